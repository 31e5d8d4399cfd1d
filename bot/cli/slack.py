"""`slack`: what the app needs to be told of at Slack."""

from __future__ import annotations

import click

from corpus.console import OK, examples, json_option, show


@click.group(
    epilog="\b\nExamples:\n  evenhand slack manifest\n  evenhand slack manifest --http https://news.example > manifest.yaml"
)
def slack() -> None:
    """Set the Slack app up."""


@examples("evenhand slack manifest", "evenhand slack manifest --http https://news.example > manifest.yaml")
@click.command()
@click.option(
    "--http",
    "address",
    metavar="URL",
    default="",
    help="For `serve --http`: the public https address that Slack reaches; Socket Mode without it.",
)
@json_option
def manifest(address: str, *, as_json: bool) -> int:
    """Print the app manifest: at api.slack.com/apps choose "Create New App", "From a manifest", and paste it."""
    from bot.slack import manifest as app

    if address and not address.startswith("https://"):
        raise click.BadParameter("Slack sends to https addresses only.", param_hint="--http")
    place = address.rstrip("/")
    show(app.manifest(place), app.as_yaml(place).rstrip("\n"), as_json=as_json)
    return OK


slack.add_command(manifest)
