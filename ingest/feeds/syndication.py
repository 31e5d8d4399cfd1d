"""RSS and Atom in all their versions, well-formed or not, by feedparser."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any

from corpus.errors import SourceError
from ingest.extraction.bylines import names
from ingest.extraction.language import tag
from ingest.feeds import fields
from ingest.feeds.mending import mended, unambiguous
from ingest.feeds.types import MOST_READ, Item, Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_LONGEST = 604_800.0  # seconds: a feed that wants to be left alone for longer means something else
_CUT = 10 * fields.SUMMARY  # characters of a summary's markup that are looked at
_REMEDY = "check the address, or tell its publisher"


def read(text: str, *, url: str) -> Listing:
    """What an RSS or Atom feed lists; a broken one as far as it can be read, with its fault named.

    Raises:
        SourceError: it is no feed, or it is broken and lists nothing.
    """
    text, stray = mended(text)
    found = _parsed(unambiguous(text), url)
    version, entries = str(found.get("version") or ""), found["entries"]
    fault = _fault(found)
    if not entries and fault:
        raise SourceError(url, f"this feed is broken and lists nothing: {fault}", remedy=_REMEDY)
    if not entries and not version:
        raise SourceError(url, "this is XML, but no feed", remedy="check the address of the feed")
    atom = version.startswith("atom")
    feed = found["feed"]
    return Listing(
        tuple(_item(entry, url, atom=atom) for entry in entries[:MOST_READ]),
        "atom" if atom else "rss",
        title=_title(feed, atom=atom),
        language=tag(_text(feed, "language")),
        faults=_notes(fault, stray=stray),
        fresh_for=_patience(feed),
    )


def _parsed(text: str, url: str) -> Any:
    """What feedparser makes of it. Its sanitiser costs ten times the rest and ours comes after it in any case."""
    import feedparser

    data = text.encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return feedparser.parse(
            BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )


def _fault(found: Any) -> str:
    if not found.get("bozo"):
        return ""
    error = found.get("bozo_exception")
    place = getattr(error, "getLineNumber", None)
    return f"not well-formed XML (line {place()})" if place else "not well-formed XML"


def _notes(fault: str, *, stray: bool) -> tuple[str, ...]:
    """What the operator should know of a feed that was read all the same."""
    return (
        *((f"{fault}; read as far as it goes",) if fault else ()),
        *(("its & signs are not all well-formed XML",) if stray else ()),
    )


def _item(entry: Any, base: str, *, atom: bool) -> Item:
    link = _link(entry, base)
    published = fields.moment(_text(entry, "published"), _text(entry, "created"))
    updated = fields.moment(_text(entry, "updated"))
    if not atom and not published:  # the dc:date of RSS is when it appeared
        published, updated = updated, None
    title = _title(entry, atom=atom)
    moment = published or updated
    when = moment.when if moment else None
    forms, told = _content(entry), _text(entry, "summary")
    content = max((fields.plain(text) for text in forms), key=len, default="")
    summary = "" if told in forms else fields.plain(told[:_CUT], most=fields.SUMMARY)
    return Item(
        guid=fields.identity(_text(entry, "id"), url=link, title=title, when=when, text=summary or content),
        url=link,
        title=title,
        summary=summary,
        content=content,
        authors=_authors(entry),
        published=published.when if published else None,
        date_quality=fields.quality(published, updated),
        updated=updated.when if updated else None,
        section=_section(entry),
        language=_language(entry),
        outlet=_title(entry.get("source") or {}, atom=atom),
    )


def _link(entry: Any, base: str) -> str:
    """The article's address: before it went through a counter, as the item's link, or in any of its links."""
    named = (_text(entry, "feedburner_origlink"), _text(entry, "link"))
    others = (_text(link, "href") for link in _records(entry, "links") if _text(link, "rel") == "alternate")
    return next((found for text in (*named, *others) if (found := fields.address(text, base))), "")


def _text(told: Mapping[str, Any], name: str) -> str:
    """The field's own text: feedparser's dictionaries answer for some names with another's value."""
    value = dict.get(told, name) if isinstance(told, dict) else None
    return value if isinstance(value, str) else ""


def _details(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = dict.get(told, name) if isinstance(told, dict) else None
    return value if isinstance(value, dict) else {}


def _records(told: Mapping[str, Any], name: str) -> tuple[Mapping[str, Any], ...]:
    value = dict.get(told, name) if isinstance(told, dict) else None
    return tuple(record for record in value if isinstance(record, dict)) if isinstance(value, list) else ()


def _title(told: Mapping[str, Any], *, atom: bool) -> str:
    literal = atom and _text(_details(told, "title_detail"), "type") == "text/plain"
    return fields.headline(_text(told, "title"), markup=not literal)


def _content(entry: Any) -> tuple[str, ...]:
    """The article's markup in each form that the feed gives it; pictures and the like left out."""
    return tuple(
        _text(part, "value")
        for part in _records(entry, "content")
        if not _text(part, "type") or re.match(r"text/|application/xhtml", _text(part, "type"))
    )


def _authors(entry: Any) -> tuple[str, ...]:
    listed: Iterable[str] = (_text(author, "name") for author in _records(entry, "authors"))
    found = names(fields.headline(name) for name in listed)
    named = _text(_details(entry, "author_detail"), "name") or _text(entry, "author")
    return found or names((fields.headline(named),))


def _section(entry: Any) -> str:
    tags = _records(entry, "tags")
    return next(
        (name for tag in tags if (name := fields.headline(_text(tag, "label") or _text(tag, "term")))), ""
    )


def _language(entry: Any) -> str:
    details = (_details(entry, name) for name in ("title_detail", "summary_detail"))
    return tag(_text(entry, "language")) or next(
        (code for detail in details if (code := tag(_text(detail, "language")))), ""
    )


def _patience(feed: Any) -> float:
    """RSS `ttl` in minutes, else the syndication module's period shared by its frequency."""
    minutes, times = _number(_text(feed, "ttl")), _number(_text(feed, "sy_updatefrequency")) or 1.0
    period = _PERIODS.get(_text(feed, "sy_updateperiod").strip().lower(), 0)
    seconds = 60 * minutes or period / times
    return seconds if seconds <= _LONGEST else 0.0


def _number(text: str) -> float:
    return float(text) if re.fullmatch(r"\s*\d{1,6}(?:\.\d{1,3})?\s*", text) else 0.0
