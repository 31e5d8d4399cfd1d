"""Taking in one page that somebody wants summarised: like `evenhand ingest URL`, for one article, and at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import LockHeld, SourceError
from corpus.lock import Lock

if TYPE_CHECKING:
    from corpus.embedding import Embedder
    from corpus.settings import Settings
    from ingest.mending import Shelf
    from ingest.types import Raw

WAIT = 10.0  # seconds for another run to end: most are shorter, and a reader is waiting
_BUSY = "articles are being taken in at the moment"
_NO_PAGE = "it is no page of a news site"


class Taking:
    """Fetches a page through the address guard, reads it in a child process, and stores its article.

    Nothing is opened before a page is wanted. Safe to share between threads: the run lock lets one in at a time.

    Args:
        library: an open one.
        embedder: of the library.
        settings: whose rules of fetching count, and where the run lock is.
        wait: seconds for another run to end.
    """

    def __init__(self, library: Shelf, embedder: Embedder, settings: Settings, *, wait: float = WAIT) -> None:
        self._library = library
        self._embedder = embedder
        self._settings = settings
        self._wait = wait

    def __call__(self, address: str) -> str | None:
        """The id of the article at an address, new or held; None when the page is held under no article.

        Raises:
            SourceError: the page cannot be had or read, or another run is under way; says why in one clause.
            CorpusError: it could not be stored.
        """
        raw = self._fetched(address)
        lock = Lock(self._settings.home.expanduser() / "ingest.lock", what="Another ingest run")
        try:
            lock.acquire(wait=self._wait)
        except LockHeld as error:
            raise SourceError(address, _BUSY, remedy="Ask again in a minute.") from error
        with lock:
            return self._stored(raw)

    def _fetched(self, address: str) -> Raw:
        from ingest.addresses import fetched
        from ingest.fetching.wiring import fetcher_for

        with fetcher_for(self._settings) as fetcher:
            raw = fetched(fetcher, address)
        if isinstance(raw, SourceError):
            raise raw
        return raw

    def _stored(self, raw: Raw) -> str | None:
        from ingest.extraction.sandbox import Sandbox
        from ingest.hands import EmbeddingThread
        from ingest.run import Ingest

        with Sandbox(workers=1) as sandbox, EmbeddingThread(self._embedder) as embedding:
            report = Ingest(self._library, sandbox, embedding).run([raw])
        known = self._library.archive.articles.known_documents([raw.fingerprint])
        if not known and report.failed:
            raise SourceError(raw.source, report.failed[0][1] or _NO_PAGE)
        return known.get(raw.fingerprint)
