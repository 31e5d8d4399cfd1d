"""Figures that say the same in other units: "two weeks" for "14 days", "three times" for "the third time"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bot.language.words import stem, words

if TYPE_CHECKING:
    from bot.language.figures import Figure

_FAMILIES = (
    {"day": 1, "week": 7, "fortnight": 14},
    {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200},
    {"minute": 1, "hour": 60},
    {"metre": 1, "kilometre": 1000, "km": 1000},
    {"gram": 1, "kilogram": 1000, "tonne": 1_000_000},
)
_BASES = {
    stem(unit): (number, size) for number, family in enumerate(_FAMILIES) for unit, size in family.items()
}
"""Units of one family with their size in the smallest; months are never counted in days."""
_TWICE = (Fraction(2), Fraction(3))
_PARTS = {Fraction(6): ("half",), Fraction(3): ("quarter",), Fraction(9): ("three quarters",)}
"""Months that a part of the year stands for."""


def same_measure(text: str, figure: Figure, source: str, other: Figure) -> bool:
    """Whether two figures of other value or kind say the same by the nouns behind them."""
    if {figure.kind, other.kind} == {"count", "times"} and figure.values == other.values:
        return other.values[0] in _TWICE  # "two goals" for "scored twice"
    mine, theirs = _noun(text, figure), _noun(source, other)
    if not mine or not theirs or len(figure.values) != 1 or len(other.values) != 1:
        return False
    if {figure.kind, other.kind} == {"count", "ordinal"}:
        return mine == theirs and figure.values == other.values
    if figure.kind != "count" or other.kind != "count" or mine not in _BASES or theirs not in _BASES:
        return False
    family, size = _BASES[mine]
    same, other_size = _BASES[theirs]
    return family == same and figure.values[0] * size == other.values[0] * other_size


def part_of_year(text: str, figure: Figure, source: str) -> bool:
    """As in "six months" where the source has "the first half"."""
    parts = _PARTS.get(figure.values[0], ()) if figure.kind == "count" and len(figure.values) == 1 else ()
    return _noun(text, figure) == stem("month") and any(part in source for part in parts)


def _noun(text: str, figure: Figure) -> str:
    return next((word.stem for word in words(text) if word.start >= figure.end and word.stem), "")
