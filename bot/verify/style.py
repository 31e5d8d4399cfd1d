"""No loaded word outside quotation marks that the article bears out."""

from __future__ import annotations

import re

from bot.language.house import house_style
from bot.language.words import all_stems, stem, words
from bot.verify.ground import Failure, Ground
from bot.verify.quotation import quotations, unmarked
from bot.verify.speakers import attributions

_GRADES = tuple(
    frozenset(stem(verb) for verb in group.split())
    for group in (
        "admitted conceded acknowledged",
        "claimed alleged asserted maintained contended insisted accused",
        "revealed disclosed",
    )
)
"""Of the judging verbs those that judge alike."""
_NAMING = re.compile(
    r"\b(?:call(?:s|ed)?|describe[sd]?|dub(?:s|bed)|term(?:s|ed)?|refer(?:s|red)? to|known as|nam(?:es|ed)|labell?ed|brand(?:s|ed)|rat(?:es|ed)|"
    r"words?|phrase|slogan|titled?|entitled|marked|reading|chant\w*|shout\w*|answered|voted)\b",
    re.IGNORECASE,
)
"""What a single word in quotation marks may follow: it is then somebody's word, or is talked about."""


def _grades(verb: str, there: frozenset[str]) -> bool:
    return verb in there or any(verb in group and group & there for group in _GRADES)


def loaded(text: str, ground: Ground) -> Failure | None:
    """The first loaded word of the claim's own voice, or a judging verb that the cited sentence does not use."""
    if (failure := term(text, ground) or scare(text, ground)) is not None:
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
    for match in house_style().pattern.finditer(own):
        if (
            match.group()[0].isupper()
            and match.start()
            and f"{match.group()} " in ground.whole
            and own[match.start() - 1] == " "
        ):
            continue
        neutral = house_style().neutral(match.group())
        return Failure("loaded_language", f"{match.group()!r}" + (f": rather {neutral!r}" if neutral else ""))
    return None


def scare(text: str, ground: Ground) -> Failure | None:
    """The first single word in quotation marks that is nobody's: doubt without a doubter, even where an article has it.

    A capital is a name ("the ferry “Aurora”").
    """
    for marked in quotations(text, ground):
        word = marked.inside.strip(" .,;!?")
        if not word.replace("-", "").isalpha() or not word.islower():
            continue
        if not _NAMING.search(text[: marked.start]) and not attributions(text):
            return Failure(
                "loaded_language", f"{word!r} stands in quotation marks, and nobody is said to say it"
            )
    return None
