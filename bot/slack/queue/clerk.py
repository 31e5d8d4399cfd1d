"""The clerk: one request from the counter to its reply in Slack. Whatever goes wrong, the asker gets a message."""

from __future__ import annotations

import logging
import threading
import time
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from bot.casework import SILENT
from bot.incidents import incident, new_id
from bot.slack.queue.counter import Job
from bot.slack.types import Parcel
from corpus.clock import utc_now
from corpus.errors import ArchiveError, EvenhandError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.desk import Teller
    from bot.records import AnswerRecords
    from bot.slack.queue.counter import Line
    from bot.slack.queue.ledger import Entry, Ledger
    from bot.slack.types import Asked, Delivery, Letter
    from corpus.clock import Clock

_LOG = logging.getLogger("evenhand.slack")
ARCHIVE_WAIT = 5.0  # seconds before the archive is tried again
SCHEDULE = "schedule"  # the surface of what nobody has typed
GIVE_UP = timedelta(hours=1)  # nobody waits longer for a reply; Slack was down all that time
LATE = timedelta(hours=6)  # a digest may be so late (RELIABILITY §E)
STALE = timedelta(
    minutes=15
)  # a question left by a killed process is answered up to that age (RELIABILITY §E)
STARTS = 3  # a question that has ended three processes is not tried a fourth time


class Courier(Protocol):
    """Brings replies to Slack (`bot.slack.post.courier`)."""

    def line(self, asked: Asked, opened: Callable[[str], None], *, quiet: bool = False) -> Line:
        """Tells an answer while it comes about; calls `opened` with the `ts` of the message that it opens.

        A quiet line shows no claims: a killed process may have opened a message already.
        """
        ...

    def deliver(self, parcel: Parcel, line: Any = None) -> Delivery:
        """Bring a letter, or what is left of it; `line` is one of its own."""
        ...


class Writing(Protocol):
    """Writes replies (`bot.slack.queue.replying`)."""

    def reply(self, asked: Asked, tell: Teller) -> tuple[Letter | None, str]:
        """The reply to a request, and the id of its record ("" without one).

        No letter when there is nothing to send: only for what was sent by schedule.
        """
        ...

    def undelivered(self, asked: Asked, code: str) -> Asked | None:
        """Slack will never take this; gives what somebody else is to be told instead."""
        ...

    def apology(self, incident: str) -> Letter:
        """That something went wrong, with the incident's id."""
        ...

    def interrupted(self) -> Letter:
        """That the bot was stopped meanwhile."""
        ...


