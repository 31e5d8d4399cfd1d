"""Requests and letters for tests of what happens between Slack and the Desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.slack.types import Asked, Letter, Post

ASKED = Asked(
    key="Ev1",
    kind="ask",
    surface="mention",
    team="T1",
    channel="C1",
    user="U1",
    text="How did the council vote?",
    at=datetime(2026, 11, 20, 12, tzinfo=UTC),
    thread="100.1",
    ts="100.1",
    conversation="T1:C1:100.1",
)


def asked(key, **changes):
    """A request; by default each is a conversation of its own."""
    return replace(ASKED, **{"key": key, "conversation": f"T1:C1:{key}", "at": datetime.now(UTC), **changes})


def letter_saying(words):
    """A letter of one line."""
    block = {"type": "section", "text": {"type": "plain_text", "text": words}}
    return Letter(Post(words, (block,)), claims=1)
