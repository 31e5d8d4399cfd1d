"""The Web API of a fake Slack: real HTTP, faults, rate limits, OAuth."""

from __future__ import annotations

import base64
import json
import socket
import struct
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from tests.servers.slack_methods import METHODS, answer_hook
from tests.servers.slack_state import Refused

TIERS = {
    "chat.startStream": 20,
    "chat.stopStream": 20,
    "chat.appendStream": 100,
    "chat.update": 50,
    "chat.delete": 50,
    "chat.postEphemeral": 100,
    "conversations.replies": 50,
    "conversations.history": 50,
    "conversations.info": 50,
    "conversations.open": 50,
    "conversations.list": 20,
    "users.info": 100,
    "views.open": 100,
    "views.push": 100,
    "views.update": 100,
    "views.publish": 100,
    "assistant.threads.setStatus": 50,
    "assistant.threads.setTitle": 100,
    "assistant.threads.setSuggestedPrompts": 100,
}
BURST = 4  # messages that a channel takes at once before it keeps to one a second


class Call(NamedTuple):
    """One request as it arrived; `status` and `error` say how it was answered; the time is monotonic seconds."""

    method: str
    args: dict[str, Any]
    time: float
    token: str
    status: int
    error: str  # Slack's code, "" when it went well


@dataclass(slots=True)
class Fault:
    method: str
    kind: int | str
    times: int
    retry_after: float
    seconds: float
    channel: str | None

    def fits(self, method, args):
        place = args.get("channel") or args.get("channel_id")
        return self.times > 0 and self.method in {method, "*"} and self.channel in {None, place}


class Limiter:
    """Slack's rates: tiers by method and workspace, one message a second by channel."""

    def __init__(self, minute=60.0):
        self.minute = minute
        self.buckets = {}

    def wait(self, method, team, args):
        """Seconds to wait; 0 when the call may pass."""
        if method == "chat.postMessage":
            return self._take((team, method, args.get("channel")), BURST, self.minute / 60)
        rate = TIERS.get(method)
        return self._take((team, method), rate, self.minute / rate) if rate else 0

    def _take(self, key, size, interval):
        now = time.monotonic()
        tokens, at = self.buckets.get(key, (float(size), now))
        tokens = min(float(size), tokens + (now - at) / interval)
        if tokens < 1:
            self.buckets[key] = (tokens, now)
            return (1 - tokens) * interval
        self.buckets[key] = (tokens - 1, now)
        return 0


