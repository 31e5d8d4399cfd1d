"""A process that looks for corrections and is killed: `python -m tests.corrections.killed ARCHIVE TIME POINT`.

POINT: "between" a request and its notice, "placed" once they are in the ledger, "written" once the letter is made;
"told" for one that prints the threads that it was given, and is killed then.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import datetime

from bot.corrections.following import Corrections
from bot.records import AnswerRecords
from corpus.archive import Archive
from tests.corrections.room import Clock, Queue


class Killed(Queue):
    """A ledger at which this process ends, within the transaction."""

    def accept_in(self, connection, asked):
        super().accept_in(connection, asked)
        end()


def end():
    os.kill(os.getpid(), signal.SIGKILL)


def main(url, when, point):
    archive, clock = Archive.open(url), Clock(datetime.fromisoformat(when))
    ledger = (Killed if point == "between" else Queue)(archive.engine, "killed", clock=clock)
    corrections = Corrections(archive, AnswerRecords(archive.engine, clock=clock), ledger, clock=clock)
    due = corrections.due(clock())
    if point == "written":
        for asked in due:
            corrections.letter(asked)
    if point == "told":
        sys.stdout.write(" ".join(asked.thread for asked in due))
        sys.stdout.flush()
    end()


if __name__ == "__main__":
    main(*sys.argv[1:])
