"""`evenhand eval neutrality`: its figures on events of our own, its floors, its files and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from bot.cli.neutral import neutrality
from bot.evals import neutrality_sets
from bot.evals.neutrality import CEILINGS, FLOORED, Fared, Swap, as_text, means
from bot.neutrality.measures import Figures
from bot.neutrality.newsroom import STYLE
from corpus.errors import SettingsError, SourceError
from corpus.floors import missed
from tests.servers.openai import FakeChat, Reply, answer, claim, passages_of

EVENTS = Path(__file__).parent / "data" / "neutrality.jsonl"
FLOORS = {
    "attribution_rate": 1.0,
    "loaded_introduced": 0,
    "loaded_rate": 0.15,
    "said_ratio": 0.9,
    "range_kept": 1.0,
    "agency_kept": 1.0,
    "asof_present": 1.0,
    "refused": 0,
    "swap": 0.5,
    "swap_content": 0.7,
    "outlet_entropy": 0.5,
}
"""The gates of docs/neutrality.md, and floors under what was measured with quoted sentences: 0.71, 0.86 and 0.76."""
MARCH = {
    "event": "march in Castel",
    "articles": [
        {
            "outlet": "Castel Herald",
            "title": "March in Castel",
            "text": "Organisers of the march in Castel put the crowd at 80,000. Police put the crowd at 32,000.",
            "published": "2024-10-12",
        }
    ],
}


def called(*args):
    """The exit code of the command; its output goes to the test's."""
    return neutrality.main([str(one) for one in args], standalone_mode=False)


@pytest.fixture
def written(tmp_path):
    """Writes a set of events."""

    def write(*lines):
        path = tmp_path / "events.jsonl"
        path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines))
        return path

    return write


def test_the_floors_hold_on_our_events(home, tmp_path, capsys):
    """Two-sided, one-sided, disputed and loaded reports; each summary is written beside its figures."""
    out = tmp_path / "summaries.jsonl"
    floors = [part for name, value in FLOORS.items() for part in ("--floor", f"{name}={value}")]

    code = called(EVENTS, "--home", home, "--writer", "extractive", "--json", "--out", out, *floors)

    told = json.loads(capsys.readouterr().out)
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert (code, told["faults"]) == (0, [])
    assert (told["n"], len(lines)) == (8, 8)
    assert {"event", "summary", "text", "figures"} == set(lines[0])
    assert all(line["summary"]["kind"] == "summary" and line["text"] for line in lines)
    assert told["reference_loaded_rate"] == 0.0


def test_a_floor_that_is_missed_exits_1(written, home, capsys):
    """The figure and its floor are named; a figure without anything to measure is below any floor."""
    code = called(written(MARCH), "--home", home, "--floor", "asof_present=1.1", "--floor", "agency_kept=0")

    told = capsys.readouterr().out
    assert code == 1
    assert "asof_present is 1, under 1.1" in told
    assert "agency_kept could not be measured" in told


def test_the_newsrooms_own_lists_count(written, home):
    """It is measured with the house style of the data folder, so a faulty one is told before anything is summarised."""
    home.mkdir()
    (home / STYLE).write_text("[labels]\n")

    with pytest.raises(SettingsError, match="is no section"):
        called(written(MARCH), "--home", home)


def test_a_model_is_measured_like_any_writer(written, home, capsys, monkeypatch):
    """Its summary goes through the same checks: what it loads is not in the figures, because it is not published."""

    def step(body):
        (passage,) = passages_of(body)
        crowd, police = (one["text"] for one in passage["sentences"])
        loaded = "The brutal police put the crowd at 32,000."
        return Reply(
            content=answer(claim(crowd, passage["pid"], crowd), claim(loaded, passage["pid"], police))
        )

    with FakeChat(default=step) as chat:
        monkeypatch.setenv("EVENHAND_MODEL", "test-model")
        monkeypatch.setenv("OPENAI_API_KEY", "sk-planted")
        monkeypatch.setenv("OPENAI_BASE_URL", chat.url)
        code = called(
            written(MARCH), "--home", home, "--writer", "auto", "--json", "--floor", "loaded_introduced=0"
        )

    told = json.loads(capsys.readouterr().out)
    assert (code, told["writer"], told["n"], told["refused"]) == (0, "test-model", 1, 0)
    assert chat.requests
    assert (told["loaded_rate"], told["attribution_rate"]) == (0.0, 1.0)


