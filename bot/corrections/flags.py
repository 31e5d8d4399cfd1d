"""What citations of articles that have changed since are marked with. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from bot.types import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.outcomes import Outcome
    from bot.types import Flag
    from corpus.types import Article

T = TypeVar("T", bound="Outcome")


def flag(revision: int, article: Article | None) -> Flag | None:
    """What has become of an article since a revision of it was cited; None for nothing, and when it was deleted."""
    if article is None:
        return None
    if article.state == "withdrawn":
        return "withdrawn"
    if article.revision <= revision:
        return None
    return "corrected" if "corrected" in article.flags else "updated"


def flagged(told: T, articles: Mapping[str, Article]) -> T:
    """An outcome that was kept, with the flags that its sources bear today.

    Args:
        told: such as a past edition that is shown again.
        articles: the cited ones in their current revision; a missing one keeps the flag that it had.
    """
    if isinstance(told, NoAnswer):
        return told
    sources = tuple(
        replace(source, flag=flag(source.revision, articles.get(source.article_id)) or source.flag)
        for source in told.sources
    )
    return replace(told, sources=sources)
