"""What a reader of one format found in a document, before cleaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.types import Kind
    from ingest.extraction.dates import Stamp


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as its document gives it; "" and None where the document is silent."""

    text: str  # paragraphs apart by a blank line
    title: str = ""
    dek: str = ""
    outlet: str = ""
    section: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""  # stated by the operator: ISO 639-1
    hint: str = ""  # a language tag that the page claims
    url: str = ""  # http(s) only
    published: Stamp | None = None
    updated: Stamp | None = None
    kind: Kind = "unknown"
    length: int = 0  # words that the article has by its own account
    flags: tuple[str, ...] = ()
