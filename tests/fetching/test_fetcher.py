"""Asking a site: what comes, what has not changed, where it moved, and what fails."""

from __future__ import annotations

import gzip
import socket
import subprocess
import sys

import pytest

from tests.fetching.asking import ask, fails

FEED = b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>'


def test_a_page_comes_with_what_its_headers_say(fetcher, site):
    """Body, type, charset, validators and freshness are handed on."""
    site.put(
        "/b", "<html>", content_type="Text/HTML; charset=ISO-8859-1", headers={"Cache-Control": "max-age=60"}
    )
    page = ask(fetcher, site.url("/b"), accept="page")
    assert (page.status, page.data, page.unchanged) == (200, b"<html>", False)
    assert (page.content_type, page.charset, page.fresh_for) == ("text/html", "iso-8859-1", 60.0)
    assert page.etag
    assert page.last_modified


def test_the_site_learns_who_asks(fetchers, site):
    """The user agent names us; cookies, credentials and a referrer are not sent."""
    site.put("/b", "<html>", headers={"Set-Cookie": "id=1", "Connection": "close"})
    fetcher = fetchers("127.0.0.1", user_agent="Evenhand/0.1 (+https://paper.example/bot)")
    for _ in range(2):
        ask(fetcher, site.url("/b"))
    headers = site.requests[-1].headers
    assert headers["user-agent"] == "Evenhand/0.1 (+https://paper.example/bot)"
    assert not {"cookie", "authorization", "referer"} & set(headers)


@pytest.mark.parametrize("validator", ["etag", "last_modified"])
def test_what_has_not_changed_is_not_sent_again(fetcher, site, validator):
    """The second poll is answered without a body and keeps both validators; a change is seen."""
    first = ask(fetcher, site.url("/a"))
    second = ask(fetcher, site.url("/a"), **{validator: getattr(first, validator)})
    assert (second.status, second.data, second.unchanged) == (304, b"", True)
    assert (second.etag, second.last_modified) == (first.etag, first.last_modified)
    site.put("/a", "<html>Harbour closes")
    assert (
        ask(fetcher, site.url("/a"), **{validator: getattr(second, validator)}).data
        == b"<html>Harbour closes"
    )


def test_a_304_may_bring_new_validators(fetcher, site):
    """Validators of a 304 count; those that it leaves out are kept."""
    site.script("/a", [(304, {"ETag": '"new"'})])
    answer = ask(fetcher, site.url("/a"), etag='"old"', last_modified="Tue, 14 Nov 2023 22:13:21 GMT")
    assert (answer.etag, answer.last_modified) == ('"new"', "Tue, 14 Nov 2023 22:13:21 GMT")


def test_a_304_that_was_not_asked_for_is_an_error(fetcher, site):
    """A server that says unchanged to a first request has brought nothing."""
    site.script("/a", [304])
    assert fails(fetcher, site.url("/a")).status == 304


def test_gzip_is_unpacked(fetcher, site):
    """A compressed page comes unpacked, also in several parts and with padding behind."""
    packed = gzip.compress(b"<html>one ", mtime=0) + gzip.compress(b"two", mtime=0) + b"\0" * 8
    site.put("/z", packed, headers={"Content-Encoding": "gzip"})
    assert ask(fetcher, site.url("/z")).data == b"<html>one two"
    assert site.requests[-1].headers["accept-encoding"] == "gzip"


def test_a_compressed_sitemap_is_unpacked(fetcher, site):
    """A gzip file is opened where a feed or sitemap is expected."""
    site.put("/sitemap.xml.gz", gzip.compress(b"<urlset></urlset>", mtime=0), content_type="application/gzip")
    assert ask(fetcher, site.url("/sitemap.xml.gz"), accept="feed").data == b"<urlset></urlset>"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (gzip.compress(b" " * 9000, mtime=0), "too_large"),
        (gzip.compress(FEED, mtime=0)[:-9], "content"),
        (b"\x1f\x8b\xff\xff", "content"),
        (gzip.compress(gzip.compress(FEED, mtime=0), mtime=0), "content"),
    ],
)
def test_a_broken_or_huge_sitemap_file_is_refused(fetcher, site, data, fault):
    """A gzip file is opened once, within the limit."""
    site.put("/sitemap.xml.gz", data)
    assert fails(fetcher, site.url("/sitemap.xml.gz"), accept="feed", limit=5000).fault == fault


