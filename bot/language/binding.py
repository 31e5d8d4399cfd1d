"""Which words of a sentence belong to which of its figures, dates or names, and whether a claim moved them.

Words are bound to the nearest item by a walking cost over what lies between. The costs are ours: a word that
carries content counts one step, grammar a third, a comma two, a new clause three.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.language.numerals import TENS, UNITS
from bot.language.words import BREAKS, PASTS, Word, words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

STEP, GRAMMAR_STEP, COMMA, CLAUSE, STOP, RIVAL = 1.0, 0.34, 2.0, 3.0, 12.0, 100.0
BEFORE = 0.5  # English puts the noun of a number behind it
REACH = 3.4  # a claim's words further off than this say nothing about an item
MARGIN = 0.9  # by how much a rival must be nearer in the source
FAR = 7.0  # no rival binds a word from further off
_OWNERS = ("'s", "’s", "s'", "s’")
_CROSSED = frozenset("below above under over past by".split())
_JOINTS = frozenset(("and", "or", "&", ","))
_SUBSETS = frozenset(("including", "among", "whom", "them", "these", "which"))
_BE = frozenset("is are was were have has had will would can could may might must should".split())
_ADVERBIAL = frozenset("in at on near of with for after during across within".split())
_WHERE = frozenset("in at near to from on off outside".split())
_STATES = frozenset("dead missing hurt lost won shot found left sold held cut alive ill sick".split())
_COMPARED = [
    ["up", "from"],
    ["down", "from"],
    ["compared", "with"],
    ["compared", "to"],
    [",", "from"],
    [",", "against"],
]
_NUMBERS = UNITS.keys() | TENS.keys()
_GAP_WORDS = 2  # of content between two coordinated items: "17 armed soldiers and 5 civilians"


class Item(NamedTuple):
    """A figure, date or name in a text. Only items of one group compete for words."""

    start: int
    end: int
    group: str


class Bond(NamedTuple):
    """A content word of a text and its cost to each item, in the items' order."""

    word: Word
    costs: tuple[float, ...]


@lru_cache(maxsize=512)
def bonds(text: str, items: tuple[Item, ...]) -> tuple[Bond, ...]:
    """Every content word outside the items with its cost to each; words of coordinated items are shared."""
    tokens = words(text)
    places = [_place(tokens, item) for item in items]
    inside = {k for first, last in places for k in range(first, last)}
    grid: dict[int, list[float]] = {
        k: [] for k, word in enumerate(tokens) if word.content and k not in inside
    }
    for number, item in enumerate(items):
        rivals = {
            k
            for other, place in zip(items, places, strict=True)
            if _rival(item, other)
            for k in range(*place)
        }
        _measure(tokens, grid, places[number], rivals)
    _share(tokens, items, places, grid)
    return tuple(Bond(tokens[k], tuple(costs)) for k, costs in grid.items())


def _rival(item: Item, other: Item) -> bool:
    return other is not item and other.group == item.group


def _place(tokens: Sequence[Word], item: Item) -> tuple[int, int]:
    touched = [k for k, word in enumerate(tokens) if word.start < item.end and item.start < word.end]
    return (touched[0], touched[-1] + 1) if touched else (0, 0)


def _measure(
    tokens: Sequence[Word], grid: dict[int, list[float]], place: tuple[int, int], rivals: Collection[int]
) -> None:
    """Add the cost to one item to every word's list."""
    way = [0.0, *accumulate(RIVAL if k in rivals else _step(word) for k, word in enumerate(tokens))]
    first, last = place
    for k, costs in grid.items():
        between = way[first] - way[k + 1] + BEFORE if k < first else way[k] - way[last]
        costs.append(STEP + between)


def _step(word: Word) -> float:
    if word.low in BREAKS or word.low == "that":
        return CLAUSE
    if word.content:
        return STEP
    if word.stem or word.text not in ",;:.!?()—–\n":
        return GRAMMAR_STEP
    return COMMA if word.text == "," else STOP


