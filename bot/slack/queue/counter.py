"""The counter: requests in turn, so that one person with twenty questions keeps nobody waiting.

Threads of our own work here, never Slack's listeners. People take turns; within one conversation replies come in the
order of the questions. What cannot be delivered yet waits aside without holding a worker.
"""

from __future__ import annotations

import heapq
import threading
import time
from bisect import insort
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from bot.desk import Teller
from bot.slack.door.health import Load

if TYPE_CHECKING:
    from bot.slack.types import Asked, Delivery, Letter

COMING = 3.0  # seconds after which what was announced is not waited for any longer
SETTLING = 0.15  # seconds that a follow-up waits for what was said before it: events overtake each other by some 50 ms


@dataclass(slots=True, eq=False)
class Job:
    """One request on its way through this process."""

    asked: Asked
    letter: Letter | None = None
    opened: str = ""
    posted: tuple[str, ...] = ()
    starts: int = 0  # by earlier processes too
    doubtful: bool = False  # an attempt to deliver it may have arrived
    due: float = 0.0  # `time.monotonic()` from which on it may be taken up
    begun: float = 0.0  # `time.monotonic()` when a worker took it up; 0 while it waits
    faults: int = 0  # of our own, in bringing it
    held: bool = False  # the ledger knows that it is worked on
    written: tuple[Letter | None, str] | None = None  # letter and answer's id, not yet in the ledger
    delivery: Delivery | None = None  # the last attempt, not yet in the ledger
    line: Line | None = None  # what is streamed of it

    @property
    def place(self) -> float:
        """Where it stands in its conversation: Slack's time of the question, where it has one."""
        return self.asked.said_at


class Line(Teller, Protocol):
    """Tells an answer in Slack while it comes about (`bot.slack.post.streaming`)."""

    def close(self) -> None:
        """Say nothing more."""
        ...


class Work(Protocol):
    """What is done with a request (`bot.slack.queue.clerk`)."""

    def attend(self, job: Job) -> float | None:
        """Take a request as far as it goes; seconds to wait before it goes on, None when it is closed. Never raises."""
        ...


class Intake(Protocol):
    """Where requests are kept (`bot.slack.queue.ledger`)."""

    def accept(self, asked: Asked) -> bool:
        """False when it was accepted before."""
        ...


class Coming(NamedTuple):
    """A request that is on its way to the counter."""

    conversation: str
    place: float
    until: float  # `time.monotonic()`


@dataclass(slots=True)
class _State:
    waiting: OrderedDict[tuple[str, str], deque[Job]] = field(default_factory=OrderedDict)  # by person
    talks: dict[str, list[Job]] = field(default_factory=dict)  # the same by conversation, in its order
    aside: list[tuple[float, int, Job]] = field(default_factory=list)
    busy: set[str] = field(default_factory=set)  # conversations with a reply on its way
    working: dict[str, Job] = field(default_factory=dict)  # by key
    coming: dict[str, Coming] = field(default_factory=dict)  # announced, by key
    number: int = 0
    closed: bool = False  # nothing is taken up any more
    ended: bool = False  # nor is anything finished


