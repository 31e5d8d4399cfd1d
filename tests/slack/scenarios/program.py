"""`evenhand serve` with made-up vectors, a writer that takes its time, and the patience of a test for dead processes.

GONE: seconds after which a silent process that runs no more is dead. PACE: seconds that each sentence takes. CLOCK: a
file that holds the time, for what goes by schedule. With "--due" it is `evenhand digest --due` instead.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import bot.build
import bot.slack.queue.clerk
import bot.slack.queue.owners
import bot.slack.wiring  # it reads what is changed below
from bot.cli.digesting import digest
from bot.cli.serving import serve
from corpus.console import run
from tests.slack.scenarios.bots import paced, quick_library

LAP = 0.2  # seconds between two rounds, where time flies


def told():
    """The time that the file holds."""
    return datetime.fromisoformat(Path(os.environ["CLOCK"]).read_text())


def scheduled_by(clock):
    """What goes by schedule goes by this clock."""
    wiring = vars(bot.slack.wiring)
    wiring["Rounds"] = partial(wiring["Rounds"], every=LAP)
    for limit in ("GIVE_UP", "LATE"):  # hours are gone before Slack is asked again
        vars(bot.slack.queue.clerk)[limit] = timedelta(days=999)
    for opener in ("office", "open_errand"):
        wiring[opener] = partial(wiring[opener], clock=clock)


if __name__ == "__main__":
    gone = timedelta(seconds=float(os.environ.get("GONE", "1.5")))  # a living process beats every second
    vars(bot.slack.queue.owners)["GONE"] = gone
    vars(bot.build)["open_library"] = quick_library
    vars(bot.build)["_writer"] = paced(bot.build._writer, float(os.environ.get("PACE", "0")))
    if "CLOCK" in os.environ:
        scheduled_by(told)
    run(digest if "--due" in sys.argv else serve, name="evenhand", args=sys.argv[1:])
