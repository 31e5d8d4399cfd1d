"""The machine contract: answers, summaries, digests, hits and articles as JSON objects (docs/contract.md). Pure."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.outcomes import Outcome
    from bot.types import Answer, Claim, Coverage, NoAnswer, Source, Window
    from corpus.types import Article, Hit, Passage


def answer_json(outcome: Answer) -> dict[str, Any]:
    """Checked claims with their sources."""
    disputed = [asdict(conflict) for conflict in outcome.conflicts]
    return told_json(
        outcome, "answer", status=outcome.status, missing=list(outcome.missing), conflicts=disputed
    )


def no_answer_json(outcome: NoAnswer) -> dict[str, Any]:
    """The reason why there is no answer, and what is nearest."""
    return told_json(
        outcome,
        "no_answer",
        status="insufficient",
        reason=outcome.reason,
        detail=outcome.detail,
        nearest=[source_json(source) for source in outcome.nearest],
    )


def told_json(outcome: Outcome, kind: str, **own: Any) -> dict[str, Any]:
    """The keys that all outcomes have, with what this kind has of its own in their place or among them."""
    question, made = outcome.question, outcome.provenance
    sources = outcome.sources
    numbers = {source.article_id: source.number for source in sources}
    common = {
        "kind": kind,
        "id": outcome.id,
        "question": question.said or question.text,
        "read_as": question.text if question.said else None,
        "status": "answered",
        "reason": None,
        "detail": None,
        "window": window_json(question.window),
        "claims": [claim_json(claim, numbers) for claim in outcome.claims],
        "sources": [source_json(source) for source in sources],
        "nearest": [],
        "conflicts": [],
        "withheld": [{"text": w.text, "code": w.code, "detail": w.detail} for w in outcome.withheld],
        "missing": [],
        "notices": list(outcome.notices),
        "coverage": coverage_json(outcome.coverage),
        "writer": made.writer,
        "model": made.model,
        "prompt": made.prompt,
        "usage": {**asdict(made.usage), "milliseconds": made.timings},
    }
    return {**common, **own}


def claim_json(claim: Claim, numbers: dict[str, int]) -> dict[str, Any]:
    """A claim with its evidence; `numbers` gives the citation number of each article."""
    return {
        "text": claim.text,
        "kind": claim.kind,
        "speaker": claim.speaker,
        "as_of": claim.as_of,
        "unchecked": list(claim.unchecked),
        "citations": sorted({numbers[quote.article_id] for quote in claim.quotes}),
        "evidence": [
            {
                "citation": numbers[quote.article_id],
                "article_id": quote.article_id,
                "revision": quote.revision,
                "quote": quote.text,
                "start": quote.span.start,
                "end": quote.span.end,
            }
            for quote in claim.quotes
        ],
    }


def source_json(source: Source) -> dict[str, Any]:
    """One cited article."""
    return {
        "number": source.number,
        "article_id": source.article_id,
        "revision": source.revision,
        "title": source.title,
        "outlet": source.outlet,
        "url": source.url,
        "published_at": stamp(source.published_at),
        "date_quality": source.date_quality,
        "also_carried_by": list(source.also_carried_by),
        "flag": source.flag,
    }


def coverage_json(coverage: Coverage) -> dict[str, Any]:
    """What was looked at, by count."""
    return {
        "articles": coverage.articles,
        "outlets": coverage.outlets,
        "origins": coverage.origins,
        "earliest": stamp(coverage.earliest),
        "latest": stamp(coverage.latest),
        "last_ingest": stamp(coverage.last_ingest),
        "silent": [{"source": each.name, "since": stamp(each.since)} for each in coverage.silent],
    }


def window_json(window: Window | None) -> dict[str, Any] | None:
    """A stretch of time, half-open."""
    if window is None:
        return None
    return {"since": stamp(window.since), "until": stamp(window.until), "text": window.text}


def hits_json(query: str, hits: Sequence[Hit]) -> dict[str, Any]:
    """What a search found, best first."""
    return {
        "query": query,
        "retrieved": [
            {
                "rank": rank,
                "text": hit.passage.text(hit.article),
                "url": hit.article.url,
                "article_id": hit.article.id,
                "title": hit.article.title,
                "outlet": hit.article.outlet,
                "published_at": stamp(hit.article.published_at),
                "score": round(hit.score, 6),
                "start": hit.passage.span.start,
                "end": hit.passage.span.end,
            }
            for rank, hit in enumerate(hits, start=1)
        ],
    }


def article_json(article: Article, passages: Sequence[Passage] = ()) -> dict[str, Any]:
    """One article; `text[start:end]` are the words that an answer cites."""
    return {
        "id": article.id,
        "title": article.title,
        "dek": article.dek,
        "outlet": article.outlet,
        "section": article.section,
        "authors": list(article.authors),
        "url": article.url,
        "canonical_url": article.canonical_url,
        "published_at": stamp(article.published_at),
        "date_quality": article.date_quality,
        "updated_at": stamp(article.updated_at),
        "first_seen": stamp(article.first_seen),
        "language": article.language,
        "kind": article.kind,
        "revision": article.revision,
        "origin": article.origin,
        "state": article.state,
        "flags": list(article.flags),
        "suspect": [list(span) for span in article.suspect],
        "passages": [[p.span.start, p.span.end] for p in passages],
        "text": article.text,
    }


def stamp(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC."""
    return None if moment is None else moment.isoformat()
