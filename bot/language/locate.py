"""Where a quote stands in a text, however its marks and spaces were typed."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from corpus.types import Span

_MARKS = "\"'`´‘’‚‛“”„‟«»‹›「」『』′″＂＇"
_DASHES = "-‐‑‒–—―−﹘﹣－"
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f"
_ODD = re.compile(
    rf"(?P<unseen>[{_UNSEEN}]+)"
    rf"|(?P<mark>[{_MARKS}](?:[{_UNSEEN}]*[{_MARKS}])*)"
    rf"|(?P<dash>[\s{_UNSEEN}]*[{_DASHES}](?:[\s{_UNSEEN}]*[{_DASHES}])*[\s{_UNSEEN}]*)"
    r"|(?P<space>\s+)"
    r"|(?P<letters>[^\x00-\x7f])",
)
_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:\.{3,}|…)\s*\]|\(\s*(?:\.{3,}|…)\s*\)|\.{3,}|…)\s*")
_PART_WORDS = 2  # a shorter part around an ellipsis could stand anywhere


class Normal(NamedTuple):
    """A text in one spelling, with the way back: piece k came from `origin[k]:until[k]`, starting at `starts[k]`."""

    text: str
    starts: tuple[int, ...]
    origin: tuple[int, ...]
    until: tuple[int, ...]
    steady: tuple[bool, ...]  # the piece is unchanged: its characters map one by one

    def back(self, start: int, end: int) -> Span:
        """The span of the original text that became characters start to end, end > start."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        begin = self.origin[first] + (start - self.starts[first] if self.steady[first] else 0)
        stop = self.origin[last] + (end - self.starts[last]) if self.steady[last] else self.until[last]
        return Span(begin, stop)


@lru_cache(maxsize=128)
def normal(text: str) -> Normal:
    """NFKC; one quotation mark, one dash, single spaces; unseen characters gone. Case is kept."""
    pieces: list[tuple[str, int, int, bool]] = []
    at = 0
    while at < len(text):
        match = _ODD.search(text, at)
        start = match.start() if match else len(text)
        start = _unbroken(text, start)
        if start > at:
            pieces.append((text[at:start], at, start, True))
        if match is None:
            break
        put, end = _spelling(match, text, start)
        if put:
            pieces.append((put, start, end, False))
        at = end
    return _joined(pieces)


def _unbroken(text: str, start: int) -> int:
    """One character earlier when the odd one is a combining mark on it."""
    joins = 0 < start < len(text) and _joins(text[start])
    return start - 1 if joins and text[start - 1].isascii() and not text[start - 1].isspace() else start


def _spelling(match: re.Match[str], text: str, start: int) -> tuple[str, int]:
    if match.lastgroup == "letters":
        end = max(match.end(), start + 1)
        while end < len(text) and _joins(text[end]):
            end += 1
        put = unicodedata.normalize("NFKC", text[start:end])
        return re.sub(r"\s+", " ", put), end
    return {"unseen": "", "mark": "'", "dash": "-", "space": " "}[match.lastgroup or "unseen"], match.end()


def _joins(char: str) -> bool:
    """Whether a character belongs to the one before it: an accent, a vowel sign, a Hangul vowel or final."""
    return not char.isascii() and (unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff")


def _joined(pieces: list[tuple[str, int, int, bool]]) -> Normal:
    starts: list[int] = []
    length = 0
    for put, *_ in pieces:
        starts.append(length)
        length += len(put)
    return Normal(
        "".join(piece[0] for piece in pieces),
        tuple(starts),
        tuple(piece[1] for piece in pieces),
        tuple(piece[2] for piece in pieces),
        tuple(piece[3] for piece in pieces),
    )


def locate(quote: str, text: str) -> Span | None:
    """The first stretch of `text` whose words are `quote`, or None; quotes without a letter or digit are nowhere.

    Exact spelling is tried first, then the normalised one. The span never starts or ends with a space.
    """
    wanted = quote.strip()
    if not any(char.isalnum() for char in wanted):
        return None
    if (at := text.find(wanted)) >= 0:
        return Span(at, at + len(wanted))
    spelled = normal(wanted).text.strip(" ")
    body = normal(text)
    at = body.text.find(spelled)
    return _trimmed(body.back(at, at + len(spelled)), text) if at >= 0 else None


def locate_parts(quote: str, text: str) -> tuple[Span, ...]:
    """The stretches of a quote that leaves words out with an ellipsis, in order; empty when one is missing."""
    parts = [part for part in _ELLIPSIS.split(quote) if part.strip()]
    if not parts or any(len(part.split()) < _PART_WORDS for part in parts):
        return ()
    spans: list[Span] = []
    at = 0
    for part in parts:
        span = locate(part, text[at:])
        if span is None:
            return ()
        spans.append(Span(at + span.start, at + span.end))
        at = spans[-1].end
    return tuple(spans)


def _trimmed(span: Span, text: str) -> Span:
    """The span without white space at its ends."""
    cut = span.of(text)
    return Span(span.start + len(cut) - len(cut.lstrip()), span.end - len(cut) + len(cut.rstrip()))


def within(quote: str, text: str) -> bool:
    """Whether the words of `quote` stand in `text`, in any spelling of marks and spaces."""
    return locate(quote, text) is not None
