"""Summaries that a model drafts: its claims are checked, sorted by code, and completed with who it left out."""

from __future__ import annotations

import json

import pytest

from bot.summaries.types import Summary
from bot.writers.asking import Limits, Model
from bot.writers.extractive import ExtractiveWriter
from bot.writers.fallback import FallbackWriter
from bot.writers.generative import GenerativeWriter
from bot.writers.line import Access
from bot.writers.survey import SurveyWriter
from tests.articles import store
from tests.servers.openai import FakeChat, Reply, answer, citing
from tests.summaries.newsdesk import ASKED, Shelved, summarizer
from tests.summaries.test_stories import REPORTS, STORY


@pytest.fixture
def chat():
    with FakeChat() as server:
        yield server


@pytest.fixture
def summaries(library, chat):
    store(library, *REPORTS)
    model = Model(Access("test-model", "sk-planted", chat.url), Limits(patience=6.0, backoff=0.02))
    writing = GenerativeWriter(model, "summary")
    quoting = SurveyWriter(ExtractiveWriter(library.embedder.embed))
    shelf = library.ready()
    return summarizer(
        shelf, FallbackWriter(writing, quoting), stories=Shelved(shelf.archive, **{STORY: "Isolde"})
    )


def drafting(*claims):
    def step(body):
        return Reply(content=answer(*[citing(body, words, text) for words, text in claims]))

    return step


def test_what_the_model_writes_is_sorted_by_code_and_completed(summaries, chat):
    """Its claims stand in their sections with the further report that bears them out; who it passed over is quoted."""
    chat.script(
        drafting(
            ("sank off Corvane", "The ferry Isolde sank off Corvane on Monday with 120 people on board."),
            ("88 people", "The coastguard said that 88 people had been rescued."),
        )
    )

    summary = summaries.about(STORY, ASKED)

    assert isinstance(summary, Summary)
    assert [claim.text for claim in summary.agreed] == [
        "The ferry Isolde sank off Corvane on Monday with 120 people on board."
    ]
    assert len({quote.article_id for quote in summary.agreed[0].quotes}) == 2
    heard = {voice.party: voice.claims[0].text for voice in summary.voices}
    assert "The coastguard said that 88 people had been rescued." in {
        c.text for v in summary.voices for c in v.claims
    }
    assert heard["Minister Olla Brand"].startswith("Plain Review reported: “Minister Olla Brand said")
    assert summary.provenance.model == "test-model"
    assert summary.provenance.prompt.startswith("summary@")


def test_the_model_is_asked_to_summarise(summaries, chat):
    """One object with the task and the passages; the sections are not its business."""
    chat.script(drafting(("88 people", "The coastguard said that 88 people had been rescued.")))

    summaries.about(STORY, ASKED)

    sent = chat.requests[0].body["messages"][-1]["content"]
    data = json.loads(sent[sent.index("{") :])
    assert (data["task"], data["question"]) == ("summarize", "Ferry sinks off Corvane")


def test_loaded_and_changed_claims_are_withheld(summaries, chat):
    """A brutal word, a wrong figure and a dropped speaker never reach a section."""
    step = drafting(
        ("88 people", "The coastguard said that 98 people had been rescued."),
        ("88 people", "In a brutal night, the coastguard said that 88 people had been rescued."),
        ("88 people", "88 people had been rescued from the Isolde."),
    )
    chat.script(step, step)

    summary = summaries.about(STORY, ASKED)

    told = " ".join(claim.text for claim in summary.claims)
    assert "98" not in told
    assert "brutal" not in told
    assert {one.code for one in summary.withheld} >= {"number_not_in_evidence", "loaded_language"}


def test_without_the_model_sentences_are_quoted(summaries, chat):
    """The same sections, and a note that says why."""
    chat.script(*[Reply(status=500)] * 8)

    summary = summaries.about(STORY, ASKED)

    assert isinstance(summary, Summary)
    assert summary.agreed
    assert any("model" in notice for notice in summary.notices)
