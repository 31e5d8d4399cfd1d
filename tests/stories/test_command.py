"""`evenhand stories`: lists, one story, and its options."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from bot.cli.stories import stories
from corpus.errors import NotFound
from corpus.library import Library
from corpus.settings import load
from tests.fakes import BagEmbedder
from tests.stories.newsdesk import everything, put


@pytest.fixture
def stocked(home):
    """A data folder with all made-up articles."""
    with Library.open(load(home=home), BagEmbedder()) as library:
        put(library.archive, *everything())
    return home


def run(home, *args):
    return CliRunner().invoke(
        stories, ["--home", str(home), *args], standalone_mode=False, catch_exceptions=False
    )


def listed(home, *args):
    return json.loads(run(home, "--json", *args).stdout)["stories"]


def test_the_list_is_json_by_contract(stocked):
    """Each story has its id, title, times, counts and articles."""
    value = json.loads(run(stocked, "--json", "--now", "2026-03-03T06:00", "--since", "1d").stdout)

    first = value["stories"][0]
    assert value["kind"] == "stories"
    assert (value["since"], value["until"]) == ("2026-03-02T06:00:00+00:00", "2026-03-03T06:00:00+00:00")
    assert first.keys() == {
        "story_id",
        "title",
        "since",
        "until",
        "reports",
        "origins",
        "outlets",
        "articles",
    }
    assert [one["id"] for one in first["articles"]] == ["strike-0", "strike-1"]
    assert first["articles"][0].keys() == {"id", "title", "outlet", "published_at", "origin"}


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--now", "2026-03-04T13:00", "--since", "24h"), 1),
        (("--now", "2026-03-04T09:00", "--since", "7d"), 4),
        (("--since", "2026-03-02T10:30", "--until", "2026-03-02T13:00"), 1),
        (("--since", "2026-03-02", "--outlet", "radio fell"), 3),
        (("--since", "2026-03-02", "--language", "de"), 0),
    ],
    ids=("a-day", "a-week", "times", "outlet", "language"),
)
def test_options_narrow_the_list(stocked, options, count):
    """Stretches, days, times, outlets and languages."""
    assert len(listed(stocked, *options)) == count


def test_text_names_reports_and_origins(stocked):
    """A person reads the title, the counts and each report with its outlet."""
    said = run(stocked, "--since", "2026-03-02")

    assert said.return_value == 0
    assert "3 reports, 3 independent, 3 outlets" in said.stdout
    assert "Radio Fell, 2026-03-02 08:00: Magnitude 5.8 quake shakes Port Yarrow" in said.stdout


def test_one_story_is_shown_with_its_history(stocked):
    """By its id, in text and as JSON."""
    key = listed(stocked, "--since", "2026-03-02")[0]["story_id"]

    told = json.loads(run(stocked, key, "--json").stdout)

    assert told["story_id"] == key
    assert [one["what"] for one in told["history"]] == ["formed"]
    assert f"{key} formed" in run(stocked, key).stdout


def test_an_unknown_story_is_an_error(stocked):
    """It says where ids are found."""
    with pytest.raises(NotFound, match="No story"):
        run(stocked, "s0")


def test_no_story_is_exit_1(stocked):
    """And a sentence."""
    said = run(stocked, "--now", "2020-01-01")

    assert said.return_value == 1
    assert "no stories" in said.stdout
