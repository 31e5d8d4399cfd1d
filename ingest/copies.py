"""Wire copies: ten reprints of one report are one independent source.

Two articles are copies when at least 60 % of the word 3-shingles of the shorter one stand in the other and
they were published within three days (abridged reprints share little of the longer text, so containment,
not resemblance). Candidates come from a sketch of each article, a fixed sample of its word 5-shingles that
the archive keeps, so that no article is compared with all others (FracMinHash: Irber et al. 2022,
doi 10.1101/2022.01.11.475838; on news it finds every pair that MinHash bands find, and the abridged ones
that those miss: docs/design.md).
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from corpus.types import Article

SKETCHES = "5x8"  # how sketches are made: others in the archive are made anew
WORDS = 3  # per shingle when two texts are compared: an edited word spoils three shingles, not five
RARE_WORDS = 5  # per shingle of a sketch: three words in a row are often nothing but grammar
CONTAINMENT = 0.6  # of the shorter text; news-copy measurements in docs/design.md
WINDOW = timedelta(days=3)
SCALE = 8  # one shingle in eight is kept: about 50 for an article of 400 words
LIKELY = 0.15  # of the smaller sketch: below, no copy was found with a word in seven changed
CANDIDATES = 20  # articles compared word by word: those that share most of the sketch
MIN_SHINGLES = 30  # some two lines of text: below, a shared phrase would make a copy

SAME_SENTENCE = 0.7  # share of words at which two sentences are one, told twice

_WORD = re.compile(r"\w+")
_DENIALS = frozenset("no not never none nobody without denied rejected refused".split())
_FIGURES = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
    dozen dozens half
    """.split()
)


@lru_cache(maxsize=4 * CANDIDATES)
def shingles(text: str, *, words: int = WORDS) -> frozenset[int]:
    """Hashes (63 bits of MurmurHash3) of the text's runs of words, case and punctuation ignored."""
    from mmh3 import hash64

    found = _WORD.findall(text.lower())
    runs = (" ".join(found[i : i + words]) for i in range(len(found) - words + 1))
    return frozenset(hash64(run, signed=False)[0] >> 1 for run in runs)


def sketch(text: str) -> frozenset[int]:
    """The sample of a text's shingles by which candidates are found: the same for equal shingles anywhere."""
    return frozenset(value for value in shingles(text, words=RARE_WORDS) if value % SCALE == 0)


def likely(shared: Mapping[str, tuple[int, int]], *, size: int) -> tuple[str, ...]:
    """The articles worth a comparison word by word, most alike first.

    Args:
        shared: how many values of a sketch each article's sketch has, and how many it has in all, by id.
        size: how large the sketch is.
    """
    alike = {key: count / max(1, min(size, whole)) for key, (count, whole) in shared.items()}
    ranked = sorted((key for key in alike if alike[key] >= LIKELY), key=lambda key: (-alike[key], key))
    return tuple(ranked[:CANDIDATES])


def is_copy(one: Article, other: Article) -> bool:
    """Whether the two are prints of the same report."""
    if abs(one.when - other.when) > WINDOW:
        return False
    a, b = shingles(one.text), shingles(other.text)
    shorter = min(len(a), len(b))
    alike = shorter >= MIN_SHINGLES and len(a & b) >= CONTAINMENT * shorter
    return alike and not disagree(one.text, other.text)


def disagree(one: str, other: str) -> bool:
    """Whether two prints tell a sentence of theirs with other figures, or one denies what the other says.

    Such prints are two reports: one of them must not stand for the other. A figure that only one of them has,
    such as the day in a dateline, is no disagreement; nor are two sentences of like words that both prints have.
    """
    ours, theirs = _sentences(one), _sentences(other)
    shared = set(ours) & set(theirs)
    left = [set(words) for words in theirs if words not in shared]
    return any(_told_otherwise(set(words), left) for words in ours if words not in shared)


def _told_otherwise(words: set[str], others: Sequence[set[str]]) -> bool:
    same = (match for match in others if len(words & match) >= SAME_SENTENCE * max(len(words), len(match)))
    return any(_contrary(words - match, match - words) for match in same)


def _contrary(mine: set[str], theirs: set[str]) -> bool:
    figures = [any(word[0].isdigit() or word in _FIGURES for word in side) for side in (mine, theirs)]
    return all(figures) or bool((mine | theirs) & _DENIALS)


def _sentences(text: str) -> list[tuple[str, ...]]:
    """The text's sentences, each as its words."""
    return [tuple(_WORD.findall(span.of(text).lower())) for span in sentences.split(text, "")]


def latest(article: Article) -> datetime:
    """When a print counts as published: a date known to the day only counts as the end of that day.

    It must not overtake a print that carries its minute.
    """
    rest_of_day = timedelta(hours=12) if article.date_quality == "day" else timedelta()
    return article.when + rest_of_day
