"""A case as its audit record, in JSON types: all that led to an answer. Pure.

Words of articles stand in it once: as the answer's quotes, and as what a writer has drafted. Hits and exhibits are
places (article, revision, characters), read again from the archive when a record is shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot import contract, telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.case import Case
    from bot.search import Slot
    from bot.types import Claim, Code, Draft, DraftClaim, Question, Verdict
    from corpus.types import Hit

FORMAT = 2  # 1: one draft, no searches, no hits
CHECKS: tuple[Code, ...] = (
    "quote_not_found",
    "unsafe_text",
    "quote_altered",
    "number_not_in_evidence",
    "bound_changed",
    "date_not_in_evidence",
    "name_not_in_evidence",
    "polarity_changed",
    "attribution_dropped",
    "modality_changed",
    "low_support",
    "loaded_language",
)
"""What every claim is checked for, in the order of `bot.verify`; the first that fails is a claim's code."""


def record_of(case: Case) -> dict[str, Any]:
    """Everything about a case."""
    made = case.outcome.provenance if case.outcome else None
    record = {
        "format": FORMAT,
        "answer": telling.outcome_json(case.outcome) if case.outcome else {},
        "understood": _understood(case.question),
        "history": [turn.question for turn in case.history],
        "searches": [_search(slot, case.hits) for slot in case.slots],
        "hits": [_hit(hit, rank) for rank, hit in enumerate(case.hits, start=1)],
        "evidence": [
            {
                "number": exhibit.number,
                "pid": exhibit.pid,
                "article_id": exhibit.article.id,
                "revision": exhibit.article.revision,
                "outlet": exhibit.article.outlet,
                "title": exhibit.article.title,
                "start": exhibit.span.start,
                "end": exhibit.span.end,
                "score": round(exhibit.score, 4),
            }
            for exhibit in case.evidence
        ],
        "drafts": _drafts(case.drafts, case.verdict),
        "checks": list(CHECKS) if case.drafts else [],
        "withheld": [asdict(item) for item in case.verdict.withheld] if case.verdict else [],
        "indexes": {"generation": made.generation, "embedder": made.embedder} if made else {},
        "timings": case.timings,
    }
    plain: dict[str, Any] = _plain(record)
    return plain


def _understood(question: Question) -> dict[str, Any]:
    return {
        "text": question.text,
        "said": question.said,
        "outlets": list(question.outlets),
        "absent_outlets": list(question.absent_outlets),
        "dates": [contract.window_json(day) for day in question.dates],
        "entities": list(question.entities),
        "phrases": list(question.phrases),
        "latest": question.latest,
        "zone": question.zone,
        "asked_at": question.now.isoformat(),
    }


def _search(slot: Slot, hits: Sequence[Hit]) -> dict[str, Any]:
    """A slot that was searched beside the whole corpus, and how many of the hits lie in it."""
    return {
        "outlets": list(slot.outlets),
        "day": contract.window_json(slot.day),
        "hits": sum(_inside(hit, slot) for hit in hits),
    }


def _inside(hit: Hit, slot: Slot) -> bool:
    named = not slot.outlets or hit.article.outlet in slot.outlets
    return named and (slot.day is None or slot.day.since <= hit.article.when < slot.day.until)


def _hit(hit: Hit, rank: int) -> dict[str, Any]:
    return {
        "rank": rank,
        "article_id": hit.passage.article_id,
        "revision": hit.passage.revision,
        "start": hit.passage.span.start,
        "end": hit.passage.span.end,
        "score": round(hit.score, 4),
        "cosine": round(hit.cosine, 4),
        "lexical_rank": hit.ranks.lexical,
        "dense_rank": hit.ranks.dense,
    }


def _drafts(drafts: Sequence[Draft], verdict: Verdict | None) -> list[dict[str, Any]]:
    """Each draft with the verdict on each of its claims: published, withheld with its code, or repeated."""
    fates = _fates([claim for draft in drafts for claim in draft.claims], verdict) if verdict else []
    told = iter(fates)
    return [
        {**asdict(draft), "claims": [asdict(claim) | next(told) for claim in draft.claims]}
        for draft in drafts
    ]


def _fates(claims: Sequence[DraftClaim], verdict: Verdict) -> list[dict[str, Any]]:
    """The verdict on each claim, in order; verdicts are told apart by the claim's text."""
    fates: list[dict[str, Any]] = [{"verdict": "repeated", "code": None, "detail": ""} for _ in claims]
    places: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        places[claim.text].append(place)
    fallen = Counter(item.text for item in verdict.withheld)
    for published in verdict.claims:
        same = places[published.text]
        if len(same) > fallen[published.text]:
            # Of equal claims the first is told; one that fell passes only when it is written again, with other quotes.
            later = 1 if fallen[published.text] else -1
            best = max(same, key=lambda place: (_agree(claims[place], published), later * place))
            fates[best]["verdict"] = "published"
            same.remove(best)
    for item in verdict.withheld:
        if same := places[item.text]:
            fates[same.pop(0)] |= {"verdict": "withheld", "code": item.code, "detail": item.detail}
    return fates


def _agree(drafted: DraftClaim, published: Claim) -> int:
    """How many of the published quotes were drafted in these words."""
    written = {" ".join(cited.quote.split()) for cited in drafted.evidence}
    return sum(" ".join(quote.text.split()) in written for quote in published.quotes)


def _plain(value: Any) -> Any:
    """JSON types only; half characters, which a model may send and no file can hold, are replaced."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return value.isoformat() if isinstance(value, datetime) else value
