"""RSS and Atom as they are written, which is not as they should be."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SourceError
from ingest.feeds import parsing
from ingest.feeds.parsing import parse
from ingest.feeds.types import LIMIT, MOST_ITEMS
from tests.feeds.makers import BASE, atom, item, rss, sitemap


def only(data, *, url=BASE, charset=""):
    (found,) = parse(data, url=url, charset=charset).items
    return found


def test_a_feed_tells_all_that_it_says_of_an_item():
    """Every field of an RSS item finds its place."""
    more = (
        "<description>Repairs &lt;b&gt;begin&lt;/b&gt; on Monday.</description><category>Local</category><category>Port</category>"
        "<dc:creator>Ada Lindqvist and Piet de Boer</dc:creator><source url='https://agency.example/rss'>Northern Agency</source>"
        "<content:encoded><![CDATA[<p>The council closed it.</p><p>It opens in May.</p>]]></content:encoded>"
    )

    listing = parse(rss(item(7, more=more)), url=BASE)

    (found,) = listing.items
    assert (listing.kind, listing.title, listing.language, listing.faults) == (
        "rss",
        "Harbour Times",
        "en",
        (),
    )
    assert (found.guid, found.url) == ("ht-7", "https://harbour-times.example/news/7")
    assert (found.title, found.summary) == ("Berth 7 closes", "Repairs begin on Monday.")
    assert found.content == "The council closed it.\n\nIt opens in May."
    assert found.authors == ("Ada Lindqvist", "Piet de Boer")
    assert (found.published, found.date_quality) == (datetime(2026, 11, 3, 8, 30, tzinfo=UTC), "minute")
    assert (found.section, found.outlet) == ("Local", "Northern Agency")


def test_an_atom_entry_tells_its_own():
    """Links are absolute by xml:base, an update is no publication."""
    entry = (
        '<entry xml:base="/archive/"><title type="html">Mayor &amp;amp; council</title><id>urn:1</id><link href="a?x=1&amp;y=2"/>'
        "<updated>2026-11-03T10:00:00+02:00</updated><author><name>Ida Brandt</name></author>"
        '<source><title>Coast Wire</title></source><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p></div></content></entry>'
    )

    found = only(atom(entry))

    assert found.title == "Mayor & council"
    assert found.url == "https://harbour-times.example/archive/a?x=1&y=2"
    assert (found.published, found.date_quality) == (None, "updated_only")
    assert found.updated == datetime(2026, 11, 3, 8, 0, tzinfo=UTC)
    assert (found.content, found.summary, found.outlet) == ("One.", "", "Coast Wire")
    assert (found.authors, found.language) == (("Ida Brandt",), "en")


def test_rdf_and_its_dates_are_read():
    """RSS 1.0 tells the publication as dc:date."""
    data = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        b'<item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link><dc:date>2026-11-01T08:00:00Z</dc:date></item></rdf:RDF>'
    )

    found = only(data)

    assert (found.published, found.updated) == (datetime(2026, 11, 1, 8, tzinfo=UTC), None)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("AT&T profit falls", "AT&T profit falls"),
        ("AT&amp;T profit falls", "AT&T profit falls"),
        ("AT&amp;amp;T profit falls", "AT&T profit falls"),
        ("A caf&eacute; closes", "A café closes"),
        ("Two&nbsp;words", "Two words"),
        ("<![CDATA[Mayor: <i>no</i>]]>", "Mayor: no"),
        ("Mayor: &lt;b&gt;no&lt;/b&gt;", "Mayor: no"),
        ("If 3 &lt; 4 then 5 &gt; 4", "If 3 < 4 then 5 > 4"),
        ("The &lt;Unknown&gt; file", "The <Unknown> file"),
        ("Safe&lt;script&gt;alert(1)&lt;/script&gt; words", "Safe words"),
        ("zero&#8203;width &#x202e;turned", "zerowidth turned"),
        ("smart &#146;quotes", "smart ’quotes"),
    ],
)
def test_titles_keep_their_words(written, read):
    """Entities that no one declared and markup nobody asked for cost no word."""
    assert only(rss(f"<item><title>{written}</title><guid>1</guid></item>")).title == read


def test_a_literal_title_of_atom_keeps_its_brackets():
    """Where a feed says that a title is plain text, its tags are words."""
    assert (
        only(atom('<entry><id>1</id><title type="text">The &lt;b&gt; tag</title></entry>')).title
        == "The <b> tag"
    )


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (rss("<item><title>café</title></item>"), ""),
        (rss("<item><title>café</title></item>").decode().encode("latin-1"), ""),
        (rss("<item><title>café</title></item>").decode().encode("latin-1"), "utf-8"),
        (rss("<item><title>café</title></item>"), "iso-8859-1"),
        (rss("<item><title>café</title></item>", declaration="").decode().encode("utf-16"), ""),
        (rss("<item><title>café</title></item>", declaration="").decode().encode("utf-32-be"), ""),
        (b"\xef\xbb\xbf" + rss("<item><title>café</title></item>"), ""),
        (rss("<item><title>café</title></item>", declaration="").decode().encode("cp1250"), "cp1250"),
    ],
)
def test_letters_survive_what_servers_say_of_them(data, charset):
    """Declared wrongly, twice or not at all."""
    assert only(data, charset=charset).title == "café"


def test_a_declaration_in_the_feed_beats_a_servers_default():
    """Servers call all text Latin-1."""
    data = rss(
        "<item><title>Выборы мэра</title></item>", declaration='<?xml version="1.0" encoding="windows-1251"?>'
    )

    assert only(data.decode().encode("cp1251"), charset="ISO-8859-1").title == "Выборы мэра"


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/news/1", "https://harbour-times.example/news/1"),
        ("  https://harbour-times.example/a b\n", "https://harbour-times.example/a%20b"),
        ("//cdn.example/1", "https://cdn.example/1"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("https://user:secret@harbour-times.example/", ""),
        ("ftp://harbour-times.example/1", ""),
        ("http://[::1", ""),
        ("https://harbour-times.example/" + "a" * 5_000, ""),
        ("", ""),
    ],
)
def test_links_are_addresses_of_the_web_or_nothing(link, url):
    """Whatever else stands there is dropped, the item stays."""
    assert (
        only(rss(f"<item><title>One</title><guid isPermaLink='false'>1</guid><link>{link}</link></item>")).url
        == url
    )


def test_an_address_before_its_counter_wins():
    """Feed services put their own address in front."""
    more = '<feedburner:origLink xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">https://harbour-times.example/real</feedburner:origLink>'

    assert only(rss(item(1, more=more))).url == "https://harbour-times.example/real"


def test_a_permanent_guid_is_the_address_of_an_item_without_link():
    """RSS says so."""
    assert (
        only(rss("<item><guid>https://harbour-times.example/9</guid></item>")).url
        == "https://harbour-times.example/9"
    )


@pytest.mark.parametrize(
    ("written", "read", "quality"),
    [
        ("Tue, 03 Nov 2026 09:30:00 GMT", datetime(2026, 11, 3, 9, 30, tzinfo=UTC), "minute"),
        ("Tue, 03 Nov 2026 09:30:00 EST", datetime(2026, 11, 3, 14, 30, tzinfo=UTC), "minute"),
        ("Tue, 03 Nov 2026 09:30:00 CEST", datetime(2026, 11, 3, 7, 30, tzinfo=UTC), "minute"),
        ("3 Nov 2026 09:30 +0200", datetime(2026, 11, 3, 7, 30, tzinfo=UTC), "minute"),
        ("2026-11-03T09:30:00Z", datetime(2026, 11, 3, 9, 30, tzinfo=UTC), "minute"),
        ("Tue, 03 Nov 2099 09:30:00 GMT", datetime(2099, 11, 3, 9, 30, tzinfo=UTC), "minute"),
        ("Tue, 03 Nov 2026 09:30:00 IST", datetime(2026, 11, 3, tzinfo=UTC), "day"),
        ("Tue, 03 Nov 2026 00:00:00 +0100", datetime(2026, 11, 3, tzinfo=UTC), "day"),
        ("2026-11-03", datetime(2026, 11, 3, tzinfo=UTC), "day"),
        ("03/04/2026", None, "none"),
        ("2026", None, "none"),
        ("yesterday", None, "none"),
        ("", None, "none"),
    ],
)
def test_dates_are_read_or_left_out_never_invented(written, read, quality):
    """A zone with two meanings, or none, leaves the day; a date that can be read two ways leaves nothing."""
    found = only(rss(item(1, date=written)))

    assert (found.published, found.date_quality) == (read, quality)


def test_an_item_is_known_by_its_id_else_its_address_else_its_words():
    """In this order."""
    bare = "<item><title>Only words</title><pubDate>Tue, 03 Nov 2026 09:30:00 GMT</pubDate></item>"

    first, second, third = parse(rss(item(1), item(2, guid=False), bare), url=BASE).items

    assert first.guid == "ht-1"
    assert second.guid == "https://harbour-times.example/news/2"
    assert third.guid.startswith("sha256:")
    assert third.guid == only(rss(bare)).guid


def test_of_one_id_the_newest_stays_and_of_equals_the_last():
    """In the place of the first."""
    older, newer = "Mon, 02 Nov 2026 09:30:00 GMT", "Wed, 04 Nov 2026 09:30:00 GMT"
    twice = [
        f"<item><guid>a</guid><title>{name}</title><pubDate>{date}</pubDate></item>"
        for name, date in [("new", newer), ("old", older)]
    ]
    same = [f"<item><guid>b</guid><title>{name}</title></item>" for name in ("first", "last")]

    found = parse(rss(*twice, *same, item(1)), url=BASE).items

    assert [entry.title for entry in found] == ["new", "last", "Berth 1 closes"]


def test_an_id_that_all_items_share_names_none_of_them():
    """A template's mistake does not merge a feed into one item."""
    items = [
        f"<item><guid isPermaLink='false'>0</guid><link>https://a.example/{n}</link><title>{n}</title></item>"
        for n in range(4)
    ]

    listing = parse(rss(*items), url=BASE)

    assert [found.guid for found in listing.items] == [f"https://a.example/{n}" for n in range(4)]
    assert "share one id" in listing.faults[0]


