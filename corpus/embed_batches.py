"""Getting vectors for many texts from a service that fails now and then: in requests, and in halves of requests.

A request that is answered with something unusable is asked again in halves, so that one poison text costs
only itself. What was made is never lost to what failed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus.embedding import PartlyEmbedded, SpendCapReached
from corpus.errors import EmbedderUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpus.embedding import Vectors
    from corpus.tokens import Counter

    Ask = Callable[[Sequence[str]], Vectors]  # one request: a vector for each text, or an EmbedderUnavailable

MAX_INPUTS = 256  # the service takes 2,048; smaller requests lose less when one fails
MAX_TOKENS = 100_000  # the service takes 300,000 a request
# The first text of 256 is alone after 9 requests, a few poisonous neighbours of it after 12; beyond, it is the service.
UNUSABLE_IN_A_ROW = 12
SPLITS = 32  # a call of `embed`: each costs its texts once more; some four poison texts are found
DOWN_IN_A_ROW = 2  # requests that failed after their tries; the next would wait as long for nothing


class Unusable(EmbedderUnavailable):
    """This request was refused, or its answer cannot be used; a smaller one may pass."""


class Closed(EmbedderUnavailable):
    """No further request would pass now: no access, no quota, no time."""


class Gathering:
    """One call of `embed`: what was made so far, and what went wrong."""

    def __init__(self, texts: Sequence[str], ask: Ask) -> None:
        self._texts = texts
        self._ask = ask
        self._done: dict[int, np.ndarray] = {}
        self._fault: EmbedderUnavailable | None = None
        self._splits = self._unusable = self._down = 0

    def run(self, count: Counter) -> Vectors:
        """All vectors, in the order of the texts.

        Raises:
            PartlyEmbedded: some were made.
            EmbedderUnavailable: none were.
        """
        waiting = list(parts(self._texts, count))[::-1]
        while waiting and self._going():
            part = waiting.pop()
            try:
                vectors = self._ask(
                    [self._texts[place] or " " for place in part]
                )  # empty strings are refused
            except EmbedderUnavailable as error:
                waiting += self._failed(part, error)
            else:
                self._unusable = self._down = 0
                self._done.update(zip(part, vectors, strict=True))
        return self._result()

    def _going(self) -> bool:
        hopeless = isinstance(self._fault, Closed | SpendCapReached)
        return not hopeless and self._unusable < UNUSABLE_IN_A_ROW and self._down < DOWN_IN_A_ROW

    def _failed(self, part: range, error: EmbedderUnavailable) -> list[range]:
        """The halves of the part that are worth asking for, the first one last."""
        self._fault = error
        if not isinstance(error, Unusable):
            self._down += 1
            return []
        self._unusable += 1
        if len(part) == 1 or self._splits == SPLITS:
            return []
        self._splits += 1
        middle = len(part) // 2
        return [part[middle:], part[:middle]]

    def _result(self) -> Vectors:
        if len(self._done) == len(self._texts):
            rows = [self._done[place] for place in range(len(self._texts))]
            return np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)
        fault = self._fault or EmbedderUnavailable("Some texts were not embedded.")
        if not self._done:
            raise fault
        raise PartlyEmbedded(self._done, fault) from fault


def parts(texts: Sequence[str], count: Counter) -> Iterator[range]:
    """The texts as requests within the limits, by their places."""
    start = used = 0
    for place, text in enumerate(texts):
        size = count(text)
        if place > start and (place - start == MAX_INPUTS or used + size > MAX_TOKENS):
            yield range(start, place)
            start, used = place, 0
        used += size
    if start < len(texts):
        yield range(start, len(texts))
