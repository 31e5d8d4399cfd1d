"""Which sources need somebody, and since when readers miss them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from corpus.health import Silence, health, silent
from corpus.types import SourceState

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def state(**given):
    return SourceState("River", "https://river.example/feed", **{"succeeded_at": NOW, **given})


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "good"),
        ({"succeeded_at": None}, "new"),
        ({"failed_streak": 2}, "good"),
        ({"failed_streak": 3}, "failing"),
        ({"empty_streak": 3}, "empty"),
        ({"last_item_at": NOW - 8 * DAY}, "quiet"),
    ],
)
def test_health(given, expected):
    """One failure is nothing, three are a state."""
    assert health(state(**given), NOW) == expected


def test_readers_learn_of_silence_after_a_day():
    """A source that failed an hour ago is no news; one that never answered is."""
    states = [
        state(failed_streak=3, succeeded_at=NOW - timedelta(hours=2)),
        state(failed_streak=3, succeeded_at=NOW - 2 * DAY),
        state(failed_streak=9, succeeded_at=None),
        state(empty_streak=4, last_item_at=NOW - 3 * DAY),
        state(last_item_at=NOW - 9 * DAY),
    ]

    assert silent(states, NOW) == (
        Silence("River", NOW - 2 * DAY),
        Silence("River", None),
        Silence("River", NOW - 3 * DAY),
    )
