"""Lists of feeds, to and from other programs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from corpus.errors import SettingsError
from ingest.feeds import opml
from ingest.feeds.types import Source
from tests.feeds.test_catalogue import sources

FOREIGN = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Mine</title></head><body>
  <outline text="News"><outline text="Local &amp; port" title="x">
    <outline type="rss" text="Harbour Times" xmlUrl="https://harbour-times.example/feed.xml" htmlUrl="https://harbour-times.example/" language="en-gb"/>
    <outline type="rss" TITLE="Courier" XMLURL="feed://lowland-courier.example/rss"/>
  </outline></outline>
  <outline text="Harbour times" xmlUrl="https://other.example/feed"/>
  <outline text="Again" xmlUrl="http://www.harbour-times.example/feed.xml"/>
  <outline text="A note"/>
  <outline type="link" text="A page" url="https://page.example/"/>
  <outline text="Bad" xmlUrl="javascript:alert(1)"/>
  <outline xmlUrl="feed:https://bare.example/f" language="xx"/>
  <other/>
</body></opml>"""


def test_a_foreign_list_is_read():
    """Groups are sections, invented schemes are mended, what is no feed is named."""
    found = opml.read(FOREIGN)

    times, courier, other, bare = found.sources
    assert times == Source(
        "Harbour Times", "https://harbour-times.example/feed.xml", section="Local & port", language="en"
    )
    assert (courier.name, courier.url) == ("Courier", "https://lowland-courier.example/rss")
    assert (other.name, other.section) == ("Harbour times 2", "")
    assert (bare.name, bare.url, bare.language) == ("bare.example", "https://bare.example/f", "")
    assert found.faults == (
        "Again: its address is in the list twice",
        "A note: it names no feed",
        "A page: it names no feed",
        "Bad: its address is not of the web",
    )


@pytest.mark.parametrize(
    "data", [b"", b"words", b"<rss/>", b"<opml/>", b"<html><body/></html>", b"\x00" * 90, b" " * 11_000_000]
)
def test_what_is_no_list_is_told(data):
    """In one sentence."""
    with pytest.raises(SettingsError, match="no OPML"):
        opml.read(data)


def test_entities_are_neither_expanded_nor_fetched():
    """A list comes from strangers, too."""
    bomb = b'<!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    data = bomb + b'<opml><body>&x;<outline text="One" xmlUrl="https://one.example/f"/></body></opml>'

    assert [source.name for source in opml.read(data).sources] == ["One"]


def test_a_written_list_is_opml_that_others_read():
    """Version, head, body; every outline has a text, every feed its type and address; folders stay out."""
    listed = (
        Source("A", "https://a.example/f", section="S", language="en"),
        Source("B", path="/srv/b", kind="folder"),
    )

    text = opml.write(listed).decode()

    assert '<opml xmlns:evenhand="urn:evenhand:feeds" version="2.0">' in text
    assert '<outline text="S">' in text
    assert '<outline text="A" title="A" type="rss" xmlUrl="https://a.example/f" language="en"/>' in text
    assert "/srv/b" not in text


def test_extras_that_make_no_sense_are_named():
    """Whoever wrote them."""
    data = opml.write([Source("A", "https://a.example/f", delay=2.5)]).replace(
        b'delay="2.5"', b'delay="soon"'
    )

    assert "`delay` is a number" in opml.read(data).faults[0]


@given(sources())
def test_what_is_written_is_what_is_read(listed):
    """All fields of all that is on the web; a name of spaces only becomes the host."""
    kept = tuple(source for source in listed if source.url)

    assert opml.read(opml.write(listed)).sources == tuple(replace(source, path="") for source in kept)
