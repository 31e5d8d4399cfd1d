"""How much may be asked: by a person, by a workspace; and what is said to who is over it."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.slack.surfaces.bureau import Bureau, Desk
from tests.slack.surfaces.conftest import fake
from tests.slack.surfaces.standing import check

WHEAT = "How large was the wheat harvest of Ostrel?"


@pytest.fixture
def limited(corpus, embedder, tmp_path):
    """Starts a bot with limits."""
    home = shutil.copytree(corpus, tmp_path / "home")
    with fake() as slack:
        yield lambda **limits: Bureau(home, slack, embedder, **limits)


def test_a_person_has_an_hours_questions(limited):
    """Then only they are told, with the time of the next; others go on, and help is free."""
    with limited(slack_per_user=2) as bureau:
        ada, ben = Desk(bureau.slack), Desk(bureau.slack, "Ben")
        ada.mention(WHEAT)
        ada.command("/ask", WHEAT)
        ada.slack.mention(ada.user, ada.channel, WHEAT)
        refusal = ada.note().said

        assert "You have asked 2 questions within an hour, which is the limit." in refusal
        assert re.search(r"ask again at \d+ \w+ \d{4} \d\d:\d\d Europe/Berlin\.", refusal)
        assert "How to ask" in ada.command("/ask", "help").said
        assert "310,000" in ben.mention(WHEAT).said
        check(bureau)


def test_a_workspace_has_a_days_questions(limited):
    """Whoever asks is told when it goes on."""
    with limited(slack_per_day=1) as bureau:
        ada, ben = Desk(bureau.slack), Desk(bureau.slack, "Ben")
        ada.mention(WHEAT)

        assert "used up its questions for today" in ben.command("/digest").said
        check(bureau)
