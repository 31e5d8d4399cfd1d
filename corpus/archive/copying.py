"""Copies of the archive in one file, made while others read and write, and put back whole or not at all.

A copy is a .tar.gz of three files: a manifest with counts and hashes, archive.db, and feeds.toml where there is one.
The indexes are not in it: they follow from the archive, without embedding anything again.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from corpus.archive.parcels import ARCHIVE, FEEDS, Manifest, pack, read_manifest, unpack
from corpus.errors import ArchiveDamaged, ArchiveError, DiskFull, LockHeld, NotFound, SettingsError
from corpus.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    Progress = Callable[[int, int | None], None]

COUNTED = ("articles", "revisions", "passages", "embeddings", "answers", "tombstones", "runs")
STEP = 2_000  # pages of 4 kB copied between two signs of progress
_WAIT = 10.0  # seconds for the database's own locks
_PATIENCE = 1.0  # the same, when whoever has it open is not about to close it
_STAGE = ".evenhand-part-"
_YOUNG = 60.0  # seconds: its owner may not have locked it yet


@dataclass(frozen=True, slots=True)
class Place:
    """Where an archive and its list of sources are, or are to be."""

    archive: Path
    feeds: Path


def file_of(url: str) -> Path:
    """The file of an SQLite archive.

    Raises:
        SettingsError: the archive is in another database, which has tools of its own.
    """
    parsed = sa.engine.make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise SettingsError(
            "EVENHAND_DATABASE_URL names a database server, whose archive is not a file.",
            remedy="Use its own tools, such as pg_dump and pg_restore, and copy feeds.toml.",
        )
    return Path(parsed.database)


def backup(place: Place, target: Path, *, now: datetime, progress: Progress) -> Manifest:
    """Copy the archive as it is at this moment into `target`, while others go on reading and writing.

    Args:
        place: what is copied.
        target: becomes the copy when all of it is written; a former copy is replaced, anything else is not.
        now: noted as the time of the copy.
        progress: is told pages done and pages in all.

    Raises:
        NotFound: there is no archive.
        ArchiveDamaged: it is not sound: a copy of it would be worth nothing.
        DiskFull, ArchiveError: nothing was written.
    """
    if not place.archive.exists():
        raise NotFound(f"There is no archive at {place.archive}.", remedy="Set EVENHAND_HOME, or use --home.")
    if target.exists():
        read_manifest(target)  # never write over what is not ours
    with _faults("backup"), _stage(target.parent) as folder:
        copy = folder / ARCHIVE
        _copy_database(place.archive, copy, progress)
        if place.feeds.exists():
            shutil.copyfile(place.feeds, folder / FEEDS)
        manifest = _describe(folder, now)
        part = folder / target.name
        pack(folder, manifest, part)
        part.replace(target)
        _sync(target.parent)
    return manifest


def restore(
    source: Path, place: Place, *, now: datetime, force: bool = False
) -> tuple[Manifest, Path | None]:
    """Put a copy back in place of the archive: whoever kills this leaves either the old archive or the new one.

    The caller holds the locks of the data folder. The archive gets a new identity, so that no index that followed the
    old one is taken for its own.

    Args:
        source: made by `backup`.
        place: where it goes.
        now: names what is moved aside.
        force: move an archive that is there aside.

    Returns:
        What was put back, and where the former archive is now.

    Raises:
        ArchiveError: the copy is not sound, or written by a newer version; nothing was changed.
        LockHeld: somebody has the archive open.
        DiskFull: nothing was changed.
    """
    place.archive.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if place.archive.exists() and not force:
        raise ArchiveError(
            f"There is an archive at {place.archive} already.",
            remedy="Add --force to move it aside, or restore into an empty folder with --home.",
        )
    with _faults("restore"), _stage(place.archive.parent) as folder:
        manifest = unpack(source, folder)
        _check(folder / ARCHIVE, source)
        stamp = f"before-restore-{now:%Y%m%d-%H%M%S}"
        aside = _set_aside(place.archive, stamp) if place.archive.exists() else None
        (folder / ARCHIVE).replace(place.archive)
        if FEEDS in manifest.files:
            _replace_feeds(folder / FEEDS, place.feeds, stamp)
        _sync(place.archive.parent)
    return manifest, aside


def _copy_database(source: Path, target: Path, progress: Progress) -> None:
    """One consistent state: the open read transaction keeps writers from making the copy begin again and again."""
    with (
        closing(sqlite3.connect(source, timeout=_WAIT, isolation_level=None)) as opened,
        closing(sqlite3.connect(target, isolation_level=None)) as copy,
    ):
        opened.execute("BEGIN")
        opened.execute("SELECT count(*) FROM sqlite_master").fetchone()
        opened.backup(copy, pages=STEP, progress=lambda _status, left, total: progress(total - left, total))
        opened.execute("ROLLBACK")
        copy.execute("PRAGMA journal_mode=DELETE")
        _sound(copy)


def _sound(connection: sqlite3.Connection) -> None:
    """Raise when the database finds faults in itself."""
    faults = [row[0] for row in connection.execute("PRAGMA quick_check(3)")]
    if faults != ["ok"]:
        raise ArchiveDamaged(
            f"The archive file is damaged ({faults[0]}).",
            remedy="Restore an earlier backup: `evenhand restore FILE --force`.",
        )


def _describe(folder: Path, now: datetime) -> Manifest:
    with closing(sqlite3.connect(folder / ARCHIVE)) as copy:
        tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        held = [name for name in COUNTED if name in tables]
        counts = {name: copy.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in held}  # noqa: S608 - our own names
        noted = dict(copy.execute("SELECT key, value FROM meta")) if "meta" in tables else {}
    files = {name: _digest(folder / name) for name in (ARCHIVE, FEEDS) if (folder / name).exists()}
    made_at = now.isoformat(timespec="seconds")
    return Manifest(made_at, int(noted.get("schema", 0)), noted.get("embedder", ""), counts, files)


def _digest(path: Path) -> tuple[int, str]:
    with path.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256")
        return opened.tell(), digest.hexdigest()


def _check(archive: Path, source: Path) -> None:
    """The archive in a copy must be sound; it gets no identity, and thereby a new one when it is opened."""
    try:
        with closing(sqlite3.connect(archive, isolation_level=None)) as opened:
            _sound(opened)
            opened.execute("DELETE FROM meta WHERE key = 'id'")
    except (sqlite3.DatabaseError, ArchiveDamaged) as error:
        raise ArchiveDamaged(
            f"The archive in {source} is damaged.", remedy="Restore an earlier backup."
        ) from error


def _set_aside(archive: Path, stamp: str) -> Path:
    """A second name for the old archive, put into one file first: its log must not be taken for the new one's."""
    try:
        with closing(sqlite3.connect(archive, timeout=_PATIENCE, isolation_level=None)) as opened:
            opened.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise LockHeld("The archive is open in another process.", remedy="Stop it first.") from error
    for suffix in ("-wal", "-shm"):  # still there when the old archive is damaged
        log = archive.with_name(archive.name + suffix)
        if log.exists():
            log.replace(archive.with_name(f"{archive.name}.{stamp}{suffix}"))
    return _second_name(archive, stamp)


