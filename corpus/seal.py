"""Knowing whether the Chroma folder is as its last owner left it.

Chroma writes its index files in place, without fsync: a kill at the wrong moment, or anything else that
touches them, can ruin the folder in ways that crash the process that opens it. So a clean close leaves a
seal (size and time of every file); a folder without a matching seal is probed in a child process first.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

PROBE_TIMEOUT = 120.0  # seconds; a collection of 300,000 passages opens in two
SAMPLE = 50  # records that the probe looks up


def close(folder: Path, note: dict[str, object]) -> None:
    """Seal the folder with a note for the next owner. Call after a clean close only."""
    _path(folder).write_text(json.dumps({"files": _state(folder), "note": note}))


def note(folder: Path) -> dict[str, object]:
    """What the last clean close noted; empty without a matching seal."""
    sealed = _read(folder)
    return dict(sealed.get("note", {})) if folder.exists() and sealed.get("files") == _state(folder) else {}


def break_(folder: Path) -> None:
    """Remove the seal. Call before anything may write."""
    _path(folder).unlink(missing_ok=True)


def sound(folder: Path) -> bool:
    """Whether the folder can be opened: sealed as it is, empty, or found whole by a probe."""
    if not any(folder.iterdir()):
        return True
    return _read(folder).get("files") == _state(folder) or probe(folder)


def probe(folder: Path) -> bool:
    """Open the folder in a child process, which may crash, and look every collection through."""
    if _torn(folder):
        return False
    call = [sys.executable, "-m", "corpus.seal", str(folder)]
    try:
        return subprocess.run(call, capture_output=True, timeout=PROBE_TIMEOUT, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def _path(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.seal")


def _read(folder: Path) -> dict[str, Any]:
    try:
        sealed = json.loads(_path(folder).read_text())
    except (OSError, ValueError):
        return {}
    return sealed if isinstance(sealed, dict) else {}


def _state(folder: Path) -> dict[str, list[int]]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(p.relative_to(folder)): [p.stat().st_size, p.stat().st_mtime_ns] for p in files}


def _torn(folder: Path) -> bool:
    """A link file larger than its data file is what a kill inside the index write leaves behind."""
    for links in folder.rglob("link_lists.bin"):
        data = links.with_name("data_level0.bin")
        if not data.exists() or links.stat().st_size > max(data.stat().st_size, 1):
            return True
    return False


def _look_through(folder: str) -> None:
    """Raise or crash when a collection is not whole."""
    import chromadb
    from chromadb.config import Settings

    client: Any = chromadb.PersistentClient(folder, Settings(anonymized_telemetry=False))
    for listed in client.list_collections():
        collection = client.get_collection(listed.name, embedding_function=None)
        total = collection.count()
        got: Any = collection.get(limit=SAMPLE, include=["embeddings"])
        if not total:
            continue
        found = collection.query(query_embeddings=[got["embeddings"][0]], n_results=min(total, SAMPLE))
        if len(found["ids"][0]) < min(total, SAMPLE):
            raise SystemExit(f"{listed.name}: {total} records but an index that does not find them")
    client.close()


if __name__ == "__main__":
    _look_through(sys.argv[1])
