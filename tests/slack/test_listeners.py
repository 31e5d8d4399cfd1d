"""What people do in Slack and what comes of it, from the socket to the reply."""

from __future__ import annotations

import pytest

from bot.slack import ids
from corpus.errors import ArchiveBusy
from tests.slack.hall import Bot, fake, said

FOLLOW = "[defaults]\nfollow = true\n"


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
def bot(slack, tmp_path):
    with Bot(tmp_path, slack) as bot:
        yield bot


@pytest.fixture
def following(slack, tmp_path):
    with Bot(tmp_path, slack, toml=FOLLOW) as bot:
        yield bot


def test_a_mention_is_answered_in_its_thread(slack, bot, ada, news):
    """A mention gets one reply below it, without our own name in the question."""
    ts = slack.mention(ada, news, "what about R&D <b>?")

    reply = slack.reply(news, ts)

    assert said(reply).startswith("ask: what about R&D <b>?")
    assert bot.script.asked[0].surface == "mention"


def test_a_redelivered_mention_is_answered_once(slack, bot, ada, news):
    """Slack's second and third delivery of an event change nothing."""
    ts = slack.mention(ada, news, "how did they vote?")
    slack.reply(news, ts)

    slack.redeliver(ts, times=2)
    slack.quiet()

    assert bot.heard == ["how did they vote?"]
    assert len(slack.replies(news, ts)) == 1


def test_an_event_that_cannot_be_claimed_is_sent_again(slack, bot, ada, news, monkeypatch):
    """While the archive fails Slack gets no acknowledgement; its next delivery is answered."""
    first, faults = bot.ledger.first, [ArchiveBusy("locked")]
    monkeypatch.setattr(
        bot.ledger, "first", lambda *given: (_ for _ in ()).throw(faults.pop()) if faults else first(*given)
    )

    ts = slack.mention(ada, news, "how did they vote?")
    slack.wait(lambda: not faults)
    slack.redeliver(ts, times=1)

    assert slack.reply(news, ts)


def test_an_event_that_can_never_be_claimed_is_not_passed_over(slack, bot, ada, news, monkeypatch):
    """After its last delivery the asker is told that there is no answer; before, and of others' talk, nobody is."""
    slack.ack_seconds = 0.3
    monkeypatch.setattr(bot.ledger, "first", _locked)
    slack.say(ada, news, "how did they vote?", slack.mention(ada, news, "how did they vote?"))
    slack.wait(lambda: not any(each.open for each in slack.deliveries), 20)

    assert "no answer" in slack.ephemeral(ada).text
    assert len(slack.ephemerals(ada)) == 1


def _locked(*_):
    raise ArchiveBusy("locked")


def test_direct_messages_need_no_mention(slack, bot, ada):
    """A direct message is answered in its thread, which is named after it."""
    channel = slack.dm(ada)

    ts = slack.say(ada, channel, "What is new today?")
    slack.reply(channel, ts)

    titles = slack.wait(lambda: slack.called("assistant.threads.setTitle"))
    assert titles[0].args["title"] == "What is new today?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("summarize https://news.example/bridge", "summarize: https://news.example/bridge"),
        ("digest last 24 hours", "digest: last 24 hours"),
        ("digest", "digest: "),
    ],
)
def test_a_first_word_may_ask_for_something_else(slack, bot, ada, text, expected):
    """A mention that begins with "summarize" or "digest" is that."""
    channel = slack.channel("desk")

    reply = slack.reply(channel, slack.mention(ada, channel, text))

    assert said(reply).startswith(expected)


def test_an_empty_mention_gets_help(slack, bot, ada, news):
    """Only the person is shown how to ask."""
    slack.mention(ada, news, "")

    assert "How to ask" in said(slack.ephemeral(ada))
    assert bot.heard == []


def test_edits_and_other_bots_are_passed_over(slack, bot, ada, news):
    """An edited question is not answered again."""
    ts = slack.mention(ada, news, "how did they vote?")
    slack.reply(news, ts)

    slack.edit(ada, news, ts, f"<@{slack.bot_user}> how did the council vote?")
    slack.quiet()

    assert bot.heard == ["how did they vote?"]


def test_talk_in_channels_is_neither_answered_nor_kept(slack, bot, ada, news):
    """What people write outside our threads leaves no trace, and is acknowledged."""
    slack.say(ada, news, "lunch?")
    slack.quiet()

    assert all(each.seconds is not None for each in slack.deliveries)
    assert bot.ledger.owners() == frozenset()


def test_a_follow_up_needs_no_mention_where_that_is_set(slack, following, ada, news):
    """In a thread that began with a mention the asker's next question is answered."""
    ts = slack.mention(ada, news, "how did they vote?")
    slack.reply(news, ts)

    slack.say(ada, news, "and the mayor?", thread=ts)
    slack.reply(news, ts, count=2)

    asked = following.script.asked
    assert [each.text for each in asked] == ["how did they vote?", "and the mayor?"]
    assert asked[0].conversation == asked[1].conversation


def test_people_who_talk_to_each_other_are_left_alone(slack, following, ada, news):
    """Remarks between people in our thread get no reply; "source?" of the asker does."""
    ben = slack.user("Ben")
    ts = slack.mention(ada, news, "how did they vote?")
    slack.reply(news, ts)

    slack.say(ben, news, "I was there, it was close", thread=ts)
    slack.say(ada, news, "did you talk to the mayor?", thread=ts)
    slack.say(ada, news, f"<@{ben}> can we use this?", thread=ts)
    slack.quiet()
    slack.say(ada, news, "source?", thread=ts)
    slack.reply(news, ts, count=2)

    assert following.heard == ["how did they vote?", "source?"]


