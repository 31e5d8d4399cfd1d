"""The watch: what was claimed is heard again, and nobody is buried who was only kept from a sign of life."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.slack.queue import watching
from bot.slack.queue.clerk import Clerk
from bot.slack.queue.counter import Counter
from bot.slack.queue.ledger import Ledger
from bot.slack.queue.owners import Owners
from bot.slack.queue.watching import Watch
from corpus.archive.engine import connect
from tests.slack.requests import asked

HEARD = {"team": "T1", "body": {"event_id": "Ev1"}}


@pytest.fixture
def engine(tmp_path):
    opened = connect(f"sqlite:///{tmp_path / 'archive.db'}")
    yield opened
    opened.dispose()


@pytest.fixture
def heard():
    return []


@pytest.fixture
def watch(engine, heard):
    """The watch of a process "one"; its clerk does nothing."""
    ledger = Ledger(engine, "one")
    clerk = Clerk(ledger, None, None, None)
    return Watch(ledger, Owners(engine), Counter(ledger, clerk, 1), clerk, limit=9, again=heard.append)


def test_an_event_that_could_not_be_kept_is_heard_again(watch, engine, heard, monkeypatch):
    """Once the archive had time to be free; until it is handled."""
    ledger = Ledger(engine, "one")
    ledger.first("Ev1", HEARD)
    watch.look()
    early = list(heard)
    monkeypatch.setattr(watching, "AGAIN", timedelta(0))
    watch.look()
    ledger.handled("Ev1")
    watch.look()
    assert (early, heard) == ([], [HEARD])


def test_who_was_kept_from_a_sign_of_life_gives_others_time_for_theirs(watch, engine, monkeypatch):
    """An archive that was locked for all says nothing about who is alive."""
    long_ago = datetime.now(UTC) - timedelta(seconds=60)
    Owners(engine, clock=lambda: long_ago).beat("elsewhere:1:aa")
    Ledger(engine, "elsewhere:1:aa").accept(asked("Ev1"))
    watch._beaten -= 60
    watch.look()
    spared = watch._counter.load.waiting
    watch._judging = 0.0
    watch.look()
    assert (spared, watch._counter.load.waiting) == (0, 1)
