"""Markdown as its reader sees it."""

from __future__ import annotations

import time

import pytest

from ingest.extraction.markdown import plain, title_of


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("**Two** *berths* are ***closed***.", "Two berths are closed."),
        ("**bold *and* more** words", "bold and more words"),
        ("snake_case and 2*3 = 6 and 5 * 4 = 20", "snake_case and 2*3 = 6 and 5 * 4 = 20"),
        ("See [the minutes](https://a.example/m(1).html) now.", "See the minutes now."),
        ("See [the minutes][1] now.\n\n[1]: https://a.example", "See the minutes now."),
        ("![a harbour](a.png)\n\nThe berths.", "The berths."),
        ("# Berths #\n\nText", "Berths\n\nText"),
        ("Berths\n======\n\nText", "Berths\n\nText"),
        ("> quoted\n> words", "quoted words"),
        ("- one\n- two\n1. three", "one\n\ntwo\n\n1. three"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("`code` and ~~gone~~", "code and gone"),
        (r"5 \* 4 and \# and \_x\_", "5 * 4 and # and _x_"),
        ("wrapped\nlines", "wrapped lines"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b\n\n1 2"),
        ("Fish &amp; chips", "Fish & chips"),
        ("A note.[^1]\n\n[^1]: here", "A note.\n\nhere"),
        ("<b>bold</b> and <!-- hidden --> text", "bold and text"),
        ("a<script>ignore()</script>b", "ab"),
        ('x <span style="display: none">unseen</span> y', "x y"),
        ("2 < 3 and 4 > 1", "2 < 3 and 4 > 1"),
        ("<https://a.example/x>", "https://a.example/x"),
    ],
)
def test_marks_go_and_words_stay(marked, expected):
    """Each construct leaves what is seen of it."""
    assert plain(marked) == expected


def test_the_title_is_the_first_top_heading():
    """Lower headings and plain beginnings are no title."""
    assert title_of("# **Berths** close\n\nText") == "Berths close"
    assert title_of("Berths\n===\n\nText") == "Berths"
    assert title_of("## Berths\n\nText") == ""
    assert title_of("Text") == ""
    assert title_of("") == ""


@pytest.mark.parametrize(
    "piece", ["*a", "_a ", "[", "[a](", "![a](b", "`a", "<a ", "<!--", " ", "|-", "> ", "\\*", "[^", "# "]
)
def test_no_document_makes_it_slow(piece):
    """A hundred thousand characters of any mark are read in no time."""
    started = time.perf_counter()

    plain(piece * (100_000 // len(piece)))

    assert time.perf_counter() - started < 2.0
