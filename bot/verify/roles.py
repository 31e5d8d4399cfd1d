"""Two names of a claim that have changed places: what the claim tells of each, the article tells of the other."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.language.binding import Item, bonds, looks_verbal
from bot.language.calendar import WEEKDAYS
from bot.language.phrases import BE
from bot.language.words import GRAMMAR, Word, all_stems, stem, words
from bot.verify.ground import Failure, Ground
from bot.verify.names import TITLES, Name, names, peoples

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Feature = tuple[str, str]
"""What a text tells of a name: ("acts", ""), ("bears", ""), ("place", ""), ("owns", ""), ("near", stem of a word)."""
_REACH = 3.4  # a word further from a name than this is not told of it
_PLACES = frozenset("in near at from off outside to inside around across".split())
_OWNED = ("'s", "’s", "s'", "s’")
_MARKS = frozenset('“”"«»')
_PHRASE = 6  # words of what an owner owns
_CALLED = 3  # words before a name that tell what it is
_ARTICLES = frozenset("the a an".split())
_HELPERS = frozenset(
    "has have had will would could may might must should can did does do not also now later then then again since".split()
)
_AGENTS = frozenset(("by", "with", "citing"))
_LENT = frozenset("gave given handed brought earned cost".split())  # "gave Sarrat the lead": whose gain it is
_ONE_PART = 2  # cuts of an undivided sentence
_WINS = frozenset(stem(word) for word in "win victory triumph success lead".split())
_LEAST = 2  # of evidence; a single word may stand near the wrong name
_CONVERSE = tuple(
    tuple(frozenset(stem(word) for word in side.split()) for side in pair.split("|"))
    for pair in (
        "beat defeat win won overcome|lost lose loss defeat", "buy bought acquire acquired purchase|sell sold", "give gave grant hand|receive received get got",
        "lend lent|borrow borrowed", "succeed succeeds replace replaced|replace replaced lead led leave left", "lead led ahead|trail trailed behind", "follow followed|precede preceded",
        "employ hire hired|join joined work", "send sent|receive received", "before|after", "above|below",
    )
)  # fmt: skip
"""Verbs that tell one deed from its two sides."""
_PARTS = re.compile(r"\b(?:but|while|whereas|although|though)\b|;", re.IGNORECASE)
_WAYS = {
    "up": frozenset(stem(word) for word in "rise more higher up grow".split()),
    "down": frozenset(stem(word) for word in "fall less fewer lower down shrink".split()),
}
_PLAIN_PASTS = frozenset(
    "put cut hit set let beat led met split quit shut cost spread said says told meet meets".split()
)
_SPLIT = re.compile(r"['’]s\s+|\s+(?:of|in|for)\s+(?:the\s+)?")
_OWNER = re.compile(r"['’]s\s")
_PEOPLE_ENDING = 3  # letters: "Orlanian" for "Orlania"


class Told(NamedTuple):
    """A name with what a text tells of it."""

    parts: frozenset[str]
    features: frozenset[Feature]


def exchanged(text: str, ground: Ground) -> Failure | None:
    """The first two names of the claim of which most that it tells is told of the other one in the cited sentences."""
    if conversely(text, ground.whole):
        return None
    mine = told(text)
    theirs = [
        one for whole in dict.fromkeys(stretch.whole for stretch in ground.stretches) for one in told(whole)
    ]
    known = [(one, _of(one, theirs)) for one in mine if any(_same(one, other) for other in theirs)]
    for (one, own), (other, others) in combinations(known, 2):
        if _same(one, other):
            continue
        foes = _sum(one.features & (others - own)) + _sum(other.features & (own - others))
        friends = _sum(one.features & (own - others)) + _sum(other.features & (others - own))
        if foes > friends and foes >= _LEAST:
            shown = " and ".join(repr(" ".join(sorted(each.parts))) for each in (one, other))
            return Failure("name_not_in_evidence", f"{shown} have changed places")
    return None


def conversely(text: str, held: str) -> bool:
    """Whether a claim tells a deed from the other side: "A lost to B" for "B beat A"."""
    mine, theirs = all_stems(text), all_stems(held)
    return any(
        mine & here - theirs and theirs & there - mine
        for pair in _CONVERSE
        for here, there in (pair, pair[::-1])
    )


def _sum(features: Iterable[Feature]) -> int:
    return sum(_weight(feature) for feature in features)


def _weight(feature: Feature) -> int:
    return 1 if feature[0] == "near" else 3


def _of(one: Told, theirs: Iterable[Told]) -> frozenset[Feature]:
    return frozenset[Feature]().union(*(other.features for other in theirs if _same(one, other)))


def _same(one: Told, other: Told) -> bool:
    """Whether two names share a word that is no title, or a country and its people."""
    mine, theirs = one.parts - TITLES or one.parts, other.parts - TITLES or other.parts
    wider = {form for part in mine for form in peoples(part)}
    return bool((mine | wider) & theirs) or any(_derived(a, b) for a in mine for b in theirs)


def _derived(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (
        len(short) > _PEOPLE_ENDING + 1
        and long.startswith(short[:-1])
        and len(long) - len(short) <= _PEOPLE_ENDING
    )


@lru_cache(maxsize=1024)
def told(text: str) -> tuple[Told, ...]:
    """The names of a text in order, owner and owned apart, with what is told of each."""
    tokens = words(text)
    found = [part for name in names(text) for part in _parted(text, name)]
    items = tuple(Item(name.start, name.end, "name") for name in found)
    near: list[set[Feature]] = [set() for _ in found]
    for bond in bonds(text, items):
        low = min(bond.costs, default=_REACH + 1)
        for k, cost in enumerate(bond.costs):
            if cost == low and cost <= _REACH:
                near[k].add(("near", bond.word.stem))
    return tuple(
        Told(frozenset(name.parts), frozenset(_placed(tokens, name, text, near[k])))
        for k, name in enumerate(found)
    )


def _placed(tokens: Sequence[Word], name: Name, text: str, near: set[Feature]) -> set[Feature]:
    """All that is told of a name; the words behind an owner tell of what it owns."""
    standing = _standing(tokens, name, text)
    owned = _owned(tokens, name, text)
    return standing | _way(text, name) | owned | (set() if owned else near)


def _owned(tokens: Sequence[Word], name: Name, text: str) -> set[Feature]:
    """The noun that a name has or has made: "drama" of "Ada Lund's long drama" and of "a drama by the director Ada Lund"."""
    if text[name.start : name.end].endswith(_OWNED) or re.match(r"['’]s?\s", text[name.end : name.end + 3]):
        after = [word for word in tokens if word.start >= name.end and word.text not in {"s", "'", "’", "-"}]
        end = next((k for k, word in enumerate(after[:_PHRASE]) if not _calls(word)), len(after[:_PHRASE]))
        return (
            {("has", after[end - 1].stem), *(("near", word.stem) for word in after[: end - 1])}
            if end
            else set()
        )
    before = _past_titles([word for word in tokens if word.end <= name.start and word.text not in _MARKS])
    made = before[-1:] and before[-1].low in {"by", "of", "from"} and before[-2:-1] and _calls(before[-2])
    return {("has", before[-2].stem)} if made else set()


def _parted(text: str, name: Name) -> list[Name]:
    """A name with an owner in it as two names: "Pallio's Competition Authority"."""
    whole = text[name.start : name.end]
    cut = _SPLIT.search(whole)
    if cut is None or cut.end() >= len(whole):
        return [name]
    pieces = [(name.start, name.start + cut.start()), (name.start + cut.end(), name.end)]
    if _OWNER.match(cut.group()) is None:
        return _with_whole(text, name, pieces)
    return [Name(start, end, parts) for start, end in pieces if (parts := _inside(text, start, end))]


def _inside(text: str, start: int, end: int) -> tuple[str, ...]:
    inside = [word for word in words(text) if start <= word.start < end and word.text[0].isupper()]
    return tuple(word.low for word in inside if word.low not in GRAMMAR or word.text.isupper())


def _with_whole(text: str, name: Name, pieces: list[tuple[int, int]]) -> list[Name]:
    """The head of "Port of Wend" with the place of the whole, and what it is of."""
    (start, cut), (after, end) = pieces
    head, tail = _inside(text, start, cut), _inside(text, after, end)
    return [Name(name.start, name.end, head), Name(after, end, tail)] if head and tail else [name]


def _standing(tokens: Sequence[Word], name: Name, text: str) -> set[Feature]:
    """Whether a name acts, bears what is done, is a place or an owner, by the words right around it."""
    before = [word for word in tokens if word.end <= name.start and word.text not in _MARKS]
    after = [word for word in tokens if word.start >= name.end and word.text not in _MARKS]
    before = _past_titles(before)
    lead = before[-1].low if before else ""
    if text[name.start : name.end].endswith(_OWNED) or re.match(r"['’]s?\s", text[name.end : name.end + 3]):
        return {("owns", "")}
    if lead in _AGENTS or (lead == "to" and before[-2:-1] and before[-2].low == "according"):
        return {("acts", "")}
    if lead == "of":
        return {("owns", "")}
    if lead == "over" and before[-2:-1] and before[-2].stem in _WINS:
        return {("bears", "")}
    if lead in _PLACES:
        return {("place", "")}
    verb = _verb(after, apposed=bool(before) and before[-1].text == ",")
    if verb is not None:
        return {("bears", "")} if verb else {("acts", "")}
    if before and before[-1].text[0].islower() and _past(before[-1]) and lead not in BE | _LENT:
        asked = bool(after) and after[0].low == "to"  # "asked the council to meet"
        return {("bears", ""), ("acts", "")} if asked else {("bears", "")}
    return set()


def _past_titles(before: list[Word]) -> list[Word]:
    """What stands before a name and what it is called: "beat" of "beat top seed Jan", "by" of "by the director Ada"."""
    left = list(before)
    while left and (left[-1].low in _ARTICLES or (left[-1].text.endswith(_OWNED) and _day(left[-1].low))):
        left.pop()
    rest = left[:]
    while rest and len(left) - len(rest) < _CALLED and _calls(rest[-1]):
        rest.pop()
    while rest and rest[-1].low in _ARTICLES:
        rest.pop()
    led = rest and (rest[-1].low in _AGENTS or (rest[-1].text[0].islower() and _past(rest[-1])))
    return rest if led and rest[-1].low not in BE else left


def _day(low: str) -> bool:
    return low in WEEKDAYS


def _calls(word: Word) -> bool:
    return word.content and word.text[0].islower() and not _past(word) and not word.text.endswith(_OWNED)


def _way(text: str, name: Name) -> set[Feature]:
    """Whether things rise or fall in the part of the sentence that a name stands in, if it is one of two parts."""
    cuts = [0, *(match.start() for match in _PARTS.finditer(text)), len(text)]
    if len(cuts) == _ONE_PART:
        return set()
    for start, end in pairwise(cuts):
        if start <= name.start < end:
            inside = {word.stem for word in words(text[start:end])}
            ways = {way for way, stems_ in _WAYS.items() if inside & stems_}
            return {("way", way) for way in ways} if len(ways) == 1 else set()
    return set()


def _past(word: Word) -> bool:
    return looks_verbal(word) or word.low in _PLAIN_PASTS


def _verb(after: Sequence[Word], *, apposed: bool) -> bool | None:
    """Whether the verb right behind a name is passive; None when there is no verb. An apposition is passed over."""
    rest = list(after)
    if apposed and rest[1:] and rest[0].text == "," and _past(rest[1]):
        rest = rest[1:]  # "its president, Ada Lund, said"
    elif rest and rest[0].text == ",":
        close = next((k for k in range(1, min(len(rest), 12)) if rest[k].text == ","), 0)
        rest = rest[close + 1 :] if close else rest
    was = False
    for word in rest[:5]:
        if word.low in BE:
            was = True
        elif word.low in _HELPERS or word.adverb:
            continue
        else:
            helped = any(one.low in _HELPERS | BE for one in rest[: rest.index(word)])
            verbal = word.text[0].islower() and (_past(word) or (helped and word.content))
            return was if verbal else None
    return None
