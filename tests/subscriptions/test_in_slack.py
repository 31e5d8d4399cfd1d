"""Orders about digests in Slack: typed behind /digest, and what a running bot posts then."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.slack.manifest import EVENTS, SCOPES
from bot.subscriptions.store import Subscriptions
from bot.subscriptions.types import Wish
from corpus.archive.engine import connect
from corpus.settings import load
from tests.articles import document, store
from tests.servers.slack import FakeSlack
from tests.slack.scenarios.bots import Bot, Program, quick_library

NOW = datetime.now(UTC)


@pytest.fixture
def slack():
    """A fake Slack that grants what the manifest asks for."""
    with FakeSlack(scopes=" ".join(SCOPES), events=EVENTS) as opened:
        yield opened


@pytest.fixture
def stocked(home):
    """A data folder with one fresh report."""
    with quick_library(load(home=home)) as library:
        store(library.ready(), document(published_at=NOW - timedelta(hours=3)), clock=lambda: NOW)
    return home


def said(slack, person, room, text):
    """What the bot says to an order, to its giver alone."""
    before = len(slack.ephemerals(person))
    slack.command(person, room, "/digest", text)
    return slack.ephemeral(person, count=before + 1).text


def test_a_channel_is_subscribed_and_ended_by_words(stocked, slack):
    """Each order is answered with what holds then, and when the next digest comes."""
    ada, news = slack.user("Ada", tz="Europe/Berlin"), slack.channel("news")
    with Bot(stocked, slack):
        made = said(slack, ada, news, "subscribe 8am mon-fri on wheat prices")
        listed = said(slack, ada, news, "list")
        paused = said(slack, ada, news, "pause")
        resumed = said(slack, ada, news, "resume")
        stopped = said(slack, ada, news, "stop")
        none = said(slack, ada, news, "list")

    assert re.search(r"Every weekday at 08:00 \(Europe/Berlin\): wheat prices", made)
    assert re.search(r"Next: (Mon|Tue|Wed|Thu|Fri) \d+ \w+ \d{4} 08:00 Europe/Berlin", made)
    assert "wheat prices" in listed
    assert paused.startswith("Paused")
    assert "Next: " in resumed
    assert stopped.startswith("Stopped")
    assert "No digest is subscribed here" in none


@pytest.mark.parametrize("text", ["subscribe", "subscribe 25:00", "subscribe 8am Mars/Base", "stop nothere1"])
def test_nonsense_is_answered_with_what_helps(stocked, slack, text):
    """And makes no subscription."""
    ada, news = slack.user("Ada"), slack.channel("news")
    with Bot(stocked, slack):
        told = said(slack, ada, news, text)
        listed = said(slack, ada, news, "list")

    assert re.search(r"/digest subscribe|08:00|Europe/Berlin", told)
    assert "No digest is subscribed here" in listed


def test_killed_and_started_again_a_bot_posts_each_slot_once(stocked, slack):
    """Two bots at once, one of them killed while Slack is slow to take the digests: each channel gets one."""
    rooms = [slack.channel(f"news-{n}") for n in range(4)]
    engine = connect(f"sqlite:///{stocked / 'archive.db'}")
    made = Subscriptions(engine, clock=lambda: NOW - timedelta(hours=1))
    due = (NOW - timedelta(minutes=2)).time().replace(second=0, microsecond=0)
    for room in rooms:
        made.add(slack.team, room, Wish(time(due.hour, due.minute), "UTC"), "")
    slack.fail("chat.postMessage", "late", times=2, seconds=20)
    first = Program(stocked, slack)
    others = []
    try:
        first.ready()
        slack.wait(lambda: len(slack.called("chat.postMessage")) >= 2, 20)
        first.kill()
        others = [Program(stocked, slack).ready() for _ in range(2)]
        slack.wait(lambda: all(slack.messages(room) for room in rooms), 30)
        slack.quiet(1.0, within=20.0)
    finally:
        for program in (first, *others):
            program.close()
        engine.dispose()

    assert [len(slack.messages(room)) for room in rooms] == [1, 1, 1, 1]
