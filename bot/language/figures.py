"""The figures of a text: value, kind and bound, whether written in digits or words."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.language.bounds import LEAD, LEAD_LETTERS, Bound, bound_at
from bot.language.calendar import mentions
from bot.language.numerals import ORDINALS, SCALES, TENS, UNITS, digits, read
from bot.language.words import Word, words

if TYPE_CHECKING:
    from collections.abc import Sequence

CURRENCIES = {
    "$": "usd", "us$": "usd", "dollar": "usd", "dollars": "usd", "usd": "usd",
    "€": "eur", "euro": "eur", "euros": "eur", "eur": "eur",
    "£": "gbp", "pound": "gbp", "pounds": "gbp", "gbp": "gbp",
    "¥": "jpy", "yen": "jpy", "jpy": "jpy",
    "yuan": "cny", "renminbi": "cny", "cny": "cny",
    "₹": "inr", "rupee": "inr", "rupees": "inr",
    "₽": "rub", "rouble": "rub", "roubles": "rub", "ruble": "rub", "rubles": "rub",
    "₪": "ils", "shekel": "ils", "shekels": "ils",
    "₩": "krw", "won₩": "krw", "₺": "try", "lira": "try", "francs": "chf", "franc": "chf",
    "crowns": "crown", "crown": "crown", "kronor": "crown", "pesos": "peso", "peso": "peso",
    "cents": "cent", "cent": "cent", "pence": "penny", "dirhams": "aed", "riyals": "sar",
}  # fmt: skip
"""Currency words and signs with one name each. "$" and "dollars" are one: a text seldom says whose."""

_PERCENT = frozenset(("%", "percent", "pct", "٪"))
_POINTS = frozenset(("point", "points"))
_POINT_UNITS = {"percentage": Fraction(1), "basis": Fraction(1, 100)}
_TO_POINT = frozenset(("of", "a", "percentage"))
_VAGUE = frozenset("dozens hundreds thousands millions billions trillions scores tens".split())
_TIMES = {
    "twice": Fraction(2), "double": Fraction(2), "doubled": Fraction(2), "doubling": Fraction(2),
    "twofold": Fraction(2), "triple": Fraction(3), "tripled": Fraction(3), "threefold": Fraction(3),
    "quadrupled": Fraction(4), "quadruple": Fraction(4), "fourfold": Fraction(4), "halved": Fraction(1, 2),
}  # fmt: skip
_SHARES = {
    "half": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "tenth": 10,
    "tenths": 10,
}
_SHARE_END = frozenset(
    "of to between since in from over by less more this , . ; than during compared a an at on when while after before until and or "
    "because but within".split()
)
_ONE_LEAD = frozenset("no any every each which this that the another some at".split())
_CLOCK = frozenset(("am", "pm", "gmt", "utc", "o'clock"))
_VOTED = re.compile(r"\bvot(?:e|ed|es|ing)\b[^.;]{0,20}\bby$")
_NIL = frozenset(("none", "nil", "zero", "nothing"))
_BEFORE_NIL = frozenset(("vote", "votes"))  # "12 votes to none"
_LAST_HOUR = 24
_DOTTED = re.compile(r"([01]?\d)\.([0-5]\d)")  # "4.20pm", as British papers print it
_NAMED = re.compile(r"[^\W\d]{2,}, $")
_AGED = re.compile(r"\baged? $", re.IGNORECASE)
_WAS = re.compile(r"\b(?:who|he|she) (?:is|was) $", re.IGNORECASE)
_YEARS_OLD = re.compile(r"[- ]years?[- ]old\b")


class Figure(NamedTuple):
    """A figure in a text: one value, or several that belong together (a range, a score, a vote)."""

    start: int
    end: int
    values: tuple[Fraction, ...]
    kind: str  # count, age, percent, points, ordinal, times, clock, vague:<word>, money:<currency>
    bound: Bound = "exact"

    @property
    def signature(self) -> tuple[tuple[Fraction, ...], str]:
        """Value and kind: what must be equal for two figures to say the same."""
        return self.values, self.kind


@lru_cache(maxsize=1024)
def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of the text in order; figures inside dates are left to `calendar.mentions`."""
    tokens = words(text)
    taken = [(one.start, one.end) for one in mentions(text)]
    found: list[Figure] = []
    at = 0
    while at < len(tokens):
        if any(start <= tokens[at].start < end for start, end in taken):
            at += 1
            continue
        figure, at = _figure(tokens, at)
        if figure is not None:
            found.append(figure)
    return tuple(_bounded(text, _aged(text, figure)) for figure in _grouped(text, found))


