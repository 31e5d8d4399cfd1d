"""A week of digests: two schedulers and a cron line, nine zones, both changes of the clocks, kills and jumps of the clock."""

from __future__ import annotations

import os
import random
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.slack.queue.ledger import Ledger
from bot.subscriptions.rounds import Round
from bot.subscriptions.slots import between
from bot.subscriptions.store import Subscriptions
from bot.subscriptions.types import Wish
from corpus.archive.engine import connect
from tests.subscriptions.test_slots import ZONES

if TYPE_CHECKING:
    from pathlib import Path

    from bot.slack.types import Asked

SIZE = int(os.environ.get("WEEK_SUBSCRIPTIONS", "9"))  # 50 for a long run
KILLS = 0.1  # of the rounds end between two steps


class Killed(Exception):
    """The end of a process."""


class Fragile:
    """A ledger whose process is killed now and then, before or after a request is kept."""

    def __init__(self, ledger: Ledger, chance: random.Random) -> None:
        self.ledger = ledger
        self.chance = chance

    def accept_in(self, connection: object, asked: Asked) -> bool:
        """Keep it, or end."""
        dies = self.chance.random() < KILLS
        if dies and self.chance.random() < 1 / 2:
            raise Killed
        kept = self.ledger.accept_in(connection, asked)  # type: ignore[arg-type]
        if dies:
            raise Killed
        return kept


@pytest.mark.parametrize("begun", [date(2026, 3, 26), date(2026, 10, 22)], ids=["spring", "autumn"])
def test_each_slot_of_a_week_is_handed_out_once(tmp_path: Path, begun: date) -> None:
    """Each that falls due while somebody looks within six hours; none twice, none of another day."""
    engine = connect(f"sqlite:///{tmp_path / 'archive.db'}")
    start = datetime.combine(begun, time(0), UTC)
    store = Subscriptions(engine, clock=lambda: start)
    made = [
        store.add("T1", f"C{n}", Wish(time((n * 5) % 24, (n * 17) % 60), ZONES[n % len(ZONES)]), "")
        for n in range(SIZE)
    ]
    chance, now, found = random.Random(8), start, []
    rounds = [Round(store, Fragile(Ledger(engine, name), chance)) for name in ("bot-1", "bot-2", "cron")]

    while now < start + timedelta(days=7):
        for each in chance.sample(rounds, 3):
            jump = timedelta(hours=chance.choice((0, 0, 0, -3)))  # a machine whose clock is behind
            try:
                found += [asked.key for asked in each.due(now + jump)]
            except Killed:
                continue
        now += timedelta(minutes=chance.choice((20, 60, 180)))
    last = Ledger(engine, "last")
    found += [asked.key for asked in Round(store, last).due(now)]

    placed = {
        f"digest:{one.id}:{day}" for one in made for day, state in store.states(one.id) if state == "placed"
    }
    owed = {f"digest:{one.id}:{slot.day}" for one in made for slot in between(one, start, now)}
    assert len(found) == len(set(found))
    assert set(found) <= placed
    assert placed == owed
    assert all(last.accepted(key) for key in placed)
    engine.dispose()
