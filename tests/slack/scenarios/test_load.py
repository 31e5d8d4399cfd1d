"""Many people at once."""

from __future__ import annotations

from tests.servers.openai import slowly
from tests.slack.scenarios.asking import Newsroom
from tests.slack.scenarios.stories import quoting_both

QUESTIONS, PEOPLE, CHANNELS = 100, 20, 10


def test_a_hundred_questions_at_once(start, slack, chat):
    """With a slow model each of a hundred questions by twenty people gets one answer, in the order of its thread.

    The bot is a process of its own: how soon it acknowledges must not hang on the test's own work.
    """
    chat.default = slowly(quoting_both(chunk=100), 0.05)
    room = Newsroom(slack, PEOPLE, CHANNELS)
    start(chat)
    for number in range(QUESTIONS - PEOPLE):
        room.ask(number, channel=number if number % 3 == 0 else None)
    room.heard()
    for number in range(PEOPLE):
        room.follow(number + 5, room.put[number])
    commands = [room.command(number) for number in range(12)]
    room.settled()

    room.answered_once()
    assert slack.refused == []
    assert all(slack.acked(payload).seconds < 3 for payload in commands)
    assert len(chat.requests) <= QUESTIONS + len(commands)
