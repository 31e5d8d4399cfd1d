"""Summaries as plain text for a terminal. Pure; article text stays between its quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import conflicts, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.summaries.types import Summary

SINGLE = "Single report: all of this rests on one article or its reprints."


def lines(summary: Summary) -> Iterator[str]:
    """The whole summary as a reader sees it."""
    yield f"Summary: {summary.title}"
    if summary.single:
        yield SINGLE
    for claim in summary.claims:
        yield render.claim_line(claim, summary.sources, summary.question.zone)
    if summary.conflicts:
        yield ""
        yield from conflicts.lines(summary.conflicts)
    yield from render.below(summary)
