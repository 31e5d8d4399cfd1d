"""The bot behind the door: what serving starts, asks for its health, and stops in order."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.slack.hall.listeners import Hearing, register
from bot.slack.queue.clerk import deliver_all
from corpus.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from slack_bolt import App
    from sqlalchemy import Engine

    from bot.slack.door.health import Load
    from bot.slack.hall.rooms import Rooms
    from bot.slack.post.courier import Courier
    from bot.slack.queue.clerk import Clerk
    from bot.slack.queue.counter import Counter, Job
    from bot.slack.queue.watching import Watch
    from bot.slack.rounds import Rounds
    from bot.slack.types import Asked
    from corpus.archive import Archive

_LOG = logging.getLogger("evenhand.slack")
PATIENCE = 300.0  # seconds for what a cron job sends: Slack may ask it to wait
GOODBYE = 8.0  # seconds for telling those who wait; what is not told by then the next process tells


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of requests that were to be sent."""

    posted: int
    refused: int  # Slack will never take them
    silent: int  # there was nothing to post
    placed: int  # all of them

    @property
    def waiting(self) -> int:
        """Those that another process, or the next one, sends."""
        return self.placed - self.posted - self.refused - self.silent


class Office:
    """Workers, watch and listeners of one process.

    Args:
        archive: of the library.
        rooms: what the listeners work with.
        clerk: what the workers do.
        courier: that brings replies.
    """

    def __init__(self, archive: Archive, rooms: Rooms, clerk: Clerk, courier: Courier) -> None:
        self._archive = archive
        self._rooms = rooms
        self._clerk = clerk
        self._courier = courier
        self._counter: Counter = rooms.counter
        self._watch: Watch | None = None
        self._rounds: Rounds | None = None
        self._stopping = threading.Lock()

    @property
    def engine(self) -> Engine:
        """Of the archive."""
        return self._archive.engine

    @property
    def articles(self) -> int:
        """How many there are."""
        return self._archive.articles.extent().articles

    @property
    def load(self) -> Load:
        """How busy the workers are."""
        return self._counter.load

    def last_ingest(self) -> datetime | None:
        """When news last came in; raises ArchiveError when the archive cannot be read."""
        return self._archive.ledger.last_ingest()

    def register(self, app: App) -> None:
        """Put the listeners on the app."""
        register(app, self._rooms)

    def watched(self, watch: Watch) -> Office:
        """Itself, with the watch that begins and ends with it."""
        self._watch = watch
        return self

    def rounded(self, rounds: Rounds) -> Office:
        """Itself, with the rounds of what is due."""
        self._rounds = rounds
        return self

    def start(self) -> None:
        """Let the workers begin; what a killed process has left is taken up, and rounds are made."""
        self._begin()
        if self._rounds is not None:
            self._rounds.start()

    def send(self, asked: Sequence[Asked] = (), *, due: bool = False, patience: float = PATIENCE) -> Sent:
        """Begin, send these and what is due, and wait for it. Instead of `start`; `stop` ends it.

        Args:
            asked: requests that nobody has typed.
            due: whether what is due now is sent, too.
            patience: seconds to wait at the most; the next process goes on with the rest.
        """
        self._begin()
        if self._watch is not None:
            self._watch.look()  # what a killed process has placed and not sent
        placed = [one.key for one in asked if self._counter.take(one)]
        placed += self._rounds.turn() if due and self._rounds else ()
        until = time.monotonic() + patience
        while time.monotonic() < until and (self.load.waiting or self.load.working):
            time.sleep(0.05)
        fates = self._rooms.ledger.fates(placed)
        refused = sum(state == "lost" for state, _ in fates)
        return Sent(fates.count(("done", True)), refused, fates.count(("done", False)), len(placed))

    def _begin(self) -> None:
        self._counter.start()
        if self._watch is not None:
            self._watch.start()

    def stop(self, patience: float) -> None:
        """Finish what can be finished in `patience` seconds; the rest is told that it was interrupted.

        May be called again from another thread, with less patience, while it runs.
        """
        if self._rounds is not None:
            self._rounds.stop()
        rest = self._counter.close(patience)
        with self._stopping:
            told = [job for each in rest if (job := self._interrupted(each)) is not None]
            if told:
                deliver_all(self._clerk, told, GOODBYE)
            self._rooms.errands.close()
            self._courier.close()
            if self._watch is not None:
                self._watch.stop()

    def hear_again(self) -> Hearing:
        """Hears events that a killed process has left."""
        return Hearing(self._rooms)

    def _interrupted(self, job: Job) -> Job | None:
        if job.letter is not None:
            return None  # its letter is in the ledger: the next process brings it
        try:
            return self._clerk.interrupt(job)
        except ArchiveError as error:
            _LOG.warning("somebody could not be told of the end", extra={"error": str(error)})
            return None
