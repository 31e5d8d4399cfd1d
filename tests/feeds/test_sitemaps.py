"""Sitemaps, their indexes, and the news extension."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus.errors import SourceError
from ingest.feeds.parsing import parse
from tests.feeds.makers import sitemap

URL = "https://lowland-courier.example/news-sitemap.xml"
NEWS = (
    "<url><loc>https://lowland-courier.example/a?x=1&amp;y=2</loc><lastmod>2026-11-04T08:00:00Z</lastmod>"
    "<image:image><image:loc>https://lowland-courier.example/a.jpg</image:loc></image:image>"
    "<news:news><news:publication><news:name>The Lowland Courier</news:name><news:language>nl</news:language></news:publication>"
    "<news:publication_date>2026-11-03T09:00:00+01:00</news:publication_date><news:title>Ferry &amp; bridge</news:title></news:news></url>"
)


def test_a_news_sitemap_tells_outlet_language_title_and_dates():
    """The address is the page's own, not its picture's."""
    listing = parse(sitemap(NEWS), url=URL)

    (found,) = listing.items
    assert listing.kind == "sitemap"
    assert (found.url, found.title) == ("https://lowland-courier.example/a?x=1&y=2", "Ferry & bridge")
    assert (found.outlet, found.language) == ("The Lowland Courier", "nl")
    assert found.published == datetime(2026, 11, 3, 8, tzinfo=UTC)
    assert found.updated == datetime(2026, 11, 4, 8, tzinfo=UTC)


def test_lastmod_is_no_publication():
    """A plain sitemap does not know when a page appeared."""
    (found,) = parse(sitemap("<url><loc>/b</loc><lastmod>2026-11-04</lastmod></url>"), url=URL).items

    assert (found.url, found.guid) == ("https://lowland-courier.example/b",) * 2
    assert (found.published, found.date_quality) == (None, "updated_only")


def test_an_index_names_its_parts_once():
    """Only those that are on the web."""
    parts = "".join(
        f"<sitemap><loc>{loc}</loc></sitemap>"
        for loc in ("/1.xml", "/1.xml", "file:///etc/passwd", "/2.xml.gz")
    )

    listing = parse(f"<sitemapindex>{parts}</sitemapindex>".encode(), url=URL)

    assert listing.kind == "sitemap_index"
    assert listing.parts == (
        "https://lowland-courier.example/1.xml",
        "https://lowland-courier.example/2.xml.gz",
    )


def test_entries_without_an_address_are_nothing():
    """There is nothing to fetch."""
    assert parse(sitemap("<url><loc>javascript:x</loc></url><url/><other/>"), url=URL).items == ()


def test_a_truncated_sitemap_gives_what_came():
    """With its fault named."""
    listing = parse(sitemap(NEWS, NEWS.replace("/a?", "/b?"))[:-400], url=URL)

    assert listing.items[0].title == "Ferry & bridge"
    assert "not well-formed" in listing.faults[0]


@pytest.mark.parametrize("data", [b"<urlset", b"<urlset><url><loc>", b"<sitemapindex><sitemap>"])
def test_a_broken_sitemap_that_lists_nothing_is_an_error(data):
    """Not "nothing new"."""
    with pytest.raises(SourceError, match="broken and lists nothing"):
        parse(data, url=URL)


def test_undeclared_entities_keep_their_words():
    """No word of a title is lost, in any kind of feed."""
    data = sitemap(NEWS.replace("Ferry", "Caf&eacute;"))

    assert parse(data, url=URL).items[0].title == "Café & bridge"


def test_foreign_prefixes_and_no_namespace_are_read():
    """Publishers misspell them."""
    data = b'<s:urlset xmlns:s="urn:x"><s:url><s:loc>https://a.example/1</s:loc></s:url></s:urlset>'

    assert parse(data, url=URL).items[0].url == "https://a.example/1"


def test_a_text_sitemap_has_an_address_a_line():
    """Each of them once."""
    listing = parse(b"https://a.example/1\nhttps://a.example/2\nhttps://a.example/1\n\nwords\n", url=URL)

    assert [found.url for found in listing.items][:2] == ["https://a.example/1", "https://a.example/2"]
    assert listing.kind == "sitemap"
