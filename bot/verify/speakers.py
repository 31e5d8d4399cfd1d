"""Who says what in a sentence: sources, the verbs that attribute to them, and the words that these govern."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.verify.binding import looks_verbal
from bot.verify.calendar import mentions
from bot.verify.house import house_style
from bot.verify.numerals import TENS, UNITS
from bot.verify.phrases import (
    BE,
    FINITE,
    LONGEST,
    PRONOUNS,
    RELATIVE,
    cleaned,
    heads_of,
    is_noun,
    subject,
    until_preposition,
)
from bot.verify.quotation import speech
from bot.verify.words import BREAKS, PASTS, Word, stem, words

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_SURVEYED = frozenset("surveyed polled questioned interviewed blamed".split())
_TO_DO = frozenset("to on in at of".split()) - {"of", "at"}
_WORDS_OF = (
    ("in", "the", "words", "of"),
    ("in", "the", "view", "of"),
    ("in", "a", "statement", "by"),
    ("in", "a", "statement", "from"),
)
_ARTICLES = frozenset("the a an his her its their".split())
_INVERTING = frozenset(
    "said says added adds wrote writes explained noted warned reported announced asked".split()
)
"""Verbs that may stand before their speaker: "…, said the minister"."""
_STUDIES = frozenset("poll survey study count data figures results estimate estimates census report".split())
_FINDERS = _STUDIES | frozenset(
    "court inquiry panel jury judge audit auditors investigation investigators investigator researchers scientists commission "
    "tribunal review probe authors team experts inspectors".split()
)
"""Who finds that something is so; others find things."""
_ABOUT = frozenset(
    "a about around least more no fewer less between nearly almost some over under up roughly just".split()
)
_STUDY_VERBS = frozenset("gave had shows show suggests suggest says finds reveals gives".split())
_OBJECT = 1  # content words that may follow it without a preposition: "told reporters"
_TAIL = 6  # content words that may follow a trailing "X said": "on Tuesday in a statement"


class Attribution(NamedTuple):
    """One statement with its source."""

    source: tuple[Word, ...]  # empty for a hedge without a speaker
    heads: frozenset[str]  # stems of the source's own nouns and names, without "of Paris" and the like
    verb: str  # its stem; "accord" for "according to"
    start: int  # where source and verb begin and end in the text
    end: int
    governs: tuple[int, int]  # the characters that it is answerable for
    pronoun: bool = False

    @property
    def hedge(self) -> bool:
        """Whether it keeps its distance without naming anyone."""
        return not self.source and not self.pronoun

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the source's content words."""
        return frozenset(word.stem for word in self.source if word.content)

    @property
    def segments(self) -> tuple[frozenset[str], ...]:
        """The heads of each apposition: every one names the source."""
        parts: list[list[Word]] = [[]]
        for word in self.source:
            if word.text == ",":
                parts.append([])
            else:
                parts[-1].append(word)
        return tuple(heads for part in parts if (heads := heads_of(tuple(part))))

    @property
    def own(self) -> frozenset[str]:
        """The same without what a preposition hangs on: "the director" of "the director of the clinic"."""
        return frozenset(word.stem for word in until_preposition(self.source) if word.content)


@lru_cache(maxsize=1024)
def attributions(sentence: str) -> tuple[Attribution, ...]:
    """The attributions of one sentence in order; those inside quotation marks are left out."""
    spoken = speech(sentence)
    tokens = words(sentence)
    found: list[Attribution] = []
    for k, word in enumerate(tokens):
        if any(start <= word.start < end for start, end in spoken) or not word.stem:
            continue
        one = (
            _according(tokens, k, sentence)
            or _hedged(tokens, k, sentence)
            or _verbal(tokens, k, sentence, found)
        )
        if one is not None:
            found.append(one)
    return tuple(one for one in _cut(tokens, found) if one.heads or not one.source)


def _according(tokens: Sequence[Word], k: int, sentence: str) -> Attribution | None:
    """As in "according to X", "citing X"."""
    after = tokens[k + 1].low if k + 1 < len(tokens) else ""
    phrase = tuple(word.low for word in tokens[k : k + 4])
    if not (
        (tokens[k].low == "according" and after == "to") or tokens[k].low == "citing" or phrase in _WORDS_OF
    ):
        return None
    first = k + 4 if phrase in _WORDS_OF else k + 2 if after == "to" else k + 1
    end = first
    while (
        end < len(tokens) and end < first + LONGEST and not (_ends(tokens[end]) or tokens[end].low in FINITE)
    ):
        end += 1
    end = _apposed(tokens, end)
    source = cleaned(tokens[first:end], sentence)
    opens = k == 0
    governs = (tokens[end - 1].end, len(sentence)) if opens else (0, tokens[k].start)
    return _made(source, "accord", (tokens[k].start, tokens[max(first, end) - 1].end), governs)


