"""The lines between title and body that say who published what and when, told by their shape."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ingest.extraction import dates
from ingest.extraction.bylines import names

if TYPE_CHECKING:
    from ingest.extraction.dates import Stamp


@dataclass(frozen=True, slots=True)
class Masthead:
    """What such lines tell; "" and None where they are silent."""

    title: str = ""
    dek: str = ""
    outlet: str = ""
    section: str = ""
    authors: tuple[str, ...] = ()
    published: Stamp | None = None
    updated: Stamp | None = None
    url: str = ""

    def and_then(self, other: Masthead) -> Masthead:
        """This one, with what only the other tells."""
        gaps = {name: getattr(other, name) for name in self.__dataclass_fields__ if not getattr(self, name)}
        return replace(self, **gaps)


_LONGEST = 160  # characters of such a line
_HINT = re.compile(
    r"\d|:|\b(?:by|par|von|por|автор|بقلم|מאת)\b", re.IGNORECASE
)  # no such line is without one of these
_SIGNED = 16  # words of a byline
_CAPITAL_WORDS = 3  # of a section set in capitals
_STEP = " > "  # of a trail of sections
_INITIALS = 3  # letters of "US", "UK" or "MMA", which stay in capitals
_LABEL = re.compile(
    r"(title|headline|dek|subtitle|sub-?head(?:line)?|standfirst|source|outlet|publisher|publication|site|author|authors|byline|by|date|"
    r"published|publication date|published on|posted|updated|last updated|modified|section|category|topic|url|link)\s?:\s?(\S.*)",
    re.IGNORECASE,
)
_FIELDS = {
    "title": "title", "headline": "title", "dek": "dek", "subtitle": "dek", "subhead": "dek", "subheadline": "dek", "standfirst": "dek",
    "source": "outlet", "outlet": "outlet", "publisher": "outlet", "publication": "outlet", "site": "outlet", "author": "authors",
    "authors": "authors", "byline": "authors", "by": "authors", "date": "published", "published": "published",
    "publication date": "published", "published on": "published", "posted": "published", "updated": "updated",
    "last updated": "updated", "modified": "updated", "section": "section", "category": "section", "topic": "section",
    "url": "url", "link": "url",
}  # fmt: skip
_APART = re.compile(
    r"\s+[|•·–—/-]\s+|\s*[|•·]\s*|\t+|\s+(?=(?:last |first )?(?:updated|modified)\b)", re.IGNORECASE
)
_UPDATED = re.compile(
    r"\b(?:updated|modified|edited|mis à jour|aktualisiert|actualizado|обновлено|güncelleme|تحديث|עודכן)\b",
    re.IGNORECASE,
)
# Words that may stand beside a date without making the line anything but a date line.
_DATE_WORD = re.compile(
    r"\b(?:first|last|date|published?|publication|posted|updated?|modified|edited|created|issued|released|filed|on|at|the|of|de|del|le|à|am|"
    r"um|uhr|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|local|time|standard|daylight|summer|"
    r"eastern|central|pacific|mountain|european|[ap]\.?m|[a-z]{1,4}t|utc|gmt|z|msk|hrs?|h|publié|mis|jour|veröffentlicht|"
    r"aktualisiert|publicado|actualizado|опубликовано|обновлено|نشر|تحديث|في|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:written|reported|posted|published|compiled|story|words|text|analysis|opinion|reporting)\s+)?(?:by|par|von|por|автор|بقلم|מאת)\b\s*:?\s*(\S.*)",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "and with in for from de da di du la le van von der den dos al el bin ibn abu of the at y und et i".split()
)
_WIRE = re.compile(
    r"^[A-ZÀ-Þ][A-Za-zÀ-ÿ .,'’/-]{1,60}?(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?\s?\(([A-Z][A-Za-z .&'-]{1,30})\)\s?[-–—]"
)
_OUTLET = re.compile(
    r"\b(?:agency|agence|agencia|agentur|news|times|post|press|herald|tribune|guardian|journal|daily|gazette|ledger|chronicle|observer|courier|"
    r"telegraph|mail|express|standard|star|sun|mirror|today|weekly|review|monitor|dispatch|bulletin|broadcasting|network|tv|radio|"
    r"wire|magazine|report|record|register|sentinel|examiner|enquirer|globe|independent|mercury|nation|zeitung|presse|"
    r"figaro|monde|spiegel|país|mundo|haaretz|reuters|afp|ap|bbc|cnn|npr|upi|dpa|efe|tass|jazeera|arabiya|axios|politico|bloomberg|"
    r"newsweek|economist|euronews|france 24|deutsche welle|dw|xinhua|kyodo|yonhap|anadolu|media|online)\b|\w\.(?:com|org|net|news|co\.[a-z]{2}|[a-z]{2})$",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:world|politics|business|economy|markets|money|finance|tech(?:nology)?|science|health|sports?|culture|arts?|life(?:style)?|travel|"
    r"opinion|editorials?|analysis|local|national|nation|international|u\.?s\.?|u\.?k\.?|europe|asia|africa|americas?|middle east|"
    r"asia[- ]pacific|latin america|israel|gaza|palestine|ukraine|russia|china|india|environment|climate|energy|education|crime|law|"
    r"justice|defen[cs]e|military|diplomacy|society|religion|entertainment|weather|media|investigations?|news|world news|us news)",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    r"^(?P<outlet>.*?[a-z.].*?)\s+(?P<section>[A-ZÀ-Þ&][A-ZÀ-Þ&.'/-]+(?:\s+[A-ZÀ-Þ&][A-ZÀ-Þ&.'/-]*)*)$"
)


def read_line(line: str) -> Masthead | None:
    """What a dated, signed or labelled line tells, or None when it is none of these."""
    if len(line) > _LONGEST or not _HINT.search(line):
        return None
    label = _LABEL.fullmatch(line)
    if label:
        labelled = _labelled(label[1].lower(), label[2].strip())
        if labelled:
            return labelled
    pieces = [piece for piece in _APART.split(line) if piece.strip()]
    found = [_piece(piece.strip(" ,;")) for piece in pieces]
    if not any(found):
        return _dated_with_more(line)
    told, rest = Masthead(), []
    for piece, fact in zip(pieces, found, strict=True):
        told = told.and_then(fact) if fact else told
        rest += [] if fact else [piece.strip(" ,;")]
    return told.and_then(place(*rest)) if all(map(is_label, rest)) else None


def is_masthead(line: str) -> bool:
    """Whether the line is dated, signed or labelled."""
    return read_line(line) is not None


def place(*labels: str) -> Masthead:
    """Outlet and section out of short lines that may be either; capitals at the end of one are the section."""
    outlet = section = ""
    for label in labels:
        first, second = _divided(label)
        if second or is_outlet(first):
            outlet, section = outlet or first, section or second
        elif _SECTION.fullmatch(first) or first.isupper() or _STEP in first:
            section = section or _last_step(first)
        else:
            outlet = outlet or first
    return Masthead(outlet=outlet, section=titled(section))


def is_label(line: str) -> bool:
    """Whether the line can be the name of an outlet or a section: few words, capitals, no punctuation."""
    words = line.split()
    if not 0 < len(words) <= 6 or len(line) > 50 or line[-1] in '.!?:;,…"”':  # noqa: PLR2004 -- words, characters
        return False
    return all(not word[0].islower() or word in _SMALL for word in words) or bool(
        _OUTLET.search(line) and "." in line
    )


def is_outlet(line: str) -> bool:
    """Whether a short line is named as news organisations are."""
    return (
        is_label(line) and bool(_OUTLET.search(line)) and not _SECTION.fullmatch(line) and _STEP not in line
    )


def is_section(line: str) -> bool:
    """Whether a short line is a section's name: a known one, capitals, or a trail such as "Home > World"."""
    return is_label(line) and bool(
        _SECTION.fullmatch(line) or (line.isupper() and len(line.split()) <= _CAPITAL_WORDS) or _STEP in line
    )


