"""The app's home."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack import ids
from bot.slack.views.home import NAMED, HomeState, age, home
from corpus.types import Extent, SourceState
from tests.slack.views.limits import WORDS, check_view, texts, types

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
EXTENT = Extent(1200, 3, 1100, NOW - timedelta(days=30), NOW)
TIMES = st.none() | st.integers(0, 10**5).map(lambda hours: NOW - timedelta(hours=hours))
FEEDS = st.builds(
    SourceState,
    name=WORDS,
    url=WORDS,
    succeeded_at=TIMES,
    last_item_at=TIMES,
    empty_streak=st.integers(0, 5),
    failed_streak=st.integers(0, 5),
    error=WORDS,
)
STATES = st.builds(
    HomeState,
    now=st.just(NOW),
    zone=st.sampled_from(("UTC", "Europe/Berlin", "Asia/Kolkata")),
    extent=st.builds(Extent, *[st.integers(0, 10**7)] * 3, earliest=TIMES, latest=TIMES),
    last_ingest=TIMES,
    feeds=st.lists(FEEDS, max_size=40).map(tuple),
    subscriptions=st.lists(WORDS, max_size=40).map(tuple),
    model=WORDS,
    kept_days=st.none() | st.integers(0, 1000),
)


@given(STATES)
def test_any_home_is_within_slacks_limits(state):
    """Whatever sources and subscriptions are called, Slack publishes the view and reads none of it as markup."""
    view = home(state)

    check_view(view)
    assert not {"mrkdwn", "markdown", "user", "link", "channel"} & types(view)


def test_it_tells_how_much_and_how_fresh():
    """The counts, the days and the last ingest stand in the reader's own zone."""
    told = said(HomeState(NOW, "Europe/Berlin", EXTENT, NOW - timedelta(hours=3)))

    assert (
        "1,200 articles, 3 outlets, 1,100 independent reports, 21 October 2026 to 20 November 2026." in told
    )
    assert "Last ingest: 20 November 2026 10:00 Europe/Berlin, 3 hours ago." in told


def test_it_names_the_sources_in_trouble():
    """Failing sources come first, each with since when; good ones are only counted."""
    feeds = (
        SourceState(
            "The Quiet Quarterly", "https://q.example", succeeded_at=NOW, last_item_at=NOW - timedelta(days=9)
        ),
        SourceState(
            "The Harbour Post", "https://h.example", succeeded_at=NOW - timedelta(days=2), failed_streak=4
        ),
        SourceState("The Good Gazette", "https://g.example", succeeded_at=NOW, last_item_at=NOW),
    )

    told = said(HomeState(NOW, "UTC", EXTENT, NOW, feeds))

    assert "1 good, 1 failing, 1 quiet" in told
    assert "The Harbour Post  failing: last read 18 November 2026 12:00 UTC" in told
    assert told.index("The Harbour Post") < told.index("The Quiet Quarterly")
    assert "The Good Gazette" not in told


def test_it_says_how_many_more_are_in_trouble():
    """A long list is cut after some names, and says so."""
    feeds = tuple(SourceState(f"Outlet {n}", "", failed_streak=3) for n in range(NAMED + 7))

    told = said(HomeState(NOW, "UTC", EXTENT, NOW, feeds))

    assert "And 7 more." in told
    assert told.count("Outlet ") == NAMED


def test_nobody_is_left_without_a_next_step():
    """An empty corpus and no digests each say what can be done."""
    told = said(HomeState(NOW, "UTC", Extent(0, 0, 0, None, None)))

    assert "No articles yet" in told
    assert "/digest" in told.split("My digests")[1].split("What answers hold to")[0]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({"model": ""}, "No model writes here"),
        ({"model": "small-model"}, "A model (small-model) proposes sentences"),
        ({"kept_days": 90}, "kept for 90 days"),
        ({"kept_days": 0}, "kept until an editor deletes them"),
    ],
)
def test_the_policy_is_that_of_this_installation(state, expected):
    """It tells who writes, and for how long questions are kept."""
    assert expected in said(HomeState(NOW, "UTC", EXTENT, **state))


def test_it_opens_the_settings_of_a_channel():
    """One button leads there."""
    view = home(HomeState(NOW, "UTC", EXTENT))

    buttons = [
        each["action_id"]
        for block in view["blocks"]
        if block["type"] == "actions"
        for each in block["elements"]
    ]
    assert buttons == [ids.HOME_SETTINGS]


@pytest.mark.parametrize(
    ("passed", "expected"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=119), "119 minutes ago"),
        (timedelta(hours=2), "2 hours ago"),
        (timedelta(hours=47), "47 hours ago"),
        (timedelta(days=2), "2 days ago"),
    ],
)
def test_ages_are_told_in_their_largest_unit(passed, expected):
    """Of which there are two at least."""
    assert age(passed) == expected


def said(state):
    return " ".join(texts(home(state)["blocks"]))
