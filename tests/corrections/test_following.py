"""Corrections follow the answers: one notice for each thread that cites what has changed, and none else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.slack.queue.counter import Job
from bot.slack.types import Delivery
from corpus.archive import retention
from tests.corrections.room import FLOOD, MILL, REST, START, TOLL, Room, changed, star, threads, wire, words

AGAIN = "And how many people were missing after the flood at Ostrel?"


def test_a_changed_figure_gives_one_notice_in_the_thread_that_cites_it(room):
    """With the words as they were cited and as they are now; asked again, nothing more is due."""
    room.ask("200.2", "How much does wheat cost in the province of Vell?")
    room.ingest(changed(wire(), "12 people", "14 people"))

    due = room.notify()

    assert threads(due) == [("T1", "C1", "100.1")]
    ((asked, made),) = room.notices()
    assert (asked.kind, asked.surface, asked.user) == ("correction", "schedule", "")
    assert "Update: the article cited as [1] in this answer has changed." in words(made)
    assert TOLL in words(made)
    assert TOLL.replace("12", "14") in words(made)
    assert room.due() == room.due() == ()


@pytest.mark.parametrize(
    "newer",
    [
        wire(f"{FLOOD} Rain is forecast for Sunday."),
        changed(wire(), "Monday night", "Monday evening"),
        changed(wire(), ". The", ".\n\nThe"),
        changed(wire(), "Monday night", "Monday evening", updated_at=START, title="Flood"),
    ],
    ids=["more", "elsewhere", "spaces", "title"],
)
def test_a_revision_that_leaves_the_cited_words_gives_no_notice(library, newer):
    """Though the article is marked as updated from then on."""
    room = Room(library)
    room.ingest(wire())
    room.ask("100.1", "What did the regional fire service say about the people killed and missing?")
    room.ingest(newer)

    assert room.due() == ()


def test_each_thread_has_its_own_notice(room):
    """Of the same article, in channels and in direct messages."""
    room.ask("200.2", channel="C2")
    room.ask("300.3", channel="D1", surface="dm")
    room.ingest(changed(wire(), "12 people", "14 people"))

    assert sorted(threads(room.notify())) == [
        ("T1", "C1", "100.1"), ("T1", "C2", "200.2"), ("T1", "D1", "300.3"),
    ]  # fmt: skip


def test_several_answers_of_a_thread_share_a_notice(room):
    """It names each of the questions once."""
    room.ask("100.1", AGAIN)
    room.ingest(changed(wire(), "12 people", "14 people"))

    assert len(room.notify()) == 1

    told = words(room.notices()[0][1])
    assert "the article cited in 2 answers of this thread has changed" in told
    assert told.count(AGAIN) == 1
    assert told.count(TOLL) == 1


def test_several_articles_of_one_ingest_share_a_notice(library):
    """It tells of each of them."""
    room = Room(library)
    room.ingest(wire(MILL), star())
    room.ask()
    room.ask(question="When will people work in the mill at Ostrel again?")
    room.ingest(wire(MILL.replace("85", "80")), changed(star(), "17 people", "19 people"))

    assert len(room.notify()) == 1

    told = words(room.notices()[0][1])
    assert "2 articles cited in this thread have changed" in told
    assert "80 people" in told
    assert "19 people" in told


def test_a_digest_is_its_own_thread(room):
    """A message at the top of a channel gets the notice below itself."""
    room.ask("", ts="")
    (top,) = {asked.key for asked, _ in room.courier.posted if not asked.thread}
    room.ingest(changed(wire(), "12 people", "14 people"))

    found = threads(room.notify())

    assert top
    assert ("T1", "C1", "9.2") in found


def test_private_replies_have_no_thread(library):
    """Nobody is written to out of the blue."""
    room = Room(library)
    room.ingest(wire())
    room.ask("", ts="", private=True, surface="command")
    room.ingest(changed(wire(), "12 people", "14 people"))

    assert room.due() == ()


def test_a_private_reply_that_was_shared_has_a_thread(room):
    """Everybody has read it there."""
    room.ask("200.2", private=True, surface="command")
    answer = room.answer("Ev2")
    shared = replace(room.ask("300.3"), key="share:1", thread="400.4")
    room.ledger.accept(shared)
    room.ledger.begin("share:1")
    room.ledger.ready("share:1", room.courier.posted[-1][1], answer)
    room.ledger.sent("share:1", Delivery(("401.1",)))
    room.ingest(changed(wire(), "12 people", "14 people"))

    assert sorted(asked.thread for asked in room.notify()) == ["100.1", "300.3", "400.4"]


def test_what_is_due_can_be_looked_at_first(room):
    """Nothing is written by it."""
    room.ingest(changed(wire(), "12 people", "14 people"))

    seen = room.corrections.owed(room.clock())

    assert threads(seen) == threads(room.due()) == [("T1", "C1", "100.1")]
    assert room.corrections.owed(room.clock()) == ()


def test_two_changes_before_the_notice_are_told_as_one(room):
    """In the newest words, whether or not the first had been noticed."""
    room.ingest(changed(wire(), "12 people", "14 people"))
    (asked,) = room.due()
    room.ingest(changed(wire(), "12 people", "15 people"))
    assert room.due() == ()

    room.clerk.attend(Job(asked))

    told = words(room.notices()[0][1])
    assert "15 people" in told
    assert "14 people" not in told
    assert room.due() == ()


def test_a_change_while_a_notice_is_written_is_told_in_it(room, monkeypatch):
    """It was not yet written down as told, so nobody else tells of the change."""
    room.ingest(changed(wire(), "12 people", "14 people"))
    (asked,) = room.due()
    tell = room.corrections._book.tell

    def late(*given):
        monkeypatch.undo()
        room.ingest(changed(wire(), "12 people", "15 people"))
        assert room.due() == ()
        return tell(*given)

    monkeypatch.setattr(room.corrections._book, "tell", late)

    told = words(room.corrections.letter(asked))
    assert "15 people" in told
    assert "14 people" not in told
    assert room.due() == ()


def test_a_later_change_has_a_notice_of_its_own(room):
    """But not one that leaves the words that were told."""
    room.ingest(changed(wire(), "12 people", "14 people"))
    room.notify()
    room.ingest(wire(f"{REST} {TOLL.replace('12', '14')} {MILL}"))
    assert room.due() == ()
    room.ingest(changed(wire(), "12 people", "16 people"))

    assert len(room.notify()) == 1

    assert "16 people" in words(room.notices()[1][1])
    assert room.due() == ()


def test_words_that_came_back_before_the_notice_need_none(room):
    """Neither when it was not yet due, nor when it was not yet written."""
    room.ingest(changed(wire(), "12 people", "14 people"))
    room.ingest(wire(f"{FLOOD} {MILL}"))
    assert room.due() == ()
    room.ingest(changed(wire(), "12 people", "15 people"))
    (asked,) = room.due()
    room.ingest(wire(f"{MILL} {FLOOD}"))

    assert room.corrections.letter(asked) is None
    assert room.due() == ()


def test_words_that_come_back_after_the_notice_are_told(room):
    """Readers were told otherwise."""
    room.ingest(changed(wire(), "12 people", "14 people"))
    room.notify()
    room.ingest(wire(f"{FLOOD} {MILL}"))

    assert len(room.notify()) == 1

    assert "These words stand in it again." in words(room.notices()[1][1])
    assert room.due() == ()


def test_a_withdrawn_article_gives_a_notice(room):
    """And one more when it is back, with the same words."""
    key = next(iter(room.library.archive.articles.live_ids(after="", limit=9)))
    room.library.archive.withdraw([key], now=room.clock())

    assert len(room.notify()) == 1
    assert "was withdrawn by its publisher" in words(room.notices()[0][1])
    assert room.due() == ()

    room.ingest(wire())
    assert len(room.notify()) == 1
    assert room.due() == ()


def test_an_answer_given_after_the_change_is_not_corrected(room):
    """It cites the newest revision, in a thread that was told of the older one too."""
    room.ingest(changed(wire(), "12 people", "14 people"))
    room.ask("200.2")

    assert threads(room.notify()) == [("T1", "C1", "100.1")]
    room.ask("100.1", AGAIN)
    assert room.due() == ()


def test_a_correction_is_told_with_the_articles_own_word_on_it(room):
    """It says so itself, and is called a correction then."""
    note = "Correction: An earlier version of this article said that 12 people had been killed."
    room.ingest(wire(f"{FLOOD.replace('12', '2')}\n\n{note}", flags=("corrected",)))
    room.notify()

    told = words(room.notices()[0][1])
    assert "Correction: the article cited as [1] in this answer has been corrected." in told
    assert f"Now:\n{TOLL.replace('12', '2')}\nThe article says: {note}" in told


def test_what_the_operator_deletes_is_nobodys_notice(room):
    """Nor is a notice that was due told any more."""
    room.ingest(changed(wire(), "12 people", "14 people"))
    (asked,) = room.due()
    ids = room.library.archive.articles.live_ids(after="", limit=9)
    retention.bury(room.library.archive.engine, ids, now=room.clock())
    room.records.redact(ids)

    assert room.corrections.letter(asked) is None
    assert room.due() == ()
