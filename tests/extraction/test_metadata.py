"""Bylines, JSON-LD oddities and the fields' order."""

from __future__ import annotations

import json

import pytest

from ingest.extraction import jsonld
from ingest.extraction.bylines import names
from ingest.extraction.metadata import Mined, read, without_site
from ingest.extraction.visible import parse


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe, John Roe & Ida Fox", ("Jane Doe", "John Roe", "Ida Fox")),
        ("By Jane Doe in London", ("Jane Doe",)),
        ("By Jane Doe, Staff Writer", ("Jane Doe",)),
        ("By JANE DOE", ("JANE DOE",)),
        ("Tarren Gazette", ()),
        ("https://gazette.example/jane", ()),
        ("jane@gazette.example", ()),
        ("Par Jeanne Dupont et Jean Martin", ("Jeanne Dupont", "Jean Martin")),
        ("", ()),
    ],
)
def test_names_come_out_of_bylines(byline, expected):
    """People once each; roles, addresses and the outlet itself are no people."""
    assert names([byline], outlet="Tarren Gazette") == expected


def test_a_name_given_twice_is_one():
    """Case does not make a second person."""
    assert names(["By Jane Doe", "JANE DOE"]) == ("Jane Doe",)


@pytest.mark.parametrize(
    "block", ["", "{", "[]", "null", '"x"', "[" * 5_000, '{"@type": "WebPage"}', '{"@graph": 5}']
)
def test_broken_or_foreign_records_are_passed_over(block):
    """A page's bad script is no reason to stop."""
    assert jsonld.article([block]) == {}


def test_the_fullest_article_of_a_page_is_taken():
    """Teasers of other stories have fewer facts."""
    teaser = {"@type": "NewsArticle", "headline": "Other"}
    full = {"@type": "NewsArticle", "headline": "Berths", "datePublished": "2024-03-26", "author": "Jane Doe"}

    assert jsonld.article([json.dumps([teaser]), json.dumps({"@graph": [full]})])["headline"] == "Berths"


def test_values_are_plain_strings():
    """Entities and tags are resolved; names stand for things."""
    record = {
        "author": [{"name": "Jane &amp; Co"}, "John <b>Roe</b>"],
        "articleBody": "<p>One</p><p>Two &amp; three</p>",
    }

    assert jsonld.values(record["author"]) == ("Jane & Co", "John Roe")
    assert jsonld.body(record) == "One\n\nTwo & three"


def test_the_site_is_cut_off_the_title_only_if_it_is_the_site():
    """A dash inside a headline is the headline's own."""
    assert without_site("Berths close | Tarren Gazette", "Tarren Gazette") == "Berths close"
    assert without_site("Berths close - for now", "Tarren Gazette") == "Berths close - for now"


def test_the_heading_that_the_window_repeats_is_the_title():
    """A site's name set as a heading is not taken for one."""
    tree = parse(
        "<html><head><title>Berths close for repairs - Gazette</title></head><body><h1>Gazette</h1><h1>Berths close for repairs</h1></body></html>"
    )
    bare = parse(
        "<html><head><title>Berths close</title></head><body><h1>Welcome to our site</h1></body></html>"
    )

    assert read(tree, fetched="", mined=Mined).title == "Berths close for repairs"
    assert read(bare, fetched="", mined=Mined).title == "Berths close"
