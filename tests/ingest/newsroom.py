"""Running the job in this process against fake news sites, with a clock of the test's own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from corpus.archive.tables import articles, items
from ingest.feeds.types import Source
from ingest.fetching.fetcher import Fetcher
from ingest.fetching.policy import Policy
from ingest.hands import EmbeddingThread
from ingest.polling import Poller
from ingest.run import Ingest
from tests.servers import news

RSS = "application/rss+xml"
MORNING = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)


class Clock:
    """The time as the test says."""

    def __init__(self, now=MORNING):
        self.now = now

    def __call__(self):
        return self.now

    def pass_(self, **delta):
        self.now += timedelta(**delta)


class Newsroom:
    """A library, a list of sources, and a way to run the job."""

    def __init__(self, library, sandbox, *sources, clock=None, allow=("127.0.0.0/8",)):
        self.library = library
        self.sandbox = sandbox
        self.sources = list(sources)
        self.clock = clock or Clock()
        self._policy = Policy(allow=allow, tries=2, backoff=0.05)

    def run(self, **options):
        with Fetcher(self._policy) as fetcher, EmbeddingThread(self.library.embedder) as embedding:
            poller = Poller(self.library.archive.press, fetcher, self.sandbox, clock=self.clock, **options)
            job = Ingest(self.library, self.sandbox, embedding, clock=self.clock)
            return job.run(poller.documents(self.sources), self.sources)

    def later(self, *, times=1, **pause):
        """Time passes and the job runs, so many times; the last report."""
        for _ in range(times):
            self.clock.pass_(**pause)
            report = self.run()
        return report

    def state(self, name):
        return next(state for state in self.library.archive.press.states() if state.name == name)

    def titles(self):
        articles = self.library.archive.articles
        ids = {key for keys in articles.carriers(_origins(self.library)).values() for key in keys}
        return sorted(article.title for article in articles.many(ids).values())


def _origins(library):
    with library.archive.engine.connect() as connection:
        return set(connection.scalars(sa.select(articles.c.origin)))


def feed(site, path="/feed.xml", name="River", **given):
    """A source of a fake site, without politeness: the site is ours."""
    return Source(**{"name": name, "url": site.url(path), "delay": 0.0, "budget": 30.0, **given})


def publish(site, *numbers, path="/feed.xml", make=news.rss, kind=RSS):
    """Pages and the feed that lists them."""
    for n in numbers:
        site.put(f"/news/{n}", news.page(n))
    announce(site, *numbers, path=path, make=make, kind=kind)


def announce(site, *numbers, path="/feed.xml", make=news.rss, kind=RSS, words=("", "")):
    """A feed alone, with some words changed in it."""
    text = make([(site.url(f"/news/{n}"), n) for n in numbers])
    site.put(path, text.replace(*words), content_type=kind)


def corrected(n):
    """The page of an article that has got a correction."""
    return news.page(n, paragraphs=("Correction: the price was wrong.", *news.body(n + 4)))


def live(library):
    """The articles that readers can find."""
    archive = library.archive.articles
    return list(archive.many(archive.live_ids(after="", limit=999)).values())


def rows(library):
    """What the press remembers of each item of each source."""
    with library.archive.engine.connect() as connection:
        return connection.execute(sa.select(items).order_by(items.c.source, items.c.guid)).all()
