"""Noun phrases: where the source of a statement begins, which words are it, and which of them name it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.language.calendar import mentions
from bot.language.house import house_style
from bot.language.words import BREAKS, Word, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

COMPLEMENTS = frozenset("of in at from with on for to by near".split())
BE = frozenset("is are was were be been being".split())
_AUX = frozenset(
    "had has have did does do also later earlier then not never now already since again have will would".split()
)
FINITE = BE | frozenset("had has have will would can could may might should must did does said says".split())
RELATIVE = frozenset(("who", "which", "that", "whose"))
_NOUNISH = frozenset(
    "by of in on over about with from despite into for its his her their these those such".split()
)
_MODIFIERS = frozenset(
    "foreign defence defense interior finance health prime deputy vice former senior local state national "
    "labour labor justice education energy transport trade home military general".split()
)
_BEHIND = frozenset("familiar close aware responsible present involved".split())
"""Adjectives that stand behind their noun: "officials familiar with the talks"."""
TELLING = frozenset(
    stem(word)
    for word in "forecast forecasts estimate estimates report reports statement statements figures data survey poll results count tally "
    "projection projections account accounts study analysis findings document documents review release released memo letter".split()
)
"""Nouns of what is told rather than of who tells it."""
_NAMING = frozenset(
    "building housing planning banking engineering training shipping mining broadcasting meeting".split()
)
"""Nouns in "-ing" that are part of a source's name."""
_NO_SOURCE = _AUX | {"reporters", "published"}
_DETERMINERS = frozenset("a an the its his her their".split())
LONGEST = 14  # words of a source with its apposition
PRONOUNS = frozenset("he she they it we i both".split())


def subject(tokens: Sequence[Word], k: int) -> int:
    """Where the source before a verb begins; k itself when there is none."""
    first = k
    while first and (tokens[first - 1].low in _AUX or tokens[first - 1].adverb):
        first -= 1
    if not first or tokens[first - 1].text != ",":
        return _back(tokens, _who(tokens, first))
    comma = _comma(tokens, first - 1)
    if comma is not None:
        outer = _back(tokens, comma)
        if outer == comma:
            return comma + 1
        return _named(tokens, outer) if tokens[comma + 1].low in RELATIVE else outer
    inner = _back(tokens, first - 1)
    return first if any(word.low in FINITE for word in tokens[inner : first - 1]) else inner


def _who(tokens: Sequence[Word], k: int) -> int:
    """Where the "who" of a clause stands that ends at k, "the guard who had seen it"; else k."""
    for j in range(k - 1, max(-1, k - LONGEST), -1):
        if not tokens[j].stem:
            return k
        if tokens[j].low == "who":
            return j if any(word.content for word in tokens[j + 1 : k]) else k
    return k


def _named(tokens: Sequence[Word], k: int) -> int:
    """Where the name begins to which the apposition at k belongs: "Ada Lund, a doctor, who …"; else k."""
    if k < 2 or tokens[k - 1].text != "," or tokens[k].low not in _DETERMINERS:  # noqa: PLR2004
        return k
    first = _back(tokens, k - 1)
    named = first < k - 1 and tokens[first].text[0].isupper() and tokens[first].low not in COMPLEMENTS
    return first if named else k


def _comma(tokens: Sequence[Word], k: int) -> int | None:
    """The comma that opens what the one at k closes: ", a surgeon," or ", who is 24,"."""
    for j in range(k - 1, max(-1, k - LONGEST), -1):
        if tokens[j].text == ",":
            return j
        if tokens[j].text in ';:.!?()—“”"':
            return None
    return None


def _back(tokens: Sequence[Word], k: int) -> int:
    """Back over the words of one noun phrase."""
    first = k
    while first and k - first < LONGEST:
        word = tokens[first - 1]
        joins = (
            word.low == "and"
            and first < k
            and word.clause
            and tokens[first].text[0].isupper()
            and _capital(tokens, first - 2)
        )
        if word.text == ")" and first > 3 and tokens[first - 3].text == "(":  # noqa: PLR2004 - "Office (RCO)"
            first -= 3
            continue
        if (
            (not word.stem and word.text not in "-’'&.")
            or (word.low in BREAKS and not joins)
            or _closes(tokens, first - 1)
        ):
            break
        first -= 1
    return first


