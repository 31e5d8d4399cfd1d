"""What fails for a while costs nothing for good: pages, listings, workers, threads, servers and the clock."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from corpus.archive.press import Press
from corpus.errors import ArchiveBusy, DiskFull, SourceError
from corpus.health import health
from ingest.feeds.types import Source
from ingest.hands import EmbeddingThread
from ingest.run import Ingest
from ingest.types import Raw
from tests.ingest.newsroom import Newsroom, corrected, feed, live, publish, rows
from tests.ingest.test_interleaving import Broken
from tests.servers import news
from tests.servers.web import Site

JSON = {"make": news.json_feed, "kind": "application/feed+json"}  # without summaries
NEXT_DECADE = datetime(2036, 1, 1, tzinfo=UTC)


class Losing:
    """A reader that loses the next documents, as when its worker dies."""

    def __init__(self, reader, left=1):
        self.reader = reader
        self.left = left

    def read_feed(self, *given, **named):
        return self.reader.read_feed(*given, **named)

    def extract_many(self, raws):
        for raw, read in zip(raws, self.reader.extract_many(raws), strict=True):
            self.left -= 1
            yield (
                read if self.left < 0 else SourceError(raw.source, "its worker was lost", remedy="run again")
            )


class Stumbling:
    """A reader with a bug that one feed brings out."""

    def __init__(self, reader):
        self.extract_many = reader.extract_many
        self._read = reader.read_feed

    def read_feed(self, data, *, url, charset):
        if "bad" in url:
            raise RuntimeError("bug")
        return self._read(data, url=url, charset=charset)


def slowly(body, seconds):
    """What a slow server does with a connection."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: {len(body)}\r\n"

    def answer(connection):
        time.sleep(seconds)
        connection.sendall(f"{head}Connection: close\r\n\r\n{body}".encode())

    return answer


def publish_parts(site, count):
    """An index of sitemaps with one article each."""
    for n in range(count):
        publish(site, n, path=f"/{n}.xml", make=news.sitemap)
    site.put("/index.xml", news.sitemap_index([site.url(f"/{n}.xml") for n in range(count)]))


@pytest.mark.parametrize("given", [{}, JSON], ids=["with summaries", "without"])
def test_a_page_whose_worker_was_lost_is_read_again(library, sandbox, site, given):
    """The article is whole in the end, not the summary of its feed."""
    publish(site, 1, **given)
    room = Newsroom(library, Losing(sandbox), feed(site))
    room.run()

    room.later(times=7, hours=11)

    (article,) = live(library)
    assert "summary_only" not in article.flags


def test_a_change_whose_worker_was_lost_is_read_again(library, sandbox, site):
    """The correction arrives, and the feed's words do not take the article's place meanwhile."""
    publish(site, 1)
    room = Newsroom(library, Losing(sandbox, left=0), feed(site))
    room.run()
    site.put("/news/1", corrected(1))
    room.sandbox.left = 1

    room.later(minutes=5)
    room.later(times=7, hours=9)

    (article,) = live(library)
    assert article.text.startswith("Correction")
    assert (article.revision, "summary_only" in article.flags) == (2, False)


def test_an_index_that_stays_the_same_has_parts_that_change(library, sandbox, site):
    """The parts are asked even when the index has nothing new."""
    publish(site, 1, path="/a.xml", make=news.sitemap)
    site.put("/index.xml", news.sitemap_index([site.url("/a.xml")]))
    room = Newsroom(library, sandbox, feed(site, "/index.xml", kind="sitemap"))
    room.run()
    publish(site, 1, 2, path="/a.xml", make=news.sitemap)

    assert room.later(hours=1).new == 1


def test_a_part_of_an_index_that_is_missing_costs_only_itself(library, sandbox, site):
    """The items of the other parts are taken in."""
    publish(site, 1, path="/a.xml", make=news.sitemap)
    site.put("/index.xml", news.sitemap_index([site.url("/a.xml"), site.url("/gone.xml")]))
    room = Newsroom(library, sandbox, feed(site, "/index.xml", kind="sitemap"))

    room.later(times=3, hours=25)

    assert len(live(library)) == 1


def test_a_named_page_is_not_given_up(library, sandbox, site):
    """The one page of a source is asked again after a morning of failures."""
    site.put("/p", news.page(1))
    site.script("/p", [500] * 6)
    room = Newsroom(library, sandbox, feed(site, "/p", kind="page"))
    room.later(times=3, minutes=15)

    room.later(times=5, hours=24)

    assert len(live(library)) == 1


