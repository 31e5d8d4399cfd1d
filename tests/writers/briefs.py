"""Briefs of an invented town, and writers that ask a fake model."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime

from bot.types import Brief, Exhibit, Question
from bot.writers.asking import Limits, Model
from bot.writers.generative import GenerativeWriter
from bot.writers.line import Access
from corpus.types import Span
from tests.verify import bench

KEY = "sk-secret-of-the-test-0001"
NOW = datetime(2031, 2, 5, 23, 30, tzinfo=UTC)
BRIDGE = "The Osmer bridge was rebuilt in 2029. The council paid 4.2 million crowns for it. Boats pass below."
COUNCIL = "The council of Osmer voted by 11 to 4 on Monday. Mayor Ida Brand said the tolls may end."


def article(text, *, outlet="Osmer Ledger", title="The bridge", suspect=(), language="en", published=NOW):
    """An article with this body."""
    return bench.article(
        text, outlet=outlet, title=title, suspect=tuple(suspect), language=language, published=published
    )


def exhibits(*texts, **given):
    """Each text as the whole of an article of its own, in this rank."""
    made = [article(text, outlet=f"Outlet {i}", **given) for i, text in enumerate(texts, start=1)]
    return tuple(Exhibit(i, one, Span(0, len(one.text))) for i, one in enumerate(made, start=1))


def brief(*texts, question="When was the bridge rebuilt?", zone="UTC", seconds=None, **given):
    """A brief on these texts, to be done in so many seconds."""
    asked = Question(question, now=NOW, zone=zone, topic=question)
    until = {} if seconds is None else {"until": time.monotonic() + seconds}
    return Brief(asked, exhibits(*(texts or (BRIDGE, COUNCIL))), **until, **given)


def model(url, *, prices=None, budget=None, **limits):
    """A model behind this address that waits little between tries."""
    limits = {"backoff": 0.02, **limits}
    return Model(Access("test-model", KEY, url), Limits(**limits), prices=prices, budget=budget)


def writer(chat, **given):
    """A writer that asks this server."""
    return GenerativeWriter(model(chat.url, **given))


def ignore(_claim):
    """Hear nothing."""


def listening(seconds=3.0):
    """The threads that still read a reply after at most so many seconds."""
    until = time.monotonic() + seconds
    while (
        names := [t for t in threading.enumerate() if t.name == "model-reply"]
    ) and time.monotonic() < until:
        time.sleep(0.02)
    return names
