"""`evenhand serve` as a process of its own, with rooms that only note what comes in."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bot.cli.serving import serve
from corpus.console import run
from tests.slack.doors import Hall


class SlowHall(Hall):
    """Takes as long to stop as it is given."""

    def stop(self, patience):
        sys.stderr.write(f"stopping within {patience}\n")
        sys.stderr.flush()
        if os.environ.get("HALL") == "busy":
            super().stop(patience)


def open_hall(_settings):
    """In place of the bot's own office."""
    return SlowHall(Path(os.environ["EVENHAND_HOME"]))


if __name__ == "__main__":
    import bot.slack.wiring

    vars(bot.slack.wiring)["open_office"] = open_hall
    run(serve, name="evenhand serve", args=sys.argv[1:])
