"""`evenhand feeds`, against a real site on loopback."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import click
import pytest
from click.testing import CliRunner

from corpus.errors import EvenhandError
from ingest.feeds import catalogue
from ingest.feeds.command import feeds
from ingest.feeds.trials import age
from ingest.feeds.types import Source
from tests.feeds.makers import item, rss, sitemap
from tests.servers.web import Site

XML = "application/rss+xml"
RECENT = datetime.now(UTC) - timedelta(hours=2)
NEW = item(1, date=RECENT.strftime("%a, %d %b %Y %H:%M:%S GMT"))
ARTICLE = (
    "<html><head><title>Berth closes</title></head><body><article>"
    + "<p>The council closed the berth for repairs on Tuesday, it said.</p>" * 9
)


@pytest.fixture(scope="module")
def site():
    """A site with one address of each kind."""
    with Site() as site:
        site.put("/feed.xml", rss(NEW, item(2)), content_type=XML)
        site.put("/old.xml", rss(item(1, date="Mon, 02 Nov 2020 09:00:00 GMT")), content_type=XML)
        site.put("/empty.xml", rss(), content_type=XML)
        site.put("/bare.xml", rss("<item><title>No link</title></item>"), content_type=XML)
        site.put("/map.xml", sitemap("<url><loc>/a</loc></url>"), content_type="text/xml")
        site.put(
            "/index.xml",
            b"<sitemapindex><sitemap><loc>/map.xml</loc></sitemap></sitemapindex>",
            content_type="text/xml",
        )
        site.put("/noindex.xml", b"<sitemapindex/>", content_type="text/xml")
        site.put("/article", ARTICLE)
        site.put(
            "/home",
            '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>Hi</body></html>',
        )
        yield site


@pytest.fixture
def listed(tmp_path):
    """The place of the list."""
    return tmp_path / "feeds.toml"


@pytest.fixture
def call(listed, tmp_path, monkeypatch):
    """The command line; gives (exit code or error, output)."""
    monkeypatch.setenv("EVENHAND_ALLOW", "127.0.0.0/8")
    monkeypatch.setenv("EVENHAND_HOME", str(tmp_path / "home"))

    def call(command, *args, text=None):
        told = CliRunner().invoke(
            feeds, [command, "--feeds", str(listed), *map(str, args)], input=text, standalone_mode=False
        )
        if isinstance(told.exception, EvenhandError | click.ClickException):
            return told.exception, told.output
        if told.exception:
            raise told.exception
        return told.return_value, told.output

    return call


def source(site, path, name, **more):
    return Source(name, site.url(path), delay=0.0, **more)


def test_without_a_list_it_is_said_how_to_begin(call):
    """No error: there is nothing wrong."""
    for command in ("list", "check"):
        code, told = call(command)

        assert (code, "feeds add URL" in told) == (0, True)


def test_the_list_is_shown(call, listed):
    """For people, and as JSON."""
    catalogue.add(
        listed,
        Source("A", "https://a.example/f", section="Port", language="en"),
        Source("B", path="/srv", kind="folder", enabled=False),
    )

    assert call("list")[1] == "A  https://a.example/f  (feed, en, Port)\nB  /srv  (folder, switched off)\n"
    assert [told["name"] for told in json.loads(call("list", "--json")[1])["sources"]] == ["A", "B"]


def test_a_faulty_list_is_told(call, listed):
    """With its faults."""
    listed.write_text("[[source]]\nurl = 5")

    error, _ = call("list")

    assert "`url` is a text" in str(error)


def test_each_source_is_asked_once(call, listed, site, tmp_path):
    """One line a source, in the list's order; those that are switched off rest."""
    (tmp_path / "wire").mkdir()
    kinds = [
        ("/feed.xml", "F", {}),
        ("/map.xml", "S", {"kind": "sitemap"}),
        ("/index.xml", "I", {"kind": "sitemap"}),
        ("/article", "P", {"kind": "page"}),
    ]
    catalogue.add(
        listed,
        *(source(site, path, name, **more) for path, name, more in kinds),
        source(site, "/gone", "Off", enabled=False),
    )
    catalogue.add(listed, Source("W", path=str(tmp_path / "wire"), kind="folder"))
    before = site.hits("/feed.xml")

    code, told = call("check")

    assert code == 0
    assert told.splitlines() == [
        "ok   F: rss, 2 items, newest 2 h ago",
        "ok   S: sitemap, 1 item; no item has a date",
        "ok   I: sitemap index, 1 sitemap",
        "ok   P: page, 1 item",
        "ok   W: folder, 0 items",
    ]
    assert site.hits("/feed.xml") == before + 1


def test_what_does_not_work_is_bad(call, listed, site, tmp_path):
    """With the reason and the next step; the others are tried all the same."""
    catalogue.add(
        listed,
        source(site, "/gone", "Gone"),
        source(site, "/home", "Home"),
        source(site, "/feed.xml", "Good"),
    )
    catalogue.add(
        listed,
        Source("W", path=str(tmp_path / "nowhere"), kind="folder"),
        source(site, "/map.xml", "M", kind="page"),
    )

    code, told = call("check")

    lines = told.splitlines()
    assert code == 1
    assert [line[:4] for line in lines] == ["BAD ", "BAD ", "ok  ", "BAD ", "BAD "]
    assert "404" in lines[0]
    assert "a web page, not a feed" in lines[1]
    assert "no such folder" in lines[3]


