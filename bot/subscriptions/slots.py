"""When digests are due: one slot for each local date, whatever clocks do. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.subscriptions.types import Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.subscriptions.types import Subscription, Wish

LATEST = timedelta(hours=6)  # a digest that was missed is caught up for so long (RELIABILITY §E)
PUNCTUAL = timedelta(minutes=10)  # a digest that comes within this time is not called late
LOOKED_BACK = 14  # days for which missed slots are written down
_DAY = timedelta(days=1)


def instant(day: date, wish: Wish) -> datetime:
    """When a wish is due on a local date, in UTC.

    A time that clocks leave out is the next one that there is; of a time that comes twice it is the first.
    """
    zone = ZoneInfo(wish.zone)
    local = datetime.combine(day, wish.at, tzinfo=zone)  # fold 0: the first of two
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    return _after_gap(moment, zone)


def between(subscription: Subscription, after: datetime, until: datetime) -> Iterator[Slot]:
    """The slots in (after, until], the earliest first."""
    wish = subscription.wish
    zone = ZoneInfo(wish.zone)
    day = after.astimezone(zone).date() - _DAY
    while day <= until.astimezone(zone).date() + _DAY:
        due = instant(day, wish)
        there = due.astimezone(zone).date() == day  # Samoa had no 30 December 2011
        if there and day.weekday() in wish.days and after < due <= until:
            yield Slot(day, due)
        day += _DAY


def upcoming(subscription: Subscription, now: datetime) -> Slot | None:
    """The next slot after a time; None while it is paused."""
    if subscription.paused:
        return None
    return next(between(subscription, max(now, subscription.since), now + 8 * _DAY), None)


def owed(subscription: Subscription, now: datetime) -> tuple[Slot | None, tuple[Slot, ...]]:
    """The slot to be sent now, if its ledger does not hold it, and those before it that are missed."""
    after = max(subscription.since, now - LOOKED_BACK * _DAY)
    slots = list(between(subscription, after, now))
    if not slots or subscription.paused:
        return None, ()
    last = slots[-1]
    if now - last.instant > LATEST:
        return None, tuple(slots)
    return last, tuple(slots[:-1])


def is_late(slot: Slot, now: datetime) -> bool:
    """Whether its readers are to be told."""
    return now - slot.instant > PUNCTUAL


def _after_gap(moment: datetime, zone: ZoneInfo) -> datetime:
    """The first instant after the gap in which a wall time fell: `moment` counts by the offset from before the gap."""
    late, early = moment, moment - timedelta(hours=24)
    while late - early > timedelta(seconds=1):  # the offset changes once in these hours
        middle = early + (late - early) / 2
        if middle.astimezone(zone).utcoffset() == late.astimezone(zone).utcoffset():
            late = middle
        else:
            early = middle
    return late.replace(microsecond=0)
