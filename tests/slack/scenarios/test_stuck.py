"""What hangs for ever is given up visibly, and takes no worker along."""

from __future__ import annotations

import re
import threading

import pytest

from bot.slack import wiring
from tests.servers.openai import Reply, data_of
from tests.slack.scenarios.asking import Newsroom, until
from tests.slack.scenarios.bots import Bot
from tests.slack.scenarios.stories import STORIES, quoting_both
from tests.system.commands import evenhand

APOLOGY = re.compile(r"look it up as (i[0-9a-f]{9})")
STUCK = STORIES[3]


class HangingIndex:
    """An index that never comes back from one story, until the test is over."""

    def __init__(self):
        self.over = threading.Event()

    def put_into(self, library):
        search = library.lexical_search

        def searching(text, k):
            if STUCK.town in text:
                self.over.wait()
            return search(text, k)

        library.lexical_search = searching


@pytest.fixture
def hanging(monkeypatch):
    """Such an index, and a watch that loses its patience sooner."""
    monkeypatch.setattr(wiring, "GRACE", 0.5)
    index = HangingIndex()
    yield index
    index.over.set()


def test_an_index_that_hangs(home, slack, hanging):
    """Each stuck question gets an apology whose id `explain` knows; with all workers stuck, others are still answered."""
    room = Newsroom(slack, people=5, channels=2)
    with Bot(home, slack, inside=hanging.put_into, answer_seconds=1.0, slack_workers=2):
        stuck = [room.ask(3), room.ask(3 + len(STORIES), channel=0)]
        slack.command(room.people[4], room.channels[1], "/ask", STUCK.question)
        until(lambda: slack.statuses)
        fine = [room.ask(number) for number in range(3)]
        room.settled()
        private = slack.ephemeral(room.people[4])
        hanging.over.set()
        room.settled()

    told = [room.replies(put.channel, put.thread) for put in room.put]
    assert [len(each) for each in told] == [1] * len(room.put)
    assert all(put.story.word in told[room.put.index(put)][0].said for put in fine)
    sorries = [told[room.put.index(put)][0].said for put in stuck] + [private.said]
    for said in sorries:
        code, out, _ = evenhand("explain", APOLOGY.search(said)[1], home=home)
        assert (code, "took longer than" in out) == (0, True)


HANGING = ({"hang": 60}, {"drip": 0.2}, {"chunk": 60, "pause": 20})


def hanging_somehow(body):
    """A model that hangs before its first byte, after its head, or in the middle of a sentence, as its story is."""
    number = next(n for n, story in enumerate(STORIES) if story.question == data_of(body)["question"])
    how = HANGING[number % 3]
    return quoting_both(**how)(body) if "pause" in how else Reply(**how)


def test_a_model_that_hangs(home, slack, chat):
    """Wherever it does, the articles are quoted in time instead."""
    chat.default = hanging_somehow
    room = Newsroom(slack, people=6, channels=2)
    with Bot(home, slack, chat, answer_seconds=2.0, slack_workers=3):
        for number in range(6):
            room.ask(number)
        room.settled()

    room.answered_once()
