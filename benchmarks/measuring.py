"""Running a program of its own and seeing what it took."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Run:
    """What a child process did."""

    seconds: float  # wall, its start included
    megabytes: float  # peak resident memory of its largest process
    said: dict[str, Any]  # the JSON object that it printed
    load_before: float  # how busy the machine was: at 0 it was quiet


def run(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> Run:
    """Runs a command in the project's folder to its end.

    Raises:
        RuntimeError: it failed; with the end of what it said.
    """
    before = round(os.getloadavg()[0], 2)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as faults:
        began = time.perf_counter()
        child = subprocess.Popen(
            list(map(str, command)),
            stdout=out,
            stderr=faults,
            cwd=ROOT,
            env=_environment() | dict(environment or {}),
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        faults.seek(0)
        text = out.read().decode()
        if child.returncode:
            raise RuntimeError(f"{command[0]} exited {child.returncode}: {faults.read().decode()[-2000:]}")
    return Run(seconds, usage.ru_maxrss / 1024, _object(text), before)


def word_pieces(texts: Sequence[str]) -> int:
    """Tokens that the model reads of these texts: at most 256 of each."""
    from corpus.embed_local import tokenizer

    return sum(len(encoded.ids) for encoded in tokenizer().encode_batch(list(texts)))


def _environment() -> dict[str, str]:
    """Ours, without where we keep tiktoken's tables: a child looks for its own."""
    return {name: value for name, value in os.environ.items() if name != "TIKTOKEN_CACHE_DIR"}


def _object(text: str) -> dict[str, Any]:
    """The whole text, or its last line, whichever is one."""
    for part in (text, text.rstrip().rpartition("\n")[2]):
        try:
            return dict(json.loads(part))
        except ValueError:
            continue
    return {}
