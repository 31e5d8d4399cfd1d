"""Presses, forms and people that do not belong where they turn up."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.slack import ids
from tests.servers.slack_state import Channel
from tests.slack.hall import Bot, fake, said
from tests.slack.requests import asked, letter_saying


@pytest.fixture
def slack():
    with fake() as slack:
        yield slack


@pytest.fixture
def ada(slack):
    return slack.user("Ada")


@pytest.fixture
def news(slack, ada):
    return slack.channel("news")


@pytest.fixture
def bot(slack, news, tmp_path):
    with Bot(tmp_path, slack) as bot:
        yield bot


def acted(slack, user, kind, team):
    """What an interaction carries, as if a person of `team` had done it."""
    with slack.world.lock:
        return {
            "type": kind,
            "team": {"id": team},
            "user": {"id": user, "team_id": team},
            "trigger_id": slack.world.trigger(team, user),
        }


def press(slack, user, channel, action, value, *, team=None, ts="1700000000.000100"):
    """A press that Slack never showed; waits until it was acknowledged."""
    team = team or slack.team
    hook = slack.world.hook(team, channel, user, ts)
    told = {
        "container": {"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": False},
        "channel": {"id": channel},
        "response_url": hook,
        "actions": [
            {"action_id": action, "block_id": f"{ids.REACH}:{value}", "type": "button", "value": value}
        ],
    }
    payload = acted(slack, user, "block_actions", team) | told
    slack.post.give("interactive", payload)
    return slack.acked(payload)


def sent(slack, user, form, about, values, *, team=None):
    """A form that was never opened; what the app answers."""
    team = team or slack.team
    view = {
        "id": "V1",
        "type": "modal",
        "callback_id": form,
        "private_metadata": json.dumps(about),
        "state": {"values": {name: {name: value} for name, value in values.items()}},
    }
    payload = acted(slack, user, "view_submission", team) | {"view": view}
    slack.post.give("interactive", payload)
    return slack.acked(payload).response


@pytest.mark.parametrize("action", [ids.QUOTES, ids.WHY, ids.REACH, ids.HUMAN, ids.SHARE, ids.FEEDBACK])
def test_an_answer_of_one_channel_is_not_shown_in_another(slack, bot, ada, news, action):
    """Who names the answer of a private channel elsewhere is told that it is not kept."""
    secret = slack.channel("secret", members=[ada], private=True)
    eve = slack.user("Eve")
    slack.command(ada, secret, "/ask", "how did they vote?")
    slack.ephemeral(ada)

    press(slack, eve, news, action, "good:a1" if action == ids.FEEDBACK else "a1")

    assert "not kept" in slack.ephemeral(eve).text
    assert slack.form(eve) is None
    assert slack.messages(news) == []
    assert bot.feedback.latest() == ()


def test_an_editors_mark_says_nothing_in_another_workspace(slack, bot, ada, news):
    """That a question of another workspace is resolved is told nowhere."""
    slack.reply(news, slack.mention(ada, news, "how did they vote?"))
    bot.ledger.accept(asked("theirs", team="T0OTHER", channel=news))
    bot.ledger.begin("theirs")
    bot.ledger.ready("theirs", letter_saying("theirs"), "b1")
    own = next(each for each in slack.messages(news) if each.bot)

    press(slack, ada, news, ids.RESOLVED, "b1", ts=own.ts)
    slack.quiet()

    assert bot.ledger.first("resolved:b1")


def test_feedback_is_kept_for_answers_only(slack, bot, ada, news):
    """A form about an answer that was never given here leaves nothing behind."""
    about = {"answer": "zzz", "team": slack.team, "channel": news}

    answer = sent(slack, ada, ids.REASON, about, {"remark": {"value": "x"}})

    assert "not kept" in json.dumps(answer)
    assert bot.feedback.latest() == ()


def test_settings_of_a_shared_channel_hold_for_people_of_other_workspaces(slack, bot, ada, news):
    """In a channel shared with another workspace its people are asked for by the same list, and by the same name."""
    other = slack.workspace("Other Desk")
    ivy = slack.user("Ivy", team=other)
    slack.command(ada, news, "/ask", "settings")
    form = slack.wait(lambda: slack.form(ada))
    slack.submit(ada, form.id, {"allow": [ada]})
    slack.wait(lambda: bot.channels.policy(slack.team, news).allow)

    press(slack, ivy, news, f"{ids.PICK}_1", "how did they vote?", team=other)
    slack.quiet()

    assert bot.heard == []


def test_people_of_other_workspaces_change_no_settings(slack, bot, ada, news):
    """They may be members of a shared channel; its settings are this workspace's."""
    other = slack.workspace("Other Desk")
    ivy = slack.user("Ivy", team=other)
    slack.world.channels[news].members.add(ivy)
    off = {"mode": {"selected_option": {"value": "off"}}}

    answer = sent(slack, ivy, ids.SETTINGS, {"team": other, "channel": news}, off, team=other)

    assert "Only members" in answer["errors"]["mode"]
    assert bot.channels.policy(slack.team, news).mode == bot.channels.policy(other, news).mode == "thread"


def test_forty_questions_at_once_do_not_pass_the_limit(slack, ada, news, tmp_path):
    """The limit counts what comes at the same moment."""
    with Bot(tmp_path, slack, per_user=5, per_day=9) as bot:
        start = threading.Barrier(40)

        def ask(number):
            start.wait()
            one = asked(
                f"Ev{number}", team=slack.team, channel=news, user=ada if number % 2 else f"U{number}"
            )
            return bot.rooms.reception.receive(one)

        with ThreadPoolExecutor(40) as pool:
            refused = [note for note in pool.map(ask, range(40)) if note]

        assert len(refused) == 31
        assert len(bot.ledger.asked_by(slack.team, ada, asked("x").at.replace(year=2020))) <= 5


def test_what_cannot_be_shared_between_two_people_is_shown_to_the_one(slack, bot, ada, news):
    """In direct messages of two people the app may not write: who shares an answer there gets it from the app."""
    ben, own = slack.user("Ben"), slack.dm(ada)
    theirs = Channel("D0THEIRS", "directmessage", slack.team, "im", {ada, ben})
    slack.world.channels[theirs.id] = theirs
    slack.command(ada, theirs.id, "/ask", "how did they vote?")
    shown = slack.ephemeral(ada)

    slack.press(ada, theirs.id, shown.ts, ids.SHARE)
    (told,) = slack.wait(lambda: slack.messages(own))

    assert "how did they vote?" in said(told)
    assert theirs.messages == {}
