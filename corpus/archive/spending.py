"""What paid services were sent, by day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa

from corpus.archive.engine import connect, writing
from corpus.archive.tables import spend

if TYPE_CHECKING:
    from sqlalchemy import Engine


@dataclass(slots=True)
class Accounts:
    """The accounts of an archive, which is opened when it is first needed."""

    url: str
    _engine: Engine | None = field(default=None)

    def book(self, *, day: str, what: str, tokens: int, most: int) -> bool:
        """Add tokens to a day's account, unless they would make it more than `most`; says whether it was done."""
        if self._engine is None:
            self._engine = connect(self.url)
        return book(self._engine, day=day, what=what, tokens=tokens, most=most)


def book(engine: Engine, *, day: str, what: str, tokens: int, most: int) -> bool:
    """Add tokens to a day's account, unless they would make it more than `most`; says whether it was done."""
    account = sa.and_(spend.c.day == day, spend.c.what == what)
    with writing(engine) as connection:
        used = connection.scalar(sa.select(spend.c.tokens).where(account))
        if (used or 0) + tokens > most:
            return False
        if used is None:
            connection.execute(sa.insert(spend).values(day=day, what=what, tokens=tokens))
        else:
            connection.execute(sa.update(spend).where(account).values(tokens=used + tokens))
    return True
