"""`digest`: what is new, now; and the orders about digests that come by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.asking import asking_of, scope_options
from bot.cli.stories import window_of
from corpus.console import OK, PARTIAL, LazyGroup, examples, home_option, json_option, settings, show

if TYPE_CHECKING:
    from bot.casework import Asking
    from bot.digests.digester import Digester
    from bot.digests.editions import Editions
    from bot.digests.types import Digest
    from bot.types import NoAnswer, Scope
    from corpus.settings import Settings

TELL = "of"
LONGEST = timedelta(days=7)  # that a reader who comes back is told of
ORDERS = {
    name: (f"bot.cli.subscribing:{attribute}", text)
    for name, attribute, text in (
        ("subscribe", "subscribe", "Have a digest posted in a Slack channel at a time of day."),
        ("list", "listing", "List the subscriptions, each with its next time."),
        ("pause", "pause", "Send nothing more for a subscription until it is resumed."),
        ("resume", "resume", "Go on with a subscription."),
        ("stop", "stop", "Delete a subscription."),
        ("preview", "preview", "Show what a subscription would get now; nothing is sent."),
        ("now", "send_now", "Post a subscription's digest in its channel now."),
        ("editions", "past", "List the digests that were sent."),
        ("show", "show_edition", "Show a digest that was sent."),
        ("repost", "repost", "Post a digest that was sent again, with what was corrected since."),
    )
}


class Digests(LazyGroup):
    """A group in which words that are no order are a topic."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words; without an order they go to the digest of now."""
        asks_help = bool(args) and args[0] in ctx.help_option_names
        if not asks_help and (not args or args[0] not in self.lazy):
            args = [TELL, *args]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of the digest of now, and the orders."""
        records = [
            record
            for each in tell.params
            if isinstance(each, click.Option) and (record := each.get_help_record(ctx))
        ]
        with formatter.section("Options"):
            formatter.write_dl(records)
        self.format_commands(ctx, formatter)


@click.command(TELL, hidden=True)
@click.argument("topic", nargs=-1)
@click.option(
    "--since", help="A stretch such as 24h, 7d or 2w, or a day or time (ISO 8601); yesterday without it."
)
@click.option("--until", help="Only reports published before this day or time (ISO 8601).")
@click.option("--zone", help="Your time zone, such as Europe/Berlin; else EVENHAND_TIMEZONE.")
@click.option("--now", help="A digest as of this time (ISO 8601), for replays.")
@click.option(
    "--reader",
    default="",
    metavar="NAME",
    help="Tell only what is new since NAME's last digest, and remember this one.",
)
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), help="Write it to this file as a page."
)
@click.option(
    "--due", is_flag=True, help="Post in Slack all that is due, corrections too, then end: for cron."
)
@click.option("--post", metavar="CHANNEL", default="", help="Post it in this Slack channel.")
@click.option(
    "--dry-run", is_flag=True, help="With --due or --post: say what would be posted, and post nothing."
)
@scope_options
@home_option
@json_option
def tell(topic: tuple[str, ...], home: Path | None, *, as_json: bool, scope: Scope, **given: Any) -> int:
    """Tell what is new about TOPIC, story by story."""
    _refuse_mixed(given, topic)
    loaded = settings(home)
    if given["due"]:
        from bot.cli.sending import send_due

        value, text, code = send_due(loaded, dry_run=given["dry_run"])
        show(value, text, as_json=as_json)
        return code
    asking = replace(_asking(loaded, given), scope=scope)
    outcome, told = _told(loaded, " ".join(topic), asking, given)
    if given["html"] and told.digest:
        write_page(told.digest, given["html"])
    show(outcome, "\n\n".join(filter(None, (outcome["text"], told.note))), as_json=as_json)
    return OK if told.digest else PARTIAL


digest = Digests(
    "digest",
    lazy=ORDERS,
    subcommand_metavar="[TOPIC]... | COMMAND [ARGS]...",
    help="""Tell what is new, story by story, every sentence with the exact words it rests on.

    TOPIC may open with a stretch of time, as in "24h wheat prices". Behind
    "--" words are a topic whatever they are. Exits 0 with a digest and 1 without one; the reason is printed. --due exits 1
    when Slack refused something, 75 when it could not be reached.
    """,
)
digest.add_command(tell)
examples(
    "evenhand digest",
    "evenhand digest wheat prices --since 7d --html wheat.html",
    "evenhand digest --reader ana                  # only what is new since ana's last one",
    "evenhand digest subscribe --channel C0123ABCD --at 08:00 --zone Europe/Berlin --days mon-fri",
    "evenhand digest --due                         # from cron, with or without a running bot",
)(digest)


class Told:
    """A digest that was told, if there was one, and what became of it.

    Args:
        digest: None when there was none.
        note: a line for the reader, "" for none.
    """

    def __init__(self, digest: Digest | None, note: str = "") -> None:
        self.digest = digest
        self.note = note


def write_page(digest: Digest, path: Path) -> None:
    """Write a digest to a file as a page."""
    from bot.digests.page import page

    path.write_text(page(digest), encoding="utf-8")
    click.echo(f"Written to {path}.", err=True)


def _refuse_mixed(given: dict[str, Any], topic: tuple[str, ...]) -> None:
    if given["due"] and (topic or given["post"] or given["reader"] or given["html"]):
        raise click.UsageError("--due stands alone: what is due is set by the subscriptions.")
    if given["dry_run"] and not (given["due"] or given["post"]):
        raise click.UsageError("--dry-run goes with --due or --post.")
    if given["post"] and given["reader"]:
        raise click.UsageError("--post and --reader exclude each other.")


def _asking(loaded: Settings, given: dict[str, Any]) -> Asking:
    """The zone, the window and the time from options; no window when they name none."""
    from bot.types import Window

    if not given["since"] and not given["until"]:
        return asking_of(loaded, {**given, "since": None, "until": None})
    begun, until, zone = window_of(loaded, given)
    asking = asking_of(loaded, {"zone": zone, "now": given["now"]})
    return replace(asking, window=Window(begun, until, "", explicit=True))


def _told(loaded: Settings, topic: str, asking: Asking, given: dict[str, Any]) -> tuple[dict[str, Any], Told]:
    """The digest of now as JSON, and what became of it."""
    from bot import telling
    from bot.build import digester, model_of, open_library
    from bot.digests.editions import Editions
    from bot.digests.types import Digest

    asking, model = replace(asking, now=asking.now or datetime.now(UTC)), model_of(loaded)
    with open_library(loaded) as library:
        desk, editions = digester(library.ready(), loaded, model), Editions(library.archive.engine)
        outcome = _composed(desk, editions, topic, asking, given["reader"])
        found = outcome if isinstance(outcome, Digest) else None
        told = Told(found)
    if found and given["post"]:
        from bot.cli.sending import post

        told.note = post(loaded, given["post"], found, dry_run=given["dry_run"])
    return telling.outcome_json(outcome), told


def _composed(
    desk: Digester, editions: Editions, topic: str, asking: Asking, reader: str
) -> Digest | NoAnswer:
    """A digest for nobody in particular, or for a reader: since the last one, told only what is new."""
    from bot.digests.types import Digest
    from bot.types import Window

    if not reader:
        return desk.digest(asking, topic)
    key, now = f"cli:{reader}", asking.now or datetime.now(UTC)
    slot = now.astimezone(UTC).isoformat(timespec="microseconds")
    earlier = [one.at for one in editions.listed(key) if one.slot < slot]
    if asking.window is None and earlier:
        since = max(now - LONGEST, min(earlier[0], now - timedelta(seconds=1)))
        asking = replace(asking, window=Window(since, now, "", explicit=True))
    outcome = desk.digest(asking, topic, seen=editions.seen(key, before_slot=slot))
    if isinstance(outcome, Digest):
        editions.keep(key, slot, outcome, now)
    return outcome
