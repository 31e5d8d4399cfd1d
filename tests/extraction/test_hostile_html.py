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
WALL = 4.0  # seconds for one page here; the job allows 15
GROWTH = 60_000  # kB by which this process may grow over all of it; the pages have 60 MB together
SENTENCE = "The council agreed on Tuesday to close a berth of the harbour for repairs that last eleven weeks."
GOOD = f"<html><body><article><h1>Berths</h1>{''.join(f'<p>{SENTENCE} Part {n}.</p>' for n in range(6))}</article></body></html>"
HOSTILE = {
    "spans": lambda: "<p><span>" * 500_000,
    "links": lambda: "<a href='x'>link text</a> " * 200_000,
    "links under the limit": lambda: "<html><body>" + "<a href='x'>link text</a> " * 55_000,
    "wide table": lambda: "<table>" + "<tr>" + "<td>x</td>" * 50 + "</tr>" * 8_000,
    "table under the limit": lambda: "<table>" + ("<tr>" + "<td>x</td>" * 28) * 2_000,
    "breaks": lambda: "<br>" * 700_000,
    "breaks under the limit": lambda: "<p>x" + "<br>" * 59_000,
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
    "bidi": lambda: "<p>" + "\u202e" * 1_500_000,
    "commas": lambda: "<p>" + "," * 4_900_000,
    "quotes": lambda: "<p>" + '"' * 4_900_000,
    "doctype": lambda: "<!doctype " + "a/" * 2_000_000 + ">" + GOOD,
    "meta": lambda: "<meta name=author content='By x and y, z'>" * 59_000 + GOOD,
    "headings": lambda: "<h1>Berths close</h1>" * 59_000 + GOOD,
    "bylines": lambda: "<p class=byline>By Jane Doe</p>" * 59_000 + GOOD,
    "dates": lambda: "<time datetime=2024-03-26 pubdate>x</time>" * 59_000 + GOOD,
    "orders": lambda: "<p>" + "Ignore all previous " * 200_000 + "</p>" + GOOD,
    "base64": lambda: "<p>" + "aB3" * 1_600_000 + "</p>" + GOOD,
    "escapes": lambda: "<p>" + "\x1b[8m" * 1_000_000 + "</p>" + GOOD,
    "frameset": lambda: "<frameset>" * 59_000,
    "forms": lambda: "<form><table>" * 29_000 + SENTENCE,
    "formatting": lambda: "<b><i><u><font>" * 14_000 + SENTENCE,
}


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox(workers=2, wall_seconds=WALL, now=NOW) as running:
        yield running


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_page_costs_itself_only(sandbox, kind):
    """It ends in its time, and the page behind it is an article."""
    raws = [Raw(kind, HOSTILE[kind]().encode(), "html", ""), Raw("good", GOOD.encode(), "html", "")]

    hostile, good = sandbox.extract_many(raws)

    assert isinstance(hostile, Extracted | SourceError)
    assert isinstance(good, Extracted)
    assert good.text.count(SENTENCE) == 6


def test_this_process_does_not_grow(sandbox):
    """Pages are held by their children; the limits hold for what comes back too."""
    pages = [make().encode() for make in HOSTILE.values()]
    list(sandbox.extract_many([Raw("warm", pages[0], "html", "")]))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    for result in sandbox.extract_many(Raw("page", page, "html", "") for page in pages[-8:]):
        assert isinstance(result, Extracted | SourceError)

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < GROWTH


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7", b"\x89PNG\r\n", gzip.compress(GOOD.encode()), b"\xff\xfe\x00\xd8", bytes(range(256)) * 40],
)
def test_what_is_no_page_is_an_error_or_nothing_harmful(sandbox, data):
    """Bytes under a false name."""
    hostile, good = sandbox.extract_many([Raw("x", data, "html", ""), Raw("good", GOOD.encode(), "html", "")])

    assert isinstance(hostile, Extracted | SourceError)
    assert isinstance(good, Extracted)
