"""The threads that we have a part in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.conversation.threads import Entry, Threads
from bot.slack.hall.threads import ThreadBook
from bot.slack.queue.ledger import Ledger
from bot.slack.types import Delivery
from corpus.archive.engine import connect
from tests.slack.requests import ASKED, asked, letter_saying

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path):
    engine = connect(f"sqlite:///{tmp_path / 'archive.db'}")
    yield engine
    engine.dispose()


@pytest.fixture
def ledger(engine):
    return Ledger(engine, "p1")


@pytest.fixture
def book(engine, ledger):
    return ThreadBook(engine, ledger, clock=lambda: NOW)


def test_a_thread_that_begins_with_a_question_is_ours(book):
    """One in which we are called later is people's own."""
    book.asked(ASKED)
    book.asked(asked("Ev2", thread="90.1", ts="95.1"))

    assert book.find("T1", "C1", "100.1").ours
    assert not book.find("T1", "C1", "90.1").ours
    assert book.find("T1", "C1", "80.1") is None
    assert book.find("T2", "C1", "100.1") is None


def test_who_asked_last_is_the_asker(book):
    """And nobody is talking then."""
    book.asked(ASKED)
    book.talk("T1", "C1", "100.1")
    book.asked(asked("Ev2", user="U2", thread="100.1", ts="101.1"))
    thread = book.find("T1", "C1", "100.1")

    assert book.scene(thread, "T1", "U2", others=False).asker
    assert not book.scene(thread, "T1", "U1", others=False).asker
    assert not thread.talking


def test_a_thread_carries_its_conversation_on(book):
    """What is asked later in it belongs to the same one."""
    book.asked(ASKED)

    assert book.conversation(asked("Ev2", thread="100.1", ts="101.1")) == ASKED.conversation
    assert book.conversation(asked("Ev3", thread="102.1", ts="102.1")) == "T1:C1:Ev3"


def test_a_private_button_carries_on_what_was_asked_last(book):
    """Each person's own; commands always begin anew."""
    for key in ("cmd:1", "cmd:2"):
        book.asked(asked(key, thread="", ts="", surface="command", private=True))
    press = asked("press:1", thread="", ts="", surface="button", private=True)

    assert book.conversation(press) == "T1:C1:cmd:2"
    assert (
        book.conversation(asked("press:2", user="U2", surface="button", thread="", ts="", private=True))
        == "T1:C1:press:2"
    )
    assert (
        book.conversation(asked("cmd:3", thread="", ts="", surface="command", private=True)) == "T1:C1:cmd:3"
    )


def test_the_thread_below_a_shared_answer_carries_its_conversation_on(engine, ledger, book):
    """It becomes known once somebody speaks in it."""
    Threads(engine).add("T1:C1:cmd:1", Entry(NOW, "q", "q", "question", answer="a1"))
    shared = asked("share:1", thread="", ts="", conversation=book.of_answer("a1"))
    book.share(shared, "a1")
    ledger.accept(shared)
    ledger.begin("share:1")
    ledger.ready("share:1", letter_saying("Yes."), "a1")
    before = book.find("T1", "C1", "200.1")
    ledger.sent("share:1", Delivery(("200.1",)))

    assert before is None
    assert book.find("T1", "C1", "200.1").conversation == "T1:C1:cmd:1"
    assert book.find("T1", "C1", "200.1").ours
    assert book.of_answer("a2") == ""


def test_mute_holds_until_it_is_lifted(book):
    """A question in between does not lift it."""
    book.asked(ASKED)
    book.mute("T1", "C1", "100.1", muted=True)
    book.asked(ASKED)
    muted = book.find("T1", "C1", "100.1").muted
    book.mute("T1", "C1", "100.1", muted=False)

    assert muted
    assert not book.find("T1", "C1", "100.1").muted


def test_old_threads_and_those_of_gone_workspaces_are_forgotten(engine, ledger, book):
    """With what was said to us in them."""
    said = Threads(engine)
    for team in ("T1", "T_"):
        book.asked(asked("Ev1", team=team))
        said.add(f"{team}:C1:100.1", Entry(NOW, "q", "q", "question"))

    book.forget("T_")
    kept = [bool(said.latest(f"{team}:C1:100.1", 1)) for team in ("T1", "T_")]

    assert kept == [True, False]
    assert book.prune(NOW + timedelta(seconds=1)) == 1
    assert book.find("T1", "C1", "100.1") is None


def test_no_names_are_kept(engine, book, tmp_path):
    """Who asks is a pseudonym in the archive."""
    book.asked(asked("Ev1", user="U0SECRET"))

    assert b"U0SECRET" not in (tmp_path / "archive.db").read_bytes()
    assert b"U0SECRET" not in (tmp_path / "archive.db-wal").read_bytes()
