"""The ledger: every request that Slack has sent us and what became of it, kept until nothing more can happen to it.

A request goes waiting → working → ready → done or lost. Every step is compare-and-set on its owner, the process that
works on it, so that a watchdog, a second process or a restart can never add a second reply. Words are struck out when
a request is closed; that a reply stands in a thread is kept for as long as the answer is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

import sqlalchemy as sa

from bot.slack.queue.packing import asked_json, asked_of, letter_json, letter_of
from bot.slack.queue.pseudonyms import Pseudonyms
from corpus.archive.engine import reading, writing
from corpus.archive.tables import Instant
from corpus.clock import utc_now
from corpus.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from bot.slack.types import Asked, Delivery, Letter
    from corpus.clock import Clock

State = Literal["waiting", "working", "ready", "done", "lost"]
OPEN: tuple[State, ...] = ("waiting", "working", "ready")
EVENTS_KEPT = timedelta(days=1)  # Slack sends an event again for minutes, not for days
WORDS_KEPT = timedelta(days=1)  # a private reply can be shared for so long

_metadata = sa.MetaData()
jobs = sa.Table(
    "slack_jobs",
    _metadata,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("team", sa.String, nullable=False),
    sa.Column("channel", sa.String, nullable=False),
    sa.Column("thread", sa.String, nullable=False),
    sa.Column("who", sa.String, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("state", sa.String, nullable=False, index=True),
    sa.Column("owner", sa.String, nullable=False),
    sa.Column("starts", sa.Integer, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("opened", sa.String, nullable=False),
    sa.Column("posted", sa.JSON, nullable=False),
    sa.Column("answer", sa.String, nullable=False, index=True),
    sa.Column("request", sa.JSON),
    sa.Column("letter", sa.JSON),
    sa.Index("slack_jobs_asked", "team", "at"),
)
events = sa.Table(
    "slack_events",
    _metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Column("owner", sa.String, nullable=False),
    sa.Column("body", sa.JSON),  # until it is handled
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An open request as it is kept.

    Attributes:
        state: how far it has come.
        starts: how many times work on it has begun.
        attempts: how many times its letter was begun to be delivered.
        opened: `ts` of a message of ours that is half said.
        posted: `ts` of the letter's messages that are in Slack.
        letter: once it is written.
    """

    asked: Asked
    state: State
    starts: int
    attempts: int
    opened: str
    posted: tuple[str, ...]
    letter: Letter | None


