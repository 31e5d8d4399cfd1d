"""Settings, refusals, editors, the app's home and a workspace that leaves, from the socket to what people see."""

from __future__ import annotations

import pytest

from bot.slack import ids
from bot.slack.hall.rooms import here_of
from corpus.errors import ArchiveError
from tests.slack.hall import Bot, fake, said


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


def test_a_channel_that_is_off_says_so(slack, ada, news, tmp_path):
    """Where the bot is switched off a mention is refused visibly, not answered."""
    with Bot(tmp_path, slack, toml=f'[channels.{news}]\nmode = "off"\n') as bot:
        slack.mention(ada, news, "how did they vote?")

        assert "switched off" in slack.ephemeral(ada).text
        assert bot.heard == []


def test_who_is_not_on_the_list_is_refused_visibly(slack, ada, news, tmp_path):
    """The refusal names who may ask; those on the list are answered."""
    ben = slack.user("Ben")
    with Bot(tmp_path, slack, toml=f'[channels.{news}]\nallow = ["{ben}"]\n') as bot:
        slack.mention(ada, news, "how did they vote?")
        slack.command(ada, news, "/ask", "how did they vote?")
        refusals = [slack.ephemeral(ada, count=n) for n in (1, 2)]
        slack.reply(news, slack.mention(ben, news, "and the mayor?"))

        assert all("list may ask" in each.text and ben in str(each.blocks) for each in refusals)
        assert bot.heard == ["and the mayor?"]


def test_a_private_channel_answers_the_asker_alone(slack, ada, news, tmp_path):
    """In the mode "private" a mention is answered by a message that others do not see."""
    with Bot(tmp_path, slack, toml='[defaults]\nmode = "private"\n'):
        slack.mention(ada, news, "how did they vote?")

        assert said(slack.ephemeral(ada)).startswith("ask: how did they vote?")
        assert [each for each in slack.messages(news) if each.bot] == []


def test_limits_are_told_with_the_time_of_the_next_question(slack, ada, news, tmp_path):
    """The question after the last one allowed is refused before the asker alone."""
    with Bot(tmp_path, slack, per_user=1) as bot:
        slack.reply(news, slack.mention(ada, news, "how did they vote?"))
        slack.mention(ada, news, "and the mayor?")

        assert "ask again at" in slack.ephemeral(ada).text
        assert bot.heard == ["how did they vote?"]


def test_who_has_to_wait_is_told_how_long_the_queue_is(slack, ada, news, tmp_path):
    """With more than three requests for each worker before one's own, their number is told."""
    with Bot(tmp_path, slack, workers=1) as bot:
        bot.script.gate.clear()
        for number in range(4):
            person = slack.user(f"P{number}")
            slack.command(person, news, "/ask", f"question {number}")
            slack.wait(lambda number=number: bot.counter.load.waiting + bot.counter.load.working > number)
        slack.command(ada, news, "/ask", "mine")

        assert "4 questions are before yours" in slack.ephemeral(ada).text


def test_settings_are_changed_in_a_form(slack, ada, news, tmp_path):
    """What a member chooses in "/ask settings" holds at once."""
    with Bot(tmp_path, slack) as bot:
        slack.command(ada, news, "/ask", "settings")
        form = slack.wait(lambda: slack.form(ada))
        payload = slack.submit(ada, form.id, {"mode": "private", "follow": ["follow"], "languages": "en, de"})
        slack.acked(payload)

        policy = bot.channels.policy(slack.team, news)
        assert (policy.mode, policy.follow, policy.languages) == ("private", True, ("en", "de"))
        assert "are saved" in said(slack.form(ada).view)


def test_only_members_change_settings(slack, ada, tmp_path):
    """From the home a channel is chosen; one that the person is not in is refused in the form."""
    ben = slack.user("Ben")
    other = slack.channel("other", members=[ben])
    with Bot(tmp_path, slack) as bot:
        slack.open_home(ada)
        slack.wait(lambda: slack.home(ada))
        slack.press(ada, None, slack.home(ada)["id"], ids.HOME_SETTINGS)
        form = slack.wait(lambda: slack.form(ada))
        slack.submit(ada, form.id, {"channel": other})
        slack.wait(lambda: slack.form(ada).errors)

        assert "Only members" in slack.form(ada).errors["channel"]
        assert bot.channels.policy(slack.team, other).mode == "thread"


