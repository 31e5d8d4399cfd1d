"""A process that stays open answers from what another process has stored meanwhile."""

from __future__ import annotations

import json
import subprocess
import sys
import time

from tests.system.commands import ROOT, environment, evenhand, town

PATIENCE = 2.0  # seconds: the promise of the design
HALF = 2_050  # passages on each side of the write: beyond Chroma's own sync threshold of 1,000, twice

BOT = """
import json, sys
from bot.build import open_desk
from bot.telling import outcome_json
from corpus.settings import load
with open_desk(load(), serve=True) as desk:
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(outcome_json(desk.ask(line.strip()))), flush=True)
"""


class Bot:
    """A long-running process that holds a Desk open."""

    def __init__(self, home, server):
        self._process = subprocess.Popen(
            [sys.executable, "-c", BOT],
            env=environment(home, server),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert self._process.stdout.readline() == "ready\n"

    def ask(self, question):
        self._process.stdin.write(question + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def wait_for(self, question, accept):
        """Ask until the answer is accepted; gives it with the seconds that it took."""
        started = time.monotonic()
        while True:
            answer = self.ask(question)
            spent = time.monotonic() - started
            if accept(answer) or spent > 10 * PATIENCE:
                return answer, spent

    def close(self):
        self._process.stdin.close()
        assert self._process.wait(timeout=60) == 0


def test_a_running_bot_sees_new_and_changed_articles(home, openai_server, tmp_path):
    """New articles are cited, and a replaced revision is no longer, within two seconds and without restart."""
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    first.write_text("\n".join(town(n) for n in range(HALF)))
    changed = town(
        7, "The bridge of Town7 was closed on Friday after a flood. Repairs cost 555 million crowns."
    )
    second.write_text("\n".join([changed, *(town(n) for n in range(HALF, 2 * HALF))]))
    assert evenhand("ingest", first, home=home, server=openai_server)[0] == 0
    bot = Bot(home, openai_server)

    before = bot.ask("How much did bridge 7 of Town7 cost?")
    unknown = bot.ask(f"How much did the bridge of Town{2 * HALF - 1} cost?")
    code, out, _ = evenhand("ingest", second, "--json", home=home, server=openai_server)
    new, new_after = bot.wait_for(f"How much did the bridge of Town{2 * HALF - 1} cost?", is_answer)
    after, changed_after = bot.wait_for("How much did bridge 7 of Town7 cost?", lambda a: "555" in a["text"])
    bot.close()

    assert "22 million" in before["text"]
    assert unknown["kind"] == "no_answer"
    assert (code, json.loads(out)["new"], json.loads(out)["changed"]) == (0, HALF, 1)
    assert f"{(2 * HALF - 1) * 3 + 1} million" in new["text"]
    assert "22 million" not in after["text"]
    assert max(new_after, changed_after) < PATIENCE
    assert after["notices"] == []


def is_answer(answer):
    return answer["kind"] == "answer"