class Ledger:
    """Keeps requests in the archive's database; several processes may share one.

    Args:
        engine: of the archive.
        owner: names this process; see `bot.slack.queue.owners`.
        forgotten: deletes the record of an answer of a workspace that leaves.
        clock: the time now.
    """

    def __init__(
        self,
        engine: sa.Engine,
        owner: str,
        *,
        forgotten: Callable[[str], None] = lambda _answer: None,
        clock: Clock = utc_now,
    ) -> None:
        self._engine = engine
        self._forgotten = forgotten
        self._clock = clock
        self.owner = owner
        with writing(engine) as connection:
            _metadata.create_all(connection)
        self.people = Pseudonyms(engine)

    def first(self, event: str, body: dict[str, Any] | None = None) -> bool:
        """Whether an event was never seen before, by any process; it then counts as seen.

        Args:
            event: Slack's `event_id`.
            body: kept until `handled`, so that a killed process's event is not lost.
        """
        row = {"id": event, "at": self._clock(), "owner": self.owner, "body": body}
        return self._inserted(events, row)

    def handled(self, event: str) -> None:
        """Strike an event's words out."""
        with writing(self._engine) as connection:
            connection.execute(sa.update(events).where(events.c.id == event).values(body=sa.null()))

    def unhandled(self, owner: str) -> list[dict[str, Any]]:
        """The bodies of events that another process has left half-way; they are this one's now."""
        where = (events.c.owner == owner) & events.c.body.is_not(None)
        with writing(self._engine) as connection:
            rows = connection.execute(sa.select(events).where(where).order_by(events.c.at)).all()
            connection.execute(sa.update(events).where(where).values(owner=self.owner))
        return [row.body for row in rows if row.body]

    def unheard(self, before: datetime) -> list[dict[str, Any]]:
        """The bodies of this process's own events of before a time that are not handled yet."""
        where = (events.c.owner == self.owner) & events.c.body.is_not(None) & (events.c.at < before)
        with reading(self._engine) as connection:
            return [body for body in connection.scalars(sa.select(events.c.body).where(where)) if body]

    def accepted(self, key: str) -> bool:
        """Whether a request is known, by any process."""
        with reading(self._engine) as connection:
            return connection.scalar(sa.select(sa.func.count()).where(jobs.c.key == key)) == 1

    def accept(self, asked: Asked) -> bool:
        """Keep a request; False when it was accepted before, by any process."""
        return self._inserted(jobs, self._row(asked, self.people.of(asked.team, asked.user)))

    def accept_in(self, connection: sa.Connection, asked: Asked) -> bool:
        """Keep a request that nobody has typed, in a transaction that is under way; False when it is known.

        It is this process's, and waits to be put at the counter.
        """
        known = sa.select(sa.func.count()).where(jobs.c.key == asked.key)
        if connection.scalar(known):
            return False
        connection.execute(sa.insert(jobs).values({**self._row(asked, ""), "letter": sa.null()}))
        return True

    def _row(self, asked: Asked, who: str) -> dict[str, Any]:
        return {
            "key": asked.key,
            "team": asked.team,
            "channel": asked.channel,
            "thread": asked.thread,
            "who": who,
            "at": asked.at,
            "state": "waiting",
            "owner": self.owner,
            "starts": 0,
            "attempts": 0,
            "opened": "",
            "posted": [],
            "answer": "",
            "request": asked_json(asked),
            "letter": None,
        }

    def begin(self, key: str) -> bool:
        """Work starts; False when it is no longer this process's to do."""
        return self._moved(key, "waiting", {"state": "working", "starts": jobs.c.starts + 1})

    def opened(self, key: str, ts: str) -> None:
        """A message of ours for this request is in Slack."""
        self._moved(key, "working", {"opened": ts})

    def ready(self, key: str, letter: Letter, answer: str = "") -> bool:
        """The reply is written, and its delivery starts; False when another reply was first."""
        values = {"state": "ready", "letter": letter_json(letter), "answer": answer, "attempts": 1}
        return self._moved(key, "working", values)

    def nothing(self, key: str) -> bool:
        """There is nothing to send; closes the request without a reply."""
        return self._moved(key, "working", {"state": "done", "request": sa.null()})

    def sent(self, key: str, delivery: Delivery, *, keep: bool = False) -> bool:
        """What became of an attempt; closes the request unless there is to be another.

        Args:
            key: of the request.
            delivery: the attempt.
            keep: the letter's words, for a day: somebody may want to share it.
        """
        values: dict[str, Any] = {"posted": list(delivery.posted), "attempts": jobs.c.attempts + 1}
        if delivery.later is None:
            values |= {"state": "lost" if delivery.failed else "done", "request": sa.null()}
            values |= {} if keep else {"letter": sa.null()}
        return self._moved(key, "ready", values)

    def give_up(self, key: str) -> bool:
        """No reply can be delivered any more."""
        return self._moved(key, "ready", {"state": "lost", "request": sa.null(), "letter": sa.null()})

    def take_over(self, owner: str) -> list[Entry]:
        """Everything that a dead process has left open, oldest first; it is this one's now.

        What it was working on waits again.
        """
        where = (jobs.c.owner == owner) & jobs.c.state.in_(OPEN)
        with writing(self._engine) as connection:
            rows = connection.execute(sa.select(jobs).where(where).order_by(jobs.c.at)).all()
            connection.execute(sa.update(jobs).where(where).values(owner=self.owner))
            working = jobs.c.state == "working"
            connection.execute(
                sa.update(jobs).where(working & jobs.c.key.in_([r.key for r in rows])).values(state="waiting")
            )
        return [_entry(row) for row in rows]

    def owners(self) -> frozenset[str]:
        """The processes that have something open."""
        of_jobs = sa.select(jobs.c.owner).where(jobs.c.state.in_(OPEN))
        of_events = sa.select(events.c.owner).where(events.c.body.is_not(None))
        with reading(self._engine) as connection:
            return frozenset(connection.scalars(sa.union(of_jobs, of_events)))

    def asked_by(self, team: str, user: str, since: datetime) -> tuple[datetime, ...]:
        """When one person has asked since a time, oldest first."""
        mine = (jobs.c.team == team) & (jobs.c.at >= since) & (jobs.c.who == self.people.of(team, user))
        with reading(self._engine) as connection:
            return tuple(connection.scalars(sa.select(jobs.c.at).where(mine).order_by(jobs.c.at)))

    def asked_in(self, team: str, since: datetime) -> int:
        """How many requests a workspace has made since a time."""
        where = (jobs.c.team == team) & (jobs.c.at >= since)
        with reading(self._engine) as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(jobs).where(where)) or 0

    def fates(self, keys: Collection[str]) -> tuple[tuple[State, bool], ...]:
        """Of each of these requests how far it has come, and whether anything was posted for it."""
        query = sa.select(jobs.c.state, jobs.c.posted).where(jobs.c.key.in_(keys))
        with reading(self._engine) as connection:
            return tuple((state, bool(posted)) for state, posted in connection.execute(query))

    def place(self, answer: str) -> tuple[str, str, str, str] | None:
        """Where an answer stands: team, channel, thread and the `ts` of its message ("" when nobody else sees it)."""
        query = sa.select(jobs).where(jobs.c.answer == answer).order_by(jobs.c.at.desc())
        with reading(self._engine) as connection:
            row = connection.execute(query.limit(1)).first()
        return (row.team, row.channel, row.thread, next(iter(row.posted), "")) if row else None

    def letter(self, answer: str) -> Letter | None:
        """A reply as it was delivered, for as long as it may be shared."""
        query = sa.select(jobs.c.letter).where(jobs.c.answer == answer, jobs.c.letter.is_not(None))
        with reading(self._engine) as connection:
            found = connection.scalar(query.limit(1))
        return letter_of(found) if found else None

    def posted(self, team: str, channel: str, thread: str) -> frozenset[str]:
        """The `ts` of all messages of ours in a thread that a request is known for."""
        where = (jobs.c.team == team) & (jobs.c.channel == channel) & (jobs.c.thread == thread)
        with reading(self._engine) as connection:
            rows = connection.execute(sa.select(jobs.c.posted, jobs.c.opened).where(where)).all()
        return frozenset(ts for row in rows for ts in (*row.posted, row.opened) if ts)

    def tidy(self) -> None:
        """Forget events that cannot come again, and the words of replies that can no longer be shared."""
        now = self._clock()
        old = jobs.c.state.not_in(OPEN) & (jobs.c.at < now - WORDS_KEPT) & jobs.c.letter.is_not(None)
        with writing(self._engine) as connection:
            connection.execute(sa.delete(events).where(events.c.at < now - EVENTS_KEPT))
            connection.execute(sa.update(jobs).where(old).values(letter=sa.null()))

    def prune(self, before: datetime) -> int:
        """Forget closed requests of before a time; says how many."""
        old = jobs.c.state.not_in(OPEN) & (jobs.c.at < before)
        with writing(self._engine) as connection:
            return connection.execute(sa.delete(jobs).where(old)).rowcount

    def forget(self, team: str) -> None:
        """Delete all of a workspace: its requests, and what `forgotten` deletes of the answers to them."""
        theirs = sa.select(jobs.c.answer).where(jobs.c.team == team, jobs.c.answer != "").distinct()
        with reading(self._engine) as connection:
            answers = connection.scalars(theirs).all()
        for answer in answers:
            self._forgotten(answer)
        with writing(self._engine) as connection:
            connection.execute(sa.delete(jobs).where(jobs.c.team == team))
            of_events = events.c.body["team"].as_string() == team
            connection.execute(sa.update(events).where(of_events).values(body=sa.null()))

    def _inserted(self, table: sa.Table, row: dict[str, Any]) -> bool:
        values = {name: sa.null() if value is None else value for name, value in row.items()}
        try:
            with writing(self._engine) as connection:
                connection.execute(sa.insert(table).values(values))
        except ArchiveError as error:
            if isinstance(error.__cause__, sa.exc.IntegrityError):
                return False
            raise
        return True

    def _moved(self, key: str, state: State, values: dict[str, Any]) -> bool:
        where = (jobs.c.key == key) & (jobs.c.state == state) & (jobs.c.owner == self.owner)
        with writing(self._engine) as connection:
            return connection.execute(sa.update(jobs).where(where).values(values)).rowcount == 1


def _entry(row: Any) -> Entry:
    return Entry(
        asked_of(row.request),
        row.state if row.state != "working" else "waiting",
        row.starts,
        row.attempts,
        row.opened,
        tuple(row.posted),
        letter_of(row.letter) if row.letter else None,
    )
