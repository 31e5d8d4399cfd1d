"""Only what a reader sees survives cleaning."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.extraction.hygiene import clean, line

TRICKY = st.text(
    alphabet=st.sampled_from(
        "ab \n\t\u00a0\u200b\u200d\u200c\u202e\u0301\u05b8é<|_>im[INST]\ufe0f🏽👩\U000e0041م"
    ),
    max_size=120,
)


@example("\ufe0f\u200c\ufe0f")
@given(TRICKY | st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text):
    """A cleaned text is clean."""
    once = clean(text)

    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(alphabet="abc XYZ.,'0123456789\n", max_size=200))
def test_plain_words_keep_their_order(text):
    """Ordinary characters are neither lost nor moved."""
    assert clean(text).split() == text.split()


@pytest.mark.parametrize(
    "hidden",
    [
        "\u200b",
        "\u200e",
        "\u202e",
        "\u2066",
        "\u00ad",
        "\ufeff",
        "\U000e0049\U000e0067",
        "\x07",
        "\u2060",
        "\U000e0101",
        "\ud800",
        "\u200d",
    ],
)
def test_invisible_characters_go(hidden):
    """Zero-width, bidirectional, tag and control characters carry nothing through."""
    assert clean(f"cease{hidden}fire") == "ceasefire"


@pytest.mark.parametrize("word", ["می‌خواهم", "क्‍ष", "שָׁלוֹם", "مُحَمَّدٌ", "👩‍🚒", "❤️", "Việt", "naïve"])
def test_characters_that_shape_a_word_stay(word):
    """Joiners inside Persian and Indic words, vowel marks and pictures are visible."""
    assert clean(word) == unicodedata.normalize("NFC", word)


def test_spaces_and_paragraphs_are_made_plain():
    """Every kind of space is one space; paragraphs stay apart by one blank line."""
    assert clean("a\u00a0 b\t\u3000c\r\n\r\n \r\n\r\nd \n e\u2029f") == "a b c\n\nd\ne\n\nf"
    assert line(" a\n\nb ") == "a b"


def test_stacked_marks_are_capped():
    """A letter keeps three marks at the most."""
    assert clean("Z" + "\u0335" * 30 + "algo") == "Z" + "\u0335" * 3 + "algo"


@pytest.mark.parametrize(
    "token", ["<|im_start|>", "<|endoftext|>", "[INST]", "[/INST]", "<<SYS>>", "<start_of_turn>", "</s>"]
)
def test_chat_template_tokens_go(token):
    """Marks that a model would read as a change of speaker are no news text."""
    assert clean(f"The council {token} met.") == "The council met."


def test_base64_blobs_go_and_long_words_stay():
    """A payload in base64 is dropped; a long lower-case word or a row of dashes is not."""
    blob = "aGVsbG8gd29ybGQ" * 8 + "=="
    word = "donaudampfschifffahrts" * 5

    assert clean(f"Before {blob} after {word} {'-' * 90}") == f"Before after {word} {'-' * 90}"
