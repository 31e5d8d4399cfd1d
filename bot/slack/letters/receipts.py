"""The words behind an answer, and the question back where one may mean two things. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import render
from bot.slack.letters import buttons
from bot.slack.letters.budget import Paragraph, blocks, view
from bot.slack.letters.outcomes import posted
from bot.slack.letters.text import TITLE, foreign, linked, named, notification, small, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.conversation.history import Clarification
    from bot.conversation.receipts import Receipt, Shown, Since
    from bot.slack.types import Block, Letter

_SINCE: dict[Since, str] = {
    "unchanged": "The article has not changed since.",
    "changed": "The article was {updated} since; these words still stand in it.",
    "words_gone": "The article was {updated} since; these words no longer stand in it.",
    "withdrawn": "The article was withdrawn since.",
    "deleted": "The article was deleted since, its words with it.",
}
_WHICH = "Which one do you mean?"


def receipt_letter(receipt: Receipt) -> Letter:
    """What was asked about the last answer, from its record."""
    text = receipt.detail or next((claim.text for claim in receipt.claims), "")
    return posted(notification(text), [[block] for block in blocks(_receipt(receipt))])


def quotes(receipt: Receipt) -> tuple[Block, ...]:
    """The exact words behind an answer with their places, within a form; whole quotes only."""
    rest = small(f"There are more quotes: evenhand explain {receipt.answer}")
    return view(blocks(_receipt(receipt)), rest)


def clarification_letter(clarification: Clarification) -> Letter:
    """The two readings, and a button for each."""
    labels = tuple(option.label for option in clarification.options)
    told = [
        Paragraph((words(_WHICH, "bold"),), leads=True),
        *(Paragraph((words(f"{n}. "), foreign(label))) for n, label in enumerate(labels, start=1)),
        Paragraph((words("Press a button, reply 1 or 2, or ask in other words."),)),
    ]
    return posted(_WHICH, [*([block] for block in blocks(told)), [buttons.choices(labels)]])


def _receipt(receipt: Receipt) -> Iterator[Paragraph]:
    if receipt.detail or not receipt.claims:
        yield Paragraph((foreign(receipt.detail),))
    for claim in receipt.claims:
        by = (words(" ("), named(claim.speaker), words(")")) if claim.speaker else ()
        yield Paragraph((foreign(claim.text, "bold"), *by), leads=True)
        for quote in claim.quotes:
            yield Paragraph((foreign(quote.text),), "quote")
            yield from _place(quote, receipt.zone)
    if receipt.claims:
        yield Paragraph((words("From the record of the answer to: "), foreign(receipt.question)))


def _place(quote: Shown, zone: str) -> Iterator[Paragraph]:
    day = render.day(quote.published_at, quote.date_quality, zone)
    yield Paragraph(
        (
            words(f"Quote {quote.number}, from [{quote.citation}] "),
            *linked(quote.outlet, quote.url),
            words(f", {day}: "),
            named(quote.title, TITLE),
            words(f" · characters {quote.start} to {quote.end} of revision {quote.revision}"),
        )
    )
    updated = "corrected" if quote.flag == "corrected" else "updated"
    yield Paragraph((words(_SINCE[quote.since].format(updated=updated), "italic"),), leads=bool(quote.now))
    if quote.now:
        yield Paragraph((words("It says now:"),), leads=True)
        yield Paragraph((foreign(quote.now),), "quote")
