"""What travels through ingest: raw documents in, extracted articles out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from corpus.types import DateQuality, Kind, Span

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
