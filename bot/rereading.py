"""An audit record with the words that it points at, read again from the articles' revisions. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.corrections.changes import changed
from bot.corrections.flags import flag
from bot.corrections.types import Cited
from corpus.types import Span

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


def reread(
    record: dict[str, Any], articles: Mapping[Place, Article], newest: Mapping[str, Article] | None = None
) -> dict[str, Any]:
    """The record with the words of its exhibits, the heads of its hits, and whether each quote stands.

    Args:
        record: as it was kept.
        articles: by place; what is missing was deleted, and is marked `gone`.
        newest: the articles as they are now, by id: sources bear their flags of today, and quotes say what stands in
            their place; None to tell the record as it was.
    """
    current = newest or {}
    record = marked(record, current)
    answer = record.get("answer") or {}
    claims = [
        {**claim, "evidence": [_quote(item, articles, current) for item in claim.get("evidence") or ()]}
        for claim in answer.get("claims") or ()
    ]
    return {
        **record,
        "answer": {**answer, "claims": claims} if claims else answer,
        "hits": [_hit(item, articles) for item in record.get("hits") or ()],
        "evidence": [_exhibit(item, articles) for item in record.get("evidence") or ()],
    }


def marked(record: dict[str, Any], newest: Mapping[str, Article]) -> dict[str, Any]:
    """The record with the flags that its sources bear today, and nothing else read again.

    Args:
        record: as it was kept.
        newest: the cited articles as they are now, by id; one that is missing keeps the flag that it had.
    """
    answer = record.get("answer") or {}
    if not answer.get("sources"):
        return record
    sources = [_source(item, newest) for item in answer["sources"]]
    return {**record, "answer": {**answer, "sources": sources}}


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


def _quote(
    item: dict[str, Any], articles: Mapping[Place, Article], newest: Mapping[str, Article]
) -> dict[str, Any]:
    """The quote and whether the article still has these words at this place; None when it was deleted.

    `flag` and `now` tell what has become of it since, where it has changed.
    """
    article = articles.get(place(item))
    told = None if article is None else article.text[item["start"] : item["end"]] == item["quote"]
    current = newest.get(place(item)[0])
    if article is None or current is None or not (mark := flag(article.revision, current)):
        return {**item, "stands": told}
    correction = changed(Cited(article, Span(item["start"], item["end"])), current)
    return {**item, "stands": told, "flag": mark, "now": correction.now if correction else item["quote"]}


def _source(item: dict[str, Any], newest: Mapping[str, Article]) -> dict[str, Any]:
    """A source with the flag that it bears today."""
    key, revision = place(item)
    return {**item, "flag": flag(revision, newest.get(key)) or item.get("flag")}
