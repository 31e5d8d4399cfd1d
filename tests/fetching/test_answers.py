"""What headers, statuses and first bytes mean."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SettingsError
from ingest.fetching import answers
from ingest.fetching.pace import pause
from ingest.fetching.policy import Door, Policy
from ingest.fetching.sniff import form_of, refusal

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
IN_AN_HOUR = "Sun, 22 Nov 2026 13:00:00 GMT"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("", 0.0),
        ("120", 120.0),
        (IN_AN_HOUR, 3600.0),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0.0),
        ("soon", 0.0),
        ("-5", 0.0),
        ("99999999999999999999", 30 * 86400.0),
        ("²", 0.0),
    ],
)
def test_retry_after(value, seconds):
    """Retry-After is a number of seconds or a date; nonsense counts as nothing, and a month is the most."""
    assert answers.retry_after({"retry-after": value}, NOW) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0.0),
        ({"cache-control": "public, max-age=600"}, 600.0),
        ({"cache-control": "max-age=600", "age": "200"}, 400.0),
        ({"cache-control": "max-age=600", "age": "2000"}, 0.0),
        ({"cache-control": "no-cache, max-age=600"}, 0.0),
        ({"cache-control": "no-store", "retry-after": "60"}, 60.0),
        ({"cache-control": "s-maxage=600"}, 0.0),
        ({"expires": IN_AN_HOUR}, 3600.0),
        ({"expires": IN_AN_HOUR, "date": "Sun, 22 Nov 2026 12:30:00 GMT"}, 1800.0),
        ({"expires": "0"}, 0.0),
        ({"expires": IN_AN_HOUR, "cache-control": "max-age=60"}, 60.0),
    ],
)
def test_fresh_for(headers, seconds):
    """Cache-Control wins over Expires, and the answer's age is taken off."""
    assert answers.fresh_for(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("header", "media", "charset"),
    [
        ("text/html; charset=ISO-8859-1", "text/html", "iso-8859-1"),
        ('Application/RSS+XML; Charset="utf-8"', "application/rss+xml", "utf-8"),
        ("text/html", "text/html", ""),
        ("", "", ""),
    ],
)
def test_content_type(header, media, charset):
    """The media type and the charset are told apart, in lower case."""
    headers = {"content-type": header}
    assert (answers.content_type(headers), answers.charset(headers)) == (media, charset)


@pytest.mark.parametrize("text", ['"é"', "a\r\nHost: b", "x" * 1001, "\x00"])
def test_a_validator_that_cannot_be_sent_back_is_dropped(text):
    """An ETag that has no place in a header is as good as none."""
    assert not answers.validator(text)


