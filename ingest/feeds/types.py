"""A source of news as the newsroom lists it, and what it tells when it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from corpus.types import DateQuality, Kind

LIMIT = 10_000_000  # bytes of a feed, after decompression; a sitemap of 50,000 addresses, the most allowed, has about 8 MB
MOST_READ = 50_000  # items looked at; the most that a sitemap may hold
MOST_ITEMS = 5_000  # of one listing; the newest are kept

SourceKind = Literal["feed", "sitemap", "page", "folder"]
"""RSS, Atom or JSON Feed; a (news) sitemap or sitemap index; one address; a folder on this machine."""


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of feeds.toml. What a page or item says of itself wins over "" fields here, except `outlet`."""

    name: str  # unique; how reports and `status` speak of it
    url: str = ""  # http(s); "" for folders
    path: str = ""  # of a folder
    kind: SourceKind = "feed"
    outlet: str = ""  # whose news this is; wins over what pages claim; "" leaves it to the page
    language: str = ""  # ISO 639-1
    section: str = ""
    country: str = ""  # ISO 3166-1 alpha-2, informative
    genre: Kind = "unknown"  # "opinion" marks all of it as opinion
    delay: float = 1.0  # seconds between two requests to its host
    budget: float = 120.0  # seconds a run may spend on it
    most: int = 200  # items a run takes from it
    keep_days: int = 0  # retention, 0 keeps for ever
    complete: bool = False  # it lists all it has: what is gone from it is withdrawn
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed or sitemap. Every field is untrusted text, cleaned of markup and invisible characters."""

    guid: str  # the feed's own id, else the address, else a hash of title and date
    url: str  # http(s), absolute; "" when the item has none
    title: str = ""
    summary: str = ""  # plain text
    content: str = ""  # plain text of the whole article where the feed carries it, else ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None  # UTC-aware; a day known without its time is that day's midnight
    date_quality: DateQuality = "none"  # of `published`
    updated: datetime | None = None
    section: str = ""
    language: str = ""  # ISO 639-1
    outlet: str = ""  # of an aggregator's <source> element or a news sitemap's publication name


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed or sitemap lists, newest and oldest alike, in its own order."""

    items: tuple[Item, ...]
    kind: Literal["rss", "atom", "json", "sitemap", "sitemap_index"]
    title: str = ""
    language: str = ""
    parts: tuple[str, ...] = ()  # addresses of further sitemaps, of an index
    faults: tuple[str, ...] = ()  # what is wrong with it, for the operator; never a reason to drop items
    fresh_for: float = 0.0  # seconds that it asks to be left alone (ttl, syndication module), 0 when silent