def test_locked_settings_can_only_be_read(slack, ada, news, tmp_path):
    """Where the file locks a channel the form has nothing to send."""
    with Bot(tmp_path, slack, toml=f"[channels.{news}]\nlocked = true\n"):
        slack.command(ada, news, "/ask", "settings")
        form = slack.wait(lambda: slack.form(ada))

        assert "submit" not in form.view


def test_a_question_is_passed_on_to_editors_and_resolved(slack, ada, news, tmp_path):
    """Editors get the question once; when one marks it, the thread hears of it."""
    editors, eve = slack.channel("editors"), slack.user("Eve")
    with Bot(tmp_path, slack, toml=f'[defaults]\nhuman = "{editors}"\n'):
        ts = slack.mention(ada, news, "how did they vote?")
        reply = slack.reply(news, ts)

        slack.press(ada, news, reply.ts, ids.HUMAN)
        slack.ephemeral(ada)
        slack.press(ada, news, reply.ts, ids.HUMAN)
        assert "passed on" in slack.ephemeral(ada, count=2).text
        (asked,) = slack.messages(editors)
        slack.press(eve, editors, asked.ts, ids.RESOLVED)
        told = slack.reply(news, ts, count=2)

        assert "how did they vote?" in said(asked)
        assert eve in str(told.blocks)
        assert ids.RESOLVED not in str(slack.messages(editors)[0].blocks)


def test_without_editors_one_is_told(slack, ada, news, tmp_path):
    """The button “Ask an editor” where no channel is set says so."""
    with Bot(tmp_path, slack):
        reply = slack.reply(news, slack.mention(ada, news, "how did they vote?"))
        slack.press(ada, news, reply.ts, ids.HUMAN)

        assert "No channel for editors" in slack.ephemeral(ada).text


def test_editors_who_cannot_be_reached_are_no_confirmation(slack, ada, news, tmp_path):
    """When the editors' channel is closed to us the asker is told, and may press again."""
    editors = slack.channel("editors")
    with Bot(tmp_path, slack, toml=f'[defaults]\nhuman = "{editors}"\n'):
        reply = slack.reply(news, slack.mention(ada, news, "how did they vote?"))
        slack.fail("chat.postMessage", "is_archived", channel=editors)
        slack.press(ada, news, reply.ts, ids.HUMAN)
        first = slack.ephemeral(ada)
        slack.press(ada, news, reply.ts, ids.HUMAN)

        assert "cannot write" in first.text
        assert "passed on" in slack.ephemeral(ada, count=2).text


def test_the_home_and_the_pane_greet(slack, ada, tmp_path):
    """The home tells what is held; the messages offer questions to begin with."""
    with Bot(tmp_path, slack):
        slack.open_home(ada)
        slack.open_home(ada, tab="messages")
        slack.wait(lambda: slack.home(ada))

        prompts = slack.wait(lambda: slack.called("assistant.threads.setSuggestedPrompts"))
        assert "Evenhand answers questions" in said(slack.home(ada))
        assert prompts[0].args["prompts"]


def test_a_failure_is_an_apology_with_an_incident(slack, ada, news, tmp_path, monkeypatch, caplog):
    """The person gets an id that the records know; neither they nor the log get the error's words."""
    with Bot(tmp_path, slack) as bot:
        monkeypatch.setattr(bot.ledger, "accept", _failing)
        slack.command(ada, news, "/ask", "how did they vote?")

        shown = slack.ephemeral(ada)
        key = shown.text.split("Incident ")[1].strip(".")
        assert bot.records.get(key)["answer"]["kind"] == "incident"
        assert "secret words" not in str(shown) + caplog.text
        assert "how did they vote" not in caplog.text


def _failing(_asked):
    raise ArchiveError("secret words")


