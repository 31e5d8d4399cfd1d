"""Reading articles and passages, and filtering them by time and outlet: all filters live here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from corpus.archive import rows
from corpus.archive.engine import reading
from corpus.archive.tables import articles, documents, items, outlets, passages, revisions, sketches
from corpus.errors import NotFound
from corpus.types import ALL, Extent, Print

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from corpus.types import Article, Passage, Sources


class Articles:
    """The live articles of an archive, and any revision of them."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def get(self, article_id: str, *, revision: int | None = None) -> Article:
        """One article, in its current or in a given revision.

        Raises:
            NotFound: no such article or revision.
        """
        query = rows.CURRENT.where(articles.c.id == article_id)
        if revision is not None:
            query = (
                sa.select(articles.c.url, articles.c.canonical_url, articles.c.first_seen, articles.c.origin)
                .add_columns(articles.c.state, *revisions.c)
                .join(revisions, revisions.c.article_id == articles.c.id)
                .where(articles.c.id == article_id, revisions.c.revision == revision)
            )
        with reading(self._engine) as connection:
            row = connection.execute(query).first()
        if row is None:
            raise NotFound(
                f"No article has the id {article_id!r}.", remedy="Ids are shown by `evenhand search`."
            )
        return rows.article(row)

    def many(self, ids: Collection[str]) -> dict[str, Article]:
        """Current articles by id; unknown ids are left out."""
        found: dict[str, Article] = {}
        with reading(self._engine) as connection:
            for part in rows.chunks(sorted(ids)):
                for row in connection.execute(rows.CURRENT.where(articles.c.id.in_(part))):
                    found[row.article_id] = rows.article(row)
        return found

    def passages(self, ids: Collection[str]) -> dict[str, Passage]:
        """Live passages by id; ids of replaced revisions and of withdrawn articles are left out."""
        found: dict[str, Passage] = {}
        with reading(self._engine) as connection:
            for part in rows.chunks(sorted(ids)):
                query = (
                    rows.PASSAGES.join(articles, articles.c.id == passages.c.article_id)
                    .where(passages.c.id.in_(part), articles.c.state == "live")
                    .where(articles.c.revision == passages.c.revision)
                )
                found.update((row.id, rows.passage(row)) for row in connection.execute(query))
        return found

    def passages_of(self, article_id: str) -> tuple[Passage, ...]:
        """The passages of an article's current revision, in reading order."""
        query = rows.PASSAGES.where(passages.c.article_id == article_id).order_by(passages.c.ordinal)
        with reading(self._engine) as connection:
            return tuple(rows.passage(row) for row in connection.execute(query))

    def passage_ids(
        self, *, since: datetime | None = None, until: datetime | None = None, sources: Sources = ALL
    ) -> set[str]:
        """Ids of live passages published in [since, until), of these sources."""
        query = sa.select(passages.c.id).join(articles, articles.c.id == passages.c.article_id)
        with reading(self._engine) as connection:
            return set(connection.scalars(_within(query, since, until, sources)))

    def extent(
        self,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        sources: Sources = ALL,
    ) -> Extent:
        """How much is held of [since, until) and of these sources.

        An article without a publication time counts by when it was first seen, but gives no date.
        """
        columns = (
            sa.func.count(),
            sa.func.count(articles.c.outlet.distinct()),
            sa.func.count(articles.c.origin.distinct()),
            sa.type_coerce(sa.func.min(revisions.c.published_at), revisions.c.published_at.type),
            sa.type_coerce(sa.func.max(revisions.c.published_at), revisions.c.published_at.type),
        )
        query = sa.select(*columns).select_from(articles).join(revisions, rows.IS_CURRENT)
        with reading(self._engine) as connection:
            row = connection.execute(_within(query, since, until, sources)).one()
        return Extent(*row)

    def outlets(self, sources: Sources = ALL) -> dict[str, str]:
        """Every outlet with live articles of these sources, with the domain of its addresses ("" when unknown)."""
        live = _within(sa.select(articles.c.outlet), None, None, sources)
        query = sa.select(outlets.c.name, outlets.c.domain).where(outlets.c.name.in_(live))
        with reading(self._engine) as connection:
            return {row.name: row.domain for row in connection.execute(query)}

    def carriers(self, origins: Collection[str]) -> dict[str, tuple[str, ...]]:
        """The live articles of each origin, earliest first, as ids."""
        found: dict[str, list[str]] = {}
        query = sa.select(articles.c.id, articles.c.origin).where(articles.c.state == "live")
        query = query.order_by(articles.c.happened, articles.c.id)
        with reading(self._engine) as connection:
            for part in rows.chunks(sorted(origins)):
                for row in connection.execute(query.where(articles.c.origin.in_(part))):
                    found.setdefault(row.origin, []).append(row.id)
        return {origin: tuple(ids) for origin, ids in found.items()}

    def prints(
        self,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        sources: Sources = ALL,
        limit: int | None = None,
    ) -> tuple[Print, ...]:
        """The live articles of these sources published in [since, until), newest first, without their texts."""
        columns = (
            articles.c.id,
            articles.c.outlet,
            articles.c.origin,
            revisions.c.language,
            revisions.c.kind,
        )
        query = sa.select(*columns, articles.c.happened).join(revisions, rows.IS_CURRENT)
        query = _within(query, since, until, sources).order_by(articles.c.happened.desc(), articles.c.id)
        with reading(self._engine) as connection:
            return tuple(Print(*row) for row in connection.execute(query.limit(limit)))

    def at(self, key: str) -> str | None:
        """The id of the article with this canonical address, its own or one that a source has listed for it; None for ""."""
        if not key:
            return None  # files have none
        own = sa.select(articles.c.id).where(articles.c.canonical_url == key)
        own = own.order_by(articles.c.state, articles.c.happened.desc(), articles.c.id)
        listed = sa.select(items.c.article_id).where(items.c.key == key, items.c.article_id != "")
        with reading(self._engine) as connection:
            found: str | None = connection.scalar(own.limit(1)) or connection.scalar(
                listed.order_by(items.c.article_id).limit(1)
            )
        return found

    def known_documents(self, fingerprints: Sequence[str]) -> dict[str, str]:
        """The article of each fingerprint that an earlier run has understood and kept."""
        known: dict[str, str] = {}
        query = sa.select(documents.c.fingerprint, documents.c.article_id)
        with reading(self._engine) as connection:
            for part in rows.chunks(fingerprints):
                found = connection.execute(query.where(documents.c.fingerprint.in_(part)))
                known.update({row.fingerprint: row.article_id for row in found})
        return known

    def left_out(self, folder: str, fingerprints: Collection[str]) -> set[str]:
        """Live articles that only documents of this folder gave, none of them among the fingerprints."""
        live = sa.select(articles.c.id).where(articles.c.state == "live")
        query = sa.select(documents.c.fingerprint, documents.c.article_id, documents.c.source)
        query = query.where(documents.c.article_id.in_(live))
        inside = folder.rstrip("/") + "/"
        gone: set[str] = set()
        kept: set[str] = set()
        with reading(self._engine) as connection:
            for row in connection.execute(query):
                elsewhere = not row.source.startswith(inside)
                (kept if elsewhere or row.fingerprint in fingerprints else gone).add(row.article_id)
        return gone - kept

    def sharing(
        self, sketch: Collection[int], *, since: datetime, until: datetime
    ) -> dict[str, tuple[int, int]]:
        """How many values of `sketch` each article of the days from `since` to `until` shares, and its sketch's size."""
        found: dict[str, tuple[int, int]] = {}
        query = sa.select(sketches.c.article_id, sa.func.count(), sa.func.max(sketches.c.size))
        query = query.where(sketches.c.day.between(rows.day_of(since), rows.day_of(until)))
        query = query.group_by(sketches.c.article_id)
        values = sorted(sketch)
        with reading(self._engine) as connection:
            for start in range(0, len(values), rows.CHUNK):
                part = query.where(sketches.c.hash.in_(values[start : start + rows.CHUNK]))
                for key, count, size in connection.execute(part):
                    found[key] = (found.get(key, (0, 0))[0] + count, size)
        return found

    def live_ids(self, *, after: str, limit: int) -> tuple[str, ...]:
        """Ids of live articles above `after`, in their order: to go through all of them in parts."""
        query = sa.select(articles.c.id).where(articles.c.state == "live", articles.c.id > after)
        with reading(self._engine) as connection:
            return tuple(connection.scalars(query.order_by(articles.c.id).limit(limit)))


def _within(
    query: sa.Select[Any], since: datetime | None, until: datetime | None, sources: Sources
) -> sa.Select[Any]:
    query = query.where(articles.c.state == "live")
    if since is not None:
        query = query.where(articles.c.happened >= since)
    if until is not None:
        query = query.where(articles.c.happened < until)
    if sources.among is not None:
        query = query.where(articles.c.outlet.in_(sorted(sources.among)))
    if sources.without:
        query = query.where(articles.c.outlet.not_in(sorted(sources.without)))
    if sources.languages:
        current = revisions.alias()
        spoken = sa.select(current.c.language).where(
            current.c.article_id == articles.c.id, current.c.revision == articles.c.revision
        )
        query = query.where(spoken.correlate(articles).scalar_subquery().in_(sorted(sources.languages)))
    return query
