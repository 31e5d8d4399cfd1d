"""What the fake Slack takes, refuses and breaks."""

from __future__ import annotations

import time
import urllib.error
from contextlib import suppress

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.servers.slack import FakeSlack
from tests.slack.fake.apps import ANYTHING, actions, button, listening, new_app, refused, rich


def test_each_fault_does_what_it_says(slack, client, ada, news):
    """What was done, and what the caller gets to know, differ."""
    outcomes = {}
    for kind in (500, "ratelimited", "lost", "unheard", "channel_not_found"):
        slack.fail("chat.postMessage", kind, retry_after=2)
        before = len(slack.messages(news))
        with pytest.raises((OSError, SlackApiError)) as caught:
            client.chat_postMessage(channel=news, text="hello")
        response = getattr(caught.value, "response", None)
        outcomes[kind] = (response and response.status_code, len(slack.messages(news)) - before)
        if kind == "ratelimited":
            assert caught.value.response.headers["Retry-After"] == "2"
    client.chat_postMessage(channel=news, text="hello")
    assert outcomes == {
        500: (500, 0),
        "ratelimited": (429, 0),
        "lost": (None, 1),
        "unheard": (None, 0),
        "channel_not_found": (200, 0),
    }


@pytest.mark.parametrize(("kind", "stands"), [("slow", 0), ("late", 1)])
def test_slow_and_late_differ_in_when_it_is_done(slack, news, ada, kind, stands):
    """A client with too little patience cannot tell them apart."""
    client = WebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=1)
    slack.fail("chat.postMessage", kind, seconds=1.5)
    with pytest.raises(TimeoutError):
        client.chat_postMessage(channel=news, text="hello")
    assert len(slack.messages(news)) == stands


def test_a_fault_may_hit_one_channel_only(slack, client, news, ada):
    """And as often as was asked."""
    other = slack.channel("other")
    slack.fail("*", 503, times=2, channel=news)
    client.chat_postMessage(channel=other, text="hello")
    codes = [refused(client.chat_postMessage, channel=news, text="hello") for _ in range(2)]
    client.chat_postMessage(channel=news, text="hello")
    assert codes == ["internal_error", "internal_error"]


def test_down_is_down_until_it_is_up(slack, client, ada, news):
    """Calls fail without effect; what people did before arrives afterwards."""
    app, seen = new_app(slack, client), []

    @app.event(ANYTHING)
    def note(event):
        seen.append(event["type"])

    with listening(slack, app, ping=0.1):
        slack.down()
        with pytest.raises((ConnectionError, urllib.error.URLError)):
            client.chat_postMessage(channel=news, text="hello")
        slack.mention(ada, news, "anybody?")
        time.sleep(0.3)
        assert seen == []
        slack.up()
        slack.wait(lambda: "app_mention" in seen, seconds=8)


def test_rates_are_enforced_when_asked_for(slack, client, ada, news):
    """A few at once, then one a second for each channel."""
    slack.limits = True
    other = slack.channel("other")
    codes = []
    for _ in range(6):
        with suppress(SlackApiError):
            codes.append(client.chat_postMessage(channel=news, text="hello")["ok"])
    client.chat_postMessage(channel=other, text="hello")
    assert len(codes) == 4
    assert slack.called("chat.postMessage")[4].status == 429


