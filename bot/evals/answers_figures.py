"""What was measured on a question set, and what it falls short of. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from bot.types import Usage
from corpus.console import count
from corpus.floors import missed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.types import Reason, Status

CEILINGS = (
    "false_refusal",
    "refused_unwritten",
    "drop_rate",
    "regenerations",
    "cost",
    "seconds_p50",
    "seconds_p95",
)
"""Figures of which less is better: their floors are the most that is allowed."""
FLOORED = (
    "quote_validity", "numeric_fidelity", "null_recall", "answer_hit", "gold_quotes", "gold_evidence", "claims_per_answer",
    *CEILINGS,
)  # fmt: skip
_P95 = 0.95


@dataclass(frozen=True, slots=True)
class Reply:
    """How one question fared."""

    place: str
    question: str
    outcome: Status | Reason
    kind: str = ""
    answerable: bool | None = None
    quotes: int = 0
    invalid: tuple[str, ...] = ()  # published quotes that are not the article's words
    numbers: int = 0
    strayed: tuple[str, ...] = ()  # figures of claims that their quotes do not have
    hit: bool | None = None
    gold: int = 0
    gold_quoted: int = 0
    gold_shown: int = 0  # that stood in the evidence
    claims: int = 0
    drafted: int = 0
    withheld: tuple[str, ...] = ()  # codes
    drafts: int = 0
    writer: str = ""
    usage: Usage = field(default_factory=Usage)
    seconds: float = 0.0

    @property
    def answered(self) -> bool:
        """Whether there is any claim."""
        return self.outcome in {"answered", "partial"}

    @property
    def written(self) -> bool:
        """Whether a writer was asked, successfully or not."""
        return self.drafts > 0 or self.outcome == "writer_unavailable"

    @property
    def miss(self) -> str:
        """What is amiss, in a line; "" when nothing is."""
        if self.invalid or self.strayed:
            return f"not in its article: {'; '.join((*self.invalid, *self.strayed))}"
        if self.answerable is not None and self.answered != self.answerable:
            return f"{self.outcome}, but it can{'' if self.answerable else 'not'} be answered"
        return "the known answer is in no claim" if self.hit is False else ""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured. Shares are from 0 to 1, and None where there was nothing to measure."""

    n: int
    answered: int
    partial: int
    no_answer: dict[str, int]  # by reason
    quotes: int
    quote_validity: float | None  # published quotes that are, letter for letter, the article's words
    numbers: int
    numeric_fidelity: float | None  # figures of published claims that their own quotes have
    null_recall: float | None  # of the questions that cannot be answered, those that were not
    false_refusal: float | None  # of the others, those that were not answered
    refused_unwritten: float | None  # of the others, those that no writer was asked about
    answer_hit: float | None  # known answers whose words are in one claim and its quotes
    answers_compared: int
    gold_quotes: float | None  # gold passages among the published quotes
    gold_evidence: float | None  # gold passages among what the writer was shown
    claims_per_answer: float | None
    drafted: int
    withheld: dict[str, int]  # claims by code
    drop_rate: float | None  # withheld of drafted
    regenerations: int
    writers: dict[str, int]  # questions by who wrote, where anybody did
    requests: int
    tokens: dict[str, int]  # prompt, cached (of the prompt), completion
    cost: float | None  # US dollars; None when no price is known
    seconds_p50: float
    seconds_p95: float
    misses: tuple[str, ...]

    def faults(self, floors: dict[str, float]) -> tuple[str, ...]:
        """What may not be, and what falls short of the floors, one sentence each."""
        kept = {
            name: 1.0 for name in ("quote_validity", "numeric_fidelity") if getattr(self, name) is not None
        }
        wanted = kept | floors
        return missed({name: getattr(self, name) for name in wanted}, wanted, CEILINGS)

    def as_json(self) -> dict[str, Any]:
        """JSON types."""
        return asdict(self) | {"misses": list(self.misses)}


def figures(replies: Sequence[Reply]) -> Figures:
    """The figures of one question or more."""
    reasons = Counter(str(reply.outcome) for reply in replies if not reply.answered)
    seconds = sorted(reply.seconds for reply in replies)
    return Figures(
        n=len(replies),
        answered=sum(reply.outcome == "answered" for reply in replies),
        partial=sum(reply.outcome == "partial" for reply in replies),
        no_answer=dict(reasons.most_common()),
        **_faithful(replies),
        **_right(replies),
        **_written(replies),
        seconds_p50=_percentile(seconds, 0.5),
        seconds_p95=_percentile(seconds, _P95),
        misses=tuple(f"{reply.place}: {reply.miss}: {reply.question}" for reply in replies if reply.miss),
    )


