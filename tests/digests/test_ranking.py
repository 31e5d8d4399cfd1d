"""The order of stories: by independent reports, what is new and how recent it is; the same each time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.digests.ranking import Standing, order
from bot.stories.types import Story
from tests.digests.shelves import MONDAY, evening

NOW = evening(0)
PLAIN = Standing(origins=3, novelty=1.0, newest=NOW - timedelta(hours=6))


def story(key="s-a", hours=6):
    when = MONDAY + timedelta(hours=hours)
    return Story(key, "Town hall opens", ("a",), ("a",), ("Velt Mail",), when, when)


@pytest.mark.parametrize(
    "better",
    [
        {"origins": 4},
        {"newest": NOW},
        {"topic": True},
        {"speakers": 2},
    ],
    ids=lambda given: next(iter(given)),
)
def test_more_of_it_ranks_higher(better):
    """Every part of the score counts the way it should."""
    assert replace(PLAIN, **better).score(NOW) > PLAIN.score(NOW)


def test_what_the_reader_knows_ranks_lower():
    """The less of a story is new, the lower it stands; a known story with news only stands where a new one would."""
    half = replace(PLAIN, novelty=0.5)

    assert PLAIN.score(NOW) > half.score(NOW) > replace(half, repeated=True).score(NOW)
    assert replace(PLAIN, repeated=True).score(NOW) == PLAIN.score(NOW)


def test_twice_the_reports_count_less_than_twice():
    """A hundred reports do not drown everything else."""
    steps = [replace(PLAIN, origins=n).score(NOW) for n in (1, 2, 4, 8, 16)]
    gains = [after - before for before, after in pairwise(steps)]

    assert all(0.5 < gain <= 1 for gain in gains)


def test_a_report_of_the_future_is_no_newer_than_now():
    """A wrong date wins nothing."""
    ahead = replace(PLAIN, newest=NOW + timedelta(days=3))

    assert ahead.score(NOW) == replace(PLAIN, newest=NOW).score(NOW)


def test_ties_go_to_the_first_report_then_by_id():
    """So that two runs have one order."""
    late, early, other = story("s-a", 8), story("s-c", 6), story("s-b", 6)

    ordered = sorted((late, early, other), key=lambda one: order(one, PLAIN, NOW))

    assert [one.id for one in ordered] == ["s-b", "s-c", "s-a"]
