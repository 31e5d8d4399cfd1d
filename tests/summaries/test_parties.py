"""Who says what: one party for all the names that it goes by, and nobody for what is no speaker."""

from __future__ import annotations

import pytest

from bot.summaries.accusing import accusations, replies
from bot.summaries.parties import heading, inside, parties, speakers, statements
from bot.summaries.reading import read
from tests.summaries.newsdesk import QUESTION, exhibits


def heard(*texts):
    """The parties of texts with the number of their statements."""
    return {heading(one.name): len(one.statements) for one in parties(statements(exhibits(*texts)))}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Governor Ilse Marn said that the dam had held. Marn told reporters that she would stay.", {"Governor Ilse Marn": 2}),
        ("The health ministry in Kesh said that 12 people died. The ministry said that 40 were missing.",
         {"The health ministry in Kesh": 2}),
        ("Kesh's Health Ministry said that 12 people died. The health ministry in Kesh said that 40 were missing.",
         {"Kesh's Health Ministry": 2}),
        ("A spokesman for the Marran army said that no order was given. The Marran army denied a retreat.", {"The Marran army": 2}),
        ("“We stay,” said Ilse Varga, the Coastal Front's spokeswoman. Varga said that talks were over.", {"Coastal Front": 2}),
        ("John Kell, a spokesman for the port authority, said it was open. The port authority said that all was well.",
         {"The port authority": 2}),
        ("Norline said that it was ready. Norline's army of lawyers said that it was not.", {"Norline": 1, "Norline's army of lawyers": 1}),
        ("The army of Marra said no. The army of Kesh said yes. The army said that it was late.",
         {"The army of Marra": 1, "The army of Kesh": 1, "The army": 1}),
        ("Officials said that the road was closed. Union officials said that it was open.", {"Officials": 1, "Union officials": 1}),
        ("The bridge was opened on Friday. It is long. The result said nothing.", {}),
        ("Kell said that the fund might close, a prospect Marn denied.", {"Kell": 1, "Marn": 1}),
        ("The president still insisted that the dam had held.", {"The president": 1}),
        ("The river rose, as Kesh's scientists have confirmed.", {"Kesh's scientists": 1}),
        ("According to a report in the Daily Star of Kesh, the dam held.", {"A report in the Daily Star of Kesh": 1}),
        ("The crisis deepened last week as the audit office of Kesh released two reports that said the dam was weak.", {}),
        ("“The dam fell,” said J. K. Marn of Kesh. Prices rose, said Dr. Ilse B. Lund, an economist.", {"J. K. Marn of Kesh": 1, "Dr. Ilse B. Lund": 1}),
        ("According to Lt. Gen. Otto Kell, the dam held. The dike held, said Gov. Ada Thorne.", {"Lt. Gen. Otto Kell": 1, "Gov. Ada Thorne": 1}),
        ("Tesken Lines denied a fault. “We had room for 120,” said its director, Bruno Adler.", {"Tesken Lines": 1, "Bruno Adler": 1}),
        ("The ferry sank on Monday. Its director said that the ferry was old.", {}),
        ("Kesh's courts, however, have declared most dams legal.", {"Kesh's courts": 1}),
        ("When Governor Ilse Marn first announced it, she said the dam had held.", {"Governor Ilse Marn": 1}),
        ("The city's police deny a siege and say they show restraint. “We go on,” the statement said.", {"The city's police": 1}),
        ("Ilse Marn opened the fair. Marn said that the dam had held.", {"Ilse Marn": 1}),
        ("Governor Ilse Marn’s home was flooded. Marn said that the dam had held.", {"Governor Ilse Marn": 1}),
        ("Ilse Marn and Otto Marn opened the fair. Marn said that the dam had held.", {"Marn": 1}),
        ("QUELM - The mayor of Quelm said that the fair was open. The resolution calls for peace.", {"The mayor of Quelm": 1}),
    ],
)  # fmt: skip
def test_the_names_of_one_party_are_brought_together(text, told):
    """Surnames, roles, spokespeople and places of a name name one party; what only looks alike does not."""
    assert heard(text) == told


def test_the_same_party_is_known_in_several_reports():
    """By its full name or a shorter one, whichever report comes first."""
    told = heard(
        "Marn said that the dam had held.", "Governor Ilse Marn said on Monday that the dam at Kelm was safe."
    )

    assert told == {"Governor Ilse Marn": 2}


def test_a_ministry_that_may_be_either_of_two_stays_by_itself():
    """Nobody is given words that may be another's."""
    told = heard(
        "The ministry of Kesh said that 12 died.", "The ministry of Tarn said that 14 died.", "The ministry said that 15 died."
    )  # fmt: skip

    assert told == {"The ministry of Kesh": 1, "The ministry of Tarn": 1, "The ministry": 1}


def test_a_pronoun_speaks_for_who_was_named_before():
    """That one says it whom the sentence before names."""
    [who] = speakers("The union said that it would strike. It said that 400 members had voted.")

    assert inside(who.name) == "the union"


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("The dockers' union accused Norline of breaking an agreement.", ["Norline"]),
        ("Norline was accused of breaking an agreement.", ["Norline"]),
        ("The mayor blamed the state railway for the delay.", ["the state railway"]),
        ("The mayor blamed the delay on the state railway.", ["the state railway"]),
        ("Prosecutors charged Jon Estrel with fraud on Monday.", ["Jon Estrel"]),
        ("The report alleged that the company had hidden its losses.", ["the company"]),
        ("They accused him of lying.", []),
        ("The museum charged 12 crowns for a ticket.", []),
        ("The union said that the talks were over.", []),
    ],
)
def test_accusations_are_found_with_who_is_accused(text, accused):
    """Of either voice and by several verbs; pronouns accuse nobody who could be looked for."""
    reading = read(exhibits(text), QUESTION)

    found = [one.who.name for candidate in reading.candidates for one in accusations(candidate)]
    assert found == accused


@pytest.mark.parametrize(
    ("answer", "replied"),
    [
        ("Norline denied that it had broken any agreement.", True),
        ("Norline said that the agreement had never been signed and so was not broken.", True),
        ("Norline said that 12 ships were waiting.", False),
        ("Kelm Lines denied that it had broken any agreement.", False),
    ],
)
def test_a_reply_is_a_denial_or_speaks_to_the_matter(answer, replied):
    """Other words of the accused, or a denial by somebody else, are none."""
    reading = read(exhibits("The union accused Norline of breaking an agreement. " + answer), QUESTION)

    assert bool(replies(reading.accusations[0], reading.parties)) is replied
