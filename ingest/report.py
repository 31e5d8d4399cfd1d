"""What a run did, told to people and to machines."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.errors import SourceError

NAMED = 20  # failures written out in text: a cron mail is read, not studied


@dataclass(slots=True)
class IngestReport:
    """Counts of one run; grows while it runs."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    copies: int = 0  # of the new and changed: prints of a report that another outlet had first
    withdrawn: int = 0
    summaries: int = (
        0  # of the new and changed: only what the source's listing tells, their pages are closed to us
    )
    failed: list[tuple[str, str]] = field(default_factory=list)  # source, reason
    passages: int = 0
    embedded: int = 0
    pending: int = 0  # passages that could not be embedded yet
    seconds: float = 0.0
    notices: list[str] = field(default_factory=list)
    stages: dict[str, float] = field(
        default_factory=dict
    )  # seconds: read, place, cut, wait (for vectors), store, index

    @property
    def looked_at(self) -> int:
        """Documents that are done with."""
        return self.new + self.changed + self.unchanged + self.withdrawn + len(self.failed)

    @property
    def exit_code(self) -> int:
        """0 when every source went well, 1 when some failed or wait for their vectors."""
        return 1 if self.failed or self.pending else 0

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add the time spent inside to a stage."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.stages[stage] = self.stages.get(stage, 0.0) + time.perf_counter() - began

    def fail(self, error: SourceError) -> None:
        """Count a source that could not be read, with its next step."""
        reason = f"{str(error).rstrip('.')}; {error.remedy}" if error.remedy else str(error)
        self.failed.append((error.source, reason))

    def counts(self) -> dict[str, Any]:
        """The numbers alone, without names: fit for a log."""
        told = self.as_json() | {"failed": len(self.failed)}
        return {name: value for name, value in told.items() if name != "notices"}

    def as_json(self) -> dict[str, Any]:
        """The machine contract."""
        return {
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "copies": self.copies,
            "withdrawn": self.withdrawn,
            "summaries": self.summaries,
            "failed": [{"source": source, "reason": reason} for source, reason in self.failed],
            "passages": self.passages,
            "embedded": self.embedded,
            "pending": self.pending,
            "seconds": round(self.seconds, 3),
            "stages": {name: round(seconds, 3) for name, seconds in self.stages.items()},
            "notices": self.notices,
        }

    def as_text(self) -> str:
        """One line, then one per failure: fit for cron mail."""
        counts = f"{self.new} new, {self.changed} changed, {self.unchanged} unchanged"
        if self.withdrawn:
            counts += f", {self.withdrawn} withdrawn"
        if self.summaries:
            counts += f", {self.summaries} by summary only"
        if self.copies:
            counts += f", {self.copies} wire {'copy' if self.copies == 1 else 'copies'}"
        line = (
            f"{counts}, {len(self.failed)} failed; {self.embedded} passages embedded in {self.seconds:.1f} s."
        )
        return "\n".join([line, *self._failures(), *(f"  note: {notice}" for notice in self.notices)])

    def _failures(self) -> list[str]:
        named = [f"  failed: {source}: {reason}" for source, reason in self.failed[:NAMED]]
        more = len(self.failed) - len(named)
        return [*named, f"  and {more} more failures: see `evenhand runs`"] if more > 0 else named
