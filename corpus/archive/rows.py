"""Between rows and the corpus's types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from corpus.archive.tables import articles, passages, revisions
from corpus.types import Article, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

CHUNK = 500  # values in one IN list: every database takes that many


@dataclass(frozen=True, slots=True)
class Filing:
    """One article ready to be kept, with all that is derived from it before it is stored."""

    article: Article
    passages: tuple[Passage, ...]
    indexed: tuple[str, ...]  # header and text of each passage, as embedded and as searched
    hashes: tuple[str, ...]  # of `indexed`: the keys of the embeddings
    fingerprint: str
    source: str
    sketch: frozenset[int] = frozenset()  # a sample of its shingles


IS_CURRENT = sa.and_(revisions.c.article_id == articles.c.id, revisions.c.revision == articles.c.revision)
CURRENT = (
    sa.select(
        articles.c.url, articles.c.canonical_url, articles.c.first_seen, articles.c.origin, articles.c.state
    )
    .add_columns(*revisions.c)
    .join(revisions, IS_CURRENT)
)


def article(row: Any) -> Article:
    """The article of one row of `CURRENT`."""
    return Article(
        id=row.article_id,
        url=row.url,
        canonical_url=row.canonical_url,
        title=row.title,
        dek=row.dek,
        outlet=row.outlet,
        section=row.section,
        authors=tuple(row.authors),
        language=row.language,
        published_at=row.published_at,
        date_quality=row.date_quality,
        updated_at=row.updated_at,
        first_seen=row.first_seen,
        text=row.text,
        content_hash=row.content_hash,
        revision=row.revision,
        kind=row.kind,
        origin=row.origin,
        flags=tuple(row.flags),
        suspect=tuple(Span(start, end) for start, end in row.suspect),
        state=row.state,
    )


def passage(row: Any) -> Passage:
    """The passage of one row of the passages table."""
    return Passage(row.id, row.article_id, row.revision, row.ordinal, Span(row.start, row.end), row.tokens)


def article_values(a: Article) -> dict[str, Any]:
    """What the articles table holds of an article."""
    return {
        "id": a.id,
        "url": a.url,
        "canonical_url": a.canonical_url,
        "revision": a.revision,
        "outlet": a.outlet,
        "happened": a.when,
        "first_seen": a.first_seen,
        "origin": a.origin,
        "state": a.state,
    }


def revision_values(a: Article, seen_at: datetime, count: int) -> dict[str, Any]:
    """What the revisions table holds of an article with `count` passages."""
    kept = ("title", "dek", "section", "language", "published_at", "date_quality", "updated_at", "text")
    values = {name: getattr(a, name) for name in (*kept, "content_hash", "kind", "outlet")}
    lists = {"authors": list(a.authors), "flags": list(a.flags), "suspect": [list(s) for s in a.suspect]}
    return {
        "article_id": a.id,
        "revision": a.revision,
        "seen_at": seen_at,
        "passages": count,
        **values,
        **lists,
    }


def passage_values(filing: Filing) -> list[dict[str, Any]]:
    """What the passages table holds of a filing."""
    return [
        {
            "id": p.id,
            "article_id": p.article_id,
            "revision": p.revision,
            "ordinal": p.ordinal,
            "start": p.span.start,
            "end": p.span.end,
            "tokens": p.tokens,
            "indexed": indexed,
            "hash": key,
        }
        for p, indexed, key in zip(filing.passages, filing.indexed, filing.hashes, strict=True)
    ]


def day_of(when: datetime) -> int:
    """The UTC day, counted since 1970."""
    return int(when.timestamp() // 86_400)


def chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """Runs of at most `CHUNK` values, in order."""
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]


PASSAGES = sa.select(*passages.c)
