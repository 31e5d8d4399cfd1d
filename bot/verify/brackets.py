"""Figures in brackets stay behind what they stand behind: "20.3 points (16.1)"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.language.figures import Figure, figures
from bot.language.words import words
from bot.verify.ground import Failure, Ground

if TYPE_CHECKING:
    from fractions import Fraction


class Bracketed(NamedTuple):
    """A figure in brackets, with what stands right before the opening one."""

    values: tuple[Fraction, ...]
    led: str | tuple[Fraction, ...]  # the stem of a word, or a figure's values; "" at the beginning


@lru_cache(maxsize=1024)
def bracketed(text: str) -> tuple[Bracketed, ...]:
    """The figures of a text that follow an opening bracket, in order."""
    found = figures(text)
    return tuple(
        Bracketed(one.values, _led(text, one, found))
        for one in found
        if text[: one.start].rstrip(" $€£").endswith("(")
    )


def _led(text: str, figure: Figure, found: tuple[Figure, ...]) -> str | tuple[Fraction, ...]:
    at = text.rindex("(", 0, figure.start)
    before = text[:at].rstrip()
    for other in found:
        if other.end == len(before):
            return other.values
    tokens = [word for word in words(before) if word.stem]
    return tokens[-1].stem if tokens else ""


def displaced(text: str, ground: Ground) -> Failure | None:
    """The first bracketed figure of the claim that the quotes have in brackets behind something else only.

    Also one that has changed places with the figure before its bracket.
    """
    held = [one for stretch in ground.stretches for one in bracketed(stretch.whole)]
    for mine in bracketed(text):
        same = [one for one in held if one.values == mine.values]
        turned = any(one.values == mine.led and one.led == mine.values for one in held)
        if turned or (same and all(one.led != mine.led for one in same)):
            shown = "/".join(str(float(value)) for value in mine.values)
            return Failure("number_not_in_evidence", f"({shown}) stands behind something else in the quotes")
    return None
