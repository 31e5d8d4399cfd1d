"""Plain text as it was laid out: which line breaks are the author's and which the page's."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.extraction.mastheads import is_masthead

if TYPE_CHECKING:
    from collections.abc import Iterator

_NARROW, _WIDE = 40, 100  # columns between which hard-wrapped text is set: mail 72, terminals 80, some 98
_HYPHEN_ROOM = 15  # columns that a line broken after a word's own hyphen may leave
_WRAPPED = 0.6  # share of line pairs that break only because the next word did not fit
_PROOF = 2  # pairs of lines; one alone proves nothing
_BLANK = re.compile(r"\n[ \t]*\n\s*")


def units(text: str) -> tuple[str, ...]:
    """The text's paragraphs and single lines in order, hard-wrapped lines joined.

    A line break is taken for the page's where the next word would not have fitted, in a text most of whose
    line breaks are of that kind.
    """
    blocks = [[line.strip() for line in block.split("\n") if line.strip()] for block in _BLANK.split(text)]
    width = _width(blocks)
    return tuple(unit for block in blocks for unit in (_joined(block, width) if width else block))


def _width(blocks: list[list[str]]) -> int:
    """The column at which the text was wrapped, or 0."""
    prose = [[line for line in block if not is_masthead(line)] for block in blocks]
    long = [block for block in prose if len(block) > 1]
    width = max((len(line) for block in long for line in block), default=0)
    if not _NARROW <= width <= _WIDE:
        return 0
    pairs = [_is_full(before, after, width) for block in long for before, after in pairwise(block)]
    return width if len(pairs) >= _PROOF and sum(pairs) >= _WRAPPED * len(pairs) else 0


def _joined(block: list[str], width: int) -> Iterator[str]:
    unit, last = "", ""
    for line in block:
        if unit and _is_full(last, line, width) and not is_masthead(line):
            unit = unit + ("" if _is_cut(unit, line) else " ") + line
        else:
            if unit:
                yield unit
            unit = line
        last = line
    if unit:
        yield unit


def _is_full(line: str, following: str, width: int) -> bool:
    room = width - len(line)
    return room < 1 + len(following.split(None, 1)[0]) or (room < _HYPHEN_ROOM and _is_cut(line, following))


def _is_cut(before: str, after: str) -> bool:
    """Whether a word with its own hyphen was broken after it: "cease-" + "fire"."""
    return len(before) > 1 and before[-1] == "-" and before[-2].isalpha() and after[:1].islower()
