"""A Desk whose model is a server on loopback, over the small corpus."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from bot import build, telling
from bot.desk import Asking
from bot.writers.asking import Limits, Model
from bot.writers.line import Access
from corpus.embed_local import LocalEmbedder
from corpus.library import Library
from corpus.settings import load
from tests.acceptance.corpus import EVERYTHING
from tests.articles import store
from tests.servers.openai import FakeChat

NOW = datetime(2023, 10, 30, 12, tzinfo=UTC)


class Listening:
    """A teller that keeps what a reader saw, and when."""

    def __init__(self):
        self.seen = []
        self.at = []

    def reading(self, evidence):
        self.evidence = evidence

    def claim(self, claim, sources):
        self.seen.append(claim.text)
        self.at.append(time.monotonic())


class NewsDesk:
    """Asks one question of a scripted model; gives the JSON of the contract."""

    def __init__(self, library, chat):
        self.chat = chat
        self.library = library
        self.teller = Listening()
        self.model = Model(Access("test-model", "sk-planted", chat.url), Limits(patience=6.0, backoff=0.02))
        self.desk = build.desk(library, None, self.model)

    def ask(self, question, *steps, **asking):
        self.chat.script(*steps)
        outcome = self.desk.ask(question, Asking(now=NOW, **asking), self.teller)
        return telling.outcome_json(outcome)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    with Library.open(load(home=tmp_path_factory.mktemp("acceptance")), LocalEmbedder()) as library:
        store(library.ready(), *EVERYTHING)
        yield library.ready()


@pytest.fixture
def newsdesk(shelf):
    with FakeChat() as chat:
        yield NewsDesk(shelf, chat)
