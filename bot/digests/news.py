"""What a story has brought since its reader last saw it: fresh reports, and sentences that say something new. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from bot import leads
from bot.corrections.changes import stands
from bot.types import Claim
from bot.verify import judge
from bot.writers.quoting import claim_of, quotable, repeats
from corpus.words import stems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bot.digests.types import Seen
    from bot.types import Evidence, Exhibit, Question
    from bot.writers.quoting import Candidate
    from corpus.types import Article

TOLD = 4  # sentences of one report that may be told: its lead, a figure, two speakers
READ = (
    5  # reports that bring something: a story is told in four sentences; reading all took 7 s for 200 reports
)
TRIED = 4 * READ  # reports read at the most
KNOWN_READ = 60  # sentences of a known report that a new one is held against
NEAR = 0.35  # share of its words in a known sentence from which on the checks say whether a sentence is new
SHARED = 2  # words that a sentence has in common with the other reports of its story
LONGEST = 60  # words of a sentence that leaves room for anything beside it
_SPOKEN = re.compile(r"[\"“„«「]")
_TOLD = re.compile("“(.+)”$", re.DOTALL)  # what was quoted in a claim


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports of one story as exhibits, each wire story once.

    Attributes:
        fresh: what the reader has not seen, best first.
        known: what the reader has seen, in today's words.
        former: replaced revisions of what the reader has seen; never cited.
        opinion: pieces of opinion among the fresh ones.
        gone: reports that the reader was shown, and that their publishers have withdrawn since.
        held: all of them, reprints included: id and revision.
    """

    fresh: Evidence = ()
    known: Evidence = ()
    former: Evidence = ()
    opinion: Evidence = ()
    gone: tuple[Article, ...] = ()
    held: tuple[tuple[str, int], ...] = ()

    @property
    def evidence(self) -> Evidence:
        """All that may be cited."""
        return (*self.fresh, *self.known, *self.opinion)

    def numbered(self, first: int) -> Reports:
        """The same, with exhibit numbers that count from `first`."""
        numbers = {one.article.id: n for n, one in enumerate(self.evidence, start=first)}

        def renumbered(part: Evidence) -> Evidence:
            return tuple(replace(one, number=numbers[one.article.id]) for one in part)

        return replace(
            self,
            fresh=renumbered(self.fresh),
            known=renumbered(self.known),
            opinion=renumbered(self.opinion),
        )


def sentences(reports: Reports, question: Question, first: Collection[str] = ()) -> tuple[Candidate, ...]:
    """What the fresh reports say that the known ones do not; report by report in turn, the best of each first.

    Args:
        reports: of one story.
        question: the digest's.
        first: articles that are read before the others.
    """
    known = _known((*reports.known, *reports.former))
    fresh = sorted(reports.fresh, key=lambda exhibit: exhibit.article.id not in first)
    tops = [(one.article, _top(one)) for one in (*reports.fresh, *reports.known)]
    told: list[tuple[list[Candidate], list[Candidate]]] = []
    for exhibit in fresh:
        found = [one for one in leads.telling(exhibit, question, TOLD) if not said(one, known, question)]
        told.append((_on_the_story(found, tops), found))
        if sum(bool(about) for about, _ in told) == READ or len(told) == TRIED:
            break
    by_report = [about for about, _ in told if about] or [found for _, found in told if found][:READ]
    turns = (one for turn in zip_longest(*by_report) for one in turn if one is not None)
    kept: list[Candidate] = []
    for one in turns:
        if len(one.text.split()) <= LONGEST and not any(repeats(one, other) for other in kept):
            kept.append(one)
    return tuple(kept)


def background(reports: Reports, question: Question, seen: Seen | None = None) -> Candidate | None:
    """One line of what was known before: a lead that the reader was shown, as far as there is one."""
    found = [leads.lead(exhibit, question) for exhibit in reports.known]
    fitting = [one for one in found if one and len(one.text.split()) <= LONGEST]
    shown = frozenset(seen.claims if seen else ())
    return min(fitting, key=lambda one: claim_of(one).text not in shown, default=None)


def unsaid(reports: Reports, seen: Seen | None) -> tuple[tuple[str, str], ...]:
    """What the reader was shown of reports that say so no longer: outlet and words."""
    today = {one.article.id: one.article for one in reports.evidence}
    shown = [match[1] for claim in (seen.claims if seen else ()) if (match := _TOLD.search(claim))]
    return tuple(
        (before.article.outlet, words)
        for before in reports.former
        if (now := today.get(before.article.id))
        for words in shown
        if stands(words, before.article) and not stands(words, now)
    )


def opinion(reports: Reports, question: Question) -> Candidate | None:
    """The lead of a piece of opinion, for a story that nobody has reported on."""
    found = (leads.lead(exhibit, question) for exhibit in reports.opinion)
    return next((one for one in found if one), None)


def said(one: Candidate, known: Sequence[Candidate], question: Question) -> bool:
    """Whether a known sentence says so already: in the same words, or in others that bear it out."""
    return any(repeats(one, other) for other in known) or any(
        _bears_out(other, one, question) for other in _nearest(one, known)
    )


def _on_the_story(found: list[Candidate], tops: Sequence[tuple[Article, frozenset[str]]]) -> list[Candidate]:
    """All of a report whose opening is about the story, else the sentences that are.

    A report may open with a scene, or be a list of the day's news with one line on this story.
    """
    if found and _about(found[0], tops):
        return found
    return [one for one in found if _about(one, tops)]


def _about(one: Candidate, tops: Sequence[tuple[Article, frozenset[str]]]) -> bool:
    """Whether a sentence is about what the other reports in its language are about; who quotes may say it otherwise."""
    own = one.exhibit.article
    others = [words for other, words in tops if other.id != own.id and other.language == own.language]
    return not others or len(one.words & frozenset().union(*others)) >= (1 if quotes(one) else SHARED)


def quotes(one: Candidate) -> bool:
    """Whether somebody's words stand in a sentence as they were spoken."""
    return _SPOKEN.search(one.text) is not None


def _top(exhibit: Exhibit) -> frozenset[str]:
    """The words of a report's headline and first sentences."""
    first = islice(quotable(exhibit), leads.OPENING)
    return frozenset(stems(exhibit.article.title)).union(*(one.words for one in first))


def _known(exhibits: Iterable[Exhibit]) -> tuple[Candidate, ...]:
    return tuple(candidate for exhibit in exhibits for candidate in islice(quotable(exhibit), KNOWN_READ))


def _nearest(one: Candidate, known: Sequence[Candidate]) -> list[Candidate]:
    shares = Counter(
        {n: len(one.words & other.words) / max(1, len(one.words)) for n, other in enumerate(known)}
    )
    return [known[n] for n, share in shares.most_common(2) if share >= NEAR]


def _bears_out(known: Candidate, one: Candidate, question: Question) -> bool:
    """Whether the checks would let the sentence pass with the known one as its only evidence."""
    own = claim_of(one)
    words = " ".join(one.text.split())
    cited = replace(claim_of(known), text=words, kind=own.kind, speaker=own.speaker, as_of=None)
    return isinstance(judge(cited, (known.exhibit,), question), Claim)
