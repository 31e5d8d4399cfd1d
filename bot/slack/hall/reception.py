"""The reception: who may ask what where, and what is said to those who may not. Every refusal is visible."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from bot.conversation.courtesies import HELP, courtesy
from bot.slack.views import notices
from bot.understand import MAX_QUESTION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.slack.hall.channels import ChannelPolicy
    from bot.slack.hall.limits import Limits, Over
    from bot.slack.types import Asked, Post

PATIENT = 3  # requests before one's own, for each worker, from which on the asker is told how many there are
TURN = 10.0  # seconds to wait for others: as long as a locked archive may hold the first of them
_TOPICLESS = "Give the address of an article or a topic, such as “/summarize the budget vote”."


class Counter(Protocol):
    """Takes requests (`bot.slack.queue.counter`)."""

    def take(self, asked: Asked) -> bool:
        """Keep it and queue it; False when it was taken before."""
        ...

    def ahead(self, asked: Asked) -> int:
        """How many requests are worked on before this one."""
        ...


class Policies(Protocol):
    """What channels want (`bot.slack.hall.channels`)."""

    def policy(self, team: str, channel: str) -> ChannelPolicy:
        """What holds in a channel."""
        ...


class Book(Protocol):
    """The threads (`bot.slack.hall.threads`)."""

    def conversation(self, asked: Asked) -> str:
        """The conversation that a request carries on."""
        ...

    def asked(self, asked: Asked) -> None:
        """Somebody has asked us."""
        ...


class Zones(Protocol):
    """Where people are (`bot.slack.hall.people`)."""

    def known(self, team: str, user: str) -> str:
        """A person's zone as far as it is known without asking Slack."""
        ...


@dataclass(frozen=True, slots=True)
class Reception:
    """Receives requests.

    Attributes:
        counter: where they are worked on.
        policies: what channels want.
        limits: how much may be asked.
        threads: where they belong.
        zones: in which times are told.
        workers: how many requests are worked on at the same time.
    """

    counter: Counter
    policies: Policies
    limits: Limits
    threads: Book
    zones: Zones
    workers: int = 16
    _one_by_one: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def receive(self, asked: Asked) -> Post | None:
        """Take a request to the counter; gives what the asker alone is told, None when there is nothing to tell.

        Raises:
            ArchiveError: it could not be kept.
        """
        policy = self.policies.policy(asked.team, asked.channel)
        refusal = refused(asked, policy) or self._over(asked)
        if refusal:
            return refusal
        conversation = self.threads.conversation(asked)
        hidden = asked.private or (policy.mode == "private" and not asked.direct)
        asked = replace(asked, conversation=conversation, private=hidden)
        ahead = self.counter.ahead(asked)
        self.threads.asked(asked)  # first: what is said next in the thread may come at any moment
        with self._turn():
            over = self._over(asked)
            if over or not self.counter.take(asked):
                return over
        return notices.queued(ahead) if ahead > PATIENT * self.workers else None

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """One at a time: many at once would pass a limit before the first of them is counted."""
        mine = self._one_by_one.acquire(timeout=TURN)
        try:
            yield
        finally:
            if mine:
                self._one_by_one.release()

    def _over(self, asked: Asked) -> Post | None:
        over = self.limits.over(asked.team, asked.user, asked.at)
        return _told(over, self.zones.known(asked.team, asked.user)) if over else None


def refused(asked: Asked, policy: ChannelPolicy) -> Post | None:
    """What is said instead of an answer; None when the request may be taken. Pure."""
    if policy.mode == "off":
        return notices.off_here()
    if policy.allow and asked.user not in policy.allow:
        return notices.refused(policy.allow)
    if asked.kind == "ask" and (not asked.text or courtesy(asked.text) is HELP):
        return notices.help_card()
    if asked.kind == "summarize" and not asked.text:
        return notices.help_card(_TOPICLESS)
    if asked.kind != "ask" and courtesy(asked.text) is HELP:
        return notices.help_card()
    return notices.too_long(MAX_QUESTION) if len(asked.text) > MAX_QUESTION else None


def _told(over: Over, zone: str) -> Post:
    if over.whose == "person":
        return notices.over_own_limit(over.limit, over.again, zone)
    return notices.over_day_limit(over.again, zone)
