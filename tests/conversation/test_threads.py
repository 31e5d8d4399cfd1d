"""Threads in the archive's database: kept, shared by processes, forgotten."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta

from bot.conversation.history import Option
from bot.conversation.slots import Slots
from bot.conversation.threads import Entry, Threads
from bot.types import Window
from corpus.archive import engine as database
from tests.articles import NOON
from tests.system.commands import ROOT, environment

WRITER = """
import sys
from datetime import UTC, datetime
from bot.conversation.threads import Entry, Threads
from corpus.archive import engine
threads = Threads(engine.connect(sys.argv[1]))
for n in range(20):
    threads.add("C1:1711454400.000100", Entry(datetime.now(UTC), f"{sys.argv[2]} {n}", "asked", "question"))
"""


def opened(tmp_path, **given):
    return Threads(database.connect(f"sqlite:///{tmp_path / 'archive.db'}"), **given)


def entry(said="why?", kind="question", **given):
    return Entry(NOON, said, "Why did the dam break?", kind, **given)


def test_a_turn_comes_back_as_it_was_kept(tmp_path):
    """Words, slots, options and the answer's id; numbered from 1 in each thread."""
    window = Window(NOON, NOON + timedelta(days=1), "since Monday", explicit=True)
    slots = Slots("the dam", ("the ministry",), ("Reuters",), ("Monday",), window, ("Reuters",), window)
    kept = entry(slots=slots, answer="a1", options=(Option("the dam at Kelm", "Why?", ("x1",)),))
    threads = opened(tmp_path)

    assert [threads.add("a", kept), threads.add("b", kept), threads.add("a", entry("and?"))] == [1, 1, 2]

    first, second = threads.latest("a", 5)
    assert (first.at, first.said, first.slots, first.answer, first.options) == (
        NOON,
        "why?",
        slots,
        "a1",
        kept.options,
    )
    assert (second.said, second.number) == ("and?", 2)
    assert threads.latest("c", 5) == ()


def test_receipts_are_no_questions(tmp_path):
    """Showing quotes does not push earlier questions out of sight."""
    threads = opened(tmp_path)
    threads.add("a", entry("first"))
    for _ in range(5):
        threads.add("a", entry("source?", kind="receipt"))

    assert [turn.said for turn in threads.latest("a", 3)] == ["first"]


def test_processes_share_a_thread(tmp_path):
    """Turns of several processes at once are all kept, each with a number of its own."""
    threads = opened(tmp_path)
    url = f"sqlite:///{tmp_path / 'archive.db'}"
    call = [sys.executable, "-c", WRITER, url]
    running = [
        subprocess.Popen([*call, name], cwd=ROOT, env=environment(tmp_path))
        for name in ("one", "two", "three")
    ]

    assert [process.wait(120) for process in running] == [0, 0, 0]

    turns = threads.latest("C1:1711454400.000100", 100)
    assert [turn.number for turn in turns] == list(range(1, 61))
    assert len({turn.said for turn in turns}) == 60


def test_old_turns_are_forgotten(tmp_path):
    """By the time when they were kept, whatever time they asked about."""
    now = datetime(2026, 3, 1, tzinfo=UTC)
    opened(tmp_path, clock=lambda: now - timedelta(days=40)).add("a", entry("old"))
    threads = opened(tmp_path, clock=lambda: now)
    threads.add("a", entry("new"))

    assert threads.prune(now - timedelta(days=30)) == 1
    assert [turn.said for turn in threads.latest("a", 5)] == ["new"]


def test_words_of_deleted_articles_leave_the_options(tmp_path):
    """Options are made of titles and names: they go with their articles."""
    threads = opened(tmp_path)
    threads.add("a", entry(kind="clarification", options=(Option("the dam at Kelm", "Why?", ("x1",)),)))
    threads.add("b", entry(kind="clarification", options=(Option("the dam at Ulmen", "Why?", ("x2",)),)))

    assert threads.redact({"x1"}) == 1
    assert threads.latest("a", 1)[0].options == ()
    assert threads.latest("b", 1)[0].options
