"""No loaded word outside quotation marks that the article bears out."""

from __future__ import annotations

import re
from functools import cache

from bot.language.house import house_style
from bot.language.words import all_stems, stem, words
from bot.verify.ground import Failure, Ground
from bot.verify.quotation import unmarked

_GRADES = tuple(
    frozenset(stem(verb) for verb in group.split())
    for group in (
        "admitted conceded acknowledged",
        "claimed alleged asserted maintained contended insisted accused",
        "revealed disclosed",
    )
)
"""Of the judging verbs those that judge alike."""


def _grades(verb: str, there: frozenset[str]) -> bool:
    return verb in there or any(verb in group and group & there for group in _GRADES)


@cache
def _loaded() -> re.Pattern[str]:
    terms = sorted(house_style().loaded, key=len, reverse=True)
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(term) for term in terms) + r")(?![\w-])", re.IGNORECASE
    )


def loaded(text: str, ground: Ground) -> Failure | None:
    """The first loaded word of the claim's own voice, or a judging verb that the cited sentence does not use."""
    if (failure := term(text, ground)) is not None:
        return failure
    there = all_stems(ground.whole)
    for word in words(unmarked(text, ground)):
        if (
            word.stem in house_style().graded
            and not _grades(word.stem, there)
            and word.low.endswith(("ed", "s"))
        ):
            return Failure("loaded_language", f"{word.text!r}: the cited sentence does not say so")
    return None


def term(text: str, ground: Ground) -> Failure | None:
    """The first listed word of the claim's own voice.

    Names are no loaded words: a term that the article writes as part of a name ("Terrorism Court") passes.
    """
    own = unmarked(text, ground)
    for match in _loaded().finditer(own):
        if (
            match.group()[0].isupper()
            and match.start()
            and f"{match.group()} " in ground.whole
            and own[match.start() - 1] == " "
        ):
            continue
        neutral = house_style().loaded[match.group().lower()]
        return Failure("loaded_language", f"{match.group()!r}" + (f": rather {neutral!r}" if neutral else ""))
    return None
