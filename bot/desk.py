"""The Desk: what Evenhand says. The command line and Slack are thin adapters on it."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import uuid4

from bot import abstain, composing
from bot.case import Case, Records
from bot.conflicts import conflicts, numbered
from bot.editing import edited
from bot.evidence import select
from bot.outlets import OutletNames
from bot.search import Corpus, search, slots
from bot.types import Answer, Brief, Made, NoAnswer, Provenance
from bot.understand import MAX_QUESTION, understand
from bot.writers import WriterUnavailable
from corpus.health import Freshness, silent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.abstain import Refusal
    from bot.editing import Doubts, Edited
    from bot.search import Found
    from bot.types import Claim, Evidence, Question, Reason, Source, Turn, Window
    from bot.writers import Fault, Writer
    from corpus.types import Extent, Hit

T = TypeVar("T", Answer, NoAnswer)

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
    """

    zone: str = "UTC"
    window: Window | None = None
    now: datetime | None = None
    said: str = ""
    history: tuple[Turn, ...] = ()
    notices: tuple[str, ...] = ()


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


class Desk:
    """Answers questions from the corpus, every sentence checked against the words that it cites.

    Safe to hold open and to share between threads: each question sees what was ingested before it was asked.

    Args:
        shelf: the library.
        writer: writes drafts.
        records: keeps what led to each answer.
        clock: the time now.
        patience: seconds that writing may take.
        doubts: an optional second reader of checked claims.
    """

    def __init__(
        self,
        shelf: Shelf,
        writer: Writer,
        records: Records,
        *,
        clock: Callable[[], datetime],
        patience: float = PATIENCE,
        doubts: Doubts | None = None,
    ) -> None:
        self._shelf = shelf
        self._writer = writer
        self._records = records
        self._clock = clock
        self._patience = patience
        self._doubts = doubts

    def ask(self, text: str, asking: Asking = PLAIN, tell: Teller = SILENT) -> Answer | NoAnswer:
        """A cited answer, or the reason why there is none. At most 2,000 characters of `text` are read.

        What `tell` hears of claims is what the answer holds, in the same order.
        """
        case = self._open(text, asking)
        refusal = abstain.before_search(case.question, case.extent, self._windowed(case))
        if refusal and refusal.reason in {"empty_corpus", "window_outside_corpus"}:
            return self._decline(case, refusal)
        with case.timed("search"):
            found = search(self._shelf, case.question, k=CANDIDATES)
        case.hits, case.slots = found.hits, slots(case.question)
        case.evidence = self._exhibits(case.question, found.hits)
        refusal = refusal or abstain.after_search(case.question, found.hits, case.extent)
        if refusal:
            return self._decline(case, refusal)
        case.notices += _about_slots(found, case.evidence)
        tell.reading(case.evidence)
        return self._write(case, tell)

    def look_up(self, text: str, asking: Asking = PLAIN, *, k: int = 10) -> Sequence[Hit]:
        """The `k` best passages, without an answer."""
        return search(self._shelf, self._open(text, asking).question, k=k).hits

    def _open(self, text: str, asking: Asking) -> Case:
        started = time.perf_counter()
        self._shelf.refresh()
        names = OutletNames(self._shelf.archive.articles.outlets())
        now = asking.now or self._clock()
        extent = self._shelf.archive.articles.extent()
        question = understand(
            _readable(text),
            names=names,
            now=now,
            zone=asking.zone,
            window=asking.window,
            newest=extent.latest,
        )
        question = replace(question, said=_readable(asking.said))
        case = Case(uuid4().hex[:10], question, extent, asking.history, notices=[*asking.notices])
        case.spent("understand", (time.perf_counter() - started) * 1000)
        return case

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

    def _write(self, case: Case, tell: Teller) -> Answer | NoAnswer:
        told: list[Claim] = []

        def publish(claim: Claim) -> None:
            told.append(claim)
            tell.claim(claim, composing.sources(told, case.evidence))

        brief = Brief(
            case.question, case.evidence, history=case.history, until=time.monotonic() + self._patience
        )
        started = time.perf_counter()
        try:
            case.edited = edited(self._writer, brief, publish, doubts=self._doubts)
        except WriterUnavailable as error:
            case.lost = error.usage
            return self._decline(case, abstain.Refusal("writer_unavailable", UNAVAILABLE[error.fault]))
        finally:
            checking = case.edited.checking if case.edited else 0.0
            case.spent("verify", checking)
            case.spent("write", (time.perf_counter() - started) * 1000 - checking)
        if not told:
            return self._decline(case, _unsupported(case.edited))
        return self._publish(case, case.edited)

    def _publish(self, case: Case, result: Edited) -> Answer:
        claims = result.verdict.claims
        with case.timed("compare"):
            disputed = conflicts(claims, case.evidence, case.question)
        cited = [value.exhibit for one in disputed for value in one.values]
        sources = composing.sources(claims, case.evidence, also=cited)
        return self._close(
            case,
            Answer(
                id=case.id,
                question=case.question,
                status="answered" if result.status == "answered" else "partial",
                claims=claims,
                sources=sources,
                conflicts=numbered(disputed, sources),
                withheld=result.verdict.withheld,
                missing=result.missing,
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
        written = case.edited.made.notices if case.edited else ()
        return tuple(dict.fromkeys([*case.notices, *written, *sorted(self._shelf.notices.values())]))

    def _freshness(self, case: Case) -> Freshness:
        archive = self._shelf.archive
        return Freshness(archive.ledger.last_ingest(), silent(archive.press.states(), case.question.now))

    def _provenance(self, case: Case) -> Provenance:
        made = case.edited.made if case.edited else Made(self._writer.name, usage=case.lost)
        return Provenance(
            writer=made.writer or self._writer.name,
            model=made.model,
            prompt=made.prompt,
            generation=int(self._shelf.archive.ledger.manifest().get("generation", 0)),
            embedder=self._shelf.embedder_name,
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
