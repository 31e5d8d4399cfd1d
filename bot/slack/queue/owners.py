"""Which processes are alive: each beats in the archive; one of this machine is also seen by its number."""

from __future__ import annotations

import os
import secrets
import socket
from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from corpus.archive.engine import reading, writing
from corpus.archive.tables import Instant
from corpus.clock import utc_now

if TYPE_CHECKING:
    from corpus.clock import Clock

BEAT = 2.0  # seconds between two signs of life
GONE = timedelta(seconds=4)  # without one, for a process of this machine that runs no more
DEAD = timedelta(
    seconds=15
)  # without one: a writer may be held up for 10 s (`corpus.archive.engine.BUSY_TIMEOUT`)

_metadata = sa.MetaData()
_owners = sa.Table(
    "slack_owners",
    _metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("beat", Instant, nullable=False),
)


def name() -> str:
    """A name for this process that none has had before: machine, number, a random word."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"


class Owners:
    """The signs of life of all processes that serve Slack on one archive."""

    def __init__(self, engine: sa.Engine, *, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._clock = clock
        with writing(engine) as connection:
            _metadata.create_all(connection)

    def beat(self, owner: str) -> None:
        """A sign of life."""
        now = self._clock()
        with writing(self._engine) as connection:
            done = connection.execute(sa.update(_owners).where(_owners.c.id == owner).values(beat=now))
            if not done.rowcount:
                connection.execute(sa.insert(_owners).values(id=owner, beat=now))

    def leave(self, owner: str) -> None:
        """An orderly end."""
        with writing(self._engine) as connection:
            connection.execute(sa.delete(_owners).where(_owners.c.id == owner))

    def dead(self, owner: str) -> bool:
        """Whether a process will never go on with what it has left."""
        with reading(self._engine) as connection:
            beat = connection.scalar(sa.select(_owners.c.beat).where(_owners.c.id == owner))
        if beat is None:
            return True
        silent = self._clock() - beat
        return silent > DEAD or (silent > GONE and _gone(owner))


def _gone(owner: str) -> bool:
    """Whether it ran on this machine and runs no more."""
    host, _, rest = owner.partition(":")
    number = rest.partition(":")[0]
    if host != socket.gethostname() or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
