"""A channel whose answers stand in a fake Slack, articles that come by a real ingest, and the notices that follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from bot.corrections.following import Corrections
from bot.desk import Asking, Desk
from bot.records import AnswerRecords
from bot.slack.letters import letter
from bot.slack.queue.clerk import Clerk
from bot.slack.queue.counter import Job
from bot.slack.queue.ledger import Ledger, jobs
from bot.slack.queue.packing import asked_json
from bot.slack.types import Asked, Delivery, Offers
from bot.writers.extractive import ExtractiveWriter
from tests.articles import store
from tests.bot.stories import article
from tests.slack.requests import letter_saying

START = datetime(2024, 3, 26, 18, tzinfo=UTC)
QUESTION = "How many people were killed in the flood at Ostrel?"
TOLL = "The regional fire service said that 12 people had been killed and 40 were missing."
REST = "The river Tarn rose above its banks at Ostrel on Monday night."
FLOOD = f"{REST} {TOLL}"
MILL = "The mill at Ostrel was hit too, and its owners said that 85 people would not work there before May."


def wire(text=FLOOD, **given):
    """The article that answers cite."""
    return article("Valley Wire", text, **given)


def star(text="The health ministry said on Tuesday that 17 people had been killed in the flood at Ostrel."):
    """Another one."""
    return article("Northern Star", text, title="Ministry on the flood at Ostrel")


def threads(due):
    return [(asked.team, asked.channel, asked.thread) for asked in due]


class Clock:
    """The time as the test says."""

    def __init__(self, now=START):
        self.now = now

    def __call__(self):
        return self.now

    def pass_(self, **delta):
        self.now += timedelta(**delta)


class Queue(Ledger):
    """The ledger, with a place for a fault between two steps of a transaction."""

    fault = None

    def accept_in(self, connection, asked):
        if hasattr(Ledger, "accept_in"):
            done = super().accept_in(connection, asked)
        else:
            found = connection.scalar(sa.select(jobs.c.key).where(jobs.c.key == asked.key))
            if found:
                return False
            row = {"key": asked.key, "team": asked.team, "channel": asked.channel, "thread": asked.thread}
            row |= {"who": self.people.of(asked.team, asked.user), "at": asked.at, "state": "waiting"}
            row |= {"owner": self.owner, "starts": 0, "attempts": 0, "opened": "", "posted": [], "answer": ""}
            connection.execute(sa.insert(jobs).values(**row, request=asked_json(asked), letter=sa.null()))
            done = True
        if self.fault:
            raise self.fault
        return done


class Writing:
    """Answers questions, and writes the notices."""

    def __init__(self, desk, corrections, clock):
        self.desk, self.corrections, self.clock = desk, corrections, clock

    def reply(self, asked, tell):
        if asked.kind == "correction":
            return self.corrections.letter(asked), ""
        outcome = self.desk.ask(asked.text, Asking(now=self.clock()), tell)
        return letter(outcome, Offers(share=asked.private)), outcome.id

    def apology(self, incident):
        return letter_saying(f"Sorry {incident}")

    def interrupted(self):
        return letter_saying("Interrupted")


class Board:
    """A courier to a notice board."""

    def __init__(self):
        self.posted = []

    def line(self, asked, opened, *, quiet=False):
        return self

    def reading(self, evidence):
        """Nothing."""

    def claim(self, claim, sources):
        """Nothing."""

    def close(self):
        """Nothing."""

    def deliver(self, parcel, line=None):
        self.posted.append((parcel.asked, parcel.letter))
        return Delivery(("" if parcel.asked.private else f"9.{len(self.posted)}",))


class Room:
    """One process of the bot."""

    def __init__(self, library, courier=None, *, owner="one", clock=None):
        self.library, self.clock, self.courier = library, clock or Clock(), courier or Board()
        engine = library.archive.engine
        self.records = AnswerRecords(engine, clock=self.clock)
        self.ledger = Queue(engine, owner, clock=self.clock)
        self.corrections = Corrections(library.archive, self.records, self.ledger, clock=self.clock)
        self.desk = Desk(library, ExtractiveWriter(library.embedder.embed), self.records, clock=self.clock)
        self.writing = Writing(self.desk, self.corrections, self.clock)
        self.clerk = Clerk(self.ledger, self.writing, self.courier, self.records, clock=self.clock)
        self.number = 0
        self.due()

    def ask(self, thread="100.1", question=QUESTION, **given):
        """A question that is answered in a thread; its request."""
        self.number += 1
        self.clock.pass_(minutes=1)
        values = {
            "key": f"Ev{self.number}",
            "kind": "ask",
            "surface": "mention",
            "team": "T1",
            "channel": "C1",
        }
        values |= {"user": "U1", "text": question, "at": self.clock(), "thread": thread, "ts": thread}
        asked = Asked(**{**values, **given})
        self.ledger.accept(asked)
        return self.bring(asked)

    def bring(self, asked):
        """A request is worked on until nothing more can happen; the request."""
        job = Job(asked)
        while (later := self.clerk.attend(job)) is not None:
            self.pause(later)
        return asked

    def pause(self, seconds):
        """What is not delivered at once is a fault here."""
        raise AssertionError(seconds)

    def answer(self, key):
        """The id of the answer to a request."""
        with self.library.archive.engine.connect() as connection:
            return connection.scalar(sa.select(jobs.c.answer).where(jobs.c.key == key))

    def ingest(self, *documents):
        """Articles come in, by the job."""
        self.clock.pass_(minutes=5)
        report = store(self.library, *documents, clock=self.clock)
        self.library.refresh()
        return report

    def due(self):
        """The requests for notices that are newly owed."""
        self.clock.pass_(seconds=20)
        return self.corrections.due(self.clock())

    def notify(self):
        """All that is due is posted; the requests."""
        due = self.due()
        for asked in due:
            self.bring(asked)
        return due

    def notices(self):
        """The requests and letters that were posted on the board."""
        return [(asked, made) for asked, made in self.courier.posted if asked.kind == "correction"]


def words(made):
    """What a letter says, a line for each paragraph."""
    lines = []
    for post in made.posts:
        for block in post.blocks:
            for part in block.get("elements", ()):
                lines += [_said(each) for each in part.get("elements", ()) if "elements" in each] or [
                    _said(part)
                ]
    return "\n".join(lines)


def _said(section):
    return "".join(each.get("text", "") for each in section.get("elements", ()))


def changed(document, old, new, **given):
    """The same article, told anew."""
    assert old in document.text
    return replace(document, text=document.text.replace(old, new), **given)
