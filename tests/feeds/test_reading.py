"""Feeds of strangers are read by children, hostile ones as well."""

from __future__ import annotations

import io
import json
import resource
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.errors import SourceError
from ingest.extraction import worker
from ingest.extraction.sandbox import Sandbox
from ingest.feeds import frames
from ingest.feeds.parsing import parse
from ingest.feeds.types import LIMIT, Listing
from ingest.types import Extracted, Raw
from tests.feeds.makers import BASE, atom, item, rss, sitemap

NOW = datetime(2026, 11, 3, tzinfo=UTC)
LAUGHS = (
    "<!DOCTYPE rss [<!ENTITY l0 'ha'>"
    + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>"
)
FILE = (
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1:9/z">%y;]>'
)


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox(workers=2) as sandbox:
        yield sandbox


def page(number):
    body = "".join(
        f"<p>Berth {number} of the harbour closes for repairs, the council said in part {n}.</p>"
        for n in range(6)
    )
    return Raw(
        f"{number}.html", f"<html><title>B</title><body><article>{body}</article>".encode(), "html", ""
    )


def test_a_child_reads_as_this_process_does(sandbox):
    """The listing is the same."""
    data = rss(item(1), item(2, more="<description>Wörter</description>"))

    assert sandbox.read_feed(data, url=BASE) == parse(data, url=BASE)


def test_an_error_of_a_feed_comes_back(sandbox):
    """As a value, with the address and the next step."""
    error = sandbox.read_feed(b"<html>", url=BASE, charset="utf-8")

    assert isinstance(error, SourceError)
    assert (error.source, bool(error.remedy)) == (BASE, True)


def test_many_threads_read_feeds_while_pages_are_read():
    """No more children than workers, and every result is its own."""
    with Sandbox(workers=2) as sandbox, ThreadPoolExecutor(6) as threads:
        feeds = [threads.submit(sandbox.read_feed, rss(item(n)), url=BASE) for n in range(24)]
        pages = list(sandbox.extract_many(page(n) for n in range(8)))
        listings = [feed.result() for feed in feeds]
        children = len(sandbox._children)

    assert [listing.items[0].guid for listing in listings] == [f"ht-{n}" for n in range(24)]
    assert all(isinstance(found, Extracted) for found in pages)
    assert children <= 2


@pytest.mark.parametrize("body", [f"{LAUGHS}{{}}", f"{FILE}{{}}"])
@pytest.mark.parametrize("kind", ["rss", "atom", "sitemap"])
def test_entities_are_neither_expanded_nor_fetched(sandbox, body, kind):
    """A bomb and a file stay what they are, and the other items are read."""
    name = "&l9;" if body.startswith(LAUGHS) else "&x;"
    made = {
        "rss": rss(f"<item><title>A {name}</title><guid>1</guid></item>", item(2), declaration=""),
        "atom": atom(f"<entry><id>1</id><title>A {name}</title></entry>", "<entry><id>2</id></entry>"),
        "sitemap": sitemap(
            f"<url><loc>https://a.example/{name}</loc></url>", "<url><loc>https://a.example/2</loc></url>"
        ),
    }[kind]
    data = body.replace("{}", "").encode() + made.removeprefix(b'<?xml version="1.0" encoding="UTF-8"?>')

    listing = sandbox.read_feed(data, url=BASE)

    told = str(listing)
    assert isinstance(listing, Listing)
    assert len(told) < 4_000
    assert "root:" not in told
    assert any(found.guid.endswith("2") for found in listing.items)


def nested(count):
    return rss("<item><title>x</title><description>", "<b>" * count, "</b>" * count, "</description></item>")


@pytest.mark.parametrize(
    "data",
    [
        nested(20_000),
        nested(20_000)[:60_000],
        rss("<item><description><![CDATA[" + "<p><span>" * 300_000 + "]]></description></item>"),
        rss("<item><title>" + "&lt;b" * 500_000 + "</title><guid>1</guid></item>"),
        rss("<item><title>" + "&" * 1_000_000 + "</title><guid>1</guid></item>"),
        rss("<item " + "a='b' " * 100_000 + "/>"),
        rss("<item>" * 40_000),
        b"<rss><![CDATA[" + b"<!-- " * 500_000,
        b"<?xml version='1.0'?>" + b"<!DOCTYPE rss [" * 100_000,
        b"<!-- -->" * 300_000 + b"<rss>",
        rss("".join(f"<x{n} xmlns:n{n}='urn:{n}'/>" for n in range(20_000))),
        b'{"items": [' + b'{"id": 1},' * 200_000 + b'{"id": 2}]}',
        b"https://a.example/\n" * 400_000,
    ],
    ids=lambda data: f"{data[:12]!r}-{len(data)}",
)
def test_a_hostile_feed_costs_only_itself(data):
    """It ends within its limits, as a listing or an error, and the next feed is read."""
    with Sandbox(workers=1, wall_seconds=10.0) as sandbox:
        told = sandbox.read_feed(data, url=BASE)
        after = sandbox.read_feed(rss(item(1)), url=BASE)

    assert isinstance(told, Listing | SourceError)
    assert len(after.items) == 1


