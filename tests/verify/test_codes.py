"""Each fault has its own code, and the same thing in other words has none."""

from __future__ import annotations

import pytest

from tests.verify.bench import code

BLAST = "Gaza's health ministry said 471 people were killed and 342 wounded in the blast at the hospital."
RATE = "The central bank raised its key rate by 5 percent on Monday."
FIRM = "The firm has 1.2 million customers in Norway."
TRAM = "At least 12 people were injured when a tram left the rails in Lundby, police said."
VALLEY = "About 300 families left the valley, the mayor said."
BUDGET = "The council approved the budget yesterday."
BRIDGE = "Maria Lund, the mayor of Lundby, opened the new bridge."
TRUCE = 'The minister said: "We cannot accept a truce." Talks continue.'
BRIBE = "The driver allegedly took a bribe of 400 euros from the firm."
BORDER = "The minister denied that troops had crossed the border."
STRIKE = "Nurses may strike in June, the union said."
AIRLINE = "The airline plans to cut 300 jobs in the spring."
VOTE = "The assembly voted 120-14-45 on the night; Iraq's correction made it 121-14-44."
ESTIMATE = "US intelligence estimated that 100 to 300 people died."
ARMY = 'The army called the group "terrorists" on Monday.'
TWO = (
    'Minister Ada Holt opened the port on Monday. "We are ready," said Bo Falk, the harbour master. Ships came in at noon. '
    "A band played. Mayor Cora Lind left early."
)

FAULTS = (
    ("quote_not_found", BLAST, "The ministry counted 471 dead.", ("A quote that nobody printed anywhere at all.",)),
    ("number_not_in_evidence", BLAST, "Gaza's health ministry said 342 people were killed in the blast at the hospital."),
    ("number_not_in_evidence", BLAST, "Gaza's health ministry said 500 people were killed in the blast at the hospital."),
    ("number_not_in_evidence", FIRM, "The firm has 1.3 million customers in Norway."),
    ("number_not_in_evidence", VOTE, "The assembly voted 121-14-45."),
    ("number_not_in_evidence", VOTE, "The assembly voted 120-14-44 on the night."),
    ("number_not_in_evidence", ESTIMATE, "US intelligence estimated that 200 people died."),
    ("number_not_in_evidence", ESTIMATE, "US intelligence estimated that 300 people died."),
    ("number_not_in_evidence", "Turnout fell to 67.3% from 71.8%.", "Turnout fell to 71.8% from 67.3%."),
    ("bound_changed", TRAM, "Police said 12 people were injured when a tram left the rails in Lundby."),
    ("bound_changed", VALLEY, "The mayor said more than 300 families left the valley."),
    ("bound_changed", VALLEY.replace("About 300", "300"), "The mayor said at least 300 families left the valley."),
    ("date_not_in_evidence", BUDGET, "The council approved the budget on Tuesday."),
    ("date_not_in_evidence", BUDGET, "The council approved the budget on 24 March 2024."),
    ("name_not_in_evidence", BRIDGE, "Karin Holt, the mayor of Lundby, opened the new bridge."),
    ("name_not_in_evidence", BRIDGE, "Maria Lund, the mayor of Arnstad, opened the new bridge."),
    ("quote_altered", TRUCE, 'The minister said: "We will not accept a truce."'),
    ("quote_altered", TRUCE, "The minister said: “We cannot accept the truce.”"),
    ("attribution_dropped", BLAST, "471 people were killed in the blast at the hospital."),
    ("attribution_dropped", BLAST, "The blast at the hospital killed 471 people."),
    ("attribution_dropped", BLAST, "Hospital doctors said 471 people were killed in the blast."),
    ("attribution_dropped", BRIBE, "The driver took a bribe of 400 euros from the firm."),
    ("polarity_changed", BORDER, "The minister confirmed that troops had crossed the border."),
    ("polarity_changed", BORDER, "The minister said that troops had crossed the border."),
    ("polarity_changed", "The committee approved the plan.", "The committee rejected the plan."),
    ("polarity_changed", "The committee did not approve the plan.", "The committee approved the plan."),
    ("modality_changed", STRIKE, "Nurses will strike in June, the union said."),
    ("modality_changed", STRIKE, "Nurses are striking in June, the union said."),
    ("modality_changed", AIRLINE, "The airline will cut 300 jobs in the spring."),
    ("modality_changed", AIRLINE, "The airline cut 300 jobs in the spring."),
    ("low_support", BUDGET, "The heavy trucks damage pavement near schools."),
    ("unsafe_text", BUDGET, "The council approved the budget, see https://example.test/x"),
    ("unsafe_text", BUDGET, "<@U123> the council approved the budget."),
    ("loaded_language", BUDGET, "The council brutally approved the budget."),
    ("loaded_language", "The terrorists attacked a police post.", "The terrorists attacked a police post."),
)  # fmt: skip
SAME = (
    (BLAST, "The blast at the hospital killed 471 people, according to Gaza's health ministry."),
    (BLAST, "Gaza's health ministry said four hundred seventy-one people were killed in the blast."),
    (RATE, "The central bank raised its key rate by 5% on Monday."),
    (RATE, "The central bank lifted its key rate by five per cent on Monday."),
    (FIRM, "In Norway the firm has 1,200,000 customers."),
    (TRAM, "Police said a minimum of 12 people were injured when a tram left the rails in Lundby."),
    (VALLEY, "The mayor said roughly 300 families left the valley."),
    (BUDGET, "The council approved the budget on Monday."),
    (BUDGET, "The council approved the budget on 25 March 2024."),
    (TRUCE, "“We cannot accept a truce,” the minister said."),
    (BRIBE, "The driver was accused of taking a bribe of 400 euros from the firm."),
    (BORDER, "Troops did not cross the border, the minister said."),
    (STRIKE, "The union said nurses could strike in June."),
    (VOTE, "The final vote after Iraq's correction was 121-14-44."),
    (ESTIMATE, "US intelligence put the dead at between 100 and 300."),
    (ARMY, "On Monday, the army called the group “terrorists”."),
)


