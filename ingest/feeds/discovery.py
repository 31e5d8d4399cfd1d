"""The feeds that a web page says it has."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from ingest.extraction import charsets
from ingest.feeds.fields import address

if TYPE_CHECKING:
    from collections.abc import Iterator

_REACH = 500_000  # bytes of the page that are looked at; links to feeds stand in its head
_ELEMENT = re.compile(r"<(link|base)\b([^<>]{1,3000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-zA-Z-]{1,40})\s{0,5}=\s{0,5}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
)
_COMMENTS = re.compile(r"\bcomments?\b", re.IGNORECASE)  # what readers wrote is no news


def feeds_of(page: bytes, *, url: str, charset: str = "") -> tuple[str, ...]:
    """The addresses of the feeds that a page links to, in its order; feeds of readers' comments come last."""
    text = charsets.decode(page[:_REACH], declared=charset or charsets.declared_in(page))
    base, found = url, dict[str, bool]()
    for name, told in _elements(_COMMENT.sub("", text)):
        place = address(told.get("href", ""), base)
        if name == "base" and place:
            base = place
        elif name == "link" and place and _is_feed(told):
            found.setdefault(place, bool(_COMMENTS.search(f"{told.get('title', '')} {place}")))
    return tuple(sorted(found, key=lambda place: found[place]))


def _elements(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    for element in _ELEMENT.finditer(text):
        told = {
            attribute[1].lower(): html.unescape(attribute[2] or attribute[3] or attribute[4] or "")
            for attribute in _ATTRIBUTE.finditer(element[2])
        }
        yield element[1].lower(), told


def _is_feed(told: dict[str, str]) -> bool:
    kind = told.get("type", "").partition(";")[0].strip().lower()
    return "alternate" in told.get("rel", "").lower().split() and kind in _TYPES
