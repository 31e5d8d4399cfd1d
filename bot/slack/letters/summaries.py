"""Summaries, set in type. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.letters import cited
from bot.slack.letters.budget import Paragraph, blocks
from bot.slack.letters.outcomes import letter_of
from bot.slack.letters.text import TITLE, named, words
from bot.summaries.text import SINGLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.slack.types import Letter, Offers
    from bot.summaries.types import Summary


def summary_letter(summary: Summary, offers: Offers) -> Letter:
    """The title, then the claims."""
    return letter_of(summary, offers, (), blocks(_summary(summary)))


def _summary(summary: Summary) -> Iterator[Paragraph]:
    zone = summary.question.zone
    yield Paragraph((words("Summary: ", "bold"), named(summary.title, TITLE)), leads=True)
    if summary.single:
        yield Paragraph((words(SINGLE, "italic"),), leads=True)
    for claim in summary.claims:
        yield cited.claim_paragraph(claim, summary.sources, zone)
    yield from cited.conflict_paragraphs(summary.conflicts)
    yield from cited.source_paragraphs("Sources", summary.sources, zone)
