"""Lists of feeds as other feed readers write and read them: OPML 1.0 and 2.0 (opml.org)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from corpus.errors import SettingsError
from ingest import urls
from ingest.extraction import hygiene
from ingest.extraction.language import tag
from ingest.feeds import entries
from ingest.feeds.catalogue import unused
from ingest.feeds.codes import LANGUAGES
from ingest.feeds.fields import address
from ingest.feeds.types import LIMIT, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NAMESPACE = "urn:evenhand:feeds"
"""Of the attributes that only we write: OPML lets others pass over them."""
_OURS = tuple(name for name in entries.KEYS if name not in {"name", "url", "path", "section", "language"})
_SCHEMES = ("feed://", "feed:")
_LONGEST = 200  # characters of a name
_REMEDY = "Export it again from the program that wrote it."


@dataclass(frozen=True, slots=True)
class Outlines:
    """What a list holds, in its order."""

    sources: tuple[Source, ...]
    faults: tuple[str, ...]  # entries passed over, and why


def read(data: bytes) -> Outlines:
    """The feeds of an OPML file; an outline around feeds is their section.

    Each source has a name of its own. An entry that is no feed is passed over with its reason.

    Raises:
        SettingsError: the file is no OPML.
    """
    sources: list[Source] = []
    faults: list[str] = []
    keys: set[str] = set()
    for outline, section in _outlines(_body(data)):
        source = _source(outline, section)
        if isinstance(source, str):
            faults.append(source)
        elif urls.canonical(source.url) in keys:
            faults.append(f"{source.name}: its address is in the list twice")
        else:
            keys.add(urls.canonical(source.url))
            sources.append(_renamed(source, sources))
    return Outlines(tuple(sources), tuple(faults))


def write(sources: Iterable[Source], *, title: str = "Evenhand") -> bytes:
    """An OPML 2.0 file of the sources; folders are left out, their paths mean nothing elsewhere."""
    from lxml import etree

    root = etree.Element("opml", version="2.0", nsmap={"evenhand": _NAMESPACE})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    listed = [source for source in sources if source.url]
    for section, group in groupby(listed, key=lambda source: source.section):
        place = etree.SubElement(body, "outline", text=section) if section else body
        for source in group:
            etree.SubElement(place, "outline", _attributes(source))
    told: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return told


def _attributes(source: Source) -> dict[str, str]:
    told = {"text": source.name, "title": source.name}
    told |= (
        {"type": "rss", "xmlUrl": source.url}
        if source.kind == "feed"
        else {"type": "link", "url": source.url}
    )
    told |= {"language": source.language} if source.language else {}
    values = asdict(source)
    ours = {name: values[name] for name in _OURS if values[name] != entries.STANDARD[name]}
    return told | {f"{{{_NAMESPACE}}}{name}": str(value) for name, value in ours.items()}


def _body(data: bytes) -> Any:
    """The list's body. No entity is expanded, nothing is fetched."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(data[:LIMIT].lstrip(), parser=parser) if len(data) <= LIMIT else None
    except (etree.LxmlError, ValueError):
        root = None
    body = None if root is None or str(root.tag).lower() != "opml" else root.find("body")
    if body is None:
        raise SettingsError("This is no OPML file.", remedy=_REMEDY)
    return body


def _outlines(body: Any) -> Iterator[tuple[Any, str]]:
    """Every outline that is no mere group, with the text of the nearest group around it."""
    waiting = [(child, "") for child in reversed(body)]
    while waiting:
        outline, section = waiting.pop()
        if outline.tag != "outline":
            continue
        children = [child for child in outline if child.tag == "outline"]
        if not children or _told(outline, "xmlUrl"):
            yield outline, section
        waiting += [
            (child, _told(outline, "text") or _told(outline, "title") or section)
            for child in reversed(children)
        ]


def _source(outline: Any, section: str) -> Source | str:
    """The source, or why it is none."""
    name = _told(outline, "text") or _told(outline, "title")
    ours = _extras(outline)
    given = _told(outline, "xmlUrl") or (_told(outline, "url") if "kind" in ours else "")
    url = address(_with_scheme(given))
    if not url:
        return f"{name or 'An entry'}: {'its address is not of the web' if given else 'it names no feed'}"
    told = {
        "name": (name or urlsplit(url).hostname or url)[:_LONGEST],
        "url": url,
        "section": section[:_LONGEST],
        "language": _language(outline),
    }
    found = entries.source_of(ours | told, {}, lines={}, folder=Path())
    return found if isinstance(found, Source) else "; ".join(map(str, found))


def _extras(outline: Any) -> dict[str, Any]:
    """The attributes that we wrote, as what they were."""
    told: dict[str, Any] = {}
    for name in _OURS:
        value = hygiene.line(outline.get(f"{{{_NAMESPACE}}}{name}") or "")
        standard = entries.STANDARD[name]
        if isinstance(standard, bool):
            told |= {name: value == "True"} if value else {}
        elif isinstance(standard, str):
            told |= {name: value} if value else {}
        elif value:
            told |= {name: _number(value)}
    return told


def _number(text: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text  # the checks of a source say what is wrong with it


def _language(outline: Any) -> str:
    code = tag(_told(outline, "language"))
    return code if code in LANGUAGES else ""


def _with_scheme(url: str) -> str:
    """The address behind the schemes that feed readers once made up."""
    scheme = next((scheme for scheme in _SCHEMES if url.lower().startswith(scheme)), "")
    rest = url[len(scheme) :]
    return rest if not scheme or "://" in rest else f"https://{rest}"


def _told(outline: Any, name: str) -> str:
    """An attribute's text; its name may be written in any case."""
    found = (value for key, value in outline.attrib.items() if key.lower() == name.lower())
    return hygiene.line(next(found, ""))


def _renamed(source: Source, others: Iterable[Source]) -> Source:
    return replace(source, name=unused(source.name, (other.name for other in others)))
