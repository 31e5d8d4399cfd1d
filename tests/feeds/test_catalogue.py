"""feeds.toml, as people write it."""

from __future__ import annotations

import resource
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SettingsError
from ingest.feeds import catalogue
from ingest.feeds.codes import COUNTRIES, LANGUAGES
from ingest.feeds.types import Source

WRITTEN = """\
# Our sources. Ask Ida before you add a wire.

[defaults]
language = "en"   # most of them
delay = 2

[[source]]
name = "Harbour Times"
url = "https://harbour-times.example/feed.xml"   # changed in 2025
country = "gb"

[[source]]
url = "https://www.lowland-courier.example/sitemap.xml"
kind = "sitemap"
language = "NL"
enabled = false

[[source]]
path = "wire"
outlet = "Northern Agency"
complete = true
"""


@pytest.fixture
def path(tmp_path):
    """A list of three sources."""
    path = tmp_path / "feeds.toml"
    path.write_text(WRITTEN)
    return path


def faults(path, text):
    path.write_text(text)
    with pytest.raises(SettingsError) as caught:
        catalogue.load(path)
    return str(caught.value)


def test_a_list_is_read_in_its_order(path):
    """With its defaults, names where none is given, and paths beside the file."""
    times, courier, wire = catalogue.load(path)

    assert times == Source(
        "Harbour Times", "https://harbour-times.example/feed.xml", language="en", country="GB", delay=2.0
    )
    assert (courier.name, courier.kind, courier.language, courier.enabled) == (
        "lowland-courier.example",
        "sitemap",
        "nl",
        False,
    )
    assert (wire.name, wire.kind, wire.path) == ("Northern Agency", "folder", str(path.parent / "wire"))


def test_every_fault_is_told_at_once_with_its_place(path):
    """Names, lines, and what was perhaps meant."""
    text = WRITTEN.replace("delay = 2", "delay = -2\nname = 'x'").replace(
        'country = "gb"', 'langauge = "en"\ncountry = "UK"'
    )
    text += '\n[[source]]\nname = "harbour times"\nurl = "ftp://x.example"\nmost = 0\nkeep_days = 1.5\nenabled = "yes"\nkind = "blog"\nname_ = 1\n[surce]\n'

    told = faults(path, text)

    for part in (
        "11 faults:", "line 5: defaults: `delay` is at least 0", 'line 6: defaults: there is no key "name"',
        'line 11: Harbour Times: there is no key "langauge", did you mean "language"?', 'line 12: Harbour Times: "UK" is no ISO 3166-1 code',
        "line 27: harbour times: `url` is no address", "line 28: harbour times: `most` is at least 1", "`keep_days` is a whole number",
        "`enabled` is true or false", "`kind` is one of feed, sitemap, page, folder", 'there is no table "surce", did you mean "source"?',
    ):  # fmt: skip
        assert part in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[source]]\nname = 'a'", "line 1: a: it needs either `url` or `path`"),
        ("[[source]]\nurl = 'https://a.example'\npath = 'x'", "either `url` or `path`"),
        ("[[source]]\npath = 'x'\nkind = 'feed'", "does not go with `path`"),
        ("[[source]]\nurl = 'https://a.example'\nkind = 'folder'", "does not go with `url`"),
        ("[[source]]\nurl = 'https://a.example/1'\n[[source]]\nname='b'\nurl = 'http://www.a.example/1/?utm_source=x'", "line 5: b: a.example has the same url"),
        ("[[source]]\nname='B'\npath='x'\n[[source]]\nname='b'\npath='y'", "line 5: b: B has the same name"),
        ("[[source]]\nname='B'\npath='x'\n[[source]]\nname='c'\npath='x'", "B has the same path"),
        ("[[source]]\nurl = 'https://user:pw@a.example'", "`url` is no address"),
        ("[[source]]\nurl = 'https://a.example'\nname = 5", "`name` is a text in quotation marks"),
        ("[[source]]\nurl = 'https://a.example'\ndelay = inf", "`delay` is at least 0"),
        ("[[source]]\nurl = 'https://a.example'\ndelay = true", "`delay` is a number"),
        ("[[source]]\nurl = 'https://a.example'\nlanguage = 'english'", '"english" is no ISO 639-1 code'),
        ("[[source]]\nurl = 'https://a.example'\nsection = '" + "x" * 300 + "'", "`section` is longer than 200"),
        ('[[source]]\npath = "a\\u0000"', "`path` is no path"),
        ("[source]\nurl = 'https://a.example'", "begins with [[source]], in two brackets"),
        ("source = [1]", "begins with [[source]], in two brackets"),
        ("defaults = 1", "the defaults begin with [defaults]"),
        ("[defaults]\ncountry = 5\n[[source]]\nurl = 'https://a.example'", "line 2: defaults: `country` is a text"),
        ("[[source]\n", "is not TOML"),
        ("a = " + "[" * 5_000, "is not TOML"),
    ],
)  # fmt: skip
def test_one_fault_is_one_sentence(path, text, told):
    """It says where, and what is right."""
    assert told in faults(path, text)


def test_a_missing_or_unreadable_list_is_told(tmp_path):
    """With how to make one."""
    (tmp_path / "latin").write_bytes(b"# caf\xe9")

    with pytest.raises(SettingsError, match="no list of sources") as caught:
        catalogue.load(tmp_path / "feeds.toml")
    assert "evenhand feeds add" in caught.value.remedy
    for place in (tmp_path, tmp_path / "latin"):
        with pytest.raises(SettingsError, match="not a text file"):
            catalogue.load(place)


