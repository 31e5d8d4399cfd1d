"""Digests, set in type. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.digests import text
from bot.slack.letters import cited
from bot.slack.letters.budget import Paragraph, blocks
from bot.slack.letters.outcomes import letter_of
from bot.slack.letters.text import TITLE, foreign, named, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.digests.types import Digest, Entry, Mention
    from bot.slack.types import Letter, Offers


def digest_letter(digest: Digest, offers: Offers) -> Letter:
    """Story by story, then what is told in brief, what is quiet, and what was left out."""
    return letter_of(digest, offers, (), blocks(_digest(digest)))


def _digest(digest: Digest) -> Iterator[Paragraph]:
    topic = digest.question.text
    about = (words(": "), named(topic, TITLE)) if topic.strip() else ()
    yield Paragraph((words("News digest", "bold"), *about), leads=True)
    yield Paragraph((words(f"{text.scale(digest)}."),))
    if late := text.lateness(digest):
        yield Paragraph((words(late, "italic"),))
    if not digest.entries and not digest.in_brief:
        yield Paragraph((words(text.NOTHING),))
    for entry in digest.entries:
        yield from _entry(entry, digest)
    yield from _brief(digest)
    for line in (text.quiet(digest), text.left_out(digest)):
        if line:
            yield Paragraph((foreign(line),))
    yield from cited.source_paragraphs("Sources", digest.sources, digest.question.zone)


def _entry(entry: Entry, digest: Digest) -> Iterator[Paragraph]:
    zone = digest.question.zone
    yield _label(entry)
    for note in entry.notes:
        yield Paragraph((foreign(note),))
    for change in entry.changes:
        yield Paragraph((foreign(text.changed(change), "bold"),), "item")
    for claim in entry.claims:
        yield cited.claim_paragraph(claim, digest.sources, zone)
    for claim in entry.background:
        told = cited.claim_paragraph(claim, digest.sources, zone)
        yield Paragraph((words("Before: "), *told.elements), "item")
    yield from cited.conflict_paragraphs(entry.conflicts)
    if entry.unshown:
        yield Paragraph((foreign(text.unshown(entry.unshown)),))
    yield Paragraph((foreign(text.carried(entry.story), "italic"),))


def _brief(digest: Digest) -> Iterator[Paragraph]:
    if digest.in_brief:
        yield Paragraph((words("In brief", "bold"),), leads=True)
    for one in digest.in_brief:
        claim = cited.claim_paragraph(one.claim, digest.sources, digest.question.zone) if one.claim else None
        told = (words(" – "), *claim.elements) if claim else ()
        yield Paragraph((words(f"{text.LABELS[one.state]}: "), named(one.title, TITLE), *told), "item")


def _label(entry: Entry | Mention) -> Paragraph:
    title = named(entry.title, TITLE) | {"style": {"bold": True}}
    return Paragraph((words(f"{text.LABELS[entry.state]}: ", "bold"), title), leads=True)
