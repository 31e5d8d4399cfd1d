"""Answers that a model has written: what of them comes to Slack, and when no model is asked."""

from __future__ import annotations

import pytest

from bot.slack import ids
from tests.acceptance.test_answers import says
from tests.servers.openai import Reply
from tests.servers.slack_state import said

BLAST = "How many people were killed in the blast at the Velt grain terminal?"
VOTE = "How did the General Assembly vote on resolution ES-10/21?"
GOOD = ("41 people", "According to the health ministry, 41 people were killed and 36 wounded.")
SWAPPED = ("41 people", "According to the health ministry, 36 people were killed.")
ALSO = ("20 to 30", "Westmark intelligence agencies estimated that 20 to 30 people were killed.")


def everything(slack, reply):
    """All that a message has ever shown."""
    return "\n".join([reply.said, *(said(blocks) for _, blocks in reply.versions)])


def test_claims_are_shown_while_they_come(eve, chat):
    """The first one stands in the thread before the model has said the last; what was withheld never did."""
    chat.script(says(GOOD, SWAPPED, ALSO, pause=0.015, chunk=8))
    ts = eve.slack.mention(eve.user, eve.channel, BLAST)
    early = eve.slack.wait(lambda: [m for m in eve.slack.replies(eve.channel, ts) if m.streaming], 30)[0]
    reply = eve.reply(ts)

    assert GOOD[1] in early.said
    assert ALSO[1] not in early.said
    assert reply.ts == early.ts
    assert reply.said.startswith(GOOD[1])
    assert SWAPPED[1] not in everything(eve.slack, reply)
    assert "1 sentence withheld by the checks." in reply.said
    assert "is reading 8 articles from 8 outlets" in [each.status for each in eve.slack.statuses]


def test_why_tells_what_was_withheld(eve, chat):
    """The sentence, marked as withheld, and the reason in plain words; the model and its prompt are named."""
    chat.script(says(GOOD, SWAPPED))
    told = said(eve.window(eve.mention(BLAST), ids.WHY).view["blocks"])

    assert SWAPPED[1] in told
    assert "a figure is not in the words it cites" in told
    assert "Written by: test-model, prompt answer@" in told


def test_who_has_written_is_said(eve, chat):
    """In the small print of the answer, and in the home."""
    chat.script(says(GOOD))
    assert "Written by test-model; every sentence checked by code" in eve.mention(BLAST).said
    eve.slack.open_home(eve.user)

    home = said(eve.slack.wait(lambda: eve.slack.home(eve.user))["blocks"])
    assert "A model (test-model) proposes sentences" in home


@pytest.mark.parametrize("words", ["source?", "show me the quote"])
def test_receipts_need_no_model(eve, chat, words):
    """They are told from the record."""
    chat.script(says(GOOD))
    first = eve.mention(BLAST)
    before = len(chat.requests)
    told = eve.mention(words, first.thread_ts).said

    assert "41 people were killed and 36 wounded" in told
    assert "Meridian Post" in told
    assert len(chat.requests) == before


def test_buttons_need_no_model(eve, chat):
    """Neither the quotes, nor why, nor sharing."""
    chat.script(says(GOOD))
    note = eve.command("/ask", BLAST)
    before = len(chat.requests)
    eve.window(note, ids.QUOTES)
    eve.window(note, ids.WHY)
    eve.press(note, ids.SHARE)
    shared = eve.slack.wait(lambda: eve.slack.messages(eve.channel), 30)[0]

    assert GOOD[1] in shared.said
    assert len(chat.requests) == before


@pytest.mark.parametrize(
    "fault",
    [Reply(status=500), Reply(status=401, error_code="invalid_api_key"), Reply(content="I cannot say.")],
    ids=["down", "key", "prose"],
)
def test_without_its_model_the_bot_quotes(eve, chat, fault):
    """The answer stands on the articles' own sentences, and a note says why; nothing of the error is told."""
    chat.default, kept = fault, chat.default
    told = eve.mention(BLAST).said
    chat.default = kept

    assert "Meridian Post reported: “" in told
    assert "Note: " in told
    assert not {"401", "500", "invalid_api_key", "Traceback"} & set(told.split())


def test_a_cut_reply_is_called_partial(eve, chat):
    """What was checked stands; what is missing is said."""

    def cut(body):
        content = says(GOOD, SWAPPED, ALSO)(body).text
        return Reply(content=content, cut_after=content.index("20 to 30"))

    chat.script(cut)
    reply = eve.mention(BLAST)

    assert "Partial answer" in reply.said
    assert "broke off" in reply.said
    assert SWAPPED[1] not in everything(eve.slack, reply)
