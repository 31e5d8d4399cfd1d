"""Where, when and at what something was counted, and whether two counts can be of one event.

Precision comes first: two figures are of one event only when something in the texts ties them and nothing
in them speaks against it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.conflicts.sentences import published
from bot.language.words import words
from bot.verify.names import TITLES, names, peoples

if TYPE_CHECKING:
    from datetime import date

    from bot.conflicts.sentences import Sentence
    from bot.language.calendar import Mention

_EVENTS = {
    "strike": "strike airstrike blast explosion bombing bomb shelling bombardment missile rocket raid drone",
    "shooting": "shooting gunfire shootout gunman",
    "stabbing": "stabbing knife",
    "attack": "attack assault massacre ambush incident",
    "quake": "earthquake quake tremor",
    "flood": "flood flooding floodwater",
    "storm": "storm hurricane cyclone typhoon tornado",
    "fire": "fire blaze wildfire inferno",
    "crash": "crash collision derailment pileup",
    "collapse": "collapse",
    "slide": "landslide mudslide avalanche",
    "illness": "outbreak epidemic virus cholera pandemic measles",
    "crush": "crush stampede",
    "sinking": "shipwreck capsize sinking",
    "unrest": "protest riot clash unrest demonstration",
    "heat": "heatwave",
    "eruption": "eruption volcano",
    "vote-resolution": "resolution text draft",
    "vote-amendment": "amendment",
    "vote-proposal": "proposal",
    "vote-bill": "bill law act",
    "vote-motion": "motion",
    "vote-deal": "agreement deal contract treaty",
}
_EVENT = {
    form: name
    for name, line in _EVENTS.items()
    for word in line.split()
    for form in (word, f"{word}s", f"{word}es")
}
_WIDER = {"attack": frozenset(("strike", "shooting", "stabbing", "attack"))}
_SITES = {
    form: word
    for word in "hospital school market camp church mosque synagogue bridge station airport port factory mine hotel theatre stadium "
    "university prison embassy festival kindergarten clinic warehouse mall nightclub concert train bus ferry plane".split()
    for form in (word, f"{word}s", f"{word}es")
}
_RUNNING = re.compile(
    r"\bsince\b|\bto date\b|\b(?:in|during|throughout|of) (?:the|its|their|a|this|\w+['’]s) (?:\w+ ){0,2}"
    r"(?:war|conflict|campaign|offensive|fighting|hostilities|invasion|operation)\b|\b(?:so far|already) this year\b|\bthis year\b"
    r"|\bin total\b|\boverall\b",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    r"\b(?:in|over|during|within|for) (?:the )?(?:past|last|previous|preceding|space of)? ?(?:\w+ )?"
    r"(?P<unit>hours?|days?|weeks?|months?|years?|decades?|24 hours)\b|\b(?P<night>overnight|in a (?:single )?day)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\b[^.;,]{0,40}$", re.IGNORECASE)
_SINCE_THEN = re.compile(r"\bsince then\b", re.IGNORECASE)
_PERFECT = re.compile(
    r"\b(?:have|has) (?:been |now |also |already )*(?:killed|died|wounded|injured|displaced|arrested|evacuated)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:in|at|near|outside|inside|across|around|of the (?:town|city|village|district)|(?:town|city|village|camp|district|province|region|island) of)"
    r"(?: (?:the|a|an|central|northern|southern|eastern|western|north|south|east|west|downtown|nearby|neighbouring|occupied)){0,3} $",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:another|second|third|fourth|separate|separately|different|elsewhere|earlier|previous|two other|similar|later|subsequent)\s+(?:[\w-]+\s+){0,2}"
    r"(?:"
    + "|".join(sorted({word for line in _EVENTS.values() for word in line.split()}))
    + r"|one|incident)e?s?\b|\bseparately\b|\belsewhere\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:resolution|draft|bill|motion|amendment)\s+(?:no\.?\s+)?((?:[A-Z]{1,3}[./-]?)?\d[\w/.-]*\w|\d)",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:the|its|their|this|that) (?:\w+ ){0,2}(?:toll|figure|count|estimate|number|dead|victims|deaths|total|tally|vote|result)\b",
    re.IGNORECASE,
)
_LEAD = 2  # sentences of an article that tell of what its title names
_GAP = 3  # days between reports of one event when no text dates it
_AFTERMATH = 45  # days after an earthquake, a flood, a vote in which it is reported without its date
_SEVERAL = frozenset(
    ("strike", "attack", "shooting", "stabbing", "crash")
)  # of these several are several events
_BODIES = frozenset(
    ("assembly", "council", "senate", "congress", "parliament", "house", "commission", "committee")
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What ties a figure to an event; stems and names in lower case."""

    names: frozenset[str] = frozenset()
    places: tuple[frozenset[str], ...] = ()
    events: frozenset[str] = frozenset()
    several: bool = False  # "strikes", not "a strike"
    sites: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()  # "resolution 2728"
    days: tuple[date, date] | None = None  # of the event itself
    running: str = ""  # "since 2023-10-07", "running" without a day, "24 hours"; "" for a single event
    separate: bool = False  # "another strike", "elsewhere": told apart from the rest by the text itself

    @property
    def empty(self) -> bool:
        """Whether nothing ties the figure to anything."""
        return not (self.names or self.events or self.sites or self.running or self.numbers or self.days)


