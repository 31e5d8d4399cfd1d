"""Windows for reasons and for reading."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.slack import ids
from bot.slack.pieces import line, rich
from bot.slack.views.forms import REMARK, Place, about_of, reading, reason_form, reason_of
from tests.slack.views.limits import WORDS, check_view, submitted, texts

PLACE = Place("T1", "C1", "1700000000.000100")


def test_the_form_comes_back_with_what_it_is_about():
    """The answer and its place are found again when the form is sent."""
    view = reason_form("a1b2", PLACE)

    check_view(view)
    assert view["callback_id"] == ids.REASON
    assert about_of(submitted(view)) == ("a1b2", PLACE)


@given(st.sampled_from(("factual", "misleading", "missing", "other")), st.none() | WORDS)
def test_the_reason_is_what_was_chosen_and_written(kind, words):
    """Words are optional, and kept up to their limit."""
    sent = submitted(
        reason_form("a1b2", PLACE), kind={"selected_option": {"value": kind}}, remark={"value": words}
    )

    assert reason_of(sent) == (kind, (words or "").strip()[:REMARK])


@pytest.mark.parametrize("view", [{}, {"state": {"values": {}}}, {"state": None, "private_metadata": ""}])
def test_a_form_without_values_has_another_reason(view):
    """Nothing breaks on what Slack leaves out."""
    assert reason_of(view) == ("other", "")
    assert about_of(view) == ("", Place("", ""))


@given(WORDS, st.integers(0, 130))
@example("Quotes", 100)
@example("Quotes", 101)
def test_reading_shows_what_fits_and_says_what_does_not(title, count):
    """No block that fits is dropped, none is altered."""
    blocks = [rich(line(f"Sentence {number}")) for number in range(count)]

    view = reading(title, blocks)

    check_view(view)
    if 0 < count <= 100:
        assert view["blocks"] == blocks
    if count > 100:
        assert view["blocks"][:99] == blocks[:99]
        assert f"{count - 99} parts more" in " ".join(texts(view["blocks"][99:]))


def test_reading_stays_below_what_slack_takes_in_bytes():
    """A few heavy blocks are too much as well."""
    view = reading("Quotes", [rich(*[line("ю" * 2000) for _ in range(10)]) for _ in range(20)])

    check_view(view)
    assert "parts more" in " ".join(texts(view["blocks"][-1:]))
