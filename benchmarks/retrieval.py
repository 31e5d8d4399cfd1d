"""How much of the gold evidence is found for questions that span outlets and days (MultiHop-RAG's fact pool).

The folder holds facts.jsonl.gz and queries.jsonl.gz. Each fact is one article (title and fact, with its outlet and
date); metrics are those of its SOURCE: a fact is found when its words stand in a retrieved passage. Unanswerable queries
count only for abstention: refused by the outlet rule, or by what was found.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import abstain
from bot.outlets import OutletNames
from bot.search import search
from bot.understand import understand
from corpus.embedders import choose
from corpus.library import Library
from corpus.settings import load
from ingest.hands import EmbeddingThread
from ingest.run import Ingest
from ingest.types import Extracted, Raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.types import Question

NOW = datetime(2024, 1, 1, tzinfo=UTC)  # after the last fact of the pool
K = 10


class Facts:
    """Gives each fact as an extracted article."""

    def __init__(self, facts: Sequence[dict[str, Any]]) -> None:
        self._facts = facts

    def extract_many(self, raws: Iterable[Raw]) -> Iterator[Extracted]:
        """One article per fact."""
        for raw in raws:
            fact = self._facts[int(raw.source)]
            yield Extracted(
                source=raw.source, title=fact["title"], text=fact["fact"], outlet=fact["source"], section=fact["category"],
                published_at=datetime.fromisoformat(fact["published_at"]), date_quality="minute", language="en",
                url=fact["url"], canonical_url=f"{fact['url']}#{fact['id']}",
            )  # fmt: skip


def measure(library: Library, queries: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Hits@4, Hits@10, MRR@10, recall@10 and AllEvidence@10; null recall and false refusal."""
    names = OutletNames(library.archive.articles.outlets())
    rows, refused, false = [], 0, 0
    nulls = sum(query["question_type"] == "null_query" for query in queries)
    for query in queries:
        question = understand(query["query"], names=names, now=NOW, zone="UTC")
        hits = search(library, question, k=K).hits
        declined = _declined(library, question)
        if query["question_type"] == "null_query":
            refused += declined
            continue
        false += declined
        texts = ["".join(hit.article.text.split()) for hit in hits]
        gold = ["".join(evidence["fact"].split()) for evidence in query["evidence_list"]]
        rows.append([next((n for n, text in enumerate(texts, 1) if fact in text), 0) for fact in gold])
    count = len(rows)
    return {
        "queries": count,
        "hits@4": sum(any(0 < rank <= 4 for rank in row) for row in rows) / count,
        "hits@10": sum(any(row) for row in rows) / count,
        "mrr@10": sum(max((1 / rank for rank in row if rank), default=0) for row in rows) / count,
        "recall@10": sum(sum(map(bool, row)) / len(row) for row in rows) / count,
        "all_evidence@10": sum(all(row) for row in rows) / count,
        "null_recall": refused / max(1, nulls),
        "false_refusal": false / count,
    }


def _declined(library: Library, question: Question) -> bool:
    articles = library.archive.articles
    extent = articles.extent()
    if abstain.before_search(question, extent, extent):
        return True
    return abstain.after_search(question, search(library, question, k=40).hits, extent) is not None


def main(argv: Sequence[str]) -> int:
    """Prints one JSON object of figures for the folder named first."""
    folder = Path(argv[0]) if argv else Path()
    if not argv or not (folder / "facts.jsonl.gz").is_file():
        print("retrieval: no fact pool given; name a folder with facts.jsonl.gz and queries.jsonl.gz")
        return 0
    facts, queries = (_lines(folder / f"{name}.jsonl.gz") for name in ("facts", "queries"))
    with tempfile.TemporaryDirectory() as home:
        settings = load(home=Path(home))
        with Library.open(settings, choose(settings)) as library:
            raws = [
                Raw(str(n), b"", "text", hashlib.sha256(b"%d" % n).hexdigest()) for n in range(len(facts))
            ]
            with EmbeddingThread(library.embedder) as embedding:
                Ingest(library, Facts(facts), embedding).run(raws)
            figures = measure(library.ready(), queries)
    print(json.dumps({"benchmark": "retrieval", **{key: round(value, 3) for key, value in figures.items()}}))
    return 0


def _lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
