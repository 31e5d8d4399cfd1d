"""Fetches for many threads at once: one event loop in a thread of its own, started by the first request."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, TypeVar

from ingest.fetching.policy import Policy
from ingest.fetching.types import FetchError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from concurrent.futures import Future
    from types import TracebackType

    from ssrfguard import Resolver

    from ingest.fetching.types import Fetched, Request
    from ingest.fetching.visiting import Visitor

    Visit = Callable[[Visitor], Coroutine[Any, Any, "_Brought"]]

_Brought = TypeVar("_Brought")


class Fetcher:
    """Asks strangers' servers: public ones only, politely, within limits. Every method may be called from any thread.

    Args:
        policy: whom we say we are, how patient we are, what is open besides the public internet.
        resolver: how names become addresses, in the form of `socket.getaddrinfo`; what it says is judged too.
    """

    def __init__(self, policy: Policy | None = None, resolver: Resolver | None = None) -> None:
        self.policy = policy or Policy()
        self._resolver = resolver
        self._starting = threading.Lock()
        self._closed = False
        self._running: _Running | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def fetch(self, request: Request) -> Fetched:
        """What the server answers: a body, or 304 when nothing has changed.

        Waits for the host's turn as long as it takes; from then on at most `request.seconds` a try.

        Raises:
            FetchError: nothing that can be read, with the reason, or this fetcher was closed.
        """
        return self._result(request.url, lambda visitor: visitor.visit(request))

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of the address's site names, in its order; () when it names none.

        Raises:
            FetchError: the site's robots.txt cannot be read.
        """
        return self._result(url, lambda visitor: visitor.sitemaps(url))

    def close(self) -> None:
        """Ends every request under way, with a FetchError for its caller, and the thread. May be called again."""
        with self._starting:
            running, self._running, self._closed = self._running, None, True
        if running is not None:
            running.stop()

    def _result(self, url: str, visit: Visit[_Brought]) -> _Brought:
        future = self._submit(url, visit)
        try:
            return future.result()
        except CancelledError:
            raise _ended(url) from None
        finally:
            future.cancel()  # an interrupted caller leaves nothing running

    def _submit(self, url: str, visit: Visit[_Brought]) -> Future[_Brought]:
        # Under the lock, so that close() comes after this request or before it, never between.
        with self._starting:
            if self._closed:
                raise _ended(url)
            if self._running is None:
                self._running = _Running.start(self.policy, self._resolver)
            return asyncio.run_coroutine_threadsafe(visit(self._running.visitor), self._running.loop)


@dataclass(frozen=True, slots=True)
class _Running:
    loop: asyncio.AbstractEventLoop
    visitor: Visitor
    thread: threading.Thread

    @classmethod
    def start(cls, policy: Policy, resolver: Resolver | None) -> _Running:
        from ingest.fetching.guard import Guard
        from ingest.fetching.visiting import Visitor

        loop = asyncio.new_event_loop()
        visitor = Visitor(policy, Guard.open(policy, resolver))
        thread = threading.Thread(target=loop.run_forever, daemon=True, name="fetcher")
        thread.start()
        return cls(loop, visitor, thread)

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self.visitor.close(), self.loop).result()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


def _ended(url: str) -> FetchError:
    return FetchError(
        url, "The job ended before the server answered.", fault="timeout", remedy="Run it again."
    )
