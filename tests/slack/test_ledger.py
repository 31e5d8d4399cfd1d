"""The ledger: one reply for each request, whatever happens in between."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

import pytest

from bot.slack.queue.ledger import Ledger
from bot.slack.queue.owners import Owners
from bot.slack.types import Delivery
from corpus.archive.engine import connect, reading
from tests.slack.requests import asked, letter_saying

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path):
    opened = connect(f"sqlite:///{tmp_path / 'archive.db'}")
    yield opened
    opened.dispose()


@pytest.fixture
def ledger(engine):
    return Ledger(engine, "one")


def test_a_request_is_accepted_once_over_all_processes(engine, ledger):
    """A redelivery is known, to this process and to the next."""
    assert ledger.accept(asked("Ev1"))
    assert not ledger.accept(asked("Ev1"))
    assert not Ledger(engine, "two").accept(asked("Ev1"))


def test_an_event_is_first_once_even_when_ten_threads_bring_it(engine):
    """Slack may deliver the same event over several connections at once."""
    ledgers = [Ledger(engine, f"p{n}") for n in range(5)]
    found = []
    threads = [
        threading.Thread(target=lambda each=each: found.append(each.first("Ev7"))) for each in ledgers * 2
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [False] * 9 + [True]


def test_only_one_reply_becomes_ready(ledger):
    """Watchdog and worker may both have a letter: the first one counts."""
    ledger.accept(asked("Ev1"))
    assert ledger.begin("Ev1")
    assert ledger.ready("Ev1", letter_saying("sorry"), "i1")
    assert not ledger.ready("Ev1", letter_saying("the answer"), "a1")


def test_a_step_of_a_process_that_lost_its_work_does_nothing(engine, ledger):
    """What another process has taken over is no longer ours to finish."""
    ledger.accept(asked("Ev1"))
    ledger.begin("Ev1")
    other = Ledger(engine, "two")
    (entry,) = other.take_over("one")
    assert (entry.state, entry.starts) == ("waiting", 1)
    assert not ledger.ready("Ev1", letter_saying("late"))
    assert other.begin("Ev1")
    assert other.ready("Ev1", letter_saying("in time"))


def test_what_was_ready_is_taken_over_with_its_letter_and_what_is_posted(engine, ledger):
    """A process killed while it delivered has left everything that the next one needs."""
    ledger.accept(asked("Ev1"))
    ledger.begin("Ev1")
    ledger.opened("Ev1", "200.5")
    ledger.ready("Ev1", letter_saying("The council voted 7 to 2."), "a1")
    ledger.sent("Ev1", Delivery(("200.5",), later=1.0))
    (entry,) = Ledger(engine, "two").take_over("one")
    assert entry.letter == letter_saying("The council voted 7 to 2.")
    assert (entry.opened, entry.posted, entry.state) == ("200.5", ("200.5",), "ready")
    assert entry.attempts == 2


@pytest.mark.parametrize("keep", [True, False])
def test_a_closed_request_keeps_its_place_and_only_private_words(engine, ledger, keep):
    """That a reply stands in a thread is known later; its words only where somebody may still share them."""
    ledger.accept(asked("Ev1", text="a secret question"))
    ledger.begin("Ev1")
    ledger.ready("Ev1", letter_saying("a secret answer"), "a1")
    ledger.sent("Ev1", Delivery(("200.5",)), keep=keep)
    assert ledger.place("a1") == ("T1", "C1", "100.1", "200.5")
    assert (ledger.letter("a1") is not None) == keep
    assert ledger.owners() == frozenset()
    with reading(engine) as connection:
        kept = connection.exec_driver_sql("SELECT * FROM slack_jobs").all()
    assert "secret question" not in str(kept)
    assert ("secret answer" in str(kept)) == keep


def test_words_that_can_no_longer_be_shared_are_struck_out(engine):
    """After a day a private reply is only in the answer's record."""
    now = [NOON]
    ledger = Ledger(engine, "one", clock=lambda: now[0])
    ledger.accept(asked("Ev1", at=NOON))
    ledger.first("Ev1", {"event": "words"})
    ledger.begin("Ev1")
    ledger.ready("Ev1", letter_saying("private"), "a1")
    ledger.sent("Ev1", Delivery(("",)), keep=True)
    now[0] = NOON + timedelta(days=2)
    ledger.tidy()
    assert ledger.letter("a1") is None
    assert ledger.first("Ev1")


def test_requests_are_counted_by_person_and_workspace(ledger):
    """Limits count what was asked, not what was answered."""
    for n in range(3):
        ledger.accept(asked(f"Ev{n}", at=NOON + timedelta(minutes=n)))
    ledger.accept(asked("Ev9", user="U2", at=NOON))
    assert ledger.asked_by("T1", "U1", NOON) == tuple(NOON + timedelta(minutes=n) for n in range(3))
    assert ledger.asked_by("T2", "U1", NOON) == ()
    assert ledger.asked_in("T1", NOON + timedelta(minutes=1)) == 2


def test_names_of_people_are_not_kept(engine, ledger):
    """Once a request is closed nobody can read from the archive who has asked."""
    ledger.accept(asked("Ev1", user="U0NAMED"))
    ledger.begin("Ev1")
    ledger.ready("Ev1", letter_saying("x"))
    ledger.sent("Ev1", Delivery(("1.1",)))
    with reading(engine) as connection:
        rows = [tuple(row) for row in connection.exec_driver_sql("SELECT * FROM slack_jobs").all()]
    assert "U0NAMED" not in json.dumps(rows, default=str)


def test_an_event_that_was_not_handled_is_left_to_the_next_process(engine, ledger):
    """Between Slack's acknowledgement and the queue nothing is lost."""
    ledger.first("Ev1", {"event": {"text": "hello"}})
    ledger.first("Ev2", {"event": {"text": "done"}})
    ledger.handled("Ev2")
    other = Ledger(engine, "two")
    assert other.owners() == {"one"}
    assert other.unhandled("one") == [{"event": {"text": "hello"}}]
    assert other.unhandled("one") == []


def test_a_workspace_that_leaves_is_forgotten(ledger):
    """Nothing of it stays in the ledger."""
    ledger.accept(asked("Ev1"))
    ledger.accept(asked("Ev2", team="T2"))
    ledger.forget("T1")
    assert ledger.asked_in("T1", NOON - timedelta(days=9)) == 0
    assert ledger.asked_in("T2", NOON - timedelta(days=9)) == 1


def test_a_process_is_dead_when_it_has_left_or_gives_no_sign(engine):
    """A living one may be slow for ten seconds."""
    now = [NOON]
    owners = Owners(engine, clock=lambda: now[0])
    owners.beat("elsewhere:1:aa")
    now[0] += timedelta(seconds=12)
    assert not owners.dead("elsewhere:1:aa")
    now[0] += timedelta(seconds=4)
    assert owners.dead("elsewhere:1:aa")
    owners.beat("elsewhere:1:aa")
    assert not owners.dead("elsewhere:1:aa")
    owners.leave("elsewhere:1:aa")
    assert owners.dead("elsewhere:1:aa")


def test_a_killed_process_of_this_machine_is_noticed_sooner(engine):
    """Its number is free: there is no need to wait for its silence."""
    told = "from bot.slack.queue.owners import name; print(name())"
    gone = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    here = gone.stdout.strip()
    living = here.replace(here.split(":")[1], str(os.getpid()))
    now = [NOON]
    owners = Owners(engine, clock=lambda: now[0])
    owners.beat(here)
    owners.beat(living)
    now[0] += timedelta(seconds=5)
    assert owners.dead(here)
    assert not owners.dead(living)
