"""A corpus that is taken in once, a fake Slack for each test, and programs that do not outlive it."""

from __future__ import annotations

import shutil

import pytest

from bot.slack.manifest import EVENTS, SCOPES
from corpus.settings import load
from tests.articles import store
from tests.servers.openai import FakeChat
from tests.servers.slack import FakeSlack
from tests.slack.scenarios.bots import Program, quick_library
from tests.slack.scenarios.stories import documents, quoting_both


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    """A data folder with the stories."""
    home = tmp_path_factory.mktemp("corpus") / "home"
    with quick_library(load(home=home)) as library:
        store(library.ready(), *documents())
    return home


@pytest.fixture
def home(tmp_path, corpus):
    """A copy of it."""
    return shutil.copytree(corpus, tmp_path / "home")


@pytest.fixture
def slack():
    """A fake Slack that grants what the manifest asks for, and no more."""
    with FakeSlack(scopes=" ".join(SCOPES), events=EVENTS) as opened:
        yield opened


@pytest.fixture
def chat():
    """A model that quotes."""
    with FakeChat(default=quoting_both(), models=("test-model",)) as opened:
        yield opened


@pytest.fixture
def start(home, slack):
    """Starts a program that is up when this returns; whatever still runs at the end is killed."""
    running = []

    def begin(chat=None, *, wait=True, **how):
        running.append(Program(home, slack, chat, **how))
        return running[-1].ready() if wait else running[-1]

    yield begin
    for program in running:
        program.close()
