"""Who says what in a sentence: sources, the verbs that attribute to them, and the words that these govern."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.language.binding import looks_verbal
from bot.language.house import house_style
from bot.language.phrases import (
    BE,
    FINITE,
    LONGEST,
    PRONOUNS,
    RELATIVE,
    TELLING,
    cleaned,
    heads_of,
    subject,
)
from bot.language.words import BREAKS, PASTS, Word, stem, words
from bot.verify.quotation import speech
from bot.verify.reach import governs, parted
from bot.verify.reporting import led, reports
from bot.verify.statement import Attribution

if TYPE_CHECKING:
    from collections.abc import Sequence

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


_POSSESSIVES = frozenset("its his her their".split())
_NO_ONE = frozenset("neither nothing nobody none no".split())
_AUXILIARY = frozenset("has have had also later then".split())
_OF_THINGS = frozenset(
    stem(word) for word in "call describe ask urge reject agree find put rule quote speak show".split()
)
"""Verbs that have a thing for their object as often as a statement: "the union, which had called the march"."""
_LEADING = frozenset("to by with against from citing".split())
"""What stands before the noun that "who" belongs to: "goes to the governor, who has said"."""


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
            or _gapped(tokens, k, sentence, found)
            or _hedged(tokens, k, sentence)
            or _verbal(tokens, k, sentence, found)
        )
        if one is not None:
            found.append(one)
    if not found and (one := _opened(tokens, sentence)) is not None:
        found.append(one)
    return tuple(one for one in parted(tokens, found) if one.heads or not one.source)


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


def _opened(tokens: Sequence[Word], sentence: str) -> Attribution | None:
    """As in "In a Harbor Institute poll, P": nobody else says it."""
    end = next((k for k, word in enumerate(tokens[:LONGEST]) if word.text == ","), 0)
    region = tokens[1:end]
    if not region or tokens[0].low != "in" or region[0].low not in _ARTICLES:
        return None
    told = any(word.stem in TELLING and word.text[0].islower() for word in region)
    source = cleaned(region, sentence)
    if not told or not any(word.text[0].isupper() for word in source):
        return None
    return _made(source, "accord", (tokens[0].start, tokens[end].start), (tokens[end].end, len(sentence)))


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
    passive = word.low in style.passive and led(tokens, k) in BE and not _agent(tokens, k)
    if word.low not in style.hedges and not passive:
        return None
    if word.low == "alleged" and not passive and led(tokens, k) not in _ARTICLES:
        return None
    clause = [one for one in tokens if one.clause == word.clause]
    start = clause[0].start if not passive or any(one.low in RELATIVE for one in clause) else 0
    stop = sentence.find(";", word.end)
    return _made(
        (), word.stem, (word.start, word.end), (start, stop if stop >= 0 and not passive else len(sentence))
    )


def _agent(tokens: Sequence[Word], k: int) -> bool:
    return any(word.low == "by" for word in tokens[k + 1 : k + 3])


def _verbal(tokens: Sequence[Word], k: int, sentence: str, found: list[Attribution]) -> Attribution | None:
    """As in "X said P", "P, X said", "P, said X"."""
    if (passive := _passive(tokens, k, sentence)) is not None:
        return passive
    if not reports(tokens, k):
        return None
    if (inverted := _inverted(tokens, k, sentence)) is not None:
        return inverted
    if (relative := _relative(tokens, k, sentence)) is not None:
        return relative
    first = subject(tokens, k) if not tokens[k].low.endswith("ing") else k
    source = cleaned(tokens[first:k], sentence)
    if any(word.low in _NO_ONE for word in tokens[first : first + 1]):
        return None  # "Neither company disclosed the price"
    pronoun = [word.low for word in tokens[first:k] if word.low in PRONOUNS]
    if led(tokens, k) in PRONOUNS or _its_own(tokens[first:k]):
        source = ()  # "In his letter he wrote", "its report said"
    pronoun = pronoun or (["its"] if _its_own(tokens[first:k]) else [])
    if not source and not pronoun:
        source = _carried(tokens, k, sentence, found)
        if not source:
            return None
    start = tokens[first].start if first < k else tokens[k].start
    reach = governs(tokens, (first, k), sentence)
    return _made(source, tokens[k].stem, (start, tokens[k].end), reach, pronoun=bool(pronoun) and not source)


def _gapped(tokens: Sequence[Word], k: int, sentence: str, found: list[Attribution]) -> Attribution | None:
    """As in "organisers put the crowd at 80,000, police at 32,000": the second is told by the police."""
    counted = tokens[k].low == "at" and k + 1 < len(tokens) and tokens[k + 1].text[0].isdecimal()
    if not counted or not found or found[-1].verb != "put" or found[-1].end > tokens[k].start:
        return None
    cut = next((j for j in range(k - 1, max(0, k - 6), -1) if tokens[j].low in {",", "and", ";", "while"}), k)
    region = tokens[cut + 1 : k]
    if (
        not region
        or region[0].start < found[-1].end
        or any(looks_verbal(word) for word in region)
        or not (source := cleaned(region, sentence))
    ):
        return None
    return _made(source, "put", (region[0].start, region[-1].end), (region[-1].end, len(sentence)))


def _its_own(region: Sequence[Word]) -> bool:
    """As in "its 340-page report": what is told by a thing of somebody named before."""
    return bool(region) and region[0].low in _POSSESSIVES and region[-1].stem in TELLING


def _relative(tokens: Sequence[Word], k: int, sentence: str) -> Attribution | None:
    """As in "the mayor, who has said P": it governs what follows, up to the next mark."""
    who = k - 1
    while who > 1 and (tokens[who].adverb or tokens[who].low in _AUXILIARY):
        who -= 1
    if who < 1 or tokens[who].low not in {"who", "which"} or tokens[k].stem in _OF_THINGS:
        return None
    end = who - (tokens[who - 1].text == ",")
    first = subject(tokens, end)
    while first < end and any(word.low in _LEADING for word in tokens[first:end]):
        first += 1
    source = cleaned(tokens[first:end], sentence)
    after = next((word.start for word in tokens[k:] if word.text in ",;:"), len(sentence))
    if not source:
        return None
    return _made(source, tokens[k].stem, (tokens[first].start, tokens[k].end), (tokens[k].end, after))


def _passive(tokens: Sequence[Word], k: int, sentence: str) -> Attribution | None:
    """As in "the damage was put at 14 million by the mayor's office", "those surveyed by the institute"."""
    word = tokens[k]
    told = word.stem in house_style().reporting and (led(tokens, k) in BE or tokens[k - 1].low in BE)
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
    going = tokens[k].low.endswith("ing")  # "Prosecutors charged him, alleging that P"
    if not k or (tokens[k - 1].low not in {"and", "but"} and not going) or found:
        return ()
    acts = next((j for j in range(1, k) if looks_verbal(tokens[j])), None)
    if acts is None:
        acts = next((j for j in range(1, k) if _present(tokens, j)), None)
    return cleaned(tokens[subject(tokens, acts) : acts], sentence) if acts is not None else ()


def _present(tokens: Sequence[Word], k: int) -> bool:
    """Whether a word looks like a verb in the present: "The agency employs 40 people and says"."""
    before, after = tokens[k - 1], tokens[k + 1 : k + 2]
    ends = tokens[k].text[0].islower() and tokens[k].low.endswith("s") and tokens[k].content
    return bool(ends and before.content and after and (not after[0].content or after[0].text[0].isdecimal()))


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
    named = any(word.text[0].isupper() for word in region) or (region and region[0].low in _ARTICLES)
    end = _apposed(tokens, end) if named else end
    source = cleaned(tokens[k + 1 : end], sentence)
    if (
        not source
        or any(_finite(word) for word in region)
        or (end < len(tokens) and tokens[end].text in ('"', "“", ":", "that"))
    ):
        return None
    if not named or (tokens[k].stem != "say" and end < len(tokens) and tokens[end].text != "."):
        return None
    return _made(source, tokens[k].stem, (tokens[k].start, tokens[end - 1].end), (0, tokens[k].start))


def _finite(word: Word) -> bool:
    """Whether a word shows that a region is a statement, not a source."""
    return word.low in FINITE or word.low in {"to", "he", "it", "they", "she"} or _past(word)


def _past(word: Word) -> bool:
    return word.text[0].islower() and (word.low.endswith("ed") or word.low in PASTS)


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
