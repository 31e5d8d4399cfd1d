"""Which outlets a question names: those that the corpus holds, and known ones that it does not."""

from __future__ import annotations

import re
import tomllib
from copy import copy
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

MAX_WORDS = 9  # of an outlet's name

_WORD = re.compile(r"\w(?:[\w&.’'+|–—-]*[\w+])?|[|–—-]")  # a bar or dash may join a section to a name
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
    """One way to write an outlet's name."""

    outlet: str
    written: str
    exact: bool  # an ordinary word or an acronym: capitals matter
    strict: bool  # counts only with a cue such as "reported by"


@dataclass(frozen=True, slots=True)
class Named:
    """Outlets that a question names, in the order of their first mention."""

    held: tuple[str, ...]
    absent: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    outlet: str
    held: bool


class OutletNames:
    """Recognises outlets in questions. Built anew when the corpus's outlets change.

    Args:
        held: the outlets of the corpus, each with its domain.
    """

    def __init__(self, held: Mapping[str, str]) -> None:
        self._held = _by_key(form for name, domain in held.items() for form in _held_forms(name, domain))
        self._taken = {_bare(outlet) for outlet in held}
        self._permits: Callable[[str], bool] | None = None

    def preferring(self, permits: Callable[[str], bool]) -> OutletNames:
        """The same names; one that several outlets share stands for those that `permits` lets in, if it lets any in."""
        found = copy(self)
        found._permits = permits  # noqa: SLF001 - its own
        return found

    def find(self, text: str) -> Named:
        """The outlets that `text` names, as sources of news.

        A known outlet that is not held counts only so: "What did Reuters report" names one, "Who bought
        Reuters" does not.
        """
        kept = _longest(list(self._mentions(text)))
        if self._permits is not None:
            kept = _preferred(kept, self._permits)
        return Named(
            held=tuple(dict.fromkeys(mention.outlet for mention in kept if mention.held)),
            absent=tuple(dict.fromkeys(mention.outlet for mention in kept if not mention.held)),
            spans=tuple((mention.start, mention.end) for mention in kept),
        )

    def called(self, name: str) -> tuple[str, ...]:
        """The outlets of the corpus that `name` stands for: printed name, domain or alias; whatever its capitals."""
        return tuple(dict.fromkeys(form.outlet for form in self._held.get(_key(name), ())))

    def _mentions(self, text: str) -> Iterator[_Mention]:
        words = [_trimmed(found) for found in _WORD.finditer(text)]
        for i, (start, _) in enumerate(words):
            for _, end in words[i : i + MAX_WORDS]:
                written = text[start:end]
                key = _key(written)
                for held, forms in ((True, self._held.get(key, ())), (False, _known_by_key().get(key, ()))):
                    for form in forms:
                        if held or not self._holds(form.outlet):
                            yield from _mention(form, held, text, (start, end))

    def _holds(self, outlet: str) -> bool:
        return any(_bare(name) in self._taken for name in _known()[outlet].names)


def _mention(form: Form, held: bool, text: str, span: tuple[int, int]) -> Iterator[_Mention]:  # noqa: FBT001 - a fact about the form
    start, end = span
    written = " ".join(text[start:end].split())
    same_case = form.written in {written, re.sub(r"^[Tt]he ", "", written)}
    if (same_case or not form.exact) and _counts(form, held, text, start, end):
        yield _Mention(start, end, form.outlet, held)


@dataclass(frozen=True, slots=True)
class _Entry:
    names: tuple[str, ...]
    forms: tuple[Form, ...]


@cache
def _known() -> Mapping[str, _Entry]:
    table = tomllib.loads(resources.files("bot").joinpath("known_outlets.toml").read_text())
    return {str(row["name"]): _entry(row) for row in table["outlet"]}


@cache
def _known_by_key() -> Mapping[str, tuple[Form, ...]]:
    return _by_key(form for entry in _known().values() for form in entry.forms)


@cache
def _known_by_name() -> Mapping[str, _Entry]:
    return {_bare(name): entry for entry in _known().values() for name in entry.names}


def _by_key(forms: Iterable[Form]) -> Mapping[str, tuple[Form, ...]]:
    found: dict[str, tuple[Form, ...]] = {}
    for form in forms:
        key = _key(form.written)
        if form not in found.get(key, ()):
            found[key] = (*found.get(key, ()), form)
    return found


def _entry(row: Mapping[str, object]) -> _Entry:
    name, ambiguous = str(row["name"]), _strings(row.get("ambiguous"))
    printed = re.sub(r"\s*\(.*\)$", "", name)
    loose = [form for form in (printed, *_strings(row.get("aliases"))) if form not in ambiguous]
    forms = [Form(name, _without_the(form), exact=_is_word(form), strict=False) for form in loose]
    forms += [Form(name, _without_the(form), exact=True, strict=True) for form in ambiguous]
    return _Entry((name, *loose), tuple(forms))


def _held_forms(name: str, domain: str) -> Iterable[Form]:
    """The name as printed, without its section, and every alias of the known outlet that it is."""
    base = _SECTION.sub("", name)
    for form in sorted({name, base, domain, domain.removeprefix("www.")} - {""}):
        yield Form(name, _without_the(form), exact=_is_word(form), strict=False)
    entry = _known_by_name().get(_bare(base))
    if entry:
        yield from (Form(name, form.written, form.exact, form.strict) for form in entry.forms)


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


def _longest(found: list[_Mention]) -> list[_Mention]:
    """Of overlapping mentions the longest; of equal ones those that are held. Several names may share one."""
    kept: list[_Mention] = []
    for item in sorted(found, key=lambda m: (m.start - m.end, not m.held, m.start)):
        clash = [other for other in kept if item.start < other.end and other.start < item.end]
        same = all((k.start, k.end) == (item.start, item.end) and k.held and item.held for k in clash)
        if same and item not in kept:
            kept.append(item)
    return sorted(kept, key=lambda m: (m.start, m.outlet))


def _preferred(kept: list[_Mention], permits: Callable[[str], bool]) -> list[_Mention]:
    usable = {(mention.start, mention.end) for mention in kept if permits(mention.outlet)}
    return [one for one in kept if permits(one.outlet) or (one.start, one.end) not in usable]


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    """The word's span without a possessive ending."""
    return found.start(), found.start() + len(re.sub(r"['’]s$", "", found.group()))


def _key(written: str) -> str:
    return _without_the(" ".join(written.split())).casefold()


def _without_the(form: str) -> str:
    return re.sub(r"^the\s+(?=\S)", "", form, flags=re.IGNORECASE)


def _is_word(form: str) -> bool:
    """One word without a dot, after "the" or not, may be an ordinary word: then capitals matter."""
    bare = _without_the(form)
    return " " not in bare and "." not in bare


def _bare(name: str) -> str:
    return _without_the(_SECTION.sub("", name)).casefold()


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
