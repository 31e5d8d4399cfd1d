"""Text, Markdown and JSON records: what their authors say about them, and their words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from corpus.errors import SourceError
from ingest import urls
from ingest.extraction import dates, dumps, markdown, metadata
from ingest.extraction.bylines import names
from ingest.extraction.charsets import decode
from ingest.extraction.hygiene import clean
from ingest.extraction.language import tag
from ingest.extraction.layout import units
from ingest.extraction.reading import Reading
from ingest.extraction.visible import of_mixed

if TYPE_CHECKING:
    from corpus.types import Kind
    from ingest.extraction.dates import Stamp
    from ingest.types import Raw

Fields = dict[str, Any]
_TEXTS = ("title", "outlet", "url", "section", "language", "kind", "dek")
_DATES = ("published", "updated")
_KINDS: dict[str, Kind] = {
    "news": "news", "report": "news", "opinion": "opinion", "analysis": "opinion", "editorial": "opinion", "column": "opinion",
    "unknown": "unknown", "": "unknown",
}  # fmt: skip
_MATTER = re.compile(
    r"\s*---[ \t]*\r?\n(.*?)(?:\r?\n)?^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_MATTER_LIMIT = 50_000  # characters; a page's facts fit into one of them
_FIELD = re.compile(r"^[ \t]*[\w-]+[ \t]*:", re.MULTILINE)


def read_text(raw: Raw) -> Reading:
    """A plain text with or without front matter; without a title there, its head is read as a page's.

    Raises:
        SourceError: the front matter is not what it should be.
    """
    fields, text = _front(decode(raw.data, declared=raw.charset), raw.source)
    return _with_fields(_plain(text, fields, raw.source), fields, raw.source)


def read_markdown(raw: Raw) -> Reading:
    """A Markdown text with or without front matter; its first top heading is the title where that gives none.

    Raises:
        SourceError: the front matter is not what it should be.
    """
    fields, text = _front(decode(raw.data, declared=raw.charset), raw.source)
    heading = markdown.title_of(text)
    words = markdown.plain(text)
    if heading:
        words = words.removeprefix(heading).lstrip()
    if not fields and not heading:
        return _plain(words, fields, raw.source)
    return _with_fields(Reading(text=words, title=heading), fields, raw.source)


def read_record(raw: Raw) -> Reading:
    """A JSON object with the names of the front matter and `text` or `html`.

    Raises:
        SourceError: it is no object, has no text, or a field of another kind than its name says.
    """
    try:
        fields = json.loads(decode(raw.data))
    except (ValueError, RecursionError) as error:
        raise SourceError(raw.source, "not JSON", remedy="write one JSON object a line, in UTF-8") from error
    if not isinstance(fields, dict):
        raise SourceError(raw.source, "not a JSON object", remedy="write one JSON object a line")
    text, html = _text(fields, "text", raw.source), _text(fields, "html", raw.source)
    if not text.strip() and not html.strip():
        raise SourceError(
            raw.source, "neither text nor html in the record", remedy='put the body into "text"'
        )
    if text.strip():
        return _with_fields(_plain(text, fields, raw.source), fields, raw.source)
    from ingest.extraction import pages

    url = _text(fields, "url", raw.source)
    return _with_fields(pages.read_html(html, source=raw.source, url=url), fields, raw.source)


def _plain(text: str, fields: Fields, source: str) -> Reading:
    """Body paragraphs when the title is known, else whatever the text's own head tells."""
    text = of_mixed(text)
    if _text(fields, "title", source):
        return Reading(text="\n\n".join(units(clean(text))))
    return dumps.read(text)


def _front(text: str, source: str) -> tuple[Fields, str]:
    """The front matter, {} when there is none, and the text below it."""
    found = _MATTER.match(text[: _MATTER_LIMIT + 100])
    if not found or not (_FIELD.match(found[1]) or not found[1].strip()):
        return {}, text
    from yaml import BaseLoader, YAMLError, load

    try:  # BaseLoader: every scalar stays the words that were written, `no` and 2024-03-26 too
        fields = load(found[1], Loader=BaseLoader)  # noqa: S506 -- it builds strings, lists and mappings only
    except (YAMLError, RecursionError, ValueError) as error:
        raise SourceError(
            source, f"broken front matter: {_where(error)}", remedy="check the lines between ---"
        ) from error
    if fields and not isinstance(fields, dict):
        raise SourceError(
            source, "front matter without names", remedy="write `name: value` lines between ---"
        )
    return fields or {}, text[found.end() :]


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "it is not YAML"
    return f"{problem} (line {mark.line + 2})" if mark else str(problem)


def _with_fields(found: Reading, fields: Fields, source: str) -> Reading:
    """The reading, with what the author states put above what was found."""
    told = {name: value for name in _TEXTS if (value := _text(fields, name, source))}
    stamps = {name: _date(fields, name, source) for name in _DATES}
    published = stamps["published"] or found.published
    url = _address(told.get("url", ""), source) or found.url
    section, title = told.get("section", found.section), told.get("title", found.title)
    corrected = ("corrected",) if fields.get("correction") else ()
    return replace(
        found,
        title=title,
        dek=told.get("dek", found.dek),
        outlet=told.get("outlet", found.outlet),
        section=section,
        authors=_authors(fields, source) or found.authors,
        language=tag(told.get("language", "")),
        url=url,
        published=published,
        updated=dates.later(stamps["updated"] or found.updated, published),
        kind=_kind(told, source)
        or _unless_unknown(found.kind)
        or metadata.kind_of(section=section, url=url, title=title),
        flags=tuple(dict.fromkeys((*found.flags, *corrected, *_listed(fields, "flags", source)))),
    )


def _text(fields: Fields, name: str, source: str) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if isinstance(value, str):
        return value if name in {"text", "html"} else value.strip()
    raise SourceError(source, f'"{name}" is not a text', remedy=f"write {name} as one text")


def _listed(fields: Fields, name: str, source: str) -> tuple[str, ...]:
    value = fields.get(name) or ()
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(item.strip() for item in value if item.strip())
    raise SourceError(source, f'"{name}" is not a list of texts', remedy=f"write {name} as a list")


def _authors(fields: Fields, source: str) -> tuple[str, ...]:
    listed = _listed(fields, "authors", source)
    return listed if isinstance(fields.get("authors"), list) else names(listed) or listed


def _date(fields: Fields, name: str, source: str) -> Stamp | None:
    value = fields.get(name)
    if value is None or value == "":
        return None
    stamp = (
        dates.parse(str(value), naive_is_utc=True)
        if isinstance(value, str | int) and not isinstance(value, bool)
        else None
    )
    if stamp is None:
        raise SourceError(
            source,
            f'"{name}" is not a date that can be read in one way',
            remedy="write it as 2024-03-26T10:00:00Z",
        )
    return stamp


def _address(url: str, source: str) -> str:
    if url and not urls.canonical(url):
        raise SourceError(source, '"url" is not a web address', remedy="begin it with https://")
    return url


def _kind(told: Fields, source: str) -> Kind | None:
    name = told.get("kind", "").lower()
    if name not in _KINDS:
        raise SourceError(source, f'unknown kind "{name[:40]}"', remedy="write news or opinion")
    return _unless_unknown(_KINDS[name])


def _unless_unknown(kind: Kind) -> Kind | None:
    return None if kind == "unknown" else kind
