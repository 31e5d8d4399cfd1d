"""Writers of one process wait in turn, and readers for none of them."""

from __future__ import annotations

import sqlite3
import threading
import time

import pytest
import sqlalchemy as sa

from corpus.archive.engine import connect, reading, writing
from corpus.errors import ArchiveBusy

WRITERS = 40


@pytest.fixture
def locked(tmp_path, monkeypatch):
    """An archive that another process has locked, and that lock."""
    monkeypatch.setattr("corpus.archive.engine.BUSY_TIMEOUT", 1.0)
    engine = connect(f"sqlite:///{tmp_path / 'archive.db'}")
    other = sqlite3.connect(tmp_path / "archive.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield engine, other
    other.close()
    engine.dispose()


def write(engine, faults):
    try:
        with writing(engine) as connection:
            connection.execute(sa.text("CREATE TABLE IF NOT EXISTS noted (n INTEGER)"))
    except ArchiveBusy as error:
        faults.append(error)


def test_readers_wait_for_no_writer(locked):
    """However many writers wait for another process, a reader finds a free connection; none of them waits twice."""
    engine, faults = locked[0], []
    threads = [threading.Thread(target=write, args=(engine, faults)) for _ in range(WRITERS)]
    began = time.monotonic()
    for thread in threads:
        thread.start()

    with reading(engine) as connection:
        connection.execute(sa.text("SELECT count(*) FROM meta"))
    read = time.monotonic() - began
    for thread in threads:
        thread.join()

    assert read < 0.9
    assert len(faults) == WRITERS
    assert time.monotonic() - began < 4


def test_all_write_when_the_lock_is_gone_in_time(locked):
    """Nobody is refused for having waited behind another thread."""
    (engine, other), faults = locked, []
    threads = [threading.Thread(target=write, args=(engine, faults)) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    other.execute("COMMIT")
    for thread in threads:
        thread.join()

    assert faults == []
