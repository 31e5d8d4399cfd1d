"""Trying a source out: what it gives at this moment, with nothing stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from corpus.errors import SourceError
from ingest.feeds.parsing import root_of
from ingest.feeds.types import LIMIT
from ingest.fetching.types import Request
from ingest.types import Raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ingest.feeds.types import Listing, Source
    from ingest.fetching.types import Fetched
    from ingest.types import Extracted

_OLD = timedelta(days=30)  # a source whose newest item is older is perhaps abandoned
_PEOPLE = ((86_400, "d"), (3_600, "h"), (60, "min"))


class Fetcher(Protocol):
    """Asks for addresses (`ingest.fetching.fetcher.Fetcher`). Thread-safe."""

    def fetch(self, request: Request) -> Fetched:
        """The answer; raises `FetchError`."""
        ...


class Reader(Protocol):
    """Understands documents (`ingest.extraction.sandbox.Sandbox`)."""

    def read_feed(self, data: bytes, *, url: str, charset: str = "") -> Listing | SourceError:
        """What a feed lists. Thread-safe."""
        ...

    def extract_many(self, raws: Iterable[Raw]) -> Iterator[Extracted | SourceError]:
        """One result per document; one thread at a time."""
        ...


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of trying a source."""

    source: Source
    kind: str = ""  # what it really is: rss, atom, json, sitemap, sitemap_index, page, folder
    title: str = ""  # as the feed calls itself
    items: int = 0
    parts: int = 0  # further sitemaps that it names
    newest: datetime | None = None
    faults: tuple[str, ...] = ()  # what an operator should know; the source works all the same
    error: str = ""  # why it does not work
    remedy: str = ""

    @property
    def ok(self) -> bool:
        """Whether the source works."""
        return not self.error


class Tester:
    """Tries sources out, each with one request. Thread-safe."""

    def __init__(self, fetcher: Fetcher, reader: Reader, *, now: datetime | None = None) -> None:
        self._fetcher = fetcher
        self._reader = reader
        self._now = now or datetime.now(UTC)
        self._pages = Lock()

    def check(self, source: Source) -> Trial:
        """How the source is; nothing is raised for one that does not work."""
        try:
            if source.kind == "folder":
                return _folder(source)
            answer = self.ask(source)
            return self._page(source, answer) if source.kind == "page" else self.listed(source, answer)
        except SourceError as error:
            return Trial(source, error=str(error), remedy=error.remedy)

    def ask(self, source: Source) -> Fetched:
        """What its server answers.

        Raises:
            FetchError: nothing that can be read.
        """
        request = Request(
            source.url, limit=LIMIT, delay=source.delay
        )  # of a feed, the sandbox says what came
        return self._fetcher.fetch(replace(request, accept="page") if source.kind == "page" else request)

    def listed(self, source: Source, answer: Fetched) -> Trial:
        """How a feed or sitemap is that has been fetched.

        Raises:
            SourceError: it cannot be read.
        """
        found = self._reader.read_feed(answer.data, url=answer.final_url, charset=answer.charset)
        if isinstance(found, SourceError):
            raise found
        dates = [date for item in found.items if (date := item.published or item.updated)]
        newest = max(dates, default=None)
        return Trial(
            source,
            found.kind,
            title=found.title,
            items=len(found.items),
            parts=len(found.parts),
            newest=newest,
            faults=(*found.faults, *_doubts(found, newest, self._now)),
        )

    def _page(self, source: Source, answer: Fetched) -> Trial:
        fingerprint = sha256(answer.data).hexdigest()
        raw = Raw(source.url, answer.data, "html", fingerprint, answer.final_url, answer.charset)
        with self._pages:
            (found,) = self._reader.extract_many([raw])
        if isinstance(found, SourceError):
            raise found
        return Trial(source, "page", found.title, items=1, newest=found.published_at)


def is_page(answer: Fetched) -> bool:
    """Whether an answer is a web page."""
    return root_of(answer.data[:4_000].decode("latin-1").lstrip("\xef\xbb\xbf \t\r\n")) == "html"


def age(moment: datetime, now: datetime) -> str:
    """How long ago that was, in its largest unit: "3 h ago", "in 2 d"."""
    seconds = int((now - moment).total_seconds())
    size, unit = next((pair for pair in _PEOPLE if abs(seconds) >= pair[0]), (1, "s"))
    return f"{seconds // size} {unit} ago" if seconds >= 0 else f"in {-seconds // size} {unit}"


def _folder(source: Source) -> Trial:
    folder = Path(source.path)
    if not folder.is_dir():
        raise SourceError(source.path, "there is no such folder", remedy="check the path")
    return Trial(
        source, "folder", items=sum(1 for entry in folder.iterdir() if not entry.name.startswith("."))
    )


def _doubts(found: Listing, newest: datetime | None, now: datetime) -> Iterator[str]:
    if found.kind == "sitemap_index":
        if not found.parts:
            yield "names no sitemap"
        return
    if not found.items:
        yield "lists nothing"
    elif not any(item.url for item in found.items):
        yield "no item has an address"
    if found.items and newest is None:
        yield "no item has a date"
    elif newest and now - newest > _OLD:
        yield f"its newest item is {(now - newest).days} days old"
