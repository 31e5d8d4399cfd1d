"""Summaries in the machine contract (docs/contract.md). Pure."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.contract import stamp, told_json

if TYPE_CHECKING:
    from bot.summaries.types import Summary


def summary_json(summary: Summary) -> dict[str, Any]:
    """What an answer has; and its title, the time that it holds for, and whether one report is all there is."""
    return told_json(
        summary,
        "summary",
        title=summary.title,
        asof=stamp(summary.question.now),
        single=summary.single,
        conflicts=[asdict(conflict) for conflict in summary.conflicts],
    )
