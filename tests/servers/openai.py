"""A fake chat model: a real HTTP/1.1 server on a free loopback port that speaks OpenAI's protocol.

    with FakeChat() as chat:
        chat.script(Reply(status=429, retry_after="0"), quoting("was rebuilt"))
        chat.default = answering(claim("…", pid, "…"))
        ChatOpenAI(base_url=chat.url, …)

A step of the script is a `Reply`, an HTTP status, or a function from the request's body to a `Reply`. When the script
is empty, `default` answers. `chat.requests` holds what was asked; `chat.supports` what the server knows: a request
with anything else gets a 400 in OpenAI's shape.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR
from typing import Any, NamedTuple

EVERYTHING = frozenset(
    {"json_schema", "json_object", "temperature", "stream_options", "max_completion_tokens"}
)
USAGE = {"prompt_tokens": 1500, "completion_tokens": 120, "total_tokens": 1620, "cached": 1024}


class Asked(NamedTuple):
    """One request as it arrived; header names are in lower case, the time is monotonic seconds."""

    body: dict[str, Any]
    headers: dict[str, str]
    time: float


@dataclass(frozen=True)
class Reply:
    """What one request gets. Fields that are not set do nothing."""

    content: str | dict[str, Any] = ""  # a dict goes out as JSON
    chunk: int = 8  # characters in one event
    pause: float = 0.0  # seconds before each event
    finish: str | None = "stop"  # None: no event has a finish_reason
    done: bool = True  # whether [DONE] is sent
    usage: dict[str, int] | None = None  # tokens; None for `USAGE`
    silent_usage: bool = False  # no usage, whatever was asked for
    refusal: str | None = None
    cut_after: int | None = None  # characters of content after which nothing more is said:
    clean_eof: bool = False  # … and the body ends as if it were whole
    reset: bool = False  # … and the connection is reset (else it is closed)
    stall: float = 0.0  # … for so many seconds before that
    hang: float = 0.0  # seconds before the first byte of the head
    drip: float = 0.0  # after the head: a byte of a comment each so many seconds, never an event
    drip_head: float = 0.0  # a byte of the head each so many seconds, never the whole
    status: int = 200
    error_code: str | None = None
    error_type: str = "invalid_request_error"
    error_param: str | None = None
    error_message: str = "scripted"
    retry_after: str | None = None
    raw: bytes | None = None  # the body, event stream or not, instead of all that

    @property
    def text(self):
        return (
            json.dumps(self.content, ensure_ascii=False) if isinstance(self.content, dict) else self.content
        )


def data_of(body):
    """The JSON object that ends the last user message."""
    last = [message for message in body["messages"] if message["role"] == "user"][-1]["content"]
    return json.loads(last.rsplit("\n", 1)[-1])


def passages_of(body):
    """The passages of a request, each a dict, in the order of the prompt."""
    return data_of(body)["passages"]


def sentence_with(body, words):
    """(pid, outlet, sentence) of the first sentence of the prompt that holds these words."""
    return next(
        (passage["pid"], passage["outlet"], sentence["text"])
        for passage in passages_of(body)
        for sentence in passage["sentences"]
        if words in sentence["text"]
    )


def claim(text, pid, quote, *, kind="fact", speaker=None, as_of=None):
    """One claim object of a reply."""
    return {
        "text": text,
        "kind": kind,
        "speaker": speaker,
        "as_of": as_of,
        "evidence": [{"pid": pid, "quote": quote}],
    }


def answer(*claims, status="answered", missing=()):
    """The whole object of a reply."""
    return {"status": status, "claims": list(claims), "missing": list(missing)}


def citing(body, words, text=None, **fields):
    """A claim that quotes the prompt's sentence with these words; `text` is said, by default the sentence."""
    pid, _, sentence = sentence_with(body, words)
    return claim(text or sentence, pid, sentence, **fields)


def quoting(*words, **fields):
    """A step that answers with one claim for each of `words`; the fields are those of `Reply`."""

    def step(body):
        return Reply(content=answer(*(citing(body, each) for each in words)), **fields)

    return step


