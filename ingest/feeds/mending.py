"""XML that publishers write, made such as a strict parser reads: a lenient one alters words on its way."""

from __future__ import annotations

import html
import re

_DECLARATION = re.compile(r"\A<\?xml[^>]{0,500}\?>")
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]"
)  # XML 1.0 has no way to write them
# Literal sections and comments stay as they are; an ampersand is looked at with what follows.
_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&(?:#\d{1,7};|#x[0-9a-f]{1,6};|\w{1,40};)?",
    re.IGNORECASE | re.DOTALL,
)
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]{0,1000}(?:\[[^\]]{0,100000}\]\s{0,100})?>", re.IGNORECASE)
_OVERLONG = re.compile(r"&#(?:x[0-9a-f]{6,}|\d{7,});?", re.IGNORECASE)
# Places and chapters: of no use here, and one that is malformed makes the parser give up the whole feed.
_PLACES = re.compile(r"</?(?:gml|georss|psc):[^<>]{1,1000}>", re.IGNORECASE)
_OWN = frozenset({"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})
_ENTITY = re.compile(r"<!ENTITY\s+(\w{1,40})\s")
_DIGITS = 12  # of a character reference; more are no character however they begin
_REACH = 200_000  # characters in which a document type stands
# A link's text is its address, whatever its attributes say; an id that is no address is not relative to one.
_LINK = re.compile(r"<link\b[^<>]{1,500}(?<!/)>(?=\s{0,20}https?://)")
_GUID = re.compile(
    r"<guid\b[^<>]{0,200}(?<!/)>(?!\s{0,20}(?:<!\[CDATA\[)?\s{0,20}(?:https?:|/))", re.IGNORECASE
)


def mended(text: str) -> tuple[str, bool]:
    """The text without an XML declaration and illegal characters, its ampersands in order; and whether those were not."""
    text = _OVERLONG.sub(_real, _ILLEGAL.sub("", _DECLARATION.sub("", text)))
    declared = frozenset(f"&{name};" for name in _ENTITY.findall(text[:_REACH]))
    stray = False

    def written(found: re.Match[str]) -> str:
        nonlocal stray
        told = found[0]
        if told.startswith("<") or told in _OWN or told in declared:
            return told
        if told.startswith("&#"):
            return told if _is_character(told) else ""
        stray = True
        meant = html.unescape(told) if told.endswith(";") else told
        return "".join(f"&#{ord(letter)};" for letter in meant) if meant != told else f"&amp;{told[1:]}"

    return _AMPERSAND.sub(written, text), stray


def undeclared(text: str) -> str:
    """The text without its document type, so that no entity means anything but itself."""
    return _DOCTYPE.sub("", text[:_REACH], count=1) + text[_REACH:]


def unambiguous(text: str) -> str:
    """The text of an RSS feed whose links and ids can be read in one way, without its places on maps."""
    text = _PLACES.sub("", text)
    return _GUID.sub('<guid isPermaLink="false">', _LINK.sub("<link>", text))


def _real(found: re.Match[str]) -> str:
    return found[0] if found[0].endswith(";") and _is_character(found[0]) else ""


def _is_character(reference: str) -> bool:
    digits = reference[2:-1].lstrip("0")
    if len(digits) > _DIGITS:
        return False
    number = int(digits[1:] or "0", 16) if digits[:1] in {"x", "X"} else int(digits or "0")
    return number in {9, 10, 13} or 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000  # noqa: PLR2004 -- XML 1.0, 2.2
