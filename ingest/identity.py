"""Telling articles apart: what an extracted document is to the archive."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.types import Article

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ingest.types import Extracted

UNNAMED = "Unnamed outlet"


def article_of(document: Extracted, *, now: datetime, outlets: Mapping[str, str]) -> Article:
    """The document as a first revision.

    Args:
        document: what extraction found.
        now: becomes `first_seen`.
        outlets: outlet names already in use, by their lower-case form: one spelling each.
    """
    outlet = document.outlet or urlsplit(document.url).hostname or UNNAMED
    outlet = outlets.get(outlet.casefold(), outlet)
    identity = _identity(document, outlet)
    return Article(
        id=identity,
        url=document.url,
        canonical_url=document.canonical_url,
        title=document.title,
        dek=document.dek,
        outlet=outlet,
        section=document.section,
        authors=document.authors,
        language=document.language,
        published_at=document.published_at,
        date_quality=document.date_quality,
        updated_at=document.updated_at,
        first_seen=now,
        text=document.text,
        content_hash=hashlib.sha256(document.text.encode()).hexdigest(),
        revision=1,
        kind=document.kind,
        origin=identity,
        flags=document.flags,
        suspect=document.suspect,
    )


def differs(new: Article, old: Article) -> bool:
    """Whether the new print says something else: other text or another title."""
    return new.content_hash != old.content_hash or new.title != old.title


def is_older(new: Article, old: Article) -> bool:
    """Whether the new print is an earlier state of what we have: it must not replace a correction."""
    return bool(old.updated_at and new.updated_at and new.updated_at < old.updated_at) or bool(
        old.updated_at and not new.updated_at and "corrected" in old.flags and "corrected" not in new.flags
    )


def is_stub(new: Article, old: Article) -> bool:
    """Whether a page has lost most of its text without saying that it was corrected: an error page, a login, a wall."""
    poor = {"thin", "paywalled"} & set(new.flags)
    return bool(poor) and "corrected" not in new.flags and len(new.text) < len(old.text) / 2


def _identity(document: Extracted, outlet: str) -> str:
    """Hash of the canonical URL; without one, of outlet, title and day: the same on every machine."""
    day = document.published_at.date().isoformat() if document.published_at else ""
    key = document.canonical_url or f"{outlet}|{document.title}|{day}".casefold()
    return hashlib.blake2b(key.encode(), digest_size=8).hexdigest()
