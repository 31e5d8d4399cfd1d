"""Languages are detected on text, not on headlines."""

from __future__ import annotations

import pytest

from ingest.extraction.language import detect, tag


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council agreed on Tuesday to close two of the five berths in its harbour.", "en"),
        ("Le conseil municipal a décidé mardi de fermer deux des cinq quais du port.", "fr"),
        ("Совет города решил во вторник закрыть два из пяти причалов в гавани.", "ru"),
        ("قرر مجلس المدينة يوم الثلاثاء إغلاق رصيفين من أرصفة الميناء الخمسة.", "ar"),
        ("מועצת העיר החליטה ביום שלישי לסגור שניים מחמשת הרציפים בנמל.", "he"),
    ],
)
def test_the_text_decides_against_the_hint(text, expected):
    """Forty characters are enough."""
    assert detect("", text, hint="de") == expected


def test_a_headline_alone_leaves_it_to_the_hint():
    """Too little text is not guessed at."""
    assert detect("Berths close", "", hint="en-GB") == "en"
    assert detect("Berths close", "") == ""


def test_tags_are_reduced_to_two_letters():
    """Regions go; words that are no tags give nothing."""
    assert [tag(value) for value in ("en", "EN-us", "pt_BR", "English", "", "x")] == [
        "en",
        "en",
        "pt",
        "",
        "",
        "",
    ]
