"""Figures, bounds and dates of a claim are those of its quotes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.figures import figures
from tests.verify.bench import code, exhibit, judge

TOLL = "The ministry said 471 people were killed and 342 wounded in the strike on Tuesday."
RANGE = "Officials estimated that 100 to 300 people died, and at least 12 of them were children."
VOTE = "The Assembly adopted the text with 120 votes in favour, 14 against and 45 abstentions."
MONEY = "The company said revenue rose 5 percent to $1.2 million in 2023 from $1.1 million."


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The ministry said four hundred seventy-one people were killed.", TOLL),
        ("The ministry said 342 people were wounded and 471 killed.", TOLL),
        ("According to the ministry, 471 people were killed.", TOLL),
        ("Between 100 and 300 people died, officials estimated.", RANGE),
        ("Officials estimated that 100-300 people died.", RANGE),
        ("The Assembly adopted the text by 120-14-45.", VOTE),
        ("The Assembly adopted the text by 120 votes to 14.", VOTE),
        ("The company said revenue rose 5% to $1,200,000 in 2023.", MONEY),
        ("The company said revenue rose five per cent to 1.2 million dollars in 2023.", MONEY),
        ("The company said revenue rose to $1.2m from $1.1m.", MONEY),
    ],
)
def test_the_same_figure_in_another_form_passes(claim, source):
    """Digits, words, signs, scales and the order of statements may differ."""
    assert code(claim, source) == ""


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The ministry said 342 people were killed.", TOLL),
        ("The ministry said 471 people were wounded.", TOLL),
        ("The ministry said 417 people were killed.", TOLL),
        ("The ministry said 471 homes were killed.", TOLL),
        ("Officials estimated that 100 people died.", RANGE),
        ("The Assembly adopted the text by 120-45-14.", VOTE),
        ("The Assembly adopted the text with 14 votes in favour and 120 against.", VOTE),
        ("The company said revenue rose 5 percent to $1.2 billion in 2023.", MONEY),
        ("The company said revenue rose to $1.1 million from $1.2 million.", MONEY),
        ("The company said revenue rose 5 points to $1.2 million in 2023.", MONEY),
        ("The company said revenue rose 5 percent to €1.2 million in 2023.", MONEY),
    ],
)
def test_another_figure_or_one_for_another_thing_fails(claim, source):
    """A changed, exchanged or moved figure is withheld as such."""
    assert code(claim, source) == "number_not_in_evidence"


def test_a_figure_of_the_article_but_not_of_the_quote_fails():
    """A figure counts only where the claim cites it."""
    source = "The ministry said 471 people were killed. It said 342 people were wounded."

    assert code(
        "The ministry said 342 people were wounded.", source, "The ministry said 471 people were killed."
    ) == ("number_not_in_evidence")


@pytest.mark.parametrize(
    ("bound", "other"),
    [
        ("at least 12", "12"),
        ("at least 12", "about 12"),
        ("more than 12", "fewer than 12"),
        ("up to 12", "12"),
        ("nearly 12", "12"),
        ("12", "at least 12"),
    ],
)
def test_a_lost_added_or_other_bound_fails(bound, other):
    """At least, up to, about and their like travel with their figure."""
    source = f"Police said {bound} houses burned in Torvik."

    assert code(f"Police said {other} houses burned in Torvik.", source) == "bound_changed"


@pytest.mark.parametrize(
    ("bound", "other"),
    [
        ("at least 12", "no fewer than 12"),
        ("more than 12", "over 12"),
        ("about 12", "some 12"),
        ("up to 12", "at most 12"),
    ],
)
def test_a_bound_in_other_words_passes(bound, other):
    """Synonyms of one class are the same bound."""
    source = f"Police said {bound} houses burned in Torvik."

    assert code(f"Police said {other} houses burned in Torvik.", source) == ""


DATED = "The bridge was closed on Monday and will reopen on April 9, the council said. It was built in March 1988."
PUBLISHED = datetime(2024, 3, 26, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "claim",
    [
        "The bridge was closed on Monday, the council said.",
        "The bridge was closed on 25 March 2024, the council said.",
        "The council said the bridge will reopen on 9 April 2024.",
        "The bridge was built in March 1988.",
        "Harbor Wire reported on 26 March that the bridge was closed on Monday, the council said.",
    ],
)
def test_a_date_of_the_quote_passes(claim):
    """A date may be written out, or worked out from the day of publication."""
    assert code(claim, DATED, published=PUBLISHED) == ""


@pytest.mark.parametrize(
    "claim",
    [
        "The bridge was closed on Sunday, the council said.",
        "The bridge was closed on 24 March 2024, the council said.",
        "The council said the bridge will reopen on April 19.",
        "The bridge was built in March 1989.",
        "The bridge was closed yesterday, the council said.",
    ],
)
def test_another_date_fails(claim):
    """A shifted day, month or year is withheld as such."""
    assert code(claim, DATED, published=PUBLISHED) == "date_not_in_evidence"


def test_digits_of_other_scripts_are_read():
    """Arabic-Indic digits are figures like any other."""
    assert code("قتل ٣٤٢ شخصا", "قالت الوزارة إن ٤٧١ شخصا قتلوا", language="ar") == "number_not_in_evidence"


def test_an_inference_may_show_its_arithmetic():
    """A difference passes when both operands are shown and cited, and fails when it is wrong."""
    source = "The ministry said 500 people died. The ministry later said 471 people died."
    quotes = ("The ministry said 500 people died.", "The ministry later said 471 people died.")
    shown = exhibit(source)

    right = judge(
        "The ministry said 500 people died and later said 471 died, or 29 fewer.",
        *quotes,
        evidence=(shown,),
        kind="inference",
    )
    wrong = judge(
        "The ministry said 500 people died and later said 471 died, or 39 fewer.",
        *quotes,
        evidence=(shown,),
        kind="inference",
    )

    assert right.claims
    assert wrong.withheld[0].code == "number_not_in_evidence"


@given(st.integers(0, 999_999))
def test_digits_with_and_without_separators_are_equal(number):
    """1,200 and 1200 are one figure."""
    plain, grouped = figures(f"({number})"), figures(f"({number:,})")

    assert [one.signature for one in plain if one.values] == [
        one.signature for one in grouped if one.values
    ] or 1500 <= number < 2100


@given(st.text(max_size=80))
def test_figures_are_slices_of_any_text(text):
    """Every figure lies within its text, in order."""
    found = figures(text)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert list(found) == sorted(found, key=lambda one: one.start)
