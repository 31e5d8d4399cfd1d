"""What a digest tells. Frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.types import Claim, Coverage, Provenance, Question, Source, Withheld


@dataclass(frozen=True, slots=True)
class Lead:
    """What one outlet has reported in a digest's window: a checked lead sentence for each article."""

    outlet: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """A window's articles by outlet, each with its lead."""

    id: str
    question: Question  # holds the window and the zone; its text is the topic, "" for all news
    leads: tuple[Lead, ...]
    sources: tuple[Source, ...]
    left_out: int  # articles of the window that are not shown
    withheld: tuple[Withheld, ...]
    notices: tuple[str, ...]
    coverage: Coverage
    provenance: Provenance

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All that it states, in the order told."""
        return tuple(claim for lead in self.leads for claim in lead.claims)
