"""`evenhand eval extract`: how much of annotated pages is read rightly, how fast, in how much memory."""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter, defaultdict, deque
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.console import OK, PARTIAL, examples, json_option, show
from corpus.errors import SourceError
from ingest.evals import annotated
from ingest.evals.scores import Score, body_score, f1, mean, metadata_scores

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ingest.evals.annotated import Layout, Page
    from ingest.types import Extracted, Raw

# What may not be fallen below. The aim for `aeb` is the best figure published on its pages; those of `readability`
# were measured on 2026-11-22 on its 120 pages, less what two pages make: .913 body, .913 title, 1.0 date, .838
# authors, .982 outlet, .952 language. Its labels are one program's accepted output, not the truth.
FLOORS: dict[Layout, dict[str, float]] = {
    "aeb": {"f1": 0.975},
    "readability": {
        "f1": 0.900,
        "title": 0.895,
        "date_day": 0.980,
        "date_minute": 0.940,
        "authors": 0.806,
        "outlet": 0.946,
        "language": 0.920,
    },
}
MOST_EMPTY: dict[Layout, int] = {"aeb": 0, "readability": 3}  # three of its pages hold six words or fewer
_HALF = 0.5  # F1 under which a page counts as misread
_UNIT = 1 if sys.platform == "darwin" else 1_000  # bytes in which the system counts resident memory


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured on one set. Shares are from 0 to 1."""

    set: str
    layout: Layout
    pages: int
    precision: float
    recall: float
    f1: float  # of mean precision and mean recall
    empty: int  # pages whose body is empty or refused though there is one
    under_half: tuple[str, ...]  # pages with an F1 under .5
    metadata: dict[str, float]  # mean by field, over the pages with a label
    labelled: dict[str, int]  # how many pages those are
    errors: dict[str, int]  # pages refused, by reason
    pages_per_second: float  # wall clock, all children
    peak_child_mb: float  # resident memory of the largest child

    def faults(self) -> tuple[str, ...]:
        """The pinned floors that these figures do not reach, one sentence each."""
        told = {"f1": self.f1} | self.metadata
        low = [
            f"{name} is {told[name]:.4f}, under {floor:.3f}"
            for name, floor in FLOORS[self.layout].items()
            if name in told and told[name] < floor
        ]
        most = MOST_EMPTY[self.layout]
        return (*low, *([f"{self.empty} pages are empty, {most} may be"] if self.empty > most else []))


@dataclass(slots=True)
class _Tally:
    """What adds up over the pages of a set."""

    scores: list[Score] = field(default_factory=list)
    fields: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    misread: list[str] = field(default_factory=list)
    pages: int = 0
    empty: int = 0

    def add(self, page: Page, found: Extracted | SourceError) -> None:
        self.pages += 1
        body = "" if isinstance(found, SourceError) else found.text
        if isinstance(found, SourceError):
            self.errors[str(found)] += 1
        else:
            for name, value in metadata_scores(page.labels, found).items():
                self.fields[name].append(value)
        if page.labels.body is None:
            return
        self.scores.append(body_score(page.labels.body, body))
        self.empty += bool(page.labels.body.strip()) and not body.strip()
        if self.scores[-1].f1 < _HALF:
            self.misread.append(page.raw.source)


@examples(
    "evenhand eval extract article-extraction-benchmark/",
    "evenhand eval extract --json --floor test-pages.tar.gz",
)
@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--floor", is_flag=True, help="Exit 1 when a figure is under its pinned floor.")
@json_option
def extract(path: Path, *, floor: bool, as_json: bool) -> int:
    """Measure reading web pages on the annotated pages at PATH.

    PATH is a folder with html/ID.html.gz and ground-truth.json (scrapinghub/article-extraction-benchmark), or a
    folder or tar.gz of source.html with expected.html and expected-metadata.json (mozilla/readability).
    The pages are read in the same children, under the same limits, as by the ingest job.
    """
    figures = measure(path)
    faults = figures.faults()
    show(asdict(figures) | {"under_floor": list(faults)}, as_text(figures), as_json=as_json)
    if floor and faults:
        click.echo("Under the floor: " + "; ".join(faults) + ".", err=True)
        return PARTIAL
    return OK


def measure(path: Path) -> Figures:
    """Read every annotated page at `path` and compare.

    Raises:
        SourceError: no annotated pages are there.
    """
    from corpus.terminal import bar

    layout, tally, started = annotated.layout_of(path), _Tally(), 0.0
    with bar("pages") as progress:
        for page, found in _read(annotated.pages(path)):
            started = (
                started or time.monotonic()
            )  # children that load their libraries are not the pages' time
            tally.add(page, found)
            progress(tally.pages, None)
    seconds = time.monotonic() - started
    return _figures(path, layout, tally, rate=(tally.pages - 1) / max(seconds, 1e-3))


def as_text(figures: Figures) -> str:
    """The figures for people, a line each."""
    fields = (
        f"  {name:<12} {value:.4f} of {figures.labelled[name]}" for name, value in figures.metadata.items()
    )
    errors = (f"  {number:>4} x {reason}" for reason, number in figures.errors.items())
    return "\n".join(
        (
            f"{figures.set} ({figures.layout}): {figures.pages} pages",
            f"  body         precision {figures.precision:.4f}, recall {figures.recall:.4f}, F1 {figures.f1:.4f}",
            f"  empty        {figures.empty}; under .5: {', '.join(figures.under_half) or 'none'}",
            *fields,
            f"  speed        {figures.pages_per_second:.1f} pages/s; largest child {figures.peak_child_mb:.0f} MB",
            *(("  refused:",) if figures.errors else ()),
            *errors,
        )
    )


def _read(pages: Iterable[Page]) -> Iterator[tuple[Page, Extracted | SourceError]]:
    """Each page with what the job would make of it; labels wait here, never with the children."""
    from ingest.extraction.sandbox import Sandbox

    waiting: deque[Page] = deque()

    def raws() -> Iterator[Raw]:
        for page in pages:
            waiting.append(page)
            yield page.raw

    with Sandbox() as sandbox:
        for found in sandbox.extract_many(raws()):
            yield waiting.popleft(), found


def _figures(path: Path, layout: Layout, tally: _Tally, *, rate: float) -> Figures:
    precision = mean([score.precision for score in tally.scores])
    recall = mean([score.recall for score in tally.scores])
    return Figures(
        set=path.name,
        layout=layout,
        pages=tally.pages,
        precision=precision,
        recall=recall,
        f1=round(f1(precision, recall), 4),
        empty=tally.empty,
        under_half=tuple(tally.misread),
        metadata={name: mean(values) for name, values in sorted(tally.fields.items())},
        labelled={name: len(values) for name, values in sorted(tally.fields.items())},
        errors=dict(tally.errors.most_common()),
        pages_per_second=round(rate, 1),
        peak_child_mb=round(_peak_bytes() / 1e6, 1),
    )


def _peak_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _UNIT
