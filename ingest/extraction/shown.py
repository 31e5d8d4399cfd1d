"""Title and byline as a page shows them, where nothing on it states them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ingest.extraction.bylines import LEAD, names

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS = re.compile(r"\w+")
_MOST = 300  # elements looked at for a byline
_LONGEST = 160  # characters of a byline
_NAME_WORDS = 6  # of a name that stands without "By"
_SIGNED = re.compile(
    r"(?:^|\s)(?:byline|by-line|author|author-?name|byline-?(?:name|author|text)|p-author|post-author|entry-author|article-?author)(?=\s|$)",
    re.IGNORECASE,
)


def title(tree: Any) -> str:
    """The heading that the window's title repeats, else that title: a site's own name stands in headings too."""
    window, *headings = titles(tree)
    words = set(_WORDS.findall(window.casefold()))
    shared = {
        heading: sum(word in words for word in _WORDS.findall(heading.casefold())) for heading in headings
    }
    best = max(headings, key=shared.__getitem__, default="")
    if best and 2 * shared[best] >= len(_WORDS.findall(best)) > 0:
        return best
    return window or best


def titles(tree: Any) -> tuple[str, ...]:
    """What the window's frame shows, "" for nothing, and the main headings of the page."""
    window = " ".join((tree.findtext(".//title") or "").split())
    return window, *(_line(node) for node in tree.iterfind(".//h1"))


def is_echoed(headline: str, others: Iterable[str]) -> bool:
    """Whether one of the other titles of a page has half of the headline's words, or there is none to compare."""
    words = set(_WORDS.findall(headline.casefold()))
    told = [set(_WORDS.findall(other.casefold())) for other in others if other.strip()]
    return not told or not words or any(2 * len(words & other) >= len(words) for other in told)


def authors(tree: Any, *, outlet: str) -> tuple[str, ...]:
    """The people in the first byline below the page's main heading, or in the only one there is."""
    below = False
    found: set[tuple[str, ...]] = set()
    heading = next(tree.iterfind(".//h1"), None)
    for element in tree.xpath(
        ".//h1|.//*[@rel='author' or contains(@itemprop,'author') or contains(@class,'yline') or contains(@class,'uthor') or contains(@id,'yline')]"
    )[:_MOST]:
        if element is heading:
            below = True
            continue
        people = _signed(element, outlet)
        if people and below:
            return people
        if people:
            found.add(people)
    return found.pop() if len(found) == 1 else ()


def _signed(element: Any, outlet: str) -> tuple[str, ...]:
    """The people that an element names: after "By", or alone where the element is marked as an author's."""
    text = _line(element)
    if not text or len(text) > _LONGEST or element.tag in {"h1", "meta", "link", "body"}:
        return ()
    marked = "author" in f"{element.get('rel')} {element.get('itemprop')}" or bool(
        _SIGNED.search(element.get("class") or "")
    )
    if not LEAD.match(text) and not (marked and len(text.split()) <= _NAME_WORDS):
        return ()
    return names([text], outlet=outlet)


def _line(element: Any) -> str:
    return " ".join(element.text_content().split())
