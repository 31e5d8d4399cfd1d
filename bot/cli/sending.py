"""Sending to Slack from the command line: what is due, or one digest; with a running bot, beside one, or without."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from corpus.console import OK, PARTIAL, TEMPORARY, count
from corpus.errors import EvenhandError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.digests.types import Digest
    from bot.slack.office import Sent
    from bot.slack.types import Asked
    from corpus.library import Library
    from corpus.settings import Settings

PATIENCE = 120.0  # seconds for all that is due; what is not sent by then the next process sends
NEXT = "the bot, or the next `evenhand digest --due`, tries again"
JOIN = "Is the app a member of that channel?"
LOOKING = (
    "command-line"  # owns what a command has placed: no process is called so, so every process takes it up
)


def team_of(loaded: Settings) -> str:
    """The workspace that the bot's token belongs to.

    Raises:
        SettingsError: there is no token, or Slack does not take it.
    """
    from bot.slack.door.access import refusal, told, web_client

    token = demand_token(loaded)
    try:
        answer = web_client(loaded, token).auth_test()
    except Exception as error:
        refused = refusal(error, "SLACK_BOT_TOKEN")
        raise refused or SettingsError(
            f"Slack cannot be reached ({told(error)}).",
            remedy="Try again, or name the workspace with --team.",
        ) from error
    whole = bool(answer.get("is_enterprise_install"))
    return str(answer.get("enterprise_id" if whole else "team_id") or "")


def demand_token(loaded: Settings) -> str:
    """The bot's token.

    Raises:
        SettingsError: none is set.
    """
    token = loaded.slack_bot_token.get_secret_value()
    if not token and not loaded.slack_client_id:
        raise SettingsError(
            "Posting in Slack needs SLACK_BOT_TOKEN: not set.",
            remedy="`evenhand slack manifest` prints what makes the app; `evenhand doctor` looks at its tokens.",
        )
    return token


def send_due(loaded: Settings, *, dry_run: bool) -> tuple[dict[str, Any], str, int]:
    """Post all that is due, or say what would be; as JSON, as text, and the exit code."""
    if dry_run:
        lines = owed(loaded)
        text = "\n".join(f"Would post: {line}" for line in lines) or "Nothing is due."
        return {"kind": "due", "dry_run": True, "due": lines, "text": text}, text, OK
    sent = send(loaded, due=True)
    text = _told(sent)
    value = {"kind": "due", "dry_run": False, "posted": sent.posted, "refused": sent.refused}
    code = PARTIAL if sent.refused else TEMPORARY if sent.waiting else OK
    return {**value, "waiting": sent.waiting, "text": text}, text, code


def send(loaded: Settings, asked: Iterable[Asked] = (), *, due: bool = False) -> Sent:
    """Send what is named, and what is due; says what became of it.

    Raises:
        SettingsError: there is no token, or Slack refuses it.
    """
    from bot.slack.wiring import open_errand

    if demand_token(loaded):
        team_of(loaded)  # a refused token would cost every digest that is due
    with open_errand(loaded) as office:
        return office.send(tuple(asked), due=due, patience=PATIENCE)


def send_one(loaded: Settings, asked: Asked, remedy: str = "") -> str:
    """Send one request; gives what is said of it.

    Raises:
        EvenhandError: Slack does not take it.
        SettingsError: there is no token, or Slack refuses it.
    """
    sent = send(loaded, [asked])
    if sent.refused:
        raise EvenhandError(f"Slack takes no digest in {asked.channel}.", remedy=f"{JOIN} {remedy}".strip())
    if sent.waiting:
        return f"Not posted in {asked.channel} yet: {NEXT}."
    return f"Posted in {asked.channel}." if sent.posted else "There was nothing to post."


def post(loaded: Settings, channel: str, digest: Digest, *, dry_run: bool = False) -> str:
    """Post a digest in a channel; gives what is said of it.

    Raises:
        EvenhandError: Slack does not take it.
        SettingsError: there is no token, or Slack refuses it.
    """
    if dry_run:
        return f"Would post it in {channel}."
    from bot.build import open_library
    from bot.digests.editions import Editions

    team, now = team_of(loaded), datetime.now(UTC)
    slot = f"{now.isoformat(timespec='microseconds')}#once"
    with open_library(loaded, check=False) as library:
        edition = Editions(library.archive.engine).keep(f"cli:post:{team}:{channel}", slot, digest, now)
    remedy = f"The digest is kept: evenhand digest repost {edition} --channel {channel}"
    return send_one(loaded, again(edition, team, channel, now), remedy)


def _told(sent: Sent) -> str:
    parts = [
        *([f"Posted {count(sent.posted, 'message')}."] if sent.posted else []),
        *([f"Slack refused {sent.refused}: see `evenhand digest list`."] if sent.refused else []),
        *([f"{count(sent.waiting, 'message')} not posted yet: {NEXT}."] if sent.waiting else []),
    ]
    quiet = "Nothing new in what is due." if sent.silent else "Nothing is due."
    return " ".join(parts) or quiet


def again(edition: str, team: str, channel: str, now: datetime) -> Asked:
    """A request to post an edition in a channel."""
    return replace(_request(f"digest:edition:{token_hex(4)}", team, channel, now), text=edition)


def at_once(subscription: str, team: str, channel: str, now: datetime) -> Asked:
    """A request to post a subscription's digest now, whatever its time."""
    return _request(f"digest:{subscription}:now:{token_hex(4)}", team, channel, now)


def owed(loaded: Settings) -> list[str]:
    """What would be posted now, a line for each; nothing is written."""
    from bot.build import open_library

    with open_library(loaded, check=False) as library:
        return [*_digests(library), *_corrections(library, loaded)]


def _digests(library: Library) -> list[str]:
    from bot.slack.queue.ledger import Ledger
    from bot.subscriptions.rounds import Round
    from bot.subscriptions.store import Subscriptions
    from bot.subscriptions.telling import wished

    engine = library.archive.engine
    round_ = Round(Subscriptions(engine), Ledger(engine, LOOKING))
    return [
        f"digest {one.id} of {slot.day} in {one.channel}: {wished(one.wish)}"
        for one, slot in round_.owed(datetime.now(UTC))
    ]


def _corrections(library: Library, loaded: Settings) -> list[str]:
    from bot.build import records
    from bot.corrections.following import Corrections
    from bot.slack.queue.ledger import Ledger

    archive = library.archive
    ledger = Ledger(archive.engine, LOOKING)
    following = Corrections(
        archive, records(library), ledger, kept_days=loaded.keep_answers, zone=loaded.timezone
    )
    return [f"correction in {one.channel}, below {one.thread}" for one in following.owed(datetime.now(UTC))]


def _request(key: str, team: str, channel: str, now: datetime) -> Asked:
    from bot.slack.types import Asked

    return Asked(
        key=key,
        kind="digest",
        surface="schedule",
        team=team,
        channel=channel,
        user="",
        text=now.isoformat(),
        at=now,
        conversation=key,
    )
