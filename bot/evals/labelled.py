"""Labelled claims outside the project: JSON lines, plain or gzipped, one claim with its text a line."""

from __future__ import annotations

import gzip
import json
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Literal, cast

from corpus.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Label = Literal["supported", "unsupported"]
LABELS = ("supported", "unsupported")
LIMIT = 5_000_000  # bytes of one line: what one article may have
_REMEDY = 'Give one object a line: {"claim", "text", "label": "supported"|"unsupported", "error_type"?}.'


@dataclass(frozen=True, slots=True)
class Labelled:
    """One claim, the text that it was made from, and what people say of it."""

    claim: str
    text: str
    label: Label
    error_type: str = ""  # of an unsupported claim, in the set's own words


def claims(path: Path) -> Iterator[Labelled]:
    """The rows of a set, in order, one in memory at a time; blank lines are passed over.

    Raises:
        SourceError: the file cannot be read, or a line is no such row; it names the line.
    """
    number = 0
    try:
        with _opened(path) as lines:
            while line := lines.readline(LIMIT + 1):
                number += 1
                if line.strip():
                    yield _row(line, f"{path}:{number}")
    except (OSError, EOFError, zlib.error) as error:
        where = f"{path}, after line {number}," if number else str(path)
        raise SourceError(
            str(path),
            f"{where} cannot be read ({getattr(error, 'strerror', None) or error}).",
            remedy="Give a file of JSON lines, plain or gzipped.",
        ) from error


def _opened(path: Path) -> IO[bytes]:
    with path.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
    return cast("IO[bytes]", gzip.open(path)) if packed else path.open("rb")


def _row(line: bytes, place: str) -> Labelled:
    if len(line) > LIMIT:
        raise SourceError(place, f"{place} is longer than {LIMIT // 1_000_000} MB.", remedy=_REMEDY)
    try:
        value = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode())
    except (ValueError, RecursionError) as error:
        raise SourceError(place, f"{place} is not JSON in UTF-8.", remedy=_REMEDY) from error
    fault = _fault(value)
    if fault:
        raise SourceError(place, f"{place} {fault}.", remedy=_REMEDY)
    return Labelled(value["claim"], value["text"], value["label"], value.get("error_type") or "")


def _fault(value: Any) -> str:
    """What is wrong with a row, or ""."""
    if not isinstance(value, dict):
        return "is not an object"
    for name in ("claim", "text"):
        if not isinstance(value.get(name), str) or not value[name].strip():
            return f'has no "{name}"'
    if value.get("label") not in LABELS:
        return 'has no "label" that is "supported" or "unsupported"'
    return (
        "" if isinstance(value.get("error_type", ""), str | None) else 'has an "error_type" that is no text'
    )
