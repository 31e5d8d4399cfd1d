"""Small calls to Slack in the background."""

from __future__ import annotations

import threading

import pytest

from bot.slack.hall.errands import TRIES, Errands
from bot.slack.types import Delivery, Post
from tests.slack.hall import words
from tests.slack.requests import ASKED

NOTE = Post("A note.", (words("A note."),))


class Courier:
    """Delivers at the last of some tries."""

    def __init__(self, *outcomes):
        self.outcomes = list(outcomes)
        self.parcels = []
        self.done = threading.Event()

    def deliver(self, parcel, line=None):
        self.parcels.append(parcel)
        outcome = self.outcomes.pop(0)
        if not self.outcomes:
            self.done.set()
        return outcome


@pytest.fixture
def run():
    made = []

    def start(courier):
        made.append(Errands(courier))
        return made[-1]

    yield start
    for errands in made:
        errands.close()


def test_a_note_goes_to_the_person_alone(run):
    """Under a key of its own, so that it never stands for the answer."""
    courier = Courier(Delivery(("",)))
    run(courier).whisper(ASKED, NOTE)
    courier.done.wait(5)

    (parcel,) = courier.parcels
    assert (parcel.asked.private, parcel.asked.key, parcel.letter.first) == (True, "Ev1:note", NOTE)


def test_a_note_that_slack_puts_off_is_tried_again(run):
    """With what is known of the last try."""
    courier = Courier(Delivery((), later=0.01, doubtful=True), Delivery(("",)))
    run(courier).whisper(ASKED, NOTE)
    courier.done.wait(5)

    assert [parcel.doubtful for parcel in courier.parcels] == [False, True]


def test_a_note_is_not_tried_for_ever(run):
    """After some tries, or when it would come too late, it is dropped."""
    courier = Courier(*[Delivery((), later=0.01)] * TRIES, Delivery((), later=900.0))
    errands = run(courier)
    errands.whisper(ASKED, NOTE)
    while len(courier.parcels) < TRIES:
        courier.done.wait(0.01)
    errands.whisper(ASKED, NOTE)
    courier.done.wait(5)

    assert len(courier.parcels) == TRIES + 1


def test_a_failure_is_logged_by_its_kind_alone(run, caplog):
    """Words of an error may quote a message."""
    errands, done = run(Courier()), threading.Event()

    def fail():
        raise ValueError("secret words")

    errands.run(fail)
    errands._pool.submit(done.set)
    done.wait(5)
    errands._pool.shutdown(wait=True)
    errands.run(fail)

    assert "secret words" not in caplog.text
    assert [record.error for record in caplog.records if hasattr(record, "error")] == ["ValueError"]