def _aged(text: str, figure: Figure) -> Figure:
    """The figure as an age where it stands like one: "Marsh, 58,", "a 58-year-old", "aged 58"."""
    if figure.kind != "count" or len(figure.values) != 1:
        return figure
    apposed = _NAMED.search(text[: figure.start]) and text[figure.end : figure.end + 1] == ","
    was = _WAS.search(text[: figure.start]) and (
        text[figure.end : figure.end + 1] in {".", ","} or text.startswith(" and ", figure.end)
    )
    aged = was or _AGED.search(text[: figure.start]) or _YEARS_OLD.match(text, figure.end)
    return figure._replace(kind="age") if apposed or aged else figure


def _figure(tokens: Sequence[Word], at: int) -> tuple[Figure | None, int]:
    """The figure that begins at a word, and the word to go on from."""
    low = tokens[at].low
    if low in _VAGUE:
        return _vague(tokens, at)
    if low in _TIMES:
        return Figure(tokens[at].start, tokens[at].end, (_TIMES[low],), "times"), at + 1
    if (special := _ordinal(tokens, at) or _share(tokens, at)) is not None:
        return special
    if low == "one" and _pronoun(tokens, at):
        return None, at + 1
    if (
        low in _NIL
        and _low(tokens, at - 1) in {"to", "-"}
        and _low(tokens, at - 2) in _BEFORE_NIL | UNITS.keys()
    ):
        return Figure(tokens[at].start, tokens[at].end, (Fraction(0),), "count"), at + 1
    numeral = read(tokens, at)
    if numeral is None:
        return None, at + 1
    if (clock := _clock(tokens, at)) is not None:
        return clock
    return _kinded(tokens, at, numeral.value, numeral.end)


def _kinded(tokens: Sequence[Word], at: int, value: Fraction, end: int) -> tuple[Figure, int]:
    """A figure with its unit sign: percent, points or money."""
    start = tokens[at].start
    before = tokens[at - 1].low if at else ""
    after = _low(tokens, end)
    if after in _PERCENT or (after == "per" and _low(tokens, end + 1) == "cent"):
        end += 1 if after in _PERCENT else 2
        kind = "points" if _low(tokens, end) in _POINTS else "percent"
        end += kind == "points"
    elif after in _POINT_UNITS and _low(tokens, end + 1) in _POINTS:
        kind, value, end = "points", value * _POINT_UNITS[after], end + 2
    elif before in CURRENCIES and not before.isalpha():
        kind, start = f"money:{CURRENCIES[before]}", tokens[at - 1].start
        end += after in CURRENCIES and CURRENCIES[after] == CURRENCIES[before]
    elif before.isalpha() and before in {"usd", "eur", "gbp", "jpy", "inr", "cny"}:
        kind, start = f"money:{CURRENCIES[before]}", tokens[at - 1].start
    elif after in CURRENCIES:
        kind, end = f"money:{CURRENCIES[after]}", end + 1
    else:
        kind = "count"
    return Figure(start, tokens[end - 1].end, (value,), kind), end


def _vague(tokens: Sequence[Word], at: int) -> tuple[Figure, int]:
    """As in "dozens", "tens of thousands": one figure, known by its words."""
    end, names = at + 1, [tokens[at].low]
    while _low(tokens, end) == "of" and _low(tokens, end + 1) in _VAGUE:
        names.append(_low(tokens, end + 1))
        end += 2
    return Figure(tokens[at].start, tokens[end - 1].end, (), "vague:" + " of ".join(names)), end


