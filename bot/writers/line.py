"""The one place that speaks to a chat model: a request goes out, pieces of the reply come in, failures get our names.

A reply is read by a thread of its own, so that whoever waits for it can leave at the deadline whatever the server
does; the connection is then shut, which ends that thread.
"""

from __future__ import annotations

import queue
import re
import threading
import time
import warnings
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from socket import SHUT_RDWR
from typing import TYPE_CHECKING, Any

from bot.writers.faults import CallFailed, failure, no_client

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from ssl import SSLContext

    from prompts import Messages

OPENAI = "https://api.openai.com/v1"  # said outright: the libraries would look into the environment
CONNECT = 10.0  # seconds; a service that is there answers a connection in far less
MAX_BODY = 20_000_000  # bytes; a reply of 1,200 tokens, each in an event of its own, takes some 300,000
SPARE = 4  # clients kept for the next request: their connections stay open
_DONE = re.compile(rb"(?:^|\n)data: ?\[DONE\]")


@dataclass(frozen=True, slots=True)
class Access:
    """Which model, and where. Its text shows no key."""

    model: str
    api_key: str = field(repr=False)
    base_url: str | None = None  # None for OpenAI's own


@dataclass(frozen=True, slots=True)
class Piece:
    """What one event of a reply adds."""

    text: str = ""
    finish: str | None = None  # the service's word for why the reply ended
    refusal: bool = False  # the model refuses
    usage: Mapping[str, Any] | None = None  # as LangChain tells it
    last: bool = False  # the body ended
    done: bool = False  # … with the mark that it is whole


class Line:
    """A client for one request at a time; another thread may hang up."""

    def __init__(self, access: Access) -> None:
        import openai

        hooks: dict[str, list[Callable[..., Any]]] = {"request": [self._asking], "response": [self._answered]}
        self._client = openai.DefaultHttpxClient(
            event_hooks=hooks,
            headers={"Accept-Encoding": "identity"},
            follow_redirects=False,  # questions and articles go to the named server only
            verify=_authorities(),
        )
        self._chat = _chat_class()(
            model=access.model,
            api_key=access.api_key or "none",  # servers of one's own often want no key, the SDK wants one
            base_url=access.base_url or OPENAI,
            http_client=self._client,
            openai_proxy=None,  # a variable of LangChain's; HTTPS_PROXY works as everywhere
            max_retries=0,
            use_responses_api=False,
        )
        self._stream: Any = None
        self._dead = False
        self._whole = False

    def pieces(
        self, messages: Messages, parameters: Mapping[str, Any], *, usage: bool, seconds: float
    ) -> Iterator[Piece]:
        """The reply as it comes in; no byte for so many seconds ends it. The last piece says that it is the last."""
        import httpx2
        import langsmith

        self._stream, self._whole = None, False
        timeout = httpx2.Timeout(seconds, connect=min(seconds, CONNECT))
        with langsmith.tracing_context(
            enabled=False
        ):  # a stray variable must not send articles to a third party
            stream = self._chat.stream(
                [("system", messages.system), ("human", messages.user)],
                stream_usage=usage,
                timeout=timeout,
                extra_body=dict(parameters),
            )
            for chunk in stream:
                yield Piece(
                    text=chunk.content if isinstance(chunk.content, str) else "",
                    finish=chunk.response_metadata.get("finish_reason"),
                    refusal="refusal" in chunk.additional_kwargs,
                    usage=chunk.usage_metadata,
                )
        yield Piece(last=True, done=self._whole)

    def hang_up(self) -> None:
        """Shut the connection, now or as soon as there is one: a thread that reads from it gets an end."""
        self._dead = True
        self._shut()

    def close(self) -> None:
        """Let go of everything. Only for the thread that reads."""
        self._client.close()

    def _shut(self) -> None:
        with suppress(OSError, AttributeError):
            self._stream.get_extra_info("socket").shutdown(SHUT_RDWR)

    def _asking(self, request: Any) -> None:
        request.extensions = {**request.extensions, "trace": self._traced}

    def _traced(self, event: str, facts: Mapping[str, Any]) -> None:
        """Remember the connection; the HTTP library tells of it as it is made, and once more with TLS."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._stream = facts.get("return_value")
        if self._dead:
            self._shut()

    def _answered(self, response: Any) -> None:
        if response.headers.get("content-encoding", "identity") != "identity":  # as asked: a bomb is one
            raise ValueError("the reply is packed")
        response.stream = _watched_class()(response.stream, self._is_whole)

    def _is_whole(self) -> None:
        self._whole = True


class Exchange:
    """Clients for the requests of all threads, made when they are needed."""

    def __init__(self, access: Access) -> None:
        self.access = access
        self._spare: list[Line] = []
        self._lock = threading.Lock()

    def take(self) -> Line:
        """A client that nobody else uses."""
        with self._lock:
            spare = self._spare.pop() if self._spare else None
        return spare or Line(self.access)

    def give_back(self, line: Line) -> None:
        """Keep a client for the next request."""
        with self._lock:
            if len(self._spare) < SPARE:
                self._spare.append(line)
                return
        line.close()


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent."""

    messages: Messages
    parameters: Mapping[str, Any]
    usage: bool  # ask for the count of tokens


