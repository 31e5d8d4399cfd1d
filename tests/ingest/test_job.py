"""The job against a fake news site: what is fetched, kept, changed, withdrawn and reported."""

from __future__ import annotations

import pytest

from tests.ingest.newsroom import Newsroom, feed, publish
from tests.servers import news


def asked(site):
    return [asked.path for asked in site.requests if asked.path != "/robots.txt"]


def test_a_feed_is_taken_in_and_asked_again_politely(library, sandbox, site):
    """The second run asks with validators, reads nothing again and embeds nothing."""
    publish(site, 1, 2, 3)
    room = Newsroom(library, sandbox, feed(site))
    first = room.run()
    embedded = library.embedder.embedded
    room.clock.pass_(minutes=15)
    seen = len(site.requests)

    second = room.run()

    assert (first.new, first.failed) == (3, [])
    assert (second.new, second.changed, second.unchanged, second.failed) == (0, 0, 3, [])
    assert library.embedder.embedded == embedded
    assert all(
        "if-none-match" in asked.headers for asked in site.requests[seen:] if asked.path != "/robots.txt"
    )


@pytest.mark.parametrize(
    ("make", "kind", "source"),
    [
        (news.rss, "application/rss+xml", {}),
        (news.atom, "application/atom+xml", {}),
        (news.json_feed, "application/feed+json", {}),
        (news.sitemap, "application/xml", {"kind": "sitemap"}),
    ],
)
def test_every_kind_of_listing(library, sandbox, site, make, kind, source):
    """RSS, Atom, JSON Feed and news sitemaps lead to the same pages."""
    publish(site, 1, 2, make=make, kind=kind)

    report = Newsroom(library, sandbox, feed(site, **source)).run()

    assert (report.failed, report.new) == ([], 2)


def test_an_index_of_sitemaps(library, sandbox, site):
    """The parts of an index are asked for."""
    publish(site, 1, path="/a.xml", make=news.sitemap)
    publish(site, 2, path="/b.xml", make=news.sitemap)
    site.put("/index.xml", news.sitemap_index([site.url("/a.xml"), site.url("/b.xml")]))

    report = Newsroom(library, sandbox, feed(site, "/index.xml", kind="sitemap")).run()

    assert (report.failed, report.new) == ([], 2)


def test_a_changed_page_becomes_a_revision(library, sandbox, site):
    """Only the changed page is read again; its first text stays for audits."""
    publish(site, 1, 2)
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    site.put("/news/1", news.page(1, paragraphs=("Correction: the price was wrong.", *news.body(5))))
    room.clock.pass_(minutes=10)

    report = room.run()

    assert (report.new, report.changed, report.unchanged) == (0, 1, 1)


def test_a_page_that_is_gone_is_withdrawn(library, sandbox, site):
    """410 takes an article out of search at once."""
    publish(site, 1, 2)
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    site.put("/news/1", "", status=410)
    room.clock.pass_(minutes=10)

    report = room.run()

    assert (report.withdrawn, library.archive.articles.extent().articles) == (1, 1)
    assert library.lexical_count() == library.archive.ledger.passage_count() == library.vector_count()


def test_a_page_that_is_not_found_is_waited_for(library, sandbox, site):
    """404 is withdrawn only after three polls over two days."""
    publish(site, 1)
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    site.remove("/news/1")
    live = []
    for _ in range(5):
        room.clock.pass_(hours=17)
        room.run()
        live.append(library.archive.articles.extent().articles)

    assert live == [1, 1, 1, 0, 0]


def test_leaving_a_feed_is_no_withdrawal(library, sandbox, site):
    """A feed shows the latest only; one that lists everything is another matter."""
    publish(site, 1, 2)
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    publish(site, 2)
    room.clock.pass_(minutes=10)

    assert room.run().withdrawn == 0

    room.sources = [feed(site, complete=True)]
    publish(site, 2, 3)
    room.clock.pass_(minutes=10)
    assert room.run().withdrawn == 1


def test_a_listing_that_comes_back_after_a_failure(library, sandbox, site):
    """A failed feed is named, the others are complete, and the next run takes it up."""
    publish(site, 1, path="/good.xml")
    publish(site, 2, path="/bad.xml")
    site.script("/bad.xml", [500])
    room = Newsroom(library, sandbox, feed(site, "/good.xml", "Good"), feed(site, "/bad.xml", "Bad"))

    first = room.run()
    second = room.run()

    assert first.new == 1
    assert [source for source, _ in first.failed] == [site.url("/bad.xml")]
    assert "Bad" in first.failed[0][1]
    assert (second.new, second.failed) == (1, [])


def test_back_off_without_giving_up(library, sandbox, site):
    """A source that keeps failing is asked less and less often, at least once a day."""
    site.put("/feed.xml", "", status=500)
    room = Newsroom(library, sandbox, feed(site))
    polls = 0
    for _ in range(24 * 2):
        before = site.hits("/feed.xml")
        room.run()
        polls += site.hits("/feed.xml") > before
        room.clock.pass_(hours=2)

    assert 6 <= polls <= 12
    assert room.state("River").failed_streak == polls


def test_a_server_that_asks_for_a_rest_gets_it(library, sandbox, site):
    """Retry-After of a feed is kept for the next runs."""
    publish(site, 1)
    site.script("/feed.xml", [(429, {"Retry-After": "3600"})])
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    asked_before = site.hits("/feed.xml")
    room.clock.pass_(minutes=30)
    room.run()
    resting = site.hits("/feed.xml")
    room.clock.pass_(minutes=31)

    report = room.run()

    assert asked_before == resting == 1
    assert report.new == 1


