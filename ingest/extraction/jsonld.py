"""The article object of a page's JSON-LD, and its values as plain strings."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

from ingest.extraction.visible import of_fragment

if TYPE_CHECKING:
    from collections.abc import Iterator

Record = dict[str, Any]
_ARTICLE = re.compile(r"(?:\w+)?Article|Report|(?:Live)?BlogPosting|LiveBlogPosting|SocialMediaPosting")
_NOT_FREE = frozenset({"false", "no", "0", "http://schema.org/false", "https://schema.org/false"})
_MOST = 2_000  # objects looked at; a page has a few dozen
_TAGS = re.compile(r"<[a-zA-Z/!][^<>]{0,500}>")
_NOISE = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")


def article(blocks: list[str]) -> Record:
    """The article described in a page's ld+json blocks; {} when there is none.

    Of several the one with most of headline, date and author is taken, the first on a tie: list pages
    describe their teasers too.
    """
    records = [record for block in blocks for record in _records(block)]
    best = max((record for record in records if _ARTICLE.fullmatch(kind(record))), key=_weight, default={})
    things = {str(record["@id"]): record for record in records if len(record) > 1 and "@id" in record}
    return best | {name: _resolved(best[name], things) for name in ("publisher", "author") if name in best}


def kind(record: Record) -> str:
    """The record's article type, such as "NewsArticle"; the most telling one of several."""
    types = record.get("@type")
    listed = [str(name) for name in types] if isinstance(types, list) else [str(types or "")]
    listed = [name.rsplit("/", 1)[-1] for name in listed]
    telling = [name for name in listed if _ARTICLE.fullmatch(name)]
    return next((name for name in telling if name not in {"Article", "NewsArticle"}), (telling or listed)[-1])


def values(value: Any) -> tuple[str, ...]:
    """The value's texts: of a string, a list, or the name of a thing or person; HTML entities resolved."""
    if isinstance(value, str):
        text = _seen(unescape(value)).replace("\n\n", " ")
        return (text,) if text else ()
    if isinstance(value, list):
        return tuple(text for item in value[:50] for text in values(item))
    if isinstance(value, dict):
        return values(value.get("name") or value.get("@value") or "")
    return ()


def value(record: Record, *keys: str) -> str:
    """The first text under the first of `keys` that has one, or ""."""
    return next((text for key in keys for text in values(record.get(key))), "")


def body(record: Record) -> str:
    """The article's text as the record carries it: tags resolved, paragraphs kept apart. Mostly ""."""
    raw = record.get("articleBody") or record.get("text")
    if not isinstance(raw, str):
        return ""
    return re.sub(r"\s*\n\s*", "\n\n", _seen(unescape(raw))).strip()


def _seen(text: str) -> str:
    """What a reader would see of a text that may be HTML."""
    return (of_fragment(text) if _TAGS.search(text) else text).strip()


def is_closed(record: Record) -> bool:
    """Whether the record says that reading the whole article, or a part of it, costs money."""
    parts = record.get("hasPart")
    listed = parts if isinstance(parts, list) else [parts]
    told = (record, *(part for part in listed[:50] if isinstance(part, dict)))
    return any(str(item.get("isAccessibleForFree", "")).strip().lower() in _NOT_FREE for item in told)


def length(record: Record) -> int:
    """How many words the article has by the record; 0 when it does not say."""
    told = str(record.get("wordCount") or "").strip()
    return int(told) if re.fullmatch(r"[1-9]\d{0,5}", told, re.ASCII) else 0


def address(record: Record) -> str:
    """The address that the record gives for its article, or ""."""
    page = record.get("mainEntityOfPage")
    named = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    return next((text for text in (record.get("url"), named) if isinstance(text, str) and text), "")


def _resolved(value: Any, things: dict[str, Record]) -> Any:
    """The value with bare references replaced by the things of the same page that they name."""
    if isinstance(value, list):
        return [_resolved(item, things) for item in value]
    return (
        things.get(str(value["@id"]), value)
        if isinstance(value, dict) and set(value) <= {"@id", "@type"} and "@id" in value
        else value
    )


def _weight(record: Record) -> int:
    return sum(bool(record.get(key)) for key in ("headline", "datePublished", "author"))


def _records(block: str) -> Iterator[Record]:
    try:
        waiting: list[Any] = [json.loads(_NOISE.sub("", block.strip()), strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, dict):
            yield item
            waiting += [
                item[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(item.get(key), dict | list)
            ]
        elif isinstance(item, list):
            waiting += item[:_MOST]
