"""Copies of the archive: whole or not at all, whatever happens."""

from __future__ import annotations

import gzip
import io
import json
import os
import sqlite3
import subprocess
import sys
import tarfile
import textwrap
import time
from contextlib import closing
from datetime import UTC, datetime

import pytest

from corpus.archive import Archive, copying
from corpus.archive.copying import Place, backup, file_of, restore
from corpus.errors import ArchiveDamaged, ArchiveError, DiskFull, LockHeld, NotFound, SettingsError
from tests.system.commands import ROOT

NOW = datetime(2026, 11, 1, 3, 0, tzinfo=UTC)
KILLS = 24


def silent(_done, _total):
    """Nobody looks at the progress."""


def archive_at(path, **noted):
    """A small archive that says which one it is."""
    path.parent.mkdir(exist_ok=True)
    opened = Archive.open(f"sqlite:///{path}")
    opened.ledger.note(id=f"id of {path}", **noted)
    opened.close()
    return Place(path, path.with_name("feeds.toml"))


def told(path):
    with closing(sqlite3.connect(path)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return dict(opened.execute("SELECT key, value FROM meta"))


@pytest.fixture
def place(tmp_path):
    return archive_at(tmp_path / "home" / "archive.db", name="old")


@pytest.fixture
def copy(tmp_path):
    """A backup of an archive that calls itself new."""
    made = archive_at(tmp_path / "made" / "archive.db", name="new")
    made.feeds.write_text("# new\n")
    backup(made, tmp_path / "copy.tar.gz", now=NOW, progress=silent)
    return tmp_path / "copy.tar.gz"


def test_a_copy_says_what_it_holds(copy):
    """Schema, counts, sizes and hashes stand in front; the rest is what they say."""
    with tarfile.open(copy) as tar:
        names = tar.getnames()
        said = json.load(tar.extractfile("manifest.json"))

    assert names == ["manifest.json", "archive.db", "feeds.toml"]
    assert (said["made_at"], said["counts"]["articles"]) == ("2026-11-01T03:00:00+00:00", 0)
    assert said["files"]["feeds.toml"]["bytes"] == 6
    assert list(copy.parent.glob(".evenhand*")) == []


def test_an_archive_gets_a_new_identity(copy, tmp_path):
    """No index that followed another archive may be taken for one of this."""
    place = Place(tmp_path / "b" / "archive.db", tmp_path / "b" / "feeds.toml")

    restore(copy, place, now=NOW)

    assert told(place.archive)["name"] == "new"
    assert "id" not in told(place.archive)


def test_the_former_archive_and_feeds_are_kept(copy, place):
    """What was there gets another name."""
    place.feeds.write_text("# old\n")

    _, aside = restore(copy, place, now=NOW, force=True)

    assert (told(place.archive)["name"], told(aside)["name"]) == ("new", "old")
    assert place.feeds.read_text() == "# new\n"
    assert (place.feeds.parent / "feeds.toml.before-restore-20261101-030000").read_text() == "# old\n"


def test_a_damaged_archive_can_be_replaced(copy, place):
    """That is what backups are for; its log is not taken for the new one's."""
    place.archive.write_bytes(b"no database at all" * 500)
    place.archive.with_name("archive.db-wal").write_bytes(b"nor a log" * 500)

    restore(copy, place, now=NOW, force=True)

    assert told(place.archive)["name"] == "new"


def test_an_archive_in_use_is_left_alone(copy, place):
    """While another process has it open, nothing is replaced."""
    with closing(sqlite3.connect(place.archive, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM meta").fetchall()

        with pytest.raises(LockHeld, match="open in another"):
            restore(copy, place, now=NOW, force=True)

    assert told(place.archive)["name"] == "old"


def test_a_damaged_archive_is_not_copied(place, tmp_path):
    """A copy that cannot be put back is worse than none: it is refused, and the last one stays."""
    with place.archive.open("r+b") as opened:
        opened.seek(8_192)
        opened.write(os.urandom(8_192))

    with pytest.raises(ArchiveDamaged):
        backup(place, tmp_path / "copy.tar.gz", now=NOW, progress=silent)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["home"]


def test_only_copies_are_written_over(place, copy, tmp_path):
    """A former copy is replaced; any other file is not."""
    other = tmp_path / "thesis.doc"
    other.write_bytes(b"years of work")

    backup(place, copy, now=NOW, progress=silent)
    with pytest.raises(ArchiveError, match="no backup"):
        backup(place, other, now=NOW, progress=silent)

    assert other.read_bytes() == b"years of work"
    with pytest.raises(NotFound):
        backup(Place(tmp_path / "nowhere.db", place.feeds), copy, now=NOW, progress=silent)


def packed(*members, said=None):
    """A .tar.gz of (name, bytes or TarInfo) with a manifest in front."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for name, content in [("manifest.json", json.dumps(said).encode()), *members]:
            entry = content if isinstance(content, tarfile.TarInfo) else tarfile.TarInfo(name)
            data = b"" if isinstance(content, tarfile.TarInfo) else content
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def saying(**changed):
    files = {"archive.db": {"bytes": 3, "sha256": "0" * 64}}
    return {"format": 1, "made_at": "", "schema": 2, "embedder": "", "counts": {}, "files": files, **changed}


def link(target):
    entry = tarfile.TarInfo("archive.db")
    entry.type, entry.linkname = tarfile.SYMTYPE, target
    return entry


BIG = {"archive.db": {"bytes": 10, "sha256": "0" * 64}}
HOSTILE = {
    "nothing": b"",
    "no archive": b"PK\x03\x04" + bytes(5_000),
    "empty tar": packed(said=None),
    "a list": packed(said=[1]),
    "half a manifest": packed(said={"format": 1}),
    "no database": packed(said=saying(files={})),
    "a path upwards": packed(
        ("../../evil", b"x"), said=saying(files={**BIG, "../../evil": {"bytes": 1, "sha256": ""}})
    ),
    "an absolute path": packed(("/tmp/evil", b"x"), said=saying()),
    "a link": packed(("archive.db", link("/etc/passwd")), said=saying()),
    "a stranger": packed(("evil.py", b"x"), said=saying()),
    "missing file": packed(said=saying()),
    "other bytes": packed(("archive.db", b"abc"), said=saying()),
    "more than it says": packed(("archive.db", bytes(9_000_000)), said=saying(files=BIG)),
    "the same twice": packed(("archive.db", b"abc"), ("archive.db", b"abc"), said=saying()),
    "newer schema": packed(("archive.db", b"abc"), said=saying(schema=99)),
    "newer format": packed(("archive.db", b"abc"), said=saying(format=99)),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_sound_copy_changes_nothing(tmp_path, place, content):
    """Whatever is in the file: one error, the old archive stays, and nothing is written outside."""
    path = tmp_path / "copy.tar.gz"
    path.write_bytes(content)
    before = sorted(path for path in tmp_path.rglob("*") if not path.name.startswith("archive.db-"))

    with pytest.raises(ArchiveError):
        restore(path, place, now=NOW, force=True)

    assert told(place.archive)["name"] == "old"
    assert before == sorted(path for path in tmp_path.rglob("*") if not path.name.startswith("archive.db-"))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_copy_that_was_cut_off(copy, place, share):
    """A half transferred file is told from a whole one."""
    content = copy.read_bytes()
    copy.write_bytes(content[: int(len(content) * share)])

    with pytest.raises(ArchiveError):
        restore(copy, place, now=NOW, force=True)

    assert told(place.archive)["name"] == "old"


def test_a_sound_copy_of_an_unsound_archive(copy, place, tmp_path):
    """Hashes that fit do not help a database that is damaged."""
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "archive.db").write_bytes(b"SQLite format 3\x00" + os.urandom(9_000))
    data = (broken / "archive.db").read_bytes()
    size, digest = copying._digest(broken / "archive.db")
    copy.write_bytes(
        packed(("archive.db", data), said=saying(files={"archive.db": {"bytes": size, "sha256": digest}}))
    )

    with pytest.raises(ArchiveDamaged, match="copy"):
        restore(copy, place, now=NOW, force=True)

    assert told(place.archive)["name"] == "old"


def test_the_file_of_an_archive():
    """SQLite addresses name a file; others have tools of their own."""
    assert str(file_of("sqlite:////data/archive.db")) == "/data/archive.db"
    for url in ("postgresql://x/y", "sqlite://"):
        with pytest.raises(SettingsError, match="EVENHAND_DATABASE_URL"):
            file_of(url)


def test_remains_of_killed_processes_go(tmp_path):
    """An abandoned folder is deleted; one that is new or in use is not."""
    from corpus.lock import Lock

    old, used, new = (tmp_path / f".evenhand-part-{name}" for name in ("old", "used", "new"))
    for folder in (old, used, new):
        folder.mkdir()
        (folder / "archive.db").write_bytes(b"words")
    for folder in (old, used):
        os.utime(folder, (time.time() - 900,) * 2)

    with Lock(used / "lock", what="It"):
        os.utime(used, (time.time() - 900,) * 2)
        copying.clear_remains(tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == [new.name, used.name]


KILLED_AT_LINE = textwrap.dedent(
    """
    import os, signal, sys
    from datetime import datetime
    from pathlib import Path
    from corpus.archive import copying

    copy, home, last = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    place = copying.Place(home / "archive.db", home / "feeds.toml")
    seen = 0

    def at_line(frame, event, _):
        global seen
        if not frame.f_code.co_filename.endswith(("copying.py", "parcels.py")):
            return None
        seen += event == "line"
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return at_line

    sys.settrace(at_line)
    copying.restore(copy, place, now=datetime(2026, 11, 1), force=True)
    sys.settrace(None)
    print(seen)
    """
)


def killed(copy, place, line):
    call = [sys.executable, "-c", KILLED_AT_LINE, str(copy), str(place.archive.parent), str(line)]
    return subprocess.run(call, capture_output=True, text=True, cwd=ROOT, check=False)


def test_a_kill_leaves_the_old_archive_or_the_new(copy, tmp_path):
    """Killed at any line of it, restoring has done all or nothing; the next one succeeds."""
    whole = killed(copy, archive_at(tmp_path / "whole" / "archive.db", name="old"), -1)
    assert whole.returncode == 0, whole.stderr
    lines = int(whole.stdout)
    names = []
    for n in range(KILLS):
        place = archive_at(tmp_path / f"killed{n}" / "archive.db", name="old")
        done = killed(copy, place, 1 + n * (lines - 1) // (KILLS - 1))
        assert done.returncode == -9
        names.append(told(place.archive)["name"])
        restore(copy, place, now=NOW, force=True)
        assert told(place.archive)["name"] == "new"

    assert names == sorted(names, reverse=True)
    assert set(names) == {"old", "new"}


@pytest.fixture
def small(tmp_path):
    """A file system of two megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    call = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if subprocess.run(call, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small file system takes root")
def test_a_full_disk_leaves_no_half_file(place, copy, small):
    """Neither copying nor putting back leaves anything behind; what was there stays."""
    with closing(sqlite3.connect(place.archive)) as opened:
        opened.execute("CREATE TABLE ballast AS SELECT randomblob(4000000) AS data")
    with pytest.raises(DiskFull):
        backup(place, small / "copy.tar.gz", now=NOW, progress=silent)
    assert list(small.iterdir()) == []

    big = copy.parent / "big.tar.gz"
    backup(place, big, now=NOW, progress=silent)
    there = archive_at(small / "home" / "archive.db", name="old")
    with pytest.raises(DiskFull):
        restore(big, there, now=NOW, force=True)
    assert told(there.archive)["name"] == "old"
    assert list(there.archive.parent.glob(".evenhand*")) == []


def test_gzip_is_streamed_with_a_bound(tmp_path, place):
    """A bomb is stopped at the size that its own manifest gives, before it fills the disk."""
    head = packed(said=saying(files={"archive.db": {"bytes": 100, "sha256": "0" * 64}}))
    body = gzip.decompress(head)[:1024]
    entry = tarfile.TarInfo("archive.db")
    entry.size = 2_000_000_000
    path = tmp_path / "bomb.tar.gz"
    with gzip.open(path, "wb", 1) as out:
        out.write(body + entry.tobuf() + bytes(50_000_000))

    with pytest.raises(ArchiveError, match="altered"):
        restore(path, place, now=NOW, force=True)
