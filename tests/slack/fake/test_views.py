"""Buttons, forms and homes of the fake Slack."""

from __future__ import annotations

import time

import pytest
from slack_sdk.webhook import WebhookClient

from tests.slack.fake.apps import ANYTHING, actions, button, field, form, listening, new_app, refused, rich


def test_a_button_is_pressed_and_answered_in_place(slack, client, ada, news):
    """On a message that all see and on one that only one person sees."""
    app, seen = new_app(slack, client), []

    @app.action("press")
    def pressed(ack, body, respond):
        ack()
        seen.append((body["actions"][0]["value"], body["container"]["is_ephemeral"], "message" in body))
        respond(text="changed", replace_original=True)

    with listening(slack, app):
        ts = client.chat_postMessage(channel=news, text="x", blocks=[actions(button(value="5"))])["ts"]
        slack.press(ada, news, ts, "press")
        slack.wait(lambda: slack.messages(news)[-1].text == "changed")
        client.chat_postEphemeral(channel=news, user=ada, text="x", blocks=[actions(button(value="6"))])
        slack.press(ada, news, slack.ephemeral(ada).ts, "press")
        slack.wait(lambda: slack.ephemeral(ada).text == "changed")
    assert seen == [("5", False, True), ("6", True, False)]


def test_menus_and_feedback_buttons_say_what_was_chosen(slack, client, ada, news):
    """In the shapes that Bolt hands to listeners."""
    app, seen = new_app(slack, client), []
    options = [{"text": {"type": "plain_text", "text": each}, "value": each} for each in ("day", "week")]
    menu = {"type": "static_select", "action_id": "reach", "options": options}
    good = {"text": {"type": "plain_text", "text": "Good"}, "value": "good:1"}
    bad = {"text": {"type": "plain_text", "text": "Bad"}, "value": "bad:1"}
    opinion = {
        "type": "feedback_buttons",
        "action_id": "opinion",
        "positive_button": good,
        "negative_button": bad,
    }

    @app.action(ANYTHING)
    def acted(ack, action):
        ack()
        seen.append(action.get("value") or action["selected_option"]["value"])

    with listening(slack, app):
        blocks = [actions(menu), {"type": "context_actions", "elements": [opinion]}]
        ts = client.chat_postMessage(channel=news, text="x", blocks=blocks)["ts"]
        slack.acked(slack.choose(ada, news, ts, "reach", "week"))
        slack.acked(slack.press(ada, news, ts, "opinion", "bad:1"))
    assert seen == ["week", "bad:1"]
    with pytest.raises(AssertionError, match="nothing here is called"):
        slack.press(ada, news, ts, "unknown")


def test_a_shortcut_opens_a_form_that_comes_back_filled_in(slack, client, ada, news):
    """First refused with an error on a field, then taken."""
    app, seen = new_app(slack, client), []

    @app.shortcut("summarize")
    def opened(ack, body, client):
        ack()
        client.views_open(
            trigger_id=body["trigger_id"], view=form(field(), callback_id="reason", private_metadata="7")
        )

    @app.view("reason")
    def sent(ack, view):
        why = view["state"]["values"]["b"]["why"]["value"]
        seen.append((why, view["private_metadata"]))
        ack(response_action="errors", errors={"b": "Say more."}) if len(why) < 3 else ack()

    with listening(slack, app):
        slack.shortcut(ada, news, slack.say(ada, news, "long story"), "summarize")
        view = slack.wait(lambda: slack.form(ada))
        slack.submit(ada, view.id, {"why": "no"})
        slack.wait(lambda: view.errors)
        assert view.open
        slack.submit(ada, view.id, {"why": "wrong date"})
        slack.wait(lambda: not view.open)
    assert seen == [("no", "7"), ("wrong date", "7")]
    assert slack.form(ada) is None


def test_a_required_field_and_an_unknown_one_are_noticed(slack, client, ada):
    """A person could not send such a form."""
    payload = slack.command(ada, slack.dm(ada), "/ask")
    view = client.views_open(trigger_id=payload["trigger_id"], view=form(field()))["view"]["id"]
    with pytest.raises(AssertionError, match="must be filled in"):
        slack.submit(ada, view, {})
    with pytest.raises(AssertionError, match="has no field"):
        slack.submit(ada, view, {"why": "x", "other": "x"})