def _faithful(replies: Sequence[Reply]) -> dict[str, Any]:
    """Against the archive."""
    quotes, numbers = (_total(reply.quotes for reply in replies), _total(reply.numbers for reply in replies))
    return {
        "quotes": quotes,
        "quote_validity": _share(quotes - _total(len(reply.invalid) for reply in replies), quotes),
        "numbers": numbers,
        "numeric_fidelity": _share(numbers - _total(len(reply.strayed) for reply in replies), numbers),
    }


def _right(replies: Sequence[Reply]) -> dict[str, Any]:
    """Against what is known of the answers."""
    nulls = [reply for reply in replies if reply.answerable is False]
    others = [reply for reply in replies if reply.answerable]
    hits = [reply.hit for reply in others if reply.hit is not None]
    gold = _total(reply.gold for reply in replies)
    return {
        "null_recall": _share(sum(not reply.answered for reply in nulls), len(nulls)),
        "false_refusal": _share(sum(not reply.answered for reply in others), len(others)),
        "refused_unwritten": _share(sum(not reply.written for reply in others), len(others)),
        "answer_hit": _share(sum(hits), len(hits)),
        "answers_compared": len(hits),
        "gold_quotes": _share(_total(reply.gold_quoted for reply in replies), gold),
        "gold_evidence": _share(_total(reply.gold_shown for reply in replies), gold),
    }


def _written(replies: Sequence[Reply]) -> dict[str, Any]:
    """What writers drafted, what fell, and what it cost."""
    answers = [reply for reply in replies if reply.answered]
    withheld = Counter(code for reply in replies for code in reply.withheld)
    drafted = _total(reply.drafted for reply in replies)
    spent = sum((reply.usage for reply in replies), Usage())
    return {
        "claims_per_answer": _share(_total(reply.claims for reply in answers), len(answers)),
        "drafted": drafted,
        "withheld": dict(withheld.most_common()),
        "drop_rate": _share(withheld.total(), drafted),
        "regenerations": sum(reply.drafts > 1 for reply in replies),
        "writers": dict(Counter(reply.writer for reply in replies if reply.written).most_common()),
        "requests": spent.requests,
        "tokens": {"prompt": spent.prompt, "cached": spent.cached, "completion": spent.completion},
        "cost": None if spent.cost is None else round(spent.cost, 6),
    }


def _total(numbers: Iterable[int]) -> int:
    return sum(numbers)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _percentile(ordered: Sequence[float], share: float) -> float:
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 3)


def as_text(name: str, told: Figures, *, misses: int = 0) -> str:
    """The figures for a person."""
    reasons = ", ".join(f"{number} {reason}" for reason, number in told.no_answer.items()) or "none"
    codes = ", ".join(f"{number} {code}" for code, number in told.withheld.items())
    price = "no price set" if told.cost is None else f"${told.cost:.4f}"
    tokens = told.tokens
    drops = f"{_shown(told.drop_rate)} of {told.drafted}{f' ({codes})' if codes else ''}"
    writers = ", ".join(f"{number} by {writer}" for writer, number in told.writers.items()) or "nobody asked"
    spent = f"{tokens['prompt']} tokens in ({tokens['cached']} cached), {tokens['completion']} out, {price}"
    lines = [
        f"{name}: {count(told.n, 'question')}, {told.answered} answered, {told.partial} in part; no answer: {reasons}",
        f"  quote validity    {_shown(told.quote_validity)} of {told.quotes}",
        f"  numeric fidelity  {_shown(told.numeric_fidelity)} of {told.numbers}",
        f"  null recall       {_shown(told.null_recall)}",
        f"  false refusal     {_shown(told.false_refusal)}, {_shown(told.refused_unwritten)} before writing",
        f"  answer hit        {_shown(told.answer_hit)} of {told.answers_compared}",
        f"  gold passages     {_shown(told.gold_quotes)} quoted, {_shown(told.gold_evidence)} in the evidence",
        f"  claims an answer  {_shown(told.claims_per_answer)}",
        f"  drop rate         {drops}, {count(told.regenerations, 'regeneration')}",
        f"  writers           {writers}",
        f"  spent             {count(told.requests, 'request')}, {spent}",
        f"  seconds           p50 {told.seconds_p50:.2f}, p95 {told.seconds_p95:.2f}",
        *(f"  miss: {miss}" for miss in told.misses[:misses]),
    ]
    return "\n".join(lines)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
