"""From one raw document to the article that would be stored."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from corpus import sentences
from corpus.errors import EvenhandError, SourceError
from ingest import urls
from ingest.extraction import dates, hygiene, language, suspects
from ingest.types import Extracted, Raw

if TYPE_CHECKING:
    from corpus.types import DateQuality
    from ingest.extraction.dates import Stamp
    from ingest.extraction.reading import Reading

_THIN = 60  # words; under it, or under its own standfirst, a page is a teaser, a caption or a player, rarely an article
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # two characters of these count as a word
_WORD = re.compile(r"[^\W_]+")
_LONGEST_TITLE = 300  # characters
_UNTITLED = "Untitled"  # of a text that is nothing but orders to a machine
_CORRECTED = re.compile(
    r"(?:^|\n)\W{0,4}(?:corrections?|corrected|clarification|erratum|rectificatif|correction appended|تصحيح|исправление|berichtigung)"
    r"\b[^\n:—–]{0,40}[:—–]\s?\S"
    r"|\bthis (?:article|story|report|post|piece|headline) (?:was|has been|is) (?:amended|corrected|updated to correct)"
    r"|\ban earlier version of this (?:article|story|report|post|piece|headline)\b"
    r"|editor['’]s note:[^\n]{0,300}\b(?:correct(?:s|ed|ion)|amended|misstated|retracted)\b",
    re.IGNORECASE,
)


def extract(raw: Raw, *, now: datetime | None = None) -> Extracted:
    """The article in one document: clean text, what is known about it, what to beware of.

    `now` decides which dates lie in the future; by default the clock does. An HTML page is read in this
    very process, without limits on time and memory: use `ingest.extraction.sandbox.Sandbox` for pages of others.

    Raises:
        SourceError: the document holds no article, or is not what its format says.
    """
    try:
        return finish(_read(raw), source=raw.source, now=now or datetime.now(UTC))
    except EvenhandError:
        raise
    except Exception as error:  # whatever a parser meets in a document, the run goes on with the next one
        raise SourceError(
            raw.source, f"cannot be read ({type(error).__name__})", remedy="report it with the page"
        ) from error


def load() -> None:
    """Read one small page, so that all libraries are there before the first real page's clock starts."""
    words = "The council met on Tuesday and agreed to close a berth of the harbour for repairs. "
    extract(Raw("-", f"<html><body><article><p>{words * 9}</p></article></body></html>".encode(), "html", ""))


def finish(reading: Reading, *, source: str, now: datetime) -> Extracted:
    """The reading cleaned, dated against `now`, flagged, with its language and address key.

    Raises:
        SourceError: nothing visible is left of the text.
    """
    text = hygiene.clean(reading.text)
    if not _WORD.search(text):
        raise SourceError(source, "no article text found", remedy="check that the document has a body")
    title = hygiene.line(reading.title)[:_LONGEST_TITLE]
    tongue = reading.language or language.detect(title, text, hint=reading.hint)
    parts = sentences.split(text, tongue)
    suspect = suspects.suspects(text, parts)
    dek = _dek(reading.dek, title, text)
    told = (title, dek, hygiene.line(reading.outlet), hygiene.line(reading.section))
    bad = {line for line in told if line and suspects.is_suspect(line)}
    first = next((part.of(text) for part in parts if part not in suspect), "")
    published, updated, quality, late = _dates(reading, now)
    url = reading.url if urls.canonical(reading.url) else ""
    return Extracted(
        source=source,
        title=_unless(bad, title) or first[:_LONGEST_TITLE] or _UNTITLED,
        text=text,
        dek=_unless(bad, dek),
        outlet=_unless(bad, hygiene.line(reading.outlet)),
        section=_unless(bad, hygiene.line(reading.section)),
        authors=tuple(name for author in reading.authors if (name := hygiene.line(author))),
        language=tongue,
        url=url,
        canonical_url=urls.canonical(url),
        published_at=published.when if published else None,
        date_quality=quality,
        updated_at=updated.when if updated else None,
        kind=reading.kind,
        flags=_flags(reading, text, suspicious=bool(suspect or bad), late=late),
        suspect=suspect,
    )


def _read(raw: Raw) -> Reading:
    match raw.format:
        case "html":
            from ingest.extraction import pages

            return pages.read(raw)
        case "json":
            from ingest.extraction import documents

            return documents.read_record(raw)
        case "markdown":
            from ingest.extraction import documents

            return documents.read_markdown(raw)
        case "text":
            from ingest.extraction import documents

            return documents.read_text(raw)


def _dates(reading: Reading, now: datetime) -> tuple[Stamp | None, Stamp | None, DateQuality, bool]:
    """Published, updated, how sure, and whether a date lay in the future and was put aside."""
    late = [stamp for stamp in (reading.published, reading.updated) if stamp and dates.is_future(stamp, now)]
    published = None if reading.published in late else reading.published
    updated = dates.later(None if reading.updated in late else reading.updated, published)
    if published:
        return published, updated, published.quality, bool(late)
    return None, updated, "updated_only" if updated else "none", bool(late)


def _dek(raw: str, title: str, text: str) -> str:
    """The standfirst, unless it only repeats the title or the article's first words."""
    dek = hygiene.line(raw)
    bare = _bare(dek.removesuffix("…").removesuffix("..."))
    return (
        "" if not bare or bare in _bare(title) or _bare(text[: 2 * len(dek) + 100]).startswith(bare) else dek
    )


def _bare(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()


def _unless(bad: set[str], line: str) -> str:
    """The line, unless it gives orders to a machine: these stand in prompts, where the text's are left out."""
    return "" if line in bad else line


def _words(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text)) + len(_WIDE.findall(text)) // 2


def _flags(reading: Reading, text: str, *, suspicious: bool, late: bool) -> tuple[str, ...]:
    words = _words(text)
    told = (
        (words < _THIN or words <= _words(reading.dek) or 2 * words < reading.length, "thin"),
        (late, "future_date"),
        (bool(_CORRECTED.search(text)), "corrected"),
        (suspicious, suspects.FLAG),
    )
    return tuple(dict.fromkeys((*reading.flags, *(flag for holds, flag in told if holds))))
