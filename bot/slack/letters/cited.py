"""Claims, the figures that differ, and the articles they are taken from. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import conflicts, render
from bot.slack.letters.budget import Paragraph, blocks
from bot.slack.letters.text import TITLE, foreign, linked, mark, named, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.slack.types import Block
    from bot.types import Claim, Conflict, Source

_CARRIERS = 8  # outlets that are named as printing the same story; the rest is counted


def claim_blocks(claim: Claim, sources: Sequence[Source], zone: str) -> tuple[Block, ...]:
    """One claim with its citations and its day: one block, more only where it is longer than a block may be.

    The same while an answer is streamed and in the finished letter, as long as `sources` begin alike.
    """
    return blocks((claim_paragraph(claim, sources, zone),))


def claim_paragraph(claim: Claim, sources: Sequence[Source], zone: str) -> Paragraph:
    """One claim with its citations and its day, as an item."""
    told = render.cited(claim, sources)
    marks = (mark(source.number, source.url) for source in told)
    days = [render.day(source.published_at, source.date_quality, zone) for source in told[:1]]
    day = [words(f" ({day})") for day in days]
    return Paragraph((foreign(claim.text), words(" "), *marks, *day), "item")


def conflict_paragraphs(disputed: Sequence[Conflict]) -> Iterator[Paragraph]:
    """Each slot with its figures, newest first, and with the words that tell of a change."""
    for line in conflicts.lines(disputed):
        depth = len(line) - len(line.lstrip(" "))
        if depth == 0:
            yield Paragraph((foreign(line, "bold"),), leads=True)
        else:
            yield Paragraph((foreign(line),), "item" if depth == 2 else "line")  # noqa: PLR2004 - one step in


def source_paragraphs(heading: str, sources: Sequence[Source], zone: str) -> Iterator[Paragraph]:
    """The cited articles under a heading, by number."""
    if sources:
        yield Paragraph((words(heading, "bold"),), leads=True)
    for source in sources:
        yield _source(source, f"[{source.number}] ", zone)


def nearest_paragraphs(sources: Sequence[Source], zone: str) -> Iterator[Paragraph]:
    """Articles that nothing cites, without numbers."""
    if sources:
        yield Paragraph((words("Nearest in the corpus", "bold"),), leads=True)
    for source in sources:
        yield _source(source, "", zone)


def _source(source: Source, number: str, zone: str) -> Paragraph:
    flag = f" ({source.flag})" if source.flag else ""
    elements = (
        *([words(number)] if number else []),
        *linked(source.outlet, source.url),
        words(f", {printed(source, zone)}{flag}: "),
        named(source.title, TITLE),
    )
    if source.also_carried_by:
        elements += (words(". Also carried by "), *_carriers(source.also_carried_by))
    return Paragraph(elements, "item")


def printed(source: Source, zone: str) -> str:
    """When an article was published: to the minute where that is known."""
    if source.published_at and source.date_quality == "minute":
        return render.moment(source.published_at, zone)
    return render.day(source.published_at, source.date_quality, zone)


def _carriers(outlets: Sequence[str]) -> Iterator[dict[str, object]]:
    for number, outlet in enumerate(outlets[:_CARRIERS]):
        if number:
            yield words(", ")
        yield named(outlet)
    if len(outlets) > _CARRIERS:
        yield words(f" and {len(outlets) - _CARRIERS} more")
