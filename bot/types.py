"""The nouns of asking and answering. Frozen; times are UTC-aware; exhibits and citations count from 1."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from corpus.health import Silence
    from corpus.types import Article, Span

ClaimKind = Literal["fact", "attributed", "quote", "background", "inference"]
Status = Literal["answered", "partial", "insufficient"]
Reason = Literal[
    "outlet_not_in_corpus",
    "window_outside_corpus",
    "nothing_relevant",
    "not_supported",
    "writer_unavailable",
    "empty_corpus",
]
Flag = Literal["updated", "corrected", "withdrawn"]
Code = Literal[
    "quote_not_found",
    "number_not_in_evidence",
    "bound_changed",
    "date_not_in_evidence",
    "name_not_in_evidence",
    "quote_altered",
    "attribution_dropped",
    "polarity_changed",
    "modality_changed",
    "low_support",
    "unsafe_text",
    "loaded_language",
]


@dataclass(frozen=True, slots=True)
class Window:
    """A half-open stretch of time, [since, until)."""

    since: datetime
    until: datetime
    text: str  # the words of the question it came from, or "" when set by option
    explicit: bool = False  # set by the user as a filter, not read from the question


@dataclass(frozen=True, slots=True)
class Scope:
    """Which part of the corpus may be used here, whatever is asked; the empty scope is all of it."""

    outlets: tuple[str, ...] = ()  # only these, by canonical name
    without: tuple[str, ...] = ()  # not these
    languages: tuple[str, ...] = ()  # only articles in these, ISO 639-1


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what the rules understood of it."""

    text: str
    now: datetime
    zone: str  # IANA name
    window: Window | None = None
    outlets: tuple[str, ...] = ()  # canonical names held in the corpus
    absent_outlets: tuple[str, ...] = ()  # known outlets that the question names and the corpus lacks
    dates: tuple[Window, ...] = ()  # days and spans named in the question: slots, not filters
    entities: tuple[str, ...] = ()  # capitalised names and quoted phrases, outlets excluded
    phrases: tuple[str, ...] = ()  # text in quotation marks
    latest: bool = False  # asks for the newest state
    topic: str = ""  # the question without the names of outlets: what a sentence has to be about
    language: str = "en"  # ISO 639-1: answers are written in it; quotes stay as they are
    said: str = ""  # what was typed, where `text` is a follow-up made to stand alone; else ""
    scope: Scope = EVERYTHING  # what may be searched


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A numbered piece of evidence: a stretch of one article revision."""

    number: int  # from 1
    article: Article
    span: Span
    score: float = 0.0
    also_carried_by: tuple[str, ...] = ()  # outlets that printed the same wire story

    @property
    def text(self) -> str:
        """The exact words."""
        return self.span.of(self.article.text)

    @property
    def pid(self) -> str:
        """An opaque id for a writer to cite; it says nothing about order or source."""
        return _pid(f"{self.article.id}|{self.article.revision}|{self.span.start}|{self.span.end}")


@lru_cache(maxsize=1024)
def _pid(key: str) -> str:
    return blake2b(key.encode(), digest_size=4).hexdigest()


Evidence = tuple[Exhibit, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """What a writer points at: words of one exhibit."""

    pid: str
    quote: str


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """One sentence as a writer proposes it."""

    text: str
    kind: ClaimKind
    evidence: tuple[Cited, ...]
    speaker: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """What was sent to and received from a paid service, over all requests of one draft."""

    requests: int = 0
    prompt: int = 0  # tokens, cached ones included
    cached: int = 0  # tokens of the prompt that the service had cached
    completion: int = 0  # tokens
    cost: float | None = 0.0  # US dollars; None when a price is not known

    def __add__(self, other: Usage) -> Usage:
        known = self.cost is not None and other.cost is not None
        return Usage(
            self.requests + other.requests,
            self.prompt + other.prompt,
            self.cached + other.cached,
            self.completion + other.completion,
            (self.cost or 0.0) + (other.cost or 0.0) if known else None,
        )


@dataclass(frozen=True, slots=True)
class Made:
    """How a draft came about."""

    writer: str
    model: str | None = None
    prompt: str | None = None  # name@hash
    usage: Usage = Usage()
    notices: tuple[str, ...] = ()  # for the reader: "The model was not available …"
    complete: bool = True  # False when a reply broke off: what was closed by then stands
    again: bool = False  # a first reply was of no use, and this is from the second: there is no third


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a writer may say: no URLs, no titles, no numbering."""

    status: Status
    claims: tuple[DraftClaim, ...]
    missing: tuple[str, ...] = ()
    made: Made | None = None  # None from a writer that has nothing to tell but its name


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of one article revision: `article.text[span] == text`."""

    exhibit: int
    article_id: str
    revision: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that passed every check, with the words that support it."""

    text: str
    kind: ClaimKind
    quotes: tuple[Quote, ...]
    speaker: str | None = None
    as_of: str | None = None
    unchecked: tuple[
        str, ...
    ] = ()  # what the checks cannot read in this language: "attribution", "negation" …


