"""Digests, set in type. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.digests.text import left_out
from bot.slack.letters import cited
from bot.slack.letters.budget import Paragraph, blocks
from bot.slack.letters.outcomes import letter_of
from bot.slack.letters.text import TITLE, named, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.digests.types import Digest
    from bot.slack.types import Letter, Offers


def digest_letter(digest: Digest, offers: Offers) -> Letter:
    """The claims by outlet."""
    return letter_of(digest, offers, (), blocks(_digest(digest)))


def _digest(digest: Digest) -> Iterator[Paragraph]:
    zone, topic = digest.question.zone, digest.question.text
    about = (words(": "), named(topic, TITLE)) if topic.strip() else ()
    yield Paragraph((words("News by outlet", "bold"), *about), leads=True)
    for lead in digest.leads:
        yield Paragraph((named(lead.outlet) | {"style": {"bold": True}},), leads=True)
        for claim in lead.claims:
            yield cited.claim_paragraph(claim, digest.sources, zone)
    if digest.left_out:
        yield Paragraph((words(left_out(digest.left_out)),))
    yield from cited.source_paragraphs("Sources", digest.sources, zone)
