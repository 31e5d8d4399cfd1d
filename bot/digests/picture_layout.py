"""Where everything of a picture stands: marks, names, axes. Lengths in the picture's own units; pure geometry.

The widths of letters are those of Arial at 14 units, from its metrics, with a tenth to spare for other fonts.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from bot.digests.picture_scale import Scale, scale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from bot.digests.picture_values import Reading

WIDTH = 430
LEFT, RIGHT = 58.0, 218.0  # the plot's edges: room for twelve marks side by side, undated ones apart
NAMES = 242.0  # where names begin
LINE = 17.0  # from one line of a name to the next
RADIUS = 4.5
_PITCH = 10.0  # from mark to mark where several stand side by side
_TOP = 26.0
_GAP = 9.0  # between two names
_LEAST = 150.0  # height of the plot
_ARROW = 15.0
_UNDATED = 44.0  # the least width of the strip for undated values: its heading
_ROOM = WIDTH - NAMES - 4
_VALUE_LINES, _NAME_LINES = 2, 3
_THIN = frozenset("iljtfrI.,:;'|!()[]- ’‘“”")
_THICK, _CAPITAL, _SMALL, _SLIM, _FULL = 14.0, 10.5, 8.2, 4.6, 15.0


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two rectangles share any area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """One value on the plot, and its name at the side."""

    reading: Reading
    shape: int  # one for each authority, by first appearance
    x: float
    high: float  # where its upper end stands
    low: float  # and its lower; the same for a single value
    label: float = 0.0  # the top of its name
    value: tuple[str, ...] = ()  # lines
    told: tuple[str, ...] = ()  # the authority's lines, then the day

    @property
    def box(self) -> Box:
        """What the mark covers, its arrow included."""
        up = _ARROW if self.reading.bound == "lower" else RADIUS
        down = _ARROW if self.reading.bound == "upper" else RADIUS
        return Box(self.x - RADIUS, self.high - up, self.x + RADIUS, self.low + down)

    @property
    def name(self) -> Box:
        """What its name covers."""
        return Box(NAMES, self.label, WIDTH, self.label + len(self.value + self.told) * LINE)


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture's marks and axes."""

    height: float
    marks: tuple[Mark, ...]
    scale: Scale
    bottom: float  # where the axis of days stands
    days: tuple[tuple[date, float], ...]  # the first and the last of them
    strip: float  # where the strip of undated values begins; RIGHT without any

    def at(self, value: float) -> float:
        """The height at which a value stands."""
        return _at(self.scale, self.bottom, value)


def plot(drawn: Sequence[Reading], day: Callable[[date], str]) -> Plot:
    """The picture of these readings, of which at least one is dated; no two marks and no two names overlap."""
    axis = scale(min(one.low for one in drawn), max(one.high for one in drawn))
    marks = [_named(one, shape, day) for one, shape in zip(drawn, _shapes(drawn), strict=True)]
    names = sum(len(mark.value + mark.told) * LINE + _GAP for mark in marks)
    bottom = _TOP + max(_LEAST, names)
    marks = [
        replace(mark, high=_at(axis, bottom, mark.reading.high), low=_at(axis, bottom, mark.reading.low))
        for mark in marks
    ]
    undated = sum(mark.reading.day is None for mark in marks)
    strip = RIGHT - max(_UNDATED, undated * _PITCH) if undated else RIGHT
    days = _days(drawn, LEFT, strip - 6)
    placed = _apart(marks, days, strip)
    edges = tuple(dict.fromkeys((min(days.items()), max(days.items()))))
    return Plot(bottom + 40, _labelled(placed, bottom), axis, bottom, edges, strip)


