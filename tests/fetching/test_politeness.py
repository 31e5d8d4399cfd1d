"""Robots rules, turns, many threads, and the end."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from ingest.fetching.types import FetchError
from tests.fetching.asking import ask, fails

SLACK = 0.05  # seconds: a first request also connects, and the server notes it a little later


def test_robots_rules_are_kept(fetcher, site):
    """A path that is closed to us is not asked for; others are, and the file is read once."""
    site.put("/open", "<html>")
    site.robots("User-agent: *\nDisallow: /\n\nUser-agent: Evenhand\nDisallow: /private\n")
    error = fails(fetcher, site.url("/private/a"))
    assert (error.fault, site.hits("/private/a")) == ("robots", 0)
    assert ask(fetcher, site.url("/open")).data
    assert site.hits("/robots.txt") == 1


def test_a_redirect_into_a_closed_path_is_not_followed(fetcher, site):
    """Rules are kept at every hop."""
    site.robots("User-agent: *\nDisallow: /private\n")
    site.script("/go", [(302, {"Location": "/private"})])
    assert fails(fetcher, site.url("/go")).fault == "robots"


@pytest.mark.parametrize("status", [401, 403, 404, 410, 429])
def test_a_site_without_robots_rules_is_open(fetcher, site, status):
    """An answer of the 4xx kind means that there are no rules."""
    site.put("/robots.txt", status=status)
    assert ask(fetcher, site.url("/a")).data


def test_a_site_whose_rules_cannot_be_read_is_closed(fetcher, site):
    """An answer of the 5xx kind closes the site for this run, for every page alike."""
    site.put("/robots.txt", status=500)
    for _ in range(2):
        error = fails(fetcher, site.url("/a"))
        assert (error.fault, error.status) == ("robots", 500)
    assert (site.hits("/a"), site.hits("/robots.txt")) == (0, 1)


def test_rules_behind_a_redirect_count(fetcher, site):
    """A robots.txt may be elsewhere on the site, and in gzip or with a mark in front."""
    site.script("/robots.txt", [(301, {"Location": "/rules"})])
    site.put("/rules", "\ufeffUser-agent: *\nDisallow: /a\n")
    assert fails(fetcher, site.url("/a")).fault == "robots"


def test_a_huge_robots_file_is_read_to_its_limit(fetcher, site):
    """Rules within the first 500 KiB count, the rest is ignored."""
    site.robots("User-agent: *\nDisallow: /a\n" + "# more\n" * 100_000 + "Disallow: /b\n")
    site.put("/b", "<html>")
    assert fails(fetcher, site.url("/a")).fault == "robots"
    assert ask(fetcher, site.url("/b")).data


def test_sitemaps_are_named_by_robots(fetcher, site):
    """The sitemaps come in the file's order, each once; a site without a file names none."""
    site.robots("Sitemap: http://a.test/1.xml\nSitemap: http://a.test/2.xml\nSitemap: http://a.test/1.xml\n")
    assert fetcher.sitemaps(site.url("/a")) == ("http://a.test/1.xml", "http://a.test/2.xml")
    site.put("/robots.txt", status=404)
    assert fetcher.sitemaps(site.url("/a", host="localhost")) == ()


def test_sitemaps_of_a_broken_site(fetcher, site):
    """A robots.txt that cannot be read is an error, not an empty list."""
    site.put("/robots.txt", status=500)
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.sitemaps(site.url("/a"))


def starts(site, path):
    return sorted(asked.time for asked in site.requests if asked.path.startswith(path))


def test_a_host_is_asked_one_thing_at_a_time_and_not_too_often(fetcher, site):
    """Four threads at one host: the starts are apart by the delay."""
    for number in range(4):
        site.put(f"/n{number}", "<html>")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: ask(fetcher, site.url(f"/n{number}"), delay=0.2), range(4)))
    times = starts(site, "/n")
    assert len(times) == 4
    assert all(later - earlier >= 0.2 - SLACK for earlier, later in pairwise(times))


def test_a_crawl_delay_is_kept(fetcher, site):
    """A site that wants more time between requests gets it."""
    site.robots("User-agent: *\nCrawl-delay: 0.4\n")
    for _ in range(2):
        ask(fetcher, site.url("/a"))
    first, second = starts(site, "/a")
    assert second - first >= 0.4 - SLACK


def test_one_hosts_wait_does_not_hold_up_another(fetcher, site):
    """While one host keeps its request hanging, another host's pages come."""
    release = threading.Event()
    site.raw("/hang", lambda connection: release.wait(10))
    with ThreadPoolExecutor(1) as pool:
        hanging = pool.submit(fails, fetcher, site.url("/hang"), seconds=8.0)
        waiting_for(lambda: site.hits("/hang") == 1)
        assert ask(fetcher, site.url("/a", host="localhost")).data
        assert not hanging.done()
        release.set()
        fetcher.close()
        assert hanging.result()


def test_requests_under_way_are_bounded(fetchers, site):
    """With room for one request, two hosts take turns."""
    fetcher = fetchers("127.0.0.0/8", concurrency=1)
    site.put("/robots.txt", status=404)
    at_once, most = [], []

    def serve(connection):
        at_once.append(connection)
        most.append(len(at_once))
        time.sleep(0.1)
        at_once.remove(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")

    site.raw("/slow", serve)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda host: ask(fetcher, site.url("/slow", host=host)), ["127.0.0.1", "localhost"]))
    assert max(most) == 1


def test_many_threads_share_a_fetcher(fetcher, site):
    """Each of 64 requests from 16 threads gets its own answer."""
    for number in range(64):
        site.put(f"/n{number}", f"<html>{number}")
    with ThreadPoolExecutor(16) as pool:
        pages = list(pool.map(lambda number: ask(fetcher, site.url(f"/n{number}")), range(64)))
    assert [page.data for page in pages] == [f"<html>{number}".encode() for number in range(64)]


def test_closing_ends_a_hanging_request(fetcher, site):
    """A request under way ends with an error, later ones are refused, and closing again does nothing."""
    site.raw("/hang", lambda connection: connection.recv(1))
    with ThreadPoolExecutor(1) as pool:
        hanging = pool.submit(fails, fetcher, site.url("/hang"), seconds=60.0)
        waiting_for(lambda: site.hits("/hang") == 1)
        fetcher.close()
        assert "ended" in str(hanging.result(timeout=10))
    fetcher.close()
    assert "ended" in str(fails(fetcher, site.url("/a")))


def test_a_fetcher_that_was_never_used_starts_nothing(fetchers):
    """Without a request there is no thread and nothing to close."""
    before = threading.active_count()
    with fetchers() as fetcher:
        assert threading.active_count() == before
    fetcher.close()


def waiting_for(condition):
    """Returns when the condition holds; fails after ten seconds."""
    for _ in range(1000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("it never came to that")
