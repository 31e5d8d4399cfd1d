"""A source may be called by what the article says of it, and by nothing else."""

from __future__ import annotations

import pytest

from tests.verify.bench import code

SPEECH = "“Every name is a family,” said Rania Toth, who heads Sorel's delegation."
CHAIR = "Benedict Shaw, who chairs the Growers' Association, said prices would rise."
DEATH = "Petra Anand died at her home on Sunday, her publisher said."


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Rania Toth, the head of Sorel's delegation, said: “Every name is a family.”", SPEECH),
        ("Benedict Shaw, the chairman of the Growers' Association, said prices would rise.", CHAIR),
        ("Petra Anand's publisher said she died at her home on Sunday.", DEATH),
        ("Two aides, speaking on condition of anonymity, said talks would end.", "Two aides said talks would end."),
        ("The defence minister, Tom Quayle, said troops would stay.", "Defense Minister Tom Quayle said troops would stay."),
    ],
)  # fmt: skip
def test_a_named_source_may_be_described(claim, source):
    """A name with a description in the article's own words is the same source."""
    assert code(claim, source) == ""


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Rania Toth, the mayor of Corran, said: “Every name is a family.”", SPEECH),
        ("The Growers' Association of Benedict Shaw said prices would rise.", CHAIR),
        ("Petra Anand said she died at her home on Sunday.", DEATH),
        ("Prices would rise.", CHAIR),
    ],
)
def test_another_source_is_another_source(claim, source):
    """A description that the article does not have, or a name in another's place, is withheld."""
    assert code(claim, source) != ""


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The bank cut its rate by 0.25 percentage points.", "The bank cut its rate by a quarter of a percentage point."),
        ("Margins rose from 6% to 7%.", "Margins rose from 6 to 7 percent."),
        ("He said that “the worst is behind us”.", "“The worst is behind us,” he said."),
        ("Lars Tove, 44, denied it.", "Lars Tove, who is 44, denied it."),
        ("The group met about a $7 billion pipeline.", "The group met about a pipeline worth $7 billion."),
    ],
)  # fmt: skip
def test_other_spellings_of_a_figure_stand(claim, source):
    """Units, ages and the case of a quotation's first letter may be written in another way."""
    assert code(claim, source) == ""
