from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outlets import OutletNames
from bot.understand import understand

NOW = datetime(2024, 3, 28, 12, tzinfo=UTC)
HELD = {
    "Harbour Wire": "www.harbourwire.example",
    "The Meridian Post": "",
    "BBC News - Technology": "bbc.co.uk",
    "Anadolu Agency": "",
    "The Verge": "theverge.com",
}


@pytest.fixture(scope="module")
def names():
    return OutletNames(HELD)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("What did Harbour Wire report?", ("Harbour Wire",)),
        ("What did the Meridian Post say?", ("The Meridian Post",)),
        ("harbourwire.example on the vote", ("Harbour Wire",)),
        ("What did the BBC say?", ("BBC News - Technology",)),
        ("According to Anadolu, who voted?", ("Anadolu Agency",)),
        ("Does 'The Verge' agree with Harbour Wire?", ("The Verge", "Harbour Wire")),
        ("Is the company on the verge of ruin?", ()),
        ("Who sailed from the harbour?", ()),
    ],
)
def test_held_outlets_are_recognised(names, text, held):
    """Names, aliases of known outlets, domains and sections all lead to the outlet; ordinary words do not."""
    assert names.find(text).held == held


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("What did Reuters report about the vote?", ("Reuters",)),
        ("What does Bloomberg say?", ("Bloomberg",)),
        ("According to the Wall Street Journal report, who resigned?", ("The Wall Street Journal",)),
        ("Did AP's story mention it?", ("Associated Press",)),
        ("What did Michael Bloomberg say about guns?", ()),
        ("Who bought the Washington Post?", ()),
        ("Is it time for the guardian council?", ()),
        ("Did the Financial Times report that?", ("Financial Times",)),
        ("Did he play in the forward line?", ()),
    ],
)
def test_absent_outlets_count_only_as_sources(names, text, absent):
    """A known outlet that the corpus lacks counts when the question asks for its reports."""
    assert names.find(text).absent == absent


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("What did Gallant ask for in his talks with Austin?", ("Gallant", "Austin")),
        ("How did the Security Council vote on the Gaza resolution?", ("Security Council", "Gaza")),
        ("Who won the 2022 World Cup?", ("World Cup",)),
        ("Did the Bank of England raise rates on 25 March 2024?", ("Bank of England",)),
        ("What does Resolution 2728 demand?", ("Resolution 2728",)),
        ("What did Harbour Wire report on Tuesday?", ()),
        ("why did the US abstain", ("US",)),
        ("Tell me the latest about Netanyahu's delegation", ("Netanyahu",)),
    ],
)
def test_entities_are_capitalised_names(names, text, entities):
    """Names and acronyms count; outlets, days and the question's first word do not."""
    assert understand(text, names=names, now=NOW, zone="UTC").entities == entities


def test_phrases_and_latest(names):
    """Text in quotation marks is kept as it is; a wish for the newest is noticed."""
    question = understand(
        'Who said "immediate ceasefire" in the latest talks?', names=names, now=NOW, zone="UTC"
    )

    assert question.phrases == ("immediate ceasefire",)
    assert question.latest


@given(st.text(max_size=300))
def test_any_text_is_understood(text):
    """No question makes the rules fail."""
    question = understand(text, names=OutletNames(HELD), now=NOW, zone="UTC")

    assert question.text == text
