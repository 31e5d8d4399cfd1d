"""Joining ranked lists. Pure; ties are broken by id, so that equal input gives equal order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.types import Ranks, Scored

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DEPTH = 100  # of each list; 50 loses about a point of recall (docs/design.md)
DENSE_SHARE = 0.5  # measured above rank fusion on four labelled sets (docs/design.md)
SLOT_K = 10  # of rank fusion across slots; 5 to 20 make no difference (docs/design.md)


def blend(dense: Sequence[Scored], lexical: Sequence[Scored]) -> list[Scored]:
    """One list from cosine and BM25: half the min-maxed cosine, half BM25 over its maximum.

    Over the union of both lists; a passage in one list only gets nothing for the other. Best first.
    """
    cosine = _stretched(dense[:DEPTH])
    bm25 = _by_maximum(lexical[:DEPTH])
    share = DENSE_SHARE if cosine and bm25 else 1.0 if cosine else 0.0
    score = {key: share * cosine.get(key, 0.0) + (1 - share) * bm25.get(key, 0.0) for key in {*cosine, *bm25}}
    return _sorted(score)


def reciprocal(lists: Iterable[Sequence[Scored]], *, k: int = SLOT_K) -> list[Scored]:
    """One list from several by rank alone (Cormack et al. 2009): the sum of 1 / (k + rank)."""
    score: dict[str, float] = {}
    for found in lists:
        for rank, item in enumerate(found, start=1):
            score[item.id] = score.get(item.id, 0.0) + 1 / (k + rank)
    return _sorted(score)


def ranks(dense: Sequence[Scored], lexical: Sequence[Scored]) -> Mapping[str, Ranks]:
    """Where each passage stood in the two lists."""
    in_dense = {item.id: rank for rank, item in enumerate(dense, start=1)}
    in_lexical = {item.id: rank for rank, item in enumerate(lexical, start=1)}
    return {key: Ranks(in_lexical.get(key), in_dense.get(key)) for key in {*in_dense, *in_lexical}}


def _stretched(found: Sequence[Scored]) -> dict[str, float]:
    if not found:
        return {}
    low, high = min(s.score for s in found), max(s.score for s in found)
    width = high - low
    return {item.id: (item.score - low) / width if width else 1.0 for item in found}


def _by_maximum(found: Sequence[Scored]) -> dict[str, float]:
    high = max((item.score for item in found), default=0.0)
    return {item.id: item.score / high for item in found} if high > 0 else {}


def _sorted(score: Mapping[str, float]) -> list[Scored]:
    return sorted((Scored(key, value) for key, value in score.items()), key=lambda s: (-s.score, s.id))