@pytest.mark.parametrize("case", FAULTS, ids=lambda case: f"{case[0]}: {case[2][:40]}")
def test_a_fault_has_its_code(case):
    """What is wrong with a claim is told by the code it fails with."""
    expected, source, claim, *quotes = case

    assert code(claim, source, *(quotes[0] if quotes else ())) == expected


@pytest.mark.parametrize(("source", "claim"), SAME)
def test_the_same_in_other_words_has_no_code(source, claim):
    """Other formats, words and grammar pass."""
    assert code(claim, source) == ""


@pytest.mark.parametrize(
    ("claim", "fails"),
    [
        ("“We are ready,” said Bo Falk, the harbour master.", ""),
        ("“We are ready,” said Ada Holt.", "attribution_dropped"),
        ("“We are ready,” the pilots said.", "attribution_dropped"),
        ("“We are ready,” said Cora Lind.", "quote_altered"),
        ("“We are ready,” said Dag Moe.", "quote_altered"),
    ],
)
def test_right_words_need_their_speaker(claim, fails):
    """A quotation given to somebody else of the article is withheld."""
    assert code(claim, TWO, '"We are ready," said Bo Falk, the harbour master.') == fails


@pytest.mark.parametrize(
    ("claim", "kind", "fails"),
    [
        ("The north counted 40 boats and the south 25, which is 65 together.", "inference", ""),
        ("The north counted 40 boats and the south 25, a difference of 15.", "inference", ""),
        ("Together the north and the south counted 65 boats.", "inference", "number_not_in_evidence"),
        ("The north counted 40 boats and the south 25, an average of 32.5.", "inference", "number_not_in_evidence"),
        ("The north counted 40 boats and the south 25, which is 65 together.", "fact", "number_not_in_evidence"),
    ],
)  # fmt: skip
def test_an_inference_shows_what_it_adds(claim, kind, fails):
    """Sums and differences of shown figures may be inferred, averages and hidden sums may not, and facts never."""
    north, south = "The north counted 40 boats on Monday.", "The south counted 25 boats on Monday."

    assert code(claim, f"{north} {south}", north, south, kind=kind) == fails


def test_an_inference_needs_two_quotes():
    """One sentence is no inference."""
    north = "The north counted 40 boats on Monday."

    assert code("The north counted 40 boats.", north, north, kind="inference") == "low_support"


@pytest.mark.parametrize(
    ("source", "claim", "fails"),
    [
        ("The union, which said 40 workers had been hurt, called for a strike.", "Forty workers were hurt.", "attribution_dropped"),
        ("Prosecutors charged Ivo Brand with fraud, alleging that he had hidden 3 million euros.", "Ivo Brand hid 3 million euros.", "attribution_dropped"),
        ("In an Ostler Institute survey of 900 adults, 62 percent backed the plan.", "62 percent of adults backed the plan.", "attribution_dropped"),
        ("Ada Rook resigned on Monday. In a letter to the king, Olav Berg, she wrote that she was sorry.", "Olav Berg wrote in a letter that he was sorry.", "attribution_dropped"),
        ('"The plan is not reckless," said Ivo Brand.', 'Ivo Brand called the plan "reckless".', "quote_altered"),
        ('"The plan is reckless," said Ivo Brand.', 'The plan is "reckless".', "quote_altered"),
        ('"The plan is reckless," said Ivo Brand.', "Ivo Brand said the plan was “”.", "quote_altered"),
    ],
)  # fmt: skip
def test_who_speaks_in_a_side_clause_is_seen(source, claim, fails):
    """A statement in a relative clause, a participle or an opening phrase belongs to somebody as well."""
    assert code(claim, source) == fails
