"""The bare embedder: passages and word pieces a second, by variant and threads, each in a process of its own.

The passages are those that `evenhand ingest` would make of made-up articles, with their headers.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks import measuring, newswire

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.embedding import Embedder

ARTICLES = 60
RUNS = 3
PROGRAM = "benchmarks.embedding"


def main(argv: Sequence[str] = ()) -> int:
    """Print one JSON object for each variant and number of threads; as a child, measure one of them."""
    if argv:
        print(json.dumps(_measured(argv[0], int(argv[1]), int(argv[2]))))
        return 0
    from corpus.embed_local import cores

    with tempfile.TemporaryDirectory() as folder:
        for models in ("packaged", folder):
            for threads in sorted({1, cores()}):
                command = (sys.executable, "-m", PROGRAM, models, str(threads), str(ARTICLES))
                run = measuring.run(command)
                row = {**run.said, "peak_mb": round(run.megabytes), "load_before": run.load_before}
                print(json.dumps({"benchmark": "embedding", **row}))
    return 0


def _measured(models: str, threads: int, count: int) -> dict[str, object]:
    from corpus.embed_local import LocalEmbedder

    embedder = LocalEmbedder(None if models == "packaged" else Path(models), threads=threads)
    texts = newswire.passages(count)
    began = time.perf_counter()
    embedder.embed(["warm"])
    loaded = time.perf_counter() - began
    seconds, question = (
        median(_timed(embedder, batch) for _ in range(RUNS))
        for batch in (texts, ["Who opened the bridge in Ashby?"])
    )
    return {
        "embedder": embedder.name, "threads": threads, "passages": len(texts),
        "passages_per_s": round(len(texts) / seconds, 1), "tokens_per_s": round(measuring.word_pieces(texts) / seconds),
        "load_s": round(loaded, 2), "question_ms": round(question * 1000, 1),
    }  # fmt: skip


def _timed(embedder: Embedder, texts: list[str]) -> float:
    began = time.perf_counter()
    embedder.embed(texts)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
