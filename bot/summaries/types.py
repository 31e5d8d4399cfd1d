"""What a summary tells. Frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.types import Claim, Conflict, Coverage, Provenance, Question, Source, Withheld


@dataclass(frozen=True, slots=True)
class Summary:
    """Checked sentences about one article or one topic; `single` says that one report is all there is."""

    id: str
    question: Question  # what was to be summarised, read like a question
    title: str  # of the article, or the topic as it was put
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]
    withheld: tuple[Withheld, ...]
    notices: tuple[str, ...]
    coverage: Coverage
    provenance: Provenance

    @property
    def single(self) -> bool:
        """Whether all of it rests on one independent report."""
        return self.coverage.origins <= 1