def test_a_muted_thread_needs_a_mention(slack, following, ada, news):
    """After "Mute" follow-ups are passed over and mentions are answered."""
    ts = slack.mention(ada, news, "how did they vote?")
    reply = slack.reply(news, ts)

    slack.press(ada, news, reply.ts, ids.MUTE)
    slack.ephemeral(ada)
    slack.say(ada, news, "and the mayor?", thread=ts)
    slack.quiet()
    slack.mention(ada, news, "and the mayor?", thread=ts)
    slack.reply(news, ts, count=2)

    assert len(following.heard) == 2


def test_commands_are_answered_before_the_asker_alone(slack, bot, ada, news):
    """/ask is acknowledged at once and answered by a message that others do not see."""
    payload = slack.command(ada, news, "/ask", "how did they vote?")

    shown = slack.ephemeral(ada)

    assert said(shown).startswith("ask: how did they vote?")
    assert slack.acked(payload).seconds < 3
    assert [each for each in slack.messages(news) if each.bot] == []


@pytest.mark.parametrize(("command", "text"), [("/ask", ""), ("/ask", "help"), ("/summarize", "")])
def test_commands_without_a_question_get_help(slack, bot, ada, news, command, text):
    """Misuse shows how to ask."""
    slack.command(ada, news, command, text)

    assert "How to ask" in said(slack.ephemeral(ada))


def test_the_shortcut_summarizes_the_linked_article(slack, bot, ada, news):
    """The address in the message is what is summarized, for the asker alone."""
    ts = slack.say(ada, news, "look: https://news.example/bridge, wow")

    slack.shortcut(ada, news, ts, ids.SUMMARIZE)

    slack.ephemeral(ada)
    asked = bot.script.asked[0]
    assert (asked.kind, asked.text, asked.private) == ("summarize", "https://news.example/bridge", True)


def test_windows_show_quotes_and_reasons(slack, bot, ada, news):
    """Both windows open from the record."""
    reply = slack.reply(news, slack.mention(ada, news, "how did they vote?"))

    slack.press(ada, news, reply.ts, ids.QUOTES)
    slack.wait(lambda: slack.form(ada))
    quotes = slack.form(ada)
    slack.close(ada, quotes.id)
    slack.press(ada, news, reply.ts, ids.WHY)
    slack.wait(lambda: slack.form(ada))

    assert said(quotes.view) == "the words behind a1"
    assert said(slack.form(ada).view) == "why a1"


def test_a_late_press_is_told_to_press_again(slack, bot, ada, news):
    """A window that comes too late is replaced by a note."""
    reply = slack.reply(news, slack.mention(ada, news, "how did they vote?"))
    slack.fail("views.open", "expired_trigger_id")

    slack.press(ada, news, reply.ts, ids.QUOTES)

    assert "press the button again" in slack.ephemeral(ada).text


def test_another_stretch_of_time_asks_again_in_the_thread(slack, bot, ada, news):
    """The menu asks the same question with the chosen reach."""
    ts = slack.mention(ada, news, "how did they vote?")
    reply = slack.reply(news, ts)

    slack.choose(ada, news, reply.ts, ids.REACH, "week")
    slack.reply(news, ts, count=2)

    first, second = bot.script.asked
    assert (second.text, second.reach, second.thread) == (first.text, "week", ts)
    assert second.conversation == first.conversation


def test_a_pick_answers_in_the_same_conversation(slack, bot, ada, news):
    """The button of a reading carries on what was asked in private."""
    slack.command(ada, news, "/ask", "what about the attack?")
    shown = slack.ephemeral(ada)

    slack.press(ada, news, shown.ts, f"{ids.PICK}_1")
    slack.ephemeral(ada, count=2)

    first, second = bot.script.asked
    assert (second.text, second.conversation, second.private) == ("1", first.conversation, True)


def test_a_private_answer_is_shared_once(slack, following, ada, news):
    """Everybody sees the same words without the button; follow-ups below it carry on the conversation."""
    slack.command(ada, news, "/ask", "how did they vote?")
    shown = slack.ephemeral(ada)

    slack.press(ada, news, shown.ts, ids.SHARE)
    shared = slack.wait(lambda: [each for each in slack.messages(news) if each.bot])[0]
    slack.press(ada, news, shown.ts, ids.SHARE)
    slack.ephemeral(ada, count=2)
    slack.say(ada, news, "and the mayor?", thread=shared.ts)
    slack.reply(news, shared.ts)

    assert "ask: how did they vote?" in said(shared)
    assert ids.SHARE not in str(shared.blocks)
    assert ada in str(shared.blocks)
    assert len([each for each in slack.messages(news) if each.bot and not each.thread_ts]) == 1


def test_feedback_is_kept_without_names(slack, bot, ada, news):
    """Thumbs down asks why; both are kept with the answer, under a pseudonym."""
    reply = slack.reply(news, slack.mention(ada, news, "how did they vote?"))

    slack.press(ada, news, reply.ts, ids.FEEDBACK, "bad:a1")
    form = slack.wait(lambda: slack.form(ada))
    slack.submit(ada, form.id, {"kind": "factual", "remark": "It was 8 to 1."})
    slack.wait(lambda: any(each.text for each in bot.feedback.latest()))

    (kept,) = bot.feedback.latest()
    assert (kept.answer, kept.verdict, kept.channel) == ("a1", "bad", news)
    assert ada not in str(kept)


def test_good_feedback_is_thanked(slack, bot, ada, news):
    """Thumbs up is kept and thanked for, before nobody else's eyes."""
    reply = slack.reply(news, slack.mention(ada, news, "how did they vote?"))

    slack.press(ada, news, reply.ts, ids.FEEDBACK, "good:a1")

    assert "Thank you" in slack.ephemeral(ada).text
    assert [each.verdict for each in bot.feedback.latest()] == ["good"]
