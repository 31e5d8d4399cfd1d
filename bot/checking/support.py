"""What speaks for and against a sentence being told by a text, as a few figures from 0 to 1. Pure."""

from __future__ import annotations

from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from bot.checking.judging import judged, objection
from bot.checking.reading import content, tokens
from bot.checking.stretches import common, nearest
from bot.language.figures import figures
from bot.language.words import stem
from bot.types import Claim
from bot.verify.names import names, peoples

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.checking.reading import Reading, Token
    from bot.types import Exhibit
    from corpus.types import Span

_CLOSEST = 3  # stretches that may tell what the sentence is about
_RUN = 2  # words; a single shared word is chance
_ENOUGH = 2.0  # strange names or figures from which on it is no worse


class Support(NamedTuple):
    """The figures of one sentence against one text."""

    words: float  # share of its content words in the best stretch of up to three sentences
    anywhere: float  # share of its content words anywhere in the text
    pairs: float  # share of its neighbouring content words that share a sentence of the text
    runs: float  # share of its neighbouring words, grammar included, that are neighbours in the text
    copied: float  # how long the pieces are that it shares with the text: 1 for a sentence of it
    names: float  # names that the text does not have
    figures: float  # figures that the text does not have
    against: float  # how weighty the verifier's objection is, by how near a copy the sentence is


def support(sentence: str, reading: Reading, exhibit: Exhibit) -> Support:
    """The figures of a sentence; `exhibit` is the whole of the article that `reading` lays out."""
    mine = tokens(sentence)
    wanted = content(sentence)
    best = nearest(sentence, reading)
    held = frozenset[str]().union(*reading.stems)
    runs = _share([_neighbours(a.low, b.low, reading) for a, b in pairwise(mine)])
    return Support(
        words=max((one.share for one in best), default=0.0),
        anywhere=_share([stem in held for stem in wanted]),
        pairs=_share([any({a, b} <= stems for stems in reading.stems) for a, b in pairwise(wanted)]),
        runs=runs,
        copied=_copied(mine, reading),
        names=min(1.0, strange_names(sentence, reading) / _ENOUGH),
        figures=min(1.0, strange_figures(sentence, reading) / _ENOUGH),
        against=_against(sentence, [one.span(reading) for one in best], exhibit) * runs,
    )


def _against(sentence: str, spans: Sequence[Span], exhibit: Exhibit) -> float:
    """The objection to the best stretch, unless another one stands.

    An objection to what is about something else says little: it counts by the square of what is common. In free
    rewording the verifier objects to what is true as well, so the caller has it count by how far words are copied.
    """
    verdicts = [judged(sentence, exhibit, [span]) for span in spans]
    if not verdicts or any(isinstance(one, Claim) for one in verdicts):
        return 0.0
    about = max(common(sentence, span.of(exhibit.article.text)) for span in spans[:_CLOSEST])
    return objection(verdicts[0]) * about * about


def strange_names(sentence: str, reading: Reading) -> int:
    """How many words of its names the text does not have, not even as the people of a country."""
    held = frozenset[str]().union(*reading.stems)
    parts = {part for name in names(sentence) for part in name.parts}
    known = {
        part
        for part in parts
        if part in reading.places
        or stem(part) in held
        or any(form in reading.places for form in peoples(part))
    }
    return len(parts - known)


def strange_figures(sentence: str, reading: Reading) -> int:
    """How many of its figures the text does not have, in digits or words."""
    return sum(any(value not in reading.values for value in one.values) for one in figures(sentence))


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 0.0


def _neighbours(first: str, second: str, reading: Reading) -> bool:
    after = {place + 1 for place in reading.places.get(first, ())}
    return any(place in after for place in reading.places.get(second, ()))


def _copied(mine: Sequence[Token], reading: Reading) -> float:
    """The root of the mean length of the piece that a word stands in, over the sentence's length.

    Pieces are taken as Grusky and others (2018) do: greedily, the longest that begins at a word.
    """
    low = [token.low for token in mine]
    at = total = 0
    while at < len(low):
        size = _longest(low, at, reading)
        total += size * size if size >= _RUN else 0
        at += max(1, size)
    return sqrt(total) / len(low) if low else 0.0


def _longest(low: Sequence[str], at: int, reading: Reading) -> int:
    best = 0
    for place in reading.places.get(low[at], ()):
        size = 1
        while (
            at + size < len(low)
            and place + size < len(reading.low)
            and low[at + size] == reading.low[place + size]
        ):
            size += 1
        best = max(best, size)
    return best
