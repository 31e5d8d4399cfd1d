"""`evenhand eval stories`: how well reports of one event are told from those of others."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.console import OK, PARTIAL, count, examples, json_option, settings, show
from corpus.errors import SourceError
from corpus.floors import floor_option, floors_of, missed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from bot.evals.grouping import Agreement
    from corpus.embedding import Embedder

_REMEDY = 'Give one object a line: {"id", "title", "text", "outlet", "published", "event"}.'
_FLOORED = ("bcubed_f1", "pair_f1", "ari")
_TOKEN = re.compile(r"\w\w+")
_COPIED = 0.8  # of the shorter one's runs of five words: a reprint, cut or not
_RUN = 5
_STEPS = range(2, 61)  # hundredths, as thresholds of the baseline


@dataclass(frozen=True, slots=True)
class Row:
    """One article with its event."""

    id: str
    title: str
    text: str
    outlet: str
    published: datetime
    event: str


@dataclass(frozen=True, slots=True)
class Figures:
    """How far a grouping agrees with the labels; each from 0 to 1, the index from -1."""

    bcubed_precision: float
    bcubed_recall: float
    bcubed_f1: float
    pair_precision: float
    pair_recall: float
    pair_f1: float
    ari: float
    stories: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on one set."""

    set: str
    articles: int
    events: int
    ours: Figures
    baseline: (
        Figures  # TF-IDF of title and text with average linkage, at the threshold that suits this very set
    )
    threshold: float  # of the baseline
    embedder: str  # "" when words alone decided

    def as_json(self) -> dict[str, Any]:
        """One JSON object; our figures stand on top."""
        about = {"set": self.set, "articles": self.articles, "events": self.events, "embedder": self.embedder}
        return about | asdict(self.ours) | {"baseline": asdict(self.baseline) | {"threshold": self.threshold}}

    def under(self, floors: dict[str, float]) -> tuple[str, ...]:
        """What falls short of the given floors, one sentence each."""
        return missed(asdict(self.ours), floors)


@examples(
    "evenhand eval stories articles.jsonl",
    "evenhand eval stories --json --floor bcubed_f1=.9 articles.jsonl | jq .baseline",
)
@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@floor_option("Exit 1 when bcubed_f1, pair_f1 or ari is under VALUE; may be given several times.")
@click.option("--words-only", is_flag=True, help="Compare without the local embedding model.")
@json_option
def stories(path: Path, floors: tuple[str, ...], *, words_only: bool, as_json: bool) -> int:
    """Group the articles at PATH into stories, and compare with their events.

    PATH holds JSON lines: {"id", "title", "text", "outlet", "published", "event"}. Beside our figures stand those of
    plain TF-IDF with average linkage, at the threshold that is best for this very set.
    """
    wanted = floors_of(floors, _FLOORED, "bcubed_f1=.9")
    measured = measure(path, words_only=words_only)
    faults = measured.under(wanted)
    show(measured.as_json() | {"under_floor": list(faults)}, as_text(measured), as_json=as_json)
    if faults:
        click.echo("Under the floor: " + "; ".join(faults) + ".", err=True)
        return PARTIAL
    return OK


def measure(path: Path, *, words_only: bool = False) -> Measured:
    """The figures of one set.

    Raises:
        SourceError: the set cannot be read, holds a faulty line, or nothing at all.
    """
    from corpus.embed_local import LocalEmbedder

    rows = read(path)
    embedder = None if words_only else LocalEmbedder(settings(None).models_path)
    events = [row.event for row in rows]
    plain, threshold = baseline(rows)
    return Measured(
        set=path.name,
        articles=len(rows),
        events=len(set(events)),
        ours=_figures(grouped(rows, embedder), events),
        baseline=_figures(plain, events),
        threshold=threshold,
        embedder=embedder.name if embedder else "",
    )


