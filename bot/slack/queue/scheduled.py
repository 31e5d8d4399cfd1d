"""What nobody has typed: digests of subscriptions, past editions again, corrections. Composed when they are sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from bot.casework import Asking
from bot.corrections.flags import flagged
from bot.digests.types import Digest
from bot.slack.letters import letter
from bot.slack.types import Letter, Offers
from bot.slack.views import notices
from bot.subscriptions.rounds import since
from bot.subscriptions.slots import PUNCTUAL
from bot.types import Window
from corpus.clock import utc_now
from corpus.errors import NotFound

if TYPE_CHECKING:
    from bot.corrections.following import Corrections
    from bot.digests.digester import Digester
    from bot.digests.editions import Editions
    from bot.slack.types import Asked
    from bot.subscriptions.store import Subscriptions
    from bot.subscriptions.types import Subscription
    from bot.types import NoAnswer
    from corpus.archive import Archive
    from corpus.clock import Clock

PLAIN = Offers(reach=False, human=False, share=False)


class Intake(Protocol):
    """Keeps requests (`bot.slack.queue.ledger`)."""

    def accept(self, asked: Asked) -> bool:
        """False when it was accepted before."""
        ...


class Scheduled:
    """Writes what is sent by schedule.

    Args:
        archive: of the library.
        store: of subscriptions.
        editions: what readers were sent.
        digester: makes digests.
        corrections: tells what has changed in what was cited.
        clock: the time now.
    """

    def __init__(
        self,
        archive: Archive,
        store: Subscriptions,
        editions: Editions,
        digester: Digester,
        corrections: Corrections,
        *,
        clock: Clock = utc_now,
    ) -> None:
        self._archive = archive
        self._store = store
        self._editions = editions
        self._digester = digester
        self._corrections = corrections
        self._clock = clock

    def letter(self, asked: Asked) -> tuple[Letter | None, str]:
        """The letter, and the id of its record; no letter when there is nothing to send any more."""
        if asked.kind == "correction":
            return self._corrections.letter(asked), ""
        _, key, what, *_ = (*asked.key.split(":"), "", "")
        if key == "edition":
            return self._again(asked.text)
        try:
            subscription = self._store.get(key)
        except NotFound:
            return None, ""  # stopped meanwhile
        if what == "closed":
            return Letter(notices.digest_paused(subscription.channel, subscription.paused)), ""
        return self._digest(asked, subscription)

    def preview(self, key: str, now: datetime) -> Digest | NoAnswer:
        """The digest that a subscription would get now; nothing is remembered of it.

        Raises:
            NotFound: no subscription has this id.
        """
        subscription = self._store.get(key)
        return self._composed(subscription, now, self._editions.seen(subscription.reader))

    def undelivered(self, asked: Asked, code: str) -> Asked | None:
        """A digest that Slack will never take: its subscription pauses; gives what its maker is told, None for others.

        Args:
            asked: what was to be sent.
            code: Slack's error, such as "channel_not_found"; "" when Slack was away for too long.
        """
        _, key, day, *_ = (*asked.key.split(":"), "", "")
        if asked.kind != "digest" or key == "edition" or day == "closed":
            return None
        try:
            subscription = self._store.get(key)
        except NotFound:
            return None
        self._editions.drop(subscription.reader, _slot(asked, subscription))
        if day != "now":
            self._store.became(key, datetime.fromisoformat(day).date(), "lost")
        if not code:
            return None
        subscription = self._store.pause(key, f"Slack refuses it ({code})")
        if not subscription.made_by:
            return None
        told = f"digest:{key}:closed:{day}"
        return replace(
            asked, key=told, conversation=told, channel=subscription.made_by, at=self._clock(), text=""
        )

    def _digest(self, asked: Asked, subscription: Subscription) -> tuple[Letter | None, str]:
        instant = datetime.fromisoformat(asked.text)
        slot = _slot(asked, subscription)
        seen = self._editions.seen(subscription.reader, before_slot=slot)
        outcome = self._composed(subscription, instant, seen)
        late = instant if asked.at - instant > PUNCTUAL else None
        if not isinstance(outcome, Digest):
            return letter(outcome, PLAIN), outcome.id
        digest = replace(outcome, late=late)
        if not (digest.entries or digest.in_brief) and subscription.wish.quiet == "skip":
            self._became_quiet(asked, subscription)
            return None, ""
        self._editions.keep(subscription.reader, slot, digest, instant)
        return letter(digest, PLAIN), digest.id

    def _composed(self, subscription: Subscription, instant: datetime, seen: dict) -> Digest | NoAnswer:  # type: ignore[type-arg]
        wish = subscription.wish
        first = since(instant, self._store.last(subscription.id, instant))
        window = Window(first, instant, "", explicit=True)
        asking = Asking(zone=wish.zone, window=window, now=instant, scope=wish.scope)
        return self._digester.digest(asking, wish.topic, seen=seen)

    def _again(self, edition: str) -> tuple[Letter | None, str]:
        try:
            digest = self._editions.get(edition).digest
        except NotFound:
            return None, ""
        held = self._archive.articles.many({source.article_id for source in digest.sources})
        return letter(flagged(digest, held), PLAIN), digest.id

    def _became_quiet(self, asked: Asked, subscription: Subscription) -> None:
        day = asked.key.split(":")[2]
        if day != "now":
            self._store.became(subscription.id, datetime.fromisoformat(day).date(), "quiet")


def _slot(asked: Asked, subscription: Subscription) -> str:
    """What the edition goes by: slots of a reader compare by their time."""
    return f"{asked.text}#{subscription.id}"
