"""How the sources are: who fails, who sends nothing, and since when readers miss them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from corpus.types import SourceState

FAILING = 3  # checks in a row: less is a passing trouble
EMPTY = 3  # listings in a row without any item: a feed that has moved answers politely with nothing
QUIET = timedelta(days=7)  # without a new item, for a source that has had some
SILENT = timedelta(days=1)  # without an answer, before readers are told

Health = Literal["good", "failing", "empty", "quiet", "new"]


@dataclass(frozen=True, slots=True)
class Silence:
    """A source that gives nothing, and when it last did (None: never)."""

    name: str
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Freshness:
    """How fresh the corpus is."""

    last_ingest: datetime | None
    silent: tuple[Silence, ...] = ()


def health(state: SourceState, now: datetime) -> Health:
    """What the operator should know of a source."""
    if state.failed_streak >= FAILING:
        return "failing"
    if state.empty_streak >= EMPTY:
        return "empty"
    if state.last_item_at and now - state.last_item_at > QUIET:
        return "quiet"
    if state.succeeded_at is None and state.failed_streak:
        return "failing"
    return "good" if state.succeeded_at else "new"


def silent(states: Iterable[SourceState], now: datetime) -> tuple[Silence, ...]:
    """Sources whose news readers may miss, by name: they fail or give empty listings for a day or longer."""
    found = [
        Silence(state.name, state.last_item_at if state.empty_streak >= EMPTY else state.succeeded_at)
        for state in states
        if health(state, now) in {"failing", "empty"}
    ]
    return tuple(each for each in found if each.since is None or now - each.since >= SILENT)
