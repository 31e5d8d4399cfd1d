"""The other forms of an English word: plurals, the forms of a verb, adverbs. Regular words, and the few others that the house style needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_HISSING = re.compile(r"(?:s|x|z|ch|sh)$")
_Y = re.compile(r"(?<=[^aeiou])y$")
_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")  # "slam", but "tout", "deride", "skewer"
_IRREGULAR = {"say": ("says", "said", "saying"), "take": ("takes", "took", "taking")}


def nouns(term: str) -> tuple[str, ...]:
    """A noun and its plural; of a phrase its last word is inflected."""
    if term.endswith("man"):
        return term, term[:-2] + "en"
    return term, _with_s(term)


def verbs(term: str) -> tuple[str, ...]:
    """The third person, the past and the -ing form of a verb, never the bare one; of a phrase its first word."""
    verb, gap, rest = term.partition(" ")
    return tuple(form + gap + rest for form in _IRREGULAR.get(verb) or _regular(verb))


def adjectives(term: str) -> tuple[str, ...]:
    """An adjective and its adverb."""
    if term.endswith("ic"):
        return term, term + "ally"
    if term.endswith("le"):
        return term, term[:-1] + "y"
    return term, _Y.sub("i", term) + "ly"


def as_written(term: str) -> tuple[str, ...]:
    """The term alone."""
    return (term,)


FORMS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "noun": nouns,
    "verb": verbs,
    "adjective": adjectives,
    "": as_written,
}
"""How the words of a list are inflected, by the name that the list gives."""


def paired(term: str, neutral: str, kind: str) -> dict[str, str]:
    """Each form of a term with the like form of its neutral word; a neutral phrase stays as it is, but for a verb's."""
    forms = FORMS[kind](term)
    if not neutral or "," in neutral or (kind != "verb" and " " in neutral):
        return dict.fromkeys(forms, neutral)
    if kind == "verb" and " or " in neutral:
        others = [FORMS[kind](one) for one in neutral.split(" or ")]
        return {form: " or ".join(other) for form, *other in zip(forms, *others, strict=True)}
    return dict(zip(forms, FORMS[kind](neutral), strict=True))


def _with_s(word: str) -> str:
    if _HISSING.search(word):
        return word + "es"
    return _Y.sub("ie", word) + "s"


def _regular(verb: str) -> tuple[str, str, str]:
    if verb.endswith("e"):
        return verb + "s", verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    root = verb + verb[-1] if _DOUBLED.match(verb) else verb
    return _with_s(verb), _Y.sub("i", root) + "ed", root + "ing"
