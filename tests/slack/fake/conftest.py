"""A fake Slack with a channel and a person."""

from __future__ import annotations

import pytest
from slack_sdk import WebClient

from tests.servers.slack import FakeSlack


@pytest.fixture
def slack():
    with FakeSlack(ack_seconds=0.4) as server:
        yield server


@pytest.fixture
def news(slack):
    return slack.channel("news")


@pytest.fixture
def ada(slack, news):
    return slack.user("Ada", tz="Europe/Berlin")


@pytest.fixture
def client(slack):
    return WebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=3)
