"""What a question of a thread is about, from whom and from when: carried to the next one, and shown. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.types import Window

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OPEN_END = timedelta(minutes=2)  # bot.when ends "since Monday" one minute after the time of asking


@dataclass(frozen=True, slots=True)
class Slots:
    """What the rules made of one question of a thread.

    Attributes:
        topic: what it is about, in the asker's words.
        parties: who is asked about: "the ministry".
        outlets: the sources of news that it names.
        days: the days it names, in the asker's words; they point, they do not limit.
        window: a stretch of time in its own words, which limits it.
        only: outlets that the asker set for the thread ("only Reuters"); they stay until changed.
        stretch: the time that the asker set for the thread ("since Monday?"); it stays until changed.
    """

    topic: str = ""
    parties: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    window: Window | None = None
    only: tuple[str, ...] = ()
    stretch: Window | None = None


NOTHING = Slots()


def carried(stretch: Window | None, *, set_at: datetime, now: datetime) -> Window | None:
    """A stretch as it stands at a later question: one that reached to the time of asking reaches to `now`."""
    if stretch is None or not timedelta() <= stretch.until - set_at <= OPEN_END:
        return stretch
    return replace(stretch, until=max(stretch.until, now.astimezone(UTC) + timedelta(minutes=1)))


def shown(slots: Slots, zone: str) -> str:
    """For the reader: "Searching: the hospital blast · the ministry · Reuters · 27–29 October 2023."; "" for nothing."""
    limit = slots.stretch or slots.window
    parts = [
        slots.topic,
        *slots.parties,
        *slots.outlets,
        *slots.days,
        *([days(limit, zone)] if limit else []),
    ]
    told = " · ".join(dict.fromkeys(part for part in parts if part))
    return f"Searching: {told}." if told else ""


def limited(only: Sequence[str], limit: Window | None, zone: str) -> str:
    """Which limits of the thread hold, and the words that lift each; "" when none does."""
    held = [" and ".join(only)] * bool(only) + ([days(limit, zone)] if limit else [])
    words = ['"all outlets"'] * bool(only) + ['"any time"'] * bool(limit)
    return f"Limited to {' and to '.join(held)}: say {' or '.join(words)} to lift it." if held else ""


def days(window: Window, zone: str) -> str:
    """The local days of a stretch, both ends included: "27–29 October 2023"."""
    tz = ZoneInfo(zone)
    first = window.since.astimezone(tz)
    last = (window.until - timedelta(microseconds=1)).astimezone(tz)
    if first.year < 2:  # noqa: PLR2004 - an open beginning, as `--until` sets it
        return f"until {last:%-d %B %Y}"
    if last.year > 9998:  # noqa: PLR2004 - an open end, as `--since` sets it
        return f"since {first:%-d %B %Y}"
    if first.date() == last.date():
        return f"{last:%-d %B %Y}"
    same_month = (first.year, first.month) == (last.year, last.month)
    start = (
        f"{first:%-d}"
        if same_month
        else f"{first:%-d %B}"
        if first.year == last.year
        else f"{first:%-d %B %Y}"
    )
    return f"{start}–{last:%-d %B %Y}" if same_month else f"{start} – {last:%-d %B %Y}"


def slots_json(slots: Slots) -> dict[str, Any]:
    """Slots as JSON; `slots_of` reads them back."""
    return {
        "topic": slots.topic,
        "parties": list(slots.parties),
        "outlets": list(slots.outlets),
        "days": list(slots.days),
        "window": _window_json(slots.window),
        "only": list(slots.only),
        "stretch": _window_json(slots.stretch),
    }


def slots_of(value: Mapping[str, Any]) -> Slots:
    """Slots from JSON; what is missing is empty."""
    lists = {key: tuple(value.get(key) or ()) for key in ("parties", "outlets", "days", "only")}
    return Slots(
        topic=value.get("topic") or "",
        window=_window_of(value.get("window")),
        stretch=_window_of(value.get("stretch")),
        **lists,
    )


def _window_json(window: Window | None) -> dict[str, Any] | None:
    if window is None:
        return None
    return {"since": window.since.isoformat(), "until": window.until.isoformat(), "text": window.text}


def _window_of(value: Mapping[str, Any] | None) -> Window | None:
    if not value:
        return None
    since, until = (datetime.fromisoformat(value[key]) for key in ("since", "until"))
    return Window(since, until, value["text"], explicit=True)
