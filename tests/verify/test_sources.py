"""Names, quotations and attributions stay whose they are."""

from __future__ import annotations

import pytest

from tests.verify.bench import code

TALKS = (
    "Defence Minister Tomas Vael told his counterpart, Ruth Okafor, on Tuesday that talks need more time. "
    "The Israel Defense Forces did not comment. Earlier, Vael met U.S. officials in Marrin."
)
SPEECH = (
    "“We cannot accept a truce,” President Elena Marsh said on Monday. Her rival, Karl Ott, said he would."
)


@pytest.mark.parametrize(
    "claim",
    [
        "Vael told Okafor that talks need more time.",
        "Tomas Vael told Ruth Okafor on Tuesday that talks need more time.",
        "The IDF did not comment.",
        "Vael met American officials in Marrin.",
        "Vael met US officials.",
    ],
)
def test_a_name_in_another_form_of_the_article_passes(claim):
    """Surnames, initials and a country's people are tied by the article itself."""
    assert code(claim, TALKS) == ""


@pytest.mark.parametrize(
    "claim",
    [
        "Tomas Brandt told Ruth Okafor that talks need more time.",
        "Okafor told Vael that talks need more time.",
        "The KGB did not comment.",
        "Vael met Washington officials in Marrin.",
        "Vael met U.S. officials in Torvik.",
    ],
)
def test_a_strange_or_exchanged_name_fails(claim):
    """A name that is not near the quote, or two that change places, are withheld."""
    assert code(claim, TALKS) == "name_not_in_evidence"


def test_a_name_of_the_question_is_no_licence():
    """What the asker names must still stand in the article."""
    assert code("Bloomberg said talks need more time.", TALKS) == "name_not_in_evidence"


def test_passive_voice_is_no_exchange():
    """X was told by Y says that Y told X."""
    source = "Ruth Okafor told Tomas Vael that talks need more time."

    assert code("Tomas Vael was told by Ruth Okafor that talks need more time.", source) == ""


@pytest.mark.parametrize(
    "claim",
    [
        "“We cannot accept a truce,” President Elena Marsh said on Monday.",
        'President Elena Marsh said on Monday: "We cannot accept a truce."',
        "Marsh said: ''We cannot accept a truce''.",
        "Harbor Wire reported: “‘We cannot accept a truce,’ President Elena Marsh said on Monday.”",
        "Harbor Wire reported: ““We cannot accept a truce,” President Elena Marsh said on Monday.”",
    ],
)
def test_a_verbatim_quotation_passes(claim):
    """Any marks, nested or not, around the article's own words."""
    assert code(claim, SPEECH) == ""


@pytest.mark.parametrize(
    "claim",
    [
        "Marsh said: “We will not accept a truce.”",
        "Marsh said: “We cannot accept the truce.”",
        "Marsh said they could not “accept a ceasefire”.",
        "Marsh said on Monday they cannot accept a “truce”.",
        "Marsh's “rival”, Karl Ott, said he would.",
    ],
)
def test_an_altered_quotation_or_scare_quote_fails(claim):
    """One word amiss between the marks is enough, and so is a mark around a single word."""
    assert code(claim, SPEECH) == "quote_altered"


def test_a_quotation_keeps_its_speaker():
    """Words of one are not given to the other who speaks in the next sentence."""
    assert code("“We cannot accept a truce,” Karl Ott said.", SPEECH) == "attribution_dropped"


TOLL = "The health ministry in Gaza said 471 people were killed. Israel disputed the figure."


@pytest.mark.parametrize(
    "claim",
    [
        "471 people were killed, according to the ministry.",
        "The health ministry said 471 people were killed.",
        "Gaza's health ministry said that 471 people were killed.",
        "Harbor Wire reported: “The health ministry in Gaza said 471 people were killed.”",
    ],
)
def test_a_kept_attribution_passes(claim):
    """The same source in other words, before or behind."""
    assert code(claim, TOLL) == ""


@pytest.mark.parametrize(
    "claim",
    [
        "471 people were killed.",
        "471 people were killed, according to Israel.",
        "Gaza said 471 people were killed.",
        "Harbor Wire reported: “471 people were killed.”",
        "Israel's health ministry said 471 people were killed.",
    ],
)
def test_a_lost_or_moved_attribution_fails(claim):
    """Nothing that a source says becomes the bot's own statement or another's."""
    assert code(claim, TOLL) == "attribution_dropped"


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("The guard allegedly took the keys.", "The guard took the keys."),
        ("Marl is accused of selling forged tickets.", "Marl sold forged tickets."),
        ("The plane was reportedly 19 years old.", "The plane was 19 years old."),
        ("The mayor spoke on Monday. She said the pool would close.", "The pool would close."),
        ("“The pool is unsafe,” the mayor said. “It must close.”", "The pool must close."),
    ],
)
def test_a_hedge_or_a_speech_that_goes_on_is_kept(source, claim):
    """Allegations stay allegations, and "she said" stays hers."""
    assert code(claim, source) in {"attribution_dropped", "modality_changed"}
