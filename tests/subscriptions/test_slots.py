"""Slots: one for each local date, whatever clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.slots import LATEST, between, instant, is_late, owed, upcoming
from bot.subscriptions.types import WEEKDAYS, Subscription, Wish

ZONES = (
    "UTC",
    "Europe/Berlin",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Pacific/Apia",
    "Africa/Cairo",
    "Pacific/Chatham",
    "America/Santiago",
)
MADE = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "at", "due"),
    [
        pytest.param("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:00", id="left-out-by-an-hour"),
        pytest.param("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30", id="twice-the-first"),
        pytest.param("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30", id="half-an-hour"),
        pytest.param("Africa/Cairo", "2026-04-24", "00:00", "2026-04-23T22:00", id="midnight-left-out"),
        pytest.param("Asia/Kathmandu", "2026-06-01", "08:00", "2026-06-01T02:15", id="quarters-of-an-hour"),
        pytest.param("America/St_Johns", "2026-03-08", "02:30", "2026-03-08T05:30", id="half-hour-zone"),
        pytest.param("Pacific/Apia", "2026-06-01", "08:00", "2026-05-31T19:00", id="far-east"),
    ],
)
def test_a_slot_is_due_at_local_time(zone: str, day: str, at: str, due: str) -> None:
    """A time that clocks leave out is the next there is; of one that comes twice it is the first."""
    wish = Wish(time.fromisoformat(at), zone)

    assert instant(date.fromisoformat(day), wish) == datetime.fromisoformat(due).replace(tzinfo=UTC)


def test_a_date_that_a_place_skipped_has_no_slot() -> None:
    """Samoa had no 30 December 2011."""
    made = datetime(2011, 12, 1, tzinfo=UTC)
    subscription = _subscription(Wish(time(8), "Pacific/Apia"), since=made)

    days = [slot.day.day for slot in between(subscription, _utc("2011-12-28"), _utc("2011-12-31"))]

    assert days == [28, 29, 31]


@given(
    zone=st.sampled_from(ZONES),
    minute=st.integers(0, 24 * 60 - 1),
    start=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1)),  # noqa: DTZ001 - made aware below
    days=st.integers(1, 40),
)
def test_each_local_date_has_one_slot(zone: str, minute: int, start: datetime, days: int) -> None:
    """Exactly one, in order, on its own date, and not missed at any border between two looks."""
    subscription = _subscription(Wish(time(minute // 60, minute % 60), zone))
    begun = start.replace(tzinfo=UTC)
    middle, ended = begun + timedelta(days=days) / 2, begun + timedelta(days=days)

    whole = list(between(subscription, begun, ended))
    parts = [*between(subscription, begun, middle), *between(subscription, middle, ended)]

    assert parts == whole
    dates = [slot.day for slot in whole]
    assert dates == [dates[0] + timedelta(days=n) for n in range(len(dates))] if dates else True
    assert all(slot.instant.astimezone(ZoneInfo(zone)).date() == slot.day for slot in whole)
    assert [slot.instant for slot in whole] == sorted({slot.instant for slot in whole})
    assert abs(len(whole) - days) <= 1


def test_weekdays_are_those_of_the_local_date() -> None:
    """Monday 08:00 in Auckland is still Sunday in UTC."""
    subscription = _subscription(Wish(time(8), "Pacific/Auckland", days=WEEKDAYS))

    slots = list(between(subscription, _utc("2026-06-05T12:00"), _utc("2026-06-08T12:00")))

    assert [(slot.day, slot.instant) for slot in slots] == [(date(2026, 6, 8), _utc("2026-06-07T20:00"))]


def test_nothing_is_owed_for_slots_of_before_it_was_made() -> None:
    """A subscription made at nine does not send that morning's digest of eight."""
    subscription = _subscription(Wish(time(8), "UTC"), since=_utc("2026-06-05T09:00"))

    assert owed(subscription, _utc("2026-06-05T09:30")) == (None, ())
    assert upcoming(subscription, _utc("2026-06-05T09:30")).day == date(2026, 6, 6)  # type: ignore[union-attr]


def test_only_the_latest_slot_is_caught_up() -> None:
    """After days without a bot, one digest comes, and the others are missed."""
    subscription = _subscription(Wish(time(8), "UTC"), since=_utc("2026-06-01T09:00"))

    slot, missed = owed(subscription, _utc("2026-06-05T11:00"))

    assert slot is not None
    assert slot.day == date(2026, 6, 5)
    assert [each.day.day for each in missed] == [2, 3, 4]
    assert is_late(slot, _utc("2026-06-05T11:00"))


def test_a_slot_is_caught_up_for_six_hours() -> None:
    """Later than that it is missed."""
    subscription = _subscription(Wish(time(8), "UTC"), since=_utc("2026-06-04T09:00"))
    due = _utc("2026-06-05T08:00")

    assert owed(subscription, due + LATEST)[0] is not None
    assert owed(subscription, due + LATEST + timedelta(seconds=1))[0] is None


def test_a_paused_subscription_is_owed_nothing() -> None:
    """Nor has it a next time."""
    subscription = _subscription(Wish(time(8), "UTC"), paused="on request")

    assert owed(subscription, _utc("2026-06-05T08:00")) == (None, ())
    assert upcoming(subscription, _utc("2026-06-05T08:00")) is None


def _subscription(wish: Wish, *, since: datetime = MADE, paused: str = "") -> Subscription:
    return Subscription("s1", "T1", "C1", wish, "U1", since, paused)


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
