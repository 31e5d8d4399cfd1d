"""Killing an ingest at any moment loses nothing and doubles nothing."""

from __future__ import annotations

import json
import random
import signal
import time

import pytest

from tests.system.commands import evenhand, reply, start, town

ARTICLES = 320
KILLS = 20
QUESTIONS = (
    "How much did bridge 17 of Town17 cost?",
    "What did the council of Town250 say about bridge 250?",
)


@pytest.fixture
def undisturbed(tmp_path, openai_server):
    """The state and answers of a run that nobody killed."""
    source = tmp_path / "towns.jsonl"
    source.write_text("\n".join(town(n) for n in range(ARTICLES)))
    home = tmp_path / "undisturbed"
    assert evenhand("ingest", source, home=home, server=openai_server)[0] == 0
    return source, observed(home, openai_server)


def observed(home, server):
    """What a reader can see: counts, and answers without their ids and times."""
    status = reply("status", home=home, server=server)
    counts = {
        key: status[key] for key in ("articles", "passages", "vectors", "lexical", "outlets", "notices")
    }
    answers = []
    for question in QUESTIONS:
        answer = reply("ask", question, home=home, server=server)
        answers.append((answer["kind"], answer["claims"], answer["sources"]))
    return counts, answers


def test_twenty_kills_and_one_clean_run(undisturbed, tmp_path, openai_server):
    """After 20 kills at random moments one clean run gives what an undisturbed run gives."""
    source, expected = undisturbed
    home, chance = tmp_path / "killed", random.Random(2728)
    for _ in range(KILLS):
        process = start("ingest", source, home=home, server=openai_server)
        time.sleep(chance.uniform(0.3, 3.0))
        process.send_signal(signal.SIGKILL)
        process.communicate()

    code, out, _ = evenhand("ingest", source, "--json", home=home, server=openai_server)
    again = reply("ingest", source, home=home, server=openai_server)

    report = json.loads(out)
    assert (code, report["failed"]) == (0, [])
    assert report["new"] + report["unchanged"] == ARTICLES
    assert observed(home, openai_server) == expected
    assert (again["new"], again["embedded"], again["unchanged"]) == (0, 0, ARTICLES)


def test_sigterm_ends_in_order(tmp_path, openai_server):
    """A terminated run leaves sealed indexes behind; the next one goes on."""
    source, home = tmp_path / "towns.jsonl", tmp_path / "home"
    source.write_text("\n".join(town(n) for n in range(ARTICLES)))
    process = start("ingest", source, home=home, server=openai_server)
    while not (home / "chroma").exists() and process.poll() is None:
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=60)

    report = reply("ingest", source, home=home, server=openai_server)

    assert process.returncode in {0, 143}
    assert b"Traceback" not in err
    assert (home / "chroma.seal").exists()
    assert report["new"] + report["unchanged"] == ARTICLES
