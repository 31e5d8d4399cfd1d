"""Runs every faithful claim and every spoiled one through the checks, and counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from tests.verify.bench import exhibit, judge
from tests.verify.mutation_passages import Faithful, WirePassage, passages
from tests.verify.mutators import spoiled

FIRST_LOOK = (
    "first look, every third of passages 0-65: killed 418 of 423 (.988), false drops 5 of 71 (.070)",
    "first look, passages 84-103:              killed 306 of 313 (.978), false drops 2 of 61 (.033)",
    "first look, passages 104-119:             killed 258 of 262 (.985), false drops 2 of 48 (.042)",
)
"""What each set scored on the day it was opened, before anything was changed for it: the honest estimate."""

TABLES: dict[str, list[str]] = {}
"""What the run's summary prints: title and lines."""


@dataclass(slots=True)
class Score:
    """Counts of one set of passages."""

    made: Counter[str] = field(default_factory=Counter)
    killed: Counter[str] = field(default_factory=Counter)
    faithful: int = 0
    dropped: int = 0
    survivors: list[str] = field(default_factory=list)
    drops: list[str] = field(default_factory=list)

    @property
    def kill_rate(self) -> float:
        """Share of spoiled claims that were withheld."""
        return self.killed.total() / self.made.total()

    @property
    def drop_rate(self) -> float:
        """Share of faithful claims that were withheld."""
        return self.dropped / self.faithful

    def rate(self, kind: str) -> float:
        """Share of one kind of spoiled claims that were withheld."""
        return self.killed[kind] / self.made[kind]

    def lines(self) -> list[str]:
        """The table, widest column first."""
        rows = [
            f"{kind:22s} {self.killed[kind]:5d} of {self.made[kind]:5d}  {self.rate(kind):.3f}"
            for kind in sorted(self.made)
        ]
        rows.append(
            f"{'all kinds':22s} {self.killed.total():5d} of {self.made.total():5d}  {self.kill_rate:.3f}"
        )
        rows.append(f"{'false drops':22s} {self.dropped:5d} of {self.faithful:5d}  {self.drop_rate:.3f}")
        return rows


@cache
def score(*, late: bool) -> Score:
    """The counts over the passages used for tuning, or over the later ones."""
    result = Score()
    for passage in passages():
        if passage.late is late:
            for claim in passage.claims:
                _add(result, passage, claim)
    title = "mutation suite, " + (
        "passages held out until their first look" if late else "passages used for tuning"
    )
    TABLES[title] = [*result.lines(), *(FIRST_LOOK if late else ())]
    return result


def _add(result: Score, passage: WirePassage, claim: Faithful) -> None:
    shown = exhibit(passage.text, outlet=passage.outlet, published=passage.published)
    quotes = [passage.sentences[k] for k in claim.cites]
    verdict = judge(claim.text, *quotes, evidence=(shown,))
    result.faithful += 1
    if verdict.withheld:
        result.dropped += 1
        result.drops.append(f"{verdict.withheld[0].code}: {claim.text}")
    for bad in spoiled(claim, passage):
        result.made[bad.kind] += 1
        if judge(bad.text, *quotes, evidence=(shown,)).withheld:
            result.killed[bad.kind] += 1
        else:
            result.survivors.append(f"{bad.kind}: {bad.text}")
