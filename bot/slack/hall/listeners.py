"""What Slack tells us, handed on: each listener parses, checks, and passes it to the rooms behind.

An event is claimed in the ledger before Bolt acknowledges it: what was seen before is dropped, and what could not be
claimed is not acknowledged, so that Slack sends it again; after the last time the asker is told. What was claimed and
could not be kept as a request is heard again by the watch.
"""

from __future__ import annotations

import logging
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from bot.slack import ids
from bot.slack.hall import requests
from bot.slack.hall.actions import Actions
from bot.slack.hall.asides import Asides
from bot.slack.hall.following import verdict
from bot.slack.hall.requests import Here, Ignored
from bot.slack.hall.rooms import careful, here_of
from bot.slack.hall.submissions import Submissions
from corpus.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt import App
    from slack_bolt.response import BoltResponse

    from bot.slack.hall.rooms import Rooms
    from bot.slack.types import Asked

_LOG = logging.getLogger("evenhand.slack")
SPOKEN = ("app_mention", "message")
COMMANDS = ("/ask", "/summarize", "/digest")
_ANY = re.compile("")
_LAST = 3  # redeliveries: Slack sends an event four times in all


def register(app: App, rooms: Rooms) -> None:
    """Put all listeners on a Bolt app."""
    hearing, asides = Hearing(rooms), Asides(rooms)
    actions, submissions = Actions(rooms), Submissions(rooms)
    app.use(hearing.intake)
    for kind in SPOKEN:
        app.event(kind)(hearing.spoken)
    for kind, listener in asides.events.items():
        app.event(kind)(listener)
    for command in COMMANDS:
        app.command(command)(hearing.command)
    app.shortcut(ids.SUMMARIZE)(hearing.shortcut)
    for action, listener in actions.table.items():
        app.action(re.compile(f"^{action}(_[0-9]+)?$"))(listener)
    app.action(_ANY)(actions.passed_over)
    for form, listener in submissions.table.items():
        app.view(form)(listener)


