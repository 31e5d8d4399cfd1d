"""What travels through ingest: raw documents in, extracted articles out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.errors import SourceError

if TYPE_CHECKING:
    from datetime import datetime

    from corpus.types import DateQuality, Kind, Lead, Span

Format = Literal["html", "text", "markdown", "json"]


@dataclass(frozen=True, slots=True)
class Raw:
    """One document as it came: bytes, not yet understood."""

    source: str  # path, "path:line" for a JSONL record, or "-" for standard input
    data: bytes
    format: Format
    fingerprint: str  # SHA-256 of `data`, hex: equal bytes need no second look
    url: str = ""  # the address it was fetched from, if any
    charset: str = ""  # what a header said, if anything
    lead: Lead | None = None  # what a source has told of it, if one has
    entry: str = ""  # the source's name in feeds.toml, if it is listed there


@dataclass(frozen=True, slots=True)
class Kept:
    """A page that its server says is unchanged."""

    lead: Lead


@dataclass(frozen=True, slots=True)
class Gone:
    """An article that a source has withdrawn."""

    article_id: str
    lead: Lead
    page: bool = False  # its page is gone, whoever lists it; else this source alone lists it no more


@dataclass(frozen=True, slots=True)
class Census:
    """A folder that lists everything has been read whole: what it no longer holds is withdrawn."""

    folder: str
    fingerprints: frozenset[str]


@dataclass(frozen=True, slots=True)
class Failed:
    """A lead that could not be followed."""

    lead: Lead  # with its attempt counted
    error: SourceError


@dataclass(frozen=True, slots=True)
class Left:
    """Pages of a source that wait for the next run."""

    source: str
    pages: int
    why: str


Found = Raw | SourceError | Kept | Gone | Census | Failed | Left | None
"""What sources yield; None when nothing has come for a moment, so that what has come is taken up."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What would be stored from one document. All text is clean: visible characters only."""

    source: str
    title: str
    text: str
    dek: str = ""
    outlet: str = ""
    section: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""  # ISO 639-1, "" when it cannot be told
    url: str = ""  # as the page or its metadata gives it, http(s) only
    canonical_url: str = ""  # the key of `urls.canonical`, "" without a URL
    published_at: datetime | None = None
    date_quality: DateQuality = "none"
    updated_at: datetime | None = None
    kind: Kind = "unknown"
    flags: tuple[str, ...] = ()
    suspect: tuple[Span, ...] = ()  # instruction-like sentences of `text`
