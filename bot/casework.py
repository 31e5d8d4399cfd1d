"""What desks have in common: from a request to its evidence, its checked claims, and its record."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import uuid4

from bot import abstain, composing, scoping
from bot.case import Case, Records
from bot.conflicts import conflicts, numbered
from bot.editing import edited
from bot.evidence import select
from bot.outlets import OutletNames
from bot.search import Corpus, search
from bot.types import EVERYTHING, Brief, Conflict, Made, NoAnswer, Provenance
from bot.understand import MAX_QUESTION, understand
from bot.writers import WriterUnavailable
from corpus.health import Freshness, silent
from corpus.types import ALL

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from bot.abstain import Refusal
    from bot.editing import Doubts, Edited
    from bot.outcomes import Outcome
    from bot.search import Found
    from bot.types import Claim, Evidence, Question, Reason, Scope, Source, Turn, Window
    from bot.writers import Fault, Writer
    from corpus.clock import Clock
    from corpus.types import Article, Extent, Hit, Sources

T = TypeVar("T", bound="Outcome")

CLAIMS = 5  # of an answer at most
CANDIDATES = 40  # passages that evidence is chosen from
NEAREST = 3  # articles named to a reader whose question was not answered
UNAVAILABLE: dict[Fault, str] = {
    "unreachable": "The model that writes answers cannot be reached.",
    "refused": "The service of the model refuses our requests; the operator has to look at its settings.",
    "busy": "The service of the model takes no more requests at the moment.",
    "quota": "The account of the model is used up.",
    "budget": "The tokens that the model may be sent today are used up.",
    "slow": "The model did not answer in time.",
    "unusable": "The model sent nothing that can be used.",
    "filtered": "The model or its service would not write about this.",
}
PATIENCE = 45.0  # seconds for writing, a second draft included: the setting's default


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, from where, about when.

    Attributes:
        zone: IANA name of the asker's zone.
        window: only articles published inside it may be used.
        now: the time of asking, for replays; None for the clock's.
        said: what was typed, when the text asked is a follow-up made to stand alone; else "".
        history: earlier questions of the thread, oldest first.
        notices: what the reader is to be told first.
        scope: which part of the corpus may be used.
    """

    zone: str = "UTC"
    window: Window | None = None
    now: datetime | None = None
    said: str = ""
    history: tuple[Turn, ...] = ()
    notices: tuple[str, ...] = ()
    scope: Scope = EVERYTHING


PLAIN = Asking()


class Teller(Protocol):
    """Hears how an answer comes about, on the thread that asks. All that it hears may be shown."""

    def reading(self, evidence: Evidence) -> None:
        """The articles were chosen; writing starts."""
        ...

    def claim(self, claim: Claim, sources: tuple[Source, ...]) -> None:
        """One claim has passed every check; `sources` are those cited so far, this claim's included."""
        ...


class Silent:
    """A teller for callers who wait for the whole answer."""

    def reading(self, evidence: Evidence) -> None:
        """Nothing."""

    def claim(self, claim: Claim, sources: tuple[Source, ...]) -> None:
        """Nothing."""


SILENT = Silent()


class Shelf(Corpus, Protocol):
    """The library as the Desk uses it."""

    notices: dict[str, str]

    def refresh(self) -> None:
        """Make what other processes have stored findable."""
        ...

    @property
    def embedder_name(self) -> str:
        """Whose vectors are searched."""
        ...


