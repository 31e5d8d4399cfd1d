"""Any interleaving of runs, broken runs and changes of content ends where one clean run ends."""

from __future__ import annotations

import random

import pytest
import sqlalchemy as sa

from corpus.archive.tables import articles, passages, revisions
from corpus.library import Library
from corpus.settings import load
from ingest.extraction.sandbox import Sandbox
from tests.fakes import BagEmbedder
from tests.ingest.newsroom import Newsroom, feed
from tests.servers import news
from tests.servers.web import Site

STEPS = 14


class Broken(BaseException):
    """The process has come to its end, whatever it was doing."""


class BreakingClock:
    """A clock by which a run breaks off after some looks at it: at any point where something is stored."""

    def __init__(self, clock, looks):
        self._clock = clock
        self._looks = looks

    def __call__(self):
        self._looks -= 1
        if self._looks < 0:
            raise Broken
        return self._clock()


class World:
    """A site whose articles come, change, are reprinted and go."""

    def __init__(self, site, chance):
        self.site = site
        self.chance = chance
        self.pages = {}

    def step(self):
        n = self.chance.randrange(8)
        match self.chance.choice(["put", "put", "change", "copy", "drop"]):
            case "put":
                self.pages.setdefault(n, news.body(n))
            case "change" if n in self.pages:
                self.pages[n] = (
                    *news.body(n),
                    f"The council added {self.chance.randrange(99)} millions later.",
                )
            case "copy" if self.pages:
                self.pages[n] = self.pages[self.chance.choice(sorted(self.pages))][:3]
            case "drop":
                self.pages.pop(n, None)
        self.publish()

    def publish(self):
        for n in range(8):
            there = n in self.pages
            content = news.page(n, paragraphs=self.pages[n], title=f"Bridge {n}") if there else ""
            self.site.put(f"/news/{n}", content, status=200 if there else 410)
        listed = [(self.site.url(f"/news/{n}"), n) for n in sorted(self.pages)]
        self.site.put("/feed.xml", news.rss(listed), content_type="application/rss+xml")


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox(workers=2) as opened:
        yield opened


@pytest.mark.parametrize("seed", range(4))
def test_the_archive_is_that_of_a_clean_run(tmp_path, sandbox, seed):
    """What is live, its words, passages and origins do not tell how the runs went."""
    chance = random.Random(seed)
    with Site() as site:
        world = World(site, chance)
        room = Newsroom(None, sandbox, feed(site))
        for _ in range(STEPS):
            world.step()
            if chance.random() < 0.3:
                site.script("/feed.xml", [503, 503])
            _run(room, tmp_path / "worn", looks=chance.choice([3, 5, 8, 13, 999, 999]))
            room.clock.pass_(minutes=chance.choice([1, 20, 90]))
        for _ in range(3):
            room.clock.pass_(hours=13)
            _run(room, tmp_path / "worn")
        clean = Newsroom(None, sandbox, feed(site), clock=room.clock)
        _run(clean, tmp_path / "clean")

    worn, cleanly = _live(tmp_path / "worn"), _live(tmp_path / "clean")
    assert [row[:3] for row in worn[0]] == [row[:3] for row in cleanly[0]]  # id, origin, title
    assert worn == cleanly


def _run(room, home, looks=10**6):
    """One run of a process of its own, that may break."""
    clock = room.clock
    with Library.open(load(home=home), BagEmbedder()) as library:
        room.library, room.clock = library, BreakingClock(clock, looks)
        try:
            room.run()
        except Broken:
            pass
        finally:
            room.clock = clock


def _live(home):
    """Everything that can be found, without numbers that count how often it was stored."""
    with Library.open(load(home=home), BagEmbedder()) as library:
        library.ready()
        with library.archive.engine.connect() as connection:
            current = sa.and_(
                revisions.c.article_id == articles.c.id, revisions.c.revision == articles.c.revision
            )
            told = sa.select(articles.c.id, articles.c.origin, revisions.c.title, revisions.c.text).join(
                revisions, current
            )
            live = connection.execute(told.where(articles.c.state == "live").order_by(articles.c.id)).all()
            ids = [row.id for row in live]
            cut = sa.select(passages.c.article_id, passages.c.ordinal, passages.c.indexed)
            cut = cut.where(passages.c.article_id.in_(ids)).order_by(
                passages.c.article_id, passages.c.ordinal
            )
            pieces = connection.execute(cut).all()
        counts = (library.vector_count(), library.lexical_count())
        assert counts == (len(pieces), len(pieces))
        return [tuple(row) for row in live], [tuple(row) for row in pieces]
