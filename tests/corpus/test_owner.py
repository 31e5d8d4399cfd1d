"""One owner of the Chroma folder: whoever comes second gets right answers another way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from corpus import seal
from corpus.errors import LockHeld
from corpus.library import Library
from corpus.lock import Lock
from corpus.owner import ChromaFolder
from corpus.settings import load
from corpus.vectors import ChromaVectors, ExactVectors, Update
from tests.articles import document, store

ROOT = Path(__file__).resolve().parents[2]


def open_library(home, embedder):
    return Library.open(load(home=home), embedder)


def nearest(library, text="Town 7 bridge number 7"):
    vector = library.embedder.embed([text])[0]
    return library.dense_search(vector, 1)[0].id


def test_a_second_command_searches_exactly(library, home, embedder):
    """While one command owns the folder, another gives the same answer from the archive and says so."""
    store(library, *(document(n) for n in range(1, 20)))

    with open_library(home, embedder) as second:
        second.ready()

        assert isinstance(second.vectors, ExactVectors)
        assert "archive's own vectors" in second.notices["vectors"]
        assert nearest(second) == nearest(library)


def test_a_command_beside_a_server_is_its_client(home, embedder):
    """What a command writes through the server is found by both at once."""
    with open_library(home, embedder) as bot, open_library(home, embedder) as command:
        bot.ready(serve=True)
        command.ready()
        store(command, *(document(n) for n in range(1, 20)))
        bot.refresh()

        assert isinstance(command.vectors, ChromaVectors)
        assert command.notices == bot.notices == {}
        assert nearest(bot) == nearest(command)
        assert bot.vectors.count() == 19


def test_a_stale_lock_file_is_no_lock(home, embedder):
    """A lock file left by a dead process means nothing: only the lock on it does."""
    home.mkdir()
    (home / "chroma.lock").write_text("pid 999999")
    (home / "chroma.address").write_text('{"url": "http://127.0.0.1:9", "server": 999999, "owner": 999999}')

    with open_library(home, embedder) as library:
        library.ready()
        assert isinstance(library.vectors, ChromaVectors)


@pytest.mark.parametrize("damage", ["truncate index", "delete index", "truncate sqlite", "delete folder"])
def test_a_ruined_folder_is_set_aside_and_rebuilt(home, embedder, damage):
    """Damage is noticed before Chroma opens the folder; nothing is embedded again and nothing is lost."""
    with open_library(home, embedder) as library:
        store(library.ready(), *(document(n) for n in range(1, 40)))
        before = nearest(library)
    ruin(home / "chroma", damage)
    embedded = embedder.embedded

    with open_library(home, embedder) as library:
        library.ready()

        assert isinstance(library.vectors, ChromaVectors)
        assert library.vectors.count() == 39
        assert embedder.embedded == embedded
        assert nearest(library) == before


@pytest.mark.parametrize("damage", ["truncate index", "delete index", "blow up links"])
def test_a_ruined_index_is_set_aside(home, damage):
    """An index that Chroma has written out and that is damaged since is never opened in our process."""
    vectors = np.random.default_rng(1).normal(size=(1_200, 16)).astype(np.float32)
    folder = ChromaFolder(home)
    index = ChromaVectors(folder.open(), "e")
    index.apply(Update("a", 1, (), [f"p{n}" for n in range(1_200)], vectors))
    folder.close({})
    ruin(home / "chroma", damage)

    again = ChromaFolder(home)
    client = again.open()

    assert ChromaVectors(client, "e").count() == 0
    assert "set aside" in again.notices[0]
    assert (home / "chroma.ruined").is_dir()
    again.close({})


def test_a_whole_folder_without_a_seal_is_kept(home, embedder):
    """After a kill there is no seal: the folder is probed, found whole, and used."""
    with open_library(home, embedder) as library:
        store(library.ready(), document(1))
    seal.break_(home / "chroma")

    with open_library(home, embedder) as library:
        library.ready()
        assert library.vectors.count() == 1
        assert "rebuilt" not in library.notices


def test_a_killed_owner_frees_the_folder(home):
    """A kill -9 of a server's owner ends the server too; the next owner takes over."""
    code = (
        "import sys, time; from pathlib import Path; from corpus.owner import ChromaFolder\n"
        f"f = ChromaFolder(Path({str(home)!r})); f.open(serve=True); print(f._server.pid, flush=True); time.sleep(60)"
    )
    home.mkdir()
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    server = int(owner.stdout.readline())
    with pytest.raises(LockHeld):
        Lock(home / "chroma.lock", what="it").acquire()

    owner.send_signal(signal.SIGKILL)
    owner.wait()
    folder = ChromaFolder(home)
    folder.open(serve=True, wait=20.0)

    assert folder.owned
    assert not alive(server)
    folder.close({})


