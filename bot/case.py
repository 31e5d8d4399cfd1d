"""One question on its way to an answer: what was found, drafted, judged and told; then its audit record."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from bot.types import Usage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.editing import Edited
    from bot.outcomes import Outcome
    from bot.search import Slot
    from bot.types import Claim, Draft, Evidence, Question, Turn, Verdict
    from corpus.types import Extent, Hit


@dataclass(slots=True)
class Case:
    """One question on its way to an answer, and then its audit record."""

    id: str
    question: Question
    extent: Extent  # of the whole corpus, when the question was asked
    history: tuple[Turn, ...] = ()
    hits: tuple[Hit, ...] = ()
    slots: tuple[Slot, ...] = ()  # that were searched beside the plain pass
    evidence: Evidence = ()
    edited: Edited | None = None
    lost: Usage = field(default_factory=Usage)  # spent on a writer that wrote nothing
    notices: list[str] = field(default_factory=list)
    timings: dict[str, float] = field(default_factory=dict)  # milliseconds by stage
    outcome: Outcome | None = None

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """Every draft in order: the second one was written after the first was judged."""
        return self.edited.drafts if self.edited else ()

    @property
    def verdict(self) -> Verdict | None:
        """What was published of all drafts, and what was withheld."""
        return self.edited.verdict if self.edited else None

    @property
    def published(self) -> tuple[Claim, ...]:
        """The claims that passed, in the order told."""
        return self.verdict.claims if self.verdict else ()

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add the time spent inside to a stage."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.spent(stage, (time.perf_counter() - started) * 1000)

    def spent(self, stage: str, milliseconds: float) -> None:
        """Add time to a stage."""
        self.timings[stage] = round(self.timings.get(stage, 0.0) + milliseconds, 2)


class Records(Protocol):
    """Keeps answers for audits."""

    def keep(self, case: Case) -> None:
        """Store one answered question with all that led to the answer."""
        ...
