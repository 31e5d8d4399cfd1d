"""What is left on the disk of a workspace that has taken the app out."""

from __future__ import annotations

import json

import pytest

from bot.records import AnswerRecords
from bot.slack.queue.clerk import Clerk
from bot.slack.queue.counter import Job
from bot.slack.queue.ledger import Ledger
from bot.slack.types import Delivery
from corpus.archive.engine import connect
from corpus.errors import NotFound
from tests.slack.hall import record
from tests.slack.requests import asked, letter_saying

WORD = "Quellmarfrage"  # of the question, and nowhere else


class Closed:
    """A courier who is let in nowhere."""

    def line(self, request, opened, *, quiet=False):
        return self

    def close(self):
        """It has shown nothing."""

    def deliver(self, parcel, line=None):
        return Delivery((), failed="channel_not_found")


class Writing:
    """Answers, and keeps a record; `meanwhile` happens before it is done."""

    def __init__(self, records):
        self.records = records
        self.meanwhile = lambda: None

    def reply(self, request, tell):
        self.records.file(record(f"a-{request.key}", request.text))
        self.meanwhile()
        return letter_saying(request.text), f"a-{request.key}"

    def undelivered(self, request, code):
        return None


@pytest.fixture
def engine(tmp_path):
    opened = connect(f"sqlite:///{tmp_path / 'archive.db'}")
    yield opened
    opened.dispose()


@pytest.fixture
def records(engine):
    return AnswerRecords(engine)


@pytest.fixture
def ledger(engine, records):
    return Ledger(engine, "one", forgotten=records.forget)


@pytest.fixture
def writing(records):
    return Writing(records)


@pytest.fixture
def clerk(ledger, writing, records):
    return Clerk(ledger, writing, Closed(), records)


def attend(clerk, ledger, request):
    ledger.accept(request)
    clerk.attend(Job(request))


def on_disk(engine, tmp_path):
    """All bytes of the closed database."""
    engine.dispose()
    return b"".join(each.read_bytes() for each in tmp_path.glob("archive.db*"))


def test_no_word_of_a_question_is_left(clerk, ledger, records, engine, tmp_path):
    """Answers, letters, incidents and events that were not handled go; another workspace's stay."""
    attend(clerk, ledger, asked("Ev1", text=f"{WORD} one"))
    attend(clerk, ledger, asked("Ev2", text="kept words", team="T2"))
    ledger.first("Ev3", {"team": "T1", "me": "UBOT", "body": {"event": {"text": f"{WORD} three"}}})

    ledger.forget("T1")
    records.forget_team("T1")

    left = on_disk(engine, tmp_path)
    assert WORD.encode() not in left
    assert left.count(b"kept words") >= 2  # the answer's record and the incident


def test_an_answer_that_is_written_too_late_leaves_no_record(clerk, ledger, writing, records):
    """The workspace leaves while its question is being answered."""
    writing.meanwhile = lambda: ledger.forget("T1")

    attend(clerk, ledger, asked("Ev1", text=WORD))

    with pytest.raises(NotFound):
        records.get("a-Ev1")


def test_an_incident_names_its_workspace_and_nobody(clerk, ledger, records, engine, tmp_path):
    """So that it can be found when the workspace leaves."""
    attend(clerk, ledger, asked("Ev1", user="U0SOMEBODY"))

    left = on_disk(engine, tmp_path)
    assert json.dumps({"team": "T1"})[1:-1].encode() in left
    assert b"U0SOMEBODY" not in left
