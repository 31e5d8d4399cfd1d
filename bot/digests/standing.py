"""What is to be told of one story, before it is cut to length: its state, its sentences, its figures. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.conflicts import disputes
from bot.digests import news
from bot.digests.ranking import Standing
from bot.neutrality.titles import title_of
from bot.writers.quoting import speaker_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.conflicts import Disputed, Value
    from bot.digests.news import Reports
    from bot.digests.types import Seen, State
    from bot.stories.types import Story
    from bot.types import Question
    from bot.writers.quoting import Candidate


WITHDRAWN = "A report told here before was withdrawn by its publisher: {}, “{}”."
CHANGED = "{} has changed what was told here before: “{}”"
OPENING = 24  # words of a changed sentence by which a reader knows it again


@dataclass(frozen=True, slots=True)
class Replaced:
    """A value that took the place of a known one of the same slot, by their places among its values."""

    slot: Disputed
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What may be told of a story.

    Attributes:
        sentences: what is new, the best first.
        background: one line of what was known.
        disputed: slots with differing figures.
        replaced: figures that are new to the reader in the place of known ones.
        notes: sentences of our own.
        memory: what the reader was shown of it.
    """

    story: Story
    reports: Reports
    state: State
    title: str
    sentences: tuple[Candidate, ...]
    background: Candidate | None
    disputed: tuple[Disputed, ...]
    replaced: tuple[Replaced, ...]
    notes: tuple[str, ...]
    standing: Standing
    memory: Seen | None = None

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to tell."""
        return self.state == "quiet"

    @property
    def mute(self) -> bool:
        """Whether there is something new, but no sentence of it that could be told."""
        fresh = bool(self.reports.fresh or self.reports.opinion)
        return self.quiet and fresh and not self.reports.known and not self.sentences


def planned(story: Story, reports: Reports, question: Question, seen: Seen | None) -> Plan:
    """What may be told of a story to one reader.

    Args:
        story: with all of its reports.
        reports: which of them are fresh.
        question: the digest's.
        seen: what the reader was shown of it; None for a story that is new to the reader.
    """
    disputed = disputes(reports.evidence)
    replaced = _replaced(disputed, reports)
    changed = {one.slot.values[one.new].article_id for one in replaced}
    sentences = _figures_first(news.sentences(reports, question, changed), replaced)
    if not sentences and not replaced and reports.opinion and not reports.known:
        piece = news.opinion(reports, question)
        sentences = (piece,) if piece else ()
    notes = _notes(reports, seen)
    state = _state(reports, sentences, replaced, notes=notes, seen=seen is not None)
    background = news.background(reports, question, seen) if state in {"updated", "corrected"} else None
    lead = sentences[0].text if sentences else ""
    titled = [one.article for one in (*reports.fresh, *reports.known)]
    return Plan(
        story,
        reports,
        state,
        title_of(story.title, titled, lead),
        sentences,
        background,
        disputed,
        replaced,
        notes,
        _standing(story, reports, sentences, question, repeated=seen is not None),
        seen,
    )


def _notes(reports: Reports, seen: Seen | None) -> tuple[str, ...]:
    """What has become of reports that the reader was shown."""
    gone = tuple(WITHDRAWN.format(one.outlet, one.title) for one in reports.gone)
    return (
        *gone,
        *(CHANGED.format(outlet, _opening(words)) for outlet, words in news.unsaid(reports, seen)[:1]),
    )


def _opening(words: str) -> str:
    told = words.split()
    return words if len(told) <= OPENING else f"{' '.join(told[:OPENING])} …"


def _state(
    reports: Reports,
    sentences: Sequence[Candidate],
    replaced: Sequence[Replaced],
    *,
    notes: tuple[str, ...],
    seen: bool,
) -> State:
    if not seen and not reports.known:
        return "new" if sentences else "quiet"
    if not (sentences or replaced or notes):
        return "quiet"
    corrected = any(one.slot.values[one.new].note == "corrected" for one in replaced)
    former = {one.article.id for one in reports.former}
    flagged = any("corrected" in one.article.flags for one in reports.fresh if one.article.id in former)
    return "corrected" if corrected or flagged or notes else "updated"


def _replaced(disputed: Sequence[Disputed], reports: Reports) -> tuple[Replaced, ...]:
    """In each slot the newest fresh value of every authority, with the known value before it."""
    fresh = {one.article.id for one in reports.fresh}
    known = {one.article.id for one in reports.known}
    found = []
    for slot in disputed:
        for new, value in enumerate(slot.values):
            if value.article_id not in fresh or value.note == "superseded":
                continue
            old = next(
                (
                    place
                    for place, other in enumerate(slot.values)
                    if other.article_id in known and _took_place(value, other)
                ),
                None,
            )
            if old is not None:
                found.append(Replaced(slot, old, new))
    return tuple(found)


def _took_place(new: Value, old: Value) -> bool:
    """Whether a known value was replaced by a fresh one of the same authority, or of a corrected count."""
    same = new.authority.casefold().removeprefix("the ") == old.authority.casefold().removeprefix("the ")
    return old.note == "superseded" and (same or new.note == "corrected")


def _figures_first(found: Sequence[Candidate], replaced: Sequence[Replaced]) -> tuple[Candidate, ...]:
    """Sentences that give a changed figure lead."""
    given = {(one.slot.values[one.new].article_id, one.slot.values[one.new].start) for one in replaced}

    def gives(one: Candidate) -> bool:
        return any(
            one.exhibit.article.id == article and one.span.start <= start < one.span.end
            for article, start in given
        )

    return tuple(sorted(found, key=lambda one: not gives(one)))


def _standing(
    story: Story, reports: Reports, sentences: Sequence[Candidate], question: Question, *, repeated: bool
) -> Standing:
    fresh = [*reports.fresh, *reports.opinion]
    share = len(sentences) / max(1, len(sentences) + (1 if reports.known else 0))
    topic = question.topic.casefold()
    return Standing(
        origins=len({one.article.origin for one in reports.fresh}),
        novelty=share,
        newest=max((one.article.when for one in fresh), default=story.until),
        topic=bool(topic) and topic in story.title.casefold(),
        speakers=len({speaker for one in sentences if (speaker := speaker_of(one.text))}),
        repeated=repeated,
    )
