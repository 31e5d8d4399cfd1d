"""Titles and bylines that a page shows or states in several ways."""

from __future__ import annotations

import json

import pytest

from ingest.extraction import sheets, shown
from ingest.extraction.bylines import names
from ingest.extraction.metadata import Mined, read
from ingest.extraction.visible import parse

H1 = "<h1>Two berths close for repairs</h1>"


def told(body="", *, head="", ld=None):
    block = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld else ""
    return read(parse(f"<html><head>{head}{block}</head><body>{body}</body></html>"), fetched="", mined=Mined)


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (f"{H1}<p class=byline>By Jane Doe</p>", ("Jane Doe",)),
        (
            f"{H1}<span class='pb-byline'>By <a href=/x>Jane Doe</a> and John Roe</span>",
            ("Jane Doe", "John Roe"),
        ),
        (f"{H1}<a rel=author href=/jane>Jane Doe</a>", ("Jane Doe",)),
        (f"{H1}<span itemprop='author creator'><span itemprop=name>Jane Doe</span></span>", ("Jane Doe",)),
        (
            f"<div class=byline>By Ida Fox</div><div class=byline>By Joe Lee</div>{H1}<div class=byline>By Jane Doe</div>",
            ("Jane Doe",),
        ),
        (f"<div id=byline>By Jane Doe</div>{H1}", ("Jane Doe",)),
        (f"<div class=byline>By Ida Fox</div><div class=byline>By Joe Lee</div>{H1}", ()),
        (f"{H1}<div class=author-box>More from our writers on the harbour and the sea</div>", ()),
        (f"{H1}<p class=byline>{'By Jane Doe ' * 40}</p>", ()),
        (f"{H1}<p class=byline></p>", ()),
    ],
)
def test_the_byline_below_the_heading_is_the_article_s(body, people):
    """Bylines of other stories stand in lists; one that cannot be told from them is none."""
    assert told(body).authors == people


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("By Jane Doe March 26, 2024", ("Jane Doe",)),
        ("By Jane Doe, 26 March 2024", ("Jane Doe",)),
        ("Jane Doe Updated 10:15", ("Jane Doe",)),
        ("Jane Doe on Tuesday", ("Jane Doe",)),
        ("By Jane Doe, MD", ("Jane Doe",)),
        ("Theresa May", ("Theresa May",)),
        ("April Stone and May Lee", ("April Stone", "May Lee")),
    ],
)
def test_a_date_behind_a_name_is_no_part_of_it(byline, people):
    """Nor is a degree; a name that is a month's stays."""
    assert names([byline]) == people


def test_several_meta_elements_name_several_people():
    """All of the first kind that is there."""
    head = "<meta name=author content='Jane Doe'><meta name=author content='John Roe'><meta name=byl content='By Ida Fox'>"

    assert told(head=head).authors == ("Jane Doe", "John Roe")


def test_a_meta_element_may_state_several_properties():
    """As RDFa allows, with colons or stops."""
    head = "<meta property='dc:title og:title' content='Two berths close'><meta property='dc:creator' content='Jane Doe'>"

    assert (told(head=head).title, told(head=head).authors) == ("Two berths close", ("Jane Doe",))


def test_a_headline_that_no_other_title_echoes_is_not_believed():
    """Some records put a description there, or the headline of a teaser."""
    head = "<title>Hermitian matrix - Tarren Encyclopedia</title>"
    record = {"@type": "Article", "headline": "square array equal to its own conjugate"}

    assert told("<h1>Hermitian matrix</h1>", head=head, ld=record).title == "Hermitian matrix"
    assert told(H1, ld=record | {"headline": "Two berths close"}).title == "Two berths close"
    assert told(ld=record).title == record["headline"]


def test_echoes_are_counted_by_words():
    """Half of them; nothing to compare is no contradiction."""
    assert shown.is_echoed("Two berths close", ["Berths close at last", ""])
    assert shown.is_echoed("Two berths close", [])
    assert shown.is_echoed("", ["x"])
    assert not shown.is_echoed("Two berths close", ["Mayor resigns"])


@pytest.mark.parametrize(
    ("css", "hidden"),
    [
        (".a{display:none}", True),
        ("p.a{display:none}", True),
        ("div .a, .b{display:none}", True),
        ("div > .a{display:none}", True),
        ("p{display:none}", True),
        ("@media screen{.a{display:none}}", True),
        ("@import 'x.css'; .a{display:none}", True),
        ("@supports (display:grid){.a{visibility:hidden}}", True),
        ("[class~=a]{opacity:0}", True),
        (".a{display:none}.a{display:block}", False),
        (".a:hover{display:none}", False),
        (".a::before{display:none}", False),
        ("span .a{display:none}", False),
        (".x + .a{display:none}", False),
        ("@media print{.a{display:none}}", False),
        ("@media (max-width:600px){.a{display:none}}", False),
        ("@font-face{font-family:x}.c{display:none}", False),
        ("}}{{.a{", False),
        (f"{'x' * 600}.a{{display:none}}", False),
        ("", False),
    ],
)
def test_style_sheets_hide_what_they_say_on_every_screen(css, hidden):
    """By tag, class, id, attribute and ancestors; not by state, sibling, or on some screens only."""
    tree = parse("<html><body><div><p class='a'>x</p></div></body></html>")

    assert sheets.sheets(css).hide(tree.find(".//p")) is hidden
