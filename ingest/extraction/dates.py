"""Dates as news pages write them, with how far each can be trusted. Nothing is guessed.

A day without a year, a numeric date that could be read two ways and a time zone name with two meanings
give less, never an invention.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Literal
from zoneinfo import ZoneInfo

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv januar jänner jän enero ene gennaio gen janeiro января январь ocak يناير ינואר",
            "february feb février févr fév februar febrero febbraio fevereiro fev февраля февраль şubat فبراير פברואר",
            "march mar mars märz mär mrz marzo março марта март mart مارس מרץ",
            "april apr avril avr abril abr aprile апреля апрель nisan أبريل ابريل אפריל",
            "may mai mayo maggio mag maio мая май mayıs مايو מאי",
            "june jun juin juni junio giugno giu junho июня июнь haziran يونيو יוני",
            "july jul juillet juil juli julio luglio lug julho июля июль temmuz يوليو יולי",
            "august aug août agosto ago августа август ağustos أغسطس אוגוסט",
            "september sept sep septembre septiembre settembre setembro сентября сентябрь eylül سبتمبر ספטמבר",
            "october oct octobre oktober okt octubre ottobre outubro октября октябрь ekim أكتوبر اكتوبر אוקטובר",
            "november nov novembre noviembre novembro ноября ноябрь kasım نوفمبر נובמבר",
            "december dec décembre déc dezember dez diciembre dic dicembre dezembro декабря декабрь aralık ديسمبر דצמבר",
        ),
        start=1,
    )
    for name in names.split()
}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s{{0,2}}(?:of |de |ב)?\s?(?P<month>{_NAME})\b\.?,?\s{{0,2}}(?:de |del )?\s?(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_NAME})\b\.?\s{{0,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s{{0,2}}(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:[-/.]|年\s?)(?P<month>\d{1,2})(?:[-/.]|月\s?)(?P<day>\d{1,2})(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_TIME = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,2})[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?\s{0,2}(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_ISO_TIME = re.compile(
    r"(?<!\d)(?:19|20)\d\d-?\d\d-?\d\d[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?(?![\d:])",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(?:19|20)\d{6}")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")  # seconds or milliseconds, 2001 to 2033
_OFFSET = re.compile(
    r"\s{0,2}\(?(?:GMT|UTC)?\s?(?P<sign>[+-−])(?P<hours>\d{1,2}):?(?P<minutes>[0-5]\d)?\b", re.IGNORECASE
)
_ZONE = re.compile(
    r"\s{0,2}\(?(?P<zone>[A-Z]{1,5}|Eastern|Central European|Pacific)\b(?: (?:Standard |Daylight |Summer )?Time)?"
)
# Names with one meaning in news. IST, CST in Asia, BST in Bangladesh and the like have several: CST is read
# as American only beside its own kin, IST never.
_ZONES = {
    "Z": "UTC", "UTC": "UTC", "GMT": "UTC", "WET": "UTC", "EST": "-5", "EDT": "-4", "CDT": "-5", "MST": "-7", "MDT": "-6",
    "PST": "-8", "PDT": "-7", "BST": "+1", "CET": "+1", "CEST": "+2", "EET": "+2", "EEST": "+3", "MSK": "+3", "TRT": "+3",
    "JST": "+9", "KST": "+9", "HKT": "+8", "SGT": "+8", "AEST": "+10", "AEDT": "+11", "NZST": "+12", "NZDT": "+13",
    "ET": "America/New_York", "PT": "America/Los_Angeles", "EASTERN": "America/New_York", "PACIFIC": "America/Los_Angeles",
    "CENTRAL EUROPEAN": "Europe/Berlin",
}  # fmt: skip
_SAME = timedelta(minutes=1)  # systems stamp "modified" seconds after "published" without any change
_FUTURE = timedelta(days=1)  # clocks and zones differ by less
_EARLIEST = 1990  # the year the first news page could have been written


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment as far as its source gives it: UTC; for a day, that day's midnight."""

    when: datetime
    quality: Literal["minute", "day"]

    def as_day(self) -> Stamp:
        """The same date, trusted to the day only."""
        return Stamp(self.when.replace(hour=0, minute=0, second=0, microsecond=0), "day")


def parse(text: str, *, naive_is_utc: bool = False) -> Stamp | None:
    """The first date in `text`, or None when there is none that can be read in one way only.

    A time counts when its zone is told; without one the date is good to the day, unless `naive_is_utc`
    says that the writer keeps UTC.
    """
    text = "".join(str(unicodedata.decimal(letter, letter)) for letter in text.strip()[:300])
    return _machine(text, naive_is_utc=naive_is_utc) or _human(text, naive_is_utc=naive_is_utc)