def _ordinal(tokens: Sequence[Word], at: int) -> tuple[Figure, int] | None:
    low, end = tokens[at].low, at + 1
    if low in TENS and _low(tokens, at + 1) == "-" and _low(tokens, at + 2) in ORDINALS:
        value, end = TENS[low] + ORDINALS[_low(tokens, at + 2)], at + 3
    elif low in ORDINALS:
        if _is_share(tokens, at) or (
            low == "second" and at and tokens[at - 1].low in {"per", "every", "split"}
        ):
            return None
        value = ORDINALS[low]
    elif (
        low[0].isdecimal()
        and _low(tokens, at + 1) in {"st", "nd", "rd", "th"}
        and tokens[at].end == tokens[at + 1].start
    ):
        value, end = int(digits(low)), at + 2
    else:
        return None
    return Figure(tokens[at].start, tokens[end - 1].end, (Fraction(value),), "ordinal"), end


def _is_share(tokens: Sequence[Word], at: int) -> bool:
    before = tokens[at - 1].low if at else ""
    behind = tokens[at - 2].low if at > 1 else ""
    counted = before in {"a", "one"} or (before == "-" and behind == "one")
    ends = at + 1 >= len(tokens) or tokens[at + 1].low in _SHARE_END
    return tokens[at].low in _SHARES and counted and ends


def _share(tokens: Sequence[Word], at: int) -> tuple[Figure, int] | None:
    """As in "half", "a third", "two-thirds", "one in five", as percentages."""
    first = read(tokens, at) if tokens[at].low not in {"a", "half"} else None
    if first is not None and _low(tokens, first.end) == "in" and first.end + 1 < len(tokens):
        second = read(tokens, first.end + 1)
        if second is not None and first.value < second.value <= 100 and _low(tokens, at + 1) == "in":  # noqa: PLR2004
            return _percentage(tokens, at, second.end, first.value / second.value)
    if (
        tokens[at].low == "half"
        and not (at and tokens[at - 1].low in ORDINALS)
        and not (_low(tokens, at - 1) == "-" and _low(tokens, at - 2) in ORDINALS)  # "second-half goals"
        and not (_low(tokens, at + 1) == "-" and _low(tokens, at + 2) == "time")
        and (_low(tokens, at + 1) != "a" or _low(tokens, at + 2) == "percentage")
    ):
        return _percentage(tokens, at, at + 1, Fraction(1, 2))
    many = first.end if first is not None else at + 1
    many += _low(tokens, many) == "-"
    part = _SHARES.get(_low(tokens, many))
    if part is None or not (_low(tokens, many).endswith("s") or _is_share(tokens, many)):
        return None
    if tokens[at].low != "a" and first is None:
        return None
    top = first.value if first is not None else Fraction(1)
    return _percentage(tokens, at, many + 1, top / part)


def _percentage(tokens: Sequence[Word], at: int, end: int, share: Fraction) -> tuple[Figure, int]:
    """A share as percent; "a quarter of a percentage point" as points."""
    point = end
    while _low(tokens, point) in _TO_POINT:
        point += 1
    if point > end and _low(tokens, point) in _POINTS and _low(tokens, point - 1) in _TO_POINT:
        return Figure(tokens[at].start, tokens[point].end, (share,), "points"), point + 1
    return Figure(tokens[at].start, tokens[end - 1].end, (share * 100,), "percent"), end


def _pronoun(tokens: Sequence[Word], at: int) -> bool:
    """Whether "one" counts nothing: "no one", "one another", "the one"."""
    before = tokens[at - 1].low if at else ""
    return (
        before in _ONE_LEAD
        or _low(tokens, at + 1) in {"another", "side"}
        or (
            tokens[at - 1].content and before.isalpha() and _low(tokens, at - 2) in {"a", "an", "the", "this"}
        )
        or tokens[at].text.endswith(("'s", "’s"))
    )


