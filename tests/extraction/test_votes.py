"""Which extraction is believed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.extraction.votes import elect, likeness, shingles

LONG = "the council agreed on tuesday to close two of the five berths in its harbour for repairs"
OTHER = "home news sport weather contact us subscribe now follow us terms of use privacy policy site map"


def unasked():
    raise AssertionError("the third was asked")


@given(st.text(max_size=100), st.text(max_size=100))
def test_likeness_is_symmetric_and_bounded(a, b):
    """Dice runs from 0 to 1, and a text is like itself."""
    first, second = shingles(a), shingles(b)

    assert likeness(first, second) == likeness(second, first)
    assert 0 <= likeness(first, second) <= 1
    assert likeness(first, first) == 1


def test_agreement_asks_no_third():
    """Two that tell the same story settle it."""
    assert elect(LONG, LONG + " again", unasked) == LONG


def test_the_third_decides_a_disagreement():
    """Whichever it stands nearer to is taken; an empty one decides nothing."""
    assert elect(OTHER, LONG, lambda: LONG + " and more") == LONG
    assert elect(LONG, OTHER, lambda: LONG + " and more") == LONG
    assert elect(OTHER, LONG, lambda: "") == OTHER


def test_an_empty_text_never_wins():
    """What found something is taken without a vote."""
    assert elect("", LONG, unasked) == LONG
    assert elect(LONG, "", unasked) == LONG
    assert elect("", "", unasked) == ""
