"""The words behind an answer, from its record alone: no model, no search. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from bot.conversation.history import Clarification
from bot.corrections.changes import replacement, stands
from bot.corrections.flags import flag
from bot.redaction import NOTE
from bot.scoping import holds
from bot.types import Answer, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.conversation.requests import Wanted
    from bot.types import Flag, Scope
    from corpus.types import Article

Since = Literal["unchanged", "changed", "words_gone", "withdrawn", "deleted"]
"""What has become of a cited article: nothing; a newer revision that still has the words, or has them no more; it was
withdrawn; it was deleted, its words with it."""

NOTHING_ASKED = "Nothing has been asked in this thread yet."
NO_ANSWER = "The last question got no answer, so nothing was quoted."
RECORD_GONE = "The record of the last answer is no longer kept."
LEFT_OUT = "The last answer rests on articles that are left out here."


@dataclass(frozen=True, slots=True)
class Shown:
    """One verbatim quote, where it stands, and what has become of its article since.

    Attributes:
        flag: what its citation is marked with from then on.
        now: what stands in the article where these words no longer do; "" when they stand, or nothing does.
    """

    number: int  # from 1, over the whole answer
    text: str
    citation: int
    article_id: str
    revision: int
    start: int
    end: int
    title: str
    outlet: str
    url: str
    published_at: datetime | None
    date_quality: str
    since: Since
    flag: Flag | None = None
    now: str = ""


@dataclass(frozen=True, slots=True)
class Backed:
    """A published sentence with its quotes."""

    text: str
    kind: str
    speaker: str | None
    quotes: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the last answer of a thread rests on, or a reply that needs no search.

    Attributes:
        answer: its id; "" when there is none.
        question: the one it answers, standing alone.
        claims: what was published, with the quotes.
        zone: IANA name of the zone that days are told in.
        detail: told first: who spoke, or why there are no claims.
        owed: whether something was asked for; nothing is by a greeting, by thanks, or by "help".
    """

    answer: str
    question: str
    claims: tuple[Backed, ...]
    zone: str
    detail: str = ""
    owed: bool = True


Reply = Answer | NoAnswer | Receipt | Clarification
"""What may be said in a thread."""


def cited(record: Mapping[str, Any]) -> frozenset[str]:
    """The ids of the articles that an answer cites."""
    return frozenset(source["article_id"] for source in record["answer"].get("sources", ()))


def within(record: Mapping[str, Any], scope: Scope, articles: Mapping[str, Article]) -> Mapping[str, Any]:
    """The record without the sources that a narrowed scope leaves out, and without the claims that cite one of them.

    The scope may have been set after the answer was given.
    """
    answer = record["answer"]
    kept = [source for source in answer.get("sources", ()) if _used(source, scope, articles)]
    ids = {source["article_id"] for source in kept}
    claims = [
        claim
        for claim in answer.get("claims", ())
        if all(entry["article_id"] in ids for entry in claim["evidence"])
    ]
    return {**record, "answer": {**answer, "sources": kept, "claims": claims}}


def _used(source: Mapping[str, Any], scope: Scope, articles: Mapping[str, Article]) -> bool:
    article = articles.get(source["article_id"])
    return holds(scope, source["outlet"], article.language if article else "")


def titles(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The titles of the articles that an answer cites; those of deleted ones are gone."""
    told = (source["title"] for source in record["answer"].get("sources", ()))
    return tuple(title for title in told if title != NOTE)


def receipt(record: Mapping[str, Any], wanted: Wanted, articles: Mapping[str, Article]) -> Receipt:
    """The quotes of an answer, or those that were asked for by number.

    Args:
        record: as `bot.records` keeps it.
        wanted: which quotes.
        articles: the cited articles in their current revision; a missing one was deleted.
    """
    answer = record["answer"]
    zone = record["understood"]["zone"]
    sources = {source["article_id"]: source for source in answer["sources"]}
    claims = tuple(_all(answer["claims"], sources, articles))
    kept = tuple(_chosen(claims, wanted))
    detail = ""
    if not claims:
        detail = NO_ANSWER
    elif not kept:
        detail = f"There is no {wanted.by} {wanted.number}; the last answer has {_counts(claims)}."
    elif wanted.speakers:
        detail = f"Said by {'; '.join(dict.fromkeys(map(_said_by, kept)))}."
    return Receipt(answer["id"], answer.get("read_as") or answer["question"], kept, zone, detail)


def _all(
    claims: Iterable[dict[str, Any]], sources: Mapping[str, dict[str, Any]], articles: Mapping[str, Article]
) -> Iterable[Backed]:
    number = 0
    for claim in claims:
        quotes = []
        for entry in claim["evidence"]:
            number += 1
            quotes.append(
                _shown(number, entry, sources[entry["article_id"]], articles.get(entry["article_id"]))
            )
        yield Backed(claim["text"], claim["kind"], claim["speaker"], tuple(quotes))


def _shown(number: int, entry: dict[str, Any], source: dict[str, Any], article: Article | None) -> Shown:
    published = source["published_at"]
    since = _since(entry, article)
    return Shown(
        number=number,
        text=entry["quote"],
        citation=entry["citation"],
        article_id=entry["article_id"],
        revision=entry["revision"],
        start=entry["start"],
        end=entry["end"],
        title=source["title"],
        outlet=source["outlet"],
        url=source["url"],
        published_at=datetime.fromisoformat(published) if published else None,
        date_quality=source["date_quality"],
        since=since,
        flag=flag(entry["revision"], article) or source.get("flag"),
        now=replacement(entry["quote"], article) if article and since == "words_gone" else "",
    )


def _since(entry: dict[str, Any], article: Article | None) -> Since:
    if article is None or entry["quote"] == NOTE:
        return "deleted"
    if article.state == "withdrawn":
        return "withdrawn"
    if article.revision == entry["revision"]:
        return "unchanged"
    return "changed" if stands(entry["quote"], article) else "words_gone"


def _chosen(claims: Iterable[Backed], wanted: Wanted) -> Iterable[Backed]:
    for claim in claims:
        quotes = tuple(
            quote
            for quote in claim.quotes
            if wanted.number in {None, quote.number if wanted.by == "quote" else quote.citation}
        )
        if quotes:
            yield Backed(claim.text, claim.kind, claim.speaker, quotes)


def _said_by(claim: Backed) -> str:
    """The speaker with the outlets that carry the words: "the ministry (Valley Wire)"."""
    outlets = ", ".join(dict.fromkeys(quote.outlet for quote in claim.quotes))
    return outlets if claim.speaker in {None, "", outlets} else f"{claim.speaker} ({outlets})"


def _counts(claims: Iterable[Backed]) -> str:
    quotes = [quote for claim in claims for quote in claim.quotes]
    sources = {quote.citation for quote in quotes}
    return (
        f"{len(quotes)} quote{'' if len(quotes) == 1 else 's'} "
        f"from {len(sources)} source{'' if len(sources) == 1 else 's'}"
    )
