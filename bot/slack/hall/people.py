"""Where people are: their time zones, as Slack tells them, asked once a day."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_sdk import WebClient

_LOG = logging.getLogger("evenhand.slack")
KEPT = 24 * 3600.0  # seconds: people travel
FAILED = 600.0  # seconds before somebody's zone is asked for again after a failure
_MANY = 20_000  # people who are remembered


class Clients(Protocol):
    """The Web API client of each workspace (`bot.slack.post.clients`)."""

    def of(self, team: str) -> WebClient:
        """The client of a workspace."""
        ...


class People:
    """Knows the zones of people. Threads may share one.

    Args:
        clients: to ask Slack.
        fallback: IANA name of the zone of those whose zone cannot be had.
        clock: monotonic seconds.
    """

    def __init__(
        self, clients: Clients, fallback: str, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clients = clients
        self._fallback = fallback
        self._clock = clock
        self._known: OrderedDict[tuple[str, str], tuple[float, str]] = OrderedDict()
        self._lock = threading.Lock()

    def zone(self, team: str, user: str) -> str:
        """A person's zone; asks Slack when it is not known. Never raises."""
        found = self._remembered(team, user)
        if found:
            return found
        asked = self._asked(team, user)
        self._remember(team, user, asked or self._fallback, KEPT if asked else FAILED)
        return asked or self._fallback

    def known(self, team: str, user: str) -> str:
        """A person's zone as far as it is known without asking; else the fallback."""
        return self._remembered(team, user) or self._fallback

    def forget(self, team: str) -> None:
        """Forget the people of a workspace."""
        with self._lock:
            for each in [key for key in self._known if key[0] == team]:
                del self._known[each]

    def _remembered(self, team: str, user: str) -> str:
        with self._lock:
            until, zone = self._known.get((team, user), (0.0, ""))
            return zone if self._clock() < until else ""

    def _remember(self, team: str, user: str, zone: str, seconds: float) -> None:
        with self._lock:
            self._known[team, user] = (self._clock() + seconds, zone)
            self._known.move_to_end((team, user))
            while len(self._known) > _MANY:
                self._known.popitem(last=False)

    def _asked(self, team: str, user: str) -> str:
        if not user:
            return ""
        try:
            told = self._clients.of(team).users_info(user=user)
            name = str((told.get("user") or {}).get("tz") or "")
            ZoneInfo(name)
        except Exception as error:  # noqa: BLE001 - whatever the SDK and the network raise, and names of no zone
            _LOG.info("somebody's time zone is not known", extra={"error": type(error).__name__})
            return ""
        return name
