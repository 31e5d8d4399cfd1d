"""What a run did, told to people and to machines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class IngestReport:
    """Counts of one run; grows while it runs."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    copies: int = 0  # of the new and changed: prints of a report that another outlet had first
    withdrawn: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)  # source, reason
    passages: int = 0
    embedded: int = 0
    pending: int = 0  # passages that could not be embedded yet
    seconds: float = 0.0
    notices: list[str] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """0 when every source went well, 1 when some failed or wait for their vectors."""
        return 1 if self.failed or self.pending else 0

    def as_json(self) -> dict[str, Any]:
        """The machine contract."""
        return {
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "copies": self.copies,
            "withdrawn": self.withdrawn,
            "failed": [{"source": source, "reason": reason} for source, reason in self.failed],
            "passages": self.passages,
            "embedded": self.embedded,
            "pending": self.pending,
            "seconds": round(self.seconds, 3),
            "notices": self.notices,
        }

    def as_text(self) -> str:
        """One line, then one per failure: fit for cron mail."""
        counts = f"{self.new} new, {self.changed} changed, {self.unchanged} unchanged"
        if self.copies:
            counts += f", {self.copies} wire {'copy' if self.copies == 1 else 'copies'}"
        line = (
            f"{counts}, {len(self.failed)} failed; {self.embedded} passages embedded in {self.seconds:.1f} s."
        )
        failures = [f"  failed: {source}: {reason}" for source, reason in self.failed]
        return "\n".join([line, *failures, *(f"  note: {notice}" for notice in self.notices)])
