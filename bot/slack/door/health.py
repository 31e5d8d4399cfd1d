"""Whether the bot is alive, and whether it is ready: for people, systemd and load balancers."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Protocol

from corpus.clock import utc_now
from corpus.errors import EvenhandError

if TYPE_CHECKING:
    from datetime import datetime

    from corpus.clock import Clock


@dataclass(frozen=True, slots=True)
class Intake:
    """How requests come in at the moment.

    Attributes:
        open: whether they can.
        told: in a word: "open", "connecting", "silent", "stopping".
        heard: seconds since Slack's side last showed that it is there; None where nothing tells.
    """

    open: bool
    told: str
    heard: float | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """How busy the workers are.

    Attributes:
        oldest: seconds that the oldest unfinished request has been with us; 0 when there is none.
    """

    waiting: int
    working: int
    workers: int
    oldest: float = 0.0


class Inside(Protocol):
    """What health is asked of behind the door."""

    @property
    def load(self) -> Load:
        """How busy the workers are."""
        ...

    def last_ingest(self) -> datetime | None:
        """When news last came in; None before the first time.

        Raises:
            ArchiveError: the archive cannot be read.
        """
        ...


@dataclass(frozen=True, slots=True)
class Health:
    """All that is known at one moment; `ready` is what a load balancer goes by."""

    ready: bool
    intake: Intake
    load: Load
    archive: str  # "readable", or the error
    ingest_age: float | None  # seconds

    @property
    def failing(self) -> tuple[str, ...]:
        """What keeps us from being ready."""
        found = (("intake", self.intake.open), ("archive", self.archive == "readable"))
        return tuple(name for name, good in found if not good)

    def json(self) -> dict[str, Any]:
        """In JSON types."""
        age = None if self.ingest_age is None else round(self.ingest_age)
        return {
            "ready": self.ready,
            "failing": list(self.failing),
            "intake": _rounded(asdict(self.intake)),
            "load": _rounded(asdict(self.load)),
            "archive": self.archive,
            "last_ingest_seconds": age,
        }


def examine(intake: Intake, inside: Inside, now: Clock = utc_now) -> Health:
    """The health of this moment; looks into the archive, so that a lost disk is noticed."""
    load = inside.load
    try:
        last = inside.last_ingest()
    except EvenhandError as error:
        return Health(False, intake, load, str(error), None)  # noqa: FBT003 - `ready`, the first of its fields
    age = (now() - last).total_seconds() if last else None
    return Health(intake.open, intake, load, "readable", age)


def _rounded(values: dict[str, Any]) -> dict[str, Any]:
    return {name: round(v, 1) if isinstance(v, float) else v for name, v in values.items()}
