"""The book of notices: how far the change log was followed, and which thread was told of what. No words stand in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from bot.records import answers, citations
from bot.slack.queue.ledger import OPEN, jobs
from corpus.archive.engine import reading, writing
from corpus.archive.rows import chunks
from corpus.archive.tables import Instant, articles, changes

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from bot.slack.queue.ledger import Ledger
    from bot.slack.types import Asked
    from corpus.types import Article

_metadata = sa.MetaData()
_state = sa.Table(
    "corrections_state",
    _metadata,
    sa.Column("id", sa.Integer, primary_key=True),  # one row
    sa.Column(
        "round", sa.Integer, nullable=False
    ),  # how many times something was written: who was first has won
    sa.Column("change", sa.BigInteger, nullable=False),  # of the archive's log, up to which it was followed
    sa.Column(
        "citation", sa.BigInteger, nullable=False
    ),  # up to which citations were compared with their articles
    sa.Column("begun", Instant, nullable=False),  # what changed before is nobody's notice
    sa.Column("unread", sa.String),  # answers above this id may lack citations; null when none does
)
_notices = sa.Table(
    "corrections_notices",
    _metadata,
    sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
    sa.Column("key", sa.String, nullable=False, index=True),  # of the request that tells it
    sa.Column("team", sa.String, nullable=False),
    sa.Column("channel", sa.String, nullable=False),
    sa.Column("thread", sa.String, nullable=False),
    sa.Column("article_id", sa.String, nullable=False, index=True),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("withdrawn", sa.Boolean, nullable=False),
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Column("told", Instant),  # when it was written; from then on it tells of this revision and of no other
    sa.UniqueConstraint("key", "article_id"),
    sqlite_autoincrement=True,
)
_waiting = sa.Table(
    "corrections_waiting",  # answers that are on their way: in which thread they will stand is not known yet
    _metadata,
    sa.Column("answer", sa.String, primary_key=True),
    sa.Column("article_id", sa.String, primary_key=True),
)


class Thread(NamedTuple):
    """Where replies to a message stand."""

    team: str
    channel: str
    root: str  # `ts` of the message


class Pair(NamedTuple):
    """That an answer cites an article."""

    answer: str
    article_id: str


@dataclass(frozen=True, slots=True)
class State:
    """How far the book has come."""

    round: int
    change: int
    citation: int
    begun: datetime
    unread: str | None


class Citation(NamedTuple):
    """A stretch that an answer cites."""

    answer: str
    at: datetime  # when the answer was kept
    article_id: str
    revision: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Notice:
    """That a thread is to be told, or was told, of an article in one revision.

    Attributes:
        told: when; None while it is not written: it will then tell of the newest revision.
        open: whether its request is still worked on.
    """

    id: int
    key: str
    thread: Thread
    article_id: str
    revision: int
    withdrawn: bool
    told: datetime | None
    open: bool


@dataclass(frozen=True, slots=True)
class Round:
    """What one look at the log comes to; written down as a whole or not at all.

    Attributes:
        change, citation: how far it has looked.
        waiting: what cannot be decided yet.
        notices: the requests with what each is to tell, as (article, revision, whether it was withdrawn).
    """

    change: int
    citation: int
    waiting: tuple[Pair, ...]
    notices: tuple[tuple[Asked, tuple[tuple[str, int, bool], ...]], ...]


class Telling(NamedTuple):
    """What a notice is written from.

    Attributes:
        revision: 0 when the article was deleted.
        owed: whether there is anything to tell; else the notice is struck out.
    """

    notice: Notice
    revision: int
    withdrawn: bool
    owed: bool


class Book:
    """Keeps the book in the archive's database; several processes may share one.

    Args:
        engine: of the archive.
        ledger: where the requests go, in the same transaction.
    """

    def __init__(self, engine: sa.Engine, ledger: Ledger) -> None:
        self._engine = engine
        self._ledger = ledger
        with writing(engine) as connection:
            _metadata.create_all(connection)

    def state(self) -> State | None:
        """How far it has come; None before the first look."""
        columns = (_state.c.round, _state.c.change, _state.c.citation, _state.c.begun, _state.c.unread)
        with reading(self._engine) as connection:
            row = connection.execute(sa.select(*columns)).first()
        return State(*row) if row else None

    def begin(self, now: datetime) -> None:
        """From now on changes are followed."""
        with writing(self._engine) as connection:
            if connection.execute(sa.select(_state)).first() is None:
                head = connection.scalar(sa.select(sa.func.max(changes.c.seq))) or 0
                newest = connection.scalar(sa.select(sa.func.max(citations.c.id))) or 0
                row = {"id": 1, "round": 0, "change": head, "citation": newest, "begun": now, "unread": ""}
                connection.execute(sa.insert(_state).values(row))

    def read(self, unread: str) -> None:
        """Up to which answer citations were noted; "" at the end."""
        with writing(self._engine) as connection:
            connection.execute(sa.update(_state).values(unread=unread or sa.null()))

    def citing(self, ids: Collection[str], since: datetime) -> frozenset[Pair]:
        """The answers kept since a time that cite any of these articles."""
        query = sa.select(citations.c.answer, citations.c.article_id).distinct()
        query = query.join(answers, answers.c.id == citations.c.answer).where(answers.c.at >= since)
        found: set[Pair] = set()
        with reading(self._engine) as connection:
            for part in chunks(sorted(ids)):
                rows = connection.execute(query.where(citations.c.article_id.in_(part)))
                found.update(Pair(*row) for row in rows)
        return frozenset(found)

    def overtaken(self, after: int, since: datetime) -> tuple[frozenset[Pair], int]:
        """Answers whose articles had changed when they were kept, and the last citation looked at.

        Args:
            after: the last one of the former look.
            since: older answers are passed over.
        """
        newer = sa.or_(articles.c.revision > citations.c.revision, articles.c.state != "live")
        query = sa.select(citations.c.answer, citations.c.article_id).distinct().where(citations.c.id > after)
        query = query.join(articles, articles.c.id == citations.c.article_id).where(newer)
        query = query.join(answers, answers.c.id == citations.c.answer).where(answers.c.at >= since)
        with reading(self._engine) as connection:
            newest = connection.scalar(sa.select(sa.func.max(citations.c.id)))
            if newest is None or newest <= after:
                return frozenset(), after
            rows = connection.execute(query.where(citations.c.id <= newest))
            return frozenset(Pair(*row) for row in rows), newest

    def waiting(self) -> frozenset[Pair]:
        """What could not be decided in former looks."""
        with reading(self._engine) as connection:
            rows = connection.execute(sa.select(_waiting.c.answer, _waiting.c.article_id))
            return frozenset(Pair(*row) for row in rows)

    def threads(self, ids: Collection[str]) -> dict[str, frozenset[Thread]]:
        """Where answers stand that everybody there can see; those that stand nowhere are left out."""
        columns = (jobs.c.answer, jobs.c.team, jobs.c.channel, jobs.c.thread, jobs.c.posted)
        found: dict[str, set[Thread]] = defaultdict(set)
        with reading(self._engine) as connection:
            for part in chunks(sorted(ids)):
                for row in connection.execute(sa.select(*columns).where(jobs.c.answer.in_(part))):
                    first = next(iter(row.posted), "")
                    if first:
                        found[row.answer].add(Thread(row.team, row.channel, row.thread or first))
        return {answer: frozenset(places) for answer, places in found.items()}

    def citations(self, pairs: Collection[Pair]) -> tuple[Citation, ...]:
        """The stretches that answers cite of articles, in the order cited."""
        columns = (citations.c.answer, answers.c.at, citations.c.article_id, citations.c.revision)
        query = sa.select(*columns, citations.c.start, citations.c.end)
        query = query.join(answers, answers.c.id == citations.c.answer)
        query = query.order_by(answers.c.at, citations.c.id)
        found: list[Citation] = []
        with reading(self._engine) as connection:
            for part in chunks(sorted({pair.answer for pair in pairs})):
                rows = connection.execute(query.where(citations.c.answer.in_(part)))
                found += (Citation(*row) for row in rows)
        return tuple(each for each in found if Pair(each.answer, each.article_id) in pairs)

    def kept(self, ids: Collection[str]) -> dict[str, datetime]:
        """When answers were kept."""
        found: dict[str, datetime] = {}
        query = sa.select(answers.c.id, answers.c.at)
        with reading(self._engine) as connection:
            for part in chunks(sorted(ids)):
                found.update(
                    (row.id, row.at) for row in connection.execute(query.where(answers.c.id.in_(part)))
                )
        return found

    def noticed(self, ids: Collection[str]) -> frozenset[tuple[Thread, str]]:
        """The threads that were or are to be told of any of these articles, with the article."""
        columns = (_notices.c.team, _notices.c.channel, _notices.c.thread, _notices.c.article_id)
        found: set[tuple[Thread, str]] = set()
        with reading(self._engine) as connection:
            for part in chunks(sorted(ids)):
                rows = connection.execute(sa.select(*columns).where(_notices.c.article_id.in_(part)))
                found.update((Thread(*row[:3]), row.article_id) for row in rows)
        return frozenset(found)

    def notices(self, article_id: str, thread: Thread) -> tuple[Notice, ...]:
        """What a thread was or is to be told of an article, oldest first."""
        here = (_notices.c.team, _notices.c.channel, _notices.c.thread)
        where = [column == value for column, value in zip(here, thread, strict=True)]
        return self._noticed(_notices.c.article_id == article_id, *where)

    def requested(self, key: str) -> tuple[Notice, ...]:
        """What a request is to tell."""
        return self._noticed(_notices.c.key == key)

    def write(self, state: State, found: Round) -> bool:
        """Write a round down, its requests with it; False when another process was first, and nothing was written."""
        with writing(self._engine) as connection:
            mine = sa.update(_state).where(_state.c.round == state.round)
            moved = mine.values(round=state.round + 1, change=found.change, citation=found.citation)
            if not connection.execute(moved).rowcount:
                return False
            connection.execute(sa.delete(_waiting))
            _insert(connection, _waiting, [pair._asdict() for pair in found.waiting])
            for asked, told in found.notices:
                if self._ledger.accept_in(connection, asked):
                    _insert(connection, _notices, [_row(asked, each) for each in told])
        return True

    def tell(self, telling: Sequence[Telling], now: datetime) -> bool:
        """That notices are written, each of one revision; False when an article has changed meanwhile, and none is."""
        with writing(self._engine) as connection:
            if not all(_stands(connection, each) for each in telling):
                return False
            for each in telling:
                mine = _notices.c.id == each.notice.id
                if not each.owed:
                    connection.execute(sa.delete(_notices).where(mine))
                    continue
                values = {"revision": each.revision, "withdrawn": each.withdrawn, "told": now}
                connection.execute(sa.update(_notices).where(mine, _notices.c.told.is_(None)).values(values))
        return True

    def seen(self, article: Article) -> datetime | None:
        """When an article was first seen as it is."""
        first, last = sa.func.min(changes.c.at), sa.func.max(changes.c.at)
        query = sa.select(last if article.state == "withdrawn" else first)
        mine = (changes.c.article_id == article.id) & (changes.c.revision == article.revision)
        with reading(self._engine) as connection:
            found: datetime | None = connection.scalar(query.where(mine))
        return found

    def prune(self, before: datetime) -> int:
        """Forget what was told before a time; says how many notices."""
        with writing(self._engine) as connection:
            return connection.execute(sa.delete(_notices).where(_notices.c.at < before)).rowcount

    def forget(self, team: str) -> None:
        """Delete what a workspace was told."""
        with writing(self._engine) as connection:
            connection.execute(sa.delete(_notices).where(_notices.c.team == team))

    def _noticed(self, *where: sa.ColumnElement[bool]) -> tuple[Notice, ...]:
        under_way = jobs.c.state.in_(OPEN).label("open")
        query = sa.select(*_notices.c, under_way).join(jobs, jobs.c.key == _notices.c.key, isouter=True)
        with reading(self._engine) as connection:
            rows = connection.execute(query.where(*where).order_by(_notices.c.id)).all()
        return tuple(map(_notice, rows))


def _stands(connection: sa.Connection, telling: Telling) -> bool:
    """Whether an article is still what a notice was written from; one that was written before stays as it is."""
    if telling.notice.told is not None:
        return True
    mine = articles.c.id == telling.notice.article_id
    row = connection.execute(sa.select(articles.c.revision, articles.c.state).where(mine)).first()
    found = (row.revision, row.state == "withdrawn") if row else (0, False)
    return found == (telling.revision, telling.withdrawn)


def _notice(row: Any) -> Notice:
    thread = Thread(row.team, row.channel, row.thread)
    told = row.told
    return Notice(
        row.id, row.key, thread, row.article_id, row.revision, row.withdrawn, told, open=bool(row.open)
    )


def _row(asked: Asked, told: tuple[str, int, bool]) -> dict[str, Any]:
    article_id, revision, withdrawn = told
    place = {"team": asked.team, "channel": asked.channel, "thread": asked.thread, "at": asked.at}
    about = {"article_id": article_id, "revision": revision, "withdrawn": withdrawn}
    return {"key": asked.key, **place, **about, "told": None}


def _insert(connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(sa.insert(table), rows)
