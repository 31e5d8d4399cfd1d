"""An audit record with the words that it points at, read again from the articles' revisions. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus.types import Article

Place = tuple[str, int]  # article id, revision


def places(record: dict[str, Any]) -> tuple[Place, ...]:
    """The article revisions that a record points at, each once."""
    return tuple(dict.fromkeys(place(item) for item in _pointing(record)))


def place(item: dict[str, Any]) -> Place:
    """The article revision that a hit, an exhibit or a quote points at."""
    return str(item["article_id"]), int(item.get("revision") or 1)


def reread(record: dict[str, Any], articles: Mapping[Place, Article]) -> dict[str, Any]:
    """The record with the words of its exhibits, the heads of its hits, and whether each quote stands.

    Args:
        record: as it was kept.
        articles: by place; what is missing was deleted, and is marked `gone`.
    """
    answer = record.get("answer") or {}
    claims = [
        {**claim, "evidence": [_quote(item, articles) for item in claim.get("evidence") or ()]}
        for claim in answer.get("claims") or ()
    ]
    return {
        **record,
        "answer": {**answer, "claims": claims} if claims else answer,
        "hits": [_hit(item, articles) for item in record.get("hits") or ()],
        "evidence": [_exhibit(item, articles) for item in record.get("evidence") or ()],
    }


def _pointing(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from record.get("evidence") or ()
    yield from record.get("hits") or ()
    for claim in (record.get("answer") or {}).get("claims") or ():
        yield from claim.get("evidence") or ()


def _exhibit(item: dict[str, Any], articles: Mapping[Place, Article]) -> dict[str, Any]:
    article = articles.get(place(item))
    words = article.text[item["start"] : item["end"]] if article else None
    return {**item, "text": words, "gone": article is None}


def _hit(item: dict[str, Any], articles: Mapping[Place, Article]) -> dict[str, Any]:
    article = articles.get(place(item))
    head = {"outlet": article.outlet, "title": article.title} if article else {"outlet": None, "title": None}
    return {**item, **head, "gone": article is None}


def _quote(item: dict[str, Any], articles: Mapping[Place, Article]) -> dict[str, Any]:
    """The quote and whether the article still has these words at this place; None when it was deleted."""
    article = articles.get(place(item))
    stands = None if article is None else article.text[item["start"] : item["end"]] == item["quote"]
    return {**item, "stands": stands}
