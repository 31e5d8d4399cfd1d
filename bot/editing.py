"""Between writer and reader: every claim is judged when it closes, and only what passes is told.

One regeneration at most: when the claim that answers the question falls, or more than 40 % of the claims do, the
model gets its faults back and writes once more. What passed the first time stands.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from bot.missing import unanswered
from bot.types import Claim, Made, Usage, Verdict, Withheld
from bot.verify import judge
from bot.writers import WriterUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from bot.types import Brief, Draft, DraftClaim, Status
    from bot.writers import Writer

FALLEN = 0.4  # share of withheld claims above which a draft is written again
_CUT = "The model's reply broke off; the answer holds what had passed the checks by then."
_WEAK = "Much of what the model wrote did not pass the checks and is left out."


class Doubts(Protocol):
    """An optional second reader: it may take claims away, never add or change one."""

    def __call__(self, claims: Sequence[Claim], until: float) -> tuple[Collection[int], Usage]:
        """The places, from 0, of the claims that their quotes do not bear out, and what it cost to learn them.

        No places when it cannot tell.
        """
        ...


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of a brief: published claims in the order told, and everything that led there."""

    drafts: tuple[Draft, ...]
    verdict: Verdict
    made: Made  # of all drafts together
    status: Status
    missing: tuple[str, ...]
    checking: float  # milliseconds spent on checks


@dataclass(slots=True)
class _Round:
    """How the claims of one draft fared."""

    heard: int = 0
    fallen: int = 0
    first_fell: bool = False

    def count(self, *, fell: bool) -> None:
        self.first_fell = self.first_fell or (fell and not self.heard)
        self.heard += 1
        self.fallen += fell

    @property
    def weak(self) -> bool:
        return self.first_fell or self.fallen > FALLEN * self.heard


@dataclass(slots=True)
class _Galley:
    """The claims of a brief while they come in."""

    brief: Brief
    tell: Callable[[Claim], None]
    round: _Round = field(default_factory=_Round)
    passed: list[Claim] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    checking: float = 0.0

    def hear(self, claim: DraftClaim) -> None:
        """Judge a claim, and tell it if it stands and says something new."""
        started = time.perf_counter()
        judged = judge(claim, self.brief.evidence, self.brief.question)
        self.checking += (time.perf_counter() - started) * 1000
        self.round.count(fell=isinstance(judged, Withheld))
        if isinstance(judged, Withheld):
            self.withheld.append(judged)
        elif not any(_repeats(judged, other) for other in self.passed):
            self.passed.append(judged)
            self.tell(judged)


def edited(
    writer: Writer, brief: Brief, tell: Callable[[Claim], None], *, doubts: Doubts | None = None
) -> Edited:
    """What of a writer's words may be published; `tell` hears each claim that passes, as soon as it does.

    With `doubts` nothing is told before the whole draft was read a second time.

    Raises:
        WriterUnavailable: there is no draft at all.
    """
    galley = _Galley(brief, _hold if doubts else tell)
    drafts = [writer.write(brief, galley.hear)]
    spent = _usage(drafts[0])
    if galley.round.weak and _may_rewrite(drafts[0], brief):
        second, used = _rewritten(writer, galley)
        drafts += [second] if second else []
        spent += used
    if doubts:
        if (drafts[-1].made or Made("")).model:
            spent += _read_again(galley, doubts)
        for claim in galley.passed:
            tell(claim)
    return _joined(tuple(drafts), galley, spent)


def _hold(_claim: Claim) -> None:
    """Tell nobody yet."""


def _may_rewrite(draft: Draft, brief: Brief) -> bool:
    """Whether a model wrote the draft, was asked only once, and has time left."""
    made = draft.made
    asked_once = made is not None and made.model is not None and made.complete and not made.again
    return asked_once and time.monotonic() < brief.until


def _rewritten(writer: Writer, galley: _Galley) -> tuple[Draft | None, Usage]:
    """The second draft and what it cost; None when the model failed: the first one's claims stand alone."""
    before, galley.round = galley.round, _Round()
    try:
        second = writer.write(replace(galley.brief, faults=tuple(galley.withheld)), galley.hear)
    except WriterUnavailable as error:
        galley.round = before
        return None, error.usage
    if not second.claims:
        galley.round = before
    return second, _usage(second)


def _read_again(galley: _Galley, doubts: Doubts) -> Usage:
    """Take away what the second reader doubts; says what that cost."""
    if not galley.passed:
        return Usage()
    places, spent = doubts(tuple(galley.passed), galley.brief.until)
    for place in sorted(set(places) & set(range(len(galley.passed))), reverse=True):
        claim = galley.passed.pop(place)
        galley.withheld.append(Withheld(claim.text, "low_support", "a second reader doubts it"))
    return spent


def _joined(drafts: tuple[Draft, ...], galley: _Galley, spent: Usage) -> Edited:
    last = drafts[-1]
    made = last.made or Made("")
    notices = dict.fromkeys(notice for draft in drafts if draft.made for notice in draft.made.notices)
    weak = galley.round.weak and made.model is not None
    if not made.complete:
        notices[_CUT] = None
    elif weak and galley.passed:
        notices[_WEAK] = None
    missing = unanswered(last.missing, galley.brief.question.text)
    partial = bool(missing) or weak or not made.complete or last.status != "answered"
    return Edited(
        drafts=drafts,
        verdict=Verdict(tuple(galley.passed), tuple(galley.withheld)),
        made=replace(made, usage=spent, notices=tuple(notices)),
        status="insufficient" if not galley.passed else "partial" if partial else "answered",
        missing=missing,
        checking=galley.checking,
    )


def _usage(draft: Draft) -> Usage:
    return draft.made.usage if draft.made else Usage()


def _repeats(claim: Claim, other: Claim) -> bool:
    """Whether a claim says what was told already."""
    return claim.text == other.text or (claim.quotes == other.quotes and claim.kind == other.kind == "quote")
