"""No address of a stranger leads into our own network."""

from __future__ import annotations

import re
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fetching.fetcher import Fetcher
from ingest.fetching.guard import Guard
from ingest.fetching.policy import Policy
from ingest.fetching.types import FetchError
from tests.fetching import hostile
from tests.fetching.asking import ask, fails
from tests.fetching.conftest import Names
from tests.servers.web import Site

PUBLIC = "93.184.215.14"

# After a redirect these are paths of the site itself, and it has no such pages.
RELATIVE = {
    *("", "127.0.0.1", "/etc/passwd", "http:127.0.0.1/", "http:/127.0.0.1/", "http:///127.0.0.1/"),
    *("http:////127.0.0.1/", "http://", "http://?", "http:\\\\127.0.0.1\\", "http\n://127.0.0.1/"),
}


def names(**more):
    known = {"public": [[PUBLIC]], "private": [["127.0.0.1"]]} | more
    resolver = Names(**known)
    resolver.answers |= {name: [["127.0.0.1"]] for name in ("localhost", "localhost.localdomain")}
    resolver.answers |= {"ip6-localhost": [["::1"]]}
    for number, address in enumerate(hostile.FORBIDDEN):
        resolver.answers[f"alone-{number}.test"] = [[address]]
        resolver.answers[f"first-{number}.test"] = [[address, PUBLIC]]
        resolver.answers[f"last-{number}.test"] = [[PUBLIC, address]]
    return resolver


@pytest.fixture
def canary():
    """A listener on this machine that must never be called."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0)
        yield listener
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.fixture(scope="module")
def outsider():
    """A fetcher to which nothing is allowed but the public internet."""
    with Fetcher(Policy(backoff=0.01), names()) as running:
        yield running


@pytest.fixture(scope="module")
def crossroads():
    """A site that redirects, and a fetcher that may read this site only."""
    with Site() as site, Fetcher(Policy(allow=(f"127.0.0.1:{site.port}",), backoff=0.01), names()) as running:
        yield site, running


def header(text):
    """An address as it can stand in a header: in UTF-8, on one line."""
    return re.sub(r"[\r\n]", " ", text).encode().decode("latin-1")


def test_the_list_is_long_enough():
    """The attackers' list has at least 130 different addresses."""
    assert len(set(hostile.ALL)) == len(hostile.ALL) >= 130


@pytest.mark.parametrize("url", hostile.ALL)
def test_a_hostile_address_is_blocked(outsider, connections, url):
    """A hostile address is refused with a sentence, and nothing is connected to."""
    error = fails(outsider, url)
    assert error.fault == "blocked"
    assert error.remedy
    assert connections == []


@pytest.mark.parametrize("url", hostile.ALL)
def test_a_redirect_to_a_hostile_address_is_blocked(crossroads, connections, url):
    """A redirect to a hostile address brings nothing, and only the site that sent it was connected to."""
    site, fetcher = crossroads
    site.script("/go", [(302, {"Location": header(url), "Connection": "close"})])
    error = fails(fetcher, site.url("/go"))
    assert error.fault in {"blocked", "redirects"} or url in RELATIVE
    assert {address[:2] for address in connections} <= {("127.0.0.1", site.port)}


@pytest.mark.parametrize("url", hostile.ON_PORT)
def test_a_listener_on_loopback_is_never_called(fetchers, canary, connections, url):
    """Another port of this machine that is allowed does not open this one."""
    port = canary.getsockname()[1]
    error = fails(fetchers(f"127.0.0.1:{port - 1}", resolver=names()), url.format(port))
    assert error.fault == "blocked"
    assert connections == []


@pytest.mark.parametrize("number", range(len(hostile.FORBIDDEN)))
@pytest.mark.parametrize("kind", ["alone", "first", "last"])
def test_a_name_that_leads_to_a_forbidden_address_is_blocked(outsider, connections, number, kind):
    """A name is refused for any forbidden address among its answers, in either order."""
    error = fails(outsider, f"http://{kind}-{number}.test/")
    assert error.fault == "blocked"
    assert f"{kind}-{number}.test" in str(error)
    assert connections == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "target", ["http://10.1.2.3/", "http://private.test/", "//169.254.169.254/", "file:///etc/passwd"]
)
def test_every_kind_of_redirect_is_judged(crossroads, connections, status, target):
    """The second hop of a redirect is judged like an address that was asked for."""
    site, fetcher = crossroads
    site.script("/go", [(302, {"Location": "/next"})])
    site.script("/next", [(status, {"Location": target})])
    error = fails(fetcher, site.url("/go"))
    assert error.fault == "blocked"
    assert {address[:2] for address in connections} <= {("127.0.0.1", site.port)}


