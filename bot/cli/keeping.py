"""`status` and `reindex`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from corpus.console import OK, count, examples, home_option, json_option, settings, show

if TYPE_CHECKING:
    from collections.abc import Iterator
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
        "feeds": _feeds(library, datetime.now(UTC)),
        "notices": sorted(library.notices.values()),
    }


def _feeds(library: Library, now: datetime) -> list[dict[str, Any]]:
    """Every source that was ever polled, with its health."""
    from bot.contract import stamp
    from corpus.health import health

    press = library.archive.press
    counts = press.counts()
    return [
        {
            "name": state.name,
            "url": state.url,
            "health": health(state, now),
            "last_checked": stamp(state.checked_at),
            "last_success": stamp(state.succeeded_at),
            "last_item": stamp(state.last_item_at),
            "failed_runs": state.failed_streak,
            "empty_runs": state.empty_streak,
            "next_try": stamp(state.next_try),
            "error": state.error,
            **{name: counts.get(state.name, {}).get(name, 0) for name in ("waiting", "parked")},
        }
        for state in press.states()
    ]


def _feed_lines(feeds: list[dict[str, Any]]) -> Iterator[str]:
    """Sources in one line, and one more for each that needs attention."""
    if not feeds:
        return
    good = sum(feed["health"] in {"good", "new"} for feed in feeds)
    yield f"Sources      {len(feeds)}, {good} good"
    for feed in feeds:
        if feed["health"] not in {"good", "new"}:
            since = (
                f"last success {feed['last_success'] or 'never'}, last item {feed['last_item'] or 'never'}"
            )
            yield f"  {feed['health']}: {feed['name']}: {since}. {feed['error']}".rstrip()
        if feed["parked"]:
            yield f"  {feed['name']}: {count(feed['parked'], 'page')} given up after repeated failures"


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
    notes = (f"Note: {notice}" for notice in value["notices"])
    return "\n".join([*lines, *_feed_lines(value["feeds"]), *notes])
