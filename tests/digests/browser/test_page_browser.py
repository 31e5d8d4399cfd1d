"""The digest's page in a real browser: reading, keyboard, widths, themes, paper."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from bot.digests.page import page
from tests.digests.browser.sample import digest

FOCUSABLE = """() => [...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
    .filter(one => one.checkVisibility()).map(one => one.outerHTML)"""
TOO_WIDE = """() => [...document.querySelectorAll('body *')].filter(one => !one.closest('.unseen'))
    .filter(one => one.getBoundingClientRect().right > innerWidth + .5).map(one => one.outerHTML.slice(0, 90))"""
NAMES = """() => [...document.querySelectorAll('svg.series')].map(svg => ({
    frame: svg.getBoundingClientRect().toJSON(),
    values: [...svg.querySelectorAll('.value')].map(value => [...value.querySelectorAll('.name')]
        .map(name => name.getBoundingClientRect().toJSON())),
    texts: [...svg.querySelectorAll('text')].map(text => text.getBoundingClientRect().toJSON())}))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("wide", [320, 1280])
def test_axe_finds_nothing_even_with_all_words_shown(opened, axe, scheme, wide):
    """Neither theme violates a rule of axe-core, contrast and target size included, and it is unsure of none outside pictures."""
    tab = opened(scheme=scheme, wide=wide)
    tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    tab.evaluate(axe)

    found = tab.evaluate("axe.run(document, {rules: {'target-size': {enabled: true}}})")

    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    unsure = [node["html"] for one in found["incomplete"] for node in one["nodes"]]
    assert [html for html in unsure if not html.startswith(("<text", "<span aria-hidden"))] == []
    assert "color-contrast" in {one["id"] for one in found["passes"]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_stand_out_from_the_paper(opened, scheme):
    """Words in a picture have a contrast of 4.5 at the least, marks one of 3, in both themes (axe skips SVG)."""
    tab = opened(scheme=scheme)
    paper = _luminance(tab.evaluate("getComputedStyle(document.body).backgroundColor"))

    words = tab.evaluate("[...document.querySelectorAll('svg text')].map(one => getComputedStyle(one).fill)")
    marks = tab.evaluate(
        "[...document.querySelectorAll('svg .mark')].map(one => getComputedStyle(one).stroke)"
    )

    assert min(_contrast(_luminance(colour), paper) for colour in words) >= 4.5
    assert min(_contrast(_luminance(colour), paper) for colour in marks) >= 3


def _luminance(colour):
    """Relative luminance of "rgb(…)", by WCAG 2."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def test_tab_reaches_everything_in_order(opened):
    """Tab goes to the skip link, then to every link and "show the words" in the order of the page, each seen."""
    tab = opened()
    wanted = tab.evaluate(FOCUSABLE)

    reached, outlines = [], []
    for _ in wanted:
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate("document.activeElement.outerHTML"))
        outlines.append(tab.evaluate("getComputedStyle(document.activeElement).outline"))

    assert reached == wanted
    assert 'class="skip"' in reached[0]
    assert all("solid 3px" in outline for outline in outlines)


def test_enter_opens_the_words_and_their_links_can_be_reached(opened):
    """Enter on a summary shows the quoted words; the next Tab is at the link inside; Enter again hides them."""
    tab = opened()
    summary = tab.locator("summary").first
    quote = tab.locator("details blockquote").first
    assert not quote.is_visible()

    summary.focus()
    tab.keyboard.press("Enter")
    assert quote.is_visible()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('details') !== null")
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("Enter")

    assert not quote.is_visible()


def test_the_skip_link_leads_past_the_contents(opened):
    """Enter on the skip link, which is seen when it has the focus, moves on to the stories."""
    tab = opened()
    tab.keyboard.press("Tab")
    assert tab.locator(".skip").bounding_box()["y"] >= 0

    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")

    assert tab.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("wide", [320, 640, 1280])
def test_nothing_is_wider_than_the_window(opened, wide):
    """At a phone's width, at 200 % zoom and on a desk nothing has to be scrolled sideways."""
    tab = opened(wide=wide)
    tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    assert tab.evaluate("document.documentElement.scrollWidth") <= wide
    assert tab.evaluate(TOO_WIDE) == []


def test_text_of_twice_the_size_fits(opened):
    """With the letters set to 200 % the page still has the width of its window."""
    tab = opened(wide=640)
    tab.evaluate("document.documentElement.style.fontSize = '200%'")

    assert tab.evaluate(TOO_WIDE) == []


def test_the_page_asks_for_nothing(opened, written):
    """One file is read, the policy has no complaint, and no script of an article runs."""
    tab = opened()
    tab.locator("#sources").scroll_into_view_if_needed()
    tab.wait_for_timeout(100)

    assert tab.log == [written.as_uri()]
    assert tab.locator("script").count() == 0


def test_without_script_the_words_still_open(opened):
    """A browser that runs no script shows the words at a click."""
    tab = opened(scripts=False)

    tab.locator("summary").first.click()

    assert tab.locator("details blockquote").first.is_visible()


def test_names_in_a_picture_do_not_overlap_as_drawn(opened):
    """With the browser's own fonts every name stays inside the picture and clear of the other names."""
    tab = opened()

    for picture in tab.evaluate(NAMES):
        frame = picture["frame"]
        assert all(text["right"] <= frame["right"] + 0.5 for text in picture["texts"])
        assert all(text["left"] >= frame["left"] - 0.5 for text in picture["texts"])
        assert all(text["bottom"] <= frame["bottom"] + 0.5 for text in picture["texts"])
        spans = sorted((value[0]["top"], value[-1]["bottom"]) for value in picture["values"])
        assert all(upper[1] <= lower[0] + 2 for upper, lower in pairwise(spans))


def test_on_paper_all_words_are_shown_in_black(opened):
    """Print shows what is folded on a screen, in black on white in the dark theme, too."""
    tab = opened(media="print", scheme="dark")

    assert all(quote.is_visible() for quote in tab.locator("blockquote").all())
    assert not tab.locator("nav").is_visible()
    colours = tab.evaluate(
        "(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(document.body))"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_a_themed_page_is_light_or_dark(opened):
    """The reader's own theme is followed."""
    light, dark = (
        opened(scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    )

    assert light == "rgb(253, 253, 251)"
    assert dark == "rgb(22, 24, 27)"


def test_an_empty_digest_has_no_violation(browser, axe):
    """A digest without any story is a page, too."""
    tab = browser.new_page()
    tab.set_content(page(digest(entries=(), in_brief=(), quiet=(), left_out=(), sources=(), late=None)))
    tab.evaluate(axe)

    found = tab.evaluate("axe.run(document)")
    tab.close()

    assert [one["id"] for one in found["violations"]] == []