@pytest.mark.parametrize("floor", ["swap", "swap=high", "truth=.5"])
def test_a_floor_of_nothing_is_refused(written, floor, home):
    """A floor names a figure and a number; there is no figure of truth."""
    with pytest.raises(click.BadParameter):
        called(written(MARCH), "--home", home, "--floor", floor)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "is not JSON"),
        ({"articles": []}, 'has no "event"'),
        ({"event": "x", "articles": []}, 'has no "articles"'),
        ({"event": "x", "articles": ["y"]}, "article 1 is not an object"),
        ({"event": "x", "articles": [{"outlet": "y"}]}, 'article 1 has no "text"'),
        ({"event": "x", "articles": [{"text": "y"}]}, 'article 1 has no "outlet"'),
        ({"event": "x", "articles": [{"outlet": "y", "text": "z", "published": "soon"}]}, "is no time"),
        ({**MARCH, "reference": 3}, '"reference" is no text'),
        ({**MARCH, "parties": ["police"]}, '"parties" are not two names'),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) > 1 else "line",
)
def test_a_faulty_line_is_named(written, line, says):
    """Nothing is summarised before the whole set is read."""
    with pytest.raises(SourceError, match=says) as raised:
        neutrality_sets.read(written(MARCH, line))

    assert "events.jsonl:2" in str(raised.value)


def test_a_set_without_events_is_refused(written):
    """An empty file gives no figures."""
    with pytest.raises(SourceError, match="no events"):
        neutrality_sets.read(written(""))


def test_the_parties_are_named_or_found():
    """Those of the set, else the two that speak most; where one alone speaks nothing is exchanged."""
    events = neutrality_sets.read(EVENTS)
    found = {event.topic: event.swapped() for event in events}

    assert found["market strike in Orvale"][1] == ("Teral", "Drusia")
    assert found["Bellmoor dam vote"][1] in {
        ("Farmers' League", "River Alliance"),
        ("River Alliance", "Farmers' League"),
        ("Farmers", "River Alliance"),
        ("River Alliance", "Farmers"),
    }
    assert found["prison hunger strike in Dorna"] is None
    for event, turned in ((event, found[event.topic]) for event in events):
        if turned:
            assert turned[0].swapped() is None or turned[0].now == event.now


def test_means_are_of_what_was_measured():
    """A figure that an event does not have is left out of the mean; refusals and introduced words are counted."""
    event = neutrality_sets.read(EVENTS)[0]
    good = Figures(1.0, 0.0, 0.0, 0, None, 0.5, 1.0, None, 1.0, asof_present=True)
    bad = Figures(0.5, 1.0, 0.0, 2, 0.8, None, 0.5, None, None, asof_present=True)
    every = [
        Fared(event, {}, good, reference=0.2, swap=Swap((), ())),
        Fared(event, {}, bad, swap=Swap(("claims",), ())),
        Fared(event, {}, None),
    ]

    values = means(every)

    assert (values["n"], values["refused"], values["loaded_introduced"]) == (3, 1, 2)
    assert (values["attribution_rate"], values["balance"], values["balance_n"]) == (0.75, 0.5, 1)
    assert (values["swap"], values["swap_content"], values["swap_n"]) == (0.5, 1.0, 2)
    assert (values["agency_kept"], values["reference_loaded_rate"]) == (None, 0.2)
    assert [
        one.split()[0] for one in missed(values, {"loaded_rate": 0.4, "balance": 0.5, "swap": 1}, CEILINGS)
    ] == [
        "loaded_rate",
        "swap",
    ]
    assert "swap changed" in as_text("set", values, every)
    assert set(FLOORED) <= set(values)
