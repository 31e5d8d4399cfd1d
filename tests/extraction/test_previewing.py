"""`evenhand extract`: what would be stored, a line a page, in order, with nothing stored."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.errors import SourceError
from corpus.types import Span
from ingest.previewing import as_line, as_record, extract
from ingest.types import Extracted
from tests.servers.web import Site

SENTENCES = (
    "The council of Tarrenmouth agreed on Tuesday to close berth {} of its harbour for repairs.",
    "Work will begin on 6 May and last for eleven weeks, the harbour master, Ines Okoro, told the council.",
    "The owners of two ferries had asked for a delay until the autumn, and none of them spoke at the meeting.",
    "The repairs cost 4.2 million, of which the region pays half, and the rest comes from the fees of ships.",
)
KEYS = (
    "source title dek text authors published_at updated_at date_quality outlet section language kind url canonical_url flags suspect error"
).split()


def html(number):
    body = "".join(f"<p>{sentence.format(number)}</p>" for sentence in SENTENCES)
    return (
        f"<html lang=en><head><title>Berth {number} closes</title><meta property=og:site_name content='Tarren Gazette'>"
        "<meta property=article:published_time content=2024-03-26T10:15:00Z></head>"
        f"<body><article><h1>Berth {number} closes</h1>{body}</article></body></html>"
    )


@pytest.fixture
def site(monkeypatch):
    """A site on this machine that the operator has opened."""
    with Site() as running:
        monkeypatch.setenv("EVENHAND_ALLOW", f"127.0.0.1:{running.port},localhost:{running.port}")
        yield running


def run(*arguments, stdin=None):
    return CliRunner().invoke(extract, list(map(str, arguments)), input=stdin, standalone_mode=False)


def test_a_line_a_page_in_the_order_given(tmp_path):
    """Outlet, date, title, words, flags; failures keep their places with source, reason and remedy."""
    for number in (1, 2):
        (tmp_path / f"{number}.html").write_text(html(number))
    (tmp_path / "empty.html").write_text("")

    result = run("gone", tmp_path / "1.html", tmp_path / "empty.html", tmp_path / "2.html", "nowhere")

    words = len(" ".join(SENTENCES).split())
    assert result.stdout.splitlines() == [
        "gone | ERROR: no such file or folder; check the path",
        f"Tarren Gazette | 2024-03-26 10:15Z | Berth 1 closes | {words} words | -",
        f"{tmp_path / 'empty.html'} | ERROR: the file is empty; check how it was written",
        f"Tarren Gazette | 2024-03-26 10:15Z | Berth 2 closes | {words} words | -",
        "nowhere | ERROR: no such file or folder; check the path",
    ]
    assert result.return_value == 1


def test_json_is_one_object_a_page(tmp_path):
    """The same keys whether a page could be read or not."""
    (tmp_path / "a.html").write_text(html(3))
    (tmp_path / "b.html").write_text("<html></html>")

    result = run("--json", tmp_path)

    read, failed = map(json.loads, result.stdout.splitlines())
    assert list(read) == list(failed) == KEYS
    assert (read["title"], read["date_quality"], read["error"]) == ("Berth 3 closes", "minute", None)
    assert read["published_at"] == "2024-03-26T10:15:00+00:00"
    assert failed["error"].startswith("no article text found on the page; ")


def test_nothing_is_stored_and_no_folder_made(tmp_path, monkeypatch):
    """The data folder need not exist, and does not exist afterwards."""
    monkeypatch.setenv("EVENHAND_HOME", str(tmp_path / "home"))
    (tmp_path / "a.html").write_text(html(1))

    assert run(tmp_path / "a.html").return_value == 0
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.html"]


def test_standard_input_is_a_source():
    """`-` reads what is piped in."""
    result = run("-", stdin=html(4))

    assert "Berth 4 closes" in result.stdout
    assert result.return_value == 0


def test_pages_of_the_web_are_read_like_files(site, tmp_path):
    """Addresses and paths mixed, one missing, each in its place; the address is the page's."""
    (tmp_path / "a.html").write_text(html(1))
    site.put("/two", html(2))

    result = run(
        "--json", site.url("/two"), tmp_path / "a.html", site.url("/none"), site.url("/two", host="localhost")
    )

    two, one, none, again = map(json.loads, result.stdout.splitlines())
    assert [two["title"], one["title"], again["title"]] == [
        "Berth 2 closes",
        "Berth 1 closes",
        "Berth 2 closes",
    ]
    assert two["url"] == two["source"] == site.url("/two")
    assert none["error"]
    assert result.return_value == 1


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://169.254.169.254/latest", "file:///etc/passwd", "gopher://127.1/"]
)
def test_the_guard_is_that_of_the_job(address):
    """Nothing but public addresses, with the reason in the line."""
    result = run(address)

    assert result.stdout.startswith(f"{address} | ERROR: ")
    assert result.return_value == 1


