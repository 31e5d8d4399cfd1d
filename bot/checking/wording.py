"""A text as it was printed, whatever a tokeniser or a summariser has made of it."""

from __future__ import annotations

import re
from functools import lru_cache

_BRACKETS = {
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
}  # fmt: skip
"""Brackets as the Penn Treebank writes them."""
_BRACKET = re.compile("|".join(_BRACKETS), re.IGNORECASE)
_MARKS = (
    (re.compile(r"\s?(?:``|<q>)\s*"), " “"),
    (re.compile(r"\s*(?:''|</q>)"), "”"),
    (re.compile(r"(?<=\w) (n['’]t|['’](?:s|re|ve|ll|d|m))\b", re.IGNORECASE), r"\1"),
    (re.compile(r"(?<=\w) (['’])(?=\s)"), r"\1"),
    (re.compile(r" +([,.;:!?%)\]}])(?=[\s”\"')]|$)"), r"\1"),
    (re.compile(r"([(\[{$£€#]) +(?=\w)"), r"\1"),
    (re.compile(r"(?<=\d) ([.,]) (?=\d{1,3}\b)"), r"\1"),
)
_TOKENISED = re.compile(r"\S [.,;:!?](?:\s|$)|-[lr][rsc]b-|``|<q>| ['’]s\b| n['’]t\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INSIDE = re.compile(r"(?<=[\w,;'’”)\"] )[A-Z][\w'’]*")  # a capital that no sentence begins with
_SPACES = re.compile(r"[ \t]{2,}")


def printed(text: str) -> str:
    """The text without the spaces and bracket names that tokenisers put in; any other text as it is."""
    if not _TOKENISED.search(text):
        return text
    text = _BRACKET.sub(lambda found: _BRACKETS[found.group().upper()], text)
    for pattern, put in _MARKS:
        text = pattern.sub(put, text)
    return _SPACES.sub(" ", text).strip()


def recased(claim: str, text: str) -> str:
    """A claim without any capital with those that `text` gives to the same words; any other claim as it is."""
    if any(char.isupper() for char in claim):
        return claim
    capitals = _capitals(text)
    cased = _WORD.sub(lambda found: capitals.get(found.group(), found.group()), claim)
    return cased[:1].upper() + cased[1:]


@lru_cache(maxsize=8)
def _capitals(text: str) -> dict[str, str]:
    """Words that stand in capitals inside sentences and never in lower case, by their lower case."""
    small = {found.group() for found in _WORD.finditer(text) if found.group().islower()}
    large: dict[str, str] = {}
    for found in _INSIDE.finditer(text):
        large.setdefault(found.group().lower(), found.group())
    return {low: word for low, word in large.items() if low not in small}
