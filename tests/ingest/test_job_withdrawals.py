"""What is withdrawn, moved, purged or changed, and what is not: complete sources, pages that are gone, words told anew."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from corpus.archive import retention
from corpus.archive.tables import items
from ingest import polling
from ingest.feeds.types import Source
from tests.ingest.newsroom import RSS, Newsroom, announce, corrected, feed, live, publish, rows
from tests.servers import news

TOLD_ANEW = ("Monday", "Tuesday")
CLOSED = "User-agent: *\nDisallow: /news/"


def redirect(site, path, to, status=301):
    """A path that leads to another one."""
    site.put(path, "", status=status, headers={"Location": site.url(to)}, etag=False)


def long_sitemap(site, count):
    """A sitemap of so many pages, a minute apart, the last one the newest."""
    start = datetime(2026, 1, 1)  # noqa: DTZ001 - written with its Z below
    entries = "".join(
        f"<url><loc>{site.url(f'/news/{n}')}</loc><lastmod>{(start + timedelta(minutes=n)).isoformat()}Z</lastmod></url>"
        for n in range(count)
    )
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'


def test_an_index_with_more_parts_than_are_asked_withdraws_nothing(library, sandbox, site, monkeypatch):
    """What stands in the parts beyond the limit is not known to be gone."""
    monkeypatch.setattr(polling, "PARTS", 2)
    for n in (1, 2, 3):
        publish(site, n, path=f"/{n}.xml", make=news.sitemap)
    site.put("/index.xml", news.sitemap_index([site.url("/2.xml"), site.url("/1.xml")]))
    room = Newsroom(library, sandbox, feed(site, "/index.xml", kind="sitemap", complete=True))
    room.run()
    site.put("/index.xml", news.sitemap_index([site.url(f"/{n}.xml") for n in (3, 2, 1)]))

    report = room.later(hours=1)

    assert (report.withdrawn, len(live(library))) == (0, 3)


def test_half_a_feed_withdraws_nothing(library, sandbox, site):
    """A feed that was cut off on its way is not complete."""
    publish(site, 1, 2, 3)
    room = Newsroom(library, sandbox, feed(site, complete=True))
    room.run()
    whole = news.rss([(site.url(f"/news/{n}"), n) for n in (1, 2, 3)])
    site.put("/feed.xml", whole[: whole.rindex("<item>") + 30], content_type=RSS)

    report = room.later(hours=1)

    assert (report.withdrawn, len(live(library))) == (0, 3)


def test_a_sitemap_with_more_items_than_are_kept_withdraws_nothing(library, sandbox, site):
    """The old page that 5,000 newer ones push out is still listed."""
    site.put("/news/0", news.page(0))
    site.put("/s.xml", long_sitemap(site, 1), content_type="application/xml")
    room = Newsroom(library, sandbox, feed(site, "/s.xml", kind="sitemap", complete=True, most=1))
    room.run()
    site.put("/s.xml", long_sitemap(site, 5001), content_type="application/xml")

    report = room.later(hours=1)

    assert (report.withdrawn, len(live(library))) == (0, 1)


def test_an_article_that_a_complete_source_lists_again_comes_back(library, sandbox, site):
    """The glitch of one poll is made good."""
    publish(site, 1, 2)
    room = Newsroom(library, sandbox, feed(site, complete=True))
    room.run()
    publish(site, 2)
    room.later(minutes=15)
    publish(site, 1, 2)

    room.later(times=8, hours=4)

    assert len(live(library)) == 2


def test_an_item_that_is_dropped_while_its_page_is_due_comes_back(library, sandbox, site):
    """Dropping wins in the run that would have looked at the page; being listed again undoes it."""
    publish(site, 1, 2)
    room = Newsroom(library, sandbox, feed(site, complete=True))
    room.run()
    publish(site, 2)
    room.later(minutes=10)
    dropped = rows(library)[0].state

    publish(site, 1, 2)
    for n in range(8):
        room.clock.pass_(hours=13)
        publish(site, *((1, 2) if n % 2 else (2, 1)))
        room.run()

    assert (dropped, len(live(library))) == ("gone", 2)


def test_what_another_source_tells_anew_is_not_withdrawn(library, sandbox, site):
    """A complete source drops an item in the run in which a second source tells it again."""
    publish(site, 1, 2)
    announce(site, 1, path="/b.xml")
    room = Newsroom(library, sandbox, feed(site, complete=True), feed(site, "/b.xml", "B"))
    room.run()
    room.later(minutes=1)
    room.later(hours=1)
    publish(site, 2)
    announce(site, 1, path="/b.xml", words=TOLD_ANEW)

    room.later(hours=2)
    room.later(times=6, hours=6)

    assert len(live(library)) == 2


@pytest.mark.parametrize(("times", "hours"), [(3, 1), (9, 12)], ids=["fresh", "settled"])
def test_an_item_that_waits_at_another_source_is_not_withdrawn(library, sandbox, site, times, hours):
    """B tells both items anew and its run takes one; then only A is asked, and drops the other."""
    publish(site, 1, 2, path="/b.xml")
    announce(site, 1, 2, path="/a.xml")
    a, b = feed(site, "/a.xml", "A", complete=True), feed(site, "/b.xml", "B")
    room = Newsroom(library, sandbox, b)
    room.run()
    room.sources = [b, a]
    room.later(times=times, hours=hours)
    announce(site, 1, 2, path="/b.xml", words=TOLD_ANEW)
    announce(site, 2, path="/a.xml")

    for room.sources in ([replace(b, most=1)], [a]):
        room.later(minutes=5)
    room.sources = [a, b]
    room.later(times=8, hours=6)

    assert len(live(library)) == 2


def test_a_gone_page_is_withdrawn_although_a_removed_source_had_it(library, sandbox, site):
    """A source that is not asked any more does not hold an article."""
    publish(site, 1)
    announce(site, 1, path="/b.xml")
    room = Newsroom(library, sandbox, feed(site), feed(site, "/b.xml", "B"))
    room.run()
    room.later(minutes=1)
    room.sources = room.sources[:1]
    site.put("/news/1", "", status=410)

    room.later(times=12, hours=6)

    assert live(library) == []


def test_a_gone_page_is_withdrawn_although_another_source_looks_no_more(library, sandbox, site):
    """One source's looks at the page are over; the other one finds it gone."""
    publish(site, 1, path="/b.xml")
    room = Newsroom(library, sandbox, feed(site, "/b.xml", "B"))
    room.run()
    room.later(times=8, hours=11)
    announce(site, 1)
    room.sources.append(feed(site))
    room.later(hours=11)
    room.later(hours=1)
    site.put("/news/1", "", status=410)

    room.later(times=12, hours=8)

    assert live(library) == []


