"""`evenhand eval feeds`, on sets of a few feeds."""

from __future__ import annotations

import io
import json
import tarfile

import pytest
from click.testing import CliRunner

from corpus.errors import SourceError
from ingest.evals import feed_sets
from ingest.evals.feeds import Figures, feeds, measure
from tests.feeds.makers import rss

COMMENTED = """<!--
Header: Content-type: text/xml; charset=utf-8
Description: an item
Expect:      not bozo and entries[0]['title'] == u'Ferry' and entries[0].link == 'http://127.0.0.1:8097/a' and len(entries) == 1 and
  entries[0]['published_parsed'] == (2026, 11, 3, 8, 0, 0, 1, 307, 0) and feed['title'] == 'Courier' and entries[0].author == 'Ida Brandt'
  and entries[0]['tags'][0]['term'] == 'Port' and entries[0].source.title == 'Wire' and entries[0].title_detail.value == '<b>Ferry</b>'
  and feed.language == 'en-gb' and feed.link == print('x') and entries[0]['id'] == 'tag:x,2026:wrong' and entries[0].summary == __import__('os')
-->
<rss version="2.0"><channel><title>Courier</title><language>en-GB</language><item><title>Ferry</title><link>/a</link>
<pubDate>Tue, 03 Nov 2026 09:00:00 +0100</pubDate><author>Ida Brandt</author><category>Port</category><source url="x">Wire</source></item></channel></rss>
"""
ANSWER = {
    "title": "Harbour Times",
    "items": [
        {"title": "One", "link": "https://a.example/1", "publishedParsed": "2026-11-03T08:00:00Z"},
        {"title": "Two"},
    ],
}


@pytest.fixture
def folder(tmp_path):
    """A set of both layouts."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "commented.xml").write_text(COMMENTED)
    (tmp_path / "answered.xml").write_bytes(
        rss(
            "<item><title>One</title><link>https://a.example/1</link><pubDate>2026-11-03T08:00:00Z</pubDate></item>"
        )
    )
    (tmp_path / "answered.json").write_text(json.dumps(ANSWER))
    (tmp_path / "broken.xml").write_text("<rss><cha")
    (tmp_path / "feed.json").write_text('{"items": [{"title": "J"}]}')
    (tmp_path / "feed_expected.json").write_text(
        '{"items": [{"title": "J", "updated": "2026-11-03T08:00:00Z"}]}'
    )
    (tmp_path / "odd.xml").write_text("<!-- Expect: not ( -->")
    (tmp_path / "notes.md").write_text("no feed")
    return tmp_path


def test_expectations_are_read_and_never_run(folder):
    """Comparisons with constants only."""
    found = {case.name: case for case in feed_sets.cases(folder)}

    told = {(part.item, part.field): part.value for part in found["a/commented.xml"].expected}
    assert list(found) == ["a/commented.xml", "answered.xml", "broken.xml", "feed.json", "odd.xml"]
    assert found["a/commented.xml"].charset == "utf-8"
    assert told[0, "url"] == "http://127.0.0.1:8097/a"
    assert (told[-1, "items"], told[-1, "title"], told[0, "outlet"]) == (1, "Courier", "Wire")
    assert not any(field == "summary" for _, field in told)
    assert found["odd.xml"].expected == ()


def test_shares_are_counted_by_field(folder):
    """With what was refused and what is wrong."""
    figures = measure(folder)

    assert (figures.files, figures.parsed, figures.items) == (5, 3, 3)
    assert (figures.crashes, figures.hangs) == ((), ())
    assert (figures.right["published"], figures.right["url"], figures.right["authors"]) == (1.0, 1.0, 1.0)
    assert (figures.right["items"], figures.right["guid"]) == (0.6667, 0.0)
    assert any("items should be '2', is '1'" in miss for miss in figures.wrong)
    assert figures.files_per_second > 0


def test_an_archive_is_read_as_its_folder_is(folder, tmp_path_factory):
    """Without being unpacked."""
    path = tmp_path_factory.mktemp("set") / "set.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(folder, ".")
        about = tarfile.TarInfo("link.xml")
        about.type, about.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(about, io.BytesIO())

    assert len(list(feed_sets.cases(path))) == 5
    assert len(list(feed_sets.cases(path.parent))) == 5


@pytest.mark.parametrize("content", [b"", b"words"])
def test_a_set_without_feeds_is_told(tmp_path, content):
    """So that a wrong path is no perfect score."""
    path = tmp_path / "set.tar.gz"
    path.write_bytes(content)

    for place in (path, tmp_path / "empty"):
        (tmp_path / "empty").mkdir(exist_ok=True)
        with pytest.raises(SourceError):
            list(feed_sets.cases(place))


def test_the_command_prints_and_holds_the_floor(folder):
    """One JSON object, or lines; exit 1 below the floor."""

    def call(*args):
        return CliRunner().invoke(feeds, [str(folder), *args], standalone_mode=False)

    told = call("--misses", "9")
    assert told.return_value == 0
    assert "5 files, 3 parsed, 3 items, 0 crashed, 0 hung" in told.output
    assert "refused: this feed is broken" in told.output
    assert json.loads(call("--json").output)["wrong"] == []
    assert call("--floor").return_value == 1


def test_crashes_and_hangs_are_faults():
    """They are what the floor is for."""
    figures = Figures("s", 3, 1, 0, {}, ("a",), ("b",), {"title": 0.5}, {"title": 2}, (), 1.0, 1.0, 1.0)

    assert figures.faults() == ("crashes: a", "hangs: b", "title is right in 0.500 of the cases, under 0.97")
