"""What tokens cost."""

from __future__ import annotations

import pytest

from bot.types import Usage
from bot.writers.prices import Prices, priced


def test_prices_are_read_as_they_are_set():
    """Input, cached input, output; nothing set is no price."""
    assert Prices.parse("0.10/0.01/0.50") == Prices(0.1, 0.01, 0.5)
    assert Prices.parse("") is None


def test_a_cost_counts_cached_tokens_once():
    """They are part of the prompt, at their own price."""
    usage = Usage(1, 4_200, 1_200, 400)
    assert priced(usage, Prices(0.10, 0.01, 0.50)).cost == pytest.approx(0.000512)
    assert priced(Usage(1, 10, 20, 0), Prices(1.0, 0.0, 0.0)).cost == 0.0


def test_without_prices_only_nothing_has_a_cost():
    """A refused request cost nothing; tokens without a price cost an unknown sum."""
    assert priced(Usage(1), None).cost == 0.0
    assert priced(Usage(1, 10), None).cost is None
