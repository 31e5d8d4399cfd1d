"""Socket Mode of a fake Slack: WebSocket connections that can be cut, muted and refreshed."""

from __future__ import annotations

import http
import itertools
import json
import logging
import socket
import struct
import threading
import time
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

from websockets.frames import Opcode
from websockets.http11 import Request
from websockets.protocol import State
from websockets.server import ServerProtocol

SILENT = logging.getLogger("tests.servers.slack")
SILENT.disabled = True  # the protocol would log each connection
CONNECTIONS = 10  # an app may hold so many


class Connection:
    """One client."""

    def __init__(self, hub, sock):
        self.hub = hub
        self.sock = sock
        self.protocol = ServerProtocol(logger=SILENT)
        self.lock = threading.Lock()
        self.ready = False  # hello was said, envelopes may come
        self.pings = 0  # of the client
        self.muted = False  # half-open: nothing is read, nothing arrives
        self.thread = threading.Thread(target=self.run, name="fake-slack-socket")

    def run(self):
        with suppress(OSError):
            while data := self.sock.recv(65536):
                if self.muted:
                    continue
                with self.lock:
                    self.protocol.receive_data(data)
                    events = self.protocol.events_received()
                for event in events:
                    self.heard(event)
                self.flush()
                if self.protocol.close_expected() or self.protocol.state is State.CLOSED:
                    break
        self.ready = False
        self.hub.gone(self)
        with suppress(OSError):
            self.sock.close()

    def heard(self, event):
        if isinstance(event, Request):
            self.greet(event)
        elif event.opcode is Opcode.TEXT:
            self.hub.ack(json.loads(event.data))
        elif event.opcode is Opcode.PING:
            self.pings += 1

    def greet(self, request):
        """Accept a client that brings a fresh ticket."""
        good = self.hub.redeem(parse_qs(urlsplit(request.path).query).get("ticket", [""])[0])
        with self.lock:
            refused = self.protocol.reject(http.HTTPStatus.FORBIDDEN, "ticket is used or unknown\n")
            response = self.protocol.accept(request) if good else refused
            self.protocol.send_response(response)
        self.flush()
        if not good:
            return
        self.send(
            {
                "type": "hello",
                "num_connections": self.hub.joined(self),
                "debug_info": {"host": "applink-1", "build_number": 1, "approximate_connection_time": 18060},
                "connection_info": {"app_id": "A0FAKEAPP"},
            }
        )
        self.hub.changed()

    def send(self, value):
        with suppress(OSError):
            with self.lock:
                if self.protocol.state is not State.OPEN:
                    return
                self.protocol.send_text(json.dumps(value).encode())
            self.flush()

    def ping(self):
        with suppress(OSError):
            with self.lock:
                if self.protocol.state is not State.OPEN:
                    return
                self.protocol.send_ping(b"slack")
            self.flush()

    def flush(self):
        with self.lock:
            for data in self.protocol.data_to_send():
                if data and not self.muted:
                    self.sock.sendall(data)

    def cut(self):
        """A reset, as when a middlebox forgets the connection."""
        self.ready = False
        with suppress(OSError):
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.sock.shutdown(socket.SHUT_RDWR)
        with suppress(OSError):
            self.sock.close()


class Hub:
    """All connections of the app."""

    def __init__(self, slack):
        self.slack = slack
        self.lock = slack.world.lock
        self.connections: list[Connection] = []
        self.tickets: set[str] = set()
        self.turn = itertools.count()
        self.pinged = 0.0
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.thread = threading.Thread(target=self.listen, name="fake-slack-listen")

    def start(self):
        self.thread.start()

    def listen(self):
        while not self.slack.closing.is_set():
            try:
                sock, _ = self.listener.accept()
            except OSError:
                return
            if self.slack.is_down or self.slack.closing.is_set():
                sock.close()
                continue
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection = Connection(self, sock)
            with self.lock:
                self.connections.append(connection)
            connection.thread.start()

    def stop(self):
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join()
        for connection in self.all():
            connection.cut()
            connection.thread.join()

    def all(self):
        with self.lock:
            return list(self.connections)

    def ticket(self):
        with self.lock:
            name = f"ticket-{next(self.turn)}-{time.time_ns():x}"
            self.tickets.add(name)
            return f"ws://127.0.0.1:{self.listener.getsockname()[1]}/link/?ticket={name}&app_id=A0FAKEAPP"

    def redeem(self, name):
        with self.lock:
            fresh = name in self.tickets and sum(each.ready for each in self.connections) < CONNECTIONS
            self.tickets.discard(name)
            return fresh

    def joined(self, connection):
        with self.lock:
            connection.ready = True
            return sum(each.ready for each in self.connections)

    def gone(self, connection):
        with self.lock:
            if connection in self.connections:
                self.connections.remove(connection)
        self.changed()

    def changed(self):
        with self.lock:
            self.slack.post.wake = True
            self.lock.notify_all()

    def ack(self, value):
        self.slack.post.acked(value.get("envelope_id", ""), value.get("payload"))

    def pick(self):
        """The connection that the next envelope goes to."""
        with self.lock:
            ready = [each for each in self.connections if each.ready]
            return ready[next(self.turn) % len(ready)] if ready else None

    def ping(self):
        """Slack pings its clients; the built-in one closes at once only when some frame comes in."""
        if time.monotonic() - self.pinged >= self.slack.ping_seconds:
            self.pinged = time.monotonic()
            for connection in self.all():
                connection.ping()

    def refresh(self):
        """What Slack does every few hours: it asks the client to come again."""
        for connection in self.all():
            connection.send(
                {"type": "disconnect", "reason": "refresh_requested", "debug_info": {"host": "applink-1"}}
            )
            connection.ready = False

    def drop(self):
        for connection in self.all():
            connection.cut()

    def mute(self):
        for connection in self.all():
            connection.muted = True