def test_a_gone_page_of_one_source_is_withdrawn_within_a_day(library, sandbox, site):
    """Its source still lists it, which holds nothing."""
    publish(site, 1)
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    site.put("/news/1", "", status=410)

    room.later(times=3, hours=8)

    assert live(library) == []


def test_a_backlog_does_not_put_off_what_is_gone(library, sandbox, site):
    """A sitemap with forty pages, two in a run: a page that is gone is noticed within two days."""
    publish(site, *range(1, 41), make=news.sitemap)
    room = Newsroom(library, sandbox, feed(site, kind="sitemap", most=2))
    room.run()
    gone = live(library)[0].url
    site.put(gone.removeprefix(site.url("")), "", status=410)

    room.later(times=8, hours=6)

    assert gone not in [article.url for article in live(library)]


def test_a_page_that_is_missing_after_a_failure_is_withdrawn(library, sandbox, site):
    """A 500 between two 404s of an old article does not end the looks at it."""
    publish(site, 1)
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    room.later(hours=13)
    site.remove("/news/1")
    room.later(hours=40)
    site.put("/news/1", "", status=500)
    room.later(hours=20)
    site.remove("/news/1")

    room.later(times=8, hours=20)

    assert live(library) == []


def test_a_page_that_has_moved_is_found_at_its_new_address(library, sandbox, site):
    """No second copy stays at the old one."""
    publish(site, 1)
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    site.put("/2026/new-slug", news.page(1) + "<!-- new layout -->")
    redirect(site, "/news/1", "/2026/new-slug")

    room.later(minutes=5)

    assert [article.url for article in live(library)] == [site.url("/2026/new-slug")]


def test_a_page_that_moves_without_any_change_is_one_article(library, sandbox, site):
    """The same bytes at another address are the same article."""
    publish(site, 1)
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    site.put("/2026/new-slug", news.page(1))
    redirect(site, "/news/1", "/2026/new-slug")

    room.later(minutes=5)

    assert len(live(library)) == 1


