"""How far a grouping agrees with a labelled one: B-cubed, pairs, adjusted Rand index. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far a grouping agrees with a labelled one; each from 0 to 1, the index from -1.

    Attributes:
        bcubed_precision: mean share of an item's group that belongs with it (Bagga and Baldwin 1998).
        bcubed_recall: mean share of what belongs with an item that is in its group.
        pair_precision: share of the pairs put together that belong together; 1 without any.
        pair_recall: share of the pairs that belong together that were put together; 1 without any.
        ari: the adjusted Rand index (Hubert and Arabie 1985).
    """

    bcubed_precision: float
    bcubed_recall: float
    pair_precision: float
    pair_recall: float
    ari: float

    @property
    def bcubed_f1(self) -> float:
        """The harmonic mean of the two."""
        return _harmonic(self.bcubed_precision, self.bcubed_recall)

    @property
    def pair_f1(self) -> float:
        """The harmonic mean of the two."""
        return _harmonic(self.pair_precision, self.pair_recall)


def agreement(found: Sequence[Hashable], labelled: Sequence[Hashable]) -> Agreement:
    """How far `found` agrees with `labelled`: one label for each item, in the same order.

    Raises:
        ValueError: there are no items, or not as many labels on both sides.
    """
    if not found or len(found) != len(labelled):
        raise ValueError("both groupings need a label for each of the same items")
    both = Counter(zip(found, labelled, strict=True))
    mine, theirs = Counter(found), Counter(labelled)
    together, put, belong = (_pairs(counts.values()) for counts in (both, mine, theirs))
    every = _pairs([len(found)])
    return Agreement(
        bcubed_precision=sum(n * n / mine[a] for (a, _), n in both.items()) / len(found),
        bcubed_recall=sum(n * n / theirs[b] for (_, b), n in both.items()) / len(found),
        pair_precision=together / put if put else 1.0,
        pair_recall=together / belong if belong else 1.0,
        ari=_adjusted(together, put, belong, every),
    )


def _adjusted(together: float, put: float, belong: float, every: float) -> float:
    expected = put * belong / every if every else 0.0
    most = (put + belong) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def _pairs(counts: Iterable[int]) -> float:
    return sum(n * (n - 1) / 2 for n in counts)


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0
