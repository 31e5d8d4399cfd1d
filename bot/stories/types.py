"""What a story is, to those who tell of it. Frozen; times are UTC-aware."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from corpus.types import Sources


@dataclass(frozen=True, slots=True)
class Story:
    """The live reports of one event.

    Attributes:
        id: stays while the story lives, whatever is added to it.
        title: the headline of its most central report.
        articles: ids, earliest first; reprints included.
        origins: its independent reports, by the id of the original, earliest first.
        outlets: all that carried it, by their first print.
        since: the time of its first report.
        until: the time of its last one.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    outlets: tuple[str, ...]
    since: datetime
    until: datetime


class Stories(Protocol):
    """The stories of the corpus, brought up to date with it before anything is told."""

    def within(self, since: datetime, until: datetime, sources: Sources) -> tuple[Story, ...]:
        """Stories with a report published in [since, until), the newest of these first, then by id.

        Each is whole: its earlier reports are named, too, as far as they are of these sources.
        """
        ...

    def get(self, story_id: str) -> Story | None:
        """One story with all of its reports; of a story that has become part of another, that other one."""
        ...

    def of(self, article_id: str) -> Story | None:
        """The story that an article belongs to; None for an article that is not held, or is withdrawn."""
        ...
