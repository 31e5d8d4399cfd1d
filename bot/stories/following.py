"""One step of following the archive: what changed, which families that touches, and what becomes of their stories."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from bot.stories import grouping
from bot.stories.grouping import REACH, Likes, Spot, Web
from bot.stories.likeness import MANY
from bot.stories.naming import fresh_id, named
from bot.stories.shelf import Held, Member, Position, Update, packed
from bot.stories.traits import Report, Traits, traits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from bot.stories.grouping import Group
    from bot.stories.naming import Event
    from bot.stories.shelf import Shelf
    from corpus.archive import Archive
    from corpus.types import Article


@dataclass(slots=True)
class _Change:
    """What is new and what is gone, by origin."""

    carriers: dict[str, list[Article]]  # of every origin that was looked at, the original first
    gone_articles: set[str]
    gone: dict[str, Held] = field(default_factory=dict)  # reports that are no more, or no more the same
    fresh: dict[str, tuple[Held, Traits]] = field(default_factory=dict)
    same: dict[str, Held] = field(default_factory=dict)

    def times(self) -> list[datetime]:
        """When what changed was published."""
        held = [*self.gone.values(), *self.same.values(), *(one for one, _ in self.fresh.values())]
        return [one.at for one in held]


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far changes reach."""

    groups: list[Group]  # of the families that are touched
    held: dict[int, Held]
    fresh: list[Held]

    def stories(self) -> _Found:
        """The groups by their reports' origins."""
        told = [[self.held[number].origin for number in group.numbers] for group in self.groups]
        central = [likes for group in self.groups for likes in group.central]
        origins = [origin for group in told for origin in group]
        return _Found(told, dict(zip(origins, central, strict=True)))


@dataclass(frozen=True, slots=True)
class _Found:
    """The stories that changes touch: their reports by origin, how central each is."""

    groups: list[list[str]]
    central: Mapping[str, float]


