"""What is shown of a reply while it is being written."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import pytest

from bot.slack.post.streaming import SEARCHING
from bot.slack.post.tracing import mark
from bot.slack.types import Parcel
from tests.slack.posting import BELOW, CLAIMS, Office, letter, office, shown, stands_once


@dataclass
class Printed:
    id: str
    outlet: str


@dataclass
class Shown:
    article: Printed


@pytest.fixture
def desk():
    """A courier on a fake Slack."""
    with office() as made:
        yield made


def test_the_status_says_how_much_is_read(desk):
    """First that work has begun, then the articles and their outlets; the posted reply takes it away."""
    asked = desk.asked()
    line = desk.line(asked)
    desk.settled(line)
    line.reading(tuple(Shown(Printed(f"a{n}", f"Outlet {n % 2}")) for n in range(3)))
    desk.settled(line)

    desk.bring(asked, letter(), line)

    told = [one.status for one in desk.slack.statuses]
    assert told[:2] == [SEARCHING, "is reading 3 articles from 2 outlets"]
    assert desk.slack.status(asked.channel, asked.thread) == ""


def test_one_article_is_said_in_the_singular(desk):
    """Grammar."""
    line = desk.line(desk.asked())
    line.reading((Shown(Printed("a1", "Harbour Post")), Shown(Printed("a1", "Harbour Post"))))
    desk.settled(line)

    assert desk.slack.statuses[-1].status == "is reading 1 article from 1 outlet"


def test_claims_are_shown_one_by_one(desk):
    """The message grows with each claim, and is known by a mark from the first on."""
    asked = desk.asked()
    line = desk.courier.line(asked, desk.opened.append)
    seen = []
    for claim in CLAIMS:
        line.claim(claim, ())
        desk.settled(line)
        seen.append(shown(desk.ours(asked)[0]))

    assert seen == [" ".join(CLAIMS[:n]) for n in (1, 2, 3)]
    assert desk.ours(asked)[0].blocks[0]["block_id"] == mark(asked.key)
    assert desk.opened == [desk.ours(asked)[0].ts]


def test_claims_that_come_during_a_call_go_out_together(desk):
    """A slow Slack slows nobody: telling a claim returns at once."""
    asked = desk.asked()
    desk.slack.fail("chat.startStream", "slow", seconds=0.3)
    line = desk.line(asked)
    began = time.monotonic()
    for claim in CLAIMS:
        line.claim(claim, ())

    assert time.monotonic() - began < 0.1
    desk.settled(line)
    assert desk.count("chat.appendStream") <= 1
    assert shown(desk.ours(asked)[0]) == " ".join(CLAIMS)


def test_after_the_end_nothing_is_written(desk):
    """Once closed, a line is silent, whoever still talks to it."""
    asked = desk.asked()
    line = desk.line(asked, CLAIMS[0])
    line.close()
    calls = len(desk.slack.calls)

    line.claim(CLAIMS[1], ())
    line.reading(())
    line.close()

    assert len(desk.slack.calls) == calls


@pytest.mark.parametrize("code", ["unknown_method", "channel_type_not_supported", "invalid_chunks"])
def test_where_streams_do_not_exist_a_plain_message_grows(desk, code):
    """The first refusal is remembered; the next reply does not ask again."""
    asked, other = desk.asked(), desk.asked()
    desk.slack.fail("chat.startStream", code, times=9)
    line = desk.line(asked, *CLAIMS[:2])
    desk.time += 1
    second = desk.line(other, CLAIMS[0])

    assert [shown(one) for one in desk.ours(asked)] == [" ".join(CLAIMS[:2])]
    desk.bring(asked, letter(BELOW), line)
    desk.bring(other, letter(BELOW), second)
    stands_once(desk, asked, letter(BELOW))
    stands_once(desk, other, letter(BELOW))
    assert desk.count("chat.startStream") == 1


def test_an_hour_later_streams_are_tried_again(desk):
    """A workspace may get streaming any day."""
    desk.slack.fail("chat.startStream", "unknown_method")
    desk.line(desk.asked(), CLAIMS[0])
    desk.time += 3601

    desk.line(desk.asked(), CLAIMS[0])

    assert desk.count("chat.startStream") == 2


def test_private_replies_and_those_without_a_thread_are_not_streamed(desk):
    """What only one person may see is never shown to others meanwhile."""
    asked = desk.asked()
    desk.line(replace(asked, private=True), *CLAIMS)
    desk.line(replace(asked, thread=""), *CLAIMS)

    assert desk.slack.calls == []


def test_a_resumed_request_shows_a_status_only(desk):
    """A killed process may have opened a message: no second one is opened."""
    asked = desk.asked()
    line = desk.courier.line(asked, desk.opened.append, quiet=True)
    line.claim(CLAIMS[0], ())
    desk.settled(line)

    assert desk.ours(asked) == []
    assert desk.slack.status(asked.channel, asked.thread) == SEARCHING


def test_a_status_is_taken_away_when_only_an_edit_follows(desk):
    """An edit does not end a status by itself."""
    asked = desk.asked()
    desk.line(asked, CLAIMS[0])
    line = desk.courier.line(asked, desk.opened.append, quiet=True)
    desk.settled(line)

    desk.bring(asked, letter(), line, opened=desk.opened[0])

    assert desk.slack.status(asked.channel, asked.thread) == ""


def test_a_status_of_a_reply_that_cannot_be_delivered_is_taken_away(desk):
    """Nobody is left with a bot that seems to think."""
    asked = desk.asked()
    line = desk.line(asked)
    desk.settled(line)
    desk.slack.fail("chat.postMessage", "not_in_channel", times=9)
    desk.slack.fail("conversations.open", "missing_scope", times=9)

    assert desk.bring(asked, letter(), line).failed
    assert desk.slack.status(asked.channel, asked.thread) == ""


@pytest.mark.parametrize("code", ["missing_scope", "unknown_method", 500, "lost", "ratelimited"])
def test_a_status_that_fails_stops_nothing(desk, code):
    """The status line is the least of all."""
    asked = desk.asked()
    desk.slack.fail("assistant.threads.setStatus", code)

    desk.bring(asked, letter(), desk.line(asked, *CLAIMS))

    stands_once(desk, asked, letter())


def test_no_more_streams_are_opened_than_slack_lets_end(desk):
    """Twenty a minute in a workspace; the others get their reply at once, whole."""
    asked = [desk.asked() for _ in range(25)]
    for one in asked:
        desk.line(one, CLAIMS[0])
        desk.time += 0.01
        desk.pacing._channels.clear()

    assert desk.count("chat.startStream") == 20


def test_in_a_busy_channel_nothing_is_opened_early(desk):
    """A stream never takes the turn of a reply that waits."""
    asked, other = desk.asked(), desk.asked()
    desk.bring(asked, letter())
    desk.line(other, CLAIMS[0])

    assert desk.count("chat.startStream") == 0


def test_a_claim_that_cannot_be_set_in_type_ends_the_stream_only(desk, caplog):
    """A fault of ours in a courtesy is logged by its kind and goes no further."""
    asked = desk.asked()
    line = desk.line(asked, CLAIMS[0])
    line.claim(7, ())
    desk.settled(line)
    line.claim(CLAIMS[1], ())

    desk.bring(asked, letter(), line)

    stands_once(desk, asked, letter())


def test_a_ledger_that_is_busy_stops_nothing(desk):
    """That a message was opened may fail to be noted; the reply is finished all the same."""
    asked = desk.asked()

    def busy(_ts):
        raise RuntimeError("locked")

    line = desk.line(asked, *CLAIMS, opened=busy)
    desk.bring(asked, letter(), line)

    stands_once(desk, asked, letter())


def test_a_start_that_hangs_is_not_waited_for_twice(monkeypatch):
    """A call that nobody waits for any more is harmless: what it opens is found and finished."""
    monkeypatch.setattr("bot.slack.post.streaming._PATIENCE", 0.1)
    with office() as desk:
        asked = desk.asked()
        desk.slack.fail("chat.startStream", "late", seconds=0.6)
        line = desk.line(asked)
        line.claim(CLAIMS[0], ())
        desk.slack.wait(lambda: desk.count("chat.startStream"))

        delivery = desk.courier.deliver(Parcel(asked, letter()), line)

        assert (delivery.later, delivery.doubtful) == (3.0, True)
        parcel = Parcel(asked, letter(), doubtful=True)
        while (delivery := desk.courier.deliver(parcel)).later is not None:
            desk.time += delivery.later
            parcel = replace(parcel, doubtful=delivery.doubtful)
        desk.settled(line)
        stands_once(desk, asked, letter())
        assert desk.opened == [desk.ours(asked)[0].ts]


def test_a_line_after_the_end_of_the_program_is_silent(desk):
    """A worker that still writes when everything is closed does not fail."""
    asked = desk.asked()
    desk.courier.close()
    line = desk.courier.line(asked, desk.opened.append)

    line.claim(CLAIMS[0], ())
    line.close()

    assert desk.slack.calls == []


def test_many_replies_at_once_stand_once_each(desk):
    """Forty requests of several threads in ten channels, with faults strewn in: each gets its reply, once."""
    desk.pacing._clock = Ticking()
    rooms = [desk.slack.channel(f"room-{n}") for n in range(10)]
    asked = [in_room(desk, rooms[n % 10], n) for n in range(40)]
    for method in (
        "chat.startStream",
        "chat.appendStream",
        "chat.stopStream",
        "chat.postMessage",
        "chat.update",
    ):
        for fault in (500, "lost", "unheard", "ratelimited"):
            desk.slack.fail(method, fault, times=2)

    with ThreadPoolExecutor(16) as workers:
        list(workers.map(lambda one: answer(desk, one), asked))

    for one in asked:
        stands_once(desk, one, letter(BELOW))


class Ticking:
    """A clock that runs a second with every look."""

    def __init__(self):
        self.lock, self.now = threading.Lock(), 0.0

    def __call__(self):
        with self.lock:
            self.now += 1.0
            return self.now


def in_room(desk, room, n):
    ts = desk.slack.mention(desk.ada, room, f"Question {n}")
    return replace(desk.asked(), key=f"Ev{n}", channel=room, thread=ts, ts=ts)


def answer(desk: Office, asked):
    """Work on one request as a worker does."""
    opened = []
    line = desk.courier.line(asked, opened.append)
    for claim in CLAIMS:
        line.claim(claim, ())
        time.sleep(0.002)
    parcel = Parcel(asked, letter(BELOW), line.ts)
    for _ in range(60):
        delivery = desk.courier.deliver(parcel, line)
        if delivery.later is None:
            return
        line = None
        parcel = replace(
            parcel, posted=delivery.posted, doubtful=delivery.doubtful, opened=opened[-1] if opened else ""
        )
    raise AssertionError("not delivered")