def test_a_result_does_not_wait_for_pages_behind_it(site):
    """The first line is out while a later server is still silent."""
    asked, shown = threading.Event(), threading.Event()
    site.put("/first", html(1))

    def silent(connection):
        asked.set()
        shown.wait(20)
        connection.close()

    site.raw("/slow", silent)
    addresses = [site.url("/first"), site.url("/slow", host="localhost")]
    with subprocess.Popen(
        [sys.executable, "-c", "from ingest.previewing import extract; extract()", *addresses],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    ) as process:
        first = process.stdout.readline()
        waiting = asked.is_set() and process.poll() is None
        shown.set()
        process.kill()

    assert b"Berth 1 closes" in first
    assert waiting


def test_the_bar_never_takes_the_lines(tmp_path):
    """With standard error on a terminal, what is printed still goes to standard output."""
    (tmp_path / "a.html").write_text(html(1))
    terminal, end = pty.openpty()
    screen = threading.Thread(target=_watch, args=(terminal,), daemon=True)
    screen.start()
    try:
        done = subprocess.run(
            [
                sys.executable,
                "-c",
                "from ingest.previewing import extract; extract()",
                str(tmp_path / "a.html"),
                "--json",
            ],
            stdout=subprocess.PIPE,
            stderr=end,
            cwd=Path(__file__).parents[2],
            check=False,
            timeout=60,
        )
    finally:
        os.close(end)
        screen.join()
        os.close(terminal)

    assert json.loads(done.stdout)["title"] == "Berth 1 closes"


def _watch(terminal):
    """Somebody must look at a terminal: what fills up is waited for."""
    with contextlib.suppress(OSError):  # its other end is closed
        while os.read(terminal, 4_096):
            pass


def test_wrong_usage_is_told():
    """No page, no work."""
    result = CliRunner().invoke(extract, [])

    assert result.exit_code == 2


def test_control_characters_of_a_path_do_not_reach_the_terminal():
    """A file's name may hold anything."""
    assert "\x1b" not in as_line(SourceError("a\x1b[2Jb\n.html", "no"))


def test_dates_and_spans_are_told_as_far_as_they_are_known():
    """A day is a day, an update an update, nothing is a dash; spans are pairs."""
    when = datetime(2024, 3, 26, tzinfo=UTC)
    day = Extracted(
        "a", "T", "One two.", published_at=when, date_quality="day", suspect=(Span(0, 3),), flags=("thin",)
    )
    updated = Extracted("a", "T", "One.", updated_at=when, date_quality="updated_only")

    assert as_line(day) == "- | 2024-03-26 | T | 2 words | thin"
    assert as_line(updated) == "- | updated 2024-03-26 | T | 1 word | -"
    assert as_record(day)["suspect"] == [[0, 3]]


def test_many_pages_stay_in_order(tmp_path):
    """Two children at work, one order."""
    lines = "".join(json.dumps({"html": html(number)}) + "\n" for number in range(24))
    (tmp_path / "many.jsonl").write_text(lines)

    result = run("--json", tmp_path / "many.jsonl")

    titles = [json.loads(line)["title"] for line in result.stdout.splitlines()]
    assert titles == [f"Berth {number} closes" for number in range(24)]
