"""What stands below a reply: each button and menu, pressed by people."""

from __future__ import annotations

import pytest

from bot.slack import ids
from bot.slack.queue.ledger import Ledger
from tests.servers.slack_state import said
from tests.slack.surfaces.bureau import actions_of, answer_of

BLAST = "How many people were killed in the blast at the Velt grain terminal?"


@pytest.fixture
def editors(bureau, slack):
    """The editors' channel, set for all channels in the file."""
    place = slack.channel("editors")
    with bureau.sheet(f'[defaults]\nhuman = "{place}"\nfollow = true\n'):
        yield place


def text_of(window):
    return said(window.view["blocks"])


def test_the_quotes_are_exact_words_with_their_place(ada, bureau):
    """Sentence by sentence: the words, article, day, characters and revision."""
    reply = ada.mention(BLAST)

    window = ada.window(reply, ids.QUOTES)

    quotes = [
        said(part["elements"])
        for block in window.view["blocks"]
        for part in block.get("elements", ())
        if part.get("type") == "rich_text_quote"
    ]
    assert len(quotes) == 3
    assert all(any(quote in text for text in bureau.texts) for quote in quotes)
    assert "characters 0 to 126 of revision 1" in text_of(window)


def test_why_tells_checks_and_searches(ada):
    """For people who read no code, with the command for who does."""
    told = text_of(ada.window(ada.mention(BLAST), ids.WHY))

    for words in (
        "Question: ",
        "What was searched",
        "8 articles from",
        "passed every check",
        "evenhand explain ",
    ):
        assert words in told


@pytest.mark.parametrize(
    ("reach", "words"), [("day", "No answer"), ("week", "No answer"), ("month", "No answer"), ("all", "41")]
)
def test_the_menu_changes_the_time(ada, reach, words):
    """The new reply stands in the thread, tells its time and its question."""
    first = ada.mention(BLAST)
    ada.slack.choose(ada.user, ada.channel, first.ts, ids.REACH, reach)
    second = ada.reply(first.thread_ts, 2)

    assert words in second.said
    assert f"Asked: {BLAST}" in second.said
    assert ("Time: all articles until" in second.said) == (reach == "all")


def test_one_of_two_readings_is_picked(ada):
    """By button, in the channel and in private."""
    which = ada.mention("What is known about the attack?")
    ada.press(which, f"{ids.PICK}_2")
    picked = ada.reply(which.thread_ts, 2)
    private = ada.command("/ask", "What is known about the attack?")
    ada.press(private, f"{ids.PICK}_1")

    assert which.text == "Which one do you mean?"
    assert "Kelm" in which.said
    assert "Dorvik" in picked.said.partition("Sources")[0]
    assert "Kelm" not in picked.said.partition("Sources")[0]
    assert "Kelm" in ada.note().said


def test_good_and_bad_are_kept_with_the_answer(ada, bureau):
    """Who finds it bad is asked why; the reason and the words stand beside the answer."""
    reply = ada.mention(BLAST)
    ada.judge(reply, "good")
    assert "Thank you" in ada.note().said
    form = ada.window(reply, ids.FEEDBACK, f"bad:{answer_of(reply)}")
    ada.slack.submit(ada.user, form.id, {"kind": "misleading", "remark": "Only one side."})
    ada.slack.wait(lambda: "Thank you" in text_of(ada.slack.views[form.id]))

    (kept,) = bureau.feedback(reply)
    assert (kept.verdict, kept.reason, kept.text) == ("bad", "misleading", "Only one side.")


def test_a_question_is_passed_on_and_resolved(ada, editors, meet, bureau):
    """The editors see it once, with a way to the thread; who has asked hears when it is done."""
    reply = ada.mention(BLAST)
    ledger = Ledger(bureau.library.archive.engine, "test")
    ada.slack.wait(
        lambda: (ledger.place(answer_of(reply)) or ("",))[-1]
    )  # it is written down where it stands
    ada.press(reply, ids.HUMAN)
    assert "passed on to the editors" in ada.note().said
    ada.press(reply, ids.HUMAN)
    assert "passed on to the editors" in ada.note().said
    (request,) = ada.slack.messages(editors)
    eli = meet("Eli", channel=editors)
    eli.press(request, ids.RESOLVED)
    done = ada.reply(reply.thread_ts, 2)

    assert BLAST in request.said
    assert [url for url in request.links if "/archives/" in url]
    assert "has taken care of this question as an editor" in done.said
    assert actions_of(ada.slack.wait(lambda: ada.slack.messages(editors))[0]) == []


def test_a_private_question_is_passed_on_and_resolved_in_private(ada, editors, meet):
    """Editors are told how to find the answer; only the asker hears when it is done."""
    note = ada.command("/ask", BLAST)
    ada.press(note, ids.HUMAN)
    assert "They will write to you." in ada.note().said
    (request,) = ada.slack.messages(editors)
    meet("Eli", channel=editors).press(request, ids.RESOLVED)

    assert "Only the asker sees the answer so far." in request.said
    done = ada.note().said
    assert "has taken care of this question" in done
    assert BLAST in done
    assert ada.slack.messages(ada.channel) == []


def test_without_editors_there_is_no_button(ada):
    """Nor is there one to mute a thread that is not followed."""
    assert not {ids.HUMAN, ids.MUTE} & set(actions_of(ada.mention(BLAST)))


def test_a_muted_thread_needs_a_mention(ada, editors):
    """The button makes the bot quiet there; a mention is answered all the same."""
    reply = ada.mention(BLAST)
    assert "50" in ada.say("And how many were wounded?", reply.thread_ts).said
    ada.press(reply, ids.MUTE)
    assert "stays quiet in this thread" in ada.note().said

    assert ada.silence("And how many dockers were killed?", reply.thread_ts) == 2
    assert "dockers" in ada.mention("How many dockers were killed?", reply.thread_ts).said


def test_old_buttons_say_that_they_are_too_old(ada, bureau):
    """When the record of an answer is gone, whoever presses is told."""
    reply = ada.mention(BLAST)
    bureau.forget(reply)

    for action in (ids.QUOTES, ids.WHY, ids.REACH, ids.FEEDBACK):
        if action == ids.REACH:
            ada.slack.choose(ada.user, ada.channel, reply.ts, action, "week")
        else:
            ada.press(reply, action, f"bad:{answer_of(reply)}" if action == ids.FEEDBACK else None)
        assert "not kept any more" in ada.note().said
