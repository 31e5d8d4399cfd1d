"""Cutting stories to length: whole sentences, whole series of figures, and what does not fit is named. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.digests.news import quotes
from bot.digests.text import counted, series_words
from bot.writers.quoting import claim_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.conflicts import Disputed
    from bot.digests.standing import Plan, Replaced
    from bot.digests.types import Limits
    from bot.writers.quoting import Candidate

SENTENCES = 4  # of one story: what is new, and two or three points
CHANGE_WORDS = 16  # of a line that tells of a replaced figure, without its slot: two values, sources and days


@dataclass(frozen=True, slots=True)
class Cut:
    """What is told of a story."""

    plan: Plan
    sentences: tuple[Candidate, ...] = ()
    background: Candidate | None = None
    slots: tuple[Disputed, ...] = ()  # shown as series
    replaced: tuple[Replaced, ...] = ()
    unshown: tuple[str, ...] = ()  # slots whose figures differ and are not shown
    words: int = 0

    @property
    def told(self) -> tuple[Candidate, ...]:
        """All sentences, in the order told."""
        return (*self.sentences, *([self.background] if self.background else []))


@dataclass(frozen=True, slots=True)
class Fit:
    """What a digest has room for."""

    entries: tuple[Cut, ...]
    brief: tuple[Cut, ...]
    left_out: tuple[Plan, ...]


def fit(plans: Sequence[Plan], limits: Limits) -> Fit:
    """As many stories as there is room for, in the order given; the next ones in a line each.

    Stories that consist of opinion are told in a line at best.
    """
    entries: list[Cut] = []
    brief: list[Cut] = []
    left_out: list[Plan] = []
    room = limits.total
    for plan in plans:
        whole, line = cut(plan, limits.words), _line(plan)
        news = bool(plan.reports.fresh) or bool(plan.notes)
        if news and len(entries) < limits.stories and whole.words <= room:
            entries.append(whole)
            room -= whole.words
        elif line is not None and len(brief) < limits.brief and line.words <= room:
            brief.append(line)
            room -= line.words
        else:
            left_out.append(plan)
    return Fit(tuple(entries), tuple(brief), tuple(left_out))


def cut(plan: Plan, limit: int) -> Cut:
    """One story in at most `limit` words; its first sentence stands whatever that takes."""
    room = limit - counted(plan.title) - sum(counted(note) for note in plan.notes)
    sentences, rest = plan.sentences[:1], plan.sentences[1:]
    room -= sum(_words(one) for one in sentences)
    replaced, room = _changes(plan.replaced, room)
    slots, unshown, room = _series(plan, replaced, room)
    background = plan.background
    if background and _words(background) <= room:
        room -= _words(background)
    else:
        background = None
    for one in rest:
        if len(sentences) < SENTENCES and _words(one) <= room and _stands(one, sentences, plan):
            sentences, room = (*sentences, one), room - _words(one)
    return Cut(plan, sentences, background, slots, replaced, unshown, limit - room)


def _stands(one: Candidate, told: Sequence[Candidate], plan: Plan) -> bool:
    """Whether a sentence has its turn: it opens its report; or, that told, every report has been told; or it quotes somebody.

    A sentence from further down needs the one that opens its report, and no report is told twice where another has no room.
    """
    openings = {each.exhibit.article.id: each for each in reversed(plan.sentences)}
    opening, heard = openings[one.exhibit.article.id], {each.exhibit.article.id for each in told}
    if opening in told:
        return heard >= openings.keys()
    return opening is one or quotes(one)


def _line(plan: Plan) -> Cut | None:
    if not plan.sentences:
        return None
    sentences = plan.sentences[:1]
    return Cut(plan, sentences, words=counted(plan.title) + _words(sentences[0]))


def _changes(replaced: Sequence[Replaced], room: int) -> tuple[tuple[Replaced, ...], int]:
    kept = []
    for one in replaced:
        size = CHANGE_WORDS + counted(one.slot.slot)
        if size <= room:
            kept.append(one)
            room -= size
    return tuple(kept), room


def _series(
    plan: Plan, replaced: Sequence[Replaced], room: int
) -> tuple[tuple[Disputed, ...], tuple[str, ...], int]:
    """The slots that fit whole, and the names of those that do not; what a change tells wholly is not told twice."""
    told = {one.slot.slot for one in replaced if len(one.slot.values) == 2}  # noqa: PLR2004 - the old and the new
    fresh = {one.article.id for one in plan.reports.fresh}
    shown: list[Disputed] = []
    unshown: list[str] = []
    for slot in plan.disputed:
        if slot.slot in told or not any(value.article_id in fresh for value in slot.values):
            continue
        size = series_words(slot)
        if size <= room:
            shown.append(slot)
            room -= size
        else:
            unshown.append(slot.slot)
    return tuple(shown), tuple(unshown), room


def _words(one: Candidate) -> int:
    return counted(claim_of(one).text)
