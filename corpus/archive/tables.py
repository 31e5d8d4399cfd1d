"""The archive's tables, and the steps that bring an older file up to date."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Connection,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Dialect

SCHEMA_VERSION = 3


class Instant(TypeDecorator[datetime]):
    """A UTC-aware time, kept as integer milliseconds since 1970 so that every database compares it alike."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - the base class's signature
        """Milliseconds for the database."""
        return None if value is None else round(value.timestamp() * 1000)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the base class's signature
        """The time again."""
        return None if value is None else datetime.fromtimestamp(value / 1000, tz=UTC)


metadata = MetaData()

# SQLite counts up by itself only for INTEGER keys.
_Counter = BigInteger().with_variant(Integer, "sqlite")

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

outlets = Table(
    "outlets",
    metadata,
    Column("name", String, primary_key=True),
    Column("domain", String, nullable=False, default=""),
    Column("first_seen", Instant, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("id", String, primary_key=True),
    Column("url", Text, nullable=False),
    Column("canonical_url", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("outlet", String, nullable=False),
    Column("happened", Instant, nullable=False),  # published, else first seen: for windows
    Column("first_seen", Instant, nullable=False),
    Column("origin", String, nullable=False),
    Column("state", String, nullable=False),
    Index("articles_by_time", "happened"),
    Index("articles_by_address", "canonical_url"),
    Index("articles_by_outlet", "outlet"),
    Index("articles_by_origin", "origin"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("article_id", String, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("dek", Text, nullable=False),
    Column("section", String, nullable=False),
    Column("authors", JSON, nullable=False),
    Column("language", String, nullable=False),
    Column("published_at", Instant),
    Column("date_quality", String, nullable=False),
    Column("updated_at", Instant),
    Column("text", Text, nullable=False),
    Column("content_hash", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("flags", JSON, nullable=False),
    Column("suspect", JSON, nullable=False),
    Column("outlet", String, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("passages", Integer, nullable=False),  # how many: their ids follow from it
    ForeignKeyConstraint(["article_id"], ["articles.id"], ondelete="CASCADE"),
)

passages = Table(
    "passages",  # of current revisions only: audits read the words from `revisions` by span
    metadata,
    Column("id", String, primary_key=True),
    Column("article_id", String, nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("tokens", Integer, nullable=False),
    Column("indexed", Text, nullable=False),  # header and text, as embedded and as searched
    Column("hash", String, nullable=False, index=True),  # of `indexed`: the key of its embedding
    ForeignKeyConstraint(["article_id"], ["articles.id"], ondelete="CASCADE"),
)

embeddings = Table(
    "embeddings",
    metadata,
    Column("embedder", String, primary_key=True),
    Column("hash", String, primary_key=True),
    Column("vector", LargeBinary, nullable=False),  # float32, little-endian, unit length
)

changes = Table(
    "changes",
    metadata,
    Column("seq", _Counter, primary_key=True, autoincrement=True),
    Column("article_id", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("change", String, nullable=False),
    Column("at", Instant, nullable=False),
    sqlite_autoincrement=True,
)

documents = Table(
    "documents",  # raw documents already understood: equal bytes need no second look
    metadata,
    Column("fingerprint", String, primary_key=True),
    Column("article_id", String, nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("seen_at", Instant, nullable=False),
)

sketches = Table(
    "sketches",  # a sample of each article's word shingles, to find wire copies without comparing all pairs
    metadata,
    Column("hash", BigInteger, primary_key=True),
    Column("day", Integer, primary_key=True),  # since 1970: candidates are looked for near a day only
    Column("article_id", String, primary_key=True),
    Column("size", Integer, nullable=False),  # of the whole sketch
    Index("sketches_by_article", "article_id"),
    sqlite_with_rowid=False,
)

runs = Table(
    "runs",
    metadata,
    Column("id", String, primary_key=True),
    Column("started_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Column("report", JSON, nullable=False),
)

sources = Table(
    "sources",  # what is known of each source of feeds.toml between two runs
    metadata,
    Column("name", String, primary_key=True),
    Column("url", Text, nullable=False),  # another address under the same name starts afresh
    Column("etag", Text, nullable=False, default=""),
    Column("last_modified", Text, nullable=False, default=""),
    Column("checked_at", Instant),
    Column("succeeded_at", Instant),
    Column("last_item_at", Instant),  # when the newest listed item was published
    Column("empty_streak", Integer, nullable=False, default=0),  # answers in a row without any item
    Column("failed_streak", Integer, nullable=False, default=0),
    Column("next_try", Instant),  # not before: Retry-After, or our own back-off
    Column("error", Text, nullable=False, default=""),
)

items = Table(
    "items",  # what a source has listed: it stays until it is understood, whatever happens to the run
    metadata,
    Column("source", String, primary_key=True),
    Column("guid", String, primary_key=True),  # the source's own id of the item, else its address
    Column("url", Text, nullable=False),
    Column("key", Text, nullable=False, index=True),  # canonical address
    Column("told", JSON, nullable=False),  # title, summary, dates, authors as the listing gives them
    Column("digest", String, nullable=False),  # of `told`: another digest means news of the item
    Column("state", String, nullable=False),  # waiting, done, parked, gone
    Column("due", Instant, nullable=False),  # not before
    Column("attempts", Integer, nullable=False, default=0),
    Column("error", Text, nullable=False, default=""),
    Column("first_listed", Instant, nullable=False),
    Column("published", Instant),  # as listed: the newest are read first
    Column("checked_at", Instant),
    Column("etag", Text, nullable=False, default=""),
    Column("last_modified", Text, nullable=False, default=""),
    Column("missing", Integer, nullable=False, default=0),  # polls in a row that found no page
    Column("missing_since", Instant),
    Column("article_id", String, nullable=False, default="", index=True),
    Index("items_by_due", "state", "due"),
)

tombstones = Table(
    "tombstones",  # articles that must not come back, and the passages that indexes may still hold of them
    metadata,
    Column("article_id", String, primary_key=True),
    Column("reason", String, nullable=False),  # purged
    Column("at", Instant, nullable=False),
    Column("passages", JSON, nullable=False),  # [revision, how many]
)

spend = Table(
    "spend",  # what paid services were asked for, by UTC day
    metadata,
    Column("day", String, primary_key=True),  # YYYY-MM-DD
    Column("what", String, primary_key=True),  # the embedder's or model's name
    Column("tokens", Integer, nullable=False),
)


def _first(connection: Connection) -> None:
    metadata.create_all(connection)


def _second(connection: Connection) -> None:
    """Sources, their items, tombstones and spend came with the job for cron; samples of shingles got a day."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS shingles")
    metadata.create_all(connection)


def _third(connection: Connection) -> None:
    """An article is found by its address, for summaries of pages."""
    index = next(each for each in articles.indexes if each.name == "articles_by_address")
    index.create(connection, checkfirst=True)


# Step n brings a file from version n to n + 1. Steps are never edited once released.
MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_first, _second, _third)
