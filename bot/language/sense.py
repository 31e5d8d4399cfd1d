"""Figures of a claim that cannot be as it says: a part above its whole, a fall to a higher figure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.language.binding import Item, Side, parts
from bot.language.figures import Figure, figures
from bot.language.words import stem, words

if TYPE_CHECKING:
    from bot.language.words import Word

_UP, _DOWN = (
    stem("rise"),
    stem("fall"),
)  # the stems of all verbs of rising and falling that stand for each other
_NOW = frozenset("to at reached is stands stood totals total".split())
_OLD = frozenset(("from", "than"))
_EARLIER = frozenset(
    "earlier previous previously before last initial initially had originally compared from than once against past prior was were".split()
)


def nonsense(text: str) -> str:
    """Why the figures of a claim contradict each other, or ""."""
    found = figures(text)
    side = Side(text, tuple(Item(one.start, one.end, one.kind) for one in found))
    for part, whole in parts(side):
        if (
            found[part].kind == found[whole].kind == "count"
            and _plain(found[part])
            and _plain(found[whole])
            and found[part].values > found[whole].values
        ):
            return "the part is more than the whole"
    return _against_verb(text, found)


def _against_verb(text: str, found: tuple[Figure, ...]) -> str:
    """As in "fell to 12 from 9"."""
    for first, second in pairwise(found):
        leads = [before(text, one) for one in (first, second)]
        if (
            sorted(leads) != ["from", "to"]
            or first.kind != second.kind
            or not (_plain(first) and _plain(second))
        ):
            continue
        new, old = (first, second) if leads[0] == "to" else (second, first)
        verb = next((word.stem for word in reversed(_until(text, first)) if word.stem in {_UP, _DOWN}), "")
        if (verb == _DOWN and new.values > old.values) or (verb == _UP and new.values < old.values):
            return "it goes the other way"
    return ""


def outdated(text: str, figure: Figure, source: str, own: list[Figure]) -> bool:
    """Whether a claim gives as the present figure what the source has as the earlier one: "up from 187"."""
    if before(text, figure) not in _NOW or {word.low for word in words(text)} & _EARLIER:
        return False
    return bool(own) and all(before(source, other) in _OLD for other in own)


def mispaired(text: str, figure: Figure, source: str) -> bool:
    """Whether a claim's "from" and "to" join two figures that the source joins to others: "to 10% from 125%, and to 30% from 145%"."""
    theirs = _pairs(source)
    for pair in _pairs(text):
        apart = [other for other in theirs if len(pair & other) == 1]
        if figure.signature in pair and pair not in theirs and pair <= frozenset().union(*apart):
            return True
    return False


def _pairs(text: str) -> list[frozenset[object]]:
    """The signatures of figures that "from" and "to" join, side by side."""
    return [
        frozenset((first.signature, second.signature))
        for first, second in pairwise(figures(text))
        if sorted((before(text, first), before(text, second))) == ["from", "to"]
    ]


def _plain(figure: Figure) -> bool:
    return len(figure.values) == 1


def _until(text: str, figure: Figure) -> list[Word]:
    return [word for word in words(text) if word.end <= figure.start and word.stem]


def before(text: str, figure: Figure) -> str:
    """The word right before a figure."""
    told = _until(text, figure)
    return told[-1].low if told else ""
