"""Every figure of a claim stands in its own quotes, counts the same thing there, and keeps its bound."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.language.binding import Item, Side, parts, strayed, told_of_part
from bot.language.bounds import bound_at, lasting, strict
from bot.language.calendar import mentions
from bot.language.counting import contrasted, wrong_noun
from bot.language.figures import Figure, figures
from bot.language.measures import part_of_year, same_measure
from bot.language.numerals import UNITS
from bot.language.sense import before, mispaired, nonsense, outdated
from bot.language.votes import in_vote, told_vote
from bot.language.words import all_stems, stem, stems, words
from bot.verify.ground import Failure, Ground
from bot.verify.headers import nameless
from bot.verify.names import names
from bot.verify.speakers import sources

if TYPE_CHECKING:
    from collections.abc import Collection

_OPPOSITES = {"to": "from", "from": "to"}
_TURNS = frozenset(("from", "to", "than"))
_UNIT = re.compile(r"\ban?\s+(second|minute|hour|day|week|month|year|decade|century|mile|kilometre)\b")
_VOTES = 3  # parts of a vote: for, against, abstaining
_MANY = 40  # figures or dates in one stretch: a table, which may only be quoted whole
_OPERANDS = 7  # figures of a claim that arithmetic is tried on
_OUTLETS = re.compile(r"\s+(?:outlets|reports|sources|articles|newspapers|agencies)\b")
_SIDES = re.compile(
    r"the two (?:sides|parties|countries|states|teams|companies|leaders|governments|men|women)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\s(?:to|and)\s|\s?[-–]\s?")
_COMPARED = re.compile(
    r"\b(?:exceed(?:s|ed|ing)?|pass(?:ed)?|topp(?:ed|ing)|surpass(?:ed|ing)?|above|below|over|than)\s+(?:the|its|a)\s+$"
)
"""Before a date this compares: "exceeded the 1998 record"."""
_PAIR = re.compile(r"\b(?:both|neither|either)\b", re.IGNORECASE)
_SHORTEST = 4  # letters of a verb that its doer is named by
_MORE_BY = re.compile(r"\d\s(?:[a-z]+\s)?(?:more|less|fewer|higher|lower)\sthan\s$")
"""Before "a year earlier" this compares: "9,000 more than a year earlier"."""
_COMPARES = re.compile(r"(?:\s[a-z]+)?\s(?:more|less|fewer|higher|lower)\b(?:\s[a-z]+)?\sthan\b")
"""Behind a figure this tells how far apart two things are: "9,000 more than a year earlier"."""
_NOUN = re.compile(r"\s(?:people|men|women|children|(?!(?:was|is|has|as|its|his|this|us)\b)[a-z]{2,}s)\b")
_FOREIGN = 2  # words of a rival's clause that show a figure was moved
_NUMBER_OF = re.compile(r"\b(?:number|toll|count|share) of (?:the )?([a-z]+)")


class _Held(NamedTuple):
    """One quote with its sentences and its figures."""

    whole: str
    quote: str
    figures: tuple[Figure, ...]


def missing(text: str, ground: Ground) -> Failure | None:
    """The first figure of the claim that its quotes do not have, or have for another thing."""
    text = nameless(text, ground)
    held = [_Held(one.whole, one.quote, _own(one.quote)) for one in ground.stretches]
    if (noun := _uncounted(text, ground)) is not None:
        return Failure("number_not_in_evidence", f"the quotes give no number of {noun!r}")
    if len(figures(text)) > _MANY or any(len(figures(one.whole)) > _MANY for one in held):
        return Failure("number_not_in_evidence", "too many figures to tell apart")
    if why := nonsense(text):
        return Failure("number_not_in_evidence", why)
    for number, figure in enumerate(figures(text)):
        shown = text[figure.start : figure.end]
        fitting = [one for one in held if _matches(text, figure, one)]
        if not fitting and (_inferred(figure, text, ground, held) or _both(text, figure, ground)):
            continue
        if not fitting:
            return Failure("number_not_in_evidence", f"{shown!r} is not in the quotes")
        reasons = [_misplaced(text, number, one.whole, ground) for one in fitting]
        if all(reasons):
            return Failure("number_not_in_evidence", f"{shown!r}: {reasons[0]}")
    return None


def _inferred(figure: Figure, text: str, ground: Ground, held: list[_Held]) -> bool:
    """Whether an inference may say a figure that no quote has."""
    if ground.kind != "inference":
        return False
    outlets = {stretch.exhibit.article.outlet for stretch in ground.stretches}
    counts = figure.values == (Fraction(len(outlets)),) and _OUTLETS.match(text, figure.end) is not None
    return counts or derived(figure, figures(text), [other for one in held for other in one.figures])


def _both(text: str, figure: Figure, ground: Ground) -> bool:
    """Whether "the two sides" only points back to the two or more that the cited sentences name."""
    paired = figure.values == (Fraction(2),) and any(_PAIR.search(one.whole) for one in ground.stretches)
    if paired and text[: figure.start].lower().endswith("the "):
        return True
    if not _SIDES.match(text, max(0, figure.start - len("the "))):
        return False
    return any(
        len(names(stretch.whole)) > 1 or _PAIR.search(stretch.whole) is not None
        for stretch in ground.stretches
    )


def _uncounted(text: str, ground: Ground) -> str | None:
    """What the claim calls "the number of …" and the cited sentences do not mention."""
    match = _NUMBER_OF.search(text)
    if match is None:
        return None
    noun = stem(match[1].lower())
    doer = noun.removesuffix("er")  # "the number of marchers" where people marched
    held = all_stems(ground.whole)
    return None if noun in held or (len(doer) >= _SHORTEST and doer in held) else match[1]


def changed_bound(text: str, ground: Ground) -> Failure | None:
    """The first figure or date of the claim whose "at least", "about" or the like differs from its quotes'."""
    text = nameless(text, ground)
    held = [
        (stretch.whole, figure)
        for stretch in ground.stretches
        for figure in _own(stretch.quote, stretch.whole)
    ]
    claimed = [
        (
            figure,
            {
                bound
                for whole, one in held
                for bound in (one.bound, "exact" if lasting(whole, one.start, one.end) else one.bound)
                if one.signature == figure.signature or same_measure(text, figure, whole, one)
            },
        )
        for figure in figures(text)
    ]
    for figure, bounds in claimed:
        loose = lasting(text, figure.start, figure.end) and "exact" in bounds
        if bounds and figure.bound not in bounds and not loose:
            return _unbound(text[figure.start : figure.end], figure.bound, bounds)
    if (sharper := _sharper(text, held)) is not None:
        return _unbound(text[sharper.start : sharper.end], "more than", ("at least",))
    return _changed_date_bound(text, ground) or _changed_unit_bound(text, ground)