class Counter:
    """Takes requests and has them worked on by threads of its own.

    Args:
        intake: keeps a request before it is worked on.
        work: does the work; may be called by all workers at once.
        workers: how many requests are worked on at the same time.
    """

    def __init__(self, intake: Intake, work: Work, workers: int) -> None:
        self._intake = intake
        self._work = work
        self._state = _State()
        self._changed = threading.Condition()
        self._size = workers
        self._threads = [self._worker(n) for n in range(workers)]

    def start(self) -> None:
        """Let the workers begin."""
        for thread in self._threads:
            thread.start()

    def take(self, asked: Asked) -> bool:
        """Keep a request and put it in the queue; False when it was taken before, by any process.

        Raises:
            ArchiveError: it could not be kept.
        """
        if not self._intake.accept(asked):
            return False
        follows = asked.ts not in {"", asked.thread}
        self.put(Job(asked, due=time.monotonic() + SETTLING if follows else 0.0))
        return True

    def announce(self, asked: Asked) -> bool:
        """A request is about to be taken: what was said after it in its conversation waits for it a moment.

        False when it is announced already: a redelivery.
        """
        now = time.monotonic()
        with self._changed:
            coming = self._state.coming
            for key in [key for key, each in coming.items() if each.until < now]:
                del coming[key]
            new = asked.key not in coming
            coming.setdefault(asked.key, Coming(asked.conversation, asked.said_at, now + COMING))
            return new

    def withdraw(self, key: str) -> None:
        """What was announced has come, or will not come."""
        with self._changed:
            if self._state.coming.pop(key, None):
                self._changed.notify_all()

    def put(self, job: Job) -> None:
        """Queue what is kept already."""
        with self._changed:
            turn = self._state.waiting.setdefault((job.asked.team, job.asked.user), deque())
            turn.append(job)
            insort(self._state.talks.setdefault(job.asked.conversation, []), job, key=lambda each: each.place)
            self._changed.notify()

    def ahead(self, asked: Asked) -> int:
        """How many requests are worked on before this one, if it came now."""
        with self._changed:
            rounds = len(self._state.waiting.get((asked.team, asked.user), ())) + 1
            waiting = sum(min(len(turn), rounds) for turn in self._state.waiting.values())
            return waiting + len(self._state.working)

    @property
    def load(self) -> Load:
        """How busy the workers are."""
        now = datetime.now(UTC)
        with self._changed:
            queued = [job for turn in self._state.waiting.values() for job in turn]
            queued += [job for _, _, job in self._state.aside]
            working = list(self._state.working.values())
            oldest = min((job.asked.at for job in (*queued, *working)), default=now)
            age = max(0.0, (now - oldest).total_seconds())
            return Load(len(queued), len(working), self._size, age)

    def overdue(self, limit: float) -> list[Job]:
        """What workers took up more than `limit` seconds ago."""
        now = time.monotonic()
        with self._changed:
            return [job for job in self._state.working.values() if job.begun and now - job.begun > limit]

    def relieve(self, job: Job) -> None:
        """Count a request as out of its worker's hands, and put a new worker in place of that one."""
        with self._changed:
            if self._state.working.get(job.asked.key) is not job:
                return
            del self._state.working[job.asked.key]
            self._state.busy.discard(job.asked.conversation)
            self._changed.notify_all()
        thread = self._worker(len(self._threads))
        self._threads.append(thread)
        thread.start()

    def close(self, patience: float) -> list[Job]:
        """Take up nothing more; gives what was not finished in `patience` seconds or never taken up."""
        until = time.monotonic() + patience
        with self._changed:
            self._state.closed = True
            self._changed.notify_all()
            while self._unfinished(until) and (left := until - time.monotonic()) > 0:
                self._changed.wait(left)
            self._state.ended = True
            self._changed.notify_all()
            rest = [*self._state.working.values(), *(job for _, _, job in sorted(self._state.aside))]
            rest += [job for turn in self._state.waiting.values() for job in turn]
            self._state.waiting.clear()
            self._state.talks.clear()
            self._state.aside.clear()
        return rest

    def _unfinished(self, until: float) -> bool:
        """Whether something is under way that may be finished by then: worked on, or to be tried again."""
        state = self._state
        return not state.ended and bool(state.working or (state.aside and state.aside[0][0] <= until))

    def _worker(self, number: int) -> threading.Thread:
        return threading.Thread(target=self._serve, name=f"evenhand-worker-{number}", daemon=True)

    def _serve(self) -> None:
        while (job := self._next()) is not None:
            later = self._work.attend(job)
            if not self._laid_down(job, later):
                return  # the watchdog has put another worker in this one's place

    def _next(self) -> Job | None:
        with self._changed:
            while not self._state.ended:
                job = self._due() or self._turn()
                if job is not None:
                    job.begun = time.monotonic()
                    self._state.working[job.asked.key] = job
                    self._state.busy.add(job.asked.conversation)
                    return job
                self._changed.wait(self._pause())
        return None

    def _due(self) -> Job | None:
        """What has waited aside for long enough."""
        aside = self._state.aside
        if aside and aside[0][0] <= time.monotonic():
            return heapq.heappop(aside)[2]
        return None

    def _pause(self) -> float | None:
        """Seconds until something is due; None when nothing will be by itself."""
        now, state = time.monotonic(), self._state
        dues = [talk[0].due for talk in state.talks.values()] + [each.until for each in state.coming.values()]
        dues = [due for due in dues if due > now] + [due for due, _, _ in state.aside[:1]]
        return max(0.01, min(dues) - now) if dues else None

    def _turn(self) -> Job | None:
        """The first request of the next person that nothing in its conversation comes before; who was served goes to the end."""
        waiting = {} if self._state.closed else self._state.waiting
        for person, turn in waiting.items():
            job = next(filter(self._next_there, turn), None)
            if job is None:
                continue
            turn.remove(job)
            if turn:
                self._state.waiting.move_to_end(person)
            else:
                del self._state.waiting[person]
            talk = self._state.talks[job.asked.conversation]
            talk.remove(job)
            if not talk:
                del self._state.talks[job.asked.conversation]
            return job
        return None

    def _next_there(self, job: Job) -> bool:
        """Whether a waiting request is the next of its conversation."""
        talk = job.asked.conversation
        first = talk not in self._state.busy and self._state.talks[talk][0] is job
        return first and job.due <= time.monotonic() and not self._coming_before(job)

    def _coming_before(self, job: Job) -> bool:
        """Whether something that was said before a request in its conversation is still on its way here."""
        now, talk = time.monotonic(), job.asked.conversation
        coming = self._state.coming.values()
        return any(
            each.conversation == talk and each.place < job.place and now < each.until for each in coming
        )

    def _laid_down(self, job: Job, later: float | None) -> bool:
        with self._changed:
            mine = self._state.working.get(job.asked.key) is job
            if mine:
                del self._state.working[job.asked.key]
                if later is None:
                    self._state.busy.discard(job.asked.conversation)
            if later is not None and mine:
                job.begun = 0.0
                self._state.number += 1
                heapq.heappush(self._state.aside, (time.monotonic() + later, self._state.number, job))
            self._changed.notify_all()
            return mine