def _closes(tokens: Sequence[Word], k: int) -> bool:
    """Whether a noun phrase cannot go on before this word: a verb, or "that"."""
    low = tokens[k].low
    return (
        low in {"that", "cent", "percent", "%"}
        or low in FINITE
        or (low in house_style().forms and not is_noun(tokens, k))
    )


def is_noun(tokens: Sequence[Word], k: int) -> bool:
    """Whether "reports", "claims", "forecast" or "accused" is a noun or an adjective here."""
    before = tokens[k - 1].low if k else ""
    if k > 1 and tokens[k - 1].text in "'’" and tokens[k - 2].low.endswith("s"):
        return True  # "analysts' forecasts"
    if k and tokens[k - 1].text.endswith(("'s", "’s", "s'", "s’")):
        return True
    return (
        before in {"the", "a", "an"}
        or before in _NOUNISH
        or (before.endswith("ed") and tokens[k].low.endswith("s"))
    )


def _capital(tokens: Sequence[Word], k: int) -> bool:
    return k >= 0 and tokens[k].text[0].isupper()


def cleaned(region: Sequence[Word], sentence: str) -> tuple[Word, ...]:
    """The words and commas of a source, without dates, ages, helpers, relative clauses and participles.

    A participle is what follows a comma in "-ing": ", speaking on condition of anonymity,".
    """
    dated = [(one.start, one.end) for one in mentions(sentence)]
    kept: list[Word] = []
    relative = comma = False
    for k, word in enumerate(region):
        noun = word.low in _NAMING or (not comma and (k + 1 == len(region) or region[k + 1].low == "of"))
        after_noun = comma or bool(kept and kept[-1].content and not noun)  # "a finding of the court"
        participle = word.text[0].islower() and (
            (after_noun and word.low.endswith("ing")) or (comma and word.low.endswith("ed"))
        )
        relative = word.low in RELATIVE or participle or (relative and word.text != ",")
        comma = word.text == ","
        unwanted = word.low in _NO_SOURCE or word.text[0].isdecimal()
        if relative or unwanted or not (word.stem or word.text == ","):
            continue
        if not any(start <= word.start < end for start, end in dated):
            kept.append(word)
    return tuple(kept) if any(word.content for word in kept) else ()


def heads_of(source: tuple[Word, ...]) -> frozenset[str]:
    """The nouns that name the source itself: what follows "of", "in" or a possessor is somebody else.

    A comma begins an apposition, which names the source again: "the director of the clinic, Ines Duarte".
    """
    heads: set[str] = set()
    part: list[Word] = []
    outside = False
    for word in source:
        if word.text == ",":
            heads |= _nouns(part)
            part, outside = [], False
        elif word.low in COMPLEMENTS or (part and word.text[0].islower() and word.low.endswith("ed")):
            heads |= _nouns(part)
            part, outside = [], outside or word.low != "for"
        elif word.content and not outside and not (part and word.low in _BEHIND):
            part = [] if word.text.endswith(("'s", "’s", "s’", "s'")) else [*part, word]
    heads |= _nouns(part)
    if heads <= TELLING:  # "the bank's forecast", "a report by the auditor": whose it is
        owners = {word.stem for word in source if word.content and word.low not in COMPLEMENTS} - TELLING
        heads = owners or heads
    return frozenset(heads)


def _nouns(part: list[Word]) -> set[str]:
    """The last word of a noun phrase, its proper names, and the noun right before these."""
    if not part:
        return set()
    heads = {part[-1].stem}
    heads |= {word.stem for word in part if word.text[0].isupper() and word.low not in _MODIFIERS}
    heads |= {
        word.stem
        for word, after in pairwise(part)
        if after.text[0].isupper() and word.text[0].islower() and word.low not in _MODIFIERS
    }
    return heads


def until_preposition(source: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words before the first preposition: "the director" of "the director of the clinic"."""
    cut = next((k for k, word in enumerate(source) if word.low in COMPLEMENTS), len(source))
    return source[:cut]
