"""Teasers, paid articles, opinion, and dates that cannot be true: each is told, none is guessed."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from ingest.extraction import jsonld
from ingest.extraction.articles import extract
from ingest.extraction.metadata import kind_of
from ingest.types import Raw

NOW = datetime(2026, 11, 1, tzinfo=UTC)
PARAGRAPHS = (
    "The council of Tarrenmouth agreed on Tuesday to close two of the five berths in its harbour for repairs.",
    "Work will begin on 6 May and last for eleven weeks, the harbour master, Ines Okoro, told the council.",
    "“We have put it off for four years,” she said. “The piles will not wait any longer, whatever the owners say.”",
    "The owners of two ferries had asked for a delay until the autumn. None of them spoke at the meeting on Tuesday.",
)
LONG = tuple(f"{paragraph} Part {number} of it." for number in range(8) for paragraph in PARAGRAPHS)
NEWS = {"@type": "NewsArticle", "headline": "Two berths close", "datePublished": "2024-03-26T10:15:00Z"}


def page(*, ld=None, head="", paragraphs=PARAGRAPHS, end=""):
    block = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld else ""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = f"<html><head><title>Two berths close</title>{head}{block}</head><body><article><h1>Two berths close</h1>{body}</article>{end}</body></html>"
    return extract(Raw("a", html.encode(), "html", ""), now=NOW)


@pytest.mark.parametrize(
    "told",
    [
        {"isAccessibleForFree": False},
        {"isAccessibleForFree": "False"},
        {"isAccessibleForFree": "https://schema.org/False"},
        {
            "isAccessibleForFree": True,
            "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".rest"},
        },
        {"hasPart": [{"isAccessibleForFree": "false"}, "x"]},
    ],
)
def test_an_article_that_says_it_is_paid_for_is_paywalled(told):
    """Whole or in part, in any spelling of false."""
    assert "paywalled" in page(ld=NEWS | told, paragraphs=LONG).flags


@pytest.mark.parametrize(
    "told", [{}, {"isAccessibleForFree": True}, {"isAccessibleForFree": "true", "hasPart": None}]
)
def test_a_free_article_is_not(told):
    """Silence is not a wall."""
    assert page(ld=NEWS | told, paragraphs=LONG).flags == ()


@pytest.mark.parametrize(
    "wall",
    [
        "Subscribe to continue reading.",
        "To continue reading, please sign in.",
        "Already a subscriber? Log in",
        "This article is for subscribers",
        "Article réservé aux abonnés",
        "Jetzt weiterlesen mit dem Probeabo",
        "Exclusivo para suscriptores",
    ],
)
def test_a_teaser_before_a_wall_is_paywalled(wall):
    """The same words below a whole article are an advertisement."""
    end = f"<div class=offer>{wall}</div>"

    assert "paywalled" in page(paragraphs=PARAGRAPHS[:2], end=end).flags
    assert "paywalled" not in page(paragraphs=LONG, end=end).flags


def test_a_locked_content_tier_is_a_wall():
    """As some publishing systems say it in a meta element."""
    assert (
        "paywalled" in page(head="<meta property=article:content_tier content=Locked>", paragraphs=LONG).flags
    )


def test_a_page_with_less_text_than_its_description_is_thin():
    """The body is a teaser of what it describes."""
    description = " ".join(PARAGRAPHS)
    head = f'<meta name=description content="{description}">'

    assert "thin" in page(head=head, paragraphs=(*PARAGRAPHS[1:], "It met on Monday.")).flags
    assert "thin" not in page(head=head, paragraphs=LONG).flags


def test_a_page_with_less_than_half_the_words_it_claims_is_thin():
    """The record counts the words of the whole article."""
    assert "thin" in page(ld=NEWS | {"wordCount": 900}).flags
    assert "thin" not in page(ld=NEWS | {"wordCount": "80"}).flags


@pytest.mark.parametrize(
    ("told", "words"), [(812, 812), ("812", 812), (None, 0), ("many", 0), (-3, 0), ("٨", 0), (True, 0)]
)
def test_a_count_of_words_is_a_number_or_nothing(told, words):
    """Records hold anything."""
    assert jsonld.length({"wordCount": told}) == words


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"@type": "OpinionNewsArticle"}, "opinion"),
        ({"@type": "AnalysisNewsArticle"}, "opinion"),
        ({"@type": "SatiricalArticle"}, "opinion"),
        ({"articleSection": ["Harbour", "Opinion"]}, "opinion"),
        ({"articleSection": "News / Comment"}, "opinion"),
        ({"genre": "analysis"}, "opinion"),
        ({"articleSection": ["Harbour", "News"]}, "news"),
        ({"@type": "LiveBlogPosting"}, "news"),
        ({"@type": "BlogPosting"}, "unknown"),
    ],
)
def test_a_record_tells_the_kind(told, kind):
    """By type, any of its sections, or genre."""
    assert page(ld=NEWS | told).kind == kind


@pytest.mark.parametrize(
    ("title", "section", "url", "kind"),
    [
        ("Opinion | Close the berths", "", "", "opinion"),
        ("Editorial: Close the berths", "", "", "opinion"),
        ("Close the berths | Opinion", "", "", "opinion"),
        ("Close the berths [Analysis]", "", "", "opinion"),
        ("Close the berths", "World > Analysis", "", "opinion"),
        ("Close the berths", "", "https://gazette.example/commentisfree/2024/mar/26/berths", "opinion"),
        ("Close the berths", "", "https://gazette.example/2024/opinion/berths.html", "opinion"),
        ("Opinion polls narrow", "", "https://gazette.example/news/opinion", "unknown"),
        ("Analysis of berths begins", "Harbour", "", "unknown"),
        ("A matter of opinion", "Court opinions", "", "unknown"),
    ],
)
def test_title_section_and_path_tell_the_kind(title, section, url, kind):
    """A label does, a word inside a headline does not."""
    assert kind_of(section=section, url=url, title=title) == kind


@pytest.mark.parametrize(
    ("published", "modified", "quality", "flags"),
    [
        ("2024-03-26T10:15:00Z", "", "minute", ()),
        ("2024-03-26", "", "day", ()),
        ("", "2024-03-27T09:00:00Z", "updated_only", ()),
        ("", "", "none", ()),
        ("yesterday", "", "none", ()),
        ("03/04/2024", "", "none", ()),
        ("0000-00-00T00:00:00", "", "none", ()),
        ("1970-01-01T00:00:00Z", "", "none", ()),
        ("2099-01-01T10:00:00Z", "", "none", ("future_date",)),
        ("2099-01-01T10:00:00Z", "2024-03-27T09:00:00Z", "updated_only", ("future_date",)),
        ("2026-11-01T20:00:00Z", "", "minute", ()),
    ],
)
def test_dates_are_told_as_far_as_they_can_be_trusted(published, modified, quality, flags):
    """No date is invented, none in the future believed, a day never becomes a minute."""
    article = page(ld=NEWS | {"datePublished": published, "dateModified": modified}, paragraphs=LONG)

    assert (article.date_quality, article.flags) == (quality, flags)
    assert (article.published_at is None) == (quality in {"updated_only", "none"})
