"""Each notice once: answers on their way, processes side by side, faults half-way, and what is too old or forgotten."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.slack.queue.counter import Job
from corpus.archive.engine import writing
from corpus.errors import ArchiveError
from tests.corrections.room import START, Room, changed, threads, wire, words


def test_an_answer_on_its_way_is_waited_for(room):
    """It was written before the change and is posted after it."""
    asked = replace(room.ask("200.2"), key="EvLate", thread="300.3")
    room.ledger.accept(asked)
    room.ledger.begin("EvLate")
    made, answer = room.writing.reply(asked, room.courier)
    room.ingest(changed(wire(), "12 people", "14 people"))
    assert ("T1", "C1", "300.3") not in threads(room.notify())
    assert room.due() == ()

    room.ledger.ready("EvLate", made, answer)
    job = Job(asked, letter=made)
    job.held = True
    room.clerk.attend(job)

    assert threads(room.notify()) == [("T1", "C1", "300.3")]


def test_an_answer_kept_after_its_article_changed_is_corrected(room, monkeypatch):
    """The change log was followed past the change while the answer was written."""
    kept = room.records.file

    def overtaken(record):
        monkeypatch.setattr(room.records, "file", kept)
        room.ingest(changed(wire(), "12 people", "14 people"))
        assert threads(room.notify()) == [("T1", "C1", "100.1")]
        kept(record)

    monkeypatch.setattr(room.records, "file", overtaken)
    room.ask("200.2")

    assert threads(room.notify()) == [("T1", "C1", "200.2")]


def test_old_answers_get_no_notice(room):
    """Nobody comes back to them after 30 days."""
    room.clock.pass_(days=31)
    room.ingest(changed(wire(), "12 people", "14 people"))

    assert room.due() == ()


def test_answers_that_an_earlier_version_kept_are_read_once(room):
    """For what they cite; what had changed before is nobody's notice."""
    with writing(room.library.archive.engine) as connection:
        connection.exec_driver_sql("DELETE FROM citations")
        connection.exec_driver_sql("DELETE FROM corrections_state")
    room.ingest(changed(wire(), "12 people", "13 people"))
    room.ask("200.2")
    assert room.due() == ()
    room.ingest(changed(wire(), "12 people", "14 people"))

    assert sorted(threads(room.notify())) == [("T1", "C1", "100.1"), ("T1", "C1", "200.2")]


def test_an_ingest_is_waited_for(room):
    """So that all that it changes is told at once; a killed one not for long."""
    room.ingest(changed(wire(), "12 people", "14 people"))
    room.clock.pass_(seconds=1)
    room.library.archive.ledger.start_run("r1", now=room.clock())

    assert room.due() == ()
    room.clock.pass_(minutes=15)
    assert len(room.due()) == 1


def test_two_processes_hand_out_each_notice_once(room):
    """Whoever is first; each request is in the ledger when it is handed out."""
    other = Room(room.library, owner="two", clock=room.clock)
    for thread in range(5):
        room.ask(f"20{thread}.1")
    room.ingest(changed(wire(), "12 people", "14 people"))
    found, gate = [], threading.Barrier(4)

    def look(corrections):
        gate.wait()
        found.extend(corrections.due(START + timedelta(days=1)))

    lookers = [threading.Thread(target=look, args=(each.corrections,)) for each in (room, other) * 2]
    for each in lookers:
        each.start()
    for each in lookers:
        each.join()

    assert len(found) == len({asked.thread for asked in found}) == 6
    assert all(room.ledger.accepted(asked.key) for asked in found)


def test_a_fault_half_way_loses_and_doubles_nothing(room):
    """Requests, notices and the place in the log are written together."""
    room.ask("200.2")
    room.ingest(changed(wire(), "12 people", "14 people"))
    room.ledger.fault = ArchiveError("The archive failed.", remedy="")
    with pytest.raises(ArchiveError):
        room.due()
    room.ledger.fault = None

    assert len(room.notify()) == 2
    assert room.due() == ()


def test_a_notice_that_was_written_and_not_posted_is_written_again(room):
    """By the next process, in the same words; what changed since has a notice of its own."""
    room.ingest(changed(wire(), "12 people", "14 people"))
    (asked,) = room.due()
    first = room.corrections.letter(asked)
    room.ingest(changed(wire(), "12 people", "15 people"))
    (second,) = room.due()
    other = Room(room.library, owner="two", clock=room.clock)

    assert other.corrections.letter(asked) == first
    assert "15 people" in words(other.corrections.letter(second))


def test_a_lost_request_does_not_keep_later_notices_back(room):
    """Slack had thrown the bot out of the channel, and it came back."""
    room.ingest(changed(wire(), "12 people", "14 people"))
    (asked,) = room.due()
    room.ledger.begin(asked.key)
    room.ledger.ready(asked.key, room.writing.interrupted())
    room.ledger.give_up(asked.key)
    room.ingest(changed(wire(), "12 people", "15 people"))

    assert len(room.notify()) == 1


def test_forgotten_and_pruned_answers_get_no_notice(room):
    """Their citations go with them; so does what a workspace was told."""
    room.ask("200.2")
    room.records.prune(room.clock() + timedelta(minutes=1))
    room.ingest(changed(wire(), "12 people", "14 people"))
    assert room.due() == ()

    room.ask("300.3")
    room.ingest(changed(wire(), "12 people", "15 people"))
    room.notify()
    room.corrections.forget("T1")
    assert room.corrections.prune(room.clock() + timedelta(days=1)) == 0
