"""The packaged term list `bot/house_style.toml`, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.language.words import stem


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The lists of the house style, as the checks need them."""

    reporting: frozenset[str]  # stems of the verbs that attribute
    forms: frozenset[str]  # the listed forms themselves
    graded: dict[str, str]  # stem of a verb that also judges, with a form of it for editors
    hedges: frozenset[str]  # words that hold a statement at arm's length
    passive: frozenset[str]  # participles that do so after "to be"
    accusing: frozenset[str]  # stems of words of blame, for a claim only where its sources use them
    loaded: dict[str, str]  # loaded term, with its neutral replacement or ""


@cache
def house_style() -> HouseStyle:
    """The packaged house style; the file is read at the first call only."""
    import tomllib

    raw = tomllib.loads(files("bot").joinpath("house_style.toml").read_text(encoding="utf-8"))
    forms = frozenset(raw["reporting"]["neutral"])
    return HouseStyle(
        reporting=frozenset(stem(verb) for verb in forms),
        forms=forms,
        graded={stem(verb): verb for verb in raw["reporting"]["graded"]},
        hedges=frozenset(raw["hedges"]["words"]),
        passive=frozenset(raw["hedges"]["passive"]),
        accusing=frozenset(stem(word) for word in raw["accusing"]["words"]),
        loaded={term: neutral for group in raw["loaded"].values() for term, neutral in group.items()},
    )
