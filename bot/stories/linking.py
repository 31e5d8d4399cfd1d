"""Average linkage: groups of reports that are, on average, likely to be of one event. Pure numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


def average_link(
    likeness: NDArray[np.floating[Any]], threshold: float, known: NDArray[np.bool_] | None = None
) -> NDArray[np.intp]:
    """The group of each report, numbered by the first member of each group.

    The two groups that are most alike on average are joined until no two reach the threshold: agglomerative
    clustering with average linkage (UPGMA; Sokal and Michener 1958). O(n²) memory, O(n²) time on ordinary news; ties
    go to the earlier reports, so that equal input gives equal groups.

    Args:
        likeness: (n, n), symmetric; the diagonal is not read.
        threshold: the mean likeness of two groups that are joined.
        known: which pairs count; the others say neither yes nor no. All by default.
    """
    groups = _Groups(likeness, known)
    while groups.join(threshold):
        pass
    first: dict[int, int] = {}
    return np.array(
        [first.setdefault(int(label), place) for place, label in enumerate(groups.labels)], dtype=np.intp
    )


class _Groups:
    """Groups in the making, each in the row of its first member; rows that are gone hold -inf."""

    def __init__(self, likeness: NDArray[np.floating[Any]], known: NDArray[np.bool_] | None) -> None:
        count = len(likeness)
        self.labels = np.arange(count)
        self._pairs = np.ones((count, count)) if known is None else known.astype(np.float64)
        self._sums = np.where(self._pairs > 0, likeness, 0.0).astype(np.float64)
        self._means = _means(self._sums, self._pairs)
        np.fill_diagonal(self._means, -np.inf)
        self._alive = np.ones(count, dtype=bool)
        self._best = self._means.argmax(axis=1) if count else np.array([], dtype=np.intp)
        self._value = self._means[self.labels, self._best]

    def join(self, threshold: float) -> bool:
        """Join the two most alike; False when none reach the threshold."""
        if not len(self._value):
            return False
        one = int(self._value.argmax())
        if self._value[one] < threshold:
            return False
        one, other = sorted((one, int(self._best[one])))
        self._alive[other] = False
        self.labels[self.labels == other] = one
        for table in (self._sums, self._pairs):
            table[one] += table[other]
            table[:, one] = table[one]
        joined = _means(self._sums[one], self._pairs[one])
        joined[~self._alive] = -np.inf
        joined[one] = -np.inf
        self._means[one], self._means[:, one] = joined, joined
        self._means[other], self._means[:, other] = -np.inf, -np.inf
        self._value[other] = -np.inf
        self._look_again(one, other)
        return True

    def _look_again(self, one: int, other: int) -> None:
        """Bring the nearest neighbours up to date after `other` has gone into `one`."""
        stale = np.flatnonzero(((self._best == one) | (self._best == other)) & self._alive)
        for row in {*stale.tolist(), one}:
            self._best[row] = self._means[row].argmax()
            self._value[row] = self._means[row, self._best[row]]
        nearer = (self._means[one] > self._value) & self._alive
        self._best[nearer], self._value[nearer] = one, self._means[one][nearer]


def _means(sums: Matrix, pairs: Matrix) -> Matrix:
    means = np.full(sums.shape, -np.inf)
    np.divide(sums, pairs, out=means, where=pairs > 0)
    return means
