"""Where stories are kept: reports as they are compared, who belongs to which story, what happened, how far we are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import sqlalchemy as sa

from corpus.archive.engine import reading, writing
from corpus.archive.rows import chunks
from corpus.archive.tables import Instant

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from numpy.typing import NDArray

    from bot.stories.naming import Event

_metadata = sa.MetaData()
_reports = sa.Table(
    "story_reports",  # one for each origin: what is compared, and what came of it
    _metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),  # by arrival; never used again
    sa.Column("origin", sa.String, nullable=False, unique=True),
    sa.Column("outlet", sa.String, nullable=False),
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Column("vector", sa.String, nullable=False),  # hash of what was embedded, "" without a vector
    sa.Column("traits", sa.LargeBinary, nullable=False),  # hashes of words, no words
    sa.Column("near", sa.LargeBinary, nullable=False),  # likenesses to reports of lower numbers
)
_members = sa.Table(
    "story_articles",
    _metadata,
    sa.Column("article_id", sa.String, primary_key=True),
    sa.Column("origin", sa.String, nullable=False, index=True),
    sa.Column("story_id", sa.String, nullable=False, index=True),
    sa.Column("standing", sa.Integer, nullable=False),  # from 0 for the most central
    sa.Column("outlet", sa.String, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("opinion", sa.Boolean, nullable=False),
)
_history = sa.Table(
    "story_history",
    _metadata,
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("story_id", sa.String, nullable=False, index=True),
    sa.Column("what", sa.String, nullable=False),
    sa.Column("other", sa.String, nullable=False, index=True),
    sa.Column("at", Instant, nullable=False),
)
_position = sa.Table(
    "story_position",
    _metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("seq", sa.Integer, nullable=False),  # of the archive's change log
    sa.Column("outlets", sa.Integer, nullable=False),  # how many were reckoned with
    sa.Column("numbers", sa.Integer, nullable=False),  # how many have been given to reports
)
_NAME = "stories"


@dataclass(frozen=True, slots=True)
class Position:
    """How far the stories have followed the archive."""

    seq: int = 0
    outlets: int = 0
    numbers: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """An article in its story."""

    article_id: str
    origin: str
    story_id: str
    standing: int
    outlet: str
    at: datetime
    opinion: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A report as it is kept."""

    number: int
    origin: str
    outlet: str
    at: datetime
    vector: str
    traits: bytes
    near: bytes

    def numbers(self) -> NDArray[np.int64]:
        """The reports of lower numbers that it is like; some may be no more."""
        return np.frombuffer(self.near, _NEAR)["number"].astype(np.int64)

    def odds(self) -> NDArray[np.float32]:
        """How like, in log-odds, in the order of `numbers`."""
        return np.frombuffer(self.near, _NEAR)["odds"].astype(np.float32)


_NEAR = np.dtype([("number", "<i4"), ("odds", "<f4")])


def packed(numbers: NDArray[np.int64], odds: NDArray[np.float32]) -> bytes:
    """Likenesses as `Held` reads them."""
    pairs = np.empty(len(numbers), dtype=_NEAR)
    pairs["number"], pairs["odds"] = numbers, odds
    return pairs.tobytes()


@dataclass(frozen=True, slots=True)
class Past:
    """Something that happened to a story."""

    at: datetime
    story_id: str
    what: str
    other: str


@dataclass(frozen=True, slots=True)
class Update:
    """What one step changes, all of it or nothing."""

    before: Position
    after: Position
    gone_origins: Collection[str]
    reports: Collection[Held]
    gone_articles: Collection[str]
    members: Collection[Member]
    events: Collection[Event]


