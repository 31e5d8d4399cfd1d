"""Numbers as written: digits of any script, English words, and mixtures such as "1.2 million"."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.words import Word

UNITS = {
    name: value
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    name: value * 10
    for value, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {
    "hundred": 100,
    "dozen": 12,
    "thousand": 10**3,
    "k": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "m": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "万": 10**4,
    "億": 10**8,
    "亿": 10**8,
}
_SHORT = frozenset(("k", "m", "b"))  # these letters are scales only when they touch the digits
ORDINALS = {
    name: value
    for value, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
_GROUPED = re.compile(r"\d{1,3}(?:([.,٬])\d{3})(?:\1\d{3})*")


class Numeral(NamedTuple):
    """A number read from words: its value, and the word after its last one."""

    value: Fraction
    end: int


def digits(text: str) -> Fraction:
    """The value of a run of digits with separators; "1,200" is 1200 and "1.200" is 1.2, as in English.

    Two or more groups of three are always whole numbers ("1.200.000").
    """
    plain = "".join(str(int(char)) if char.isdigit() and char.isdecimal() else char for char in text)
    if _GROUPED.fullmatch(plain) and (plain.count(".") != 1 or "," in plain):
        return Fraction(re.sub(r"\D", "", plain))
    plain = plain.replace("٫", ".").replace("٬", "")
    head, dot, tail = plain.rpartition(".")
    if not dot:
        head, tail = plain, ""
    if not tail and re.fullmatch(r"\d+,\d{1,2}", head):  # a decimal comma
        head, tail = head.split(",")
    return Fraction(int(re.sub(r"\D", "", head) or "0")) + (
        Fraction(int(tail), 10 ** len(tail)) if tail else 0
    )


def read(tokens: Sequence[Word], at: int) -> Numeral | None:
    """The cardinal number that begins at a word, or None. Spelled compounds may have hyphens and "and"."""
    first = tokens[at]
    if first.text[0].isdecimal():
        return _scaled(tokens, Numeral(digits(first.text), at + 1))
    if first.low in {"a", "half"}:
        return _of_scale(tokens, at)
    spelled = _below_hundred(tokens, at)
    if spelled is None:
        return None
    return _scaled(tokens, spelled)


def _of_scale(tokens: Sequence[Word], at: int) -> Numeral | None:
    """As in "a dozen", "a million", "half a million"."""
    if tokens[at].low == "half" and _low(tokens, at + 1) == "a" and _low(tokens, at + 2) in SCALES:
        return Numeral(Fraction(SCALES[_low(tokens, at + 2)], 2), at + 3)
    if tokens[at].low == "a" and (scale := _low(tokens, at + 1)) in SCALES and scale not in _SHORT:
        return _scaled(tokens, Numeral(Fraction(1), at + 1))
    return None


def _below_hundred(tokens: Sequence[Word], at: int) -> Numeral | None:
    low = tokens[at].low
    if low in UNITS:
        return Numeral(Fraction(UNITS[low]), at + 1)
    if low not in TENS:
        return None
    after = at + 2 if _low(tokens, at + 1) == "-" else at + 1
    unit = UNITS.get(_low(tokens, after), 0)
    if 0 < unit < 10:  # noqa: PLR2004
        return Numeral(Fraction(TENS[low] + unit), after + 1)
    return Numeral(Fraction(TENS[low]), at + 1)


def _scaled(tokens: Sequence[Word], number: Numeral) -> Numeral:
    """The number times the scale words that follow: "four hundred and seventy-one", "1.2 million"."""
    value, at = number
    if _low(tokens, at) == "and" and _low(tokens, at + 1) == "a" and _low(tokens, at + 2) == "half":
        value, at = value + Fraction(1, 2), at + 3
    while (scale := _scale(tokens, at)) is not None:
        value, at = value * scale, at + 1
        value, at = _remainder(tokens, Numeral(value, at), scale)
    return Numeral(value, at)


def _scale(tokens: Sequence[Word], at: int) -> int | None:
    name = _low(tokens, at)
    touches = at > 0 and at < len(tokens) and tokens[at - 1].end == tokens[at].start
    if name in _SHORT and not (touches and tokens[at - 1].text[-1].isdecimal()):
        return None
    return SCALES.get(name)


def _remainder(tokens: Sequence[Word], number: Numeral, scale: int) -> Numeral:
    """What follows a spelled scale and is smaller: "(four hundred) and seventy-one"."""
    at = number.end + 1 if _low(tokens, number.end) == "and" else number.end
    if at >= len(tokens) or tokens[at].text[0].isdecimal() or scale < 100 or scale == SCALES["dozen"]:  # noqa: PLR2004
        return number
    rest = _below_hundred(tokens, at)
    if rest is None or number.value % scale:
        return number
    value, end = rest
    if scale > 100 and _low(tokens, end) == "hundred":  # noqa: PLR2004
        value, end = _remainder(tokens, Numeral(value * 100, end + 1), 100)
    return Numeral(number.value + value, end) if value < scale else number


def _low(tokens: Sequence[Word], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""