def test_a_page_that_cannot_be_read_is_tried_in_three_runs_and_put_aside(library, sandbox, site):
    """It is named each time, and does not keep the others back."""
    publish(site, 2)
    site.put("/news/1", "<html><body><nav>Menu</nav></body></html>")
    site.put("/feed.xml", _titles_only(site, 1, 2), content_type="application/rss+xml")
    room = Newsroom(library, sandbox, feed(site))
    failures = []
    for _ in range(5):
        failures.append(len(room.run().failed))
        room.clock.pass_(minutes=1)

    assert failures == [1, 1, 1, 0, 0]
    assert library.archive.articles.extent().articles == 1
    assert library.archive.press.counts()["River"]["parked"] == 1


def test_a_page_whose_server_is_in_trouble_is_never_given_up(library, sandbox, site):
    """It is asked for less and less often, and taken in when it is back."""
    publish(site, 1)
    site.put("/feed.xml", _titles_only(site, 1), content_type="application/rss+xml")
    site.script("/news/1", [500] * 6)
    room = Newsroom(library, sandbox, feed(site))
    for _ in range(16):
        room.run()
        room.clock.pass_(hours=6)

    assert library.archive.articles.extent().articles == 1


def _titles_only(site, *numbers):
    items = "".join(
        f"<item><title>Bridge {n}</title><link>{site.url(f'/news/{n}')}</link></item>" for n in numbers
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>River</title>{items}</channel></rss>'


def test_an_error_page_does_not_replace_an_article(library, sandbox, site):
    """A server that answers 200 with an apology, a login or a teaser costs nothing: the former text stays, and it is told."""
    publish(site, 1)
    room = Newsroom(library, sandbox, feed(site))
    room.run()
    sorry = ("Page not found. Sorry, the page that you are looking for is not there any more.",)
    site.put("/news/1", news.page(1, title="Page not found", paragraphs=sorry))
    room.clock.pass_(minutes=10)

    report = room.run()

    assert (report.changed, len(report.failed)) == (0, 1)
    assert "far less" in report.failed[0][1]
    assert library.archive.articles.many(_ids(library)).popitem()[1].text.startswith("The council of Ostrel")


def test_a_login_page_is_no_article(library, sandbox, site):
    """A page that leads to a login gives the feed's words; one that leads to the front page is missing."""
    publish(site, 1, 2)
    site.put("/news/1", status=302, headers={"Location": "/signin?next=1"})
    site.put("/signin", news.page(3, title="Sign in to continue"))
    site.put("/news/2", status=302, headers={"Location": "/"})
    site.put("/", news.page(4, title="River Post"))

    report = Newsroom(library, sandbox, feed(site)).run()

    (article,) = library.archive.articles.many(_ids(library)).values()
    assert (report.new, report.summaries, len(report.failed)) == (1, 1, 1)
    assert "summary_only" in article.flags


def test_a_closed_page_gives_its_summary(library, sandbox, site):
    """What robots.txt or a paywall closes is known by the feed's own words, and flagged."""
    publish(site, 1)
    site.robots("User-agent: *\nDisallow: /news/")
    room = Newsroom(library, sandbox, feed(site))

    report = room.run()

    ((article),) = library.archive.articles.many(library.archive.articles.carriers(_ids(library))).values()
    assert (report.new, report.summaries, site.hits("/news/1")) == (1, 1, 0)
    assert "summary_only" in article.flags
    assert article.text == news.body(1)[0]


def test_an_article_of_two_feeds_is_fetched_once(library, sandbox, site):
    """Sections of one outlet list the same page; tracking parameters do not make it another."""
    publish(site, 1)
    site.put(
        "/other.xml", news.rss([(site.url("/news/1?utm_source=rss"), 1)]), content_type="application/rss+xml"
    )
    room = Newsroom(library, sandbox, feed(site), feed(site, "/other.xml", "Other"))
    room.run()
    room.run()

    assert site.hits("/news/1") + site.hits("/news/1?utm_source=rss") <= 2
    assert library.archive.articles.extent().articles == 1


def test_a_run_that_is_out_of_time_goes_on_in_the_next(library, sandbox, site):
    """What a source's budget leaves is waiting, not lost."""
    publish(site, *range(1, 8))
    room = Newsroom(library, sandbox, feed(site, most=3))

    assert [room.run().new for _ in range(4)] == [3, 3, 1, 0]


def test_an_empty_feed_is_seen(library, sandbox, site):
    """A feed that answers politely with nothing is counted, so that somebody looks after it."""
    publish(site)
    room = Newsroom(library, sandbox, feed(site))
    for _ in range(3):
        site.put("/feed.xml", news.rss([]) + f"<!-- {_} -->", content_type="application/rss+xml")
        room.run()

    assert room.state("River").empty_streak == 3


def test_the_source_says_whose_news_it_is(library, sandbox, site):
    """Outlet and section of feeds.toml stand where the page is silent or wrong."""
    publish(site, 1)
    Newsroom(library, sandbox, feed(site, outlet="River Post Online", section="Bridges")).run()

    (article,) = library.archive.articles.many(library.archive.articles.carriers(_ids(library))).values()
    assert (article.outlet, article.section) == ("River Post Online", "Bridges")


def _ids(library):
    import sqlalchemy as sa

    from corpus.archive.tables import articles

    with library.archive.engine.connect() as connection:
        return list(connection.scalars(sa.select(articles.c.id)))
