"""Stand-ins that speak the real protocols: an embedder by the port, an OpenAI server over real HTTP."""

from __future__ import annotations

import contextlib
import json
import re
import threading
import time
from dataclasses import dataclass, field
from hashlib import blake2b
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np

from corpus.embedding import unit

DIMENSION = 64


def bag_vector(text):
    """A bag of hashed words: equal words, near vectors. Deterministic everywhere."""
    vector = np.full(DIMENSION, 1e-3)
    for word in re.findall(r"\w+", text.lower()):
        vector[blake2b(word.encode(), digest_size=2).digest()[0] % DIMENSION] += 1.0
    return vector


class BagEmbedder:
    """Implements the embedder port without a model."""

    def __init__(self, name="bag-1"):
        self.name = name
        self.embedded = 0

    def embed(self, texts):
        self.embedded += len(texts)
        return unit(np.array([bag_vector(text) for text in texts]).reshape(len(texts), DIMENSION))


@dataclass(frozen=True)
class Answer:
    """A whole HTTP reply; `cut` closes the connection before its end, `pause` stands between its bytes."""

    status: int = 200
    code: str = "x"
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    cut: int = 0
    pause: float = 0.0


class FakeOpenAI:
    """An OpenAI-compatible embedding server on a free loopback port.

    `script` holds what the next requests get, in order: an HTTP status, an `Answer`, or a function that changes
    the list of embedding objects. When it is empty, requests are answered properly, but for those with a text in
    `poison`, which get what it maps to: a status, or such a function.
    """

    def __init__(self):
        self.requests = []
        self.script = []
        self.poison = {}
        handler = type("Handler", (_Handler,), {"fake": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    fake = None

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.fake.requests.append(body)
        step = self.fake.script.pop(0) if self.fake.script else self._poisoned(body["input"])
        if isinstance(step, int):
            step = Answer(step, headers={"Retry-After": "0"} if step == 429 else {})
        if isinstance(step, Answer):
            self._scripted(step)
            return
        data = [
            {"object": "embedding", "index": i, "embedding": bag_vector(text).tolist()}
            for i, text in enumerate(body["input"])
        ]
        usage = {"prompt_tokens": 1, "total_tokens": 1}
        self._reply(
            200, {"object": "list", "data": step(data) if step else data, "model": "m", "usage": usage}
        )

    def _poisoned(self, texts):
        return next((self.fake.poison[text] for text in texts if text in self.fake.poison), None)

    def _scripted(self, answer):
        error = {"error": {"message": "scripted", "type": "x", "code": answer.code}}
        payload = json.dumps(error).encode() if answer.body is None else answer.body
        self._head(answer.status, len(payload) + answer.cut, answer.headers)
        if not answer.pause:
            self.wfile.write(payload)
        else:
            with contextlib.suppress(OSError):
                for byte in payload:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    time.sleep(answer.pause)
        self.close_connection = self.close_connection or answer.cut > 0

    def _reply(self, status, value):
        payload = json.dumps(value).encode()
        self._head(status, len(payload), {})
        self.wfile.write(payload)

    def _head(self, status, length, headers):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_args):
        """Silent."""
