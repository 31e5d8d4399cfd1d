"""`doctor`: what is wrong, and the next step. Never prints a secret."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from corpus.console import OK, PARTIAL, examples, home_option, json_option, settings, show
from corpus.errors import EvenhandError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from corpus.library import Library
    from corpus.settings import Settings

LOW_SPACE = 500_000_000  # bytes: an archive of 100,000 articles grows by about that a month


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    good: bool
    detail: str
    remedy: str = ""


@examples("evenhand doctor", "evenhand doctor --json")
@click.command()
@home_option
@json_option
def doctor(home: Path | None, *, as_json: bool) -> int:
    """Check settings, data folder, embedder and indexes. Exits 1 when something needs mending."""
    findings = list(_examine(settings(home)))
    value = {
        "healthy": all(finding.good for finding in findings),
        "findings": [
            {"what": f.what, "good": f.good, "detail": f.detail, "remedy": f.remedy} for f in findings
        ],
    }
    show(value, "\n".join(_line(finding) for finding in findings), as_json=as_json)
    return OK if value["healthy"] else PARTIAL


def _examine(loaded: Settings) -> Iterator[Finding]:
    yield Finding(
        "settings", good=True, detail=f"data folder {loaded.home.expanduser()}, embedder {loaded.embedder}"
    )
    yield from _unknown_variables()
    yield _tried("embedder", lambda: _embedder(loaded))
    yield _tried("model", lambda: _model(loaded))
    yield _tried("tokens", _tokens)
    yield _tried("sources", lambda: _sources(loaded))
    yield _tried("fetching", lambda: _fetching(loaded))
    yield from _slack(loaded)
    try:
        from bot.build import open_library

        with open_library(loaded) as library:
            yield from _data(library, loaded)
    except EvenhandError as error:
        yield Finding("archive", good=False, detail=str(error), remedy=error.remedy)


def _data(library: Library, loaded: Settings) -> Iterator[Finding]:
    free = shutil.disk_usage(loaded.home.expanduser()).free
    yield Finding(
        "space",
        free > LOW_SPACE,
        f"{free // 1_000_000} MB free",
        "" if free > LOW_SPACE else "Free some space.",
    )
    faults = list(library.archive.ledger.integrity())
    yield Finding(
        "archive",
        not faults,
        "; ".join(faults) or "sound",
        "Restore a backup of the data folder." if faults else "",
    )
    yield from _silent(library)
    library.ready()
    for index, fault in sorted(library.notices.items()):
        mended = index == "rebuilt"
        yield Finding(index, mended, fault, "" if mended else "Run `evenhand reindex`.")
    passages, vectors, lexical = (
        library.archive.ledger.passage_count(),
        library.vector_count(),
        library.lexical_count(),
    )
    same = passages == vectors == lexical
    yield Finding(
        "indexes",
        same,
        f"{passages} passages, {vectors} vectors, {lexical} lexical",
        "" if same else "Run `evenhand ingest` again to embed the rest, or `evenhand reindex`.",
    )


def _silent(library: Library) -> Iterator[Finding]:
    from corpus.health import health

    now = datetime.now(UTC)
    for state in library.archive.press.states():
        found = health(state, now)
        if found in {"failing", "empty"}:
            told = state.error or "its listings are empty"
            yield Finding(
                "source", good=False, detail=f"{state.name}: {told}", remedy="Run `evenhand feeds check`."
            )


def _unknown_variables() -> Iterator[Finding]:
    """A misspelt variable does nothing: say so."""
    from corpus.settings import variables

    for name in sorted(set(os.environ) - set(variables())):
        if name.startswith("EVENHAND_"):
            yield Finding(
                "settings", good=False, detail=f"{name} is not a setting", remedy="See .env.example."
            )


def _embedder(loaded: Settings) -> str:
    from corpus.embedders import choose

    embedder = choose(loaded)
    return f"{embedder.name}, {embedder.embed(['ready'])[0].shape[0]} dimensions"


def _model(loaded: Settings) -> str:
    from bot.build import model_of
    from bot.writers.probing import tried

    model = model_of(loaded)
    if model is not None:
        return tried(model)
    if loaded.writer == "extractive":
        return "none: EVENHAND_WRITER is extractive, answers quote sentences"
    lacking = "EVENHAND_MODEL" if not loaded.model else "OPENAI_API_KEY or OPENAI_BASE_URL"
    return f"none: {lacking} is not set, answers quote sentences"


def _sources(loaded: Settings) -> str:
    from ingest.feeds.catalogue import load

    path = loaded.feeds_path
    if not path.exists():
        return f"no list at {path}: files and addresses are named by hand"
    listed = load(path)
    return f"{len(listed)} in {path}, {sum(source.enabled for source in listed)} switched on"


def _fetching(loaded: Settings) -> str:
    from ingest.fetching.wiring import fetcher_for

    with fetcher_for(loaded) as fetcher:
        opened = len(fetcher.policy.networks) + len(fetcher.policy.doors)
        return f"as {fetcher.policy.user_agent}; public addresses" + (
            f" and {opened} of EVENHAND_ALLOW" if opened else ""
        )


def _slack(loaded: Settings) -> Iterator[Finding]:
    from bot.slack.door.checkup import examine

    for check in examine(loaded):
        yield Finding("slack", check.good, check.detail, check.remedy)


def _tokens() -> str:
    from corpus.tokens import counter

    return f"o200k table found ({counter()('one two three')} tokens in three words)"


def _tried(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, good=True, detail=look())
    except EvenhandError as error:
        return Finding(what, good=False, detail=str(error), remedy=error.remedy)


def _line(finding: Finding) -> str:
    mark = "ok " if finding.good else "BAD"
    if sys.stdout.isatty():
        mark = click.style(mark, fg="green" if finding.good else "red")
    return f"{mark} {finding.what}: {finding.detail.rstrip('.')}. {finding.remedy}".rstrip()
