"""A draft taken apart: its sentences, and those among them that state nothing which could be checked.

Plain text and Markdown are read alike: headings and list items stand alone, marks are left off.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.checking.reading import content
from corpus.sentences import split

if TYPE_CHECKING:
    from collections.abc import Iterator

_MATTER = re.compile(r"\A\s*---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE)
_ALONE = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|(?:[-*+•–]|\d{1,3}[.)])[ \t]+(?=\S))")
_QUOTED = re.compile(r"^[ \t]*>[ \t]?")
_RULE = re.compile(r"[ \t]*(?:[-*_=][ \t]*){3,}")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t:|-]+\|[ \t:|-]*")
_INLINE = (
    (re.compile(r"!\[[^\]\[]{0,300}\]\([^)\s]{0,2000}(?:\s[^)]{0,300})?\)"), ""),
    (re.compile(r"\[([^\]\[]{1,300})\]\([^)\s]{0,2000}(?:\s[^)]{0,300})?\)"), r"\1"),
    (re.compile(r"\[\^?\d{1,3}\](?!\()"), ""),
    (re.compile(r"<https?://[^>\s]{1,2000}>"), ""),
    (re.compile(r"(?<![\w*_~])(\*{1,3}|_{1,3}|~~)(?=[^\s*_~])([^*_~]{1,300})(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"`([^`]{1,300})`"), r"\1"),
)
_SPACES = re.compile(r"\s+")
_ASKS = re.compile(r"[?？؟;]['\"”’»)]*$")
_INVITES = re.compile(
    r"(?:read (?:more|also|on)|see (?:also|more)|click|subscribe|sign up|follow us|share this|advertisement|watch"
    r"|more on this|related|photo|image|source|sources|lire aussi|en savoir plus|mehr (?:lesen|dazu)|leer más"
    r"|читать далее|اقرأ (?:أيضا|المزيد))\b.{0,60}",
    re.IGNORECASE | re.DOTALL,
)
_FEW = 2  # content words; with fewer, and no figure, there is nothing to compare
_SHORT = 8  # words of an invitation at most; a longer sentence that begins like one is none


class Piece(NamedTuple):
    """A sentence of a draft without its marks, and why it cannot be checked, or ""."""

    text: str
    idle: str = ""


def pieces(draft: str, language: str = "") -> tuple[Piece, ...]:
    """The sentences of a draft in order; empty for one without any word."""
    found = (
        sentence
        for block in _blocks(_FENCE.sub("\n\n", _MATTER.sub("", draft)))
        for sentence in _sentences(block, language)
    )
    return tuple(Piece(text, idle(text)) for text in found)


def idle(sentence: str) -> str:
    """Why a sentence states nothing that could be checked, or "" when it does."""
    if _ASKS.search(sentence) and not (sentence.endswith(";")):
        return "a question"
    if _INVITES.fullmatch(sentence) and len(sentence.split()) <= _SHORT:
        return "an invitation"
    told = content(sentence)
    if len(told) < _FEW and not any(char.isdigit() for char in sentence):
        return "no statement"
    return ""


def _blocks(draft: str) -> Iterator[str]:
    """Paragraphs, headings and list items, without the marks that make them so."""
    run: list[str] = []
    for raw in draft.splitlines():
        line = _QUOTED.sub("", raw)
        alone = _ALONE.match(line)
        blank = not line.strip() or _RULE.fullmatch(line) or _TABLE_RULE.fullmatch(line)
        if alone or blank:
            yield _plain(run)
            run = []
        if alone and line.lstrip().startswith("#"):
            yield _plain([line[alone.end() :].rstrip(" #")])
        elif not blank:
            run.append(line[alone.end() :] if alone else line)
    yield _plain(run)


def _plain(lines: list[str]) -> str:
    text = " ".join(line.strip().strip("|").replace(" | ", "; ") for line in lines)
    for pattern, put in _INLINE:
        text = pattern.sub(put, text)
    return _SPACES.sub(" ", text).strip()


def _sentences(block: str, language: str) -> Iterator[str]:
    for span in split(block, language):
        sentence = span.of(block)
        if any(char.isalnum() for char in sentence):
            yield sentence
