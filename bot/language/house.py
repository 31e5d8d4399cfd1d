"""The house style: the packaged lists of `bot/house_style.toml`, with those of a newsroom of its own where there are any."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from bot.language.inflecting import FORMS, paired
from bot.language.words import stem
from corpus.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OWN = {
    "reporting": ("graded",),
    "accusing": ("words",),
    "allowed": ("words",),
    "forms": None,
    "loaded": None,
}
"""What a newsroom's file may hold: the keys of each section; None where they are free."""
_REMEDY = "It may have [reporting] graded, [accusing] words, [allowed] words, [forms] and [loaded.…]; see docs/neutrality.md."


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The lists of the house style, as the checks need them."""

    reporting: frozenset[str]  # stems of the verbs that attribute
    forms: frozenset[str]  # the listed forms themselves
    graded: dict[str, str]  # stem of a verb that also judges, with a form of it for editors
    hedges: frozenset[str]  # words that hold a statement at arm's length
    passive: frozenset[str]  # participles that do so after "to be"
    accusing: frozenset[str]  # stems of words of blame, for a claim only where its sources use them
    loaded: dict[str, str]  # loaded term in each of its forms, with its neutral replacement or ""
    pattern: re.Pattern[str]  # finds them

    def neutral(self, term: str) -> str:
        """What to write for a loaded term as it stands in a text; "" when nothing is listed."""
        return self.loaded.get(low := " ".join(term.lower().split())) or self.loaded.get(
            low.replace("-", " "), ""
        )


_adopted: dict[str, HouseStyle] = {}


def house_style() -> HouseStyle:
    """The house style in force: the packaged one unless a newsroom's has been adopted."""
    return _adopted.get("") or _packaged()


def adopt(text: str, name: str) -> None:
    """Put a newsroom's own lists, the text of its file, on top of the packaged ones for this process; "" takes them off.

    Raises:
        SettingsError: names the file, and the line or key at fault.
    """
    if text.strip():
        _adopted[""] = extended(text, name)
    else:
        _adopted.clear()


def extended(text: str, name: str) -> HouseStyle:
    """The packaged house style with the lists of another file on top; faults are told as in `adopt`."""
    own = _parsed(text, name)
    merged = _raw()
    for section, keys in own.items():
        known = _OWN.get(section, ())
        if section not in _OWN or not isinstance(keys, dict):
            raise _fault(name, text, section, f"[{section}] is no section of a newsroom's lists")
        if known is not None and (unknown := sorted(set(keys) - set(known))):
            raise _fault(name, text, unknown[0], f"[{section}] {unknown[0]} may not be set here")
    _check(own, text, name)
    merged["reporting"]["graded"] += own.get("reporting", {}).get("graded", [])
    merged["accusing"]["words"] += own.get("accusing", {}).get("words", [])
    merged["forms"] |= own.get("forms", {})
    for group, terms in own.get("loaded", {}).items():
        merged["loaded"] = {group: merged["loaded"].get(group, {}) | terms} | {
            other: {term: to for term, to in old.items() if term not in terms}
            for other, old in merged["loaded"].items()
            if other != group
        }
    return _style(merged, frozenset(own.get("allowed", {}).get("words", ())))


@cache
def _packaged() -> HouseStyle:
    return _style(_raw(), frozenset())


def _raw() -> dict[str, Any]:
    return tomllib.loads(files("bot").joinpath("house_style.toml").read_text(encoding="utf-8"))


def _style(raw: dict[str, Any], allowed: frozenset[str]) -> HouseStyle:
    forms = frozenset(raw["reporting"]["neutral"])
    loaded: dict[str, str] = {}
    for group, terms in raw["loaded"].items():
        for term, neutral in terms.items():
            for form, to in paired(term, neutral, raw["forms"].get(group, "")).items():
                loaded.setdefault(form, to)
    free = {form for word in allowed for make in FORMS.values() for form in make(word)}
    loaded = {form: to for form, to in loaded.items() if form not in free}
    return HouseStyle(
        reporting=frozenset(stem(verb) for verb in forms),
        forms=forms,
        graded={stem(verb): verb for verb in raw["reporting"]["graded"] if verb not in allowed},
        hedges=frozenset(raw["hedges"]["words"]),
        passive=frozenset(raw["hedges"]["passive"]),
        accusing=frozenset(stem(word) for word in raw["accusing"]["words"] if word not in allowed),
        loaded=loaded,
        pattern=_pattern(loaded),
    )


def _pattern(loaded: dict[str, str]) -> re.Pattern[str]:
    terms = sorted(loaded, key=len, reverse=True)
    told = (re.escape(term).replace(r"\ ", r"[\s-]+") for term in terms)
    return re.compile(r"(?<![\w-])(?:" + ("|".join(told) or "(?!)") + r")(?![\w-])", re.IGNORECASE)


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name} is not TOML: {error}.", remedy=_REMEDY) from error


def _check(own: dict[str, Any], text: str, name: str) -> None:
    """Raise the first thing that is wrong with a newsroom's values."""
    for wanted, told in _wrong(own):
        raise _fault(name, text, wanted, told)


def _wrong(own: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong, with the words to look for in the file."""
    for key, item in _terms(own):
        if not isinstance(item, str) or not item.strip() or item != item.lower():
            yield str(item or key.split()[-1]), f"{key}: {item!r} is no term in lower case"
    yield from _wrong_groups(own.get("loaded", {}))
    for group, kind in own.get("forms", {}).items():
        if kind not in tuple(FORMS):
            yield group, f"[forms] {group} is none of noun, verb, adjective"
    for verb in own.get("reporting", {}).get("graded", []):
        if verb not in _raw()["reporting"]["neutral"]:
            yield str(verb), f"[reporting] graded: {verb!r} is no reporting verb of the checks"


def _wrong_groups(loaded: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for group, terms in loaded.items():
        if not isinstance(terms, dict):
            yield group, f"[loaded] {group} stands outside of any group"
            continue
        for term, neutral in terms.items():
            if not isinstance(neutral, str):
                yield term, f"[loaded.{group}] {term} has no text for its neutral word"


def _terms(own: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every term of the file with the list that it stands in."""
    for section, key in (("reporting", "graded"), ("accusing", "words"), ("allowed", "words")):
        listed = own.get(section, {}).get(key, [])
        yield from ((f"[{section}] {key}", item) for item in (listed if isinstance(listed, list) else [None]))
    for group, terms in own.get("loaded", {}).items():
        yield from ((f"[loaded.{group}]", term) for term in (terms if isinstance(terms, dict) else ()))


def _fault(name: str, text: str, wanted: str, told: str) -> SettingsError:
    """The fault with the first line that has the words at fault outside a comment."""
    lines = enumerate(text.splitlines(), start=1)
    has: Callable[[str], bool] = lambda line: wanted in line.partition("#")[0]  # noqa: E731
    at = next((number for number, line in lines if has(line)), 0)
    return SettingsError(f"{name}{f':{at}' if at else ''}: {told}.", remedy=_REMEDY)
