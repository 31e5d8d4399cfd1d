"""Sentence spans: what they cover, and where the splitter is repaired."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import split

TEXTS = st.text(alphabet=st.sampled_from('aB9 .!?\n\t"“”’()é،।。نت-—@<'), max_size=300) | st.text(
    max_size=200
)


@given(TEXTS, st.sampled_from(["en", "fr", "ar", "zh", "", "xx"]))
def test_spans_are_trimmed_in_order_and_cover_all(text, language):
    """Every visible character is in exactly one span, and no span begins or ends with white space."""
    spans = split(text, language)

    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)


@given(st.lists(st.text(alphabet="ab. ", min_size=1, max_size=20), min_size=1, max_size=6))
def test_a_blank_line_always_ends_a_sentence(paragraphs):
    """No sentence reaches over a paragraph break."""
    text = "\n\n".join(paragraphs)

    assert not any("\n\n" in span.of(text) for span in split(text, "en"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The vote is at 6 p.m. Eastern on Tuesday.",
        "It is held at 10 a.m. Friday in the town hall.",
        "Sen. Ann Lee, I-Vt., and others spoke.",
        "Lt. Gen. John Roe agreed with Maj. Gen. Ida Fox.",
        "U.S. President Ann Lee signed it.",
        "The talks with the U.N. Security Council went on.",
        "See No. 5 on the list.",
        "J. Smith and George W. Roe left early.",
        "Rep. Ann Lee, R-W. Va., visited the bridge.",
    ],
)
def test_abbreviations_do_not_end_a_sentence(sentence):
    """A stop that shortens a word stays inside its sentence."""
    text = f"{sentence} Then it rained."

    found = [span.of(text) for span in split(text, "en")]

    assert found == [sentence, "Then it rained."]


@pytest.mark.parametrize(
    "sentence",
    [
        "He lives in the U.S.",
        "The doors open at 6 p.m.",
        "They had a plan B.",
        "“We won.”",
        "Nobody asked why?",
    ],
)
def test_abbreviations_may_end_one(sentence):
    """The same letters end a sentence when a new one plainly begins."""
    text = f"{sentence} The vote failed."

    assert [span.of(text) for span in split(text, "en")] == [sentence, "The vote failed."]


def test_a_very_long_paragraph_is_split_like_a_short_one():
    """Reading in windows leaves no mark at their edges."""
    text = "The council met on Monday and said nothing. " * 1_000

    found = {span.of(text) for span in split(text, "en")}

    assert found == {"The council met on Monday and said nothing."}


def test_white_space_alone_has_no_sentences():
    """Nothing in, nothing out."""
    assert split(" \n\n\t ", "en") == ()


@pytest.mark.parametrize("odd", ["\u00a0", "\u202f", "\u3000", "\t"])
def test_odd_characters_do_not_stop_the_splitter(odd):
    """No-break and other spaces leave the spans as plain spaces would."""
    text = f"Mr.{odd}Roe said{odd}so. The{odd}council met.{odd}It voted."

    assert split(text, "en") == split(text.replace(odd, " "), "en")


def test_a_lone_surrogate_does_not_stop_the_splitter():
    """Half a character from a broken file is no reason to lose the article."""
    assert len(split("The council met. \ud83d It voted.", "en")) == 2
