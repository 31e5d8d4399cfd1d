"""Days, months and years as news texts write them, and the days that they stand for."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_DATE = re.compile(
    rf"(?P<iso>\b(?P<y0>\d{{4}})-(?P<m0>\d{{2}})-(?P<d0>\d{{2}})\b)"
    rf"|(?P<dmy>\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{_MONTH})(?:,?\s+(?P<y1>\d{{4}})\b)?)"
    rf"|(?P<mdy>\b(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)(?:,?\s*(?P<y2>\d{{4}})\b)?)"
    rf"|(?P<my>\b(?P<m3>{_MONTH}),?\s+(?P<y3>\d{{4}})\b)"
    r"|(?P<slash>\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b)"
    r"|(?P<decade>\b\d{3}0s\b)"
    r"|\b(?:(?P<turn>last|next|this|past)\s+)?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    r"|\b(?P<near>yesterday|today|tonight|tomorrow|the day before)\b"
    r"|\b(?P<rel>(?:last|next|this|previous|coming)\s+(?:week|month|year|weekend|quarter|night|season))\b"
    rf"|(?<!\w)(?P<m4>{_MONTH})"
    r"|(?:(?<![\w.,$£€¥-])|(?<=\b1[5-9]\d\d[-–])|(?<=\b20\d\d[-–]))(?P<year>(?:1[5-9]|20)\d\d)(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(r"(?<![\w.,$£€-])(\d{1,2})(?:\s?[-–]\s?|\s(?:to|and|until|through|or)\s)$")
_DAY_BEHIND = re.compile(
    r"(?:\s?[-–]\s?|\s(?:to|and|until|through|or)\s)(\d{1,2})(?:,?\s(\d{4}))?(?=[,.;)]\s|[.;]?$|\s(?:and|in|at|by|with|for|on|as|when)\b)"
)
_LAST_DAY = 31
_HOLIDAYS = re.compile(r"\b(?:black|good|bloody|super|cyber|palm|easter|ash|holy|shrove)\s+$", re.IGNORECASE)
_MONTH_LEAD = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|through|before|after|during|last|next|this|early|late|mid|and|between)"
    r"[\s-]+$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s+(?:people|men|women|children|(?!(?:was|is|has|as|its|his|this|us)\b)[a-z]+s)\b")
_MANY_THINGS = re.compile(r"\s+[a-z]+\s+[a-z]{3,}s\b(?<!ss)")
_DATED = re.compile(
    r"\b(?:in|since|of|by|from|until|till|during|to|through|and|between|before|after|for|the|its|his|her)\s+$|[,(\d'’-]\s*$",
    re.IGNORECASE,
)
"""Before a year; without one of these "1897 bronze statues" are so many statues."""
_FUTURE = re.compile(
    r"\b(?:will|shall|would|due|scheduled|set|plans?|planned|expected|next|coming|until|by|ahead|upcoming|deadline)\b",
    re.IGNORECASE,
)


_OPEN = re.compile(
    r"\b(?:starting|beginning|effective|opening|from)\s+(?:on\s+|from\s+)?$|\b(?:can|may|must|should)\b[^.;]*\b(?:on|from)\s+$",
    re.IGNORECASE,
)
_SAID_ON = re.compile(
    r"\b(?:said|says|told|showed|announced|reported|warned|wrote|added)\b(?:\s+\w+)?\s+(?:on\s+)?$"
)
"""What was said is past, whatever it looks ahead to."""


_HALF_YEAR = (
    183  # days; a day further back may as well be the coming one: "voters go to the polls on April 14"
)


class Period(NamedTuple):
    """Days from `start` until before `end`."""

    start: date
    end: date


class Mention(NamedTuple):
    """A date in a text. `key` is equal for two wordings of one date, whatever day they are read on."""

    start: int
    end: int
    kind: str  # day, month, year, decade, weekday, near or rel
    key: tuple[int | str | None, ...]
    future: bool = False  # the words before it look ahead
    open: bool = False  # they may look ahead: "starting on Monday", "can return from Monday"


@lru_cache(maxsize=1024)
def mentions(text: str) -> tuple[Mention, ...]:
    """The dates in a text, in order; plain years included, numbers of things not."""
    found = [one for match in _DATE.finditer(text) if (one := _mention(text, match)) is not None]
    return tuple(sorted((*found, *_other_ends(text, found))))


def _other_ends(text: str, found: list[Mention]) -> list[Mention]:
    """The bare days of ranges: 3 in "between 3 and 6 October", 6 in "from October 3 to 6"."""
    ends: list[Mention] = []
    for one in found:
        if one.kind != "day":
            continue
        begun = text[one.start].isdecimal()
        match = _DAY_BEFORE.search(text[: one.start]) if begun else _DAY_BEHIND.match(text, one.end)
        if match is not None and 1 <= int(match[1]) <= _LAST_DAY:
            year = one.key[0] or (int(match[2]) if not begun and match[2] else None)
            ends.append(
                one._replace(start=match.start(1), end=match.end(1), key=(year, one.key[1], int(match[1])))
            )
    return ends


def _mention(text: str, match: re.Match[str]) -> Mention | None:
    group = match.groupdict()
    kind, key = _key(group)
    name = group["m1"] or group["m2"] or group["m3"] or group["m4"]
    if name and not name[0].isupper():
        return None
    if group["m4"] and not _names_month(text, match, group["m4"]):
        return None
    if group["year"] and (
        _COUNTED.match(text, match.end())
        or (_MANY_THINGS.match(text, match.end()) and not _DATED.search(text[: match.start()]))
    ):
        return None
    if group["weekday"] and (not group["weekday"][0].isupper() or _HOLIDAYS.search(text[: match.start()])):
        return None
    if kind == "":
        return None
    ahead = _FUTURE.search(text, 0, match.end()) is not None and not _SAID_ON.search(text[: match.start()])
    may = kind == "weekday" and _OPEN.search(text[: match.start()]) is not None
    return Mention(match.start(), match.end(), kind, key, ahead, may)


def _key(group: dict[str, str | None]) -> tuple[str, tuple[int | str | None, ...]]:
    for tail in "012":
        if group[f"d{tail}"]:
            year = group[f"y{tail}"]
            return "day", (
                int(year) if year else None,
                _month(group[f"m{tail}"] or ""),
                int(group[f"d{tail}"] or 0),
            )
    if group["m3"]:
        return "month", (int(group["y3"] or 0), _month(group["m3"]))
    if group["m4"]:
        return "month", (None, _month(group["m4"]))
    if group["slash"]:
        return "slash", tuple(int(part) for part in re.split(r"[/.]", group["slash"]))
    if group["weekday"]:
        turn = (group["turn"] or "").lower()
        return "weekday", (WEEKDAYS.index(group["weekday"].lower()), turn if turn == "next" else "")
    return next(
        ((kind, (group[kind].lower(),)) for kind in ("decade", "near", "rel", "year") if group[kind]),  # type: ignore[union-attr]
        ("", ()),
    )


def _names_month(text: str, match: re.Match[str], name: str) -> bool:
    """Whether a lone month name is one: "in May", not "may" and not "March on the capital"."""
    if name.rstrip(".").lower() not in MONTHS:
        return False  # "Mar" and "Jan" alone are given names
    return (
        name.lower() not in {"may", "march", "august"}
        or _MONTH_LEAD.search(text[: match.start()]) is not None
    )


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    return next(k for k, month in enumerate(MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def periods(mention: Mention, published: date | None) -> tuple[Period, ...]:
    """The days that a mention can mean in a text of that day; empty when that cannot be told."""
    if mention.kind == "day":
        year, month, day = (part if isinstance(part, int) else None for part in mention.key)
        last = _on(year, month or 0, day or 0, (published, mention.future))
        found = _whole(last)
        if year is None and last and published and (published - last).days > _HALF_YEAR:
            found = _whole(_on(None, month or 0, day or 0, (published, True)))
        return found
    if mention.kind == "month":
        year, month = (part if isinstance(part, int) else None for part in mention.key)
        return _months(year, month or 0, (published, mention.future))
    if mention.kind == "year":
        year = int(str(mention.key[0]))
        return (Period(date(year, 1, 1), date(year + 1, 1, 1)),)
    if mention.kind == "decade":
        year = int(str(mention.key[0])[:4])
        first, last = _made(year, 1, 1), _made(year + 10, 1, 1)
        return (Period(first, last),) if first and last else ()
    if mention.kind == "slash":
        return _slashed([int(str(part)) for part in mention.key])
    return _relative(mention, published) if published else ()


def _whole(day: date | None) -> tuple[Period, ...]:
    return (Period(day, day + timedelta(1)),) if day and day < date.max else ()


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _on(year: int | None, month: int, day: int, seen: tuple[date | None, bool]) -> date | None:
    """The day meant: in the year given, else the last such day, or the next where the words look ahead."""
    published, future = seen
    if year is not None:
        return _made(year, month, day)
    if published is None:
        return None
    past = next(
        (d for y in range(4) if (d := _made(published.year - y, month, day)) and d <= published), None
    )
    coming = next(
        (d for y in range(4) if (d := _made(published.year + y, month, day)) and d >= published), None
    )
    return coming if future else past


def _months(year: int | None, month: int, seen: tuple[date | None, bool]) -> tuple[Period, ...]:
    first = _on(year, month, 1, seen)
    published, future = seen
    if first and published and future and year is None and published.month == month:
        first = date(published.year, month, 1)
    if first is None or first.year >= date.max.year:
        return ()
    return (Period(first, date(first.year + month // 12, month % 12 + 1, 1)),)


def _slashed(parts: list[int]) -> tuple[Period, ...]:
    """Day and month in either order: both are meant until a source says which."""
    first, second, year = parts
    year += 2000 if year < 100 else 0  # noqa: PLR2004
    days = {_made(year, second, first), _made(year, first, second)} - {None}
    return tuple(period for day in sorted(d for d in days if d) for period in _whole(day))


def _relative(mention: Mention, published: date) -> tuple[Period, ...]:
    if mention.kind == "weekday":
        number, turn = mention.key
        back = (published.weekday() - int(str(number))) % 7
        days = [published - timedelta(back)] if turn != "next" else []
        if mention.future or turn == "next" or mention.open:
            days.append(published + timedelta((7 - back) % 7 or 7))
        return tuple(period for day in days for period in _whole(day))
    word = str(mention.key[0])
    shift = {
        "yesterday": -1,
        "the day before": -1,
        "last night": -1,
        "today": 0,
        "tonight": 0,
        "tomorrow": 1,
    }.get(word)
    if shift is not None:
        return _whole(published + timedelta(shift))
    return _stretch_of(word, published)


def _stretch_of(word: str, published: date) -> tuple[Period, ...]:
    """As in "last week" and the like as whole weeks, months or years."""
    turn, unit = word.split()
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(turn, 0)
    if unit in {"week", "weekend"}:
        monday = published - timedelta(published.weekday()) + timedelta(7 * step)
        return (Period(monday, monday + timedelta(7)),)
    if unit == "month":
        count = published.year * 12 + published.month - 1 + step
        return _months(count // 12, count % 12 + 1, (None, False))
    if unit == "year":
        return (Period(date(published.year + step, 1, 1), date(published.year + step + 1, 1, 1)),)
    return ()
