"""Pages and feeds of strangers are read in child processes, so that one can hang or kill no one but its reader."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Event, Lock, Timer
from typing import TYPE_CHECKING, BinaryIO, Self, TypeVar, cast

from corpus.errors import SourceError
from ingest.extraction import worker
from ingest.feeds import types as feeds
from ingest.sources import LIMIT
from ingest.types import Extracted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

    from ingest.feeds.types import Listing
    from ingest.types import Raw

WALL_SECONDS = 15.0  # for one page; the slowest of 558 real pages took under one
TAGS = 60_000  # opening tags of a page; the largest of 558 real pages had 8,093
_START_SECONDS = 60.0  # for a child to load its libraries: one second, more on a machine under load
_NO_START = "the process that reads pages could not start"
_AHEAD = 3  # documents taken up in advance, for each child
_TAG = re.compile(rb"<\x00?[a-zA-Z]")  # in UTF-16 a NUL stands between
_KEPT = re.compile(
    r"PATH|HOME|LANG|LC_\w+|TZ|TMPDIR|LD_LIBRARY_PATH|SYSTEMROOT|VIRTUAL_ENV"
)  # no key, no token

Result = Extracted | SourceError
_Told = TypeVar("_Told")


class Sandbox:
    """Understands documents in order; web pages and feeds in children with limits, other formats here.

    A page that takes too long, too much memory, or its child's life becomes a `SourceError`; the next page
    gets a new child. Children start with the first page, live until the sandbox is closed, hold none of
    our secrets, and die with this process however it ends; there are never more than `workers`. One thread
    at a time may call `extract_many`, any number of others `read_feed` meanwhile.
    """

    def __init__(
        self, *, workers: int | None = None, wall_seconds: float = WALL_SECONDS, now: datetime | None = None
    ) -> None:
        self._size = max(1, workers or os.cpu_count() or 1)
        self._wall = wall_seconds
        self._now = now
        self._threads: ThreadPoolExecutor | None = None
        self._idle: SimpleQueue[_Child] = SimpleQueue()
        self._children: set[_Child] = set()
        self._places = BoundedSemaphore(self._size)  # one for each child at work
        self._births = Lock()  # no child is started beside `close`
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all children; pages still in work come out as errors. Closing twice does nothing."""
        with self._births:
            self._closed = True
        for child in tuple(self._children):
            child.kill()
        if self._threads:
            self._threads.shutdown(cancel_futures=True)
        for child in tuple(self._children):
            self._drop(child)

    def extract_many(self, raws: Iterable[Raw]) -> Iterator[Result]:
        """One result for each document, in order; taken up lazily, a few ahead of the one asked for."""
        waiting: deque[Future[Result] | Raw] = deque()
        for raw in raws:
            waiting.append(self._submitted(raw) if needs_child(raw) else raw)
            if len(waiting) > _AHEAD * self._size or not isinstance(waiting[0], Future):
                yield self._result(waiting.popleft())
        while waiting:
            yield self._result(waiting.popleft())

    def extract(self, raw: Raw, *, now: datetime) -> Result:
        """One document. Any thread may call it; it waits for a child where it needs one."""
        if not needs_child(raw):
            return _attempt(raw, now)
        return refusal(raw) or self._read(raw)

    def _result(self, work: Future[Result] | Raw) -> Result:
        return work.result() if isinstance(work, Future) else _attempt(work, self._moment())

    def _submitted(self, raw: Raw) -> Future[Result]:
        refused = refusal(raw)
        if refused:
            done: Future[Result] = Future()
            done.set_result(refused)
            return done
        if not self._threads:
            self._threads = ThreadPoolExecutor(self._size, thread_name_prefix="pages")
        return self._threads.submit(self._read, raw)

    def read_feed(self, data: bytes, *, url: str, charset: str = "") -> Listing | SourceError:
        """What a feed or sitemap lists, or why it cannot be read. Any thread may call it; it waits for a child.

        Args:
            data: as it came, gzipped or not.
            url: its address; it names the error, and links are absolute against it.
            charset: what the server said, if anything.
        """
        if len(data) > feeds.LIMIT:
            return SourceError(
                url, f"the feed is larger than {feeds.LIMIT // 1_000_000} MB", remedy="ask for its parts"
            )
        frames = worker.feed_request(data, url=url, charset=charset)
        try:
            return self._told(frames, worker.listing_of)
        except _Lost as lost:
            return SourceError(url, str(lost), remedy="check the feed, or switch it off")

    def _read(self, raw: Raw) -> Result:
        try:
            return self._told(worker.request(raw, self._moment()), worker.result_of)
        except _Lost as lost:
            return SourceError(
                raw.source, str(lost), remedy="save the article's text by itself, or leave the page out"
            )

    def _told(self, frames: tuple[bytes, bytes], sense: Callable[[bytes], _Told]) -> _Told:
        """What a child answers, with a place of this thread's own.

        Raises:
            _Lost: it gave no answer.
        """
        with self._places:
            while True:
                child = self._child()
                used = child.ready.is_set()
                try:
                    child.await_ready()
                    told = child.told(frames, sense, wall_seconds=self._wall)
                except _Lost as lost:
                    self._drop(child)
                    if used and not lost.slow:  # it may have died of something else before: ask a new one
                        continue
                    raise
                self._idle.put(child)
                return told

    def _child(self) -> _Child:
        """A living child for this thread alone: an idle one, else a new one."""
        with suppress(Empty):
            while True:
                child = self._idle.get_nowait()
                if child.lives():
                    return child
                self._drop(child)
        with self._births:
            if self._closed:
                raise _Lost("the run was ended while this was read")
            child = _Child.start()
            self._children.add(child)
        return child

    def _drop(self, child: _Child) -> None:
        child.kill()
        child.close()
        self._children.discard(child)

    def _moment(self) -> datetime:
        return self._now or datetime.now(UTC)


