"""Slack is away for a while, or fails now and then."""

from __future__ import annotations

import os
import random
import time
from itertools import product

import pytest

from bot import build
from tests.slack.scenarios.asking import Newsroom, until
from tests.slack.scenarios.bots import Bot, paced

METHODS = (
    "chat.postMessage",
    "chat.startStream",
    "chat.appendStream",
    "chat.stopStream",
    "chat.update",
    "assistant.threads.setStatus",
    "users.info",
    "conversations.replies",
)
KINDS = (500, "ratelimited", "lost", "slow", "unheard")
AWAY = float(os.environ.get("SCENARIO_AWAY", "2.0"))  # seconds; 60 in a long run
ROUNDS = int(os.environ.get("SCENARIO_ROUNDS", "1"))
QUESTIONS = 30


@pytest.fixture
def writing(monkeypatch):
    """A writer that takes its time."""
    monkeypatch.setattr(build, "_writer", paced(build._writer, 0.2))


def test_slack_is_away_for_a_while(home, slack, writing):
    """Whatever a question was at when Slack went away: nothing is lost, nothing said twice, threads keep their order."""
    room = Newsroom(slack, people=6, channels=6)
    with Bot(home, slack):
        slack.fail("chat.postMessage", "late", seconds=1.0, channel=room.channels[0])
        firsts = [room.ask(number, channel=number) for number in range(6)]
        room.command(6)
        room.heard()
        for number, first in enumerate(firsts):
            room.follow(number + 6, first)
            time.sleep(0.1)
        slack.down()
        for number in range(4):
            room.ask(number + 7)
        time.sleep(AWAY)
        slack.up()
        room.settled()

    room.answered_once()


def test_slack_fails_now_and_then(home, slack, writing):
    """Each method fails in each way while thirty questions are asked: each is answered once, in the order of its thread."""
    room, faults = Newsroom(slack, people=6, channels=6), list(product(METHODS, KINDS))
    random.Random(3).shuffle(faults)
    with Bot(home, slack):
        for wave in range(ROUNDS):
            for method, kind in faults:
                slack.fail(method, kind, retry_after=1, seconds=0.5)
            firsts = [room.ask(wave + number, channel=number if number % 2 else None) for number in range(12)]
            for number in range(QUESTIONS - 12):
                room.follow(number + 5, firsts[number % 12])
            room.settled()

    room.answered_once()
    assert slack.refused == []


def test_a_private_reply_is_not_lost_with_slack(home, slack, writing):
    """The connection on which it was sent is cut, and Slack stays away: it is sent again when Slack is back."""
    room = Newsroom(slack, people=2, channels=1)
    with Bot(home, slack):
        slack.fail("response_url", "unheard")
        slack.fail("auth.test", "unheard")
        room.command(0)
        until(lambda: slack.called("response_url"))
        room.settled()

    room.answered_once()
