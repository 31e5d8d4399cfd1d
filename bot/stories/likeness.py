"""How likely two reports are of one event: words, names, numbers, meaning, time and outlet as log-odds. Pure numbers.

Each number depends on its two reports alone, so that nothing changes when others come or go.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from bot.stories.traits import Bag, Traits

    Matrix = NDArray[np.float32]

_DAY = 86_400
_ROWS, _COLUMNS = 256, 1024  # compared at a time: bounds memory to about 100 MB


@dataclass(frozen=True, slots=True)
class Weights:
    """What each likeness adds to the log-odds; logistic regression over pairs of reports."""

    constant: float
    words: float  # share of the smaller report's telling words that the other has
    lead: float  # the same of titles and leads
    title: float  # share of a title's words that the other report has, the mean of both
    names: float  # logarithm of how telling the common names are together
    numbers: float  # share of the numbers
    days: float  # logarithm of the days between them
    tongues: float  # they are in two languages: fewer words can be common
    length: float  # logarithm of the shorter report's words: more words can be common
    today: float = 0.0  # they are of one day; its date stands in what was embedded, and makes it alike
    meaning: float = 0.0  # cosine of the vectors of their openings


# Fitted to all pairs of tests/evals/data/stories.jsonl and stories_short.jsonl together (L2 3, the outlet's doubt fixed).
# MEANT: with vectors of the packaged MiniLM, of passages with their header. SAID: without vectors; its constant is .5 up
# from the fit, as dozens of events are told apart more boldly than hundreds: B-cubed F1 of 12 events .94 for .89.
MEANT = Weights(-1.1, -1.7, 3.1, 2.7, 1.1, 4.5, -1.1, 1.6, -1.5, -0.7, 8.9)
SAID = Weights(-0.4, 7.0, 3.9, 4.7, 1.1, 3.8, -0.7, 1.0, -1.3)

# An outlet seldom reports one event twice, least of all at once. Fitted freely these were 4 and 4; less is taken, as other
# corpora may have fewer outlets (of B-cubed F1 that costs nothing: .888 and .791 either way).
OFTEN, AT_ONCE, FADING = 3.0, 2.0, 1.5  # log-odds, log-odds, days
MANY = 8  # outlets, from which on the doubt is whole: with one alone it says nothing


def likeness(rows: Sequence[Traits], columns: Sequence[Traits]) -> Matrix:
    """(rows, columns) log-odds that two reports are of one event, whichever outlets they are from."""
    found = np.zeros((len(rows), len(columns)), dtype=np.float32)
    for top in range(0, len(rows), _ROWS):
        for left in range(0, len(columns), _COLUMNS):
            block = _block(rows[top : top + _ROWS], columns[left : left + _COLUMNS])
            found[top : top + _ROWS, left : left + _COLUMNS] = block
    return found


def outlet_doubts(days: NDArray[np.float64], outlets: int) -> NDArray[np.float64]:
    """What is taken off for pairs of reports of one outlet, in log-odds.

    Args:
        days: between the two of each pair.
        outlets: how many the corpus has.
    """
    share = 1 - 1 / max(1, min(outlets, MANY))
    return (OFTEN + AT_ONCE * np.exp(-np.abs(days) / FADING)) * share


def features(rows: Sequence[Traits], columns: Sequence[Traits]) -> dict[str, Matrix]:
    """Each likeness by its name in `Weights`, but for meaning."""
    whole = _Common(rows, columns, lambda one: one.words)
    lead = _Common(rows, columns, lambda one: one.words.first(one.leading))
    names = _Common(rows, columns, lambda one: one.names)
    numbers = _Common(rows, columns, lambda one: one.numbers)
    days = np.abs(_each(rows, _days)[:, None] - _each(columns, _days)[None, :])
    shorter = np.minimum(_each(rows, _length)[:, None], _each(columns, _length)[None, :])
    return {
        "words": whole.share(8),
        "lead": lead.share(8),
        "title": _titles(rows, columns),
        "names": np.log1p(names.sums),
        "numbers": numbers.share(2),
        "days": np.log1p(days),
        "tongues": _strangers(rows, columns),
        "length": np.log(shorter + 5),
        "today": (_each(rows, _date)[:, None] == _each(columns, _date)[None, :]).astype(np.float32),
    }


def _block(rows: Sequence[Traits], columns: Sequence[Traits]) -> Matrix:
    found = features(rows, columns)
    said = _odds(found, SAID)
    one, other = _vectors(rows), _vectors(columns)
    if one is None or other is None or one.shape[1] != other.shape[1]:
        return said
    meant = _odds(found, MEANT) + MEANT.meaning * (one @ other.T)
    both = np.outer(one.any(axis=1), other.any(axis=1))
    chosen: Matrix = np.where(both, meant, said)
    return chosen


def _odds(found: dict[str, Matrix], weights: Weights) -> Matrix:
    total = sum(getattr(weights, name) * values for name, values in found.items())
    odds: Matrix = np.asarray(total + weights.constant, dtype=np.float32)
    return odds


class _Common:
    """What reports have in common of one kind of bag."""

    def __init__(
        self, rows: Sequence[Traits], columns: Sequence[Traits], bag: Callable[[Traits], Bag]
    ) -> None:
        mine, theirs = [bag(one) for one in rows], [bag(one) for one in columns]
        self.sums = _shared(mine, theirs)
        self._mine, self._theirs = _totals(mine), _totals(theirs)

    def share(self, least: float) -> Matrix:
        """Of the smaller one's weight; `least` keeps the little from counting as much."""
        smaller = np.minimum(self._mine[:, None], self._theirs[None, :])
        return np.asarray(self.sums / (smaller + least), dtype=np.float32)


