"""Opening the database: SQLite in WAL mode, transactions that say what they want, errors in our words."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy import event, exc

from corpus.archive.tables import MIGRATIONS, SCHEMA_VERSION, meta
from corpus.errors import ArchiveBusy, ArchiveDamaged, ArchiveError, DiskFull

if TYPE_CHECKING:
    from collections.abc import Iterator

BUSY_TIMEOUT = 10.0  # seconds a writer waits for another before it gives up

# Threads of one process write one after the other. Each waiter would hold a connection, and there are 15: with 40
# writers before a locked archive a reader waited 11.7 s for one (measured); so it waits for none.
_TURNS: WeakKeyDictionary[sa.Engine, threading.Lock] = WeakKeyDictionary()

_RESTORE = "Restore the data folder from a backup, or move it aside and ingest again."


def connect(url: str) -> sa.Engine:
    """An engine whose database has the current schema.

    Raises:
        ArchiveError: cannot be opened, is damaged, busy, or written by a newer version.
    """
    with translated():
        options: dict[str, Any] = {}
        if url.startswith("sqlite"):
            options = {"connect_args": {"timeout": BUSY_TIMEOUT}}
        try:
            engine = sa.create_engine(url, **options)
        except ImportError as error:
            raise ArchiveError(
                f"EVENHAND_DATABASE_URL needs a database driver that is not installed ({error.name}).",
                remedy="Use sqlite:////path/archive.db or leave it unset.",
            ) from error
        if engine.dialect.name == "sqlite":
            _tune(engine)
        try:
            _migrate(engine)
        except BaseException:
            engine.dispose()
            raise
    return engine


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection that sees one consistent state."""
    with translated(), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction: all of it is kept, or none. The write lock is taken at once, not half-way."""
    with (
        translated(),
        _turn(engine),
        engine.connect().execution_options(evenhand_write=True) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def _turn(engine: sa.Engine) -> Iterator[None]:
    """Wait for this process's other writers, no longer than for those of other processes."""
    lock = _TURNS.get(engine)
    if lock is None:
        yield
        return
    if not lock.acquire(timeout=BUSY_TIMEOUT):
        raise ArchiveBusy("The archive is locked.", remedy="Wait until the other writers have finished.")
    try:
        yield
    finally:
        lock.release()


@contextmanager
def translated() -> Iterator[None]:
    """Database errors in our words."""
    try:
        yield
    except exc.SQLAlchemyError as error:
        raise _ours(error) from error


def _ours(error: exc.SQLAlchemyError) -> ArchiveError:
    text = str(error).lower()
    if "disk is full" in text or "disk i/o error" in text:
        return DiskFull(
            "There is no space left for the archive.",
            remedy="Free space where EVENHAND_HOME is, then run again.",
        )
    if "locked" in text or "busy" in text:
        return ArchiveBusy(
            "The archive is locked by another process.", remedy="Wait until it has finished, then run again."
        )
    if "malformed" in text or "not a database" in text or "no such table" in text:
        return ArchiveDamaged("The archive file is damaged.", remedy=_RESTORE)
    if "unable to open" in text or "readonly" in text:
        return ArchiveError(
            "The archive cannot be opened for writing.",
            remedy="Check the rights of the folder EVENHAND_HOME.",
        )
    if isinstance(error, exc.ArgumentError | exc.NoSuchModuleError):
        return ArchiveError(
            "EVENHAND_DATABASE_URL is not a database URL.",
            remedy="Use sqlite:////path/archive.db or leave it unset.",
        )
    return ArchiveError(f"The archive failed ({type(error).__name__}).", remedy="Run `evenhand doctor`.")


def _tune(engine: sa.Engine) -> None:
    """WAL, foreign keys, and BEGIN under our control: the driver would begin too late for writers."""
    _TURNS[engine] = threading.Lock()

    @event.listens_for(engine, "connect")
    def _opened(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")
        _private(engine.url.database)

    @event.listens_for(engine, "begin")
    def _begun(connection: sa.Connection) -> None:
        write = connection.get_execution_options().get("evenhand_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _private(path: str | None) -> None:
    """Only the owner may read the archive: it will hold questions as well as news."""
    if path and os.path.exists(path):  # noqa: PTH110 - a plain string from the URL
        os.chmod(path, 0o600)  # noqa: PTH101 - the same


def _migrate(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        found = _version(connection)
    if found == SCHEMA_VERSION:
        return
    if found > SCHEMA_VERSION:
        raise ArchiveError(
            f"The archive was written by a newer Evenhand (schema {found}, this one knows {SCHEMA_VERSION}).",
            remedy="Install the newer version.",
        )
    with engine.connect().execution_options(evenhand_write=True) as connection, connection.begin():
        for step in MIGRATIONS[_version(connection) :]:
            step(connection)
        connection.execute(sa.delete(meta).where(meta.c.key == "schema"))
        connection.execute(sa.insert(meta).values(key="schema", value=str(SCHEMA_VERSION)))


def _version(connection: sa.Connection) -> int:
    if not sa.inspect(connection).has_table("meta"):
        return 0
    value = connection.scalar(sa.select(meta.c.value).where(meta.c.key == "schema"))
    return int(value or 0)
