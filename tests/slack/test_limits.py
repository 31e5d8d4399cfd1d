"""How much may be asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.slack.hall.limits import Limits, Over
from bot.slack.queue.ledger import Ledger
from corpus.archive.engine import connect
from tests.slack.requests import asked

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def ledger(tmp_path, *minutes, user="U1"):
    """A ledger in which one person asked so many minutes ago."""
    book = Ledger(connect(f"sqlite:///{tmp_path / 'archive.db'}"), "p1")
    for number, ago in enumerate(minutes):
        book.accept(asked(f"{user}{number}", user=user, at=NOW - timedelta(minutes=ago)))
    return book


def test_the_next_question_is_free_an_hour_after_the_oldest_that_counts(tmp_path):
    """Questions of more than an hour ago do not count."""
    limits = Limits(ledger(tmp_path, 90, 50, 20, 10), per_user=2)

    assert limits.over("T1", "U1", NOW) == Over("person", 2, NOW + timedelta(minutes=40))
    assert limits.over("T1", "U2", NOW) is None


def test_below_the_limit_nothing_stands_in_the_way(tmp_path):
    """The limit itself may be used up."""
    assert Limits(ledger(tmp_path, 50, 20), per_user=3).over("T1", "U1", NOW) is None


def test_a_workspaces_day_ends_at_midnight_utc(tmp_path):
    """Questions of the day before do not count, those of everybody do."""
    limits = Limits(ledger(tmp_path, 13 * 60, 50, 20), per_day=2)

    assert limits.over("T1", "U9", NOW) == Over("workspace", 2, datetime(2026, 11, 21, tzinfo=UTC))
    assert limits.over("T2", "U9", NOW) is None


def test_of_two_limits_the_longer_one_is_told(tmp_path):
    """Nobody is sent away twice."""
    found = Limits(ledger(tmp_path, 50, 20), per_user=1, per_day=1).over("T1", "U1", NOW)

    assert found.whose == "workspace"


def test_zero_is_no_limit(tmp_path):
    """Nothing is counted then."""
    assert Limits(ledger(tmp_path, *range(40))).over("T1", "U1", NOW) is None
