"""The slot ledger: each slot is handed out once, and remembered."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.slack.queue.ledger import Ledger
from bot.subscriptions.rounds import LONGEST, WINDOW, Round, since
from bot.subscriptions.store import Subscriptions
from bot.subscriptions.types import Wish
from bot.types import Scope
from corpus.archive.engine import connect
from corpus.errors import ArchiveError, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from bot.slack.types import Asked

EIGHT = Wish(time(8), "Europe/Berlin")
MADE = datetime(2026, 11, 23, 9, tzinfo=UTC)
NEXT = datetime(2026, 11, 24, 7, tzinfo=UTC)  # 08:00 in Berlin


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = MADE

    def __call__(self) -> datetime:
        """The time that it was set to."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The time of all parts."""
    return Clock()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """Of an empty archive."""
    opened = connect(f"sqlite:///{tmp_path / 'archive.db'}")
    yield opened
    opened.dispose()


@pytest.fixture
def store(engine: Engine, clock: Clock) -> Subscriptions:
    """Without subscriptions."""
    return Subscriptions(engine, clock=clock)


def _round(engine: Engine, store: Subscriptions, owner: str = "me") -> Round:
    return Round(store, Ledger(engine, owner))


def test_a_subscription_comes_back_as_it_was_made(store: Subscriptions) -> None:
    """With its scope, days, and what comes on quiet days."""
    wish = Wish(
        time(17, 45), "Asia/Kathmandu", "wheat; DROP TABLE", (0, 4), Scope(("A",), ("B",), ("de",)), "skip"
    )

    made = store.add("T1", "C1", wish, "U1")

    assert store.get(made.id) == made
    assert made.wish == wish
    assert (made.since, made.paused, made.reader) == (MADE, "", "slack:T1:C1")


def test_an_unknown_id_is_told_with_what_helps(store: Subscriptions) -> None:
    """Not as an empty result."""
    with pytest.raises(NotFound, match="nothere"):
        store.pause("nothere")


def test_a_slot_is_handed_out_once(engine: Engine, store: Subscriptions) -> None:
    """Whatever process asks, whenever."""
    made = store.add("T1", "C1", EIGHT)

    placed = [_round(engine, store, owner).due(NEXT + timedelta(minutes=n)) for n, owner in enumerate("abc")]

    assert [[asked.key for asked in each] for each in placed] == [[f"digest:{made.id}:2026-11-24"], [], []]
    [asked] = placed[0]
    assert (asked.kind, asked.surface, asked.channel, asked.thread) == ("digest", "schedule", "C1", "")
    assert datetime.fromisoformat(asked.text) == NEXT


