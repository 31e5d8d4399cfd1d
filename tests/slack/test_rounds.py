"""The rounds of a serving process: what is due is put at the counter, whatever goes wrong with a part of it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.slack.rounds import Rounds
from corpus.errors import ArchiveError
from tests.slack.requests import asked


class Shelf:
    """Where jobs are put."""

    def __init__(self):
        self.jobs = []
        self.put_one = threading.Event()

    def put(self, job):
        self.jobs.append(job)
        self.put_one.set()


@pytest.mark.parametrize("fault", [ArchiveError("database is locked"), ValueError("a fault of ours")])
def test_a_round_that_stumbles_stops_no_other(fault):
    def stumbling(_now):
        raise fault

    shelf = Shelf()

    assert Rounds((stumbling, lambda _now: [asked("Ev1")]), shelf).turn() == ("Ev1",)
    assert len(shelf.jobs) == 1


def test_a_round_is_made_at_once():
    shelf = Shelf()
    rounds = Rounds((lambda _now: [asked("Ev1")],), shelf)
    rounds.start()

    assert shelf.put_one.wait(20)
    rounds.stop()


def test_the_end_may_be_told_by_two_threads_at_once():
    """A second signal stops the office from another thread while the first one still does."""
    for _ in range(20):
        rounds = Rounds((), Shelf())
        rounds.start()
        together = threading.Barrier(4)

        def stop(rounds=rounds, together=together):
            together.wait()
            rounds.stop()

        with ThreadPoolExecutor(4) as pool:
            assert [each.result() for each in [pool.submit(stop) for _ in range(4)]] == [None] * 4
