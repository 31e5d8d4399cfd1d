"""A quote is found however its marks and spaces were typed, and nothing else is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.locate import locate, locate_parts, normal
from bot.language.mending import mended

TEXT = "She said: ‘‘We can’t wait’’ — not  for\u00a0three\u200b days.\n\nThe mayor, 61, agreed…"


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("She said", "She said"),
        ('"We can\'t wait" - not for three days.', "‘‘We can’t wait’’ — not  for\u00a0three\u200b days."),
        ("“We can't wait”", "‘‘We can’t wait’’"),
        ("days. The mayor", "days.\n\nThe mayor"),
        ("agreed...", "agreed…"),
        ("  The mayor, 61 ", "The mayor, 61"),
    ],
)
def test_any_spelling_of_marks_and_spaces_is_found(quote, found):
    """Quotation marks, dashes, spaces and unseen characters may differ; the source's own characters come back."""
    span = locate(quote, TEXT)

    assert span is not None
    assert span.of(TEXT) == found


@pytest.mark.parametrize("quote", ["", "   ", "“”", "—", "We can wait", "the mayor, 16", "SHE SAID"])
def test_other_words_are_not_found(quote):
    """Blank quotes, other words and other capitals are nowhere."""
    assert locate(quote, TEXT) is None


def test_accents_may_be_composed_or_not():
    """A letter with its accent apart is the same letter."""
    text = "Le maire a démissionné à Orléans."

    span = locate(unicodedata.normalize("NFD", "démissionné à"), text)

    assert span is not None
    assert span.of(text) == "démissionné à"


def test_an_ellipsis_leaves_words_out_in_order():
    """The parts around an ellipsis are found one after the other, not in another order."""
    text = "The court ruled on Monday that the tax was lawful. It gave no reasons."

    spans = locate_parts("The court ruled … the tax was lawful", text)

    assert [span.of(text) for span in spans] == ["The court ruled", "the tax was lawful"]
    assert locate_parts("the tax was lawful ... The court ruled", text) == ()
    assert locate_parts("court ... lawful", text) == ()


VARIANTS = {"'": "’", '"': "“", "-": "–", " ": "\u00a0 ", "e": "e\u200b"}


@given(st.text("abcde ,.'\"-é’“—", min_size=1, max_size=60), st.data())
def test_every_slice_is_found_again_in_other_spelling(text, data):
    """Any words of a text are located, and what is located is these words."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    varied = "".join(data.draw(st.sampled_from((char, VARIANTS.get(char, char)))) for char in words)

    span = locate(varied, text)

    if any(char.isalpha() for char in words):
        assert span is not None
        assert normal(span.of(text)).text.strip("-' ") == normal(words).text.strip("-' ")


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_two_texts_can_be_compared(text, quote):
    """No text is refused, and a span found holds the quote's words."""
    span = locate(quote, text)

    assert span is None or normal(quote).text.strip(" ") in normal(span.of(text)).text


LONG = (
    "The regional water authority said on Tuesday that at least 12 villages in the upper valley will have no "
    "clean water until the broken pump near the old mill is repaired."
)


def test_a_nearly_right_copy_gets_the_source_words():
    """One small word amiss in a long quote is mended."""
    span = mended(LONG.replace("the old mill", "the mill"), LONG)

    assert span is not None
    assert span.of(LONG) == LONG.removesuffix(".")


@pytest.mark.parametrize(
    ("word", "other"), [("12", "13"), ("will", "may"), ("no clean", "clean"), ("least", "most")]
)
def test_a_copy_with_another_figure_or_negation_is_not_mended(word, other):
    """Figures, negations and modal verbs must be the source's; at most one word in twenty may differ."""
    near = mended(LONG.replace(word, other), LONG)

    assert near is None or word == "least"
