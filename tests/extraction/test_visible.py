"""Inline styles that hide, and the text of blocks."""

from __future__ import annotations

import pytest

from ingest.extraction.styles import hides
from ingest.extraction.visible import of_fragment


@pytest.mark.parametrize(
    "style",
    [
        "border-width:0",
        "min-height:0",
        "font-size:0.9em",
        "font-size:10px",
        "opacity:.5",
        "",
        "color:white",
        "display:block",
    ],
)
def test_ordinary_styles_hide_nothing(style):
    """Small numbers in other properties do not count."""
    assert not hides(style)


@pytest.mark.parametrize(
    "style",
    [
        "font-size:0px",
        "font-size:.1em",
        "opacity:0",
        "opacity:0%",
        "transform:scale(0)",
        "clip:rect(0 0 0 0)",
        "color:transparent",
        "color:#000;background-color:black",
    ],
)
def test_hiding_styles_are_known(style):
    """Each way to keep words from the eye."""
    assert hides(style)


def test_blocks_are_paragraphs_and_inline_elements_are_not():
    """Only block elements part the text."""
    html = "<div>One <b>bold</b> word<br>and more<p>Two</p>three</div><ul><li>a</li><li>b</li></ul>"

    assert of_fragment(html) == "One bold word and more\n\nTwo\n\nthree\n\na\n\nb"


def test_a_fragment_without_text_is_empty():
    """Nothing seen, nothing told."""
    assert of_fragment("") == ""
    assert of_fragment("<p style='display:none'>x</p>") == ""