@pytest.mark.parametrize(
    "status", [204, 206, 300, 400, 401, 403, 404, 410, 418, 429, 451, 500, 503, 599, 999]
)
def test_every_status_has_words_and_a_remedy(status):
    """An answer without a page is told in words, with the number and the next step."""
    error = answers.status_error("http://news.test/", status, 7.0)
    assert str(status) in str(error)
    assert error.remedy.endswith(".")
    assert (error.status, error.retry_after) == (status, 7.0)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"<!DOCTYPE html><p>", "html"),
        (b"\xef\xbb\xbf \n<!-- hello --><HTML lang=en>", "html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', "html"),
        (b"<p>no head at all", "html"),
        (b'<?xml version="1.0"?><rss version="2.0">', "feed"),
        (b"<b>Warning</b>: mysql\n<?xml version='1.0'?><rss>", "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        (b"<urlset>", "feed"),
        ("\ufeff<?xml version='1.0'?><rss>".encode("utf-16-le"), "feed"),
        ("<?xml version='1.0'?><rss>".encode("utf-16-be"), "feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "json"),
        (b"[1]", "json"),
        (b"Harbour reopens after the storm.", "text"),
        ("Häfen öffnen".encode("latin-1"), "text"),
        (b"%PDF-1.7", "pdf"),
        (b"PK\x03\x04....", "zip"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\x89PNG\r\n", "image"),
        (b"RIFF....WEBPVP8", "image"),
        (b"\x7fELF\x02\x01", "binary"),
        (b"MZ\x90\x00", "binary"),
        (b"", "empty"),
        (b" \n\t", "empty"),
    ],
)
def test_first_bytes_tell_what_came(data, form):
    """What came is told by its first bytes."""
    assert form_of(data) == form


@given(st.binary(max_size=600))
def test_any_bytes_have_a_form(data):
    """No bytes break the telling, and bytes that are refused as a page have a sentence for it."""
    assert form_of(data)
    assert refusal(data, "text/html", "page").endswith((".", ""))


@pytest.mark.parametrize(
    ("data", "content_type", "wanted", "said"),
    [
        (b"<html>", "application/pdf", "page", ""),
        (b"plain words", "text/html", "page", ""),
        (b"<?xml version='1.0'?><div/>", "application/xhtml+xml", "page", ""),
        (b"%PDF-1.7", "text/html", "page", "a PDF file"),
        (b"<rss>", "text/xml", "page", "a feed"),
        (b"{}", "application/json", "page", "JSON"),
        (b"", "text/html", "page", "nothing"),
        (b"<rss>", "text/html", "feed", ""),
        (b"{}", "text/plain", "feed", ""),
        (b"http://news.test/a\n", "text/plain", "feed", ""),
        (b"leading words", "application/rss+xml", "feed", ""),
        (b"not found", "text/html", "feed", "plain text"),
        (b"<html>", "application/rss+xml", "feed", "login"),
        (b"%PDF-1.7", "application/pdf", "any", ""),
    ],
)
def test_what_cannot_be_what_was_asked_for_is_named(data, content_type, wanted, said):
    """The first bytes decide, and the sentence names what came."""
    sentence = refusal(data, content_type, wanted)
    assert said in sentence
    assert bool(sentence) == bool(said)


def test_the_allow_list_is_read():
    """Networks, addresses, names and ports are told apart."""
    policy = Policy(
        allow=("10.1.0.0/16", " 10.2.3.4 ", "[::1]:8080", "127.0.0.1:80", "Wiki.corp", "bücher.corp:81", "")
    )
    assert tuple(map(str, policy.networks)) == ("10.1.0.0/16", "10.2.3.4/32")
    assert policy.doors == (
        Door("::1", 8080),
        Door("127.0.0.1", 80),
        Door("wiki.corp"),
        Door("xn--bcher-kva.corp", 81),
    )


@pytest.mark.parametrize(
    "entry",
    [
        "0.0.0.0/0",
        "::/0",
        "*",
        "*.corp",
        "http://wiki.corp",
        "wiki:0",
        "wiki:x",
        ":80",
        "a b",
        "..",
        "1.2.3.0/7",
    ],
)
def test_an_allow_list_never_opens_everything(entry):
    """A wildcard, the whole internet or nonsense is refused when the settings are read."""
    with pytest.raises(SettingsError, match="EVENHAND_ALLOW"):
        Policy(allow=(entry,))


def test_a_contact_must_fit_a_header():
    """A user agent that cannot be sent is refused when the settings are read."""
    with pytest.raises(SettingsError, match="EVENHAND_CONTACT"):
        Policy(user_agent="Evenhand/0.1 (+https://zeitung.example/überuns)")


@given(st.integers(1, 2), st.sampled_from([429, 502, 503, 504]))
def test_a_busy_server_is_asked_again_after_a_random_wait(attempt, status):
    """The wait is at most one second after the first failure, and doubles."""
    wait = pause(answers.status_error("u", status, 0.0), attempt, Policy())
    assert wait is not None
    assert 0.0 <= wait <= 2.0 ** (attempt - 1)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 500, 501])
def test_other_answers_are_final(status):
    """An answer that will be the same in a moment is not asked for again."""
    assert pause(answers.status_error("u", status, 0.0), 1, Policy()) is None


@pytest.mark.parametrize(("asked", "attempt", "wait"), [(5.0, 1, 5.0), (31.0, 1, None), (5.0, 3, None)])
def test_a_server_may_say_how_long_to_wait(asked, attempt, wait):
    """Retry-After is kept to the second, unless it is too long or it was the last try."""
    assert pause(answers.status_error("u", 429, asked), attempt, Policy()) == wait
