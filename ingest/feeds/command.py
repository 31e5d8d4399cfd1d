"""The `feeds` commands: the list of sources, read, tried out and added to."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from corpus.console import OK, PARTIAL, count, examples, home_option, json_option, settings, show
from ingest.feeds.types import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from corpus.settings import Settings
    from ingest.feeds.opml import Outlines
    from ingest.feeds.trials import Tester, Trial
    from ingest.feeds.types import Source

SIDE_BY_SIDE = 8  # sources tried at once; one at a time of a host, whatever this says
_HINT = "No sources yet. Add one with `evenhand feeds add URL`."

feeds_option = click.option(
    "--feeds",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="List of sources; wins over EVENHAND_FEEDS.",
)


@click.group()
def feeds() -> None:
    """Keep the list of sources: feeds, sitemaps, pages and folders that `evenhand ingest` follows.

    The list is feeds.toml in the data folder, a text file to be read and edited by people.
    """


examples(
    "evenhand feeds add https://www.example.com/feed.xml --outlet 'Example Times'",
    "evenhand feeds check",
    "evenhand feeds import subscriptions.opml",
)(feeds)


@examples("evenhand feeds list", "evenhand feeds list --json | jq -r '.sources[].url'")
@feeds.command("list")
@feeds_option
@home_option
@json_option
def listing(file: Path | None, home: Path | None, *, as_json: bool) -> int:
    """Show the sources, one a line. Exits 2 when the list has a fault, and names it."""
    path = _path(settings(home), file)
    sources = _listed(path)
    lines = "\n".join(map(_line, sources)) or _HINT
    show({"feeds": str(path), "sources": [asdict(source) for source in sources]}, lines, as_json=as_json)
    return OK


@examples(
    "evenhand feeds check",
    "evenhand feeds check 'Harbour Times' https://www.example.com/feed.xml",
    "evenhand feeds check --json | jq '.checked[] | select(.ok | not)'",
)
@feeds.command()
@click.argument("named", metavar="NAME|URL...", nargs=-1)
@feeds_option
@home_option
@json_option
def check(named: tuple[str, ...], file: Path | None, home: Path | None, *, as_json: bool) -> int:
    """Ask each source once and say how it is, one a line; nothing is stored.

    Without names, all that are switched on. A URL need not be in the list. Exits 0 when all work, 1 when some do not.
    """
    from datetime import UTC, datetime

    loaded = settings(home)
    sources = _chosen(_listed(_path(loaded, file)), named)
    now = datetime.now(UTC)
    trials: list[Trial] = []
    for trial in _trials(loaded, sources):
        trials.append(trial)
        if not as_json:
            click.echo(_verdict(trial, now))
    bad = sum(not trial.ok for trial in trials)
    if as_json or not trials:
        show({"checked": [_record(trial) for trial in trials], "bad": bad}, _HINT, as_json=as_json)
    return PARTIAL if bad else OK


@examples(
    "evenhand feeds add https://www.example.com/",
    "evenhand feeds add https://www.example.com/news-sitemap.xml --name 'Example sitemap' --delay 5",
    "evenhand feeds add wire/ --outlet 'Example Agency'",
)
@feeds.command()
@click.argument("url", metavar="URL|FOLDER")
@click.option("--name", help="How reports speak of it; else what the feed calls itself.")
@click.option("--outlet", help="Whose news this is; else what its pages say.")
@click.option("--language", help="ISO 639-1, such as en.")
@click.option("--section")
@click.option("--country", help="ISO 3166-1, such as GB.")
@click.option("--kind", type=click.Choice(get_args(SourceKind)), help="Else what it turns out to be.")
@click.option("--genre", type=click.Choice(["news", "opinion"]), help="Marks all of it.")
@click.option("--delay", type=float, help="Seconds between two requests to its host.")
@click.option("--budget", type=float, help="Seconds that a run may spend on it.")
@click.option("--most", type=int, help="Items that a run takes from it.")
@click.option("--keep-days", type=int, help="Delete its articles after so many days.")
@click.option(
    "--complete", is_flag=True, default=None, help="It lists all it has: what goes from it is withdrawn."
)
@click.option("--no-check", is_flag=True, help="Add it without asking it first.")
@feeds_option
@home_option
@json_option
def add(
    url: str, *, no_check: bool, file: Path | None, home: Path | None, as_json: bool, **given: Any
) -> int:
    """Put a source into the list, once it has been tried out.

    For a web page, the feed that it links to is added; --kind page follows the page itself. Exits 1 when the
    source does not work, 2 when it is in the list or an option is wrong; nothing is added then.
    """
    from ingest.feeds import adding, catalogue

    loaded = settings(home)
    path = _path(loaded, file)
    known = _listed(path)
    told = {name: value for name, value in given.items() if value is not None}
    source, trial = adding.wanted(url, told), None
    if not no_check:
        with _tester(loaded) as tester:
            trial = adding.tried(source, tester, kind_known="kind" in told)
            source = trial.source
    title = trial.title if trial else ""
    source = replace(source, name=adding.name_of(source, title, [other.name for other in known]))
    catalogue.add(path, source)
    about = f"{_what(trial)}, " if trial else ""
    text = f"Added {source.name} ({about}{source.url or source.path}) to {path}."
    value = {"added": asdict(source), "feeds": str(path), "trial": _record(trial) if trial else None}
    show(value, text, as_json=as_json)
    return OK


@examples("evenhand feeds import subscriptions.opml", "evenhand feeds import - < subscriptions.opml")
@feeds.command("import")
@click.argument(
    "opml_file", metavar="FILE.opml", type=click.Path(path_type=Path, exists=True, allow_dash=True)
)
@feeds_option
@home_option
@json_option
def importing(opml_file: Path, file: Path | None, home: Path | None, *, as_json: bool) -> int:
    """Add the feeds of an OPML file that are not in the list yet; name what is passed over, and why."""
    from ingest.feeds import catalogue, opml

    path = _path(settings(home), file)
    data = sys.stdin.buffer.read() if str(opml_file) == "-" else opml_file.read_bytes()
    new, skipped = _new(opml.read(data), _listed(path))
    if new:
        catalogue.add(path, *new)
    value = {"added": [source.name for source in new], "skipped": skipped, "feeds": str(path)}
    lines = (f"Added {count(len(new), 'source')} to {path}.", *(f"Passed over: {text}" for text in skipped))
    show(value, "\n".join(lines), as_json=as_json)
    return OK


@examples("evenhand feeds export > subscriptions.opml", "evenhand feeds export subscriptions.opml")
@feeds.command()
@click.argument(
    "opml_file", metavar="[FILE.opml]", required=False, type=click.Path(path_type=Path, dir_okay=False)
)
@feeds_option
@home_option
@json_option
def export(opml_file: Path | None, file: Path | None, home: Path | None, *, as_json: bool) -> int:
    """Write the list as OPML 2.0, which other feed readers import; folders are left out."""
    from ingest.feeds import opml

    sources = _listed(_path(settings(home), file))
    data = opml.write(sources)
    exported = sum(bool(source.url) for source in sources)
    if opml_file is None:
        show({"sources": exported, "opml": data.decode()}, data.decode().rstrip(), as_json=as_json)
        return OK
    opml_file.write_bytes(data)
    text = f"Wrote {count(exported, 'source')} to {opml_file}."
    show({"sources": exported, "file": str(opml_file)}, text, as_json=as_json)
    return OK


def _path(loaded: Settings, file: Path | None) -> Path:
    return file or loaded.feeds_path


def _listed(path: Path) -> tuple[Source, ...]:
    """The list; before the first source there is none."""
    from ingest.feeds import catalogue

    return catalogue.load(path) if path.exists() else ()


def _chosen(sources: tuple[Source, ...], named: tuple[str, ...]) -> tuple[Source, ...]:
    if not named:
        return tuple(source for source in sources if source.enabled)
    return tuple(_one(sources, name) for name in named)


def _one(sources: tuple[Source, ...], name: str) -> Source:
    """The source of this name or address, or an unlisted address."""
    from difflib import get_close_matches

    from ingest import urls
    from ingest.feeds.types import Source

    key = urls.canonical(name)
    for source in sources:
        if source.name.casefold() == name.casefold() or (key and urls.canonical(source.url) == key):
            return source
    if key:
        return Source(name, url=name)
    near = get_close_matches(name, [source.name for source in sources], n=1)
    raise click.UsageError(f'There is no source "{name}"' + (f'; did you mean "{near[0]}"?' if near else "."))


@contextmanager
def _tester(loaded: Settings) -> Iterator[Tester]:
    """A tester with its fetcher and its children, which end with the block."""
    from ingest.extraction.sandbox import Sandbox
    from ingest.feeds.trials import Tester
    from ingest.fetching.wiring import fetcher_for

    with fetcher_for(loaded) as fetcher, Sandbox() as sandbox:
        yield Tester(fetcher, sandbox)


def _trials(loaded: Settings, sources: tuple[Source, ...]) -> Iterator[Trial]:
    """In the order of the sources, each as soon as it and those before it are done."""
    from concurrent.futures import ThreadPoolExecutor

    if not sources:
        return
    with _tester(loaded) as tester, ThreadPoolExecutor(SIDE_BY_SIDE) as threads:
        yield from threads.map(tester.check, sources)


def _new(found: Outlines, known: tuple[Source, ...]) -> tuple[list[Source], list[str]]:
    """What of a foreign list is not in ours, under names of its own; and what is passed over."""
    from ingest import urls
    from ingest.feeds.catalogue import unused

    addresses = {urls.canonical(source.url): source.name for source in known if source.url}
    names = [source.name for source in known]
    new, skipped = [], list(found.faults)
    for source in found.sources:
        holder = addresses.get(urls.canonical(source.url))
        if holder:
            skipped.append(f"{source.name}: in the list already, as {holder}")
            continue
        new.append(replace(source, name=unused(source.name, names)))
        names.append(new[-1].name)
    return new, skipped


def _line(source: Source) -> str:
    """One source of the list."""
    about = (source.kind, source.language, source.section, "" if source.enabled else "switched off")
    return f"{source.name}  {source.url or source.path}  ({', '.join(filter(None, about))})"


def _verdict(trial: Trial, now: datetime) -> str:
    """One source that was tried."""
    if trial.error:
        return f"BAD  {trial.source.name}: {trial.error.rstrip('.')}. {trial.remedy}".rstrip()
    faults = "".join(f"; {fault}" for fault in trial.faults)
    return f"ok   {trial.source.name}: {_what(trial, now)}{faults}"


def _what(trial: Trial, now: datetime | None = None) -> str:
    """What a source turned out to be."""
    from ingest.feeds.trials import age

    parts = count(trial.parts, "sitemap") if trial.kind == "sitemap_index" else count(trial.items, "item")
    newest = f", newest {age(trial.newest, now)}" if trial.newest and now else ""
    return f"{trial.kind.replace('_', ' ')}, {parts}{newest}"


def _record(trial: Trial) -> dict[str, Any]:
    source = trial.source
    return {
        "name": source.name,
        "source": source.url or source.path,
        "ok": trial.ok,
        "kind": trial.kind,
        "items": trial.items,
        "parts": trial.parts,
        "newest": trial.newest.isoformat().replace("+00:00", "Z") if trial.newest else None,
        "faults": list(trial.faults),
        "error": trial.error or None,
        "remedy": trial.remedy,
    }
