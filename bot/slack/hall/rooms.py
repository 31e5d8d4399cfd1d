"""All that Slack's listeners work with, put together in `bot.build`, and what several of them do."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Protocol

from bot.incidents import incident, new_id
from bot.slack.hall.requests import Here, whisper
from bot.slack.post.faults import Setback, call
from bot.slack.types import Asked
from bot.slack.views import notices
from corpus.clock import utc_now
from corpus.errors import ArchiveError, NotFound

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime

    from slack_sdk import WebClient

    from bot.conversation.receipts import Receipt
    from bot.slack.hall.channels import Channels
    from bot.slack.hall.editors import Editors
    from bot.slack.hall.errands import Errands
    from bot.slack.hall.feedback import Feedback
    from bot.slack.hall.homes import Homes
    from bot.slack.hall.reception import Reception
    from bot.slack.hall.subscribing import Subscribing
    from bot.slack.hall.threads import ThreadBook
    from bot.slack.queue.counter import Counter
    from bot.slack.queue.ledger import Ledger
    from bot.slack.types import Block
    from corpus.clock import Clock
    from corpus.types import Article, Print

_LOG = logging.getLogger("evenhand.slack")
_TOO_LATE = {"expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged"}


class Clients(Protocol):
    """The Web API client of each workspace (`bot.slack.post.clients`)."""

    def of(self, team: str) -> WebClient:
        """The client of a workspace; raises when the app is not installed there."""
        ...


class Records(Protocol):
    """The records of answers (`bot.records`)."""

    def get(self, answer_id: str) -> dict[str, Any]:
        """One record; raises NotFound."""
        ...

    def file(self, record: dict[str, Any]) -> None:
        """Keep an incident."""
        ...


class Articles(Protocol):
    """The articles (`corpus.archive`)."""

    def many(self, ids: Collection[str]) -> dict[str, Article]:
        """Articles by id."""
        ...

    def outlets(self) -> Mapping[str, str]:
        """The outlets held, by canonical name."""
        ...

    def prints(self, *, since: datetime | None = None) -> Sequence[Print]:
        """The articles published since a time, newest first."""
        ...


@dataclass(frozen=True, slots=True)
class Rooms:
    """The parts.

    Attributes:
        quotes: sets a receipt in type (`bot.slack.letters.quotes`).
        why: sets a record in type (`bot.slack.letters.why`).
        forget: what else is deleted when a workspace leaves: each takes its id.
        clock: the time now.
    """

    reception: Reception
    counter: Counter
    ledger: Ledger
    threads: ThreadBook
    channels: Channels
    feedback: Feedback
    editors: Editors
    homes: Homes
    subscribing: Subscribing
    errands: Errands
    clients: Clients
    records: Records
    articles: Articles
    quotes: Callable[[Receipt], tuple[Block, ...]]
    why: Callable[[dict[str, Any]], tuple[Block, ...]]
    forget: tuple[Callable[[str], None], ...] = ()
    clock: Clock = utc_now

    def receive(self, asked: Asked) -> None:
        """Take a request; what is said about that goes to the asker alone."""
        heard = self.subscribing.heard(asked)
        note = self.reception.receive(heard) if isinstance(heard, Asked) else heard
        if note:
            self.errands.whisper(asked, note)

    def apologise(self, asked: Asked, error: Exception) -> str:
        """Keep an incident, and tell the person that something went wrong; gives the incident's id."""
        key = new_id()
        what = "Something that was done in Slack could not be handled."
        try:
            self.records.file(incident(key, self.clock(), what, error=error))
        except ArchiveError:
            _LOG.warning("an incident could not be kept", extra={"incident": key})
        _LOG.error("a listener failed", extra={"incident": key, "error": type(error).__name__})
        if asked.user and asked.channel:
            self.errands.whisper(asked, notices.apology(key))
        return key

    def record(self, answer: str, team: str, channel: str = "") -> dict[str, Any] | None:
        """The record of an answer that was given in this workspace; None when it is not kept, or not theirs.

        Args:
            answer: its id.
            team: whose it is.
            channel: where it was given, "" for anywhere; one that could not be posted there stands in direct messages.
        """
        place = self.ledger.place(answer) if answer else None
        if place is None or place[0] != team:
            return None
        if channel and not channel.startswith("D") and place[1] != channel:
            return None
        try:
            return self.records.get(answer)
        except NotFound:
            return None

    def show(self, asked: Asked, trigger: str, view: Block) -> None:
        """Open a window; who pressed a button too long ago for that is told to press again.

        Raises:
            Setback: Slack does not take the window.
        """
        try:
            client = call(self.clients.of, team=asked.team)
            call(client.views_open, trigger_id=trigger, view=view)
        except Setback as setback:
            if not setback.fault.again and setback.fault.code not in _TOO_LATE:
                raise
            self.errands.whisper(asked, notices.press_again())


def careful(listener: Callable[..., None]) -> Callable[..., None]:
    """A listener of an object with `rooms`, whose failures the person sees as an apology; Bolt gets its acknowledgement."""

    @wraps(listener)
    def guarded(self: Any, **given: Any) -> None:
        try:
            listener(self, **given)
        except Exception as error:  # noqa: BLE001 - whoever pressed or typed gets a message whatever happens
            if "ack" in given:
                given["ack"]()
            rooms: Rooms = self.rooms
            rooms.apologise(whisper(given["body"], here_of(given["context"]), rooms.clock()), error)

    return guarded


def here_of(context: Mapping[str, Any]) -> Here:
    """On whose behalf Slack speaks: the organisation where the app is installed for all of it, else the workspace."""
    whole = context.get("is_enterprise_install") and context.get("enterprise_id")
    return Here(str(whole or context.get("team_id") or ""), str(context.get("bot_user_id") or ""))
