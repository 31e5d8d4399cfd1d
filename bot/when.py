"""Time words of a question, resolved in the asker's zone to half-open stretches of UTC time."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.types import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = tuple(calendar.month_name)[1:]
_MONTH = r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]}|t)?" for name in MONTHS) + r")\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_DAYS = (
    re.compile(rf"\b{_YEAR}-(?P<m>[01]\d)-(?P<d>[0-3]\d)\b"),
    re.compile(rf"\b{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?\b(?!\s*[%\d])", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?\b", re.IGNORECASE),
)
_MONTH_OF_YEAR = re.compile(rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:(?P<since>since|after)\s+)?(?P<word>today|yesterday|this (?:morning|afternoon|evening|week|month)|last (?:week|month|night))\b",
    re.IGNORECASE,
)
_LAST_N = re.compile(
    r"\b(?:in|over|during|for|of)?\s*(?P<the>the\s+)?(?:last|past|previous)\s+(?P<n>\d+|few|couple of|two|three|four|five|six|seven|ten)?\s*"
    r"(?P<unit>hour|day|week|month)s?\b",
    re.IGNORECASE,
)
_WEEKDAYS = re.compile(
    rf"\b(?:(?P<since>since)\s+|(?P<last>last)\s+|on\s+|(?:after|until)\s+)?{_WEEKDAY}\b", re.IGNORECASE
)
_SHORT = re.compile(
    r"(?:^\s*(?:since\s+|(?:in|over|for)\s+)?)(?P<n>\d{1,3})\s*(?P<unit>h|hrs?|hours?|d|days?|w|weeks?)\b(?:\s+ago\b)?"
    r"|(?<!\S)(?P<n_>\d{1,3})\s*(?P<unit_>h|hrs?|hours?|d|days?|w|weeks?)\s*$",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(
    r"\b(?:Black|Cyber|Good|Super|Ash|Holy|Bloody|Palm|Easter|Giving|Maundy|Shrove|Whit)\s+$"
)
_NUMBERS = {
    "": 1,
    "few": 3,
    "couple of": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "ten": 10,
}
_UNITS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=30),
}


@dataclass(frozen=True, slots=True)
class Times:
    """What a question says about time.

    Attributes:
        window: a stretch that the asker limits the question to ("since yesterday", "this week").
        dates: days and months that are named: they point, they do not limit.
    """

    window: Window | None
    dates: tuple[Window, ...]


def read(text: str, *, now: datetime, zone: str, newest: datetime | None = None) -> Times:
    """The times that `text` names.

    A day without a year is the last one before `now`, and before the day after `newest` when that is given: an
    archive of last year's news is asked about last year.
    """
    tz = ZoneInfo(zone)
    local = now.astimezone(tz)
    last = min(local, newest.astimezone(tz) + timedelta(days=1)) if newest else local
    return Times(_window(text, local), tuple(_dates(text, local, last.date())))


def stretch(text: str, *, now: datetime, zone: str) -> Window | None:
    """The stretch that a request for news names: as in a question, "since 20 March", or short as in "24h" and "3 days" at either end."""
    local = now.astimezone(ZoneInfo(zone))
    window = _window(text, local) or _between(text, local)
    if window or not (found := _SHORT.search(text)):
        return window
    number, letter = int(found["n"] or found["n_"]), (found["unit"] or found["unit_"])[0].lower()
    length = next(length for unit, length in _UNITS.items() if unit[0] == letter)
    here = now.astimezone(UTC)
    return Window(here - length * number, here + timedelta(minutes=1), found.group().strip(), explicit=True)


def since_yesterday(now: datetime, zone: str) -> Window:
    """Since the same time of the day before, by the clock on the wall."""
    before = now.astimezone(ZoneInfo(zone)) - timedelta(days=1)
    return Window(before.astimezone(UTC), now.astimezone(UTC) + timedelta(minutes=1), "", explicit=True)


def span(first: date, last: date, zone: ZoneInfo, text: str, *, explicit: bool = False) -> Window:
    """Whole local days from `first` to `last`, both included."""
    since = datetime.combine(first, time(), zone).astimezone(UTC)
    until = datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC)
    return Window(since, until, text.strip(), explicit)


def _window(text: str, local: datetime) -> Window | None:
    zone = local.tzinfo
    assert isinstance(zone, ZoneInfo)  # noqa: S101 - made by `read`
    soon = local.astimezone(UTC) + timedelta(minutes=1)
    if (found := _LAST_N.search(text)) and (found["n"] or found["the"]):
        word = (found["n"] or "").lower()
        length = _UNITS[found["unit"].lower()] * (int(word) if word.isdigit() else _NUMBERS[word])
        return Window(soon - length, soon, found.group().strip(), explicit=True)
    if found := _RELATIVE.search(text):
        first, last = _relative(found["word"].lower(), local.date())
        window = span(first, last, zone, found.group(), explicit=True)
        return Window(window.since, soon, window.text, explicit=True) if found["since"] else window
    if (found := _WEEKDAYS.search(text)) and found["since"]:
        day = _latest_weekday(found["weekday"], local.date())
        return Window(span(day, day, zone, "").since, soon, found.group().strip(), explicit=True)
    return None


def _between(text: str, local: datetime) -> Window | None:
    """From a named day on, or from one to another."""
    days = sorted(_dates(text, local, local.date()), key=lambda day: text.find(day.text))
    soon = local.astimezone(UTC) + timedelta(minutes=1)
    for day in days:
        if found := re.search(rf"\b(?P<from>since|after)\s+{re.escape(day.text)}", text, re.IGNORECASE):
            since = day.until if found["from"].lower() == "after" else day.since
            return Window(since, soon, found.group(), explicit=True)
    for first, last in pairwise(days):
        both = rf"(?:\b(?:from|between)\s+)?{re.escape(first.text)}\s*(?:to|until|till|and|-|–)\s*{re.escape(last.text)}"
        found = re.search(both, text, re.IGNORECASE)
        if found and first.since < last.until:
            return Window(first.since, last.until, found.group(), explicit=True)
    return None


def _relative(word: str, today: date) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday())
    first_of_month = today.replace(day=1)
    if word in {"yesterday", "last night"}:
        return today - timedelta(days=1), today - timedelta(days=1)
    if word == "this week":
        return monday, today
    if word == "last week":
        return monday - timedelta(days=7), monday - timedelta(days=1)
    if word == "this month":
        return first_of_month, today
    if word == "last month":
        end = first_of_month - timedelta(days=1)
        return end.replace(day=1), end
    return today, today


def _dates(text: str, local: datetime, last: date) -> Iterator[Window]:
    zone = local.tzinfo
    assert isinstance(zone, ZoneInfo)  # noqa: S101 - made by `read`
    taken: list[tuple[int, int]] = []
    for pattern in _DAYS:
        for found in pattern.finditer(text):
            day = _day(found, last)
            if day and not any(found.start() < end and start < found.end() for start, end in taken):
                taken.append(found.span())
                yield span(day, day, zone, found.group())
    for found in _MONTH_OF_YEAR.finditer(text):
        if not any(found.start() < end and start < found.end() for start, end in taken):
            year, month = int(found["year"]), _month(found["month"])
            yield span(
                date(year, month, 1),
                date(year, month, calendar.monthrange(year, month)[1]),
                zone,
                found.group(),
            )
    for found in _WEEKDAYS.finditer(text):
        if not found["since"] and not _NAMED_DAY.search(text[: found.start("weekday")]):
            day = _latest_weekday(found["weekday"], local.date())
            yield span(day, day, zone, found["weekday"])


def _day(found: re.Match[str], last: date) -> date | None:
    groups = found.groupdict()
    month = int(groups["m"]) if groups.get("m") else _month(groups["month"])
    number = int(groups.get("d") or groups["day"])
    try:
        if groups.get("year"):
            return date(int(groups["year"]), month, number)
        day = date(last.year, month, number)
        return day if day <= last else day.replace(year=last.year - 1)
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, start=1) if month.lower().startswith(name[:3].lower()))


def _latest_weekday(name: str, today: date) -> date:
    wanted = [day.lower() for day in calendar.day_name].index(name.lower())
    return today - timedelta(days=(today.weekday() - wanted) % 7)
