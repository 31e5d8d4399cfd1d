"""The threads that we have a part in: who asked, who spoke last, and which conversation a thread carries on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import sqlalchemy as sa

from bot.conversation.threads import turns
from bot.slack.hall.following import Scene
from corpus.archive.engine import reading, writing
from corpus.archive.tables import Instant
from corpus.clock import utc_now
from corpus.errors import ArchiveError

if TYPE_CHECKING:
    from datetime import datetime

    from bot.slack.queue.pseudonyms import Pseudonyms
    from bot.slack.types import Asked
    from corpus.clock import Clock

_SHARED = "answer:"  # before an answer's id: its message is not in Slack yet, or was never spoken under
_OWN = "@"  # before a person: what that person last asked in private
_RECENT = 50  # shared answers of a channel whose threads are looked for

_metadata = sa.MetaData()
_threads = sa.Table(
    "slack_threads",
    _metadata,
    sa.Column("team", sa.String, primary_key=True),
    sa.Column("channel", sa.String, primary_key=True),
    sa.Column("thread", sa.String, primary_key=True),
    sa.Column("conversation", sa.String, nullable=False),
    sa.Column("asker", sa.String, nullable=False),
    sa.Column("talking", sa.Boolean, nullable=False),
    sa.Column("muted", sa.Boolean, nullable=False),
    sa.Column("ours", sa.Boolean, nullable=False),  # it began with a question to us, or with an answer
    sa.Column("at", Instant, nullable=False, index=True),
)


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread that we have a part in.

    Attributes:
        conversation: which earlier questions belong to it.
        asker: a pseudonym of who last asked us something.
        talking: the last words of somebody else were not for us.
        muted: we were told to be quiet.
        ours: it began with a question to us or with an answer, not with what people had to say to each other.
    """

    conversation: str
    asker: str
    talking: bool
    muted: bool
    ours: bool


class Places(Protocol):
    """Where answers stand (`bot.slack.queue.ledger`)."""

    people: Pseudonyms

    def place(self, answer: str) -> tuple[str, str, str, str] | None:
        """Team, channel, thread and the `ts` of the message."""
        ...


