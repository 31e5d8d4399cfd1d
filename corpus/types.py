"""The nouns of the corpus. Frozen; all times are UTC-aware; all offsets count characters, half-open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

Kind = Literal["news", "opinion", "unknown"]
DateQuality = Literal["minute", "day", "updated_only", "none"]
"""How far a publication time can be trusted: to the minute, to the day, only an update time known, unknown."""
ArticleState = Literal["live", "withdrawn"]
Change = Literal["put", "remove"]
LeadState = Literal["waiting", "done", "parked", "gone"]
"""A lead is to be read, is an article, was given up after repeated failures, or its page is no more."""


class Span(NamedTuple):
    """A slice of an article's text: characters, half-open."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that this span covers in `text`."""
        return text[self.start : self.end]

    def within(self, other: Span) -> bool:
        """Whether `other` covers all of this span."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Article:
    """One article in its current revision."""

    id: str  # hash of the canonical URL, or of the source's own identity where it has none
    url: str  # as printed or fetched; may be empty for files
    canonical_url: str  # a key for identity, not an address to fetch
    title: str
    dek: str  # the standfirst below the title; not part of `text`, never quotable
    outlet: str  # canonical outlet name
    section: str
    authors: tuple[str, ...]
    language: str  # ISO 639-1, "" when unknown
    published_at: datetime | None
    date_quality: DateQuality
    updated_at: datetime | None  # only when the *text* is known to have been updated
    first_seen: datetime
    text: str  # clean body; the only quotable words
    content_hash: str  # SHA-256 of the text, hex
    revision: int  # from 1
    kind: Kind
    origin: str  # id of the earliest article of the same wire story; its own id when independent
    flags: tuple[str, ...] = ()  # "corrected", "injection", "thin", "future_date", ...
    suspect: tuple[Span, ...] = ()  # instruction-like sentences: searchable, kept out of prompts
    state: ArticleState = "live"

    @property
    def when(self) -> datetime:
        """Publication time, or first-seen where none is known: for ordering and windows, never for display.

        A date known to the day only counts as noon UTC: it then lies in that day of nearly every time zone.
        """
        if self.published_at and self.date_quality == "day":
            return self.published_at + timedelta(hours=12)
        return self.published_at or self.first_seen


def passage_id(article_id: str, revision: int, ordinal: int) -> str:
    """The id of a passage, the same on every machine."""
    return f"{article_id}.{revision}.{ordinal}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one revision; `article.text[span]` are its words."""

    id: str  # article id, revision and ordinal: the same on every machine
    article_id: str
    revision: int
    ordinal: int  # from 0, in reading order
    span: Span
    tokens: int  # o200k tokens of header and text together

    def text(self, article: Article) -> str:
        """The passage's exact words."""
        return self.span.of(article.text)


@dataclass(frozen=True, slots=True)
class Ranks:
    """Where a passage stood in each list, from 1; None when it was not in it."""

    lexical: int | None = None
    dense: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A found passage with its article. `score` is fused relevance: higher is nearer, 0 to about 1."""

    passage: Passage
    article: Article
    score: float
    cosine: float = 0.0  # -1 to 1; 0.0 when dense search did not take part
    ranks: Ranks = Ranks()


class Scored(NamedTuple):
    """A passage id with one index's own score, higher is nearer."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage as the indexes take it up."""

    id: str
    article_id: str
    indexed: str
    hash: str


class Print(NamedTuple):
    """That an outlet has published an article, without its words."""

    id: str
    outlet: str
    origin: str
    language: str
    kind: Kind
    when: datetime


@dataclass(frozen=True, slots=True)
class Extent:
    """How much the archive holds of something, by count; times are publication times."""

    articles: int
    outlets: int
    origins: int
    earliest: datetime | None
    latest: datetime | None


@dataclass(frozen=True, slots=True)
class Sources:
    """Whose articles are meant, by outlet and by language."""

    among: tuple[str, ...] | None = None  # outlets; None for all, an empty tuple for none
    without: tuple[str, ...] = ()  # not these outlets
    languages: tuple[str, ...] = ()  # ISO 639-1; () for all


ALL = Sources()


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is known of a source between two runs."""

    name: str
    url: str  # its address or folder
    etag: str = ""  # of the last listing that was taken up
    last_modified: str = ""
    checked_at: datetime | None = None
    succeeded_at: datetime | None = None
    last_item_at: datetime | None = None  # when its newest item was published
    empty_streak: int = 0  # listings in a row without any item
    failed_streak: int = 0
    next_try: datetime | None = None  # not before
    error: str = ""  # of the last check, "" when it went well


@dataclass(frozen=True, slots=True)
class Lead:
    """Something that a source has listed: it stays until it is read, whatever happens to a run."""

    source: str
    guid: str  # the source's own id of it
    url: str
    key: str  # canonical address, "" without one
    told: Mapping[str, Any]  # what the listing says of it, as JSON values
    digest: str  # of `told`
    due: datetime
    first_listed: datetime
    published: datetime | None = None  # as listed: the newest are read first
    state: LeadState = "waiting"
    attempts: int = 0
    error: str = ""
    checked_at: datetime | None = None
    etag: str = ""
    last_modified: str = ""
    missing: int = 0  # polls in a row that found no page
    missing_since: datetime | None = None
    article_id: str = ""