def _share(
    tokens: Sequence[Word],
    items: Sequence[Item],
    places: Sequence[tuple[int, int]],
    grid: dict[int, list[float]],
) -> None:
    """Let neighbours of one group have each other's words where grammar shares them."""
    last: dict[str, int] = {}
    counts: dict[int, set[int]] = {}  # the nouns that each item counts
    for here, item in enumerate(items):
        before = last.get(item.group)
        last[item.group] = here
        counts[here] = _heads(tokens, grid, places[here][1])
        if before is None:
            continue
        gap = tokens[places[before][1] : places[here][0]]
        if _subset(tokens, places[before], gap):
            _lend(grid, before, here, set(grid))
            _lend(grid, here, before, _past_comma(tokens, grid, places[here][1]))
        if _same_verb(tokens, places[before], places[here]):
            _lend(grid, before, here, {k for k in grid if k < places[before][0]})
        if (subject := _same_subject(tokens, places[before][0], gap)) > 0:
            _lend(grid, before, here, {k for k in grid if k < subject})
            placed = {k for k in grid if k >= places[here][1] and tokens[k].text[0].isupper()}
            _lend(grid, here, before, placed)
        if _part_of(gap):
            _lend(grid, here, before, {k for k in grid if k >= places[here][1]})
            _withdraw(grid, here, _predicate(tokens, places[here][1]))
        if not _headed(tokens, places[here][1]):
            counts[here] = counts[before]
            _lend(grid, before, here, counts[before])
        if _coordinated(gap):
            _lend(grid, before, here, {k for k in grid if k < places[before][0]})
            later = {k for k in grid if k >= places[here][1]} - _heads(tokens, grid, places[here][1])
            _lend(grid, here, before, later)


def _lend(grid: dict[int, list[float]], lender: int, taker: int, at: Collection[int]) -> None:
    for k in at:
        costs = grid[k]
        costs[taker] = min(costs[taker], costs[lender] + GRAMMAR_STEP)


def _past_comma(tokens: Sequence[Word], grid: dict[int, list[float]], after: int) -> set[int]:
    """What follows an insertion: "died" in "four people, including two children, died"."""
    comma = next((k for k in range(after, len(tokens)) if tokens[k].text == ","), len(tokens))
    return {k for k in grid if k > comma}


def _withdraw(grid: dict[int, list[float]], taker: int, start: int) -> None:
    for k, costs in grid.items():
        if k >= start:
            costs[taker] += STOP


def _predicate(tokens: Sequence[Word], after: int) -> int:
    """Where the verb begins behind "14 of the 15 members": it tells of the 14."""
    for k in range(after, len(tokens)):
        if looks_verbal(tokens[k]):
            return k
    return len(tokens)


def _heads(tokens: Sequence[Word], grid: dict[int, list[float]], after: int) -> set[int]:
    """The content words right behind an item: "terawatt hours"; else the first one."""
    heads: set[int] = set()
    for k in sorted(k for k in grid if k >= after):
        if heads and (k - 1 not in heads or looks_verbal(tokens[k])):
            break
        heads.add(k)
    return heads


def _headed(tokens: Sequence[Word], after: int) -> bool:
    """Whether a noun follows the item: "342 soldiers", not "342 wounded"."""
    if after >= len(tokens) or not tokens[after].content or tokens[after].low in _NUMBERS:
        return False
    return not (tokens[after].low.endswith("ed") or tokens[after].low in _STATES)


def _subset(tokens: Sequence[Word], place: tuple[int, int], gap: Sequence[Word]) -> bool:
    """As in "Of the 471 killed, 342 were children"; "471 were killed, including 342 children"."""
    of = next((k for k in range(place[0] - 1, max(-1, place[0] - 3), -1) if tokens[k].low == "of"), None)
    leads = of is not None and (of == 0 or not tokens[of - 1].stem)
    return leads or any(word.low in _SUBSETS for word in gap)


def _same_verb(tokens: Sequence[Word], first: tuple[int, int], second: tuple[int, int]) -> bool:
    """As in "rose to 5.2 percent from 4.9", "fell below 3 percent, to 2.9": what stands before tells of both."""
    leads = [tokens[place[0] - 1].low if place[0] else "" for place in (first, second)]
    if sorted(leads) == ["from", "to"] or (leads[0] in _CROSSED and leads[1] == "to"):
        return True
    gap = [word.low for word in tokens[first[1] : second[0]]]
    return gap[-2:] in _COMPARED