class Shelf:
    """The tables of stories in the archive's database. Threads and processes may share them."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        with reading(engine) as connection:
            made = sa.inspect(connection).has_table(_position.name)
        if not made:
            with writing(engine) as connection:
                _metadata.create_all(connection)

    def position(self) -> Position:
        """How far we are."""
        query = sa.select(_position.c.seq, _position.c.outlets, _position.c.numbers)
        with reading(self._engine) as connection:
            row = connection.execute(query.where(_position.c.name == _NAME)).first()
        return Position(*row) if row else Position()

    def members(self, column: str, values: Iterable[str]) -> tuple[Member, ...]:
        """The articles whose `article_id`, `origin` or `story_id` is one of these, by id."""
        return tuple(Member(*row) for row in self._by(_members, column, values))

    def reports(self, origins: Iterable[str]) -> tuple[Held, ...]:
        """The reports of these origins."""
        return tuple(Held(*row) for row in self._by(_reports, "origin", origins))

    def between(self, since: datetime, until: datetime) -> tuple[Held, ...]:
        """The reports of a stretch of time, both ends included, by number."""
        query = sa.select(*_reports.c).where(_reports.c.at.between(since, until)).order_by(_reports.c.number)
        with reading(self._engine) as connection:
            return tuple(Held(*row) for row in connection.execute(query))

    def extent(self) -> tuple[datetime, datetime] | None:
        """The times of the first and of the last report; None without any."""
        query = sa.select(
            sa.type_coerce(sa.func.min(_reports.c.at), Instant),
            sa.type_coerce(sa.func.max(_reports.c.at), Instant),
        )
        with reading(self._engine) as connection:
            first, last = connection.execute(query).one()
        return None if first is None else (first, last)

    def became(self, story_id: str) -> str | None:
        """What a story became part of, when that is the last that happened to it."""
        query = sa.select(_history.c.what, _history.c.other).where(_history.c.story_id == story_id)
        with reading(self._engine) as connection:
            row = connection.execute(query.order_by(_history.c.n.desc()).limit(1)).first()
        return str(row.other) if row and row.what == "merged" else None

    def past(self, story_id: str) -> tuple[Past, ...]:
        """All that happened to a story, and to others that it took up or gave, in order."""
        query = sa.select(_history.c.at, _history.c.story_id, _history.c.what, _history.c.other)
        query = query.where(sa.or_(_history.c.story_id == story_id, _history.c.other == story_id))
        with reading(self._engine) as connection:
            return tuple(Past(*row) for row in connection.execute(query.order_by(_history.c.n)))

    def save(self, update: Update, now: datetime) -> bool:
        """Make one step; False, and nothing is changed, when another process has made it meanwhile."""
        with writing(self._engine) as connection:
            if not _moved(connection, update.before, update.after):
                return False
            for part in chunks(sorted({*update.gone_origins, *(one.origin for one in update.reports)})):
                connection.execute(sa.delete(_reports).where(_reports.c.origin.in_(part)))
            gone = {*update.gone_articles, *(one.article_id for one in update.members)}
            for part in chunks(sorted(gone)):
                connection.execute(sa.delete(_members).where(_members.c.article_id.in_(part)))
            _insert(connection, _reports, [_row(one) for one in update.reports])
            _insert(connection, _members, [_row(one) for one in update.members])
            _insert(connection, _history, [{**_row(event), "at": now} for event in update.events])
        return True

    def _by(self, table: sa.Table, column: str, values: Iterable[str]) -> list[Any]:
        found: list[Any] = []
        key = table.primary_key.columns[0]
        with reading(self._engine) as connection:
            for part in chunks(sorted(set(values))):
                query = sa.select(*table.c).where(table.c[column].in_(part)).order_by(key)
                found += connection.execute(query).all()
        return found


def _moved(connection: sa.Connection, before: Position, after: Position) -> bool:
    """Compare and set."""
    row = connection.execute(sa.select(_position.c.seq, _position.c.outlets, _position.c.numbers)).first()
    if (Position(*row) if row else Position()) != before:
        return False
    connection.execute(sa.delete(_position))
    connection.execute(sa.insert(_position).values(name=_NAME, **_row(after)))
    return True


def _row(one: Any) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def _insert(connection: sa.Connection, table: sa.Table, values: list[dict[str, Any]]) -> None:
    if values:
        connection.execute(sa.insert(table), values)
