"""`make bench`: runs what needs no data, and what its data is named for in the environment.

EVENHAND_BENCH_PAGES names a folder of annotated pages (benchmarks/extraction.py), EVENHAND_BENCH_FACTS one with
facts.jsonl.gz and queries.jsonl.gz (benchmarks/retrieval.py); EVENHAND_BENCH_ARTICLES says how many made-up articles are
taken in for the speed of ingest (benchmarks/peers.py, pipeline.py). Each prints one JSON object; nothing is asserted.
"""

from __future__ import annotations

import os
import sys

from benchmarks import (
    answering,
    cold_ask,
    copies,
    embedding,
    extraction,
    noop,
    peers,
    pipeline,
    retrieval,
    slacking,
    stories,
)


def main() -> int:
    """Run everything, and say what was skipped."""
    pages, facts = (os.environ.get(name) for name in ("EVENHAND_BENCH_PAGES", "EVENHAND_BENCH_FACTS"))
    cold_ask.main()
    answering.main()
    slacking.main()
    noop.main()
    copies.main()
    stories.main()
    embedding.main()
    peers.main()
    pipeline.main()
    extraction.main([pages] if pages else [])
    retrieval.main([facts] if facts else [])
    return 0


if __name__ == "__main__":
    sys.exit(main())
