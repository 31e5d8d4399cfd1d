"""The bot is killed in the middle of an answer and started again: the thread gets exactly one whole message."""

from __future__ import annotations

import os
import random
import time

from tests.servers.openai import Reply
from tests.slack.scenarios.asking import Newsroom, finished, until
from tests.slack.scenarios.stories import STORIES, quoting_both

KILLS = int(os.environ.get("SCENARIO_KILLS", "3"))  # 50 for a long run
SLOW, STUCK = STORIES[4], STORIES[5]
DELIVERING = ("chat.postMessage", "chat.stopStream", "chat.update", "response_url")


def at_its_own_pace(body):
    """A model that takes seconds for one story, says nothing about another, and is quick else."""
    said = body["messages"][-1]["content"].rpartition("passages")[0]
    if STUCK.question in said:
        return Reply(hang=60)
    return quoting_both(**({"chunk": 60, "pause": 0.3} if SLOW.question in said else {}))(body)


def broken(slack, room, kind, **how):
    """Whatever brings a reply to a channel fails."""
    for method in DELIVERING:
        slack.fail(method, kind, times=99, channel=room, **how)


def test_killed_at_every_point_of_an_answer_at_once(home, slack, chat, start):
    """Acknowledged, waiting, being written, half said, written but not sent, sent but not confirmed: each ends well."""
    chat.default = at_its_own_pace
    room = Newsroom(slack, people=8, channels=4)
    first = start(chat, EVENHAND_SLACK_WORKERS=4)
    broken(slack, room.channels[0], "unheard")
    broken(slack, room.channels[1], "late", seconds=60)
    slack.fail("response_url", 503, times=99)
    unsent = room.ask(0, channel=0)
    room.command(1)
    until(lambda: slack.called("response_url"))
    until(lambda: any(each.args.get("channel") == unsent.channel for each in slack.calls if each.error))
    unconfirmed = room.ask(2, channel=1)
    until(lambda: [*map(finished, room.replies(unconfirmed.channel, unconfirmed.thread))] == [True])
    half = room.ask(4, channel=2)
    room.ask(5), room.command(5)
    until(lambda: any(each.streaming for each in room.replies(half.channel, half.thread)))
    room.follow(6, half), room.ask(7)
    room.heard()

    first.kill()
    slack.mend()
    start()
    room.settled()

    room.answered_once()
    assert not any(each.status for each in shown(slack))


def shown(slack):
    """The status lines that show in the end."""
    return {(each.channel, each.thread): each for each in slack.statuses}.values()


def test_killed_at_random_again_and_again(slack, start):
    """Whenever it happens, and however often: one whole message for each question, in the order of the thread."""
    chance, room = random.Random(5), Newsroom(slack, people=6, channels=6)
    running = start(PACE=0.15)
    for number in range(KILLS):
        asked = room.ask(3 * number, channel=number)
        room.ask(3 * number + 1)
        room.heard()
        room.follow(3 * number + 2, asked)
        time.sleep(chance.uniform(0.0, 0.8))
        running.kill()
        running = start(PACE=0.15)
        if number % 2:  # after a third kill people get an apology instead
            room.settled()

    room.settled().answered_once()
