"""Front matter, Markdown, and JSON records."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from corpus.errors import SourceError
from ingest.extraction.articles import extract
from ingest.types import Raw

NOW = datetime(2026, 11, 1, tzinfo=UTC)
BODY = (
    "The council of Tarrenmouth agreed on Tuesday to close two of the five berths in its harbour for repairs.\n\n"
    "Work will begin on 6 May and last for eleven weeks, the harbour master told the council. She said that the "
    "owners of the ferries had been asked, that none had objected, and that the price was 4.2 million for the town."
)
MATTER = """---
title: "Berths: two of five close"
outlet: Tarren Gazette
url: https://gazette.example/berths?utm_source=x
published: 2024-03-26 10:15
updated: 2024-03-27
authors: [Jane Doe, John Roe]
section: Harbour
language: no
kind: news
dek: Work begins in May.
correction: An earlier text had three berths.
---
"""


def taken(text, form="markdown"):
    return extract(Raw("a", text.encode(), form, ""), now=NOW)


def record(**fields):
    return taken(json.dumps(fields), "json")


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_front_matter_tells_everything(form):
    """Every field arrives; a time without a zone is UTC; `no` is Norwegian, not false."""
    article = taken(MATTER + BODY, form)

    assert (article.title, article.outlet, article.section) == (
        "Berths: two of five close",
        "Tarren Gazette",
        "Harbour",
    )
    assert (article.published_at, article.date_quality) == (
        datetime(2024, 3, 26, 10, 15, tzinfo=UTC),
        "minute",
    )
    assert (article.updated_at, article.authors, article.language) == (
        datetime(2024, 3, 27, tzinfo=UTC),
        ("Jane Doe", "John Roe"),
        "no",
    )
    assert (article.kind, article.dek, article.flags) == ("news", "Work begins in May.", ("corrected",))
    assert (article.canonical_url, article.text) == ("https://gazette.example/berths", BODY)


def test_a_day_in_front_matter_is_a_day():
    """A bare date is trusted to the day."""
    article = taken(f"---\ntitle: Berths\npublished: March 26, 2024\n---\n{BODY}")

    assert (article.published_at, article.date_quality) == (datetime(2024, 3, 26, tzinfo=UTC), "day")


def test_a_markdown_heading_is_the_title_and_leaves_the_body():
    """Without front matter the first top heading serves."""
    article = taken(f"# Two **berths** close\n\n{BODY}")

    assert (article.title, article.text) == ("Two berths close", BODY)


def test_a_rule_at_the_top_is_no_front_matter():
    """A line of dashes alone opens nothing."""
    article = taken(f"---\n\n{BODY}\n\n---\n\nThe end of the report came at noon.", "text")

    assert article.text.startswith("The council of Tarrenmouth")


@pytest.mark.parametrize(
    "matter",
    [
        "title: [unclosed",
        "title: {a: b}",
        "authors: {a: b}",
        "published: someday",
        "published: 03/04/2024",
        "url: ftp://a.example",
        "kind: gossip",
        "title: a: b: c",
    ],
)
def test_bad_front_matter_is_an_error_with_its_reason(matter):
    """A field that cannot be meant is said, not guessed."""
    with pytest.raises(SourceError) as caught:
        taken(f"---\n{matter}\n---\n{BODY}")

    assert str(caught.value)
    assert caught.value.remedy


def test_a_record_with_text():
    """The same names serve in JSON."""
    article = record(
        title="Berths",
        text=BODY,
        outlet="Tarren Gazette",
        published="2024-03-26T10:15:00Z",
        authors="By Jane Doe and John Roe",
    )

    assert (article.title, article.text, article.authors) == ("Berths", BODY, ("Jane Doe", "John Roe"))
    assert article.date_quality == "minute"


def test_a_record_without_a_title_is_read_like_a_dump():
    """Its text's own head is understood."""
    article = record(text=f"Two berths close\n\nBy Jane Doe\n\n{BODY}")

    assert (article.title, article.authors) == ("Two berths close", ("Jane Doe",))


def test_a_record_with_html():
    """Its page is read, and the record's fields stand above the page's."""
    paragraphs = BODY.replace("\n\n", "</p><p>")
    page = (
        f"<html><head><title>Other</title></head><body><article><p>{paragraphs}</p></article></body></html>"
    )

    article = record(title="Berths", html=page)

    assert (article.title, article.text) == ("Berths", BODY)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"title": "x"},
        {"text": ""},
        {"text": 5},
        {"text": "a b", "title": ["x"]},
        {"text": "a b", "authors": 3},
        {"text": "a", "published": True},
    ],
)
def test_a_record_without_text_or_with_wrong_types_is_an_error(fields):
    """The field at fault is named."""
    with pytest.raises(SourceError, match=r"text|title|authors|published"):
        record(**fields)


@pytest.mark.parametrize("text", ["[1]", "{", "[" * 5_000, '"x"'])
def test_no_object_is_an_error(text):
    """JSON of another kind is refused, however deep."""
    with pytest.raises(SourceError):
        taken(text, "json")


def test_an_opinion_label_or_section_tells_the_kind():
    """Titles and sections name opinion; the stated kind is above them."""
    assert record(title="Opinion: wait", text=BODY).kind == "opinion"
    assert record(title="Wait", section="Editorial", text=BODY).kind == "opinion"
    assert record(title="Opinion: wait", text=BODY, kind="news").kind == "news"
    assert record(title="Opinion polls narrow", text=BODY).kind == "unknown"
