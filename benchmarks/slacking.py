"""How long people in Slack wait: for the first status, the first checked sentence and the whole answer, when 1, 10 or 50 ask at once.

The program is the real one with the writer that quotes, over the sample articles; Slack is a server on loopback that speaks
its protocol and answers at once, so what is measured is ours. Each person asks in direct messages; slash commands come
meanwhile. Of 50 at once the first 20 are streamed, as Slack allows so many streams a minute.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks.measuring import ROOT
from tests.servers.slack import FakeSlack

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = ((1, 10), (10, 2), (50, 1))  # how many ask at once, and how often
COMMANDS = 3  # in each round
QUESTIONS = (
    "How many people have been killed in Gaza?",
    "Is the resolution binding?",
    "How did the council vote?",
    "What did the health ministry say?",
)
PATIENT = 120.0  # seconds
SHOWS = ("chat.startStream", "chat.postMessage", "chat.update")
ENDS = ("chat.stopStream", "chat.postMessage", "chat.update")


@dataclass(frozen=True)
class Asked:
    """One question in Slack, and when it was asked (`time.monotonic()`)."""

    channel: str
    thread: str
    at: float


def main() -> None:
    """Print one JSON object for each number of people, in milliseconds from the event, and from a command to its ack."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        subprocess.run([sys.executable, "-m", "bot", "demo", "--home", home], check=True, capture_output=True)
        with FakeSlack() as slack:
            for people, rounds in ROUNDS:
                load = round(os.getloadavg()[0], 2)
                with _serving(home, slack):
                    row = _measured(slack, people, rounds)
                figures = {"at_once": people, "asked": people * rounds, **row, "load_before": load}
                print(json.dumps({"benchmark": "slack", "unit": "ms", **figures}))


@contextmanager
def _serving(home: Path, slack: FakeSlack) -> Iterator[None]:
    given = {
        "EVENHAND_HOME": str(home),
        "EVENHAND_WRITER": "extractive",
        "EVENHAND_SLACK_PER_USER": "0",
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
    }
    command = [sys.executable, "-m", "bot", "serve"]
    with subprocess.Popen(
        command, env={**os.environ, **given}, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as bot:
        try:
            assert bot.stdout is not None
            bot.stdout.readline()  # it is up
            yield
        finally:
            bot.terminate()


def _measured(slack: FakeSlack, people: int, rounds: int) -> dict[str, float]:
    readers = [slack.user(f"Reader {number}", tz="Europe/Berlin") for number in range(people)]
    clerk, desk = slack.user("Clerk", tz="Europe/Berlin"), slack.channel("desk")
    _answered(slack, [_asked(slack, clerk, QUESTIONS[0])])  # the first question loads what is needed
    waits: dict[str, list[float]] = {"status": [], "claim": [], "answer": []}
    acks: list[float] = []
    for turn in range(rounds):
        asked = [
            _asked(slack, user, QUESTIONS[(turn + n) % len(QUESTIONS)]) for n, user in enumerate(readers)
        ]
        commands = [slack.command(clerk, desk, "/ask", QUESTIONS[n]) for n in range(COMMANDS)]
        _answered(slack, asked)
        acks += [slack.acked(payload, PATIENT).seconds * 1000 for payload in commands]
        for one in asked:
            for name, spent in _waits(slack, one).items():
                waits[name].append(spent * 1000)
        time.sleep(1.1)  # a channel takes one message a second
    shaped = [_shape(name, spent) for name, spent in (*waits.items(), ("ack", acks))]
    return {name: value for each in shaped for name, value in each.items()}


def _asked(slack: FakeSlack, user: str, question: str) -> Asked:
    began, room = time.monotonic(), slack.dm(user)
    return Asked(room, slack.say(user, room, question), began)


def _answered(slack: FakeSlack, asked: list[Asked]) -> None:
    for one in asked:
        slack.reply(one.channel, one.thread, seconds=PATIENT)


def _waits(slack: FakeSlack, asked: Asked) -> dict[str, float]:
    """Seconds until each thing was on its way to Slack."""
    status = min(
        each.time for each in slack.statuses if (each.channel, each.thread) == (asked.channel, asked.thread)
    )
    calls = [
        call
        for call in list(slack.calls)
        if call.args.get("channel") == asked.channel and call.time > asked.at
    ]
    shown = min(call.time for call in calls if call.method in SHOWS)
    whole = max(call.time for call in calls if call.method in ENDS)
    return {"status": status - asked.at, "claim": shown - asked.at, "answer": whole - asked.at}


def _shape(name: str, spent: list[float]) -> dict[str, float]:
    return {f"{name}_p50": round(median(spent)), f"{name}_p95": round(quantiles(spent, n=20)[18])}


if __name__ == "__main__":
    main()
