"""How the fake Slack brings events, commands and clicks to the app."""

from __future__ import annotations

import http.client
import json
import threading
import time
import urllib.request
from urllib.parse import urlsplit

import pytest
from slack_sdk import WebClient

from tests.servers.slack import FakeSlack
from tests.slack.fake.apps import ANYTHING, listening, new_app, pushed, refused


def test_starts_and_stops_at_once_and_leaves_no_thread():
    """Hundreds of tests start one each."""
    before, began = set(threading.enumerate()), time.perf_counter()
    with FakeSlack() as slack:
        started = time.perf_counter() - began
        WebClient(token=slack.bot_token, base_url=slack.api_url).auth_test()
        ended = time.perf_counter()
    assert started < 0.2
    assert time.perf_counter() - ended < 0.5
    assert set(threading.enumerate()) <= before


def test_a_mention_reaches_the_app_and_the_reply_stands_in_the_thread(slack, client, ada, news):
    """The whole way round, with payloads that Bolt understands."""
    app, seen = new_app(slack, client), []

    @app.event("app_mention")
    def answer(event, say, context, body):
        seen.append(
            (event["text"], context.team_id, context.user_id, context.bot_user_id, body["event_id"][:2])
        )
        say("The bridge was closed.", thread_ts=event["ts"])

    @app.event("message")
    def nothing():
        pass

    with listening(slack, app):
        ts = slack.mention(ada, news, "what about <b> & https://a.example/x")
        reply = slack.reply(news, ts)
        slack.quiet()
    text = f"<@{slack.bot_user}> what about &lt;b&gt; &amp; <https://a.example/x>"
    assert seen == [(text, slack.team, ada, slack.bot_user, "Ev")]
    assert (reply.text, reply.thread_ts, reply.user) == ("The bridge was closed.", ts, slack.bot_user)
    kinds = [each.payload["event"]["type"] for each in slack.deliveries]
    assert kinds.count("app_mention") == 1
    assert kinds.count("message") == 2  # the question, and our own reply
    assert all(seconds < 0.4 for seconds in slack.acks.values())


def test_an_event_that_nobody_acks_comes_again_three_times_and_a_command_never(slack, client, ada, news):
    """Bolt acks no event without a listener."""
    app = new_app(slack, client)
    slack.ack_seconds = 0.1
    with listening(slack, app):
        slack.mention(ada, news, "hello")
        slack.command(ada, news, "/nobody")
        slack.wait(lambda: all(not each.open for each in slack.deliveries))
    mentions = [
        each for each in slack.deliveries if each.payload.get("event", {}).get("type") == "app_mention"
    ]
    assert [each.attempt for each in mentions] == [0, 1, 2, 3]
    assert len({each.payload["event_id"] for each in mentions}) == 1
    assert [each["command"] for each in slack.refused] == ["/nobody"]


def test_a_late_ack_of_a_command_is_lost(slack, client, ada, news):
    """The person has seen an error by then."""
    app = new_app(slack, client)
    slack.ack_seconds = 0.1

    @app.command("/ask")
    def slow(ack):
        time.sleep(0.3)
        ack("working")

    with listening(slack, app):
        slack.command(ada, news, "/ask", "bridge")
        slack.wait(lambda: slack.refused)
        time.sleep(0.4)
    assert slack.ephemerals(ada) == []


def test_a_command_is_answered_by_its_ack_and_by_its_response_url(slack, client, ada):
    """Also in a channel where the app is not."""
    elsewhere = slack.channel("elsewhere", bot=False)
    app = new_app(slack, client)

    @app.command("/ask")
    def answer(ack, respond, command):
        ack("Looking it up.")
        respond(f"Nothing on {command['text']}.")

    with listening(slack, app):
        slack.command(ada, elsewhere, "/ask", "bridge")
        slack.ephemeral(ada, count=2)
    assert {each.text for each in slack.ephemerals(ada)} == {"Looking it up.", "Nothing on bridge."}


def test_redelivered_events_keep_their_id(slack, client, ada, news):
    """Which is what an app can tell them by."""
    app, seen = new_app(slack, client), []

    @app.event("app_mention")
    def note(body):
        seen.append(body["event_id"])

    @app.event("message")
    def nothing():
        pass

    with listening(slack, app):
        ts = slack.mention(ada, news, "hello")
        slack.wait(lambda: seen)
        slack.redeliver(ts, times=2)
        slack.wait(lambda: len(seen) == 3)
    assert len(set(seen)) == 1


def test_events_are_posted_signed_and_again_after_an_error(slack, client, ada, news):
    """HTTP mode: Bolt checks the signature; headers count the retries."""
    app, seen = new_app(slack, client), []
    slack.retry_pauses = (0.0, 0.0, 0.0)

    @app.event("app_mention")
    def note(event, request):
        seen.append(request.headers.get("x-slack-retry-num"))

    with pushed(slack, app):
        status, answer = slack.challenge()
        slack.mention(ada, news, "hello")
        slack.wait(lambda: all(not each.open for each in slack.deliveries))
    messages = [each for each in slack.deliveries if each.payload["event"]["type"] == "message"]
    assert (status, json.loads(answer)["challenge"]) == (200, "3eZbrw1a")
    assert seen == [None]
    assert [each.attempt for each in messages] == [0, 1, 2, 3]  # no listener: 404
    assert messages[1].reason == "http_error"