def _sharper(text: str, held: list[tuple[str, Figure]]) -> Figure | None:
    """The first figure of the claim that is "more than" what every quote has as "at least"; or None."""
    for figure in figures(text):
        same = [(whole, one) for whole, one in held if one.signature == figure.signature]
        loose = all(one.bound == "lower" and not strict(whole, one.start) for whole, one in same)
        if same and loose and figure.bound == "lower" and strict(text, figure.start):
            return figure
    return None


def _changed_unit_bound(text: str, ground: Ground) -> Failure | None:
    """As `changed_bound` for "a month", "an hour"."""
    held: dict[str, set[str]] = {}
    for whole in _wholes(ground):
        for match in _UNIT.finditer(whole):
            held.setdefault(match[1], set()).add(_unit_bound(whole, match))
    for match in _UNIT.finditer(text):
        bound = _unit_bound(text, match)
        if match[1] in held and bound not in held[match[1]]:
            return _unbound(match.group(), bound, held[match[1]])
    return None


def _unit_bound(text: str, match: re.Match[str]) -> str:
    compared = _MORE_BY.search(text[: match.start()]) is not None
    return "exact" if compared else bound_at(text, match.start(), match.end())


def _changed_date_bound(text: str, ground: Ground) -> Failure | None:
    dated = [
        (one.key, bound_at(whole, one.start, one.end)) for whole in _wholes(ground) for one in mentions(whole)
    ]
    for mention in mentions(text):
        bound = bound_at(text, mention.start, mention.end)
        allowed = {other for key, other in dated if key == mention.key}
        compared = _COMPARED.search(text[: mention.start]) is not None
        if allowed and bound not in allowed and not compared:
            return _unbound(text[mention.start : mention.end], bound, allowed)
    return None


def _wholes(ground: Ground) -> list[str]:
    return [stretch.whole for stretch in ground.stretches]


