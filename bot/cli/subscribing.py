"""Orders about digests that come by themselves: subscribe, list, pause, resume, stop, preview, and past editions."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.asking import scope_options
from corpus.console import OK, PARTIAL, examples, home_option, json_option, settings, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.digests.editions import Edition
    from bot.subscriptions.store import Subscriptions
    from bot.subscriptions.types import Subscription, Wish
    from bot.types import Scope
    from corpus.archive import Archive
    from corpus.settings import Settings

_html = click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), help="Write it to this file as a page."
)


@examples(
    "evenhand digest subscribe --channel C0123ABCD --at 08:00 --zone Europe/Berlin",
    "evenhand digest subscribe --channel C0123ABCD --at 6pm --days mon,wed --topic 'wheat prices' --outlet 'Valley Wire'",
)
@click.command()
@click.option(
    "--channel", required=True, metavar="ID", help="Slack's id of the channel, or of a person: C…, D… or U…."
)
@click.option(
    "--team",
    default="",
    metavar="ID",
    help="Slack's id of the workspace; that of SLACK_BOT_TOKEN without it.",
)
@click.option("--at", required=True, metavar="TIME", help="Local time of day, such as 08:00 or 8am.")
@click.option("--zone", help="Time zone, such as Europe/Berlin; else EVENHAND_TIMEZONE.")
@click.option("--days", default="", help="Days of the week: mon-fri, or mon,wed; every day without it.")
@click.option("--topic", default="", help="What the stories are to be about; all news without it.")
@click.option(
    "--quiet",
    type=click.Choice(("line", "skip")),
    default="line",
    show_default=True,
    help="On a day without news post one line, or nothing.",
)
@scope_options
@home_option
@json_option
def subscribe(home: Path | None, *, as_json: bool, scope: Scope, **given: str) -> int:
    """Have a digest posted in a Slack channel; a running bot posts it, or `evenhand digest --due` from cron."""
    loaded = settings(home)
    wish = _wish(loaded, scope, given)
    team = given["team"] or _team(loaded)
    with _store(loaded) as (store, _):
        made = store.add(team, given["channel"], wish)
    _show_one(made, as_json=as_json)
    return OK


@examples("evenhand digest list", "evenhand digest list --json | jq '.subscriptions[].next'")
@click.command("list")
@home_option
@json_option
def listing(home: Path | None, *, as_json: bool) -> int:
    """List the subscriptions, each with its next time or why it is paused."""
    from bot.subscriptions.telling import line

    now = datetime.now(UTC)
    with _store(settings(home)) as (store, _):
        found = store.all()
    text = "\n".join(f"{line(one, now)} In {one.channel}." for one in found)
    value = {"kind": "subscriptions", "subscriptions": [_json(one, now) for one in found]}
    show(
        value,
        text or "There are no subscriptions. `evenhand digest subscribe --help` tells how.",
        as_json=as_json,
    )
    return OK


@examples("evenhand digest pause 0a1b2c3d")
@click.command()
@click.argument("subscription", metavar="ID")
@home_option
@json_option
def pause(subscription: str, home: Path | None, *, as_json: bool) -> int:
    """Send nothing more for subscription ID until it is resumed."""
    with _store(settings(home)) as (store, _):
        changed = store.pause(subscription)
    _show_one(changed, as_json=as_json)
    return OK


@examples("evenhand digest resume 0a1b2c3d")
@click.command()
@click.argument("subscription", metavar="ID")
@home_option
@json_option
def resume(subscription: str, home: Path | None, *, as_json: bool) -> int:
    """Go on with subscription ID; what came due meanwhile is not sent."""
    with _store(settings(home)) as (store, _):
        changed = store.resume(subscription)
    _show_one(changed, as_json=as_json)
    return OK


@examples("evenhand digest stop 0a1b2c3d")
@click.command()
@click.argument("subscription", metavar="ID")
@home_option
@json_option
def stop(subscription: str, home: Path | None, *, as_json: bool) -> int:
    """Delete subscription ID."""
    with _store(settings(home)) as (store, _):
        store.stop(subscription)
    show({"kind": "stopped", "id": subscription}, f"Stopped {subscription}.", as_json=as_json)
    return OK


@examples("evenhand digest preview 0a1b2c3d", "evenhand digest preview 0a1b2c3d --html tomorrow.html")
@click.command()
@click.argument("subscription", metavar="ID")
@_html
@home_option
@json_option
def preview(subscription: str, html: Path | None, home: Path | None, *, as_json: bool) -> int:
    """Show what subscription ID would get now; nothing is sent, and nothing remembered."""
    from bot import telling
    from bot.build import digester, model_of, open_library
    from bot.casework import Asking
    from bot.digests.editions import Editions
    from bot.digests.types import Digest
    from bot.subscriptions.rounds import since
    from bot.subscriptions.store import Subscriptions
    from bot.types import Window

    loaded, now = settings(home), datetime.now(UTC)
    model = model_of(loaded)
    with open_library(loaded) as library:
        engine = library.archive.engine
        store = Subscriptions(engine)
        one = store.get(subscription)
        window = Window(since(now, store.last(one.id, now)), now, "", explicit=True)
        asking = Asking(zone=one.wish.zone, window=window, now=now, scope=one.wish.scope)
        seen = Editions(engine).seen(one.reader)
        outcome = digester(library.ready(), loaded, model).digest(asking, one.wish.topic, seen=seen)
    value = telling.outcome_json(outcome)
    show(value, value["text"], as_json=as_json)
    if html and isinstance(outcome, Digest):
        _write(outcome, html)
    return OK if isinstance(outcome, Digest) else PARTIAL


@examples("evenhand digest now 0a1b2c3d")
@click.command("now")
@click.argument("subscription", metavar="ID")
@home_option
@json_option
def send_now(subscription: str, home: Path | None, *, as_json: bool) -> int:
    """Post the digest of subscription ID in its channel now."""
    from bot.cli.sending import at_once, send_one

    loaded = settings(home)
    with _store(loaded) as (store, _):
        one = store.get(subscription)
    text = send_one(loaded, at_once(one.id, one.team, one.channel, datetime.now(UTC)))
    show({"kind": "sent", "id": one.id, "channel": one.channel, "text": text}, text, as_json=as_json)
    return OK


@examples("evenhand digest editions", "evenhand digest editions 0a1b2c3d")
@click.command("editions")
@click.argument("subscription", metavar="[ID]", required=False)
@home_option
@json_option
def past(subscription: str | None, home: Path | None, *, as_json: bool) -> int:
    """List the digests that were sent, newest first: of the channel of subscription ID, or all."""
    from bot.digests.editions import Editions

    with _store(settings(home)) as (store, archive):
        reader = store.get(subscription).reader if subscription else ""
        found = Editions(archive.engine).listed(reader)
    value = {"kind": "editions", "editions": [_edition_json(one) for one in found]}
    text = "\n".join(f"{one.id}  {one.at:%Y-%m-%d %H:%M} UTC  {one.reader}, {_scale(one)}" for one in found)
    show(value, text or "No digest was sent yet.", as_json=as_json)
    return OK


@examples("evenhand digest show 4f1c2a9b7d", "evenhand digest show 4f1c2a9b7d --html monday.html")
@click.command("show")
@click.argument("edition", metavar="EDITION")
@_html
@home_option
@json_option
def show_edition(edition: str, html: Path | None, home: Path | None, *, as_json: bool) -> int:
    """Show EDITION as it was sent, with what was corrected or withdrawn since."""
    from bot import telling
    from bot.corrections.flags import flagged
    from bot.digests.editions import Editions

    with _store(settings(home)) as (_, archive):
        digest = Editions(archive.engine).get(edition).digest
        digest = flagged(digest, archive.articles.many({source.article_id for source in digest.sources}))
    value = telling.outcome_json(digest)
    show(value, value["text"], as_json=as_json)
    if html:
        _write(digest, html)
    return OK


@examples("evenhand digest repost 4f1c2a9b7d", "evenhand digest repost 4f1c2a9b7d --channel C0123ABCD")
@click.command()
@click.argument("edition", metavar="EDITION")
@click.option("--channel", default="", metavar="ID", help="Another channel than it was sent to.")
@home_option
@json_option
def repost(edition: str, channel: str, home: Path | None, *, as_json: bool) -> int:
    """Post EDITION again, with what was corrected or withdrawn since."""
    from bot.cli.sending import again, send_one, team_of
    from bot.digests.editions import Editions

    loaded = settings(home)
    with _store(loaded) as (_, archive):
        found = Editions(archive.engine).get(edition)
    surface, team, place = (*found.reader.split(":"), "", "")[:3]
    if surface != "slack":
        team, place = "", ""
    place = channel or place
    if not place:
        raise click.UsageError("This edition was not sent to Slack: name a --channel.")
    text = send_one(loaded, again(found.id, team or team_of(loaded), place, datetime.now(UTC)))
    show({"kind": "sent", "id": found.id, "channel": place, "text": text}, text, as_json=as_json)
    return OK


@contextmanager
def _store(loaded: Settings) -> Iterator[tuple[Subscriptions, Archive]]:
    from bot.build import open_library
    from bot.subscriptions.store import Subscriptions

    with open_library(loaded, check=False) as library:
        yield Subscriptions(library.archive.engine), library.archive


def _wish(loaded: Settings, scope: Scope, given: dict[str, Any]) -> Wish:
    from dataclasses import replace

    from bot.subscriptions.words import MAX_TOPIC, read, week

    days, rest = week(given["days"])
    if rest:
        raise click.BadParameter(
            f"{given['days']!r} are no days such as mon-fri or mon,wed.", param_hint="--days"
        )
    try:
        wish = read(f"{given['at']} {given['zone'] or ''}", loaded.timezone)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    if wish.topic:
        raise click.BadParameter(f"{wish.topic!r} is no part of a time or a zone.", param_hint="--at")
    topic = " ".join(given["topic"].split())[:MAX_TOPIC]
    return replace(wish, topic=topic, days=days, scope=scope, quiet=given["quiet"])


def _team(loaded: Settings) -> str:
    from bot.cli.sending import team_of

    return team_of(loaded)


def _show_one(one: Subscription, *, as_json: bool) -> None:
    from bot.subscriptions.telling import line

    now = datetime.now(UTC)
    show({"kind": "subscription", **_json(one, now)}, line(one, now), as_json=as_json)


def _json(one: Subscription, now: datetime) -> dict[str, Any]:
    from bot.subscriptions.slots import upcoming

    slot, wish = upcoming(one, now), one.wish
    return {
        "id": one.id,
        "team": one.team,
        "channel": one.channel,
        "at": f"{wish.at:%H:%M}",
        "zone": wish.zone,
        "days": list(wish.days),
        "topic": wish.topic,
        "scope": asdict(wish.scope),
        "quiet": wish.quiet,
        "paused": one.paused or None,
        "next": slot.instant.isoformat() if slot else None,
    }


def _edition_json(one: Edition) -> dict[str, Any]:
    told = {"stories": len(one.digest.entries), "topic": one.digest.question.text}
    return {"id": one.id, "reader": one.reader, "at": one.at.isoformat(), **told}


def _scale(one: Edition) -> str:
    told = len(one.digest.entries)
    topic = f" on {one.digest.question.text}" if one.digest.question.text else ""
    return f"{told} {'story' if told == 1 else 'stories'}{topic}"


def _write(digest: Any, path: Path) -> None:
    from bot.cli.digesting import write_page

    write_page(digest, path)
