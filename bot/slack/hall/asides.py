"""What happens beside questions: the app's home, the agent pane, and a workspace that leaves."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.slack.hall.rooms import careful, here_of
from bot.slack.post.faults import Setback, call
from bot.slack.views import prompts
from bot.slack.views.home import home

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.slack.hall.rooms import Rooms
    from bot.slack.types import Asked

_LOG = logging.getLogger("evenhand.slack")
LATELY = timedelta(days=7)  # what a suggested question about an outlet asks for


class Asides:
    """Listeners of such events.

    Attributes:
        rooms: behind the listeners.
        events: the listeners by the name of the event.
    """

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms
        self.events: dict[str, Callable[..., None]] = {
            "app_home_opened": self.opened,
            "app_context_changed": self.nothing,
            "agent_session_stopped": self.stopped,
            "assistant_thread_started": self.started,
            "assistant_thread_context_changed": self.nothing,
            "tokens_revoked": self.revoked,
            "app_uninstalled": self.uninstalled,
        }

    @careful
    def opened(self, body: dict[str, Any], context: Any) -> None:
        """Somebody looks at the app: at its home, or at its messages."""
        event, team = body["event"], here_of(context).team
        if event.get("tab") == "home":
            self.rooms.errands.run(self._publish, team, str(event.get("user", "")))
        elif event.get("tab") == "messages":
            self.rooms.errands.run(self._suggest, team, str(event.get("channel", "")))

    @careful
    def started(self, body: dict[str, Any], context: Any) -> None:
        """Somebody opens a thread of the assistant pane that apps had before the agent pane."""
        about = body["event"].get("assistant_thread") or {}
        place = str(about.get("channel_id", "")), str(about.get("thread_ts", ""))
        self.rooms.errands.run(self._suggest, here_of(context).team, *place)

    @careful
    def stopped(self, body: dict[str, Any], context: Any) -> None:
        """Somebody stops an answer that is being shown: the session waits for the next question."""
        event = body["event"]
        where = {"channel_id": event.get("channel", ""), "thread_ts": event.get("thread_ts", "")}
        self.rooms.errands.run(self._rest, here_of(context).team, where)

    @careful
    def revoked(self, body: dict[str, Any], context: Any) -> None:
        """Tokens were taken from us; without the bot's we have nothing to do there any more."""
        if (body["event"].get("tokens") or {}).get("bot"):
            self._leave(here_of(context).team)

    @careful
    def uninstalled(self, context: Any, body: dict[str, Any]) -> None:  # noqa: ARG002 - `careful` reads it
        """The app was taken out of a workspace."""
        self._leave(here_of(context).team)

    def nothing(self, body: dict[str, Any]) -> None:
        """Where somebody is looking meanwhile changes no answer."""

    def title(self, asked: Asked) -> None:
        """Name a thread of the agent pane after its question."""
        client = self.rooms.clients.of(asked.team)
        named = prompts.thread_title(asked.text)
        if named:
            _courtesy(
                client.assistant_threads_setTitle,
                channel_id=asked.channel,
                thread_ts=asked.thread,
                title=named,
            )

    def _publish(self, team: str, user: str) -> None:
        view = home(self.rooms.homes.state(team, user))
        call(self.rooms.clients.of(team).views_publish, user_id=user, view=view)

    def _suggest(self, team: str, channel: str, thread: str = "") -> None:
        asks = prompts.suggested(self._lately())
        where = {"channel_id": channel, **({"thread_ts": thread} if thread else {})}
        _courtesy(
            self.rooms.clients.of(team).assistant_threads_setSuggestedPrompts, **where, prompts=list(asks)
        )

    def _lately(self) -> tuple[str, ...]:
        """The outlets of the last days, those of the most articles first; after them all others."""
        prints = self.rooms.articles.prints(since=self.rooms.clock() - LATELY)
        busy = (name for name, _ in Counter(one.outlet for one in prints).most_common())
        return tuple(dict.fromkeys((*busy, *self.rooms.articles.outlets())))

    def _rest(self, team: str, where: dict[str, str]) -> None:
        client = self.rooms.clients.of(team)
        _courtesy(client.api_call, api_method="agents.sessions.setStatus", json={**where, "status": "active"})

    def _leave(self, team: str) -> None:
        """Delete all that is kept of a workspace."""
        rooms = self.rooms
        own = (rooms.ledger, rooms.threads, rooms.channels, rooms.feedback, rooms.editors)
        for forget in (*(each.forget for each in own), *rooms.forget):
            forget(team)
        _LOG.info("a workspace has left; what was kept of it is deleted", extra={"team": team})


def _courtesy(method: Callable[..., Any], **arguments: Any) -> None:
    """A call that nobody misses where Slack does not take it: not every app has an agent pane."""
    try:
        call(method, **arguments)
    except Setback as setback:
        _LOG.debug("a courtesy was passed over", extra={"code": setback.fault.code})
