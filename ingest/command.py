"""The `ingest` command: run by hand or from cron."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from corpus.console import OK, examples, home_option, json_option, settings, show
from corpus.errors import LockHeld

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus.library import Library
    from ingest.report import IngestReport


@examples(
    "evenhand ingest articles/ page.html wire.jsonl",
    "cat page.html | evenhand ingest -",
    "evenhand ingest --json articles/ | jq .failed",
)
@click.command()
@click.argument("paths", nargs=-1, required=True)
@home_option
@json_option
def ingest(paths: tuple[str, ...], home: Path | None, *, as_json: bool) -> int:
    """Take in article files, folders, or `-` for standard input: .html, .txt, .md and .jsonl.

    Running it again on the same input costs nothing. Exits 0 when all went well (or when another run is under way),
    1 when some sources failed, 2 for wrong usage or settings, 75 when the disk is full or the archive locked.
    """
    from corpus.embedders import choose
    from corpus.library import Library, make_home
    from corpus.lock import Lock

    loaded = settings(home)
    lock = Lock(make_home(loaded.home) / "ingest.lock", what="Another ingest run")
    try:
        lock.acquire()
    except LockHeld as error:
        text = f"Another ingest run is under way ({error.holder}); nothing to do."
        show({"skipped": text}, text, as_json=as_json)
        return OK
    with lock, Library.open(loaded, choose(loaded)) as library:
        report = take_in(library, paths)
    show(report.as_json(), report.as_text(), as_json=as_json)
    return report.exit_code


def take_in(library: Library, paths: Sequence[str]) -> IngestReport:
    """Take the documents of `paths` into a library, with progress on a terminal."""
    from corpus.terminal import bar
    from ingest.extraction.sandbox import Sandbox
    from ingest.run import Ingest
    from ingest.sources import read

    with bar("articles") as progress, Sandbox() as sandbox:

        def moved(report: IngestReport) -> None:
            progress(report.new + report.changed + report.unchanged + len(report.failed), None)

        return Ingest(library, sandbox, progress=moved).run(read(paths, stdin=sys.stdin.buffer))