@pytest.mark.filterwarnings("ignore:The top-level `text`")
@pytest.mark.parametrize(
    ("args", "code"),
    [
        ({}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "channel": "C404"}, "channel_not_found"),
        ({"text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"text": "x", "markdown_text": "x"}, "markdown_text_conflict"),
        ({"text": "x", "blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
        ({"text": "x", "blocks": [{"type": "nonsense"}]}, "invalid_blocks"),
        ({"text": "x", "blocks": [{"type": "divider", "colour": "red"}]}, "invalid_blocks"),
        (
            {"text": "x", "blocks": [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}]},
            "invalid_blocks",
        ),
        (
            {"text": "x", "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]},
            "invalid_blocks",
        ),
        (
            {"text": "x", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]},
            "invalid_blocks",
        ),
        (
            {"text": "x", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": ""}}]},
            "invalid_blocks",
        ),
        ({"text": "x", "blocks": [rich("x" * 7000), rich("y" * 7000)]}, "msg_blocks_too_long"),
        ({"text": "x", "blocks": [rich("")]}, "invalid_blocks"),
        ({"text": "x", "blocks": [actions()]}, "invalid_blocks"),
        ({"text": "x", "blocks": [actions(button(value="x" * 2001))]}, "invalid_blocks"),
        ({"text": "x", "blocks": [actions(button(text="x" * 76))]}, "invalid_blocks"),
        ({"text": "x", "blocks": [actions(button(), button())]}, "invalid_blocks"),
        ({"text": "x", "blocks": [{"type": "divider", "block_id": "a"}] * 2}, "invalid_blocks"),
        ({"text": "x", "metadata": {"event_type": "a"}}, "invalid_metadata_schema"),
    ],
    ids=str,
)
def test_what_slack_refuses_is_refused(slack, client, ada, news, args, code):
    """With Slack's own codes."""
    assert refused(client.chat_postMessage, **{"channel": news, **args}) == code


def test_a_reply_can_be_no_root(slack, client, ada, news):
    """Threads are one level deep."""
    root = slack.say(ada, news, "hello")
    reply = client.chat_postMessage(channel=news, text="hi", thread_ts=root)["ts"]
    assert (
        refused(client.chat_postMessage, channel=news, text="hi", thread_ts=reply)
        == "cannot_reply_to_message"
    )


def test_private_channels_without_the_app_do_not_exist_for_it(slack, client, ada):
    """Public ones can be posted to with the scope for it."""
    private, public = slack.channel("board", private=True, bot=False), slack.channel("town", bot=False)
    client.chat_postMessage(channel=public, text="hello")
    assert refused(client.chat_postMessage, channel=private, text="hello") == "channel_not_found"
    assert refused(client.conversations_replies, channel=public, ts="1.1") == "not_in_channel"


def test_a_missing_scope_is_named():
    """As doctor wants to know it."""
    with FakeSlack(scopes="commands chat:write") as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)
        assert client.auth_test().headers["x-oauth-scopes"] == "chat:write,commands"
        with pytest.raises(SlackApiError) as caught:
            client.users_info(user="U1")
    assert caught.value.response["error"] == "missing_scope"
    assert caught.value.response["needed"] == "users:read"


@pytest.mark.parametrize(
    ("given", "code"),
    [("", "not_authed"), ("xoxb-other", "invalid_auth"), ("xapp", "not_allowed_token_type")],
)
def test_tokens_are_checked(slack, given, code):
    """Each kind opens only its own doors."""
    client = WebClient(base_url=slack.api_url)
    assert refused(client.auth_test, token=slack.app_token if given == "xapp" else given) == code


def test_an_update_replaces_keeps_and_is_seen(slack, client, ada, news):
    """Text without blocks removes blocks; metadata stays; earlier versions can be looked at."""
    told = {"event_type": "evenhand", "event_payload": {"key": "Ev1"}}
    ts = client.chat_postMessage(channel=news, text="one", blocks=[rich("one")], metadata=told)["ts"]
    client.chat_update(channel=news, ts=ts, text="two")
    message = slack.messages(news)[-1]
    assert (message.text, message.blocks, message.edited, message.metadata) == ("two", (), True, told)
    assert message.versions == (("one", (rich("one"),)),)
    assert refused(client.chat_update, channel=news, ts=ts, text="x" * 4001) == "msg_too_long"
    assert (
        refused(client.chat_update, channel=news, ts=slack.say(ada, news, "mine"), text="x")
        == "cant_update_message"
    )


def test_metadata_is_shown_only_when_asked_for(slack, client, ada, news):
    """Looking for an own message needs the flag."""
    root = slack.say(ada, news, "hello")
    told = {"event_type": "evenhand", "event_payload": {"key": "Ev1"}}
    client.chat_postMessage(channel=news, text="one", thread_ts=root, metadata=told)
    bare = client.conversations_replies(channel=news, ts=root)["messages"]
    full = client.conversations_replies(channel=news, ts=root, include_all_metadata=True)["messages"]
    assert [each.get("metadata") for each in bare] == [None, None]
    assert [each.get("metadata") for each in full] == [None, told]


def test_an_ephemeral_message_is_for_one_member(slack, client, ada, news):
    """It stands in no history."""
    small = slack.channel("small", members=[])
    client.chat_postEphemeral(channel=news, user=ada, text="psst")
    assert slack.ephemeral(ada).text == "psst"
    assert slack.messages(news) == []
    assert refused(client.chat_postEphemeral, channel=small, user=ada, text="psst") == "user_not_in_channel"


def test_what_would_notify_somebody_is_found(slack, client, ada, news):
    """In mrkdwn and in rich text, not in plain text."""
    client.chat_postMessage(channel=news, text="<!channel> hi", blocks=[rich("<!here> is only text")])
    assert slack.messages(news)[-1].signals == ("<!channel>",)


def test_channels_and_links_can_be_looked_up(slack, client, ada, news):
    """What settings and doctor ask for."""
    root = slack.say(ada, news, "see https://a.example/x?y=1&z=2.")
    opened = client.conversations_open(users=ada)["channel"]["id"]
    about = client.conversations_info(channel=news)["channel"]
    listed = [each["name"] for each in client.conversations_list()["channels"]]
    link = client.chat_getPermalink(channel=news, message_ts=root)["permalink"]
    assert opened == slack.dm(ada)
    assert (about["name"], about["is_member"], listed) == ("news", True, ["news"])
    assert link.endswith(f"/archives/{news}/p{root.replace('.', '')}")
    assert slack.messages(news)[0].text == "see <https://a.example/x?y=1&amp;z=2>."
