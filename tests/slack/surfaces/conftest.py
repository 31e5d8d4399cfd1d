"""One corpus, and one bot before a fake Slack for most of the tests; every message is checked after each of them."""

from __future__ import annotations

import shutil

import pytest
from pydantic import SecretStr

from bot.slack.manifest import EVENTS, SCOPES
from corpus.embed_local import LocalEmbedder
from corpus.library import Library
from corpus.settings import load
from tests.articles import store
from tests.servers.openai import FakeChat
from tests.servers.slack import FakeSlack
from tests.slack.surfaces.bureau import Bureau, Desk
from tests.slack.surfaces.press import EVERYTHING, NOW
from tests.slack.surfaces.standing import check


def fake():
    """A fake Slack that grants what the manifest asks for, and no more."""
    return FakeSlack(scopes=" ".join(SCOPES), events=EVENTS)


@pytest.fixture(scope="package", autouse=True)
def hurry():
    """Channels take ten posts a second: this fake Slack takes as many as come."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.slack.post.pacing.GAP", 0.1)
        yield


@pytest.fixture(scope="package")
def embedder():
    return LocalEmbedder()


@pytest.fixture(scope="package")
def corpus(tmp_path_factory, embedder):
    """A data folder with all articles."""
    home = tmp_path_factory.mktemp("surfaces") / "home"
    with Library.open(load(home=home), embedder) as library:
        store(library.ready(), *EVERYTHING, clock=lambda: NOW)
    return home


@pytest.fixture(scope="package")
def slack():
    with fake() as opened:
        yield opened


@pytest.fixture(scope="package")
def bureau(tmp_path_factory, corpus, embedder, slack):
    """The bot that quotes, in Socket Mode."""
    home = shutil.copytree(corpus, tmp_path_factory.mktemp("bureau") / "home")
    with Bureau(home, slack, embedder) as opened:
        yield opened


def meeting(bureau):
    """Makes people before a bot; in the end everything that stands there is checked, and what they were told is counted."""
    met = []

    def meet(name, **given):
        met.append(Desk(bureau.slack, name, **given))
        return met[-1]

    yield meet
    check(bureau)
    for person in met:
        assert person.told_all, [each.said for each in bureau.slack.ephemerals(person.user)[person.hidden :]]


@pytest.fixture
def meet(bureau):
    """Makes people."""
    yield from meeting(bureau)


@pytest.fixture
def ada(meet):
    """Somebody in Berlin, in a channel of her own."""
    return meet("Ada")


@pytest.fixture(scope="package")
def chat():
    """A model."""
    with FakeChat() as opened:
        yield opened


@pytest.fixture(scope="package")
def modelled(tmp_path_factory, corpus, embedder, chat):
    """The bot with a model that writes, before a Slack of its own."""
    home = shutil.copytree(corpus, tmp_path_factory.mktemp("modelled") / "home")
    given = {
        "model": "test-model",
        "openai_base_url": chat.url,
        "openai_api_key": SecretStr("sk-planted"),
        "answer_seconds": 6.0,
    }
    with fake() as slack, Bureau(home, slack, embedder, **given) as opened:
        yield opened


@pytest.fixture
def eve(modelled):
    """Somebody who asks the bot with a model."""
    for meet in meeting(modelled):
        yield meet("Eve")