def test_a_second_server_process_joins_the_first_at_once(home):
    """It does not wait for a folder that is served for days."""
    first, second = ChromaFolder(home), ChromaFolder(home)
    home.mkdir()
    ChromaVectors(first.open(serve=True), "e").apply(Update("a", 1, (), ["p1"], np.ones((1, 4), np.float32)))
    began = time.monotonic()

    client = second.open(serve=True, wait=30.0)

    assert time.monotonic() - began < 15
    assert ChromaVectors(client, "e").count() == 1
    assert (first.owned, second.owned) == (True, False)
    second.close({})
    first.close({})


def test_a_dead_server_is_started_again(home, embedder):
    """When the server is killed, a question is answered exactly, and later by a new server."""
    with open_library(home, embedder) as bot:
        bot.ready(serve=True)
        store(bot, *(document(n) for n in range(1, 20)))
        before = nearest(bot)
        os.kill(bot._folder._server.pid, signal.SIGKILL)
        time.sleep(0.2)

        assert nearest(bot) == before
        assert "meanwhile" in bot.notices["vectors"]
        bot.refresh()
        assert bot.notices.get("vectors") is None
        assert nearest(bot) == before


def ruin(folder, damage):
    if damage == "delete folder":
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        folder.rmdir()
    elif damage == "truncate sqlite":
        os.truncate(folder / "chroma.sqlite3", 1000)
    else:
        data = next(folder.rglob("data_level0.bin"))
        if damage == "truncate index":
            os.truncate(data, 10)
        elif damage == "blow up links":
            os.truncate(data.with_name("link_lists.bin"), 10_000_000_000)
        else:
            for path in data.parent.iterdir():
                path.unlink()


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().split()[2]


def test_an_external_server_needs_no_folder(home, embedder, tmp_path, monkeypatch):
    """`EVENHAND_CHROMA_URL` names somebody else's server: it is used, and no folder of ours is opened."""
    elsewhere = ChromaFolder(tmp_path / "elsewhere")
    elsewhere.open(serve=True)
    monkeypatch.setenv(
        "EVENHAND_CHROMA_URL", json.loads((tmp_path / "elsewhere" / "chroma.address").read_text())["url"]
    )

    with open_library(home, embedder) as library:
        store(library.ready(), *(document(n) for n in range(1, 20)))
        assert isinstance(library.vectors, ChromaVectors)
        assert library.vectors.count() == 19

    assert not (home / "chroma").exists()
    elsewhere.close({})


def test_an_external_server_that_is_down_is_said(home, embedder, monkeypatch):
    """Without the server articles are stored and answers come from the archive, with a notice."""
    monkeypatch.setenv("EVENHAND_CHROMA_URL", "http://127.0.0.1:9")

    with open_library(home, embedder) as library:
        store(library.ready(), *(document(n) for n in range(1, 20)))

        assert isinstance(library.vectors, ExactVectors)
        assert "127.0.0.1:9" in library.notices["vectors"]
        assert library.vectors.count() == 19
