"""Which of several extractions of one page to believe."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

AGREED = 0.8  # Dice of word 4-grams; below it two extractions tell two stories (2 to 13 % of pages, docs/design.md)
_GRAM = 4  # words
_WORD = re.compile(r"\w+")

Shingles = Counter[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """The text's runs of four words, counted; a shorter text is one run of all its words."""
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + _GRAM]) for at in range(max(1, len(words) - _GRAM + 1)))


def likeness(a: Shingles, b: Shingles) -> float:
    """Dice coefficient of two counts: 0 nothing in common, 1 the same."""
    return 2 * (a & b).total() / (a.total() + b.total())


def elect(first: str, second: str, third: Callable[[], str]) -> str:
    """The first text unless the second contradicts it; then the one of the two that `third` stands nearer to.

    `third` is asked only on disagreement. An empty text never wins over one with words, and a third that
    is empty decides nothing.
    """
    if not first or not second:
        return first or second
    a, b = shingles(first), shingles(second)
    if likeness(a, b) >= AGREED:
        return first
    judge = third()
    if not judge:
        return first
    c = shingles(judge)
    return second if likeness(b, c) > likeness(a, c) else first
