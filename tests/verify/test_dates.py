"""Dates of a claim are those of its quotes, however they are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.calendar import mentions, periods
from tests.verify.bench import code
from tests.verify.test_verdict import NEWS

MILL = "The mill at Ostrel, built in the 1980s, was closed in 2016 and burned down on Monday."


@pytest.mark.parametrize(
    "claim",
    [
        MILL,
        "The mill at Ostrel was closed in 2016.",
        "The mill at Ostrel was built in the 1980s.",
    ],
)
def test_a_decade_beside_another_date_is_a_date(claim):
    """Either is supported by itself."""
    assert code(claim, MILL) == ""


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The mill at Ostrel was built in the 1990s.", MILL),
        ("The mill at Ostrel was built in 1984.", MILL),
        ("The mill at Ostrel was closed in the 1980s.", MILL),
    ],
)
def test_another_decade_or_a_year_of_it_is_not(claim, source):
    """A year is more than its decade says."""
    assert code(claim, source) == "date_not_in_evidence"


def test_a_year_is_in_its_decade():
    """A claim may say less than its quote."""
    assert code("The mill closed in the 2010s.", "The mill closed in 2016.") == ""


@given(
    st.lists(st.sampled_from(NEWS), max_size=25).map(" ".join),
    st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
def test_a_date_stands_for_days_or_for_none(text, published):
    """Whatever is written, and on whatever day."""
    for mention in mentions(text):
        assert all(period.start < period.end for period in periods(mention, published))