class Hearing:
    """Mentions, messages, commands and the shortcut.

    Attributes:
        rooms: behind the listeners.
    """

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms
        self._known = frozenset((*SPOKEN, *Asides(rooms).events))

    def intake(self, body: dict[str, Any], context: Any, request: Any, next_: Callable[[], Any]) -> Any:
        """Before any listener: let an event pass that is for us and was never seen before, by any process."""
        if body.get("type") != "event_callback":
            return next_()
        try:
            new = self._claimed(body, here_of(context))
        except ArchiveError as error:
            _LOG.warning("an event waits for the archive", extra={"error": str(error)})
            return _response(200 if self._given_up(body, here_of(context), request, error) else 503)
        return next_() if new else _response(200)

    @careful
    def spoken(self, body: dict[str, Any], context: Any) -> None:
        """A mention or a message."""
        try:
            self._hear(body, here_of(context))
        except ArchiveError as error:
            _LOG.warning("an event waits for the archive", extra={"error": str(error)})

    @careful
    def command(self, ack: Callable[..., None], body: dict[str, Any], context: Any) -> None:
        """A slash command."""
        ack()
        asked = requests.commanded(body, here_of(context), self.rooms.clock())
        if asked.kind == "ask" and asked.text.casefold() == "settings":
            Submissions(self.rooms).open_settings(asked, str(body.get("trigger_id", "")))
        else:
            self.rooms.receive(asked)

    @careful
    def shortcut(self, ack: Callable[..., None], body: dict[str, Any], context: Any) -> None:
        """The entry "Summarize" of a message's menu."""
        ack()
        self.rooms.receive(requests.pointed_at(body, here_of(context), self.rooms.clock()))

    def again(self, kept: dict[str, Any]) -> None:
        """Hear what another process has claimed and left: as `Ledger.unhandled` gives it. Never raises."""
        here = Here(str(kept.get("team", "")), str(kept.get("me", "")))
        body = kept.get("body") or {}
        try:
            key = str(body.get("event_id", ""))
            if self.rooms.ledger.accepted(key):
                self.rooms.ledger.handled(key)
            else:
                self._hear(body, here)
        except ArchiveError as error:
            _LOG.warning("an event waits for the archive", extra={"error": str(error)})
        except Exception as error:  # noqa: BLE001 - the watch goes on
            self.rooms.apologise(requests.whisper(body, here, self.rooms.clock()), error)

    def _claimed(self, body: dict[str, Any], here: Here) -> bool:
        event = body.get("event") or {}
        kind = str(event.get("type", ""))
        if kind not in self._known:
            return False
        name = str(body.get("event_id") or f"{here.team}:{kind}:{event.get('event_ts', '')}")
        if kind not in SPOKEN:
            return self.rooms.ledger.first(name)
        asked = requests.heard(body, here, self.rooms.clock())
        if isinstance(asked, Ignored) or not self._concerns(asked):
            return False
        announced, new = self.rooms.counter.announce(asked), False
        try:
            new = self.rooms.ledger.first(name, {"team": here.team, "me": here.me, "body": body})
        finally:
            if announced and not new:
                self.rooms.counter.withdraw(asked.key)
        return new

    def _given_up(self, body: dict[str, Any], here: Here, request: Any, error: Exception) -> bool:
        """Whether Slack will not send it again; who has asked us something is then told that there is no answer."""
        sent_before = "".join(request.headers.get("x-slack-retry-num", ()))
        if not sent_before.isdigit() or int(sent_before) < _LAST:
            return False
        asked = requests.heard(body, here, self.rooms.clock())
        if not isinstance(asked, Ignored) and asked.surface != "thread":
            self.rooms.apologise(requests.whisper(body, here, self.rooms.clock()), error)
        return True

    def _hear(self, body: dict[str, Any], here: Here) -> None:
        asked = requests.heard(body, here, self.rooms.clock())
        if isinstance(asked, Ignored):
            return
        try:
            if asked.surface != "thread" or self._addressed(asked, body, here):
                self._name(asked)
                self.rooms.receive(asked)
        except ArchiveError:
            raise  # it stays to be heard again
        except Exception:
            self._handled(asked)
            raise
        finally:
            self.rooms.counter.withdraw(asked.key)
        self._handled(asked)

    def _handled(self, asked: Asked) -> None:
        with suppress(ArchiveError):  # it is heard again, and found to be handled
            self.rooms.ledger.handled(asked.key)

    def _concerns(self, asked: Asked) -> bool:
        """Whether a message may be for us, as far as its place tells: what people write elsewhere is never kept."""
        if asked.surface != "thread":
            return True
        thread = self.rooms.threads.find(asked.team, asked.channel, asked.thread)
        if thread is None or thread.muted or not thread.ours:
            return False
        policy = self.rooms.channels.policy(asked.team, asked.channel)
        listed = not policy.allow or asked.user in policy.allow
        return policy.follow and policy.mode != "off" and listed

    def _addressed(self, asked: Asked, body: dict[str, Any], here: Here) -> bool:
        """Whether a message in one of our threads is for us, as its words and those before it tell."""
        thread = self.rooms.threads.find(asked.team, asked.channel, asked.thread)
        if thread is None:
            return False
        raw = str(body["event"].get("text") or "")
        others = requests.for_others(raw, here.me)
        scene = self.rooms.threads.scene(thread, asked.team, asked.user, others=others)
        found = verdict(requests.readable(raw, here.me), scene)
        if found == "talk":
            self.rooms.threads.talk(asked.team, asked.channel, asked.thread)
        return found == "ours"

    def _name(self, asked: Asked) -> None:
        """Give a new thread of the agent pane its question as a title."""
        if asked.direct and self.rooms.threads.find(asked.team, asked.channel, asked.thread) is None:
            self.rooms.errands.run(Asides(self.rooms).title, asked)


def _response(status: int) -> BoltResponse:
    from slack_bolt.response import BoltResponse

    return BoltResponse(status=status, body="")
