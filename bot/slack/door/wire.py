"""The SDK's Socket Mode client with its connection in other hands, and the TCP connection below it.

Imported only where Socket Mode is opened: it brings the whole SDK.
"""

from __future__ import annotations

import logging
import os
import socket
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.builtin.connection import Connection, ConnectionState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slack_sdk import WebClient

BUFFER = 65_536  # bytes read at once; the client takes a frame together by recursion, one level a piece
OVERLAP = 0.2  # seconds that the former connection is still read: what Slack sent over it before it knew the next one
HANDS = 64  # envelopes handled at the same time: a command holds one until it is acknowledged


class Client(SocketModeClient):
    """Reads, pings and acknowledges; connects only when it is told to.

    Args:
        token: the app-level token.
        web: for the proxy and the certificates that the Web API is called with.
        ping: seconds between pings.
        renew: called when Slack wants us to connect anew, which the SDK would do at once, with its locks held.
    """

    def __init__(self, token: str, web: WebClient, *, ping: float, renew: Callable[[], None]) -> None:
        self._renew = renew
        super().__init__(
            token,
            logger=logging.getLogger("slack_sdk.socket_mode"),
            web_client=web,
            auto_reconnect_enabled=False,
            ping_interval=ping,
            receive_buffer_size=BUFFER,
            concurrency=HANDS,
            proxy=web.proxy,
        )

    def connect_to_new_endpoint(self, force: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - the SDK's signature
        """Ask for a new connection."""
        self._renew()

    def connect(self) -> None:
        """Connect to `wss_uri`. The former connection is read until then and a moment longer.

        Raises:
            ConnectionError: there is no connection; the former one is as it was.
        """
        session = self._session()
        session.connect()
        if not session.is_active():
            raise ConnectionError("the WebSocket was not opened")
        if self.current_session is not None and not ended(self.current_session):
            time.sleep(OVERLAP)
        former, state = self.current_session, self.current_session_state
        self.current_session, self.current_session_state = session, ConnectionState()  # type: ignore[no-untyped-call]  # the SDK's
        state.terminated = True
        if former is not None:
            close(former)
        if not self.current_app_monitor_started:
            self.current_app_monitor_started = True
            self.current_app_monitor.start()

    def disconnect(self) -> None:
        """Close the connection."""
        if self.current_session is not None:
            close(self.current_session)

    def close(self) -> None:
        """Close the connection and end all threads."""
        self.closed = True
        self.message_queue.put(None)  # wakes the thread that waits for messages
        super().close()

    def _session(self) -> Connection:
        if self.wss_uri is None:
            raise ConnectionError("no address")
        return Connection(
            url=self.wss_uri,
            logger=self.logger,
            ping_interval=self.ping_interval,
            receive_buffer_size=self.receive_buffer_size,
            proxy=self.proxy,
            on_message_listener=self._on_message,
            on_close_listener=self._on_close,
            ssl_context=self.web_client.ssl,
        )


def ended(session: Connection) -> bool:
    """Whether the other side has closed. The client learns it from failing pings, and reads in a busy loop until then."""
    try:
        with _borrowed(session) as raw:
            return raw.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
    except ConnectionError:
        return True
    except OSError:  # nothing to read, or just being closed
        return False


def close(session: Connection) -> None:
    """Close a connection at once. The SDK waits until a read has timed out, 3 s, and stumbles over another thread that closes."""
    with suppress(OSError), _borrowed(session) as raw:
        raw.shutdown(socket.SHUT_RDWR)
    with suppress(AttributeError):
        session.close()


@contextmanager
def _borrowed(session: Connection) -> Iterator[socket.socket]:
    """The TCP connection below, with or without TLS."""
    with session.sock_send_lock:  # nobody closes it while its number is copied
        raw = socket.socket(fileno=os.dup(session.sock.fileno() if session.sock else -1))
    with raw:
        yield raw