def needs_child(raw: Raw) -> bool:
    """Whether the document holds HTML, alone, among text or in a record."""
    return raw.format == "html" or bool(_TAG.search(raw.data)) or b"\\u003c" in raw.data.lower()


def refusal(raw: Raw) -> SourceError | None:
    """Why a page is not even tried, or None: extractors need quadratic time, so size and tags are bounded."""
    if len(raw.data) > LIMIT:
        return SourceError(
            raw.source,
            f"the page is larger than {LIMIT // 1_000_000} MB",
            remedy="save the article's text by itself",
        )
    tags = 0
    for tags, _ in enumerate(_TAG.finditer(raw.data), start=1):
        if tags > TAGS:
            return SourceError(
                raw.source,
                f"the page has more than {TAGS:,} tags",
                remedy="save the article's text by itself",
            )
    return None


def _attempt(raw: Raw, now: datetime) -> Result:
    try:
        from ingest.extraction.articles import extract  # here: a run with nothing new needs none of it

        return extract(raw, now=now)
    except SourceError as error:
        return error


class _Lost(Exception):
    """A child gave no result; the text is the reason for the operator."""

    def __init__(self, reason: str, *, slow: bool = False) -> None:
        super().__init__(reason)
        self.slow = slow


@dataclass(frozen=True, slots=True, eq=False)
class _Child:
    """One child process and its two pipes."""

    process: subprocess.Popen[bytes]
    requests: BinaryIO
    replies: BinaryIO
    ready: Event = field(default_factory=Event)

    @classmethod
    def start(cls) -> Self:
        """A new child, without our environment, our terminal and our output."""
        command = [sys.executable, "-m", "ingest.extraction.worker", str(os.getpid())]
        pipe, null = subprocess.PIPE, subprocess.DEVNULL
        try:  # a process group of its own: Ctrl-C is for the parent to handle
            process = subprocess.Popen(
                command, stdin=pipe, stdout=pipe, stderr=null, env=_environment(), process_group=0
            )
        except OSError as error:
            raise _Lost(_NO_START) from error
        requests, replies = process.stdin, process.stdout
        if requests is None or replies is None:
            raise _Lost(_NO_START)
        return cls(process, cast("BinaryIO", requests), cast("BinaryIO", replies))

    def await_ready(self) -> None:
        """Wait until a new child has loaded its libraries; the page's own clock starts after it."""
        if not self.ready.is_set() and self._ask((), _START_SECONDS) != b"ready":
            raise _Lost(_NO_START)
        self.ready.set()

    def told(
        self, frames: tuple[bytes, bytes], sense: Callable[[bytes], _Told], *, wall_seconds: float
    ) -> _Told:
        """What the child makes of a page or feed; `sense` reads its reply."""
        reply = self._ask(frames, wall_seconds)
        try:
            return sense(reply)
        except ValueError as error:
            raise _Lost("the process that reads pages gave no sense") from error

    def _ask(self, frames: Iterable[bytes], seconds: float) -> bytes:
        """The child's next frame. The clock kills the child, which ends every wait on its pipes."""
        expired = Event()
        clock = Timer(seconds, self._expire, (expired,))
        clock.daemon = True
        clock.start()
        try:
            for frame in frames:
                worker.write_frame(self.requests, frame)
            reply = worker.read_frame(self.replies)
        except OSError:
            reply = None
        finally:
            clock.cancel()
            clock.join()  # it must not end a later page's child
        if reply is None or expired.is_set():
            slow = expired.is_set() or self._ended() == -signal.SIGXCPU
            told = f"took more than {seconds:g} seconds" if slow else "broke off"
            raise _Lost(f"reading it {told}", slow=slow)
        return reply

    def _expire(self, expired: Event) -> None:
        expired.set()
        self.process.kill()

    def _ended(self) -> int:
        self.process.kill()  # without effect where the signal came from within
        return self.process.wait()

    def lives(self) -> bool:
        """Whether the process still runs."""
        return self.process.poll() is None

    def kill(self) -> None:
        """End the process, which ends every wait on its pipes; harmless when it has ended."""
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        """Let go of the pipes of an ended process that no thread waits on."""
        for pipe in (self.requests, self.replies):
            with suppress(OSError):  # the last request may never have been taken
                pipe.close()


def _environment() -> dict[str, str]:
    """The few variables that an interpreter needs; it finds this package where we found it."""
    kept = {name: value for name, value in os.environ.items() if _KEPT.fullmatch(name)}
    room = str(Path(__file__).resolve().parents[2])
    return kept | {
        "PYTHONPATH": room,
        "PYTHONDONTWRITEBYTECODE": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }
