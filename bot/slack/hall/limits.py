"""How much may be asked: by one person in an hour, by a workspace in a UTC day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Over:
    """A limit that is reached.

    Attributes:
        whose: the person's own, or the whole workspace's.
        limit: how many questions it allows.
        again: when the next question may be asked.
    """

    whose: Literal["person", "workspace"]
    limit: int
    again: datetime


class Counts(Protocol):
    """Who has asked how much (`bot.slack.queue.ledger`)."""

    def asked_by(self, team: str, user: str, since: datetime) -> Sequence[datetime]:
        """When one person has asked since a time, oldest first."""
        ...

    def asked_in(self, team: str, since: datetime) -> int:
        """How many requests a workspace has made since a time."""
        ...


class Limits:
    """Says whether somebody may ask now.

    Args:
        counts: what was asked.
        per_user: questions of one person in any 60 minutes; 0 for no limit.
        per_day: questions of a workspace in a UTC day; 0 for no limit.
    """

    def __init__(self, counts: Counts, *, per_user: int = 0, per_day: int = 0) -> None:
        self._counts = counts
        self._per_user = per_user
        self._per_day = per_day

    def over(self, team: str, user: str, now: datetime) -> Over | None:
        """The limit that stands in the way, None without one; where both do, the one that lasts longer."""
        found = [self._day(team, now), self._hour(team, user, now)]
        return max((each for each in found if each), key=lambda each: each.again, default=None)

    def _day(self, team: str, now: datetime) -> Over | None:
        midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        if not self._per_day or self._counts.asked_in(team, midnight) < self._per_day:
            return None
        return Over("workspace", self._per_day, midnight + timedelta(days=1))

    def _hour(self, team: str, user: str, now: datetime) -> Over | None:
        if not self._per_user:
            return None
        times = self._counts.asked_by(team, user, now - HOUR)
        if len(times) < self._per_user:
            return None
        return Over("person", self._per_user, times[-self._per_user] + HOUR)
