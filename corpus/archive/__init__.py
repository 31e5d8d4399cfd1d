"""The archive: the truth about articles, every revision, their passages and what follows from them.

SQLite in WAL mode by default: any number of processes may read while one writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.archive import writing
from corpus.archive.articles import Articles
from corpus.archive.engine import connect
from corpus.archive.ledger import Ledger
from corpus.archive.rows import Filing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    import sqlalchemy as sa

__all__ = ["Archive", "Articles", "Filing", "Ledger"]


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive. Thread-safe; close it when done."""

    engine: sa.Engine
    articles: Articles
    ledger: Ledger

    @classmethod
    def open(cls, url: str) -> Archive:
        """Open, and create or bring up to date what is there.

        Raises:
            ArchiveError: cannot be opened, is damaged, or was written by a newer version.
        """
        engine = connect(url)
        return cls(engine, Articles(engine), Ledger(engine))

    def put(
        self, filings: Sequence[Filing], vectors: Mapping[str, bytes], *, embedder: str, now: datetime
    ) -> None:
        """Keep a batch of articles, all or none (see `writing.put`)."""
        writing.put(self.engine, filings, vectors, embedder=embedder, now=now)

    def note_documents(self, seen: Sequence[tuple[str, str, str]], *, now: datetime) -> None:
        """Remember documents that brought nothing new, as (fingerprint, article id, source)."""
        writing.note_documents(self.engine, seen, now=now)

    def set_origins(self, origins: Mapping[str, str]) -> None:
        """Set the origin of articles by id."""
        writing.set_origins(self.engine, origins)

    def store_vectors(
        self, vectors: Mapping[str, bytes], *, embedder: str, owners: Sequence[str], now: datetime
    ) -> None:
        """Keep vectors that were missing and have the indexes take them up."""
        writing.store_vectors(self.engine, vectors, embedder=embedder, owners=owners, now=now)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()
