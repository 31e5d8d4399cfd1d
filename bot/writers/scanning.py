"""Finding one JSON object in text that arrives in pieces, and objects inside it as soon as they close. Pure.

Prose, code fences and thoughts around the object are passed over. What is inside is not judged here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

DEEPEST = 16  # brackets inside each other; an answer has five
_SPACE = " \t\r\n"


class Duplicate(ValueError):
    """An object says the same key twice: which of the two is meant is anybody's guess."""


def strict(text: str) -> Any:
    """The JSON value of a text; line breaks inside strings are let pass.

    Raises:
        ValueError: it is no JSON, an object has a key twice, or a number is none.
        RecursionError: it is nested too deeply.
    """
    return json.loads(text, strict=False, object_pairs_hook=_single, parse_constant=_no_number)


def _single(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise Duplicate("a key is given twice")
    return value


def _no_number(name: str) -> Any:
    raise ValueError(name)


@dataclass(slots=True)
class Scanner:
    """Reads the text of one object character by character.

    Attributes:
        watched: the key whose list holds the objects to be told of.
        whole: the text of the first object that has this key, when it is closed.
        inside: whether such an object was begun and its list reached.
        broken: whether that object can no longer become one.
    """

    watched: str
    whole: str | None = None
    inside: bool = False
    broken: bool = False
    _open: list[str] = field(default_factory=list)  # brackets
    _text: list[str] = field(default_factory=list)  # of the object so far
    _item: list[str] | None = None  # of the watched object that is open
    _string: list[str] | None = None
    _escaped: bool = False
    _key: str | None = None  # of the outermost object, the last one read
    _wants: str = ""  # what has to come next: a key (`"`), or a colon

    def feed(self, text: str) -> list[str]:
        """The texts of the watched objects that close in this piece, in order."""
        closed: list[str] = []
        for letter in text:
            if self.whole is not None or self.broken:
                break
            item = self._take(letter)
            if item is not None:
                closed.append(item)
        return closed

    def _take(self, letter: str) -> str | None:
        if not self._open:
            if letter == "{":
                self._begin()
            return None
        self._text.append(letter)
        if self._item is not None:
            self._item.append(letter)
        if self._string is not None:
            self._in_string(letter)
            return None
        return self._outside_string(letter)

    def _begin(self) -> None:
        self._open, self._text = ["{"], ["{"]
        self._key, self._wants = None, '"'

    def _in_string(self, letter: str) -> None:
        """One letter of a string; only the keys of the outermost object are of interest."""
        string = self._string
        if string is None:
            return
        if self._escaped:
            self._escaped = False
        elif letter == "\\":
            self._escaped = True
        elif letter == '"':
            self._string = None
            if self._wants == '"':
                self._key, self._wants = "".join(string), ":"
            return
        if self._wants == '"':
            string.append(letter)

    def _outside_string(self, letter: str) -> str | None:
        if letter in _SPACE:
            return None
        if self._wants and letter not in {self._wants, "}"}:
            self._give_up(letter)
        elif letter == '"':
            self._string = []
        elif letter == ":":
            self._wants = ""
        elif letter == "," and len(self._open) == 1:
            self._wants = '"'
        elif letter in "{[":
            self._deeper(letter)
        elif letter in "}]":
            return self._close(letter)
        return None

    def _deeper(self, letter: str) -> None:
        self._open.append(letter)
        if len(self._open) > DEEPEST:
            self._give_up(letter)
        elif self._key == self.watched and self._open == ["{", "["]:
            self.inside = True
        elif self.inside and self._key == self.watched and self._open == ["{", "[", "{"]:
            self._item = ["{"]

    def _close(self, letter: str) -> str | None:
        if {"}": "{", "]": "["}[letter] != self._open.pop():
            self._give_up(letter)
            return None
        if not self._open:
            self._finish()
        elif self._item is not None and len(self._open) == 2:  # noqa: PLR2004 -- the object and its list
            item, self._item = "".join(self._item), None
            return item
        return None

    def _finish(self) -> None:
        """The outermost object is closed: it is the one, or what was read was something else."""
        if self.inside:
            self.whole = "".join(self._text)
        self._wants = ""

    def _give_up(self, letter: str) -> None:
        """What was begun is no object: prose had a bracket in it. After the list was reached it is a fault."""
        self.broken = self.inside
        self._open, self._text, self._item, self._wants = [], [], None, ""
        if letter == "{":
            self._begin()
