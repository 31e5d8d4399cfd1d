"""Articles on their way into the archive: while the vectors of one batch are made, the next one is read."""

from __future__ import annotations

from collections import ChainMap, deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from corpus.errors import EmbedderUnavailable
from corpus.types import Entry
from ingest.origins import Origins

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from concurrent.futures import Future
    from datetime import datetime

    from corpus.archive import Archive, Filing
    from corpus.types import Article, Lead
    from ingest.report import IngestReport

BATCH = 32  # articles of one transaction: some seconds of embedding
AHEAD = 1  # batches whose vectors are being made while another one is filled: bounds memory

Made = tuple[dict[str, bytes], EmbedderUnavailable | None]
"""Vectors by hash, float32 bytes, and why some are missing, if any is."""


class Embedding(Protocol):
    """Makes vectors, now or elsewhere."""

    @property
    def name(self) -> str:
        """Whose vectors they are."""
        ...

    def start(self, entries: Sequence[Entry]) -> Future[Made]:
        """Begin to make vectors."""
        ...


@dataclass(slots=True)
class Batch:
    """What one transaction will hold."""

    filings: dict[str, Filing] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)  # of articles that are held already
    repeats: list[tuple[str, str, str]] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    wanted: int = 0  # vectors asked for
    vectors: Future[Made] | None = None

    @property
    def articles(self) -> dict[str, Article]:
        """Its articles, by id."""
        return {key: filing.article for key, filing in self.filings.items()}


class Galleys:
    """Batches in the order in which they will be stored. Used by one thread."""

    def __init__(self, archive: Archive, embedding: Embedding, report: IngestReport) -> None:
        self._archive = archive
        self._embedding = embedding
        self._report = report
        self._open = Batch()
        self._flying: deque[Batch] = deque()
        self.notices: dict[str, str] = {}

    def holds(self, article_id: str) -> bool:
        """Whether a revision of the article waits here."""
        return any(article_id in batch.filings for batch in self._batches())

    def origins(self) -> Origins:
        """Placing articles among those that are held and those that wait here."""
        waiting = ChainMap(*(batch.articles for batch in self._batches()))
        sketches: Mapping[str, frozenset[int]] = ChainMap(
            *({key: filing.sketch for key, filing in batch.filings.items()} for batch in self._batches())
        )
        return Origins(self._archive.articles, waiting, sketches)

    def add(self, filing: Filing, moved: Mapping[str, str], lead: Lead | None) -> None:
        """Take a filing into the open batch; `moved` are new origins of other articles."""
        self._open.filings[filing.article.id] = filing
        for key, origin in moved.items():
            self._move(key, origin)
        if lead:
            self._open.leads.append(lead)

    def repeat(self, document: tuple[str, str, str], lead: Lead | None) -> None:
        """Remember a document (fingerprint, article id, source) that brings nothing new."""
        self._open.repeats.append(document)
        if lead:
            self._open.leads.append(lead)

    def full(self) -> bool:
        """Whether the open batch has its size."""
        return len(self._open.filings) >= BATCH or len(self._open.repeats) >= 4 * BATCH

    def launch(self, *, now: datetime) -> None:
        """Have the vectors of the open batch made, and store what is ready; begins a new batch."""
        if not (self._open.filings or self._open.repeats or self._open.leads):
            return
        missing = self._missing(self._open)
        self._open.wanted = len(missing)
        if missing:
            self._open.vectors = self._embedding.start(missing)
        self._flying.append(self._open)
        self._open = Batch()
        while len(self._flying) > AHEAD or (self._flying and _ready(self._flying[0])):
            self._land(self._flying.popleft(), now)

    def land(self, *, now: datetime) -> None:
        """Store everything."""
        self.launch(now=now)
        while self._flying:
            self._land(self._flying.popleft(), now)

    def _land(self, batch: Batch, now: datetime) -> None:
        with self._report.timed("wait"):
            vectors = self._vectors(batch)
        filings = list(batch.filings.values())
        if filings:
            name = self._embedding.name
            with self._report.timed("store"):
                self._archive.put(filings, vectors, embedder=name, now=now, origins=batch.origins)
        if batch.repeats:
            self._archive.note_documents(batch.repeats, now=now)
        self._archive.press.save(batch.leads)  # last: a kill before it only has them looked at again
        self._report.passages += sum(len(filing.passages) for filing in filings)
        self._report.embedded += len(vectors)
        self._report.pending += batch.wanted - len(vectors)

    def _vectors(self, batch: Batch) -> dict[str, bytes]:
        """Vectors of a batch; without an embedder its articles are kept all the same."""
        if batch.vectors is None:
            return {}
        vectors, fault = batch.vectors.result()
        if fault:
            self.notices["embedder"] = f"{fault} {fault.remedy}".strip()
        return vectors

    def _missing(self, batch: Batch) -> list[Entry]:
        """Passages without a vector, each text once; those of the batch before count as made."""
        entries = {entry.hash: entry for filing in batch.filings.values() for entry in _entries(filing)}
        known = self._archive.ledger.known_hashes(set(entries), self._embedding.name)
        for other in self._flying:
            known |= {entry.hash for filing in other.filings.values() for entry in _entries(filing)}
        return [entry for key, entry in entries.items() if key not in known]

    def _move(self, key: str, origin: str) -> None:
        for batch in self._batches():
            if filing := batch.filings.get(key):
                batch.filings[key] = replace(filing, article=replace(filing.article, origin=origin))
                return
        self._open.origins[key] = origin

    def _batches(self) -> tuple[Batch, ...]:
        return (self._open, *reversed(self._flying))


def _ready(batch: Batch) -> bool:
    return batch.vectors is None or batch.vectors.done()


def _entries(filing: Filing) -> list[Entry]:
    return [
        Entry(passage.id, passage.article_id, indexed, key)
        for passage, indexed, key in zip(filing.passages, filing.indexed, filing.hashes, strict=True)
    ]
