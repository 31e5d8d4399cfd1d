"""`evenhand serve` with made-up vectors, a writer that takes its time, and the patience of a test for dead processes.

GONE: seconds after which a silent process that runs no more is dead. PACE: seconds that each sentence takes.
"""

from __future__ import annotations

import os
import sys
from datetime import timedelta

import bot.build
import bot.slack.queue.owners
import bot.slack.wiring  # it reads what is changed below
from bot.cli.serving import serve
from corpus.console import run
from tests.slack.scenarios.bots import paced, quick_library

if __name__ == "__main__":
    gone = timedelta(seconds=float(os.environ.get("GONE", "1.5")))  # a living process beats every second
    vars(bot.slack.queue.owners)["GONE"] = gone
    vars(bot.build)["open_library"] = quick_library
    vars(bot.build)["_writer"] = paced(bot.build._writer, float(os.environ.get("PACE", "0")))
    run(serve, name="evenhand serve", args=sys.argv[1:])
