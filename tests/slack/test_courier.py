"""Letters on their way: each stands in Slack once, whole and in order, whatever goes wrong."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from bot.slack.post.tracing import metadata
from bot.slack.types import Parcel
from tests.slack.posting import (
    BELOW,
    CLAIMS,
    apology,
    letter,
    office,
    saying,
    shown,
    stands_once,
    words_of,
)

FAULTS = (500, 503, "ratelimited", "lost", "unheard", "internal_error", "fatal_error", "service_unavailable")
SHAPES = ("invalid_blocks", "msg_blocks_too_long", "msg_too_long", "something_new")


@pytest.fixture
def desk():
    """A courier on a fake Slack."""
    with office() as made:
        yield made


def test_a_letter_is_a_reply_in_the_thread(desk):
    """Without a stream the letter is posted: metadata, a text beside the blocks, no previews."""
    asked = desk.asked()

    delivery = desk.bring(asked, letter(BELOW))

    first, more = stands_once(desk, asked, letter(BELOW))
    assert delivery.posted == (first.ts, more.ts)
    assert first.thread_ts == more.thread_ts == asked.thread
    assert (first.text, first.unfurl, more.unfurl) == (CLAIMS[0], (False, False), (False, False))
    assert [one.metadata for one in (first, more)] == [metadata(asked.key, 0), metadata(asked.key, 1)]


def test_a_sound_stream_ends_as_the_letter(desk):
    """What was streamed is not said again: the stream is stopped with the rest."""
    asked = desk.asked()
    line = desk.line(asked, *CLAIMS)

    delivery = desk.bring(asked, letter(BELOW), line)

    first, _ = stands_once(desk, asked, letter(BELOW))
    assert delivery.posted[0] == first.ts == desk.opened[0]
    assert not first.edited
    assert first.metadata == metadata(asked.key, 0)
    assert (desk.count("chat.appendStream"), desk.count("chat.update")) == (2, 0)


def test_a_stream_that_was_cut_short_gets_the_other_claims_too(desk):
    """Claims that were not shown in time come with the rest."""
    asked = desk.asked()
    line = desk.line(asked, CLAIMS[0])

    desk.bring(asked, letter(), line)

    stands_once(desk, asked, letter())
    assert desk.count("chat.update") == 0


def test_an_apology_takes_the_place_of_what_was_streamed(desk):
    """A letter that says something else replaces the half-said message."""
    asked = desk.asked()
    line = desk.line(asked, *CLAIMS[:2])

    desk.bring(asked, apology(), line)

    (message,) = stands_once(desk, asked, apology())
    assert message.ts == desk.opened[0]


@pytest.mark.parametrize("left", ["streaming", "stopped", "placeholder"])
def test_another_process_finishes_what_a_killed_one_has_opened(desk, left):
    """The half-said message becomes the letter, whatever state it was left in."""
    asked = desk.asked()
    if left == "placeholder":
        desk.slack.fail("chat.startStream", "unknown_method", times=9)
    desk.line(asked, *CLAIMS[:2])
    if left == "stopped":
        desk.clients.of(asked.team).chat_stopStream(channel=asked.channel, ts=desk.opened[0])
    desk.courier = desk.new_courier()

    desk.bring(asked, letter(BELOW), opened=desk.opened[0])

    first, _ = stands_once(desk, asked, letter(BELOW))
    assert first.ts == desk.opened[0]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(
    "method", ["chat.postMessage", "chat.stopStream", "chat.update", "conversations.replies"]
)
def test_no_fault_loses_or_doubles_a_streamed_reply(desk, method, fault, times):
    """Each call may fail in each way: in the end the reply stands once, whole, in order."""
    asked = desk.asked()
    line = desk.line(asked, *CLAIMS)
    if method == "chat.update":
        desk.slack.fail("chat.appendStream", "message_not_in_streaming_state")
        line.claim("One that is not shown.", ())
    desk.slack.fail(method, fault, times=times)

    desk.bring(asked, letter(BELOW), line)

    stands_once(desk, asked, letter(BELOW))


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("times", [1, 3])
def test_no_fault_loses_or_doubles_a_posted_reply(desk, fault, times):
    """A reply without a stream, in two messages."""
    asked = desk.asked()
    desk.slack.fail("chat.postMessage", fault, times=times)

    desk.bring(asked, letter(BELOW))

    stands_once(desk, asked, letter(BELOW))


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("method", ["chat.startStream", "chat.appendStream"])
def test_no_fault_of_a_stream_reaches_the_reply(desk, method, fault, number):
    """A stream that breaks at any point is nobody's business: the reply stands once."""
    asked = desk.asked()
    line = desk.line(asked, *CLAIMS[: number - 1])
    desk.slack.fail(method, fault)
    for claim in CLAIMS[number - 1 :]:
        line.claim(claim, ())
        desk.settled(line)

    desk.bring(asked, letter(BELOW), line)

    stands_once(desk, asked, letter(BELOW))


