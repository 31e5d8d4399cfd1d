"""The passages of the mutation suite as data: read from the text of twelve modules, in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.verify import (
    passages_blind,
    passages_blind_more,
    passages_desk,
    passages_fresh,
    passages_last,
    passages_markets,
    passages_model,
    passages_model_more,
    passages_more,
    passages_public,
    passages_retold,
    passages_retold_more,
    passages_world,
)

if TYPE_CHECKING:
    from types import ModuleType

MODULES = (passages_world, passages_public, passages_markets, passages_more, passages_fresh, passages_last)
RETOLD = (passages_retold, passages_retold_more)
BLIND = (passages_blind, passages_blind_more)  # numbered by themselves, from 0
MODEL = (passages_model, passages_model_more)  # so are these
DESK = (passages_desk,)  # and these
LATE_FROM = 84  # those of `passages_fresh` and `passages_last`
_MARKUP = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Faithful:
    """A claim that its passage bears out. `marked` keeps braces around attributions and brackets around sources."""

    marked: str
    cites: tuple[int, ...]  # sentences, from 0

    @property
    def text(self) -> str:
        """The claim as a writer would send it."""
        return re.sub(r"[{}\[\]]", "", self.marked)

    @property
    def attributions(self) -> tuple[str, ...]:
        """Every attribution, brackets kept."""
        return tuple(_MARKUP.findall(self.marked))


@dataclass(frozen=True, slots=True)
class WirePassage:
    """A short wire report with what can be exchanged in it."""

    number: int
    outlet: str
    published: datetime
    names: tuple[str, ...]
    nouns: tuple[str, ...]  # words that count different things
    sentences: tuple[str, ...]
    claims: tuple[Faithful, ...]

    @property
    def text(self) -> str:
        """The report."""
        return " ".join(self.sentences)

    @property
    def late(self) -> bool:
        """Whether the passage was held out until its first figures were taken (`score.FIRST_LOOK`)."""
        return self.number >= LATE_FROM


def _passage(number: int, block: str) -> WirePassage:
    head, *lines = block.strip().splitlines()
    outlet, day, names, nouns = (part.strip() for part in head.split("|"))
    claims = [re.fullmatch(r"= ([\d,]+) (.*)", line) for line in lines if line.startswith("=")]
    return WirePassage(
        number=number,
        outlet=outlet,
        published=datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC),
        names=tuple(name.strip() for name in names.split(";") if name.strip()),
        nouns=tuple(noun.strip() for noun in nouns.split("~") if noun.strip()),
        sentences=tuple(line for line in lines if not line.startswith("=")),
        claims=tuple(
            Faithful(match[2], tuple(int(cite) for cite in match[1].split(","))) for match in claims if match
        ),
    )


def _read(modules: tuple[ModuleType, ...]) -> tuple[WirePassage, ...]:
    blocks = re.split(r"^@ ", "".join(module.TEXT for module in modules), flags=re.MULTILINE)
    return tuple(
        _passage(number, block) for number, block in enumerate(block for block in blocks if block.strip())
    )


def passages() -> tuple[WirePassage, ...]:
    """The passages by whoever wrote the checks, in order."""
    return _read(MODULES)


def retold() -> tuple[WirePassage, ...]:
    """Passages retold freely, written after the open half was tuned on, to find more of the same faults."""
    return _read(RETOLD)


def blind(*, sealed: bool) -> tuple[WirePassage, ...]:
    """One half of the passages by somebody who had not read the checks: even numbers are open, odd ones sealed."""
    return tuple(passage for passage in _read(BLIND) if bool(passage.number % 2) is sealed)


def model(*, sealed: bool) -> tuple[WirePassage, ...]:
    """One half of the passages retold as a model would, by somebody else who had not read the checks."""
    return tuple(passage for passage in _read(MODEL) if bool(passage.number % 2) is sealed)


def desk(*, sealed: bool) -> tuple[WirePassage, ...]:
    """One half of the passages that a third author wrote last, as a careful model answers, without knowing the checks."""
    return tuple(passage for passage in _read(DESK) if bool(passage.number % 2) is sealed)
