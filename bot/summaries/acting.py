"""Persons and bodies that reports name as acting or accused, and that say nothing in them. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.language.phrases import PRONOUNS
from bot.language.words import stem
from bot.summaries.parties import DATELINE, mention, party_of
from bot.verify.deeds import deeds
from bot.verify.names import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.summaries.accusing import Accusation
    from bot.summaries.parties import Party
    from bot.types import Evidence
    from bot.writers.quoting import Candidate

TWICE = 2  # sentences that name somebody who matters
_ROOT = 5  # letters that a country and its people share: "Israel", "Israeli"
_NEAR = 30  # characters between a name and its deed
_LED = re.compile(
    r"\b(?:of|for|in|during|at|on|to|from|by|with|over|after|before|since|near)\s+(?:the\s+)?$", re.IGNORECASE
)
_VESSEL = re.compile(
    r"\b(?:ships?|ferry|boats?|vessels?|tanker|freighter|trawler|tug|yacht|submarine|flight|hurricane|storm|typhoon|cyclone|river)\s+$",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(rf"(?:{'|'.join(PRONOUNS)})['’]", re.IGNORECASE)  # "We're" is nobody's name
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)


@dataclass(slots=True)
class Actor:
    """Somebody who is told of, and not heard."""

    name: str
    times: int = 0  # named
    led: int = 0  # of these, behind a preposition or a kind of thing: more often than not, that is a place, a time or a ship
    does: list[Candidate] = field(default_factory=list)  # sentences that tell what it does, or is accused of


def silent_actors(
    told: Sequence[Candidate], parties: Sequence[Party], accused: Sequence[Accusation], evidence: Evidence
) -> tuple[Actor, ...]:
    """Those without a statement, most named first."""
    found: dict[str, Actor] = {}
    blamed = {(id(one.candidate), part) for one in accused for part in one.who.keys[0].full}
    for one in told:
        for name, last, led, acts in _named(one.text):
            actor = found.setdefault(last, Actor(name))
            actor.times += 1
            actor.led += led
            actor.name = max(actor.name, name, key=len)
            if acts or (id(one), last) in blamed:
                actor.does.append(one)
    outlets = {exhibit.article.outlet.casefold() for exhibit in evidence}
    ranked = Counter(
        {last: actor.times for last, actor in found.items() if actor.does and 2 * actor.led <= actor.times}
    )
    return tuple(
        found[last]
        for last, times in ranked.most_common()
        if (times >= TWICE or len(_bare(found[last].name).split()) > 1)
        and _bare(found[last].name).casefold() not in outlets
        and not _speaks(found[last].name, last, parties)
    )


def _named(text: str) -> Iterator[tuple[str, str, bool, bool]]:
    """Each name with the stem of its last word; whether a preposition stands before it, a deed of its own right behind it."""
    line = DATELINE.match(text)
    done = [deed for deed in deeds(text) if not deed.passive]
    for name in names(text):
        if (line and name.start < line.end()) or _CONTRACTED.match(text, name.start):
            continue
        last = stem(name.parts[-1])
        led = bool(_LED.search(text[: name.start]) or _VESSEL.search(text[: name.start]))
        acts = not led and any(last in deed.who and 0 <= deed.verb.start - name.end <= _NEAR for deed in done)
        the = "the " if _THE.search(text[: name.start]) else ""
        yield the + text[name.start : name.end], last, led, acts


def _bare(name: str) -> str:
    return name.removeprefix("the ")


def _speaks(name: str, last: str, parties: Iterable[Party]) -> bool:
    """Whether it is, or is of, somebody who is heard."""
    who, parties = mention(name), list(parties)
    if who is None or party_of(who.keys, parties) is not None:
        return True
    spoken = {part for party in parties for key in party.keys for part in key.full}
    return any(part == last or (len(last) >= _ROOT and part.startswith(last[:_ROOT])) for part in spoken)
