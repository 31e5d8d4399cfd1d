"""Annotated pages outside the project, read where they lie: two published layouts, one kind of page.

- `html/ID.html.gz` beside `ground-truth.json` {ID: {"articleBody", "url"}}: scrapinghub/article-extraction-benchmark.
- `source.html`, `expected.html`, `expected-metadata.json`, alone or in one folder for each page, unpacked or in a
  tar.gz: the test pages of mozilla/readability.
"""

from __future__ import annotations

import gzip
import json
import tarfile
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from corpus.errors import SourceError
from ingest.evals.scores import Labels
from ingest.sources import LIMIT
from ingest.types import Raw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Layout = Literal["aeb", "readability"]
_TRUTH = "ground-truth.json"
_SOURCE, _BODY, _METADATA = "source.html", "expected.html", "expected-metadata.json"
_PARTS = frozenset({_SOURCE, _BODY, _METADATA})
_REMEDY = f"Name a folder with html/ and {_TRUTH}, or a folder or tar.gz of {_SOURCE} with {_BODY}."


@dataclass(frozen=True, slots=True)
class Page:
    """One page and what people say it holds."""

    raw: Raw
    labels: Labels


def layout_of(path: Path) -> Layout:
    """Which of the two layouts is at `path`.

    Raises:
        SourceError: neither is.
    """
    if (path / _TRUTH).is_file():
        return "aeb"
    if path.is_dir() and next(path.rglob(_SOURCE), None):
        return "readability"
    if (path.is_file() and tarfile.is_tarfile(path)) or _archives(path):
        return "readability"
    raise SourceError(str(path), f"There are no annotated pages at {path}.", remedy=_REMEDY)


def pages(path: Path) -> Iterator[Page]:
    """The pages at `path`, one in memory at a time, in the order of their names or of the archive.

    Raises:
        SourceError: no page is there, or a file of the set cannot be read.
    """
    layout = layout_of(path)
    try:
        yield from _aeb(path) if layout == "aeb" else _readability(path)
    except (OSError, EOFError, tarfile.TarError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(
            str(path), f"The set at {path} is damaged ({type(error).__name__}: {error}).", remedy=_REMEDY
        ) from error


def _aeb(folder: Path) -> Iterator[Page]:
    truth = json.loads((folder / _TRUTH).read_text(encoding="utf-8"))
    for key, entry in sorted(truth.items()):
        data = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        yield Page(_raw(key, data, url=entry.get("url", "")), Labels(body=entry["articleBody"]))


def _readability(path: Path) -> Iterator[Page]:
    packed = _archives(path) or ([] if path.is_dir() else [path])
    whole = chain.from_iterable(map(_packed, packed)) if packed else _unpacked(path)
    for name, parts in whole:
        about = json.loads(parts.get(_METADATA, b"{}"))
        yield Page(_raw(name, parts[_SOURCE]), _labels(about, parts.get(_BODY)))


def _archives(path: Path) -> list[Path]:
    """Archives in a folder that holds no pages itself."""
    if not path.is_dir() or next(path.rglob(_SOURCE), None):
        return []
    return [file for file in sorted(path.iterdir()) if file.is_file() and tarfile.is_tarfile(file)]


def _unpacked(folder: Path) -> Iterator[tuple[str, Mapping[str, bytes]]]:
    for source in sorted(folder.rglob(_SOURCE)):
        found = (source.with_name(name) for name in _PARTS)
        yield source.parent.name, {part.name: part.read_bytes() for part in found if part.is_file()}


def _packed(path: Path) -> Iterator[tuple[str, Mapping[str, bytes]]]:
    """The archive's pages as soon as they are whole; what is never whole comes last, if it has a source."""
    waiting: dict[str, dict[str, bytes]] = {}
    with tarfile.open(path) as archive:
        for member in archive:
            folder, _, name = member.name.rpartition("/")
            stream = archive.extractfile(member) if name in _PARTS and member.isfile() else None
            if not stream:
                continue
            parts = waiting.setdefault(folder, {})
            parts[name] = stream.read(LIMIT + 1)
            if parts.keys() == _PARTS:
                yield folder.rpartition("/")[2], waiting.pop(folder)
    yield from ((folder.rpartition("/")[2], parts) for folder, parts in waiting.items() if _SOURCE in parts)


def _raw(name: str, data: bytes, *, url: str = "") -> Raw:
    return Raw(name, data, "html", sha256(data).hexdigest(), url=url)


def _labels(about: Mapping[str, Any], body: bytes | None) -> Labels:
    told = {key: str(value) for key, value in about.items() if isinstance(value, str)}
    return Labels(
        body=_text(body) if body is not None else None,
        title=told.get("title", ""),
        byline=told.get("byline", ""),
        published=told.get("publishedTime", ""),
        outlet=told.get("siteName", ""),
        language=told.get("lang", ""),
    )


def _text(html: bytes) -> str:
    from ingest.extraction.visible import paragraphs, parse

    tree = parse(html.decode("utf-8", "replace"))
    return paragraphs(tree) if tree is not None else ""
