"""What readers say of answers: kept without their names, with their words only where they gave some."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import sqlalchemy as sa

from corpus.archive.engine import reading, writing
from corpus.archive.tables import Instant
from corpus.clock import utc_now
from corpus.errors import ArchiveError

if TYPE_CHECKING:
    from datetime import datetime

    from bot.slack.queue.pseudonyms import Pseudonyms
    from corpus.clock import Clock

Judgement = Literal["good", "bad"]

_metadata = sa.MetaData()
_feedback = sa.Table(
    "slack_feedback",
    _metadata,
    sa.Column("answer", sa.String, primary_key=True),
    sa.Column("team", sa.String, primary_key=True),
    sa.Column("who", sa.String, primary_key=True),
    sa.Column("channel", sa.String, nullable=False),
    sa.Column("verdict", sa.String, nullable=False),
    sa.Column("reason", sa.String, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False, index=True),
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who says something, and where; the id of the person is not kept."""

    team: str
    channel: str
    user: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one reader says of one answer.

    Attributes:
        answer: its id.
        team: the reader's workspace.
        channel: where it stands.
        who: a pseudonym, the same for all that one person says.
        verdict: of the reader.
        reason: factual, misleading, missing or other; "" without one.
        text: in the reader's own words; "" without any.
        at: when.
    """

    answer: str
    team: str
    channel: str
    who: str
    verdict: Judgement
    reason: str
    text: str
    at: datetime


class Feedback:
    """Keeps feedback in the archive's database; the last word of a reader on an answer counts.

    Args:
        engine: of the archive.
        people: makes pseudonyms.
        clock: the time now.
    """

    def __init__(self, engine: sa.Engine, people: Pseudonyms, *, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._people = people
        self._clock = clock
        with writing(engine) as connection:
            _metadata.create_all(connection)

    def keep(self, answer: str, reader: Reader, verdict: Judgement, reason: str = "", text: str = "") -> None:
        """Keep what a reader says.

        Raises:
            ArchiveError: it could not be kept.
        """
        said = {
            "channel": reader.channel,
            "verdict": verdict,
            "reason": reason,
            "text": text,
            "at": self._clock(),
        }
        key = {"answer": answer, "team": reader.team, "who": self._people.of(reader.team, reader.user)}
        where = sa.and_(*(_feedback.c[name] == value for name, value in key.items()))
        try:
            with writing(self._engine) as connection:
                if not connection.execute(sa.update(_feedback).where(where).values(said)).rowcount:
                    connection.execute(sa.insert(_feedback).values({**key, **said}))
        except ArchiveError as error:
            if not isinstance(error.__cause__, sa.exc.IntegrityError):
                raise  # else another process was first with the same press

    def latest(
        self, limit: int = 50, *, verdict: Judgement | None = None, answer: str = ""
    ) -> tuple[Said, ...]:
        """What was said last, newest first; of one verdict or of one answer where that is asked."""
        query = sa.select(_feedback).order_by(_feedback.c.at.desc(), _feedback.c.answer).limit(limit)
        if verdict:
            query = query.where(_feedback.c.verdict == verdict)
        if answer:
            query = query.where(_feedback.c.answer == answer)
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        names = Said.__dataclass_fields__
        return tuple(Said(**{name: getattr(row, name) for name in names}) for row in rows)

    def prune(self, before: datetime) -> int:
        """Forget what was said before a time; says how much."""
        with writing(self._engine) as connection:
            return connection.execute(sa.delete(_feedback).where(_feedback.c.at < before)).rowcount

    def forget(self, team: str) -> None:
        """Delete all of a workspace."""
        with writing(self._engine) as connection:
            connection.execute(sa.delete(_feedback).where(_feedback.c.team == team))
