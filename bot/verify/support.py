"""Enough of a claim's own words stand in its quotes."""

from __future__ import annotations

from bot.language.figures import figures
from bot.language.house import house_style
from bot.language.words import Word, all_stems, words
from bot.verify.ground import Failure, Ground

FLOOR = 0.25  # share of content stems; below it a claim says mostly something else
_FEW = 2  # content words; fewer are the frame around a quotation ("Outlet reported")
_QUOTES_NEEDED = 2  # by an inference


def low(text: str, ground: Ground) -> Failure | None:
    """Too few of the claim's content words in its quotes and their heads; an inference on a single quote."""
    if ground.kind == "inference" and len({stretch.span for stretch in ground.stretches}) < _QUOTES_NEEDED:
        return Failure("low_support", "an inference needs two quotes")
    counted = [(figure.start, figure.end) for figure in figures(text)]
    own = [
        word
        for word in words(text)
        if word.content and not _frame(word) and not any(start <= word.start < end for start, end in counted)
    ]
    if len(own) < _FEW:
        return None
    held = all_stems(ground.quotes) | all_stems(ground.header)
    share = (sum(word.stem in held for word in own) + len(counted)) / (len(own) + len(counted))
    return Failure("low_support", f"{share:.0%} of its words are in the quotes") if share < FLOOR else None


def _frame(word: Word) -> bool:
    """Reporting verbs are left to their own check, as figures are."""
    return word.stem in house_style().reporting
