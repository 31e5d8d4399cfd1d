"""Average linkage: groups in which articles are, on average, more alike than a threshold. Pure numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def average_link(likeness: NDArray[np.float32], threshold: float) -> NDArray[np.intp]:
    """Group labels, numbered by the first member of each group.

    The two groups that are most alike on average are joined until no two reach the threshold: agglomerative
    clustering with average linkage (UPGMA; Sokal and Michener 1958). O(n²) memory, O(n²) time on ordinary news; ties
    go to the earlier articles, so that equal input gives equal groups.

    Args:
        likeness: (n, n), symmetric; the diagonal is not read.
        threshold: the mean likeness of two groups that are joined.
    """
    count = len(likeness)
    labels = np.arange(count)
    if count < 2:  # noqa: PLR2004 - nothing to join
        return labels
    close = likeness.astype(np.float64)
    np.fill_diagonal(close, -np.inf)
    sizes = np.ones(count)
    best = close.argmax(axis=1)
    value = close[labels, best]
    while True:
        one = int(value.argmax())
        if value[one] < threshold:
            return _numbered(labels)
        one, other = sorted((one, int(best[one])))
        joined = (sizes[one] * close[one] + sizes[other] * close[other]) / (sizes[one] + sizes[other])
        joined[[one, other]] = -np.inf
        close[one], close[:, one] = joined, joined
        close[other], close[:, other] = -np.inf, -np.inf
        sizes[one] += sizes[other]
        labels[labels == other] = one
        value[other] = -np.inf
        _look_again(close, best, value, one, other)


def _look_again(
    close: NDArray[np.float64], best: NDArray[np.intp], value: NDArray[np.float64], one: int, other: int
) -> None:
    """Bring the nearest neighbour of each group up to date after `other` has gone into `one`."""
    stale = np.flatnonzero(((best == one) | (best == other)) & (value > -np.inf))
    for row in {*stale.tolist(), one}:
        best[row] = close[row].argmax()
        value[row] = close[row, best[row]]
    nearer = close[one] > value
    best[nearer], value[nearer] = one, close[one][nearer]


def _numbered(labels: NDArray[np.intp]) -> NDArray[np.intp]:
    """Each group by the index of its first member."""
    first: dict[int, int] = {}
    return np.array([first.setdefault(int(label), place) for place, label in enumerate(labels)])
