"""The stories of the corpus: brought up to date from the change log, then told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.stories.following import Follower
from bot.stories.shelf import Shelf
from bot.stories.types import Story
from corpus.clock import utc_now
from corpus.types import ALL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bot.stories.shelf import Member, Past
    from corpus.archive import Archive
    from corpus.clock import Clock
    from corpus.types import Sources

STEP = 1_000  # changes taken up at a time: bounds memory
_INSTANT = timedelta(milliseconds=1)  # the archive keeps no finer time


class StoryBook:
    """Keeps the stories of an archive, and tells them; implements `Stories`.

    The same articles give the same stories, in whatever order and in however many steps they came, since what one
    report has to do with another depends on these two alone. Ids stay with the majority of their reports, and so may
    depend on the way.

    Args:
        archive: an open one; its database holds the stories, too.
        embedder: whose stored vectors are compared; nothing is embedded here. Those of models other than the packaged
            MiniLM are not: the weights were fitted to its cosines.
        clock: the time now, for what is remembered of stories.
    """

    def __init__(self, archive: Archive, embedder: str = "", *, clock: Clock = utc_now) -> None:
        self._archive = archive
        self._shelf = Shelf(archive.engine)
        self._follower = Follower(archive, self._shelf, embedder if fitted(embedder) else "")
        self._clock = clock

    def refresh(self) -> None:
        """Take up what the archive has got, changed or lost since; cheap when nothing has.

        Raises:
            ArchiveError: it could not be read or written; what was taken up before stays.
        """
        while True:
            before = self._shelf.position()
            ids, seq = self._archive.ledger.changed(before.seq, limit=STEP)
            if seq == before.seq:
                return
            # False: another process took the same step meanwhile.
            self._shelf.save(self._follower.update(before, ids, seq), self._clock())

    def within(self, since: datetime, until: datetime, sources: Sources = ALL) -> tuple[Story, ...]:
        """Stories with a report published in [since, until), the newest of these first, then by id.

        Each is whole: its earlier reports are named, too, as far as they are of these sources.
        """
        self.refresh()
        prints = self._archive.articles.prints(since=since, until=until, sources=sources)
        latest = {one.id: one.when for one in prints}
        newest: dict[str, datetime] = {}
        for one in self._shelf.members("article_id", latest):
            newest[one.story_id] = max(newest.get(one.story_id, since), latest[one.article_id])
        told = self._stories(newest, sources)
        return tuple(sorted(told, key=lambda story: (-newest[story.id].timestamp(), story.id)))

    def get(self, story_id: str) -> Story | None:
        """One story with all of its reports; of a story that has become part of another, that other one."""
        self.refresh()
        seen: set[str] = set()
        key: str | None = story_id
        while key and key not in seen:
            if found := self._stories([key], ALL):
                return found[0]
            seen.add(key)
            key = self._shelf.became(key)
        return None

    def of(self, article_id: str) -> Story | None:
        """The story that an article belongs to; None for an article that is not held, or is withdrawn."""
        self.refresh()
        found = self._shelf.members("article_id", [article_id])
        return self._stories([found[0].story_id], ALL)[0] if found else None

    def past(self, story_id: str) -> tuple[Past, ...]:
        """All that happened to a story, and to others that it took up or gave, in order."""
        return self._shelf.past(story_id)

    def _stories(self, ids: Iterable[str], sources: Sources) -> list[Story]:
        by_story: dict[str, list[Member]] = {}
        for one in self._allowed(self._shelf.members("story_id", ids), sources):
            by_story.setdefault(one.story_id, []).append(one)
        leads = {key: min(some, key=lambda one: one.standing).article_id for key, some in by_story.items()}
        titles = {key: article.title for key, article in self._archive.articles.many(leads.values()).items()}
        return [_story(key, titles.get(leads[key], ""), some) for key, some in by_story.items()]

    def _allowed(self, members: Sequence[Member], sources: Sources) -> Sequence[Member]:
        if not members or sources == ALL:
            return members
        since, until = min(one.at for one in members), max(one.at for one in members) + _INSTANT
        prints = self._archive.articles.prints(since=since, until=until, sources=sources)
        theirs = {one.id for one in prints}
        return [one for one in members if one.article_id in theirs]


def fitted(embedder: str) -> bool:
    """Whether the weights were fitted to vectors of this embedder."""
    return embedder.startswith("all-MiniLM-L6-v2")


def _story(story_id: str, title: str, members: Collection[Member]) -> Story:
    order = sorted(members, key=lambda one: (one.at, one.article_id))
    news = [one for one in order if not one.opinion] or order
    return Story(
        id=story_id,
        title=title,
        articles=tuple(one.article_id for one in order),
        origins=tuple(dict.fromkeys(one.origin for one in news)),
        outlets=tuple(dict.fromkeys(one.outlet for one in order)),
        since=order[0].at,
        until=order[-1].at,
    )