def _shared(mine: Sequence[Bag], theirs: Sequence[Bag]) -> Matrix:
    """How much the terms weigh that two bags have both; by the weights of the first."""
    (rows, found), (columns, sought) = _laid(mine), _laid(theirs)
    terms = np.intersect1d(found, sought)
    if not len(terms):
        return np.zeros((len(mine), len(theirs)), dtype=np.float32)
    left = np.zeros((len(mine), len(terms)), dtype=np.float32)
    right = np.zeros((len(theirs), len(terms)), dtype=np.float32)
    places, known = _looked_up(terms, found)
    left[rows[known], places[known]] = np.concatenate([bag.weights for bag in mine])[known]
    places, known = _looked_up(terms, sought)
    right[columns[known], places[known]] = 1
    return np.asarray(left @ right.T, dtype=np.float32)


def _laid(bags: Sequence[Bag]) -> tuple[NDArray[np.intp], NDArray[np.uint32]]:
    """All terms in a row, each with the place of its bag."""
    owners = np.repeat(np.arange(len(bags)), [len(bag.terms) for bag in bags])
    return owners, np.concatenate([np.zeros(0, dtype=np.uint32), *(bag.terms for bag in bags)])


def _looked_up(
    terms: NDArray[np.uint32], wanted: NDArray[np.uint32]
) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    places = np.minimum(np.searchsorted(terms, wanted), len(terms) - 1)
    return places, terms[places] == wanted


def _titles(rows: Sequence[Traits], columns: Sequence[Traits]) -> Matrix:
    mine, theirs = ([one.words.first(one.titled) for one in some] for some in (rows, columns))
    there = _shared(mine, [one.words for one in columns]) / (_totals(mine) + 4)[:, None]
    here = _shared(theirs, [one.words for one in rows]) / (_totals(theirs) + 4)[:, None]
    return np.asarray((there + here.T) / 2, dtype=np.float32)


def _strangers(rows: Sequence[Traits], columns: Sequence[Traits]) -> Matrix:
    mine, theirs = np.array([one.tongue for one in rows]), np.array([one.tongue for one in columns])
    apart = (mine[:, None] != theirs[None, :]) & (mine != "")[:, None] & (theirs != "")[None, :]
    return np.asarray(apart, dtype=np.float32)


def _vectors(some: Sequence[Traits]) -> Matrix | None:
    """Their vectors, zeros for those that have none; None when nobody has one."""
    size = next((len(one.vector) for one in some if one.vector is not None), 0)
    if not size:
        return None
    return np.array([np.zeros(size) if one.vector is None else one.vector for one in some], dtype=np.float32)


def _totals(bags: Sequence[Bag]) -> Matrix:
    return np.array([bag.weights.sum() for bag in bags], dtype=np.float32)


def _each(some: Sequence[Traits], of: Callable[[Traits], float]) -> NDArray[np.float64]:
    return np.array([of(one) for one in some], dtype=np.float64)


def _days(one: Traits) -> float:
    return one.when.timestamp() / _DAY


def _date(one: Traits) -> float:
    return float(one.when.toordinal())


def _length(one: Traits) -> float:
    return float(one.length)
