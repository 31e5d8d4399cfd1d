"""The notice in Slack: within every limit, whole, in neutral words, and nothing in it acts."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.corrections.types import Change, Correction, Mention
from bot.slack.letters.corrections import correction_letter
from tests.corrections.room import words
from tests.corrections.test_changes import MARKET, NOON, TOLL, article
from tests.servers.slack_checks import check_message
from tests.slack.letters import limits
from tests.slack.letters.replies import BERLIN, DATES, QUALITY, URLS, WORDS

EASY = settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
KINDS = ("corrected", "updated", "withdrawn", "restored")
ASKED = "How many people were killed?"
ONCE = (Mention("answer", ASKED, 2),)


def change(kind="updated", now=MARKET, mentions=ONCE, **given):
    correction = Correction(kind, "a1", 2, TOLL, now)
    return Change(article(revision=2, **given), (correction,), mentions, NOON)


@st.composite
def changes(draw):
    made = st.builds(
        Correction, kind=st.sampled_from(KINDS), article_id=st.just("a1"), revision=st.just(2),
        was=WORDS, now=WORDS, notice=WORDS,
    )  # fmt: skip
    kinds = st.sampled_from(("answer", "summary", "digest", "incident"))
    mentions = st.builds(Mention, kind=kinds, question=WORDS, number=st.integers(0, 40))
    about = {name: draw(WORDS) for name in ("title", "outlet")}
    about |= {"url": draw(URLS), "published_at": draw(st.none() | DATES), "date_quality": draw(QUALITY)}
    return Change(
        replace(article(), **about),
        tuple(draw(st.lists(made, min_size=1, max_size=6))),
        tuple(draw(st.lists(mentions, max_size=3))),
        draw(st.none() | DATES),
    )


def bare(text):
    """The visible letters and digits of a text, in order."""
    return "".join(char for char in text if unicodedata.category(char)[0] in "LN")


@EASY
@given(st.lists(changes(), min_size=1, max_size=4))
def test_every_message_is_within_every_limit_and_nothing_in_it_acts(told):
    """Slack takes each message; its only links are those of the articles."""
    made = correction_letter(told, BERLIN)

    limits.check(made, {each.article.url for each in told})
    for post in made.posts:
        check_message(list(post.blocks))


@EASY
@given(changes())
def test_words_are_told_whole(told):
    """No word and no digit of what was cited, or stands there now, is lost."""
    made = correction_letter([told], BERLIN)

    shown = bare("".join(limits.words(post.blocks) for post in made.posts))
    for each in told.corrections:
        assert bare(each.was) in shown
        assert each.kind in {"withdrawn", "restored"} or bare(each.now) in shown


@pytest.mark.parametrize(
    ("told", "heading"),
    [
        ([change("corrected")], "Correction: the article cited as [2] in this answer has been corrected."),
        ([change("updated")], "Update: the article cited as [2] in this answer has changed."),
        (
            [change("withdrawn")],
            "Withdrawn: the article cited as [2] in this answer was withdrawn by its publisher.",
        ),
        ([change("withdrawn", url="")], "Withdrawn: the article cited as [2] in this answer was withdrawn."),
        (
            [change("restored", now=TOLL)],
            "Update: the article cited as [2] in this answer reads again as it was cited.",
        ),
        (
            [change(mentions=(Mention("digest", "", 3),))],
            "Update: the article cited as [3] in this digest has changed.",
        ),
        (
            [change(mentions=(Mention("summary", "a", 1), Mention("summary", "b", 2)))],
            "Update: the article cited in 2 summaries of this thread has changed.",
        ),
        (
            [change("updated"), change("corrected")],
            "Correction: 2 articles cited in this thread have changed.",
        ),
        (
            [change("withdrawn"), change("updated")],
            "Withdrawn: 2 articles cited in this thread have changed or were withdrawn.",
        ),
        ([change("withdrawn")] * 2, "Withdrawn: 2 articles cited in this thread were withdrawn."),
        (
            [change("restored")] * 2,
            "Update: 2 articles cited in this thread read again as they were cited.",
        ),
    ],
    ids=[
        "corrected", "updated", "withdrawn", "file", "restored", "digest", "two-summaries", "two", "mixed", "gone", "back",
    ],
)  # fmt: skip
def test_the_heading_says_what_has_happened(told, heading):
    """In the first line, and in the notification with the outlet."""
    made = correction_letter(told, BERLIN)

    assert words(made).splitlines()[0] == heading
    assert made.first.text.startswith(heading[:-1])
    assert "Valley Wire" in made.first.text


def test_the_notice_names_article_words_and_times():
    """Where it was printed, what was cited for which question, what stands there now, and when it was seen."""
    assert words(correction_letter([change()], BERLIN)).splitlines() == [
        "Update: the article cited as [2] in this answer has changed.",
        "Valley Wire (wire.example), 20 November 2026: Flood",
        f"Cited in reply to: {ASKED}",
        "Was:",
        TOLL,
        "Now:",
        MARKET,
        "Seen 20 November 2026 13:00 Europe/Berlin.",
    ]


def test_words_that_are_gone_are_said_to_be_gone():
    """Nothing is put in their place."""
    assert "These words no longer stand in it." in words(correction_letter([change(now="")], BERLIN))
