"""How well scores and verdicts agree with labels. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Rates(NamedTuple):
    """Precision, recall and their harmonic mean of finding one kind; 0 where there is nothing to find."""

    precision: float
    recall: float
    f1: float


def auroc(labels: Sequence[bool], scores: Sequence[float]) -> float | None:
    """How often a true row scores above a false one, ties counted half; None when one kind is missing."""
    yes = sum(labels)
    no = len(labels) - yes
    if not yes or not no:
        return None
    ranked = sorted(zip(scores, labels, strict=True))
    above = below = 0.0
    at = 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        here = sum(label for _, label in ranked[at:end])
        above += here * (below + (end - at - here) / 2)
        below += end - at - here
        at = end
    return above / (yes * no)


def rates(wanted: Sequence[bool], found: Sequence[bool]) -> Rates:
    """The rates of `found` against what is `wanted`, row by row."""
    both = sum(a and b for a, b in zip(wanted, found, strict=True))
    precision = both / sum(found) if any(found) else 0.0
    recall = both / sum(wanted) if any(wanted) else 0.0
    return Rates(precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0)
