"""What the derived indexes follow: the change log, the manifest with its generation, stored vectors, runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from corpus.archive import rows
from corpus.archive.engine import reading, writing
from corpus.archive.tables import (
    articles,
    changes,
    embeddings,
    meta,
    passages,
    revisions,
    runs,
    tombstones,
)
from corpus.errors import NotFound
from corpus.types import Entry, passage_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    import numpy as np

    from corpus.embedding import Vectors

KEPT_RUNS = 400  # four days of a run every quarter of an hour, more than a year of one a day


@dataclass(frozen=True, slots=True)
class Run:
    """One ingest run as it was recorded."""

    id: str
    started_at: datetime
    finished_at: datetime | None  # None: it is under way, or was killed
    report: Mapping[str, Any]  # empty until it has finished


class Ledger:
    """Change log, manifest, vectors and run records of an archive."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def head(self) -> int:
        """The newest sequence number; 0 for an empty log."""
        with reading(self._engine) as connection:
            return connection.scalar(sa.select(sa.func.max(changes.c.seq))) or 0

    def changed(self, after: int, *, limit: int) -> tuple[tuple[str, ...], int]:
        """Ids of articles changed after `after`, oldest first, each once, and the last number looked at."""
        query = sa.select(changes.c.seq, changes.c.article_id).where(changes.c.seq > after)
        with reading(self._engine) as connection:
            found = connection.execute(query.order_by(changes.c.seq).limit(limit)).all()
        return tuple(dict.fromkeys(row.article_id for row in found)), found[-1].seq if found else after

    def entries(self, ids: Collection[str]) -> tuple[Entry, ...]:
        """The live passages of these articles, by article and reading order."""
        columns = (passages.c.id, passages.c.article_id, passages.c.indexed, passages.c.hash)
        query = sa.select(*columns).join(articles, articles.c.id == passages.c.article_id)
        query = query.where(articles.c.state == "live").order_by(passages.c.article_id, passages.c.ordinal)
        found: list[Entry] = []
        with reading(self._engine) as connection:
            for part in rows.chunks(sorted(ids)):
                selected = connection.execute(query.where(passages.c.article_id.in_(part)))
                found.extend(Entry(*row) for row in selected)
        return tuple(found)

    def retired(self, ids: Collection[str]) -> tuple[str, ...]:
        """Passage ids of these articles that no longer count: of older revisions, all when withdrawn or purged."""
        query = sa.select(revisions.c.article_id, revisions.c.revision, revisions.c.passages)
        query = query.join(articles, articles.c.id == revisions.c.article_id)
        query = query.where(sa.or_(articles.c.revision != revisions.c.revision, articles.c.state != "live"))
        purged = sa.select(tombstones.c.article_id, tombstones.c.passages)
        counts: list[tuple[str, int, int]] = []
        with reading(self._engine) as connection:
            for part in rows.chunks(sorted(ids)):
                replaced = connection.execute(query.where(revisions.c.article_id.in_(part)))
                counts.extend((row.article_id, row.revision, row.passages) for row in replaced)
                for row in connection.execute(purged.where(tombstones.c.article_id.in_(part))):
                    counts.extend((row.article_id, revision, count) for revision, count in row.passages)
        return tuple(passage_id(key, revision, n) for key, revision, count in counts for n in range(count))

    def passage_count(self, *, embedder: str | None = None) -> int:
        """Live passages; with `embedder`, only those that have its vector."""
        query = sa.select(sa.func.count()).select_from(passages)
        query = query.join(articles, articles.c.id == passages.c.article_id).where(articles.c.state == "live")
        if embedder is not None:
            query = query.join(embeddings, embeddings.c.hash == passages.c.hash)
            query = query.where(embeddings.c.embedder == embedder)
        with reading(self._engine) as connection:
            return connection.scalar(query) or 0

    def unembedded(self, embedder: str, *, limit: int, after: str = "") -> tuple[Entry, ...]:
        """Live passages above `after` without a vector of this embedder, at most `limit`, in id order."""
        have = sa.select(embeddings.c.hash).where(embeddings.c.embedder == embedder)
        query = sa.select(passages.c.id, passages.c.article_id, passages.c.indexed, passages.c.hash)
        query = query.join(articles, articles.c.id == passages.c.article_id).where(articles.c.state == "live")
        query = (
            query.where(passages.c.hash.not_in(have), passages.c.id > after)
            .order_by(passages.c.id)
            .limit(limit)
        )
        with reading(self._engine) as connection:
            return tuple(Entry(*row) for row in connection.execute(query))

    def known_hashes(self, hashes: Collection[str], embedder: str) -> set[str]:
        """Those of the hashes that already have a vector of this embedder."""
        known: set[str] = set()
        with reading(self._engine) as connection:
            for part in rows.chunks(sorted(hashes)):
                query = sa.select(embeddings.c.hash).where(embeddings.c.embedder == embedder)
                known.update(connection.scalars(query.where(embeddings.c.hash.in_(part))))
        return known

    def vectors(self, hashes: Collection[str], embedder: str) -> Mapping[str, np.ndarray]:
        """Stored vectors by hash; missing ones are left out."""
        import numpy as np

        found: dict[str, np.ndarray] = {}
        with reading(self._engine) as connection:
            for part in rows.chunks(sorted(set(hashes))):
                query = sa.select(embeddings.c.hash, embeddings.c.vector).where(embeddings.c.hash.in_(part))
                for row in connection.execute(query.where(embeddings.c.embedder == embedder)):
                    found[row.hash] = np.frombuffer(row.vector, dtype="<f4")
        return found

    def matrix(self, embedder: str) -> tuple[tuple[str, ...], Vectors]:
        """All live passage ids with their vectors, one row each: for exact search."""
        import numpy as np

        query = sa.select(passages.c.id, embeddings.c.vector)
        query = query.join(articles, articles.c.id == passages.c.article_id)
        query = query.join(embeddings, embeddings.c.hash == passages.c.hash)
        query = query.where(embeddings.c.embedder == embedder, articles.c.state == "live")
        with reading(self._engine) as connection:
            found = connection.execute(query.order_by(passages.c.id)).all()
        joined = b"".join(row.vector for row in found)
        rows_ = np.frombuffer(joined, dtype="<f4")
        return tuple(row.id for row in found), rows_.reshape(len(found), -1 if found else 0)

    def manifest(self) -> dict[str, str]:
        """What the indexes are built with: `embedder`, `chunking`, `generation`, and when we last ran."""
        with reading(self._engine) as connection:
            return {row.key: row.value for row in connection.execute(sa.select(meta))}

    def note(self, **values: str) -> None:
        """Set entries of the manifest."""
        with writing(self._engine) as connection:
            _note(connection, values)

    def next_generation(self) -> int:
        """Move the generation on: what was derived from the former one is stale."""
        with writing(self._engine) as connection:
            value = connection.scalar(sa.select(meta.c.value).where(meta.c.key == "generation"))
            _note(connection, {"generation": str(int(value or 0) + 1)})
            return int(value or 0) + 1

    def start_run(self, run_id: str, *, now: datetime) -> None:
        """Record that a run has begun."""
        with writing(self._engine) as connection:
            connection.execute(sa.insert(runs).values(id=run_id, started_at=now, report={}))

    def finish_run(self, run_id: str, report: Mapping[str, Any], *, now: datetime) -> None:
        """Record how a run ended; of all runs the newest `KEPT_RUNS` are kept."""
        with writing(self._engine) as connection:
            changed = sa.update(runs).where(runs.c.id == run_id)
            connection.execute(changed.values(finished_at=now, report=dict(report)))
            newest = sa.select(runs.c.id).order_by(runs.c.started_at.desc(), runs.c.id).limit(KEPT_RUNS)
            connection.execute(sa.delete(runs).where(runs.c.id.not_in(newest)))

    def runs(self, limit: int) -> tuple[Run, ...]:
        """The newest runs, newest first, killed ones too."""
        query = sa.select(*runs.c).order_by(runs.c.started_at.desc(), runs.c.id).limit(limit)
        with reading(self._engine) as connection:
            return tuple(Run(*row) for row in connection.execute(query))

    def run(self, run_id: str) -> Run:
        """One run by its id, or by the beginning of it: the newest that fits.

        Raises:
            NotFound: no run has this id.
        """
        query = sa.select(*runs.c).where(runs.c.id.startswith(run_id, autoescape=True))
        with reading(self._engine) as connection:
            row = connection.execute(query.order_by(runs.c.started_at.desc()).limit(1)).first()
        if row is None or not run_id:
            raise NotFound(f"No run has the id {run_id!r}.", remedy="Ids are shown by `evenhand runs`.")
        return Run(*row)

    def last_ingest(self) -> datetime | None:
        """When the last run finished; None before the first."""
        query = sa.select(runs.c.finished_at).where(runs.c.finished_at.is_not(None))
        with reading(self._engine) as connection:
            return connection.scalar(query.order_by(runs.c.finished_at.desc()).limit(1))

    def integrity(self) -> Iterator[str]:
        """Faults that the database finds in itself; none when it is sound."""
        if self._engine.dialect.name != "sqlite":
            return
        with reading(self._engine) as connection:
            for line in connection.exec_driver_sql("PRAGMA quick_check(5)").scalars():
                if line != "ok":
                    yield str(line)


def _note(connection: sa.Connection, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        connection.execute(sa.delete(meta).where(meta.c.key == key))
        connection.execute(sa.insert(meta).values(key=key, value=value))
