"""Putting articles into the archive: one transaction per batch, all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
        _put_articles(connection, filings, now)
        _set_origins(connection, origins)


def note_documents(engine: sa.Engine, seen: Sequence[tuple[str, str, str]], *, now: datetime) -> None:
    """Remember raw documents, as (fingerprint, article id, source), that brought nothing new."""
    with writing(engine) as connection:
        _note_documents(connection, seen, now)


def put_sketches(engine: sa.Engine, found: Sequence[tuple[Article, Collection[int]]]) -> None:
    """Replace the samples of shingles of articles."""
    with writing(engine) as connection:
        _put_sketches(connection, found)


def withdraw(
    engine: sa.Engine, ids: Collection[str], *, now: datetime, origins: Mapping[str, str]
) -> set[str]:
    """Take live articles out of search; their texts stay for audits. Says which of the ids were live.

    `origins` are new origins of their copies.
    """
    with writing(engine) as connection:
        live = sa.select(articles.c.id, articles.c.revision).where(articles.c.state == "live")
        parts = rows.chunks(sorted(ids))
        found = [row for part in parts for row in connection.execute(live.where(articles.c.id.in_(part)))]
        for row in found:
            connection.execute(sa.update(articles).where(articles.c.id == row.id).values(state="withdrawn"))
            connection.execute(sa.delete(sketches).where(sketches.c.article_id == row.id))
            # Should a document of it come back, it is news again.
            connection.execute(sa.delete(documents).where(documents.c.article_id == row.id))
        _log(connection, [(row.id, row.revision) for row in found], "remove", now)
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
        _log(connection, [(row.id, row.revision) for row in found], "put", now)


def _set_origins(connection: sa.Connection, origins: Mapping[str, str]) -> None:
    for article_id, origin in origins.items():
        connection.execute(sa.update(articles).where(articles.c.id == article_id).values(origin=origin))


def _put_articles(connection: sa.Connection, filings: Sequence[Filing], now: datetime) -> None:
    """Articles of one batch, each id once."""
    stored = [filing.article for filing in filings]
    _note_outlets(connection, stored, now)
    known = _known(connection, [article.id for article in stored])
    for filing in filings:
        if filing.article.id in known:
            _retire(connection, filing)
    new = [rows.article_values(article) for article in stored if article.id not in known]
    _insert(connection, articles, new)
    told = [rows.revision_values(each.article, now, len(each.passages)) for each in filings]
    _insert(connection, revisions, told)
    _insert(connection, passages, [row for filing in filings for row in rows.passage_values(filing)])
    _put_sketches(connection, [(filing.article, filing.sketch) for filing in filings])
    _note_documents(
        connection, [(filing.fingerprint, filing.article.id, filing.source) for filing in filings], now
    )
    _log(connection, [(article.id, article.revision) for article in stored], "put", now)


def _known(connection: sa.Connection, ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for part in rows.chunks(ids):
        found.update(connection.scalars(sa.select(articles.c.id).where(articles.c.id.in_(part))))
    return found


def _retire(connection: sa.Connection, filing: Filing) -> None:
    """A former revision leaves search; the article's row names the new one, and when the first was seen."""
    key = filing.article.id
    values = {**rows.article_values(filing.article), "first_seen": articles.c.first_seen}
    connection.execute(sa.update(articles).where(articles.c.id == key).values(values))
    connection.execute(sa.delete(passages).where(passages.c.article_id == key))
    # What this source gave before is no longer what is stored: should it come back, it is news again.
    former = sa.and_(documents.c.article_id == key, documents.c.source == filing.source)
    connection.execute(sa.delete(documents).where(former))


def _put_sketches(connection: sa.Connection, found: Sequence[tuple[Article, Collection[int]]]) -> None:
    for part in rows.chunks([article.id for article, _ in found]):
        connection.execute(sa.delete(sketches).where(sketches.c.article_id.in_(part)))
    sample = []
    for article, sketch in found:
        about = {"day": rows.day_of(article.when), "article_id": article.id, "size": len(sketch)}
        sample += [{"hash": value, **about} for value in sorted(sketch)]
    _insert(connection, sketches, sample)


def _insert(connection: sa.Connection, table: sa.Table, values: Sequence[dict[str, Any]]) -> None:
    if values:
        connection.execute(sa.insert(table), values)


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


def _note_outlets(connection: sa.Connection, stored: Sequence[Article], now: datetime) -> None:
    named = {article.outlet: article for article in reversed(stored) if article.outlet}
    known = set(connection.scalars(sa.select(outlets.c.name).where(outlets.c.name.in_(sorted(named)))))
    new = [
        {
            "name": name,
            "domain": article.canonical_url.removeprefix("https://").split("/")[0],
            "first_seen": now,
        }
        for name, article in named.items()
        if name not in known
    ]
    _insert(connection, outlets, new)


def _note_documents(connection: sa.Connection, seen: Sequence[tuple[str, str, str]], now: datetime) -> None:
    """Documents by their fingerprints: the last of equal ones stands."""
    latest = {fingerprint: (article_id, source) for fingerprint, article_id, source in seen}
    for part in rows.chunks(sorted(latest)):
        connection.execute(sa.delete(documents).where(documents.c.fingerprint.in_(part)))
    values = [
        {"fingerprint": fingerprint, "article_id": article_id, "source": source, "seen_at": now}
        for fingerprint, (article_id, source) in latest.items()
    ]
    _insert(connection, documents, values)


def _log(
    connection: sa.Connection, changed: Sequence[tuple[str, int]], change: Change, now: datetime
) -> None:
    values = [{"article_id": key, "revision": n, "change": change, "at": now} for key, n in changed]
    _insert(connection, changes, values)
