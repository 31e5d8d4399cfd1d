"""A conversation on a real library, with a writer that uses no model."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation import Conversation, Threads
from bot.desk import Asking, Desk
from bot.records import AnswerRecords
from bot.writers.extractive import ExtractiveWriter
from tests.articles import NOON, store
from tests.conversation.stories import ATTACKS, BLAST

NOW = NOON + timedelta(days=2)
ASKED = Asking(now=NOW)


class Counting:
    """A desk that counts what it is asked: searching and writing cost."""

    def __init__(self, desk):
        self._desk = desk
        self.calls = 0
        self.asked = []
        self._lock = threading.Lock()

    def ask(self, text, asking, tell):
        with self._lock:
            self.calls += 1
            self.asked.append((text, asking))
        return self._desk.ask(text, asking, tell)

    def look_up(self, text, asking, *, k=10):
        self.calls += 1
        return self._desk.look_up(text, asking, k=k)


class Talk:
    """A conversation with its parts, and one thread to talk in."""

    def __init__(self, library, rewriter=None):
        engine = library.archive.engine
        self.library = library
        self.records = AnswerRecords(engine)
        self.threads = Threads(engine)
        writer = ExtractiveWriter(library.embedder.embed)
        self.desk = Counting(Desk(library, writer, self.records, clock=lambda: NOW))
        self.conversation = Conversation(self.desk, self.threads, self.records, rewriter)

    def say(self, said, thread="t", **given):
        return self.conversation.say(thread, said, replace(ASKED, **given))


@pytest.fixture
def talk(library):
    """The blast and the attacks are in the corpus; nothing has been said."""
    store(library, *BLAST, *ATTACKS)
    return Talk(library)
