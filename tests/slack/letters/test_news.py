"""What letters say of summaries and digests."""

from __future__ import annotations

from bot.digests.types import Change, Entry, LeftOut
from bot.slack.letters import letter
from bot.types import Conflict, Figure
from tests.slack.letters.replies import CLAIMS, NOON, coverage, digest, question, read, story, summary


def test_a_summary_of_one_report_says_so():
    """Its title first, then that all of it rests on one report."""
    told = read(letter(summary(coverage=coverage(origins=1))))

    assert told.startswith("Summary: Flood at Ostrel\nAs of 21 November 2026 13:00 Europe/Berlin")
    assert "\nSingle report:" in told


def test_a_summary_is_told_section_by_section():
    """Parties under their names, then where sources differ, then what is not known, then the sources."""
    slot = Conflict(
        "people missing", (Figure("31", "The ministry", "2026-11-21", 2), Figure("40", "Police", "", 1))
    )

    told = read(letter(summary(agreed=CLAIMS[:1], reported=(), conflicts=(slot,))))

    parts = ("Reports differ on figures: people missing", "What independent reports agree on", "What each party says",
             "The fire service", "Figures differ: people missing", "31, the ministry", "Not reported or not known",
             "No direct statement by the governor", "Sources")  # fmt: skip
    assert [told.index(part) for part in parts] == sorted(told.index(part) for part in parts)


def test_a_digest_is_told_story_by_story():
    """Each with its state and headline, its sentences, and how many reports there are; then what is left out."""
    told = read(letter(digest(left_out=(LeftOut("s9", "Ferry back in service", "no room"),))))

    assert told.startswith("News digest: floods\n")
    assert "NEW: Flood 1\n• The river Tarn" in told
    assert told.index("NEW: Flood 2\n• Some 900") < told.index("Left out: Ferry back") < told.index("Sources")
    assert "2 reports, 2 independent: Valley Wire and Northern Star" in told


def test_a_changed_figure_is_told_from_old_to_new():
    """Both with who gave them and when."""
    new, old = (
        Figure("17", "The ministry", "2026-11-21", 2),
        Figure("12", "The ministry", "2026-11-20", 1, note="superseded"),
    )
    change = Change("people killed", old, new)

    told = read(letter(digest(entries=(Entry(story(), "updated", "Flood", (), changes=(change,)),))))

    assert "UPDATED: Flood" in told
    assert (
        "People killed: was 12, The ministry, 20 November 2026 [1] → now 17, The ministry, 21 November 2026 [2]"
        in told
    )


def test_an_empty_digest_says_so():
    """A window without news gives a letter all the same, with what is quiet and when it was due."""
    told = letter(digest(entries=(), sources=(), quiet=(story(),), late=NOON, question=question(text="")))

    assert told.first.text == "There is no news to show."
    assert "Sources" not in read(told)
    assert "Nothing new on: River Tarn rises for day 1." in read(told)
    assert "posted late" in read(told)
