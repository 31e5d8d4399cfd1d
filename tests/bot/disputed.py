"""Short reports with figures, and what the Desk would show of their differences."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.conflicts import conflicts, numbered
from bot.types import Claim, Exhibit, Question, Quote, Source
from corpus.types import Article, Span

NOW = datetime(2023, 11, 1, tzinfo=UTC)


def report(key, day, text, *, title="", hour=12, **given):
    """One article of an outlet that is called as its key."""
    when = datetime.fromisoformat(f"{day}T{hour:02}:00+00:00")
    values = {
        "id": key, "url": "", "canonical_url": "", "title": title, "dek": "", "outlet": key, "section": "", "authors": (),
        "language": "en", "published_at": when, "date_quality": "minute", "updated_at": None, "first_seen": when,
        "text": text, "content_hash": "", "revision": 1, "kind": "news", "origin": key,
    }  # fmt: skip
    return Article(**{**values, **given})


def exhibits(*articles):
    """Each article whole, in this order."""
    return tuple(Exhibit(n, one, Span(0, len(one.text))) for n, one in enumerate(articles, start=1))


def disputed(question, *articles, claims=()):
    """The conflicts of these articles for a question."""
    return conflicts(claims, exhibits(*articles), Question(question, NOW, "UTC"))


def cited(found, *articles):
    """The same with citation numbers, the articles cited in this order."""
    sources = [
        Source(n, one.id, one.revision, one.title, one.outlet, "", one.published_at, "minute")
        for n, one in enumerate(articles, start=1)
    ]
    return numbered(found, sources)


def series(found):
    """Value, authority, day and note of each conflict's values."""
    return [[(v.value, v.authority, v.as_of, v.note) for v in one.values] for one in found]


def between(one, other):
    """The series of two reports, both quoted by claims, of one day and the next."""
    articles = (
        report("Valley Wire", "2023-10-16", one, title="News from the valley"),
        report("Ostrel Courier", "2023-10-17", other, title="News from the coast"),
    )
    return series(disputed("What is new?", *articles, claims=claims_on(*articles)))


def claims_on(*articles):
    """A claim that quotes each article whole."""
    return tuple(
        Claim("…", "fact", (Quote(n, one.id, 1, Span(0, len(one.text)), one.text),))
        for n, one in enumerate(articles, start=1)
    )