class Server(ThreadingHTTPServer):
    """Threads that end when it is closed."""

    daemon_threads = False
    block_on_close = True
    request_queue_size = 256

    def __init__(self, slack):
        self.slack = slack
        self.open = set()
        super().__init__(("127.0.0.1", 0), Handler)

    def process_request(self, request, client_address):
        self.open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request):
        self.open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request, client_address):
        """Clients that go away are part of the tests."""

    def cut(self):
        for request in list(self.open):
            with suppress(OSError):
                request.shutdown(socket.SHUT_RDWR)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    disable_nagle_algorithm = True

    @property
    def slack(self):
        return self.server.slack

    def date_time_string(self, timestamp=None):
        return super().date_time_string((timestamp or time.time()) + self.slack.skew)

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.slack.is_down:
            self._reset()
            return
        method = urlsplit(self.path).path.removeprefix("/api/").strip("/")
        self._call(method, self._args(raw))

    do_GET = do_POST  # noqa: N815 - the name that http.server looks for

    def _args(self, raw):
        query = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        kind = (self.headers.get("Content-Type") or "").split(";")[0]
        if kind == "application/json":
            return query | json.loads(raw or b"{}")
        if kind == "multipart/form-data":
            return query | _multipart(raw, self.headers["Content-Type"])
        return query | dict(parse_qsl(raw.decode(), keep_blank_values=True))

    def _call(self, method, args):
        began = time.monotonic()
        token = (self.headers.get("Authorization") or "").removeprefix("Bearer ") or str(
            args.pop("token", "")
        )
        fault = self.slack.web.fault("response_url" if method.startswith("response/") else method, args)
        kind = fault.kind if fault else None
        if kind == "slow" and self.slack.closing.wait(fault.seconds):
            return
        if kind == "unheard":
            self._note(method, args, began, token, 0, "unheard")
            self._reset()
            return
        status, body, headers = self._fail(fault) or self.slack.web.answer(method, args, token, self.headers)
        self._note(method, args, began, token, status, "" if body.get("ok") else str(body.get("error")))
        if kind == "late":
            self.slack.closing.wait(fault.seconds)
        if kind == "lost":
            self._reset()
        else:
            self._send(status, body, headers)

    @staticmethod
    def _fail(fault):
        if fault is None or fault.kind in {"slow", "late", "lost"}:
            return None
        if fault.kind == "ratelimited":
            after = str(int(fault.retry_after))  # Slack sends whole seconds
            return 429, {"ok": False, "error": "ratelimited"}, {"Retry-After": after}
        if isinstance(fault.kind, int):
            return fault.kind, {"ok": False, "error": "internal_error"}, {}
        return 200, {"ok": False, "error": fault.kind}, {}

    def _note(self, method, args, began, token, status, error):
        name = "response_url" if method.startswith("response/") else method
        self.slack.calls.append(Call(name, args, began, token, status, error))
        self.slack.world.touch()

    def _send(self, status, body, headers):
        hook = self.path.startswith("/response/") and body.get("ok")
        payload = b"ok" if hook else json.dumps(body).encode()
        with suppress(OSError):
            self.send_response(status)
            self.send_header("Content-Type", "text/plain" if hook else "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(payload)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(payload)

    def _reset(self):
        """Cut the connection without an answer."""
        self.close_connection = True
        with suppress(OSError):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def finish(self):
        with suppress(OSError, ValueError):
            super().finish()

    def log_message(self, *_args):
        """Silent."""


class Web:
    """Answers calls."""

    def __init__(self, slack):
        self.slack = slack
        self.world = slack.world
        self.faults: list[Fault] = []
        self.limiter = Limiter()
        self.server = Server(slack)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), name="fake-slack-web")

    def start(self):
        self.thread.start()
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def stop(self):
        self.server.cut()
        self.server.shutdown()
        self.server.cut()
        self.server.server_close()
        self.thread.join()

    def fault(self, method, args):
        with self.world.lock:
            found = next((each for each in self.faults if each.fits(method, args)), None)
            if found:
                found.times -= 1
            return found

    def answer(self, method, args, token, headers):
        """(HTTP status, body, headers) of one call."""
        with self.world.lock:
            try:
                if method.startswith("response/"):
                    status, body = answer_hook(self.world, method.removeprefix("response/"), args)
                    return status, body, {}
                return self._method(method, args, token, headers)
            except Refused as refused:
                return 200, refused.body, {}
            finally:
                self.world.lock.notify_all()

    def _method(self, method, args, token, headers):
        if method == "apps.connections.open":
            return 200, self._connection(token), {}
        if method == "oauth.v2.access":
            return 200, self._grant(args, headers), {}
        if method not in METHODS:
            return 200, {"ok": False, "error": "unknown_method", "req_method": method}, {}
        team = self._team(token)
        wait = self.limiter.wait(method, team.id, args) if self.slack.limits else 0
        if wait:
            return 429, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(int(wait) + 1)}
        function, scope = METHODS[method]
        if scope and scope not in team.scopes:
            raise Refused("missing_scope", needed=scope, provided=",".join(sorted(team.scopes)))
        scopes = {"x-oauth-scopes": ",".join(sorted(team.scopes)), "x-accepted-oauth-scopes": scope}
        return 200, {"ok": True, **function(self.world, team, args)}, scopes

    def _team(self, token):
        if not token:
            raise Refused("not_authed")
        team = self.world.team_of(token)
        if team is None:
            raise Refused("not_allowed_token_type" if token == self.slack.app_token else "invalid_auth")
        if not team.alive:
            raise Refused("account_inactive")
        return team

    def _connection(self, token):
        if token != self.slack.app_token:
            known = token and self.world.team_of(token)
            raise Refused("not_allowed_token_type" if known else "invalid_auth" if token else "not_authed")
        return {"ok": True, "url": self.slack.socket.ticket()}

    def _grant(self, args, headers):
        """An OAuth code for a bot token."""
        given = (headers.get("Authorization") or "").removeprefix("Basic ")
        pair = (
            base64.b64decode(given).decode()
            if given
            else f"{args.get('client_id')}:{args.get('client_secret')}"
        )
        if pair.split(":")[0] != self.slack.client_id:
            raise Refused("invalid_client_id")
        if pair != f"{self.slack.client_id}:{self.slack.client_secret}":
            raise Refused("bad_client_secret")
        code = args.get("code", "")
        if code not in self.world.codes:
            raise Refused("invalid_code")
        team = self.world.teams.get(self.world.codes[code] or "")
        if team is None:
            raise Refused("code_already_used")
        self.world.codes[code] = None
        return _granted(self.slack.install(team.id))


def _granted(team):
    return {
        "ok": True,
        "app_id": "A0FAKEAPP",
        "authed_user": {"id": "U0FAKEADMIN"},
        "scope": ",".join(sorted(team.scopes)),
        "token_type": "bot",
        "access_token": team.token,
        "bot_user_id": team.bot_user,
        "team": {"id": team.id, "name": team.name},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _multipart(raw, kind):
    """The fields of a multipart form."""
    boundary = kind.split("boundary=")[1].encode()
    fields = {}
    for part in raw.split(b"--" + boundary)[1:-1]:
        head, _, value = part.strip(b"\r\n").partition(b"\r\n\r\n")
        fields[head.split(b'name="')[1].split(b'"')[0].decode()] = value.decode()
    return fields
