"""Claims or quotes in another language than English: what can be checked is, and what cannot is named."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from bot.language.counted_abroad import Counted, counted
from bot.language.tongues import ENGLISH, latin, tongue
from bot.verify.called_abroad import foreigner, known, stranger, unread, vocabulary
from bot.verify.ground import Failure, Ground
from bot.verify.quotation import unmarked

if TYPE_CHECKING:
    from bot.verify.ground import Stretch

_WORDS = ("support", "attribution", "negation", "certainty", "bounds", "dates")
"""What the English checks read that no rule reads elsewhere."""
_QUOTES_NEEDED = 2  # by an inference
_VOTES = 3  # parts of a vote: one of them may be told alone, the end of a range may not
_NEAR, _AWAY = 2, 4  # words: a noun this near to a figure belongs to it, one this far does not
_WORD = re.compile(r"[^\W\d_]{3,}")


def languages(text: str, ground: Ground, asked: str = ENGLISH) -> tuple[str, frozenset[str]]:
    """The language of a claim and those of its quotes; English where nothing tells otherwise.

    Args:
        text: the claim; what it quotes does not tell its language.
        ground: its quotes.
        asked: the language of the question, in which a claim is that has no English word and tells nothing else.
    """
    own = unmarked(text, ground)
    theirs = frozenset(_of(stretch) for stretch in ground.stretches)
    mine = tongue(own)
    if not mine and asked == ENGLISH and len(theirs) == 1:
        mine = next(iter(theirs))
    return mine or asked, theirs


def _of(stretch: Stretch) -> str:
    declared = stretch.exhibit.article.language
    return tongue(stretch.whole) or tongue(stretch.near) or declared or ENGLISH


def same(ground: Ground, language: str) -> bool:
    """Whether every quote is in the claim's language."""
    return all(_of(stretch) == language for stretch in ground.stretches)


def wrong(text: str, ground: Ground, language: str) -> Failure | None:
    """The first figure or name of the claim that its quotes do not bear out; an inference needs two quotes."""
    if ground.kind == "inference" and len({stretch.span for stretch in ground.stretches}) < _QUOTES_NEEDED:
        return Failure("low_support", "an inference needs two quotes")
    own = unmarked(text, ground)
    if (failure := _figures(own, ground, language)) is not None:
        return failure
    if not _one_script(language, ground):
        return None
    name = stranger(own, language, ground) if same(ground, language) else foreigner(own, ground)
    return Failure("name_not_in_evidence", f"{name!r} is not near the quotes") if name else None


def unchecked(text: str, ground: Ground, language: str) -> tuple[str, ...]:
    """What no rule could read in a claim of this language on these quotes."""
    own = unmarked(text, ground)
    if not any(char.isalpha() for char in own):
        return ()
    names = not same(ground, language) or unread(own, language, ground)
    loaded = language != ENGLISH
    return (*_WORDS, *(("names",) if names else ()), *(("loaded language",) if loaded else ()))


def _one_script(language: str, ground: Ground) -> bool:
    """Whether the names of claim and quotes are written in the same letters."""
    return all(
        _of(stretch) == language or (latin(language) and latin(_of(stretch))) for stretch in ground.stretches
    )


def _figures(text: str, ground: Ground, language: str) -> Failure | None:
    mine = counted(text, language)
    held = [one for stretch in ground.stretches for one in counted(stretch.quote, _of(stretch))]
    named = vocabulary(ground.header)
    for one in mine:
        shown = text[one.start : one.end]
        if known(shown, named, language) and shown in ground.header:
            continue
        if not (_stands(one, held) or _year(one, ground) or _worked_out(one, mine, held, ground)):
            return Failure("number_not_in_evidence", f"{shown!r} is not in the quotes")
        if word := _displaced(text, one, ground, language):
            return Failure("number_not_in_evidence", f"{shown!r}: {word!r} belongs to another figure")
    return None


def _stands(one: Counted, held: list[Counted]) -> bool:
    """Whether the quotes have a figure: by itself, as part of a vote, or in two figures side by side for a range."""
    for other in held:
        if (one.values, one.percent) == (other.values, other.percent):
            return True
        if len(other.values) >= _VOTES and one.values[0] in other.values and len(one.values) == 1:
            return True
    pairs = [first.values + second.values for first, second in pairwise(held)]
    return len(one.values) > 1 and any(one.values == pair for pair in pairs)


def _year(one: Counted, ground: Ground) -> bool:
    """Whether a figure is the year in which an article was printed."""
    years = {stretch.exhibit.article.published_at for stretch in ground.stretches}
    return any(when is not None and one.values == (Fraction(when.year),) for when in years)


def _worked_out(one: Counted, mine: tuple[Counted, ...], held: list[Counted], ground: Ground) -> bool:
    """Whether an inference shows the two figures whose sum or difference this one is."""
    if ground.kind != "inference" or len(one.values) != 1:
        return False
    shown = [
        other.values[0]
        for other in mine
        if other is not one and len(other.values) == 1 and _stands(other, held)
    ]
    return any(one.values[0] in {a + b, abs(a - b)} for a, b in combinations(shown, 2))


def _displaced(text: str, one: Counted, ground: Ground, language: str) -> str:
    """The noun behind a figure that the quotes have beside another figure only, or ""."""
    noun = _WORD.search(text, one.end)
    if noun is None or noun.start() - one.end > 1:
        return ""
    for stretch in ground.stretches:
        if _of(stretch) != language:
            continue
        whole = stretch.whole
        beside = {
            other.values
            for other in counted(whole, language)
            if _within(whole, other, noun.group(), language, _NEAR)
        }
        around = {
            other.values
            for other in counted(whole, language)
            if _within(whole, other, noun.group(), language, _AWAY)
        }
        if (
            beside
            and one.values not in around
            and one.values in {other.values for other in counted(whole, language)}
        ):
            return noun.group()
    return ""


def _within(text: str, one: Counted, noun: str, language: str, reach: int) -> bool:
    """Whether a noun stands within so many words behind a figure, or before it for the far look."""
    every = counted(text, language)
    until = min((other.start for other in every if other.start >= one.end), default=len(text))
    since = max((other.end for other in every if other.end <= one.start), default=0)
    behind = [match.group() for match in _WORD.finditer(text, one.end, until)][:reach]
    before = (
        [match.group() for match in _WORD.finditer(text, since, one.start)][-_NEAR:] if reach > _NEAR else []
    )
    return known(noun, vocabulary(" ".join((*behind, *before))), language)
