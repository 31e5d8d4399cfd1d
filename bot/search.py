"""Hybrid search with slots: one pass over everything, one for each outlet and day that a question names.

Outlets and days are slots, not filters: a hard date filter loses gold evidence in half of the dated
questions (docs/design.md). Only a window that the asker sets and the scope limit what is found. Without slots
the ranking is exactly the plain hybrid one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Protocol

from bot import fusion, scoping
from bot.types import EVERYTHING
from corpus.types import Hit, Ranks, Scored

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy as np

    from bot.types import Question, Window
    from corpus.archive import Archive

NARROW = 0.02  # below this share of the corpus, exact search is cheaper than over-fetching
OVERFETCH = 2_000  # passages asked of an index at most
MAX_SLOTS = 8


class Corpus(Protocol):
    """What searching needs of a library (`corpus.library.Library`)."""

    archive: Archive

    def lexical_search(self, text: str, k: int) -> list[Scored]:
        """Passages by BM25."""
        ...

    def dense_search(self, vector: np.ndarray, k: int) -> list[Scored]:
        """Passages by cosine."""
        ...

    def exact_search(self, vector: np.ndarray, k: int) -> list[Scored]:
        """Passages by cosine against every vector."""
        ...

    def embed_question(self, text: str) -> np.ndarray | None:
        """The question's vector, if one can be had."""
        ...


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of the corpus that a question points at."""

    outlets: tuple[str, ...] = ()
    day: Window | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, best first, the slots that were searched, and those in which nothing was found."""

    hits: tuple[Hit, ...]
    slots: tuple[Slot, ...] = ()
    empty: tuple[Slot, ...] = ()


def search(corpus: Corpus, question: Question, *, k: int) -> Found:
    """The `k` best passages for a question.

    Only live passages of current revisions are returned, and only those inside the question's scope. Fewer than
    `k` when the corpus, the window or the scope holds fewer; none for an empty corpus.
    """
    finder, asked = _Finder(corpus, question), slots(question)
    plain, hits = finder.find(Slot())
    lists = [plain]
    empty: list[Slot] = []
    for slot in asked:
        found, more = finder.find(slot)
        hits.update(more)
        if found:
            lists.append(found)
        else:
            empty.append(slot)
    joined = plain if len(lists) == 1 else _guaranteed(lists, k)
    return Found(tuple(_scored(hits[item.id], item.score) for item in joined[:k]), asked, tuple(empty))


def slots(question: Question) -> tuple[Slot, ...]:
    """The outlets and days of a question, each pair, at most eight; none when it names neither."""
    if not question.dates:
        return tuple(Slot((outlet,)) for outlet in question.outlets)[:MAX_SLOTS]
    outlets: list[tuple[str, ...]] = [(outlet,) for outlet in question.outlets]
    crossed = [Slot(outlet, day) for outlet, day in product(outlets or [()], question.dates)]
    return (*(Slot(outlet) for outlet in outlets), *crossed)[:MAX_SLOTS]


def _guaranteed(lists: Sequence[Sequence[Scored]], k: int) -> list[Scored]:
    """The lists joined by rank; the best of every list is among the first `k`."""
    joined = fusion.reciprocal(lists)
    firsts = {found[0].id for found in lists if found}
    head = {item.id for item in joined[:k]}
    missing = [item for item in joined if item.id in firsts - head]
    if not missing:
        return joined
    room = max(0, k - len(missing))
    kept = [item for item in joined[:k] if item.id in firsts][:room]
    others = [item for item in joined[:k] if item.id not in firsts][: room - len(kept)]
    return sorted([*kept, *others, *missing], key=lambda item: (-item.score, item.id))


def _scored(hit: Hit, score: float) -> Hit:
    return Hit(hit.passage, hit.article, score, hit.cosine, hit.ranks)


class _Finder:
    """Both searches for one question; its vector is made once."""

    def __init__(self, corpus: Corpus, question: Question) -> None:
        self._corpus = corpus
        self._question = question
        self._vector = corpus.embed_question(question.text)
        self._total = corpus.archive.ledger.passage_count()
        self._limited = question.scope != EVERYTHING

    def find(self, slot: Slot) -> tuple[list[Scored], dict[str, Hit]]:
        """The blended list of one slot, and its hits by passage id."""
        allowed = self._allowed(slot)
        if allowed is not None and not allowed:
            return [], {}
        lexical = self._lexical(allowed)
        dense = self._dense(allowed)
        hits = self._hits(dense, lexical)
        dense = [item for item in dense if item.id in hits]
        lexical = [item for item in lexical if item.id in hits]
        return fusion.blend(dense, lexical), hits

    def _lexical(self, allowed: Collection[str] | None) -> list[Scored]:
        found = self._corpus.lexical_search(self._question.text, self._depth(allowed))
        return _within(found, allowed)

    def _dense(self, allowed: Collection[str] | None) -> list[Scored]:
        if self._vector is None:
            return []
        if allowed is not None and len(allowed) < NARROW * self._total:
            return _within(self._corpus.exact_search(self._vector, self._total), allowed)
        found = _within(self._corpus.dense_search(self._vector, self._depth(allowed)), allowed)
        if self._limited and len(found) < min(fusion.DEPTH, len(allowed or ())):  # others crowd a scope out
            found = _within(self._corpus.exact_search(self._vector, self._total), allowed)
        return found

    def _depth(self, allowed: Collection[str] | None) -> int:
        """How many to ask for so that about 100 are left after filtering, and a few for dead passages."""
        if allowed is None:
            return fusion.DEPTH + 20
        return min(OVERFETCH, self._total, 3 * fusion.DEPTH * self._total // max(1, len(allowed)))

    def _allowed(self, slot: Slot) -> set[str] | None:
        """Ids inside the slot, the scope, and a window that the asker set; None when all are."""
        limits = [
            w for w in (self._question.window, slot.day) if w is not None and (w is slot.day or w.explicit)
        ]
        if not limits and not slot.outlets and not self._limited:
            return None
        return self._corpus.archive.articles.passage_ids(
            since=max((w.since for w in limits), default=None),
            until=min((w.until for w in limits), default=None),
            sources=scoping.sources(self._question.scope, slot.outlets),
        )

    def _hits(self, dense: Sequence[Scored], lexical: Sequence[Scored]) -> dict[str, Hit]:
        wanted = {item.id for item in dense[: fusion.DEPTH]} | {item.id for item in lexical[: fusion.DEPTH]}
        passages = self._corpus.archive.articles.passages(wanted)
        articles = self._corpus.archive.articles.many({p.article_id for p in passages.values()})
        cosine = {item.id: item.score for item in dense}
        ranks = fusion.ranks(dense, lexical)
        return {
            key: Hit(
                passage, articles[passage.article_id], 0.0, cosine.get(key, 0.0), ranks.get(key, Ranks())
            )
            for key, passage in passages.items()
            if passage.article_id in articles
        }


def _within(found: list[Scored], allowed: Collection[str] | None) -> list[Scored]:
    return found if allowed is None else [item for item in found if item.id in allowed]
