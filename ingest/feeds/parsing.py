"""From the bytes of a feed or sitemap to what it lists. The first bytes tell what it is, never a header."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from corpus.errors import EvenhandError, SourceError
from ingest import urls
from ingest.extraction import charsets
from ingest.feeds.types import LIMIT, MOST_ITEMS, Listing

if TYPE_CHECKING:
    from ingest.feeds.types import Item

_GZIP = b"\x1f\x8b"
_DECLARED = re.compile(
    rb"""\A\s*<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([a-zA-Z0-9_:.-]{2,40})["']""", re.IGNORECASE
)
_UNMARKED = (
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
)  # XML without a byte order mark
_DEFAULTS = re.compile(r"(?:us-)?ascii|latin-?1|iso-?8859-?1", re.IGNORECASE)  # what servers say of anything
_NAME = re.compile(r"<([a-zA-Z_][\w.-]{0,80}(?::[\w.-]{1,80})?)")
_START = re.compile(
    r"<(?:\?xml\b|rss\b|feed\b|rdf:RDF\b|(?:\w+:)?urlset\b|(?:\w+:)?sitemapindex\b)", re.IGNORECASE
)
_ROOTS = frozenset({"rss", "feed", "rdf", "channel", "urlset", "sitemapindex"})
_JUNK = 4_000  # characters before a feed that are passed over: a server's own warnings
_SHARING = 2  # items with one id and as many addresses: the id names none of them
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def parse(data: bytes, *, url: str, charset: str = "") -> Listing:
    """What a feed lists: RSS, Atom, JSON Feed, a sitemap or an index of sitemaps, gzipped or not.

    Links are absolute against `url`, every text is plain and clean, no date is invented. Of items with one
    id the newest stays, and the last of those; of more than `MOST_ITEMS` the newest stay; the order is the feed's.
    This very process does the work, without limits on time: use `ingest.extraction.sandbox.Sandbox` for feeds of others.

    Args:
        data: as it came.
        url: its address; "" leaves relative links out.
        charset: what the server said, if anything.

    Raises:
        SourceError: it is no feed, or a broken one that lists nothing. A sound feed without items is none.
    """
    try:
        return _settled(_read(_text(_unpacked(data, url), charset, url), url))
    except (EvenhandError, MemoryError):
        raise
    except Exception as error:  # whatever a parser meets in a feed, the run goes on with the next one
        raise SourceError(
            url, f"cannot be read ({type(error).__name__})", remedy="report it with the feed"
        ) from error


def _unpacked(data: bytes, url: str) -> bytes:
    """The bytes themselves, out of one layer of gzip where there is one."""
    if data.startswith(_GZIP):
        unzip = zlib.decompressobj(wbits=31)
        try:
            data = unzip.decompress(data, LIMIT + 1)
        except zlib.error as error:
            raise SourceError(url, "this is broken gzip", remedy="check the address of the feed") from error
    if len(data) > LIMIT:
        raise SourceError(
            url,
            f"larger than {LIMIT // 1_000_000} MB, too much for one feed",
            remedy="ask for its parts, one by one",
        )
    return data


def _text(data: bytes, charset: str, url: str) -> str:
    if not data.strip():
        raise SourceError(url, "it is empty", remedy="check the address of the feed")
    wide = next((name for head, name in _UNMARKED if data.startswith(head)), "")
    if wide:
        return data.decode(wide, "replace")
    if charsets.is_binary(data[:4_096]):
        raise SourceError(url, "this is not text, so it is no feed", remedy="check the address of the feed")
    found = _DECLARED.match(data)
    own = found[1].decode("ascii") if found else ""
    told = own if own and _DEFAULTS.fullmatch(charset) else charset or own
    return charsets.decode(data, declared=told).lstrip("\ufeff \t\r\n\x00")


def _read(text: str, url: str) -> Listing:
    if text.startswith(("{", "[")):
        from ingest.feeds import jsonfeed

        return jsonfeed.read(text, url=url)
    if text.startswith(("http://", "https://")):
        from ingest.feeds import sitemaps

        return sitemaps.read_lines(text)
    if not text.startswith("<"):
        text = _without_junk(text, url)
    return _of_markup(text, url)


def _of_markup(text: str, url: str) -> Listing:
    root = root_of(text)
    if root == "html":
        raise SourceError(
            url,
            "this is a web page, not a feed",
            remedy="`evenhand feeds add` with the page's address finds its feed",
        )
    if root in {"urlset", "sitemapindex"}:
        from ingest.feeds import sitemaps

        return sitemaps.read(text, url=url)
    from ingest.feeds import syndication

    if root not in _ROOTS:
        text = _without_junk(text, url, required=False)
    return syndication.read(text, url=url)


def root_of(text: str) -> str:
    """The name of a document's first element, lower case, without its prefix; "" when there is none.

    A document that calls itself HTML is "html" unless its element is one of a feed's.
    """
    place, html = 0, False
    while text.startswith(("<?", "<!"), place):
        html = html or text[place : place + 14].lower() == "<!doctype html"
        place = _after(text, place)
        while text[place : place + 1].isspace():
            place += 1
    found = _NAME.match(text, place)
    name = found[1].rpartition(":")[2].lower() if found else ""
    return "html" if html and name not in _ROOTS else name


def _after(text: str, place: int) -> int:
    """The place after the instruction, comment or document type that begins at `place`."""
    end = "-->" if text.startswith("<!--", place) else "?>" if text.startswith("<?", place) else ">"
    subset = text.find("[", place, text.find(">", place)) if end == ">" else -1
    found = text.find("]", subset) if subset >= 0 else place
    found = text.find(end, found) if found >= 0 else -1
    return found + len(end) if found >= 0 else len(text)


def _without_junk(text: str, url: str, *, required: bool = True) -> str:
    """The text from where its feed begins; a server may have put warnings of its own before it."""
    found = _START.search(text, 0, _JUNK)
    if found:
        return text[found.start() :]
    if required:
        raise SourceError(url, "this is neither XML nor JSON", remedy="check the address of the feed")
    return text


def _settled(listing: Listing) -> Listing:
    """The listing without repeated ids and not too long."""
    items, faults = _distinct(listing.items)
    if len(items) > MOST_ITEMS:
        faults += (f"lists {len(items):,} items; only the newest {MOST_ITEMS:,} are read",)
        newest = sorted(range(len(items)), key=lambda place: _when(items[place]), reverse=True)
        items = tuple(items[place] for place in sorted(newest[:MOST_ITEMS]))
    return replace(listing, items=items, faults=listing.faults + faults)


def _distinct(items: tuple[Item, ...]) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """Each id once, where it stood first: the newest with that id, of equals the last."""
    addresses: dict[str, set[str]] = {}
    for item in items:
        addresses.setdefault(item.guid, set()).add(item.url)
    several = (guid for guid, found in addresses.items() if len(found) >= _SHARING)
    shared = {
        guid for guid in several if len({urls.canonical(url) for url in addresses[guid]} - {""}) >= _SHARING
    }
    kept: dict[str, Item] = {}
    for told in items:
        own = urls.canonical(told.url) if told.guid in shared else ""
        item = replace(told, guid=own) if own else told
        if item.guid not in kept or _when(item) >= _when(kept[item.guid]):
            kept[item.guid] = item
    faults = ("some items share one id; they are told apart by their addresses",) if shared else ()
    return tuple(kept.values()), faults


def _when(item: Item) -> datetime:
    return max(item.updated or _LONG_AGO, item.published or _LONG_AGO)