def test_pages_that_lead_to_the_front_page_do_not_become_it(library, sandbox, site):
    """The front page of an outlet is no article."""
    publish(site, 1, 2)
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    site.put("/", news.page(7, title="River Post: all the news"))
    for n in (1, 2):
        redirect(site, f"/news/{n}", "/", status=302)

    room.later(minutes=5)

    assert "River Post: all the news" not in room.titles()


def test_a_thin_page_that_is_read_whole_later_is_one_article(library, sandbox, site):
    """Its canonical address, another than the feed's, does not make it two."""
    canonical = site.url("/2026/story")
    announce(site, 1)
    site.put("/news/1", news.page(1, canonical=canonical, paragraphs=("Short.",)))
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    site.put("/news/1", news.page(1, canonical=canonical))

    room.later(minutes=5)

    assert len(live(library)) == 1


def test_an_edited_file_of_a_complete_folder_stays(library, sandbox, tmp_path):
    """A census of the folder is about articles: another layout of a page is the same article."""
    for n in (1, 2):
        (tmp_path / f"{n}.html").write_text(news.page(n, canonical=f"https://river.example/{n}"))
    room = Newsroom(library, sandbox, Source("Drop", path=str(tmp_path), kind="folder", complete=True))
    room.run()
    edited = news.page(1, canonical="https://river.example/1", head="<!-- new layout -->")
    (tmp_path / "1.html").write_text(edited)

    report = room.later(minutes=5)

    assert (report.withdrawn, report.changed) == (0, 0)
    assert [article.revision for article in live(library)] == [1, 1]


def test_the_words_of_a_purged_article_stay_away(library, sandbox, site):
    """A feed that goes on telling them does not bring them back into the archive."""
    publish(site, 1)
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    room.later(minutes=5)
    (article,) = live(library)
    retention.bury(library.archive.engine, [article.id], now=room.clock())
    announce(site, 1, words=("<description>", "<description>PLANTED phrase. "))

    room.later(minutes=5)
    room.later(hours=5)

    assert "PLANTED" not in json.dumps([row.told for row in rows(library)])


def test_a_purged_summary_is_not_counted(library, sandbox, site):
    """The report tells of summaries only when they are new or changed."""
    publish(site, 1)
    site.robots(CLOSED)
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    (article,) = live(library)
    retention.bury(library.archive.engine, [article.id], now=room.clock())
    with library.archive.engine.begin() as connection:
        connection.execute(sa.delete(items))
    announce(site, 1, words=TOLD_ANEW)

    report = room.later(hours=1)

    assert (report.new, report.changed, report.summaries) == (0, 0, 0)


def test_a_correction_in_the_feed_reaches_a_closed_page(library, sandbox, site):
    """What is known by the feed's words changes with them."""
    publish(site, 1)
    site.robots(CLOSED)
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    announce(site, 1, words=(news.body(1)[0], f"Correction: {news.body(2)[0]}"))

    room.later(hours=1)

    (article,) = live(library)
    assert article.text.startswith("Correction")


def test_a_closed_page_has_its_sources_outlet(library, sandbox, site):
    """Outlet and section of feeds.toml stand at summaries too."""
    publish(site, 1)
    site.robots(CLOSED)
    given = {"outlet": "River Post Online", "section": "Bridges", "language": "en"}

    Newsroom(library, sandbox, feed(site, **given)).run()

    (article,) = live(library)
    assert (article.outlet, article.section) == ("River Post Online", "Bridges")


def test_a_page_that_becomes_thin_keeps_its_text(library, sandbox, site):
    """A consent wall replaces nothing, nor does the summary of the feed."""
    publish(site, 1)
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    site.put("/news/1", news.page(1, paragraphs=("Please accept cookies.",)))

    room.later(minutes=5)

    (article,) = live(library)
    assert "Engineers" in article.text


def test_a_change_that_only_one_of_two_feeds_tells_is_read(library, sandbox, site):
    """The silent feed does not hide what the other one tells."""
    publish(site, 1)
    announce(site, 1, path="/b.json", make=news.json_feed)
    room = Newsroom(library, sandbox, feed(site), feed(site, "/b.json", "B"))
    room.run()
    room.later(minutes=1)
    room.later(times=9, hours=12)  # the looks at a new page are over
    site.put("/news/1", corrected(1))
    words = ('"date_published"', '"date_modified": "2026-11-26T05:00:00Z", "date_published"')
    announce(site, 1, path="/b.json", make=news.json_feed, words=words)

    room.later(minutes=15)
    room.later(times=2, hours=1)

    (article,) = live(library)
    assert article.revision == 2
