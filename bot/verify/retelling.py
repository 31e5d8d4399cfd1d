"""Which of the cited sentences a claim tells again."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.language.words import all_stems, stems, words
from bot.verify.speakers import attributions, sources

if TYPE_CHECKING:
    from bot.verify.ground import Ground, Stretch
    from corpus.types import Span

_PARTS = re.compile(r";|, (?:but|while|and|whereas) ")
_POINTING = frozenset("this that these those it so such them".split())
_FUSED = 2  # content words that only one more sentence has: the claim retells that one, too


def retold(text: str, ground: Ground) -> tuple[tuple[Stretch, Span], ...]:
    """The cited sentences that the claim retells, nearest first: the one it shares most with, and any that adds.

    What names the claim's sources does not count, so that a statement is not looked for where its speaker is
    introduced. Never empty.
    """
    mine = _said(text) or stems(text)
    shared = [
        (mine & stems(one.of(stretch.exhibit.article.text)), stretch, one)
        for stretch in ground.stretches
        for one in stretch.sentences
    ]
    shared.sort(key=lambda row: -len(row[0]))
    chosen: list[tuple[Stretch, Span]] = []
    taken: frozenset[str] = frozenset()
    for common, stretch, sentence in shared:
        if len(common) == len(shared[0][0]) or len(common - taken) >= _FUSED:
            chosen.append((stretch, sentence))
            taken |= common
    return tuple(dict.fromkeys((*chosen, *_by_source(text, ground), *_by_part(text, ground))))


def _by_source(text: str, ground: Ground) -> list[tuple[Stretch, Span]]:
    """The sentence of the claim's own source, where the claim puts for its "this" what another sentence has."""
    mine = frozenset[str]().union(*(one.heads for one in attributions(text)))
    chosen = []
    for stretch in ground.stretches:
        for one in stretch.sentences:
            sentence = one.of(stretch.exhibit.article.text)
            told = [sentence[slice(*said.governs)] for said in attributions(sentence) if said.heads & mine]
            if any(stems(each) & stems(text) and _POINTING & {w.low for w in words(each)} for each in told):
                chosen.append((stretch, one))
    return chosen


def _by_part(text: str, ground: Ground) -> list[tuple[Stretch, Span]]:
    """For each part of a claim that stands for itself, the cited sentence that has most of its words, if one has."""
    parts = _PARTS.split(text)
    if len(parts) < 2:  # noqa: PLR2004
        return []
    places = [(stretch, one) for stretch in ground.stretches for one in stretch.sentences]
    chosen = []
    for part in parts:
        shared = [len(all_stems(part) & all_stems(one.of(at.exhibit.article.text))) for at, one in places]
        if shared.count(max(shared)) == 1:
            chosen.append(places[shared.index(max(shared))])
    return chosen


def retold_texts(text: str, ground: Ground) -> tuple[str, ...]:
    """The words of the sentences that the claim retells."""
    return tuple(sentence.of(one.exhibit.article.text) for one, sentence in retold(text, ground))


@lru_cache(maxsize=1024)
def _said(text: str) -> frozenset[str]:
    """The stems of a claim's content words outside its sources."""
    named = sources(text)
    kept = (word for word in words(text) if not any(start <= word.start < end for start, end in named))
    return frozenset(word.stem for word in kept if word.content)
