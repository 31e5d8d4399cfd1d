"""Summaries, set in type. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.letters import cited
from bot.slack.letters.budget import Paragraph, blocks
from bot.slack.letters.outcomes import letter_of
from bot.slack.letters.text import TITLE, foreign, named, words
from bot.summaries import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.slack.types import Letter, Offers
    from bot.summaries.types import Summary, Voice
    from bot.types import Claim


def summary_letter(summary: Summary, offers: Offers) -> Letter:
    """The title and its time, then section by section; coverage stands below."""
    return letter_of(summary, offers, (), blocks(_summary(summary)))


def _summary(summary: Summary) -> Iterator[Paragraph]:
    yield Paragraph((words("Summary: ", "bold"), named(text.title(summary), TITLE)), leads=True)
    for line in text.opening(summary):
        yield Paragraph((foreign(line, "italic"),))
    yield from _section(text.AGREED, _claims(summary.agreed, summary))
    yield from _section(text.ONLY if summary.single else text.REPORTED, _claims(text.known(summary), summary))
    yield from _section(text.VOICES, (each for voice in summary.voices for each in _voice(voice, summary)))
    yield from _section(text.DIFFER, cited.conflict_paragraphs(summary.conflicts))
    lacking = (Paragraph((foreign(one),), "item") for one in summary.unknown)
    yield from _section(text.UNKNOWN, (*_claims(text.still_open(summary), summary), *lacking))
    yield from cited.source_paragraphs("Sources", summary.sources, summary.question.zone)


def _section(heading: str, body: Iterable[Paragraph]) -> Iterator[Paragraph]:
    for place, paragraph in enumerate(body):
        if not place:
            yield Paragraph((words(heading, "bold"),), leads=True)
        yield paragraph


def _voice(voice: Voice, summary: Summary) -> Iterator[Paragraph]:
    yield Paragraph((named(voice.party, TITLE) | {"style": {"bold": True}},), leads=True)
    if voice.card:
        yield Paragraph((foreign(voice.card, "italic"),))
    yield from _claims(voice.claims, summary)


def _claims(claims: Sequence[Claim], summary: Summary) -> Iterator[Paragraph]:
    for claim in claims:
        told = cited.claim_paragraph(claim, summary.sources, summary.question.zone)
        by = text.by(claim, summary)
        yield Paragraph((*told.elements, *([foreign(by)] if by else [])), "item")
