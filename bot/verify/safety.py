"""Nothing in a claim may act on its reader's screen or speak for the machinery."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bot.verify.ground import Failure, Ground
from bot.verify.quotation import letters, quotations

if TYPE_CHECKING:
    from collections.abc import Iterable

_PATTERNS = (
    ("a URL", re.compile(r"\b[a-z][a-z0-9+.-]{1,12}://|\b\w+\.[a-z]{2,}/|\bwww\.|\bmailto:|\bjavascript:|\bdata:\w+/", re.IGNORECASE)),
    ("a mention", re.compile(r"(?<!\w)@\w|(?<!\w)#[^\W\d]|<[!@#]|[\w.+-]+@[\w-]+\.\w", re.IGNORECASE)),
    ("markup", re.compile(r"<\s*/?\s*[a-z!|][^>]*>|!?\[[^\]]*\]\s*\(|```|&(?:lt|gt|amp|#\w+);", re.IGNORECASE)),
    ("a citation mark", re.compile(r"\[\s*\^?\d{1,3}\s*\]|【|\b[ps]id\b|\bexhibit \d")),
    ("prompt words", re.compile(
        r"<\|[^|]*\|>|\[/?INST\]|\b(?:system|developer) prompt\b|\bas an AI (?:language )?(?:model|assistant)\b|\blanguage model\b"
        r"|\b(?:provided|given|supplied) (?:passages?|context|evidence|excerpts?|sources)\b"
        r"|\b(?:the|these) passages? (?:provided|given|above)\b", re.IGNORECASE)),
)  # fmt: skip
_DOMAIN = re.compile(r"(?<![\w.])[A-Za-z0-9][A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,18}\b(?![\w-])")
_ALLOWED_FORMAT = frozenset("\u200c\u200d")  # Persian and Indic spelling needs them
_BLANKS = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
)  # drawn as nothing, and no format characters
_MIXED = re.compile(
    r"\b(?:[lIO]\d[\dlIO]*|\d+[lIO][\dlIO]*)\b|[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z]|[\u0300-\u036f]{3,}"
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OTHER = re.compile(r"[\u0370-\u1dff\u2c00-\ua7ff\uac00-\ud7af\uf900-\ufaff]")  # letters of other scripts
_LONGEST = 3000  # characters of a claim: Slack's limit for a section, far beyond two long sentences
_ALLOWED_CONTROL = frozenset("\n\t")


def unsafe(text: str, ground: Ground) -> Failure | None:
    """A link, mention, markup, unseen character, machine marker or unattributed instruction in the claim."""
    if len(text) > _LONGEST:
        return Failure("unsafe_text", f"{len(text)} characters")
    for char in text:
        if (
            unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs"}
            and char not in _ALLOWED_FORMAT | _ALLOWED_CONTROL
        ):
            return Failure("unsafe_text", f"unseen character U+{ord(char):04X}")
    if (odd := _odd(text, ground)) is not None:
        return Failure("unsafe_text", f"{odd!r} is not in the quotes")
    for what, pattern in _PATTERNS:
        if match := pattern.search(text):
            return Failure("unsafe_text", f"{what}: {match.group()!r}")
    if (domain := _domain(text, ground)) is not None:
        return Failure("unsafe_text", f"an address: {domain!r}")
    if _obeys(text, ground):
        return Failure("unsafe_text", "words flagged as an instruction, not marked as the article's")
    return None


def _odd(text: str, ground: Ground) -> str | None:
    """A sign that looks like something else, unless the quotes have it: "⑲", "½", "l4", a Cyrillic letter, a picture."""
    there = ground.near
    for char in text:
        if (unicodedata.category(char) in {"No", "Nl", "So"} or char in _BLANKS) and char not in there:
            return char
    others = [match.group() for match in _OTHER.finditer(text)]
    strange = [char for char in others if char not in there]
    if strange and len(_LATIN.findall(text)) > len(others):
        return strange[0]
    found = next((match for match in _MIXED.finditer(text) if match.group() not in there), None)
    return found.group() if found else None


def leaked(text: str, pids: Iterable[str]) -> Failure | None:
    """A marker of the machinery (an exhibit's opaque id) in the claim."""
    found = next((pid for pid in pids if pid in text), None)
    return Failure("unsafe_text", f"a passage marker: {found!r}") if found else None


def _domain(text: str, ground: Ground) -> str | None:
    """A bare address; the name of a cited outlet is none ("Example.com reported")."""
    outlets = {stretch.exhibit.article.outlet.lower() for stretch in ground.stretches}
    for match in _DOMAIN.finditer(text):
        if match.group().lower() not in outlets and not match.group().isdigit():
            return match.group()
    return None


def _obeys(text: str, ground: Ground) -> bool:
    """Whether the claim cites words flagged at ingest and does not put them in quotation marks."""
    suspect = any(
        stretch.span.start < flagged.end and flagged.start < stretch.span.end
        for stretch in ground.stretches
        for flagged in stretch.exhibit.article.suspect
    )
    if not suspect:
        return False
    orders = [
        letters(flagged.of(stretch.exhibit.article.text))
        for stretch in ground.stretches
        for flagged in stretch.exhibit.article.suspect
        if stretch.span.start < flagged.end and flagged.start < stretch.span.end
    ]
    shown = [letters(marked.inside) for marked in quotations(text, ground) if marked.verbatim]
    return not all(any(order in one for one in shown) for order in orders)
