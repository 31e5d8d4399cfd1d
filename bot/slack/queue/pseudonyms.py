"""People without their names: the same person is the same word here, and nowhere else."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from typing import TYPE_CHECKING

import sqlalchemy as sa

from corpus.archive.engine import reading, writing

if TYPE_CHECKING:
    from sqlalchemy import Engine

_metadata = sa.MetaData()
_salts = sa.Table("slack_salt", _metadata, sa.Column("salt", sa.String, primary_key=True))


class Pseudonyms:
    """Turns ids of people into words that cannot be turned back without this archive's salt.

    Args:
        engine: of the archive; the salt is made once and kept in it.
    """

    def __init__(self, engine: Engine) -> None:
        with writing(engine) as connection:
            _metadata.create_all(connection)
            if connection.scalar(sa.select(_salts.c.salt)) is None:
                connection.execute(sa.insert(_salts).values(salt=secrets.token_hex(16)))
        with reading(engine) as connection:
            self._salt = str(connection.scalar(sa.select(sa.func.min(_salts.c.salt)))).encode()

    def of(self, team: str, user: str) -> str:
        """16 hexadecimal digits for a person of a workspace."""
        return hmac.new(self._salt, f"{team}:{user}".encode(), sha256).hexdigest()[:16]