def _second_name(path: Path, stamp: str) -> Path:
    """The file under a second name too: at no moment is it without one."""
    aside = path.with_name(f"{path.name}.{stamp}")
    try:
        os.link(path, aside)
    except PermissionError:  # a file system without second names
        shutil.copy2(path, aside)
    return aside


def _replace_feeds(new: Path, feeds: Path, stamp: str) -> None:
    if feeds.exists():
        if feeds.read_bytes() == new.read_bytes():
            return
        _second_name(feeds, stamp)
    feeds.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(new, feeds)


@contextmanager
def _stage(parent: Path) -> Iterator[Path]:
    """A private folder on the same file system as the result."""
    clear_remains(parent)
    with (
        tempfile.TemporaryDirectory(dir=parent, prefix=_STAGE) as folder,
        Lock(Path(folder) / "lock", what="This folder"),
    ):
        yield Path(folder)


def clear_remains(parent: Path) -> None:
    """Delete what killed backups and restores have left in a folder."""
    for left in parent.glob(f"{_STAGE}*"):
        with suppress(LockHeld, OSError):
            if time.time() - left.stat().st_mtime > _YOUNG:
                with Lock(left / "lock", what="This folder"):
                    shutil.rmtree(left)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _faults(what: str) -> Iterator[None]:
    """Errors of files, archives and databases in our words."""
    full = f"There is no space left for the {what}; nothing was changed."
    try:
        yield
    except sqlite3.Error as error:
        text = str(error).lower()
        if "full" in text or "disk i/o" in text:
            raise DiskFull(full, remedy="Free some space, then run again.") from error
        raise ArchiveDamaged(
            f"The archive cannot be read ({error}).", remedy="Restore an earlier backup."
        ) from error
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
            raise
        raise DiskFull(full, remedy="Free some space, then run again.") from error
