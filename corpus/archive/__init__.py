"""The archive: the truth about articles, every revision, their passages and what follows from them.

SQLite in WAL mode by default: any number of processes may read while one writes.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import sqlalchemy as sa

from corpus.archive import writing
from corpus.archive.articles import Articles
from corpus.archive.engine import connect, reading
from corpus.archive.ledger import Ledger
from corpus.archive.press import Press
from corpus.archive.rows import Filing
from corpus.archive.tables import tombstones
from corpus.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from corpus.types import Article

__all__ = ["Archive", "Articles", "Filing", "Ledger", "Press"]


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive. Thread-safe; close it when done."""

    engine: sa.Engine
    articles: Articles
    ledger: Ledger
    press: Press

    @classmethod
    def open(cls, url: str) -> Archive:
        """Open, and create or bring up to date what is there.

        Raises:
            ArchiveError: cannot be opened, is damaged, or was written by a newer version.
        """
        engine = connect(url)
        return cls(engine, Articles(engine), Ledger(engine), Press(engine))

    def put(
        self,
        filings: Sequence[Filing],
        vectors: Mapping[str, bytes],
        *,
        embedder: str,
        now: datetime,
        origins: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Keep a batch of articles, all or none (see `writing.put`)."""
        writing.put(self.engine, filings, vectors, embedder=embedder, now=now, origins=origins)

    def note_documents(self, seen: Sequence[tuple[str, str, str]], *, now: datetime) -> None:
        """Remember documents that brought nothing new, as (fingerprint, article id, source)."""
        writing.note_documents(self.engine, seen, now=now)

    def put_sketches(self, found: Sequence[tuple[Article, Collection[int]]]) -> None:
        """Replace the samples of shingles of articles."""
        writing.put_sketches(self.engine, found)

    def withdraw(
        self, ids: Collection[str], *, now: datetime, origins: Mapping[str, str] = MappingProxyType({})
    ) -> set[str]:
        """Take live articles out of search, and give their copies new origins; says which of the ids were live."""
        return writing.withdraw(self.engine, ids, now=now, origins=origins)

    def buried(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that were purged and must not come back."""
        with reading(self.engine) as connection:
            found = sa.select(tombstones.c.article_id).where(tombstones.c.article_id.in_(sorted(ids)))
            return set(connection.scalars(found))

    def store_vectors(
        self, vectors: Mapping[str, bytes], *, embedder: str, owners: Sequence[str], now: datetime
    ) -> None:
        """Keep vectors that were missing and have the indexes take them up."""
        writing.store_vectors(self.engine, vectors, embedder=embedder, owners=owners, now=now)

    def copy_to(self, path: Path) -> None:
        """Copy an SQLite archive as it is at this moment into a new file, while others go on reading and writing.

        Raises:
            ArchiveError: this archive is not in SQLite.
        """
        if self.engine.dialect.name != "sqlite":
            raise ArchiveError(
                "Only an archive in SQLite can be copied.", remedy="Use the database's own tools."
            )
        with closing(sqlite3.connect(path)) as copy, closing(self.engine.raw_connection()) as opened:
            opened.driver_connection.backup(copy)  # type: ignore[union-attr]  # the driver is sqlite3

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()