def _unbound(shown: str, bound: str, bounds: Collection[str]) -> Failure:
    return Failure("bound_changed", f"{shown!r} is {bound} here, {'/'.join(sorted(bounds))} in the quotes")


def derived(figure: Figure, shown: tuple[Figure, ...], held: list[Figure]) -> bool:
    """Whether a figure is a difference or a sum of two or more figures that the claim itself shows.

    Every operand must also be in the quotes; "taken from" and "added to" are not read, only the result.
    """
    if len(figure.values) != 1:
        return False
    signatures = {other.signature for other in held}
    operands = [
        other.values[0]
        for other in shown
        if other is not figure
        and other.kind == figure.kind
        and other.signature in signatures
        and len(other.values) == 1
    ][:_OPERANDS]
    results = {abs(a - b) for a, b in combinations(operands, 2)}
    for size in range(2, len(operands) + 1):
        results |= {sum(part, start=Fraction(0)) for part in combinations(operands, size)}
    return figure.values[0] in results


def _own(quote: str, whole: str = "") -> tuple[Figure, ...]:
    """The figures of a quote, a vote told in words also as one figure; bounds as the whole sentence has them."""
    found = figures(quote)
    if whole:
        inside = {figure.signature for figure in found}
        found = tuple(figure for figure in figures(whole) if figure.signature in inside)
    vote = told_vote(whole or quote)
    return (*found, vote) if vote else found


def _matches(text: str, figure: Figure, held: _Held) -> bool:
    """Whether a quote has the figure: by itself, in a vote, or as "a" for "one"."""
    if any(
        figure.signature == other.signature or same_measure(text, figure, held.quote, other)
        for other in held.figures
    ):
        return True
    if _end_of_range(text, figure, held) or _same_money(figure, held):
        return True
    if figure.kind != "count":
        return False
    if len(figure.values) > 1:
        votes = (other.values for other in held.figures if len(other.values) == _VOTES)
        return any(figure.values == vote[: len(figure.values)] for vote in votes)
    if text[figure.start : figure.end].lower() == "one":
        noun = re.match(r"\s+(\w+)", text[figure.end :])
        return (
            noun is not None
            and re.search(rf"\b(?:[Aa]n?|single)\s+{re.escape(noun[1])}\b", held.quote) is not None
        )
    return part_of_year(text, figure, held.quote) or in_vote(text, figure, held.figures)


def _same_money(figure: Figure, held: _Held) -> bool:
    """As in "4 million crowns" where the quote has "12 million crowns, after 4 million a year earlier"."""
    values = {
        other.values
        for other in held.figures
        if other.kind == "count" and not _NOUN.match(held.quote, other.end)
    }
    return (
        figure.kind.startswith("money")
        and figure.values in values
        and any(other.kind == figure.kind for other in held.figures)
    )


def _end_of_range(text: str, figure: Figure, held: _Held) -> bool:
    """Whether a figure is one end of a range in the quote, and the claim has the other end beside it."""
    shown = figures(text)
    for first, second in pairwise(shown):
        beside = figure in (first, second) and _TO.fullmatch(text[first.end : second.start])
        if beside and any((*first.values, *second.values) == other.values for other in held.figures):
            return True
    return False


def _misplaced(text: str, number: int, source: str, ground: Ground) -> str:
    """Why the figure counts another thing in the source, or "" when it does not."""
    found, held = figures(text), figures(source)
    figure = found[number]
    own = [k for k, other in enumerate(held) if other.signature == figure.signature]
    if not own:
        return ""
    claim = Side(text, tuple(_item(one) for one in found), sources(text))
    origin = Side(source, tuple(_item(one) for one in held))
    if (word := strayed(claim, number, origin, own)) or _other_clause(text, figure, origin, own):
        return f"{word or 'the rest of the clause'!r} belongs to another figure"
    if reason := _exchanged(text, figure, source, held):
        return reason
    told = {(held[a].signature, held[b].signature) for a, b in parts(origin)}
    pairs = [(found[a].signature, found[b].signature) for a, b in parts(claim) if number in {a, b}]
    if any(part == whole or (whole, part) in told for part, whole in pairs):
        return "part and whole are exchanged"
    signatures = {one.signature for one in found}
    for k in own:
        if (verb := told_of_part(origin, k)) in stems(text) and held[k - 1].signature not in signatures:
            return f"{verb!r} is said of a part of it"
    same = [held[k] for k in own]
    if (
        _turned(text, figure, source, same)
        or outdated(text, figure, source, same)
        or mispaired(text, figure, source)
    ):
        return "from and to are exchanged, or then and now"
    if noun := wrong_noun(text, figure, source, same):
        return f"the quotes do not count {noun!r} with it"
    held_stems = _elsewhere(figure, source, ground), all_stems(ground.whole)
    return contrasted(claim, number, origin, own, held_stems)


