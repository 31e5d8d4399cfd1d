"""Articles copied off a page as plain text: title, standfirst, outlet, date and body told apart.

The lines are told by shape and order, not by site: furniture anywhere, then in the head a title, perhaps
one paragraph of standfirst, and dated, signed or named lines; the rest is the body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.extraction import dates, furniture
from ingest.extraction.hygiene import clean
from ingest.extraction.layout import units
from ingest.extraction.mastheads import (
    Masthead,
    is_label,
    is_outlet,
    is_section,
    outlet_of_dateline,
    place,
    read_line,
)
from ingest.extraction.metadata import kind_of
from ingest.extraction.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = 14  # lines of a page's head at the most
_TAIL = 4  # lines at the end where a date may stand too
_TITLE = 30  # words of a title at the most
_PROSE = 12  # words from which a punctuated line is a paragraph
_NAME = 3  # words of a line that may be a name above the title
_LONG = 30  # words from which any line is
_SENTENCE_END = re.compile(r"[.!?…。؟।][\"'”’»)]*\s*$")
_INNER_END = re.compile(r"[a-z0-9”’\")][.!?][\"”’)]?\s+[\"“‘]?[A-Z]")


@dataclass(frozen=True, slots=True)
class _Head:
    """The lines above the body, read."""

    told: Masthead
    before: tuple[str, ...]  # other lines, in order, the title among them
    size: int  # lines that it takes


def read(text: str) -> Reading:
    """The article in a page's text; `title` is "" where no line looks like one."""
    lines = tuple(furniture.without(list(units(clean(text)))))
    lines, foot = _without_foot(lines)
    head = _head(lines)
    told, body = _titled(head, lines[head.size :])
    told, body = _named(told.and_then(foot), body)
    outlet = told.outlet or outlet_of_dateline(body[0] if body else "")
    return Reading(
        text="\n\n".join(body),
        title=told.title,
        dek=told.dek,
        outlet=outlet,
        section=told.section,
        authors=told.authors,
        url=told.url,
        published=told.published,
        updated=dates.later(told.updated, told.published),
        kind=kind_of(section=told.section, url=told.url, title=told.title),
    )


def is_prose(line: str) -> bool:
    """Whether the line is a paragraph of sentences, not a title or a label."""
    words = len(line.split())
    if words >= _LONG or _INNER_END.search(line):
        return words >= _PROSE or bool(_SENTENCE_END.search(line))
    return words >= _PROSE and bool(_SENTENCE_END.search(line))


def _head(lines: Sequence[str]) -> _Head:
    """Everything down to the last dated, signed or labelled line that has at most one paragraph above it."""
    told, paragraphs, size, kept = Masthead(), 0, 0, 0
    passed: list[str] = []
    for number, line in enumerate(lines[:_HEAD], start=1):
        fact = read_line(line)
        if fact:
            told, size, kept = told.and_then(fact), number, len(passed)
        else:
            passed.append(line)
            paragraphs += is_prose(line)
        if paragraphs > 1:
            break
    return _Head(told, tuple(passed[:kept]), size)


def _titled(head: _Head, body: tuple[str, ...]) -> tuple[Masthead, tuple[str, ...]]:
    """The head's title, standfirst, outlet and section; a title below the date is taken off the body."""
    told, rest = head.told, list(head.before)
    at = _title_at(rest)
    if not told.title and at is not None:
        title = rest.pop(at)
        above, below = rest[:at], rest[at:]
        return _around(replace(told, title=title), above, below), body
    if not told.title and len(body) > 1 and _is_title(body[0]):
        first = 1 if is_outlet(body[0]) and len(body) > 2 and _is_title(body[1]) else 0  # noqa: PLR2004 -- outlet, title, text
        told = _around(replace(told, title=body[first]), [*rest, *body[:first]], [])
        return told, body[first + 1 :]
    return _around(told, [], rest), body


def _title_at(lines: Sequence[str]) -> int | None:
    """Which line is the title: the first that is no label standing above a longer one."""
    candidates = [number for number, line in enumerate(lines) if _is_title(line)]
    for number in candidates:
        later_ones = [other for other in candidates if other > number]
        names_something = (
            is_outlet(lines[number]) or is_section(lines[number]) or len(lines[number].split()) <= _NAME
        )
        if not (
            names_something and later_ones and len(lines[later_ones[0]].split()) > len(lines[number].split())
        ):
            return number
    return candidates[0] if candidates else None


def _is_title(line: str) -> bool:
    return not is_prose(line) and len(line.split()) <= _TITLE and any(map(str.isalpha, line))


def _around(told: Masthead, above: Sequence[str], below: Sequence[str]) -> Masthead:
    """The lines around the title: names of outlet and section, and the standfirst below it."""
    names = [line for line in (*below[::-1], *above) if is_label(line)]
    others = [line for line in below if not is_label(line)]
    return told.and_then(place(*names)).and_then(Masthead(dek=" ".join(others)))


def _named(told: Masthead, body: tuple[str, ...]) -> tuple[Masthead, tuple[str, ...]]:
    """Outlet and section lines that stand directly above the body, below the date or where there is none."""
    while len(body) > 1 and is_label(body[0]) and (is_outlet(body[0]) or is_section(body[0])):
        told, body = told.and_then(place(body[0])), body[1:]
    return told, body


def _without_foot(lines: tuple[str, ...]) -> tuple[tuple[str, ...], Masthead]:
    """The lines without the dated or signed ones at the end, and what those tell."""
    told = Masthead()
    for _ in range(_TAIL):
        fact = read_line(lines[-1]) if len(lines) > 2 else None  # noqa: PLR2004 -- a title and a text remain
        if not fact:
            break
        told, lines = told.and_then(fact), lines[:-1]
    return lines, told
