"""The source's words for a quote that a writer copied almost right."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from bot.language.locate import normal
from bot.language.words import Word, words
from corpus.types import Span

NEAR = 0.95  # share of words in common, in order; below it a quote is another sentence
_WEIGHTY = frozenset(
    "not no never none nobody nothing neither nor without cannot may might could would will shall should must can "
    "deny denied denies fail failed refuse refused reject rejected allegedly reportedly likely".split()
)
"""Words whose loss or gain changes what is said: no near match may differ in one."""


def mended(quote: str, text: str) -> Span | None:
    """The stretch of `text` that has nearly all words of `quote` in order, or None.

    At least 95 % of the words of either side are common; figures, negations and modal verbs all are.
    Differences of capitals, marks and spaces do not count.
    """
    wanted = [word for word in words(normal(quote).text) if word.stem]
    held = [word for word in words(text) if word.stem]
    if len(wanted) < 3 or not _enough(wanted, held):  # noqa: PLR2004
        return None
    pairs = _common(tuple(word.low for word in wanted), tuple(word.low for word in held))
    if not pairs:
        return None
    first, last = pairs[0][1], pairs[-1][1]
    window = held[first : last + 1]
    if len(pairs) < NEAR * max(len(wanted), len(window)):
        return None
    left = {i for i, _ in pairs}
    right = {j for _, j in pairs}
    odd = [word for i, word in enumerate(wanted) if i not in left]
    odd += [word for j, word in enumerate(window, first) if j not in right]
    return None if any(_weighs(word) for word in odd) else Span(held[first].start, held[last].end)


def _weighs(word: Word) -> bool:
    return (
        word.low in _WEIGHTY
        or any(char.isdecimal() for char in word.text)
        or word.low.endswith(("n't", "n’t"))
    )


def _enough(wanted: list[Word], held: list[Word]) -> bool:
    """Whether the text has the words at all, in any order: a cheap test before the dear one."""
    common = Counter(word.low for word in wanted) & Counter(word.low for word in held)
    return common.total() >= NEAR * len(wanted)


@lru_cache(maxsize=64)
def _common(wanted: tuple[str, ...], held: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """A longest common subsequence as index pairs; of equal ones the latest start, so the window is short."""
    rows = [[0] * (len(held) + 1)]
    for word in wanted:
        above, row = rows[-1], [0]
        for j, other in enumerate(held):
            row.append(above[j] + 1 if word == other else max(above[j + 1], row[j]))
        rows.append(row)
    pairs: list[tuple[int, int]] = []
    i, j = len(wanted), _earliest(rows[-1])
    while i and j:
        if wanted[i - 1] == held[j - 1] and rows[i][j] == rows[i - 1][j - 1] + 1:
            pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif rows[i - 1][j] >= rows[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return tuple(reversed(pairs))


def _earliest(row: list[int]) -> int:
    """Where the row first reaches its best."""
    return row.index(max(row))
