"""Which group of reports keeps which story's id, and what is to be remembered of it. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Happened = Literal["formed", "merged", "split", "ended"]
"""A story came up, became part of another, came out of another, or lost its last report."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a story; `other` is what it became part of or came out of, "" for none."""

    story_id: str
    what: Happened
    other: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """The ids of groups, in their order, and what happened to stories on the way."""

    ids: tuple[str, ...]
    events: tuple[Event, ...]


def fresh_id(article_id: str, turn: int = 0) -> str:
    """The id of a story that this article opens; the same in every archive, but for later turns."""
    seed = article_id if not turn else f"{article_id} {turn}"
    return "s" + blake2b(seed.encode(), digest_size=6).hexdigest()


def named(
    groups: Sequence[Sequence[str]],
    former: Mapping[str, str],
    lost: Iterable[str],
    taken: Callable[[str], bool],
) -> Named:
    """Give each group an id: that of the story most of whose reports it has, else a fresh one.

    Args:
        groups: reports by their originals' ids, each group by time.
        former: the story that each report was of; none for a new one.
        lost: stories that had reports which are no more.
        taken: whether an id is in use, or leads to another story.
    """
    shared = [Counter(former[one] for one in group if one in former) for group in groups]
    bids = sorted(
        (-count, story, place) for place, some in enumerate(shared) for story, count in some.items()
    )
    kept: dict[int, str] = {}
    for _, story, place in bids:
        if place not in kept and story not in kept.values():
            kept[place] = story
    before = {*former.values(), *lost}
    ids = [kept.get(place) or _fresh(group[0], before, taken) for place, group in enumerate(groups)]
    opened = [_opening(ids[place], shared[place]) for place in range(len(groups)) if place not in kept]
    closed = [_closing(story, ids, shared) for story in sorted(before - set(kept.values()))]
    return Named(tuple(ids), (*opened, *closed))


def _fresh(article_id: str, before: set[str], taken: Callable[[str], bool]) -> str:
    turn = 0
    while (found := fresh_id(article_id, turn)) in before or taken(found):
        turn += 1
    return found


def _opening(story_id: str, shared: Counter[str]) -> Event:
    if not shared:
        return Event(story_id, "formed")
    return Event(story_id, "split", min(shared, key=lambda one: (-shared[one], one)))


def _closing(story_id: str, ids: Sequence[str], shared: Sequence[Counter[str]]) -> Event:
    most = max(range(len(ids)), key=lambda place: (shared[place][story_id], -place), default=None)
    if most is None or not shared[most][story_id]:
        return Event(story_id, "ended")
    return Event(story_id, "merged", ids[most])