def outlet_of_dateline(paragraph: str) -> str:
    """The agency in brackets of a dateline such as "GAZA CITY, March 26 (Reuters) -", or ""."""
    found = _WIRE.match(paragraph)
    return found[1] if found and paragraph[:3].isupper() else ""


def titled(section: str) -> str:
    """A section set in capitals, as a title: "MIDDLE EAST" is "Middle East"; others and short ones as they are."""
    return (
        section.title().replace(" And ", " and ").replace(" Of ", " of ")
        if section.isupper() and len(section) > _INITIALS
        else section
    )


def _divided(label: str) -> tuple[str, str]:
    found = _CAPITALS.match(label)
    if found:
        return found["outlet"].strip(), found["section"]
    words = label.split()
    if (
        label.isupper()
        and len(words) > 1
        and _OUTLET.fullmatch(words[0])
        and _SECTION.fullmatch(" ".join(words[1:]))
    ):
        return words[0], " ".join(words[1:])
    return label, ""


def _last_step(trail: str) -> str:
    return trail.rsplit(">", maxsplit=1)[-1].strip()


def _labelled(name: str, value: str) -> Masthead | None:
    field = _FIELDS.get(name.replace("-", ""), "")
    if field in {"published", "updated"}:
        stamp = dates.parse(value)
        return _dated(stamp, updated=field == "updated") if stamp and len(value) < _LONGEST // 2 else None
    if field == "authors":
        authors = names([value])
        return Masthead(authors=authors) if authors and _is_named(value) else None
    told: dict[str, Any] = {field: value}
    return replace(Masthead(), **told) if field else None


def _piece(piece: str) -> Masthead | None:
    stamp = dates.parse(piece)
    if stamp and not _beside_date(piece):
        return _dated(stamp, updated=bool(_UPDATED.search(piece)))
    byline = _BYLINE.fullmatch(piece)
    if byline and _is_named(byline[1]):
        authors = names([byline[1]])
        return Masthead(authors=authors) if authors else None
    return None


def _dated(stamp: Stamp, *, updated: bool) -> Masthead:
    return Masthead(updated=stamp) if updated else Masthead(published=stamp)


def _dated_with_more(line: str) -> Masthead | None:
    """A date and one name without a mark between them: "Anadolu Agency, March 26, 2024"."""
    rest = _beside_date(line) if dates.parse(line) else ""
    at = line.find(rest) if rest else -1
    if at < 0 or not is_label(rest) or len(line) > _LONGEST // 2:
        return None
    other = _piece((line[:at] + line[at + len(rest) :]).strip(" ,;"))
    byline = _BYLINE.fullmatch(rest)
    return other.and_then(Masthead(authors=names([byline[1]])) if byline else place(rest)) if other else None


def _beside_date(piece: str) -> str:
    """What stands in the piece beside its date, time and their labels."""
    rest = _DATE_WORD.sub(" ", dates.without(piece))
    return " ".join(rest.replace("(", " ").replace(")", " ").split()).strip(" ,.:;–—|/+-")


def _is_named(value: str) -> bool:
    words = [word for word in re.split(r"[\s,/]+", value.strip(" .")) if word[:1].isalpha()]
    return (
        0 < len(words) <= _SIGNED
        and all(not word[0].islower() or word.lower() in _SMALL for word in words)
        and any(not word[0].islower() for word in words)
    )
