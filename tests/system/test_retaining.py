"""Deleting for good, copying and putting back, as an operator does it."""

from __future__ import annotations

import os
import pty
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from corpus.embed_openai import OpenAIEmbedder
from corpus.library import Library
from corpus.lock import Lock
from corpus.settings import load
from tests.system.commands import ROOT, environment, evenhand, reply, start, town

PHRASE = "the vermilion zeppelin of Zanquorix landed on the town hall"
WITNESS = (
    f"On Monday {PHRASE}, the mayor of Zanquorix said. Nobody was hurt, the fire brigade said, and the building is to be "
    "inspected on Tuesday."
)
EARLIER = WITNESS.replace("Nobody was hurt", "Two people were hurt")


@pytest.fixture
def held(home, tmp_path, openai_server):
    """An archive of thirty towns and of the planted article in two revisions; gives (source file, its id)."""
    source = tmp_path / "towns.jsonl"
    for text in (EARLIER, WITNESS):
        source.write_text("\n".join([*(town(n) for n in range(1, 31)), town(99, text)]))
        assert evenhand("ingest", source, home=home, server=openai_server)[0] == 0
    found = reply("search", "zeppelin of Zanquorix", home=home, server=openai_server)["retrieved"][0]
    return source, found["article_id"]


def served(server):
    """The embedder that the commands use."""
    return OpenAIEmbedder(model="bag", api_key="sk-planted", base_url=server.url)


def everything(home):
    """All bytes of a folder."""
    return b"\n".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file()).lower()


def test_after_a_purge_the_words_are_nowhere(home, held, openai_server):
    """Not in the archive, its log, the indexes or the record of an answer that quoted them; nor do they come back."""
    source, key = held
    answer = reply("ask", "Where did the zeppelin of Zanquorix land?", home=home, server=openai_server)
    assert PHRASE in answer["text"]
    assert b"zanquorix" in everything(home)

    told = reply("purge", "--article", key, "--yes", home=home, server=openai_server)

    assert (told["deleted"], told["revisions"], told["answers"]) == (1, 2, 1)
    assert b"vermilion zeppelin" not in everything(home)
    status = reply("status", home=home, server=openai_server)
    assert status["articles"] == status["passages"] == status["vectors"] == status["lexical"] == 30
    again = reply("ingest", source, home=home, server=openai_server)
    assert (again["new"], again["changed"], again["embedded"]) == (0, 0, 0)
    assert b"vermilion zeppelin" not in everything(home)


def test_an_answers_record_stays_without_the_words(home, held, openai_server):
    """`explain` still shows what was asked and which articles were cited."""
    _, key = held
    answer = reply("ask", "Where did the zeppelin land?", home=home, server=openai_server)
    evenhand("purge", "--article", key, "--yes", home=home, server=openai_server)

    code, out, _ = evenhand("explain", answer["id"], home=home, server=openai_server)

    assert code == 0
    assert "Where did the zeppelin land?" in out
    assert key in out
    assert "[deleted with its article]" in out


def test_a_purge_beside_a_running_bot(home, held, openai_server):
    """A process that serves the vector index and has searched before finds no more of it, without a restart."""
    _, key = held
    with Library.open(load(home=home), served(openai_server)) as bot:
        bot.ready(serve=True)
        assert bot.lexical_search("zeppelin", 3)

        told = reply("purge", "--article", key, "--yes", home=home, server=openai_server)

        bot.refresh()
        assert bot.lexical_search("zeppelin", 3) == []
        assert bot.vector_count() == bot.lexical_count() == 30
        assert (told["deleted"], told["notices"]) == (1, [])
    assert b"vermilion zeppelin" not in everything(home)


def test_a_purge_by_age(home, held, openai_server):
    """What was published before the day goes; the rest stays findable."""
    told = reply("purge", "--older-than", "2024-03-15", "--yes", home=home, server=openai_server)

    assert told["deleted"] == 16
    status = reply("status", home=home, server=openai_server)
    assert status["articles"] == status["vectors"] == status["lexical"] == 15
    assert status["earliest"] == "2024-03-15T08:00:00+00:00"


def test_a_purge_by_the_sources_own_terms(home, held, openai_server):
    """`--expired` follows keep_days of feeds.toml; without such sources nothing is to be done."""
    nothing = reply("purge", "--expired", "--yes", home=home, server=openai_server)
    (home / "feeds.toml").write_text(
        '[[source]]\nname = "Outlet 4"\nurl = "https://outlet4.example/feed"\nkeep_days = 30\n'
    )

    told = reply("purge", "--expired", "--yes", home=home, server=openai_server)

    assert (nothing["deleted"], told["deleted"]) == (0, 7)


def test_a_dry_run_deletes_nothing(home, held, openai_server):
    """It says how many and which."""
    _, key = held

    told = reply("purge", "--article", key, "--dry-run", home=home, server=openai_server)

    assert (told["articles"], told["deleted"]) == ([key], 0)
    assert reply("status", home=home, server=openai_server)["articles"] == 31


