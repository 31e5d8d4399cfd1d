"""Editions: every digest that a reader was sent, whole, and so what the reader has seen of each story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.digests.packing import pack, unpack
from corpus.archive.engine import reading, writing
from corpus.archive.tables import Instant
from corpus.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from bot.digests.types import Digest, Seen

READ = 30  # editions of a reader that tell what was seen: a month of daily ones
LISTED = 20
REDACTED = "What this edition told was deleted with its articles."

_metadata = sa.MetaData()
editions = sa.Table(
    "digest_editions",
    _metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("reader", sa.String, nullable=False, index=True),
    sa.Column("slot", sa.String, nullable=False),
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Column("digest", sa.JSON, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Edition:
    """One digest as it was sent.

    Attributes:
        id: of the edition.
        reader: whom it was for: "slack:TEAM:CHANNEL" or "cli:NAME".
        slot: which of the reader's digests it was; the same for every attempt to send it.
        at: when it was composed.
    """

    id: str
    reader: str
    slot: str
    at: datetime
    digest: Digest


class Editions:
    """Keeps editions in the archive's database. Threads and processes may share one.

    Args:
        engine: of the archive.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        with writing(engine) as connection:
            _metadata.create_all(connection)

    def keep(self, reader: str, slot: str, digest: Digest, at: datetime) -> str:
        """Remember what a reader is sent, instead of what was kept of this slot before; gives the edition's id."""
        row = {"id": digest.id, "reader": reader, "slot": slot, "at": at, "digest": pack(digest)}
        mine = (editions.c.reader == reader) & (editions.c.slot == slot)
        with writing(self._engine) as connection:
            connection.execute(sa.delete(editions).where(mine))
            taken = sa.select(sa.func.count()).where(editions.c.id == digest.id)
            if connection.scalar(taken):  # two readers may be told the same at the same time
                row["id"] = f"{digest.id}.{slot}.{reader}"
            connection.execute(sa.insert(editions).values(row))
        return str(row["id"])

    def drop(self, reader: str, slot: str) -> None:
        """Forget an edition that never arrived."""
        mine = (editions.c.reader == reader) & (editions.c.slot == slot)
        with writing(self._engine) as connection:
            connection.execute(sa.delete(editions).where(mine))

    def seen(self, reader: str, *, before_slot: str = "") -> dict[str, Seen]:
        """What a reader was shown last of each story.

        Args:
            reader: whose record it is.
            before_slot: leave out this slot and later ones; slots compare as text.
        """
        found: dict[str, Seen] = {}
        for row in reversed(self._rows(reader, READ, before_slot)):
            found |= {one.story_id: one for one in unpack(row.digest).seen}
        return found

    def listed(self, reader: str = "", limit: int = LISTED) -> tuple[Edition, ...]:
        """Editions, newest first: of one reader, or of all."""
        return tuple(_edition(row) for row in self._rows(reader, limit, ""))

    def get(self, edition_id: str) -> Edition:
        """One edition.

        Raises:
            NotFound: none has this id.
        """
        with reading(self._engine) as connection:
            row = connection.execute(sa.select(editions).where(editions.c.id == edition_id)).first()
        if row is None:
            raise NotFound(
                f"No edition has the id {edition_id!r}.",
                remedy="`evenhand digest editions` lists them.",
            )
        return _edition(row)

    def prune(self, before: datetime) -> int:
        """Delete what was kept before a time; says how many editions went."""
        with writing(self._engine) as connection:
            return connection.execute(sa.delete(editions).where(editions.c.at < before)).rowcount

    def forget(self, prefix: str) -> None:
        """Delete the editions of all readers whose name begins so."""
        theirs = editions.c.reader.startswith(prefix, autoescape=True)
        with writing(self._engine) as connection:
            connection.execute(sa.delete(editions).where(theirs))

    def redact(self, article_ids: Collection[str]) -> int:
        """Empty the editions that hold words of these articles; says how many. What was seen stays known, without words."""
        gone = frozenset(article_ids)
        with reading(self._engine) as connection:
            rows = connection.execute(sa.select(editions.c.id, editions.c.digest)).all()
        emptied = {row.id: _emptied(row.digest) for row in rows if gone & _cited(row.digest)}
        with writing(self._engine) as connection:
            for key, digest in emptied.items():
                connection.execute(sa.update(editions).where(editions.c.id == key).values(digest=digest))
        return len(emptied)

    def _rows(self, reader: str, limit: int, before_slot: str) -> list[Any]:
        query = sa.select(editions).order_by(editions.c.at.desc(), editions.c.id.desc()).limit(limit)
        if reader:
            query = query.where(editions.c.reader == reader)
        if before_slot:
            query = query.where(editions.c.slot < before_slot)
        with reading(self._engine) as connection:
            return list(connection.execute(query).all())


def _edition(row: Any) -> Edition:
    return Edition(row.id, row.reader, row.slot, row.at, unpack(row.digest))


def _emptied(packed: dict[str, Any]) -> dict[str, Any]:
    words = dict.fromkeys(("entries", "in_brief", "quiet", "left_out", "sources", "withheld"), ())
    seen = [{**one, "claims": (), "figures": ()} for one in packed["seen"]]
    return {**packed, **words, "seen": seen, "notices": [REDACTED]}


def _cited(packed: dict[str, Any]) -> set[str]:
    """The articles whose words an edition may hold."""
    sources = {source["article_id"] for source in packed["sources"]}
    stories = [*packed["quiet"], *(one["story"] for one in (*packed["entries"], *packed["in_brief"]))]
    named = {article for one in (*stories, *packed["left_out"]) for article in one["articles"]}
    return sources | named | {article for seen in packed["seen"] for article, _ in seen["articles"]}