def scene(sentence: Sentence, asof: Mention | None, *, vote: bool) -> Scene:
    """The scene of a sentence; what it leaves out comes from the sentence before, or from title and lead.

    `asof` is the date of the statement itself: it dates no event.
    """
    own = _own(sentence, asof, vote=vote)
    title = _titled(sentence.exhibit.article.title, vote=vote)
    leads = sentence.ordinal < _LEAD or _DEFINITE.search(sentence.text) is not None
    if not own.events and not own.running:
        for text in sentence.before:
            near = _titled(text, vote=vote)
            if near.events or _RUNNING.search(text):
                own = replace(own, events=near.events, several=near.several)
                break
            break
        if not own.events and leads:
            own = replace(own, events=title.events, several=title.several)
    if vote:
        told = (sentence.exhibit.article.title, *list(sentence.before)[:1])
        wider = own.names.union(*(_titled(text, vote=True).names for text in told))
        own = replace(own, names=wider, events=own.events or title.events)
    if not own.names and not own.places:
        own = replace(own, names=title.names, sites=own.sites or title.sites)
    if not own.events and not own.running and _PERFECT.search(sentence.text):
        own = replace(own, running="running")
    return own


def _own(sentence: Sentence, asof: Mention | None, *, vote: bool) -> Scene:
    text = sentence.text
    sources = tuple(sentence.sources())
    named, placed = _named(text, sentence.dateline, sources, sentence.exhibit.article.outlet)
    base = _titled(text, vote=vote)
    running, since = _running(sentence)
    event_days = [one for one in sentence.dates if one is not asof and one is not since]
    resolved = [days for one in event_days if (days := sentence.days(one)) is not None]
    return replace(
        base,
        names=named,
        places=placed,
        days=resolved[0] if len(resolved) == 1 else _span(resolved),
        running=running,
        separate=_APART.search(text) is not None,
    )


def _span(days: list[tuple[date, date]]) -> tuple[date, date] | None:
    return (min(one[0] for one in days), max(one[1] for one in days)) if days else None


@lru_cache(maxsize=512)
def _titled(text: str, *, vote: bool) -> Scene:
    """Names, events and sites of a text."""
    events: set[str] = set()
    sites: set[str] = set()
    several = False
    for word in words(text):
        event = _EVENT.get(word.low)
        if event and event.startswith("vote-") == vote:
            events.add(event)
            several = several or (event in _SEVERAL and word.low.endswith("s"))
        if word.low in _SITES:
            sites.add(_SITES[word.low])
    if len(events) > 1:
        events.discard("attack")
    named = frozenset(key(part) for name in names(text) for part in name.parts if part not in TITLES)
    numbers = frozenset(match[1].lower() for match in _NUMBERED.finditer(text))
    return Scene(
        names=named, events=frozenset(events), several=several, sites=frozenset(sites), numbers=numbers
    )


