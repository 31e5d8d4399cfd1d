"""The stretches of a text that come nearest to a sentence: runs of one to three sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.checking.reading import content
from bot.language.calendar import mentions
from bot.language.figures import figures
from bot.verify.names import names
from corpus.types import Span

if TYPE_CHECKING:
    from bot.checking.reading import Reading

LONGEST = 3  # sentences; what one sentence sums up seldom lies further apart in news
_EXTRA = 0.04  # of coverage that a further sentence has to bring: short quotes are easier to check by eye


class Stretch(NamedTuple):
    """A run of sentences, from the first to before `end`, and the share of a claim's content words in it."""

    first: int
    end: int
    share: float
    held: frozenset[int]  # places of the claim's content words that are there

    def span(self, reading: Reading) -> Span:
        """The characters from its first sentence to its last."""
        return Span(reading.spans[self.first].start, reading.spans[self.end - 1].end)


def nearest(sentence: str, reading: Reading, limit: int = 6) -> tuple[Stretch, ...]:
    """Up to `limit` stretches with words of the sentence, best first; ties by length, then by place."""
    wanted = content(sentence)
    if not wanted:
        return ()
    held = [frozenset(k for k, stem in enumerate(wanted) if stem in stems) for stems in reading.stems]
    found = [
        _stretch(held, first, first + size, len(wanted))
        for size in range(1, LONGEST + 1)
        for first in range(len(held) - size + 1)
        if held[first] and held[first + size - 1]
    ]
    return tuple(sorted(found, key=_order)[:limit])


def value(stretch: Stretch) -> float:
    """What a stretch is worth: its share, less something for every further sentence."""
    return stretch.share - _EXTRA * (stretch.end - stretch.first - 1)


def _order(stretch: Stretch) -> tuple[float, int, int]:
    return -value(stretch), stretch.end - stretch.first, stretch.first


def _stretch(held: list[frozenset[int]], first: int, end: int, wanted: int) -> Stretch:
    both = frozenset[int]().union(*held[first:end])
    return Stretch(first, end, len(both) / wanted, both)


def common(sentence: str, passage: str) -> float:
    """The share of a sentence's content words in a passage, figures, days and names left out: what it is about."""
    odd = [(one.start, one.end) for one in figures(sentence)]
    odd += [(one.start, one.end) for one in mentions(sentence)]
    odd += [(one.start, one.end) for one in names(sentence)]
    bare = sentence
    for start, end in odd:
        bare = bare[:start] + " " * (end - start) + bare[end:]
    wanted = content(bare)
    held = set(content(passage))
    return sum(stem in held for stem in wanted) / len(wanted) if wanted else 0.0
