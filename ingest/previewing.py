"""The `extract` command: what would be stored from pages, without storing anything."""

from __future__ import annotations

import json
import sys
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import click

from corpus.console import OK, PARTIAL, count, examples, settings
from corpus.errors import SourceError
from ingest.addresses import fetched, is_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from ingest.fetching.types import Fetched, Request
    from ingest.types import Extracted, Raw

SIDE_BY_SIDE = 8  # addresses asked for at once; one at a time of a host, whatever this says
_NOTHING = "-"  # stands for what a page does not tell


class Fetcher(Protocol):
    """Asks for addresses (`ingest.fetching.fetcher.Fetcher`). Thread-safe."""

    def fetch(self, request: Request) -> Fetched:
        """The answer; raises `FetchError`."""
        ...


class Extractor(Protocol):
    """Understands raw documents, in order (`ingest.extraction.sandbox.Sandbox`)."""

    def extract_many(self, raws: Iterable[Raw]) -> Iterator[Extracted | SourceError]:
        """One result per document."""
        ...


@examples(
    "evenhand extract https://www.example.com/news/berths-close",
    "evenhand extract saved-pages/ wire.jsonl",
    "evenhand extract --json saved-pages/ | jq -r 'select(.error) | .source'",
)
@click.command()
@click.argument("addresses", metavar="PATH|URL...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a page on standard output.")
def extract(addresses: tuple[str, ...], *, as_json: bool) -> int:
    """Show what would be stored from files, folders, web addresses, or `-` for standard input. Nothing is stored.

    A line a page, in the order given: outlet, date, title, words, flags; or the reason why there is no article.
    Addresses pass the same guard as in the ingest job, pages are read in the same children with the same limits.
    Exits 0 when all could be read, 1 when some could not, 2 for wrong usage or settings.
    """
    from ingest.extraction.sandbox import Sandbox

    out = sys.stdout  # taken before the bar, which redirects what is printed meanwhile
    failed = done = 0
    with ExitStack() as stack:
        queue = _Queue(deque(addresses), _asking(stack, addresses))
        sandbox = stack.enter_context(Sandbox())
        progress: Callable[[int, int | None], None] = stack.enter_context(_bar(shown=not out.isatty()))
        for found in previews(queue, sandbox):
            failed += isinstance(found, SourceError)
            done += 1
            click.echo(
                json.dumps(as_record(found), ensure_ascii=False) if as_json else as_line(found), file=out
            )
            progress(done, None)
    return PARTIAL if failed else OK


def previews(queue: _Queue, extractor: Extractor) -> Iterator[Extracted | SourceError]:
    """What becomes of each document of the queue, in order, as soon as it and those before it are known."""
    while queue:
        yield from _in_order(queue.ready(), extractor)


def as_line(found: Extracted | SourceError) -> str:
    """One line for people: outlet, date, title, words, flags; or source and reason."""
    from ingest.extraction.hygiene import line

    if isinstance(found, SourceError):
        remedy = f"; {found.remedy}" if found.remedy else ""
        return f"{line(found.source)} | ERROR: {str(found).rstrip('.')}{remedy}"
    pieces = (
        found.outlet,
        _when(found),
        found.title,
        count(len(found.text.split()), "word"),
        ", ".join(found.flags),
    )
    return " | ".join(piece or _NOTHING for piece in pieces)


def as_record(found: Extracted | SourceError) -> dict[str, Any]:
    """One JSON object: the fields of the article, and `error`, null or the reason why there is none."""
    if isinstance(found, SourceError):
        error = f"{str(found).rstrip('.')}; {found.remedy}" if found.remedy else str(found)
        return _record(None, found.source) | {"error": error}
    return _record(found, found.source)


def _record(found: Extracted | None, source: str) -> dict[str, Any]:
    def told(name: str) -> Any:
        return getattr(found, name) if found else None

    def moment(name: str) -> str | None:
        return value.isoformat() if (value := told(name)) else None

    return {
        "source": source.encode("utf-8", "replace").decode(),
        "title": told("title") or "",
        "dek": told("dek") or "",
        "text": told("text") or "",
        "authors": list(told("authors") or ()),
        "published_at": moment("published_at"),
        "updated_at": moment("updated_at"),
        "date_quality": told("date_quality") or "none",
        "outlet": told("outlet") or "",
        "section": told("section") or "",
        "language": told("language") or "",
        "kind": told("kind") or "unknown",
        "url": told("url") or "",
        "canonical_url": told("canonical_url") or "",
        "flags": list(told("flags") or ()),
        "suspect": [list(span) for span in told("suspect") or ()],
        "error": None,
    }


@dataclass(slots=True)
class _Queue:
    """Addresses in the order given; those of the web are asked for some steps ahead. False when it is empty."""

    addresses: deque[str]
    ask: Callable[[str], Future[Raw | SourceError]]
    _waiting: deque[Future[Raw | SourceError] | str] = field(default_factory=deque)

    def __bool__(self) -> bool:
        return bool(self.addresses or self._waiting)

    def ready(self) -> Iterator[Raw | SourceError]:
        """The next document, waited for, and all behind it that are there already."""
        waited = False
        while self._fill():
            head = self._waiting[0]
            if isinstance(head, str):
                waited = True
                self._waiting.popleft()
                yield from _documents(head)
            elif waited and not head.done():
                return
            else:
                waited = True
                self._waiting.popleft()
                yield head.result()

    def _fill(self) -> bool:
        while self.addresses and len(self._waiting) < 2 * SIDE_BY_SIDE:
            address = self.addresses.popleft()
            self._waiting.append(self.ask(address) if is_address(address) else address)
        return bool(self._waiting)


def _documents(path: str) -> Iterator[Raw | SourceError]:
    from ingest import sources

    return sources.read([path], stdin=sys.stdin.buffer)


def _asking(stack: ExitStack, addresses: Sequence[str]) -> Callable[[str], Future[Raw | SourceError]]:
    """How to ask for an address without waiting; no fetcher is started when no address is of the web."""
    if not any(map(is_address, addresses)):
        return lambda _address: Future()
    from ingest.fetching.wiring import fetcher_for

    threads = ThreadPoolExecutor(SIDE_BY_SIDE, thread_name_prefix="addresses")
    stack.callback(threads.shutdown, cancel_futures=True)
    fetcher = stack.enter_context(fetcher_for(settings(None)))
    return lambda address: threads.submit(fetched, fetcher, address)


def _in_order(
    documents: Iterable[Raw | SourceError], extractor: Extractor
) -> Iterator[Extracted | SourceError]:
    """One result for each document; errors keep their places among those that were read."""
    line: deque[SourceError | None] = deque()

    def raws() -> Iterator[Raw]:
        for document in documents:
            if isinstance(document, SourceError):
                line.append(document)
            else:
                line.append(None)
                yield document

    for result in extractor.extract_many(raws()):
        while (before := line.popleft()) is not None:
            yield before
        yield result
    yield from (error for error in line if error is not None)


def _when(found: Extracted) -> str:
    if found.published_at:
        day, minute = f"{found.published_at:%Y-%m-%d}", f"{found.published_at:%Y-%m-%d %H:%M}Z"
        return minute if found.date_quality == "minute" else day
    return f"updated {found.updated_at:%Y-%m-%d}" if found.updated_at else ""


def _bar(*, shown: bool) -> AbstractContextManager[Callable[[int, int | None], None]]:
    """A bar, where the lines themselves do not show how far it is."""
    from corpus.terminal import bar

    return bar("pages") if shown else nullcontext(_silent)


def _silent(_done: int, _total: int | None) -> None:
    """No bar."""
