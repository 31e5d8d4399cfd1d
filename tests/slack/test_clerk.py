"""The clerk and the watch: every request ends in exactly one message, whoever fails."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.explaining import text as explained
from bot.records import AnswerRecords
from bot.slack.door.health import Load
from bot.slack.queue.clerk import Clerk, deliver_all
from bot.slack.queue.counter import Counter, Job
from bot.slack.queue.ledger import Ledger
from bot.slack.queue.owners import Owners
from bot.slack.queue.watching import Watch
from bot.slack.types import Delivery
from corpus.archive.engine import connect
from corpus.errors import ArchiveBusy, EmbedderUnavailable
from tests.slack.requests import asked, letter_saying


class Line:
    """A line that may be open."""

    def __init__(self):
        self.closed = False

    def reading(self, evidence):
        """Nothing."""

    def claim(self, claim, sources):
        """Nothing."""

    def close(self):
        self.closed = True


class Slack:
    """A courier to a notice board on which every message stays."""

    def __init__(self):
        self.board = []
        self.script = []  # deliveries before the board is reached
        self.lines = []
        self.opens = ""
        self.quiet = []
        self._lock = threading.Lock()

    def line(self, request, opened, *, quiet=False):
        self.quiet.append(quiet)
        self.lines.append(Line())
        if self.opens:
            opened(self.opens)
        return self.lines[-1]

    def deliver(self, parcel, line=None):
        with self._lock:
            step = self.script.pop(0) if self.script else None
            if isinstance(step, Exception):
                raise step
            if step:
                return step
            self.board.append((parcel.asked.key, parcel.letter.first.text, parcel.opened))
            return Delivery((f"9.{len(self.board)}",))


class Writing:
    """Says what it is told, or fails."""

    def __init__(self):
        self.error = None
        self.go = threading.Event()
        self.go.set()

    def reply(self, request, tell):
        self.go.wait(10)
        if self.error:
            raise self.error
        return letter_saying(f"answer to {request.key}"), f"a-{request.key}"

    def apology(self, incident):
        return letter_saying(f"sorry {incident}")

    def interrupted(self):
        return letter_saying("interrupted")

    def undelivered(self, request, code):
        return None


class Room:
    """Everything of one process but Slack and the Desk."""

    def __init__(self, engine, owner="one"):
        self.ledger = Ledger(engine, owner)
        self.records = AnswerRecords(engine)
        self.slack = Slack()
        self.writing = Writing()
        self.clerk = Clerk(self.ledger, self.writing, self.slack, self.records)
        self.counter = Counter(self.ledger, self.clerk, 2)
        self.heard = []
        self.watch = Watch(
            self.ledger, Owners(engine), self.counter, self.clerk, limit=0.1, again=self.heard.append
        )


@pytest.fixture
def engine(tmp_path):
    opened = connect(f"sqlite:///{tmp_path / 'archive.db'}")
    yield opened
    opened.dispose()


@pytest.fixture
def room(engine):
    made = Room(engine)
    yield made
    made.writing.go.set()
    made.counter.close(1)


def until(true, seconds=5.0):
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.005)
    assert true()


def test_a_request_becomes_one_message(room):
    """And its place is known by the answer's id."""
    room.ledger.accept(asked("Ev1"))
    assert room.clerk.attend(Job(asked("Ev1"))) is None
    assert room.slack.board == [("Ev1", "answer to Ev1", "")]
    assert room.ledger.place("a-Ev1") == ("T1", "C1", "100.1", "9.1")
    assert room.slack.lines[0].closed


def test_what_slack_does_not_take_now_is_brought_later_without_being_written_again(room):
    """The answer is made once."""
    room.slack.script = [Delivery((), later=3.0, doubtful=True), Delivery((), later=1.0)]
    room.ledger.accept(asked("Ev1"))
    job = Job(asked("Ev1"))
    assert room.clerk.attend(job) == 3.0
    assert job.doubtful
    room.writing.error = AssertionError("written twice")
    assert room.clerk.attend(job) == 1.0
    assert room.clerk.attend(job) is None
    assert room.slack.board == [("Ev1", "answer to Ev1", "")]


@pytest.mark.parametrize(
    "error", [ValueError("secret text"), EmbedderUnavailable("The weights are missing.")]
)
def test_an_error_becomes_an_apology_that_explain_knows(room, error):
    """The asker reads an id, never the error; the operator reads where it was raised."""
    room.writing.error = error
    room.ledger.accept(asked("Ev1"))
    room.clerk.attend(Job(asked("Ev1")))
    ((_, said, _),) = room.slack.board
    incident = said.removeprefix("sorry ")
    told = explained(room.records.get(incident))
    assert "What went wrong" in told
    assert "How did the council vote?" in told
    assert type(error).__name__ in told
    assert "secret" not in told


def test_nothing_is_said_when_another_reply_was_first(room, engine):
    """A process that was thought dead comes back too late."""
    room.ledger.accept(asked("Ev1"))
    room.writing.go.clear()
    job = Job(asked("Ev1"))
    late = threading.Thread(target=room.clerk.attend, args=(job,))
    late.start()
    until(lambda: job.held)
    other = Room(engine, "two")
    (entry,) = other.ledger.take_over("one")
    other.clerk.attend(other.clerk.resumed(entry))
    room.writing.go.set()
    late.join()
    assert len(other.slack.board) == 1
    assert room.slack.board == []


