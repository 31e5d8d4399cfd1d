"""Which answers' questions were passed on to editors: each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from corpus.archive.engine import writing
from corpus.archive.tables import Instant
from corpus.clock import utc_now
from corpus.errors import ArchiveError

if TYPE_CHECKING:
    from datetime import datetime

    from corpus.clock import Clock

_metadata = sa.MetaData()
_passed = sa.Table(
    "slack_passed",
    _metadata,
    sa.Column("answer", sa.String, primary_key=True),
    sa.Column("team", sa.String, nullable=False),
    sa.Column("at", Instant, nullable=False, index=True),
)


class Editors:
    """Keeps them in the archive's database; processes may share one.

    Args:
        engine: of the archive.
        clock: the time now.
    """

    def __init__(self, engine: sa.Engine, *, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._clock = clock
        with writing(engine) as connection:
            _metadata.create_all(connection)

    def claim(self, team: str, answer: str) -> bool:
        """Whether this question was not passed on before; it then counts as passed on."""
        try:
            with writing(self._engine) as connection:
                connection.execute(sa.insert(_passed).values(answer=answer, team=team, at=self._clock()))
        except ArchiveError as error:
            if isinstance(error.__cause__, sa.exc.IntegrityError):
                return False
            raise
        return True

    def release(self, answer: str) -> None:
        """It could not be passed on, and may be tried again."""
        with writing(self._engine) as connection:
            connection.execute(sa.delete(_passed).where(_passed.c.answer == answer))

    def prune(self, before: datetime) -> int:
        """Forget what was passed on before a time; says how much."""
        with writing(self._engine) as connection:
            return connection.execute(sa.delete(_passed).where(_passed.c.at < before)).rowcount

    def forget(self, team: str) -> None:
        """Delete all of a workspace."""
        with writing(self._engine) as connection:
            connection.execute(sa.delete(_passed).where(_passed.c.team == team))
