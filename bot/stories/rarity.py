"""How telling a word or a name is, by how rare it is in print: the same on every machine and in every corpus.

Counts of the corpus itself would change with each article, and every likeness with them; stories would then depend on
the order in which articles came. On the labelled sets they were worth .01 of B-cubed F1 where meaning takes part.
"""

from __future__ import annotations

import gzip
import math
from functools import cache, lru_cache
from importlib import resources

from bot.language.words import stem

_FIRST = (
    1995  # entries of bert-base-uncased's vocabulary before its words, which stand in about the order of use
)
_COMMON = 8  # of the most common words each is worth nothing
_MOST = 6.0  # what the rarest are worth; names that no list has are not rarer than rare words


@lru_cache(maxsize=65536)
def word_weight(word_stem: str) -> float:
    """From 0 for the commonest words to 6 for the rare and the unknown; by the stem."""
    return _weight(_stems().get(word_stem))


@lru_cache(maxsize=65536)
def name_weight(name: str) -> float:
    """The same for one part of a name, in lower case."""
    return _weight(_ranks().get(name))


def _weight(rank: int | None) -> float:
    """The logarithm of the rank: by Zipf's law that of how seldom the word is used."""
    if rank is None:
        return _MOST
    return min(_MOST, max(0.0, math.log(rank / _COMMON) - 0.5))


@cache
def _ranks() -> dict[str, int]:
    packed = resources.files("corpus").joinpath("data/vocab.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    return {word: rank for rank, word in enumerate(lines[_FIRST + 1 :], start=1) if not word.startswith("##")}


@cache
def _stems() -> dict[str, int]:
    """Each stem by its most common word."""
    found: dict[str, int] = {}
    for word, rank in _ranks().items():
        found.setdefault(stem(word), rank)
    return found