def _apposed(tokens: Sequence[Word], end: int) -> int:
    """Past a name between commas that names the source again: "the police chief, Ada Lund"; else `end`."""
    last = end + 1
    while last < len(tokens) and tokens[last].stem and tokens[last].text[0].isupper():
        last += 1
    named = end < len(tokens) and tokens[end].text == "," and last > end + 2
    return last if named and (last == len(tokens) or not tokens[last].stem) else end


def _ends(word: Word) -> bool:
    return word.text in ',;:.!?()—–"“”\n' or word.low in BREAKS - {"and"} or word.low == "that"


def _hedged(tokens: Sequence[Word], k: int, sentence: str) -> Attribution | None:
    """As in "allegedly", "is accused of", "was said to"; in a relative clause only that clause is held at a distance."""
    style, word = house_style(), tokens[k]
    passive = word.low in style.passive and _led(tokens, k) in BE and not _agent(tokens, k)
    if word.low not in style.hedges and not passive:
        return None
    if word.low == "alleged" and not passive and _led(tokens, k) not in _ARTICLES:
        return None
    clause = [one for one in tokens if one.clause == word.clause]
    start = clause[0].start if not passive or any(one.low in RELATIVE for one in clause) else 0
    return _made((), word.stem, (word.start, word.end), (start, len(sentence)))


def _led(tokens: Sequence[Word], k: int) -> str:
    """The word before, past adverbs."""
    k -= 1
    while k > 0 and tokens[k].adverb:
        k -= 1
    return tokens[k].low if k >= 0 else ""


def _agent(tokens: Sequence[Word], k: int) -> bool:
    return any(word.low == "by" for word in tokens[k + 1 : k + 3])


def _verbal(tokens: Sequence[Word], k: int, sentence: str, found: list[Attribution]) -> Attribution | None:
    """As in "X said P", "P, X said", "P, said X"."""
    if (passive := _passive(tokens, k, sentence)) is not None:
        return passive
    if not _reports(tokens, k):
        return None
    if (inverted := _inverted(tokens, k, sentence)) is not None:
        return inverted
    first = subject(tokens, k)
    source = cleaned(tokens[first:k], sentence)
    pronoun = [word.low for word in tokens[first:k] if word.low in PRONOUNS]
    if not source and not pronoun:
        source = _carried(tokens, k, sentence, found)
        if not source:
            return None
    start = tokens[first].start if first < k else tokens[k].start
    governs = _governs(tokens, (first, k), sentence)
    return _made(
        source, tokens[k].stem, (start, tokens[k].end), governs, pronoun=bool(pronoun) and not source
    )


def _passive(tokens: Sequence[Word], k: int, sentence: str) -> Attribution | None:
    """As in "the damage was put at 14 million by the mayor's office", "those surveyed by the institute"."""
    word = tokens[k]
    told = word.stem in house_style().reporting and (_led(tokens, k) in BE or tokens[k - 1].low in BE)
    if (
        not (told or word.low in _SURVEYED)
        or word.low == "not"
        or not (word.low.endswith("ed") or word.low in PASTS or word.low == "put")
    ):
        return None
    by = next(
        (j for j in range(k + 1, len(tokens)) if tokens[j].low == "by" or tokens[j].text in ",;:"),
        len(tokens),
    )
    if by >= len(tokens) or tokens[by].low != "by":
        return None
    end = by + 1
    while (
        end < len(tokens)
        and end <= by + LONGEST
        and not (_ends(tokens[end]) or tokens[end].low in _TO_DO or tokens[end].low in FINITE)
    ):
        end += 1
    source = cleaned(tokens[by + 1 : end], sentence)
    if not source or source[0].low.endswith("ing"):
        return None
    return _made(source, word.stem, (tokens[k].start, tokens[end - 1].end), (0, len(sentence)))


def _carried(tokens: Sequence[Word], k: int, sentence: str, found: list[Attribution]) -> tuple[Word, ...]:
    """The source that a verb without one of its own goes on from: "X said P and added Q", "X met Y and said P"."""
    if k and tokens[k - 1].low not in {"and", "but", ",", "or"}:
        return ()
    if found and found[-1].source:
        return found[-1].source
    if not k or tokens[k - 1].low not in {"and", "but"} or found:
        return ()
    acts = next((j for j in range(1, k) if looks_verbal(tokens[j])), None)
    return cleaned(tokens[subject(tokens, acts) : acts], sentence) if acts is not None else ()


