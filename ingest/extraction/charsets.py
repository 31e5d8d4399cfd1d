"""Bytes to characters: which encoding a document is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGICS = (
    b"%PDF-",
    b"PK\x03\x04",  # zip, and with it docx, odt, epub
    b"\x1f\x8b",  # gzip
    b"BZh",
    b"\xfd7zXZ\x00",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\x28\xb5\x2f\xfd",  # zstandard
    b"\x89PNG",
    b"\xff\xd8\xff",  # jpeg
    b"GIF8",
    b"\xd0\xcf\x11\xe0",  # old Office
    b"\x7fELF",
    b"SQLite format 3\x00",
    b"{\\rtf",
)
_META_REACH = 4_096  # bytes; the HTML standard looks at the first 1,024, real pages are later than that
_META = re.compile(
    rb"<meta[^>]{0,400}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE
)
SURE = 0.6  # confidence of cchardet; short Western texts come out as something exotic at about .3
_HALF = 0.3  # share of NULs on one side at which a file without a mark is taken for UTF-16


def is_binary(head: bytes) -> bool:
    """Whether the first bytes of a document are not text: a known file mark, or NUL bytes outside UTF-16."""
    if head.startswith(_MAGICS):
        return True
    if b"\x00" not in head:
        return False
    return not (_marked(head) or _unmarked_utf16(head))


def decode(data: bytes, *, declared: str = "") -> str:
    """The document's characters, without a byte order mark.

    The order is the one measured best on re-encoded news pages (docs/design.md): byte order
    mark, strict UTF-8, what the header or page declares if it decodes strictly, a guess. Bytes that fit
    nowhere become U+FFFD; nothing is raised.
    """
    marked = _marked(data)
    if marked:
        bom, name = marked
        return data[len(bom) :].decode(name, "replace")
    name = _unmarked_utf16(data[:_META_REACH])
    if name:
        return data.decode(name, "replace")
    return _strictly(data, "utf-8") or _strictly(data, declared) or _guessed(data)


def declared_in(page: bytes) -> str:
    """The encoding that an HTML page's own meta element names, or ""."""
    found = _META.search(page[:_META_REACH])
    return found[1].decode("ascii") if found else ""


def _marked(data: bytes) -> tuple[bytes, str] | None:
    return next((pair for pair in _BOMS if data.startswith(pair[0])), None)


def _unmarked_utf16(head: bytes) -> str:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(1, len(head) // 2)
    if odd / half > _HALF and not even:
        return "utf-16-le"
    if even / half > _HALF and not odd:
        return "utf-16-be"
    return ""


def _strictly(data: bytes, name: str) -> str:
    if not name:
        return ""
    from w3lib.encoding import resolve_encoding

    known = "utf-8" if name == "utf-8" else resolve_encoding(name)  # browsers read latin-1 as cp1252
    if not known:
        return ""
    try:
        return data.decode(known)
    except (UnicodeDecodeError, LookupError):
        return ""


def _guessed(data: bytes) -> str:
    """Damaged UTF-8 stays UTF-8; else a sure guess, else Western, which most undeclared pages are."""
    repaired = data.decode("utf-8", "replace")
    damaged = repaired.count("\ufffd")
    if sum(character > "\x7f" for character in repaired) > 2 * damaged:
        return repaired
    import cchardet

    guess = cchardet.detect(data)
    sure = (guess["confidence"] or 0.0) >= SURE
    return (_strictly(data, guess["encoding"] or "") if sure else "") or _strictly(data, "cp1252") or repaired
