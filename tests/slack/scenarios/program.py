"""`evenhand serve` with made-up vectors, and with the patience for dead processes that a test has."""

from __future__ import annotations

import os
import sys
from datetime import timedelta

import bot.build
import bot.slack.owners
import bot.slack.wiring
import corpus.archive.engine
from bot.cli.serving import serve
from corpus.console import run
from tests.slack.scenarios.bots import quick_library

if __name__ == "__main__":
    seconds = float(os.environ.get("GONE", "1.5"))  # twice what a living process needs for its beat
    vars(bot.slack.owners)["GONE"] = timedelta(seconds=seconds)
    vars(bot.build)["open_library"] = quick_library
    run(serve, name="evenhand serve", args=sys.argv[1:])
