"""From checked claims to an answer: citations numbered by code, sources from metadata, coverage by count. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.types import Coverage, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.types import Claim, Evidence, Exhibit, Flag
    from corpus.health import Freshness
    from corpus.types import Extent


def sources(claims: Sequence[Claim], evidence: Evidence, *, also: Sequence[int] = ()) -> tuple[Source, ...]:
    """The cited articles, numbered from 1 in the order of their first citation; each article once.

    Args:
        claims: in the order told.
        evidence: what they cite.
        also: numbers of further exhibits that are cited after the claims.
    """
    by_number = {exhibit.number: exhibit for exhibit in evidence}
    cited: dict[str, Exhibit] = {}
    for number in (*(quote.exhibit for claim in claims for quote in claim.quotes), *also):
        cited.setdefault(by_number[number].article.id, by_number[number])
    return tuple(source(exhibit, number) for number, exhibit in enumerate(cited.values(), start=1))


def source(exhibit: Exhibit, number: int) -> Source:
    """One article as the reader sees it."""
    article = exhibit.article
    return Source(
        number=number,
        article_id=article.id,
        revision=article.revision,
        title=article.title,
        outlet=article.outlet,
        url=article.url,
        published_at=article.published_at,
        date_quality=article.date_quality,
        also_carried_by=exhibit.also_carried_by,
        flag=_flag(exhibit),
    )


def nearest(evidence: Evidence, count: int) -> tuple[Source, ...]:
    """The first articles of the evidence, for a reader whose question was not answered."""
    first: dict[str, Exhibit] = {}
    for exhibit in evidence:
        first.setdefault(exhibit.article.id, exhibit)
    return tuple(source(exhibit, n) for n, exhibit in enumerate(list(first.values())[:count], start=1))


def coverage(evidence: Evidence, freshness: Freshness) -> Coverage:
    """What was looked at for an answer."""
    articles = {exhibit.article.id: exhibit.article for exhibit in evidence}.values()
    days = sorted(article.published_at for article in articles if article.published_at)
    return Coverage(
        articles=len(articles),
        outlets=len({article.outlet for article in articles}),
        origins=len({article.origin for article in articles}),
        earliest=days[0] if days else None,
        latest=days[-1] if days else None,
        last_ingest=freshness.last_ingest,
        silent=freshness.silent,
    )


def whole_coverage(extent: Extent, freshness: Freshness) -> Coverage:
    """All that the corpus holds, for a reader who gets no answer."""
    return Coverage(
        extent.articles,
        extent.outlets,
        extent.origins,
        extent.earliest,
        extent.latest,
        last_ingest=freshness.last_ingest,
        silent=freshness.silent,
    )


def _flag(exhibit: Exhibit) -> Flag | None:
    article = exhibit.article
    if article.state == "withdrawn":
        return "withdrawn"
    if "corrected" in article.flags:
        return "corrected"
    return "updated" if article.revision > 1 else None
