"""`purge`, `backup` and `restore`."""

from __future__ import annotations

import re
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from corpus.console import OK, PARTIAL, count, examples, home_option, json_option, settings, show
from corpus.errors import LockHeld, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.archive.copying import Place
    from corpus.library import Library
    from corpus.settings import Settings

_AGE = re.compile(r"(\d{1,5})([dw])")
_DAYS = {"d": 1, "w": 7}
HELD = ("ingest.lock", "catchup.lock", "chroma.lock")  # whoever holds one of them uses the data folder


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be deleted."""

    ids: tuple[str, ...]
    before: datetime | None = None  # None when articles were named
    source: str = ""


@examples(
    "evenhand purge --older-than 90d --dry-run",
    "evenhand purge --older-than 2026-01-01 --source 'Harbour Wire' --yes",
    "evenhand purge --expired --yes                  # what keep_days of feeds.toml says",
    "evenhand purge --article 3f2a9c0d1e4b5a67",
    "evenhand purge --answers-older-than 90d --yes   # records of answers, not articles",
)
@click.command()
@click.option("--older-than", metavar="AGE|DAY", help="Published before this: 90d, 2w, or 2026-01-01.")
@click.option("--source", default="", help="Only what this source lists, or this outlet prints.")
@click.option("--expired", is_flag=True, help="What is older than its source's keep_days in feeds.toml.")
@click.option(
    "--article", "named", multiple=True, metavar="ID", help="This article; may be given more than once."
)
@click.option(
    "--answers-older-than", metavar="AGE|DAY", help="Records of answers (and threads), kept before this."
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--dry-run", is_flag=True, help="Say what would be deleted.")
@home_option
@json_option
def purge(
    older_than: str | None,
    source: str,
    named: tuple[str, ...],
    answers_older_than: str | None,
    home: Path | None,
    **flags: bool,
) -> int:
    """Delete articles for good, with every revision, their vectors, and their words in answers' records.

    They do not come back, whatever feeds and folders still list them. Backups made before still hold them.
    Exits 75 while an ingest run is under way.
    """
    from bot.build import open_library
    from corpus.archive.copying import clear_remains

    if sum(map(bool, (older_than, named, flags["expired"], answers_older_than))) != 1:
        raise click.UsageError("Give one of --older-than, --expired, --article and --answers-older-than.")
    if source and not older_than:
        raise click.UsageError("--source goes with --older-than.")
    loaded = settings(home)
    if answers_older_than:
        return _purge_answers(loaded, answers_older_than, flags)
    with _alone(loaded, HELD[:1]), open_library(loaded, check=False) as library:
        if flags["expired"]:
            orders = _expired(library, loaded)
        else:
            orders = [_order(library, loaded, older_than, source, named)]
        ids = list(dict.fromkeys(key for order in orders for key in order.ids))
        if not flags["dry_run"] and ids and not flags["yes"] and not _agreed(count(len(ids), "article")):
            click.echo("Nothing was deleted.", err=True)
            return PARTIAL
        value = _planned(ids) if flags["dry_run"] else _delete(library, orders, ids)
        clear_remains(loaded.home.expanduser())
    show(value, _told(value), as_json=flags["as_json"])
    return OK


@examples(
    "evenhand backup",
    "evenhand backup /backups/evenhand.tar.gz",
    "0 3 * * * evenhand backup /backups/evenhand-$(date +\\%a).tar.gz   # crontab: the last seven nights",
)
@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@home_option
@json_option
def backup(file: Path | None, home: Path | None, *, as_json: bool) -> int:
    """Copy the archive and feeds.toml into FILE while everything goes on.

    FILE is evenhand-DATE-TIME.tar.gz in the working folder by default; a former backup of that name is replaced. Nobody
    but you may read it. The indexes are not in it, they follow from the archive. Exits 75 when the disk is full.
    """
    from corpus.archive import copying
    from corpus.terminal import bar

    place, now = _place(settings(home)), datetime.now(UTC)
    target = file or Path()
    if target.is_dir():
        target /= f"evenhand-{now:%Y%m%d-%H%M%S}.tar.gz"
    with bar("pages") as progress:
        manifest = copying.backup(place, target, now=now, progress=progress)
    value = {"file": str(target.absolute()), "bytes": target.stat().st_size, **manifest.as_json()}
    held = count(manifest.counts.get("articles", 0), "article")
    show(value, f"{target}: {held}, {value['bytes'] / 1e6:.1f} MB.", as_json=as_json)
    return OK


@examples("evenhand restore evenhand-20261101-030000.tar.gz", "evenhand restore --force backup.tar.gz")
@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--force", is_flag=True, help="Move the archive that is there aside.")
@home_option
@json_option
def restore(file: Path, home: Path | None, *, force: bool, as_json: bool) -> int:
    """Put the archive and feeds.toml of a backup back, and build the indexes from it; nothing is embedded anew.

    The backup is checked before anything is changed. Exits 75 while a run or a bot uses the data folder.
    """
    from bot.build import open_library
    from corpus.archive import copying
    from corpus.library import make_home

    loaded = settings(home)
    make_home(loaded.home)
    place = _place(loaded)
    with _alone(loaded, HELD[:1]):
        with _alone(loaded, HELD[1:]):
            manifest, aside = copying.restore(file, place, now=datetime.now(UTC), force=force)
        with open_library(loaded, check=False) as library:
            library.ready().settle()
            value = {
                "articles": library.archive.articles.extent().articles,
                "passages": library.archive.ledger.passage_count(),
                "vectors": library.vector_count(),
                "lexical": library.lexical_count(),
                "made_at": manifest.made_at,
                "former": str(aside) if aside else None,
                "notices": [*sorted(library.notices.values()), *_other_embedder(manifest.embedder, library)],
            }
    show(value, _restored(value), as_json=as_json)
    return OK


@contextmanager
def _alone(loaded: Settings, locks: tuple[str, ...]) -> Iterator[None]:
    """Nobody else uses the data folder in the ways that these locks stand for.

    Raises:
        LockHeld: somebody does; names them.
    """
    from corpus.library import make_home
    from corpus.lock import Lock

    home = make_home(loaded.home)
    with ExitStack() as held:
        for name in locks:
            lock = Lock(home / name, what="The data folder")
            try:
                lock.acquire()
            except LockHeld as error:
                raise LockHeld(
                    str(error), holder=error.holder, remedy="Wait until it has finished, or stop it."
                ) from None
            held.enter_context(lock)
        yield


def _order(
    library: Library, loaded: Settings, older_than: str | None, source: str, named: tuple[str, ...]
) -> Order:
    """What the options ask for.

    Raises:
        NotFound: there is no such article or source.
    """
    from corpus.archive import retention

    engine = library.archive.engine
    if older_than is None:
        if unknown := sorted(set(named) - retention.stored(engine, named) - library.archive.buried(named)):
            raise NotFound(
                f"No article has the id {unknown[0]!r}.", remedy="Ids are shown by `evenhand search --json`."
            )
        return Order(tuple(sorted(retention.stored(engine, named))))
    if source and not retention.named(engine, source):
        raise NotFound(
            f"No source and no outlet is named {source!r}.", remedy="See `evenhand status --json`."
        )
    before = cutoff(older_than, now=datetime.now(UTC), zone=loaded.timezone)
    return Order(retention.aged(engine, before=before, source=source), before, source)


def _expired(library: Library, loaded: Settings) -> list[Order]:
    """What each source's `keep_days` says."""
    from corpus.archive import retention
    from ingest.feeds.catalogue import load

    now, orders = datetime.now(UTC), []
    for source in load(loaded.feeds_path) if loaded.feeds_path.exists() else ():
        if source.keep_days:
            before = now - timedelta(days=source.keep_days)
            ids = retention.aged(library.archive.engine, before=before, source=source.name)
            orders.append(Order(ids, before, source.name))
    return orders


