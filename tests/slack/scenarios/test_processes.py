"""Several processes on one archive, and orderly ends."""

from __future__ import annotations

import signal
import time

from tests.slack.scenarios.asking import Newsroom, until

INTERRUPTED = "interrupted by a restart"


def test_two_processes_and_one_is_killed(slack, start):
    """Each question is answered once, whoever hears of it; what the killed one had is taken over; a third knows it all."""
    slack.ack_seconds = 1.0
    room = Newsroom(slack, people=6, channels=6)
    both = [start(wait=False, PACE=0.2) for _ in range(2)]
    for each in both:
        each.ready()
    for number in range(24):
        put = room.ask(number, channel=number if number % 2 else None)
        slack.redeliver(put.thread)
        if number == 15:
            room.heard()
            both[0].kill()
    killed = time.monotonic()
    room.settled()
    spent = time.monotonic() - killed

    both[1].kill()
    start(PACE=0.2)
    for put in room.put:
        slack.redeliver(put.thread, times=1)
    room.heard()
    room.settled().answered_once()
    assert spent < 30


def test_an_orderly_end(slack, start):
    """What is in flight is finished, what waits is told to ask again; the next process has nothing to add."""
    room = Newsroom(slack, people=6, channels=2)
    first = start(PACE=0.3, EVENHAND_SLACK_WORKERS=2)
    for number in range(8):
        room.ask(number)
    room.command(8)
    room.heard()
    until(lambda: any(each.streaming for put in room.put for each in room.replies(put.channel, put.thread)))

    assert first.terminate() == 0
    told = said(room)
    start()
    slack.quiet(1.5)

    assert said(room) == told
    assert all(len(each) == 1 for each in told)
    assert 2 <= sum(INTERRUPTED in each[0] for each in told) < len(told)
    assert "Traceback" not in first.errors.read_text()


def test_an_end_in_a_hurry(slack, start):
    """A second signal waits for nobody: who has no answer yet is told so, in public and in private."""
    room = Newsroom(slack, people=4, channels=2)
    first = start(PACE=60, EVENHAND_SLACK_WORKERS=2)
    for number in range(4):
        room.ask(number)
    room.command(4)
    room.heard()
    until(lambda: slack.statuses)
    first.process.send_signal(signal.SIGTERM)
    time.sleep(0.2)

    assert first.terminate() == 0
    told = said(room)
    start()
    slack.quiet(1.5)

    assert said(room) == told
    assert all(len(each) == 1 and INTERRUPTED in each[0] for each in told)


def said(room):
    """All that was said to each question; private replies among it."""
    public = [[reply.said for reply in room.replies(put.channel, put.thread)] for put in room.put]
    private = [[reply.said for reply in room.whispers(user)] for user, _ in room.commands]
    return public + private
