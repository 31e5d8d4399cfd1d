"""A fake news site: a real HTTP/1.1 server on a free loopback port, scripted by the test.

    with Site() as site:
        site.put("/a", PAGE)
        site.script("/a", [503, (429, {"Retry-After": "1"})])  # before the page is served
        site.raw("/slow", lambda connection: time.sleep(60))   # the connection is the function's

Pages carry an ETag and a Last-Modified and are answered with 304 while they stay the same.
"""

from __future__ import annotations

import threading
import time
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from email.utils import formatdate, parsedate_to_datetime
from hashlib import blake2b
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR
from typing import NamedTuple

HTML = "text/html; charset=utf-8"
FIRST_CHANGE = 1_700_000_000  # each is a second later


class Asked(NamedTuple):
    """One request as it arrived; header names are in lower case, the time is monotonic seconds."""

    method: str
    path: str
    headers: dict[str, str]
    time: float


@dataclass(frozen=True)
class Reply:
    """What an address answers."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = HTML
    etag: str = ""
    modified: str = ""

    @classmethod
    def of(cls, step):
        """A reply from what scripts hold: a Reply, a status, (status, headers) or (status, headers, body)."""
        if isinstance(step, Reply):
            return step
        status, headers, body = (*step, b"")[:3] if isinstance(step, tuple) else (step, {}, b"")
        return cls(status=status, headers=dict(headers), body=encoded(body))

    def unchanged_for(self, headers):
        if "if-none-match" in headers:
            return bool(self.etag) and self.etag in headers["if-none-match"]
        since = headers.get("if-modified-since")
        modified = parsedate_to_datetime(self.modified) if since and self.modified else None
        return modified is not None and modified <= parsedate_to_datetime(since)


def encoded(body):
    return body.encode() if isinstance(body, str) else body


class Site(AbstractContextManager):
    """The server. Every method may be called from any thread, also while requests are being answered."""

    def __init__(self, address="127.0.0.1"):
        self._lock = threading.Lock()
        self._asked: list[Asked] = []
        self._pages: dict[str, Reply] = {}
        self._scripts: dict[str, list[Reply]] = {}
        self._raw = {}
        self._changes = 0
        self._connections = set()
        handler = type("Handler", (_Handler,), {"site": self})
        self._server = _Server((address, 0), handler)
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def __exit__(self, *_):
        self.close()

    def url(self, path="/", host="127.0.0.1"):
        """The address of a path, by the name that the test gives this machine."""
        return f"http://{host}:{self.port}{path}"

    def put(self, path, body=b"", status=200, headers=None, content_type=HTML, *, etag=True):
        """A page that stays until it is put again; `etag=False` sends no validators."""
        body = encoded(body)
        mark = f'"{blake2b(body, digest_size=8).hexdigest()}"' if etag and status == 200 else ""
        with self._lock:
            self._changes += 1
            when = formatdate(FIRST_CHANGE + self._changes, usegmt=True) if mark else ""
            old = self._pages.get(path, Reply())
            if mark and old.etag == mark:
                when = old.modified
            self._pages[path] = Reply(status, body, dict(headers or {}), content_type, mark, when)

    def remove(self, path):
        """From now on the path is not found."""
        with self._lock:
            self._pages.pop(path, None)

    def script(self, path, replies):
        """What the next requests for a path get, one each, before its page is served again."""
        with self._lock:
            self._scripts.setdefault(path, []).extend(Reply.of(step) for step in replies)

    def raw(self, path, function):
        """A path whose connection is handed to a function, which may send anything; then it is closed."""
        with self._lock:
            self._raw[path] = function

    def robots(self, text):
        """The site's robots.txt."""
        self.put("/robots.txt", text, content_type="text/plain")

    @property
    def requests(self):
        """Every request so far, in order of arrival."""
        with self._lock:
            return list(self._asked)

    def hits(self, path):
        """How often a path was asked for."""
        return sum(asked.path == path for asked in self.requests)

    def close(self):
        """Ends the server and every open connection."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        with self._lock:
            for connection in self._connections:
                with suppress(OSError):
                    connection.shutdown(SHUT_RDWR)

    def _answer(self, asked):
        with self._lock:
            self._asked.append(asked)
            for path in (asked.path, asked.path.partition("?")[0]):
                if self._scripts.get(path):
                    return self._scripts[path].pop(0)
                if path in self._raw:
                    return self._raw[path]
                if path in self._pages:
                    return self._pages[path]
            return Reply(404, b"not found", content_type="text/plain")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_):
        """Silence: broken connections are what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # headers and body are written apart
    site: Site

    def setup(self):
        super().setup()
        with self.site._lock:
            self.site._connections.add(self.connection)

    def finish(self):
        with self.site._lock:
            self.site._connections.discard(self.connection)
        super().finish()

    def do_GET(self):
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = self.site._answer(Asked(self.command, self.path, headers, time.monotonic()))
        if isinstance(answer, Reply):
            return self._send(answer, headers)
        self.close_connection = True
        return answer(self.connection)

    def _send(self, reply, headers):
        unchanged = reply.status == 200 and reply.unchanged_for(headers)
        body = b"" if unchanged else reply.body
        self.send_response(304 if unchanged else reply.status)
        out = {"Content-Type": reply.content_type, "ETag": reply.etag, "Last-Modified": reply.modified}
        out |= {} if unchanged else {"Content-Length": str(len(body))}
        for name, value in (out | reply.headers).items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Silence."""