@dataclass(frozen=True, slots=True)
class Withheld:
    """A sentence that did not pass, and why."""

    text: str
    code: Code
    detail: str = ""  # for editors: what was looked for and not found


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be published of a draft, and what may not."""

    claims: tuple[Claim, ...]
    withheld: tuple[Withheld, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the same thread, as a writer may see it: never its answer."""

    question: str


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a writer may know."""

    question: Question
    evidence: Evidence
    limit: int = 5  # claims at the most
    history: tuple[Turn, ...] = ()  # oldest first
    faults: tuple[Withheld, ...] = ()  # of a first draft: what was withheld and why; empty for a first draft
    until: float = math.inf  # `time.monotonic()` at which the writer has to be done


@dataclass(frozen=True, slots=True)
class Source:
    """One cited article as the reader sees it."""

    number: int  # the citation number
    article_id: str
    revision: int
    title: str
    outlet: str
    url: str
    published_at: datetime | None
    date_quality: str
    also_carried_by: tuple[str, ...] = ()
    flag: Flag | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One reported value in a disputed slot, with the sentence that gives it: `article.text[start:end] == quote`."""

    value: str  # in the source's own words, its bound included: "at least 471", "100 to 300"
    authority: str  # who gives it; the outlet where the article names nobody
    as_of: (
        str  # ISO date: the day that the article ties to the value, else that of its publication; "" undated
    )
    citation: int
    article_id: str = ""
    quote: str = ""
    start: int = 0
    end: int = 0
    note: Literal["", "superseded", "corrected"] = ""  # replaced by a later one; put in place by a correction
    reason: str = ""  # the sentence of the same article that tells of the correction or revision, or why


@dataclass(frozen=True, slots=True)
class Conflict:
    """Differing figures for one thing, newest first; never merged or averaged."""

    slot: str
    values: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was looked at, by count."""

    articles: int
    outlets: int
    origins: int  # independent reports after wire copies are counted once
    earliest: datetime | None
    latest: datetime | None
    last_ingest: datetime | None
    silent: tuple[Silence, ...] = ()  # sources that have given nothing for a day or longer


@dataclass(frozen=True, slots=True)
class Provenance:
    """How an answer came about."""

    writer: str
    model: str | None
    prompt: str | None  # name@hash
    generation: int
    embedder: str
    when: datetime
    usage: Usage = Usage()
    timings: dict[str, float] = field(default_factory=dict)  # milliseconds by stage


@dataclass(frozen=True, slots=True)
class Answer:
    """Cited claims, and all that a reader needs to judge them."""

    id: str
    question: Question
    status: Status
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]
    withheld: tuple[Withheld, ...]
    missing: tuple[str, ...]
    notices: tuple[str, ...]
    coverage: Coverage
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The corpus cannot answer; says why and what is nearest. A type, not a phrase."""

    id: str
    question: Question
    reason: Reason
    detail: str  # one sentence for the reader
    nearest: tuple[Source, ...]
    withheld: tuple[Withheld, ...]
    notices: tuple[str, ...]
    coverage: Coverage
    provenance: Provenance

    @property
    def claims(self) -> tuple[Claim, ...]:
        """None: nothing is stated."""
        return ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """None: nothing is cited."""
        return ()
