"""What people type behind /digest: an order about subscriptions, or a digest of now. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import Literal
from zoneinfo import available_timezones

from bot.subscriptions.types import EVERY_DAY, WEEKDAYS, Wish
from bot.types import Scope

Verb = Literal["subscribe", "list", "pause", "resume", "stop", "now", "preview", "editions", "repost", "help"]

EXAMPLE = "/digest subscribe 08:00 mon-fri on wheat prices from Valley Wire, Northern Star"
MAX_TOPIC = 200  # characters

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_VERBS = re.compile(
    r"(?P<verb>subscribe|list|pause|resume|stop|unsubscribe|now|preview|editions?|repost|help)\b\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_TIME = re.compile(
    r"(?<![\w:.])(?:at\s+)?(?:(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\.?)|(?P<hour24>\d{1,2})[:.h](?P<minute24>\d{2}))(?![\w:])",
    re.IGNORECASE,
)
_DAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_WEEK = re.compile(
    rf"\b(?:(?:on|every|each)\s+)?(?P<days>{_DAY}(?:\s*(?:,|and|-|–|to|\s)\s*{_DAY})*|weekdays?|working days|daily|every ?day)\b",
    re.IGNORECASE,
)
_QUIET = re.compile(r"\b(?:skip|no|without)\s+quiet\s+days\b|\bquiet\s+skip\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?P<outlets>[^\n]+?)(?=\s+\bwithout\b|$)", re.IGNORECASE)
_WITHOUT = re.compile(r"\bwithout\s+(?P<outlets>[^\n]+?)(?=\s+\bfrom\b|$)", re.IGNORECASE)
_ZONE = re.compile(r"\b[A-Za-z]+(?:/[A-Za-z0-9_+-]+)+\b|\bUTC\b")
_ID = re.compile(r"[0-9a-zA-Z][\w.:#+-]{3,80}")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done.

    Attributes:
        verb: of it.
        key: of a subscription or an edition; "" for the only one there is.
        wish: what is wanted, for `subscribe`.
        fault: why it cannot be done, one sentence with an example; "" when it can.
    """

    verb: Verb
    key: str = ""
    wish: Wish | None = None
    fault: str = ""


def order(text: str, zone: str) -> Order | None:
    """The order that a text gives; None for one that asks for a digest of now.

    Args:
        text: what stands behind /digest.
        zone: where the asker is, for times without a zone.
    """
    found = _VERBS.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    verb, rest = found["verb"].lower(), found["rest"].strip()
    if verb == "subscribe":
        return _subscribe(rest, zone)
    if rest and not _ID.fullmatch(rest):
        return None  # "now on wheat prices", "list of outlets": words of a topic
    named: dict[str, Verb] = {"unsubscribe": "stop", "edition": "editions"}
    return Order(named.get(verb, verb), rest)  # type: ignore[arg-type]


def _subscribe(rest: str, zone: str) -> Order:
    try:
        return Order("subscribe", wish=read(rest, zone))
    except ValueError as error:
        return Order("subscribe", fault=str(error))


def read(text: str, zone: str) -> Wish:
    """The wish that words express: a time, and as wanted days, zone, topic, outlets.

    Raises:
        ValueError: there is no time, or a zone that does not exist; says so with an example.
    """
    found = _TIME.search(text)
    if found is None:
        msg = f"Name a time of day, as in “{EXAMPLE}”."
        raise ValueError(msg)
    at = clock(found)
    rest = _cut(text, found)
    zone, rest = _zone(rest, zone)
    quiet = _QUIET.search(rest)
    rest = _cut(rest, quiet) if quiet else rest
    without, rest = _outlets(_WITHOUT, rest)
    outlets, rest = _outlets(_FROM, rest)
    days, rest = week(rest)
    topic = re.sub(r"^(?:on|about)\s+", "", rest.strip(" ,;."), flags=re.IGNORECASE)[:MAX_TOPIC]
    return Wish(at, zone, topic, days, Scope(outlets, without), "skip" if quiet else "line")


def clock(found: re.Match[str]) -> time:
    """The time of day of a match, by 24 hours or by twice 12.

    Raises:
        ValueError: no day has it.
    """
    hour = int(found["hour"] or found["hour24"])
    minute = int(found["minute"] or found["minute24"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - hours of half a day
            msg = f"{found[0].strip()} is no time of day; write it as 08:00 or 8am."
            raise ValueError(msg)
        hour = hour % 12 + (12 if found["half"].lower().startswith("p") else 0)
    try:
        return time(hour, minute)
    except ValueError:
        msg = f"{found[0].strip()} is no time of day; write it as 08:00 or 8am."
        raise ValueError(msg) from None


def week(text: str) -> tuple[tuple[int, ...], str]:
    """The days that a text names, Monday 0, and the rest of it; every day when it names none."""
    found = _WEEK.search(text)
    if found is None:
        return EVERY_DAY, text
    named, rest = found["days"].lower(), _cut(text, found)
    if named.startswith(("week", "work")):
        return WEEKDAYS, rest
    if named.startswith(("daily", "every")):
        return EVERY_DAY, rest
    days: set[int] = set()
    for part in re.split(r",|\band\b|\s(?![-–]|to\b)(?<!\bto\s)(?<![-–]\s)", named):
        ends = [_DAYS.index(one[:3]) for one in re.findall(_DAY, part)]
        if len(ends) == 2:  # noqa: PLR2004 - from one day to another
            first, last = ends
            days |= {day % 7 for day in range(first, last + 1 if last >= first else last + 8)}
        else:
            days |= set(ends)
    return tuple(sorted(days)), rest


def _zone(text: str, default: str) -> tuple[str, str]:
    found = _ZONE.search(text)
    if found is None:
        return default, text
    zone = _zones().get(found[0].casefold())
    if zone is None:
        msg = f"{found[0]!r} is no time zone; they are called as in Europe/Berlin."
        raise ValueError(msg)
    return zone, _cut(text, found)


@cache
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}


def _outlets(pattern: re.Pattern[str], text: str) -> tuple[tuple[str, ...], str]:
    found = pattern.search(text)
    if found is None:
        return (), text
    named = re.split(r"\s*,\s*|\s+and\s+", found["outlets"].strip(" ."))
    return tuple(dict.fromkeys(name for name in named if name)), _cut(text, found)


def _cut(text: str, found: re.Match[str]) -> str:
    return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())
