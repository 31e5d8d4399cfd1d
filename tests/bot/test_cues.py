from __future__ import annotations

import pytest

from bot import cues


@pytest.mark.parametrize(
    ("question", "sentence", "about"),
    [
        ("How many soldiers were killed?", "12 people were killed.", False),
        ("How many soldiers were killed?", "Twelve soldiers were killed.", True),
        ("How many soldiers were killed?", "The soldiers went home.", False),
        ("How many Israelis were killed?", "The Israeli army killed 13,000 militants.", False),
        ("How many Palestinians have been killed?", "More than 32,400 Palestinians have been killed.", True),
        ("How many people have been killed?", "The ministry counted 471 dead.", True),
        ("How many died?", "The ministry said that 471 people were killed.", True),
        ("How many were wounded?", "342 people were hurt.", True),
        ("How many ships were diverted?", "14 ships went to other ports.", True),
        ("How many votes did it get?", "It received 14 votes.", True),
        ("Why did they vote?", "Nobody knows.", True),
    ],
)
def test_a_sentence_must_be_about_what_is_counted(question, sentence, about):
    """A figure of something else does not answer "how many"."""
    assert cues.about_counted(question, sentence) is about


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("What did Hamas say about the resolution?", ("Hamas",)),
        ("What has Yoav Gallant told reporters?", ("Yoav Gallant",)),
        ("What did the ministry do to Hamas?", ()),
        ("Who said that Hamas welcomed it?", ()),
    ],
)
def test_whose_words_are_asked_for(question, speakers):
    """Only "what did X say" asks for the words of X."""
    assert cues.speaker_asked(question, ("Hamas", "Yoav Gallant")) == speakers


@pytest.mark.parametrize(
    ("topic", "is_open"),
    [
        ("What happened yesterday?", True),
        ("What did report on 26 March 2024?", True),
        ("Any news?", True),
        ("What happened to the bridge?", False),
        ("Who resigned?", False),
    ],
)
def test_questions_about_nothing_in_particular(topic, is_open):
    """A question with a matter of its own is not open."""
    assert cues.open_ended(topic) is is_open
