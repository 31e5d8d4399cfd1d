"""Which outlets a question names: those that the corpus holds, and known ones that it does not."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SECTION = re.compile(r"\s+[|–—-]\s+.*$")  # "BBC News - Technology" is BBC News
_QUOTED_BEFORE = re.compile(r"[‘'\"“]\s*(?:the\s+)?$", re.IGNORECASE)
_NAME_AFTER = re.compile(r"\s+[A-Z][a-z]")
_NAME_BEFORE = re.compile(r"\w\s+(?!The\b)[A-Z][a-z]+\s+$")  # not the question's first word
_CUE_BEFORE = re.compile(
    r"\b(?:reported|published|written|covered|carried|said|according|quoted|cited|told)\s+(?:by|in|to|on)\s+(?:the\s+)?$"
    r"|\b(?:did|does|do|has|have|by|from|in|per|both|and|while|after|of)\s+(?:the\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(
    r"^['’\"”]?(?:s['’]|['’]s)?\s+(?:\w+\s+){0,2}(?:report|said|say|writ|wrote|publish|cover|article|stor|claim|suggest|discuss"
    r"|mention|stat|describ|piece|news|account|quot|tell|told|highlight|feature|indicate|attribut)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an outlet's name. `strict` forms are ordinary words: they need a cue."""

    outlet: str
    pattern: re.Pattern[str]
    strict: bool


@dataclass(frozen=True, slots=True)
class Named:
    """Outlets that a question names, in the order of their first mention."""

    held: tuple[str, ...]
    absent: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


class OutletNames:
    """Recognises outlets in questions. Built anew when the corpus's outlets change."""

    def __init__(self, held: Mapping[str, str]) -> None:
        self._held = [form for name, domain in held.items() for form in _held_forms(name, domain)]
        taken = {outlet.casefold() for outlet in held}
        taken |= {_bare(outlet) for outlet in held}
        self._absent = [
            form
            for entry in _known()
            if not any(_bare(name) in taken for name in entry.names)
            for form in entry.forms
        ]

    def find(self, text: str) -> Named:
        """The outlets that `text` names, as sources of news.

        A known outlet that is not held counts only so: "What did Reuters report" names one, "Who bought
        Reuters" does not.
        """
        found: list[tuple[int, int, str, bool]] = []
        for held, forms in ((True, self._held), (False, self._absent)):
            for form in forms:
                found.extend(
                    (*match.span(), form.outlet, held)
                    for match in form.pattern.finditer(text)
                    if _counts(form, held, text, match.start(), match.end())
                )
        kept = _longest(found)
        return Named(
            held=tuple(dict.fromkeys(name for _, _, name, held in kept if held)),
            absent=tuple(dict.fromkeys(name for _, _, name, held in kept if not held)),
            spans=tuple((start, end) for start, end, _, _ in kept),
        )


@dataclass(frozen=True, slots=True)
class _Entry:
    names: tuple[str, ...]
    forms: tuple[Form, ...]


@cache
def _known() -> tuple[_Entry, ...]:
    table = tomllib.loads(resources.files("bot").joinpath("known_outlets.toml").read_text())
    return tuple(_entry(row) for row in table["outlet"])


def _entry(row: Mapping[str, object]) -> _Entry:
    name, ambiguous = str(row["name"]), _strings(row.get("ambiguous"))
    printed = re.sub(r"\s*\(.*\)$", "", name)
    printed_forms = (printed, re.sub(r"^The\s+", "", printed))
    loose = [form for form in (*printed_forms, *_strings(row.get("aliases"))) if form not in ambiguous]
    forms = [Form(name, _pattern(form, exact=_is_word(form)), strict=False) for form in loose]
    forms += [Form(name, _pattern(form, exact=True), strict=True) for form in ambiguous]
    return _Entry((name, *loose), tuple(forms))


def _held_forms(name: str, domain: str) -> Iterable[Form]:
    """The name as printed, without its section, and every alias of the known outlet that it is."""
    base = _SECTION.sub("", name)
    forms = {name, base, re.sub(r"^The\s+", "", base)}
    forms |= {domain, domain.removeprefix("www.")} if domain else set()
    for form in sorted(filter(None, forms)):
        yield Form(name, _pattern(form, exact=_is_word(form)), strict=False)
    for entry in _known():
        if any(_bare(known) == _bare(base) for known in entry.names):
            yield from (Form(name, form.pattern, form.strict) for form in entry.forms)


def _counts(form: Form, held: bool, text: str, start: int, end: int) -> bool:  # noqa: FBT001 - a fact about the form
    if held and not form.strict:
        return True
    before, after = text[:start], text[end:]
    if not held and (_NAME_AFTER.match(after) or _NAME_BEFORE.search(before)):
        return False  # "The Epoch Times", "National Music Publishers": part of another name
    if _QUOTED_BEFORE.search(before) or _CUE_AFTER.match(after):
        return True
    spoken_of = re.match(r"^\s*(?:article|report|story|coverage|,|\?|$|and\b|or\b)", after, re.IGNORECASE)
    return bool(_CUE_BEFORE.search(before) and (spoken_of or not form.strict) and (spoken_of or held))


def _longest(found: list[tuple[int, int, str, bool]]) -> list[tuple[int, int, str, bool]]:
    """Of overlapping mentions the longest; of equal ones, those that are held. Several names may share one."""
    kept: list[tuple[int, int, str, bool]] = []
    for item in sorted(found, key=lambda f: (f[0] - f[1], not f[3], f[0])):
        clash = [k for k in kept if item[0] < k[1] and k[0] < item[1]]
        if all(k[:2] == item[:2] and k[3] and item[3] for k in clash):
            kept.append(item)
    return sorted(set(kept))


def _pattern(form: str, *, exact: bool) -> re.Pattern[str]:
    flags = 0 if exact else re.IGNORECASE
    return re.compile(rf"(?<![\w.-]){re.escape(form)}(?![\w-]|\.\w)", flags)


def _is_word(form: str) -> bool:
    """One word without a dot, after "the" or not, may be an ordinary word: then capitals matter."""
    bare = re.sub(r"^The\s+", "", form)
    return " " not in bare and "." not in bare


def _bare(name: str) -> str:
    return re.sub(r"^the\s+", "", _SECTION.sub("", name).casefold())


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
