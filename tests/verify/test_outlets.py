"""An outlet's name proves nothing and hurts nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.verify.bench import code, exhibit, judge

SENTENCE = "The council approved 12 of 40 plans on Monday, the mayor said."


@given(st.text(min_size=1, max_size=30).map(str.strip).filter(bool))
def test_a_whole_sentence_stands_under_any_name(outlet):
    """`Outlet reported: “…”` passes whatever the outlet is called."""
    shown = exhibit(SENTENCE, outlet=outlet)

    verdict = judge(f"{outlet} reported: “{SENTENCE}”", SENTENCE, evidence=(shown,))

    assert verdict.withheld == ()


@pytest.mark.parametrize("outlet", ["France 24", "Outlet 2", "One News", "60 Minutes", "Channel Four"])
def test_figures_of_an_outlet_are_no_figures_of_the_claim(outlet):
    """A number in the outlet's name needs no evidence."""
    claim = f"{outlet} reported that the council approved 12 of 40 plans on Monday, according to the mayor."

    assert code(claim, SENTENCE, outlet=outlet) == ""


def test_figures_of_a_title_s_name_are_no_figures_of_the_claim():
    """A title with "Apollo 11" licenses the name, not another use of the figure."""
    source = "The capsule landed in the sea on Monday, the agency said."
    title = "Apollo 11 lands"

    assert (
        code("The agency said the Apollo 11 capsule landed in the sea on Monday.", source, title=title) == ""
    )
    assert (
        code("The agency said 11 capsules landed on Monday.", source, title=title) == "number_not_in_evidence"
    )


def test_a_framed_sentence_is_not_altered():
    """The frame licenses verbatim sentences only."""
    assert (
        code(f"Wire 5 reported: “{SENTENCE.replace('12', '14')}”", SENTENCE, outlet="Wire 5")
        == "quote_altered"
    )
