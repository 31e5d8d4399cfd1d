"""A client for each workspace."""

from __future__ import annotations

import logging

import pytest

from bot.slack.post.clients import Clients, NoClient
from tests.servers.slack import FakeSlack


def test_a_client_is_made_once_for_each_workspace():
    """The store of tokens is asked once; the client re-sends nothing by itself and logs no bodies."""
    asked = []
    clients = Clients(lambda team: asked.append(team) or f"xoxb-{team}", "http://127.0.0.1:9/api/")

    one = clients.of("T1")

    assert clients.of("T1") is one
    assert clients.of("T2") is not one
    assert asked == ["T1", "T2"]
    assert (one.retry_handlers, one.timeout, one.base_url) == ([], 10, "http://127.0.0.1:9/api/")
    assert one.logger.level == logging.CRITICAL


def test_a_workspace_without_the_app_has_no_client():
    """The error says what to do."""
    clients = Clients(lambda _team: None)

    with pytest.raises(NoClient) as caught:
        clients.of("T1")
    assert caught.value.remedy


def test_a_forgotten_client_is_made_anew_with_the_token_of_today():
    """After a new installation the old token is used no more."""
    tokens = {"T1": "xoxb-old"}
    clients = Clients(tokens.get)
    clients.of("T1")
    assert not clients.renewed("T1")
    tokens["T1"] = "xoxb-new"

    assert clients.renewed("T1")
    assert clients.of("T1").token == "xoxb-new"  # noqa: S105 -- invented
    clients.forget("T1")
    tokens.clear()
    assert not clients.renewed("T1")


def test_only_so_many_clients_are_kept(monkeypatch):
    """Thousands of workspaces take no more memory than hundreds."""
    monkeypatch.setattr("bot.slack.post.clients._KEPT", 3)
    clients = Clients(lambda team: f"xoxb-{team}")
    for n in range(9):
        clients.of(f"T{n}")

    assert list(clients._clients) == ["T6", "T7", "T8"]


def test_an_answer_that_was_lost_is_not_asked_for_again():
    """One call of ours is one call to Slack."""
    with FakeSlack() as slack:
        clients = Clients(lambda _team: slack.bot_token, slack.api_url)
        slack.fail("auth.test", "lost")

        with pytest.raises(OSError, match=r"."):
            clients.of(slack.team).auth_test()

        assert len(slack.called("auth.test")) == 1
