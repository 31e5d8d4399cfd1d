"""The digest's page as text: what it holds, what it never holds."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html

from bot.digests.page import page
from bot.digests.page_languages import language
from bot.digests.page_templates import address, direction, shown
from bot.digests.types import Change, Entry, LeftOut, Mention
from bot.types import Conflict, Figure, Question
from tests.digests.browser import sample
from tests.digests.browser.sample import digest

SVG = {"svg", "title", "desc", "g", "text", "path"}


def read(text):
    """The page as a tree, with the tree of its head checked to be there."""
    return html.document_fromstring(text.encode())


def of_one(words):
    """A digest in which every foreign text is `words`."""
    said = sample.claim(words, (1, words), (2, words))
    told = replace(sample.story(1, words), outlets=(words,), articles=("a1",))
    figures = tuple(
        Figure(value, words, "2026-11-03", 1, quote=words, reason=words) for value in (words, f"{words} 4")
    )
    drawn = tuple(Figure(value, f"{words} {value}", "2026-11-03", 1) for value in ("12", "14"))
    entry = Entry(
        told, "updated", words, (said,), (said,), (Change(words, *figures),),
        (Conflict(words, figures), Conflict("people hurt", drawn)), (words,), 9,
    )  # fmt: skip
    return digest(
        question=Question(words, sample.NOON, "UTC"),
        entries=(entry,),
        in_brief=(Mention(told, "new", words, said), Mention(told, "new", words, None)),
        quiet=(told,),
        left_out=(LeftOut(words, words, words),),
        sources=tuple(replace(sample.source(n, words, words), also_carried_by=(words,)) for n in (1, 2)),
        notices=(words,),
    )


def tags(tree):
    """The elements outside pictures: lines of a picture come and go with the words."""
    return [one.tag for one in tree.iter() if isinstance(one.tag, str) and one.tag not in SVG]


@settings(max_examples=30)
@given(st.text(min_size=1, max_size=60).map(lambda text: f"x{text}"))
@example(sample.HOSTILE)
@example("]]><!--<![CDATA[ --></style></svg></title>")
@example("{% raw %}{{ digest.id }}\x00\x1b\ufffe")
def test_no_text_becomes_markup(words):
    """Whatever articles say, the page has the same elements as with harmless words, and shows them as words."""
    tree = read(page(of_one(words)))

    assert tags(tree) == tags(read(page(of_one("harmless"))))
    assert {one.tag for one in tree.xpath("//svg//*")} <= SVG
    assert tree.xpath("string(//main//blockquote/p)") == shown(words)


def test_nothing_outside_is_asked_for():
    """No element loads anything; links go to http(s) in articles only, and take nothing along."""
    tree = read(page(digest()))

    assert (
        tree.xpath("//script | //img | //iframe | //object | //embed | //form | //base | //video | //audio")
        == []
    )
    assert tree.xpath("//@src | //@srcset | //@style | //@*[starts-with(name(), 'on')]") == []
    assert [one.get("href") for one in tree.xpath("//link")] == ["data:,"]
    outside = [one for one in tree.xpath("//a") if not one.get("href").startswith("#")]
    assert outside
    assert {one.get("rel") for one in outside} == {"noopener noreferrer nofollow"}
    assert all(one.get("href").startswith("https://paper") for one in outside)
    assert "url(" not in page(digest())
    assert "@import" not in page(digest())


def test_the_policy_names_the_styles_it_lets_in():
    """The Content-Security-Policy allows the one style sheet by its hash, and nothing else."""
    tree = read(page(digest()))

    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    css = tree.xpath("string(//style)")

    digested = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digested}'")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", " javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "//evil.example/", "/a", "",
        "https://user@evil.example/", "https:///x", "https://a b.example/", "http://[::1", "ftp://a.example/", "https://a\u202e.example",
    ],
)  # fmt: skip
def test_other_addresses_are_no_links(url):
    """Only http and https with a host, without a user name and without what does not show, can be followed."""
    assert address(url) == ""


def test_plain_addresses_are_links():
    """An article's own address stays as it is."""
    assert address("https://paper.example/a?b=1&c=2#d") == "https://paper.example/a?b=1&c=2#d"


def test_the_same_digest_gives_the_same_bytes():
    """Two runs write one and the same file."""
    assert page(digest()) == page(digest())


