"""Threads of questions: what was said, what it was taken to mean, and which answer it got. Never the answers' words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import sqlalchemy as sa

from bot.conversation.history import Option
from bot.conversation.slots import NOTHING, Slots, slots_json, slots_of
from corpus.archive.articles import Articles
from corpus.archive.engine import reading, writing
from corpus.archive.tables import Instant
from corpus.clock import utc_now
from corpus.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from corpus.clock import Clock

TurnKind = Literal["question", "unclear", "receipt", "clarification"]
ASKED: tuple[TurnKind, ...] = ("question", "unclear", "clarification")
TRIES = 5  # for a turn's number; SQLite needs one, a server database one for each process that is as fast as we are

_metadata = sa.MetaData()
turns = sa.Table(
    "turns",
    _metadata,
    sa.Column("thread", sa.String, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Column("said", sa.Text, nullable=False),
    sa.Column("asked", sa.Text, nullable=False),
    sa.Column("slots", sa.JSON, nullable=False),
    sa.Column("answer", sa.String),
    sa.Column("kind", sa.String, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One turn of a thread, as it is kept."""

    at: datetime  # as of which it was asked: not the clock's, in a replay
    said: str
    asked: str
    kind: TurnKind
    slots: Slots = NOTHING
    answer: str | None = None
    options: tuple[Option, ...] = ()
    number: int = 0  # from 1 once it is kept


class Threads:
    """Keeps threads in the archive's database; several processes may use one.

    Args:
        engine: of the archive.
        clock: the time now; turns are forgotten by it.

    Attributes:
        articles: those of the same database, to say what has become of a cited one.
    """

    def __init__(self, engine: sa.Engine, *, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._clock = clock
        self.articles = Articles(engine)
        with writing(engine) as connection:
            _metadata.create_all(connection)

    def add(self, thread: str, entry: Entry) -> int:
        """Keep a turn at the end of its thread; gives its number, from 1.

        Raises:
            ArchiveError: it could not be kept.
        """
        for _ in range(TRIES - 1):
            try:
                return self._add(thread, entry)
            except ArchiveError as error:
                if not isinstance(error.__cause__, sa.exc.IntegrityError):
                    raise
        return self._add(thread, entry)

    def _add(self, thread: str, entry: Entry) -> int:
        with writing(self._engine) as connection:
            last = connection.scalar(sa.select(sa.func.max(turns.c.number)).where(turns.c.thread == thread))
            number = (last or 0) + 1
            connection.execute(
                sa.insert(turns).values(
                    thread=thread,
                    number=number,
                    at=self._clock(),
                    said=entry.said,
                    asked=entry.asked,
                    slots=_told(entry),
                    answer=entry.answer,
                    kind=entry.kind,
                )
            )
        return number

    def latest(self, thread: str, count: int, *, kinds: Collection[TurnKind] = ASKED) -> tuple[Entry, ...]:
        """The last `count` turns of these kinds, oldest first; none for an unknown thread."""
        query = sa.select(turns).where(turns.c.thread == thread, turns.c.kind.in_(sorted(kinds)))
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(turns.c.number.desc()).limit(count)).all()
        return tuple(_entry(row) for row in reversed(rows))

    def prune(self, before: datetime) -> int:
        """Forget turns that were kept before a time; says how many."""
        with writing(self._engine) as connection:
            return connection.execute(sa.delete(turns).where(turns.c.at < before)).rowcount

    def redact(self, article_ids: Collection[str]) -> int:
        """Take the words of deleted articles out of the options that were offered; says how many turns changed."""
        gone = frozenset(article_ids)
        changed = 0
        with writing(self._engine) as connection:
            for row in connection.execute(sa.select(turns).where(turns.c.kind == "clarification")).all():
                if not any(gone & set(option.articles) for option in _entry(row).options):
                    continue
                changed += 1
                where = (turns.c.thread == row.thread) & (turns.c.number == row.number)
                connection.execute(sa.update(turns).where(where).values(slots={**row.slots, "options": []}))
        return changed


def _told(entry: Entry) -> dict[str, Any]:
    options = [
        {"label": o.label, "question": o.question, "articles": list(o.articles)} for o in entry.options
    ]
    return {**slots_json(entry.slots), "options": options, "as_of": entry.at.isoformat()}


def _entry(row: Any) -> Entry:
    return Entry(
        at=datetime.fromisoformat(row.slots["as_of"]),
        said=row.said,
        asked=row.asked,
        kind=row.kind,
        slots=slots_of(row.slots),
        answer=row.answer,
        options=_options(row.slots.get("options") or ()),
        number=row.number,
    )


def _options(values: Sequence[dict[str, Any]]) -> tuple[Option, ...]:
    return tuple(Option(v["label"], v["question"], tuple(v["articles"])) for v in values)
