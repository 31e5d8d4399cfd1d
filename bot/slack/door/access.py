"""Which credentials a way of serving needs, and whether Slack takes them."""

from __future__ import annotations

import logging
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.slack.manifest import SCOPES
from corpus.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from slack_sdk import WebClient

    from corpus.settings import Settings

_LOG = logging.getLogger("evenhand.slack")
_MUTE = logging.getLogger(
    "evenhand.slack.sdk"
)  # the SDK prints whole bodies at DEBUG, and every failure that we log too
_MUTE.setLevel(logging.CRITICAL)

TIMEOUT = 10  # seconds for a call of the Web API; Slack's own answers take well under one
FRESH = 20.0  # seconds; Slack does not say how long an address may wait to be used
FIRST_PAUSE, LONGEST_PAUSE = (
    0.5,
    30.0,
)  # seconds between tries; apps.connections.open is of tier 1, with bursts

_WORD = re.compile(r"[a-z0-9_]{1,60}")
_PLACES = {
    "SLACK_BOT_TOKEN": "the Bot User OAuth Token (xoxb-…) is under OAuth & Permissions, once the app is installed",
    "SLACK_APP_TOKEN": "make an App-Level Token (xapp-…) with connections:write under Basic Information",
    "SLACK_SIGNING_SECRET": "it is under Basic Information, App Credentials",
}
_SHAPES = {"SLACK_BOT_TOKEN": ("xoxb-", "xoxe.xoxb-"), "SLACK_APP_TOKEN": ("xapp-",)}
_REFUSALS = frozenset(
    "account_inactive app_not_found ekm_access_denied invalid_app_id invalid_auth missing_scope no_permission "
    "not_allowed_token_type not_authed org_login_required team_access_not_granted token_expired token_revoked "
    "two_factor_setup_required access_denied forbidden_team".split()
)
"""Answers that trying again does not change; from Slack's pages of auth.test and apps.connections.open."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who we are in a workspace.

    Attributes:
        token: the bot's.
        team: workspace; "" for an app of a whole organisation.
        enterprise: organisation; "" where there is none.
    """

    token: str
    bot: str
    user: str
    team: str
    enterprise: str = ""


@dataclass(frozen=True, slots=True)
class Ticket:
    """An address that one connection may be made to, and when Slack gave it (`time.monotonic()`)."""

    address: str
    at: float

    @property
    def fresh(self) -> bool:
        """Whether it will still be taken."""
        return time.monotonic() - self.at < FRESH


def demand(settings: Settings, *, http: bool) -> None:
    """Pass when everything is set that this way of serving needs.

    Raises:
        SettingsError: names every variable that is missing or holds something else.
    """
    way = "HTTP" if http else "Socket Mode"
    missing = [name for name in _needed(settings, http=http) if not _value(settings, name)]
    if missing:
        told = "; ".join(f"{name}: {_PLACES[name]}" for name in missing if name in _PLACES)
        remedy = f"At api.slack.com/apps, on the app's page: {told}." if told else "Set both or neither."
        raise SettingsError(f"{way} needs {_listed(missing)}: not set.", remedy=remedy)
    for name in _needed(settings, http=http):
        shapes = _SHAPES.get(name)
        if shapes and not _value(settings, name).startswith(shapes):
            raise SettingsError(
                f"{name} must begin with {shapes[0]}.", remedy=f"On the app's page {_PLACES[name]}."
            )


def many(settings: Settings, *, http: bool) -> bool:
    """Whether many workspaces may install the app: over HTTP, without a bot token."""
    return http and not _value(settings, "SLACK_BOT_TOKEN") and bool(settings.slack_client_id)


def web_client(settings: Settings, token: str | None = None) -> WebClient:
    """A client of the Web API that never sends anything twice by itself."""
    from slack_sdk import WebClient

    base = str(settings.slack_api_url)
    return WebClient(token=token, base_url=base, timeout=TIMEOUT, retry_handlers=[], logger=_MUTE)