def read(path: Path) -> list[Row]:
    """The rows of a set; blank lines are passed over.

    Raises:
        SourceError: the file cannot be read, a line is no such row (it names the line), or there are none.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(str(path), f"{path} cannot be read as UTF-8.", remedy=_REMEDY) from error
    rows = [_row(line, f"{path}:{number}") for number, line in enumerate(lines, start=1) if line.strip()]
    if not rows:
        raise SourceError(str(path), f"There are no articles in {path}.", remedy=_REMEDY)
    return rows


def grouped(rows: Sequence[Row], embedder: Embedder | None) -> list[int]:
    """The story of each row, as `evenhand stories` would group them: copies count once, then like is put to like."""
    import numpy as np

    from bot.stories.grouping import Likes, Spot, Web, neighbours
    from bot.stories.traits import Report, traits

    first = originals(rows)
    heads = sorted(set(first), key=lambda place: (rows[place].published, rows[place].id))
    vectors = _vectors([rows[place] for place in heads], embedder)
    reports = [
        traits(Report(row.title, row.text, row.outlet, row.published, vector))
        for row, vector in zip((rows[place] for place in heads), vectors, strict=True)
    ]
    one, other, odds = neighbours(reports, reports)
    once = one < other
    likes = Likes(one[once].astype(np.int64), other[once].astype(np.int64), odds[once])
    spots = [Spot(number, report.outlet, report.when) for number, report in enumerate(reports)]
    web = Web.of(spots, likes, len({row.outlet for row in rows}))
    story = {
        heads[number]: place
        for place, group in enumerate(web.groups(np.arange(len(heads))))
        for number in group.numbers
    }
    return [story[place] for place in first]


def originals(rows: Sequence[Row]) -> list[int]:
    """For each row the earliest one that it is a copy of, cut or not; itself when it is none."""
    runs = [_runs(row) for row in rows]
    order = sorted(range(len(rows)), key=lambda place: (rows[place].published, rows[place].id))
    holders: dict[str, list[int]] = {}
    first = list(range(len(rows)))
    for place in order:
        shared = Counter(one for run in runs[place] for one in holders.get(run, ()))
        copied = [one for one, n in shared.items() if n >= _COPIED * min(len(runs[one]), len(runs[place]))]
        if copied:
            first[place] = first[min(copied, key=order.index)]
        for run in runs[place]:
            holders.setdefault(run, []).append(place)
    return first


def baseline(rows: Sequence[Row]) -> tuple[list[int], float]:
    """Plain TF-IDF of title and text with average linkage, at the threshold with the best B-cubed F1 on this set."""
    import numpy as np

    from bot.evals.grouping import agreement
    from bot.stories.linking import average_link

    table = _tfidf([Counter(_TOKEN.findall(f"{row.title} {row.text}".lower())) for row in rows])
    events = [row.event for row in rows]
    tried = [(step / 100, average_link(table @ table.T, step / 100).tolist()) for step in _STEPS]
    threshold, labels = max(tried, key=lambda each: (agreement(each[1], events).bcubed_f1, -each[0]))
    return [int(label) for label in np.asarray(labels)], threshold


def as_text(measured: Measured) -> str:
    """The figures for a person."""
    lines = [f"{measured.set}: {count(measured.articles, 'article')} of {count(measured.events, 'event')}"]
    named = (("ours", measured.ours), (f"TF-IDF at {measured.threshold:.2f}", measured.baseline))
    for name, told in named:
        lines.append(
            f"  {name:<16} B-cubed {told.bcubed_f1:.3f} (P {told.bcubed_precision:.3f}, R {told.bcubed_recall:.3f})"
            f"  pairs {told.pair_f1:.3f} (P {told.pair_precision:.3f}, R {told.pair_recall:.3f})"
            f"  ARI {told.ari:.3f}  {told.stories} stories"
        )
    return "\n".join(lines)


def _figures(found: Sequence[int], events: Sequence[str]) -> Figures:
    from bot.evals.grouping import agreement

    told: Agreement = agreement(found, events)
    names = [name for name in Figures.__dataclass_fields__ if name != "stories"]
    return Figures(**{name: round(getattr(told, name), 4) for name in names}, stories=len(set(found)))


def _vectors(rows: Sequence[Row], embedder: Embedder | None) -> Iterator[NDArray[np.float32] | None]:
    """Of the opening with its header, as ingest makes them of the first passage."""
    if embedder is None:
        yield from [None] * len(rows)
        return
    openings = [
        f"{row.outlet} | {row.published.date()} | {row.title}\n{' '.join(row.text.split()[:130])}"
        for row in rows
    ]
    yield from embedder.embed(openings)


def _runs(row: Row) -> set[str]:
    tokens = _TOKEN.findall(row.text.lower())
    return {" ".join(tokens[place : place + _RUN]) for place in range(len(tokens) - _RUN + 1)}


def _tfidf(bags: Sequence[Counter[str]]) -> NDArray[np.float64]:
    import numpy as np

    spread = Counter(term for bag in bags for term in bag)
    places = {term: place for place, term in enumerate(spread)}
    table = np.zeros((len(bags), max(1, len(places))))
    for row, bag in enumerate(bags):
        for term, times in bag.items():
            table[row, places[term]] = (1 + np.log(times)) * (
                np.log((1 + len(bags)) / (1 + spread[term])) + 1
            )
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    return np.asarray(table / np.where(lengths == 0, 1, lengths), dtype=np.float64)


def _row(line: str, place: str) -> Row:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceError(place, f"{place} is not JSON.", remedy=_REMEDY) from error
    if not isinstance(value, dict):
        raise SourceError(place, f"{place} is not an object.", remedy=_REMEDY)
    for name in ("id", "title", "event"):
        if not isinstance(value.get(name), str | int) or not str(value[name]).strip():
            raise SourceError(place, f'{place} has no "{name}".', remedy=_REMEDY)
    told = {name: str(value.get(name) or "") for name in ("id", "title", "text", "outlet", "event")}
    return Row(**told, published=_time(value.get("published"), place))


def _time(text: Any, place: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise SourceError(
            place, f'{place} has no "published" that is a day or time (ISO 8601).', remedy=_REMEDY
        ) from error
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
