"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read tolerantly: a wrong field costs that field, not the item."""

from __future__ import annotations

import json
from typing import Any

from corpus.errors import SourceError
from ingest.extraction.bylines import names
from ingest.extraction.language import tag
from ingest.feeds import fields
from ingest.feeds.types import MOST_READ, Item, Listing


def read(text: str, *, url: str) -> Listing:
    """What a JSON Feed lists.

    Raises:
        SourceError: the text is not JSON, or is JSON but no feed.
    """
    told = _object(text, url)
    listed = told["items"][:MOST_READ]
    items = tuple(_item(entry, told, url) for entry in listed if isinstance(entry, dict))
    odd = len(listed) - len(items)
    return Listing(
        items,
        "json",
        title=fields.headline(_text(told, "title")),
        language=tag(_text(told, "language")),
        faults=(f"{odd} of its items are no JSON objects",) if odd else (),
    )


def _object(text: str, url: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(
            url, "this is broken JSON", remedy="check the address, or tell its publisher"
        ) from error
    if not isinstance(told, dict) or not isinstance(told.get("items"), list):
        raise SourceError(url, "this is JSON, but no JSON Feed", remedy="check the address of the feed")
    return told


def _item(entry: dict[str, Any], feed: dict[str, Any], base: str) -> Item:
    link = fields.address(_text(entry, "url"), base) or fields.address(_text(entry, "external_url"), base)
    published, updated = (fields.moment(_text(entry, name)) for name in ("date_published", "date_modified"))
    title = fields.headline(_text(entry, "title"), markup=False)
    moment = published or updated
    when = moment.when if moment else None
    content = fields.plain(_text(entry, "content_html")) or fields.plain(_text(entry, "content_text"))
    return Item(
        guid=fields.identity(_id(entry), url=link, title=title, when=when, text=content),
        url=link,
        title=title,
        summary=fields.plain(_text(entry, "summary"), most=fields.SUMMARY),
        content=content,
        authors=_authors(entry) or _authors(feed),
        published=published.when if published else None,
        date_quality=fields.quality(published, updated),
        updated=updated.when if updated else None,
        section=_section(entry),
        language=tag(_text(entry, "language")),
    )


def _text(told: dict[str, Any], name: str) -> str:
    value = told.get(name)
    # JSON can hold half a surrogate pair, UTF-8 cannot
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _id(told: dict[str, Any]) -> str:
    """Numbers as well: readers are told to take them."""
    value = told.get("id")
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else _text(told, "id")


def _authors(told: dict[str, Any]) -> tuple[str, ...]:
    """1.1 lists `authors`, 1.0 has one `author`."""
    listed = told.get("authors")
    people = listed if isinstance(listed, list) else [told.get("author")]
    return names(
        fields.headline(_text(person, "name")) if isinstance(person, dict) else person
        for person in people
        if isinstance(person, dict | str)
    )


def _section(entry: dict[str, Any]) -> str:
    tags = entry.get("tags")
    return (
        next((fields.headline(tag) for tag in tags or () if isinstance(tag, str)), "")
        if isinstance(tags, list)
        else ""
    )
