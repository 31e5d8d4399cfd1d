"""Every article's origin, kept right while articles come in, whatever their order.

Articles are taken in the order of their publication; each belongs to the earliest report that it is a copy
of and that is not a copy itself, else it is a report of its own. An article that comes late, or changes,
can only move articles that were published after it, so just those are looked at again, in that same order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Protocol

from ingest import copies

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from corpus.types import Article


class Held(Protocol):
    """What is asked of the articles that are held (`corpus.archive.Articles`)."""

    def many(self, ids: Collection[str]) -> dict[str, Article]:
        """Articles by id."""
        ...

    def sharing(
        self, sketch: Collection[int], *, since: datetime, until: datetime
    ) -> dict[str, tuple[int, int]]:
        """How much of a sketch articles share, and the sizes of theirs."""
        ...

    def carriers(self, origins: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Live articles by origin."""
        ...


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one article belongs, and which others move because of it."""

    origin: str
    prints: int  # other prints of the report
    moved: dict[str, str]  # new origins of other articles, by id


@dataclass(slots=True)
class Origins:
    """Places articles among those that are held and those that wait to be stored."""

    held: Held
    waiting: Mapping[str, Article]  # by id; they stand above what is held
    sketches: Mapping[str, frozenset[int]]  # of those that wait
    _moved: dict[str, str] = field(default_factory=dict)
    _lost: frozenset[str] = frozenset()
    _newest: dict[str, frozenset[int]] = field(default_factory=dict)

    def place(self, article: Article, sketch: frozenset[int], *, known: bool = True) -> Placement:
        """Where a new or changed article belongs.

        Args:
            article: it may be held already, in another revision.
            sketch: of its text.
            known: whether it may be held.
        """
        self._newest = {article.id: sketch}
        prints = self._prints(article, article)
        following = self._following(article) if known else []
        moved = self._settle((article, *following), newest=article, prints=prints)
        return Placement(moved.pop(article.id, article.id), len(prints), self._changed(moved))

    def replace_lost(self, lost: Collection[str]) -> dict[str, str]:
        """New origins of articles when these are no longer there."""
        self._lost = frozenset(lost)
        orphans = [each for key in sorted(lost) for each in self._following_id(key)]
        return self._changed(self._settle(orphans, newest=None))

    def _settle(
        self, articles: Collection[Article], *, newest: Article | None, prints: Collection[Article] = ()
    ) -> dict[str, str]:
        """Origins of these articles and of all that depend on them, earliest first; `prints` are those of `newest`."""
        self._moved = {}
        queue = [(_rank(each), each.id, each) for each in articles]
        heapify(queue)
        while queue:
            each = heappop(queue)[2]
            if each.id in self._moved:
                continue
            alike = prints if each is newest else self._prints(each, newest)
            led = self._origin(each) == each.id and each is not newest
            self._moved[each.id] = self._leader(each, alike)
            if each is newest or led != (self._moved[each.id] == each.id):
                following = (
                    () if each is newest else self._following(each)
                )  # those of `newest` are here already
                for later in (*alike, *following):
                    if _rank(later) > _rank(each):
                        heappush(queue, (_rank(later), later.id, later))
        return self._moved

    def _leader(self, article: Article, alike: Collection[Article]) -> str:
        leaders = [
            other for other in alike if _rank(other) < _rank(article) and self._origin(other) == other.id
        ]
        return min(leaders, key=_rank).id if leaders else article.id

    def _origin(self, article: Article) -> str:
        return self._moved.get(article.id, article.origin)

    def _changed(self, moved: Mapping[str, str]) -> dict[str, str]:
        known = self._many(moved)
        return {key: origin for key, origin in moved.items() if known[key].origin != origin}

    def _following(self, article: Article) -> list[Article]:
        """Those that have named the article their origin."""
        return [other for other in self._following_id(article.id) if other.id != article.id]

    def _following_id(self, origin: str) -> list[Article]:
        ids = set(self.held.carriers([origin]).get(origin, ())) - set(self.waiting)
        ids |= {key for key, other in self.waiting.items() if other.origin == origin}
        return list(self._many(ids).values())

    def _prints(self, article: Article, newest: Article | None) -> list[Article]:
        """The copies of an article, by comparison word by word; `newest` is not held yet, or in another revision."""
        mine = self._newest.get(article.id) or self.sketches.get(article.id) or copies.sketch(article.text)
        since, until = article.when - copies.WINDOW, article.when + copies.WINDOW
        shared = self.held.sharing(mine, since=since, until=until)
        for key in self.waiting:
            shared.pop(key, None)
        shared |= {
            key: (common, len(sketch))
            for key, sketch in self.sketches.items()
            if (common := len(mine & sketch))
        }
        near = self._many(copies.likely(shared, size=len(mine)))
        near.update(self._many(self._kin(near) - set(near)))
        if newest:
            near[newest.id] = newest
        near.pop(article.id, None)
        return [other for other in near.values() if copies.is_copy(article, other)]

    def _kin(self, near: Mapping[str, Article]) -> set[str]:
        """Whoever belongs to the same reports as the candidates: with many reprints the first may not be among them."""
        origins = {self._origin(other) for other in near.values()}
        held = self.held.carriers(origins).values() if origins else ()
        waiting = {key for key, other in self.waiting.items() if self._origin(other) in origins}
        return origins | waiting | {key for keys in held for key in keys[: copies.CANDIDATES]}

    def _many(self, ids: Collection[str]) -> dict[str, Article]:
        if not ids:
            return {}
        found = self.held.many([key for key in ids if key not in self.waiting])
        found = {key: article for key, article in found.items() if article.state == "live"}
        found.update({key: self.waiting[key] for key in ids if key in self.waiting})
        return {key: article for key, article in found.items() if key not in self._lost}


def _rank(article: Article) -> tuple[datetime, str]:
    return copies.latest(article), article.id
