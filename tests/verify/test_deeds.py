"""Who did it and what was done stay as the article has them, and so does what stands in brackets."""

from __future__ import annotations

import pytest

from tests.verify.bench import code

RESCUE = "Three hikers were hurt by falling rocks, and the rescuers were flown in from Brenn."
COUNCIL = "The council approved the budget on Monday after a long debate."
SEASON = "Ade Moss averaged 20.3 points (16.1 last season) and 8.2 rebounds (7.7)."


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (RESCUE, "The rescuers were hurt by falling rocks."),
        ("The soldiers fired at the crowd, and the protesters fled.", "The protesters fired at the crowd."),
        ("The ship rescued 40 people and the tanker sank within an hour.", "The ship sank within an hour."),
        ("The dog bit the postman, and the owner apologised.", "The postman bit the dog."),
    ],
)
def test_a_deed_stays_with_its_doer(source, claim):
    """A claim that gives one noun's deed to another noun of the article is withheld."""
    assert code(claim, source) == "low_support"


@pytest.mark.parametrize("verb", ["burned", "delayed", "withdrew"])
def test_a_deed_is_not_replaced(verb):
    """A verb that the article does not have, in the place of one that it has, is withheld."""
    assert code(COUNCIL.replace("approved", verb), COUNCIL) == "low_support"


def test_a_verb_of_the_same_meaning_stands():
    """As "passed" may stand for "approved"."""
    assert code(COUNCIL.replace("approved", "passed"), COUNCIL) == ""


@pytest.mark.parametrize(
    "claim",
    [
        "Ade Moss averaged 20.3 points (7.7 last season) and 8.2 rebounds (16.1).",
        "Ade Moss averaged 16.1 points (20.3 last season).",
    ],
)
def test_bracketed_figures_keep_their_place(claim):
    """A figure in brackets stays behind what it stood behind."""
    assert code(claim, SEASON) == "number_not_in_evidence"


def test_faithful_retelling_of_a_deed_stands():
    """The same deed of the same doer passes, brackets included."""
    assert code("Three hikers were hurt by falling rocks.", RESCUE) == ""
    assert code("Ade Moss averaged 20.3 points (16.1 last season).", SEASON) == ""
