"""Where documents come from on this machine: files, folders, JSON lines, standard input.

Nothing here understands a document; it finds its bytes, tells its format and refuses what cannot be one.
"""

from __future__ import annotations

import json
import os
import re
import stat
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from corpus.errors import SourceError
from ingest.extraction.charsets import is_binary
from ingest.types import Raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.types import Format

LIMIT = 5_000_000  # bytes of one document; the largest of 558 real news pages had 2.2 MB
STDIN = "-"
_HEAD = 4_096  # bytes looked at to tell the format
_LINES = frozenset({".jsonl", ".ndjson"})
_FORMATS: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LATER_HTML = re.compile(rb"<(?:html|body|article|p|div)\b[^>]{0,500}>", re.IGNORECASE)


def read(paths: Sequence[str], *, stdin: BinaryIO | None) -> Iterator[Raw | SourceError]:
    """Every document found at `paths`, in the order given; within a folder, sorted by name.

    Lazy: one document is in memory at a time. Folders are read with all folders below them; hidden
    files and unknown endings in them are passed over, so an empty folder gives nothing. A file named
    directly is told by its first bytes when its ending says nothing. `-` is standard input. What cannot
    be read is yielded as an error and the rest goes on; nothing is raised.
    """
    for path in paths:
        if path == STDIN:
            yield from _from_stdin(stdin)
        elif path and _is_folder(Path(path)):
            yield from _from_folder(Path(path))
        else:
            yield from _from_file(Path(path), source=_label(path))


def document(data: bytes, *, source: str) -> Raw | SourceError:
    """The one document that a server has sent, its format told by its first bytes."""
    return _whole(data, source=source, ending="") if data else _empty(source)


def _from_stdin(stdin: BinaryIO | None) -> Iterator[Raw | SourceError]:
    if stdin is None:
        yield SourceError(
            STDIN, "there is no standard input to read", remedy="pipe a document in, or name a file"
        )
        return
    yield from _documents(stdin, source=STDIN, ending="")


def _from_folder(root: Path) -> Iterator[Raw | SourceError]:
    seen: set[tuple[int, int]] = set()
    waiting = [root]
    while waiting:
        path = waiting.pop()
        if _is_folder(path):
            try:
                waiting += reversed(_listing(path, seen))
            except OSError as error:
                yield _unreadable(_label(str(path)), error)
        elif _known(path.suffix.lower()):
            yield from _from_file(path, source=_label(str(path)))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a folder above it is closed to us: opening it will say so
        return False


def _listing(folder: Path, seen: set[tuple[int, int]]) -> list[Path]:
    """The folder's visible entries, sorted; empty when a link has led here before."""
    about = folder.stat()
    if (about.st_dev, about.st_ino) in seen:
        return []
    seen.add((about.st_dev, about.st_ino))
    return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))


def _from_file(path: Path, *, source: str) -> Iterator[Raw | SourceError]:
    ending = path.suffix.lower()
    try:
        refused = _refused(path.stat(), source=source, ending=ending)
        if refused:
            yield refused
            return
        with path.open("rb") as stream:
            yield from _documents(stream, source=source, ending=ending)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield _unreadable(source, error)


def _refused(about: os.stat_result, *, source: str, ending: str) -> SourceError | None:
    if not stat.S_ISREG(about.st_mode):
        return SourceError(source, "not a regular file", remedy="pipe it in and name it -")
    if about.st_size == 0:
        return _empty(source)
    if about.st_size > LIMIT and ending in _FORMATS:
        return _too_large(source)
    return None


def _documents(stream: BinaryIO, *, source: str, ending: str) -> Iterator[Raw | SourceError]:
    """The documents of one stream: one, or one per line of JSON lines."""
    first = stream.readline(LIMIT + 1)
    if not first:
        yield _empty(source)
    elif is_binary(first[:_HEAD]):
        yield _binary(source)
    elif ending in _LINES and b"\x00" in first:
        yield SourceError(source, "JSON lines in UTF-16", remedy="convert the file to UTF-8")
    elif ending in _LINES or (not _known(ending) and _is_record(first)):
        yield from _records(chain((first,), _pieces(stream)), source)
    else:
        yield _whole(first + stream.read(max(0, LIMIT + 1 - len(first))), source=source, ending=ending)


def _known(ending: str) -> bool:
    return ending in _FORMATS or ending in _LINES


def _whole(data: bytes, *, source: str, ending: str) -> Raw | SourceError:
    if len(data) > LIMIT:
        return _too_large(source)
    if is_binary(data[:_HEAD]) or (b"\x00" in data and is_binary(data)):
        return _binary(source)
    if not data.strip():
        return _empty(source)
    return Raw(source, data, _format(data, ending), sha256(data).hexdigest())


def _format(data: bytes, ending: str) -> Format:
    head = data[:_HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")  # UTF-16 shows its ASCII too
    if _HTML.match(head):
        return "html"
    if ending in _FORMATS:
        return _FORMATS[ending]
    if head.lstrip().startswith(b"{"):
        return "json"
    return "html" if head.lstrip().startswith(b"<") and _LATER_HTML.search(head) else "text"


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    """The rest of the stream in lines; a line over the limit comes in pieces without its end."""
    while piece := stream.readline(LIMIT + 1):
        yield piece


def _records(pieces: Iterable[bytes], source: str) -> Iterator[Raw | SourceError]:
    number, overlong = 1, False
    for piece in pieces:
        ended = piece.endswith(b"\n")
        if not overlong and len(piece.rstrip(b"\r\n")) > LIMIT:
            yield _too_large(f"{source}:{number}")
        elif not overlong and piece.strip():
            yield _record(piece.strip(), f"{source}:{number}")
        overlong = not ended
        number += ended


def _record(line: bytes, source: str) -> Raw | SourceError:
    line = line.removeprefix(b"\xef\xbb\xbf")
    fault = _fault(line)
    if fault:
        return SourceError(source, fault, remedy="write one JSON object a line, in UTF-8")
    return Raw(source, line, "json", sha256(line).hexdigest())


def _fault(line: bytes) -> str:
    try:
        value = json.loads(line.decode())
    except UnicodeDecodeError:
        return "this line is not UTF-8"
    except (ValueError, RecursionError):
        return "this line is not JSON"
    return "" if isinstance(value, dict) else "this line is not a JSON object"


def _is_record(first: bytes) -> bool:
    head = first.removeprefix(b"\xef\xbb\xbf").strip()
    return head.startswith(b"{") and head.endswith(b"}") and not _fault(head)


def _label(path: str) -> str:
    """The path as it can be printed and stored, whatever bytes the file system allowed in it."""
    return os.fsencode(path).decode("utf-8", "replace")


def _empty(source: str) -> SourceError:
    return SourceError(source, "the file is empty", remedy="check how it was written")


def _binary(source: str) -> SourceError:
    return SourceError(source, "this is not text", remedy="save it as HTML, text, Markdown or JSON lines")


def _too_large(source: str) -> SourceError:
    return SourceError(
        source, f"larger than {LIMIT // 1_000_000} MB, too much for one article", remedy="split it"
    )


def _unreadable(source: str, error: Exception) -> SourceError:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return SourceError(source, "no such file or folder", remedy="check the path")
        case PermissionError():
            return SourceError(source, "no permission to read it", remedy="check its owner and mode")
        case OSError():
            return SourceError(
                source, f"cannot be read: {error.strerror or 'input error'}", remedy="check the disk"
            )
        case _:
            return SourceError(source, "not a valid path", remedy="check the path")
