"""Who gets which digest when. Frozen; times are UTC-aware unless they are called local."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.types import EVERYTHING, Scope

if TYPE_CHECKING:
    from datetime import date, datetime, time

Quiet = Literal["line", "skip"]
"""On a day without news: one short line, or nothing."""
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
WEEKDAYS = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to get.

    Attributes:
        at: local time of day.
        zone: IANA name.
        topic: what the stories are to be about; "" for all news.
        days: of the week, Monday 0.
        scope: which part of the corpus is used.
        quiet: what comes on a day without news.
    """

    at: time
    zone: str
    topic: str = ""
    days: tuple[int, ...] = EVERY_DAY
    scope: Scope = EVERYTHING
    quiet: Quiet = "line"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A wish that is kept.

    Attributes:
        id: of the subscription.
        team: the workspace.
        channel: where it is posted; a person's id for direct messages.
        wish: what is wanted.
        made_by: the person's id, "" from the command line.
        since: slots before this time do not count: when it was made, or resumed.
        paused: why nothing is sent; "" while it runs.
    """

    id: str
    team: str
    channel: str
    wish: Wish
    made_by: str
    since: datetime
    paused: str = ""

    @property
    def reader(self) -> str:
        """Whose record of what was shown it keeps."""
        return f"slack:{self.team}:{self.channel}"


@dataclass(frozen=True, slots=True)
class Slot:
    """One digest of a subscription.

    Attributes:
        day: the local date: a subscription has one slot a day at most.
        instant: when it is due.
    """

    day: date
    instant: datetime
