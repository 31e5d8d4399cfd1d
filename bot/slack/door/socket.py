"""Socket Mode: one connection to Slack that is watched, and renewed as soon as it is of no more use.

The SDK's client reads, pings and acknowledges. When to connect anew is decided here, in one thread and with growing pauses:
the client's own way is to try every second, to sleep through a 429 while it holds its locks, and to notice a
closed connection only by pings that fail.
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bot.slack.door.access import pause, refusal, told, until_done
from bot.slack.door.health import Intake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slack_bolt import App
    from slack_sdk.socket_mode.builtin.connection import Connection

    from bot.slack.door.access import Ticket
    from bot.slack.door.wire import Client

_LOG = logging.getLogger("evenhand.slack")

# Measured on a fake Slack, from the fault until the next mention is acknowledged: reset 0.3 s, close 0.3 s, half-open 6.5 s,
# refresh 0.4 s. The SDK's own handler with the same ping: 4.8 s, 6.8 s, 5.8 s, 3.2 s; with a ping of 2 s up to 14 s.
PING = 1.0  # seconds between pings
SILENCE = 5.0  # seconds without a pong after which a connection is dead
LOOK = 0.25  # seconds between two looks at the connection
HELLO = 5.0  # seconds that Slack may take to say hello; events come all the same
LASTING = 10.0  # seconds a connection must have held for the pauses to begin small again
LAST_ACKS = 3.0  # seconds for what came in before we stopped: later than that Slack waits for none


class SocketDoor:
    """Requests over Socket Mode.

    Args:
        app: what they are dispatched to.
        token: the app-level token.
        ticket: an address to begin with, when there is one already.
        ping: seconds between pings.
        silence: seconds without a pong after which the connection is renewed.
    """

    def __init__(
        self,
        app: App,
        token: str,
        ticket: Ticket | None = None,
        *,
        ping: float = PING,
        silence: float = SILENCE,
    ) -> None:
        self._app = app
        self._token = token
        self._ticket = ticket
        self._ping = ping
        self._silence = silence
        self._client: Client | None = None
        self._asked = threading.Event()  # Slack wants us to connect anew
        self._hello = threading.Event()
        self._leaving = threading.Event()
        self._hands = threading.Condition()
        self._busy = 0
        self._since = 0.0  # when the present connection was made
        self._guard = threading.Thread(target=self._watch, name="evenhand-socket", daemon=True)

    def open(self, leaving: threading.Event) -> None:
        """Connect; waits for as long as Slack cannot be reached or until we are told to leave.

        Raises:
            SettingsError: Slack refuses the token.
        """
        first = self._ticket
        if first is not None and first.fresh:
            url: str | None = first.address
        else:
            url = until_done(self._new_address, "SLACK_APP_TOKEN", leaving)
        if url is None:
            return
        self._client = client = self._made(url)
        try:
            client.connect()
        except ConnectionError:  # the guard goes on with it
            _LOG.warning("cannot connect to Slack", extra={"why": "the WebSocket was not opened"})
        self._since = time.time()
        self._guard.start()
        while not self.intake.open and not leaving.wait(0.05):
            pass
        self._hello.wait(0.0 if leaving.is_set() else HELLO)

    @property
    def intake(self) -> Intake:
        """Open while the connection stands and has shown life lately."""
        session = self._client.current_session if self._client else None
        if self._leaving.is_set():
            return Intake(open=False, told="stopping")
        if session is None or not session.is_active():
            return Intake(open=False, told="connecting")
        heard = self._heard(session)
        return Intake(heard <= self._silence, "open" if heard <= self._silence else "silent", heard)

    def stop(self) -> None:
        """Take nothing more in; what came before is acknowledged, then the connection is closed."""
        self._leaving.set()
        self._asked.set()
        with self._hands:
            self._hands.wait_for(lambda: not self._busy, LAST_ACKS)
        client = self._client
        if client is not None:
            closing = threading.Thread(target=client.close, name="evenhand-socket-close", daemon=True)
            closing.start()
            closing.join(LAST_ACKS)  # a thread of the client may be in the middle of a call

    def close(self) -> None:
        """Nothing is left to close after `stop`."""

    def _made(self, url: str) -> Client:
        from bot.slack.door.wire import Client

        client = Client(self._token, self._app.client, ping=self._ping, renew=self._asked.set)
        client.wss_uri = url
        client.message_listeners.append(self._greeted)
        client.socket_mode_request_listeners.append(self._handle)
        return client

    def _new_address(self) -> str:
        return str(self._app.client.apps_connections_open(app_token=self._token)["url"])

    def _required(self) -> Client:
        if self._client is None:
            raise ConnectionError("not opened")
        return self._client

    def _greeted(self, _client: Any, message: dict[str, Any], _raw: str | None) -> None:
        if message.get("type") == "hello":
            self._hello.set()

    def _handle(self, client: Any, request: Any) -> None:
        """Dispatch one envelope and acknowledge it; after `stop` it is left for another process, or for Slack to send again."""
        from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response

        begun = time.time()
        with self._counted() as welcome:
            if not welcome:
                return
            response = run_bolt_app(self._app, request)
            try:
                send_response(client, request, response, begun)
            except Exception as error:  # noqa: BLE001 - whatever a connection dies of; Slack sends events again
                _LOG.warning("an acknowledgement was lost", extra={"why": told(error), "kind": request.type})

    @contextmanager
    def _counted(self) -> Iterator[bool]:
        with self._hands:
            welcome = not self._leaving.is_set()
            self._busy += welcome
        try:
            yield welcome
        finally:
            with self._hands:
                self._busy -= welcome
                self._hands.notify_all()

    def _watch(self) -> None:
        failed = 0
        while not self._leaving.is_set():
            self._asked.wait(LOOK)
            why = self._fault()
            if not why or self._leaving.is_set():
                failed = failed if time.time() - self._since < LASTING else 0
                continue
            if why != "refresh":
                _LOG.warning("the connection to Slack is lost", extra={"why": why})
            failed = self._renew(why, failed)

    def _fault(self) -> str:
        """What is wrong with the connection; "" for nothing."""
        from bot.slack.door.wire import ended

        session = self._required().current_session
        if session is None or not session.is_active():
            return "closed"
        if ended(session):
            return "closed by the other side"
        if self._heard(session) > self._silence:
            return "silent"
        return "refresh" if self._asked.is_set() else ""

    def _heard(self, session: Connection) -> float:
        """Seconds since the last ping that was answered; since the connection was made, when none was."""
        return max(0.0, time.time() - max(session.last_ping_pong_time or 0.0, self._since))

    def _renew(self, why: str, failed: int) -> int:
        """Connect anew, with growing pauses while that fails; gives how many times in a row it has failed."""
        client, begun = self._required(), time.monotonic()
        error: Exception | None = None
        while not self._leaving.wait(pause(error, failed - 1) if failed else 0.0):
            failed += 1
            try:
                self._asked.clear()
                client.wss_uri = self._new_address()
                client.connect()
                self._since = time.time()
            except Exception as fault:  # noqa: BLE001 - urllib's, http's, the SDK's; there is always another try
                error = fault
                _mention(fault, pause(fault, failed - 1))
                continue
            if why != "refresh":
                seconds = round(time.monotonic() - begun, 1)
                _LOG.warning("connected to Slack again", extra={"after": seconds})
            return failed
        return failed


def _mention(error: Exception, wait: float) -> None:
    refused = refusal(error, "SLACK_APP_TOKEN")
    extra: dict[str, Any] = {"why": told(error), "again_in": round(wait, 1)}
    if refused is not None:
        extra["remedy"] = refused.remedy
    _LOG.warning("cannot connect to Slack", extra=extra)
