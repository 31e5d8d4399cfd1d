"""Scopes: which outlets and languages may be used here, by the names that people give them. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.types import EVERYTHING, Scope
from corpus.types import Sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.outlets import OutletNames

_LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
"""Names of languages by ISO 639-1; others are told by their code."""


def narrowed(scope: Scope, names: OutletNames) -> Scope:
    """The scope by canonical names. What no outlet is called stays as written: it lets nothing in, and nothing out.

    A name that several outlets share ("BBC News", of all its sections) stands for all of them.
    """
    if scope == EVERYTHING:
        return EVERYTHING
    languages = tuple(dict.fromkeys(_code(tag) for tag in scope.languages))
    return Scope(_canonical(scope.outlets, names), _canonical(scope.without, names), languages)


def unknown(scope: Scope, names: OutletNames) -> tuple[str, ...]:
    """The names of a scope that no outlet of the corpus is called, as written."""
    given = dict.fromkeys((*scope.outlets, *scope.without))
    return tuple(name for name in given if not names.called(name))


def permits(scope: Scope, outlet: str) -> bool:
    """Whether the articles of an outlet may be used, as far as its name tells. The scope is a narrowed one."""
    return (not scope.outlets or outlet in scope.outlets) and outlet not in scope.without


def holds(scope: Scope, outlet: str, language: str) -> bool:
    """Whether an article of this outlet and language may be used. The scope is a narrowed one."""
    return permits(scope, outlet) and (not scope.languages or language in scope.languages)


def left_out(scope: Scope, outlets: Iterable[str]) -> tuple[str, ...]:
    """Those of the outlets whose articles may not be used. The scope is a narrowed one."""
    return tuple(outlet for outlet in outlets if not permits(scope, outlet))


def sources(scope: Scope, named: tuple[str, ...] = ()) -> Sources:
    """The articles that may be used, as the archive filters them; of the outlets `named` alone, if there are any."""
    if named:
        return Sources(tuple(one for one in named if permits(scope, one)), (), scope.languages)
    return Sources(scope.outlets or None, scope.without, scope.languages)


def told(scope: Scope) -> str:
    """What a reader is told of a narrowed scope, in at most two sentences; "" for the whole corpus."""
    only, without = scope.outlets, scope.without
    if only:
        only = left = (
            tuple(outlet for outlet in scope.outlets if outlet not in scope.without) or scope.outlets
        )
        without = tuple(outlet for outlet in scope.without if outlet in left)
    said = []
    if only:
        said.append(f"Only {listed(only)} {'is' if len(only) == 1 else 'are'} used here.")
    if without:
        said.append(f"Left out here: {', '.join(without)}.")
    if scope.languages:
        spoken = listed([_LANGUAGES.get(code, code) for code in scope.languages])
        said.append(f"Only articles in {spoken} are used here.")
    return " ".join(said)


def listed(names: Sequence[str], joined: str = "and") -> str:
    """Names in a row: "A, B and C"."""
    if not names:
        return ""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joined} {names[-1]}"


def _canonical(given: Iterable[str], names: OutletNames) -> tuple[str, ...]:
    return tuple(dict.fromkeys(outlet for name in given for outlet in names.called(name) or (name,)))


def _code(tag: str) -> str:
    """The language of a tag such as "en-GB"."""
    return tag.strip().lower().replace("_", "-").partition("-")[0]
