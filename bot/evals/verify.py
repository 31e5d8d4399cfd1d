"""`evenhand eval verify`: how well claims that an article bears out are told from those that it does not."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.evals import labelled
from bot.evals.rates import Rates, auroc, rates
from corpus.console import OK, PARTIAL, count, examples, json_option, settings, show
from corpus.errors import SourceError
from corpus.floors import floor_option, floors_of, missed

if TYPE_CHECKING:
    from bot.checking.scores import Embed
    from bot.evals.labelled import Labelled

_FLOORED = ("auroc", "precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class Kind:
    """How claims with one kind of error were told from the supported ones."""

    n: int
    auroc: float | None
    precision: float  # of claims called unsupported that are of this kind or supported
    recall: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured on one set; precision, recall and F1 are of finding unsupported claims."""

    set: str
    n: int
    supported: int
    unsupported: int
    auroc: float | None  # of the graded score; None when one kind is missing
    baseline_auroc: float | None  # of the share of the claim's words that the text has
    precision: float
    recall: float
    f1: float
    by_type: dict[str, Kind]
    check: Rates  # of the verdicts that `evenhand check` gives: all but "supported" counts as found
    embedder: str  # "" when words alone decided
    milliseconds: float  # a row

    def under(self, floors: dict[str, float]) -> tuple[str, ...]:
        """What falls short of the given floors, one sentence each."""
        return missed({name: getattr(self, name) for name in _FLOORED}, floors)

    def as_json(self) -> dict[str, Any]:
        """The figures as one JSON object."""
        return asdict(self) | {"check": self.check._asdict()}


@dataclass(slots=True)
class _Tally:
    """What adds up over the rows."""

    kept: list[bool] = field(default_factory=list)  # labelled supported
    types: list[str] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    overlaps: list[float] = field(default_factory=list)
    checked: list[bool] = field(default_factory=list)  # `check` supports it

    def add(self, row: Labelled, embed: Embed | None) -> None:
        from bot.checking.scores import overlap, score

        self.kept.append(row.label == "supported")
        self.types.append(row.error_type)
        self.scores.append(score(row.claim, row.text, embed))
        self.overlaps.append(overlap(row.claim, row.text))
        self.checked.append(_stands(row))


@examples(
    "evenhand eval verify claims.jsonl",
    "evenhand eval verify --json --floor auroc=.82 claims.jsonl.gz | jq .by_type",
)
@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@floor_option("Exit 1 when auroc, precision, recall or f1 is under VALUE; may be given several times.")
@click.option("--words-only", is_flag=True, help="Compare words alone, without the local embedding model.")
@json_option
def verify(path: Path, floors: tuple[str, ...], *, words_only: bool, as_json: bool) -> int:
    """Measure telling supported from unsupported claims on the labelled claims at PATH.

    PATH holds JSON lines, plain or gzipped: {"claim", "text", "label": "supported"|"unsupported", "error_type"?}.
    Each claim gets a graded score of how well its text supports it, and the verdict of `evenhand check`.
    """
    wanted = floors_of(floors, _FLOORED, "auroc=.82")
    figures = measure(path, words_only=words_only)
    faults = figures.under(wanted)
    show(figures.as_json() | {"under_floor": list(faults)}, as_text(figures), as_json=as_json)
    if faults:
        click.echo("Under the floor: " + "; ".join(faults) + ".", err=True)
        return PARTIAL
    return OK


def measure(path: Path, *, words_only: bool = False) -> Figures:
    """The figures of one set.

    Raises:
        SourceError: the set cannot be read, holds a faulty line, or nothing at all.
    """
    from corpus.terminal import bar

    name, embed = ("", None) if words_only else _embedding()
    tally, started = _Tally(), time.perf_counter()
    with bar("claims") as progress:
        for done, row in enumerate(labelled.claims(path), start=1):
            tally.add(row, embed)
            progress(done, None)
    if not tally.kept:
        raise SourceError(str(path), f"There are no claims in {path}.", remedy="Give a file of JSON lines.")
    seconds = time.perf_counter() - started
    return _figures(path.name, tally, embedder=name, milliseconds=seconds * 1000 / len(tally.kept))


def as_text(figures: Figures) -> str:
    """The figures for a person."""
    kinds = (
        f"  {name:<24} {kind.n:>5}  recall {kind.recall:.3f}  precision {kind.precision:.3f}"
        f"  AUROC {_shown(kind.auroc)}"
        for name, kind in figures.by_type.items()
    )
    found, checked = _told(figures), _told(figures.check)
    sizes = f"{figures.supported} supported, {figures.unsupported} unsupported"
    lines = (
        f"{figures.set}: {count(figures.n, 'claim')}, {sizes} ({figures.milliseconds:.1f} ms a claim)",
        f"  AUROC          {_shown(figures.auroc)}; of the share of common words {_shown(figures.baseline_auroc)}",
        f"  unsupported    {found}",
        f"  by `check`     {checked}",
        *kinds,
    )
    return "\n".join(lines)


def _told(one: Figures | Rates) -> str:
    return f"precision {one.precision:.3f}, recall {one.recall:.3f}, F1 {one.f1:.3f}"


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _embedding() -> tuple[str, Embed]:
    """The packaged model, whatever the settings name: the weights were fitted to its cosines."""
    from corpus.embed_local import LocalEmbedder

    embedder = LocalEmbedder(settings(None).models_path)
    return embedder.name, embedder.embed


def _stands(row: Labelled) -> bool:
    """Whether `check` supports every sentence of a claim that states something."""
    from bot.checking.draft import pieces
    from bot.checking.verdicts import examine
    from bot.checking.wording import printed, recased
    from bot.loose import exhibit_of

    text = printed(row.text)
    evidence = (exhibit_of(text),)
    told = [one.text for one in pieces(recased(printed(row.claim), text)) if not one.idle]
    return all(examine(sentence, evidence).outcome == "supported" for sentence in told)


def _figures(name: str, tally: _Tally, *, embedder: str, milliseconds: float) -> Figures:
    from bot.checking.weights import CUT

    wrong = [not kept for kept in tally.kept]
    found = [score < CUT for score in tally.scores]
    told = rates(wrong, found)
    return Figures(
        set=name,
        n=len(wrong),
        supported=sum(tally.kept),
        unsupported=sum(wrong),
        auroc=_rounded(auroc(tally.kept, tally.scores)),
        baseline_auroc=_rounded(auroc(tally.kept, tally.overlaps)),
        precision=round(told.precision, 4),
        recall=round(told.recall, 4),
        f1=round(told.f1, 4),
        by_type=_by_type(tally, found),
        check=Rates(*(round(one, 4) for one in rates(wrong, [not one for one in tally.checked]))),
        embedder=embedder,
        milliseconds=round(milliseconds, 1),
    )


def _by_type(tally: _Tally, found: list[bool]) -> dict[str, Kind]:
    """Each kind of error against all supported rows, the most frequent first."""
    kinds = Counter(kind for kind, kept in zip(tally.types, tally.kept, strict=True) if not kept and kind)
    return {kind: _kind(kind, number, tally, found) for kind, number in kinds.most_common()}


def _kind(kind: str, number: int, tally: _Tally, found: list[bool]) -> Kind:
    rows = [k for k, kept in enumerate(tally.kept) if kept or tally.types[k] == kind]
    kept = [tally.kept[k] for k in rows]
    told = rates([not one for one in kept], [found[k] for k in rows])
    area = auroc(kept, [tally.scores[k] for k in rows])
    return Kind(number, _rounded(area), round(told.precision, 4), round(told.recall, 4))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