def _named(
    text: str, begins: int, sources: tuple[tuple[int, int], ...], outlet: str
) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """The names of a sentence outside its sources, and those that say where."""
    own = outlet.lower().removeprefix("the ")
    named: set[str] = set()
    placed: list[frozenset[str]] = []
    for name in names(text):
        if name.start < begins or any(start <= name.start < end for start, end in sources):
            continue
        if own and text[name.start : name.end].lower() == own:
            continue
        parts = frozenset(key(part) for part in name.parts if part not in TITLES)
        named |= parts
        if parts and _PLACED.search(text[: name.start]):
            placed.append(parts)
    return frozenset(named), tuple(placed)


def key(part: str) -> str:
    """One word for a country and its people."""
    group = peoples(part)
    return min(group) if group else part.rstrip(".")


def _running(sentence: Sentence) -> tuple[str, Mention | None]:
    """Whether a sentence counts over a stretch of time, and from when."""
    text = sentence.text
    for one in sentence.dates:
        if _SINCE.search(text[: one.start]):
            days = sentence.days(one)
            return (f"since {days[0]}" if days else "running"), one
    if _SINCE_THEN.search(text):
        for earlier in sentence.before:
            found = [day for day in _days_of(sentence, earlier) if day]
            if found:
                return f"since {found[-1]}", None
    if _RUNNING.search(text):
        return "running", None
    stretch = _STRETCH.search(text)
    return (stretch["unit"] or "overnight").lower().rstrip("s") if stretch else "", None


def _days_of(sentence: Sentence, text: str) -> list[date]:
    from bot.language.calendar import mentions

    days = (sentence.days(one) for one in mentions(text) if one.kind == "day")
    return [one[0] for one in days if one]


def same(one: Scene, other: Scene, days: tuple[date | None, date | None]) -> bool:
    """Whether two scenes are one event; `days` are those of publication."""
    if one.separate or other.separate or not _one_stretch(one.running, other.running):
        return False
    if not _one_class(one, other) or not _one_place(one, other) or _disjoint(one.numbers, other.numbers):
        return False
    if not one.running and not _one_time(one, other, days):
        return False
    shared = len(one.names & other.names)
    others = bool(one.events & other.events or _wide(one, other)) + bool(one.sites & other.sites)
    others += one.running.startswith("since 2") and one.running == other.running
    return (
        bool(shared or one.numbers & other.numbers)
        and shared + others + 2 * bool(one.numbers & other.numbers) > 1
    )


def _one_stretch(one: str, other: str) -> bool:
    if one == other:
        return True
    dated = one.startswith("since") and other.startswith("since")
    return not dated and {one[:5], other[:5]} <= {"since", "runni"}


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


def _one_class(one: Scene, other: Scene) -> bool:
    """Whether the kinds of event and of site go together."""
    if one.several != other.several and not one.running:
        return False
    if _disjoint(one.sites, other.sites) or _disjoint(one.names & _BODIES, other.names & _BODIES):
        return False
    return not _disjoint(one.events, other.events) or _wide(one, other)


def _wide(one: Scene, other: Scene) -> bool:
    """As in "attack" for a shooting."""
    return any(
        (a in _WIDER and b in _WIDER[a]) or (b in _WIDER and a in _WIDER[b])
        for a in one.events
        for b in other.events
    )


def _one_place(one: Scene, other: Scene) -> bool:
    """Whether no place is named here that is another one there."""
    if not one.places or not other.places:
        return True
    shared = frozenset().union(*one.places) & frozenset().union(*other.places)
    mine = [place for place in one.places if not place & (shared | other.names)]
    theirs = [place for place in other.places if not place & (shared | one.names)]
    return bool(shared) and not (mine and theirs)


def _one_time(one: Scene, other: Scene, days: tuple[date | None, date | None]) -> bool:
    if one.days and other.days:
        return one.days[0] < other.days[1] and other.days[0] < one.days[1]
    first, second = days
    if one.days or other.days:
        dated, seen = (one.days, second) if one.days else (other.days, first)
        lasts = _AFTERMATH if (one.events | other.events) - _SEVERAL else _GAP
        return bool(dated and seen and 0 <= (seen - dated[0]).days < lasts + (dated[1] - dated[0]).days)
    return first is not None and second is not None and abs((first - second).days) <= _GAP


__all__ = ["Scene", "key", "published", "same", "scene"]
