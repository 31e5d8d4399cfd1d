"""Putting articles into the archive: one transaction per batch, all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from corpus.archive import rows
from corpus.archive.engine import writing
from corpus.archive.tables import (
    articles,
    changes,
    documents,
    embeddings,
    outlets,
    passages,
    revisions,
    sketches,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from corpus.archive.rows import Filing
    from corpus.types import Article, Change


def put(
    engine: sa.Engine,
    filings: Sequence[Filing],
    vectors: Mapping[str, bytes],
    *,
    embedder: str,
    now: datetime,
    origins: Mapping[str, str],
) -> None:
    """Keep new articles and new revisions with their passages and vectors; the change log says so.

    The passages of an older revision go in the same transaction; its text stays for audits.

    `vectors` are float32 bytes by the hash of what was embedded; those already known may be left out. `origins` are
    new origins of other articles, by id: a later find may show that an earlier one is the copy.

    Raises:
        DiskFull, ArchiveBusy, ArchiveError: nothing of the batch was kept.
    """
    with writing(engine) as connection:
        _put_vectors(connection, vectors, embedder)
        for filing in filings:
            _put_article(connection, filing, now)
        _set_origins(connection, origins)


def note_documents(engine: sa.Engine, seen: Sequence[tuple[str, str, str]], *, now: datetime) -> None:
    """Remember raw documents, as (fingerprint, article id, source), that brought nothing new."""
    with writing(engine) as connection:
        for fingerprint, article_id, source in seen:
            _note_document(connection, fingerprint, article_id, source, now)


def put_sketches(engine: sa.Engine, found: Sequence[tuple[Article, Collection[int]]]) -> None:
    """Replace the samples of shingles of articles."""
    with writing(engine) as connection:
        for article, sketch in found:
            _put_sketch(connection, article, sketch)


def withdraw(
    engine: sa.Engine, ids: Collection[str], *, now: datetime, origins: Mapping[str, str]
) -> set[str]:
    """Take live articles out of search; their texts stay for audits. Says which of the ids were live.

    `origins` are new origins of their copies.
    """
    with writing(engine) as connection:
        live = sa.select(articles.c.id, articles.c.revision).where(articles.c.state == "live")
        found = connection.execute(live.where(articles.c.id.in_(sorted(ids)))).all()
        for row in found:
            connection.execute(sa.update(articles).where(articles.c.id == row.id).values(state="withdrawn"))
            connection.execute(sa.delete(sketches).where(sketches.c.article_id == row.id))
            # Should a document of it come back, it is news again.
            connection.execute(sa.delete(documents).where(documents.c.article_id == row.id))
            _log(connection, row.id, row.revision, "remove", now)
        _set_origins(connection, origins)
    return {row.id for row in found}


def store_vectors(
    engine: sa.Engine, vectors: Mapping[str, bytes], *, embedder: str, owners: Sequence[str], now: datetime
) -> None:
    """Keep vectors that were missing, and log their articles again so that the indexes take them up."""
    with writing(engine) as connection:
        _put_vectors(connection, vectors, embedder)
        found = connection.execute(
            sa.select(articles.c.id, articles.c.revision).where(articles.c.id.in_(owners))
        )
        for row in found.all():
            _log(connection, row.id, row.revision, "put", now)


def _set_origins(connection: sa.Connection, origins: Mapping[str, str]) -> None:
    for article_id, origin in origins.items():
        connection.execute(sa.update(articles).where(articles.c.id == article_id).values(origin=origin))


def _put_article(connection: sa.Connection, filing: Filing, now: datetime) -> None:
    article = filing.article
    _note_outlet(connection, article, now)
    values = rows.article_values(article)
    known = connection.execute(
        sa.update(articles)
        .where(articles.c.id == article.id)
        .values({**values, "first_seen": articles.c.first_seen})
    )
    if not known.rowcount:
        connection.execute(sa.insert(articles).values(values))
    connection.execute(sa.insert(revisions).values(rows.revision_values(article, now, len(filing.passages))))
    connection.execute(sa.delete(passages).where(passages.c.article_id == article.id))
    if filing.passages:
        connection.execute(sa.insert(passages), rows.passage_values(filing))
    _put_sketch(connection, article, filing.sketch)
    # What this source gave before is no longer what is stored: should it come back, it is news again.
    connection.execute(
        sa.delete(documents).where(documents.c.article_id == article.id, documents.c.source == filing.source)
    )
    _note_document(connection, filing.fingerprint, article.id, filing.source, now)
    _log(connection, article.id, article.revision, "put", now)


def _put_sketch(connection: sa.Connection, article: Article, sketch: Collection[int]) -> None:
    connection.execute(sa.delete(sketches).where(sketches.c.article_id == article.id))
    day = rows.day_of(article.when)
    about = {"day": day, "article_id": article.id, "size": len(sketch)}
    sample = [{"hash": value, **about} for value in sorted(sketch)]
    if sample:
        connection.execute(sa.insert(sketches), sample)


def _put_vectors(connection: sa.Connection, vectors: Mapping[str, bytes], embedder: str) -> None:
    for part in rows.chunks(sorted(vectors)):
        known = set(
            connection.scalars(
                sa.select(embeddings.c.hash).where(
                    embeddings.c.embedder == embedder, embeddings.c.hash.in_(part)
                )
            )
        )
        new = [
            {"embedder": embedder, "hash": key, "vector": vectors[key]} for key in part if key not in known
        ]
        if new:
            connection.execute(sa.insert(embeddings), new)


def _note_outlet(connection: sa.Connection, article: Article, now: datetime) -> None:
    known = connection.scalar(sa.select(outlets.c.name).where(outlets.c.name == article.outlet))
    if known is None and article.outlet:
        domain = article.canonical_url.removeprefix("https://").split("/")[0]
        connection.execute(sa.insert(outlets).values(name=article.outlet, domain=domain, first_seen=now))


def _note_document(
    connection: sa.Connection, fingerprint: str, article_id: str, source: str, now: datetime
) -> None:
    connection.execute(sa.delete(documents).where(documents.c.fingerprint == fingerprint))
    connection.execute(
        sa.insert(documents).values(
            fingerprint=fingerprint, article_id=article_id, source=source, seen_at=now
        )
    )


def _log(connection: sa.Connection, article_id: str, revision: int, change: Change, now: datetime) -> None:
    connection.execute(
        sa.insert(changes).values(article_id=article_id, revision=revision, change=change, at=now)
    )