def _clock(tokens: Sequence[Word], at: int) -> tuple[Figure, int] | None:
    """As in "6 p.m.", "6:30 am", "18:30" as minutes of the day."""
    if (dotted := _DOTTED.fullmatch(tokens[at].text)) and _low(tokens, at + 1) in {"am", "pm"}:
        hours = int(dotted[1]) % 12 + 12 * (_low(tokens, at + 1) == "pm")
        moment = Fraction(hours * 60 + int(dotted[2]))
        return Figure(tokens[at].start, tokens[at + 1].end, (moment,), "clock"), at + 2
    if not tokens[at].text.isdecimal() or int(tokens[at].text) > _LAST_HOUR:
        return None
    end, minutes = at + 1, int(tokens[at].text) * 60
    paired = _low(tokens, at + 1) == ":" and tokens[at + 1].end == (
        tokens[at + 2].start if at + 2 < len(tokens) else -1
    )
    if paired and tokens[at + 2].text.isdecimal() and len(tokens[at + 2].text) == 2:  # noqa: PLR2004
        minutes, end = minutes + int(tokens[at + 2].text), at + 3
    half = _low(tokens, end)
    if end == at + 1 and half not in _CLOCK:
        return None
    if half in _CLOCK:
        minutes = (
            minutes % 720 + 720
            if half.startswith("p")
            else minutes % 720
            if half.startswith("a")
            else minutes
        )
        end += 1
    return Figure(tokens[at].start, tokens[end - 1].end, (Fraction(minutes),), "clock"), end


def _grouped(text: str, found: list[Figure]) -> list[Figure]:
    """Join the parts of ranges, scores and votes: "100-300", "between 100 and 300", "120-14-45"."""
    joined: list[Figure] = []
    for figure in found:
        last = joined[-1] if joined else None
        if last is not None and _unit_behind(text, last, figure):
            joined[-1] = last = last._replace(kind=figure.kind)
        if last is not None and _pairs(text, last, figure):
            joined[-1] = _pair(last, figure)
        else:
            joined.append(figure)
    return joined


def _unit_behind(text: str, first: Figure, second: Figure) -> bool:
    """As in "from 6 to 7 percent", where the unit of both stands behind the second."""
    if (first.kind, second.kind) != ("count", "percent") or len(first.values) != 1:
        return False
    return text[first.end : second.start] == " to " and text[: first.start].lower().rstrip().endswith("from")


def _pairs(text: str, first: Figure, second: Figure) -> bool:
    between = text[first.end : second.start]
    if {first.kind, second.kind} & {"ordinal", "times", "clock"} or not (first.values and second.values):
        return False
    if first.kind not in {"count", second.kind}:
        return False
    if re.fullmatch(r"\s?[-‐‑‒–—]\s?", between) and (between.strip() == between or between.strip() in "–—"):
        return True
    lead = text[: first.start].lower().rstrip(" $€£")
    if between == " and ":
        return lead.endswith("between")
    if between == " votes to ":
        return True
    return (
        between == " to "
        and (not lead.endswith(("from", "by")) or _VOTED.search(lead) is not None)
        and len(first.values) == 1
    )


def _pair(first: Figure, second: Figure) -> Figure:
    """Both values; "3 to 5 million" scales both."""
    values = first.values
    top = second.values[0]
    scale = next((s for s in (10**12, 10**9, 10**6) if top >= s), 0)
    if scale and all(value < 1000 for value in values):  # noqa: PLR2004
        values = tuple(value * scale for value in values)
    return Figure(first.start, second.end, values + second.values, second.kind, first.bound)


def _bounded(text: str, figure: Figure) -> Figure:
    """The figure with the bound that the words around it give."""
    return figure._replace(bound=bound_at(text, figure.start, figure.end))


@lru_cache(maxsize=1024)
def without_bounds(text: str) -> str:
    """The text with spaces in place of "at least", "no fewer than" and the like before its figures."""
    for figure in figures(text):
        reach = max(0, figure.start - LEAD_LETTERS)
        if lead := LEAD.search(text[reach : figure.start]):
            start = reach + lead.start()
            text = text[:start] + " " * (figure.start - start) + text[figure.start :]
    return text


def _low(tokens: Sequence[Word], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


__all__ = ["CURRENCIES", "SCALES", "Bound", "Figure", "figures"]
