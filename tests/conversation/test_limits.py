"""Limits that stay for a thread, what is told of them, and sayings that ask nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.conversation.followups import resolve
from bot.conversation.history import Option, Past
from bot.conversation.slots import Slots
from bot.types import Window
from tests.articles import NOON
from tests.conversation.sayings import FLOOD, THURSDAY, past


def limited(**slots):
    """A thread with limits that the asker has set."""
    return Past(FLOOD, THURSDAY.now - timedelta(hours=1), Slots(topic="the flood at Ostrel", **slots))


MARCH = Window(NOON, NOON + timedelta(days=1), "last week", explicit=True)


@pytest.mark.parametrize(
    ("said", "question", "only", "stretch"),
    [
        ("How did the council vote?", "How did the council vote according to Valley Wire?", ("Valley Wire",), MARCH),
        ("only Reuters", "", ("Valley Wire",), MARCH),
        ("only Reuters and the Northern Star", f"{FLOOD[:-1]} according to the Northern Star?", ("the Northern Star",), MARCH),
        ("Who runs Kelm dam?", "Who runs Kelm dam according to Valley Wire?", ("Valley Wire",), MARCH),
        ("What did the Northern Star say about Kelm?", "What did the Northern Star say about Kelm?", ("Valley Wire",), MARCH),
        ("and in Kelm?", "How many people were killed in the flood in Kelm according to Valley Wire?", ("Valley Wire",), MARCH),
        ("only the Northern Star", f"{FLOOD[:-1]} according to the Northern Star?", ("the Northern Star",), MARCH),
        ("all outlets", FLOOD, (), MARCH),
        ("any time", f"{FLOOD[:-1]} according to Valley Wire?", ("Valley Wire",), None),
        ("everything", FLOOD, (), None),
        ("and on Monday?", f"{FLOOD[:-1]} on Monday according to Valley Wire?", ("Valley Wire",), None),
    ],
)  # fmt: skip
def test_limits_of_a_thread_stay_until_they_are_changed(said, question, only, stretch):
    """What the asker set holds for later questions, full ones too, until like replaces like."""
    found = resolve(said, [limited(only=("Valley Wire",), stretch=MARCH)], THURSDAY)

    assert (found.question, found.slots.only, found.slots.stretch) == (question, only, stretch)


@pytest.mark.parametrize(
    ("said", "slots", "line"),
    [
        ("How did the council vote?", {"only": ("Valley Wire",)}, 'Limited to Valley Wire: say "all outlets" to lift it.'),
        ("How did the council vote?", {"stretch": MARCH}, 'Limited to 26–27 March 2024: say "any time" to lift it.'),
        (
            "How did the council vote?",
            {"only": ("Valley Wire",), "stretch": MARCH},
            'Limited to Valley Wire and to 26–27 March 2024: say "all outlets" or "any time" to lift it.',
        ),
        ("What did the Northern Star say about Kelm?", {"only": ("Valley Wire",)}, ""),
    ],
)  # fmt: skip
def test_the_limits_that_hold_are_told(said, slots, line):
    """A full question is told which limits it got and how each is lifted, and nothing else."""
    assert resolve(said, [limited(**slots)], THURSDAY).shown() == line


@pytest.mark.parametrize("said", ["only Reuters", "only Reuters since Monday"])
def test_an_outlet_that_is_not_held_limits_nothing(said):
    """The reader learns that there is nothing by it; later questions are searched everywhere."""
    found = resolve(said, [past(FLOOD)], THURSDAY)
    later = resolve("and in Kelm?", [Past(found.question or FLOOD, THURSDAY.now, found.slots)], THURSDAY)

    assert "holds no articles by Reuters" in f"{found.reply} {found.shown()}"
    assert found.slots.only == ()
    assert later.question == "How many people were killed in the flood in Kelm?"


def test_a_source_is_told_once_however_long_the_thread():
    """Outlet and day replace their like: nothing is appended to what was appended before."""
    asked, slots = "How did the council vote?", Slots(only=("Valley Wire",))
    for said in ("and on 22 March?", "and the parliament?", "and on 24 March?", "since Monday?"):
        found = resolve(said, [Past(asked, THURSDAY.now, slots)], THURSDAY)
        asked, slots = found.question, found.slots

    assert asked == "How did the parliament vote according to Valley Wire?"


@pytest.mark.parametrize(
    ("said", "reply", "owed"),
    [
        ("1", "nothing to pick", True),
        ("2.", "nothing to pick", True),
        ("first", "nothing to pick", True),
        ("the second one", "nothing to pick", True),
        ("12", "nothing to pick", True),
        ("?", "Please ask a question", True),
        ("…!", "Please ask a question", True),
        ("👍", "Please ask a question", True),
        ("help", "Follow up:", False),
        ("Help!", "Follow up:", False),
        ("what can I ask?", "Follow up:", False),
        ("thanks", "You are welcome", False),
        ("ok, thank you very much!", "You are welcome", False),
        ("ok", "All right", False),
        ("Hello there", "Hello", False),
        ("danke", "You are welcome", False),
    ],
)
@pytest.mark.parametrize("questions", [(), (FLOOD,)], ids=["at first", "after a question"])
def test_what_asks_nothing_is_not_searched(said, reply, owed, questions):
    """Courtesies, numbers that pick nothing and signs without a word get a short reply."""
    found = resolve(said, [past(question) for question in questions], THURSDAY)

    assert (found.kind, found.wanted, found.owed) == ("receipt", None, owed)
    assert reply in found.reply


@pytest.mark.parametrize(
    "said",
    ["ok, and the ministry?", "Thanks, and in Kelm?", "hello kitty recall", "Who helped?", "help for Kelm"],
)
def test_questions_with_courteous_words_are_questions(said):
    """An "ok" before a question does not swallow it."""
    assert resolve(said, [past(FLOOD)], THURSDAY).kind in {"standalone", "follow_up"}


def test_a_number_out_of_range_is_told_the_range():
    """While two readings are open, "3" picks neither."""
    options = (Option("the attack at Kelm", "What is known?"), Option("the attack near Dorvik", "What else?"))

    found = resolve("3", [past("What is known about the attack?", options=options)], THURSDAY)

    assert "from 1 to 2" in found.reply


def test_a_days_own_question_is_not_cut_by_the_threads_time():
    """A question that names its day is searched in that day, whatever the thread is limited to."""
    found = resolve("What happened in Kelm on 3 May 2023?", [limited(stretch=MARCH)], THURSDAY)

    assert found.window is None
    assert found.slots.stretch == MARCH


def test_a_stretch_that_reached_to_now_goes_on():
    """A "since Monday" that was said an hour ago includes what was published within that hour."""
    asked_at = THURSDAY.now - timedelta(hours=1)
    stretch = Window(NOON, asked_at + timedelta(minutes=1), "since Tuesday", explicit=True)

    found = resolve("and in Kelm?", [limited(stretch=stretch)], THURSDAY)

    assert found.window.until == THURSDAY.now + timedelta(minutes=1)
