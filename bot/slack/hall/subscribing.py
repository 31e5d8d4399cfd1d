"""Orders about digests that people type in Slack: subscribe, list, pause, resume, stop, now, preview, past editions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from bot.conversation.courtesies import HELP, courtesy
from bot.slack.hall.reception import refused
from bot.slack.views import notices
from bot.subscriptions import telling, words
from corpus.clock import utc_now
from corpus.errors import NotFound

if TYPE_CHECKING:
    from datetime import datetime

    from bot.digests.editions import Editions
    from bot.slack.hall.channels import ChannelPolicy
    from bot.slack.types import Asked, Post
    from bot.subscriptions.store import Subscriptions
    from bot.subscriptions.types import Subscription
    from bot.subscriptions.words import Order
    from corpus.clock import Clock

MOST = 20  # subscriptions of one channel: each is a message a day
SHOWN = 5  # past editions that are listed
_LOCKED = "An operator has locked the settings of this channel."
_NONE = "No digest is subscribed here. Try “{}”."
_WHICH = "Say which one: {}"


class Counter(Protocol):
    """Takes requests (`bot.slack.queue.counter`)."""

    def take(self, asked: Asked) -> bool:
        """Keep it and queue it; False when it was taken before."""
        ...


class Policies(Protocol):
    """What channels want (`bot.slack.hall.channels`)."""

    def policy(self, team: str, channel: str) -> ChannelPolicy:
        """What holds in a channel."""
        ...


class Zones(Protocol):
    """Where people are (`bot.slack.hall.people`)."""

    def zone(self, team: str, user: str) -> str:
        """IANA name of a person's zone."""
        ...


class Subscribing:
    """Carries out orders.

    Args:
        store: of subscriptions.
        editions: what was sent.
        counter: where digests are asked for.
        policies: what channels want.
        zones: where people are.
        clock: the time now.
    """

    def __init__(
        self,
        store: Subscriptions,
        editions: Editions,
        counter: Counter,
        policies: Policies,
        zones: Zones,
        *,
        clock: Clock = utc_now,
    ) -> None:
        self._store = store
        self._editions = editions
        self._counter = counter
        self._policies = policies
        self._zones = zones
        self._clock = clock

    def heard(self, asked: Asked) -> Post | Asked:
        """What is said to an order; the request itself when it is none, or is to be answered like a question.

        Raises:
            ArchiveError: it could not be kept.
        """
        if asked.kind != "digest" or courtesy(asked.text) is HELP:
            return asked
        order = words.order(asked.text, self._zones.zone(asked.team, asked.user))
        if order is None:
            return asked
        policy = self._policies.policy(asked.team, asked.channel)
        refusal = refused(asked, policy)
        if refusal is not None:
            return refusal
        if order.fault:
            return notices.plain(order.fault)
        if order.verb in {"subscribe", "pause", "resume", "stop"} and policy.locked:
            return notices.plain(_LOCKED)
        return self._done(order, asked)

    def lines(self, team: str, user: str) -> tuple[str, ...]:
        """A person's own subscriptions, for the home of the app."""
        now = self._clock()
        return tuple(
            telling.line(one, now) for one in self._store.all(team) if user in {one.made_by, one.channel}
        )

    def _done(self, order: Order, asked: Asked) -> Post | Asked:
        match order.verb:
            case "subscribe":
                return self._subscribed(order, asked)
            case "list":
                return self._listed(asked)
            case "editions":
                return self._past(asked)
            case "repost":
                return self._again(order.key, asked)
            case _:
                return self._with_one(order, asked)

    def _subscribed(self, order: Order, asked: Asked) -> Post:
        assert order.wish is not None  # noqa: S101 - an order without a fault has one
        if len(self._store.all(asked.team, asked.channel)) >= MOST:
            return notices.plain(f"There are {MOST} digests here already; stop one first.")
        made = self._store.add(asked.team, asked.channel, order.wish, asked.user)
        coming = telling.coming(made, self._clock())
        return notices.plain(
            f"Subscribed. {telling.wished(made.wish)}. {coming} To end it: /digest stop {made.id}"
        )

    def _listed(self, asked: Asked) -> Post:
        now = self._clock()
        told = [telling.line(one, now) for one in self._store.all(asked.team, asked.channel)]
        return notices.lines(told) if told else notices.plain(_NONE.format(words.EXAMPLE))

    def _past(self, asked: Asked) -> Post:
        zone = self._zones.zone(asked.team, asked.user)
        told = [
            f"{one.id}  {telling.when(one.at, zone)}, {len(one.digest.entries)} stories"
            for one in self._editions.listed(f"slack:{asked.team}:{asked.channel}", SHOWN)
        ]
        return notices.lines(told) if told else notices.plain("No digest was sent here yet.")

    def _again(self, key: str, asked: Asked) -> Post:
        theirs = f"slack:{asked.team}:{asked.channel}"
        try:
            edition = self._editions.get(key)
        except NotFound:
            return notices.plain("There is no such edition. “/digest editions” lists them.")
        if edition.reader != theirs:
            return notices.plain("That edition was not sent here.")
        wanted = _scheduled(asked, f"digest:edition:{asked.key}", self._clock())
        self._counter.take(replace(wanted, text=edition.id))
        return notices.plain("It is on its way.")

    def _with_one(self, order: Order, asked: Asked) -> Post | Asked:
        """An order about one subscription of this channel."""
        here = self._store.all(asked.team, asked.channel)
        found = [one for one in here if order.key in {"", one.id}]
        if not here or (order.key and not found):
            return notices.plain(_NONE.format(words.EXAMPLE) if not here else "There is no such digest here.")
        if len(found) > 1:
            return notices.plain(_WHICH.format(", ".join(f"/digest {order.verb} {one.id}" for one in found)))
        return self._change(order, found[0], asked)

    def _change(self, order: Order, one: Subscription, asked: Asked) -> Post | Asked:
        now = self._clock()
        match order.verb:
            case "pause":
                self._store.pause(one.id)
                return notices.plain(f"Paused. To go on: /digest resume {one.id}")
            case "resume":
                return notices.plain(f"Resumed. {telling.coming(self._store.resume(one.id), now)}")
            case "stop":
                self._store.stop(one.id)
                return notices.plain("Stopped. No more of these digests will come.")
            case "preview":
                return replace(asked, text=f"preview {one.id}")
            case _:
                self._counter.take(_scheduled(asked, f"digest:{one.id}:now:{asked.key}", now))
                return notices.plain("It is on its way.")


def _scheduled(asked: Asked, key: str, now: datetime) -> Asked:
    """What is posted in the channel for everybody, below nothing."""
    return replace(
        asked,
        key=key,
        surface="schedule",
        user="",
        text=now.isoformat(),
        at=now,
        thread="",
        ts="",
        conversation=key,
        response_url="",
        private=False,
    )
