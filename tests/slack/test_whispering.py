"""Replies that only the asker sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.slack.types import Parcel
from tests.slack.posting import BELOW, letter, office, shown, words_of


@pytest.fixture
def desk():
    """A courier on a fake Slack."""
    with office() as made:
        yield made


def commanded(desk, **changes):
    """A request by `/ask`, answered through its response_url."""
    with desk.slack.world.lock:
        url = desk.slack.world.hook(desk.slack.team, desk.channel, desk.ada)
    blank = {"surface": "command", "thread": "", "ts": "", "private": True, "response_url": url}
    return replace(desk.asked(), **{**blank, **changes})


def heard(desk):
    """What Ada was shown."""
    return " ".join(shown(message) for message in desk.slack.ephemerals(desk.ada))


def test_a_command_is_answered_where_it_was_given(desk):
    """Only the asker sees the reply; its messages have no ts."""
    asked = commanded(desk)

    delivery = desk.bring(asked, letter(BELOW))

    assert heard(desk) == words_of(letter(BELOW))
    assert delivery.posted == ("", "")
    assert desk.ours(asked) == []


@pytest.mark.parametrize("fault", [500, 503, "ratelimited", "lost", "invalid_blocks", "something_new"])
@pytest.mark.parametrize("times", [1, 2])
def test_faults_of_a_response_url_neither_lose_nor_double(desk, fault, times):
    """What Slack has refused is sent again, what it may have taken is not."""
    asked = commanded(desk)
    desk.slack.fail("response_url", fault, times=times)

    desk.bring(asked, letter(BELOW))

    assert heard(desk) == words_of(letter(BELOW))


def test_an_address_that_is_used_up_leads_to_an_ephemeral_message(desk):
    """Five posts are all that Slack takes; the sixth goes another way."""
    asked = commanded(desk)
    six = letter(*(f"Part {n}" for n in range(5)))

    desk.bring(asked, six)

    assert heard(desk) == words_of(six)
    assert desk.count("chat.postEphemeral") == 1


@pytest.mark.parametrize("fault", [500, "ratelimited", "lost", "invalid_blocks"])
def test_faults_of_ephemeral_messages_neither_lose_nor_double(desk, fault):
    """A private channel mode answers mentions so."""
    asked = replace(desk.asked(), private=True)
    desk.slack.fail("chat.postEphemeral", fault)

    desk.bring(asked, letter(BELOW))

    assert heard(desk) == words_of(letter(BELOW))


def test_an_ephemeral_message_goes_to_the_thread_only_when_there_is_one(desk):
    """Slack does not show one in a thread without replies."""
    mention = replace(desk.asked(), private=True)
    later = replace(mention, key="Ev2", ts=f"{float(mention.ts) + 5:.6f}", surface="thread")

    desk.bring(mention, letter())
    desk.bring(later, letter())

    assert [one.thread_ts for one in desk.slack.ephemerals(desk.ada)] == ["", mention.thread]


def test_where_we_are_not_a_member_the_asker_gets_a_direct_message(desk):
    """A visible reply beats none."""
    closed = desk.slack.channel("closed", [desk.ada], private=True, bot=False)
    asked = replace(desk.asked(), private=True, channel=closed)
    home = desk.slack.dm(desk.ada)

    delivery = desk.bring(asked, letter())

    assert delivery.failed == ""
    assert [shown(one) for one in desk.ours(asked, home)] == [words_of(letter())]


def test_when_no_way_is_left_slacks_code_is_told(desk):
    """Nothing is tried for ever."""
    closed = desk.slack.channel("closed", [desk.ada], private=True, bot=False)
    desk.slack.fail("conversations.open", "missing_scope", times=9)

    delivery = desk.bring(replace(desk.asked(), private=True, channel=closed), letter())

    assert delivery.failed == "channel_not_found"


def test_while_slack_is_down_a_private_reply_waits(desk):
    """Refused connections cost nothing: it comes afterwards."""
    asked = replace(desk.asked(), private=True)
    desk.slack.fail("chat.postEphemeral", 503, times=3)

    desk.bring(asked, letter())

    assert heard(desk) == words_of(letter())


def test_plain_pieces_of_a_broken_off_reply_are_not_told_twice(desk):
    """A refused letter goes out in pieces; a 429 between two of them changes nothing."""
    asked = commanded(desk)
    long = letter(claims=tuple(f"{n} " + "bridge " * 450 + "." for n in range(2)))
    desk.slack.fail("response_url", "invalid_blocks")
    parcel = Parcel(asked, long)
    whole = desk.slack.web.answer
    seen = []

    def second_is_too_much(method, args, token, headers):
        seen.append(method)
        if len(seen) == 2:
            return 429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "1"}
        return whole(method, args, token, headers)

    desk.slack.web.answer = second_is_too_much
    while (delivery := desk.courier.deliver(parcel)).later is not None:
        parcel = replace(parcel, posted=delivery.posted)

    assert heard(desk).split() == words_of(long).split()


def test_in_direct_messages_a_private_reply_is_a_plain_one(desk):
    """Nobody else is there; what is posted stays."""
    home = desk.slack.dm(desk.ada)
    asked = replace(desk.asked(), private=True, channel=home, thread="", ts="")

    desk.bring(asked, letter())

    assert [shown(one) for one in desk.ours(asked, home)] == [words_of(letter())]
