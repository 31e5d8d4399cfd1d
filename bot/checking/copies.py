"""Words put in the place of others in a sentence that is otherwise copied: "owned since 1991" for "rented since 1991"."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from bot.checking.reading import tokens
from bot.language.acts import akin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.checking.reading import Token

_AROUND = 2  # words copied right before and right after: fewer are chance
_ENTIRE = 5  # words copied around the place together


class Swap(NamedTuple):
    """A word of a sentence and the article's word in its place."""

    word: str
    theirs: str


def swaps(sentence: str, passage: str) -> tuple[Swap, ...]:
    """The swapped content words of a near-copy, in order; words that mean the same are no swap.

    Names and figures are left to the verifier: only words in lower case are looked at.
    """
    mine, theirs = tokens(sentence), tokens(passage)
    return tuple(
        Swap(word.low, other.low)
        for word, other in _replaced(mine, theirs)
        if not akin(word.stem, frozenset((other.stem,)))
    )


def _replaced(mine: Sequence[Token], theirs: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    matcher = SequenceMatcher(
        None, [token.stem for token in mine], [token.stem for token in theirs], autojunk=False
    )
    codes = matcher.get_opcodes()
    for k, (kind, start, end, their_start, their_end) in enumerate(codes):
        if kind != "replace" or not _copied_around(codes, k, len(mine)):
            continue
        word, other = _one(mine[start:end]), _one(theirs[their_start:their_end])
        if word and other:
            yield word, other


def _copied_around(codes: Sequence[tuple[str, int, int, int, int]], k: int, size: int) -> bool:
    before = codes[k - 1][2] - codes[k - 1][1] if k else 0
    after = codes[k + 1][2] - codes[k + 1][1] if k + 1 < len(codes) else 0
    at_end = codes[k][2] == size
    return before >= _AROUND and (after >= _AROUND or at_end) and before + after >= _ENTIRE


def _one(run: Sequence[Token]) -> Token | None:
    """The only content word of a short run, if it is in lower case."""
    told = [token for token in run if token.content]
    if len(told) != 1 or len(run) > _AROUND or told[0].capital or not told[0].low.isalpha():
        return None
    return told[0]