def test_more_items_than_the_limit_are_cut_to_the_newest():
    """In the feed's own order, with a word to the operator."""
    items = [
        f"<item><guid>{n}</guid><pubDate>{2000 + n // 365:04}-01-01T09:00:00Z</pubDate></item>"
        for n in range(MOST_ITEMS + 20)
    ]

    listing = parse(rss(*items), url=BASE)

    assert len(listing.items) == MOST_ITEMS
    assert listing.items[-1].guid == str(MOST_ITEMS + 19)
    assert "only the newest 5,000" in listing.faults[0]


def test_a_truncated_feed_gives_what_came():
    """With its fault named."""
    whole = rss(*(item(n) for n in range(20)))

    listing = parse(whole[: len(whole) // 2], url=BASE)

    assert len(listing.items) >= 8
    assert "not well-formed XML" in listing.faults[0]


def test_control_characters_cost_nothing():
    """XML cannot hold them, publishers send them."""
    listing = parse(rss("<item><title>One\x0b two&#0;</title></item>"), url=BASE)

    assert (listing.items[0].title, listing.faults) == ("One two", ())


def test_one_malformed_place_does_not_cost_the_feed():
    """Neither on a map nor in a table of characters."""
    more = "<georss:where xmlns:georss='http://www.georss.org/georss' xmlns:gml='http://www.opengis.net/gml'><gml:posList>1</gml:posList></georss:where>"
    odd = "<description><![CDATA[a&#99999999999;b&#x0000000041;&#x110000;]]></description>"

    first, second = parse(rss(item(1, more=more), item(2, more=odd))[:-6], url=BASE).items

    assert first.title == "Berth 1 closes"
    assert second.summary == "abA"


def test_warnings_of_a_server_before_the_feed_are_passed_over():
    """A broken plugin writes them there."""
    assert len(parse(b"<br />\n<b>Warning</b>: something in line 3\n" + rss(item(1)), url=BASE).items) == 1
    assert len(parse(b"Notice: deprecated\n" + rss(item(1)), url=BASE).items) == 1


def test_a_feed_says_how_long_it_wants_to_be_left_alone():
    """In minutes, or by the syndication module; nonsense counts as silence."""
    sy = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'

    def patience(head):
        return parse(rss(item(1), head=head), url=BASE).fresh_for

    assert patience("<ttl>30</ttl>") == 1_800
    assert (
        patience(
            f"<sy:updatePeriod {sy}>hourly</sy:updatePeriod><sy:updateFrequency {sy}>2</sy:updateFrequency>"
        )
        == 1_800
    )
    assert patience("<ttl>999999</ttl>") == patience("<ttl>soon</ttl>") == patience("") == 0


def test_an_empty_feed_that_is_sound_lists_nothing():
    """Nothing new is no fault."""
    assert parse(rss(), url=BASE).items == ()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"<rss version='2.0'><channel><title>x</chan", "broken and lists nothing"),
        (b"<!DOCTYPE html><html><body>Log in</body></html>", "a web page, not a feed"),
        (b"<!-- x --><html><body>Log in</body></html>", "a web page, not a feed"),
        (b"<!DOCTYPE html><p>Log in", "a web page, not a feed"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no feed"),
        (b"%PDF-1.7 \x00", "not text"),
        (b"\x1f\x8b\x08broken", "broken gzip"),
        (b"just words", "neither XML nor JSON"),
        (b"<", "broken and lists nothing"),
        (b"<!--", "broken and lists nothing"),
    ],
)
def test_what_is_no_feed_is_told(data, told):
    """In one sentence, with what to do."""
    with pytest.raises(SourceError, match=told) as caught:
        parse(data, url=BASE)

    assert caught.value.source == BASE
    assert caught.value.remedy


