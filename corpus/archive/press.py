"""What the sources of news have told: their health between runs, and the leads still to be read."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from corpus.archive import rows
from corpus.archive.engine import reading, writing
from corpus.archive.tables import items, sources
from corpus.types import Lead, SourceState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

PART = 1_000  # leads of one transaction

_LEAD = tuple(field.name for field in fields(Lead))
_STATE = tuple(field.name for field in fields(SourceState))


class Press:
    """Source states and leads of an archive. Thread-safe: sources are polled side by side."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def state(self, name: str, url: str) -> SourceState:
        """What is known of a source; nothing when it is new or its address has changed."""
        with reading(self._engine) as connection:
            row = connection.execute(sa.select(sources).where(sources.c.name == name)).first()
        return _state(row) if row and row.url == url else SourceState(name, url)

    def states(self) -> tuple[SourceState, ...]:
        """Every source that was ever polled, by name."""
        with reading(self._engine) as connection:
            return tuple(
                _state(row) for row in connection.execute(sa.select(sources).order_by(sources.c.name))
            )

    def record(self, state: SourceState, leads: Sequence[Lead] = ()) -> int:
        """Keep what a source has listed, then its state; says how many leads are news.

        A lead that is known with the same digest stays as it is, unless its page was gone; with another one it is to
        be read again. Long listings are kept in parts, so that others may write meanwhile; the state, with its
        validators, comes last: a kill before it only has the source asked again.
        """
        news = 0
        for start in range(0, len(leads), PART):
            with writing(self._engine) as connection:
                news += _take_up(connection, state.name, leads[start : start + PART])
        with writing(self._engine) as connection:
            connection.execute(sa.delete(sources).where(sources.c.name == state.name))
            connection.execute(sa.insert(sources).values(asdict(state)))
        return news

    def due(self, source: str, *, now: datetime, limit: int, again: int) -> tuple[Lead, ...]:
        """Leads of a source to be looked at: up to `limit` that are to be read, newest first, then up to `again` others.

        What was to wait until after a clock was set back is due as well.
        """
        query = sa.select(*(items.c[name] for name in _LEAD)).where(items.c.source == source)
        ripe = sa.or_(items.c.due <= now, items.c.first_listed > now)
        fresh = query.where(items.c.state == "waiting", ripe)
        fresh = fresh.order_by(items.c.published.desc().nulls_last(), items.c.guid).limit(limit)
        old = query.where(items.c.state == "done", items.c.due <= now)
        old = old.order_by(items.c.checked_at, items.c.guid).limit(again)
        with reading(self._engine) as connection:
            return tuple(Lead(*row) for part in (fresh, old) for row in connection.execute(part))

    def twin(self, lead: Lead) -> Lead | None:
        """A lead of another source to the same page that has been read since this one was listed."""
        query = sa.select(*(items.c[name] for name in _LEAD))
        query = query.where(items.c.key == lead.key, items.c.state == "done", items.c.article_id != "")
        query = query.where(
            sa.or_(items.c.source != lead.source, items.c.guid != lead.guid),
            items.c.checked_at >= lead.due,  # for a lead that is to be read: when that was listed
        )
        with reading(self._engine) as connection:
            row = connection.execute(query.order_by(items.c.checked_at.desc()).limit(1)).first()
        return Lead(*row) if row and lead.key else None

    def save(self, leads: Iterable[Lead]) -> None:
        """Replace the rows of these leads."""
        with writing(self._engine) as connection:
            for lead in leads:
                connection.execute(sa.update(items).where(_is(lead)).values(asdict(lead)))

    def unlisted(self, source: str, listed: Collection[str]) -> tuple[Lead, ...]:
        """Leads of a source that became articles and are not among the ids it lists now."""
        query = sa.select(*(items.c[name] for name in _LEAD)).where(items.c.source == source)
        query = query.where(items.c.article_id != "", items.c.state != "gone").order_by(items.c.guid)
        with reading(self._engine) as connection:
            return tuple(Lead(*row) for row in connection.execute(query) if row.guid not in listed)

    def carried(
        self, article_ids: Collection[str], *, but: Lead | None = None, page: bool = False
    ) -> set[str]:
        """Those of the articles that some source still stands by.

        Args:
            article_ids: which articles.
            but: not by this lead...
            page: ...nor by any other to its page.
        """
        found: set[str] = set()
        query = sa.select(items.c.article_id).where(items.c.state != "gone")
        query = query.where(sa.not_(_is(but))) if but else query
        query = query.where(items.c.key != but.key) if but and but.key and page else query
        with reading(self._engine) as connection:
            for part in rows.chunks(sorted(article_ids)):
                found.update(connection.scalars(query.where(items.c.article_id.in_(part))))
        return found

    def counts(self) -> dict[str, dict[str, int]]:
        """How many leads each source has, by state."""
        query = sa.select(items.c.source, items.c.state, sa.func.count()).group_by(
            items.c.source, items.c.state
        )
        told: dict[str, dict[str, int]] = {}
        with reading(self._engine) as connection:
            for source, state, number in connection.execute(query):
                told.setdefault(source, {})[state] = number
        return told


def _take_up(connection: sa.Connection, source: str, leads: Sequence[Lead]) -> int:
    columns = (items.c.guid, items.c.digest, items.c.state)
    query = sa.select(*columns).where(items.c.source == source)
    listed = {lead.guid: lead for lead in leads}
    known = {
        row.guid: row
        for part in rows.chunks(sorted(listed))
        for row in connection.execute(query.where(items.c.guid.in_(part)))
    }
    new = [asdict(lead) for guid, lead in listed.items() if guid not in known]
    if new:
        connection.execute(sa.insert(items), new)
    changed = [
        listed[guid]
        for guid, row in known.items()
        if row.digest != listed[guid].digest or row.state == "gone"
    ]
    for lead in changed:
        told = {name: getattr(lead, name) for name in ("url", "key", "told", "digest", "published", "due")}
        again = {"state": "waiting", "attempts": 0, "missing": 0, "missing_since": None}
        connection.execute(sa.update(items).where(_is(lead)).values({**told, **again}))
    return len(new) + len(changed)


def _is(lead: Lead) -> sa.ColumnElement[bool]:
    return sa.and_(items.c.source == lead.source, items.c.guid == lead.guid)


def _state(row: Any) -> SourceState:
    return SourceState(**{name: getattr(row, name) for name in _STATE})