def test_an_interrupted_purge_is_finished_by_the_next(home, held, openai_server):
    """A kill between the archive and the files leaves a note; purging the same again cleans up."""
    from corpus.archive import Archive, retention

    _, key = held
    archive = Archive.open(load(home=home).archive_url)
    retention.bury(archive.engine, [key], now=archive.ledger.last_ingest())
    archive.close()

    told = reply("purge", "--article", key, "--yes", home=home, server=openai_server)

    assert told["deleted"] == 0
    assert b"vermilion zeppelin" not in everything(home)


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["purge"], 2, "--older-than"),
        (["purge", "--older-than", "90d", "--expired"], 2, "one of"),
        (["purge", "--older-than", "soon", "--yes"], 2, "soon"),
        (["purge", "--older-than", "2999-01-01", "--yes"], 2, "ahead"),
        (["purge", "--older-than", "90d"], 2, "--yes"),
        (["purge", "--older-than", "90d", "--source", "Nobody", "--yes"], 1, "Nobody"),
        (["purge", "--expired", "--source", "Wire"], 2, "--source"),
        (["purge", "--article", "nowhere", "--yes"], 1, "nowhere"),
        (["restore", "towns.jsonl", "--force"], 2, "no backup"),
        (["runs", "nowhere"], 1, "nowhere"),
    ],
)
def test_wrong_usage(home, held, openai_server, args, code, words):
    """One sentence names what is wrong, and nothing is changed."""
    got, out, err = evenhand(*args, home=home, server=openai_server)

    assert (got, words in err) == (code, True)
    assert "Traceback" not in err + out
    assert reply("status", home=home, server=openai_server)["articles"] == 31


@pytest.mark.parametrize("command", [["purge", "--older-than", "1d", "--yes"], ["restore", "towns.jsonl"]])
def test_a_run_under_way_is_not_disturbed(home, held, openai_server, command):
    """While a run holds the data folder, these commands exit 75 and name it."""
    with Lock(home / "ingest.lock", what="A run"):
        code, _, err = evenhand(*command, home=home, server=openai_server)

    assert code == 75
    assert f"pid {os.getpid()}" in err


@pytest.mark.parametrize(("reply_", "left"), [(b"n\n", 31), (b"y\n", 0)])
def test_somebody_at_a_terminal_is_asked(home, held, openai_server, reply_, left):
    """Only a yes deletes."""
    here, there = pty.openpty()
    call = [sys.executable, "-m", "bot", "purge", "--older-than", "1d"]
    process = subprocess.Popen(
        call,
        stdin=there,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home, openai_server),
    )
    os.write(here, reply_)
    _, err = process.communicate(timeout=120)
    os.close(here)
    os.close(there)

    assert b"Delete 31 articles for good?" in err
    assert reply("status", home=home, server=openai_server)["articles"] == left


def test_a_backup_comes_back_whole(home, held, tmp_path, openai_server):
    """On another machine, with feeds, answers and vectors; nothing is embedded, and search finds the same."""
    (home / "feeds.toml").write_text("# the newsroom's list\n")
    answer = reply("ask", "Where did the zeppelin land?", home=home, server=openai_server)
    found = reply("search", "bridge of Town7", home=home, server=openai_server)["retrieved"][0]
    copy, other = tmp_path / "copy.tar.gz", tmp_path / "elsewhere"
    made = reply("backup", copy, home=home, server=openai_server)
    asked = len(openai_server.requests)

    told = reply("restore", copy, home=other, server=openai_server)

    assert (made["counts"]["articles"], copy.stat().st_mode & 0o777) == (31, 0o600)
    assert (told["articles"], told["vectors"], told["lexical"], told["notices"]) == (31, 31, 31, [])
    assert len(openai_server.requests) == asked
    assert (other / "feeds.toml").read_text() == "# the newsroom's list\n"
    assert (other / "archive.db").stat().st_mode & 0o077 == 0
    assert reply("explain", answer["id"], home=other, server=openai_server)["answer"]["id"] == answer["id"]
    again = reply("search", "bridge of Town7", home=other, server=openai_server)["retrieved"][0]
    assert (again["article_id"], again["text"]) == (found["article_id"], found["text"])


def test_a_backup_has_a_name_of_its_own(home, held, tmp_path, openai_server):
    """Without a name it is called after the moment, in the working folder or the one given."""
    evenhand("backup", home=home, server=openai_server)
    (tmp_path / "kept").mkdir()
    evenhand("backup", tmp_path / "kept", home=home, server=openai_server)

    assert len(list(tmp_path.glob("evenhand-2*-*.tar.gz"))) == 1
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_a_backup_while_others_write(home, held, tmp_path, openai_server):
    """It is one moment's state, whole, however busy the archive is."""
    done = threading.Event()

    def write():
        with closing(sqlite3.connect(home / "archive.db", timeout=30, isolation_level=None)) as busy:
            while not done.is_set():
                busy.execute("UPDATE revisions SET dek = dek || 'x'")

    writer = threading.Thread(target=write)
    writer.start()
    code, _, err = evenhand("backup", tmp_path / "copy.tar.gz", home=home, server=openai_server)
    done.set()
    writer.join()

    told = reply("restore", tmp_path / "copy.tar.gz", home=tmp_path / "other", server=openai_server)

    assert (code, err) == (0, "")
    assert told["articles"] == 31
    with closing(sqlite3.connect(tmp_path / "other" / "archive.db")) as copy:
        assert len(copy.execute("SELECT DISTINCT length(dek) FROM revisions").fetchall()) == 1