def _purge_answers(loaded: Settings, age: str, flags: dict[str, bool]) -> int:
    """Delete records of answers, and what goes along with them."""
    from bot.build import open_library
    from bot.conversation.threads import Threads
    from bot.records import AnswerRecords
    from corpus.archive import retention

    before = cutoff(age, now=datetime.now(UTC), zone=loaded.timezone, option="--answers-older-than")
    with _alone(loaded, HELD[:1]), open_library(loaded, check=False) as library:
        engine = library.archive.engine
        records = AnswerRecords(engine, along=(Threads(engine).prune,))
        number = records.older(before)
        if not flags["dry_run"] and number and not flags["yes"] and not _agreed(count(number, "record")):
            click.echo("Nothing was deleted.", err=True)
            return PARTIAL
        if not flags["dry_run"]:
            number = records.prune(before)
            retention.sweep(engine)  # the words leave the file, too
    value = {**_planned([]), "records": number, "dry_run": flags["dry_run"]}
    would = " would be" if flags["dry_run"] else ""
    show(value, f"{count(number, 'record')} of answers{would} deleted.", as_json=flags["as_json"])
    return OK


def cutoff(text: str, *, now: datetime, zone: str, option: str = "--older-than") -> datetime:
    """The time that an age (90d, 2w) or a day (2026-01-01, at midnight in `zone`) means.

    Raises:
        click.BadParameter: it is neither, or lies ahead.
    """
    if age := _AGE.fullmatch(text.strip()):
        return now - timedelta(days=int(age[1]) * _DAYS[age[2]])
    try:
        day = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{option} {text!r} is neither an age such as 90d nor a day.") from error
    moment = day.replace(tzinfo=day.tzinfo or ZoneInfo(zone)).astimezone(UTC)
    if moment > now:
        raise click.BadParameter(f"{option} {text} lies ahead: that would delete everything.")
    return moment