def test_a_page_that_asks_for_a_rest_rests_its_site(library, sandbox, site):
    """No page of a site is asked for before its Retry-After is over."""
    publish(site, 1, 2, 3)
    for n in (2, 3):
        site.script(f"/news/{n}", [(429, {"Retry-After": "3600"})])
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    before = [asked for asked in site.requests if asked.path.startswith("/news")]

    room.later(minutes=1)

    assert [asked for asked in site.requests if asked.path.startswith("/news")] == before


@pytest.mark.parametrize("replies", [[(429, {"Retry-After": "3600"})] * 3, [503] * 6], ids=["busy", "down"])
def test_a_page_that_is_out_of_reach_for_some_runs_is_kept_in_mind(library, sandbox, site, replies):
    """Three runs that fail within 45 minutes cost no article."""
    publish(site, 1)
    site.script("/news/1", replies)
    room = Newsroom(library, sandbox, feed(site))
    room.later(times=3, minutes=15)

    room.later(times=5, hours=5)

    assert len(live(library)) == 1


def test_an_outage_does_not_use_up_what_waits(library, sandbox, site):
    """Items that wait from former runs outlive an hour without any answer."""
    publish(site, *range(1, 8))
    room = Newsroom(library, sandbox, feed(site, most=1))
    room.run()
    room.sources = [feed(site)]
    for path in ("/feed.xml", *(f"/news/{n}" for n in range(1, 8))):
        site.put(path, "", status=503)
    room.later(times=6, minutes=15)
    publish(site, *range(1, 8))

    room.later(times=6, hours=25)

    assert len(live(library)) == 7


def test_rules_that_cannot_be_read_are_asked_again(library, sandbox, site):
    """A robots.txt that answers 503 for a run does not leave a summary for good."""
    with Site() as pages:
        pages.put("/news/1", news.page(1))
        pages.robots("User-agent: *\nAllow: /")
        pages.script("/robots.txt", [503] * 4)
        site.put("/feed.xml", news.rss([(pages.url("/news/1"), 1)]))
        room = Newsroom(library, sandbox, feed(site))
        room.run()

        room.later(times=6, hours=12)

        (article,) = live(library)
        assert "summary_only" not in article.flags


def test_a_page_that_is_refused_once_is_asked_again(library, sandbox, site):
    """One 403 without a summary in the feed is not the end of an article."""
    publish(site, 1, **JSON)
    site.script("/news/1", [403])
    room = Newsroom(library, sandbox, feed(site))
    room.run()

    room.later(times=6, hours=12)

    assert len(live(library)) == 1


@pytest.mark.parametrize(("seconds", "delay", "budget"), [(0.4, 0.0, 1.0), (0.28, 0.0, 1.2), (0.0, 0.3, 1.0)])
def test_an_index_that_does_not_fit_into_its_time_is_told(library, sandbox, site, seconds, delay, budget):
    """Slow servers and politeness may keep a source from its end, but not in silence."""
    publish_parts(site, 6)
    for n in range(6 if seconds else 0):
        site.raw(f"/{n}.xml", slowly(news.sitemap([(site.url(f"/news/{n}"), n)]), seconds))
    given = {"kind": "sitemap", "budget": budget, "delay": delay}
    room = Newsroom(library, sandbox, feed(site, "/index.xml", **given))

    reports = [room.later(hours=1) for _ in range(4)]

    assert any(report.failed or report.notices for report in reports)


def test_a_folder_that_does_not_fit_into_its_time_is_told(library, sandbox, tmp_path):
    """The report names a folder that could not be read to its end."""
    for n in range(30):
        (tmp_path / f"{n:02}.html").write_text(news.page(n, canonical=f"https://river.example/{n}"))
    drop = Source("Drop", path=str(tmp_path), kind="folder", complete=True, budget=0.001)

    report = Newsroom(library, sandbox, drop).run()

    assert report.failed or any("Drop" in notice for notice in report.notices)


@pytest.mark.parametrize("fails", [2, 0], ids=["feed down", "items waiting"])
def test_a_clock_that_was_wrong_once_does_no_lasting_harm(library, sandbox, site, fails):
    """What was put off by a clock ten years ahead is taken up when it is right again."""
    publish(site, 1, 2)
    site.script("/feed.xml", [500] * fails)
    room = Newsroom(library, sandbox, feed(site, most=1))
    right, room.clock.now = room.clock.now, NEXT_DECADE
    for _ in range(fails or 1):
        room.run()
    room.clock.now = right

    room.run()
    room.later(times=2, hours=30)

    assert len(live(library)) == 2


