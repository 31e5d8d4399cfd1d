"""Where the time of a cold `evenhand ask` goes: imports, opening, the model, and our own share.

Each question runs in a fresh process over the sample corpus. Our own share is what is neither importing,
opening Chroma, loading the model nor running it: understanding, fusing, choosing, writing, checking.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

RUNS = 5

_PROGRAM = """
import json, sys, time
start = time.perf_counter()
from pathlib import Path
import bot.build, bot.contract, bot.verify.claims, chromadb, onnxruntime, tokenizers, tantivy, sentencex
from corpus.settings import load
imported = time.perf_counter()
inside = [0.0]
with bot.build.open_library(load(home=Path(sys.argv[1]))) as library:
    library.ready()
    opened = time.perf_counter()
    library.embedder.embed(["warm"])
    loaded = time.perf_counter()
    embed = library.embedder.embed
    def timed(texts):
        began = time.perf_counter()
        vectors = embed(texts)
        inside[0] += time.perf_counter() - began
        return vectors
    library.embedder.embed = timed
    answer = bot.build.desk(library).ask(sys.argv[2])
    answered = time.perf_counter()
    stages = dict(answer.provenance.timings)
print(json.dumps({"imports": imported - start, "open": opened - imported, "model_load": loaded - opened,
    "model_run": inside[0], "own": answered - loaded - inside[0], "verify": stages.get("verify", 0) / 1000,
    "search": stages.get("search", 0) / 1000}))
"""
QUESTION = "How many people have been killed in Gaza?"


def main() -> None:
    """Print the median of each part, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        subprocess.run([sys.executable, "-m", "bot", "demo", "--home", home], check=True, capture_output=True)
        runs = [json.loads(_once(home)) for _ in range(RUNS)]
    parts = {key: round(median(run[key] for run in runs) * 1000, 1) for key in runs[0]}
    print(json.dumps({"benchmark": "cold_ask", "unit": "ms", "runs": RUNS, **parts}))


def _once(home: Path) -> bytes:
    return subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(home), QUESTION], check=True, capture_output=True
    ).stdout


if __name__ == "__main__":
    main()
