from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.when import read, stretch

THURSDAY = datetime(2024, 3, 28, 22, 30, tzinfo=UTC)  # Friday 06:30 in Singapore


def day(y, m, d):
    return datetime(y, m, d, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("What happened today?", day(2024, 3, 28), day(2024, 3, 29)),
        ("What happened yesterday?", day(2024, 3, 27), day(2024, 3, 28)),
        ("What was said last week?", day(2024, 3, 18), day(2024, 3, 25)),
        ("What was said this week?", day(2024, 3, 25), day(2024, 3, 29)),
        ("Deaths last month", day(2024, 2, 1), day(2024, 3, 1)),
        ("What is new since yesterday?", day(2024, 3, 27), THURSDAY + timedelta(minutes=1)),
        ("Any news since Monday?", day(2024, 3, 25), THURSDAY + timedelta(minutes=1)),
        (
            "Updates in the last 24 hours",
            THURSDAY - timedelta(hours=24, minutes=-1),
            THURSDAY + timedelta(minutes=1),
        ),
        (
            "Reports of the past two days",
            THURSDAY - timedelta(days=2, minutes=-1),
            THURSDAY + timedelta(minutes=1),
        ),
    ],
)
def test_stretches_limit_a_question(text, since, until):
    """Relative words become half-open stretches of the asker's days."""
    window = read(text, now=THURSDAY, zone="UTC").window

    assert (window.since, window.until, window.explicit) == (since, until, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The vote of 25 March 2024", day(2024, 3, 25)),
        ("the vote on March 25, 2024 in New York", day(2024, 3, 25)),
        ("published 2024-03-25", day(2024, 3, 25)),
        ("the Oct. 7 attack", day(2023, 10, 7)),
        ("on 1st March", day(2024, 3, 1)),
        ("What did he say on Tuesday?", day(2024, 3, 26)),
        ("reports from January 2024", day(2024, 1, 1)),
    ],
)
def test_named_days_point_but_do_not_limit(text, expected):
    """Days are slots; one without a year is the last before now."""
    times = read(text, now=THURSDAY, zone="UTC")

    assert times.window is None
    assert times.dates[0].since == expected
    assert not times.dates[0].explicit


def test_days_are_the_askers():
    """Yesterday in Singapore is not yesterday in London."""
    singapore = read("yesterday", now=THURSDAY, zone="Asia/Singapore").window

    assert singapore.since == datetime(2024, 3, 27, 16, tzinfo=UTC)


def test_days_of_a_clock_change_have_23_hours():
    """The day on which clocks go forward is short."""
    window = read("yesterday", now=datetime(2024, 4, 1, 12, tzinfo=UTC), zone="Europe/Berlin").window

    assert window.until - window.since == timedelta(hours=23)


@pytest.mark.parametrize(
    "text", ["Who won the 2022 World Cup?", "May I ask?", "30 percent of 25", "31 Foo 2024"]
)
def test_numbers_are_not_dates(text):
    """Bare years, modal verbs and impossible days name no time."""
    times = read(text, now=THURSDAY, zone="UTC")

    assert times.window is None
    assert times.dates == ()


@given(
    st.text(max_size=200),
    st.datetimes(timezones=st.just(UTC)).filter(lambda moment: 1990 < moment.year < 2090),
)
def test_any_text_can_be_read(text, moment):
    """No text makes the rules fail; what is found is never empty."""
    times = read(text, now=moment, zone="Asia/Kathmandu")

    assert all(found.since < found.until for found in times.dates)


@pytest.mark.parametrize(
    ("said", "since", "until"),
    [
        ("since 2024-03-20", "2024-03-20", None),
        ("wheat since 20 March 2024", "2024-03-20", None),
        ("after March 20, 2024", "2024-03-21", None),
        ("from 20 March 2024 to 22 March 2024", "2024-03-20", "2024-03-23"),
        ("2024-03-20 to 2024-03-22 wheat", "2024-03-20", "2024-03-23"),
        ("between 20 March 2024 and 22 March 2024", "2024-03-20", "2024-03-23"),
    ],
)
def test_a_request_for_news_may_begin_at_a_named_day(said, since, until):
    """From a day on to now; two days are whole days, both included."""
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    window = stretch(said, now=now, zone="UTC")
    assert window.explicit
    assert window.since == datetime.fromisoformat(since).replace(tzinfo=UTC)
    expected = datetime.fromisoformat(until).replace(tzinfo=UTC) if until else now + timedelta(minutes=1)
    assert window.until == expected
