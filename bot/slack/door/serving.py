"""Serving Slack from the first connection to an orderly end."""

from __future__ import annotations

import logging
import signal
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from bot.slack.door.access import demand, identify, many, ticket
from bot.slack.door.health import examine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from datetime import datetime

    from slack_bolt import App
    from slack_bolt.oauth import OAuthFlow

    from bot.slack.door.access import Identity, Ticket
    from bot.slack.door.health import Health, Intake, Load
    from bot.slack.door.web import Address
    from corpus.settings import Settings

_LOG = logging.getLogger("evenhand.slack")

PATIENCE = 20.0  # seconds for questions in flight; systemd and Kubernetes kill after 90 and 30


class Rooms(Protocol):
    """The bot behind the door, wired in `bot.build`.

    Attributes:
        engine: of the archive.
        articles: how many there are.
        load: how busy the workers are.
    """

    @property
    def engine(self) -> Any: ...  # noqa: D102 - above

    @property
    def articles(self) -> int: ...  # noqa: D102 - above

    @property
    def load(self) -> Load: ...  # noqa: D102 - above

    def last_ingest(self) -> datetime | None:
        """When news last came in."""
        ...

    def register(self, app: App) -> None:
        """Put the listeners on the app."""
        ...

    def start(self) -> None:
        """Let the workers begin; what a killed process has left is taken up."""
        ...

    def stop(self, patience: float) -> None:
        """Take up nothing more; what is not finished in `patience` seconds gets a visible "interrupted, ask again".

        May be called again from another thread, with less patience, while it runs.
        """
        ...


class Door(Protocol):
    """Where requests come in (`bot.slack.door.socket`, `bot.slack.door.web`)."""

    @property
    def intake(self) -> Intake:
        """How it is."""
        ...

    def open(self, leaving: threading.Event) -> None:
        """Let requests in; gives up when told to leave."""
        ...

    def stop(self) -> None:
        """Let nothing more in; what is in is acknowledged."""
        ...

    def close(self) -> None:
        """Free what it holds."""
        ...


@dataclass(frozen=True, slots=True)
class Leaving:
    """Whether we were told to end: once in order, twice in a hurry, three times at once."""

    asked: threading.Event = field(default_factory=threading.Event)
    hurry: threading.Event = field(default_factory=threading.Event)

    def ask(self) -> None:
        """Tell to end, once more."""
        if self.hurry.is_set():
            raise SystemExit(1)
        (self.hurry if self.asked.is_set() else self.asked).set()


@dataclass(frozen=True, slots=True)
class Way:
    """How Slack reaches us.

    Attributes:
        http: where to listen for it; None for Socket Mode.
        health: where to listen for health checks; None for nowhere but beside `http`.
    """

    http: Address | None = None
    health: Address | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """What is told when requests come in."""

    mode: str  # "socket" or "http"
    http: str  # where we listen; "" in Socket Mode
    health: str
    workers: int
    articles: int

    @property
    def text(self) -> str:
        """One line for people."""
        where = f"http://{self.http}/slack/events" if self.http else "Socket Mode"
        health = f", health at http://{self.health}/readyz" if self.health else ""
        return f"Evenhand is up: {where}, {self.workers} workers, {self.articles:,} articles{health}; Ctrl-C stops."


@contextmanager
def signals() -> Iterator[Leaving]:
    """SIGTERM and Ctrl-C end us in order; a second one hurries, a third ends at once."""
    leaving = Leaving()
    kept = {
        number: signal.signal(number, lambda _number, _frame: leaving.ask())
        for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield leaving
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)


def serve(
    settings: Settings,
    way: Way,
    rooms: Callable[[], AbstractContextManager[Rooms]],
    leaving: Leaving,
    told: Callable[[Ready], None],
) -> None:
    """Serve Slack until told to leave; then questions in flight are finished.

    Args:
        settings: tokens and base URL.
        way: Socket Mode or HTTP.
        rooms: opens the bot; called once Slack has taken the token.
        leaving: ends it.
        told: called when requests come in.

    Raises:
        SettingsError: a token is missing, or Slack refuses it; an address cannot be listened on.
    """
    demand(settings, http=way.http is not None)
    papers = _papers(settings, way, leaving)
    if papers is None:
        return
    with rooms() as inside, ExitStack() as closing:
        door, site = _doors(settings, way, inside, papers)
        if site is not None:
            site.open()
            closing.callback(site.close)
        _work(door, inside, leaving, lambda: told(_ready(door, site, inside)))


@dataclass(frozen=True, slots=True)
class _Papers:
    us: Identity | None  # None: an app of many workspaces
    ticket: Ticket | None  # None: over HTTP


def _papers(settings: Settings, way: Way, leaving: Leaving) -> _Papers | None:
    """What Slack gives for our tokens, asked for before anything else takes its time; None when we were told to leave."""
    http = way.http is not None
    us = None if many(settings, http=http) else identify(settings, leaving.asked)
    first = None if http else ticket(settings, leaving.asked)
    return None if leaving.asked.is_set() else _Papers(us, first)


def _doors(settings: Settings, way: Way, inside: Rooms, papers: _Papers) -> tuple[Any, Any]:
    """The door, and the site of health checks where there is to be one."""
    from bot.slack.door.web import HttpDoor, Site, health_routes

    def health() -> Health:
        return examine(door.intake, inside)

    app, flow = _app(settings, inside, papers.us)
    door: Door
    if way.http is not None:
        door = HttpDoor(app, way.http, health, flow)
    else:
        from bot.slack.door.socket import SocketDoor

        door = SocketDoor(app, settings.slack_app_token.get_secret_value(), papers.ticket)
    site = Site(way.health, health_routes(health, public=False)) if way.health else None
    return door, site


def _app(settings: Settings, inside: Rooms, us: Identity | None) -> tuple[App, OAuthFlow | None]:
    """The app with its listeners, and how workspaces install it."""
    from bot.slack.door.app import make_app

    if us is not None:
        app, flow = make_app(settings, lambda _enterprise, _team, _whole: us), None
    else:
        from bot.slack.door.installing import Installations

        installed = Installations(inside.engine, settings.slack_client_id)
        app, flow = make_app(settings, installed.who), installed.flow(settings)
    inside.register(app)
    return app, flow


def _work(door: Door, inside: Rooms, leaving: Leaving, up: Callable[[], None]) -> None:
    """From the open door to the last reply."""
    started = False
    try:
        door.open(leaving.asked)
        if not leaving.asked.is_set():
            inside.start()
            started = True
            up()
            leaving.asked.wait()
    finally:
        door.stop()
        if started:
            _finish(inside, leaving)
        door.close()


def _finish(inside: Rooms, leaving: Leaving) -> None:
    """What is under way is finished, or told that it was interrupted."""
    load = inside.load
    _LOG.info("leaving", extra={"waiting": load.waiting, "working": load.working})
    patience = 0.0 if leaving.hurry.is_set() else PATIENCE
    ending = threading.Thread(target=inside.stop, args=(patience,), name="evenhand-leaving", daemon=True)
    ending.start()
    while ending.is_alive() and not leaving.hurry.is_set():
        ending.join(0.1)
    if ending.is_alive():
        inside.stop(0.0)


def _ready(door: Any, site: Any, inside: Rooms) -> Ready:
    http = str(door.site.address) if hasattr(door, "site") else ""
    health = str(site.address) if site else ""
    return Ready("http" if http else "socket", http, health, inside.load.workers, inside.articles)
