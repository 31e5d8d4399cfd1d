"""The watch: signs of life, requests that take too long, and what dead processes have left."""

from __future__ import annotations

import logging
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.slack.queue.owners import BEAT
from corpus.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.slack.queue.clerk import Clerk
    from bot.slack.queue.counter import Counter
    from bot.slack.queue.ledger import Ledger
    from bot.slack.queue.owners import Owners

_LOG = logging.getLogger("evenhand.slack")
TIDY = 3600.0  # seconds
AGAIN = timedelta(
    seconds=12
)  # after which an event is heard again: longer than a writer waits for the archive


class Watch:
    """One thread beside the workers.

    Args:
        ledger: whose owner this process is.
        owners: where all processes beat.
        counter: whose requests are watched.
        clerk: writes apologies and takes up what was left.
        limit: seconds that a request may be worked on.
        again: hears an event that a dead process had not handled, as Slack sent it.
    """

    def __init__(
        self,
        ledger: Ledger,
        owners: Owners,
        counter: Counter,
        clerk: Clerk,
        *,
        limit: float,
        again: Callable[[dict[str, Any]], None],
    ) -> None:
        self._ledger = ledger
        self._owners = owners
        self._counter = counter
        self._clerk = clerk
        self._limit = limit
        self._again = again
        self._tidied = 0.0
        self._beaten = time.monotonic()  # when it last gave a sign of life
        self._judging = 0.0  # `time.monotonic()` from which on others may be found dead
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="evenhand-watch", daemon=True)

    def start(self) -> None:
        """The first sign of life is given before this returns."""
        self._beat()
        self._thread.start()

    def stop(self) -> None:
        """An orderly end: what is left open is free for others at once."""
        self._ended.set()
        self._thread.join(2 * BEAT)
        try:
            self._owners.leave(self._ledger.owner)
        except ArchiveError as error:
            _LOG.warning("this process leaves without a word", extra={"error": str(error)})

    def look(self) -> None:
        """One round."""
        self._beat()
        for job in self._counter.overdue(self._limit):
            if job.letter is None and job.written is None:
                self._end(job)
        for body in self._ledger.unheard(datetime.now(UTC) - AGAIN):
            self._again(body)
        if time.monotonic() >= self._judging:
            self._bury()
        if time.monotonic() - self._tidied > TIDY:
            self._tidied = time.monotonic()
            self._ledger.tidy()

    def _run(self) -> None:
        while not self._ended.wait(BEAT / 2):
            try:
                self.look()
            except ArchiveError as error:
                _LOG.warning("the watch cannot see", extra={"error": str(error)})
            except Exception:  # noqa: BLE001 - nor the watch
                _LOG.exception("the watch stumbled")

    def _end(self, job: Any) -> None:
        apology = self._clerk.apologise(job, f"Working on this took longer than {self._limit:.0f} seconds.")
        if apology is not None:  # else its reply was first
            self._counter.relieve(job)
            self._counter.put(apology)

    def _beat(self) -> None:
        """A sign of life; who was kept from it gives the others, who may have been too, time for theirs."""
        self._owners.beat(self._ledger.owner)
        now = time.monotonic()
        if now - self._beaten > 2 * BEAT:
            self._judging = now + 2 * BEAT
        self._beaten = now

    def _bury(self) -> None:
        for owner in self._ledger.owners() - {self._ledger.owner}:
            if self._owners.dead(owner):
                self._inherit(owner)

    def _inherit(self, owner: str) -> None:
        for entry in self._ledger.take_over(owner):
            job = self._clerk.resumed(entry)
            if job is not None:
                self._counter.put(job)
        for body in self._ledger.unhandled(owner):
            self._again(body)
