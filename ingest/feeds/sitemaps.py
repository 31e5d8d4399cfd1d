"""Sitemaps, news sitemaps and sitemap indexes (sitemaps.org 0.9, Google's news extension 0.9)."""

from __future__ import annotations

import html
from itertools import islice
from typing import TYPE_CHECKING, Any

from corpus.errors import SourceError
from ingest.extraction.language import tag
from ingest.feeds import fields
from ingest.feeds.mending import mended, undeclared
from ingest.feeds.types import MOST_READ, Item, Listing

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = 1_000  # sitemaps of an index that are named


def read(text: str, *, url: str) -> Listing:
    """What a sitemap or an index of sitemaps lists. `lastmod` is an update, never a publication.

    Raises:
        SourceError: it is broken and lists nothing.
    """
    text, _ = mended(undeclared(text))
    tree, broken = _tree(text)
    if tree is not None and _name(tree) == "sitemapindex":
        found = (fields.address(_below(part, "loc"), url) for part in tree if _name(part) == "sitemap")
        parts = tuple(dict.fromkeys(address for address in found if address))
        listing = Listing((), "sitemap_index", parts=parts[:_PARTS], faults=broken)
    else:
        entries = [] if tree is None else [entry for entry in tree if _name(entry) == "url"]
        items = tuple(item for entry in entries[:MOST_READ] if (item := _item(entry, url)).url)
        listing = Listing(items, "sitemap", faults=broken)
    if broken and not listing.items and not listing.parts:
        raise SourceError(
            url, "this sitemap is broken and lists nothing", remedy="check the address, or tell its publisher"
        )
    return listing


def read_lines(text: str) -> Listing:
    """A sitemap in plain text: one address a line."""
    lines = islice(dict.fromkeys(text.splitlines()), MOST_READ)
    found = dict.fromkeys(address for line in lines if (address := fields.address(line)))
    return Listing(tuple(Item(fields.identity("", url=place), place) for place in found), "sitemap")


def _tree(text: str) -> tuple[Any, tuple[str, ...]]:
    """The root, None when there is none, and what is wrong with the file. No entity is ever expanded."""
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        tree = None
    error = next(iter(parser.error_log), None)
    if error or tree is None:
        return tree, (f"not well-formed XML (line {error.line})" if error else "not well-formed XML",)
    return tree, ()


def _item(entry: Any, base: str) -> Item:
    link = fields.address(_below(entry, "loc"), base)
    news = next((child for child in entry if _name(child) == "news"), None)
    told = {} if news is None else dict(_leaves(news))
    published, updated = (
        fields.moment(told.get("publication_date", "")),
        fields.moment(_below(entry, "lastmod")),
    )
    return Item(
        guid=fields.identity("", url=link),
        url=link,
        title=fields.headline(told.get("title", "")),
        published=published.when if published else None,
        date_quality=fields.quality(published, updated),
        updated=updated.when if updated else None,
        language=tag(told.get("language", "")),
        outlet=fields.headline(told.get("name", "")),
    )


def _leaves(news: Any) -> Iterator[tuple[str, str]]:
    """Names and texts of a news element's children, its publication's too."""
    for child in news:
        if _name(child) == "publication":
            yield from _leaves(child)
        else:
            yield _name(child), _words(child)


def _below(entry: Any, name: str) -> str:
    return next((_words(child) for child in entry if _name(child) == name), "")


def _words(element: Any) -> str:
    return html.unescape("".join(element.itertext())).strip()


def _name(element: Any) -> str:
    """The element's name without its namespace: publishers misspell those."""
    name = element.tag if isinstance(element.tag, str) else ""
    return name.rpartition("}")[2].rpartition(":")[2].lower()
