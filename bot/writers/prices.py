"""What a model costs, as the operator wrote it down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.types import Usage

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Prices:
    """US dollars for a million tokens."""

    input: float
    cached: float
    output: float

    @classmethod
    def parse(cls, text: str) -> Prices | None:
        """The prices in "input/cached/output", such as 0.10/0.01/0.50; None for "".

        Raises:
            ValueError: anything else.
        """
        if not text:
            return None
        given, cached, output = (float(part) for part in text.split("/"))
        return cls(given, cached, output)


def priced(usage: Usage, prices: Prices | None) -> Usage:
    """The usage with its cost; None dollars when tokens were used and no price is known."""
    if prices is None:
        return replace(usage, cost=None if usage.prompt or usage.completion else 0.0)
    fresh = max(0, usage.prompt - usage.cached)
    spent = fresh * prices.input + usage.cached * prices.cached + usage.completion * prices.output
    return replace(usage, cost=spent / _MILLION)
