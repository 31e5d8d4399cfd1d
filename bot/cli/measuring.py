"""`eval answers`: a corpus, a writer and a question set put together."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack, contextmanager
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
from corpus.floors import floor_option, floors_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.evals.answers import Measured
    from bot.evals.answers_figures import Reply
    from bot.evals.answers_sets import QuestionSet
    from corpus.settings import Settings


@examples(
    "evenhand eval answers questions.jsonl                       # asked of the corpus of --home",
    "evenhand eval answers --articles articles/ --misses 10 questions.jsonl",
    "evenhand eval answers --writer extractive --floor null_recall=.9 --floor false_refusal=.08 multihop-rag-150/",
)
@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--articles",
    type=click.Path(path_type=Path, exists=True),
    help="Take these in first, into a data folder that is thrown away.",
)
@click.option(
    "--writer", type=click.Choice(("auto", "extractive", "openai")), help="Wins over EVENHAND_WRITER."
)
@click.option("--limit", type=click.IntRange(1), help="Ask only the first of the questions.")
@click.option("--misses", type=click.IntRange(0), default=0, help="How many misses to show.")
@floor_option()
@home_option
@json_option
def answers(path: Path, articles: Path | None, home: Path | None, misses: int, **options: Any) -> int:
    """Ask the questions of a set, and measure the answers against the archive and against what is known of them.

    PATH holds JSON lines, plain or gzipped: {"question", "answer"?, "answerable"?, "quotes"?, "now"?, "since"?,
    "until"?}; or is a folder with facts.jsonl and queries.jsonl, as of MultiHop-RAG, each fact an article. Whatever
    writer is set is measured: a model is paid for. Exits 1 when a published quote is not the article's words, when a
    figure is not in its quotes, or when a floor is missed. No record of the answers is kept.
    """
    from bot.evals import answers_sets
    from bot.evals.answers_figures import FLOORED, as_text, figures

    floors = floors_of(options["floors"], FLOORED, "null_recall=.9")
    loaded = _with_writer(settings(home), options["writer"])
    asked = answers_sets.read(path, limit=options["limit"])
    with _corpus(loaded, asked, articles) as ready:
        measured = _measured(ready, asked)
    if not measured.replies:
        raise click.Abort
    told = figures(measured.replies)
    faults = told.faults(floors)
    value = {
        "set": asked.name,
        "writer": _writer(loaded),
        "interrupted": measured.interrupted,
        **told.as_json(),
        "misses": list(told.misses[:misses]),
        "kinds": {kind: figures(some).as_json() | {"misses": []} for kind, some in _kinds(measured.replies)},
        "faults": list(faults),
    }
    blocks = [as_text(f"{asked.name} ({_writer(loaded)})", told, misses=misses)]
    blocks += [as_text(kind, figures(some)) for kind, some in _kinds(measured.replies)]
    blocks += [f"Below the floor: {fault}" for fault in faults]
    show(value, "\n".join(blocks), as_json=options["as_json"])
    return INTERRUPTED if measured.interrupted else PARTIAL if faults else OK


@contextmanager
def _corpus(loaded: Settings, asked: QuestionSet, articles: Path | None) -> Iterator[Settings]:
    """The settings of the data folder to ask: the one that is set, or a new one with what goes with the set."""
    from bot.evals import answers_sets

    if articles is None and asked.facts is None:
        yield loaded
        return
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="evenhand-eval-")))
        apart = {
            "home": folder / "home",
            "database_url": "",
            "chroma_url": None,
            "models": loaded.models_path,
        }
        ready = loaded.model_copy(update=apart)
        source = articles
        if source is None and asked.facts is not None:
            source = folder / "facts.jsonl"
            source.write_text("\n".join(answers_sets.articles(asked.facts)), encoding="utf-8")
        _take_in(ready, str(source))
        yield ready


def _take_in(loaded: Settings, source: str) -> None:
    from bot.build import open_library
    from ingest.command import Order, take_in

    with open_library(loaded) as library:
        report = take_in(library, Order((source,)), loaded)
    click.echo(f"Taken in: {report.as_text()}", err=True)


def _measured(loaded: Settings, asked: QuestionSet) -> Measured:
    from bot.build import open_desk
    from bot.cli.asking import asking_of
    from bot.evals.answers import Examiner
    from bot.records import AnswerRecords
    from corpus.archive import Archive
    from corpus.terminal import bar

    with open_desk(loaded) as desk:
        archive = Archive.open(loaded.archive_url)  # beside the Desk: what is measured is read anew
        try:
            examiner = Examiner(desk, AnswerRecords(archive.engine), archive.articles)
            with bar("questions") as progress:
                return examiner.all(asked.questions, lambda known: asking_of(loaded, known.times), progress)
        finally:
            archive.close()


def _kinds(replies: Sequence[Reply]) -> list[tuple[str, list[Reply]]]:
    """The replies by the set's own kinds of questions, when it has more than one."""
    kinds = sorted({reply.kind for reply in replies})
    if len(kinds) < 2:  # noqa: PLR2004
        return []
    return [(kind or "other", [reply for reply in replies if reply.kind == kind]) for kind in kinds]


def _with_writer(loaded: Settings, writer: str | None) -> Settings:
    if writer == "openai" and not loaded.model:
        raise click.UsageError("--writer openai needs EVENHAND_MODEL.")
    return loaded.model_copy(update={"writer": writer}) if writer else loaded


def _writer(loaded: Settings) -> str:
    return loaded.model if loaded.generative else "extractive"