def test_a_command_by_http_is_answered_by_the_body(slack, client, ada, news):
    """A form with Slack's fields in, JSON or text out."""
    app = new_app(slack, client)

    @app.command("/ask")
    def answer(ack, command):
        ack(f"You asked {command['text']}")

    with pushed(slack, app):
        slack.command(ada, news, "/ask", "a & b")
        assert slack.ephemeral(ada).text == "You asked a & b"


def test_a_forged_signature_is_refused(slack, client):
    """The secret is what counts."""
    app = new_app(slack, client)
    with pushed(slack, app):
        address = urlsplit(slack.events_url)
        connection = http.client.HTTPConnection(address.hostname, address.port)
        body = b'{"type":"event_callback"}'
        headers = slack.signed(body) | {"X-Slack-Signature": "v0=00", "Content-Type": "application/json"}
        connection.request("POST", address.path, body, headers)
        status = connection.getresponse().status
        connection.close()
    assert status == 401


@pytest.mark.parametrize("trouble", ["drop_sockets", "mute_sockets", "refresh_sockets"])
def test_the_client_comes_back_and_gets_what_it_missed(slack, client, ada, news, trouble):
    """A reset, a half-open connection, Slack's own refresh."""
    app, seen = new_app(slack, client), []

    @app.event("app_mention")
    def note(event):
        seen.append(event["ts"])

    @app.event("message")
    def nothing():
        pass

    slack.ack_seconds = 2.0  # the client needs a little more than three to notice silence
    with listening(slack, app):
        first = slack.socket.all()
        getattr(slack, trouble)()
        ts = slack.mention(ada, news, "still there?")
        slack.wait(lambda: ts in seen, seconds=12)
        slack.wait(lambda: any(each.ready and each not in first for each in slack.socket.all()), seconds=12)
    assert set(seen) == {ts}


def test_a_ticket_opens_one_connection_only(slack, client):
    """Slack's addresses are for single use."""
    from websockets.exceptions import InvalidStatus
    from websockets.sync.client import connect

    url = client.apps_connections_open(app_token=slack.app_token)["url"]
    with connect(url) as connection:
        hello = json.loads(connection.recv())
    with pytest.raises(InvalidStatus):
        connect(url)
    assert hello["type"] == "hello"


def test_a_code_buys_a_token_once(slack, client):
    """And uninstalling kills it."""
    team = slack.workspace("Second Desk", installed=False)
    code = slack.code(team)
    pair = {"client_id": slack.client_id, "client_secret": slack.client_secret}
    answer = WebClient(base_url=slack.api_url).oauth_v2_access(**pair, code=code)
    second = WebClient(token=answer["access_token"], base_url=slack.api_url)
    assert second.auth_test()["team_id"] == answer["team"]["id"] == team
    assert refused(client.oauth_v2_access, **pair, code=code) == "code_already_used"
    slack.uninstall(team)
    assert refused(second.auth_test) == "account_inactive"


def test_workspaces_do_not_see_each_other(slack, client, ada, news):
    """A token opens one."""
    other = slack.workspace("Second Desk")
    place = slack.channel("news", team=other)
    bob = slack.user("Bob", team=other)
    assert refused(client.chat_postMessage, channel=place, text="hello") == "channel_not_found"
    assert refused(client.users_info, user=bob) == "user_not_found"
    assert client.users_info(user=ada)["user"]["tz"] == "Europe/Berlin"


def test_a_hundred_clients_at_once_are_served(slack, client, ada, news):
    """The load of the scenario tests."""
    threads = [
        threading.Thread(target=client.chat_postMessage, kwargs={"channel": news, "text": str(number)})
        for number in range(100)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {each.text for each in slack.messages(news)} == {str(number) for number in range(100)}


def test_edits_and_deletions_are_told(slack, client, ada, news):
    """As events that name the old message."""
    app, seen = new_app(slack, client), []

    @app.event(ANYTHING)
    def note(event):
        seen.append((event["type"], event.get("subtype"), "edited" in event))

    with listening(slack, app):
        ts = slack.say(ada, news, "hello")
        slack.edit(ada, news, ts, f"hello <@{slack.bot_user}>")
        slack.erase(ada, news, ts)
        slack.wait(lambda: len(seen) == 4)
    told = {("message", None, False), ("message", "message_changed", False), ("app_mention", None, True)}
    assert set(seen) == told | {("message", "message_deleted", False)}


def test_the_clock_of_slack_may_be_ahead(slack):
    """Its Date header tells."""
    slack.skew = 600
    with urllib.request.urlopen(f"{slack.api_url}auth.test") as response:  # noqa: S310 - loopback
        from email.utils import parsedate_to_datetime

        ahead = parsedate_to_datetime(response.headers["Date"]).timestamp() - time.time()
    assert 590 < ahead < 610