def _same_subject(tokens: Sequence[Word], first: int, gap: Sequence[Word]) -> int:
    """Where the verb of a shared subject stands: "the storm killed two and left 30,000 without power"; else 0."""
    joined = any(
        word.low in _JOINTS and (looks_verbal(after) or after.low.endswith("ing"))
        for word, after in pairwise(gap)
    )
    if not joined:
        return 0
    return next((k for k in range(first - 1, 0, -1) if looks_verbal(tokens[k])), 0)


def looks_verbal(word: Word) -> bool:
    """Whether a word looks like a verb in the past or a helping verb."""
    return word.text[0].islower() and (word.low.endswith("ed") or word.low in PASTS or word.low in _BE)


def _part_of(gap: Sequence[Word]) -> bool:
    """As in "14 of the 15 members"."""
    plain = all(not word.content or word.text.endswith(_OWNERS) or word.text[0].isupper() for word in gap)
    lead = [word.low for word in gap[:2]]
    return plain and (lead[:1] == ["of"] or lead == ["out", "of"])


@lru_cache(maxsize=512)
def parts(source: Side) -> frozenset[tuple[int, int]]:
    """Which items are told as part of which: (0, 1) for "14 of the 15", (1, 0) for "Of the 15 members, 14"."""
    tokens = words(source.text)
    places = [_place(tokens, item) for item in source.items]
    found: set[tuple[int, int]] = set()
    for a, b in pairwise(range(len(places))):
        gap = tokens[places[a][1] : places[b][0]]
        if _part_of(gap):
            found.add((a, b))
        elif _whole_first(tokens, places[a], gap):
            found.add((b, a))
    return frozenset(found)


def _whole_first(tokens: Sequence[Word], place: tuple[int, int], gap: Sequence[Word]) -> bool:
    """As in "Of the 15 members, 14 voted"."""
    lead = [word.low for word in tokens[max(0, place[0] - 2) : place[0]]]
    content = sum(word.content for word in gap)
    return lead[-2:-1] == ["of"] and bool(gap) and gap[-1].text == "," and content <= _GAP_WORDS


def _coordinated(gap: Sequence[Word]) -> bool:
    """As in "17 soldiers and 5 civilians": a short noun, then a joint, then nothing of content."""
    joints = [k for k, word in enumerate(gap) if word.low in _JOINTS]
    if not joints:
        return False
    head, tail = gap[: joints[0]], gap[joints[0] :]
    nouns = [word for word in head if word.content]
    plain = all(word.content or word.low in {"%", "of", "the", "-"} for word in head)
    return plain and len(nouns) <= _GAP_WORDS and not any(word.content for word in tail)


def told_of_part(source: Side, number: int) -> str:
    """The stem of the verb that is said of a part of item `number`: "voted" in "14 of the 15 members voted"; or ""."""
    if (number - 1, number) not in parts(source):
        return ""
    tokens = words(source.text)
    verbs = [
        word for word in tokens[_predicate(tokens, _place(tokens, source.items[number])[1]) :] if word.content
    ]
    return verbs[0].stem if verbs else ""


class Side(NamedTuple):
    """A text with its items, ready to compare."""

    text: str
    items: tuple[Item, ...]
    quiet: tuple[tuple[int, int], ...] = ()  # stretches whose words bind nothing: who says it
    verbs_only: bool = False  # only what happened binds: dates


