"""Replies that only the asker sees.

They leave no trace that could be looked for. So one whose answer is lost counts as delivered while Slack answers other
calls, since it acts on what it reads; what Slack has refused, was never reached with, or went away with, is sent again.

The ways, in order: the request's `response_url` (30 minutes, five times), an ephemeral message, a direct message.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from bot.slack.post.faults import UNANSWERED, Fault, Setback, call, webhook_fault
from bot.slack.post.plain import pieces
from bot.slack.types import Delivery

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.slack.post.clients import Clients
    from bot.slack.types import Asked, Parcel, Post

_LOG = logging.getLogger("evenhand.slack")

_MANY = 1024  # broken-off replies whose plain pieces are counted
_LAX = {"unfurl_links": False, "unfurl_media": False}


@dataclass(slots=True)
class _Message:
    """What is to be sent: blocks with a text, or one plain piece after the other."""

    asked: Asked
    part: int
    post: Post
    plain: bool = False
    way: int = 0  # of `Whispers._ways`


@dataclass(slots=True)
class Whispers:
    """Delivers replies that only the asker sees.

    Args:
        clients: the clients of the workspaces.
    """

    clients: Clients
    _told: dict[tuple[str, int], int] = field(default_factory=dict)  # plain pieces that were sent

    def deliver(self, parcel: Parcel, later: Callable[[Asked, Fault], float]) -> Delivery:
        """Send what was not sent yet; `later` says how long to wait after a fault."""
        posted = list(parcel.posted)
        for part in range(len(posted), len(parcel.letter.posts)):
            message = _Message(parcel.asked, part, parcel.letter.posts[part])
            try:
                self._say(message)
            except Setback as setback:
                if setback.fault.again:
                    return Delivery(tuple(posted), later(parcel.asked, setback.fault))
                return Delivery(tuple(posted), failed=setback.fault.code)
            posted.append("")
        return Delivery(tuple(posted))

    def _say(self, message: _Message) -> None:
        message.plain = (message.asked.key, message.part) in self._told
        first: Setback | None = None
        while True:
            try:
                return self._texts(message) if message.plain else self._whole(message)
            except Setback as setback:
                first = first or setback
                if setback.fault.again or not self._turned(message, setback.fault):
                    raise first if not setback.fault.again else setback from None

    def _turned(self, message: _Message, fault: Fault) -> bool:
        """Whether there is another way: plain text in the same place, then the next place."""
        if fault.kind in {"shape", "refused"} and not message.plain:
            _LOG.error("Slack refused the blocks of a reply", extra={"code": fault.code})
            message.plain = True
            return True
        message.way += 1
        return message.way < len(self._ways(message))

    def _whole(self, message: _Message) -> None:
        self._send(message, {"text": message.post.text, "blocks": list(message.post.blocks)})

    def _texts(self, message: _Message) -> None:
        name = (message.asked.key, message.part)
        if len(self._told) > _MANY:
            self._told.pop(next(iter(self._told)), None)
        texts = pieces(message.post)
        for number in range(self._told.get(name, 0), len(texts)):
            self._send(message, {"text": texts[number]})
            self._told[name] = number + 1
        self._told.pop(name, None)

    def _send(self, message: _Message, what: dict[str, Any]) -> None:
        way = self._ways(message)[message.way]
        try:
            way(message.asked, what)
        except Setback as setback:
            if setback.fault.code not in UNANSWERED or not setback.fault.doubtful:
                raise
            if not self._answering(message.asked):
                raise Setback(replace(setback.fault, kind="unsent")) from None
            _LOG.warning(
                "no answer to a private reply; it counts as delivered", extra={"code": setback.fault.code}
            )

    def _answering(self, asked: Asked) -> bool:
        """Whether Slack answers at all: an outage cuts connections that nobody reads."""
        try:
            call(call(self.clients.of, team=asked.team).auth_test)
        except Setback as setback:
            return not setback.fault.again
        return True

    def _ways(self, message: _Message) -> list[Callable[[Asked, dict[str, Any]], None]]:
        answer = [self._answer] if message.asked.response_url else []
        return [*answer, self._ephemeral, self._direct]

    def _answer(self, asked: Asked, what: dict[str, Any]) -> None:
        client = self.clients.webhook(asked.response_url)
        lasting = {"response_type": "ephemeral", "replace_original": False}
        fault = webhook_fault(call(client.send, **what, **lasting, **_LAX))
        if fault is not None:
            raise Setback(fault)

    def _ephemeral(self, asked: Asked, what: dict[str, Any]) -> None:
        client = call(self.clients.of, team=asked.team)
        # Slack shows an ephemeral message in a thread only where the thread has replies already.
        thread = {"thread_ts": asked.thread} if asked.thread not in {"", asked.ts} else {}
        where = {"channel": asked.channel, "user": asked.user, **thread}
        call(client.chat_postEphemeral, **where, **what)

    def _direct(self, asked: Asked, what: dict[str, Any]) -> None:
        client = call(self.clients.of, team=asked.team)
        room = call(client.conversations_open, users=asked.user)["channel"]["id"]
        call(client.chat_postMessage, channel=room, **what, **_LAX)
