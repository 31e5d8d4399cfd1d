"""When the next request to a host may start, and how long is waited before one is tried again."""

from __future__ import annotations

import asyncio
import random
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.fetching.faults import passing
from ingest.fetching.policy import Policy  # noqa: TC001 - a type of public fields
from ingest.fetching.types import FetchError  # noqa: TC001 - the same

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PATIENT = 5.0  # seconds: an answer that takes longer must not hold up all others of its host
_JITTER = random.Random()  # noqa: S311 - spreads retries, keeps no secret


@dataclass(slots=True)
class Host:
    """One host: it is asked one thing at a time, and not too soon after the last."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free: float = 0.0  # when the next request may start, on the event loop's clock

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """While nothing else is asked of the host; what hangs keeps others waiting for some seconds only."""
        await self.lock.acquire()
        held = [self.lock]

        def let_go() -> None:
            if held:
                held.pop().release()

        clock = asyncio.get_running_loop().call_later(PATIENT, let_go)
        try:
            yield
        finally:
            clock.cancel()
            let_go()

    async def turn(self, delay: float) -> None:
        """Waits until a request may start, and takes that moment: the next one is `delay` seconds later."""
        now = asyncio.get_running_loop().time()
        start = max(now, self.free)
        self.free = start + delay
        await asyncio.sleep(start - now)

    def started(self, delay: float) -> None:
        """A request starts now, perhaps later than its turn."""
        self.free = max(self.free, asyncio.get_running_loop().time() + delay)


@dataclass(slots=True)
class Patience:
    """Seconds that a request may still take: this try, and all tries with the waits between them."""

    left: float
    total: float

    @classmethod
    def of(cls, seconds: float, tries: int) -> Patience:
        """For a request of so many seconds a try."""
        return cls(seconds, seconds * tries)

    def spend(self, seconds: float) -> None:
        """So much is gone."""
        self.left -= seconds
        self.total -= seconds

    def renew(self, seconds: float) -> None:
        """A new try begins."""
        self.left = min(seconds, self.total)


def pause(error: FetchError, attempt: int, policy: Policy) -> float | None:
    """Seconds to wait before the next try, or None when there is none.

    A server's own Retry-After counts, up to the policy's cap. Else a random part of a span that doubles each time:
    clients that failed together must not come back together (full jitter, AWS Architecture Blog, 2015).

    Args:
        error: how the last try ended.
        attempt: its number, from 1.
        policy: how patient we are.
    """
    if attempt >= policy.tries or not passing(error) or error.retry_after > policy.retry_cap:
        return None
    span = min(policy.backoff * 2.0 ** (attempt - 1), policy.retry_cap)
    return error.retry_after or _JITTER.uniform(0.0, span)
