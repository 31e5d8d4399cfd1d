"""Which workspaces have installed the app: their bot tokens, in the archive's database.

Only what is needed to answer is kept: who installed the app is not.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import sqlalchemy as sa
from slack_sdk.oauth import InstallationStore, OAuthStateStore

from bot.slack.door.access import Identity, web_client
from bot.slack.door.app import unread
from bot.slack.manifest import SCOPES
from corpus.archive.engine import reading, writing
from corpus.archive.tables import Instant
from corpus.clock import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt.oauth import OAuthFlow
    from slack_sdk.oauth.installation_store import Installation

    from corpus.settings import Settings

_LOG = logging.getLogger("evenhand.slack")

STATE_LIVES = timedelta(minutes=10)  # from "Add to Slack" to the way back; the SDK's default

_metadata = sa.MetaData()
_installed = sa.Table(
    "slack_installed",
    _metadata,
    sa.Column("client", sa.String, primary_key=True),
    sa.Column("enterprise", sa.String, primary_key=True),  # "" where there is none
    sa.Column("team", sa.String, primary_key=True),  # "" for an organisation as a whole
    sa.Column("token", sa.String, nullable=False),
    sa.Column("bot", sa.String, nullable=False),
    sa.Column("user", sa.String, nullable=False),
    sa.Column("at", Instant, nullable=False),
)
_states = sa.Table(
    "slack_states",
    _metadata,
    sa.Column("state", sa.String, primary_key=True),
    sa.Column("until", Instant, nullable=False, index=True),
)


class Installations:
    """The workspaces of one app; several processes may share them.

    Args:
        engine: of the archive.
        client: the app's client id; apps of other ids are not seen.
    """

    def __init__(self, engine: sa.Engine, client: str) -> None:
        self._engine = engine
        self._client = client
        with writing(engine) as connection:
            _metadata.create_all(connection)

    def keep(self, found: Identity) -> None:
        """Keep who we are in a workspace, in place of who we were."""
        row = {"token": found.token, "bot": found.bot, "user": found.user, "at": utc_now()}
        place = {"client": self._client, "enterprise": found.enterprise, "team": found.team}
        with writing(self._engine) as connection:
            connection.execute(sa.delete(_installed).filter_by(**place))
            connection.execute(sa.insert(_installed).values(**place, **row))

    def who(self, enterprise: str | None, team: str | None, whole: bool = False) -> Identity | None:  # noqa: FBT001, FBT002 - the app's port
        """Who we are in a workspace, or in a whole organisation; None when the app is not installed there."""
        place = {"enterprise": enterprise or "", "team": "" if whole else team or ""}
        return self._first(sa.select(_installed).filter_by(client=self._client, **place))

    def token(self, team: str) -> str | None:
        """The bot's token for a workspace's or an organisation's id; None when the app is not installed there.

        An organisation whose workspaces installed the app one by one is answered with the newest of these.
        """
        c = _installed.c
        there = sa.select(_installed).where(
            c.client == self._client, (c.team == team) | (c.enterprise == team)
        )
        found = self._first(there.order_by(c.team != "", c.at.desc()).limit(1)) if team else None
        return found.token if found else None

    def forget(self, team: str) -> None:
        """Delete the tokens of a workspace, or of an organisation as a whole."""
        if not team:
            return
        c = _installed.c
        there = (c.team == team) | ((c.enterprise == team) & (c.team == ""))
        with writing(self._engine) as connection:
            connection.execute(sa.delete(_installed).where(c.client == self._client, there))

    def flow(self, settings: Settings) -> OAuthFlow:
        """The way from "Add to Slack" to a kept token."""
        from slack_bolt.oauth import OAuthFlow
        from slack_bolt.oauth.oauth_settings import OAuthSettings

        with unread():
            way = OAuthSettings(
                client_id=self._client,
                client_secret=settings.slack_client_secret.get_secret_value(),
                scopes=SCOPES,
                user_scopes=(),
                authorization_url=urljoin(str(settings.slack_api_url), "/oauth/v2/authorize"),
                install_page_rendering_enabled=False,
                installation_store=_Store(self),
                state_store=States(self._engine),
                state_expiration_seconds=int(STATE_LIVES.total_seconds()),
            )
        return OAuthFlow(
            client=web_client(settings), logger=logging.getLogger("slack_bolt.OAuthFlow"), settings=way
        )

    def _first(self, query: sa.Select[Any]) -> Identity | None:
        with reading(self._engine) as connection:
            row = connection.execute(query).first()
        return Identity(row.token, row.bot, row.user, row.team, row.enterprise) if row else None


def tokens(settings: Settings, engine: sa.Engine) -> Callable[[str], str | None]:
    """The bot's token for each workspace: always the one that is set, else that of its installation."""
    token = settings.slack_bot_token.get_secret_value()
    if token or not settings.slack_client_id:
        return lambda _team: token or None
    return Installations(engine, settings.slack_client_id).token


class States(OAuthStateStore):
    """What ties the way back to the browser that began: each is good once, and old ones are deleted."""

    def __init__(self, engine: sa.Engine, *, lives: timedelta = STATE_LIVES) -> None:
        self._engine = engine
        self._lives = lives

    def issue(self, *_args: Any, **_kwargs: Any) -> str:
        """A new one."""
        state, now = token_urlsafe(24), utc_now()
        with writing(self._engine) as connection:
            connection.execute(sa.delete(_states).where(_states.c.until <= now))
            connection.execute(sa.insert(_states).values(state=state, until=now + self._lives))
        return state

    def consume(self, state: str) -> bool:
        """Whether it was one of ours, not used and not old; it is used now."""
        good = (_states.c.state == state) & (_states.c.until > utc_now())
        with writing(self._engine) as connection:
            return connection.execute(sa.delete(_states).where(good)).rowcount == 1


class _Store(InstallationStore):
    """Takes what Slack gives after an installation."""

    def __init__(self, kept: Installations) -> None:
        self._kept = kept

    def save(self, installation: Installation) -> None:
        team = "" if installation.is_enterprise_install else installation.team_id or ""
        found = Identity(
            installation.bot_token or "",
            installation.bot_id or "",
            installation.bot_user_id or "",
            team,
            installation.enterprise_id or "",
        )
        self._kept.keep(found)
        _LOG.info("the app was installed", extra={"team": team or found.enterprise})
        if installation.bot_refresh_token:
            _LOG.warning("token rotation is on: the app's tokens end after 12 hours; switch it off")
