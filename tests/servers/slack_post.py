"""How a fake Slack delivers to the app: over its sockets or by signed POST, again when nothing came back."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.servers.slack_state import Refused

ATTEMPTS = 4  # one delivery and three more


@dataclass(slots=True)
class Envelope:
    """One delivery, and what became of it."""

    id: str
    kind: str  # "events_api", "slash_commands" or "interactive"
    payload: dict[str, Any]
    attempt: int = 0
    reason: str = ""
    sent: float | None = None
    seconds: float | None = None  # until it was acked
    response: dict | None = None  # what the ack said
    failed: bool = False  # given up: people see operation_timeout for commands and buttons
    replaced: bool = False  # delivered again, in another envelope
    error: str = ""  # what was wrong with the ack
    after: float = 0.0  # not to be sent before
    then: Any = field(default=None, repr=False)  # called with the ack's payload

    @property
    def open(self):
        return self.seconds is None and not self.failed and not self.replaced


class Post:
    """All envelopes; one thread sends and sends again."""

    def __init__(self, slack):
        self.slack = slack
        self.lock = slack.world.lock
        self.envelopes: list[Envelope] = []
        self.waiting: list[Envelope] = []  # open ones, so that a long test stays quick
        self.by_id: dict[str, Envelope] = {}
        self.wake = False
        self.requests: set = set()  # HTTP connections to the app
        self.threads: list[threading.Thread] = []
        self.thread = threading.Thread(target=self.run, name="fake-slack-post")

    def start(self):
        self.thread.start()

    def stop(self):
        with self.lock:
            self.wake = True
            self.lock.notify_all()
        self.thread.join()
        for request in list(self.requests):
            with suppress(OSError):
                request.sock.shutdown(socket.SHUT_RDWR)
        for thread in self.threads:
            thread.join()

    def give(self, kind, payload, then=None, attempt=0, reason=""):
        with self.lock:
            pause = self.slack.retry_pauses[attempt - 1] if attempt and self.slack.events_url else 0
            envelope = Envelope(self.slack.world.new("env-"), kind, payload, attempt, reason, then=then)
            envelope.after = time.monotonic() + pause
            self.envelopes.append(envelope)
            self.waiting.append(envelope)
            self.by_id[envelope.id] = envelope
            self.wake = True
            self.lock.notify_all()
            return envelope

    def run(self):
        while not self.slack.closing.is_set():
            with self.lock:
                if not self.wake:
                    self.lock.wait(self._pause())
                self.wake = False
                due = [each for each in self.waiting if each.open and self._due(each)]
                self.waiting = [each for each in self.waiting if each.open]
            for envelope in due:
                self._turn(envelope)
            self.slack.socket.ping()

    def _pause(self):
        """Seconds until the next envelope is due."""
        with self.lock:
            ends = [self._when(each) for each in self.waiting if each.open]
        most = self.slack.ping_seconds
        return min(most, max(0.005, min(ends) - time.monotonic())) if ends else most

    def _when(self, envelope):
        """When an envelope is to be sent, or was not acked in time."""
        return envelope.after if envelope.sent is None else envelope.sent + self.slack.ack_seconds

    def _due(self, envelope):
        return time.monotonic() >= self._when(envelope)

    def _turn(self, envelope):
        if envelope.sent is not None:
            self.overdue(envelope, "timeout")
        elif self.slack.is_down:
            envelope.after = time.monotonic() + 0.05
        else:
            self._send(envelope)

    def forget(self):
        """Drop what is settled."""
        self.envelopes = [each for each in self.envelopes if each.open]
        self.by_id = {each.id: each for each in self.envelopes}

    def overdue(self, envelope, reason):
        """Nothing came back: once more for an event, the end for anything else."""
        with self.lock:
            if not envelope.open:
                return
            again = envelope.kind == "events_api" and envelope.attempt + 1 < ATTEMPTS
            envelope.replaced, envelope.failed = again, not again
            self.lock.notify_all()
        if again:
            self.give(envelope.kind, envelope.payload, envelope.then, envelope.attempt + 1, reason)

    def _send(self, envelope):
        if self.slack.events_url:
            envelope.sent = time.monotonic()
            thread = threading.Thread(target=self._http, args=(envelope,), name="fake-slack-push")
            self.threads = [each for each in self.threads if each.is_alive()]
            self.threads.append(thread)
            thread.start()
            return
        connection = self.slack.socket.pick()
        if connection is None:
            with self.lock:
                envelope.failed = envelope.kind != "events_api"  # Slack waits with events only
                envelope.after = time.monotonic() + 0.1
                self.lock.notify_all()
            return
        envelope.sent = time.monotonic()
        connection.send(_frame(envelope))

    def acked(self, name, payload):
        with self.lock:
            envelope = self.by_id.get(name)
            if envelope is None or not envelope.open:
                return  # too late
            envelope.seconds = time.monotonic() - envelope.sent
            envelope.response = payload
            try:
                if envelope.then:
                    envelope.then(payload)
            except (Refused, AssertionError, KeyError, TypeError) as error:
                envelope.error = repr(error)  # a person sees that something went wrong
            self.lock.notify_all()

    def _http(self, envelope):
        """One signed POST; the app has three seconds."""
        address = urlsplit(self.slack.events_url)
        request = http.client.HTTPConnection(address.hostname, address.port, timeout=self.slack.ack_seconds)
        self.requests.add(request)
        try:
            body = _body(envelope)
            request.request("POST", address.path or "/", body, self.slack.signed(body, _headers(envelope)))
            response = request.getresponse()
            raw = response.read()
        except TimeoutError:
            self.overdue(envelope, "http_timeout")
        except (OSError, http.client.HTTPException):
            self.overdue(envelope, "connection_failed")
        else:
            self._answered(envelope, response, raw)
        finally:
            self.requests.discard(request)
            request.close()

    def challenge(self):
        """Ask the app's address to prove itself, as when it is entered in the app's settings: (status, answer)."""
        body = json.dumps(
            {"type": "url_verification", "token": "verification", "challenge": "3eZbrw1a"}
        ).encode()
        address = urlsplit(self.slack.events_url)
        request = http.client.HTTPConnection(address.hostname, address.port, timeout=3)
        try:
            headers = self.slack.signed(body, {"Content-Type": "application/json"})
            request.request("POST", address.path or "/", body, headers)
            response = request.getresponse()
            return response.status, response.read().decode()
        finally:
            request.close()

    def _answered(self, envelope, response, raw):
        if 200 <= response.status < 300:
            self.acked(envelope.id, _ack(response, raw))
        elif response.getheader("X-Slack-No-Retry") == "1":
            envelope.failed = True
        else:
            self.overdue(envelope, "http_error")


def _frame(envelope):
    retry = {"retry_attempt": envelope.attempt, "retry_reason": envelope.reason}
    return {
        "envelope_id": envelope.id,
        "type": envelope.kind,
        "payload": envelope.payload,
        "accepts_response_payload": envelope.kind != "events_api",
        **(retry if envelope.kind == "events_api" else {}),
    }


def _body(envelope):
    if envelope.kind == "events_api":
        return json.dumps(envelope.payload).encode()
    if envelope.kind == "slash_commands":
        return urlencode(envelope.payload).encode()
    return urlencode({"payload": json.dumps(envelope.payload)}).encode()


def _headers(envelope):
    form = envelope.kind != "events_api"
    kind = {"Content-Type": "application/x-www-form-urlencoded" if form else "application/json"}
    retry = {"X-Slack-Retry-Num": str(envelope.attempt), "X-Slack-Retry-Reason": envelope.reason}
    return kind | (retry if envelope.attempt else {})


def _ack(response, raw):
    if not raw:
        return None
    if (response.getheader("Content-Type") or "").startswith("application/json"):
        return json.loads(raw)
    return {"text": raw.decode()}


def signature(secret, body, headers, at=None):
    """Headers with Slack's v0 signature of a body."""
    stamp = str(int(time.time() if at is None else at))
    base = f"v0:{stamp}:".encode() + body
    digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {**headers, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}
