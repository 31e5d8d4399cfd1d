"""`evenhand ingest` over growing numbers of articles: speed, and peak memory, which should stay flat.

By default it is small; for the figures of docs/design.md run `python -m benchmarks.pipeline 1000 5000 20000` (hours).
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import measuring, newswire

if TYPE_CHECKING:
    from collections.abc import Sequence

COUNTS = (100, 300)


def main(argv: Sequence[str] = ()) -> int:
    """Print one JSON object for each number of articles: the first run, and a second one that finds nothing new."""
    for count in map(int, argv) if argv else COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            records = Path(folder) / "wire.jsonl"
            newswire.write(records, count)
            environment = {"EVENHAND_HOME": str(Path(folder) / "home")}
            command = (sys.executable, "-m", "bot", "ingest", records, "--json")
            first, again = (measuring.run(command, environment) for _ in range(2))
        row = {
            "articles": count,
            "new": first.said["new"],
            "seconds": round(first.seconds, 1),
            "articles_per_s": round(count / first.seconds, 1),
            "passages_per_s": round(first.said["passages"] / first.seconds, 1),
            "shares": {
                stage: round(spent / first.said["seconds"], 3)
                for stage, spent in first.said["stages"].items()
            },
            "peak_mb": round(first.megabytes),
            "again_s": round(again.seconds, 1),
            "again_embedded": again.said["embedded"],
            "load_before": first.load_before,
        }
        print(json.dumps({"benchmark": "pipeline", **row}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
