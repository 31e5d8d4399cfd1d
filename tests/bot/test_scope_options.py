"""`--outlet`, `--without` and `--language` of `evenhand ask` and `evenhand search`."""

from __future__ import annotations

import json
from contextlib import contextmanager

import pytest

from bot import build
from corpus.library import Library
from corpus.settings import load
from tests.articles import store
from tests.bot.scoped import ALL
from tests.fakes import BagEmbedder
from tests.system.commands import evenhand

KILLED = "How many people did the flood at Ostrel kill?"


@pytest.fixture
def run(home, monkeypatch):
    """The program on all articles, with vectors that need no model."""

    @contextmanager
    def opened(settings):
        with Library.open(settings, BagEmbedder()) as library:
            yield build.desk(library.ready())

    monkeypatch.setattr(build, "open_desk", opened)
    with Library.open(load(home=home), BagEmbedder()) as library:
        store(library.ready(), *ALL)
    return lambda *args, **given: evenhand(
        *args, "--now", "2024-03-28T12:00:00Z", "--json", home=home, **given
    )


def test_ask_uses_the_named_outlets_only(run):
    """An option may be given several times, and an answer tells of it."""
    code, out, err = run("ask", "--outlet", "valley wire", "--outlet", "Northern Star", KILLED)

    told = json.loads(out)
    assert (code, err) == (0, "")
    assert {source["outlet"] for source in told["sources"]} == {"Valley Wire", "Northern Star"}
    assert "Only Valley Wire and Northern Star are used here." in told["notices"]


def test_search_leaves_out_outlets_and_languages(run):
    """Both limits hold together."""
    code, out, _ = run(
        "search", "-k", "50", "--without", "Plain Review", "--language", "en", "flood at Ostrel"
    )

    outlets = {hit["outlet"] for hit in json.loads(out)["retrieved"]}
    assert code == 0
    assert outlets == {"Valley Wire", "Northern Star", "Ostrel Courier", "Harvest Gazette"}


def test_a_file_of_queries_is_searched_inside_the_scope(run, tmp_path):
    """The scope holds for every line."""
    queries = tmp_path / "queries.jsonl"
    queries.write_text(f'{{"query": "{KILLED}"}}\n{{"query": "dockers at Dorvik"}}\n')

    _, out, _ = run("search", "--queries", queries, "--outlet", "Ostrel Courier")

    found = [hit["outlet"] for line in out.splitlines() for hit in json.loads(line)["retrieved"]]
    assert set(found) == {"Ostrel Courier"}


def test_an_outlet_that_nobody_is_called_is_noted(run):
    """A mistyped name does not go unnoticed: one line on standard error."""
    code, _, err = run("ask", "--without", "Plane Review", KILLED)

    assert (code, err) == (0, "Note: no outlet of the corpus is called 'Plane Review'.\n")
