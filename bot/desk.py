"""The Desk: what Evenhand says. The command line and Slack are thin adapters on it."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import uuid4

from bot import abstain, composing
from bot.evidence import select
from bot.outlets import OutletNames
from bot.search import Corpus, search
from bot.types import Answer, Brief, NoAnswer, Provenance
from bot.understand import MAX_QUESTION, understand
from bot.verify import verify
from corpus.health import Freshness, silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from bot.abstain import Refusal
    from bot.search import Found
    from bot.types import Draft, Evidence, Question, Reason, Verdict, Window
    from bot.writers import Writer
    from corpus.types import Extent, Hit

T = TypeVar("T", Answer, NoAnswer)

CANDIDATES = 40  # passages that evidence is chosen from
NEAREST = 3  # articles named to a reader whose question was not answered


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, from where, about when.

    Attributes:
        zone: IANA name of the asker's zone.
        window: only articles published inside it may be used.
        now: the time of asking, for replays; None for the clock's.
    """

    zone: str = "UTC"
    window: Window | None = None
    now: datetime | None = None


PLAIN = Asking()


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


class Records(Protocol):
    """Keeps answers for audits."""

    def keep(self, case: Case) -> None:
        """Store one answered question with all that led to the answer."""
        ...


@dataclass(slots=True)
class Case:
    """One question on its way to an answer, and then its audit record."""

    id: str
    question: Question
    extent: Extent  # of the whole corpus, when the question was asked
    hits: tuple[Hit, ...] = ()
    evidence: Evidence = ()
    draft: Draft | None = None
    verdict: Verdict | None = None
    notices: list[str] = field(default_factory=list)
    timings: dict[str, float] = field(default_factory=dict)  # milliseconds by stage
    outcome: Answer | NoAnswer | None = None

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add the time spent inside to a stage."""
        started = time.perf_counter()
        try:
            yield
        finally:
            spent = (time.perf_counter() - started) * 1000
            self.timings[stage] = round(self.timings.get(stage, 0.0) + spent, 2)


class Desk:
    """Answers questions from the corpus, every sentence checked against the words that it cites.

    Safe to hold open: each question sees what was ingested before it was asked.
    """

    def __init__(
        self, shelf: Shelf, writer: Writer, records: Records, *, clock: Callable[[], datetime]
    ) -> None:
        self._shelf = shelf
        self._writer = writer
        self._records = records
        self._clock = clock

    def ask(self, text: str, asking: Asking = PLAIN) -> Answer | NoAnswer:
        """A cited answer, or the reason why there is none. At most 2,000 characters of `text` are read."""
        case = self._open(text, asking)
        refusal = abstain.before_search(case.question, case.extent, self._windowed(case))
        if refusal and refusal.reason in {"empty_corpus", "window_outside_corpus"}:
            return self._decline(case, refusal)
        with case.timed("search"):
            found = search(self._shelf, case.question, k=CANDIDATES)
        case.hits = found.hits
        case.evidence = self._exhibits(case.question, found.hits)
        refusal = refusal or abstain.after_search(case.question, found.hits, case.extent)
        if refusal:
            return self._decline(case, refusal)
        case.notices += _about_slots(found, case.evidence)
        return self._write(case)

    def look_up(self, text: str, asking: Asking = PLAIN, *, k: int = 10) -> Sequence[Hit]:
        """The `k` best passages, without an answer."""
        return search(self._shelf, self._open(text, asking).question, k=k).hits

    def _open(self, text: str, asking: Asking) -> Case:
        started = time.perf_counter()
        self._shelf.refresh()
        names = OutletNames(self._shelf.archive.articles.outlets())
        now = asking.now or self._clock()
        read = text[:MAX_QUESTION].encode("utf-8", "replace").decode()  # a terminal may send broken bytes
        extent = self._shelf.archive.articles.extent()
        question = understand(
            read, names=names, now=now, zone=asking.zone, window=asking.window, newest=extent.latest
        )
        spent = round((time.perf_counter() - started) * 1000, 2)
        return Case(uuid4().hex[:10], question, extent, timings={"understand": spent})

    def _windowed(self, case: Case) -> Extent:
        window = case.question.window
        if window is None:
            return case.extent
        return self._shelf.archive.articles.extent(since=window.since, until=window.until)

    def _exhibits(self, question: Question, hits: Sequence[Hit]) -> Evidence:
        articles = self._shelf.archive.articles
        carriers = articles.carriers({hit.article.origin for hit in hits})
        known = articles.many({key for keys in carriers.values() for key in keys})
        prints = {origin: [known[key] for key in keys if key in known] for origin, keys in carriers.items()}
        return select(hits, question, carriers=prints)

    def _write(self, case: Case) -> Answer | NoAnswer:
        with case.timed("write"):
            case.draft = self._writer.write(Brief(case.question, case.evidence))
        with case.timed("verify"):
            case.verdict = verify(case.draft, case.evidence, case.question)
        if not case.verdict.claims:
            return self._decline(case, _unsupported(case.verdict))
        claims = case.verdict.claims
        partial = bool(case.draft.missing) or case.draft.status == "partial"
        return self._close(
            case,
            Answer(
                id=case.id,
                question=case.question,
                status="partial" if partial else "answered",
                claims=claims,
                sources=composing.sources(claims, case.evidence),
                conflicts=(),
                withheld=case.verdict.withheld,
                missing=case.draft.missing,
                notices=self._notices(case),
                coverage=composing.coverage(case.evidence, self._freshness(case)),
                provenance=self._provenance(case),
            ),
        )

    def _decline(self, case: Case, refusal: Refusal) -> NoAnswer:
        return self._close(
            case,
            NoAnswer(
                id=case.id,
                question=case.question,
                reason=refusal.reason,
                detail=refusal.detail,
                nearest=composing.nearest(case.evidence, NEAREST),
                withheld=case.verdict.withheld if case.verdict else (),
                notices=self._notices(case),
                coverage=composing.whole_coverage(case.extent, self._freshness(case)),
                provenance=self._provenance(case),
            ),
        )

    def _close(self, case: Case, outcome: T) -> T:
        case.outcome = outcome
        self._records.keep(case)
        return outcome

    def _notices(self, case: Case) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*case.notices, *sorted(self._shelf.notices.values())]))

    def _freshness(self, case: Case) -> Freshness:
        archive = self._shelf.archive
        return Freshness(archive.ledger.last_ingest(), silent(archive.press.states(), case.question.now))

    def _provenance(self, case: Case) -> Provenance:
        return Provenance(
            writer=self._writer.name,
            model=None,
            prompt=None,
            generation=int(self._shelf.archive.ledger.manifest().get("generation", 0)),
            embedder=self._shelf.embedder_name,
            when=case.question.now,
            timings=case.timings,
        )


def _unsupported(verdict: Verdict) -> Refusal:
    reason: Reason = "not_supported" if verdict.withheld else "nothing_relevant"
    if verdict.withheld:
        return abstain.Refusal(reason, "No sentence about this passed the checks against the articles.")
    return abstain.Refusal(
        reason, "No sentence was found that answers this question as it is put; see the nearest articles."
    )


def _about_slots(found: Found, evidence: Evidence) -> list[str]:
    """A named outlet or day without an article is said, not hidden; unless an exhibit speaks of that day."""
    texts = [exhibit.text.lower() for exhibit in evidence]
    notes = []
    for slot in found.empty:
        if slot.day and not slot.outlets and abstain.speaks_of([slot.day], texts):
            continue
        parts = [*slot.outlets, *([slot.day.text] if slot.day else [])]
        notes.append(f"Nothing was found for {', '.join(parts)}; the answer rests on other articles.")
    return notes