def test_headings_and_landmarks_are_in_order():
    """One h1, no level left out, every id once, and every link inside the page leads somewhere."""
    tree = read(page(digest()))

    levels = [int(one.tag[1]) for one in tree.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")} <= set(ids)
    assert {ref for refs in tree.xpath("//@aria-labelledby") for ref in refs.split()} <= set(ids)
    assert [len(tree.xpath(f"//{mark}")) for mark in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]


def test_all_of_a_digest_is_on_the_page():
    """Stories with state, changes from old to new, notes, background, brief, quiet, left out, sources, what was looked at."""
    text = " ".join(read(page(digest())).xpath("string(//body)").split())

    for told in (
        "3 stories, 2 in brief; ", "about 1 minute to read", "Late: this digest was due at 4 November 2026 10:00 Europe/Oslo.",
        "3 November 2026 13:00 Europe/Oslo to 4 November 2026 13:00 Europe/Oslo", "Updated: Northvale dam", "New: ", "Corrected: Flood",
        "people killed: was about 500 (Northvale Ministry of Health, 1 November 2026) [1] → now at least 471",
        "One report of this story was withdrawn.", "Background", "The dam broke on 1 November", "Harbour reopens", "Vote put off",
        "Strike at the Vale railways", "Cup final: Fewer independent reports", "Also carried by Vale Wire, Lake Post.", "(corrected)",
        "Looked at 41 articles", "No news from Lake Post", "1 sentence withheld by the checks.", "Note: The model was not available",
        "Not checked in this language: negation.", "evenhand explain dg-1", "Le Courrier du Val, undated", "to 210.",
    ):  # fmt: skip
        assert told in text


def test_each_statement_shows_its_exact_words():
    """Below every claim stand the quoted words with outlet, day and link."""
    tree = read(page(digest()))

    first = tree.xpath("(//ul[@class='claims'])[1]/li[1]")[0]

    assert first.xpath(".//blockquote/p/text()") == [
        "At least 471 people died, the Northvale Ministry of Health said.",
        sample.HEBREW,
    ]
    assert "The Northvale Herald, 4 November 2026: Ministry gives" in " ".join(
        first.xpath("string(.)").split()
    )
    assert first.xpath(".//details//a/@href") == [
        "#source-1",
        "https://paper1.example/a/1",
        "#source-3",
        "https://paper3.example/a/3",
    ]


def test_what_is_not_there_has_no_heading():
    """A digest in time and without stories says so in a line, and has no empty list of stories."""
    text = page(digest(entries=(), in_brief=(), quiet=(), left_out=(), sources=(), late=None))

    assert "Nothing new in this time." in text
    assert "Late:" not in text
    assert [one.text for one in read(text).xpath("//h2")] == ["In this digest", "What was looked at"]
    assert read(text).xpath("//ol[not(li)] | //ul[not(li)]") == []


def test_foreign_words_have_their_language_and_direction():
    """A Hebrew quotation is Hebrew from right to left, French is of unknown language, English is the page's."""
    tree = read(page(digest()))

    marked = {one.xpath("string(p)"): (one.get("lang"), one.get("dir")) for one in tree.xpath("//blockquote")}

    assert marked[sample.HEBREW] == ("he", "rtl")
    assert marked[sample.ARABIC] == ("ar", "rtl")
    assert marked[sample.FRENCH] == ("", "ltr")
    assert marked["The dam broke on 1 November after four days of rain."] == (None, "ltr")


@pytest.mark.parametrize(
    ("text", "code", "way"),
    [
        ("وزیر گفت پل بسته شد", "fa", "rtl"), ("وزیر نے کہا کہ پل بند ہے", "ur", "rtl"), ("Міст закрито", "uk", "ltr"),
        ("Мост закрыт", "ru", "ltr"), ("橋は閉鎖された", "ja", "ltr"), ("大桥关闭", "zh", "ltr"), ("471", "en", "ltr"),
        ("“שלום” he said of it", "en", "rtl"), ("Η γέφυρα έκλεισε", "el", "ltr"), ("Dam holds", "en", "ltr"),
    ],
)  # fmt: skip
def test_letters_tell_language_and_direction(text, code, way):
    """The script, and letters that only one language has, decide; the first letter decides the direction."""
    assert (language(text, "en"), direction(text)) == (code, way)


def test_controls_are_shown_and_not_obeyed():
    """An override of direction cannot turn a figure round; the marks that spelling needs stay."""
    assert shown("\u202e471\u202c\n\x1b[31m") == "\ufffd471\ufffd \ufffd[31m"
    assert shown("می\u200cخواهم \u200f!") == "می\u200cخواهم \u200f!"
