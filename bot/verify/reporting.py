"""Which words of a sentence report what somebody says, and which only look so."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.language.house import house_style
from bot.language.numerals import TENS, UNITS
from bot.language.phrases import BE, LONGEST, is_noun
from bot.language.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.words import Word

_CHARGES = frozenset("reports report accusation accusations claim claims allegation allegations charge charges suggestion suggestions "
    "criticism idea that".split())  # fmt: skip
_NEEDS = {
    "rejected": _CHARGES,
    "rejects": _CHARGES,
    "agreed": frozenset(("that",)),
    "spoke": frozenset(("of",)),
}
"""Verbs that report only with one of these words behind them."""
_TAKES = {
    "responded": frozenset(("with", "by")),
    "claimed": frozenset("responsibility victory credit lives life".split()),
    "called": frozenset(("off", "up", "in")),
    "ruled": frozenset(("out",)),
    "found": frozenset("guilty liable innocent dead alive body bodies".split()),
}
"""Verbs that do not report with one of these words behind them."""
_BARE = frozenset(
    "say expect believe think argue insist deny estimate predict warn suggest fear hope".split()
)
"""Verbs whose bare form reports behind a plural or "did not", and is no noun there."""
_PLURALS = frozenset("people police they we some many others both".split())
_HELD = frozenset("expect believe think".split())  # with "not" these still report, "did not say" does not
_HELD_STEMS = frozenset(stem(word) for word in _HELD)
_UNREPORTED = frozenset("to will would could may might must should can and or".split())
_STUDIES = frozenset("poll survey study count data figures results estimate estimates census report".split())
_FINDERS = _STUDIES | frozenset(
    "court inquiry panel jury judge audit auditors investigation investigators investigator researchers scientists commission "
    "tribunal review probe authors team experts inspectors".split()
)
"""Who finds that something is so; others find things."""
_ABOUT = frozenset(
    "a about around least more no fewer less between nearly almost some over under up roughly just".split()
)
_FIGURES = frozenset("figure number estimate count".split())
_SAYING = frozenset("saying alleging claiming".split())
_BY = frozenset("forecast estimated predicted expected reported described projected".split())
_STUDY_VERBS = frozenset("gave had shows show suggests suggest says finds reveals gives".split())


def led(tokens: Sequence[Word], k: int) -> str:
    """The word before, past adverbs."""
    k -= 1
    while k > 0 and tokens[k].adverb:
        k -= 1
    return tokens[k].low if k >= 0 else ""


def reports(tokens: Sequence[Word], k: int) -> bool:
    """Whether a word is a reporting verb of the active voice, not a noun and not an infinitive."""
    style, word = house_style(), tokens[k]
    before = led(tokens, k)
    named = word.text[0].isupper() or tokens[k - 1].text == "-" or word.low.endswith("ings")
    if (k and named) or not _tells(tokens, k):
        return False  # "River States", "value-added", "four warnings"
    if word.low == "not" or (before == "not" and word.stem not in _HELD_STEMS):
        return False  # "not" has the stem of "noted"; "has not commented" is no statement
    followed = k + 1 < len(tokens) and (
        tokens[k + 1].low in BE or (word.low in _BY and tokens[k + 1].low == "by")
    )
    if followed or _no_statement(tokens, k) or before in BE or before in {"to", "that", "whose"}:
        return False
    counts = word.low == "gave" and any(w.low in _FIGURES for w in tokens[k + 2 : k + 5])
    studies = word.low in _STUDY_VERBS and any(w.low in _STUDIES for w in tokens[max(0, k - 5) : k])
    if counts or studies:  # "police gave a figure of 32,000", "the survey gave"
        return True
    if word.stem not in style.reporting or word.low.endswith("ing"):
        return word.stem in style.reporting and _going_on(tokens, k)
    if word.low in _NEEDS and not any(w.low in _NEEDS[word.low] for w in tokens[k + 1 : k + 8]):
        return False
    if word.low in style.forms or word.low.endswith("s"):
        return not is_noun(tokens, k)
    return _bare(tokens, k, before)


def _going_on(tokens: Sequence[Word], k: int) -> bool:
    """As in "charged him, alleging that P": a comma, the verb, a statement."""
    behind = tokens[k + 1].low if k + 1 < len(tokens) else ""
    return k > 1 and tokens[k - 1].text == "," and (behind == "that" or tokens[k].low in _SAYING)


def _tells(tokens: Sequence[Word], k: int) -> bool:
    """Whether "put" or "found" tells something: "put it at 12", "the inquiry found", "found that"; not "found a body"."""
    behind = [word.low for word in tokens[k + 1 : k + 20]]
    if tokens[k].low == "put":
        return any(one == "at" and _counts(after) for one, after in pairwise(behind))
    trails = k + 1 == len(tokens) or (not tokens[k + 1].stem and tokens[k + 1].text in ",.;")
    if tokens[k].low != "found" or trails or "that" in behind[:1]:
        return True
    return any(word.low in _FINDERS for word in tokens[max(0, k - LONGEST) : k])


def _counts(low: str) -> bool:
    return low[0].isdecimal() or low in UNITS or low in TENS or low in _ABOUT or low in "$€£"


def _bare(tokens: Sequence[Word], k: int, before: str) -> bool:
    """Whether a reporting verb in its bare form reports: "the authors estimate", "she did not expect"."""
    word = tokens[k]
    if word.low in _BARE and k and tokens[k - 1].stem and before not in _UNREPORTED:
        return before != "not" or word.low in _HELD
    return before.endswith("s") or before in _PLURALS


def _no_statement(tokens: Sequence[Word], k: int) -> bool:
    """As in "claimed responsibility", "found guilty", "added 11 rebounds"."""
    counted = tokens[k].low == "added" and k + 1 < len(tokens) and tokens[k + 1].text[0].isdecimal()
    return counted or any(w.low in _TAKES.get(tokens[k].low, ()) for w in tokens[k + 1 : k + 4])
