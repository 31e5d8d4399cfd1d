"""Articles written for the tests, and quick ways to store them."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from ingest.hands import EmbeddingThread
from ingest.run import Ingest
from ingest.types import Extracted, Raw

NOON = datetime(2024, 3, 26, 12, 0, tzinfo=UTC)


def document(n=1, **given):
    """An extracted document: one of many towns with a bridge."""
    values = {
        "source": f"town-{n}.txt",
        "title": f"Town {n} opens bridge",
        "text": (
            f"The mayor of Town {n} opened bridge number {n} on Monday. It cost {n * 3 + 1} million crowns, the "
            f"council said.\n\nResidents of Town {n} had waited {n % 9 + 2} years for it."
        ),
        "outlet": f"Outlet {n % 5}",
        "language": "en",
        "url": f"https://outlet{n % 5}.example/towns/{n}",
        "canonical_url": f"https://outlet{n % 5}.example/towns/{n}",
        "published_at": NOON - timedelta(hours=n % 100),
        "date_quality": "minute",
        "kind": "news",
    }
    return Extracted(**{**values, **given})


class Shelf:
    """An extractor whose documents are already understood: `raw` gives the bytes that stand for one."""

    def __init__(self):
        self._documents = {}

    def raw(self, item):
        fingerprint = hashlib.sha256(repr(item).encode()).hexdigest()
        self._documents[fingerprint] = item
        return Raw(item.source, b"", "text", fingerprint)

    def extract_many(self, raws):
        for raw in raws:
            yield self._documents[raw.fingerprint]


def store(library, *documents, clock=lambda: NOON):
    """Run an ingest of these documents; gives the report."""
    shelf = Shelf()
    with EmbeddingThread(library.embedder) as embedding:
        return Ingest(library, shelf, embedding, clock=clock).run([shelf.raw(item) for item in documents])