def test_adding_keeps_every_letter_that_was_written(path):
    """Comments, order and spacing; the new source stands below."""
    path.chmod(0o640)
    new = Source("Coast Wire", "https://coast-wire.example/feed", language="", section="Sea")

    catalogue.add(path, new)

    text = path.read_text()
    assert text.startswith(WRITTEN)
    assert (
        text[len(WRITTEN) :]
        == '\n[[source]]\nname = "Coast Wire"\nurl = "https://coast-wire.example/feed"\nlanguage = ""\nsection = "Sea"\ndelay = 1.0\n'
    )
    assert catalogue.load(path)[-1] == new
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in path.parent.iterdir()] == ["feeds.toml"]


def test_a_first_source_makes_the_file(tmp_path):
    """With examples in its comments, in a folder that need not exist."""
    path = tmp_path / "new" / "feeds.toml"

    catalogue.add(path, Source("A", "https://a.example/1"))

    assert path.read_text().startswith("# The sources that")
    assert [source.name for source in catalogue.load(path)] == ["A"]


def test_the_examples_of_the_template_are_right(tmp_path):
    """Taken out of their comments they are a list."""
    text = catalogue.template()
    path = tmp_path / "feeds.toml"
    path.write_text("\n".join(line.removeprefix("# ") for line in text.splitlines()[2:]))

    assert catalogue.read(text, path=path) == ()
    assert [source.name for source in catalogue.load(path)] == ["Harbour Times", "Wire"]


@pytest.mark.parametrize(
    "new",
    [
        Source("harbour TIMES", "https://b.example"),
        Source("B", "http://harbour-times.example/feed.xml"),
        Source("B", "gopher://x"),
        Source("B\u200b", "https://b.example/1"),
    ],
)
def test_what_may_not_be_added_changes_nothing(path, new):
    """A name or address twice, or one that is wrong."""
    with pytest.raises(SettingsError):
        catalogue.add(path, new)

    assert path.read_text() == WRITTEN


def test_a_list_without_tables_cannot_be_added_to(path):
    """It is said how to write it."""
    path.write_text('source = [{url = "https://a.example/1"}]')

    with pytest.raises(SettingsError):
        catalogue.add(path, Source("B", "https://b.example/1"))


def test_windows_line_ends_links_and_marks_stay(path, tmp_path):
    """The link stays a link, the file keeps its line ends."""
    path.write_bytes(b"\xef\xbb\xbf" + WRITTEN.replace("\n", "\r\n").encode())
    link = tmp_path / "link.toml"
    link.symlink_to(path)

    catalogue.add(link, Source("B", "https://b.example/1"))

    assert link.is_symlink()
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n")
    assert len(catalogue.load(link)) == 4


def test_a_full_disk_leaves_the_old_list(path):
    """And no half file beside it."""
    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(WRITTEN), kept[1]))

    try:
        with pytest.raises(OSError, match="too large"):
            catalogue.add(path, Source("B", "https://b.example/1"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)

    assert path.read_text() == WRITTEN
    assert [file.name for file in path.parent.iterdir()] == ["feeds.toml"]


def test_a_taken_name_gets_a_number():
    """Case aside."""
    assert catalogue.unused("A", ["a", "A 2", "b"]) == "A 3"
    assert catalogue.unused("C", ["a"]) == "C"


TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=30).map(
    lambda text: " ".join(text.split())
)


@st.composite
def sources(draw):
    """Lists of sources that may stand in one file."""
    known = []
    for number in range(draw(st.integers(0, 5))):
        name = draw(TEXT)
        folder = draw(st.booleans())
        known.append(
            Source(
                f"{number}{name}",
                url=""
                if folder
                else f"https://{number}.example/{draw(st.sampled_from(['', 'feed.xml', 'a?b=c&d=e']))}",
                path=f"/srv/{number}" if folder else "",
                kind="folder" if folder else draw(st.sampled_from(["feed", "sitemap", "page"])),
                outlet=draw(TEXT),
                section=draw(TEXT),
                language=draw(st.sampled_from(["", *sorted(LANGUAGES)])),
                country=draw(st.sampled_from(["", *sorted(COUNTRIES)])),
                genre=draw(st.sampled_from(["news", "opinion", "unknown"])),
                delay=draw(st.floats(0, 1e6)),
                budget=draw(st.floats(1, 1e6)),
                most=draw(st.integers(1, 10_000)),
                keep_days=draw(st.integers(0, 10_000)),
                complete=draw(st.booleans()),
                enabled=draw(st.booleans()),
            )
        )
    return tuple(cleaned(source) for source in known)


def cleaned(source):
    from ingest.extraction.hygiene import line

    return replace(source, name=line(source.name), outlet=line(source.outlet), section=line(source.section))


@given(
    sources(),
    st.sampled_from(["", '[defaults]\nlanguage = "en"\ndelay = 3\nkeep_days = 4\nenabled = false\n']),
)
def test_what_is_added_is_what_is_read(tmp_path_factory, listed, defaults):
    """Whatever the defaults say."""
    path = tmp_path_factory.mktemp("list") / "feeds.toml"
    path.write_text(defaults)

    catalogue.add(path, *listed)

    assert catalogue.load(path) == listed