def test_a_feed_over_the_limit_reaches_no_child():
    """Its size says enough."""
    with Sandbox(workers=1) as sandbox:
        error = sandbox.read_feed(b" " * (LIMIT + 1), url=BASE)

        assert "larger than 10 MB" in str(error)
        assert not sandbox._children


def test_a_closed_sandbox_reads_no_more():
    """It says so, to every thread that waits."""
    sandbox = Sandbox(workers=1)
    sandbox.close()

    assert "the run was ended" in str(sandbox.read_feed(rss(item(1)), url=BASE))


def test_a_child_that_cannot_start_is_an_error_of_each_feed(monkeypatch):
    """No thread waits for ever."""
    monkeypatch.setattr("sys.executable", str(Path("/nowhere/python")))

    with Sandbox(workers=1) as sandbox:
        told = [sandbox.read_feed(rss(item(1)), url=BASE) for _ in range(2)]

    assert all("could not start" in str(error) for error in told)


LISTINGS = [
    parse(rss(item(1), item(2, date="")), url=BASE),
    parse(atom("<entry><id>1</id><updated>2026-11-03T10:00:00Z</updated></entry>"), url=BASE),
    Listing((), "sitemap_index", parts=("https://a.example/1",), faults=("x",), fresh_for=60.0),
]


@pytest.mark.parametrize("listing", LISTINGS)
def test_a_listing_survives_the_pipe(listing):
    """What the child found is what the parent gets."""
    assert worker.listing_of(worker.reply_of(listing)) == listing


BROKEN = [
    {}, {"listing": None}, {"listing": {}}, {"error": "x"}, [], "x",
    {"listing": json.loads(frames.as_json(LISTINGS[0])) | {"kind": "exe"}},
    {"listing": json.loads(frames.as_json(LISTINGS[0])) | {"items": [{"guid": "1"}]}},
    {"listing": json.loads(frames.as_json(LISTINGS[0])) | {"items": [1]}},
    {"listing": json.loads(frames.as_json(LISTINGS[0])) | {"fresh_for": "soon"}},
]  # fmt: skip


@pytest.mark.parametrize(
    "reply", [*(json.dumps(reply).encode() for reply in BROKEN), b"", b"[" * 9_000, b"\xff"]
)
def test_a_reply_that_makes_no_sense_is_told(reply):
    """The parent never trusts a child's bytes."""
    with pytest.raises(ValueError):  # noqa: PT011 -- the kind is all there is to it
        worker.listing_of(reply)


@pytest.fixture
def own_limits():
    """A worker limits the process that it runs in: here that is pytest's, which gets its limits back."""
    kept = resource.getrlimit(resource.RLIMIT_CPU)
    yield
    resource.setrlimit(resource.RLIMIT_CPU, kept)


def test_a_worker_answers_for_feeds_and_pages_alike(own_limits):
    """One reply for each request, in their order."""
    requests, replies = io.BytesIO(), io.BytesIO()
    asked = (
        worker.feed_request(rss(item(1)), url=BASE, charset=""),
        worker.feed_request(b"<html>", url=BASE, charset=""),
        worker.request(page(1), NOW),
    )
    for frame in (part for pair in asked for part in pair):
        worker.write_frame(requests, frame)
    requests.seek(0)

    worker.serve(requests, replies)

    replies.seek(0)
    told = [worker.read_frame(replies) for _ in range(5)]
    assert (told[0], told[4]) == (b"ready", None)
    assert worker.listing_of(told[1]).items[0].guid == "ht-1"
    assert "a web page" in str(worker.listing_of(told[2]))
    assert "Berth 1" in worker.result_of(told[3]).text


def test_a_listing_with_an_unknown_date_quality_is_refused():
    """It is no word of ours."""
    told = json.loads(frames.as_json(LISTINGS[0]))
    told["items"][0]["date_quality"] = "perhaps"

    with pytest.raises(ValueError, match="perhaps"):
        frames.listing_of(told)
