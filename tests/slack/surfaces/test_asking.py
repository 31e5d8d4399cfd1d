"""Questions in channels, in direct messages and in the agent pane: what a person gets to read."""

from __future__ import annotations

import re

import pytest

from bot.slack import ids
from tests.slack.surfaces.bureau import actions_of
from tests.slack.surfaces.press import HOSTILE

BLAST = "How many people were killed in the blast at the Velt grain terminal?"
VOTE = "How did the General Assembly vote on resolution ES-10/21?"
WHEAT = "How large was the wheat harvest of Ostrel?"


def test_a_mention_is_answered_in_its_thread(ada):
    """Claims, the figures that differ, sources, time, coverage and buttons, in this order."""
    reply = ada.mention(BLAST)

    assert reply.thread_ts in {message.ts for message in ada.slack.messages(ada.channel)}
    told = reply.said
    parts = [
        "20 to 30 people",
        "Figures differ",
        "Sources",
        "Time: no limit",
        "Looked at 8 articles",
        "Show the quotes",
    ]
    assert sorted(parts, key=told.index) == parts
    assert actions_of(reply) == [ids.QUOTES, ids.WHY, ids.REACH, ids.FEEDBACK]


def test_a_status_tells_that_work_has_begun(ada):
    """At once, in the thread of the question; the reply takes it away."""
    reply = ada.mention(BLAST)

    told = [each.status for each in ada.slack.statuses if each.thread == reply.thread_ts]
    assert told[0] == "is searching the articles"


def test_a_direct_message_needs_no_mention(ada):
    """The reply stands below the message, and the thread is named after the question."""
    reply = ada.write(WHEAT)

    assert "310,000 tonnes" in reply.said
    assert ada.slack.wait(lambda: ada.slack.world.titles.get((ada.pane, reply.thread_ts))) == WHEAT


def test_the_pane_offers_questions_to_begin_with(ada):
    """What is new, a digest, an outlet of the corpus, help: each of them gets a reply."""
    ada.slack.open_home(ada.user, tab="messages")
    prompts = ada.slack.wait(lambda: ada.slack.world.prompts.get((ada.pane, "")))

    assert [each["title"] for each in prompts] == [
        "What is new today?",
        "A digest of the last 24 hours",
        "The last 7 days in Harvest Gazette",
        "What can you do?",
    ]
    for each in prompts[:-1]:
        assert "Answer " in ada.write(each["message"]).said
    assert "How to ask" in ada.write(prompts[-1]["message"]).said


def test_figures_of_several_sides_stand_side_by_side(ada):
    """Newest first, each with who gives it, of which day, and its source; the lowered count is marked."""
    told = ada.mention(BLAST).said

    figures = re.findall(r"(\d[\d to]*), ([^,]+), (\d+ March 2024) \[(\d)\]( \(superseded\))?", told)
    assert [(number, who) for number, who, *_ in figures] == [
        ("20 to 30", "Westmark intelligence agencies"),
        ("41", "the health ministry of Lowmark"),
        ("50", "the health ministry of Lowmark"),
    ]
    assert [bool(superseded) for *_, superseded in figures] == [False, False, True]


def test_a_corrected_article_is_marked(ada):
    """In its line of the sources, with outlet, day and title."""
    assert "28 October 2023 20:00 Europe/Berlin (corrected): Iraq changes vote" in ada.mention(VOTE).said


def test_copies_are_one_source_that_others_carry(ada):
    """The agency is cited once, the outlets that print it are named beside it."""
    told = ada.mention(WHEAT).said

    assert "Also carried by Northern Star, Valley Courier" in told
    assert told.count("310,000 tonnes this year") == 1


def test_a_hostile_title_is_only_words(ada):
    """It stands in the sources as printed; nobody is called, nothing is linked."""
    reply = ada.mention("Why was the ferry of Kelm closed?")

    assert HOSTILE in reply.said
    assert reply.signals == ()
    assert not [url for url in reply.links if "evil.example" in url]


def test_an_opinion_is_called_one(ada):
    """What an outlet says as its opinion is never told as news."""
    assert (
        "Plain Review said in an opinion piece: “"
        in ada.mention("Should the ministers of Lowmark resign?").said
    )


def test_what_no_check_can_read_is_said(ada):
    """A German article is quoted as it stands, with a note."""
    told = ada.mention("Was will die Provinz Ostrel verkaufen?").said

    assert "“Die Provinz Ostrel will 20.000 Tonnen Mehl aus ihren Reserven verkaufen.”" in told
    assert "Note: Not checked in this language:" in told


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Kolkata"])
def test_the_time_is_told_in_the_zone_of_who_asks(meet, zone):
    """The stretch that was searched, and when an article was printed."""
    asker = meet(f"Zoe {zone[-3:]}", tz=zone)

    told = asker.mention("What did Harbor Wire report about the lighthouse of Sarne in the last 7 days?").said

    assert re.search(rf"Time: \d+ \w+ \d{{4}}( \d\d:\d\d)? to .*\({zone}\)", told)
    assert re.search(
        rf"Harbor Wire \(harborwire.example\), \d+ \w+ \d{{4}} \d\d:\d\d {zone}: Lighthouse", told
    )


def test_another_stretch_of_time_is_another_reply(ada):
    """The menu asks the same question again; the reply says which time it is about, in the same thread."""
    first = ada.mention("What is reported about the tram line to Dorvik?")
    ada.slack.choose(ada.user, ada.channel, first.ts, ids.REACH, "week")
    second = ada.reply(first.thread_ts, 2)

    assert "stays shut until spring" in first.said
    assert "Asked: What is reported about the tram line to Dorvik?" in second.said
    assert re.search(r"Time: .* to .*\(Europe/Berlin\)", second.said)
    assert "until spring" not in second.said.partition("Sources")[0]


def test_an_outlet_that_is_not_held_is_named(ada):
    """No answer is made up: the outlet is named, and what is nearest is offered."""
    told = ada.mention("What did Bloomberg report about the wheat harvest?").said

    assert "The corpus holds no articles by Bloomberg." in told
    assert "Nearest in the corpus" in told


def test_silence_is_no_denial(ada):
    """Where nothing is found the reply says so, and what that does not mean."""
    told = ada.mention("Who won the chess olympiad?").said

    assert "No answer: nothing in the corpus is about this." in told
    assert "does not mean that it did not happen" in told


@pytest.mark.parametrize("text", ["", "help"])
def test_a_mention_without_a_question_gets_help(ada, text):
    """The card is for the eyes of who needs it."""
    ada.slack.mention(ada.user, ada.channel, text)

    assert "How to ask" in ada.note().said


def test_a_question_of_many_pages_is_refused_visibly(ada):
    """With the number of characters that are read."""
    ada.slack.mention(ada.user, ada.channel, "why? " * 500)

    assert "2,000 characters" in ada.note().said


def test_nothing_but_new_words_of_people_is_answered(ada):
    """Edits and other bots get no reply."""
    reply = ada.mention(WHEAT)
    ada.slack.edit(ada.user, ada.channel, reply.thread_ts, f"<@{ada.slack.bot_user}> {VOTE}")
    ada.slack.redeliver(reply.thread_ts)
    ada.slack.quiet()

    assert len(ada.slack.replies(ada.channel, reply.thread_ts)) == 1
