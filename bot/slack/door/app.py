"""The Bolt app: everything that Bolt would take from the environment or from defaults is said here."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bot.slack.door.access import web_client

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slack_bolt import App
    from slack_bolt.authorization import AuthorizeResult

    from bot.slack.door.access import Identity
    from corpus.settings import Settings

    Who = Callable[[str | None, str | None, bool], Identity | None]
    """Who we are for an organisation and a workspace; the last says that the app is the whole organisation's."""

_LOG = logging.getLogger("evenhand.slack")

# A command must be acknowledged within 3 s by a thread of this pool, while others may hold theirs for a call of
# Slack's API (10 s at most). Bolt's default of 5 fails at six; questions are not worked on here.
LISTENERS = 64

NOT_INSTALLED = "This workspace has no installation of the app any more. Please install it again."
_READ_BY_BOLT = (
    *("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"),
    *("SLACK_VERIFICATION_TOKEN", "SLACK_SCOPES", "SLACK_USER_SCOPES", "SLACK_REDIRECT_URI"),
)


def make_app(settings: Settings, who: Who) -> App:
    """An app without listeners, which calls nobody until a request comes.

    Args:
        settings: base URL and signing secret.
        who: tells whose token answers a request; None refuses it.
    """
    from concurrent.futures import ThreadPoolExecutor

    from slack_bolt import App

    quiet()
    with unread():
        app = App(
            name="evenhand-slack",  # Bolt sets the level of the logger of this name: it must be none of ours
            logger=logging.getLogger("slack_bolt"),
            client=web_client(settings),
            signing_secret=settings.slack_signing_secret.get_secret_value(),
            authorize=_authorizing(who),  # type: ignore[arg-type]  # may give None, which refuses
            user_facing_authorize_error_message=NOT_INSTALLED,
            listener_executor=ThreadPoolExecutor(LISTENERS, thread_name_prefix="evenhand-listener"),
        )
    app.error(_failed)
    return app


@contextmanager
def unread() -> Iterator[None]:
    """The environment without what Bolt reads by itself.

    SLACK_CLIENT_ID and SLACK_CLIENT_SECRET would switch it to OAuth with installations in files, whatever token it is given.
    """
    kept = {name: os.environ.pop(name) for name in _READ_BY_BOLT if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


def quiet() -> None:
    """Keep the libraries from logging messages, bodies and codes; what matters we log ourselves."""
    logging.getLogger("slack_sdk").setLevel(logging.CRITICAL)
    logging.getLogger("slack_bolt").setLevel(logging.CRITICAL)


def _authorizing(who: Who) -> Callable[..., AuthorizeResult | None]:
    from slack_bolt.authorization import AuthorizeResult

    def authorize(
        context: Any, enterprise_id: str | None, team_id: str | None, user_id: str | None
    ) -> AuthorizeResult | None:
        found = who(enterprise_id, team_id, bool(context.is_enterprise_install))
        if found is None:
            _LOG.warning("a request of a workspace that has not installed the app", extra={"team": team_id})
            return None
        if found.team:  # in shared channels people of other workspaces act as well; ours counts, not theirs
            context["team_id"], context["is_enterprise_install"] = found.team, False
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=found.team or team_id,
            bot_id=found.bot,
            bot_user_id=found.user,
            bot_token=found.token,
            user_id=user_id,
        )

    return authorize


def _failed(error: Exception) -> None:
    """Log that a listener or middleware failed, without the words that its error may quote."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        place = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"
        trace = trace.tb_next
    _LOG.error("a listener failed", extra={"error": type(error).__name__, "at": place})
