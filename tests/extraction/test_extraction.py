"""What every format has in common: cleaning, flags, titles, and one kind of error."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import SourceError
from ingest.extraction.articles import extract, load
from ingest.extraction.sandbox import _attempt as attempt
from ingest.types import Raw

NOW = datetime(2026, 11, 1, tzinfo=UTC)
LONG = "The council agreed on Tuesday to close two of the five berths in its harbour for repairs. " * 8


def taken(text, form="text"):
    return extract(Raw("a", text.encode(), form, ""), now=NOW)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300), st.sampled_from(["text", "markdown", "json", "html"]))
def test_any_bytes_give_an_article_or_a_source_error(data, form):
    """No document raises anything else, and spans lie in the text."""
    result = attempt(Raw("a", data, form, ""), NOW)

    assert result.source == "a"
    assert isinstance(result, SourceError) or all(span.end <= len(result.text) for span in result.suspect)


def test_a_text_without_a_title_takes_its_first_sentence():
    """Every article has a title to show."""
    assert (
        taken(LONG).title
        == "The council agreed on Tuesday to close two of the five berths in its harbour for repairs."
    )


def test_short_articles_are_thin():
    """Under sixty words, an article is marked."""
    assert taken("Berths close\n\nTwo berths close in May.").flags == ("thin",)
    assert taken(LONG).flags == ()


@pytest.mark.parametrize(
    "note",
    [
        "Correction: The work lasts eleven weeks, not ten.",
        "This article was amended on 27 March to give the right price.",
        "An earlier version of this story gave a wrong price.",
        "Editor's note: The headline has been corrected.",
    ],
)
def test_a_correction_in_the_text_is_marked(note):
    """The usual forms are known, and the note stays."""
    article = taken(f"Berths close\n\n{LONG}\n\n{note}")

    assert article.flags == ("corrected",)
    assert note in article.text


def test_corrections_of_other_things_are_no_corrections():
    """Prisons and prices are corrected too."""
    assert (
        taken(
            f"Berths close\n\n{LONG}\n\nThe house of correction was closed, and a price correction followed."
        ).flags
        == ()
    )


def test_invisible_characters_are_gone_from_every_field():
    """Titles are cleaned as bodies are."""
    article = taken(f"---\ntitle: Ber\u200bths\noutlet: Tarren\u202e Gazette\n---\n{LONG}\ufeff", "markdown")

    assert (article.title, article.outlet) == ("Berths", "Tarren Gazette")
    assert "\ufeff" not in article.text


def test_nothing_visible_is_an_error():
    """A document of invisible characters has no text."""
    with pytest.raises(SourceError, match="no article text"):
        taken("\u200b\u200b . \u2060")


def test_a_dek_that_repeats_the_text_is_dropped():
    """A standfirst is only kept when it says something of its own."""
    repeated = "The council agreed on Tuesday to close two"

    assert taken(f"---\ntitle: Berths\ndek: {repeated} ...\n---\n{LONG}", "markdown").dek == ""
    assert (
        taken(f"---\ntitle: Berths\ndek: It costs 4.2 million.\n---\n{LONG}", "markdown").dek
        == "It costs 4.2 million."
    )


def test_the_libraries_can_be_loaded_beforehand():
    """The small page that does it is an article, and is kept by nobody."""
    assert load() is None
