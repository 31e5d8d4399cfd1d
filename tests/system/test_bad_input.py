"""Whatever comes in: one clear sentence with the remedy, the rest of the run unharmed, no traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pytest

from tests.system.commands import SAMPLES, evenhand, reply, start, town

GOOD = "\n".join(town(n) for n in range(3))


@pytest.fixture
def sources(tmp_path):
    """A folder of good and bad files; gives (folder, names of the bad ones)."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "good.jsonl").write_text(GOOD)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.html").write_bytes(os.urandom(2_000) + b"\x00" * 50)
    (folder / "no-article.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    (folder / "broken.jsonl").write_text(town(100) + '\n{"title": "cut of\n' + town(101))
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(50_000_000)
    (folder / "bad-front-matter.md").write_text("---\ntitle: [unclosed\n---\nSome text of an article.")
    (folder / "broken-utf8.txt").write_bytes(
        b"Council opens library\n\nBy Ann Roe\n\nThe council opened a library on Monday. \xff\xfe It cost 3 million "
        b"crowns, the mayor said in a short speech."
    )
    return folder


def test_one_bad_source_never_stops_the_others(home, sources, openai_server):
    """Each bad file is named with its reason; the good ones are stored; the exit code says partial."""
    code, out, err = evenhand("ingest", sources, "--json", home=home, server=openai_server)

    report = json.loads(out)
    failed = {entry["source"].removeprefix(str(sources) + "/"): entry["reason"] for entry in report["failed"]}
    assert code == 1
    assert report["new"] == 6
    assert {name.split(":")[0] for name in failed} == {
        "empty.txt", "binary.html", "no-article.html", "broken.jsonl", "huge.txt", "bad-front-matter.md",
    }  # fmt: skip
    assert "broken.jsonl:2" in failed
    assert all(len(reason) > 15 for reason in failed.values())
    assert "Traceback" not in err


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_legacy_encodings_are_read(home, tmp_path, openai_server, encoding):
    """Pages in old encodings come out with their letters."""
    page = tmp_path / "page.txt"
    text = (
        "Café opens in Zürich\n\nBy Ann Roe\n\nThe café “Möwe” opened in Zürich on Monday. Its owner, José Núñez, said "
        "that it would serve 200 guests a day, and that the façade had been repaired."
    )
    page.write_bytes(text.encode(encoding))
    evenhand("ingest", page, home=home, server=openai_server)

    found = reply("search", "owner of the café in Zürich", home=home, server=openai_server)["retrieved"]

    assert "José Núñez" in found[0]["text"]


@pytest.mark.parametrize(
    ("args", "variables", "code", "words"),
    [
        (["ingest"], {}, 2, "evenhand feeds add"),
        (["ingest", "--nonsense"], {}, 2, "--nonsense"),
        (["frobnicate"], {}, 2, "frobnicate"),
        (["ask", "  "], {}, 2, "empty"),
        (["ask", "--since", "tomorrowish", "x"], {}, 2, "tomorrowish"),
        (["ask", "--zone", "Mars/Base", "x"], {}, 2, "Mars/Base"),
        (["ask", "--since", "2024-03-27", "--until", "2024-03-26", "x"], {}, 2, "before"),
        (["status"], {"EVENHAND_DATABASE_URL": "postgresql://x/y"}, 2, "driver"),
        (["search"], {}, 2, "QUERY"),
        (["article", "nowhere"], {}, 1, "nowhere"),
        (["explain", "nowhere"], {}, 1, "nowhere"),
        (["status"], {"EVENHAND_EMBEDDER": "magic"}, 2, "EVENHAND_EMBEDDER"),
        (["status"], {"EVENHAND_TIMEZONE": "Nowhere"}, 2, "EVENHAND_TIMEZONE"),
        (["status"], {"EVENHAND_DATABASE_URL": "nonsense"}, 2, "EVENHAND_DATABASE_URL"),
        (["status"], {"EVENHAND_HOME": "/proc/none"}, 2, "EVENHAND_HOME"),
    ],
)
def test_wrong_usage_and_settings(home, openai_server, args, variables, code, words):
    """One sentence names what is wrong; the exit code is that of the documentation."""
    got, out, err = evenhand(*args, home=home, server=openai_server, env=variables)

    assert got == code
    assert words in err
    assert "Traceback" not in err + out


def test_missing_and_unreadable_paths(home, tmp_path, openai_server):
    """A path that is not there fails alone."""
    (tmp_path / "good.jsonl").write_text(GOOD)

    code, out, err = evenhand(
        "ingest",
        tmp_path / "nowhere.html",
        tmp_path / "good.jsonl",
        "--json",
        home=home,
        server=openai_server,
    )

    assert code == 1
    assert json.loads(out)["new"] == 3
    assert "nowhere.html" in json.loads(out)["failed"][0]["source"]
    assert "Traceback" not in err


def test_standard_input_is_a_source(home, openai_server):
    """`-` takes one document from a pipe."""
    code, out, _ = evenhand("ingest", "-", "--json", home=home, server=openai_server, text=GOOD.encode())

    assert (code, json.loads(out)["new"]) == (0, 3)


def test_another_run_is_left_alone(home, tmp_path, openai_server):
    """While one run holds the lock a second one exits 0 with one line and changes nothing."""
    source = tmp_path / "many.jsonl"
    source.write_text("\n".join(town(n) for n in range(2_000)))
    first = start("ingest", source, home=home, server=openai_server)
    while not (home / "archive.db").exists():
        assert first.poll() is None

    code, out, _ = evenhand("ingest", source, home=home, server=openai_server)
    first.terminate()
    first.communicate()

    assert code == 0
    assert out.count("\n") == 1
    assert f"pid {first.pid}" in out


def test_an_index_of_another_embedder(home, tmp_path, openai_server):
    """Changing the embedder is refused with the command that fixes it, and that command does."""
    (tmp_path / "good.jsonl").write_text(GOOD)
    evenhand("ingest", tmp_path / "good.jsonl", home=home, server=openai_server)
    other = {"EVENHAND_EMBEDDER": "openai:other"}

    refused = evenhand("ask", "bridge?", home=home, server=openai_server, env=other)
    mended = evenhand("reindex", home=home, server=openai_server, env=other)
    after = evenhand("search", "bridge 2", home=home, server=openai_server, env=other)

    assert refused[0] == 2
    assert "evenhand reindex" in refused[2]
    assert (mended[0], after[0]) == (0, 0)


@pytest.mark.parametrize("lost", ["lexical", "chroma", "archive.db", "archive.db-wal", "chroma.seal"])
def test_a_half_deleted_data_folder(home, tmp_path, openai_server, lost):
    """Whatever part of the data folder is gone, the next ingest and search are right."""
    source = tmp_path / "good.jsonl"
    source.write_text(GOOD)
    evenhand("ingest", source, home=home, server=openai_server)
    path = home / lost
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)

    again = evenhand("ingest", source, home=home, server=openai_server)
    status = reply("status", home=home, server=openai_server)

    assert again[0] == 0
    assert "Traceback" not in again[2]
    assert status["articles"] == status["passages"] == status["vectors"] == status["lexical"] == 3


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small file system takes root")
def test_a_full_disk_is_said_and_survived(tmp_path, openai_server):
    """On a full disk a run ends with one sentence; what is stored stays; with space the next run completes."""
    small, source = tmp_path / "small", tmp_path / "many.jsonl"
    small.mkdir()
    source.write_text(
        "\n".join(town(n, f"Bridge {n} opened. " + f"Filler {n} words. " * 300) for n in range(300))
    )
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(small)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        code, out, err = evenhand("ingest", source, home=small / "home", server=openai_server)
        subprocess.run(["mount", "-o", "remount,size=300m", str(small)], check=True)
        after, report, _ = evenhand("ingest", source, "--json", home=small / "home", server=openai_server)
        status = reply("status", home=small / "home", server=openai_server)
    finally:
        subprocess.run(["umount", "-l", str(small)], check=True)

    assert code == 75
    assert "space" in err
    assert "Traceback" not in err + out
    assert (after, json.loads(report)["failed"]) == (0, [])
    assert status["articles"] == 300
    assert status["passages"] == status["vectors"] == status["lexical"]


def test_a_damaged_archive_is_said(home, tmp_path, openai_server):
    """An archive that is no database is never overwritten."""
    home.mkdir()
    (home / "archive.db").write_bytes(b"not a database at all " * 500)

    code, out, err = evenhand("ingest", SAMPLES, home=home, server=openai_server)

    assert code == 2
    assert "backup" in err
    assert "Traceback" not in err + out
    assert (home / "archive.db").read_bytes().startswith(b"not a database")


def test_no_secret_is_ever_printed(home, openai_server):
    """Errors and diagnoses name variables, never keys."""
    openai_server.script = [401] * 20

    outputs = [evenhand(command, home=home, server=openai_server) for command in ("doctor", "status")]
    outputs.append(
        evenhand("ingest", SAMPLES / "08-broadstone-review-opinion.md", home=home, server=openai_server)
    )

    assert all("sk-planted" not in out + err for _, out, err in outputs)
