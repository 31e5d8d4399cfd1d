"""`evenhand feedback`: what readers said, for editors."""

from __future__ import annotations

from bot.slack.hall.feedback import Feedback, Reader
from bot.slack.queue.pseudonyms import Pseudonyms
from corpus.archive.engine import connect
from tests.system.commands import evenhand, reply


def said(home):
    """Two readers' feedback in an archive."""
    home.mkdir()
    engine = connect(f"sqlite:///{home / 'archive.db'}")
    kept = Feedback(engine, Pseudonyms(engine))
    kept.keep("aaaa000001", Reader("T1", "C1", "U0ADA"), "good")
    kept.keep("aaaa000002", Reader("T1", "C1", "U0BEN"), "bad", "factual", "it was nine\x1b[31m votes")
    engine.dispose()


def test_feedback_is_listed_newest_first(home):
    """With its reason and words, without names, and without anything that acts on a terminal."""
    said(home)

    code, out, _ = evenhand("feedback", home=home)

    assert code == 0
    assert "aaaa000002 bad, factual error: it was nine" in out
    assert "aaaa000001 good" in out
    assert "\x1b" not in out
    assert "U0" not in out


def test_feedback_can_be_narrowed(home):
    """To what was found wrong, and to one answer."""
    said(home)

    bad = reply("feedback", "--bad", home=home)["said"]
    one = reply("feedback", "--answer", "aaaa000001", home=home)["said"]

    assert [each["answer"] for each in bad] == ["aaaa000002"]
    assert [each["verdict"] for each in one] == ["good"]
    assert bad[0]["reason"] == "factual"


def test_no_feedback_is_said(home):
    """Exit 1, as for anything that is not there."""
    code, out, _ = evenhand("feedback", home=home)

    assert code == 1
    assert "Nothing was said yet." in out
