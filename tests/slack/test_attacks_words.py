"""Words that were made to stop the bot: every check of a message is over in a moment."""

from __future__ import annotations

import time

import pytest

from bot.slack.hall import requests
from bot.slack.hall.following import Scene, verdict
from bot.slack.hall.requests import Here, Ignored
from bot.understand import MAX_QUESTION
from tests.slack.test_requests import NOW, event

LONGEST = 40_000  # characters of a message that Slack takes
SOON = 1.0  # seconds; each takes some thousandths, and took minutes
HERE = Here("T1", "UBOT")


@pytest.mark.parametrize(
    "unit",
    [",", "\n", " ", "<", "<@", "&amp;", "summarize ", "digest of ", "it "],
)
@pytest.mark.parametrize("lead", ["summarize", "please digest", ""], ids=["summarize", "digest", "nothing"])
def test_a_hostile_message_is_read_at_once(lead, unit):
    """The longest message that Slack takes, of one piece again and again, is a request or none within a moment."""
    text = f"<@UBOT> {lead}{unit * (LONGEST // len(unit))}it"
    begun = time.monotonic()

    asked = requests.heard(event(text=text), HERE, NOW)

    assert not isinstance(asked, Ignored)
    assert time.monotonic() - begun < SOON


@pytest.mark.parametrize("length", [300, LONGEST], ids=["short", "longest"])
@pytest.mark.parametrize(
    "unit",
    [" about", " and,", " on this", "so, ", "who ", "A ", "?", "only from ", "and the "],
)
def test_a_hostile_follow_up_is_judged_at_once(unit, length):
    """Whether a message in a thread is for us is known within a moment."""
    text = f"more{unit * (length // len(unit))}\nx"
    begun = time.monotonic()

    verdict(text, Scene(asker=True))

    assert time.monotonic() - begun < SOON


def test_what_is_too_long_to_be_a_question_is_one_only_by_name():
    """A long paste in a thread is not for us; one that calls us is, and is told that it is too long."""
    paste = "who said that? " * (MAX_QUESTION // 10)

    assert verdict(paste, Scene(asker=True)) == "aside"
    assert verdict(f"evenhand, {paste}", Scene(asker=True)) == "ours"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("more about the bridge", "ours"),
        ("more please", "ours"),
        ("more details on this", "ours"),
        ("more on that please about the costs", "ours"),
        ("more or less", "aside"),
    ],
)
def test_asking_for_more_is_for_us(said, expected):
    """More details, more about something; not every "more"."""
    assert verdict(said, Scene(asker=True)) == expected
