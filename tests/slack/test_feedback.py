"""What readers say of answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.slack.hall.feedback import Feedback, Reader
from bot.slack.queue.pseudonyms import Pseudonyms
from corpus.archive.engine import connect

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ADA, BEN = Reader("T1", "C1", "U0ADA"), Reader("T2", "C2", "U0BEN")


class Clock:
    now = NOW

    def __call__(self):
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def feedback(tmp_path):
    engine = connect(f"sqlite:///{tmp_path / 'archive.db'}")
    yield Feedback(engine, Pseudonyms(engine), clock=Clock())
    engine.dispose()


def test_the_last_word_of_a_reader_counts(feedback):
    """A second opinion of the same person replaces the first."""
    feedback.keep("a1", ADA, "good")
    feedback.keep("a1", ADA, "bad", "missing", "The vote is not in it.")

    (kept,) = feedback.latest()
    assert (kept.verdict, kept.reason, kept.text) == ("bad", "missing", "The vote is not in it.")


def test_it_is_listed_newest_first_and_by_verdict_and_answer(feedback):
    """As many as are asked for."""
    feedback.keep("a1", ADA, "good")
    feedback.keep("a2", ADA, "bad")
    feedback.keep("a2", BEN, "good")

    assert [each.answer for each in feedback.latest(2)] == ["a2", "a2"]
    assert [each.team for each in feedback.latest(verdict="good")] == ["T2", "T1"]
    assert [each.answer for each in feedback.latest(answer="a1")] == ["a1"]


def test_nobody_is_named(feedback, tmp_path):
    """The same person is the same word, and no id of a person stands in the archive."""
    feedback.keep("a1", ADA, "good")
    feedback.keep("a2", ADA, "bad")

    assert len({each.who for each in feedback.latest()}) == 1
    assert b"U0ADA" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_what_is_old_or_of_a_gone_workspace_is_forgotten(feedback):
    """The rest stays."""
    feedback.keep("a1", ADA, "good")
    feedback.keep("a2", BEN, "good")
    feedback.keep("a3", ADA, "good")

    gone = feedback.prune(NOW + timedelta(seconds=90))
    feedback.forget("T2")

    assert gone == 1
    assert [each.answer for each in feedback.latest()] == ["a3"]
