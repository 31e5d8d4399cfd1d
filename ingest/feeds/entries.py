"""One table of feeds.toml: the source that it describes, or all that is wrong with it."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlsplit

from corpus.types import Kind
from ingest import urls
from ingest.extraction import hygiene
from ingest.feeds.codes import COUNTRIES, LANGUAGES
from ingest.feeds.fields import address
from ingest.feeds.types import Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KEYS = tuple(field.name for field in fields(Source))
STANDARD = asdict(Source(""))
"""What holds where neither the source nor the defaults say anything."""

_OWN = ("name", "url", "path")  # what no two sources share
_LEAST: dict[str, float] = {"delay": 0.0, "budget": 1.0, "most": 1, "keep_days": 0}
_CHOICES = {"kind": get_args(SourceKind), "genre": get_args(Kind)}
_LONGEST = 200  # characters of a text


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the file."""

    text: str
    source: str = ""  # its name, where one table is meant
    line: int = 0  # from 1; 0 where it cannot be told

    def __str__(self) -> str:
        """Place, source and fault."""
        place = f"line {self.line}: " if self.line else ""
        return f"{place}{self.source}: {self.text}" if self.source else f"{place}{self.text}"


def unknown_tables(told: Mapping[str, Any]) -> list[Fault]:
    """What stands in the file beside `[defaults]` and `[[source]]`, or in their place."""
    known = ("defaults", "source")
    faults = [Fault(_unknown(key, known, "table")) for key in told if key not in known]
    listed = told.get("source", [])
    if not isinstance(listed, list) or not all(isinstance(table, dict) for table in listed):
        faults.append(Fault("a source begins with [[source]], in two brackets"))
    if not isinstance(told.get("defaults", {}), dict):
        faults.append(Fault("the defaults begin with [defaults]"))
    return faults


def source_of(
    table: Mapping[str, Any], defaults: Mapping[str, Any], *, lines: Mapping[str, int], folder: Path
) -> Source | list[Fault]:
    """The source that a table describes, else its faults.

    Args:
        table: one `[[source]]` table.
        defaults: the `[defaults]` table, already checked.
        lines: where the table's keys stand; "" is the table itself.
        folder: what a relative `path` is relative to.
    """
    told = {**defaults, **table}
    told |= {
        key: hygiene.line(value) for key, value in told.items() if isinstance(value, str) and key != "path"
    }
    name = _name(told)
    faults = faults_of(table, lines, name=name)
    if not faults and (fault := _place_fault(told)):
        faults = [Fault(fault, name, lines.get("", 0))]
    if faults:
        return faults
    told |= {key: float(told[key]) for key in ("delay", "budget") if key in told}
    told |= {
        "name": name,
        "path": str(folder / Path(told["path"]).expanduser()) if told.get("path") else "",
        "kind": told.get("kind") or _usual_kind(told),
        "country": told.get("country", "").upper(),
        "language": told.get("language", "").lower(),
    }
    return Source(**{key: value for key, value in told.items() if key in STANDARD})


def _usual_kind(told: Mapping[str, Any]) -> str:
    return "folder" if told.get("path") else "feed"


def _place_fault(told: Mapping[str, Any]) -> str:
    """A folder has a path, all else an address."""
    if bool(told.get("url")) == bool(told.get("path")):
        return "it needs either `url` or `path`"
    kind = told.get("kind") or _usual_kind(told)
    if (kind == "folder") != bool(told.get("path")):
        return f'`kind = "{kind}"` does not go with `{"path" if told.get("path") else "url"}`'
    return ""


def _name(told: Mapping[str, Any]) -> str:
    """What the source is called: its name, its outlet, its host, its folder."""
    given = {key: value for key, value in told.items() if isinstance(value, str)}
    host = urlsplit(urls.canonical(given.get("url", ""))).hostname
    path = given.get("path", "")
    return given.get("name") or given.get("outlet") or host or Path(path).name or path


def faults_of(
    table: Mapping[str, Any], lines: Mapping[str, int], *, name: str = "defaults", owned: bool = True
) -> list[Fault]:
    """What is wrong with single keys and values of a source's table, or of the defaults, which are not `owned`."""
    allowed = KEYS if owned else tuple(key for key in KEYS if key not in _OWN)
    found = (
        (key, _wrong(key, value) if key in allowed else _unknown(key, allowed, "key"))
        for key, value in table.items()
    )
    return [Fault(text, name, lines.get(key, lines.get("", 0))) for key, text in found if text]


def _wrong(key: str, value: Any) -> str:
    """What is wrong with a value, "" when nothing is."""
    standard = STANDARD[key]
    if isinstance(standard, bool):
        return "" if isinstance(value, bool) else f"`{key}` is true or false"
    if isinstance(standard, str):
        return _wrong_text(key, value) if isinstance(value, str) else f"`{key}` is a text in quotation marks"
    whole = isinstance(standard, int)
    if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
        return f"`{key}` is a {'whole ' if whole else ''}number"
    return "" if math.isfinite(value) and value >= _LEAST[key] else f"`{key}` is at least {_LEAST[key]:g}"


def _wrong_text(key: str, value: str) -> str:
    if key in _CHOICES:
        return "" if value in _CHOICES[key] else f"`{key}` is one of {', '.join(_CHOICES[key])}"
    match key:
        case "url" if value and address(value) != value.strip():
            return "`url` is no address that begins with http:// or https://"
        case "language" if value and value.lower() not in LANGUAGES:
            return f'"{value[:20]}" is no ISO 639-1 code such as "en"'
        case "country" if value and value.upper() not in COUNTRIES:
            return f'"{value[:20]}" is no ISO 3166-1 code such as "GB"'
        case "name" | "outlet" | "section" if len(value) > _LONGEST:
            return f"`{key}` is longer than {_LONGEST} characters"
        case "path" if "\0" in value:
            return "`path` is no path"
    return ""


def _unknown(key: str, known: Sequence[str], what: str) -> str:
    near = get_close_matches(key, known, n=1)
    return f'there is no {what} "{key[:40]}"' + (f', did you mean "{near[0]}"?' if near else "")


def repeated(sources: Sequence[tuple[Source, Mapping[str, int]]]) -> list[Fault]:
    """The names, addresses and folders that an earlier source has; beside each source the lines of its keys."""
    faults: list[Fault] = []
    seen: dict[tuple[str, str], str] = {}
    for source, lines in sources:
        for pair in identities(source):
            if pair in seen:
                line = lines.get(pair[0], lines.get("", 0))
                faults.append(Fault(f"{seen[pair]} has the same {pair[0]}", source.name, line))
            seen.setdefault(pair, source.name)
    return faults


def identities(source: Source) -> tuple[tuple[str, str], ...]:
    """What no other source of a file may have: name, address, folder, as pairs of key and comparable value."""
    told = (("name", source.name.casefold()), ("url", urls.canonical(source.url)), ("path", source.path))
    return tuple(pair for pair in told if pair[1])
