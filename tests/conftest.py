"""Fixtures for all tests: a clean environment, no way to the outside, data folders that vanish."""

from __future__ import annotations

import os
import socket

import pytest
from hypothesis import settings

from corpus.library import Library
from corpus.settings import load
from tests.fakes import BagEmbedder, FakeOpenAI
from tests.verify.score import TABLES

REAL_CONNECT = socket.socket.connect
# Coverage is not traced in these: their lines are those of other tests, and tracing took half of their time.
UNTRACED = {
    f"tests.{name}"
    for name in (
        "acceptance.test_loaded",
        "bot.test_desk",
        "bot.test_scope",
        "evals.test_stories",
        "evals.test_verify_eval",
        "feeds.test_reading",
        "ingest.test_interleaving",
        "ingest.test_origins",
        "slack.letters.test_any_words",
        "slack.scenarios.test_kills",
        "slack.scenarios.test_soak",
        "slack.scenarios.test_week",
        "slack.test_serving",
        "system.test_bad_input",
        "system.test_freshness",
        "verify.test_mutations",
    )
}

# CI tries the same examples each time; a developer's run looks for new ones. Time is never a reason to fail.
settings.register_profile("search", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "search")


@pytest.fixture(scope="session", autouse=True)
def models(tmp_path_factory):
    """One folder of derived models for all data folders: each would make its own."""
    folder = tmp_path_factory.mktemp("models")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EVENHAND_MODELS", str(folder))
        yield folder


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch, tmp_path, models):
    """No setting of the developer's machine reaches a test."""
    for name in list(os.environ):
        if name.startswith(("EVENHAND_", "OPENAI_", "SLACK_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("EVENHAND_MODELS", str(models))
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch):
    """A test that connects to anything but this machine fails."""

    def connect(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in {
            "127.0.0.1",
            "::1",
            "localhost",
        }:
            raise AssertionError(f"a test tried to reach {address}")
        return REAL_CONNECT(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture
def home(tmp_path):
    """An empty data folder."""
    return tmp_path / "home"


@pytest.fixture
def embedder():
    """Deterministic vectors without a model."""
    return BagEmbedder()


@pytest.fixture
def library(home, embedder):
    """An empty library with its indexes open."""
    with Library.open(load(home=home), embedder) as opened:
        yield opened.ready()


@pytest.fixture
def openai_server():
    """A fake OpenAI server."""
    server = FakeOpenAI()
    yield server
    server.close()


def pytest_collection_modifyitems(items):
    """Leave out coverage where it costs more than it tells."""
    for item in items:
        if item.module.__name__ in UNTRACED:
            item.add_marker(pytest.mark.no_cover)


def pytest_sessionfinish(session):
    """A worker process sends the figures of the mutation suite home."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["tables"] = TABLES


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    """What a worker has sent."""
    TABLES.update(getattr(node, "workeroutput", {}).get("tables", {}))


def pytest_terminal_summary(terminalreporter):
    """The kill rates, when the mutation suite was part of the run."""
    for title, lines in TABLES.items():
        terminalreporter.section(title)
        for line in lines:
            terminalreporter.write_line(line)