class Call:
    """One request under way. It starts when made; `pieces` may be read once."""

    def __init__(self, exchange: Exchange, request: Request, until: float) -> None:
        self._exchange = exchange
        self._request = request
        self._until = until
        self._line: Line | None = None
        self._left = False
        self._lock = threading.Lock()
        self._heard: queue.SimpleQueue[Piece | CallFailed] = queue.SimpleQueue()
        threading.Thread(target=self._listen, name="model-reply", daemon=True).start()

    def next(self) -> Piece:
        """The next piece, when it is there.

        Raises:
            CallFailed: there is none; `late` when the time is over.
        """
        left = self._until - time.monotonic()
        late = CallFailed("slow", "The model did not answer in time.", late=True)
        if left <= 0:  # also when pieces keep coming in
            raise late
        try:
            heard = self._heard.get(timeout=left)
        except queue.Empty:
            raise late from None
        if isinstance(heard, CallFailed):
            raise heard
        return heard

    def leave(self) -> None:
        """Nobody listens any more: the connection is shut if it is open."""
        with self._lock:
            self._left = True
            line = self._line
        if line is not None:
            line.hang_up()

    def _listen(self) -> None:
        """Read the reply to its end, in a thread; libraries are loaded here too, which can take seconds."""
        try:
            line = self._exchange.take()
        except Exception as error:  # noqa: BLE001 -- whatever it is, who waits has to hear of it
            self._heard.put(no_client(error, self._exchange.access.model))
            return
        with self._lock:
            left, self._line = self._left, line
        if left:
            line.close()
            return
        self._read(line)

    def _read(self, line: Line) -> None:
        request = self._request
        seconds = max(0.05, self._until - time.monotonic())
        ended: Piece | CallFailed = Piece(last=True)
        try:
            for piece in line.pieces(
                request.messages, request.parameters, usage=request.usage, seconds=seconds
            ):
                if piece.last:
                    ended = piece
                else:
                    self._heard.put(piece)
        except Exception as error:  # noqa: BLE001 -- the libraries raise what they like for a broken stream
            ended = failure(error, self._exchange.access.model)
        with self._lock:
            left, self._line = self._left, None
        self._heard.put(ended)
        if left or isinstance(ended, CallFailed):
            line.close()
        else:
            self._exchange.give_back(line)


def warm() -> None:
    """Load the libraries in the background: it takes seconds, which the first question then does not wait for."""
    threading.Thread(target=_chat_class, name="model-libraries", daemon=True).start()


@cache
def _authorities() -> SSLContext:
    """Whose certificates count. Read once in a process: it takes 30 ms."""
    import httpx2

    return httpx2.create_ssl_context()


@cache
def _chat_class() -> Any:
    """LangChain's client, which drops a model's refusal from streams, and one that passes it on."""
    from langchain_openai import ChatOpenAI

    for module in (r"langchain_openai\.", r"pydantic\."):  # advice to programmers, which may repeat a reply
        warnings.filterwarnings("ignore", category=UserWarning, module=module)

    class Chat(ChatOpenAI):
        def _convert_chunk_to_generation_chunk(self, chunk: dict[str, Any], *rest: Any) -> Any:
            made = super()._convert_chunk_to_generation_chunk(chunk, *rest)
            refusal = _refusal(chunk)
            if made is not None and refusal:
                made.message.additional_kwargs["refusal"] = refusal
            return made

    return Chat


def _refusal(chunk: Mapping[str, Any]) -> str:
    choices = chunk.get("choices") or [{}]
    said = (choices[0].get("delta") or {}).get("refusal")
    return said if isinstance(said, str) else ""


@cache
def _watched_class() -> Any:
    """A body that tells when the mark of its end has passed: the SDK does not say whether it was there."""
    import httpx2

    class Watched(httpx2.SyncByteStream):
        def __init__(self, body: Any, whole: Callable[[], None]) -> None:
            self._body = body
            self._whole = whole

        def __iter__(self) -> Iterator[bytes]:
            before, size = b"\n", 0
            for part in self._body:
                size += len(part)
                if size > MAX_BODY:
                    raise ValueError("the reply is too long")
                seen = before + part
                if _DONE.search(seen):
                    self._whole()
                before = seen[-len(b"\ndata: [DONE]") :]
                yield part

        def close(self) -> None:
            self._body.close()

    return Watched
