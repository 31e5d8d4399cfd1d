"""How long it takes to group articles into stories: an archive at once, then what comes later, then nothing.

The text is made of few names and phrases, so that far more articles resemble each other than in real news.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import newswire
from bot.stories.book import StoryBook
from corpus.archive import Archive, Filing
from ingest import identity
from ingest.types import Extracted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.types import Article

FIRST, LATER = 2_000, 200
PART = 500


def main(argv: Sequence[str] = ()) -> int:
    """Print one JSON object; the numbers of articles can be given."""
    first, later = map(int, argv) if argv else (FIRST, LATER)
    stream = _articles(first + later)
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive.open(f"sqlite:///{Path(folder) / 'archive.db'}")
        _store(archive, islice(stream, first))
        row: dict[str, Any] = {"articles": first, "later": later, "first_s": _refreshed(archive)}
        _store(archive, stream)
        row["later_s"] = _refreshed(archive)
        row["nothing_ms"] = round(1000 * _refreshed(archive), 1)
        told = StoryBook(archive).within(newswire.START, newswire.START.replace(year=2030))
        row["stories"] = len(told)
        row["largest"] = max(len(story.origins) for story in told)
        archive.close()
    print(json.dumps({"benchmark": "stories", **row}))
    return 0


def _refreshed(archive: Archive) -> float:
    """Seconds that a new process's book would take, its reading of the archive included."""
    began = time.perf_counter()
    StoryBook(archive).refresh()
    return round(time.perf_counter() - began, 4)


def _store(archive: Archive, articles: Iterator[Article]) -> None:
    while part := list(islice(articles, PART)):
        filings = [Filing(one, (), (), (), one.id, one.url) for one in part]
        archive.put(filings, {}, embedder="none", now=newswire.START)


def _articles(count: int) -> Iterator[Article]:
    from datetime import datetime

    for record in newswire.articles(count):
        document = Extracted(
            source=record["url"],
            title=record["title"],
            text=record["text"],
            outlet=record["outlet"],
            url=record["url"],
            canonical_url=record["url"],
            published_at=datetime.fromisoformat(record["published"]),
            date_quality="minute",
        )
        yield identity.article_of(document, now=newswire.START, outlets={})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
