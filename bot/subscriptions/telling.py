"""Subscriptions in words: for the command line, for Slack, for the home of the app. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.scoping import listed
from bot.subscriptions.slots import upcoming
from bot.subscriptions.types import EVERY_DAY, WEEKDAYS

if TYPE_CHECKING:
    from datetime import datetime

    from bot.subscriptions.types import Subscription, Wish

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def wished(wish: Wish) -> str:
    """What is wanted: "Every weekday at 08:00 (Europe/Berlin): wheat prices, only Valley Wire"."""
    told = [wish.topic or "all news"]
    if wish.scope.outlets:
        told.append(f"only {listed(wish.scope.outlets)}")
    if wish.scope.without:
        told.append(f"without {listed(wish.scope.without)}")
    if wish.scope.languages:
        told.append(f"in {listed(wish.scope.languages)}")
    if wish.quiet == "skip":
        told.append("nothing on quiet days")
    return f"{_days(wish.days)} at {wish.at:%H:%M} ({wish.zone}): {', '.join(told)}"


def line(subscription: Subscription, now: datetime) -> str:
    """One subscription with its id and when it comes next, or why it does not."""
    return f"{subscription.id}  {wished(subscription.wish)}. {coming(subscription, now)}"


def coming(subscription: Subscription, now: datetime) -> str:
    """When the next one comes, or why none does."""
    if subscription.paused:
        return f"Paused: {subscription.paused}."
    slot = upcoming(subscription, now)
    if slot is None:
        return "No next time."
    return f"Next: {when(slot.instant, subscription.wish.zone)}."


def when(moment: datetime, zone: str) -> str:
    """A time as people of a zone tell it, with its weekday."""
    return f"{moment.astimezone(ZoneInfo(zone)):%a %-d %b %Y %H:%M} {zone}"


def _days(days: tuple[int, ...]) -> str:
    if days == EVERY_DAY:
        return "Every day"
    if days == WEEKDAYS:
        return "Every weekday"
    return f"Every {listed([NAMES[day] for day in days])}"
