"""Setting a digest: checked claims go back to their stories, figures get their citations. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import composing
from bot.conflicts import numbered
from bot.digests.text import changed, counted, series_words, unshown
from bot.digests.types import WITHDRAWN, Change, Entry, Mention, Seen
from bot.digests.wording import key_of
from bot.writers.quoting import claim_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.conflicts import Disputed
    from bot.digests.fitting import Cut, Fit
    from bot.digests.wording import Passed
    from bot.types import Claim, Conflict, Evidence, Figure
    from bot.writers.quoting import Candidate

REMEMBERED = 60  # sentences of a story, the newest; a month of daily digests shows fewer of most
UNSHOWN = "Figures differ, too: {}."


class Setting:
    """A digest's parts, from what was checked.

    Args:
        passed: claims, by the chosen sentence that they tell.
        evidence: of all stories.
        told: what there was room for.
    """

    def __init__(self, passed: Passed, evidence: Evidence, told: Fit) -> None:
        self._claims = passed
        self._told = told
        slots = [slot for cut in told.entries for slot in _slots(cut)]
        also = [value.exhibit for slot in slots for value in slot.values]
        self.sources = composing.sources(list(self._in_order(told)), evidence, also=also)

    def entries(self) -> tuple[Entry, ...]:
        """The stories that have something that passed, or something of our own to say."""
        found = (self._entry(cut) for cut in self._told.entries)
        return tuple(entry for entry in found if entry.claims or entry.changes or entry.notes)

    def brief(self) -> tuple[Mention, ...]:
        """The lines in brief whose sentence passed."""
        return tuple(
            Mention(cut.plan.story, cut.plan.state, cut.plan.title, claim)
            for cut in self._told.brief
            for claim in self._passed(cut.sentences)
        )

    def seen(self, now: datetime) -> tuple[Seen, ...]:
        """What the reader has seen of each story that is shown, with what was seen before."""
        shown = {entry.story.id for entry in self.entries()} | {one.story.id for one in self.brief()}
        cuts = (cut for cut in (*self._told.entries, *self._told.brief) if cut.plan.story.id in shown)
        return tuple(self._seen(cut, now) for cut in cuts)

    def _entry(self, cut: Cut) -> Entry:
        plan = cut.plan
        claims = self._passed(cut.sentences)
        background = self._passed([cut.background] if cut.background else [])
        changes = tuple(
            Change(one.slot.slot, figures[one.old], figures[one.new])
            for one in cut.replaced
            for figures in (self._figures(one.slot),)
            if len(figures) == len(one.slot.values)
        )
        words = counted(plan.title) + sum(counted(claim.text) for claim in (*claims, *background))
        words += sum(counted(note) for note in (*plan.notes, unshown(cut.unshown))) + sum(
            counted(changed(one)) for one in changes
        )
        words += sum(series_words(slot) for slot in cut.slots)
        return Entry(
            plan.story,
            plan.state,
            plan.title,
            claims,
            background,
            changes,
            self._conflicts(cut.slots),
            plan.notes,
            cut.unshown,
            words,
            tuple(one.id for one in plan.reports.gone),
        )

    def _passed(self, chosen: Iterable[Candidate]) -> tuple[Claim, ...]:
        return tuple(claim for one in chosen for claim in self._claims.get(key_of(one), ()))

    def _in_order(self, told: Fit) -> Iterable[Claim]:
        for cut in (*told.entries, *told.brief):
            yield from self._passed(cut.told)

    def _conflicts(self, slots: Sequence[Disputed]) -> tuple[Conflict, ...]:
        return numbered(slots, self.sources)

    def _figures(self, slot: Disputed) -> tuple[Figure, ...]:
        found = self._conflicts([slot])
        return found[0].values if found else ()

    def _seen(self, cut: Cut, now: datetime) -> Seen:
        plan = cut.plan
        former = plan.memory
        articles = dict(former.articles) if former else {}
        articles |= {one.id: WITHDRAWN for one in plan.reports.gone} | dict(plan.reports.held)
        words = (claim_of(one).text for one in cut.told if key_of(one) in self._claims)  # whoever worded them
        told = (*(former.claims if former else ()), *words)
        claims = tuple(dict.fromkeys(told))[-REMEMBERED:]
        figures = tuple(figure for slot in plan.disputed for figure in self._figures(slot)[:1])
        return Seen(plan.story.id, tuple(sorted(articles.items())), claims, figures, now)


def _slots(cut: Cut) -> Iterable[Disputed]:
    yield from cut.slots
    yield from (one.slot for one in cut.replaced)
