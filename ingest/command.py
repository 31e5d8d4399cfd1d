"""The `ingest` command: run by hand or from cron."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.console import OK, PARTIAL, examples, home_option, json_option, settings, show
from corpus.errors import LockHeld, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.library import Library
    from corpus.settings import Settings
    from ingest.extraction.sandbox import Sandbox
    from ingest.feeds.types import Source
    from ingest.galleys import Embedding
    from ingest.mending import Shelf
    from ingest.polling import Reader
    from ingest.report import IngestReport
    from ingest.run import Extractor
    from ingest.types import Found


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to take in."""

    named: tuple[str, ...] = ()  # paths, addresses, "-"
    sources: tuple[Source, ...] = ()  # of feeds.toml
    force: bool = False
    dry: bool = False  # nothing is stored
    dask: str = ""  # address of a scheduler whose workers do the heavy work


@examples(
    "evenhand ingest                                    # every source of feeds.toml",
    "evenhand ingest articles/ page.html wire.jsonl",
    "evenhand ingest https://river.example/news/flood",
    "cat page.html | evenhand ingest -",
    "evenhand ingest --dry-run --json | jq .failed",
)
@click.command()
@click.argument("named", nargs=-1, metavar="[PATH|URL]...")
@click.option(
    "--feeds",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The list of sources; wins over EVENHAND_FEEDS.",
)
@click.option(
    "--source", "only", multiple=True, help="Only this source of the list; may be given more than once."
)
@click.option("--force", is_flag=True, help="Ask also sources that are to be left alone for a while.")
@click.option("--dry-run", is_flag=True, help="Say what would be taken in; nothing is stored.")
@click.option(
    "--dask", default="", metavar="ADDRESS", help="Read and embed on the workers of a Dask cluster."
)
@click.option("--lenient", is_flag=True, help="Exit 0 although some sources failed: cron then sends no mail.")
@home_option
@json_option
def ingest(named: tuple[str, ...], home: Path | None, **options: Any) -> int:
    """Take in the sources of feeds.toml, or the articles named: .html, .txt, .md and .jsonl files, folders, web addresses, `-`.

    Running it again costs nothing: only what is new is fetched, read and embedded. Exits 0 when all went well (or when
    another run is under way), 1 when some sources failed, 2 for wrong usage or settings, 75 when the disk is full or the
    archive locked.
    """
    from corpus.embedders import choose
    from corpus.library import Library, make_home
    from corpus.lock import Lock

    loaded = settings(home)
    if named and (options["only"] or options["feeds"]):
        raise click.UsageError(
            "--source and --feeds are about the list: leave them out, or the paths and addresses."
        )
    listed = () if named else _listed(loaded, options["feeds"], options["only"])
    order = Order(named, listed, force=options["force"], dry=options["dry_run"], dask=options["dask"])
    lock = Lock(make_home(loaded.home) / "ingest.lock", what="Another ingest run")
    try:
        lock.acquire()
    except LockHeld as error:
        text = f"Another ingest run is under way ({error.holder}); nothing to do."
        show({"skipped": text}, text, as_json=options["as_json"])
        return OK
    with lock, Library.open(loaded, choose(loaded)) as library:
        report = take_in(library, order, loaded)
    show(report.as_json(), report.as_text(), as_json=options["as_json"])
    return OK if options["lenient"] and report.exit_code == PARTIAL else report.exit_code


def take_in(library: Library, order: Order, loaded: Settings) -> IngestReport:
    """Take what is ordered into a library, with progress on a terminal."""
    from corpus.terminal import bar
    from ingest.extraction.sandbox import Sandbox
    from ingest.run import Ingest

    with ExitStack() as opened:
        progress = opened.enter_context(bar("articles"))
        sandbox = opened.enter_context(Sandbox())
        shelf, extractor, embedding = _parts(library, order, loaded, sandbox, opened)
        documents = _documents(shelf, order, loaded, sandbox, opened)

        def moved(report: IngestReport) -> None:
            progress(report.looked_at, None)

        return Ingest(shelf, extractor, embedding, progress=moved).run(documents, order.sources)


def _parts(
    library: Library, order: Order, loaded: Settings, sandbox: Sandbox, opened: ExitStack
) -> tuple[Shelf, Extractor, Embedding]:
    """Where articles go, and who does the heavy work."""
    if order.dry:
        from ingest.rehearsal import rehearsal

        shelf = opened.enter_context(rehearsal(library.archive, library.embedder_name))
        return shelf, sandbox, shelf
    if order.dask:
        from ingest.cluster import team

        hands = opened.enter_context(team(order.dask, library.embedder, models=loaded.models_path))
        return library, hands, hands
    from ingest.hands import EmbeddingThread

    return library, sandbox, opened.enter_context(EmbeddingThread(library.embedder))


def _documents(
    library: Shelf, order: Order, loaded: Settings, reader: Reader, opened: ExitStack
) -> Iterator[Found]:
    """What is ordered, as it comes. Nothing is opened that is not needed: a run with nothing new stays fast."""
    from ingest import addresses
    from ingest.sources import read

    if not any(map(addresses.is_address, order.named)) and not order.sources:
        return read(order.named, stdin=sys.stdin.buffer)
    from ingest.fetching.wiring import fetcher_for
    from ingest.polling import Poller

    fetcher = opened.enter_context(fetcher_for(loaded))
    if order.named:
        return addresses.mixed(order.named, fetcher)
    poller = Poller(library.archive.press, fetcher, reader, force=order.force)
    opened.callback(poller.close)
    return poller.documents(order.sources)


def _listed(loaded: Settings, feeds: Path | None, only: tuple[str, ...]) -> tuple[Source, ...]:
    """The sources of the list that are to be followed.

    Raises:
        SettingsError: there is no list, or it has faults, or no source of that name.
    """
    from ingest.feeds.catalogue import load

    path = feeds or loaded.feeds_path
    if not path.exists():
        raise SettingsError(
            f"There is no list of sources at {path}.",
            remedy="Name files or addresses, or add a source: `evenhand feeds add https://…/feed.xml`.",
        )
    listed = load(path)
    unknown = sorted(set(only) - {source.name for source in listed})
    if unknown:
        raise SettingsError(
            f"{path} lists no source named {unknown[0]!r}.", remedy="See `evenhand feeds list`."
        )
    return tuple(source for source in listed if not only or source.name in only)
