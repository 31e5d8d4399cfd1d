from __future__ import annotations

import sqlite3
import threading

import pytest
import sqlalchemy as sa

from corpus.archive import Archive
from corpus.errors import ArchiveBusy, ArchiveDamaged, ArchiveError, NotFound
from tests.articles import document, store


@pytest.fixture
def archive(tmp_path):
    opened = Archive.open(f"sqlite:///{tmp_path / 'archive.db'}")
    yield opened
    opened.close()


def test_every_revision_is_kept(library):
    """A changed text makes a new revision; the old one can still be read by number."""
    store(library, document(1))
    store(
        library, document(1, text="The bridge was closed again on Tuesday, the council said in the evening.")
    )
    article_id = next(iter(library.archive.articles.carriers(_origins(library))))

    now = library.archive.articles.get(article_id)
    before = library.archive.articles.get(article_id, revision=1)

    assert (now.revision, before.revision) == (2, 1)
    assert "closed again" in now.text
    assert "opened bridge" in before.text


def test_only_passages_of_the_current_revision_are_live(library):
    """Ids of replaced passages are no longer handed out, whoever remembers them."""
    store(library, document(1))
    old = {entry.id for entry in library.archive.ledger.entries(_origins(library))}
    store(
        library, document(1, text="The bridge was closed again on Tuesday, the council said in the evening.")
    )

    live = library.archive.articles.passages(old)

    assert old
    assert live == {}


def test_windows_are_half_open(library):
    """An article published at the upper bound is outside, at the lower bound inside."""
    store(library, document(1))
    moment = library.archive.articles.extent().earliest

    inside = library.archive.articles.extent(since=moment).articles
    outside = library.archive.articles.extent(until=moment).articles

    assert (inside, outside) == (1, 0)


def test_unknown_articles_and_revisions_are_not_found(library):
    """Asking for what is not there is an error with a remedy."""
    store(library, document(1))
    known = _origins(library).pop()

    with pytest.raises(NotFound, match="nowhere"):
        library.archive.articles.get("nowhere")
    with pytest.raises(NotFound):
        library.archive.articles.get(known, revision=7)


def test_a_newer_schema_is_refused(tmp_path, archive):
    """An archive of a newer version is never touched."""
    archive.ledger.note(schema="99")

    with pytest.raises(ArchiveError, match="newer"):
        Archive.open(f"sqlite:///{tmp_path / 'archive.db'}")


def test_an_empty_file_is_brought_to_the_current_schema(tmp_path):
    """Migration starts from nothing and is done once."""
    url = f"sqlite:///{tmp_path / 'a.db'}"

    for _ in range(2):
        opened = Archive.open(url)
        assert opened.ledger.manifest()["schema"] == "3"
        opened.close()


def test_a_file_that_is_no_database_is_reported(tmp_path):
    """A damaged archive says how to go on, without a traceback of the driver's."""
    path = tmp_path / "archive.db"
    path.write_bytes(b"this is not a database " * 100)

    with pytest.raises(ArchiveDamaged) as caught:
        Archive.open(f"sqlite:///{path}")

    assert "backup" in caught.value.remedy


def test_a_wrong_url_is_reported():
    """A setting that is no database URL is named."""
    with pytest.raises(ArchiveError, match="EVENHAND_DATABASE_URL"):
        Archive.open("nonsense")


def test_a_lock_that_is_never_given_back_is_reported(tmp_path, archive, monkeypatch):
    """A writer waits for the busy timeout, then says that the archive is locked; readers go on."""
    monkeypatch.setattr("corpus.archive.engine.BUSY_TIMEOUT", 0.2)
    second = Archive.open(f"sqlite:///{tmp_path / 'archive.db'}")
    holder = sqlite3.connect(tmp_path / "archive.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    with pytest.raises(ArchiveBusy):
        second.ledger.note(key="value")

    assert second.ledger.head() == 0
    holder.execute("ROLLBACK")
    second.close()


def test_writers_take_turns(archive):
    """Two threads that write at once both succeed."""
    threads = [threading.Thread(target=archive.ledger.note, kwargs={f"k{n}": str(n)}) for n in range(8)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(key.startswith("k") for key in archive.ledger.manifest()) == 8


def test_the_archive_is_private(tmp_path, archive):
    """Only the owner may read the file."""
    assert (tmp_path / "archive.db").stat().st_mode & 0o077 == 0


def test_a_sound_archive_has_no_faults(archive):
    """The integrity check of a sound file finds nothing."""
    assert list(archive.ledger.integrity()) == []


def _origins(library):
    with library.archive.engine.connect() as connection:
        return set(connection.scalars(sa.text("select origin from articles")))
