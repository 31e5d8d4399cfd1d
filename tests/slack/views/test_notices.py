"""Messages that are no answers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack import ids
from bot.slack.types import Post
from bot.slack.views import notices
from tests.slack.views.limits import ANY_ID, WORDS, check_post, texts, types

AGAIN = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
QUESTION = "<!channel> who won? https://evil.example & <@U9ZZZ>"


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        (notices.help_card(), "Evenhand answers questions about the news"),
        (notices.help_card("Write a question after /ask."), "Write a question after /ask."),
        (notices.refused(), "To be added, ask an operator."),
        (notices.off_here(), "switched off in this channel"),
        (notices.over_own_limit(30, AGAIN, "Europe/Berlin"), "again at 21 November 2026 00:30 Europe/Berlin"),
        (notices.over_day_limit(AGAIN, "UTC"), "again at 20 November 2026 23:30 UTC"),
        (notices.queued(1), "1 question is before yours"),
        (notices.queued(7), "7 questions are before yours"),
        (notices.too_long(2000), "longer than the 2,000 characters"),
        (notices.apology("e7f3a"), "An operator can look it up as e7f3a."),
        (notices.interrupted(), "interrupted by a restart"),
        (notices.not_installed(), "not installed in this workspace"),
        (notices.not_kept(), "not kept any more"),
        (notices.press_again(), "press the button again"),
        (notices.thanks(), "Thank you"),
        (notices.settings_kept("C1AB"), "are saved"),
        (notices.muted(), "stays quiet"),
        (notices.following(), "answers follow-ups"),
        (notices.passed_on("C1AB"), "They will reply in this thread."),
        (notices.passed_on("C1AB", private=True), "They will write to you."),
        (notices.no_editors(), "/ask settings"),
        (notices.resolved("U1AB"), "has taken care of"),
        (notices.resolved("U1AB", QUESTION), QUESTION),
    ],
)
def test_each_notice_says_what_happens(post, expected):
    """In a sentence that anybody understands, within Slack's limits."""
    check_post(post)
    assert expected in " ".join("".join(texts(list(post.blocks))).split())


def test_a_refusal_names_who_can_help():
    """Some of those who may ask, and no more than that; what is no person is left out."""
    post = notices.refused(("S0GROUP", "U1AB", "U2AB", "U3AB", "U4AB"))

    assert people(post) == ["U1AB", "U2AB", "U3AB"]


def test_editors_see_the_question_as_it_was_put():
    """The words stand as text, the asker by name, the link is Slack's own, and the button knows the answer."""
    post = notices.editor_request("a1b2", QUESTION, "U1AB", "https://acme.slack.com/archives/C1/p1")

    check_post(post)
    assert QUESTION in texts(list(post.blocks))
    assert people(post) == ["U1AB"]
    assert [(each["action_id"], each["value"]) for each in post.blocks[-1]["elements"]] == [
        (ids.RESOLVED, "a1b2")
    ]


def test_a_private_answer_has_no_thread_to_open():
    """Editors are told how an operator finds it."""
    post = notices.editor_request("a1b2", QUESTION, "U1AB", "")

    check_post(post)
    assert "evenhand explain a1b2" in texts(list(post.blocks))
    assert "The answer so far: " not in texts(
        list(notices.resolved_request(QUESTION, "U1AB", "", "U2AB").blocks)
    )


def test_a_resolved_request_has_no_button():
    """It tells who took care of it instead."""
    post = notices.resolved_request(QUESTION, "U1AB", "", "U2AB")

    check_post(post)
    assert people(post) == ["U1AB", "U2AB"]
    assert "actions" not in types(list(post.blocks))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "slack://x", "", "https://a.example/" + "x" * 4000])
def test_only_web_addresses_become_links(url):
    """Anything else leaves the words alone."""
    assert "link" not in types(list(notices.editor_request("a1", "Who?", "U1AB", url).blocks))


@given(WORDS, ANY_ID, WORDS, ANY_ID)
def test_no_words_of_others_act(question, asker, permalink, editor):
    """Whatever is asked, by whomever, Slack takes the message and reads no markup in it."""
    for post in (
        notices.editor_request("a1b2", question, asker, permalink),
        notices.resolved_request(question, asker, permalink, editor),
        notices.apology(question),
        notices.refused((asker, editor)),
        notices.passed_on(editor),
        Post("Shared", (notices.shared_by(asker),)),
    ):
        check_post(post)
        assert not {"mrkdwn", "markdown", "broadcast", "usergroup"} & types(list(post.blocks))


@given(st.integers(0, 10**6))
def test_counts_are_told(ahead):
    """The number that is said is the number that was given."""
    assert f"{ahead:,} question" in notices.queued(ahead).text


def people(post):
    return [each["user_id"] for each in _elements(list(post.blocks)) if each.get("type") == "user"]


def _elements(node):
    if isinstance(node, list):
        return [found for each in node for found in _elements(each)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for value in node.values() for found in _elements(value))]
