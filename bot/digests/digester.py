"""Plain digests: a window's articles by outlet, each with a checked lead; no model takes part."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby, islice, zip_longest
from typing import TYPE_CHECKING

from bot import abstain, composing, scoping, when
from bot.abstain import Refusal
from bot.casework import CANDIDATES, PLAIN, SILENT
from bot.cues import open_ended
from bot.digests.types import Digest, Lead
from bot.evidence import carried
from bot.leads import LeadWriter
from bot.loose import whole
from bot.search import search

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.case import Case
    from bot.casework import Asking, Casework, Teller
    from bot.types import Claim, Evidence, NoAnswer, Question, Window
    from corpus.types import Print

ARTICLES = 12  # of all outlets together: what is read in some three minutes
LATELY = 3  # articles named when the window is empty

_JOINT_BEFORE = re.compile(r"^(?:[\s,;:–—-]|(?:on|about|of|for|from|in|regarding)\b)+", re.IGNORECASE)
_JOINT_AFTER = re.compile(r"(?:[\s,;:–—-]|\b(?:on|of|for|from|in|since)\b)+$", re.IGNORECASE)
_NOTHING = Refusal("nothing_relevant", "No article of that time was found that is near enough to this topic.")
_NO_LEAD = Refusal("not_supported", "No lead of these articles passed the checks.")


class Digester:
    """Tells what was published lately, by outlet, every lead checked against the words that it cites.

    Safe to hold open and to share between threads.
    """

    def __init__(self, work: Casework) -> None:
        self._work = work

    def digest(self, asking: Asking = PLAIN, topic: str = "", tell: Teller = SILENT) -> Digest | NoAnswer:
        """The leads of a window's articles, at most twelve, no outlet before its turn.

        Args:
            asking: its window counts before the one that `topic` names; without any, the last day does.
            topic: what the articles are to be about; it may open with a stretch of time, as in "24h wheat prices".
            tell: hears how it comes about.
        """
        case = self._opened(asking, topic)
        refusal = abstain.before_search(case.question, case.extent, self._work.held(case))
        prints = () if refusal else self._prints(case.question)
        if not refusal and not open_ended(case.question.topic):
            refusal, prints = self._about(case, prints)
        if refusal is None and prints:
            case.evidence = self._exhibits(case.question, fairly(prints, ARTICLES))
            tell.reading(case.evidence)
            refusal = self._work.write(case, tell, writer=LeadWriter(), limit=ARTICLES)
            refusal = _NO_LEAD if refusal else None
        if refusal or not prints:
            return self._decline(case, refusal or _NOTHING)
        return self._publish(case, len(prints))

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

    def _prints(self, question: Question) -> tuple[Print, ...]:
        """One print of each story of the window, newest first: the original where it is there, else the earliest."""
        window = question.window
        assert window is not None  # noqa: S101 - every digest has one
        sources = scoping.sources(question.scope, question.outlets)
        prints = self._work.shelf.archive.articles.prints(
            since=window.since, until=window.until, sources=sources
        )
        kept: dict[str, Print] = {}
        for one in prints:  # newest first, so that the last is the earliest
            if one.origin not in kept or kept[one.origin].id != one.origin:
                kept[one.origin] = one
        return tuple(sorted(kept.values(), key=_newest_first))

    def _about(self, case: Case, prints: tuple[Print, ...]) -> tuple[Refusal | None, tuple[Print, ...]]:
        """Those of the prints that are about the topic; or why there are none."""
        with case.timed("search"):
            found = search(self._work.shelf, case.question, k=CANDIDATES)
        case.hits, case.slots = found.hits, found.slots
        case.evidence = self._work.exhibits(case.question, found.hits)  # the nearest, if none of them will do
        if refusal := abstain.after_search(case.question, found.hits, case.extent):
            return refusal, ()
        near = {hit.article.origin for hit in found.hits if abstain.about(case.question, hit)}
        return None, tuple(one for one in prints if one.origin in near)

    def _exhibits(self, question: Question, shown: Sequence[Print]) -> Evidence:
        """Whole articles, numbered, outlet by outlet in the order of `shown`."""
        held = self._work.shelf.archive.articles.many({one.id for one in shown})
        carriers = self._work.prints(question, {one.origin for one in shown})
        articles = [held[one.id] for one in shown if one.id in held]
        return tuple(
            replace(whole(article, number), also_carried_by=carried(article, carriers))
            for number, article in enumerate(articles, start=1)
        )

    def _decline(self, case: Case, refusal: Refusal) -> NoAnswer:
        """No digest; named are the nearest articles, or the newest of all."""
        if not case.evidence and case.extent.articles:
            sources = scoping.sources(case.question.scope)
            newest = self._work.shelf.archive.articles.prints(sources=sources, limit=LATELY)
            case.evidence = self._exhibits(case.question, newest)
        return self._work.decline(case, refusal)

    def _publish(self, case: Case, reports: int) -> Digest:
        work, claims = self._work, case.published
        extent = work.held(case, case.question.outlets)
        return work.close(
            case,
            Digest(
                id=case.id,
                question=case.question,
                leads=_by_outlet(claims, case.evidence),
                sources=composing.sources(claims, case.evidence),
                left_out=reports - len(claims),
                withheld=case.verdict.withheld if case.verdict else (),
                notices=work.notices(case),
                coverage=composing.whole_coverage(extent, work.freshness(case)),
                provenance=work.provenance(case),
            ),
        )


def fairly(prints: Iterable[Print], limit: int) -> tuple[Print, ...]:
    """At most `limit` prints: the first of every outlet before the second of any; told outlet by outlet.

    Outlets and prints keep the order in which they come.
    """
    by_outlet: dict[str, list[Print]] = {}
    for one in prints:
        by_outlet.setdefault(one.outlet, []).append(one)
    rounds = (one for turn in zip_longest(*by_outlet.values()) for one in turn if one is not None)
    chosen = set(islice(rounds, limit))
    return tuple(one for own in by_outlet.values() for one in own if one in chosen)


def _newest_first(one: Print) -> tuple[bool, float, str]:
    """Reports before opinion."""
    return one.kind == "opinion", -one.when.timestamp(), one.id


def _by_outlet(claims: Iterable[Claim], evidence: Evidence) -> tuple[Lead, ...]:
    outlets = {exhibit.number: exhibit.article.outlet for exhibit in evidence}
    groups = groupby(claims, key=lambda claim: outlets[claim.quotes[0].exhibit])
    return tuple(Lead(outlet, tuple(own)) for outlet, own in groups)


def _without(text: str, named: Window | None) -> str:
    """The text without the words of a stretch of time, and without the small words that tied them to it."""
    if named is None or not named.text:
        return text
    rest = text.replace(named.text, " ", 1)
    return _JOINT_BEFORE.sub("", _JOINT_AFTER.sub("", " ".join(rest.split())))