class Follower:
    """Works out what the archive's changes mean for the stories.

    Args:
        archive: what is followed.
        shelf: where stories are kept.
        embedder: whose stored vectors are compared; "" for none.
    """

    def __init__(self, archive: Archive, shelf: Shelf, embedder: str) -> None:
        self._archive = archive
        self._shelf = shelf
        self._embedder = embedder

    def update(self, before: Position, ids: Sequence[str], seq: int) -> Update:
        """What these changed articles change, up to `seq` of the change log."""
        outlets = min(len(self._archive.articles.outlets()), MANY)
        change = self._changed(ids, before)
        after = Position(seq, outlets, before.numbers + len(change.fresh))
        reach = self._reach(change, outlets, whole=outlets != before.outlets)
        found = self._named(reach.stories(), change)
        return Update(
            before,
            after,
            gone_origins=list(change.gone),
            reports=reach.fresh,
            gone_articles=change.gone_articles
            - {one.id for some in change.carriers.values() for one in some},
            members=found[0],
            events=found[1],
        )

    def _changed(self, ids: Sequence[str], before: Position) -> _Change:
        origins, known = self._origins(ids)
        carried = self._archive.articles.carriers(origins)
        articles = self._archive.articles.many([key for keys in carried.values() for key in keys])
        live = {
            origin: [articles[key] for key in keys if key in articles and articles[key].state == "live"]
            for origin, keys in carried.items()
        }
        for origin, some in live.items():  # the original stands for its copies, dated later or not
            some.sort(key=lambda one: (one.id != origin, one.when, one.id))
        change = _Change({origin: some for origin, some in live.items() if some}, set(known))
        held = {one.origin: one for one in self._shelf.reports(origins)}
        change.gone = {origin: one for origin, one in held.items() if origin not in change.carriers}
        read = self._read([some[0] for some in change.carriers.values()])
        for origin, (one, vector) in zip(change.carriers, read, strict=True):
            made = Held(0, origin, one.outlet, one.when, vector, one.packed(), b"")
            former = held.get(origin)
            if former and replace(former, number=0, near=b"") == made:
                change.same[origin] = former
                continue
            if former:
                change.gone[origin] = former
            number = before.numbers + len(change.fresh) + 1
            change.fresh[origin] = (replace(made, number=number), one)
        return change

    def _origins(self, ids: Sequence[str]) -> tuple[set[str], set[str]]:
        """All origins that the changed articles are of or were of, and the articles that were known of these.

        An article may pass to another origin without a word in the change log: together with one that is changed.
        """
        origins: set[str] = set()
        articles, known = set(ids), set[str]()
        while True:
            stored = self._archive.articles.many(articles)
            found = {one.origin for one in stored.values() if one.state == "live"}
            found |= {one.origin for one in self._shelf.members("article_id", articles)}
            if found <= origins:
                return origins, known
            origins |= found
            known = {one.article_id for one in self._shelf.members("origin", origins)}
            carried = self._archive.articles.carriers(origins)
            articles = {*ids, *known, *(key for keys in carried.values() for key in keys)}

    def _read(self, articles: Sequence[Article]) -> list[tuple[Traits, str]]:
        """Traits, with the hash of what their vectors are of."""
        entries = self._archive.ledger.entries([one.id for one in articles]) if self._embedder else ()
        opening: dict[str, str] = {}
        for entry in entries:
            opening.setdefault(entry.article_id, entry.hash)
        vectors = self._vectors(opening.values())
        found = []
        for one in articles:
            key = opening.get(one.id, "")
            report = Report(
                one.title, f"{one.dek}\n{one.text}".lstrip(), one.outlet, one.when, vectors.get(key)
            )
            found.append((traits(report), key if key in vectors else ""))
        return found

    def _vectors(self, hashes: Iterable[str]) -> Mapping[str, NDArray[np.float32]]:
        wanted = [key for key in hashes if key]
        return self._archive.ledger.vectors(wanted, self._embedder) if self._embedder and wanted else {}

    def _reach(self, change: _Change, outlets: int, *, whole: bool) -> _Reach:
        """All reports near what changed, and of these the families that it touches."""
        times = change.times()
        since, until = (min(times) - REACH, max(times) + REACH) if times else (None, None)
        extent = self._shelf.extent()
        if whole and extent:
            since, until = min(since or extent[0], extent[0]), max(until or extent[1], extent[1])
        if since is None or until is None:
            return _Reach([], {}, [])
        around = self._around(change, since, until)
        fresh = self._linked(change, around)
        while True:
            web = _woven([*around.values(), *fresh], outlets)
            places = web.family(web.numbers.tolist() if whole else _seeds(change, fresh, around))
            at = web.times[places]
            first, last = (
                (since, until) if not len(at) else (_time(at.min()) - REACH, _time(at.max()) + REACH)
            )
            if extent is None or (max(first, extent[0]) >= since and min(last, extent[1]) <= until):
                break
            since, until = min(since, first), max(until, last)
            around = self._around(change, since, until)
        held = {one.number: one for one in (*around.values(), *fresh)}
        return _Reach(web.groups(places), held, fresh)

    def _around(self, change: _Change, since: datetime, until: datetime) -> dict[int, Held]:
        gone = {one.number for one in change.gone.values()}
        return {one.number: one for one in self._shelf.between(since, until) if one.number not in gone}

    def _linked(self, change: _Change, around: Mapping[int, Held]) -> list[Held]:
        """The new reports with their likenesses to what is held and to the new ones before them."""
        if not change.fresh:
            return []
        new = [one for _, one in change.fresh.values()]
        numbers = [one.number for one, _ in change.fresh.values()]
        since, until = min(one.when for one in new) - REACH, max(one.when for one in new) + REACH
        near = [one for one in around.values() if since <= one.at <= until]
        vectors = self._vectors(one.vector for one in near)
        held = [Traits.unpacked(one.traits, one.outlet, one.at, vectors.get(one.vector)) for one in near]
        known = np.array([*(one.number for one in near), *numbers], dtype=np.int64)
        rows, columns, odds = grouping.neighbours(new, [*held, *new])
        earlier = known[columns] < np.array(numbers, dtype=np.int64)[rows]
        rows, others, odds = rows[earlier], known[columns[earlier]], odds[earlier]
        cuts = np.searchsorted(rows, np.arange(1, len(new)))
        likes = zip(np.split(others, cuts), np.split(odds, cuts), strict=True)
        return [
            replace(one, near=packed(*each))
            for (one, _), each in zip(change.fresh.values(), likes, strict=True)
        ]

    def _named(self, found: _Found, change: _Change) -> tuple[list[Member], tuple[Event, ...]]:
        """The stories with their ids and their articles, and what happened to them."""
        origins = [origin for group in found.groups for origin in group]
        before = self._shelf.members("origin", [*origins, *change.gone])
        former = {one.origin: one.story_id for one in before if one.origin in found.central}
        lost = {one.story_id for one in before}
        carried: dict[str, list[Member]] = {}
        for one in before:
            if one.origin not in change.carriers and one.origin in found.central:
                carried.setdefault(one.origin, []).append(one)
        for origin, some in change.carriers.items():
            carried[origin] = [
                Member(one.id, origin, "", 0, one.outlet, one.when, one.kind == "opinion") for one in some
            ]
        first = [fresh_id(group[0]) for group in found.groups]
        used = {one.story_id for one in self._shelf.members("story_id", first)}
        told = named(found.groups, former, lost, lambda key: key in used or self._taken(key, first))
        members = [
            one
            for story_id, group in zip(told.ids, found.groups, strict=True)
            for one in _placed(story_id, group, carried, found.central)
        ]
        held = set(before)
        return [one for one in members if one not in held], told.events

    def _taken(self, key: str, asked: Collection[str]) -> bool:
        """Whether an id leads to another story, or is in use although nobody asked for it so far."""
        if self._shelf.became(key) is not None:
            return True
        return key not in asked and bool(self._shelf.members("story_id", [key]))


