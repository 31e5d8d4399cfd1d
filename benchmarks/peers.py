"""Our ingest against what others would write, in one run: same machine, same articles, same model weights.

(a) the bare embedder on our passages; (b) LangChain's splitter and Chroma; (c) LlamaIndex's pipeline and Chroma, each
with chromadb's own embedding function on our weights and with our embedder plugged in; (d) `evenhand ingest`. Each
in a process of its own, one after the other. (d) is timed from its start to its exit; of the others the start and
the loading of the model do not count.

The others live in an environment of their own: `make peers` sets it up.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import measuring, newswire
from benchmarks.measuring import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ARTICLES = 200
PEERS = ROOT / ".venv-peers" / "bin" / "python"
_WHOSE = {"stock": "chromadb's", "ours": "our"}
_FILES = (
    "config.json",
    "special_tokens_map.json",
    "tokenizer_config.json",
    "vocab.txt",
)  # need only be there


def main(argv: Sequence[str] = ()) -> int:
    """Print one JSON object for each pipeline. Arguments: number of articles, python of the peers' environment."""
    count = int(argv[0]) if argv else int(os.environ.get("EVENHAND_BENCH_ARTICLES", ARTICLES))
    peers = Path(argv[1]) if len(argv) > 1 else PEERS
    with tempfile.TemporaryDirectory() as folder:
        for name, run in _runs(Path(folder), count, peers):
            said, before = run.said, run.load_before
            seconds = said.get("seconds", run.seconds)
            row = {
                "pipeline": name,
                "articles": count,
                "seconds": round(seconds, 1),
                "articles_per_s": round(count / seconds, 1),
            }
            for unit in ("passages", "tokens"):
                row |= {unit: said[unit], f"{unit}_per_s": round(said[unit] / seconds, 1)}
            print(
                json.dumps(
                    {"benchmark": "peers", **row, "peak_mb": round(run.megabytes), "load_before": before}
                )
            )
    if not peers.exists():
        print("peers: LangChain's and LlamaIndex's pipelines are not installed; run `make peers`")
    return 0


def bare(argv: Sequence[str]) -> int:
    """As a child: the embedder alone, on the passages of so many articles."""
    import time

    from corpus.embed_local import LocalEmbedder

    embedder, texts = LocalEmbedder(Path(argv[1])), newswire.passages(int(argv[0]))
    embedder.embed(["warm"])
    began = time.perf_counter()
    embedder.embed(texts)
    seconds = time.perf_counter() - began
    print(json.dumps({"seconds": seconds, "passages": len(texts), "tokens": measuring.word_pieces(texts)}))
    return 0


def _runs(folder: Path, count: int, peers: Path) -> Iterator[tuple[str, measuring.Run]]:
    records, models = folder / "wire.jsonl", folder / "models"
    newswire.write(records, count)
    _lay_out(models)
    python = sys.executable
    yield "bare embedder", measuring.run((python, "-m", "benchmarks.peers", "--bare", str(count), models))
    yield "evenhand ingest", _ours(folder, records, models)
    if peers.exists():
        for pipeline in ("langchain", "llamaindex"):
            for kind in ("stock", "ours"):
                command = (peers, "-m", "benchmarks.peer_pipelines", pipeline, kind, records, models)
                yield (
                    f"{pipeline}, {_WHOSE[kind]} embedder",
                    measuring.run(command, {"ANONYMIZED_TELEMETRY": "false"}),
                )
    yield (
        "bare embedder again",
        measuring.run((python, "-m", "benchmarks.peers", "--bare", str(count), models)),
    )


def _ours(folder: Path, records: Path, models: Path) -> measuring.Run:
    """`evenhand ingest` into an empty data folder; the model's fast variant is there already, as on the second day."""
    environment = {"EVENHAND_HOME": str(folder / "home"), "EVENHAND_MODELS": str(models)}
    run = measuring.run((sys.executable, "-m", "bot", "ingest", records, "--json"), environment)
    said = {key: run.said[key] for key in ("new", "passages", "embedded", "failed")}
    pieces = measuring.word_pieces(newswire.passages(said["new"]))
    return measuring.Run(run.seconds, run.megabytes, {**said, "tokens": pieces}, run.load_before)


def _lay_out(models: Path) -> None:
    """Our weights as the fast variant, and as chromadb's embedding function wants to find them."""
    from corpus.embed_local import LocalEmbedder, packaged, tokenizer

    LocalEmbedder(models).embed(["derive"])
    onnx = models / "stock" / "onnx"
    onnx.mkdir(parents=True)
    (onnx / "model.onnx").write_bytes(packaged())
    tokenizer().save(str(onnx / "tokenizer.json"))
    for name in _FILES:
        (onnx / name).write_text("{}")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(bare(arguments[1:]) if arguments[:1] == ["--bare"] else main(arguments))
