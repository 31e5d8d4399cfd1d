"""The round of digests: what is due now becomes a request, once, whoever makes the round."""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol

from bot.slack.types import Asked
from bot.subscriptions.slots import owed
from corpus.errors import ArchiveError

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from bot.subscriptions.store import Subscriptions
    from bot.subscriptions.types import Slot, Subscription

_LOG = logging.getLogger("evenhand.subscriptions")
KEY = "digest"
WINDOW = timedelta(hours=24)  # of a first digest
LONGEST = timedelta(days=7)  # of any


class Intake(Protocol):
    """Keeps requests (`bot.slack.queue.ledger`)."""

    def accept_in(self, connection: Connection, asked: Asked) -> bool:
        """Keep one in a transaction that is under way; False when it is known."""
        ...


class Round:
    """Finds the digests that are due.

    Args:
        store: of subscriptions and slots.
        intake: keeps a request together with its slot, so that a kill between the two loses neither.
    """

    def __init__(self, store: Subscriptions, intake: Intake) -> None:
        self._store = store
        self._intake = intake

    def due(self, now: datetime) -> tuple[Asked, ...]:
        """Requests for the digests that are due and that nobody has handed out; they are in the ledger already."""
        placed: list[Asked] = []
        for subscription, slot, missed in self._owed(now):
            try:
                placed += self._placed(subscription, slot, missed, now)
            except ArchiveError as error:  # what is placed is this process's: it must reach the counter
                _LOG.warning("a slot waits for the next round", extra={"error": str(error)})
        return tuple(placed)

    def _placed(
        self, subscription: Subscription, slot: Slot | None, missed: tuple[Slot, ...], now: datetime
    ) -> tuple[Asked, ...]:
        if slot is None:
            self._store.miss(subscription, missed)
            return ()
        asked = request(subscription, slot, now)
        enlist = partial(self._enlisted, asked)
        return (asked,) if self._store.claim(subscription, slot, missed, enlist) else ()

    def owed(self, now: datetime) -> tuple[tuple[Subscription, Slot], ...]:
        """What is due now; nothing is handed out."""
        return tuple((subscription, slot) for subscription, slot, _ in self._owed(now) if slot is not None)

    def _owed(self, now: datetime) -> list[tuple[Subscription, Slot | None, tuple[Slot, ...]]]:
        found = []
        for subscription in self._store.all():
            slot, missed = owed(subscription, now)
            known = self._store.held(
                subscription.id, [each.day for each in (*missed, *([slot] if slot else []))]
            )
            slot = slot if slot and slot.day not in known else None
            missed = tuple(each for each in missed if each.day not in known)
            if slot or missed:
                found.append((subscription, slot, missed))
        return found

    def _enlisted(self, asked: Asked, connection: Connection) -> bool:
        return self._intake.accept_in(connection, asked)


def request(subscription: Subscription, slot: Slot, now: datetime) -> Asked:
    """What the counter is asked for: a digest in a channel, below nothing."""
    key = f"{KEY}:{subscription.id}:{slot.day.isoformat()}"
    return Asked(
        key=key,
        kind="digest",
        surface="schedule",
        team=subscription.team,
        channel=subscription.channel,
        user="",
        text=slot.instant.isoformat(),
        at=now,
        conversation=key,
    )


def since(instant: datetime, last: datetime | None) -> datetime:
    """From when on a digest tells: from the last one, a day before the first, never more than a week back."""
    return max(instant - LONGEST, last if last is not None else instant - WINDOW)