def _elsewhere(figure: Figure, source: str, ground: Ground) -> frozenset[str]:
    """The stems of a cited sentence and of the other ones that have no figure of the same make."""
    make = (figure.kind, len(figure.values))
    others = (
        whole
        for whole in _wholes(ground)
        if all((other.kind, len(other.values)) != make for other in figures(whole))
    )
    return all_stems("\n".join((source, *others)))


def _item(figure: Figure) -> Item:
    return Item(figure.start, figure.end, figure.kind)


def _other_clause(text: str, figure: Figure, source: Side, own: list[int]) -> bool:
    """Whether the claim's clause has words of a rival's clause only, and none of the figure's own."""
    mine = _clause(text, figure.start)
    beside = {
        one.signature
        for pair in pairwise(figures(text))
        if figure in pair and _from_to(text, pair)
        for one in pair
    }
    told = {one.start: one.signature for one in figures(source.text)}
    here = frozenset[str]().union(*(_clause(source.text, source.items[k].start) for k in own))
    for k, item in enumerate(source.items):
        rival = k not in own and item.group == figure.kind and told.get(item.start) not in beside
        if rival and not any(_listed(source, k, one) for one in own):
            there = _clause(source.text, item.start)
            if len(mine & (there - here)) >= _FOREIGN and here - there and not mine & (here - there):
                return True
    return False


def _exchanged(text: str, figure: Figure, source: str, held: tuple[Figure, ...]) -> str:
    """Why a figure stands where another one does in the quotes: "organisers said 32,000, police 80,000"; or ""."""
    same = [one for one in held if one.signature == figure.signature]
    apart = [one for one in held if one.kind in {figure.kind, "count"} and _COMPARES.match(source, one.end)]
    if _COMPARES.match(text, figure.end) and apart and not any(one in apart for one in same):
        return "it is no difference in the quotes"
    places = {one.signature: _clause(source, one.start) for one in held}
    here, mine = places[figure.signature], _clause(text, figure.start)
    for other in figures(text):
        if other.kind != figure.kind or other.signature == figure.signature or other.signature not in places:
            continue
        there, theirs = places[other.signature], _clause(text, other.start)
        turned = (mine - theirs) & (there - here) and (theirs - mine) & (here - there)
        straight = (mine - theirs) & (here - there) or (theirs - mine) & (there - here)
        if turned and not straight:
            return "two figures have changed clauses"
    return ""


def _from_to(text: str, pair: tuple[Figure, Figure]) -> bool:
    """As in "from 187 to 212"."""
    return sorted(before(text, one) for one in pair) == ["from", "to"]


def _listed(source: Side, first: int, second: int) -> bool:
    """Whether two figures stand in one list with nothing but marks between: the sets of a match."""
    low, high = sorted((first, second))
    ends = zip(source.items[low:high], source.items[low + 1 : high + 1], strict=True)
    return all(source.text[one.end : other.start].strip() in {",", ";", "/"} for one, other in ends)


def _clause(text: str, at: int) -> frozenset[str]:
    """The stems of the clause around a place, names included."""
    tokens = words(text)
    number = next((word.clause for word in tokens if word.start <= at < word.end), -1)
    inside = (word for word in tokens if word.clause == number and word.content)
    return frozenset(word.stem for word in inside if not word.text[0].isdecimal() and word.low not in UNITS)


def _turned(text: str, figure: Figure, source: str, own: list[Figure]) -> bool:
    """Whether "from", "to" or "than" stands before another figure of its kind in the source."""
    lead = before(text, figure)
    mine = {before(source, other) for other in own}
    others = [
        other
        for other in figures(source)
        if other.kind == figure.kind and other.signature != figure.signature
    ]
    if lead not in _TURNS or lead in mine:
        return False
    return _OPPOSITES.get(lead) in mine or lead in {before(source, other) for other in others}