class ThreadBook:
    """Keeps threads in the archive's database; processes may share one.

    Args:
        engine: of the archive.
        places: where answers stand.
        clock: the time now.
    """

    def __init__(self, engine: sa.Engine, places: Places, *, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._places = places
        self._clock = clock
        with writing(engine) as connection:
            _metadata.create_all(connection)
            turns.metadata.create_all(connection)

    def find(self, team: str, channel: str, thread: str) -> Thread | None:
        """A thread; None where we have no part in it."""
        found = self._row(team, channel, thread) or self._adopted(team, channel, thread)
        return (
            Thread(found.conversation, found.asker, found.talking, found.muted, found.ours) if found else None
        )

    def scene(self, thread: Thread, team: str, user: str, *, others: bool) -> Scene:
        """How things stand when somebody speaks in a thread."""
        return Scene(thread.asker == self._places.people.of(team, user), thread.talking, others)

    def conversation(self, asked: Asked) -> str:
        """The conversation that a request carries on: of its thread, or of what its asker last asked in private."""
        names = [asked.thread] if asked.thread not in {"", asked.ts} else []  # before a root nothing was said
        names += [self._own(asked)] if asked.private and asked.surface == "button" else []
        known = (self.find(asked.team, asked.channel, name) for name in names)
        return next((thread.conversation for thread in known if thread), asked.conversation)

    def of_answer(self, answer: str) -> str:
        """The conversation that an answer was given in; "" when it is not known."""
        query = sa.select(turns.c.thread).where(turns.c.answer == answer).order_by(turns.c.at.desc()).limit(1)
        with reading(self._engine) as connection:
            return connection.scalar(query) or ""

    def asked(self, asked: Asked) -> None:
        """Somebody has asked us: the thread is ours if it began with that; nobody else is talking now."""
        asker = self._places.people.of(asked.team, asked.user)
        now = {"asker": asker, "talking": False, "at": self._clock()}
        first = {"conversation": asked.conversation, "ours": asked.direct or asked.thread == asked.ts}
        if asked.thread:
            self._put((asked.team, asked.channel, asked.thread), now, {**first, "muted": False})
        if asked.private:
            latest = {**now, "conversation": asked.conversation}
            self._put((asked.team, asked.channel, self._own(asked)), latest, {"ours": False, "muted": False})

    def talk(self, team: str, channel: str, thread: str) -> None:
        """People talk to each other there."""
        self._update((team, channel, thread), {"talking": True, "at": self._clock()})

    def mute(self, team: str, channel: str, thread: str, *, muted: bool) -> None:
        """Be quiet in a thread but where we are mentioned, or no longer."""
        self._update((team, channel, thread), {"muted": muted, "talking": False, "at": self._clock()})

    def share(self, asked: Asked, answer: str) -> None:
        """An answer is being posted for all: what is said below it will carry on its conversation."""
        if asked.thread:
            return  # that thread is known by its question
        asker = self._places.people.of(asked.team, asked.user)
        now = {"asker": asker, "talking": False, "at": self._clock(), "conversation": asked.conversation}
        self._put((asked.team, asked.channel, f"{_SHARED}{answer}"), now, {"ours": True, "muted": False})

    def prune(self, before: datetime) -> int:
        """Forget threads in which nothing was said since a time; says how many."""
        with writing(self._engine) as connection:
            return connection.execute(sa.delete(_threads).where(_threads.c.at < before)).rowcount

    def forget(self, team: str) -> None:
        """Delete all threads of a workspace, and what was said to us in them."""
        with writing(self._engine) as connection:
            connection.execute(sa.delete(_threads).where(_threads.c.team == team))
            said = turns.c.thread.startswith(f"{team}:", autoescape=True)
            connection.execute(sa.delete(turns).where(said))

    def _own(self, asked: Asked) -> str:
        return f"{_OWN}{self._places.people.of(asked.team, asked.user)}"

    def _row(self, team: str, channel: str, thread: str) -> Any:
        with reading(self._engine) as connection:
            return connection.execute(sa.select(_threads).where(_is((team, channel, thread)))).first()

    def _adopted(self, team: str, channel: str, thread: str) -> Any:
        """The thread below a shared answer, once somebody has spoken in it."""
        query = sa.select(_threads).where(
            (_threads.c.team == team)
            & (_threads.c.channel == channel)
            & _threads.c.thread.startswith(_SHARED)
        )
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(_threads.c.at.desc()).limit(_RECENT)).all()
        for row in rows:
            place = self._places.place(row.thread.removeprefix(_SHARED))
            if place and place[1] == channel and place[3] == thread:
                self._update((team, channel, row.thread), {"thread": thread})
                return self._row(team, channel, thread)
        return None

    def _put(self, key: tuple[str, str, str], now: dict[str, Any], first: dict[str, Any]) -> None:
        """Change a thread, or write it down with what else holds at first."""
        if self._update(key, now):
            return
        row = {**dict(zip(("team", "channel", "thread"), key, strict=True)), **now, **first}
        try:
            with writing(self._engine) as connection:
                connection.execute(sa.insert(_threads).values(row))
        except ArchiveError as error:
            if not isinstance(error.__cause__, sa.exc.IntegrityError):
                raise
            self._update(key, now)  # another process was first

    def _update(self, key: tuple[str, str, str], values: dict[str, Any]) -> int:
        with writing(self._engine) as connection:
            return connection.execute(sa.update(_threads).where(_is(key)).values(values)).rowcount


def _is(key: tuple[str, str, str]) -> sa.ColumnElement[bool]:
    team, channel, thread = key
    return (_threads.c.team == team) & (_threads.c.channel == channel) & (_threads.c.thread == thread)