def test_gzip_is_unpacked_to_a_bound():
    """A bomb is refused, a feed is read."""
    assert len(parse(gzip.compress(rss(item(1)), mtime=0), url=BASE).items) == 1
    with pytest.raises(SourceError, match="larger than 10 MB"):
        parse(gzip.compress(b" " * (LIMIT + 1), mtime=0), url=BASE)


SEEDS = (
    rss(item(1), item(2, more="<description>caf&eacute; &amp; <![CDATA[<b>x</b>]]></description>")),
    atom(
        "<entry><id>1</id><title type='html'>A &lt;b&gt;</title><link href='a'/><updated>2026-11-03T10:00:00Z</updated></entry>"
    ),
    sitemap("<url><loc>https://a.example/1</loc><news:news><news:title>T</news:title></news:news></url>"),
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "content_html": "<p>x"}]}',
)
PIECES = (b"<", b">", b"&", b"&#", b"&#xFFFFFFF;", b"]]>", b"<![CDATA[", b"<!--", b"<!DOCTYPE rss [", b"\x00", b"\xff\xfe", b"\xf0", b'"', b"{", b"<item>", b"</rss>",
    b"xml:base='http://[::1'", b"<link href='//['/>", b"<guid>", b"\xef\xbb\xbf", b"<?xml version='1.0' encoding='utf-7'?>")  # fmt: skip


