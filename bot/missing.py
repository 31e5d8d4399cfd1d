"""What a model says that it did not find: its own words, so only those that the question had may be shown. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.words import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 5  # points
LONGEST = 200  # characters of a point
_PLAIN = frozenset(  # words that name no fact by themselves
    stems(
        "answer article articles account accounts any available breakdown cause comment confirmation coverage date dates "
        "detail details evidence exact explanation figure figures further identity independent information location name "
        "names number numbers official officials other passage passages place position reaction reason reasons reference "
        "report reports reporting response source sources specific statement statements time total update updates view"
    )
)
_ACTS = re.compile(
    r"[<>@|`\[\]{}]|://|\bwww\.|\w\.\w{2,}|n['’]t\b|\b(?:no|not|never|none|nobody|nothing)\b", re.IGNORECASE
)
"""Markup and addresses; and denials: "not found: it did not happen" would be read as one."""
_SYMBOLS = re.compile(r"[^\w\s.,;:'’“”\"()/&%-]")
_GENERAL = "part of what was asked"


def unanswered(missing: Sequence[str], question: str) -> tuple[str, ...]:
    """The points that may be shown: made of the question's own words; all others become one general point.

    A model could put a statement, a link or an order here; none can be told in the reader's own words.
    """
    asked = stems(question)
    shown = [" ".join(point.split()) for point in missing if point.strip()]
    fit = [point if _fits(point, asked) else _GENERAL for point in shown]
    return tuple(dict.fromkeys(fit))[:MOST]


def _fits(point: str, asked: Sequence[str]) -> bool:
    """Whether a point has no word that the question lacks, and keeps their order: who did what to whom."""
    if len(point) > LONGEST or _ACTS.search(point) or _SYMBOLS.search(point):
        return False
    told = [word for word in stems(point) if word in asked or word not in _PLAIN]
    return all(word in asked for word in told) and told == sorted(told, key=list(asked).index)
