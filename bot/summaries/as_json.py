"""Summaries in the machine contract (docs/contract.md). Pure."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.contract import claim_json, stamp, told_json

if TYPE_CHECKING:
    from bot.summaries.types import Summary


def summary_json(summary: Summary) -> dict[str, Any]:
    """What an answer has; and title, time, sections: agreed, reported, parties, differ, unknown."""
    numbers = {source.article_id: source.number for source in summary.sources}
    differ = [asdict(conflict) for conflict in summary.conflicts]
    return told_json(
        summary,
        "summary",
        title=summary.title,
        story_id=summary.story_id,
        asof=stamp(summary.asof),
        single=summary.single,
        agreed=[claim_json(claim, numbers) for claim in summary.agreed],
        reported=[claim_json(claim, numbers) for claim in summary.reported],
        parties=[
            {
                "party": voice.party,
                "card": voice.card,
                "claims": [claim_json(claim, numbers) for claim in voice.claims],
            }
            for voice in summary.voices
        ],
        differ=differ,
        conflicts=differ,
        unknown=list(summary.unknown),
    )
