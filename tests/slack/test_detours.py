"""Letters that cannot go the straight way: refused blocks, lost places, messages that nobody can edit."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.slack.posting import BELOW, CLAIMS, letter, office, shown, stands_once, words_of

SHAPES = ("invalid_blocks", "msg_blocks_too_long", "msg_too_long", "something_new")


@pytest.fixture
def desk():
    """A courier on a fake Slack."""
    with office() as made:
        yield made


@pytest.mark.parametrize("code", SHAPES)
@pytest.mark.parametrize("streamed", [True, False])
def test_blocks_that_slack_refuses_go_out_as_plain_text(desk, code, streamed, caplog):
    """Never silence: the same words, escaped, and an error in the log."""
    asked = desk.asked()
    line = desk.line(asked, *CLAIMS) if streamed else None
    desk.slack.fail("chat.stopStream", code)
    desk.slack.fail("chat.update" if streamed else "chat.postMessage", code)

    desk.bring(asked, letter(BELOW), line)

    first, _ = stands_once(desk, asked, letter(BELOW))
    assert first.blocks == ()
    assert "&lt;!channel&gt;" in first.text
    assert "refused the blocks" in caplog.text


@pytest.mark.parametrize("fault", [500, "ratelimited", "lost", "unheard"])
@pytest.mark.parametrize("opened", [True, False])
def test_plain_texts_are_split_and_none_is_sent_twice(desk, fault, opened):
    """A long letter in plain text is several messages; a fault between two of them changes nothing."""
    long = letter(BELOW, claims=tuple(f"{n} " + "bridge " * 450 + "." for n in range(3)))
    asked = desk.asked()
    line = desk.line(asked, "Something else.") if opened else None
    refuse_rich(desk)
    desk.slack.web.faults.append(Late("chat.postMessage", fault))

    desk.bring(asked, long, line, rounds=20)

    messages = desk.ours(asked)
    assert " ".join(shown(one) for one in messages).split() == words_of(long).split()
    assert all(len(one.text) <= 3900 for one in messages)


def refuse_rich(desk):
    """A Slack that takes no blocks any more."""
    answer = desk.slack.web.answer

    def refusing(method, args, token, headers):
        if method in {"chat.postMessage", "chat.update"} and args.get("blocks"):
            return 200, {"ok": False, "error": "invalid_blocks"}, {}
        return answer(method, args, token, headers)

    desk.slack.web.answer = refusing


class Late:
    """A fault of the second plain post."""

    channel = None
    retry_after, seconds = 1, 0

    def __init__(self, method, kind):
        self.method, self.kind, self.times, self.seen = method, kind, 1, 0

    def fits(self, method, args):
        self.seen += method == self.method and not args.get("blocks")
        return self.times > 0 and self.seen == 2 and method == self.method


@pytest.mark.parametrize(
    "code", ["message_not_found", "edit_window_closed", "block_mismatch", "cant_update_message"]
)
def test_what_cannot_be_edited_is_replaced(desk, code):
    """The letter is posted anew, and the half-said message goes."""
    asked = desk.asked()
    desk.line(asked, CLAIMS[0])
    desk.slack.fail("chat.update", code, times=3)

    desk.bring(asked, letter(BELOW), opened=desk.opened[0])

    first, _ = stands_once(desk, asked, letter(BELOW))
    assert first.ts != desk.opened[0]


def test_a_message_that_somebody_has_deleted_is_posted_anew(desk):
    """A half-said message that is gone does not take the reply with it."""
    asked = desk.asked()
    desk.line(asked, CLAIMS[0])
    client = desk.clients.of(asked.team)
    client.chat_delete(channel=asked.channel, ts=desk.opened[0])

    desk.bring(asked, letter(), opened=desk.opened[0])

    stands_once(desk, asked, letter())


def test_a_stream_that_has_run_out_is_edited(desk):
    """Slack ends streams by itself after five minutes: the message then becomes the letter by an edit."""
    asked = desk.asked()
    line = desk.line(asked, *CLAIMS)
    desk.slack.stream_seconds = 0.0

    desk.bring(asked, letter(BELOW), line)

    first, _ = stands_once(desk, asked, letter(BELOW))
    assert first.ts == desk.opened[0]


def test_where_we_were_thrown_out_the_asker_gets_the_reply_in_person(desk):
    """A private channel that we were removed from: a visible reply beats none."""
    asked = replace(desk.asked(), channel=desk.slack.channel("closed", [desk.ada], private=True, bot=False))
    home = desk.slack.dm(desk.ada)

    delivery = desk.bring(asked, letter(BELOW))

    first, more = desk.ours(asked, home)
    assert delivery.failed == ""
    assert shown(first) + " " + shown(more) == words_of(letter(BELOW))
    assert (more.thread_ts, "could not post" in first.said) == (first.ts, True)


@pytest.mark.parametrize("fault", ["lost", "unheard", 500])
def test_the_way_to_the_asker_in_person_may_fail_too(desk, fault):
    """A lost answer in direct messages is looked for there."""
    asked = replace(desk.asked(), channel=desk.slack.channel("closed", [desk.ada], private=True, bot=False))
    home = desk.slack.dm(desk.ada)
    desk.slack.fail("chat.postMessage", fault, channel=home)

    desk.bring(asked, letter(BELOW))

    assert " ".join(shown(one) for one in desk.ours(asked, home)) == words_of(letter(BELOW))


def test_a_reply_that_nobody_can_get_fails_with_slacks_code(desk, caplog):
    """Nothing is tried for ever: the caller learns why, and the log has no words of the reply."""
    asked = desk.asked()
    desk.slack.archive(asked.channel)
    desk.slack.fail("conversations.open", "missing_scope", times=5)

    with caplog.at_level(logging.DEBUG):
        delivery = desk.bring(asked, letter(BELOW))

    assert delivery.failed == "is_archived"
    assert delivery.posted == ()
    assert not any(claim in caplog.text for claim in CLAIMS)


def test_a_deleted_question_is_answered_in_the_channel(desk):
    """The thread is gone: what follows the reply stands below it."""
    asked = desk.asked()
    desk.slack.erase(desk.ada, asked.channel, asked.ts)

    desk.bring(asked, letter(BELOW))

    first, more = desk.ours(asked, asked.channel)
    assert (first.thread_ts, more.thread_ts) == ("", first.ts)


def test_a_question_without_a_thread_is_answered_where_it_stands(desk):
    """In direct messages the reply is a message of its own, and its overflow stands below it."""
    asked = replace(desk.asked(), channel=desk.slack.dm(desk.ada), thread="", ts="")
    desk.slack.fail("chat.postMessage", "lost")

    desk.bring(asked, letter(BELOW))

    first, more = desk.ours(asked, asked.channel)
    assert (first.thread_ts, more.thread_ts) == ("", first.ts)


def test_a_thread_that_cannot_be_read_for_minutes_does_not_hold_a_reply_back(desk):
    """Looking for a reply that may stand there comes first; but a server that never shows the thread is not waited for."""
    asked = desk.asked(at=datetime.now(UTC) - timedelta(minutes=3))
    desk.slack.fail("conversations.replies", 500, times=1000)
    desk.slack.fail("conversations.history", 500, times=1000)
    desk.slack.fail("chat.postMessage", 500)

    desk.bring(asked, letter())

    stands_once(desk, asked, letter())


def test_a_thread_that_cannot_be_read_at_first_is_looked_through_later(desk):
    """Within two minutes nothing is posted that may stand there already."""
    asked = desk.asked()
    desk.slack.fail("conversations.replies", 500, times=2)
    desk.slack.fail("chat.postMessage", "lost")

    desk.bring(asked, letter())

    stands_once(desk, asked, letter())
    assert desk.count("chat.postMessage") == 1
