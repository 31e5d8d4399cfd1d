"""How long it takes to find an article's other prints, in archives of growing size: it should hardly grow.

The text is made of few phrases, so that many articles share some: real news share fewer.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections import deque
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks import newswire
from corpus.archive import Archive, Filing
from ingest import copies, identity
from ingest.origins import Origins
from ingest.types import Extracted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.types import Article

SIZES = (1_000, 5_000)
A_DAY = 1_000  # articles: a large wire desk
START = datetime(2024, 1, 1, tzinfo=UTC)
PART = 500
TRIED = 50


def main(argv: Sequence[str] = ()) -> int:
    """Print one JSON object for each size; for the figures of docs/design.md `python -m benchmarks.copies 1000 10000 100000`."""
    sizes = sorted(map(int, argv)) if argv else SIZES
    stream = _articles(newswire.articles(sizes[-1]), first=0)
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive.open(f"sqlite:///{Path(folder) / 'archive.db'}")
        held = 0
        latest: deque[Article] = deque(maxlen=TRIED)
        for size in sizes:
            began = time.perf_counter()
            for part in _parts(islice(stream, size - held)):
                archive.put([_filing(article) for article in part], {}, embedder="none", now=START)
                latest.extend(part)
            stored = time.perf_counter() - began
            row = {"articles": size, "store_ms": round(1000 * stored / (size - held), 2)}
            held = size
            print(json.dumps({"benchmark": "copies", **row, **_measured(archive, latest, size)}))
        archive.close()
    return 0


def _measured(archive: Archive, latest: Iterable[Article], size: int) -> dict[str, float]:
    others = _articles(newswire.articles(TRIED, seed=size), first=size)
    fresh = [_placed(archive, replace(article, id=f"fresh-{article.id}")) for article in others]
    copied = [_placed(archive, _reprint(article)) for article in latest]
    return {
        "fresh_ms": round(1000 * median(seconds for seconds, _ in fresh), 2),
        "copy_ms": round(1000 * median(seconds for seconds, _ in copied), 2),
        "copies_found": sum(prints > 0 for _, prints in copied) / len(copied),
        "false_copies": sum(prints > 0 for _, prints in fresh) / len(fresh),
    }


def _placed(archive: Archive, article: Article) -> tuple[float, int]:
    began = time.perf_counter()
    placed = Origins(archive.articles, {}, {}).place(article, copies.sketch(article.text), known=False)
    return time.perf_counter() - began, placed.prints


def _parts(articles: Iterator[Article]) -> Iterator[list[Article]]:
    while part := list(islice(articles, PART)):
        yield part


def _filing(article: Article) -> Filing:
    return Filing(article, (), (), (), article.id, article.url, copies.sketch(article.text))


def _reprint(article: Article) -> Article:
    """The first three fifths of an article, elsewhere and some hours later."""
    words = article.text.split()
    later = (article.published_at or START) + timedelta(hours=5)
    return replace(
        article, id=f"reprint-{article.id}", text=" ".join(words[: len(words) * 3 // 5]), published_at=later
    )


def _articles(records: Iterable[dict[str, Any]], *, first: int) -> Iterator[Article]:
    for n, record in enumerate(records, start=first):
        document = Extracted(
            source=record["url"],
            title=record["title"],
            text=record["text"],
            outlet=record["outlet"],
            url=record["url"],
            canonical_url=record["url"],
            published_at=START + timedelta(days=n // A_DAY, minutes=n % A_DAY),
            date_quality="minute",
        )
        yield identity.article_of(document, now=START, outlets={})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