def test_a_login_page_is_no_feed(fetcher, site):
    """HTML that calls itself a feed is refused in words that an operator understands."""
    site.put("/feed", "<html><form>", content_type="application/rss+xml")
    error = fails(fetcher, site.url("/feed"), accept="feed")
    assert error.fault == "content"
    assert "login" in str(error)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(fetcher, site, status):
    """A relative and an absolute redirect lead to the page; both addresses are told."""
    site.script("/old", [(status, {"Location": "mid dle?x=é".encode().decode("latin-1")})])
    site.script("/mid%20dle?x=%C3%A9", [(status, {"Location": site.url("/a#top")})])
    page = ask(fetcher, site.url("/old#x"))
    assert (page.url, page.final_url) == (site.url("/old#x"), site.url("/a"))


def test_redirects_end(fetcher, site):
    """A circle and a long chain of redirects are errors."""
    site.put("/loop", status=302, headers={"Location": "/loop"})
    for number in range(9):
        site.put(f"/{number}", status=302, headers={"Location": f"/{number + 1}"})
    assert "circle" in str(fails(fetcher, site.url("/loop")))
    assert fails(fetcher, site.url("/0")).fault == "redirects"
    assert site.hits("/5") == 1
    assert site.hits("/6") == 0


def test_a_redirect_without_a_target_is_an_error(fetcher, site):
    """A redirect that leads nowhere has brought nothing."""
    site.script("/a", [302])
    assert fails(fetcher, site.url("/a")).status == 302


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 500])
def test_a_final_answer_is_not_asked_for_again(fetcher, site, status):
    """Errors that stay are reported at once, with their number."""
    site.put("/e", status=status)
    error = fails(fetcher, site.url("/e"))
    assert (error.fault, error.status) == ("status", status)
    assert site.hits("/e") == 1


@pytest.mark.parametrize("step", [429, 502, 503, 504, (503, {"Retry-After": "0"})])
def test_a_busy_server_is_asked_again(fetcher, site, step):
    """Two busy answers are followed by a third try."""
    site.script("/a", [step, step])
    assert ask(fetcher, site.url("/a")).data
    assert site.hits("/a") == 3


def test_a_server_that_stays_busy_is_left_alone(fetcher, site):
    """After three tries its answer is reported."""
    site.put("/busy", status=503)
    assert fails(fetcher, site.url("/busy")).status == 503
    assert site.hits("/busy") == 3


def test_a_short_retry_after_is_waited_for(fetcher, site):
    """The next try comes no sooner than the server said."""
    site.script("/a", [(429, {"Retry-After": "1"})])
    assert ask(fetcher, site.url("/a")).data
    first, second = (asked.time for asked in site.requests if asked.path == "/a")
    assert second - first >= 1.0


@pytest.mark.parametrize(("seconds", "cap"), [(3600, 30.0), (5, 30.0)])
def test_a_long_retry_after_is_reported(fetchers, site, seconds, cap):
    """A wait beyond the cap, or beyond the time for the request, is left to the caller."""
    site.put("/later", status=429, headers={"Retry-After": str(seconds)})
    error = fails(fetchers("127.0.0.1", retry_cap=cap), site.url("/later"), seconds=1.0)
    assert error.retry_after == seconds
    assert site.hits("/later") == 1


def test_a_broken_connection_is_tried_again(fetcher, site):
    """A connection that ends without an answer is a passing trouble."""
    site.raw("/cut", lambda connection: None)
    assert fails(fetcher, site.url("/cut")).fault == "network"
    assert site.hits("/cut") == 3


def test_a_server_that_is_not_there(fetchers, site):
    """A closed port and an unknown name are told apart."""
    site.close()
    assert "reached" in str(fails(fetchers("127.0.0.1", tries=1), site.url("/a")))


def test_an_unknown_name(fetchers):
    """A name that nobody knows is called a name that nobody knows."""
    assert "name" in str(fails(fetchers(resolver=unknown, tries=1), "http://news.test/"))


def unknown(*_):
    raise socket.gaierror(socket.EAI_NONAME, "unknown")


def test_a_server_without_tls(fetcher, site):
    """A secure connection that cannot be made is not tried again."""
    error = fails(fetcher, site.url("/a").replace("http:", "https:"))
    assert error.fault == "tls"


def test_a_large_page_is_refused_before_it_is_read(fetcher, site):
    """A body beyond the limit is refused by its announced length and by its real one."""
    site.put("/big", b"<html>" + b" " * 1000)
    assert ask(fetcher, site.url("/big"), limit=1006).data
    error = fails(fetcher, site.url("/big"), limit=1005)
    assert error.fault == "too_large"
    assert "1005 bytes" in str(error)


def test_importing_is_cheap():
    """The HTTP client is loaded by the first request, not by an import."""
    code = "import sys, ingest.fetching.fetcher, ingest.fetching.visiting as v; print({'httpx', 'protego'} & {*sys.modules})"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "set()"