def without(text: str) -> str:
    """The text with its dates, times and offsets taken out: what stands beside them."""
    for pattern in (_ISO_TIME, _MONTH_FIRST, _DAY_FIRST, _YEAR_FIRST, _NUMERIC):
        text = pattern.sub(" ", text)
    return _OFFSET.sub(" ", _TIME.sub(" ", text))


def is_future(stamp: Stamp, now: datetime) -> bool:
    """Whether the stamp lies more than a day after `now`: a misprint, not a publication time."""
    return stamp.when > now + _FUTURE


def later(updated: Stamp | None, published: Stamp | None) -> Stamp | None:
    """The update, if it is one: after publication by more than the clock of a publishing system jitters."""
    if updated is None or published is None:
        return updated
    if "day" in {published.quality, updated.quality}:
        return updated if updated.when.date() > published.when.date() else None
    return updated if updated.when > published.when + _SAME else None


def _machine(text: str, *, naive_is_utc: bool) -> Stamp | None:
    if _EPOCH.fullmatch(text):
        return Stamp(datetime.fromtimestamp(int(text[:10]), UTC), "minute")
    if _COMPACT.fullmatch(text):
        return _day(int(text[:4]), int(text[4:6]), int(text[6:]))
    found = _ISO_TIME.search(text)
    if found:
        return _iso(found[0], naive_is_utc=naive_is_utc)
    if re.match(r"[A-Za-z]{3}, \d", text):
        return _mail(text, naive_is_utc=naive_is_utc)
    return None


def _iso(text: str, *, naive_is_utc: bool) -> Stamp | None:
    text = re.sub(r"\s?(?:UTC|GMT)$", "Z", text, flags=re.IGNORECASE).replace(",", ".")
    text = re.sub(r"\s(?=[+-]\d\d:?\d\d$)", "", text)
    try:
        return _stamp(datetime.fromisoformat(text), naive_is_utc=naive_is_utc)
    except (ValueError, OverflowError):
        return None


def _mail(text: str, *, naive_is_utc: bool) -> Stamp | None:
    try:
        return _stamp(parsedate_to_datetime(text), naive_is_utc=naive_is_utc)
    except (ValueError, OverflowError, IndexError):
        return None


def _stamp(when: datetime, *, naive_is_utc: bool) -> Stamp | None:
    if not when.year >= _EARLIEST:
        return None
    at_midnight = not (when.hour or when.minute or when.second)  # how many systems write a mere date
    if at_midnight or (when.tzinfo is None and not naive_is_utc):
        return _day(when.year, when.month, when.day)
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return Stamp(when.astimezone(UTC).replace(microsecond=0), "minute")


def _human(text: str, *, naive_is_utc: bool) -> Stamp | None:
    found = _MONTH_FIRST.search(text) or _DAY_FIRST.search(text) or _YEAR_FIRST.search(text)
    if found:
        month = found["month"]
        day = _day(
            int(found["year"]), int(month) if month.isdigit() else _MONTHS[month.lower()], int(found["day"])
        )
        return day and _with_time(day, text[: found.start()], text[found.end() :], naive_is_utc=naive_is_utc)
    found = _NUMERIC.search(text)
    return _numeric(found) if found else None


def _numeric(found: re.Match[str]) -> Stamp | None:
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    if found["mark"] == "." or first > 12 or first == second:  # noqa: PLR2004 -- months
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None  # noqa: PLR2004 -- months


def _day(year: int, month: int, day: int) -> Stamp | None:
    try:
        return Stamp(datetime(year, month, day, tzinfo=UTC), "day") if year >= _EARLIEST else None
    except ValueError:
        return None


def _with_time(day: Stamp, before: str, after: str, *, naive_is_utc: bool) -> Stamp:
    for text in (after[:60], before[-60:]):
        found = _TIME.search(text)
        if found:
            return _at(day, found, text[found.end() :], naive_is_utc=naive_is_utc)
    return day


def _at(day: Stamp, time: re.Match[str], rest: str, *, naive_is_utc: bool) -> Stamp:
    hour, half = int(time["hour"]), (time["half"] or "")[:1].lower()
    if half and 1 <= hour <= 12:  # noqa: PLR2004 -- hours of a half day
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = _zone(rest) or (UTC if naive_is_utc else None)
    if hour > 23 or zone is None:  # noqa: PLR2004 -- hours of a day
        return day
    local = day.when.replace(hour=hour, minute=int(time["minute"]), tzinfo=zone)
    return Stamp(local.astimezone(UTC), "minute")


def _zone(text: str) -> timezone | ZoneInfo | None:
    offset = _OFFSET.match(text)
    if offset:
        size = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        return timezone(size if offset["sign"] == "+" else -size) if size < timedelta(days=1) else None
    named = _ZONE.match(text)
    name = _ZONES.get(named["zone"].upper(), "") if named else ""
    if not name or name == "UTC":
        return UTC if name else None
    return ZoneInfo(name) if "/" in name else timezone(timedelta(hours=int(name)))
