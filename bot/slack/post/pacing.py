"""How fast Slack may be written to: turns instead of sleeping. Thread-safe; keeps nothing but numbers."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

GAP = 1.0  # seconds between two posts in one channel (Slack: "about one a second")
_MINUTE = 60.0
_FORGOTTEN = 60.0  # seconds after which a turn that nobody took is given up
_MANY = 4096  # channels; more are tidied
_SOONEST = 1.5  # seconds after a failure; then half of the time that it has lasted …
_LATEST = 12.0  # … up to this


@dataclass(slots=True)
class _Channel:
    free: float = 0.0  # when the next post may be made
    turns: dict[str, float] = field(default_factory=dict)  # by key of a post: when it is due


class Pacing:
    """Turns at each channel, budgets of methods, and what is known not to work for a while.

    Args:
        clock: seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._channels: dict[str, _Channel] = {}
        self._budgets: dict[Hashable, tuple[float, float]] = {}  # what is left, and since when
        self._barred: dict[Hashable, float] = {}
        self._troubles: dict[str, float] = {}

    def turn(self, channel: str, key: str) -> float:
        """Seconds until this post's turn, 0 for now; it keeps its place until it comes back. Order is kept."""
        now = self._clock()
        with self._lock:
            place = self._place(channel, now)
            due = place.turns.pop(key, None)
            if due is None:
                due = max(now, place.free)
                place.free = due + GAP
            if due <= now:
                return 0.0
            place.turns[key] = due
            return due - now

    def now(self, channel: str) -> bool:
        """Take a turn if one is free at once."""
        now = self._clock()
        with self._lock:
            place = self._place(channel, now)
            if place.free > now:
                return False
            place.free = now + GAP
            return True

    def hold(self, channel: str, seconds: float) -> None:
        """Let nobody post for a time; those who wait for their turn keep their order."""
        now = self._clock()
        with self._lock:
            place = self._place(channel, now)
            first = min(place.turns.values(), default=place.free)
            shift = max(0.0, now + seconds - first)
            place.turns = {key: due + shift for key, due in place.turns.items()}
            place.free = max(place.free, first) + shift

    def grant(self, name: Hashable, per_minute: int) -> bool:
        """Take one of `per_minute` calls, if one is left."""
        now = self._clock()
        with self._lock:
            left, since = self._budgets.get(name, (float(per_minute), now))
            left = min(float(per_minute), left + (now - since) * per_minute / _MINUTE)
            granted = left >= 1.0
            self._budgets[name] = (left - granted, now)
            return granted

    def bar(self, name: Hashable, seconds: float) -> None:
        """Remember that something does not work for a time."""
        now = self._clock()
        with self._lock:
            if len(self._barred) > _MANY:
                self._barred = {one: until for one, until in self._barred.items() if until > now}
            self._barred[name] = max(self._barred.get(name, 0.0), now + seconds)

    def barred(self, name: Hashable) -> bool:
        """Whether something is known not to work at the moment."""
        with self._lock:
            until = self._barred.get(name)
            if until is not None and until <= self._clock():
                del self._barred[name]
                return False
            return until is not None

    def trouble(self, team: str) -> float:
        """Seconds to wait after a failed call: the longer nothing has worked, the longer."""
        now = self._clock()
        with self._lock:
            lasted = now - self._troubles.setdefault(team, now)
        return min(_LATEST, max(_SOONEST, lasted / 2))

    def fine(self, team: str) -> None:
        """A call has worked."""
        with self._lock:
            self._troubles.pop(team, None)

    def _place(self, channel: str, now: float) -> _Channel:
        if len(self._channels) > _MANY:
            self._channels = {
                name: one for name, one in self._channels.items() if one.turns or one.free > now
            }
        place = self._channels.setdefault(channel, _Channel())
        if place.turns:
            place.turns = {key: due for key, due in place.turns.items() if due > now - _FORGOTTEN}
        return place


def spread(key: str) -> float:
    """A number from 0 to 1, always the same for one key: so that not everybody comes back at once."""
    return crc32(key.encode()) / 2**32
