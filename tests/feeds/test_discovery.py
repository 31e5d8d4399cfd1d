"""The feeds that a page names."""

from __future__ import annotations

from ingest.feeds.discovery import feeds_of

PAGE = b"""<!doctype html><html><head><base href="https://harbour-times.example/en/">
<!-- <link rel="alternate" type="application/rss+xml" href="/hidden"> -->
<link rel="alternate" type="application/rss+xml" title="Comments" href="comments.xml">
<LINK REL='feed alternate' TYPE='application/atom+xml; charset=utf-8' HREF='/atom.xml?a=1&amp;b=2'>
<link rel=alternate type=application/feed+json href=feed.json>
<link rel="alternate" type="text/html" hreflang="de" href="/de/">
<link rel="stylesheet" type="application/rss+xml" href="/no">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
</head></html>"""


def test_feeds_are_absolute_and_those_of_comments_come_last():
    """Style sheets, translations and comments of the page's author are none."""
    assert feeds_of(PAGE, url="https://x.example/") == (
        "https://harbour-times.example/atom.xml?a=1&b=2",
        "https://harbour-times.example/en/feed.json",
        "https://harbour-times.example/en/comments.xml",
    )


def test_a_page_without_feeds_names_none():
    """However large or broken it is."""
    assert feeds_of(b"", url="https://x.example/") == ()
    assert feeds_of(b"<link " * 200_000 + b"<!--" * 100_000, url="https://x.example/") == ()
