"""Runs every faithful claim and every spoiled one through the checks, and counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from tests.verify.bench import exhibit, judge
from tests.verify.mutation_passages import Faithful, WirePassage, blind, desk, model, passages, retold
from tests.verify.mutators import spoiled

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_LOOK = {
    "late": (
        "first look, every third of passages 0-65: killed 418 of 423 (.988), false drops 5 of 71 (.070)",
        "first look, passages 84-103:              killed 306 of 313 (.978), false drops 2 of 61 (.033)",
        "first look, passages 104-119:             killed 258 of 262 (.985), false drops 2 of 48 (.042)",
    ),
    "open": (
        "first look, blind open half:              killed 621 of 635 (.978), false drops 20 of 101 (.198)",
    ),
    "retold": (
        "first look, by 71, 58, 41 and 33 claims:  false drops .254, .276, .122, .152, all tuned on in turn",
    ),
    "sealed": (
        "first look, blind sealed half:            killed 614 of 620 (.990), false drops 26 of 102 (.255)",
        "open half and half of `retold` tuned on:  killed 616 of 620 (.994), false drops 17 of 102 (.167)",
        "all of `retold` tuned on:                 killed 616 of 620 (.994), false drops 14 of 102 (.137)",
        "last; three rules with its texts in mind: killed 616 of 620 (.994), false drops 10 of 102 (.098)",
    ),
    "desk_open": (
        "first look, as a careful model answers: killed 626 of 648 (.966), false drops 12 of 86 (.140)",
    ),
    "desk_sealed": (
        "first look, as a careful model answers: killed 486 of 498 (.976), false drops 12 of 81 (.148)",
    ),
    "model_open": (
        "first look, as a model retells, open half: killed 919 of 940 (.978), false drops 58 of 130 (.446)",
        "80, 59 and 39 more pairs of such retellings, each tuned on in turn: false drops .44, .32, .36 when first seen",
    ),
    "model_sealed": (
        "first look, as a model retells, sealed:    killed 860 of 884 (.973), false drops 54 of 138 (.391)",
        "open half and 178 pairs tuned on:          killed 853 of 882 (.967), false drops 30 of 138 (.217)",
        "opened then, and tuned on since",
    ),
}
"""What each set scored on the day it was opened, before anything was changed for it: the honest estimate.

The passages of the first three lines are by whoever wrote the checks; the blind ones are by somebody who had
not read them, and so come nearer to what other writers send. That somebody tuned the checks afterwards and
wrote both halves: of the sealed half only counts were printed, but its last line owes three rules ("unknown" for
"not known", "is to" and "opens" for "will open") to memory, so the line before it is the one to expect.
"""

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


SETS: dict[str, tuple[str, Callable[[], tuple[WirePassage, ...]]]] = {
    "tuned": ("passages used for tuning", lambda: tuple(one for one in passages() if not one.late)),
    "late": (
        "passages held out until their first look, tuned on since",
        lambda: tuple(one for one in passages() if one.late),
    ),
    "open": ("blind, open half: tuned on since", lambda: blind(sealed=False)),
    "retold": ("retold freely, tuned on", retold),
    "sealed": ("blind, sealed until the last", lambda: blind(sealed=True)),
    "desk_open": ("as a careful model answers, open half", lambda: desk(sealed=False)),
    "desk_sealed": ("as a careful model answers, sealed half", lambda: desk(sealed=True)),
    "model_open": ("as a model retells, open half: tuned on since", lambda: model(sealed=False)),
    "model_sealed": ("as a model retells, sealed until the last", lambda: model(sealed=True)),
}
"""Every set of passages by its short name: title and reader."""


@cache
def score(name: str) -> Score:
    """The counts over one of the `SETS`."""
    title, read = SETS[name]
    result = Score()
    for passage in read():
        for claim in passage.claims:
            _add(result, passage, claim)
    TABLES["mutation suite, " + title] = [*result.lines(), *FIRST_LOOK.get(name, ())]
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
