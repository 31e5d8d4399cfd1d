"""Texts that no archive holds, laid out as articles and exhibits: drafts to check against, a model to try out. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.types import Exhibit
from corpus.types import Article, Span

if TYPE_CHECKING:
    from corpus.types import DateQuality

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # of a text without a date; the checks never read it


def exhibit_of(text: str, language: str = "") -> Exhibit:
    """A text without an archive as one exhibit."""
    return whole(loose(text, language=language), 1)


def loose(
    text: str,
    *,
    title: str = "",
    outlet: str = "",
    language: str = "",
    url: str = "",
    published: tuple[datetime | None, DateQuality] = (None, "none"),
) -> Article:
    """An article that no archive holds: its id is ""."""
    return Article(
        id="",
        url=url,
        canonical_url="",
        title=title,
        dek="",
        outlet=outlet,
        section="",
        authors=(),
        language=language,
        published_at=published[0],
        date_quality=published[1],
        updated_at=None,
        first_seen=_LONG_AGO,
        text=text,
        content_hash="",
        revision=1,
        kind="unknown",
        origin="",
    )


def whole(article: Article, number: int) -> Exhibit:
    """All of an article as one exhibit."""
    return Exhibit(number, article, Span(0, len(article.text)))