def _reports(tokens: Sequence[Word], k: int) -> bool:
    """Whether a word is a reporting verb of the active voice, not a noun and not an infinitive."""
    style, word = house_style(), tokens[k]
    before = _led(tokens, k)
    if (k and (word.text[0].isupper() or tokens[k - 1].text == "-")) or not _tells(tokens, k):
        return False  # "River States", "value-added"
    if word.low == "not" or (before == "not" and word.stem not in _HELD_STEMS):
        return False  # "not" has the stem of "noted"; "has not commented" is no statement
    followed = k + 1 < len(tokens) and tokens[k + 1].low in BE
    if followed or _no_statement(tokens, k) or before in BE or before == "to" or before in RELATIVE:
        return False
    if word.low in _STUDY_VERBS and k and any(w.low in _STUDIES for w in tokens[max(0, k - 5) : k]):
        return True
    if word.stem not in style.reporting or word.low.endswith("ing"):
        return False
    if word.low in _NEEDS and not any(w.low in _NEEDS[word.low] for w in tokens[k + 1 : k + 8]):
        return False
    if word.low in style.forms or word.low.endswith("s"):
        return not is_noun(tokens, k)
    return _bare(tokens, k, before)


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


def _inverted(tokens: Sequence[Word], k: int, sentence: str) -> Attribution | None:
    """As in "P, said X": the source runs up to the next mark and holds no verb."""
    if (
        k == 0
        or tokens[k].low not in _INVERTING
        or tokens[k - 1].stem
        or tokens[k - 1].text not in ",\"”“'’?!»"
    ):
        return None
    end = k + 1
    while end < len(tokens) and end <= k + LONGEST and not _ends(tokens[end]):
        end += 1
    region = tokens[k + 1 : end]
    source = cleaned(region, sentence)
    if (
        not source
        or any(_finite(word) for word in region)
        or (end < len(tokens) and tokens[end].text in ('"', "“", ":", "that"))
    ):
        return None
    named = any(word.text[0].isupper() for word in source) or region[0].low in _ARTICLES
    if not named or (tokens[k].stem != "say" and end < len(tokens) and tokens[end].text != "."):
        return None
    return _made(source, tokens[k].stem, (tokens[k].start, tokens[end - 1].end), (0, tokens[k].start))


def _finite(word: Word) -> bool:
    """Whether a word shows that a region is a statement, not a source."""
    return word.low in FINITE or word.low in {"to", "he", "it", "they", "she"} or _past(word)


def _past(word: Word) -> bool:
    return word.text[0].islower() and (word.low.endswith("ed") or word.low in PASTS)


def _governs(tokens: Sequence[Word], place: tuple[int, int], sentence: str) -> tuple[int, int]:
    """What an active "X said" is answerable for: what follows it, or all before when it trails."""
    first, k = place
    before = [word for word in tokens[:first] if word.content]
    after = [word for word in tokens[k + 1 :] if word.content]
    trails = first > 0 and not tokens[first - 1].stem and tokens[first - 1].text not in ";.:" and bool(before)
    closes = k + 1 >= len(tokens) or (not tokens[k + 1].stem and tokens[k + 1].text in ',.;"”')
    dated = {one.start for one in mentions(sentence)}
    closes = (
        closes
        or (len(after) <= _TAIL and tokens[k + 1].low in {"on", "in", "at", "late", "early", "by", "after"})
        or (k + 1 < len(tokens) and tokens[k + 1].start in dated)
    )
    closes = closes or (len(after) <= _OBJECT and not any(word.low in FINITE for word in tokens[k + 1 :]))
    quoted = trails and tokens[first - 1].text in "\"”'’»"
    stop = sentence.find(";", tokens[k].end)
    end = stop if stop >= 0 else len(sentence)  # "…, its air force said; the figures could not be checked"
    return (0, end) if trails and (closes or quoted) else (tokens[k].end, len(sentence))


@lru_cache(maxsize=1024)
def sources(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text names its sources, reporting verbs included."""
    return tuple((one.start, one.end) for one in attributions(text))


def _made(
    source: tuple[Word, ...],
    verb: str,
    place: tuple[int, int],
    governs: tuple[int, int],
    *,
    pronoun: bool = False,
) -> Attribution:
    return Attribution(source, heads_of(source), verb, *place, governs, pronoun)


def _cut(tokens: Sequence[Word], found: list[Attribution]) -> list[Attribution]:
    """End what one source governs where "and", "but" or "while" brings in the next one."""
    cut: list[Attribution] = []
    for k, one in enumerate(found):
        later = next((other for other in found[k + 1 :] if other.source != one.source and other.source), None)
        start, end = one.governs
        if later is not None and start >= one.end and _joined(tokens, later.start):
            end = later.start
        cut.append(one._replace(governs=(start, end)))
    return cut


def _joined(tokens: Sequence[Word], start: int) -> bool:
    before = [word for word in tokens if word.end <= start]
    return bool(before) and before[-1].low in {"and", "but", "while", "whereas", ";", ","}