def strayed(claim: Side, number: int, source: Side, own: Collection[int]) -> str:
    """The first word that the claim binds to its item `number` and the source to a rival; "" when none.

    Args:
        claim: the claim and its items.
        number: which item of the claim is looked at, from 0.
        source: the sentences cited and their items.
        own: the items of the source that are equal to the claim's item; all are tried together.
    """
    group = claim.items[number].group
    rivals = [k for k, item in enumerate(source.items) if item.group == group and k not in own]
    if not rivals or not own:
        return ""
    known: dict[str, list[tuple[float, ...]]] = {}
    for bond in bonds(source.text, source.items):
        known.setdefault(bond.word.stem, []).append(bond.costs)
    spare = _unsaid_noun(source, own, rivals)
    adverbial = _adverbial(claim, number) & {lead for k in own for lead in _adverbial(source, k)}
    votes: list[str] = []  # nearest word first: whose it is in the source
    for here, word in _near(claim, number):
        if word.end <= claim.items[number].start and (adverbial or word.text.endswith(_OWNERS)):
            continue  # "the airline's 900 flights" may stand for "its 900 flights"
        costs = known.get(word.stem)
        if word.stem in spare:
            continue  # "84 seats" and "won 19": both count seats
        if not costs or (_place_name(claim.text, word) and not _has_place(source, own, rivals)):
            continue
        if _nearer(costs, rivals, own, here):
            votes.append(word.text)
        elif _nearer(costs, own, rivals, here):
            votes.append("")
    foes = [word for word in votes if word]
    even = 2 * len(foes) == len(votes) and votes[:1] == foes[:1]
    return foes[0] if foes and (even or 2 * len(foes) > len(votes)) else ""


def _unsaid_noun(source: Side, own: Collection[int], rivals: Collection[int]) -> frozenset[str]:
    """The nouns that the rivals count, when the item itself ends its clause and so leaves its noun unsaid."""
    tokens = words(source.text)
    ends = [_place(tokens, source.items[k])[1] for k in own]
    if not all(end >= len(tokens) or not tokens[end].stem for end in ends):
        return frozenset()
    heads = (_place(tokens, source.items[k])[1] for k in rivals if k < min(own))
    return frozenset(tokens[at].stem for at in heads if at < len(tokens) and _headed(tokens, at))


def _adverbial(side: Side, number: int) -> frozenset[str]:
    """The preposition of an item such as "in two trucks", which says nothing of the verb before it; or nothing."""
    before = [word for word in words(side.text) if word.end <= side.items[number].start and word.stem]
    return frozenset(word.low for word in before[-1:]) & _ADVERBIAL


def _place_name(text: str, word: Word) -> bool:
    """As in "in Paris", "near Port Amity"."""
    before = [one for one in words(text) if one.end <= word.start]
    while before and before[-1].text[0].isupper():
        before.pop()
    return word.text[0].isupper() and bool(before) and before[-1].low in _WHERE


def _has_place(source: Side, own: Collection[int], rivals: Collection[int]) -> bool:
    """Whether the source gives the item a place of its own, nearer than to any rival."""
    return any(
        _place_name(source.text, bond.word)
        and min(bond.costs[k] for k in own) < min(bond.costs[k] for k in rivals)
        for bond in bonds(source.text, source.items)
    )


def _nearer(
    costs: list[tuple[float, ...]], rivals: Collection[int], own: Collection[int], here: float
) -> bool:
    """Whether a word of the source is nearer to a rival, and further from its own item than it is in the claim."""
    costs = [row for row in costs if min(row[k] for k in own) < STOP] or costs
    mine = min(row[k] for row in costs for k in own)
    theirs = min(row[k] for row in costs for k in rivals)
    return theirs <= FAR and max(theirs, here) + MARGIN <= mine


def tight(claim: Side, number: int) -> tuple[Word, ...]:
    """The content words that clearly belong to one item of a text, nearest first."""
    return tuple(word for _, word in _near(claim, number))


@lru_cache(maxsize=512)
def _near(claim: Side, number: int) -> tuple[tuple[float, Word], ...]:
    item = claim.items[number]
    group = [k for k, other in enumerate(claim.items) if other.group == item.group]
    near = [
        (bond.costs[number], bond.word)
        for bond in bonds(claim.text, claim.items)
        if not any(start <= bond.word.start < end for start, end in claim.quiet)
        and not bond.word.text[0].isdecimal()
        and (not claim.verbs_only or looks_verbal(bond.word))
        and bond.costs[number] <= REACH
        and all(bond.costs[number] <= bond.costs[k] for k in group)
    ]
    return tuple(sorted(near))
