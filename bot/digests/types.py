"""What a digest tells, and what a reader has seen of a story. Frozen; times are UTC-aware."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from bot.stories.types import Story
    from bot.types import Claim, Conflict, Coverage, Figure, Provenance, Question, Source, Withheld

State = Literal["new", "updated", "corrected", "quiet"]
"""Of a story, against what its reader was last shown."""

WITHDRAWN = 0  # in the place of a revision
WORDS_A_MINUTE = 238  # silent reading of English non-fiction, mean of 190 studies (Brysbaert 2019)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a digest may get.

    Attributes:
        stories: that are told.
        words: of one story, its title included.
        total: words of all stories and lines in brief.
        brief: lines in brief.
    """

    stories: int = 8
    words: int = 90
    total: int = 700
    brief: int = 10


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that another one has replaced."""

    slot: str  # what is counted
    old: Figure
    new: Figure


@dataclass(frozen=True, slots=True)
class Entry:
    """One story as it is told.

    Attributes:
        story: with all of its reports.
        state: against what the reader was last shown.
        title: a headline of one of its reports, without loaded words where there is one.
        claims: what is new first.
        background: one line of what was known before, for a story that goes on.
        changes: figures that took the place of known ones.
        conflicts: figures that differ, as series.
        notes: sentences of our own, such as that a report was withdrawn.
        unshown: what figures differ on for which there was no room.
        words: that the reader gets, the line of sources left out.
        gone: articles that the notes call withdrawn.
    """

    story: Story
    state: State
    title: str
    claims: tuple[Claim, ...]
    background: tuple[Claim, ...] = ()
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()
    unshown: tuple[str, ...] = ()
    words: int = 0
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A story in one line."""

    story: Story
    state: State
    title: str
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A story that is not told, and why."""

    story_id: str
    title: str
    reason: str
    articles: tuple[str, ...] = ()  # of the story: the headline is of one of them


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader was last shown of one story.

    Attributes:
        articles: its reports by then: id and revision, WITHDRAWN for one that the reader was told is withdrawn.
        claims: the words of the sentences that were shown.
        figures: the newest figures by then, of every slot.
    """

    story_id: str
    articles: tuple[tuple[str, int], ...]
    claims: tuple[str, ...]
    figures: tuple[Figure, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Digest:
    """What is new in a stretch of time, story by story.

    Attributes:
        question: holds the window and the zone; its text is the topic, "" for all news.
        quiet: stories that the reader knows and that have brought nothing new.
        seen: what the reader has seen once this is shown.
        late: when it was due, for one that comes late.
    """

    id: str
    question: Question
    entries: tuple[Entry, ...]
    in_brief: tuple[Mention, ...]
    quiet: tuple[Story, ...]
    left_out: tuple[LeftOut, ...]
    sources: tuple[Source, ...]
    withheld: tuple[Withheld, ...]
    notices: tuple[str, ...]
    coverage: Coverage
    provenance: Provenance
    seen: tuple[Seen, ...] = ()
    late: datetime | None = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All that it states, in the order told."""
        told = [claim for entry in self.entries for claim in (*entry.claims, *entry.background)]
        return (*told, *(mention.claim for mention in self.in_brief if mention.claim))

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """All differing figures that it shows."""
        return tuple(conflict for entry in self.entries for conflict in entry.conflicts)

    @property
    def words(self) -> int:
        """That its stories and its lines in brief have."""
        brief = (f"{one.title} {one.claim.text if one.claim else ''}" for one in self.in_brief)
        return sum(entry.words for entry in self.entries) + sum(len(line.split()) for line in brief)

    @property
    def minutes(self) -> int:
        """Reading time, at least one."""
        return max(1, -(-self.words // WORDS_A_MINUTE))
