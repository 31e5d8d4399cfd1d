"""feeds.toml: the newsroom's list of sources, which people write and read.

A `[defaults]` table says what holds for every source, each `[[source]]` table one of them; the keys are the fields
of `ingest.feeds.types.Source`. What people wrote is never rewritten: new sources are put below it.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import SettingsError
from ingest.feeds import entries
from ingest.feeds.types import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ingest.feeds.entries import Fault

_HEADER = re.compile(r"\s*\[\[\s*source\s*\]\]")
_TABLE = re.compile(r"\s*\[")
_REMEDY = "Correct the file; `evenhand feeds list` reads it again."


def load(path: Path) -> tuple[Source, ...]:
    """The sources of a file, in its order, those switched off as well. A relative `path` is one beside the file.

    Raises:
        SettingsError: names every fault of the file, with its source and line; or there is no such file.
    """
    return read(_content(path), path=path)


def read(text: str, *, path: Path) -> tuple[Source, ...]:
    """The sources in the text of the file at `path`.

    Raises:
        SettingsError: as in `load`.
    """
    try:
        told = tomllib.loads(text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path} is not TOML: {error}.", remedy=_REMEDY) from None
    lines = _Lines(text)
    faults = entries.unknown_tables(told)
    defaults = _table(told.get("defaults"))
    wrong = entries.faults_of(defaults, lines.of_defaults, owned=False)
    faults, defaults = faults + wrong, {} if wrong else defaults
    found: list[tuple[Source, Mapping[str, int]]] = []
    listed = told.get("source")
    for number, table in enumerate(listed if isinstance(listed, list) else ()):
        told_lines = lines.of(number)
        source = entries.source_of(_table(table), defaults, lines=told_lines, folder=path.parent)
        if isinstance(source, Source):
            found.append((source, told_lines))
        else:
            faults += source
    faults += entries.repeated(found)
    if faults:
        raise SettingsError(_sentence(path, faults), remedy=_REMEDY)
    return tuple(source for source, _ in found)


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def add(path: Path, *sources: Source) -> None:
    """Put sources below what the file holds, or into a new file; comments and order stay as they are.

    The file is replaced at once or not at all.

    Raises:
        SettingsError: the file is faulty, or a source is, or its name or address is in the file already.
    """
    path = path.resolve() if path.is_symlink() else path
    text = _content(path) if path.exists() else template()
    read(text, path=path)
    defaults = _table(tomllib.loads(text.removeprefix("\ufeff")).get("defaults"))
    end = "\r\n" if "\r\n" in text else "\n"
    blocks = "".join(f"\n{block(source, defaults)}" for source in sources).replace("\n", end)
    text += blocks if text.endswith("\n") else end + blocks
    known = read(text, path=path)
    if sources and known[-len(sources) :] != sources:
        raise SettingsError(
            f"{path} cannot hold a source just as it was given.",
            remedy="Leave invisible characters out of its fields.",
        )
    _write(path, text)


def block(source: Source, defaults: Mapping[str, Any] | None = None) -> str:
    """The `[[source]]` table of a source, without what the `[defaults]` say already."""
    standard = entries.STANDARD | dict(defaults or {})
    if source.path and "kind" not in (defaults or {}):
        standard["kind"] = "folder"
    told = asdict(source)
    lines = [f"{key} = {_value(told[key])}" for key in entries.KEYS if told[key] != standard[key]]
    return "\n".join(["[[source]]", *lines, ""])


def unused(name: str, taken: Iterable[str]) -> str:
    """The name, with a number where a source has it already."""
    known = {other.casefold() for other in taken}
    numbered = (name, *(f"{name} {number}" for number in range(2, len(known) + 3)))
    return next(found for found in numbered if found.casefold() not in known)


def template() -> str:
    """The text of a first file: how it is written, all of it in comments."""
    return _TEMPLATE


_TEMPLATE = """\
# The sources that `evenhand ingest` reads. `evenhand feeds check` tries them out.

# [defaults]               # what holds for every source that says nothing else
# delay = 1.0              # seconds between two requests to one host
# budget = 120             # seconds that a run may spend on one source
# most = 200               # items that a run takes from one source
# keep_days = 0            # delete articles after so many days; 0 keeps them

# [[source]]
# name = "Harbour Times"   # how reports and `status` speak of it; else the outlet or the host
# url = "https://harbour-times.example/feed.xml"
# kind = "feed"            # feed (RSS, Atom, JSON Feed), sitemap (also an index), page, folder
# outlet = "Harbour Times" # whose news this is; else what its pages say
# language = "en"          # ISO 639-1
# section = "Local"
# country = "GB"           # ISO 3166-1
# genre = "opinion"        # marks all of it as opinion
# complete = true          # it lists all it has: what is gone from it is withdrawn
# enabled = false          # switched off

# [[source]]
# name = "Wire"
# path = "wire"            # a folder, beside this file or absolute
"""


def _content(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        raise SettingsError(
            f"There is no list of sources at {path}.", remedy="Make one with `evenhand feeds add URL`."
        ) from None
    except (IsADirectoryError, UnicodeDecodeError):
        raise SettingsError(
            f"{path} is not a text file in UTF-8.", remedy="Name a feeds.toml file."
        ) from None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as stream:
        try:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
            if path.exists():
                Path(stream.name).chmod(path.stat().st_mode & 0o777)
            Path(stream.name).replace(path)
        except OSError:
            Path(stream.name).unlink(missing_ok=True)
            raise


def _value(value: object) -> str:
    """As TOML writes it: JSON's texts, numbers and truths are TOML's, but for one control character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


class _Lines:
    """Where the tables and keys of a file stand."""

    def __init__(self, text: str) -> None:
        self._tables: list[dict[str, int]] = []
        self.of_defaults: dict[str, int] = {}
        keys: dict[str, int] = {}
        for number, line in enumerate(text.splitlines(), start=1):
            if _TABLE.match(line):
                keys = {"": number}
                self.of_defaults = keys if line.strip().startswith("[defaults]") else self.of_defaults
                self._tables += [keys] if _HEADER.match(line) else []
            elif "=" in line:
                keys.setdefault(line.partition("=")[0].strip().strip("\"'"), number)

    def of(self, number: int) -> dict[str, int]:
        """The line of each key of a source's table; "" is the table's own."""
        return self._tables[number] if number < len(self._tables) else {}


def _sentence(path: Path, faults: Sequence[Fault]) -> str:
    if len(faults) == 1:
        return f"{path}, {faults[0]}."
    return "\n  ".join((f"{path} has {len(faults)} faults:", *map(str, faults)))
