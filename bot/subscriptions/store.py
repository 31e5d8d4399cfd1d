"""Subscriptions and their slots in the archive's database. Each slot is handed out once, by whichever process is first."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Literal

import sqlalchemy as sa

from bot.subscriptions.types import Subscription, Wish
from bot.types import Scope
from corpus.archive.engine import reading, writing
from corpus.archive.tables import Instant
from corpus.clock import utc_now
from corpus.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.subscriptions.types import Slot
    from corpus.clock import Clock

KEPT = timedelta(
    days=35
)  # a weekly digest tells from its last one on; missed slots are looked back for by two weeks
State = Literal["placed", "quiet", "missed", "lost"]
"""Of a slot: handed out to be sent, sent nothing as nothing was new, too late, never taken by Slack."""

_metadata = sa.MetaData()
subscriptions = sa.Table(
    "digest_subscriptions",
    _metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("team", sa.String, nullable=False),
    sa.Column("channel", sa.String, nullable=False),
    sa.Column("wish", sa.JSON, nullable=False),
    sa.Column("made_by", sa.String, nullable=False),
    sa.Column("since", Instant, nullable=False),
    sa.Column("paused", sa.String, nullable=False),
)
slots = sa.Table(
    "digest_slots",
    _metadata,
    sa.Column("subscription", sa.String, primary_key=True),
    sa.Column("day", sa.String, primary_key=True),  # local date, ISO
    sa.Column("instant", Instant, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("at", Instant, nullable=False),  # when it was handed out
)


class Subscriptions:
    """Keeps subscriptions and slots. Threads and processes may share one.

    Args:
        engine: of the archive.
        clock: the time now.
    """

    def __init__(self, engine: sa.Engine, *, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._clock = clock
        with writing(engine) as connection:
            _metadata.create_all(connection)

    def add(self, team: str, channel: str, wish: Wish, made_by: str = "") -> Subscription:
        """A new subscription; its first slot is the next one from now."""
        made = Subscription(secrets.token_hex(4), team, channel, wish, made_by, self._clock())
        row: dict[str, Any] = {"id": made.id, "team": team, "channel": channel, "wish": _packed(wish)}
        row |= {"made_by": made_by, "since": made.since, "paused": ""}
        with writing(self._engine) as connection:
            connection.execute(sa.insert(subscriptions).values(row))
        return made

    def all(self, team: str = "", channel: str = "") -> tuple[Subscription, ...]:
        """Subscriptions, the oldest first: of a workspace, of a channel of it, or all."""
        query = sa.select(subscriptions).order_by(subscriptions.c.since, subscriptions.c.id)
        if team:
            query = query.where(subscriptions.c.team == team)
        if channel:
            query = query.where(subscriptions.c.channel == channel)
        with reading(self._engine) as connection:
            return tuple(_subscription(row) for row in connection.execute(query))

    def get(self, key: str) -> Subscription:
        """One subscription.

        Raises:
            NotFound: none has this id.
        """
        with reading(self._engine) as connection:
            row = connection.execute(sa.select(subscriptions).where(subscriptions.c.id == key)).first()
        if row is None:
            raise NotFound(
                f"No subscription has the id {key!r}.", remedy="`evenhand digest list` shows them."
            )
        return _subscription(row)

    def change(self, key: str, wish: Wish) -> Subscription:
        """Another wish from now on; a day that had its digest gets no second one."""
        return self._changed(key, wish=_packed(wish), since=self._clock())

    def pause(self, key: str, reason: str = "on request") -> Subscription:
        """Send nothing more until it is resumed."""
        return self._changed(key, paused=reason)

    def resume(self, key: str) -> Subscription:
        """Go on; what came due meanwhile is not sent."""
        return self._changed(key, paused="", since=self._clock())

    def stop(self, key: str) -> None:
        """Delete a subscription.

        Raises:
            NotFound: none has this id.
        """
        self.get(key)
        with writing(self._engine) as connection:
            connection.execute(sa.delete(subscriptions).where(subscriptions.c.id == key))

    def claim(
        self,
        subscription: Subscription,
        slot: Slot,
        missed: Iterable[Slot],
        enlist: Callable[[sa.Connection], bool],
    ) -> bool:
        """Hand out a slot, once; False when it was handed out before, or the subscription has been changed meanwhile.

        Args:
            subscription: whose slot it is.
            slot: that is due.
            missed: earlier ones that are not sent any more.
            enlist: keeps the request in the same transaction; False when it is known.
        """
        now = self._clock()
        with writing(self._engine) as connection:
            if not self._stands(connection, subscription):
                return False
            self._note(connection, subscription.id, missed, "missed", now)
            return bool(self._note(connection, subscription.id, [slot], "placed", now)) and enlist(connection)

    def miss(self, subscription: Subscription, missed: Iterable[Slot]) -> None:
        """Write down slots that came due while nobody was there."""
        with writing(self._engine) as connection:
            self._note(connection, subscription.id, missed, "missed", self._clock())

    def held(self, key: str, days: Iterable[date]) -> set[date]:
        """Those of the days whose slot is written down."""
        wanted = [day.isoformat() for day in days]
        query = sa.select(slots.c.day).where(slots.c.subscription == key, slots.c.day.in_(wanted))
        with reading(self._engine) as connection:
            return {date.fromisoformat(day) for day in connection.scalars(query)}

    def became(self, key: str, day: date, state: State) -> None:
        """What came of a slot that was handed out."""
        mine = (slots.c.subscription == key) & (slots.c.day == day.isoformat())
        with writing(self._engine) as connection:
            connection.execute(sa.update(slots).where(mine).values(state=state))

    def last(self, key: str, before: datetime) -> datetime | None:
        """When the last slot was due that was sent, or that was quiet, before a time."""
        sent = slots.c.state.in_(("placed", "quiet"))
        query = sa.select(sa.func.max(slots.c.instant)).where(slots.c.subscription == key, sent)
        with reading(self._engine) as connection:
            return connection.scalar(
                sa.select(
                    sa.type_coerce(
                        query.where(slots.c.instant < before).scalar_subquery(), slots.c.instant.type
                    )
                )
            )

    def states(self, key: str, limit: int = 14) -> tuple[tuple[date, State], ...]:
        """The last slots with what came of them, the newest first."""
        query = sa.select(slots.c.day, slots.c.state).where(slots.c.subscription == key)
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(slots.c.day.desc()).limit(limit)).all()
        return tuple((date.fromisoformat(row.day), row.state) for row in rows)

    def prune(self, before: datetime) -> int:
        """Delete what is known of slots before a time, and of none of the last weeks; says of how many."""
        before = min(before, self._clock() - KEPT)
        with writing(self._engine) as connection:
            return connection.execute(sa.delete(slots).where(slots.c.instant < before)).rowcount

    def forget(self, team: str) -> None:
        """Delete the subscriptions of a workspace that leaves."""
        theirs = sa.select(subscriptions.c.id).where(subscriptions.c.team == team)
        with writing(self._engine) as connection:
            connection.execute(sa.delete(slots).where(slots.c.subscription.in_(theirs)))
            connection.execute(sa.delete(subscriptions).where(subscriptions.c.team == team))

    def _changed(self, key: str, **values: Any) -> Subscription:
        self.get(key)
        with writing(self._engine) as connection:
            connection.execute(sa.update(subscriptions).where(subscriptions.c.id == key).values(values))
        return self.get(key)

    def _stands(self, connection: sa.Connection, subscription: Subscription) -> bool:
        """Whether a subscription is as it was read: nobody has paused, changed or stopped it since."""
        row = connection.execute(
            sa.select(subscriptions).where(subscriptions.c.id == subscription.id)
        ).first()
        return row is not None and _subscription(row) == subscription

    def _note(
        self, connection: sa.Connection, key: str, some: Iterable[Slot], state: State, now: datetime
    ) -> int:
        """Write down the slots that are not; says how many."""
        noted = 0
        for slot in some:
            mine = (slots.c.subscription == key) & (slots.c.day == slot.day.isoformat())
            if connection.scalar(sa.select(sa.func.count()).select_from(slots).where(mine)):
                continue
            row = {"subscription": key, "day": slot.day.isoformat(), "instant": slot.instant}
            connection.execute(sa.insert(slots).values({**row, "state": state, "at": now}))
            noted += 1
        return noted


def _packed(wish: Wish) -> dict[str, Any]:
    return {**asdict(wish), "at": wish.at.isoformat("minutes"), "days": list(wish.days)}


def _subscription(row: Any) -> Subscription:
    packed = row.wish
    scope = Scope(**{name: tuple(values) for name, values in packed["scope"].items()})
    wish = Wish(
        time.fromisoformat(packed["at"]),
        packed["zone"],
        packed["topic"],
        tuple(packed["days"]),
        scope,
        packed["quiet"],
    )
    return Subscription(row.id, row.team, row.channel, wish, row.made_by, row.since, row.paused)
