"""A listing as JSON and back: how it leaves the process that read it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast, get_args

from corpus.types import DateQuality
from ingest.feeds.types import Item, Listing

if TYPE_CHECKING:
    from typing import Literal

_KINDS = ("rss", "atom", "json", "sitemap", "sitemap_index")


def as_json(listing: Listing) -> str:
    """The listing as one JSON object."""
    return json.dumps(asdict(listing), default=datetime.isoformat, ensure_ascii=False)


def listing_of(told: Any) -> Listing:
    """The listing that `as_json` wrote, from its parsed JSON.

    Raises:
        KeyError, TypeError, ValueError: it is something else.
    """
    if told["kind"] not in _KINDS:
        raise ValueError(f"no kind of listing: {told['kind']!r}")
    return Listing(
        tuple(_item(item) for item in told["items"]),
        cast('Literal["rss", "atom", "json", "sitemap", "sitemap_index"]', told["kind"]),
        title=str(told["title"]),
        language=str(told["language"]),
        parts=tuple(map(str, told["parts"])),
        faults=tuple(map(str, told["faults"])),
        fresh_for=float(told["fresh_for"]),
    )


def _item(told: dict[str, Any]) -> Item:
    told = dict(told)
    quality = told.pop("date_quality")
    if quality not in get_args(DateQuality):
        raise ValueError(f"no quality of a date: {quality!r}")
    published, updated = (_moment(told.pop(name)) for name in ("published", "updated"))
    authors = tuple(map(str, told.pop("authors")))
    texts = {name: str(value) for name, value in told.items()}
    return Item(
        **texts,
        authors=authors,
        published=published,
        updated=updated,
        date_quality=cast("DateQuality", quality),
    )


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
