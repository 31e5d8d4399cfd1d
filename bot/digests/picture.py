"""Pictures of differing figures: a dated series as SVG, votes as a table. Pure.

Nothing is averaged and nothing is drawn between two values: they are what different sources say.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from bot.digests.page_templates import filled
from bot.digests.picture_layout import LEFT, LINE, NAMES, RADIUS, RIGHT, WIDTH, plot, width, wrapped
from bot.digests.picture_values import day_of, readings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.digests.picture_layout import Mark, Plot
    from bot.digests.picture_values import Readings
    from bot.types import Conflict, Figure

_SMALL = 12 / 14  # the size of notes and axes against that of names, which widths are measured in
_NOTE_ROOM = (WIDTH - 20) / _SMALL
_SIGNS = {
    "range": "A bar is a range, from its lowest to its highest value.",
    "lower": "An arrow up is “at least”.",
    "upper": "An arrow down is “at most”.",
    "approximate": "A dashed mark is “about”.",
    "superseded": "A hollow, struck mark was superseded.",
    "corrected": "An underlined mark was put in place by a correction.",
}
_VOTED = r"(?<![\d,])(\d{1,3}(?:,\d{3})+|\d{1,9})(?!\d)"
_ROLES = tuple(
    re.compile(rf"{_VOTED} (?:votes? |members? |countries |states )?(?:{words})\b", re.IGNORECASE)
    for words in (r"in favou?r|for", r"against|opposed", r"abst\w+")
)
_TRIPLE = re.compile(rf"\D{{0,40}}{_VOTED}\s?[-–]\s?{_VOTED}\s?[-–]\s?{_VOTED}\D{{0,40}}")
_MAJORITY = re.compile(rf"{_VOTED} votes? to {_VOTED}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One value in a table of figures."""

    figure: Figure
    day: str
    votes: tuple[str, ...]  # for, against, abstaining; empty when it is no vote


def timeline(conflict: Conflict, zone: str, key: str = "") -> str:
    """The series as one inline SVG; a table where it cannot be drawn (votes, words, fewer than two amounts).

    Args:
        conflict: its values, in the words of their sources.
        zone: IANA name; only an as-of that is a time, not a day, is moved by it.
        key: sets pictures of one page apart; needed where the same series stands on it twice.
    """
    found = readings(conflict, zone)
    if not found.drawn:
        return table(conflict, zone)
    drawn = plot(found.drawn, _day)
    notes = _notes(found, drawn)
    return filled(
        "picture.svg.j2",
        key=key or blake2b(repr(conflict).encode("utf-8", "replace"), digest_size=6).hexdigest(),
        slot=conflict.slot,
        desc=_described(found),
        plot=drawn,
        edges=(LEFT, RIGHT, NAMES),
        marks=[_parts(mark) for mark in drawn.marks],
        ticks=[
            (drawn.at(value), drawn.scale.told(value, found.drawn[0].kind)) for value in drawn.scale.marks
        ],
        unit=drawn.scale.unit[1],
        days=list(_axis(drawn)),
        notes=notes,
        height=round(drawn.height + 15 * len(notes) + 6, 1),
    )


def drawable(conflict: Conflict, zone: str) -> bool:
    """Whether `timeline` draws the series, and does not give a table."""
    return bool(readings(conflict, zone).drawn)


def table(conflict: Conflict, zone: str) -> str:
    """The values as an HTML table, with columns for votes where every value tells two of them or more."""
    votes = [ballot(figure.value) for figure in conflict.values]
    voted = bool(votes) and all(sum(map(bool, one)) > 1 for one in votes)
    rows = [
        Row(figure, _day(day_of(figure.as_of, zone)), own if voted else ())
        for figure, own in zip(conflict.values, votes, strict=True)
    ]
    return filled("picture.table.j2", slot=conflict.slot, rows=rows, voted=voted)


def ballot(value: str) -> tuple[str, str, str]:
    """Votes for, against and abstaining as the words of a value tell them; "" for what they do not tell."""
    if whole := _TRIPLE.fullmatch(value):
        return whole[1], whole[2], whole[3]
    one, two, three = (found[1] if (found := role.search(value)) else "" for role in _ROLES)
    if whole := _MAJORITY.search(value):
        return whole[1], whole[2], three
    return one, two, three


def day(as_of: str, zone: str) -> str:
    """A day in words: "3 November 2026"; "undated"."""
    found = day_of(as_of, zone)
    return f"{found:%-d %B %Y}" if found else "undated"


