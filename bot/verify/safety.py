"""Nothing in a claim may act on its reader's screen or speak for the machinery."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bot.verify.ground import Failure, Ground
from bot.verify.quotation import quotations

if TYPE_CHECKING:
    from collections.abc import Iterable

_PATTERNS = (
    ("a URL", re.compile(r"\b[a-z][a-z0-9+.-]{1,12}://|\bwww\.|\bmailto:|\bjavascript:|\bdata:\w+/", re.IGNORECASE)),
    ("a mention", re.compile(r"@(?:channel|here|everyone|group)\b|<[!@#]|[\w.+-]+@[\w-]+\.\w", re.IGNORECASE)),
    ("markup", re.compile(r"<\s*/?\s*[a-z!|][^>]*>|!?\[[^\]]*\]\s*\(|```|&(?:lt|gt|amp|#\w+);", re.IGNORECASE)),
    ("a citation mark", re.compile(r"\[\s*\^?\d{1,3}\s*\]|【|\b[ps]id\b|\bexhibit \d")),
    ("prompt words", re.compile(
        r"<\|[^|]*\|>|\[/?INST\]|\b(?:system|developer) prompt\b|\bas an AI (?:language )?(?:model|assistant)\b|\blanguage model\b"
        r"|\b(?:provided|given|supplied) (?:passages?|context|evidence|excerpts?|sources)\b"
        r"|\b(?:the|these) passages? (?:provided|given|above)\b", re.IGNORECASE)),
)  # fmt: skip
_DOMAIN = re.compile(r"(?<![\w.])[A-Za-z0-9][A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,18}\b(?![\w-])")
_ALLOWED_FORMAT = frozenset("\u200c\u200d")  # Persian and Indic spelling needs them
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
    for what, pattern in _PATTERNS:
        if match := pattern.search(text):
            return Failure("unsafe_text", f"{what}: {match.group()!r}")
    if (domain := _domain(text, ground)) is not None:
        return Failure("unsafe_text", f"an address: {domain!r}")
    if _obeys(text, ground):
        return Failure("unsafe_text", "words flagged as an instruction, not marked as the article's")
    return None


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
    return suspect and not any(marked.verbatim for marked in quotations(text, ground))