def _agreed(what: str) -> bool:
    """Whether whoever sits there wants it.

    Raises:
        click.UsageError: nobody sits there.
    """
    if not sys.stdin.isatty():
        raise click.UsageError("Nobody can be asked here: add --yes to delete, or --dry-run to look.")
    return click.confirm(f"Delete {what} for good?", err=True)


def _delete(library: Library, orders: list[Order], ids: list[str]) -> dict[str, Any]:
    """Delete, in an order that a kill cannot spoil: records first, while it is known what is to go."""
    from corpus.archive import retention
    from corpus.terminal import bar

    engine, now = library.archive.engine, datetime.now(UTC)
    changed = _strike(library, ids)
    buried = retention.Buried()
    with bar("articles") as progress:
        for start in range(0, len(ids), retention.BATCH):
            buried += retention.bury(engine, ids[start : start + retention.BATCH], now=now)
            progress(start + retention.BATCH, len(ids))
    for order in orders:
        if order.before and not order.source:
            retention.forget_listings(engine, before=order.before)
    vectors = 0
    if ids or retention.unswept(engine):
        _renew(library, vectors=any(order.before is None for order in orders))
        changed += _strike(library, ids)  # what was under way
        vectors = retention.sweep(engine)
    return {
        "deleted": buried.articles,
        "revisions": buried.revisions,
        "passages": buried.passages,
        "vectors": vectors,
        "answers": changed,
        "records": 0,
        "articles": ids,
        "dry_run": False,
        "notices": sorted(library.notices.values()),
    }


def _strike(library: Library, ids: list[str]) -> int:
    """Take the words of articles out of answers, threads and editions; says from how many answers."""
    from bot.conversation import Threads
    from bot.digests.editions import Editions
    from bot.records import AnswerRecords

    if not ids:
        return 0
    engine = library.archive.engine
    Threads(engine).redact(ids)
    Editions(engine).redact(ids)
    return AnswerRecords(engine).redact(ids)


def _renew(library: Library, *, vectors: bool) -> None:
    """Build the indexes anew, the vectors by a server of our own.

    Chroma's files hold memory that it has not used yet. In this process it may have held deleted words (seen once in 54
    runs); a server has never read any.
    """
    library.ready(serve=vectors).renew(vectors=vectors)


def _planned(ids: list[str]) -> dict[str, Any]:
    zero = dict.fromkeys(("deleted", "revisions", "passages", "vectors", "answers", "records"), 0)
    return {**zero, "articles": ids, "dry_run": True, "notices": []}


def _told(value: dict[str, Any]) -> str:
    if value["dry_run"]:
        return f"{count(len(value['articles']), 'article')} would be deleted."
    line = (
        f"{count(value['deleted'], 'article')} deleted with {count(value['revisions'], 'revision')} and "
        f"{count(value['passages'], 'passage')}; {count(value['answers'], 'record')} of answers emptied."
    )
    return "\n".join([line, *(f"Note: {notice}" for notice in value["notices"])])


def _place(loaded: Settings) -> Place:
    from corpus.archive.copying import Place, file_of

    return Place(file_of(loaded.archive_url), loaded.feeds_path)


def _other_embedder(name: str, library: Library) -> list[str]:
    if name in {"", library.embedder_name}:
        return []
    return [
        f"The vectors were made by {name}; set EVENHAND_EMBEDDER to it, or run `evenhand reindex` to embed anew."
    ]


def _restored(value: dict[str, Any]) -> str:
    held = count(value["articles"], "article")
    lines = [f"Restored {held} as of {value['made_at']}; {value['vectors']} vectors, none embedded anew."]
    if value["former"]:
        lines.append(f"The former archive is now {value['former']}; delete it when you do not need it.")
    return "\n".join([*lines, *(f"Note: {notice}" for notice in value["notices"])])
