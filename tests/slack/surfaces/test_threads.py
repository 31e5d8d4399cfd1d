"""Conversations: what is understood in a thread, and when the bot keeps quiet there."""

from __future__ import annotations

import re

import pytest

BLAST = "How many people were killed in the blast at the Velt grain terminal?"


@pytest.fixture
def followed(bureau):
    """Follow-ups need no mention in any channel."""
    with bureau.sheet("[defaults]\nfollow = true\n"):
        yield


def test_a_follow_up_is_understood_and_says_how(ada):
    """What carries over from the question before is shown."""
    first = ada.mention(
        "What did the health ministry of Lowmark say about the blast at the Velt grain terminal?"
    )
    told = ada.mention("and the Marran army?", first.thread_ts).said

    assert "“The Marran army denied striking the terminal.”" in told
    assert "Note: Searching: " in told
    assert "Taken as: What did the Marran army say about the blast at the Velt grain terminal?" in told


@pytest.mark.parametrize("words", ["source?", "show me the quote", "Where does that come from?"])
def test_receipts_come_from_the_record(ada, bureau, words):
    """The exact words with their place; no new answer is made."""
    first = ada.mention(BLAST)
    kept = bureau.answers()
    told = ada.mention(words, first.thread_ts)

    assert "41 people were killed and 36 wounded" in told.said
    assert "From the record of the answer to: How many people were killed" in told.said
    assert bureau.answers() == kept


def test_a_time_set_in_a_thread_stays(ada):
    """It is told with every answer after it."""
    first = ada.mention("What is reported about the wheat harvest of Ostrel in the last 7 days?")
    second = ada.mention("and about flour?", first.thread_ts)

    stretch = re.compile(r"Time: \d+ \w+ \d{4} \d\d:\d\d to .*\(Europe/Berlin\)")
    assert stretch.search(first.said)
    assert stretch.search(second.said)
    assert "in the last 7 days?" in second.said.partition("Taken as: ")[2]


def test_follow_ups_need_a_mention_unless_the_channel_wants_them(ada):
    """By default other words in a thread are none of our business."""
    first = ada.mention(BLAST)

    assert ada.silence("And how many were wounded?", first.thread_ts) == 1


def test_a_followed_thread_is_answered_without_a_mention(ada, followed):
    """Questions by who asked, and receipts."""
    first = ada.mention(BLAST)

    assert "36 wounded" in ada.say("How many were wounded in the blast?", first.thread_ts).said
    assert "Quote 1" in ada.say("source?", first.thread_ts).said


def test_people_who_talk_to_each_other_are_left_alone(ada, meet, followed):
    """Thanks, remarks, questions to somebody else; who wants us then mentions us."""
    ben = meet("Ben", channel=ada.channel)
    first = ada.mention(BLAST)

    assert ada.silence("Thanks, that helps!", first.thread_ts) == 1
    assert ben.silence("I saw that on TV yesterday.", first.thread_ts) == 1
    assert ada.silence(f"<@{ben.user}> what do you think?", first.thread_ts) == 1
    assert ben.silence("Should we lead with it?", first.thread_ts) == 1
    assert "36 wounded" in ben.mention("How many were wounded in the blast?", first.thread_ts).said


def test_threads_of_people_are_never_joined(ada, followed):
    """A question among people, in a thread that did not begin with us."""
    root = ada.slack.say(ada.user, ada.channel, "Lunch?")

    assert ada.silence("How many people were killed in the blast?", root) == 0
    assert "41 people" in ada.mention(BLAST, root).said
    assert ada.silence("And how many were wounded?", root) == 1


def test_two_threads_do_not_know_each_other(ada):
    """A follow-up belongs to its own."""
    ada.mention(BLAST)
    other = ada.mention("Why was the ferry of Kelm closed?")

    assert "closed for 11 days" in ada.mention("source?", other.thread_ts).said


def test_direct_messages_carry_on_in_their_thread(ada):
    """Without a mention; a new message is a new conversation."""
    first = ada.write(BLAST)
    assert "Quote 1" in ada.write("source?", first.thread_ts).said

    assert "Nothing has been asked in this thread yet." in ada.write("source?").said
