"""Pages made to hurt their reader: each ends as an error or as an article within the limits, and the next page is read."""

from __future__ import annotations

import gzip
import resource
from datetime import UTC, datetime

import pytest

from corpus.errors import SourceError
from ingest.extraction.sandbox import Sandbox
from ingest.types import Extracted, Raw

NOW = datetime(2026, 11, 1, tzinfo=UTC)
WALL = 8.0  # seconds for one page here; the job allows 15
GROWTH = 120_000  # kB: eight pages of 5 MB are under way at once, as text, bytes and frames
SENTENCE = "The council agreed on Tuesday to close a berth of the harbour for repairs that last eleven weeks."
GOOD = f"<html><body><article><h1>Berths</h1>{''.join(f'<p>{SENTENCE} Part {n}.</p>' for n in range(6))}</article></body></html>"
HOSTILE = {
    "spans": lambda: "<p><span>" * 500_000,
    "links": lambda: "<a href='x'>link text</a> " * 200_000,
    "links in time": lambda: "<html><body>" + "<a href='x'>link text</a> " * 20_000,
    "wide table": lambda: "<table>" + "<tr>" + "<td>x</td>" * 50 + "</tr>" * 8_000,
    "breaks": lambda: "<br>" * 700_000,
    "attribute": lambda: f"<p title='{'x' * 4_900_000}'>x",
    "nested": lambda: "<div>" * 59_000 + "x",
    "nested lists": lambda: "<ul><li>" * 29_000 + SENTENCE,
    "nested hidden": lambda: "<div aria-hidden=true>" * 30_000 + SENTENCE,
    "paragraph": lambda: f"<p>{'word ' * 960_000}",
    "one word": lambda: f"<p>{'x' * 4_900_000}",
    "script": lambda: f"<script>{'x' * 4_900_000}</script>",
    "json": lambda: f"<script type='application/ld+json'>{'[' * 2_000_000}</script>{GOOD}",
    "records": lambda: f"<script type='application/ld+json'>[{','.join(['{}'] * 900_000)}]</script>{GOOD}",
    "style sheet": lambda: f"<style>{'.a .b .c{display:none}' * 200_000}</style>{GOOD}",
    "open style sheet": lambda: f"<style>{'{' * 4_000_000}</style>{GOOD}",
    "styles": lambda: f"<p style='{'color:rgb(' * 400_000}'>{SENTENCE}</p>{GOOD}",
    "classes": lambda: f"<style>.x{{display:none}}</style><p class='{'x ' * 2_000_000}'>{SENTENCE}</p>{GOOD}",
    "entities": lambda: "<p>" + "&amp;" * 950_000,
    "unclosed tag": lambda: "<p " + "a=b " * 1_200_000,
    "unclosed comments": lambda: "<!--" * 1_200_000,
    "brackets": lambda: "<" * 4_900_000,
    "null bytes": lambda: "<html>" + "\x00" * 4_900_000,
    "marks": lambda: "<p>a" + "\u0301" * 2_000_000,
    "doctype": lambda: "<!doctype " + "a/" * 2_000_000 + ">" + GOOD,
    "escapes": lambda: "<p>" + "\x1b[8m" * 1_000_000 + "</p>" + GOOD,
    "forms": lambda: "<form><table>" * 29_000 + SENTENCE,
}


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox(workers=2, wall_seconds=WALL, now=NOW) as running:
        list(running.extract_many([Raw("warm", GOOD.encode(), "html", "")] * 4))
        yield running


@pytest.fixture(scope="module")
def read(sandbox):
    """What became of each hostile page, of the good page behind it, and how much this process has grown."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    results = sandbox.extract_many(
        raw
        for kind, made in HOSTILE.items()
        for raw in (Raw(kind, made().encode(), "html", ""), Raw("good", GOOD.encode(), "html", ""))
    )
    pairs = dict(zip(HOSTILE, zip(results, results, strict=True), strict=True))
    return pairs, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_page_costs_itself_only(read, kind):
    """It ends as an error or an article, and the page behind it is an article."""
    hostile, good = read[0][kind]

    assert isinstance(hostile, Extracted | SourceError)
    assert hostile.source == kind
    assert isinstance(good, Extracted)
    assert good.text.count(SENTENCE) == 6


def test_this_process_does_not_grow(read):
    """Pages are held by their children; a few wait here."""
    assert read[1] < GROWTH


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"\x89PNG\r\n",
        gzip.compress(GOOD.encode(), mtime=0),
        b"\xff\xfe\x00\xd8",
        bytes(range(256)) * 40,
    ],
)
def test_what_is_no_page_is_an_error_or_nothing_harmful(sandbox, data):
    """Bytes under a false name."""
    hostile, good = sandbox.extract_many([Raw("x", data, "html", ""), Raw("good", GOOD.encode(), "html", "")])

    assert isinstance(hostile, Extracted | SourceError)
    assert isinstance(good, Extracted)
