"""Wordings by the class: what turns, moves or sharpens a statement falls, what says the same stands."""

from __future__ import annotations

import pytest

from tests.verify.bench import code

FAULTS = (
    (
        "polarity_changed",
        "Lawmakers approved a bill on Monday that bans street racing, by 40 votes to 22.",
        "The bill was not passed with 40 votes in favour.",
    ),
    (
        "polarity_changed",
        "The council closed the Marten library on Monday after a fire.",
        "The Marten library was not shut by the council on Monday.",
    ),
    (
        "polarity_changed",
        "The bakery in Odrin will lose its licence in May.",
        "The bakery in Odrin will not be stripped of its licence in May.",
    ),
    (
        "polarity_changed",
        "The school is suspending its evening classes, which began in May.",
        "The school is not halting its evening classes.",
    ),
    (
        "polarity_changed",
        "The ferry company ended a strike of two weeks with a contract that raises wages by 9 percent.",
        "Wages at the ferry company will not go up by 9 percent under the contract.",
    ),
    (
        "polarity_changed",
        "Moss denies wrongdoing. Moss said the budget had been approved by the auditors.",
        "Moss said the auditors had not signed off on the budget.",
    ),
    ("polarity_changed", "The cause of the crash is not known.", "The cause of the crash is not unknown."),
    (
        "polarity_changed",
        "The fate of nine sailors was now unknown, the navy said.",
        "The fate of nine sailors was known, the navy said.",
    ),
    (
        "polarity_changed",
        "The mayor said the council disagreed with the plan.",
        "The mayor said the council agreed with the plan.",
    ),
    (
        "polarity_changed",
        "The union said strikes would begin in June unless the firm withdrew the plan.",
        "The union said strikes would begin in June if the firm withdrew the plan.",
    ),
    ("polarity_changed", "Police did not rule out further arrests.", "Police excluded further arrests."),
    (
        "polarity_changed",
        "The judge said the collapse could have been prevented.",
        "The judge said the collapse was not preventable.",
    ),
    (
        "polarity_changed",
        "The sale is expected to close in the spring, the firm said.",
        "The firm said the sale is not expected to be completed in the spring.",
    ),
    (
        "polarity_changed",
        "Holt, the mine's director, did not say who was responsible.",
        "Holt said who was responsible.",
    ),
    (
        "number_not_in_evidence",
        "Organisers put the crowd at 900, police at 400.",
        "Organisers counted 400 people, while police spoke of 900.",
    ),
    (
        "number_not_in_evidence",
        "Duties on steel fall to 10% from 25%, and duties on paper to 5% from 40%.",
        "Duties on steel fall to 10% from 40%.",
    ),
    (
        "number_not_in_evidence",
        "The flat cost 290,000 crowns, 9,000 more than a year earlier.",
        "At 9,000 crowns, the flat was 290,000 crowns more expensive than a year earlier.",
    ),
    (
        "number_not_in_evidence",
        "Nine of the 12 judges voted for it.",
        "The motion was backed by 12 of the Lower Court's nine judges.",
    ),
    (
        "date_not_in_evidence",
        "Inflation fell below 3 percent in February for the first time since 2021.",
        "Inflation fell below 3 percent in February for the first time since 2024.",
    ),
    (
        "date_not_in_evidence",
        "The mayor lost Sunday's election, results released on Monday showed.",
        "The mayor lost the election of 25 March 2024.",
    ),
    ("modality_changed", "None of the figures could be verified.", "The figures will not be verified."),
)
SAME = (
    (
        "Coats and bags were taken, but no passports, the museum said.",
        "Passports were not taken, the museum said.",
    ),
    (
        "Holt, who runs the mine, declined to say when it would reopen.",
        "Holt would not say when the mine would reopen.",
    ),
    ("It will be the first visit by an Orran king since 1950.", "No king of Orra has visited since 1950."),
    ("The report said the deaths could have been avoided.", "The deaths were avoidable, the report said."),
    (
        "The bank opened its doors on Monday. Lind, its director, said that not doing so would have cost millions.",
        "Lind, the bank's director, said that not opening its doors would have cost millions.",
    ),
    (
        "The files were incompatible with the archive, the clerk said.",
        "The files were not compatible with the archive, the clerk said.",
    ),
    (
        "Findings by the panel would not be made public, the minister said.",
        "The minister said the panel's findings would remain unpublished.",
    ),
    ("The survey was taken from May 3 to 6.", "The survey was taken between 3 and 6 May."),
    ("Snowfall was below the average from 1981 to 2010.", "Snowfall was below the 1981-2010 average."),
    ("The prize was ordered withheld, starting on Monday.", "The prize is withheld from 1 April 2024."),
    ("Lind scored twice in the second half.", "Lind had two second-half goals."),
    (
        "The agency urged people over 70 to get the vaccine.",
        "The agency urged the over-70s to get the vaccine.",
    ),
    ("The Alliance took 84 seats, while the Green List won 19.", "The Green List won 19 seats."),
    (
        "The flat cost 290,000 crowns, 9,000 more than a year earlier.",
        "The flat was 9,000 crowns more expensive than a year before.",
    ),
    ("Drivers must surrender their permits by June 1.", "Drivers have to surrender their permits by 1 June."),
    (
        "The firm called it groundless and promised to respond.",
        "The firm called it groundless and said it would respond.",
    ),
    (
        "Lasker finished with 84 points, two more than Orrin.",
        "Lasker finished on 84 points, two ahead of Orrin.",
    ),
)


@pytest.mark.parametrize(("expected", "source", "claim"), FAULTS)
def test_what_says_something_else_falls(expected, source, claim):
    """A denial added or lost, a figure or date moved, or a "can" made a "will" has its code."""
    assert code(claim, source) == expected


@pytest.mark.parametrize(("source", "claim"), SAME)
def test_what_says_the_same_stands(source, claim):
    """Another grammar for the same statement has no code."""
    assert code(claim, source) == ""
