"""Differing figures as plain text: a dated series for each slot, newest first; no average, no ranking."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.types import Conflict, Figure

_ARTICLES = ("The ", "A ", "An ")


def lines(conflicts: Sequence[Conflict]) -> Iterator[str]:
    """The slots as a reader sees them: a heading, then a line for each value, and why it was changed."""
    for conflict in conflicts:
        yield f"Figures differ: {conflict.slot}"
        for figure in conflict.values:
            yield f"  {_line(figure)}"
            if figure.reason:
                yield f"    “{_one_line(figure.reason)}” [{figure.citation}]"


def _line(figure: Figure) -> str:
    note = f" ({figure.note})" if figure.note else ""
    told = (_one_line(figure.value), _inside(_one_line(figure.authority)), day(figure.as_of))
    return f"{', '.join(part for part in told if part)} [{figure.citation}]{note}"


def _inside(authority: str) -> str:
    """An authority as it stands inside a sentence: "The ministry" as "the ministry"."""
    return authority[0].lower() + authority[1:] if authority.startswith(_ARTICLES) else authority


def day(as_of: str) -> str:
    """The day of a figure, for readers."""
    if not as_of:
        return "undated"
    return f"{date.fromisoformat(as_of):%-d %B %Y}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
