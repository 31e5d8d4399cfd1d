"""How much of an article's body is found, and how much else: on annotated pages outside the project.

The same as `evenhand eval extract --json --floor`; see ingest/evals/annotated.py for the layouts.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import SourceError
from ingest.evals.extract import measure

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Prints one JSON object of figures for the set named first; 1 when they are under their floors."""
    try:
        figures = measure(Path(argv[0] if argv else "no annotated pages"))
    except SourceError as error:
        print(f"extraction: {error} {error.remedy}")
        return 0
    print(json.dumps({"benchmark": "extraction", **asdict(figures)}))
    return int(bool(figures.faults()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
