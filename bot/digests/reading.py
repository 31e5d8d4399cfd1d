"""Which reports a digest has before it: the stories of its window, parted into what its reader knows and what not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from bot.digests.news import Reports
from bot.digests.types import WITHDRAWN
from bot.evidence import carried
from bot.loose import whole
from bot.neutrality.titles import neutral, title_of
from bot.stories.types import Story
from corpus.errors import NotFound
from corpus.types import ALL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.digests.types import Seen
    from bot.stories.types import Stories
    from bot.types import Evidence, Exhibit, Window
    from corpus.archive import Archive
    from corpus.types import Article, Print, Sources

BEHIND = timedelta(days=2)  # reports that come in so long after they were printed are still told
REMEMBERED = timedelta(days=14)  # for so long a story that was shown is watched for corrections
RECENTLY = timedelta(days=3)  # for so long it is named when it has brought nothing new
TITLES = 10  # reports of a story among whose headlines a neutral one is looked for


class Reading:
    """Reads what one digest needs.

    Args:
        archive: with the articles.
        stories: of the same archive.
        window: of the digest.
        sources: whose articles may be used.
        seen: by story, what the reader was shown; None when nobody's record is kept.
    """

    def __init__(
        self,
        archive: Archive,
        stories: Stories,
        window: Window,
        sources: Sources,
        seen: Mapping[str, Seen] | None,
    ) -> None:
        self._archive = archive
        self._stories = stories
        self._window = window
        self._sources = sources
        self._seen = seen

    def stories(self) -> tuple[Story, ...]:
        """The stories of the window, and those that the reader was shown lately; each once."""
        recent = self._stories.within(self._since, self._window.until, self._sources)
        found = {story.id: story for each in recent if (story := self._until_then(each))}
        for key, seen in (self._seen or {}).items():
            if self._window.until - seen.at > REMEMBERED:
                continue
            story = self._remembered(key, seen)
            if story is not None:
                found.setdefault(story.id, story)
        return tuple(found.values())

    @property
    def remembered(self) -> Window | None:
        """The time in which reports may be new to the reader or have changed since; None without a record."""
        if self._seen is None:
            return None
        return replace(self._window, since=self._window.until - REMEMBERED)

    def parted(self, stories: Iterable[Story]) -> tuple[list[Story], list[Story]]:
        """Stories with something that the reader has not seen, those with most first; and all others, newest first."""
        weights = {story.id: self._weight(story) for story in stories}
        newest = sorted(stories, key=lambda story: (-story.until.timestamp(), story.id))
        pressing = [story for story in newest if any(weights[story.id])]
        pressing.sort(key=lambda story: weights[story.id], reverse=True)
        return pressing, [story for story in newest if not any(weights[story.id])]

    def memory(self, story: Story) -> Seen | None:
        """What the reader was shown of a story, also under the id of one that has become part of it."""
        found = (self._seen or {}).get(story.id)
        return found or next(
            (self._by_article[key] for key in story.articles if key in self._by_article), None
        )

    def titled(self, story: Story) -> Story:
        """The story under a headline without loaded words, as far as one of its reports has one."""
        if neutral(story.title):
            return story
        held = self._archive.articles.many(story.articles[:TITLES])
        return replace(
            story, title=title_of(story.title, [held[key] for key in story.articles if key in held])
        )

    def reports(self, story: Story) -> Reports:
        """The story's reports until the end of the window, each wire story by one print."""
        held = self._archive.articles.many(story.articles)
        live = [one for one in held.values() if self._counts(one)]
        seen = self.memory(story)
        known = self._known(live, seen)
        changed = self._changed(live, seen)
        known_origins = {one.origin for one in live if one.id in known}
        news = [one for one in live if one.kind != "opinion"]
        fresh = [
            one
            for one in news
            if one.id in changed or (one.id not in known and one.origin not in known_origins)
        ]
        if seen is None and self._seen is not None and not any(self._lately(one) for one in fresh):
            fresh = []  # older than what this reader is told of
        carriers = self._carriers(live)
        return Reports(
            _exhibits(_one_print(fresh, story), carriers),
            _exhibits(
                _one_print([one for one in news if one.id in known and one.id not in changed], story),
                carriers,
            ),
            tuple(whole(one, 0) for one in changed.values()),
            _exhibits([one for one in live if one.kind == "opinion" and one.id not in known], carriers),
            self._gone(seen),
            tuple((one.id, one.revision) for one in live),
        )

    @cached_property
    def _by_article(self) -> dict[str, Seen]:
        return {key: seen for seen in (self._seen or {}).values() for key, _ in seen.articles}

    @cached_property
    def _shown(self) -> dict[str, Article]:
        """The reports of what is remembered, as they are now, withdrawn ones too."""
        recent = (seen for seen in (self._seen or {}).values() if self._window.until - seen.at <= REMEMBERED)
        return self._archive.articles.many({key for seen in recent for key, _ in seen.articles})

    @cached_property
    def _prints(self) -> dict[str, Print]:
        prints = self._archive.articles.prints(
            since=self._since, until=self._window.until, sources=self._sources
        )
        return {one.id: one for one in prints}

    @property
    def _since(self) -> datetime:
        return self._window.since - (BEHIND if self._seen is not None else timedelta())

    def _weight(self, story: Story) -> tuple[int, int]:
        """How many independent reports of the window, or changes, are new to the reader; and how many older ones."""
        memory = self.memory(story)
        shown = dict(memory.articles) if memory else {}
        known = {self._shown[key].origin for key in shown if key in self._shown}
        if self._seen is None:  # a copy of what came before the window is nothing new
            known = {key for key in story.articles if key not in self._prints}
        fresh = [
            one
            for key in story.articles
            if key not in shown and (one := self._prints.get(key)) and one.origin not in known
        ]
        changes = sum(
            1
            for key, revision in shown.items()
            if key in self._shown and not _as_shown(self._shown[key], revision)
        )
        news = {one.origin for one in fresh if one.when >= self._window.since and one.kind != "opinion"}
        return len(news) + changes, len({one.origin for one in fresh} - news)

    def _remembered(self, key: str, seen: Seen) -> Story | None:
        """A story that was shown, with its reports of these sources; one that lost all its reports has none."""
        story = self._stories.get(key)
        gone = [self._shown[each] for each, _ in seen.articles if each in self._shown]
        if story is None:
            lost = bool(gone) and all(one.state == "withdrawn" for one in gone)
            return _lost(key, gone) if lost else None
        return self._until_then(story) if self._sources == ALL else self._narrowed(story)

    def _until_then(self, story: Story) -> Story | None:
        return story if story.until < self._window.until else self._narrowed(story)

    def _narrowed(self, story: Story) -> Story | None:
        """The story as far as these sources had it by the end of the window."""
        until = self._window.until
        allowed = self._archive.articles.prints(since=story.since, until=until, sources=self._sources)
        theirs = sorted(
            (one for one in allowed if one.id in story.articles), key=lambda one: (one.when, one.id)
        )
        if not theirs:
            return None
        held = self._archive.articles.many([one.id for one in theirs])
        titles = [held[one.id].title for one in theirs if one.id in held]
        return Story(
            story.id,
            story.title if story.title in titles else next(iter(titles), ""),
            tuple(one.id for one in theirs),
            tuple(dict.fromkeys(one.origin for one in theirs)),
            tuple(dict.fromkeys(one.outlet for one in theirs)),
            theirs[0].when,
            theirs[-1].when,
        )

    def _gone(self, seen: Seen | None) -> tuple[Article, ...]:
        """Reports that the reader was shown, and that their publishers have withdrawn since."""
        shown = sorted(key for key, revision in seen.articles if revision != WITHDRAWN) if seen else []
        return tuple(
            one for key in shown if (one := self._shown.get(key)) is not None and one.state == "withdrawn"
        )

    def _counts(self, article: Article) -> bool:
        return article.state == "live" and article.when < self._window.until

    def _known(self, live: Iterable[Article], seen: Seen | None) -> frozenset[str]:
        if self._seen is None:
            return frozenset(one.id for one in live if one.when < self._window.since)
        return frozenset(article for article, _ in seen.articles) if seen else frozenset()

    def _changed(self, live: Iterable[Article], seen: Seen | None) -> dict[str, Article]:
        """Of reports that were shown in an older revision, that revision."""
        shown = dict(seen.articles) if seen else {}
        found = {}
        for one in live:
            if shown.get(one.id, one.revision) != one.revision:
                try:
                    found[one.id] = self._archive.articles.get(one.id, revision=shown[one.id])
                except NotFound:
                    continue
        return found

    def _lately(self, article: Article) -> bool:
        return any(
            self._window.since <= each < self._window.until for each in (article.when, article.first_seen)
        )

    def _carriers(self, live: Sequence[Article]) -> dict[str, list[Article]]:
        found: dict[str, list[Article]] = {}
        for one in sorted(live, key=lambda one: (one.when, one.id)):
            found.setdefault(one.origin, []).append(one)
        return found


def _as_shown(article: Article, revision: int) -> bool:
    """Whether a report is as the reader was told it is."""
    if article.state == "withdrawn":
        return revision == WITHDRAWN
    return article.revision == revision


def _lost(key: str, gone: Sequence[Article]) -> Story:
    order = sorted(gone, key=lambda one: (one.when, one.id))
    outlets = tuple(dict.fromkeys(one.outlet for one in order))
    return Story(key, order[0].title, (), (), outlets, order[0].when, order[-1].when)


def _one_print(reports: Collection[Article], story: Story) -> list[Article]:
    """Of each wire story the original where it is there, else its earliest print; the most central report first, then the newest."""
    best: dict[str, Article] = {}
    for one in sorted(reports, key=lambda one: (one.id != one.origin, one.when, one.id)):
        best.setdefault(one.origin, one)
    return sorted(best.values(), key=lambda one: (one.title != story.title, -one.when.timestamp(), one.id))


def _exhibits(reports: Iterable[Article], carriers: Mapping[str, Sequence[Article]]) -> Evidence:
    found: list[Exhibit] = []
    for one in reports:
        exhibit = whole(one, 1)
        found.append(type(exhibit)(1, one, exhibit.span, 0.0, carried(one, carriers)))
    return tuple(found)