@pytest.mark.parametrize("good", [1, 2])
def test_a_name_that_moves_into_our_network_is_blocked(fetchers, site, connections, good):
    """A name that leads elsewhere from its second or third look-up on is refused then."""
    resolver = names(moving=[["127.0.0.1"]] * good + [["127.0.0.2"]])
    for path in ("/a", "/robots.txt"):
        site.put(path, "<html>", headers={"Connection": "close"})
    site.script("/go", [(302, {"Location": "/a", "Connection": "close"})])
    error = fails(fetchers("127.0.0.1", resolver=resolver), site.url("/go", host="moving.test"))
    assert error.fault == "blocked"
    assert len(resolver.asked) == good + 1
    assert {address[0] for address in connections} == {"127.0.0.1"}


def test_each_connection_takes_one_look_up(fetchers, site, connections):
    """The answer that was judged is the one that is connected to: nobody is asked again."""
    resolver = names()
    ask(fetchers("127.0.0.1", resolver=resolver), site.url("/a", host="private.test"))
    assert len(resolver.asked) == len(connections)


def test_an_allowed_network_is_open_on_any_port(fetchers, site):
    """An operator's network is read by number and by name."""
    fetcher = fetchers("127.0.0.0/8", resolver=names())
    assert ask(fetcher, site.url("/a")).data
    assert ask(fetcher, site.url("/a", host="private.test")).data


def test_an_allowed_name_is_open_and_its_neighbours_are_not(fetchers, site):
    """An operator's host:port opens that name on that port, and no other name or port."""
    fetcher = fetchers(f"wiki.test:{site.port}", resolver=names(wiki=[["127.0.0.1"]]))
    assert ask(fetcher, site.url("/a", host="wiki.test")).data
    assert ask(fetcher, site.url("/a", host="WIKI.test.")).data
    assert fails(fetcher, site.url("/a")).fault == "blocked"
    assert fails(fetcher, site.url("/a", host="private.test")).fault == "blocked"
    assert fails(fetcher, f"http://wiki.test:{site.port + 1}/").fault == "blocked"


def test_an_allowed_name_does_not_open_a_clouds_metadata(fetchers, connections):
    """A name of the intranet that leads to a link-local address is refused."""
    fetcher = fetchers("wiki.test", resolver=names(wiki=[["169.254.169.254"]]))
    assert fails(fetcher, "http://wiki.test/").fault == "blocked"
    assert connections == []


def test_an_allowed_network_opens_no_other_port_of_the_internet(fetchers, connections):
    """An odd port of a public server stays closed, and the sentence names the port."""
    fetcher = fetchers("127.0.0.0/8", resolver=names())
    assert "port" in str(fails(fetcher, "http://public.test:8080/"))
    assert connections == []


def test_the_remedy_names_what_to_set(fetchers):
    """An address of a private network comes with the setting that opens it."""
    error = fails(fetchers(), "http://10.1.2.3/wiki")
    assert str(error) == "10.1.2.3 is not a public address."
    assert "EVENHAND_ALLOW=10.1.2.3" in error.remedy


def test_a_password_is_not_shown(fetchers):
    """An address with a password is refused without repeating the password."""
    error = fails(fetchers(), "http://user:secret@public.test/")
    assert "secret" not in str(error) + error.remedy


def test_proxies_and_credentials_of_the_environment_are_not_used(fetchers, site, monkeypatch, tmp_path):
    """A proxy variable or a netrc file changes nothing."""
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    ask(fetchers("127.0.0.1"), site.url("/a"))
    assert "authorization" not in site.requests[-1].headers


def test_an_allowed_address_with_a_port_opens_that_port_only():
    """An operator's [address]:port opens this address on this port."""
    guard = Guard.open(Policy(allow=("[::1]:8080",)))
    assert guard.admit("http://[::1]:8080/")
    for url in ("http://[::1]/", "http://[::2]:8080/", "http://127.0.0.1:8080/"):
        with pytest.raises(FetchError):
            guard.admit(url)


STRICT = Guard.open(Policy())


@given(
    st.one_of(st.text(), st.text().map("http://".__add__), st.text("01.x:[]%@/\\fa").map("http://".__add__))
)
def test_any_text_is_judged(url):
    """Whatever stands where an address should be is admitted or refused with a sentence; nothing breaks."""
    refusals = []
    try:
        STRICT.admit(url)
    except FetchError as error:
        refusals.append(error)
    assert all(refusal.fault == "blocked" and str(refusal).isprintable() for refusal in refusals)
