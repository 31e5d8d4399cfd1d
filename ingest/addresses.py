"""Pages that a person names by their addresses: fetched as the job fetches, in the order given."""

from __future__ import annotations

import re
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from corpus.errors import SourceError
from ingest import sources
from ingest.fetching.types import Fetched, Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.types import Raw

AHEAD = 8  # pages asked for at once
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class Fetcher(Protocol):
    """Asks for addresses (`ingest.fetching.fetcher.Fetcher`). Thread-safe."""

    def fetch(self, request: Request) -> Fetched:
        """The answer; raises `FetchError`."""
        ...


def is_address(text: str) -> bool:
    """Whether the text is meant for the web, of whatever scheme: the guard says which are let through."""
    return bool(_ADDRESS.match(text))


def read(addresses: Iterable[str], fetcher: Fetcher) -> Iterator[Raw | SourceError]:
    """Every page, or why it could not be had; a few are asked for ahead of the one that is yielded."""
    waiting: deque[Future[Raw | SourceError]] = deque()
    with ThreadPoolExecutor(AHEAD, thread_name_prefix="addresses") as pool:
        for address in addresses:
            waiting.append(pool.submit(fetched, fetcher, address))
            if len(waiting) >= AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def mixed(named: Sequence[str], fetcher: Fetcher) -> Iterator[Raw | SourceError]:
    """Documents of paths and addresses, in the order given."""
    run: list[str] = []
    for name in named:
        if is_address(name):
            run.append(name)
        else:
            yield from read(run, fetcher)
            run = []
            yield from sources.read([name], stdin=None)
    yield from read(run, fetcher)


def fetched(fetcher: Fetcher, address: str) -> Raw | SourceError:
    """The document at an address, or why it cannot be had."""
    try:
        answer = fetcher.fetch(Request(address, accept="page", limit=sources.LIMIT))
    except SourceError as error:
        return error
    found = sources.document(answer.data, source=address)
    if isinstance(found, SourceError):
        return found
    return replace(found, url=answer.final_url, charset=answer.charset)
