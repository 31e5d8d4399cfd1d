"""Digests: what a stretch of time has brought, story by story, against what the reader knows."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from bot import abstain, composing, scoping, when
from bot.abstain import Refusal
from bot.casework import CANDIDATES, PLAIN, SILENT
from bot.cues import open_ended
from bot.digests.fitting import fit
from bot.digests.packing import pack
from bot.digests.ranking import order
from bot.digests.reading import RECENTLY, Reading
from bot.digests.setting import Setting
from bot.digests.standing import planned
from bot.digests.types import Digest, LeftOut, Limits
from bot.digests.wording import quoted
from bot.loose import whole
from bot.search import search
from bot.writers.quoting import Quoting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.case import Case
    from bot.casework import Asking, Casework, Teller
    from bot.digests.fitting import Fit
    from bot.digests.standing import Plan
    from bot.digests.types import Seen
    from bot.digests.wording import Passed, Wording
    from bot.stories.types import Stories, Story
    from bot.types import NoAnswer, Window

LATELY = 3  # articles named when the window is empty
STUDIED = 24  # stories whose reports are read whole: a third more than a digest tells and names in brief
NO_ROOM, OPINION, UNCHECKED = "no room", "opinion only", "no sentence passed the checks"

_JOINT_BEFORE = re.compile(r"^(?:[\s,;:–—-]|(?:on|about|of|for|from|in|regarding)\b)+", re.IGNORECASE)
_JOINT_AFTER = re.compile(r"(?:[\s,;:–—-]|\b(?:on|of|for|from|in|since)\b)+$", re.IGNORECASE)
_NOTHING = Refusal("nothing_relevant", "No article of that time was found that is near enough to this topic.")
_REPRINTS = Refusal("nothing_relevant", "This time has brought nothing but reprints of earlier reports.")
_NO_SENTENCE = Refusal("not_supported", "No sentence of these articles passed the checks.")


class Digester:
    """Tells what is new, every sentence checked against the words that it cites.

    Safe to hold open and to share between threads.

    Args:
        work: of the house.
        stories: of the same archive.
        wording: has a model word what is told at length; without it all sentences are quoted.
    """

    def __init__(self, work: Casework, stories: Stories, wording: Wording | None = None) -> None:
        self._work = work
        self._stories = stories
        self._wording = wording

    def digest(
        self,
        asking: Asking = PLAIN,
        topic: str = "",
        tell: Teller = SILENT,
        *,
        seen: Mapping[str, Seen] | None = None,
        limits: Limits | None = None,
    ) -> Digest | NoAnswer:
        """The window's stories, the most widely reported and newest first.

        Args:
            asking: its window counts before the one that `topic` names; without any, the last day does.
            topic: what the stories are to be about; it may open with a stretch of time, as in "24h wheat prices".
            tell: hears how it comes about.
            seen: by story, what the reader was shown last. None when nobody keeps that: then what was published
                before the window counts as known.
            limits: how long it may get.
        """
        case = self._opened(asking, topic)
        window = _window_of(case)
        sources = scoping.sources(case.question.scope, case.question.outlets)
        reading = Reading(self._work.shelf.archive, self._stories, window, sources, seen)
        refusal = abstain.before_search(case.question, case.extent, self._work.held(case))
        if seen is not None and refusal and refusal.reason == "window_outside_corpus":
            refusal = None  # a quiet day is no fault
        stories: Sequence[Story] = () if refusal else reading.stories()
        if stories and not open_ended(case.question.topic):
            refusal, stories = self._about(case, stories, reading)
        if seen is None and not refusal and not stories:
            refusal = _NOTHING
        if refusal and (seen is None or refusal.reason == "empty_corpus"):
            return self._decline(case, refusal)
        pressing, idle = reading.parted(stories)
        plans = self._plans(case, reading, pressing[:STUDIED])
        told = fit([plan for plan in plans if not plan.quiet], limits or Limits())
        passed = self._write(case, told, tell)
        if seen is None and not case.published:
            return self._decline(case, _NO_SENTENCE if pressing else _REPRINTS)
        quiet = (*(plan.story for plan in plans if plan.quiet), *idle)
        digest = self._publish(case, told, passed, plans)
        unread = [story for story in pressing[STUDIED:] if story.until >= window.since]
        digest = replace(
            digest,
            quiet=_quiet(quiet, reading, case.question.now),
            left_out=(*digest.left_out, *(_unread(story, reading) for story in unread)),
        )
        return self._work.close(case, replace(digest, id=_identity(digest)))

    def _opened(self, asking: Asking, said: str) -> Case:
        """A case about a stretch of time, and about the topic that is left of the words when its name is taken out."""
        said = " ".join(said.split())
        now = asking.now or self._work.now()
        named = when.stretch(said, now=now, zone=asking.zone)
        window = asking.window or named or when.since_yesterday(now, asking.zone)
        rest = _without(said, named)
        case = self._work.open(rest, replace(asking, now=now, window=replace(window, explicit=True)))
        question = case.question
        if len(question.dates) == 1 and not (
            asking.window or named
        ):  # a day that a digest names is the one it is of
            [day] = question.dates
            rest = _without(rest, day)
            window = replace(day, explicit=True)
            case = self._work.open(rest, replace(asking, now=now, window=window))
        case.question = replace(case.question, text=rest, said=said if said != rest else "")
        return case

    def _about(
        self, case: Case, stories: Sequence[Story], reading: Reading
    ) -> tuple[Refusal | None, Sequence[Story]]:
        """Those of the stories that are about the topic; or why there are none."""
        with case.timed("search"):
            found = search(self._work.shelf, case.question, k=CANDIDATES)
        case.hits, case.slots = found.hits, found.slots
        refusal = abstain.after_search(case.question, found.hits, case.extent)
        hits = () if refusal else found.hits
        if (memory := reading.remembered) is not None:  # reports of then may have changed, or come in late
            hits += search(self._work.shelf, replace(case.question, window=memory), k=CANDIDATES).hits
        near = {hit.article.origin for hit in hits if abstain.about(case.question, hit)}
        kept = tuple(
            one for one in stories if not one.articles or near & {*one.origins, *one.articles}
        )  # what has lost its articles was shown under this topic
        if refusal and not kept:
            case.evidence = self._work.exhibits(
                case.question, found.hits
            )  # the nearest, as none of them will do
        return (None if kept else refusal), kept

    def _plans(self, case: Case, reading: Reading, stories: Sequence[Story]) -> list[Plan]:
        """What may be told of each story, the best first; exhibits numbered through."""
        plans, first = [], 1
        with case.timed("plan"):
            for story in stories:
                reports = reading.reports(story).numbered(first)
                first += len(reports.evidence)
                plans.append(planned(story, reports, case.question, reading.memory(story)))
        now = case.question.now
        return sorted(plans, key=lambda plan: order(plan.story, plan.standing, now))

    def _write(self, case: Case, told: Fit, tell: Teller) -> Passed:
        """Have the chosen sentences checked as quotations, and then worded; gives what passed."""
        cuts = (*told.entries, *told.brief)
        case.evidence = tuple(exhibit for cut in cuts for exhibit in cut.plan.reports.evidence)
        chosen = tuple(one for cut in cuts for one in cut.told)
        if not chosen:
            return {}
        tell.reading(case.evidence)
        self._work.write(case, SILENT, writer=Quoting(chosen), limit=len(case.evidence))
        passed: Passed = quoted(case.published)
        if self._wording is not None and case.edited is not None and told.entries:
            with case.timed("word"):
                worded = self._wording.of(told.entries, case.edited, case.question)
            case.edited, passed = worded.edited, worded.passed
        for number, claim in enumerate(case.published, start=1):
            tell.claim(claim, composing.sources(case.published[:number], case.evidence))
        return passed

    def _publish(self, case: Case, told: Fit, passed: Passed, plans: Sequence[Plan]) -> Digest:
        work, setting = self._work, Setting(passed, case.evidence, told)
        entries, brief = setting.entries(), setting.brief()
        shown = {entry.story.id for entry in entries} | {mention.story.id for mention in brief}
        return Digest(
            id="",
            question=case.question,
            entries=entries,
            in_brief=brief,
            quiet=(),
            left_out=tuple(
                LeftOut(plan.story.id, plan.title, _reason(plan, told), plan.story.articles)
                for plan in plans
                if plan.story.id not in shown and (not plan.quiet or plan.mute)
            ),
            sources=setting.sources,
            withheld=case.verdict.withheld if case.verdict else (),
            notices=work.notices(case),
            coverage=composing.whole_coverage(work.held(case, case.question.outlets), work.freshness(case)),
            provenance=replace(work.provenance(case), timings={}),
            seen=setting.seen(case.question.now),
        )

    def _decline(self, case: Case, refusal: Refusal) -> NoAnswer:
        """No digest; named are the nearest articles, or the newest of all."""
        if not case.evidence and case.extent.articles:
            articles = self._work.shelf.archive.articles
            newest = articles.prints(sources=scoping.sources(case.question.scope), limit=LATELY)
            held = articles.many({one.id for one in newest})
            shown = [held[one.id] for one in newest if one.id in held]
            case.evidence = tuple(whole(article, n) for n, article in enumerate(shown, start=1))
        return self._work.decline(case, refusal)


def _quiet(stories: Sequence[Story], reading: Reading, now: datetime) -> tuple[Story, ...]:
    """Those that the reader was shown lately, the newest first."""
    known = [story for story in stories if (memory := reading.memory(story)) and now - memory.at <= RECENTLY]
    return tuple(
        reading.titled(one) for one in sorted(known, key=lambda one: (-one.until.timestamp(), one.id))
    )


def _reason(plan: Plan, told: Fit) -> str:
    """Why a story is not told."""
    if plan not in told.left_out:
        return UNCHECKED
    return NO_ROOM if plan.reports.fresh or plan.notes else OPINION


def _unread(story: Story, reading: Reading) -> LeftOut:
    return LeftOut(story.id, reading.titled(story).title, NO_ROOM, story.articles)


def _window_of(case: Case) -> Window:
    window = case.question.window
    assert window is not None  # noqa: S101 - every digest has one
    return window


def _identity(digest: Digest) -> str:
    """An id that follows from what the digest tells and when."""
    told = pack(replace(digest, seen=()))
    return blake2b(json.dumps(told, sort_keys=True).encode(), digest_size=5).hexdigest()


def _without(text: str, named: Window | None) -> str:
    """The text without the words of a stretch of time, and without the small words that tied them to it."""
    if named is None or not named.text:
        return text
    rest = text.replace(named.text, " ", 1)
    return _JOINT_BEFORE.sub("", _JOINT_AFTER.sub("", " ".join(rest.split())))