def _placed(
    story_id: str, group: Sequence[str], carried: Mapping[str, list[Member]], central: Mapping[str, float]
) -> list[Member]:
    """The articles of a story, the most central news first, reprints and opinion behind."""

    def standing(one: Member) -> tuple[bool, bool, float, datetime, str]:
        first = min(
            carried[one.origin], key=lambda each: (each.article_id != each.origin, each.at, each.article_id)
        )
        return one.opinion, one is not first, -round(central[one.origin], 4), one.at, one.article_id

    everyone = [one for origin in group for one in carried[origin]]
    return [
        replace(one, story_id=story_id, standing=place)
        for place, one in enumerate(sorted(everyone, key=standing))
    ]


def _woven(held: Collection[Held], outlets: int) -> Web:
    """The reports with the likenesses between them."""
    counts = [len(one.numbers()) for one in held]
    own = np.repeat(np.array([one.number for one in held], dtype=np.int64), counts)
    others = np.concatenate([np.zeros(0, dtype=np.int64), *(one.numbers() for one in held)])
    odds = np.concatenate([np.zeros(0, dtype=np.float32), *(one.odds() for one in held)])
    return Web.of([Spot(one.number, one.outlet, one.at) for one in held], Likes(own, others, odds), outlets)


def _seeds(change: _Change, fresh: Sequence[Held], around: Mapping[int, Held]) -> set[int]:
    """Reports whose families may have changed: new ones, those with another print, and whoever was like one that is gone."""
    found = {one.number for one in (*fresh, *change.same.values())}
    found |= {number for one in change.gone.values() for number in one.numbers().tolist()}
    gone = np.array([one.number for one in change.gone.values()], dtype=np.int64)
    if len(gone):
        found |= {one.number for one in around.values() if np.isin(one.numbers(), gone).any()}
    return found


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, tz=UTC)
