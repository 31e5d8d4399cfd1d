"""The fields of an item, out of what strangers wrote: plain text, web addresses, moments, an identity."""

from __future__ import annotations

import html
import re
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from ingest import urls
from ingest.extraction import dates, hygiene

if TYPE_CHECKING:
    from datetime import datetime

    from corpus.types import DateQuality
    from ingest.extraction.dates import Stamp

TITLE, SUMMARY, CONTENT = 500, 20_000, 500_000  # characters kept
_ADDRESS = 4_000  # characters; browsers and servers stop at 2,000 to 8,000
_GUID = 500  # characters; a longer one is hashed
_TAGS = 5_000  # of one fragment; the largest of 558 real pages had 8,093 with all its furniture
_MARKUP = 1_000_000  # characters of one fragment's HTML
_TAG = re.compile(r"<[a-zA-Z/!?]")
# HTML's own elements; "<Unknown>" in a headline is the headline's own word.
_ELEMENT = re.compile(
    r"</?(?:a|abbr|acronym|applet|article|audio|b|base|bdi|bdo|big|blink|blockquote|body|br|button|center|cite|code|del|dfn|div|em|"
    r"embed|figure|font|form|frame|frameset|h[1-6]|head|hr|html|i|iframe|img|input|ins|kbd|label|li|link|mark|marquee|meta|nobr|noscript|"
    r"object|ol|p|param|picture|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|template|"
    r"textarea|th|time|tr|tt|u|ul|var|video|wbr)(?:\s[^<>]*)?/?>|<!--",
    re.IGNORECASE,
)
_NEVER_CLOSED = re.compile(r"</?embed\b[^<>]*>", re.IGNORECASE)
_SELDOM_CLOSED = re.compile(r"<(object|iframe|applet)\b[^<>]*>", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_BREAKS = re.compile(r"[\x00-\x1f\x7f]+")
_WEEKDAY = re.compile(r"^\s*[A-Za-z]{3,9}\.?,?\s+(?=\d)")
_CLOCK = re.compile(r"\b(?!00:00\b)\d{1,2}:\d\d\b")


def headline(text: str, *, markup: bool = True) -> str:
    """One clean line of a title; its HTML becomes text unless `markup` says that it is none."""
    text = text[: 10 * TITLE]
    if markup and _ELEMENT.search(text):
        text = _fragment(text)
    return hygiene.line(html.unescape(text))[:TITLE].rstrip()


def plain(markup: str, *, most: int = CONTENT) -> str:
    """The visible text of a piece of HTML, by paragraphs; "" for one too large to be an article's."""
    if len(markup) > _MARKUP or len(_TAG.findall(markup)) > _TAGS:
        return ""
    text = _fragment(markup) if _TAG.search(markup) else html.unescape(markup)
    return hygiene.clean(text)[:most].rstrip()


def _fragment(markup: str) -> str:
    """The visible text; what follows a player that is never closed is text, too."""
    from ingest.extraction.visible import of_fragment

    markup = _NEVER_CLOSED.sub("", markup)
    lower = markup.lower()
    return of_fragment(
        _SELDOM_CLOSED.sub(lambda found: found[0] if f"</{found[1].lower()}" in lower else "", markup)
    )


def address(url: str, base: str = "") -> str:
    """The absolute http(s) address that `url` means on `base`, "" when there is none."""
    url = _BREAKS.sub("", url.strip()).replace("&amp;", "&").replace(" ", "%20")
    if not url or len(url) > _ADDRESS:
        return ""
    try:
        whole = url if _SCHEME.match(url) else urljoin(base, url)
        named = urlsplit(whole)
        sound = named.scheme in {"http", "https"} and "@" not in named.netloc and named.port != 0
    except ValueError:  # brackets that are no IPv6 address, a port that is no number
        return ""
    return whole if sound and (named.hostname or "").strip(".") else ""


def moment(*texts: str) -> Stamp | None:
    """The first of the dates as they are written that can be read in one way, else None."""
    return next((stamp for text in texts if text and (stamp := _stamp(text))), None)


def _stamp(text: str) -> Stamp | None:
    stamp = dates.parse(text)
    if stamp is None or stamp.quality == "minute" or not _CLOCK.search(text):
        return stamp
    longer = dates.parse(_WEEKDAY.sub("", text))  # zone names that mail does not know, such as CEST
    return longer if longer and longer.quality == "minute" else stamp


def quality(published: Stamp | None, updated: Stamp | None) -> DateQuality:
    """How far the publication time of an item with these two dates can be trusted."""
    if published:
        return published.quality
    return "updated_only" if updated else "none"


def identity(
    guid: str, *, url: str = "", title: str = "", when: datetime | None = None, text: str = ""
) -> str:
    """What an item is known by in its feed: its own id, else its address, else a hash of title and date.

    An item without a title is known by its text instead.
    """
    guid = hygiene.line(guid)
    if guid:
        return guid if len(guid) <= _GUID else _hash(guid)
    return urls.canonical(url) or _hash(f"{title or text}\n{when.isoformat() if when else ''}")


def _hash(text: str) -> str:
    return "sha256:" + sha256(text.encode("utf-8", "replace")).hexdigest()
