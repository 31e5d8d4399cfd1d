"""Feeds of outlets that do not exist."""

from __future__ import annotations

BASE = "https://harbour-times.example/feed.xml"


def rss(*items, head="", language="en-GB", declaration='<?xml version="1.0" encoding="UTF-8"?>\n'):
    """An RSS 2.0 feed of items given as XML."""
    about = f"<title>Harbour Times</title><link>https://harbour-times.example/</link><language>{language}</language>"
    names = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    return f'{declaration}<rss version="2.0" {names}><channel>{about}{head}{"".join(items)}</channel></rss>'.encode()


def item(number=1, *, more="", guid=True, date="Tue, 03 Nov 2026 09:30:00 +0100"):
    """One item of an RSS feed."""
    link = f"https://harbour-times.example/news/{number}"
    own = f'<guid isPermaLink="false">ht-{number}</guid>' if guid else ""
    told = f"<title>Berth {number} closes</title><link>{link}</link><pubDate>{date}</pubDate>"
    return f"<item>{told}{own}{more}</item>"


def atom(*entries, more=""):
    """An Atom 1.0 feed of entries given as XML."""
    head = "<title>The Lowland Courier</title><id>urn:lc</id><updated>2026-11-03T10:00:00Z</updated>"
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" {more}>{head}{"".join(entries)}</feed>'.encode()


def sitemap(*entries):
    """A news sitemap of entries given as XML."""
    names = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
        'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {names}>{"".join(entries)}</urlset>'.encode()
