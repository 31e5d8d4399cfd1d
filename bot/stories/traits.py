"""What grouping looks at in a report: telling words, names, numbers, meaning, time. No words are kept, only hashes."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self
from zlib import crc32

import numpy as np

from bot.language.tongues import tongue
from bot.language.words import words
from bot.stories.rarity import name_weight, word_weight
from bot.verify.names import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from numpy.typing import NDArray

READ = 1_500  # characters of a text: what follows is background, and often of another story
LEAD = 30  # content words of a text that count as its lead
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"20[0-4]\d")
_COUNTS = struct.Struct("<6i8s")


@dataclass(frozen=True, slots=True, eq=False)
class Bag:
    """Words by their hashes, each once, with how telling each is."""

    terms: NDArray[np.uint32]
    weights: NDArray[np.float32]

    @classmethod
    def of(cls, weighed: Mapping[str, float]) -> Self:
        """From words with their weights; what weighs nothing is left out."""
        kept = {crc32(word.encode()): weight for word, weight in weighed.items() if weight > 0}
        return cls(np.array(list(kept), dtype=np.uint32), np.array(list(kept.values()), dtype=np.float32))

    def first(self, count: int) -> Bag:
        """Its first words."""
        return Bag(self.terms[:count], self.weights[:count])


@dataclass(frozen=True, slots=True)
class Report:
    """One independent report, as grouping reads it."""

    title: str
    text: str
    outlet: str
    when: datetime
    vector: NDArray[np.float32] | None = field(default=None, compare=False)  # unit length, of its opening


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """A report as it is compared.

    Attributes:
        words: those of the title, then of the lead, then of the rest.
        titled: how many of them are the title's.
        leading: how many are of the title and the lead.
        length: content words that were read below the title.
    """

    words: Bag
    titled: int
    leading: int
    names: Bag
    numbers: Bag
    length: int
    tongue: str  # "" when unknown
    outlet: str
    when: datetime
    vector: NDArray[np.float32] | None

    def packed(self) -> bytes:
        """All but outlet, time and vector, as bytes."""
        bags = (self.words, self.names, self.numbers)
        sizes = [len(bag.terms) for bag in bags]
        head = _COUNTS.pack(self.titled, self.leading, self.length, *sizes, self.tongue.encode()[:8])
        return head + b"".join(
            bag.terms.astype("<u4").tobytes() + bag.weights.astype("<f4").tobytes() for bag in bags
        )

    @classmethod
    def unpacked(cls, data: bytes, outlet: str, when: datetime, vector: NDArray[np.float32] | None) -> Self:
        """What was packed."""
        titled, leading, length, *sizes, spoken = _COUNTS.unpack_from(data)
        bags, place = [], _COUNTS.size
        for size in sizes:
            terms = np.frombuffer(data, "<u4", size, place)
            weights = np.frombuffer(data, "<f4", size, place + 4 * size)
            bags.append(Bag(terms.astype(np.uint32), weights.astype(np.float32)))
            place += 8 * size
        read = spoken.rstrip(b"\0").decode()
        return cls(bags[0], titled, leading, bags[1], bags[2], length, read, outlet, when, vector)


def traits(report: Report) -> Traits:
    """The traits of one report."""
    text = report.text[:READ]
    title = [word.stem for word in words(report.title) if word.content]
    body = [word.stem for word in words(text) if word.content]
    titled, leading = _weighed(title), _weighed([*title, *body[:LEAD]])
    whole = f"{report.title}. {text}"
    return Traits(
        words=Bag.of(_weighed([*title, *body])),
        titled=len(titled),
        leading=len(leading),
        names=Bag.of(_named(whole, report.outlet)),
        numbers=Bag.of(_numbers(whole)),
        length=len(body),
        tongue=tongue(whole),
        outlet=report.outlet,
        when=report.when,
        vector=report.vector,
    )


def _weighed(stems: Iterable[str]) -> dict[str, float]:
    weights = {one: word_weight(one) for one in dict.fromkeys(stems)}
    return {one: weight for one, weight in weights.items() if weight > 0}


def _named(text: str, outlet: str) -> dict[str, float]:
    """Parts of names but for the outlet's own: a dateline says nothing of the event."""
    own = {word.low for word in words(outlet)}
    parts = (part.rstrip(".") for name in names(text) for part in name.parts)
    return {part: name_weight(part) for part in parts if part not in own}


def _numbers(text: str) -> dict[str, float]:
    """Numbers of two digits and more, the longer the more telling; years are none."""
    found = {number.replace(",", "") for number in _NUMBER.findall(text)}
    return {
        one: min(3.0, len(one) - 1.0) for one in sorted(found) if len(one) > 1 and not _YEAR.fullmatch(one)
    }
