"""Receipts and clarifications as JSON and as text for a terminal. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot import contract, render, telling
from bot.conversation.history import Clarification
from bot.conversation.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.conversation.receipts import Reply, Shown

# Control characters but line feed and tab, and those that turn the direction of writing about.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SINCE = {
    "unchanged": "",
    "changed": "the article was {updated} since; these words still stand in it",
    "words_gone": "the article was {updated} since; these words no longer stand in it",
    "withdrawn": "the article was withdrawn since",
    "deleted": "the article was deleted since",
}


def reply_json(reply: Reply, thread: str) -> dict[str, Any]:
    """Any reply as one JSON object; `kind` says which, `thread` where it belongs."""
    if isinstance(reply, Receipt):
        return {**receipt_json(reply), "thread": thread}
    if isinstance(reply, Clarification):
        return {**clarification_json(reply), "thread": thread}
    return {**telling.outcome_json(reply), "thread": thread}


def reply_text(reply: Reply) -> str:
    """Any reply as a reader sees it, without control characters."""
    if isinstance(reply, Receipt):
        return receipt_text(reply)
    return clarification_text(reply) if isinstance(reply, Clarification) else plain(telling.text(reply))


def receipt_json(receipt: Receipt) -> dict[str, Any]:
    """The quotes behind an answer, with their places."""
    return {
        "kind": "receipt",
        "answer": receipt.answer or None,
        "question": receipt.question,
        "claims": [
            {
                "text": claim.text,
                "kind": claim.kind,
                "speaker": claim.speaker,
                "quotes": [_quote_json(quote) for quote in claim.quotes],
            }
            for claim in receipt.claims
        ],
        "detail": receipt.detail or None,
        "text": receipt_text(receipt),
    }


def clarification_json(clarification: Clarification) -> dict[str, Any]:
    """A question that may mean two things; a reply of "1" or "2" picks one."""
    return {
        "kind": "clarification",
        "said": clarification.said,
        "question": clarification.question,
        "options": [
            {"number": number, "label": option.label, "question": option.question}
            for number, option in enumerate(clarification.options, start=1)
        ],
        "text": clarification_text(clarification),
    }


def receipt_text(receipt: Receipt) -> str:
    """The quotes behind an answer, for reading."""
    return plain("\n".join(_receipt(receipt)))


def clarification_text(clarification: Clarification) -> str:
    """The two readings, numbered."""
    lines = [f"  {n}. {option.label}" for n, option in enumerate(clarification.options, start=1)]
    return plain("\n".join(["Which one do you mean?", *lines, "Reply 1 or 2, or ask in other words."]))


def plain(text: str) -> str:
    """The text without characters that would move a terminal's cursor or turn the writing about."""
    return _CONTROL.sub("", text)


def since(quote: Shown) -> str:
    """What has become of a quote's article, as part of a sentence; "" for nothing."""
    return _SINCE[quote.since].format(updated="corrected" if quote.flag == "corrected" else "updated")


def _receipt(receipt: Receipt) -> Iterator[str]:
    if receipt.detail:
        yield receipt.detail
    for claim in receipt.claims:
        by = f" ({claim.speaker})" if claim.speaker else ""
        yield f"• {claim.text}{by}"
        for quote in claim.quotes:
            yield from _quote(quote, receipt.zone)
    if receipt.claims:
        yield ""
        yield f"From the record of the answer to: {receipt.question}"


def _quote(quote: Shown, zone: str) -> Iterator[str]:
    yield f"  {quote.number}. “{' '.join(quote.text.split())}”"
    printed = render.day(quote.published_at, quote.date_quality, zone)
    yield f"     [{quote.citation}] {quote.outlet}, {printed}: {quote.title}"
    yield f"     {quote.article_id} revision {quote.revision}, characters {quote.start}-{quote.end}"
    if quote.url:
        yield f"     {quote.url}"
    if quote.since != "unchanged":
        yield f"     Note: {since(quote)}."
    if quote.now:
        yield f"     Now: “{' '.join(quote.now.split())}”"


def _quote_json(quote: Shown) -> dict[str, Any]:
    return {
        "number": quote.number,
        "quote": quote.text,
        "citation": quote.citation,
        "article_id": quote.article_id,
        "revision": quote.revision,
        "start": quote.start,
        "end": quote.end,
        "title": quote.title,
        "outlet": quote.outlet,
        "url": quote.url,
        "published_at": contract.stamp(quote.published_at),
        "date_quality": quote.date_quality,
        "since": quote.since,
        "flag": quote.flag,
        "now": quote.now or None,
    }
