"""The scale of a picture: round marks on its axis, and where a value or a day stands. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass

_STEPS = (1, 2, 5, 10)
_MARKS = 4  # marks on the axis, or a few more
_NEAR = 0.1  # values that differ by less than this share of the greatest look alike on an axis from 0
_UNITS = (
    (1e12, 1e12, "trillion"),
    (1e9, 1e9, "billion"),
    (1e6, 1e6, "million"),
    (1e5, 1e3, "thousand"),  # "100,000" is as much as the margin holds
)
"""From which value on, what the numbers along an axis are divided by, and its name."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `bottom` to `top`, marked at every `step`."""

    bottom: float
    top: float
    step: float

    def share(self, value: float) -> float:
        """How far up the axis a value stands, 0 to 1."""
        return (value - self.bottom) / (self.top - self.bottom)

    @property
    def marks(self) -> tuple[float, ...]:
        """The values that the axis names, lowest first."""
        return tuple(
            self.bottom + self.step * n for n in range(round((self.top - self.bottom) / self.step) + 1)
        )

    @property
    def unit(self) -> tuple[float, str]:
        """What the numbers along the axis are counted in: (1000000.0, "million")."""
        return next(((by, name) for least, by, name in _UNITS if self.top > least), (1.0, ""))

    def told(self, value: float, kind: str) -> str:
        """A number along the axis, in its unit."""
        number = round(value / self.unit[0], 6)
        text = f"{int(number):,}" if number == int(number) else f"{number:,.6g}"
        return f"{text}%" if kind == "percent" else text


def scale(low: float, high: float) -> Scale:
    """An axis that holds both values; it begins at 0, unless they would then look alike."""
    if high <= 0:
        return Scale(0.0, 1.0, 1.0)
    alike = low > 0 and high - low < high * _NEAR and high > low
    step = _step((high - low if alike else high) / _MARKS)
    bottom = math.floor(low / step) * step if alike else 0.0
    return Scale(bottom, max(math.ceil(high / step) * step, bottom + step), step)


def _step(rough: float) -> float:
    """The next 1, 2 or 5 with zeros."""
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))
