"""Deleting articles for good. What stays is a tombstone, so that no feed and no folder brings them back."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from corpus.archive import rows
from corpus.archive.engine import reading, writing
from corpus.archive.tables import (
    articles,
    changes,
    documents,
    embeddings,
    items,
    meta,
    outlets,
    passages,
    revisions,
    sketches,
    sources,
    tombstones,
)
from corpus.errors import ArchiveBusy, ArchiveError, DiskFull

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

BATCH = 200  # articles of one transaction: a bot that keeps an answer meanwhile waits less than a second
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
UNSWEPT = "unswept"  # in the manifest: articles are gone, but their words may still be in files
_AGAIN = "Run the same command again: it finishes what is left."


@dataclass(frozen=True, slots=True)
class Buried:
    """How much was deleted."""

    articles: int = 0
    revisions: int = 0
    passages: int = 0  # of all revisions

    def __add__(self, other: Buried) -> Buried:
        return Buried(
            self.articles + other.articles,
            self.revisions + other.revisions,
            self.passages + other.passages,
        )


def aged(engine: sa.Engine, *, before: datetime, source: str = "") -> tuple[str, ...]:
    """Ids of articles published before a time, oldest first; withdrawn ones too.

    Args:
        engine: of the archive.
        before: an article without a publication time counts by when it was first seen.
        source: only articles that this source of feeds.toml has listed, or of this outlet.
    """
    query = sa.select(articles.c.id).where(articles.c.happened < before)
    with reading(engine) as connection:
        if source:
            query = query.where(_of_source(connection, source))
        return tuple(connection.scalars(query.order_by(articles.c.happened, articles.c.id)))


def stored(engine: sa.Engine, ids: Collection[str]) -> set[str]:
    """Those of the ids that are articles of the archive, live or withdrawn."""
    found: set[str] = set()
    with reading(engine) as connection:
        for part in rows.chunks(sorted(ids)):
            found.update(connection.scalars(sa.select(articles.c.id).where(articles.c.id.in_(part))))
    return found


def named(engine: sa.Engine, source: str) -> bool:
    """Whether any source that was polled, or any outlet, has this name."""
    queries = (
        sa.select(sources.c.name).where(sources.c.name == source),
        sa.select(outlets.c.name).where(outlets.c.name == source),
    )
    with reading(engine) as connection:
        return any(connection.execute(query.limit(1)).first() for query in queries)


def bury(engine: sa.Engine, ids: Sequence[str], *, now: datetime) -> Buried:
    """Delete articles with all revisions and whatever was derived from them; tombstones stay.

    All of it in one transaction: give at most `BATCH` ids. The words are gone from the files after `sweep`, and from
    the indexes when they have followed the change log. Ids that are no articles are passed over.
    """
    with writing(engine) as connection:
        query = sa.select(articles.c.id, articles.c.revision).where(articles.c.id.in_(ids))
        found = {row.id: row.revision for row in connection.execute(query)}
        if not found:
            return Buried()
        graves = _graves(connection, found)
        held = [{"article_id": key, "reason": "purged", "at": now, "passages": graves[key]} for key in found]
        connection.execute(sa.delete(tombstones).where(tombstones.c.article_id.in_(found)))
        connection.execute(sa.insert(tombstones), held)
        _pass_on(connection, found)
        _forget_leads(connection, found)
        for table in (passages, revisions, documents, sketches):
            connection.execute(sa.delete(table).where(table.c.article_id.in_(found)))
        connection.execute(sa.delete(articles).where(articles.c.id.in_(found)))
        log = [
            {"article_id": key, "revision": number, "change": "remove", "at": now}
            for key, number in found.items()
        ]
        connection.execute(sa.insert(changes), log)
        _flag(connection, raised=True)
    counts = [count for grave in graves.values() for _, count in grave]
    return Buried(len(found), len(counts), sum(counts))


def forget_listings(engine: sa.Engine, *, before: datetime) -> int:
    """Drop what sources told before a time of items that never became articles; says of how many.

    That they were listed stays known, so that they do not come back as news.
    """
    never = sa.and_(items.c.article_id == "", items.c.state.in_(("parked", "gone")))
    old = sa.and_(never, items.c.first_listed < before, sa.cast(items.c.told, sa.Text) != "{}")
    with writing(engine) as connection:
        emptied = connection.execute(sa.update(items).where(old).values(told={})).rowcount
        if emptied:
            _flag(connection, raised=True)
    return emptied


def unswept(engine: sa.Engine) -> bool:
    """Whether a former deletion was interrupted before its words had left the files."""
    with reading(engine) as connection:
        return connection.scalar(sa.select(meta.c.value).where(meta.c.key == UNSWEPT)) is not None


def sweep(engine: sa.Engine) -> int:
    """Drop vectors and outlets that nothing uses any more, and write the files anew; says how many vectors went.

    Raises:
        ArchiveBusy, DiskFull: deleted words may still be in the files; calling it again goes on.
    """
    dropped = _drop_unused(engine)
    if engine.dialect.name == "sqlite":
        _write_anew(engine)
    with writing(engine) as connection:
        _flag(connection, raised=False)
    return dropped


def _of_source(connection: sa.Connection, source: str) -> sa.ColumnElement[bool]:
    listed = sa.select(items.c.article_id).where(items.c.source == source)
    where = [articles.c.id.in_(listed), articles.c.outlet == source]
    place = connection.scalar(sa.select(sources.c.url).where(sources.c.name == source)) or ""
    if place and not place.startswith(("http://", "https://")):  # a folder: its files have no leads
        inside = documents.c.source.startswith(place.rstrip("/") + "/", autoescape=True)
        where.append(articles.c.id.in_(sa.select(documents.c.article_id).where(inside)))
    return sa.or_(*where)


def _graves(connection: sa.Connection, ids: Collection[str]) -> dict[str, list[list[int]]]:
    """How many passages each revision had: indexes may still hold them, and their ids follow from it."""
    columns = (revisions.c.article_id, revisions.c.revision, revisions.c.passages)
    query = sa.select(*columns).where(revisions.c.article_id.in_(ids)).order_by(revisions.c.revision)
    found: dict[str, list[list[int]]] = {key: [] for key in ids}
    for row in connection.execute(query):
        found[row.article_id].append([row.revision, row.passages])
    return found


def _pass_on(connection: sa.Connection, gone: Collection[str]) -> None:
    """Copies of a report that goes stay one report: its earliest live print becomes their origin."""
    last = sa.case((articles.c.state == "live", 0), else_=1)
    query = sa.select(articles.c.id, articles.c.origin)
    query = query.where(articles.c.origin.in_(gone), articles.c.id.not_in(gone))
    heirs: dict[str, str] = {}
    for row in connection.execute(query.order_by(last, articles.c.happened, articles.c.id)).all():
        heir = heirs.setdefault(row.origin, row.id)
        connection.execute(sa.update(articles).where(articles.c.id == row.id).values(origin=heir))


def _forget_leads(connection: sa.Connection, gone: Collection[str]) -> None:
    """What sources told of the articles goes; that they listed them stays, and nobody asks for the pages again."""
    addresses = sa.select(articles.c.canonical_url).where(
        articles.c.id.in_(gone), articles.c.canonical_url != ""
    )
    ours = sa.or_(items.c.article_id.in_(gone), items.c.key.in_(addresses))
    connection.execute(sa.update(items).where(ours).values(told={}, state="done", due=NEVER, error=""))


def _flag(connection: sa.Connection, *, raised: bool) -> None:
    connection.execute(sa.delete(meta).where(meta.c.key == UNSWEPT))
    if raised:
        connection.execute(sa.insert(meta).values(key=UNSWEPT, value="1"))


def _drop_unused(engine: sa.Engine) -> int:
    """Vectors that no passage uses, of replaced revisions too; outlets without an article."""
    used = sa.exists().where(passages.c.hash == embeddings.c.hash)
    with reading(engine) as connection:
        found = connection.execute(sa.select(embeddings.c.embedder, embeddings.c.hash).where(~used)).all()
    unused: dict[str, list[str]] = {}
    for row in found:
        unused.setdefault(row.embedder, []).append(row.hash)
    for (
        embedder,
        hashes,
    ) in unused.items():  # the embedder comes first in the key: without it each part reads all
        for part in rows.chunks(hashes):
            with writing(engine) as connection:
                mine = sa.and_(embeddings.c.embedder == embedder, embeddings.c.hash.in_(part))
                connection.execute(sa.delete(embeddings).where(mine))
    with writing(engine) as connection:
        kept = sa.exists().where(articles.c.outlet == outlets.c.name)
        connection.execute(sa.delete(outlets).where(~kept))
    return len({row.hash for row in found})


def _write_anew(engine: sa.Engine) -> None:
    """Empty the log and write the file anew: cells that were moved about inside a page are not wiped by SQLite."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        for step in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            busy = cursor.execute(step).fetchone()
            if busy and busy[0]:
                raise ArchiveBusy("Another process still reads what was deleted.", remedy=_AGAIN)
    except sqlite3.Error as error:
        raise _of_sqlite(error) from error
    finally:
        connection.close()


def _of_sqlite(error: sqlite3.Error) -> ArchiveError:
    text = str(error).lower()
    if "full" in text or "disk i/o" in text:
        return DiskFull(
            "The articles are deleted, but there is no space to write the archive anew.",
            remedy=f"Free some space. {_AGAIN}",
        )
    if "locked" in text or "busy" in text:
        return ArchiveBusy("Another process is writing to the archive.", remedy=_AGAIN)
    return ArchiveError(f"The archive failed ({type(error).__name__}).", remedy="Run `evenhand doctor`.")
