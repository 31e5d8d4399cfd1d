"""A Web API client for each workspace. The home of its settings: short timeout, no re-sending, no words in logs."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from corpus.errors import EvenhandError

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_sdk import WebClient
    from slack_sdk.webhook import WebhookClient

TIMEOUT = 10  # seconds for one call; Slack answers in 0.1 to 0.5
_KEPT = 512  # workspaces whose client is kept
_MUTE = logging.getLogger("evenhand.slack.sdk")  # the SDK prints whole bodies at DEBUG
_MUTE.setLevel(logging.CRITICAL)


class NoClient(EvenhandError):
    """A workspace has not installed the app, or no longer."""


class Clients:
    """Gives the client of each workspace; safe to share between threads.

    Args:
        tokens: the bot token of a workspace, None when it has none; asked once for each workspace.
        api_url: where Slack's Web API is.
        timeout: seconds that a call may take.
    """

    def __init__(
        self,
        tokens: Callable[[str], str | None],
        api_url: str = "https://slack.com/api/",
        *,
        timeout: int = TIMEOUT,
    ) -> None:
        self._tokens = tokens
        self._url = api_url
        self._timeout = timeout
        self._clients: OrderedDict[str, WebClient] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, team: str) -> WebClient:
        """The client of a workspace.

        Raises:
            NoClient: the workspace has not installed the app.
        """
        with self._lock:
            client = self._clients.get(team)
            if client is not None:
                self._clients.move_to_end(team)
                return client
        token = self._tokens(team)
        if not token:
            raise NoClient("This workspace has not installed the app.", remedy="Install it again.")
        return self._kept(team, _client(token, self._url, self._timeout))

    def forget(self, team: str) -> None:
        """Ask for the token again next time."""
        with self._lock:
            self._clients.pop(team, None)

    def renewed(self, team: str) -> bool:
        """Whether there is another token than the one that is in use; if so, it is in use now."""
        with self._lock:
            used = self._clients.get(team)
        token = self._tokens(team)
        if used is None or not token or token == used.token:
            return False
        self.forget(team)
        return True

    def webhook(self, url: str) -> WebhookClient:
        """A client for a `response_url`."""
        from slack_sdk.webhook import WebhookClient

        return WebhookClient(url, timeout=self._timeout, logger=_MUTE, retry_handlers=[])

    def _kept(self, team: str, client: WebClient) -> WebClient:
        with self._lock:
            kept = self._clients.setdefault(team, client)
            while len(self._clients) > _KEPT:
                self._clients.popitem(last=False)
        return kept


def _client(token: str, url: str, timeout: int) -> WebClient:
    from slack_sdk import WebClient

    # The SDK's own retry handler sends a post again when its answer is lost: two messages.
    return WebClient(token=token, base_url=url, timeout=timeout, logger=_MUTE, retry_handlers=[])
