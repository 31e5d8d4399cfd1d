"""What a summary tells, section by section. Frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.summaries.openness import is_open

if TYPE_CHECKING:
    from datetime import datetime

    from bot.types import Claim, Conflict, Coverage, Provenance, Question, Source, Withheld


@dataclass(frozen=True, slots=True)
class Voice:
    """What one party or authority says."""

    party: str  # in the reports' words
    claims: tuple[Claim, ...]
    card: str = ""  # one line on who gives a figure; "" without


@dataclass(frozen=True, slots=True)
class Summary:
    """One fair account of an article, a topic or a story, from checked claims only.

    Attributes:
        question: what was to be summarised, read like a question.
        title: of the article or the story, or the topic as it was put.
        asof: when the newest report that was used was published; None when none of them is dated.
        agreed: claims that reports of two or more independent origins bear out, and none dissents from.
        reported: claims that rest on one report each, in its own voice.
        voices: what each party says, by who comes first.
        unknown: sentences of ours on what is not reported, and who is not heard.
        story_id: of the story; "" for none.
    """

    id: str
    question: Question
    title: str
    asof: datetime | None
    agreed: tuple[Claim, ...]
    reported: tuple[Claim, ...]
    voices: tuple[Voice, ...]
    conflicts: tuple[Conflict, ...]
    unknown: tuple[str, ...]
    sources: tuple[Source, ...]
    withheld: tuple[Withheld, ...]
    notices: tuple[str, ...]
    coverage: Coverage
    provenance: Provenance
    story_id: str = ""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All that is told, each claim once, in the order told."""
        return in_order(self.agreed, self.reported, self.voices)

    @property
    def single(self) -> bool:
        """Whether all of it rests on one independent report."""
        return self.coverage.origins <= 1


def in_order(
    agreed: tuple[Claim, ...], reported: tuple[Claim, ...], voices: tuple[Voice, ...]
) -> tuple[Claim, ...]:
    """The claims of the sections in the order told, each once: what reports say is not known comes last."""
    said = (claim for voice in voices for claim in voice.claims)
    known = (claim for claim in reported if not is_open(claim.text))
    return tuple(dict.fromkeys((*agreed, *known, *said, *reported)))
