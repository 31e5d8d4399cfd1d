"""Who may ask what where."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from bot.slack.hall.channels import ChannelPolicy
from bot.slack.hall.limits import Limits
from bot.slack.hall.reception import Reception, refused
from bot.understand import MAX_QUESTION
from tests.slack.requests import ASKED, asked


@dataclass
class Desk:
    """Counter, policies, threads, zones and counts at once: none of them refuses anything by itself."""

    rule: ChannelPolicy = field(default_factory=ChannelPolicy)
    before: int = 0
    known: bool = False
    taken: list = field(default_factory=list)

    def take(self, asked):
        self.taken.append(asked)
        return not self.known

    def ahead(self, asked):
        return self.before

    def policy(self, team, channel):
        return self.rule

    def conversation(self, asked):
        return "T1:C1:earlier"

    def asked(self, asked):
        """Threads are not kept here."""

    def asked_by(self, team, user, since):
        return ()

    def asked_in(self, team, since):
        return 0


def reception(desk, workers=2):
    return Reception(desk, desk, Limits(desk), desk, desk, workers)


@pytest.mark.parametrize(
    ("changes", "policy", "told"),
    [
        ({}, {"mode": "off"}, "switched off"),
        ({}, {"allow": ("U2",)}, "channel’s list"),
        ({"text": ""}, {}, "How to ask"),
        ({"text": "help"}, {}, "How to ask"),
        ({"text": "help", "kind": "digest"}, {}, "How to ask"),
        ({"text": "", "kind": "summarize"}, {}, "address of an article"),
        ({"text": "x" * (MAX_QUESTION + 1)}, {}, "fewer words"),
    ],
)
def test_refusals_are_visible(changes, policy, told):
    """Each says why."""
    assert told in refused(asked("Ev1", **changes), ChannelPolicy(**policy)).text


@pytest.mark.parametrize(
    "changes", [{}, {"text": "thanks"}, {"text": "", "kind": "digest"}, {"text": "x" * MAX_QUESTION}]
)
def test_all_else_is_taken(changes):
    """A digest needs no words, and thanks are answered by the conversation."""
    assert refused(asked("Ev1", **changes), ChannelPolicy(allow=("U1",))) is None


def test_what_is_taken_carries_its_conversation():
    """The thread knows which."""
    desk = Desk()

    assert reception(desk).receive(ASKED) is None
    assert desk.taken[0].conversation == "T1:C1:earlier"


@pytest.mark.parametrize(("channel", "hidden"), [("C1", True), ("D1", False)])
def test_a_private_channel_hides_answers_but_not_in_direct_messages(channel, hidden):
    """There nobody else reads them anyway."""
    desk = Desk(ChannelPolicy(mode="private"))
    reception(desk).receive(asked("Ev1", channel=channel))

    assert desk.taken[0].private is hidden


@pytest.mark.parametrize(("ahead", "known", "told"), [(6, False, False), (7, False, True), (7, True, False)])
def test_a_long_queue_is_told_once(ahead, known, told):
    """From more than three requests for each worker on; not when the request was taken before."""
    desk = Desk(before=ahead, known=known)

    assert bool(reception(desk).receive(ASKED)) is told
