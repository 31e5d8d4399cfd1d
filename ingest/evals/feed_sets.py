"""Feeds outside the project with what their keepers say is in them, read where they lie.

Two published layouts: the test feeds of kurtmckee/feedparser, each with an `Expect:` comment, of which the plain
comparisons of an entry's or the feed's fields are read (as text: nothing is evaluated); and those of mmcdole/gofeed, with a
JSON file of the same name beside each feed. Any other feed file counts without expectations.
"""

from __future__ import annotations

import ast
import json
import re
import tarfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from corpus.errors import SourceError
from ingest.extraction import charsets, dates
from ingest.feeds.types import LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

BASE = "http://127.0.0.1:8097/"  # where feedparser's own tests serve its feeds; expected links are absolute on it
FEED = -1  # in place of an item's number
_ENDINGS = frozenset({".xml", ".rss", ".atom", ".rdf", ".json", ".gz", ".txt"})
_COMMENT = re.compile(r"Expect:(.*?)(?:-->|\n\s*-->|\Z)", re.DOTALL)
_HEADER = re.compile(r"^Header:\s+([\w-]+):\s*(.*)$", re.MULTILINE)
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
# Which of our fields answers for which of theirs.
_FEED_FIELDS = {"title": "title", "language": "language"}
_ITEM_FIELDS = {
    "title": "title", "link": "url", "id": "guid", "guid": "guid", "author": "authors", "summary": "summary", "description": "summary",
    "published_parsed": "published", "updated_parsed": "updated", "publishedParsed": "published", "pubDateParsed": "published",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing that a feed holds."""

    item: int  # its number from 0, or `FEED`
    field: str  # of `Item` or `Listing`; "items" is their number
    value: str | int | datetime


@dataclass(frozen=True, slots=True)
class Case:
    """One feed file and what is known of it."""

    name: str
    data: bytes
    url: str
    charset: str = ""
    expected: tuple[Expected, ...] = ()


def cases(path: Path) -> Iterator[Case]:
    """The feed files below a folder or in an archive (or in archives in a folder), in the order of their names.

    Raises:
        SourceError: there is no feed file, or the archive cannot be read.
    """
    try:
        files = dict(sorted(_unpacked(path) if path.is_dir() else _packed(path)))
    except (OSError, EOFError, tarfile.TarError) as error:
        raise SourceError(
            str(path), f"{path} cannot be read", remedy="Name a folder of feed files, or a tar archive."
        ) from error
    answers = {name for name in files if _is_answer(name, files)}
    if not files.keys() - answers:
        raise SourceError(
            str(path),
            f"There is no feed in {path}",
            remedy=f"Feed files end in {' '.join(sorted(_ENDINGS))}.",
        )
    for name, data in files.items():
        if name not in answers:
            yield _case(name, data, files)


def _unpacked(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Feed files below a folder, and those in archives that lie there."""
    for file in folder.rglob("*"):
        if file.suffix in _ENDINGS and file.is_file():
            if tarfile.is_tarfile(file):
                yield from ((f"{file.name}/{name}", data) for name, data in _packed(file))
                continue
            with file.open("rb") as stream:
                yield file.relative_to(folder).as_posix(), stream.read(LIMIT + 1)


def _packed(path: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(path) as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() else None
            if stream and PurePosixPath(member.name).suffix in _ENDINGS:
                yield member.name, stream.read(LIMIT + 1)


def _is_answer(name: str, files: Mapping[str, bytes]) -> bool:
    stem = name.removesuffix(".json")
    return stem != name and (
        f"{stem}.xml" in files
        or (stem.endswith("_expected") and f"{stem.removesuffix('_expected')}.json" in files)
    )


def _case(name: str, data: bytes, files: Mapping[str, bytes]) -> Case:
    stem, _, ending = name.rpartition(".")
    answer = files.get(f"{stem}_expected.json" if ending == "json" else f"{stem}.json")
    if answer is not None:
        return Case(name, data, BASE + name, expected=tuple(_of_answer(answer)))
    comment = charsets.decode(data[:8_000])
    headers = {found[1].lower(): found[2].strip() for found in _HEADER.finditer(comment)}
    charset = _CHARSET.search(headers.get("content-type", ""))
    found = _COMMENT.search(comment)
    return Case(
        name,
        data,
        headers.get("content-location", "") or BASE + name,
        charset[1] if charset else "",
        tuple(_of_comment(found[1].strip())) if found else (),
    )


def _of_answer(answer: bytes) -> Iterator[Expected]:
    """What gofeed finds: its items' number, titles, links and publication times."""
    try:
        told = json.loads(answer)
    except ValueError:
        return
    listed = (told.get("items") or told.get("entries") or []) if isinstance(told, dict) else []
    if not isinstance(told, dict) or not isinstance(listed, list):
        return
    yield Expected(FEED, "items", len(listed))
    yield from _expected(FEED, told, {"title": "title"})
    for number, entry in enumerate(listed):
        yield from _expected(number, entry, _ITEM_FIELDS)


def _expected(item: int, told: Any, fields: Mapping[str, str]) -> Iterator[Expected]:
    for name, value in told.items() if isinstance(told, dict) else ():
        field = fields.get(name, "")
        if (
            not field
            or not isinstance(value, str)
            or (name == "publishedParsed" and told.get("updatedParsed") == value)
        ):
            continue  # gofeed takes an update for the publication where that is unknown; we do not
        stamp = dates.parse(value) if field in {"published", "updated"} else None
        if stamp or field not in {"published", "updated"}:
            yield Expected(item, field, stamp.when if stamp else value)


def _of_comment(expression: str) -> Iterator[Expected]:
    """The plain comparisons of an expectation that is written as a Python expression."""
    try:
        tree = ast.parse(f"({expression})", mode="eval").body  # it may have several lines
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for part in tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else (tree,):
        if isinstance(part, ast.Compare) and len(part.ops) == 1 and isinstance(part.ops[0], ast.Eq):
            yield from _compared(part.left, part.comparators[0])


def _compared(left: ast.expr, right: ast.expr) -> Iterator[Expected]:
    try:
        value = ast.literal_eval(right)
    except (ValueError, SyntaxError, TypeError, RecursionError):
        return
    path = _path(left)
    if path == ("len", "entries") and isinstance(value, int):
        yield Expected(FEED, "items", value)
    elif len(path) >= 2 and path[0] == "feed":  # noqa: PLR2004 -- "feed", field
        yield from _told(FEED, _FEED_FIELDS.get(_field(path[1:]), ""), value)
    elif len(path) >= 3 and path[0] == "entries" and isinstance(path[1], int):  # noqa: PLR2004 -- "entries", number, field
        yield from _told(path[1], _item_field(path[2:]), value)


def _path(node: ast.expr) -> tuple[str | int, ...]:
    """`entries[0].title` as ("entries", 0, "title"); () for anything else."""
    match node:
        case ast.Name(id=name):
            return (name,)
        case ast.Attribute(value=inner, attr=name) if before := _path(inner):
            return (*before, name)
        case ast.Subscript(value=inner, slice=ast.Constant(value=str() | int() as key)) if before := _path(
            inner
        ):
            return (*before, key)
        case ast.Call(func=ast.Name(id="len"), args=[inner]) if before := _path(inner):
            return ("len", *before)
    return ()


def _field(path: Iterable[str | int]) -> str:
    """`title`, and `title_detail.value`, which is the same."""
    names = ".".join(map(str, path))
    return names.removesuffix("_detail.value") if names.endswith("_detail.value") else names


def _item_field(path: tuple[str | int, ...]) -> str:
    name = _field(path)
    others = {"content.0.value": "content", "source.title": "outlet", "tags.0.term": "section"}
    return _ITEM_FIELDS.get(name, "") or others.get(name, "")


def _told(item: int, field: str, value: object) -> Iterator[Expected]:
    if field and isinstance(value, str):
        yield Expected(item, field, value)
    elif field in {"published", "updated"} and isinstance(value, tuple):
        year, month, day, hour, minute = value[:5]
        yield Expected(item, field, datetime(year, month, day, hour, minute, tzinfo=UTC))