def wrapped(text: str, room: float, lines: int, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines that fit the room; the last one ends in "…" where there would be more than `lines`."""
    told: list[str] = []
    for word in _short(text.split(), room, bold=bold):
        if told and width(f"{told[-1]} {word}", bold=bold) <= room:
            told[-1] += f" {word}"
        else:
            told.append(word)
    if len(told) <= lines:
        return tuple(told)
    last = told[lines - 1]
    while width(f"{last}…", bold=bold) > room:
        last = last[:-1]
    return (*told[: lines - 1], f"{last.rstrip()}…")


def width(text: str, *, bold: bool = False) -> float:
    """How wide a text stands at most, nearly."""
    return sum(map(_letter, text)) * (1.08 if bold else 1.0)


def _letter(char: str) -> float:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return _FULL
    if char in _THIN:
        return _SLIM
    if char in "mwMW@%—…":
        return _THICK
    return _CAPITAL if char.isupper() or not char.isalnum() else _SMALL


def _short(words: Sequence[str], room: float, *, bold: bool) -> Iterator[str]:
    """The words, those that no line holds broken."""
    for word in words:
        rest = word
        while width(rest, bold=bold) > room:
            fits = sum(so_far <= room for so_far in accumulate(width(char, bold=bold) for char in rest))
            yield rest[: max(fits, 1)]
            rest = rest[max(fits, 1) :]
        if rest:
            yield rest


def _named(reading: Reading, shape: int, day: Callable[[date], str]) -> Mark:
    figure = reading.figure
    when = (day(reading.day) if reading.day else "undated") + (f", {figure.note}" if figure.note else "")
    return Mark(
        reading,
        shape,
        0.0,
        0.0,
        0.0,
        value=wrapped(figure.value, _ROOM, _VALUE_LINES, bold=True),
        told=(*wrapped(figure.authority, _ROOM, _NAME_LINES), *wrapped(when, _ROOM, _VALUE_LINES)),
    )


def _shapes(drawn: Sequence[Reading]) -> list[int]:
    known: dict[str, int] = {}
    return [known.setdefault(one.figure.authority.casefold(), len(known)) for one in drawn]


def _at(axis: Scale, bottom: float, value: float) -> float:
    return round(bottom - axis.share(value) * (bottom - _TOP), 1)


def _days(drawn: Sequence[Reading], left: float, right: float) -> dict[date, float]:
    """Where each day stands: in proportion; a single one in the middle."""
    days = sorted({one.day for one in drawn if one.day is not None})
    left, right = left + RADIUS, right - RADIUS
    span = (days[-1] - days[0]).days
    if not span:
        return {days[0]: (left + right) / 2}
    return {one: round(left + (right - left) * (one - days[0]).days / span, 1) for one in days}


def _apart(marks: Sequence[Mark], days: dict[date, float], strip: float) -> list[Mark]:
    """The marks, each at its day; what would cover another stands beside it."""
    dated = [mark for mark in marks if mark.reading.day is not None]
    undated = [mark for mark in marks if mark.reading.day is None]
    placed: dict[int, Mark] = {}
    for group, left, right in ((dated, LEFT, strip - 6), (undated, strip, RIGHT)):
        slots = [left + RADIUS + _PITCH * n for n in range(int((right - left - 2 * RADIUS) // _PITCH) + 1)]
        own = {id(mark): days[mark.reading.day] if mark.reading.day else (left + right) / 2 for mark in group}
        order = sorted(group, key=lambda mark: (own[id(mark)], -mark.high))
        found = _placed(order, own, slots, exact=True) or _placed(order, own, slots, exact=False)
        placed |= {id(mark): it for mark, it in zip(order, found or order, strict=True)}
    return [placed[id(mark)] for mark in marks]


def _placed(
    order: Sequence[Mark], own: dict[int, float], slots: Sequence[float], *, exact: bool
) -> list[Mark] | None:
    """Each mark at its own place or, where that is taken, at the nearest free slot; None when none is left."""
    found: list[Mark] = []
    for mark in order:
        home = own[id(mark)]
        places = [*([home] if exact else []), *sorted(slots, key=lambda slot: (abs(slot - home), slot))]
        tried = (replace(mark, x=x) for x in places)
        free = next((it for it in tried if not any(it.box.meets(other.box) for other in found)), None)
        if free is None:
            return None
        found.append(free)
    return found


def _labelled(marks: Sequence[Mark], bottom: float) -> tuple[Mark, ...]:
    """The marks with their names stacked at the side, each as near to the height of its mark as the others let it."""
    order = sorted(range(len(marks)), key=lambda n: (marks[n].high, -marks[n].x, n))
    tops: list[float] = []
    floor = 0.0
    for n in order:
        tops.append(max(marks[n].high - LINE / 2, floor))
        floor = tops[-1] + _tall(marks[n])
    ceiling = bottom + LINE
    for at in range(len(order) - 1, -1, -1):
        tops[at] = min(tops[at], ceiling - _tall(marks[order[at]]))
        ceiling = tops[at]
    named = dict(zip(order, tops, strict=True))
    return tuple(replace(mark, label=round(named[n], 1)) for n, mark in enumerate(marks))


def _tall(mark: Mark) -> float:
    return len(mark.value + mark.told) * LINE + _GAP