def test_what_another_process_has_left_is_heard(slack, ada, news, tmp_path):
    """An event that was claimed and not handled is answered by who finds it."""
    with Bot(tmp_path, slack) as bot:
        ts = slack.say(ada, news, "before the bot was asked")
        event = {"type": "app_mention", "user": ada, "channel": news, "ts": ts, "text": "how did they vote?"}
        kept = {"team": slack.team, "me": slack.bot_user, "body": {"event": event, "event_id": "Ev77"}}

        bot.hearing.again(kept)
        slack.reply(news, ts)

        assert bot.heard == ["how did they vote?"]


def test_a_workspace_that_leaves_is_forgotten(slack, ada, news, tmp_path):
    """After the app is removed nothing of the workspace is kept."""
    with Bot(tmp_path, slack) as bot:
        reply = slack.reply(news, slack.mention(ada, news, "how did they vote?"))
        slack.press(ada, news, reply.ts, ids.FEEDBACK, "good:a1")
        slack.ephemeral(ada)

        slack.uninstall()
        slack.wait(lambda: bot.feedback.latest() == ())

        slack.wait(lambda: bot.ledger.place("a1") is None)
        assert bot.threads.find(slack.team, news, reply.thread_ts) is None


def test_commands_are_acknowledged_while_slow_questions_are_worked_on(slack, ada, news, tmp_path):
    """Fifty questions that wait for a model do not keep a command from its three seconds."""
    with Bot(tmp_path, slack) as bot:
        bot.script.gate.clear()
        people = [slack.user(f"P{number}") for number in range(50)]
        for number, person in enumerate(people):
            slack.mention(person, news, f"question {number}")
        payload = slack.command(ada, news, "/ask", "mine")

        assert slack.acked(payload, 5).seconds < 3
        assert slack.refused == []


def test_help_in_a_direct_message_stands_in_its_thread(slack, ada, tmp_path):
    """There nobody else reads along."""
    channel = slack.dm(ada)
    with Bot(tmp_path, slack):
        ts = slack.say(ada, channel, "help")

        assert "How to ask" in said(slack.reply(channel, ts))


def test_the_older_pane_gets_suggestions_in_its_thread(slack, ada, tmp_path):
    """An app with the assistant view works as well."""
    with Bot(tmp_path, slack):
        root = slack.open_pane(ada)
        prompts = slack.wait(lambda: slack.called("assistant.threads.setSuggestedPrompts"))
        ts = slack.say(ada, slack.dm(ada), "how did they vote?", thread=root)
        slack.wait(lambda: len(slack.replies(slack.dm(ada), root)) == 1)

        assert prompts[0].args["thread_ts"] == root
        assert ts


def test_two_processes_answer_an_event_once(slack, ada, news, tmp_path):
    """Deliveries of one event that reach both are answered by one."""
    with Bot(tmp_path, slack) as one, Bot(tmp_path, slack) as two:
        ts = slack.mention(ada, news, "how did they vote?")
        slack.redeliver(ts, times=6)
        slack.reply(news, ts)
        slack.quiet()

        assert len(one.heard) + len(two.heard) == 1
        assert len(slack.replies(news, ts)) == 1


def test_a_press_on_an_answer_of_another_workspace_shows_nothing(slack, ada, news, tmp_path):
    """An answer's record is for the workspace that it was given in."""
    with Bot(tmp_path, slack) as bot:
        reply = slack.reply(news, slack.mention(ada, news, "how did they vote?"))
        theirs = bot.rooms.record("a1", "T0OTHER")
        slack.press(ada, news, reply.ts, ids.WHY)

        assert theirs is None
        assert slack.wait(lambda: slack.form(ada))


@pytest.mark.parametrize(
    ("context", "team"),
    [
        ({"team_id": "T1", "enterprise_id": "E1", "is_enterprise_install": False}, "T1"),
        ({"team_id": "T1", "enterprise_id": "E1", "is_enterprise_install": True}, "E1"),
        ({"team_id": "T1", "enterprise_id": None, "is_enterprise_install": False}, "T1"),
    ],
)
def test_everything_hangs_on_where_the_app_is_installed(context, team):
    """The organisation where it is installed for all of it, else the workspace."""
    assert here_of(context).team == team
