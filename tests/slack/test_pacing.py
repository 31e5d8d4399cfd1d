"""Turns at a channel, budgets, and what is remembered not to work."""

from __future__ import annotations

import pytest

from bot.slack.post.pacing import Pacing, spread


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def pacing(clock):
    return Pacing(clock)


def test_a_hundred_posts_to_one_channel_get_turns_a_second_apart(pacing):
    """Nobody storms: each of a hundred posts is told its own second."""
    waits = [pacing.turn("C1", f"post {n}") for n in range(100)]

    assert waits == [float(n) for n in range(100)]


def test_a_turn_is_kept_for_who_comes_back(pacing, clock):
    """Coming back too early keeps the place; coming back in time takes it."""
    pacing.turn("C1", "a")
    pacing.turn("C1", "b")
    clock.now += 0.4

    early = pacing.turn("C1", "b")
    clock.now += early

    assert early == pytest.approx(0.6)
    assert pacing.turn("C1", "b") == 0
    assert pacing.turn("C1", "c") == pytest.approx(1.0)


def test_other_channels_go_on(pacing):
    """A channel that is full keeps no other channel waiting."""
    pacing.turn("C1", "a")
    pacing.hold("C1", 30)

    assert pacing.turn("C2", "b") == 0
    assert pacing.turn("C1", "c") >= 30


def test_a_hold_keeps_the_order_of_those_who_wait(pacing, clock):
    """After a 429 everybody waits, still a second apart and in the same order."""
    for name in "abc":
        pacing.turn("C1", name)

    pacing.hold("C1", 10)

    assert [pacing.turn("C1", name) for name in "bcd"] == [10, 11, 12]
    clock.now += 10
    assert pacing.turn("C1", "b") == 0


def test_a_turn_that_nobody_takes_is_given_up(pacing, clock):
    """Replies that were given up leave no holes behind for ever."""
    pacing.turn("C1", "a")
    pacing.turn("C1", "gone")
    clock.now += 120

    assert pacing.turn("C1", "gone") == 0
    assert not pacing._channels["C1"].turns


def test_now_takes_a_turn_only_when_one_is_free(pacing, clock):
    """What is only a courtesy never queues."""
    assert pacing.now("C1")
    assert not pacing.now("C1")
    clock.now += 1
    assert pacing.now("C1")


def test_a_budget_refills_over_the_minute(pacing, clock):
    """Twenty a minute are twenty at once, then one every three seconds."""
    assert sum(pacing.grant("starts", 20) for _ in range(30)) == 20
    clock.now += 3
    assert pacing.grant("starts", 20)
    assert not pacing.grant("starts", 20)


def test_what_is_barred_is_free_again_after_its_time(pacing, clock):
    """A bar lifts by itself."""
    pacing.bar("stream", 60)

    assert pacing.barred("stream")
    clock.now += 61
    assert not pacing.barred("stream")


def test_waits_grow_while_nothing_works_and_start_again_afterwards(pacing, clock):
    """An outage is asked about less and less often, up to a limit; a success ends it."""
    waits = []
    for _ in range(12):
        waits.append(pacing.trouble("T1"))
        clock.now += waits[-1]

    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (1.5, 12.0)
    pacing.fine("T1")
    assert pacing.trouble("T1") == 1.5


def test_many_channels_are_tidied(pacing, clock):
    """What is long past takes no memory."""
    for n in range(5000):
        pacing.turn(f"C{n}", "a")
        clock.now += 0.01

    assert len(pacing._channels) < 4500


def test_the_spread_of_keys_is_even_and_fixed():
    """Requests come back at different times, each always at the same."""
    values = [spread(f"Ev{n}") for n in range(1000)]

    assert spread("Ev1") == spread("Ev1")
    assert 0.4 < sum(values) / 1000 < 0.6
