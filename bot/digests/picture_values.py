"""Which values of a conflict can be drawn, read from the words of their sources. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from bot.language.figures import figures

if TYPE_CHECKING:
    from bot.language.bounds import Bound
    from bot.types import Conflict, Figure

DRAWN = 12  # values in one picture: more marks and names than this no longer fit a phone's width
_LONGEST = 120  # characters; a longer "value" is a sentence, and its figures are of several things
_GREATEST = 10**15  # beyond it a float no longer tells neighbouring whole numbers apart
_AMOUNTS = frozenset(("count", "percent", "points", "age"))
_BALLOT = re.compile(r"\b(?:vot|ballot|abst)|\bin favou?r\b", re.IGNORECASE)
_BELOW_NIL = re.compile(r"(?:^|\s)[-−‒–]\s?[\d$€£]|\b(?:minus|negative|below zero)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as amounts: `low == high` unless the source gives a range."""

    figure: Figure
    low: float
    high: float
    bound: Bound
    kind: str
    day: date | None  # None undated


class Readings(NamedTuple):
    """What is drawn, in the order of the conflict, and how many of its values are not."""

    drawn: tuple[Reading, ...]
    left: int


def readings(conflict: Conflict, zone: str) -> Readings:
    """The values that stand on one scale, twelve at the most; none where fewer than two do, or none is dated.

    Votes are never drawn: for, against and abstaining belong together.
    """
    nothing = Readings((), len(conflict.values))
    if _BALLOT.search(conflict.slot):
        return nothing
    read = [one for figure in conflict.values if (one := _reading(figure, zone)) is not None]
    if not read:
        return nothing
    [(kind, _)] = Counter(one.kind for one in read).most_common(1)
    drawn = tuple(one for one in read if one.kind == kind)[:DRAWN]
    if len(drawn) == 1 or all(one.day is None for one in drawn):
        return nothing
    return Readings(drawn, len(conflict.values) - len(drawn))


def day_of(as_of: str, zone: str) -> date | None:
    """The day of an ISO date, which no zone moves, or of an ISO time as the reader's zone has it; None for no date."""
    try:
        return date.fromisoformat(as_of)
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(as_of)
    except ValueError:
        return None
    return (moment.astimezone(ZoneInfo(zone)) if moment.tzinfo else moment).date()


def _reading(figure: Figure, zone: str) -> Reading | None:
    text = " ".join(figure.value.split())
    if len(text) > _LONGEST or _BALLOT.search(text) or _BELOW_NIL.search(text):
        return None
    found = figures(text)
    if len(found) != 1 or not _amount(found[0].kind):
        return None
    [told] = found
    if not told.values or len(told.values) > 2 or max(told.values) > _GREATEST:  # noqa: PLR2004 - low and high
        return None
    low, high = float(told.values[0]), float(told.values[-1])
    if low > high:  # a score, not a range
        return None
    return Reading(figure, low, high, told.bound, told.kind, day_of(figure.as_of, zone))


def _amount(kind: str) -> bool:
    return kind in _AMOUNTS or kind.startswith("money:")
