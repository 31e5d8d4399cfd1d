"""The rounds of a serving process: what is due now and then becomes requests. Several processes may make them at once."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.slack.queue.counter import Job
from corpus.clock import utc_now
from corpus.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.slack.queue.counter import Counter
    from bot.slack.types import Asked
    from corpus.clock import Clock

    Round = Callable[[datetime], Sequence[Asked]]
    """What is due at a time; the requests are in the ledger already."""

_LOG = logging.getLogger("evenhand.slack")
EVERY = 20  # seconds: a digest comes within half a minute of its time


class Rounds:
    """Makes the rounds.

    Args:
        rounds: each gives what is due.
        counter: where it is worked on.
        clock: the time now.
        every: seconds between two rounds.
    """

    def __init__(
        self,
        rounds: Sequence[Round],
        counter: Counter,
        *,
        clock: Clock = utc_now,
        every: float = EVERY,
    ) -> None:
        self._rounds = tuple(rounds)
        self._counter = counter
        self._clock = clock
        self._every = every
        self._scheduler: Any = None
        self._stopping = threading.Lock()

    def start(self) -> None:
        """Make a round at once, and then again and again on a thread of its own."""
        from apscheduler.schedulers.background import BackgroundScheduler

        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a round that takes long is no fault
        self._scheduler = BackgroundScheduler(timezone=UTC, daemon=True)
        self._scheduler.add_job(
            self.turn,
            "interval",
            seconds=self._every,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=datetime.now(UTC),
        )
        self._scheduler.start()

    def stop(self) -> None:
        """Begin no further round; may be called again from another thread."""
        with self._stopping:
            scheduler, self._scheduler = self._scheduler, None
        if scheduler is not None:
            scheduler.shutdown(wait=False)

    def turn(self) -> tuple[str, ...]:
        """One round; gives the keys of what it has put at the counter. Faults are logged, and tried again by the next."""
        placed: list[str] = []
        for each in self._rounds:
            try:
                for asked in each(self._clock()):
                    self._counter.put(Job(asked))
                    placed.append(asked.key)
            except ArchiveError as error:
                _LOG.warning("a round waits for the archive", extra={"error": str(error)})
            except Exception:  # noqa: BLE001 - the next round is made all the same
                _LOG.exception("a round stumbled")
        return tuple(placed)
