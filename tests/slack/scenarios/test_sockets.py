"""Connections that come and go, and events that come more than once."""

from __future__ import annotations

import time

import pytest

from bot import build
from bot.slack.door.socket import SocketDoor
from tests.slack.scenarios.asking import Newsroom
from tests.slack.scenarios.bots import Bot, paced

REFRESHES = 21


@pytest.fixture
def quick(monkeypatch):
    """Silence is noticed five times as fast as in earnest; each answer takes a moment."""
    monkeypatch.setitem(SocketDoor.__init__.__kwdefaults__, "ping", 0.2)
    monkeypatch.setitem(SocketDoor.__init__.__kwdefaults__, "silence", 1.0)
    monkeypatch.setattr(build, "_writer", paced(build._writer, 0.05))


def test_connections_come_and_go(home, slack, quick):
    """Cut and refreshed twenty times under load: no question is lost, none answered twice."""
    room = Newsroom(slack, people=8, channels=8)
    with Bot(home, slack):
        for number in range(REFRESHES):
            room.ask(number, channel=number if number % 2 else None)
            (slack.drop_sockets if number % 9 == 4 else slack.refresh_sockets)()
            room.ask(number + 5)
            time.sleep(0.1)
        room.settled()

    room.answered_once()


def test_a_connection_that_is_half_open(home, slack, quick):
    """Nothing arrives on it and nothing is said about it: the events come again over the next one."""
    slack.ack_seconds = 1.0
    room = Newsroom(slack, people=6)
    with Bot(home, slack):
        room.ask(0), room.ask(1)
        room.heard()
        slack.mute_sockets()
        for number in range(2, 6):
            room.ask(number)
        room.settled()

    room.answered_once()


def test_each_event_three_times(home, slack, quick):
    """At once, and again when all is answered; a mention is a message as well."""
    room = Newsroom(slack, people=4, channels=4)
    with Bot(home, slack):
        for number in range(12):
            put = room.ask(number, channel=number if number % 2 else None)
            slack.redeliver(put.thread)
        room.settled()
        for put in room.put:
            slack.redeliver(put.thread)
        room.heard()
        room.settled()

    room.answered_once()
    assert slack.trouble == []
