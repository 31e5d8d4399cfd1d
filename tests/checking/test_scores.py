"""The graded score rises with support, however a claim is printed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.checking.copies import Swap, swaps
from bot.checking.scores import overlap, score
from bot.checking.wording import printed, recased
from tests.checking.bridge import BRIDGE

TRUE = "The council of Sallowford voted 7 to 2 to close the bridge for repairs."


@pytest.mark.parametrize(
    "worse",
    [
        "The council of Sallowford voted 9 to 4 to close the bridge for repairs.",
        "Peter Lomm voted to build a tunnel with the council of Corran.",
        "Nine swimmers drowned in the bay.",
        "Buses of Sallowford carry 9,000 engineers and the mayor protested in winter.",
    ],
)
def test_a_false_claim_scores_lower(worse):
    """Another figure, mixed-up words and another story each cost."""
    assert score(worse, BRIDGE) < score(TRUE, BRIDGE)


@pytest.mark.parametrize(
    "shown",
    [
        TRUE.lower(),
        "the council of sallowford voted 7 to 2 to close the bridge for repairs .",
        "The council of Sallowford voted 7 to 2 -LRB- on Monday -RRB- to close the bridge for repairs .",
    ],
)
def test_a_tokenised_or_lowered_claim_scores_alike(shown):
    """Spaces before marks, bracket names and lost capitals do not count."""
    assert score(shown, BRIDGE) == pytest.approx(score(TRUE, BRIDGE), abs=0.06)


def test_a_false_sentence_weighs_on_a_claim_of_several():
    """A claim is drawn towards its worst sentence."""
    false = "Nine swimmers drowned in the bay."

    assert score(false, BRIDGE) < score(f"{TRUE} {false}", BRIDGE) < score(TRUE, BRIDGE)


def test_vectors_take_part_when_they_can_be_had():
    """A claim near in meaning gains; an embedder that fails leaves the words to decide."""
    near = score("Traffic must find another way.", BRIDGE, lambda texts: np.ones((len(texts), 1)))
    far = score("The bridge is shut.", BRIDGE, lambda texts: np.eye(len(texts)))

    assert 0 <= near <= 1
    assert far < score("The bridge is shut.", BRIDGE, lambda texts: np.ones((len(texts), 1)))
    assert score(TRUE, BRIDGE, lambda _texts: None) == score(TRUE, BRIDGE)


@given(st.text(max_size=120), st.text(max_size=120))
def test_a_score_is_a_share(claim, text):
    """Any two texts give a score between 0 and 1."""
    assert 0 <= score(claim, text) <= 1
    assert 0 <= overlap(claim, text) <= 1


@pytest.mark.parametrize(
    ("tokenised", "text"),
    [
        ("he did n't say , `` we won '' .", "he didn't say, “we won”."),
        ("The mayor 's plan -LRB- 2024 -RRB- failed .", "The mayor's plan (2024) failed."),
        ("Prices rose 3.5 % .", "Prices rose 3.5%."),
        ("Untouched, as it was (really).", "Untouched, as it was (really)."),
    ],
)
def test_tokenised_text_is_printed_again(tokenised, text):
    """What a tokeniser did is undone; printed text stays."""
    assert printed(tokenised) == text


def test_capitals_come_back_from_the_article():
    """A lowered claim gets the names' capitals, and only where the article always has them."""
    assert (
        recased("ilse vann of sallowford closed the bridge", BRIDGE)
        == "Ilse Vann of Sallowford closed the bridge"
    )


def test_swapped_words_are_found_in_near_copies_only():
    """Another word inside copied ones is a swap; a verb that means the same is none."""
    text = "They still live in the house that they have rented since 1991."

    assert swaps("They still live in the house that they have painted since 1991.", text) == (
        Swap("painted", "rented"),
    )
    assert swaps("They painted it.", text) == ()
    assert (
        swaps("The firm was bought by two brothers in May.", "The firm was acquired by two brothers in May.")
        == ()
    )
