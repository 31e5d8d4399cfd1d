"""How much of an article's body is found, and how much else: on annotated pages outside the project.

The folder holds `html/ID.html.gz` and `ground-truth.json` as {ID: {"articleBody", "url"}}: the layout of
scrapinghub/article-extraction-benchmark, whose metric this is.
"""

from __future__ import annotations

import gzip
import json
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import SourceError
from ingest.extraction.articles import extract
from ingest.extraction.votes import shingles
from ingest.types import Raw

if TYPE_CHECKING:
    from collections.abc import Sequence

BAR = 0.970  # F1; the best single extractor published on these pages


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of one page's body over runs of four words."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 when both are 0."""
        return _f1(self.precision, self.recall)


def score(truth: str, found: str) -> Score:
    """How well `found` matches `truth`; both empty counts as right."""
    wanted, got = shingles(truth), shingles(found)
    shared = (wanted & got).total()
    missed, extra = wanted.total() - shared, got.total() - shared
    if not missed and not extra:
        return Score(1.0, 1.0)
    return Score(shared / max(1, shared + extra), shared / max(1, shared + missed))


def body_of(page: Path, url: str) -> str:
    """The text that would be stored from a gzipped page; "" when it is refused."""
    data = gzip.decompress(page.read_bytes())
    try:
        return extract(Raw(page.name, data, "html", sha256(data).hexdigest(), url=url)).text
    except SourceError:
        return ""


def measure(folder: Path) -> dict[str, float]:
    """Mean precision and recall over all pages, the F1 of the means, empty pages and pages under .5."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    bodies = {key: body_of(folder / "html" / f"{key}.html.gz", entry["url"]) for key, entry in truth.items()}
    scores = [score(entry["articleBody"], bodies[key]) for key, entry in truth.items()]
    precision = sum(each.precision for each in scores) / len(scores)
    recall = sum(each.recall for each in scores) / len(scores)
    return {
        "pages": len(scores),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(_f1(precision, recall), 4),
        "empty": sum(not body.strip() for body in bodies.values()),
        "under_half": sum(each.f1 < 0.5 for each in scores),
    }


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main(argv: Sequence[str]) -> int:
    """Prints one JSON object of figures for the folder named first; 1 when they are under the bar."""
    folder = Path(argv[0]) if argv else Path()
    if not argv or not (folder / "ground-truth.json").is_file():
        print("extraction: no annotated pages given; name a folder with html/ and ground-truth.json")
        return 0
    figures = measure(folder)
    print(json.dumps({"benchmark": "extraction", **figures, "bar": BAR}))
    return int(figures["f1"] < BAR or figures["empty"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
