"""`evenhand summarize`."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from bot.cli.summarizing import summarize
from corpus.embedders import choose
from corpus.library import Library
from corpus.settings import load
from tests.articles import store
from tests.summaries.test_stories import REPORTS


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    home = tmp_path_factory.mktemp("summarize")
    settings = load(home=home)
    with Library.open(settings, choose(settings)) as library:
        store(library, *REPORTS)
    return home


def run(home, *arguments):
    done = CliRunner().invoke(summarize, [*arguments, "--home", str(home)], standalone_mode=False)
    code = done.return_value if done.exception is None else done.exception
    return code, done.output


def test_a_topic_is_summarised_on_a_terminal(filled):
    """Sections with their headings, sources, coverage, and how to see why."""
    code, out = run(filled, "sinking", "of", "the", "ferry", "Isolde")

    assert code == 0
    for part in ("Summary: sinking of the ferry Isolde", "As of ", "What each party says", "Not reported or not known",
                 "Sources", "Looked at ", "evenhand explain "):  # fmt: skip
        assert part in out


def test_the_json_has_the_sections(filled):
    """As the contract says."""
    code, out = run(filled, "--json", "--now", "2024-03-28", "ferry Isolde")

    told = json.loads(out)
    assert code == 0
    assert told["kind"] == "summary"
    assert set(told) >= {
        "asof",
        "agreed",
        "reported",
        "parties",
        "differ",
        "unknown",
        "single",
        "story_id",
        "title",
    }
    assert {"party", "card", "claims"} == set(told["parties"][0])


def test_no_summary_is_exit_code_1(filled):
    """With the reason."""
    code, out = run(filled, "the chess final in Quelm")

    assert code == 1
    assert "No answer" in out


def test_a_target_is_needed(filled):
    """One of the two, not both."""
    assert "Give a TARGET or --story ID." in str(run(filled)[0])
    assert "Give a TARGET or --story ID." in str(run(filled, "--story", "s1", "ferry")[0])