def outline(mark: Mark) -> str:
    """The path of a mark: its authority's shape, at both ends where it is a range."""
    ends = dict.fromkeys((mark.high, mark.low))
    return "".join(_shape(mark.shape, mark.x, end) for end in ends)


def stem(mark: Mark) -> str:
    """The path of what leads away from a mark: the bar of a range, the arrow of a bound; "" for neither."""
    bar = f"M{mark.x} {mark.high}V{mark.low}" if mark.low != mark.high else ""
    if mark.reading.bound == "lower":
        return f"{bar}M{mark.x} {mark.high}v-14l-3 4m3-4l3 4"
    if mark.reading.bound == "upper":
        return f"{bar}M{mark.x} {mark.low}v14l-3-4m3 4l3-4"
    return bar


def _parts(mark: Mark) -> tuple[Mark, str, str, str, list[tuple[str, float, bool]]]:
    """A mark with its paths, the path of the sign before its name, and the lines of that name."""
    return mark, outline(mark), stem(mark), _shape(mark.shape, NAMES - 11, mark.label + 9), _lines(mark)


_SHAPES = (
    (0, 0.0, 1.0), (4, 45.0, 1.0), (3, 0.0, 1.0), (4, 0.0, 1.0), (3, 180.0, 1.0), (10, 0.0, 0.4),
    (6, 0.0, 1.0), (8, 45.0, 0.35), (5, 180.0, 1.0), (8, 0.0, 0.35), (3, 90.0, 1.0), (6, 0.0, 0.3),
)  # fmt: skip
"""Twelve that are told apart by their corners: how many, turned by how much, every second one how far in (0: round)."""


def _shape(number: int, x: float, y: float) -> str:
    corners, turn, inner = _SHAPES[number % len(_SHAPES)]
    if not corners:
        return f"M{x - 4} {y}a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z"
    points = []
    for n in range(corners):
        angle = math.radians(turn - 90 + 360 * n / corners)
        far = RADIUS * (inner if n % 2 else 1.0)
        points.append(f"{round(x + far * math.cos(angle), 1)} {round(y + far * math.sin(angle), 1)}")
    return f"M{'L'.join(points)}Z"


def _notes(found: Readings, drawn: Plot) -> list[str]:
    """What the signs mean that occur, and what a reader could misread; in lines."""
    struck = (
        "superseded"  # such a mark is not dashed as well: at this size the two signs would hide each other
    )
    said: set[str] = {
        one.bound for one in found.drawn if (one.bound, one.figure.note) != ("approximate", struck)
    }
    said |= {one.figure.note for one in found.drawn}
    if any(one.low != one.high for one in found.drawn):
        said.add("range")
    told = [text for what, text in _SIGNS.items() if what in said]
    if drawn.scale.bottom:
        told.insert(0, "The scale does not begin at 0.")
    if found.left:
        told.append(f"Not drawn, but in the table: {found.left}.")
    return list(wrapped(" ".join(told), _NOTE_ROOM, 9))


def _described(found: Readings) -> str:
    """The picture in a sentence, for those who do not see it."""
    told = (
        f"{one.figure.value}: {one.figure.authority}, {_day(one.day)}"
        + (f" ({one.figure.note})" if one.figure.note else "")
        for one in found.drawn
    )
    return f"Each value stands at its day and amount. {'; '.join(told)}."


def _axis(drawn: Plot) -> Iterator[tuple[str, float, float, str]]:
    """The words along the axis of days: text, x, y, anchor. The last day stands a line lower where it would meet the first."""
    row = drawn.bottom + 16
    told = [(_day(one), x) for one, x in drawn.days]
    if len(told) == 1:
        yield told[0][0], told[0][1], row, "middle"
    else:
        (first, left), (last, right) = told
        crowded = (width(first) + width(last)) * _SMALL + 8 > right - left
        yield first, max(left - RADIUS, 1), row, "start"
        yield last, min(right + RADIUS, RIGHT), row + LINE * crowded, "end"
    if drawn.strip < RIGHT:
        yield "undated", (drawn.strip + RIGHT) / 2, 12, "middle"


def _lines(mark: Mark) -> list[tuple[str, float, bool]]:
    """The lines of a name: text, where its foot stands, whether it is of the value itself."""
    told = [(text, True) for text in mark.value] + [(text, False) for text in mark.told]
    return [(text, round(mark.label + LINE * (n + 0.8), 1), strong) for n, (text, strong) in enumerate(told)]


def _day(when: date | None) -> str:
    return f"{when:%-d %b %Y}" if when else "undated"