def test_a_trigger_is_good_once(slack, client, ada):
    """And only if it is one."""
    trigger = slack.command(ada, slack.dm(ada), "/ask")["trigger_id"]
    client.views_open(trigger_id=trigger, view=form(field()))
    assert refused(client.views_open, trigger_id=trigger, view=form(field())) == "exchanged_trigger_id"
    assert refused(client.views_open, trigger_id="1.2.3", view=form(field())) == "invalid_trigger_id"


def test_a_trigger_is_good_for_three_seconds(slack, client, ada, monkeypatch):
    """After that the form can be opened no more."""
    monkeypatch.setattr("tests.servers.slack_methods.TRIGGER_SECONDS", 0.0)
    trigger = slack.command(ada, slack.dm(ada), "/ask")["trigger_id"]
    time.sleep(0.01)
    assert refused(client.views_open, trigger_id=trigger, view=form(field())) == "expired_trigger_id"


@pytest.mark.parametrize(
    ("view", "code"),
    [
        (form(field(), title={"type": "plain_text", "text": "x" * 25}), "invalid_arguments"),
        (
            {"type": "modal", "title": {"type": "plain_text", "text": "x"}, "blocks": [field()]},
            "invalid_arguments",
        ),
        (form(field(), private_metadata="x" * 3001), "invalid_arguments"),
        (form(*[{"type": "divider"}] * 101), "invalid_arguments"),
        (form({"type": "markdown", "text": "x"}), "invalid_arguments"),
    ],
    ids=["long title", "no submit", "private_metadata", "101 blocks", "markdown"],
)
def test_views_are_checked(slack, client, ada, view, code):
    """As strictly as messages."""
    trigger = slack.command(ada, slack.dm(ada), "/ask")["trigger_id"]
    assert refused(client.views_open, trigger_id=trigger, view=view) == code


def test_a_home_is_published_and_updated_by_hash(slack, client, ada):
    """An old hash does not overwrite a newer home."""
    app = new_app(slack, client)

    @app.event("app_home_opened")
    def opened(event, client):
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [rich(event["tab"])]})

    with listening(slack, app):
        slack.open_home(ada)
        home = slack.wait(lambda: slack.home(ada))
    view = {"type": "home", "blocks": [rich("new")]}
    client.views_publish(user_id=ada, view=view, hash=home["hash"])
    assert refused(client.views_publish, user_id=ada, view=view, hash=home["hash"]) == "hash_conflict"


def test_a_response_url_takes_five_posts(slack, client, ada, news):
    """Then it is used up."""
    url = slack.command(ada, news, "/ask")["response_url"]
    hook = WebhookClient(url)
    codes = [hook.send(text="hello", response_type="in_channel").status_code for _ in range(6)]
    assert codes == [200] * 5 + [404]
    assert len(slack.messages(news)) == 5


def test_forms_are_updated_and_stacked(slack, client, ada):
    """An old hash does not overwrite a newer form; three may lie on each other."""
    place = slack.dm(ada)
    first = client.views_open(trigger_id=slack.command(ada, place, "/ask")["trigger_id"], view=form(field()))[
        "view"
    ]
    client.views_update(view_id=first["id"], hash=first["hash"], view=form(field("new")))
    assert (
        refused(client.views_update, view_id=first["id"], hash=first["hash"], view=form(field()))
        == "hash_conflict"
    )
    for _ in range(2):
        client.views_push(trigger_id=slack.command(ada, place, "/ask")["trigger_id"], view=form(field()))
    trigger = slack.command(ada, place, "/ask")["trigger_id"]
    assert refused(client.views_push, trigger_id=trigger, view=form(field())) == "push_limit_reached"


def test_the_pane_takes_prompts_and_a_title(slack, client, ada, news):
    """Four prompts at most, and in direct messages only."""
    slack.events.add("assistant_thread_started")
    place, root = slack.dm(ada), slack.open_pane(ada, seen=news)
    event = slack.deliveries[-1].payload["event"]
    prompt = {"title": "Today", "message": "What happened today?"}
    client.assistant_threads_setSuggestedPrompts(channel_id=place, thread_ts=root, prompts=[prompt])
    client.assistant_threads_setTitle(channel_id=place, thread_ts=root, title="Bridge")
    many = {"channel_id": place, "thread_ts": root, "prompts": [prompt] * 5}
    assert event["assistant_thread"]["context"]["channel_id"] == news
    assert (slack.world.prompts[place, root], slack.world.titles[place, root]) == ([prompt], "Bridge")
    assert refused(client.assistant_threads_setSuggestedPrompts, **many) == "invalid_arguments"
