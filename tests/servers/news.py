"""What a fake news site publishes: feeds of all kinds and pages, about invented places."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

START = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def published(n):
    return START + timedelta(minutes=7 * n)


def body(n, town="Ostrel"):
    return (
        (
            f"The council of {town} agreed on Monday to repair bridge number {n}, mayor Oda Lunt said. The work will cost "
            f"{n * 3 + 11} million crowns and take {n % 9 + 2} months, according to a plan that the council published."
        ),
        (
            f"Engineers had found cracks in {n % 7 + 3} of its pillars in spring. Lorries of more than {n % 5 + 10} tonnes "
            f"have had to take the road through Kelm{n} since then, which is {n % 11 + 4} kilometres longer."
        ),
        (
            f'"We have waited long enough for number {n}," Lunt told reporters. A union of hauliers said that it had asked '
            f"for the repair {n % 4 + 2} times. The opposition voted against the plan because of its price."
        ),
    )


def page(n, *, title=None, paragraphs=None, head="", canonical=""):
    """An article's page, with the facts in its JSON-LD."""
    title = title or f"Council of Ostrel agrees to repair bridge {n}"
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": published(n).isoformat(),
        "author": {"@type": "Person", "name": "Jo Roe"},
        "publisher": {"@type": "Organization", "name": "River Post"},
    }
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or body(n))
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>{link}{head}'
        f'<script type="application/ld+json">{json.dumps(facts)}</script></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{text}</article>"
        f"<footer>Contact us. Subscribe.</footer></body></html>"
    )


def rss(items, *, extra=""):
    """A feed of (address, number) items."""
    entries = "".join(
        f"<item><title>Council of Ostrel agrees to repair bridge {n}</title><link>{url}</link><guid>{url}</guid>"
        f"<pubDate>{format_datetime(published(n))}</pubDate><description>{body(n)[0]}</description></item>"
        for url, n in items
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>River Post</title>{extra}'
        f"<link>https://river.example/</link><description>News</description>{entries}</channel></rss>"
    )


def atom(items):
    """The same as Atom."""
    entries = "".join(
        f"<entry><title>Bridge {n}</title><id>{url}</id><link href='{url}'/><updated>{published(n).isoformat()}</updated>"
        f"<published>{published(n).isoformat()}</published><summary>{body(n)[0]}</summary></entry>"
        for url, n in items
    )
    return (
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Hill Gazette</title><id>urn:hill</id>'
        f"<updated>{START.isoformat()}</updated>{entries}</feed>"
    )


def json_feed(items):
    """The same as JSON Feed."""
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Coast Wire",
            "items": [
                {"id": url, "url": url, "title": f"Bridge {n}", "date_published": published(n).isoformat()}
                for url, n in items
            ],
        }
    )


def sitemap(items):
    """A news sitemap."""
    entries = "".join(
        f"<url><loc>{url}</loc><news:news><news:publication><news:name>Valley News</news:name><news:language>en"
        f"</news:language></news:publication><news:publication_date>{published(n).isoformat()}</news:publication_date>"
        f"<news:title>Bridge {n}</news:title></news:news></url>"
        for url, n in items
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{entries}</urlset>'
    )


def sitemap_index(parts):
    """A sitemap of sitemaps."""
    entries = "".join(f"<sitemap><loc>{part}</loc></sitemap>" for part in parts)
    return f'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</sitemapindex>'
