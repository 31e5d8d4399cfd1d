"""From likenesses to groups: families of reports that hang together, and the stories within each. Pure numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

from bot.stories.likeness import likeness, outlet_doubts
from bot.stories.linking import average_link

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from bot.stories.traits import Traits

    Places = NDArray[np.intp]
    Odds = NDArray[np.float64]

REACH = timedelta(days=10)  # two reports further apart say nothing of each other
FLOOR = -3.5  # log-odds under which a likeness is not kept,
UNLIKE = -5.0  # and what it counts then
# On both labelled sets together B-cubed F1 is within .01 of the best from -2.75 to -2.0. A stricter one tells fewer events as one
# (-1.75: precision .907 for .873 and .871 for .847), but on sets of a dozen events it falls behind plain TF-IDF at its best.
JOINED = -2.25  # mean log-odds of a story; under even, as follow-ups differ from what they follow
# Reports hang together by one pair at least that is rather likely; groups are joined within families, never across.
# That keeps what one report can change near it; B-cubed F1 is the same or .01 higher.
LINKED = -1.0
LARGEST = 1_000  # reports of a family; a larger one falls apart at a higher link


class Spot(NamedTuple):
    """A report among others: its number, and where and when it stood."""

    number: int
    outlet: str
    when: datetime


class Likes(NamedTuple):
    """Pairs of reports by their numbers, with their log-odds."""

    one: NDArray[np.int64]
    other: NDArray[np.int64]
    odds: NDArray[np.float32]


class Group(NamedTuple):
    """The reports of one story by number, the earliest first, with how central each is."""

    numbers: tuple[int, ...]
    central: tuple[float, ...]  # mean log-odds to the others


@dataclass(frozen=True, slots=True)
class Web:
    """Reports by time and number, with the likenesses between them."""

    numbers: NDArray[np.int64]
    times: Odds  # seconds
    one: Places
    other: Places
    odds: Odds  # the outlet's doubt taken off

    @classmethod
    def of(cls, spots: Collection[Spot], likes: Likes, outlets: int) -> Self:
        """The web of these reports; likenesses to others are left out.

        Args:
            spots: the reports.
            likes: each pair once.
            outlets: how many the corpus has.
        """
        order = sorted(spots, key=lambda spot: (spot.when, spot.number))
        numbers = np.array([spot.number for spot in order], dtype=np.int64)
        times = np.array([spot.when.timestamp() for spot in order])
        names = {name: code for code, name in enumerate(sorted({spot.outlet for spot in order}))}
        codes = np.array([names[spot.outlet] if spot.outlet else -1 for spot in order], dtype=np.int64)
        (one, here), (other, there) = _places(numbers, likes.one), _places(numbers, likes.other)
        inside = here & there
        one, other, odds = one[inside], other[inside], likes.odds[inside].astype(np.float64)
        doubts = outlet_doubts((times[one] - times[other]) / 86_400, outlets)
        same = (codes[one] == codes[other]) & (codes[one] >= 0)
        return cls(numbers, times, one, other, odds - np.where(same, doubts, 0.0))

    def family(self, seeds: Collection[int]) -> Places:
        """The places of reports that hang together with any of these numbers, directly or through others."""
        labels = self._families(LINKED, np.arange(len(self.odds)))
        wanted = labels[np.isin(self.numbers, np.array(sorted(seeds), dtype=np.int64))]
        return np.flatnonzero(np.isin(labels, wanted))

    def groups(self, places: Places) -> list[Group]:
        """The stories among whole families, in the order of their first reports."""
        if not len(places):
            return []
        found = [group for some, pairs in self._split(places) for group in self._joined(some, pairs)]
        return [self._told(group, central) for group, central in sorted(found, key=lambda each: each[0][0])]

    def _told(self, group: Places, central: Odds) -> Group:
        return Group(tuple(self.numbers[group].tolist()), tuple(central.tolist()))

    def _families(self, link: float, pairs: Places) -> Places:
        """The family of each report, by its first member, as far as these pairs tell."""
        strong = pairs[self.odds[pairs] >= link]
        labels = np.arange(len(self.numbers))
        one, other = self.one[strong], self.other[strong]
        while True:  # each takes the lowest label around; then labels take their own labels'
            lowest = labels.copy()
            np.minimum.at(lowest, one, labels[other])
            np.minimum.at(lowest, other, labels[one])
            lowest = lowest[lowest]
            if (lowest == labels).all():
                return labels
            labels = lowest

    def _split(self, places: Places) -> Iterator[tuple[Places, Places]]:
        """Families of these reports with the pairs within; those that are too large by a higher link."""
        waiting = [(places, np.arange(len(self.odds)), LINKED)]
        while waiting:
            these, pairs, link = waiting.pop()
            for some, theirs in self._parted(these, pairs, link):
                if len(some) > LARGEST:
                    waiting.append((some, theirs, link + 1))
                else:
                    yield some, theirs

    def _parted(self, places: Places, pairs: Places, link: float) -> Iterator[tuple[Places, Places]]:
        labels = self._families(link, pairs)
        order = places[np.argsort(labels[places], kind="stable")]
        within = pairs[labels[self.one[pairs]] == labels[self.other[pairs]]]
        within = within[np.argsort(labels[self.one[within]], kind="stable")]
        owners, owned = labels[self.one[within]], labels[order]
        begins = np.flatnonzero(np.diff(owned, prepend=-1))
        ends = np.append(begins[1:], len(order))
        starts = np.searchsorted(owners, owned[begins])
        stops = np.searchsorted(owners, owned[begins], side="right")
        for begin, end, start, stop in zip(begins, ends, starts, stops, strict=True):
            yield order[begin:end], within[start:stop]

    def _joined(self, some: Places, pairs: Places) -> Iterator[tuple[Places, Odds]]:
        if len(some) == 1:
            yield some, np.zeros(1)
            return
        table = np.full((len(some), len(some)), UNLIKE)
        one, other = np.searchsorted(some, self.one[pairs]), np.searchsorted(some, self.other[pairs])
        table[one, other] = table[other, one] = self.odds[pairs]
        known = np.abs(np.subtract.outer(self.times[some], self.times[some])) <= REACH.total_seconds()
        labels = average_link(table, JOINED, known)
        np.fill_diagonal(table, 0.0)
        for label in np.unique(labels):
            group = np.flatnonzero(labels == label)
            yield some[group], table[np.ix_(group, group)].sum(axis=1) / max(1, len(group) - 1)


def neighbours(new: Sequence[Traits], held: Sequence[Traits]) -> tuple[Places, Places, NDArray[np.float32]]:
    """Pairs of a new report and one held, by their places, that are not under the floor; with their log-odds."""
    if not new or not held:
        return np.array([], dtype=np.intp), np.array([], dtype=np.intp), np.array([], dtype=np.float32)
    odds = likeness(new, held)
    apart = np.abs(np.subtract.outer(_seconds(new), _seconds(held)))
    rows, columns = np.nonzero((odds >= FLOOR) & (apart <= REACH.total_seconds()))
    return rows, columns, odds[rows, columns]


def _places(numbers: NDArray[np.int64], wanted: NDArray[np.int64]) -> tuple[Places, NDArray[np.bool_]]:
    """Where these numbers stand, and whether they do."""
    if not len(numbers):
        return np.zeros(len(wanted), dtype=np.intp), np.zeros(len(wanted), dtype=bool)
    order = np.argsort(numbers)
    found = order[np.minimum(np.searchsorted(numbers, wanted, sorter=order), len(numbers) - 1)]
    return found, numbers[found] == wanted


def _seconds(some: Sequence[Traits]) -> Odds:
    return np.array([one.when.timestamp() for one in some])