def test_an_archive_is_replaced_only_when_told(home, held, tmp_path, openai_server):
    """Without --force nothing happens; with it the former archive is moved aside, and the indexes are the new one's."""
    _, key = held
    evenhand("backup", tmp_path / "copy.tar.gz", home=home, server=openai_server)
    evenhand("purge", "--older-than", "1d", "--yes", home=home, server=openai_server)
    refused, _, err = evenhand("restore", tmp_path / "copy.tar.gz", home=home, server=openai_server)

    told = reply("restore", tmp_path / "copy.tar.gz", "--force", home=home, server=openai_server)

    assert (refused, "--force" in err) == (2, True)
    with closing(sqlite3.connect(told["former"])) as former:
        assert former.execute("SELECT count(*) FROM articles").fetchone() == (0,)
    found = reply("search", "zeppelin of Zanquorix", home=home, server=openai_server)["retrieved"]
    assert found[0]["article_id"] == key
    assert reply("doctor", home=home, server=openai_server)["healthy"]


def test_a_running_bot_keeps_its_archive(home, held, tmp_path, openai_server):
    """Restoring under a process that owns the vector index is refused."""
    evenhand("backup", tmp_path / "copy.tar.gz", home=home, server=openai_server)
    with Library.open(load(home=home), served(openai_server)) as bot:
        bot.ready(serve=True)

        code, _, err = evenhand(
            "restore", tmp_path / "copy.tar.gz", "--force", home=home, server=openai_server
        )

    assert code == 75
    assert f"pid {os.getpid()}" in err


def test_another_embedders_vectors_are_named(home, held, tmp_path, openai_server):
    """A copy made with another embedder comes back, with word of what to do."""
    evenhand("backup", tmp_path / "copy.tar.gz", home=home, server=openai_server)
    other = {"EVENHAND_EMBEDDER": "openai:other"}

    code, out, _ = evenhand(
        "restore", tmp_path / "copy.tar.gz", home=tmp_path / "b", server=openai_server, env=other
    )

    assert code == 0
    assert "reindex" in out


def test_a_database_server_has_its_own_tools(home, openai_server):
    """An archive that is not a file is not copied by us."""
    code, _, err = evenhand(
        "backup", home=home, server=openai_server, env={"EVENHAND_DATABASE_URL": "postgresql://x/y"}
    )

    assert code == 2
    assert "pg_dump" in err


def test_the_list_of_runs(home, held, openai_server):
    """Newest first; a killed run says that it was killed, one run is shown with its failures."""
    (home / "broken.html").write_bytes(b"")
    evenhand("ingest", home / "broken.html", home=home, server=openai_server)
    library = Library.open(load(home=home), served(openai_server))
    library.archive.ledger.start_run("killed00", now=library.archive.ledger.last_ingest())
    library.close()

    listed = reply("runs", home=home, server=openai_server)["runs"]
    _, table, _ = evenhand("runs", "--last", "2", home=home, server=openai_server)
    failed = next(run["id"] for run in listed if run["failed"])
    _, detail, _ = evenhand("runs", failed, home=home, server=openai_server)
    _, killed, _ = evenhand("runs", "killed00", home=home, server=openai_server)

    states = {run["id"]: run["state"] for run in listed}
    assert (len(listed), states.pop("killed00"), set(states.values())) == (4, "killed", {"finished"})
    assert (len(table.splitlines()), "killed" in table) == (3, True)
    assert "broken.html" in detail
    assert "exit 1" in detail
    assert "was killed" in killed


def test_a_run_under_way_is_shown_as_such(home, tmp_path, openai_server):
    """The newest run without an end, while its process lives, is running."""
    source = tmp_path / "many.jsonl"
    source.write_text("\n".join(town(n) for n in range(2_000)))
    assert reply("runs", home=home, server=openai_server) == {"runs": []}
    process = start("ingest", source, home=home, server=openai_server)
    while not (runs := reply("runs", home=home, server=openai_server)["runs"]):
        assert process.poll() is None
    process.terminate()
    process.communicate()

    assert runs[0]["state"] == "running"
    assert reply("runs", home=home, server=openai_server)["runs"][0]["state"] == "killed"


def test_commands_load_nothing_heavy(home):
    """Help and schedules need neither a model nor a database."""
    code = (
        "import sys\nfrom bot.cli import cli\n"
        "for words in (['purge', '--help'], ['schedule', 'print']):\n    cli.main(words, standalone_mode=False)\n"
        "heavy = {'chromadb', 'onnxruntime', 'sqlalchemy', 'numpy'} & set(sys.modules)\nsys.exit(str(heavy) if heavy else 0)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, cwd=ROOT, env=environment(home), check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
