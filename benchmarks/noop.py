"""How long a run takes that has nothing to do: 1,000 known text files, a fresh process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

FILES = 1_000
RUNS = 5


def main() -> None:
    """Print the seconds of the first run and the median of the following ones, and of `--help`."""
    with tempfile.TemporaryDirectory() as folder:
        inbox = Path(folder) / "inbox"
        inbox.mkdir()
        for n in range(FILES):
            text = f"Town {n} opens bridge\n\nThe mayor of Town{n} opened bridge number {n} on Monday, the council said."
            (inbox / f"{n}.txt").write_text(text)
        environment = {**os.environ, "EVENHAND_HOME": str(Path(folder) / "home")}
        first = _timed(environment, "ingest", str(inbox))
        again = median(_timed(environment, "ingest", str(inbox)) for _ in range(RUNS))
        help_text = median(_timed(environment, "--help") for _ in range(RUNS))
    figures = {"first": first, "again": again, "help": help_text}
    print(
        json.dumps(
            {"benchmark": "noop", "unit": "s", "files": FILES, **{k: round(v, 2) for k, v in figures.items()}}
        )
    )


def _timed(environment: dict[str, str], *args: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "bot", *args], check=True, capture_output=True, env=environment)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
