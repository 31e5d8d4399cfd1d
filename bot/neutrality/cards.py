"""Authority cards: one neutral line on who gives a figure, for all the parties to it or for none. Pure but for the packaged list."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from bot.language.words import GRAMMAR, stem, words
from corpus.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ROLES = frozenset(
    stem(word)
    for word in "spokesman spokeswoman spokesperson spokespeople official officials statement chief head director commander minister "
    "lieutenant colonel general major brigadier captain admiral rear lt col gen brig maj dr mr mrs ms officials leader".split()
)
"""Who speaks for a body: "a spokesman for the Israeli military" is the military."""
_LONGEST = 40  # words of a line: one sentence beside a figure
_KEYS = frozenset(("names", "line"))
_REMEDY = 'Give each authority as [id], names = ["…"] and line = "…"; see docs/neutrality.md.'


@dataclass(frozen=True, slots=True)
class Card:
    """What a reader should know of an authority; the same shape for every side."""

    id: str
    names: tuple[str, ...]
    line: str


def card(party: str) -> str:
    """The line on a party or authority, however a report words it; "" without a card."""
    found = find(party)
    return found.line if found else ""


def cards(parties: Sequence[str]) -> dict[str, str]:
    """The line of each party that speaks to one thing; empty when any of them has none: all sides or neither."""
    told = {party: card(party) for party in parties}
    return told if all(told.values()) else {}


def find(party: str) -> Card | None:
    """The card that a wording names: all words of one of its names, and beside them only who speaks for it.

    "a spokesman for the Israeli military" names the military, "a former Israeli military judge" does not. None when
    two authorities are named as fully.
    """
    there, capitals = _told(party)
    best: list[tuple[int, Card]] = []
    for one in (_adopted.get("") or _packaged()).values():
        named = [name for name in map(_words, one.names) if name and name <= there]
        own = frozenset[str]().union(*map(_words, one.names))
        loose = there - own - _ROLES
        spoken = loose <= capitals and bool(there & _ROLES)
        if named and one.line and (not loose or spoken):
            best.append((max(map(len, named)), one))
    best.sort(key=lambda item: -item[0])
    if not best or (len(best) > 1 and best[0][0] == best[1][0]):
        return None
    return best[0][1]


def adopt(text: str, name: str) -> None:
    """Put a newsroom's own cards, the text of its file, on top of the packaged ones for this process; "" takes them off.

    Raises:
        SettingsError: names the file, and the line or entry at fault.
    """
    if text.strip():
        _adopted[""] = {**_packaged(), **parsed(text, name)}
    else:
        _adopted.clear()


def parsed(text: str, name: str) -> dict[str, Card]:
    """The cards of a file by id; faults are told as in `adopt`."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name} is not TOML: {error}.", remedy=_REMEDY) from error
    for key, entry in raw.items():
        if (told := _wrong(entry)) is not None:
            lines = enumerate(text.splitlines(), start=1)
            at = next((n for n, line in lines if line.strip().startswith((f"[{key}]", key))), 0)
            raise SettingsError(f"{name}{f':{at}' if at else ''}: [{key}] {told}.", remedy=_REMEDY)
    return {key: Card(key, tuple(entry["names"]), entry["line"].strip()) for key, entry in raw.items()}


def packaged() -> Mapping[str, Card]:
    """The cards that come with the program, by id."""
    return _packaged()


_adopted: dict[str, dict[str, Card]] = {}


@cache
def _packaged() -> dict[str, Card]:
    text = files("bot").joinpath("authorities.toml").read_text(encoding="utf-8")
    return parsed(text, "bot/authorities.toml")


def _wrong(entry: Any) -> str | None:
    if not isinstance(entry, dict) or set(entry) != _KEYS:
        return "has to have names and line, and nothing else"
    names, line = entry["names"], entry["line"]
    if not isinstance(names, list) or not names or not all(isinstance(n, str) and _words(n) for n in names):
        return "names is no list of names"
    if not isinstance(line, str) or "\n" in line.strip():
        return "line is no text of one line"
    return f"line has more than {_LONGEST} words" if len(line.split()) > _LONGEST else None


@cache
def _words(name: str) -> frozenset[str]:
    """The words that make a name, however they are ordered: "health ministry in Gaza", "Gaza's health ministry"."""
    return _told(name)[0]


def _told(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of the words that count, and those of them that are written with a capital."""
    kept = [word for word in words(text) if word.stem and word.low.rstrip(".") not in GRAMMAR]
    capitals = frozenset(word.stem for word in kept if word.text[0].isupper())
    return frozenset(word.stem for word in kept), capitals
