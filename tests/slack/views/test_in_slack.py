"""Everything here, taken by a Slack that is as strict as the real one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from slack_sdk import WebClient
from slack_sdk.models.views import View

from bot.slack.views import notices
from bot.slack.views.channel_form import channel_choice, settings_form
from bot.slack.views.forms import Place, reading, reason_form
from bot.slack.views.home import HomeState, home
from corpus.types import Extent, SourceState
from tests.servers.slack import FakeSlack
from tests.slack.views.test_channel_form import HELD, MANY, Set
from tests.slack.views.test_notices import QUESTION

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LINK = "https://acme.slack.com/archives/C1/p1"


@pytest.fixture(scope="module")
def slack():
    with FakeSlack() as server:
        yield server


@pytest.fixture
def client(slack):
    return WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])


@pytest.mark.parametrize(
    "make",
    [
        lambda where: reason_form("a1b2", where),
        lambda where: settings_form(Set(outlets=HELD[:2], languages=("en",), follow=True), HELD, where),
        lambda where: settings_form(Set(without=MANY[:3], allow=("U1AB",), human="C1AB"), MANY, where),
        lambda where: settings_form(Set(locked=True), HELD, where),
        lambda where: channel_choice(where.team),
        lambda _: reading("Quotes", list(notices.help_card().blocks) * 40),
    ],
    ids=["reason", "settings by menu", "settings by name", "locked settings", "which channel", "reading"],
)
def test_slack_opens_every_window(slack, client, make):
    """Nothing is missing, and nothing is there that Slack does not know."""
    ada = slack.user("Ada")
    view = make(Place(slack.team, slack.channel("news")))

    opened = client.views_open(trigger_id=slack.world.trigger(slack.team, ada), view=view)

    assert opened["ok"]
    assert View(**view).to_dict()["type"] == "modal"  # the SDK's own checks


def test_slack_publishes_the_home(slack, client):
    """With sources in trouble and digests, too."""
    ada = slack.user("Ada")
    feeds = (SourceState("The Harbour Post", "https://h.example", failed_streak=4),)
    state = HomeState(NOW, "Europe/Berlin", Extent(3, 2, 3, NOW, NOW), NOW, feeds, ("every day at 9",))

    client.views_publish(user_id=ada, view=home(state))

    assert slack.home(ada)["blocks"]


@pytest.mark.parametrize(
    "post",
    [
        notices.help_card("Write a question after /ask."),
        notices.refused(("U1AB", "U2AB")),
        notices.apology("e7f3a"),
        notices.editor_request("a1b2", QUESTION, "U1AB", LINK),
        notices.resolved_request(QUESTION, "U1AB", LINK, "U2AB"),
        notices.passed_on("C1AB"),
        notices.settings_kept("C1AB"),
    ],
    ids=["help", "refusal", "apology", "request", "resolved", "passed on", "settings"],
)
def test_slack_posts_every_kind_of_notice(slack, client, post):
    """As they are, with their notification."""
    news = slack.channel("news")

    client.chat_postMessage(channel=news, text=post.text, blocks=list(post.blocks))

    assert [message.text for message in slack.messages(news)] == [post.text]
