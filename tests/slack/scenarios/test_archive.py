"""The archive cannot be written for a while."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import time
from datetime import timedelta

import pytest

from bot.slack.queue import clerk, watching
from tests.slack.scenarios.asking import PATIENT, Newsroom
from tests.slack.scenarios.bots import Bot
from tests.slack.scenarios.stories import STORIES

LOCKED = float(
    os.environ.get("SCENARIO_LOCKED", "3.0")
)  # seconds; 15 in a long run, with patience as in earnest
SORRY = "Something went wrong"


@pytest.fixture
def impatient(monkeypatch, slack):
    """All patience is a fifth of what it is in earnest, as the time is that the archive is locked for."""
    if LOCKED < 10:
        monkeypatch.setattr("corpus.archive.engine.BUSY_TIMEOUT", 2.0)
        monkeypatch.setattr(clerk, "ARCHIVE_WAIT", 1.0)
        monkeypatch.setattr(watching, "AGAIN", timedelta(seconds=2.4))
        slack.ack_seconds = 0.6


@contextlib.contextmanager
def locked(home, seconds):
    """Another process writes and writes."""
    other = sqlite3.connect(home / "archive.db", isolation_level=None, timeout=20)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
        time.sleep(seconds)
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_a_locked_archive(home, slack, impatient):
    """Questions of that time are answered when it is over, commands at once or with an apology; nothing is said twice."""
    room = Newsroom(slack, people=6, channels=4)
    with Bot(home, slack):
        firsts = [room.ask(number, channel=number if number % 2 else None) for number in range(4)]
        room.settled()
        with locked(home, LOCKED):
            for number in range(4, 8):
                room.ask(number)
            for number, first in enumerate(firsts):
                room.follow(number + 8, first)
            room.command(9)
        room.settled()

    (user, story), told = room.commands.pop(), room.whispers(room.people[3])
    assert user == room.people[3]
    assert [SORRY in each.said or story.word in each.said for each in told] == [True]
    room.threads_answered()
    assert slack.refused == []


@pytest.fixture
def small(tmp_path):
    """A disk of a few megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def filled(folder):
    """Use up all space; what does so."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"0" * 4096):
            pass
    return filler


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small file system takes root")
def test_a_full_disk(corpus, slack, small, impatient):
    """Who asks meanwhile is told that there is no answer, once; when there is space again, all is as before."""
    home = shutil.copytree(corpus, small / "home")
    room = Newsroom(slack, people=6, channels=4)
    with Bot(home, slack):
        room.ask(0)
        room.settled()
        filler = filled(small)
        direct, mention = room.ask(1), room.ask(2, channel=2)
        slack.command(room.people[3], room.channels[0], "/ask", STORIES[3].question)
        told = [slack.ephemeral(room.people[number], seconds=PATIENT) for number in (2, 3)]
        told.append(slack.reply(direct.channel, direct.thread, seconds=PATIENT))
        filler.unlink()
        room.put = [put for put in room.put if put not in {direct, mention}]
        room.ask(4), room.ask(5, channel=1)
        room.settled()

    room.threads_answered()
    assert all(SORRY in each.said for each in told)
    assert [len(slack.ephemerals(user)) for user in room.people] == [0, 0, 1, 1, 0, 0]
    assert len(slack.replies(direct.channel, direct.thread)) == 1
    assert slack.replies(mention.channel, mention.thread) == []