@pytest.mark.parametrize(
    "url",
    [
        "\ud800",
        "http://[::1",
        "https://river.example/\ud800",
        "https://river.example:99999/x",
        f"https://a{'b' * 300}.example/",
    ],
    ids=["surrogate", "open bracket", "surrogate path", "port", "long host"],
)
def test_an_address_that_is_none_costs_no_other_article(library, sandbox, url):
    """A record with a broken address does not keep its neighbour out."""
    addresses = (url, "https://river.example/2")
    records = [{"title": "T", "text": " ".join(news.body(n)), "url": at} for n, at in enumerate(addresses)]
    data = [json.dumps(record).encode() for record in records]
    raws = [Raw(f"x.jsonl:{n}", each, "json", sha256(each).hexdigest()) for n, each in enumerate(data)]

    with EmbeddingThread(library.embedder) as embedding:
        report = Ingest(library, sandbox, embedding).run(raws)

    assert report.new >= 1
    assert "https://river.example/2" in [article.url for article in live(library)]


def test_items_without_a_usable_address_do_not_wait_for_ever(library, sandbox, site):
    """They are put aside after some runs."""
    addresses = ("http://river.example:port/x", "https://[bad/x")
    site.put("/feed.json", news.json_feed([(url, 1) for url in addresses * 2]), content_type=JSON["kind"])
    room = Newsroom(library, sandbox, feed(site, "/feed.json"))

    for _ in range(6):
        room.run()

    assert "waiting" not in {row.state for row in rows(library)}


def test_a_source_whose_pages_all_fail_is_not_well(library, sandbox, site):
    """A feed that answers is no proof of health when nothing behind it does."""
    room = Newsroom(library, sandbox, feed(site))
    for n in range(1, 7):
        publish(site, n)
        site.put(f"/news/{n}", "", status=500)
        room.later(hours=24)

    assert health(room.state("River"), room.clock()) != "good"


def test_a_thread_that_stumbles_costs_no_other_source(library, sandbox, site):
    """What the other sources have is stored, and the run is recorded as finished."""
    publish(site, 1)
    publish(site, path="/bad.xml")
    room = Newsroom(library, Stumbling(sandbox), feed(site), feed(site, "/bad.xml", "Bad"))

    for _ in range(3):
        with suppress(RuntimeError):
            room.run()

    assert len(live(library)) == 1
    assert library.archive.ledger.runs(1)[0].finished_at


def test_a_full_disk_ends_the_run_soon(library, sandbox, site, monkeypatch):
    """Nobody waits for a slow server when nothing can be stored."""

    def full(*_):
        raise DiskFull("full", remedy="make room")

    publish(site, 1)
    site.raw("/slow.xml", lambda _connection: time.sleep(30))
    room = Newsroom(library, sandbox, feed(site), feed(site, "/slow.xml", "Slow"))
    monkeypatch.setattr(Press, "record", full)
    began = time.monotonic()

    with pytest.raises(DiskFull):
        room.run()

    assert time.monotonic() - began < 12  # the slow one would take 20


def test_a_busy_archive_loses_nothing(library, sandbox, site, monkeypatch):
    """A run that one thread's busy archive has ended is made good by the next one."""
    record = Press.record

    def busy(press, state, *given):
        if state.name == "B":
            raise ArchiveBusy("busy")
        return record(press, state, *given)

    publish(site, 1)
    publish(site, 2, path="/b.xml")
    room = Newsroom(library, sandbox, feed(site), feed(site, "/b.xml", "B"))
    with monkeypatch.context() as patch:
        patch.setattr(Press, "record", busy)
        with pytest.raises(ArchiveBusy):
            room.run()

    room.run()

    assert len(live(library)) == 2


def test_a_run_that_dies_before_it_has_noted_its_items_doubles_nothing(library, sandbox, site, monkeypatch):
    """Articles that are stored already are the same articles in the next run."""

    def die(_press, leads):
        if list(leads):
            raise Broken

    publish(site, 1, 2, 3)
    room = Newsroom(library, sandbox, feed(site))
    with monkeypatch.context() as patch:
        patch.setattr(Press, "save", die)
        with pytest.raises(Broken):
            room.run()

    room.run()

    assert [article.revision for article in live(library)] == [1, 1, 1]
