"""Where people are."""

from __future__ import annotations

import pytest

from bot.slack.hall.people import FAILED, KEPT, People
from bot.slack.post.clients import Clients
from tests.servers.slack import FakeSlack


@pytest.fixture
def slack():
    with FakeSlack() as slack:
        yield slack


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def people(slack, clock=None):
    return People(
        Clients(lambda _team: slack.bot_token, slack.api_url), "Europe/Paris", clock=clock or Clock()
    )


def test_a_zone_is_asked_for_once_a_day(slack):
    """Slack is asked when a zone is needed and not known."""
    ada, clock = slack.user("Ada", tz="Asia/Kathmandu"), Clock()
    book = people(slack, clock)
    before = book.known("T1", ada)

    zones = {book.zone("T1", ada) for _ in range(3)}
    clock.now = KEPT + 1
    book.zone("T1", ada)

    assert (before, zones) == ("Europe/Paris", {"Asia/Kathmandu"})
    assert len(slack.called("users.info")) == 2


@pytest.mark.parametrize("fault", ["lost", "user_not_found", "ratelimited"])
def test_a_zone_that_cannot_be_had_is_the_fallback(slack, fault):
    """It is asked for again after a while, not at every question."""
    ada, clock = slack.user("Ada", tz="Asia/Kathmandu"), Clock()
    book = people(slack, clock)
    slack.fail("users.info", fault)

    first, second = book.zone("T1", ada), book.zone("T1", ada)
    clock.now = FAILED + 1

    assert (first, second, book.zone("T1", ada)) == ("Europe/Paris", "Europe/Paris", "Asia/Kathmandu")


@pytest.mark.parametrize("tz", ["", "Nowhere/City", "../etc/passwd"])
def test_what_is_no_zone_is_the_fallback(slack, tz):
    """Whatever Slack says of a person."""
    ada = slack.user("Ada", tz=tz)

    assert people(slack).zone("T1", ada) == "Europe/Paris"


def test_a_workspace_that_leaves_is_forgotten(slack):
    """Its people are not known any more, others' are."""
    ada = slack.user("Ada", tz="Asia/Kathmandu")
    book = people(slack)
    for team in ("T1", "T2"):
        book.zone(team, ada)

    book.forget("T1")

    assert [book.known(team, ada) for team in ("T1", "T2")] == ["Europe/Paris", "Asia/Kathmandu"]
