"""Addresses as identity: what merges, what stays apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import urls

KEY = "https://gazette.example/news/berths"
NAMES = st.text(alphabet="abcdxyz_", min_size=1, max_size=8)
VALUES = st.text(alphabet="abc123 é&=%+", max_size=8)
ADDRESSES = st.builds(
    "{}://{}{}{}{}{}".format,
    st.sampled_from(["http", "https", "HTTP"]),
    st.sampled_from(["www.", "m.", "amp.", "WWW.", ""]),
    st.sampled_from(["gazette.example", "Gazette.Example:80", "gazette.example:8443", "a.gazette.example."]),
    st.text(alphabet="/abc.-%é ~", max_size=20).map(lambda path: "/" + path),
    st.sampled_from(
        ["", "/amp", "/index.html", "/amp/", ".amp.html", "?id=5", "?utm_source=x", "?b=2&a=1&a="]
    ),
    st.sampled_from(["", "#top", "#!/story/4"]),
)


@given(ADDRESSES)
def test_the_key_of_a_key_is_itself(address):
    """Reducing an address twice changes nothing more."""
    key = urls.canonical(address)

    assert urls.canonical(key) == key


@given(st.lists(st.tuples(NAMES, VALUES), max_size=5), st.randoms())
def test_the_order_of_parameters_does_not_tell(pairs, random):
    """Any order of the same parameters gives one key."""
    from urllib.parse import urlencode

    shuffled = random.sample(pairs, len(pairs))

    assert urls.canonical(f"{KEY}?{urlencode(pairs)}") == urls.canonical(f"{KEY}?{urlencode(shuffled)}")


@pytest.mark.parametrize(
    "address",
    [
        "http://www.gazette.example/news/berths",
        "https://m.gazette.example/news/berths/",
        "https://gazette.example:443/news/berths#comments",
        "https://gazette.example/news/berths?utm_source=x&fbclid=1&ocid=2",
        "https://gazette.example/news/berths/amp",
        "https://gazette.example/news/berths/index.html",
        "https://gazette.example/news//berths?ref=rss&at_medium=feed",
        "HTTPS://GAZETTE.EXAMPLE/news/./x/../berths",
    ],
)
def test_spellings_of_one_address_merge(address):
    """Trackers, hosts for phones, AMP, ports and fragments name no other article."""
    assert urls.canonical(address) == KEY


@pytest.mark.parametrize(
    "address",
    [
        "https://gazette.example/News/berths",
        "https://gazette.example/news/berths?id=5",
        "https://gazette.example/news/berths?v=abc",
        "https://gazette.example/news/berths?ref=1234",
        "https://gazette.example/news/berths?page=2",
        "https://gazette.example/news/berths#!/2",
        "https://sport.gazette.example/news/berths",
        "https://gazette.example:8443/news/berths",
    ],
)
def test_addresses_of_other_articles_stay_apart(address):
    """What may name another article is kept."""
    assert urls.canonical(address) not in {KEY, ""}


@pytest.mark.parametrize(
    "address",
    ["", "ftp://a.example/x", "javascript:alert(1)", "http://", "http://[::1", "https://a:b/", "/news"],
)
def test_no_web_address_has_no_key(address):
    """Anything that is not http or https gives nothing."""
    assert urls.canonical(address) == ""


def test_same_site_looks_at_the_registrable_domain():
    """Subdomains belong together; two names under one public suffix do not."""
    assert urls.same_site("https://news.gazette.co.uk/a", "http://www.gazette.co.uk/b")
    assert not urls.same_site("https://gazette.co.uk/a", "https://herald.co.uk/a")
    assert not urls.same_site("", "")


@pytest.mark.parametrize(
    ("fetched", "declared", "expected"),
    [
        ("https://gazette.example/a?x=1", "https://gazette.example/a", "https://gazette.example/a"),
        ("https://gazette.example/a", "https://gazette.example/", "https://gazette.example/a"),
        ("https://gazette.example/a", "https://herald.test/a", "https://gazette.example/a"),
        ("", "https://gazette.example/a", "https://gazette.example/a"),
        ("", "https://gazette.example/", ""),
        ("https://gazette.example/a", "not an address", "https://gazette.example/a"),
    ],
)
def test_a_page_may_name_itself_on_its_own_site_only(fetched, declared, expected):
    """A declared address counts on the same site, and never as the front page."""
    assert urls.chosen(fetched, declared) == expected
