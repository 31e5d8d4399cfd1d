"""Slack's payloads as requests."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.hall import requests
from bot.slack.hall.requests import Here, Ignored
from bot.understand import MAX_QUESTION

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HERE = Here("T1", "UBOT")


def event(**changes):
    told = {
        "type": "app_mention",
        "user": "U1",
        "channel": "C1",
        "ts": "100.1",
        "text": "<@UBOT> how did they vote?",
    }
    return {"event_id": "Ev1", "event": {**told, **changes}}


def message(**changes):
    return event(**{"type": "message", "channel_type": "channel", "text": "and the mayor?", **changes})


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("<@UBOT> how did they vote?", "how did they vote?"),
        ("<@UBOT|evenhand>, how did they vote?", "how did they vote?"),
        ("how did <@UBOT> they vote?", "how did they vote?"),
        ("R&amp;D &lt;b&gt; &amp;lt;", "R&D <b> &lt;"),
        ("see <https://a.example/x?a=1&amp;b=2|a.example>", "see https://a.example/x?a=1&b=2"),
        ("ask <@U2> or <@U3|ben>", "ask @U2 or @ben"),
        ("in <#C2|news> and <#C3>", "in #news and #C3"),
        ("<!here> and <!subteam^S1|@desk>", "@here and @desk"),
        ("<!date^1^{date}|20 November>", "20 November"),
        ("write to <mailto:a@b.example|a@b.example>", "write to a@b.example"),
        ("call <tel:+4912|+49 12>", "call +49 12"),
        ("first line\nsecond  line", "first line\nsecond line"),
        (":wave: hello", ":wave: hello"),
        ("", ""),
    ],
)
def test_text_is_read_as_it_was_typed(sent, typed):
    """Entities, links and names stand as people wrote them; our own name is left out."""
    assert requests.readable(sent, "UBOT") == typed


@given(st.text())
def test_any_typed_text_comes_back(text):
    """What Slack escapes is unescaped once."""
    sent = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    assert requests.readable(sent, "UBOT").split() == text.split()


def test_a_mention_belongs_to_its_thread():
    """A mention in a thread is answered there, one outside begins a thread."""
    outside = requests.heard(event(), HERE, NOW)
    inside = requests.heard(event(thread_ts="90.1"), HERE, NOW)

    assert (outside.thread, outside.conversation, outside.key) == ("100.1", "T1:C1:100.1", "Ev1")
    assert (inside.thread, inside.conversation) == ("90.1", "T1:C1:90.1")


@pytest.mark.parametrize(
    "body",
    [
        event(bot_id="B2"),
        event(edited={"user": "U1", "ts": "101.1"}),
        event(user="UBOT"),
        event(user="USLACKBOT"),
        event(user=None),
        event(hidden=True),
        event(channel="D1"),
        message(subtype="message_changed", message={"text": "x"}, user=None),
        message(subtype="message_deleted"),
        message(subtype="channel_join"),
        message(subtype="bot_message", bot_id="B2"),
        message(subtype="assistant_app_thread", channel="D1"),
        message(thread_ts="90.1", text="<@UBOT> and the mayor?"),
        message(),
        message(thread_ts="100.1"),
        event(type="reaction_added"),
        {},
    ],
)
def test_what_asks_nothing_is_ignored(body):
    """Edits, deletions, joins, bots, ourselves, mentions told twice, and talk outside threads."""
    assert isinstance(requests.heard(body, HERE, NOW), Ignored)


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast", None])
def test_words_with_a_file_or_for_the_channel_count(subtype):
    """A message with a file, and a reply that the channel sees as well, are messages."""
    asked = requests.heard(message(thread_ts="90.1", subtype=subtype), HERE, NOW)

    assert (asked.surface, asked.text) == ("thread", "and the mayor?")


@pytest.mark.parametrize("thread", ["", "90.1"])
def test_a_direct_message_counts_with_and_without_a_thread(thread):
    """Both kinds of pane are read."""
    asked = requests.heard(message(channel="D1", channel_type="im", thread_ts=thread), HERE, NOW)

    assert (asked.surface, asked.direct, asked.thread) == ("dm", True, thread or "100.1")


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("summarize the budget vote", "summarize", "the budget vote"),
        ("please summarise: https://a.example/x", "summarize", "https://a.example/x"),
        ("summarize", "summarize", ""),
        ("summarize that", "ask", "summarize that"),
        ("digest", "digest", ""),
        ("the digest of last week", "digest", "last week"),
        ("digestive health rules?", "ask", "digestive health rules?"),
        ("the digest is wrong", "ask", "the digest is wrong"),
    ],
)
def test_the_first_word_tells_the_kind(text, kind, rest):
    """Only a whole first word does."""
    asked = requests.heard(event(text=f"<@UBOT> {text}"), HERE, NOW)

    assert (asked.kind, asked.text) == (kind, rest)


def test_a_command_is_private_and_its_own_conversation():
    """Two commands never share a conversation."""
    body = {
        "command": "/digest",
        "text": " this week ",
        "user_id": "U1",
        "channel_id": "C1",
        "trigger_id": "1.2.x",
    }
    asked = requests.commanded({**body, "response_url": "https://hooks.example/1"}, HERE, NOW)

    assert (asked.kind, asked.text, asked.private, asked.thread) == ("digest", "this week", True, "")
    assert asked.conversation == "T1:C1:cmd:1.2.x"


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ({"text": "look: <https://a.example/x>."}, "https://a.example/x"),
        ({"text": "(<https://a.example/x|here>)"}, "https://a.example/x"),
        ({"text": "", "attachments": [{"from_url": "https://a.example/y"}]}, "https://a.example/y"),
        ({"text": "the budget vote"}, "the budget vote"),
        ({"text": "x" * 5000}, "x" * MAX_QUESTION),
    ],
)
def test_the_shortcut_prefers_a_link(shown, text):
    """The first address in a message is summarized, else the topic that its words are."""
    body = {"message": shown, "channel": {"id": "C1"}, "user": {"id": "U1"}, "trigger_id": "1.2.x"}

    assert requests.pointed_at(body, HERE, NOW).text == text


@pytest.mark.parametrize(
    ("hidden", "thread", "expected"),
    [(False, "90.1", "90.1"), (False, "", "100.1"), (True, "", ""), (True, "90.1", "90.1")],
)
def test_a_button_answers_where_it_stands(hidden, thread, expected):
    """Below a message in its thread; a hidden one is answered before the same eyes only."""
    box = {"message_ts": "100.1", "channel_id": "C1", "is_ephemeral": hidden, "thread_ts": thread}
    body = {"container": box, "channel": {"id": "C1"}, "user": {"id": "U1"}, "trigger_id": "1.2.x"}
    body |= {"response_url": "https://hooks.example/1", "actions": [{"value": "1"}]}

    asked = requests.asked_by_button(body, HERE, NOW, "1", "someday")

    assert (asked.thread, asked.private, asked.reach) == (expected, hidden, "")
    assert bool(asked.response_url) == hidden


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("<@U2> and you?", True),
        ("<!channel> look", True),
        ("<!subteam^S1> look", True),
        ("<@UBOT> look", False),
        ("&lt;@U2&gt; look", False),
        ("<https://a.example/@U2> look", False),
    ],
)
def test_who_else_is_called(text, calls):
    """People, groups and broadcasts count; what only looks like one does not."""
    assert requests.for_others(text, "UBOT") is calls
