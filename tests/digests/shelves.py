"""Stories told by the first word of their headlines, over a real archive; and reports of one's own making."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.stories.types import Story
from corpus.types import ALL
from tests.articles import document, store

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


def report(outlet, hours, title, text, **given):
    """One report, published some hours after Monday began."""
    slug = outlet.lower().replace(" ", "")
    url = f"https://{slug}.example/{title.lower().replace(' ', '-')}"
    values = {
        "source": f"{slug}-{hours}.txt",
        "title": title,
        "text": text,
        "outlet": outlet,
        "url": url,
        "canonical_url": url,
        "published_at": MONDAY + timedelta(hours=hours),
    }
    return document(**{**values, **given})


def evening(day):
    """When a reader is sent the digest of a day."""
    return MONDAY + timedelta(days=day, hours=21)


def bring(library, day, *documents):
    """Ingest reports an hour before the digest of a day."""
    store(library, *documents, clock=lambda: evening(day) - timedelta(hours=1))


class FirstWord:
    """Implements `Stories`: reports whose headlines begin with the same word are one story."""

    def __init__(self, archive):
        self._archive = archive

    def within(self, since, until, sources=ALL):
        """Stories with a report published in [since, until)."""
        held = self._archive.articles
        recent = {one.id for one in held.prints(since=since, until=until, sources=sources)}
        found = [story for story in self._all(sources) if recent & set(story.articles)]
        return tuple(sorted(found, key=lambda story: (-story.until.timestamp(), story.id)))

    def get(self, story_id):
        """One story."""
        return next((story for story in self._all(ALL) if story.id == story_id), None)

    def of(self, article_id):
        """The story of an article."""
        return next((story for story in self._all(ALL) if article_id in story.articles), None)

    def _all(self, sources):
        prints = self._archive.articles.prints(sources=sources)
        held = self._archive.articles.many([one.id for one in prints])
        shelves = {}
        for one in sorted(prints, key=lambda one: (one.when, one.id)):
            shelves.setdefault(held[one.id].title.split()[0], []).append(one)
        for word, some in shelves.items():
            ids, origins = [one.id for one in some], [one.origin for one in some]
            outlets = tuple(dict.fromkeys(one.outlet for one in some))
            yield Story(
                f"s-{word}",
                held[ids[0]].title,
                tuple(ids),
                tuple(dict.fromkeys(origins)),
                outlets,
                some[0].when,
                some[-1].when,
            )