class Clerk:
    """Does the work of the counter; all workers share one.

    Args:
        ledger: where every step is kept before it is taken.
        writing: writes the replies.
        courier: brings them to Slack.
        records: keeps incidents.
        clock: the time now.
    """

    def __init__(
        self,
        ledger: Ledger,
        writing: Writing,
        courier: Courier,
        records: AnswerRecords,
        *,
        clock: Clock = utc_now,
    ) -> None:
        self._ledger = ledger
        self._writing = writing
        self._courier = courier
        self._records = records
        self._clock = clock

    def attend(self, job: Job) -> float | None:
        """Take a request as far as it goes; seconds to wait before it goes on, None when it is closed. Never raises."""
        try:
            if job.letter is None and not self._write(job):
                return None
            return self._deliver(job)
        except ArchiveError as error:
            _LOG.warning("the archive does not serve", extra={"request": job.asked.key, "error": str(error)})
            return ARCHIVE_WAIT
        except Exception as error:  # noqa: BLE001 - a worker must not end
            _LOG.exception("a reply could not be brought", extra={"request": job.asked.key})
            return self._again(job, error)

    def apologise(self, job: Job, what: str) -> Job | None:
        """The request with an apology instead of a reply, to be put at the counter; None when a reply was first.

        Args:
            job: that takes too long, or cannot be worked on.
            what: one sentence for an operator.
        """
        key = self._file(job, what, None)
        if job.asked.surface == SCHEDULE:
            self._ledger.begin(job.asked.key)
            self._ledger.nothing(job.asked.key)
            self._undelivered(job, "")
            return None
        return self._instead(job, self._writing.apology(key), key)

    def interrupt(self, job: Job) -> Job | None:
        """The request with "interrupted, ask again" instead of a reply; None when it has its reply.

        What goes by schedule is left for the next process.
        """
        if job.asked.surface == SCHEDULE:
            return None
        return self._instead(job, self._writing.interrupted(), "")

    def resumed(self, entry: Entry) -> Job | None:
        """A request that a dead process has left, to be put at the counter; None when it needs nothing more."""
        job = Job(
            entry.asked,
            entry.letter,
            entry.opened,
            entry.posted,
            starts=entry.starts,
            doubtful=entry.attempts + entry.starts > 0,
        )
        if entry.letter is None and entry.starts >= STARTS:
            return self.apologise(job, "The bot stopped each time that it worked on this question.")
        stale = self._clock() - entry.asked.at > STALE and entry.asked.surface != SCHEDULE
        if entry.letter is None and stale:
            return self.apologise(job, "The bot was not running when this was asked, and came back too late.")
        return job

    def _instead(self, job: Job, letter: Letter, answer: str) -> Job | None:
        if job.line is not None:
            job.line.close()
        if not job.held and job.letter is None:
            self._ledger.begin(job.asked.key)
        if not self._ledger.ready(job.asked.key, letter, answer):
            return None
        return Job(job.asked, letter, job.opened, job.posted, doubtful=job.doubtful)

    def _write(self, job: Job) -> bool:
        """Whether a letter is ready to be delivered by us."""
        if not job.held:
            job.held = self._ledger.begin(job.asked.key)
            if not job.held:
                return False
        if job.written is None:
            job.written = self._written(job)
        letter, answer = job.written
        if letter is None:
            self._ledger.nothing(job.asked.key)
            return False
        if not self._ledger.ready(job.asked.key, letter, answer):
            self._records.forget(answer)  # nobody gets it: another was first, or the workspace has left
            return False
        job.letter = letter
        return True

    def _written(self, job: Job) -> tuple[Letter | None, str]:
        if job.asked.surface == SCHEDULE:
            return self._writing.reply(job.asked, SILENT)
        line = self._courier.line(job.asked, partial(self._opened, job), quiet=job.starts > 0)
        job.line = line
        try:
            return self._writing.reply(job.asked, line)
        except Exception as error:  # noqa: BLE001 - the asker gets a message whatever happens
            known = isinstance(error, EvenhandError)
            _LOG.log(
                logging.WARNING if known else logging.ERROR,
                "a question could not be answered",
                exc_info=not known,
                extra={"request": job.asked.key, "error": type(error).__name__},
            )
            key = self._file(job, str(error) if known else "A question could not be answered.", error)
            return self._writing.apology(key), key
        finally:
            line.close()

    def _opened(self, job: Job, ts: str) -> None:
        job.opened = ts
        self._ledger.opened(job.asked.key, ts)

    def _deliver(self, job: Job) -> float | None:
        if job.delivery is None:
            assert job.letter is not None  # noqa: S101 - `attend` sees to it
            parcel = Parcel(job.asked, job.letter, job.opened, job.posted, job.doubtful)
            line, job.line = job.line, None
            job.delivery = self._courier.deliver(parcel, line)
        delivery = job.delivery
        job.posted, job.doubtful = delivery.posted, delivery.doubtful
        self._ledger.sent(job.asked.key, delivery, keep=job.asked.private)
        job.delivery = None
        if delivery.failed:
            self._file(job, f"Slack took no reply in this place ({delivery.failed}).", None)
            self._undelivered(job, delivery.failed)
        if delivery.later is None:
            return None
        patience = LATE if job.asked.surface == SCHEDULE else GIVE_UP
        if self._clock() - job.asked.at > patience:
            self._ledger.give_up(job.asked.key)
            hours = int(patience.total_seconds() // 3600)
            self._file(job, f"Slack could not be reached for {hours} h; the reply was not delivered.", None)
            self._undelivered(job, "")
            return None
        return delivery.later

    def _again(self, job: Job, error: Exception) -> float | None:
        """A fault of our own: three tries, then the request is lost, and an incident tells of it."""
        job.faults += 1
        if job.faults < STARTS:
            return ARCHIVE_WAIT
        self._file(job, "A reply could not be brought to Slack.", error)
        with suppress(ArchiveError):
            if job.letter is None:
                self._ledger.nothing(job.asked.key)
            self._ledger.give_up(job.asked.key)
            self._undelivered(job, "")
        return None

    def _undelivered(self, job: Job, code: str) -> None:
        """Have the maker of a subscription told that it is paused; tried once."""
        told = self._writing.undelivered(job.asked, code)
        if told is None or not self._ledger.accept(told):
            return
        if self.attend(Job(told)) is not None:
            self._ledger.give_up(told.key)

    def _file(self, job: Job, what: str, error: BaseException | None) -> str:
        """Keep an incident; its id is told even when it cannot be kept."""
        key = new_id()
        try:
            about = {"question": job.asked.text, "team": job.asked.team}
            self._records.file(incident(key, self._clock(), what, **about, error=error))
        except ArchiveError:
            _LOG.warning("an incident could not be kept", extra={"incident": key, "what": what})
        else:
            _LOG.warning("incident", extra={"incident": key, "request": job.asked.key})
        return key


def deliver_all(clerk: Clerk, jobs: list[Job], patience: float) -> None:
    """Bring letters at the end of a process, side by side; what is not there in `patience` seconds the next one brings."""
    until = time.monotonic() + patience
    threads = [threading.Thread(target=_bring, args=(clerk, job, until), daemon=True) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))


def _bring(clerk: Clerk, job: Job, until: float) -> None:
    """Take a letter to its place, again when Slack did not take it and there is time."""
    while (later := clerk.attend(job)) is not None and time.monotonic() + later < until:
        time.sleep(later)
