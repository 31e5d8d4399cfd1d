"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from corpus.errors import SourceError
from ingest.feeds.parsing import parse

URL = "https://coast-wire.example/feed.json"


def feed(*items, **more):
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "Coast Wire", "items": items, **more}
    ).encode()


def test_an_item_tells_all_that_it_says():
    """Every field of the format finds its place."""
    told = {
        "id": 42, "url": "/news/42", "title": "Pilots < strike", "summary": "They met.", "content_html": "<p>One.</p><p>Two.</p>",
        "date_published": "2026-11-03T09:00:00+01:00", "date_modified": "2026-11-03T10:00:00Z",
        "authors": [{"name": "Ida Brandt"}, {"url": "x"}, "Piet de Boer", 5], "tags": ["Port", 3], "language": "da-DK",
    }  # fmt: skip

    listing = parse(feed(told, language="en"), url=URL)

    (found,) = listing.items
    assert (listing.kind, listing.title, listing.language) == ("json", "Coast Wire", "en")
    assert (found.guid, found.url, found.title) == (
        "42",
        "https://coast-wire.example/news/42",
        "Pilots < strike",
    )
    assert (found.summary, found.content) == ("They met.", "One.\n\nTwo.")
    assert found.published == datetime(2026, 11, 3, 8, tzinfo=UTC)
    assert (found.authors, found.section, found.language) == (("Ida Brandt", "Piet de Boer"), "Port", "da")


def test_the_first_version_has_one_author_and_the_feeds_own_counts_for_all():
    """Both are read."""
    first, second = parse(
        feed(
            {"id": "1", "author": {"name": "Ada Lindqvist"}},
            {"id": "2", "content_text": "Words."},
            author={"name": "Ida Brandt"},
        ),
        url=URL,
    ).items

    assert (first.authors, second.authors) == (("Ada Lindqvist",), ("Ida Brandt",))
    assert second.content == "Words."


def test_a_wrong_field_costs_that_field_only():
    """The rest of the item is read."""
    told = {
        "id": ["x"],
        "url": 5,
        "external_url": "https://b.example/1",
        "title": None,
        "tags": "x",
        "date_published": 1e9,
        "authors": {},
    }

    listing = parse(feed(told, 7, "x"), url=URL)

    assert listing.items[0].url == "https://b.example/1"
    assert listing.faults == ("2 of its items are no JSON objects",)


def test_half_a_surrogate_pair_does_no_harm():
    """JSON can hold one, UTF-8 cannot."""
    (found,) = parse(b'{"items": [{"id": "a\\ud800", "title": "x\\udc00y"}]}', url=URL).items

    assert (found.guid + found.title).encode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'{"items": [', "broken JSON"),
        (b'{"version": "1"}', "no JSON Feed"),
        (b'{"items": {}}', "no JSON Feed"),
        (b"[1]", "no JSON Feed"),
        (b"[" * 90_000, "broken JSON"),
        (b'{"items": [' + b"9" * 9_000 + b"]}", "broken JSON"),
    ],
)
def test_other_json_is_no_feed(data, told):
    """It is said which it is."""
    with pytest.raises(SourceError, match=told):
        parse(data, url=URL)


def test_an_empty_list_is_sound():
    """Nothing new is no fault."""
    assert parse(feed(), url=URL).items == ()
