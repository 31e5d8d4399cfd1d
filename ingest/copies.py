"""Wire copies: ten reprints of one report are one independent source.

Two articles are copies when at least 60 % of the word 5-shingles of the shorter one stand in the other and
they were published within three days (abridged reprints share little of the longer text, so containment,
not resemblance). Candidates come from a fixed sample of each article's shingle hashes kept in the archive,
so that no article is compared with all others (FracMinHash: Irber et al. 2022, doi 10.1101/2022.01.11.475838).
"""

from __future__ import annotations

import re
from datetime import timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from corpus import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from corpus.types import Article

WORDS = 5  # per shingle
CONTAINMENT = 0.6  # of the shorter text; news-copy measurements in docs/design.md
WINDOW = timedelta(days=3)
SCALE = 8  # one shingle in eight is kept: about 50 for an article of 400 words
CANDIDATES = 20  # articles compared word by word: those that share most of the sample
MIN_SHINGLES = 12  # below, a shared phrase would make a copy

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


def shingles(text: str) -> frozenset[int]:
    """Hashes (63 bits) of the text's word 5-shingles, case and punctuation ignored."""
    words = _WORD.findall(text.lower())
    runs = (" ".join(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1))
    return frozenset(int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) >> 1 for run in runs)


def sample(hashes: Iterable[int]) -> frozenset[int]:
    """The part of the hashes that is kept for finding candidates: the same for equal shingles anywhere."""
    return frozenset(value for value in hashes if value % SCALE == 0)


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
    such as the day in a dateline, is no disagreement.
    """
    theirs = [set(_WORD.findall(sentence.lower())) for sentence in _sentences(other)]
    for sentence in _sentences(one):
        words = set(_WORD.findall(sentence.lower()))
        same = (
            match for match in theirs if len(words & match) >= SAME_SENTENCE * max(len(words), len(match))
        )
        if any(_contrary(words - match, match - words) for match in same):
            return True
    return False


def _contrary(mine: set[str], theirs: set[str]) -> bool:
    figures = [any(word[0].isdigit() or word in _FIGURES for word in side) for side in (mine, theirs)]
    return all(figures) or bool((mine | theirs) & _DENIALS)


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentences.split(text, "")]


def origin(article: Article, copies: Iterable[Article]) -> tuple[str, dict[str, str]]:
    """The origin of an article among its other prints, and the origins of those that change by its coming.

    The earliest print names the origin, ties by id. A date known to the day only counts as the end of
    that day: it must not overtake a print that carries its minute.
    """
    group = [article, *copies]
    if len(group) == 1:
        return article.id, {}
    first = origin_among(group)
    return first, {member.id: first for member in group[1:] if member.origin != first}


def origin_among(group: Sequence[Article]) -> str:
    """The id of the earliest print, ties by id."""
    return min(group, key=lambda member: (_latest(member), member.id)).id


def _latest(article: Article) -> datetime:
    rest_of_day = timedelta(hours=12) if article.date_quality == "day" else timedelta()
    return article.when + rest_of_day
