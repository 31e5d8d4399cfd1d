"""A fake model for each test."""

from __future__ import annotations

import pytest

from bot.writers.line import _chat_class
from tests.servers.openai import FakeChat


@pytest.fixture(scope="session", autouse=True)
def libraries():
    """Loaded once: it takes seconds, which no deadline of a test is about."""
    _chat_class()


@pytest.fixture
def chat():
    """A chat model on loopback."""
    with FakeChat() as server:
        yield server
