"""A text laid out for comparison: its sentences, their words, and what runs through all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.language.figures import figures
from bot.language.words import stem, words
from corpus.sentences import split

if TYPE_CHECKING:
    from fractions import Fraction

    from corpus.types import Span

_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
"""Scripts that put no space between words, or endings on them: compared by pairs of characters."""
FRAME = frozenset("said says say saying told tell tells added according reported".split())
"""Words that tell who tells; whether they are right is the verifier's affair."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or figure: in lower case, its stem, whether it carries content, whether it has a capital."""

    low: str
    stem: str
    content: bool
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its sentences as spans and as tokens; `low` are the words of all sentences in order."""

    text: str
    spans: tuple[Span, ...]
    sentences: tuple[tuple[Token, ...], ...]
    stems: tuple[frozenset[str], ...]  # of each sentence
    low: tuple[str, ...]
    places: dict[str, tuple[int, ...]]  # where each word stands in `low`
    values: frozenset[Fraction]  # of every figure


@lru_cache(maxsize=32)
def read(text: str, language: str = "") -> Reading:
    """The text laid out. Empty for a text without words."""
    spans = split(text, language)
    sentences = tuple(tokens(span.of(text)) for span in spans)
    low = tuple(token.low for sentence in sentences for token in sentence)
    places: dict[str, list[int]] = {}
    for place, word in enumerate(low):
        places.setdefault(word, []).append(place)
    return Reading(
        text,
        spans,
        sentences,
        tuple(frozenset(token.stem for token in sentence) for sentence in sentences),
        low,
        {word: tuple(found) for word, found in places.items()},
        frozenset(value for span in spans for figure in figures(span.of(text)) for value in figure.values),
    )


@lru_cache(maxsize=1024)
def tokens(sentence: str) -> tuple[Token, ...]:
    """The words and figures of a sentence in order, marks left out."""
    found: list[Token] = []
    for word in words(sentence):
        if not word.stem:
            continue
        if _WIDE.search(word.text):
            found += [Token(pair, pair, content=True) for pair in _pairs(word.text)]
        else:
            found.append(
                Token(word.low, word.stem, word.content and word.low not in FRAME, word.text[0].isupper())
            )
    return tuple(found)


def content(sentence: str) -> tuple[str, ...]:
    """The stems of the content words of a sentence, in order, repeated ones too."""
    return tuple(token.stem for token in tokens(sentence) if token.content)


def _pairs(word: str) -> list[str]:
    low = stem(word.lower())
    return [low[k : k + 2] for k in range(max(1, len(low) - 1))]