def test_doubts_are_told(call, site):
    """A source that works may still be of no use."""
    names = [site.url(path) for path in ("/old.xml", "/empty.xml", "/bare.xml", "/noindex.xml")]

    code, told = call("check", "--json", *names)

    faults = [trial["faults"] for trial in json.loads(told)["checked"]]
    assert code == 0
    assert "days old" in faults[0][0]
    assert faults[1:] == [
        ["lists nothing"],
        ["no item has an address", "no item has a date"],
        ["names no sitemap"],
    ]


def test_sources_are_chosen_by_name_or_address(call, listed, site):
    """An address need not be in the list; a name must."""
    catalogue.add(listed, source(site, "/feed.xml", "Harbour Times"))

    assert "Harbour Times: rss" in call("check", "harbour times")[1]
    assert "Harbour Times: rss" in call("check", site.url("/feed.xml"))[1]
    error, _ = call("check", "Harbor Times")
    assert 'did you mean "Harbour Times"?' in str(error)


def test_a_blocked_address_is_bad(call):
    """The guard of the job is the guard of this command."""
    code, told = call("check", "http://192.168.0.1/feed")

    assert code == 1
    assert "192.168.0.1" in told


def test_a_feed_is_added_under_its_own_name(call, listed, site):
    """After it was tried; the fields that were told go with it."""
    code, told = call(
        "add", site.url("/feed.xml"), "--language", "en", "--delay", "0", "--keep-days", "30", "--complete"
    )

    assert code == 0
    assert "Added Harbour Times (rss, 2 items, " in told
    assert catalogue.load(listed) == (
        Source("Harbour Times", site.url("/feed.xml"), language="en", delay=0.0, keep_days=30, complete=True),
    )


def test_a_page_leads_to_its_feed(call, listed, site):
    """A second source of one name gets a number."""
    catalogue.add(listed, Source("Harbour Times", "https://harbour-times.example/"))

    call("add", site.url("/home"), "--delay", "0")

    assert (catalogue.load(listed)[1].name, catalogue.load(listed)[1].url) == (
        "Harbour Times 2",
        site.url("/feed.xml"),
    )


def test_the_kind_is_what_it_turns_out_to_be(call, listed, site, tmp_path):
    """Unless it is told; a folder is one by its path."""
    (tmp_path / "wire").mkdir()

    call("add", site.url("/map.xml"), "--delay", "0")
    call("add", site.url("/article"), "--delay", "0", "--kind", "page", "--name", "One page")
    told = json.loads(call("add", tmp_path / "wire", "--outlet", "Northern Agency", "--json")[1])

    assert [(known.name, known.kind) for known in catalogue.load(listed)] == [
        ("127.0.0.1", "sitemap"),
        ("One page", "page"),
        ("Northern Agency", "folder"),
    ]
    assert (told["added"]["path"], told["trial"]["kind"]) == (str(tmp_path / "wire"), "folder")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["/gone"], "404"),
        (["/article"], "names no feed"),
        (["/article", "--kind", "page", "--language", "english"], "ISO 639-1"),
        (["/gone", "--kind", "page"], "404"),
        (["/empty.xml", "--name", "taken"], "has the same name"),
    ],
)
def test_what_cannot_be_added_is_not(call, listed, site, args, told):
    """The list stays as it was."""
    catalogue.add(listed, Source("Taken", "https://a.example/f"))
    before = listed.read_bytes()

    error, _ = call("add", site.url(args[0]), "--delay", "0", *args[1:])

    assert told in str(error)
    assert listed.read_bytes() == before


def test_an_address_is_added_unasked_on_request(call, listed):
    """It is named by its host; what is no address is refused."""
    call("add", "https://a.example/f", "--no-check")

    assert [known.name for known in catalogue.load(listed)] == ["a.example"]
    assert "neither a web address nor a folder" in str(call("add", "a.example/f", "--no-check")[0])


def test_lists_of_other_programs_come_in_and_go_out(call, listed, tmp_path):
    """What is there already is passed over, and said."""
    catalogue.add(listed, Source("A", "https://a.example/f"), Source("W", path="/srv", kind="folder"))
    out = tmp_path / "out.opml"

    assert call("export", out)[1] == f"Wrote 1 source to {out}.\n"
    text = call("export")[1].replace("https://a.example/f", "https://b.example/f")
    code, told = call("import", "-", text=text)
    again = json.loads(call("import", out, "--json")[1])

    assert (code, told) == (0, f"Added 1 source to {listed}.\n")
    assert (again["added"], again["skipped"]) == ([], ["A: in the list already, as A"])
    assert [known.name for known in catalogue.load(listed)] == ["A", "W", "A 2"]
    assert json.loads(call("export", "--json")[1])["sources"] == 2


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (5, "5 s ago"),
        (120, "2 min ago"),
        (7_300, "2 h ago"),
        (200_000, "2 d ago"),
        (-7_300, "in 2 h"),
        (-5, "in 5 s"),
    ],
)
def test_ages_are_told_in_their_largest_unit(seconds, told):
    """Future ones as such."""
    assert age(RECENT - timedelta(seconds=seconds), RECENT) == told
