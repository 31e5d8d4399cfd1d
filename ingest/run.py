"""One ingest run: take documents in batches, tell what is new, and put it where it can be found.

Write order: archive transaction (articles, passages, vectors, change log), then the indexes follow. A kill
at any point loses at most the batch in hand, which the next run does again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import uuid4

from corpus.archive import Filing
from corpus.errors import EmbedderUnavailable, SourceError
from corpus.types import Entry
from ingest import chunking, copies, identity
from ingest.report import IngestReport
from ingest.types import Extracted, Raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from corpus.archive import Archive
    from corpus.types import Article

T = TypeVar("T")

BATCH = 32  # documents per transaction: a few seconds of embedding
LOOKUP = 500  # documents whose fingerprints are looked up together


class Shelf(Protocol):
    """What a run needs of a library (`corpus.library.Library`)."""

    archive: Archive
    notices: dict[str, str]

    @property
    def embedder_name(self) -> str:
        """Whose vectors are stored."""
        ...

    def ready(self) -> object:
        """Open the indexes."""
        ...

    def stale(self) -> bool:
        """Whether the indexes lack something."""
        ...

    def claim(self) -> None:
        """Write down whose vectors these are."""
        ...

    def settle(self) -> None:
        """Let the indexes take up everything."""
        ...

    def embed_entries(self, entries: Sequence[Entry]) -> dict[str, bytes]:
        """Vectors by hash."""
        ...

    def embed_missing(self, progress: Callable[[int, int], None]) -> int:
        """Embed what has no vector."""
        ...


class Extractor(Protocol):
    """Understands raw documents, in order; a document that cannot be understood gives its error."""

    def extract_many(self, raws: Iterable[Raw]) -> Iterator[Extracted | SourceError]:
        """One result per document."""
        ...


@dataclass(slots=True)
class _Batch:
    """Filings of one transaction, with their articles for comparison among themselves."""

    filings: dict[str, Filing]
    repeats: list[tuple[str, str, str]]
    origins: dict[str, str]


class Ingest:
    """Takes documents into a library. One run at a time: the caller holds the run lock."""

    def __init__(
        self,
        library: Shelf,
        extractor: Extractor,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        progress: Callable[[IngestReport], None] = lambda _report: None,
    ) -> None:
        self._library = library
        self._archive = library.archive
        self._extractor = extractor
        self._clock = clock
        self._progress = progress
        self._outlets: dict[str, str] = {}

    def run(self, documents: Iterable[Raw | SourceError]) -> IngestReport:
        """Take in everything; one bad document never stops the others.

        Raises:
            ArchiveError: the archive cannot be written; what was stored before stays.
        """
        started = time.monotonic()
        report = IngestReport()
        run_id = uuid4().hex[:12]
        self._archive.ledger.start_run(run_id, now=self._clock())
        self._outlets = {name.casefold(): name for name in self._archive.articles.outlets()}
        if self._library.stale():
            self._finish_former(report)
        for raws in _grouped(self._unknown(documents, report), BATCH):
            self._take(raws, report)
            self._progress(report)
        self._library.settle()
        report.seconds = time.monotonic() - started
        report.notices = sorted(self._library.notices.values())
        self._archive.ledger.finish_run(run_id, report.as_json(), now=self._clock())
        return report

    def _finish_former(self, report: IngestReport) -> None:
        """Do what a killed run, or one without an embedder, has left undone."""
        self._library.ready()
        try:
            report.embedded += self._library.embed_missing(lambda _done, _total: None)
        except EmbedderUnavailable as error:
            self._library.notices["embedder"] = str(error)
        self._library.settle()

    def _unknown(self, documents: Iterable[Raw | SourceError], report: IngestReport) -> Iterator[Raw]:
        """Documents whose bytes are new to the archive; the others are counted here."""
        for group in _grouped(documents, LOOKUP):
            raws = [document for document in group if isinstance(document, Raw)]
            known = self._archive.articles.known_documents([raw.fingerprint for raw in raws])
            for document in group:
                if isinstance(document, SourceError):
                    report.failed.append((document.source, _reason(document)))
                elif document.fingerprint in known:
                    report.unchanged += 1
                else:
                    known.add(document.fingerprint)
                    yield document
            self._progress(report)

    def _take(self, raws: Sequence[Raw], report: IngestReport) -> None:
        self._library.ready()
        batch = _Batch({}, [], {})
        for raw, result in zip(raws, self._extractor.extract_many(raws), strict=True):
            if isinstance(result, SourceError):
                report.failed.append((result.source, _reason(result)))
            else:
                self._file(raw, result, batch, report)
            self._progress(report)
        self._store(batch, report)

    def _file(self, raw: Raw, document: Extracted, batch: _Batch, report: IngestReport) -> None:
        article = identity.article_of(document, now=self._clock(), outlets=self._outlets)
        self._outlets.setdefault(article.outlet.casefold(), article.outlet)
        if article.id in batch.filings:
            self._store(batch, report)  # the earlier print is a revision of its own
        former = self._archive.articles.many([article.id]).get(article.id)
        if former and (not identity.differs(article, former) or identity.is_older(article, former)):
            batch.repeats.append((raw.fingerprint, article.id, raw.source))
            report.unchanged += 1
            return
        if former:
            article = replace(article, revision=former.revision + 1, first_seen=former.first_seen)
            report.changed += 1
        else:
            report.new += 1
        article, prints = self._with_origin(article, batch)
        report.copies += prints > 0
        batch.filings[article.id] = _filing(article, raw)

    def _with_origin(self, article: Article, batch: _Batch) -> tuple[Article, int]:
        """The article with the origin of its wire story, and how many other prints of it there are."""
        sample = copies.sample(copies.shingles(article.text))
        first, last = article.when - copies.WINDOW, article.when + copies.WINDOW
        near = self._archive.articles.many(
            self._archive.articles.sharing(sample, since=first, until=last, limit=copies.CANDIDATES)
        )
        near.update({key: f.article for key, f in batch.filings.items() if f.shingles & sample})
        near.pop(article.id, None)
        prints = [other for other in near.values() if copies.is_copy(article, other)]
        origin, moved = copies.origin(article, prints)
        moved.update(self._left_behind(article, prints))
        for other, new_origin in moved.items():
            filing = batch.filings.get(other)
            if filing:
                batch.filings[other] = replace(filing, article=replace(filing.article, origin=new_origin))
            else:
                batch.origins[other] = new_origin
        return replace(article, origin=origin), len(prints)

    def _left_behind(self, article: Article, prints: Sequence[Article]) -> dict[str, str]:
        """New origins of former prints that a correction no longer agrees with."""
        keys = self._archive.articles.carriers([article.id]).get(article.id, ())
        others = set(keys) - {article.id} - {other.id for other in prints}
        left = self._archive.articles.many(others)
        return dict.fromkeys(left, copies.origin_among(list(left.values()))) if left else {}

    def _store(self, batch: _Batch, report: IngestReport) -> None:
        filings = list(batch.filings.values())
        if filings:
            vectors = self._embed(filings, report)
            embedder = self._library.embedder_name
            self._archive.put(filings, vectors, embedder=embedder, now=self._clock())
            self._archive.set_origins(batch.origins)
            self._library.claim()
            self._library.settle()
        if batch.repeats:
            self._archive.note_documents(batch.repeats, now=self._clock())
        report.passages += sum(len(filing.passages) for filing in filings)
        batch.filings.clear()
        batch.repeats.clear()
        batch.origins.clear()

    def _embed(self, filings: Sequence[Filing], report: IngestReport) -> dict[str, bytes]:
        """Vectors of passages that have none; without an embedder the articles are kept all the same."""
        entries = [
            Entry(passage.id, passage.article_id, indexed, key)
            for filing in filings
            for passage, indexed, key in zip(filing.passages, filing.indexed, filing.hashes, strict=True)
        ]
        known = self._archive.ledger.known_hashes({e.hash for e in entries}, self._library.embedder_name)
        missing = [entry for entry in entries if entry.hash not in known]
        try:
            vectors = self._library.embed_entries(missing)
        except EmbedderUnavailable as error:
            self._library.notices["embedder"] = f"{error} {error.remedy}".strip()
            report.pending += len(missing)
            return {}
        report.embedded += len(vectors)
        return vectors


def _filing(article: Article, raw: Raw) -> Filing:
    passages, indexed = chunking.cut(article)
    hashes = tuple(chunking.fingerprint(text) for text in indexed)
    sample = copies.sample(copies.shingles(article.text))
    return Filing(article, passages, indexed, hashes, raw.fingerprint, raw.source, sample)


def _reason(error: SourceError) -> str:
    """One line: what is wrong, and the next step."""
    return f"{str(error).rstrip('.')}; {error.remedy}" if error.remedy else str(error)


def _grouped(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while group := list(islice(iterator, size)):
        yield group
