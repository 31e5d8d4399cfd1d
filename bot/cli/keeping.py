"""`status` and `reindex`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from corpus.console import OK, count, examples, home_option, json_option, settings, show

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.library import Library


@examples("evenhand status", "evenhand status --json | jq .last_ingest")
@click.command()
@home_option
@json_option
def status(home: Path | None, *, as_json: bool) -> int:
    """Say what the corpus holds, how fresh it is, and whether the indexes agree with it."""
    from bot.build import open_library

    with open_library(settings(home), check=False) as library:
        value = _status(library.ready())
    show(value, _status_text(value), as_json=as_json)
    return OK


@examples("evenhand reindex", "EVENHAND_EMBEDDER=openai:text-embedding-3-small evenhand reindex")
@click.command()
@home_option
@json_option
def reindex(home: Path | None, *, as_json: bool) -> int:
    """Build both search indexes anew from the archive.

    Vectors that the archive already has are used again; only what the present embedder has not seen is embedded.
    """
    from bot.build import open_library
    from corpus.terminal import bar

    with open_library(settings(home), check=False) as library, bar("passages") as progress:
        embedded = library.ready().rebuild(progress)
        value = {**_status(library), "embedded": embedded}
    text = f"Rebuilt: {value['passages']} passages, {value['vectors']} vectors, {embedded} newly embedded."
    show(value, "\n".join([text, *(f"Note: {note}" for note in value["notices"])]), as_json=as_json)
    return OK


def _status(library: Library) -> dict[str, Any]:
    from bot.contract import stamp

    extent = library.archive.articles.extent()
    manifest = library.archive.ledger.manifest()
    return {
        "articles": extent.articles,
        "passages": library.archive.ledger.passage_count(),
        "vectors": library.vector_count(),
        "lexical": library.lexical_count(),
        "outlets": extent.outlets,
        "outlet_names": sorted(library.archive.articles.outlets()),
        "origins": extent.origins,
        "earliest": stamp(extent.earliest),
        "latest": stamp(extent.latest),
        "last_ingest": stamp(library.archive.ledger.last_ingest()),
        "embedder": manifest.get("embedder", library.embedder_name),
        "generation": int(manifest.get("generation", 0)),
        "feeds": [],
        "notices": sorted(library.notices.values()),
    }


def _status_text(value: dict[str, Any]) -> str:
    days = f"{value['earliest'] or '-'} to {value['latest'] or '-'}"
    outlets, origins = count(value["outlets"], "outlet"), count(value["origins"], "independent report")
    lines = [
        f"Articles     {value['articles']} by {outlets}, {origins}",
        f"Published    {days}",
        f"Last ingest  {value['last_ingest'] or 'never'}",
        f"Passages     {value['passages']} (vectors {value['vectors']}, lexical {value['lexical']})",
        f"Embedder     {value['embedder']}, generation {value['generation']}",
    ]
    return "\n".join([*lines, *(f"Note: {notice}" for notice in value["notices"])])
