"""Whom a message in one of our threads is for."""

from __future__ import annotations

import pytest

from bot.slack.hall.following import Scene, verdict

ASKER, TALK = Scene(asker=True), Scene(asker=True, talking=True)
OTHER, OTHER_TALK = Scene(asker=False), Scene(asker=False, talking=True)


@pytest.mark.parametrize(
    "said",
    [
        "and the ministry?",
        "And on Monday",
        "what about Reuters?",
        "only Reuters",
        "since Monday",
        "why?",
        "who said that",
        "Show me the quote",
        "source?",
        "quote 2",
        "2",
        "When was the vote",
        "can you show me the other reports?",
        "just Reuters.",
        "who voted against it",
        "is there a newer figure",
        "more details please",
        "Hat der Rat zugestimmt?",
        "¿Cuántos votos hubo?",
        "كم عدد الأصوات؟",
        "help",
        "evenhand, how did they vote",
    ],
)
def test_the_askers_questions_are_for_us(said):
    """What the person who asked asks next needs no mention."""
    assert verdict(said, ASKER) == "ours"


@pytest.mark.parametrize(
    "said",
    [
        "thanks!",
        "ok",
        "Great, thank you",
        "👍",
        "...",
        "Danke",
        "I will put this into the piece.",
        "Good find",
    ],
)
def test_the_askers_remarks_are_not(said):
    """Thanks, emojis and remarks get no reply, and are no sign that people talk."""
    assert verdict(said, ASKER) == "aside"


@pytest.mark.parametrize(
    "said",
    [
        "I was there, it was close",
        "That is wrong.",
        "did you call the mayor?",
        "We should run this tomorrow",
        "shall we publish?",
        "Interesting",
    ],
)
def test_what_others_say_to_people_is_talk(said):
    """Remarks and personal questions of others mean that people talk to each other."""
    assert verdict(said, OTHER) == "talk"


@pytest.mark.parametrize("said", ["And what did the ministry say?", "source?", "How many voted against it?"])
def test_others_may_ask_us_while_nobody_talks(said):
    """Right after our reply a plain question of somebody else is for us."""
    assert verdict(said, OTHER) == "ours"
    assert verdict(said, OTHER_TALK) == "talk"


@pytest.mark.parametrize("said", ["source?", "show me the quote", "What did the ministry say?"])
def test_receipts_and_questions_of_the_asker_are_answered_while_people_talk(said):
    """People who talk do not keep the asker from asking us."""
    assert verdict(said, TALK) == "ours"


@pytest.mark.parametrize("said", ["why do you think so?", "and the ministry", "no, it was Tuesday", "2"])
def test_what_the_asker_says_to_people_is_left_alone(said):
    """While people talk, personal questions and bare words of the asker are theirs."""
    assert verdict(said, TALK) in {"talk", "aside"}


@pytest.mark.parametrize("scene", [ASKER, TALK, OTHER], ids=["asker", "talk", "other"])
def test_who_calls_others_does_not_call_us(scene):
    """A message that mentions somebody else is never for us."""
    called = Scene(asker=scene.asker, talking=scene.talking, others=True)

    assert verdict("what did the ministry say?", called) == "talk"