class Casework:
    """Takes one request through understanding, searching, writing, checking and filing.

    Safe to share between threads. Arguments as for `bot.desk.Desk`.
    """

    def __init__(
        self,
        shelf: Shelf,
        writer: Writer,
        records: Records,
        *,
        clock: Clock,
        patience: float = PATIENCE,
        doubts: Doubts | None = None,
    ) -> None:
        self.shelf = shelf
        self._writer = writer
        self._records = records
        self._clock = clock
        self._patience = patience
        self._doubts = doubts

    def open(self, text: str, asking: Asking) -> Case:
        """A new case: the request as understood, on what is held now."""
        started = time.perf_counter()
        self.shelf.refresh()
        names = self._names()
        scope = scoping.narrowed(asking.scope, names)
        extent = self.shelf.archive.articles.extent(sources=scoping.sources(scope))
        question = understand(
            _readable(text),
            names=names if scope == EVERYTHING else names.preferring(partial(scoping.permits, scope)),
            now=asking.now or self.now(),
            zone=asking.zone,
            window=asking.window,
            newest=extent.latest,
        )
        question = replace(question, said=_readable(asking.said), scope=scope)
        notices = [*asking.notices, *filter(None, [scoping.told(scope)])]
        case = Case(uuid4().hex[:10], question, extent, asking.history, notices=notices)
        case.spent("understand", (time.perf_counter() - started) * 1000)
        return case

    def now(self) -> datetime:
        """The time of asking, when no other is given."""
        return self._clock()

    def unknown(self, scope: Scope) -> tuple[str, ...]:
        """The names of a scope that no outlet of the corpus is called."""
        return scoping.unknown(scope, self._names())

    def _names(self, sources: Sources = ALL) -> OutletNames:
        return OutletNames(self.shelf.archive.articles.outlets(sources))

    def gather(self, case: Case) -> Refusal | None:
        """Find the evidence of a case; or why there can be no answer."""
        refusal = abstain.before_search(case.question, case.extent, self.held(case))
        if refusal and refusal.reason in {"empty_corpus", "window_outside_corpus"}:
            return refusal
        with case.timed("search"):
            found = search(self.shelf, case.question, k=CANDIDATES)
        case.hits, case.slots = found.hits, found.slots
        case.evidence = self.exhibits(case.question, found.hits)
        refusal = refusal or abstain.after_search(case.question, found.hits, case.extent)
        if refusal is None:
            case.notices += _about_slots(found, case.evidence)
        return refusal

    def held(self, case: Case, outlets: tuple[str, ...] = ()) -> Extent:
        """What may be used of the case's window, by these outlets (none: all); all of it when it has no window."""
        window = case.question.window
        if window is None:
            return case.extent
        sources = scoping.sources(case.question.scope, outlets)
        return self.shelf.archive.articles.extent(since=window.since, until=window.until, sources=sources)

    def exhibits(self, question: Question, hits: Sequence[Hit]) -> Evidence:
        """The exhibits for a question, numbered, each with the outlets that printed the same."""
        origins = {hit.article.origin for hit in hits}
        return select(hits, question, carriers=self.prints(question, origins))

    def prints(self, question: Question, origins: Collection[str]) -> dict[str, list[Article]]:
        """By origin, the articles that printed the same and may be used here, earliest first."""
        articles = self.shelf.archive.articles
        carriers = articles.carriers(origins)
        known = articles.many({key for keys in carriers.values() for key in keys})
        known = {
            key: article
            for key, article in known.items()
            if scoping.holds(question.scope, article.outlet, article.language)
        }
        return {origin: [known[key] for key in keys if key in known] for origin, keys in carriers.items()}

    def write(
        self, case: Case, tell: Teller, *, writer: Writer | None = None, limit: int = CLAIMS
    ) -> Refusal | None:
        """Have claims written, checked and told; or why none may be.

        Args:
            case: with its evidence.
            tell: hears each claim that passes.
            writer: another one than the usual.
            limit: claims at the most.
        """
        told: list[Claim] = []

        def publish(claim: Claim) -> None:
            told.append(claim)
            tell.claim(claim, composing.sources(told, case.evidence))

        until = time.monotonic() + self._patience
        brief = Brief(case.question, case.evidence, limit, history=case.history, until=until)
        started = time.perf_counter()
        try:
            case.edited = edited(writer or self._writer, brief, publish, doubts=self._doubts)
        except WriterUnavailable as error:
            case.lost = error.usage
            return abstain.Refusal("writer_unavailable", UNAVAILABLE[error.fault])
        finally:
            checking = case.edited.checking if case.edited else 0.0
            case.spent("verify", checking)
            case.spent("write", (time.perf_counter() - started) * 1000 - checking)
        return None if told else _unsupported(case.edited)

    def compared(self, case: Case) -> tuple[tuple[Source, ...], tuple[Conflict, ...]]:
        """The sources of what was published, and the differing figures that touch it."""
        claims = case.published
        with case.timed("compare"):
            disputed = conflicts(claims, case.evidence, case.question)
        cited = [value.exhibit for one in disputed for value in one.values]
        sources = composing.sources(claims, case.evidence, also=cited)
        return sources, numbered(disputed, sources)

    def decline(self, case: Case, refusal: Refusal) -> NoAnswer:
        """The reason why there is no answer, filed."""
        return self.close(
            case,
            NoAnswer(
                id=case.id,
                question=case.question,
                reason=refusal.reason,
                detail=refusal.detail,
                nearest=composing.nearest(case.evidence, NEAREST),
                withheld=case.verdict.withheld if case.verdict else (),
                notices=self.notices(case),
                coverage=composing.whole_coverage(case.extent, self.freshness(case)),
                provenance=self.provenance(case),
            ),
        )

    def close(self, case: Case, outcome: T) -> T:
        """The outcome, when its record is kept."""
        case.outcome = outcome
        self._records.keep(case)
        return outcome

    def notices(self, case: Case) -> tuple[str, ...]:
        """What the reader is to be told, in this order: of the request, the writer, the indexes."""
        written = case.edited.made.notices if case.edited else ()
        return tuple(dict.fromkeys([*case.notices, *written, *sorted(self.shelf.notices.values())]))

    def freshness(self, case: Case) -> Freshness:
        """How old the news is."""
        archive, scope = self.shelf.archive, case.question.scope
        missed = silent(archive.press.states(), case.question.now)
        if missed and scope != EVERYTHING:
            names = self._names(scoping.sources(scope))
            missed = tuple(each for each in missed if names.called(each.name))
        return Freshness(archive.ledger.last_ingest(), missed)

    def provenance(self, case: Case) -> Provenance:
        """How it was made."""
        made = case.edited.made if case.edited else Made(self._writer.name, usage=case.lost)
        return Provenance(
            writer=made.writer or self._writer.name,
            model=made.model,
            prompt=made.prompt,
            generation=int(self.shelf.archive.ledger.manifest().get("generation", 0)),
            embedder=self.shelf.embedder_name,
            when=case.question.now,
            usage=made.usage,
            timings=case.timings,
        )


def _readable(text: str) -> str:
    """At most 2,000 characters; a terminal may send broken bytes."""
    return text[:MAX_QUESTION].encode("utf-8", "replace").decode()


def _unsupported(result: Edited) -> Refusal:
    reason: Reason = "not_supported" if result.verdict.withheld else "nothing_relevant"
    if result.verdict.withheld:
        return abstain.Refusal(reason, "No sentence about this passed the checks against the articles.")
    if result.made.model:
        return abstain.Refusal(reason, "The articles found do not answer this question.")
    return abstain.Refusal(
        reason, "No sentence was found that answers this question as it is put; see the nearest articles."
    )


def _about_slots(found: Found, evidence: Evidence) -> list[str]:
    """A named outlet or day without an article is said, not hidden; unless an exhibit speaks of that day."""
    notes = []
    for slot in found.empty:
        own = [one.text.lower() for one in evidence if not slot.outlets or one.article.outlet in slot.outlets]
        if slot.day and abstain.speaks_of([slot.day], own):
            continue
        parts = [*slot.outlets, *([slot.day.text] if slot.day else [])]
        notes.append(f"Nothing was found for {', '.join(parts)}; what is cited are other articles.")
    return notes
