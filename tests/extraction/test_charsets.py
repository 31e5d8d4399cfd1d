"""Bytes become the characters that were meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extraction.charsets import declared_in, decode, is_binary

RUSSIAN = "Совет города проголосовал во вторник за ремонт двух причалов в гавани. " * 5
FRENCH = "Le conseil a décidé mardi de fermer deux quais du port à cause des travaux d’été. " * 5


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\x00")))
def test_utf8_comes_back(text):
    """Strict UTF-8 wins over any declaration."""
    assert decode(text.encode(), declared="windows-1251") == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding):
    """The mark is obeyed, and gone."""
    assert decode(RUSSIAN.encode(encoding), declared="latin-1") == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen(encoding):
    """Latin text in UTF-16 shows by its NUL bytes."""
    assert decode(FRENCH.encode(encoding)) == FRENCH
    assert not is_binary(FRENCH.encode(encoding))


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", ""),
        (FRENCH, "cp1252", "iso-8859-1"),
        (FRENCH, "cp1252", "nonsense"),
        (RUSSIAN, "cp1251", "utf-8"),
    ],
)
def test_legacy_encodings_are_declared_or_guessed(text, encoding, declared):
    """A declaration that fits is believed; otherwise the bytes are looked at."""
    assert decode(text.encode(encoding), declared=declared) == text


def test_bytes_that_fit_nowhere_do_not_raise():
    """Broken text is still text."""
    assert "council" in decode(b"The council \xff\xfe\x81 met \xc3")


def test_the_pages_own_declaration_is_found():
    """Old and new meta elements are read; no meta, no name."""
    assert (
        declared_in(b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">')
        == "windows-1251"
    )
    assert declared_in(b"<meta charset=utf-8>") == "utf-8"
    assert declared_in(b"<p>charset=utf-8</p>") == ""
