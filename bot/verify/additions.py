"""Nothing rides along: every clause of a claim has words of its quotes, not only the claim as a whole."""

from __future__ import annotations

import re

from bot.language.acts import akin
from bot.language.figures import figures
from bot.language.house import house_style
from bot.language.words import all_stems, words
from bot.verify.ground import Failure, Ground
from bot.verify.names import names

_LEAST = 2  # content words, names and figures included
_NONE = frozenset(("no", "not", "none", "nobody", "nothing"))
_ASKED = re.compile(r"\?\s*$")
_CUTS = re.compile(
    r"(?<=[a-z\d”\"][.!?])\s+(?=[A-Z“\"])|;\s|\s(?:and|but|because|while|as|after|so|since)\s+(?=(?:he|she|it|they|this|that)\b)"
    r"|,\s(?:and|but|who|whom|which|whose|although|though|despite|because|acting|after)\b|\sdespite\s|\sin response to\s|\sbecause of\s",
    re.IGNORECASE,
)
"""Where something can be added to what is true: a further sentence, a clause of its own, an aside."""


def empty(text: str, ground: Ground) -> Failure | None:
    """A claim that says nothing: a bare name, "He did it.", a question."""
    del ground  # whatever it cites
    told = [word for word in words(text) if word.content or word.text[0].isdecimal() or word.low in _NONE]
    if len(told) < _LEAST:
        return Failure("low_support", "it says nothing")
    return Failure("low_support", "a question says nothing") if _ASKED.search(text) else None


def riding(text: str, ground: Ground) -> Failure | None:
    """The first clause of the claim none of whose content words, nor a word like them, stands near its quotes."""
    held = all_stems(ground.near) | all_stems(ground.header)
    counted = [(figure.start, figure.end) for figure in figures(text)]
    named = [(name.start, name.end) for name in names(text)]
    for start, end in _clauses(text):
        told = [
            word
            for word in words(text)
            if start <= word.start < end and word.content and word.stem not in house_style().reporting
        ]
        free = [
            word
            for word in told
            if not any(a <= word.start < b for a, b in (*counted, *named)) and not word.text[0].isdecimal()
        ]
        if len(free) == 1 and any(start <= a < end for a, _ in counted):
            continue  # "which is 65 together": the figure has its own check
        if free and not any(word.stem in held or akin(word.stem, held) for word in free):
            return Failure("low_support", f"nothing of {text[start:end].strip(' ,')!r} is in the quotes")
    return None


def _clauses(text: str) -> list[tuple[int, int]]:
    cuts = [match.start() for match in _CUTS.finditer(text)]
    return list(zip([0, *cuts], [*cuts, len(text)], strict=True))
