"""`eval neutrality`: events, corpora to throw away, and a summarizer put together."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.console import (
    INTERRUPTED,
    OK,
    PARTIAL,
    examples,
    home_option,
    json_option,
    settings,
    show,
)
from corpus.floors import floor_option, floors_of, missed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.evals.neutrality import Fared
    from bot.evals.neutrality_sets import Event
    from bot.outcomes import Outcome
    from bot.types import Evidence
    from corpus.settings import Settings


@examples(
    "evenhand eval neutrality events.jsonl",
    "evenhand eval neutrality --out summaries.jsonl --writer extractive events.jsonl",
    "evenhand eval neutrality --floor attribution_rate=1 --floor loaded_introduced=0 --floor swap=1 events.jsonl",
)
@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write each summary here, a JSON line each.",
)
@click.option("--writer", type=click.Choice(("auto", "extractive")), help="Wins over EVENHAND_WRITER.")
@click.option("--limit", type=click.IntRange(1), help="Take only the first of the events.")
@floor_option()
@home_option
@json_option
def neutrality(path: Path, home: Path | None, out: Path | None, **options: Any) -> int:
    """Summarise the events of a set, and measure how even-handed the summaries are.

    PATH holds JSON lines, plain or gzipped: {"event", "articles": [{"outlet", "title", "text", "published"}],
    "reference"?, "parties"?}. The reports of each event go into a data folder that is thrown away. Every event is
    summarised twice: as it is, and with its two parties in each other's place; "swap" is the share that come out the
    same but for the names. What the figures mean: docs/neutrality.md. Exits 1 when a floor is missed.
    """
    from bot.evals import neutrality as figures
    from bot.evals import neutrality_sets
    from bot.neutrality import newsroom

    floors = floors_of(options["floors"], figures.FLOORED, "swap=1")
    loaded = settings(home)
    newsroom.adopt(loaded.home)
    if options["writer"]:
        loaded = loaded.model_copy(update={"writer": options["writer"]})
    events = neutrality_sets.read(path, limit=options["limit"])
    every = _measured(events, loaded)
    interrupted = len(every) < len(events)
    if not every:
        raise click.Abort
    if out:
        lines = (json.dumps(one.as_json(), ensure_ascii=False) + "\n" for one in every)
        out.write_text("".join(lines), encoding="utf-8")
    values = figures.means(every)
    faults = missed(values, floors, figures.CEILINGS)
    told = {
        "set": path.name,
        "writer": loaded.model if loaded.generative else "extractive",
        "interrupted": interrupted,
    }
    text = "\n".join(
        [figures.as_text(path.name, values, every), *(f"Below the floor: {one}" for one in faults)]
    )
    show({**told, **values, "faults": list(faults)}, text, as_json=options["as_json"])
    return INTERRUPTED if interrupted else PARTIAL if faults else OK


def _measured(events: Sequence[Event], loaded: Settings) -> list[Fared]:
    """How the events fare, in order; those before Ctrl-C when it is pressed."""
    from bot.evals.neutrality import fared
    from corpus.terminal import bar

    every: list[Fared] = []
    try:
        with bar("events") as progress:
            for event in events:
                every.append(fared(event, lambda one: _summarised(one, loaded)))
                progress(len(every), len(events))
    except KeyboardInterrupt:
        return every
    return every


def _summarised(event: Event, loaded: Settings) -> tuple[Outcome, Evidence]:
    """The summary of an event in a corpus of its own reports, and these, each whole."""
    from bot import build
    from bot.cli.asking import asking_of
    from bot.loose import whole
    from bot.neutrality.newsroom import CARDS, STYLE
    from ingest.command import Order, take_in

    with tempfile.TemporaryDirectory(prefix="evenhand-eval-") as folder:
        source = Path(folder) / "reports.jsonl"
        source.write_text(event.lines, encoding="utf-8")
        for name in (STYLE, CARDS):  # the newsroom's own lists count here as well
            if (loaded.home / name).exists():
                (Path(folder) / "home").mkdir(exist_ok=True)
                shutil.copy(loaded.home / name, Path(folder) / "home")
        apart = {
            "home": Path(folder) / "home",
            "database_url": "",
            "chroma_url": None,
            "models": loaded.models_path,
        }
        ready = loaded.model_copy(update=apart)
        model = build.model_of(ready)
        with build.open_library(ready) as library:
            take_in(library, Order((str(source),)), ready)
            summarizer = build.summarizer(library.ready(), ready, model)
            outcome = summarizer.topic(event.topic, asking_of(ready, {"now": event.now}))
            held = library.archive.articles
            articles = held.many(held.live_ids(after="", limit=10_000)).values()
            evidence = tuple(whole(article, n) for n, article in enumerate(articles, start=1))
    return outcome, evidence
