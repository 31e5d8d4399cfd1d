"""What a source tells of an article, put together with what its page says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from corpus.errors import SourceError
from ingest import leads
from ingest.types import Raw

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.types import DateQuality, Lead
    from ingest.feeds.types import Source
    from ingest.types import Extracted

SUMMARY_ONLY = "summary_only"  # the flag of an article whose page could not be had
ENOUGH = 8  # words: a shorter summary is a title told twice
SKEW = timedelta(hours=1)  # a date further ahead than clocks go wrong is not believed
_WORD = re.compile(r"\w+")


def told_alone(lead: Lead) -> Raw | None:
    """The article as far as the listing itself tells it; None when it tells too little."""
    body = str(lead.told.get("content") or lead.told.get("summary") or "")
    if len(_WORD.findall(body)) < ENOUGH:
        return None
    flags = [] if lead.told.get("content") else [SUMMARY_ONLY]
    names = ("title", "authors", "published", "updated", "section", "language", "outlet")
    record = {name: lead.told[name] for name in names if name in lead.told}
    data = json.dumps({**record, "url": lead.url, "text": body, "flags": flags}, ensure_ascii=False).encode()
    return Raw(lead.url or f"{lead.source}: {lead.guid}", data, "json", sha256(data).hexdigest(), lead=lead)


def completed(
    raw: Raw, result: Extracted | SourceError, source: Source | None, *, now: datetime
) -> Extracted | SourceError:
    """The article with what the source knows better than its page, or the listing's own words for a poor page."""
    lead, told = raw.lead, raw.lead.told if raw.lead else {}
    poor = isinstance(result, SourceError) or "thin" in result.flags or "paywalled" in result.flags
    if (
        lead and poor and (not lead.article_id or leads.is_closed(lead))
    ):  # what is held is better than a summary
        result = _richer(result, lead)
    if isinstance(result, SourceError):
        return result
    return _stated(_dated(result, told, now), told, source)


def _richer(result: Extracted | SourceError, lead: Lead) -> Extracted | SourceError:
    """The page's words, or the listing's where they are more."""
    from ingest.extraction.articles import extract

    alone = told_alone(lead)
    if alone is None:
        return result
    try:
        told = extract(alone)
    except SourceError:
        return result
    if isinstance(result, SourceError):
        return told
    if len(told.text) <= len(result.text):
        return result
    return replace(told, url=result.url or told.url, canonical_url=result.canonical_url or told.canonical_url)


def _dated(article: Extracted, told: Mapping[str, Any], now: datetime) -> Extracted:
    """A page that knows less of its date has the listing's; one that lies ahead is nobody's."""
    published, quality = _moment(told.get("published"), now)
    updated, _ = _moment(told.get("updated"), now)
    known = article.published_at is not None
    if published and (not known or _tells_the_minute(article, published, quality)):
        article = replace(article, published_at=published, date_quality=quality)
    if article.updated_at is None and updated and article.published_at and updated > article.published_at:
        article = replace(article, updated_at=updated)
    return article


def _tells_the_minute(article: Extracted, published: datetime, quality: DateQuality) -> bool:
    """Whether the listing knows the time of the day that the page gives: in some time zone it is that day."""
    if article.published_at is None or article.date_quality != "day" or quality != "minute":
        return False
    return timedelta(hours=-14) <= published - article.published_at <= timedelta(hours=38)


def _stated(article: Extracted, told: Mapping[str, Any], source: Source | None) -> Extracted:
    """Whose article it is, by the operator's word first, then the page's, then the listing's."""
    kind = article.kind
    if source and source.genre != "unknown" and kind != "opinion":
        kind = source.genre
    return replace(
        article,
        title=article.title or str(told.get("title", "")),
        outlet=(source.outlet if source else "") or article.outlet or _outlet(article, told, source),
        section=article.section or (source.section if source else "") or str(told.get("section", "")),
        language=article.language or (source.language if source else "") or str(told.get("language", "")),
        authors=article.authors or tuple(map(str, told.get("authors", ()))),
        kind=kind,
    )


def _outlet(article: Extracted, told: Mapping[str, Any], source: Source | None) -> str:
    """Whose it is by the listing; of an item without a page, the source itself."""
    return str(told.get("outlet", "")) or (source.name if source and not article.url else "")


def _moment(told: object, now: datetime) -> tuple[datetime | None, DateQuality]:
    """A time that the listing tells, and how sure it is; none when it lies ahead."""
    if not told:
        return None, "none"
    moment = datetime.fromisoformat(str(told))
    quality: DateQuality = "minute" if moment.tzinfo else "day"
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (moment, quality) if moment <= now + SKEW else (None, "none")
