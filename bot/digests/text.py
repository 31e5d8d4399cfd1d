"""Digests as plain text for a terminal. Pure; article text stays between its quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.digests.types import Digest


def lines(digest: Digest) -> Iterator[str]:
    """The whole digest as a reader sees it."""
    topic = digest.question.text
    yield f"News by outlet: {topic}" if topic else "News by outlet"
    for lead in digest.leads:
        yield ""
        yield lead.outlet
        for claim in lead.claims:
            yield render.claim_line(claim, digest.sources, digest.question.zone)
    if digest.left_out:
        yield ""
        yield left_out(digest.left_out)
    yield from render.below(digest)


def left_out(reports: int) -> str:
    """How many reports of its window a digest does not show."""
    return (
        f"{reports} more {'report of this time is' if reports == 1 else 'reports of this time are'} left out."
    )
