"""What the sources of news have told: their health between runs, and the leads still to be read."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from corpus.archive import rows
from corpus.archive.engine import reading, writing
from corpus.archive.tables import items, sources
from corpus.types import Lead, SourceState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

RETURNED = timedelta(hours=12)  # a page that was gone and is still listed is asked for again after this

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
        """Keep a source's state with what it has listed, all or nothing; says how many leads are news.

        A lead that is known with the same digest stays as it is; with another one it is to be read again.
        """
        with writing(self._engine) as connection:
            connection.execute(sa.delete(sources).where(sources.c.name == state.name))
            connection.execute(sa.insert(sources).values(asdict(state)))
            return sum(_take_up(connection, lead) for lead in leads)

    def due(self, source: str, *, now: datetime, limit: int) -> tuple[Lead, ...]:
        """Leads of a source to be looked at: those to be read first, newest first, then those to be read again."""
        query = sa.select(*(items.c[name] for name in _LEAD))
        query = query.where(items.c.source == source, items.c.due <= now)
        query = query.where(items.c.state.in_(("waiting", "done")))
        first = sa.case((items.c.state == "waiting", 0), else_=1)
        query = query.order_by(first, items.c.published.desc().nulls_last(), items.c.guid).limit(limit)
        with reading(self._engine) as connection:
            return tuple(Lead(*row) for row in connection.execute(query))

    def twin(self, lead: Lead) -> Lead | None:
        """A lead of another source to the same page that has been read since this one was listed."""
        query = sa.select(*(items.c[name] for name in _LEAD))
        query = query.where(items.c.key == lead.key, items.c.state == "done", items.c.article_id != "")
        query = query.where(
            sa.or_(items.c.source != lead.source, items.c.guid != lead.guid),
            items.c.checked_at >= lead.first_listed,
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
        with reading(self._engine) as connection:
            found = connection.execute(query.where(items.c.state == "done").order_by(items.c.guid))
            return tuple(Lead(*row) for row in found if row.guid not in listed)

    def carried(self, article_ids: Collection[str], *, but: Lead | None = None) -> set[str]:
        """Those of the articles that some source still stands by, by another lead than `but`."""
        found: set[str] = set()
        query = sa.select(items.c.article_id).where(items.c.state == "done")
        query = query.where(sa.not_(_is(but))) if but else query
        with reading(self._engine) as connection:
            for part in rows.chunks(sorted(article_ids)):
                found.update(connection.scalars(query.where(items.c.article_id.in_(part))))
        return found

    def leads_to(self, article_id: str) -> tuple[Lead, ...]:
        """Every lead that became this article."""
        query = sa.select(*(items.c[name] for name in _LEAD)).where(items.c.article_id == article_id)
        with reading(self._engine) as connection:
            return tuple(Lead(*row) for row in connection.execute(query.order_by(items.c.source)))

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


def _take_up(connection: sa.Connection, lead: Lead) -> bool:
    columns = (items.c.digest, items.c.state, items.c.checked_at)
    known = connection.execute(sa.select(*columns).where(_is(lead))).first()
    if known is None:
        connection.execute(sa.insert(items).values(asdict(lead)))
        return True
    returned = known.state == "gone" and known.checked_at and lead.due - known.checked_at >= RETURNED
    if known.digest == lead.digest and not returned:
        return False
    told = ("url", "key", "told", "digest", "published", "due")
    news = {name: getattr(lead, name) for name in told}
    again = {"state": "waiting", "attempts": 0, "error": "", "missing": 0, "missing_since": None}
    connection.execute(sa.update(items).where(_is(lead)).values({**news, **again}))
    return True


def _is(lead: Lead) -> sa.ColumnElement[bool]:
    return sa.and_(items.c.source == lead.source, items.c.guid == lead.guid)


def _state(row: Any) -> SourceState:
    return SourceState(**{name: getattr(row, name) for name in _STATE})