class FakeChat(AbstractContextManager):
    """The server. Every method may be called from any thread, also while requests are being answered."""

    def __init__(self, default=None, supports=EVERYTHING, models=("test-model",)):
        self.default = default or Reply(content=answer(status="insufficient"))
        self.supports = frozenset(supports)
        self.models = tuple(models)
        self.closing = threading.Event()
        self.now_open = 0  # requests that are being answered
        self.sent = []  # of each streamed reply, when its events left (`time.perf_counter`)
        self._lock = threading.Lock()
        self._asked: list[Asked] = []
        self._steps: list[Any] = []
        self._connections = set()
        handler = type("Handler", (_Handler,), {"chat": self})
        self._server = _Server(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def __exit__(self, *_):
        self.close()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    @property
    def requests(self):
        """What was asked so far, as `Asked`; requests for the list of models are not among it."""
        with self._lock:
            return list(self._asked)

    @property
    def bodies(self):
        return [asked.body for asked in self.requests]

    def script(self, *steps):
        """What the next requests get, one each."""
        with self._lock:
            self._steps.extend(steps)

    def close(self):
        self.closing.set()
        self._server.shutdown()
        with self._lock:
            for connection in self._connections:
                with suppress(OSError):
                    connection.shutdown(SHUT_RDWR)
        self._server.server_close()
        self._thread.join()

    def wait_until_idle(self, seconds=2.0):
        """Whether no request is being answered any more, which may take a moment."""
        until = time.monotonic() + seconds
        while self.now_open and time.monotonic() < until:
            time.sleep(0.01)
        return self.now_open == 0

    def _step(self, asked):
        with self._lock:
            self._asked.append(asked)
            refused = self._refused(asked.body)
            if refused:
                return refused
            step = self._steps.pop(0) if self._steps else self.default
        if callable(step):
            step = step(asked.body)
        return Reply(status=step) if isinstance(step, int) else step

    def _refused(self, body):
        """A 400 for the first thing in the request that this server does not know."""
        wanted = {name for name in ("temperature", "stream_options", "max_completion_tokens") if name in body}
        form = body.get("response_format", {}).get("type", "text")
        wanted |= {form} - {"text"}
        unknown = sorted(wanted - self.supports)
        if not unknown:
            return None
        param = "response_format" if unknown[0] in {"json_schema", "json_object"} else unknown[0]
        message = f"Unsupported parameter: '{param}' ({unknown[0]}) is not supported with this model."
        return Reply(status=400, error_code="unsupported_parameter", error_param=param, error_message=message)

    def _opened(self, connection):
        with self._lock:
            self._connections.add(connection)

    def _busy(self, change):
        with self._lock:
            self.now_open += change


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request, client_address):
        """A client that hangs up is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    chat = None

    def setup(self):
        super().setup()
        self.chat._opened(self.connection)

    def do_GET(self):
        data = [
            {"id": name, "object": "model", "created": 0, "owned_by": "test"} for name in self.chat.models
        ]
        self._json(200, {"object": "list", "data": data})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        if self.path != "/v1/chat/completions":
            self._error(Reply(status=404, error_message=f"Unknown request URL: POST {self.path}."))
            return
        self.chat._busy(1)
        try:
            self._serve(self.chat._step(Asked(body, headers, time.monotonic())), body)
        except OSError:
            self.close_connection = True
        finally:
            self.chat._busy(-1)

    def _serve(self, reply, body):
        if reply.drip_head:
            self._drip(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x", reply.drip_head)
        elif self.chat.closing.wait(reply.hang):
            self.close_connection = True
        elif reply.status != 200:
            self._error(reply)
        elif body.get("stream"):
            self._stream(reply, body)
        else:
            self._json(200, _completion(reply, body))

    def _error(self, reply):
        headers = {"Retry-After": reply.retry_after} if reply.retry_after is not None else {}
        error = {
            "message": reply.error_message,
            "type": reply.error_type,
            "param": reply.error_param,
            "code": reply.error_code,
        }
        self._json(reply.status, {"error": error}, headers)

    def _json(self, status, value, headers=()):
        payload = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(payload)))
        for name, value_ in dict(headers).items():
            self.send_header(name, value_)
        self.end_headers()
        self.wfile.write(payload)

    def _stream(self, reply, body):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        if reply.drip:
            self._drip(b"", b"1\r\n:\r\n", reply.drip)
        elif reply.raw is not None:
            self._frame(reply.raw)
            self._frame(b"")
        else:
            self._events(reply, body)

    def _events(self, reply, body):
        times = []
        self.chat.sent.append(times)
        for event in _events(reply, body):
            if reply.pause and self.chat.closing.wait(reply.pause):
                return
            times.append(time.perf_counter())
            self._frame(f"data: {event if isinstance(event, str) else json.dumps(event)}\n\n".encode())
        if reply.cut_after is None or reply.clean_eof:
            self._frame(b"")
            return
        self.chat.closing.wait(reply.stall)
        self.close_connection = True
        if reply.reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def _frame(self, payload):
        self.wfile.write(f"{len(payload):x}\r\n".encode() + payload + b"\r\n")
        self.wfile.flush()

    def _drip(self, first, byte, pause):
        self.wfile.write(first)
        while not self.chat.closing.wait(pause):
            self.wfile.write(byte)
            self.wfile.flush()
        self.close_connection = True

    def finish(self):
        with suppress(OSError, ValueError):
            super().finish()

    def log_message(self, *_args):
        """Silent."""


def _usage(reply):
    told = dict(reply.usage or USAGE)
    cached = told.pop("cached", 0)
    return {**told, "prompt_tokens_details": {"cached_tokens": cached}}


def _completion(reply, body):
    message = {"role": "assistant", "content": reply.text, "refusal": reply.refusal}
    value = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": body["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": reply.finish, "logprobs": None}],
    }
    return value if reply.silent_usage else {**value, "usage": _usage(reply)}


def _events(reply, body):
    """The events of a stream, those of its end only when it is not cut."""
    head = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 0, "model": body["model"]}

    def event(delta, finish=None):
        return {**head, "choices": [{"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}]}

    yield event({"role": "assistant", "content": ""})
    if reply.refusal is not None:
        yield event({"refusal": reply.refusal})
    text = reply.text if reply.cut_after is None else reply.text[: reply.cut_after]
    for start in range(0, len(text), reply.chunk):
        yield event({"content": text[start : start + reply.chunk]})
    if reply.cut_after is not None:
        return
    if reply.finish is not None:
        yield event({}, reply.finish)
    if (body.get("stream_options") or {}).get("include_usage") and not reply.silent_usage:
        yield {**head, "choices": [], "usage": _usage(reply)}
    if reply.done:
        yield "[DONE]"


def slowly(step, pause):
    """The same step with a pause before each event."""
    return lambda body: replace(step(body) if callable(step) else step, pause=pause)
