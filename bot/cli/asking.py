"""`ask` and `search`."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from corpus.console import OK, PARTIAL, examples, home_option, json_option, settings, show
from corpus.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.desk import Asking, Desk
    from bot.types import Scope
    from corpus.settings import Settings


def time_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--since`, `--until`, `--zone` and `--now`."""
    for option in (
        click.option("--now", help="Answer as of this time (ISO 8601), for replays."),
        click.option("--zone", help="Your time zone, such as Europe/Berlin; else EVENHAND_TIMEZONE."),
        click.option("--until", help="Only articles published before this day or time (ISO 8601)."),
        click.option("--since", help="Only articles published on or after this day or time (ISO 8601)."),
    ):
        command = option(command)
    return command


def scope_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--outlet`, `--without` and `--language`, each as often as wanted; given as one `Scope`."""

    @wraps(command)
    def scoped(
        *, outlet: tuple[str, ...], without: tuple[str, ...], language: tuple[str, ...], **given: Any
    ) -> Any:
        from bot.types import Scope

        return command(scope=Scope(outlet, without, language), **given)

    for option in (
        click.option(
            "--language", multiple=True, help="Only articles in this language (ISO 639-1, such as de)."
        ),
        click.option("--without", multiple=True, metavar="OUTLET", help="No articles by this outlet."),
        click.option("--outlet", multiple=True, help="Only articles by this outlet."),
    ):
        scoped = option(scoped)
    return scoped


@examples(
    "evenhand ask 'How many people have been killed?'",
    "evenhand ask --since 2024-03-25 --until 2024-03-27 'How did the council vote?'",
    "evenhand ask --outlet 'Valley Wire' --outlet 'Northern Star' 'Did the dam hold?'",
    "evenhand ask --json 'What did the minister say?' | jq .claims",
)
@click.command()
@click.argument("question", nargs=-1, required=True)
@time_options
@scope_options
@home_option
@json_option
def ask(
    question: tuple[str, ...], home: Path | None, *, as_json: bool, scope: Scope, **times: str | None
) -> int:
    """Answer QUESTION from the corpus, every sentence with the exact words it rests on.

    Exits 0 with an answer and 1 without one; the reason is printed.
    """
    started = time.perf_counter()
    from bot import telling
    from bot.build import open_desk
    from bot.cli.telling import Terminal
    from bot.desk import SILENT
    from bot.types import Answer

    loaded = settings(home)
    text = _text(" ".join(question))
    asking = replace(asking_of(loaded, times), scope=scope)
    live = Terminal(asking.zone) if sys.stdout.isatty() and not as_json else None
    with open_desk(loaded) as desk:
        opened = (time.perf_counter() - started) * 1000
        _note_unknown(desk, scope)
        outcome = desk.ask(text, asking, live or SILENT)
        outcome.provenance.timings["open"] = round(opened, 2)
    if live:
        live.finish(outcome)
    else:
        value = telling.outcome_json(outcome)
        show(value, value["text"], as_json=as_json)
    return OK if isinstance(outcome, Answer) else PARTIAL


@examples(
    "evenhand search 'council vote'",
    "evenhand search -k 5 --json 'council vote'",
    "evenhand search --queries questions.jsonl > found.jsonl",
)
@click.command()
@click.argument("query", nargs=-1)
@click.option(
    "-k", "count", type=click.IntRange(1, 1000), default=10, show_default=True, help="Passages to show."
)
@click.option(
    "--queries",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help='JSON lines {"query", "since"?, "until"?, "now"?}; one JSON object is printed for each.',
)
@time_options
@scope_options
@home_option
@json_option
def search(
    query: tuple[str, ...],
    count: int,
    queries: Path | None,
    home: Path | None,
    *,
    as_json: bool,
    scope: Scope,
    **times: str | None,
) -> int:
    """Find the passages nearest to QUERY, without answering."""
    from bot import contract, render
    from bot.build import open_desk

    if bool(query) == bool(queries):
        raise click.UsageError("Give a QUERY or --queries FILE.")
    loaded = settings(home)
    with open_desk(loaded) as desk:
        _note_unknown(desk, scope)
        if queries:
            _search_all(desk, queries, lambda asked: replace(asking_of(loaded, asked), scope=scope), count)
            return OK
        text, asking = _text(" ".join(query)), replace(asking_of(loaded, times), scope=scope)
        hits = desk.look_up(text, asking, k=count)
    show(contract.hits_json(text, hits), render.hits(hits, asking.zone), as_json=as_json)
    return OK if hits else PARTIAL


def _note_unknown(desk: Desk, scope: Scope) -> None:
    """A mistyped outlet would go unnoticed."""
    for name in desk.unknown(scope) if scope.outlets or scope.without else ():
        click.echo(f"Note: no outlet of the corpus is called {name!r}.", err=True)


def _search_all(desk: Desk, queries: Path, asking: Callable[[dict[str, Any]], Asking], count: int) -> None:
    from bot import contract

    with queries.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            asked = _query_of(line, f"{queries}:{number}")
            hits = desk.look_up(asked["query"], asking(asked), k=count)
            click.echo(json.dumps(contract.hits_json(asked["query"], hits), ensure_ascii=False))


def _query_of(line: str, place: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except ValueError as error:
        raise SourceError(place, f"{place} is not JSON.", remedy="Give one object per line.") from error
    if not isinstance(asked, dict) or not isinstance(asked.get("query"), str):
        raise SourceError(place, f'{place} has no "query".', remedy="Give one object per line.")
    return asked


def asking_of(loaded: Settings, given: dict[str, Any]) -> Asking:
    """Zone, window and time from options or from a line of queries."""
    from bot.desk import Asking
    from bot.types import Window

    zone = _zone(given.get("zone") or loaded.timezone)
    since, until, now = (_time(given.get(key), zone, key) for key in ("since", "until", "now"))
    if since and until and since >= until:
        raise click.BadParameter("--since must be before --until.")
    window = None
    if since or until:
        window = Window(
            since or datetime(1, 1, 2, tzinfo=UTC),
            until or datetime(9999, 12, 30, tzinfo=UTC),
            "",
            explicit=True,
        )
    return Asking(zone, window, now)


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError) as error:
        raise click.BadParameter(f"{name!r} is not an IANA time zone such as Europe/Berlin.") from error


def _time(text: str | None, zone: str, option: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except (ValueError, TypeError) as error:
        raise click.BadParameter(f"--{option} {text!r} is not a day or time such as 2024-03-26.") from error
    return moment.replace(tzinfo=moment.tzinfo or ZoneInfo(zone)).astimezone(UTC)


def _text(text: str) -> str:
    if not text.strip():
        raise click.UsageError("The question is empty.")
    return text.strip()