@pytest.mark.parametrize("fault", [*FAULTS, *SHAPES])
@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update"])
def test_a_placeholder_breaks_as_quietly(desk, method, fault):
    """Where streaming does not exist, a plain message grows; its faults leave no trace either."""
    asked = desk.asked()
    desk.slack.fail("chat.startStream", "unknown_method", times=9)
    desk.slack.fail(method, fault)
    line = desk.courier.line(asked, desk.opened.append)
    for claim in CLAIMS:
        line.claim(claim, ())
        desk.settled(line)
        desk.time += 1

    desk.bring(asked, letter(BELOW), line)

    stands_once(desk, asked, letter(BELOW))


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.startStream"])
def test_a_killed_process_whose_last_post_arrived_is_not_repeated(desk, method):
    """What was taken while nobody heard the answer is found in the thread by the next process."""
    asked = desk.asked()
    desk.slack.fail(method, "lost")
    if method == "chat.startStream":
        desk.line(asked, CLAIMS[0])
    else:
        desk.courier.deliver(Parcel(asked, letter(BELOW)))
    desk.courier = desk.new_courier()
    assert desk.opened == []

    delivery = desk.courier.deliver(Parcel(asked, letter(BELOW), doubtful=True))
    while delivery.later is not None:
        desk.time += delivery.later
        delivery = desk.courier.deliver(Parcel(asked, letter(BELOW), posted=delivery.posted))

    stands_once(desk, asked, letter(BELOW))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_stream_that_was_found_is_not_forgotten_when_its_edit_fails(desk, fault):
    """A stream whose start was not answered is looked for again until it has become the letter."""
    asked = desk.asked()
    desk.slack.fail("chat.startStream", "lost")
    line = desk.line(asked, CLAIMS[0])
    desk.slack.fail("chat.update", fault, times=2)

    desk.bring(asked, letter(BELOW), line)

    stands_once(desk, asked, letter(BELOW))


def test_a_429_is_waited_out_and_told_to_all_who_post_there(desk):
    """Retry-After is honoured; the next reply to that channel does not even try before."""
    asked, other = desk.asked(), desk.asked()
    desk.slack.fail("chat.postMessage", "ratelimited", retry_after=30)

    first = desk.courier.deliver(Parcel(asked, letter()))
    second = desk.courier.deliver(Parcel(other, letter()))

    assert first.later >= 30
    assert second.later >= 30
    assert not first.doubtful
    assert desk.count("chat.postMessage") == 1


def test_a_workspace_that_has_gone_is_told_from_one_with_a_new_token(desk):
    """A revoked token fails at once; one that was renewed is taken up."""
    asked = desk.asked()
    desk.clients.of(asked.team)
    desk.slack.uninstall()
    assert desk.courier.deliver(Parcel(asked, letter())).failed == "account_inactive"
    desk.slack.install(desk.slack.team)

    desk.bring(asked, letter())

    stands_once(desk, asked, letter())
    assert desk.courier.deliver(Parcel(replace(asked, team="T9"), letter())).failed == "NoClient"


def test_while_slack_is_down_nothing_is_lost(desk):
    """An outage in the middle of an answer: waits grow, and the reply comes afterwards, once."""
    asked = desk.asked()
    line = desk.line(asked, CLAIMS[0])
    desk.slack.down()
    parcel, waits = Parcel(asked, letter(BELOW), desk.opened[0]), []
    for _ in range(8):
        delivery = desk.courier.deliver(parcel, line)
        waits.append(delivery.later)
        desk.time += delivery.later
        parcel, line = replace(parcel, doubtful=delivery.doubtful), None
    desk.slack.up()

    desk.bring(asked, letter(BELOW), opened=desk.opened[0])

    stands_once(desk, asked, letter(BELOW))
    assert waits[-1] > 2 * waits[1]


def test_a_finished_parcel_is_left_alone(desk):
    """Delivering again what is all there makes no call."""
    asked = desk.asked()
    desk.bring(asked, letter())
    calls = len(desk.slack.calls)

    delivery = desk.courier.deliver(Parcel(asked, letter(), posted=("1.1",)))

    assert (delivery.posted, delivery.later, len(desk.slack.calls)) == (("1.1",), None, calls)


def test_two_requests_in_one_thread_are_told_apart(desk):
    """A reply of another request in the same thread is never taken for this one's."""
    asked = desk.asked()
    other = replace(asked, key="EvOther")
    desk.bring(other, apology())

    delivery = desk.courier.deliver(Parcel(asked, letter(), doubtful=True))

    assert delivery.later is not None  # its turn in the channel
    desk.time += delivery.later
    desk.bring(asked, letter())
    assert [shown(one) for one in desk.ours(asked)] == [words_of(apology()), words_of(letter())]


def test_a_long_thread_is_looked_through_to_its_end(desk):
    """More messages than one page: the last is found too."""
    asked = desk.asked()
    for n in range(230):
        desk.slack.say(desk.ada, asked.channel, f"and {n}", thread=asked.thread)
    desk.slack.fail("chat.postMessage", "lost")

    desk.bring(asked, letter())

    stands_once(desk, asked, letter())


def test_without_leave_to_read_a_thread_the_reply_comes_all_the_same(desk):
    """When nobody can look, a visible reply counts for more."""
    asked = desk.asked()
    desk.slack.fail("conversations.replies", "missing_scope", times=9)
    desk.slack.fail("conversations.history", "missing_scope", times=9)
    desk.slack.fail("chat.postMessage", "unheard")

    desk.bring(asked, letter())

    stands_once(desk, asked, letter())


def test_nothing_of_a_reply_is_logged(desk, caplog):
    """At the most talkative level, with every kind of fault, no words of a claim are in the log."""
    asked = desk.asked()
    with caplog.at_level(logging.DEBUG):
        line = desk.line(asked, *CLAIMS)
        for fault in (500, "lost", "invalid_blocks"):
            desk.slack.fail("chat.stopStream", fault)
            desk.slack.fail("chat.update", fault)
        desk.bring(asked, letter(BELOW), line)

    assert not any(words in caplog.text for words in ("bridge", "ferryman", "xoxb", "Lowland"))


def test_blocks_are_told_apart_by_more_than_their_number(desk):
    """A stream that shows other claims than the letter has is edited, never just continued."""
    asked = desk.asked()
    line = desk.line(asked, "A claim that was dropped later.")

    desk.bring(asked, letter(), line)

    stands_once(desk, asked, letter())
    assert saying("A claim that was dropped later.") not in desk.ours(asked)[0].blocks
