"""Two bots and a cron job on one archive, killed again and again while days fly by: each slot is one message."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from time import sleep as wait

import pytest

from bot.subscriptions.slots import LATEST, between
from bot.subscriptions.store import Subscriptions
from bot.subscriptions.types import WEEKDAYS, Wish
from corpus.archive.engine import connect
from corpus.settings import load
from tests.articles import document, store
from tests.slack.scenarios.asking import until
from tests.slack.scenarios.bots import quick_library
from tests.system.commands import ROOT, environment

WHOLE = (
    os.environ.get("SCENARIO_WEEK") == "whole"
)  # 50 subscriptions, 30 kills, a week with both changes: 100 s
SUBSCRIPTIONS, KILLS, DAYS, CRONS = (50, 30, 3.5, 12) if WHOLE else (8, 1, 2.0, 1)
SPRING, AUTUMN = datetime(2026, 3, 27, 12, tzinfo=UTC), datetime(2026, 10, 23, 12, tzinfo=UTC)
ALL = 300.0 if WHOLE else 60.0  # seconds on a busy machine
STEP = timedelta(hours=1)
HOURS = round(DAYS * 24)
WISHES = (
    ("Europe/Berlin", time(2, 30)),  # does not exist on 29 March, comes twice on 25 October
    ("Asia/Kathmandu", time(8)),
    ("Australia/Lord_Howe", time(2, 15)),
    ("America/St_Johns", time(0, 1)),
    ("Pacific/Apia", time(23, 59)),
    ("Africa/Cairo", time(0, 30)),
    ("Europe/London", time(1, 30)),
    ("America/New_York", time(18)),
    ("UTC", time(0)),
)


class Week:
    """A clock that the programs read, subscriptions, and what must come of them."""

    def __init__(self, home, slack, folder):
        self.home, self.slack, self.file = home, slack, folder / "clock"
        self.engine = connect(load(home=home).archive_url)
        self.crons = []

    def tell(self, now):
        fresh = self.file.with_suffix(".fresh")
        fresh.write_text(now.isoformat())
        fresh.replace(self.file)  # nobody reads half a time
        self.now = now

    def subscribe(self):
        store = Subscriptions(self.engine, clock=lambda: self.now)
        for number in range(SUBSCRIPTIONS):
            zone, at = WISHES[number % len(WISHES)]
            days = WEEKDAYS if number % 5 == 4 else tuple(range(7))
            store.add(self.slack.team, self.slack.channel(f"daily-{number}"), Wish(at, zone, days=days))
        self.store = store
        self.all = store.all()

    def due(self):
        """(subscription, local date) of every slot so far; what came due just before the bot was back is caught up."""
        spans = (SPRING, SPRING + HOURS * STEP), (AUTUMN - LATEST, AUTUMN + HOURS * STEP)
        return {
            (one.id, slot.day)
            for one in self.all
            for since, to in spans
            for slot in between(one, since, min(to, self.now))
        }

    def handed_out(self):
        return {
            (one.id, day)
            for one in self.all
            for day, state in self.store.states(one.id, 400)
            if state == "placed"
        }

    def handed_out_all(self):
        """Wait for it."""
        until(lambda: self.due() <= self.handed_out(), ALL, self.lacking)

    def lacking(self):
        """The slots that nobody has handed out, or whose digest Slack has not taken; with what became of them."""
        missing = self.due() - self.handed_out()
        return [
            (one, self.store.states(one.id, 40)) for one in self.all if one.id in {key for key, _ in missing}
        ]

    def posted(self):
        """How many messages stand in Slack for each slot."""
        return Counter(
            (one.id, date.fromisoformat(message.metadata["event_payload"]["key"].split(":")[2]))
            for one in self.all
            for message in self.slack.messages(one.channel)
            if not message.thread_ts
        )

    def cron(self):
        variables = {
            **environment(self.home),
            "SLACK_API_URL": self.slack.api_url,
            "SLACK_BOT_TOKEN": self.slack.bot_token,
            "CLOCK": str(self.file),
        }
        call = [sys.executable, "-m", "tests.slack.scenarios.program", "--due"]
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.crons.append(subprocess.Popen(call, env=variables, cwd=ROOT, **pipes))


@pytest.fixture
def week(home, slack, tmp_path):
    """With news for its days."""
    told = Week(home, slack, tmp_path)
    with quick_library(load(home=home)) as library:
        news = [
            document(12 * begun.month + n, published_at=begun + timedelta(hours=7 * n))
            for begun in (SPRING, AUTUMN)
            for n in range(12)
        ]
        store(library.ready(), *news, clock=lambda: SPRING)
    yield told
    for cron in told.crons:
        cron.kill()
        cron.wait()
    told.engine.dispose()


def test_a_week_of_digests(slack, start, week):
    """Over both changes of clocks, kills, lost answers of Slack and a clock that is set back: none is missed, none twice."""
    chance = random.Random(7)
    steps = [begun + STEP * n for begun in (SPRING, AUTUMN) for n in range(1, HOURS + 1)]
    kills, crons, losses = (set(chance.sample(steps, number)) for number in (KILLS, CRONS, KILLS))
    week.tell(SPRING)
    week.subscribe()
    bots = [start(wait=False, CLOCK=week.file) for _ in range(2)]
    for bot in bots:
        bot.ready()

    for now in steps:
        if now - week.now > STEP:  # nobody is there for months
            week.handed_out_all()
            for bot in bots:
                bot.kill()
            week.tell(now - STEP)
            bots = [start(wait=False, CLOCK=week.file).ready() for _ in range(2)]
        if now in losses:
            slack.fail("chat.postMessage", "lost")
        week.tell(now)
        if now in crons:
            week.cron()
        if now in kills:
            wait(chance.uniform(0, 1))
            bots.pop(0).kill()
            bots.append(start(wait=False, CLOCK=week.file))
            week.tell(now - timedelta(hours=2))  # somebody sets the clock back
            wait(chance.uniform(0, 1))
            week.tell(now)
        week.handed_out_all()

    expected = week.due()
    until(lambda: expected <= week.posted().keys(), ALL, lambda: expected - week.posted().keys())
    slack.quiet(1.0, within=ALL)
    assert week.posted() == Counter(expected)
    assert [cron.wait(ALL) for cron in week.crons] == [0] * CRONS