def test_processes_at_once_share_the_slots(engine: Engine, store: Subscriptions) -> None:
    """Six look at the same time for twelve subscriptions: each digest goes to one of them."""
    made = {store.add("T1", f"C{n}", EIGHT).id for n in range(12)}
    found: list[str] = []
    rounds = [_round(engine, Subscriptions(engine), f"p{n}") for n in range(6)]
    together = threading.Barrier(6)

    def look(each: Round) -> None:
        together.wait()
        found.extend(asked.key for asked in each.due(NEXT))

    threads = [threading.Thread(target=look, args=(each,)) for each in rounds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(found) == sorted(f"digest:{key}:2026-11-24" for key in made)


def test_a_fault_between_slot_and_request_loses_neither(engine: Engine, store: Subscriptions) -> None:
    """Both stand, or none."""
    made = store.add("T1", "C1", EIGHT)

    class Broken:
        def accept_in(self, _connection: object, _asked: object) -> bool:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        Round(store, Broken()).due(NEXT)  # type: ignore[arg-type]

    assert store.states(made.id) == ()
    assert len(_round(engine, store).due(NEXT)) == 1


def test_what_is_placed_before_a_fault_of_the_archive_is_given(engine: Engine, store: Subscriptions) -> None:
    """Nobody else would bring it; the rest waits for the next round."""
    for n in range(3):
        store.add("T1", f"C{n}", EIGHT)
    ledger, calls = Ledger(engine, "me"), []

    class Failing:
        def accept_in(self, connection: Connection, asked: Asked) -> bool:
            calls.append(asked)
            if len(calls) == 2:
                raise ArchiveError("The archive is busy.")
            return ledger.accept_in(connection, asked)

    assert len(Round(store, Failing()).due(NEXT)) == 2
    assert len(_round(engine, store).due(NEXT)) == 1


def test_another_time_on_the_same_day_sends_no_second_digest(
    engine: Engine, store: Subscriptions, clock: Clock
) -> None:
    """The next comes tomorrow."""
    made = store.add("T1", "C1", EIGHT)
    _round(engine, store).due(NEXT)
    clock.now = NEXT + timedelta(hours=1)

    store.change(made.id, Wish(time(12), "Europe/Berlin"))

    assert _round(engine, store).due(NEXT + timedelta(hours=5)) == ()
    assert len(_round(engine, store).due(NEXT + timedelta(hours=28))) == 1


def test_a_clock_that_jumps_back_sends_nothing_twice(engine: Engine, store: Subscriptions) -> None:
    """Nor one that jumps on and back again."""
    store.add("T1", "C1", EIGHT)
    moments = (NEXT, NEXT - timedelta(days=1), NEXT, NEXT + timedelta(days=1), NEXT, NEXT + timedelta(days=1))

    keys = [asked.key for now in moments for asked in _round(engine, store).due(now)]

    assert [key[-10:] for key in keys] == ["2026-11-24", "2026-11-25"]


def test_what_came_due_while_it_was_paused_is_not_sent(
    engine: Engine, store: Subscriptions, clock: Clock
) -> None:
    """After it is resumed, the next slot counts."""
    made = store.add("T1", "C1", EIGHT)
    store.pause(made.id)
    paused = _round(engine, store).due(NEXT)
    clock.now = NEXT + timedelta(minutes=30)

    store.resume(made.id)

    assert paused == ()
    assert _round(engine, store).due(clock.now) == ()
    assert len(_round(engine, store).due(NEXT + timedelta(days=1))) == 1


def test_days_without_a_bot_are_written_down_as_missed(engine: Engine, store: Subscriptions) -> None:
    """The latest slot is caught up, within six hours."""
    made = store.add("T1", "C1", EIGHT)

    [asked] = _round(engine, store).due(NEXT + timedelta(days=2, hours=5))
    nothing = _round(engine, store).due(NEXT + timedelta(days=3, hours=7))

    assert asked.key.endswith("2026-11-26")
    assert nothing == ()
    assert store.states(made.id) == (
        (date(2026, 11, 27), "missed"),
        (date(2026, 11, 26), "placed"),
        (date(2026, 11, 25), "missed"),
        (date(2026, 11, 24), "missed"),
    )


def test_what_is_owed_can_be_looked_at(engine: Engine, store: Subscriptions) -> None:
    """Looking hands nothing out."""
    made = store.add("T1", "C1", EIGHT)

    [(owed, slot)] = _round(engine, store).owed(NEXT)

    assert (owed.id, slot.instant) == (made.id, NEXT)
    assert store.states(made.id) == ()


def test_the_window_begins_where_the_last_one_ended(engine: Engine, store: Subscriptions) -> None:
    """A quiet digest counts as told, a lost one does not; a first one tells of a day, none of more than a week."""
    made = store.add("T1", "C1", EIGHT)
    for n in range(3):
        _round(engine, store).due(NEXT + timedelta(days=n))
    store.became(made.id, date(2026, 11, 25), "quiet")
    store.became(made.id, date(2026, 11, 26), "lost")
    now = NEXT + timedelta(days=3)

    assert store.last(made.id, now) == NEXT + timedelta(days=1)
    assert store.last(made.id, NEXT) is None
    assert since(now, store.last(made.id, now)) == NEXT + timedelta(days=1)
    assert since(now, None) == now - WINDOW
    assert since(now, now - timedelta(days=20)) == now - LONGEST


def test_a_workspace_that_leaves_takes_its_subscriptions_along(engine: Engine, store: Subscriptions) -> None:
    """Slots too; others stay."""
    gone, stays = store.add("T1", "C1", EIGHT), store.add("T2", "C1", EIGHT)
    _round(engine, store).due(NEXT)

    store.forget("T1")

    assert [each.id for each in store.all()] == [stays.id]
    assert store.states(gone.id) == ()
    assert len(store.states(stays.id)) == 1
