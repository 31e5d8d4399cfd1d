"""`serve`: the bot in Slack."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from corpus.console import OK, examples, home_option, settings

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from bot.slack.door.serving import Ready
    from bot.slack.door.web import Address
    from bot.slack.office import Office


@examples(
    "evenhand serve",
    "evenhand serve --health 127.0.0.1:8080",
    "evenhand serve --http 0.0.0.0:3000",
)
@click.command()
@click.option("--socket", "by_socket", is_flag=True, help="Socket Mode: no public address needed (default).")
@click.option(
    "--http", metavar="HOST:PORT", help="Listen for Slack here, at /slack/events; requests must be signed."
)
@click.option(
    "--health",
    metavar="HOST:PORT",
    help="Answer /healthz and /readyz here, with figures; port 0 is a free one.",
)
@home_option
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object on standard output when it is up."
)
def serve(http: str | None, health: str | None, home: Path | None, *, by_socket: bool, as_json: bool) -> int:
    """Answer in Slack until Ctrl-C or SIGTERM.

    Socket Mode needs SLACK_BOT_TOKEN and SLACK_APP_TOKEN. --http needs SLACK_SIGNING_SECRET with SLACK_BOT_TOKEN, or, for
    an app that many workspaces install at /slack/install, with SLACK_CLIENT_ID and SLACK_CLIENT_SECRET. Questions in flight
    are finished before it ends; a second signal hurries. Exits 0 after an orderly end, 2 when a token is missing or refused.
    """
    if by_socket and http:
        raise click.UsageError("--socket and --http exclude each other.")
    from bot.slack.door.serving import Way, serve, signals

    way = Way(_address(http, "--http"), _address(health, "--health"))
    loaded = settings(home)

    def told(ready: Ready) -> None:
        click.echo(json.dumps({"kind": "serving", **asdict(ready)}) if as_json else ready.text)

    def office() -> AbstractContextManager[Office]:
        from bot.slack.wiring import open_office  # once Slack has taken the tokens: it brings the whole bot

        return open_office(loaded)

    with signals() as leaving:
        serve(loaded, way, office, leaving, told)
    return OK


def _address(text: str | None, option: str) -> Address | None:
    from bot.slack.door.web import Address

    try:
        return Address.parse(text) if text else None
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=option) from None