def identify(settings: Settings, leaving: Event) -> Identity | None:
    """Who we are by the bot token; None when we were told to leave before Slack could be reached.

    Raises:
        SettingsError: Slack refuses the token.
    """
    token = settings.slack_bot_token.get_secret_value()
    client = web_client(settings, token)
    answer = until_done(client.auth_test, "SLACK_BOT_TOKEN", leaving)
    if answer is None:
        return None
    _mention_lacking(answer.headers)
    found = {name: str(answer.get(name) or "") for name in ("bot_id", "user_id", "team_id", "enterprise_id")}
    org = bool(answer.get("is_enterprise_install"))
    team = "" if org else found["team_id"]
    return Identity(token, found["bot_id"], found["user_id"], team, found["enterprise_id"])


def ticket(settings: Settings, leaving: Event) -> Ticket | None:
    """A first address for Socket Mode; None when we were told to leave before Slack could be reached.

    Raises:
        SettingsError: Slack refuses the token.
    """
    client, token = web_client(settings), settings.slack_app_token.get_secret_value()
    answer = until_done(lambda: client.apps_connections_open(app_token=token), "SLACK_APP_TOKEN", leaving)
    return None if answer is None else Ticket(str(answer["url"]), time.monotonic())


def until_done(call: Callable[[], Any], variable: str, leaving: Event) -> Any | None:
    """What a call of Slack's gives, tried until it works; None when we are told to leave.

    Raises:
        SettingsError: trying again is of no use.
    """
    tries = 0
    while not leaving.is_set():
        try:
            return call()
        except Exception as error:  # noqa: BLE001 - the SDK lets urllib's, http's and its own errors through
            refused = refusal(error, variable)
            if refused is not None:
                raise refused from None
            wait = pause(error, tries)
            _LOG.warning("Slack cannot be reached", extra={"why": told(error), "again_in": round(wait, 1)})
            leaving.wait(wait)
            tries += 1
    return None


def refusal(error: Exception, variable: str) -> SettingsError | None:
    """The error for the operator when trying again is of no use."""
    code = _code(error)
    if code in _REFUSALS:
        return SettingsError(
            f"Slack refuses {variable} ({code}).",
            remedy=f"On the app's page {_PLACES.get(variable, 'look it up again')}.",
        )
    status = getattr(getattr(error, "response", None), "status_code", 0)
    if code == "unknown_method" or (not code and status in {401, 403, 404, 405}):
        return SettingsError(
            f"SLACK_API_URL does not answer as Slack does ({code or status}).",
            remedy="Leave it unset for https://slack.com/api/.",
        )
    return None


def pause(error: Exception | None, tries: int) -> float:
    """Seconds until the next try: what Slack asks for, else twice as long each time.

    Args:
        error: of the last try.
        tries: that have failed before it.
    """
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    asked = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    if str(asked).isdigit():
        return min(float(asked), 300.0)
    return float(min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(tries, 10)))


def told(error: Exception) -> str:
    """An error for the log: Slack's code, or its kind; never its words, which may hold what was sent."""
    status = getattr(getattr(error, "response", None), "status_code", "")
    return _code(error) or f"{type(error).__name__} {status or getattr(error, 'reason', '')}".strip()


def lacking(granted: str) -> tuple[str, ...]:
    """The scopes of ours that are not among those granted, as `x-oauth-scopes` lists them."""
    have = {scope.strip() for scope in granted.split(",")}
    return tuple(scope for scope in SCOPES if scope not in have)


def _mention_lacking(headers: dict[str, str]) -> None:
    granted = next((value for name, value in headers.items() if name.lower() == "x-oauth-scopes"), "")
    if granted and lacking(str(granted)):
        _LOG.warning(
            "the app lacks scopes: update it from `evenhand slack manifest` and install it again",
            extra={"scopes": ", ".join(lacking(str(granted)))},
        )


def _code(error: Exception) -> str:
    """Slack's own word for what is wrong; "" when the answer was none of Slack's: the SDK then quotes it instead."""
    data = getattr(getattr(error, "response", None), "data", None)
    code = data.get("error") if isinstance(data, dict) else None
    return code if isinstance(code, str) and _WORD.fullmatch(code) else ""


def _needed(settings: Settings, *, http: bool) -> tuple[str, ...]:
    if not http:
        return ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")
    if many(settings, http=http):
        return ("SLACK_SIGNING_SECRET", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET")
    return ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")


def _value(settings: Settings, name: str) -> str:
    value = getattr(settings, name.lower())
    return str(value.get_secret_value() if hasattr(value, "get_secret_value") else value).strip()


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