@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 60), st.sampled_from(PIECES)), max_size=6),
)
def test_no_feed_raises_anything_but_an_error_of_its_own(seed, cuts):
    """However it is cut and mixed; what is listed has an id, and no address outside the web; twice the same is twice the same."""
    data = seed
    for place, length, piece in cuts:
        data = data[:place] + piece + data[place + length :]

    try:
        listing = parse(data, url=BASE)
    except SourceError:
        return

    assert all(found.guid and (not found.url or found.url.startswith("http")) for found in listing.items)
    assert listing == parse(data, url=BASE)


def test_a_fragment_too_large_for_an_article_is_left_out():
    """The page itself is read then."""
    more = f"<content:encoded><![CDATA[{'<p>a</p>' * 6_000}]]></content:encoded>"

    assert only(rss(item(1, more=more))).content == ""


def test_a_player_that_is_never_closed_hides_no_text():
    """What follows it is the article."""
    more = "<description><![CDATA[Before <embed src='x'> after <object data='y'> end.]]></description>"

    assert only(rss(item(1, more=more))).summary == "Before after end."


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "rss"),
        ("<!DOCTYPE html><rss>", "rss"),
        ("<!-- <html> --><atom:feed>", "feed"),
        ("<!-- never closed", ""),
        ("words", ""),
    ],
)
def test_the_first_element_decides(text, root):
    """Not what stands in comments and document types."""
    assert parsing.root_of(text) == root