def test_a_delivered_letter_is_not_brought_again_when_the_archive_was_locked(room, monkeypatch):
    """What is in Slack is written down when the archive serves again."""
    room.ledger.accept(asked("Ev1"))
    sent, locked = room.ledger.sent, [ArchiveBusy("locked")]

    def busy(*args, **kwargs):
        if locked:
            raise locked.pop()
        return sent(*args, **kwargs)

    monkeypatch.setattr(room.ledger, "sent", busy)
    job = Job(asked("Ev1"))
    assert room.clerk.attend(job) == 5.0
    assert room.clerk.attend(job) is None
    assert len(room.slack.board) == 1
    assert room.ledger.owners() == frozenset()


def test_a_fault_of_the_courier_is_tried_three_times_and_then_told_to_the_operator(room):
    """A worker never ends because of it."""
    room.slack.script = [RuntimeError("x")] * 3
    room.ledger.accept(asked("Ev1"))
    job = Job(asked("Ev1"))
    assert [room.clerk.attend(job) for _ in range(3)] == [5.0, 5.0, None]
    assert room.ledger.owners() == frozenset()


def test_a_reply_that_nobody_can_take_for_an_hour_is_given_up(engine):
    """And an incident is kept."""
    room = Room(engine)
    late = asked("Ev1", at=datetime.now(UTC) - timedelta(hours=2))
    room.ledger.accept(late)
    room.slack.script = [Delivery((), later=9.0)]
    assert room.clerk.attend(Job(late)) is None
    assert room.ledger.owners() == frozenset()


def test_the_watch_apologises_for_what_takes_too_long(room):
    """The late answer is then not shown; the message that was opened becomes the apology."""
    room.slack.opens = "5.5"
    room.writing.go.clear()
    room.counter.start()
    room.counter.take(asked("Ev1"))
    until(lambda: room.counter.overdue(0.1))
    room.watch.look()
    until(lambda: room.slack.board)
    room.writing.go.set()
    until(lambda: room.counter.load == Load(0, 0, 2))
    time.sleep(0.05)
    ((_, said, opened),) = room.slack.board
    assert said.startswith("sorry i")
    assert opened == "5.5"
    assert room.slack.lines[0].closed


def test_the_watch_takes_up_what_a_dead_process_has_left(engine):
    """Waiting, half answered and ready: each gets one message; events that were not handled are heard again."""
    dead = Room(engine, "elsewhere:1:dead")
    for key in ("waiting", "working", "ready"):
        dead.ledger.accept(asked(key))
    dead.ledger.begin("working")
    dead.ledger.opened("working", "5.5")
    dead.ledger.begin("ready")
    dead.ledger.ready("ready", letter_saying("said already"), "a-ready")
    dead.ledger.first("EvX", {"event": 1})
    room = Room(engine)
    room.counter.start()
    room.watch.look()
    until(lambda: len(room.slack.board) == 3)
    assert sorted(room.slack.board) == [
        ("ready", "said already", ""),
        ("waiting", "answer to waiting", ""),
        ("working", "answer to working", "5.5"),
    ]
    assert room.heard == [{"event": 1}]
    room.watch.look()
    assert len(room.slack.board) == 3
    room.counter.close(1)


def test_a_question_from_long_before_gets_an_apology(room):
    """An answer after an hour is no answer."""
    old = asked("Ev1", at=datetime.now(UTC) - timedelta(minutes=20))
    room.ledger.accept(old)
    (entry,) = Room(room.ledger._engine, "two").ledger.take_over("one")
    room.ledger.take_over("two")
    job = room.clerk.resumed(entry)
    room.clerk.attend(job)
    assert room.slack.board[0][1].startswith("sorry ")


def test_a_question_that_ends_processes_is_not_tried_for_ever(room, engine):
    """After three processes it gets an apology."""
    room.ledger.accept(asked("Ev1"))
    for owner in ("one", "two", "three"):
        ledger = Ledger(engine, owner)
        assert ledger.begin("Ev1")
        following = {"one": "two", "two": "three", "three": "one"}[owner]
        (entry,) = Ledger(engine, following).take_over(owner)
    assert entry.starts == 3
    room.clerk.attend(room.clerk.resumed(entry))
    assert room.slack.board[0][1].startswith("sorry ")


def test_stopping_tells_those_who_wait(room):
    """What was not finished is told so; nothing is said twice."""
    room.writing.go.clear()
    room.counter.start()
    for n in range(5):
        room.counter.take(asked(f"Ev{n}", user=f"U{n}"))
    until(lambda: room.counter.load.working == 2)
    rest = room.counter.close(0.05)
    told = [job for each in rest if (job := room.clerk.interrupt(each))]
    deliver_all(room.clerk, told, 5.0)
    room.writing.go.set()
    time.sleep(0.1)
    assert sorted(room.slack.board) == [(f"Ev{n}", "interrupted", "") for n in range(5)]
    assert room.ledger.owners() == frozenset()


def test_an_apology_is_kept_even_where_its_incident_is_not(room, monkeypatch):
    """The asker's message does not depend on the operator's."""

    def full(record):
        raise ArchiveBusy("locked")

    monkeypatch.setattr(room.records, "file", full)
    room.writing.error = ValueError()
    room.ledger.accept(asked("Ev1"))
    room.clerk.attend(Job(asked("Ev1")))
    assert room.slack.board[0][1].startswith("sorry i")


def test_an_end_tries_again_what_slack_does_not_take_at_once(room):
    """Who waits is told of the end although the channel's turn is over; what takes longer is left to the next process."""
    room.slack.script = [Delivery((), later=0.05)]
    jobs = []
    for key in ("Ev1", "Ev2"):
        room.ledger.accept(asked(key))
        jobs.append(room.clerk.interrupt(Job(asked(key))))
    deliver_all(room.clerk, jobs, 5.0)
    assert sorted(key for key, _, _ in room.slack.board) == ["Ev1", "Ev2"]
