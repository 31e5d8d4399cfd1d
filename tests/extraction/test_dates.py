"""Dates: many spellings, and nothing invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extraction import dates

DAY = datetime(2024, 3, 26, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-26",
        "20240326",
        "Published March 26,2024",
        "Mar. 26th, 2024",
        "Tuesday, 26 March 2024",
        "26/03/2024",
        "26.03.2024",
        "2024/3/26",
        "le 26 mars 2024 à 10h15",
        "26. März 2024",
        "26 de marzo de 2024",
        "26 марта 2024",
        "26 مارس 2024",
        "٢٦ مارس ٢٠٢٤",
        "26 במרץ 2024",
        "2024年3月26日",
        "2024-03-26T00:00:00+03:00",
        "2024-03-26T10:00:00",
        "March 26, 2024 10:15 pm IST",
    ],
)
def test_a_day_without_a_sure_time_is_a_day(text):
    """The date as printed, at UTC midnight, trusted to the day."""
    stamp = dates.parse(text)

    assert (stamp.when, stamp.quality) == (DAY, "day")


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("2024-03-26T10:15:00Z", 10, 15),
        ("2024-03-26T13:15:00+0300", 10, 15),
        ("2024-03-26 10:15 UTC", 10, 15),
        ("Tue, 26 Mar 2024 10:15:00 +0000", 10, 15),
        ("March 26, 2024, 6:15 a.m. EDT", 10, 15),
        ("Published 6:15 AM ET, March 26, 2024", 10, 15),
        ("26 March 2024 at 13:15 (GMT+3)", 10, 15),
        ("26 Mar 2024 11:15 CET", 10, 15),
        ("1711448100", 10, 15),
        ("March 26, 2024 12:05 am UTC", 0, 5),
    ],
)
def test_a_time_with_its_zone_is_a_minute(text, hour, minute):
    """The moment in UTC, trusted to the minute."""
    stamp = dates.parse(text)

    assert (stamp.when, stamp.quality) == (DAY.replace(hour=hour, minute=minute), "minute")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "March 26",
        "03/04/2024",
        "2024-02-31",
        "in March 2024",
        "room 2024-99-99",
        "1850-01-01",
        "May 2024",
    ],
)
def test_what_cannot_be_read_in_one_way_is_no_date(text):
    """No year, an ambiguous order, or no such day: nothing."""
    assert dates.parse(text) is None


def test_a_writer_who_keeps_utc_is_believed():
    """A time without a zone counts as UTC only where that is agreed."""
    stamp = dates.parse("2024-03-26 10:15", naive_is_utc=True)

    assert (stamp.when, stamp.quality) == (DAY.replace(hour=10, minute=15), "minute")


def test_the_future_begins_a_day_from_now():
    """Clocks differ by hours; a misprinted year does not."""
    assert dates.is_future(dates.Stamp(DAY.replace(year=2025), "day"), DAY)
    assert not dates.is_future(dates.Stamp(DAY.replace(hour=20), "minute"), DAY)


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text):
    """A stamp is in UTC or absent."""
    stamp = dates.parse(text)

    assert stamp is None or stamp.when.tzinfo is UTC


@given(st.datetimes(min_value=datetime(1990, 1, 2), max_value=datetime(2090, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 -- hypothesis wants them bare
def test_iso_times_come_back_to_the_second(when):
    """What a system writes is what is read."""
    stamp = dates.parse(when.isoformat())

    assert stamp.when == when.replace(microsecond=0)
