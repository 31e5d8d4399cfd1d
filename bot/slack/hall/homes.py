"""What the app's home tells: gathered from the archive when somebody opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.slack.views.home import HomeState
from corpus.clock import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.archive import Archive
    from corpus.clock import Clock


class Zones(Protocol):
    """Where people are (`bot.slack.hall.people`)."""

    def zone(self, team: str, user: str) -> str:
        """IANA name of a person's zone."""
        ...


class Homes:
    """Gathers what one person sees.

    Args:
        archive: of the library.
        zones: where people are.
        model: that writes answers; "" when none does.
        kept_days: for how long records of answers are kept; 0 for ever.
        subscriptions: lines that tell a person's digests: workspace, person.
        clock: the time now.
    """

    def __init__(
        self,
        archive: Archive,
        zones: Zones,
        *,
        model: str = "",
        kept_days: int = 0,
        subscriptions: Callable[[str, str], tuple[str, ...]] = lambda _team, _user: (),
        clock: Clock = utc_now,
    ) -> None:
        self._archive = archive
        self._zones = zones
        self._model = model
        self._kept_days = kept_days
        self._subscriptions = subscriptions
        self._clock = clock

    def state(self, team: str, user: str) -> HomeState:
        """What the home tells a person now.

        Raises:
            ArchiveError: the archive cannot be read.
        """
        return HomeState(
            now=self._clock(),
            zone=self._zones.zone(team, user),
            extent=self._archive.articles.extent(),
            last_ingest=self._archive.ledger.last_ingest(),
            feeds=self._archive.press.states(),
            subscriptions=self._subscriptions(team, user),
            model=self._model,
            kept_days=self._kept_days,
        )
