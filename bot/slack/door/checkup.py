"""What `doctor` looks at: tokens, scopes, base URL and clock; each with the next step. Sends nothing to anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from bot.slack.door.access import demand, lacking, refusal, told, web_client
from bot.slack.hall.channel_file import read
from corpus.errors import EvenhandError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.settings import Settings

SKEW = 60.0  # seconds; at 300 Slack's signatures count as forged (SLACK.md §4)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    good: bool
    detail: str
    remedy: str = ""


def examine(settings: Settings) -> Iterator[Check]:
    """Everything about Slack; one line where it is not set up at all."""
    yield from _channels(settings)
    bot, app = (each.get_secret_value() for each in (settings.slack_bot_token, settings.slack_app_token))
    secret = settings.slack_signing_secret.get_secret_value()
    if not (bot or app or secret or settings.slack_client_id):
        yield Check(good=True, detail="not set up: `evenhand slack manifest` prints what makes the app")
        return
    try:
        demand(settings, http=not app)
    except SettingsError as error:
        yield Check(good=False, detail=str(error).rstrip("."), remedy=error.remedy)
        return
    if bot:
        yield from _bot(settings, bot)
    if app:
        yield _app(settings, app)
    elif secret:
        yield Check(good=True, detail="signing secret set: ready for `evenhand serve --http`")


def _bot(settings: Settings, token: str) -> Iterator[Check]:
    try:
        answer = web_client(settings, token).auth_test()
    except Exception as error:  # noqa: BLE001 - whatever the SDK lets through, it is a finding
        yield _failed(error, "SLACK_BOT_TOKEN", settings)
        return
    yield Check(
        good=True, detail=f"in {answer.get('team')} as {answer.get('user')} at {settings.slack_api_url}"
    )
    granted = _header(answer, "x-oauth-scopes")
    if granted and lacking(granted):
        yield Check(
            good=False,
            detail=f"the app lacks the scopes {', '.join(lacking(granted))}",
            remedy="Update it from `evenhand slack manifest` and install it again.",
        )
    date = _header(answer, "date")
    skew = abs((datetime.now(UTC) - parsedate_to_datetime(date)).total_seconds()) if date else 0.0
    if skew > SKEW:
        yield Check(
            good=False,
            detail=f"the clock of this machine differs from Slack's by {skew:.0f} seconds",
            remedy="Set the clock; Slack's requests count as forged at 300 seconds.",
        )


def _app(settings: Settings, token: str) -> Check:
    try:
        web_client(settings, token).apps_connections_open(app_token=token)
    except Exception as error:  # noqa: BLE001 - the same
        return _failed(error, "SLACK_APP_TOKEN", settings)
    return Check(good=True, detail="a socket can be opened: `evenhand serve` will answer")


def _failed(error: Exception, variable: str, settings: Settings) -> Check:
    refused = refusal(error, variable)
    if refused is not None:
        return Check(good=False, detail=str(refused).rstrip("."), remedy=refused.remedy)
    return Check(
        good=False,
        detail=f"Slack cannot be reached at {settings.slack_api_url} ({told(error)})",
        remedy="Check the network, a proxy, and SLACK_API_URL.",
    )


def _channels(settings: Settings) -> Iterator[Check]:
    path = settings.channels_path
    if not path.exists():
        return
    try:
        read(path)
    except EvenhandError as error:
        yield Check(good=False, detail=str(error).rstrip("."), remedy=error.remedy)
        return
    yield Check(good=True, detail=f"{path} can be read")


def _header(answer: Any, name: str) -> str:
    return str(next((value for key, value in answer.headers.items() if key.lower() == name), ""))
