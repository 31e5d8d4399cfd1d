"""`evenhand eval neutrality`: how even-handed the summaries of a set of events are, and what exchanging the parties changes. Pure but for the summaries."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot import telling
from bot.conflicts import conflicts
from bot.neutrality.measures import Figures, loaded_rate, measure
from bot.neutrality.parties import exchange
from bot.summaries.types import Summary
from corpus.console import count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.evals.neutrality_sets import Event
    from bot.outcomes import Outcome
    from bot.types import Evidence

    Summarise = Callable[[Event], tuple[Outcome, Evidence]]
    """Gives the summary of an event, and its reports, each whole."""

CEILINGS = ("loaded_rate", "loaded_introduced", "refused")
"""Figures of which less is better: their floors are the most that is allowed."""
SHARES = (
    "attribution_rate", "said_ratio", "balance", "outlet_entropy", "agency_kept", "range_kept", "asof_present",
)  # fmt: skip
FLOORED = (*SHARES, "swap", "swap_content", *CEILINGS)
_SAME = (
    "kind",
    "agreed",
    "reported",
    "parties",
    "claims",
    "differ",
    "conflicts",
    "unknown",
    "status",
    "single",
)
"""What a summary has that has to be the same, but for the names, when two parties change places."""
_PLACES = frozenset(("start", "end", "article_id"))
_NUMBERS = frozenset(("citation", "citations"))


@dataclass(frozen=True, slots=True)
class Swap:
    """What the exchange of two parties has changed beside their names: keys of the summary."""

    changed: tuple[str, ...]  # in any way, the order of claims and the numbers of sources included
    content: tuple[str, ...]  # sentences and figures themselves, however they are ordered


@dataclass(frozen=True, slots=True)
class Fared:
    """How the summary of one event fared."""

    event: Event
    told: dict[str, Any]  # in the machine contract
    figures: Figures | None  # None without a summary
    reference: float | None = None  # loaded words per 100 of the reference
    swap: Swap | None = None  # None where no two parties could be exchanged

    def as_json(self) -> dict[str, Any]:
        """One line of the file of summaries."""
        own = {
            "swap": None if self.swap is None else not self.swap.changed,
            "swap_content": None if self.swap is None else not self.swap.content,
            "swap_changed": list(self.swap.changed) if self.swap else [],
            "reference_loaded_rate": self.reference,
        }
        figures = (self.figures.as_json() if self.figures else {}) | own
        return {
            "event": self.event.topic,
            "summary": self.told,
            "text": self.told.get("text", ""),
            "figures": figures,
        }


def fared(event: Event, summarise: Summarise) -> Fared:
    """The summary of an event with its figures, and whether exchanging its parties only exchanges their names."""
    outcome, evidence = summarise(event)
    told = _json(outcome)
    figures = None
    if isinstance(outcome, Summary):
        figures = measure(told, evidence, conflicts(outcome.claims, evidence, outcome.question))
    return Fared(
        event,
        told,
        figures,
        reference=loaded_rate(event.reference) if event.reference else None,
        swap=_swap(event, told, summarise),
    )


def _json(outcome: Outcome) -> dict[str, Any]:
    """The outcome as a reader of the contract gets it: lists, no tuples."""
    value: dict[str, Any] = json.loads(json.dumps(telling.outcome_json(outcome)))
    return value


def _swap(event: Event, told: dict[str, Any], summarise: Summarise) -> Swap | None:
    turned = event.swapped()
    if turned is None:
        return None
    other, names = turned
    outcome, _ = summarise(other)
    again = _json(outcome)

    def differ(form: Callable[[Any], Any]) -> tuple[str, ...]:
        """The keys that differ in this form once the names are exchanged back."""
        return tuple(key for key in _SAME if form(told.get(key)) != form(_back(again.get(key), names)))

    return Swap(differ(_bare), differ(_loose))


def _back(value: Any, names: tuple[str, str]) -> Any:
    """A part of a summary with two names in each other's place."""
    if isinstance(value, dict):
        return {key: _back(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [_back(item, names) for item in value]
    return exchange(value, *names) if isinstance(value, str) else value


def _bare(value: Any) -> Any:
    """A part of a summary without what depends on lengths and ids rather than on words."""
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items() if key not in _PLACES}
    return [_bare(item) for item in value] if isinstance(value, list) else value


def _loose(value: Any) -> Any:
    """The same without order and source numbers."""
    if isinstance(value, dict):
        return {key: _loose(item) for key, item in value.items() if key not in _PLACES | _NUMBERS}
    if isinstance(value, list):
        return sorted((_loose(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


def means(every: Sequence[Fared]) -> dict[str, Any]:
    """The mean of each figure over the events that have it, with how many these are; counts are added up."""
    told = [one.figures for one in every if one.figures]
    swaps = [one.swap for one in every if one.swap is not None]
    kept = {"swap": [not one.changed for one in swaps], "swap_content": [not one.content for one in swaps]}
    values: dict[str, Any] = {"n": len(every), "refused": len(every) - len(told)}
    for name in (*SHARES, "loaded_rate", "loaded_quoted"):
        some = [float(value) for one in told if (value := getattr(one, name)) is not None]
        values[name] = round(sum(some) / len(some), 4) if some else None
        values[f"{name}_n"] = len(some)
    values["loaded_introduced"] = sum(one.loaded_introduced for one in told)
    for name, same in kept.items():
        values[name] = round(sum(same) / len(same), 4) if same else None
        values[f"{name}_n"] = len(same)
    references = [one.reference for one in every if one.reference is not None]
    values["reference_loaded_rate"] = round(sum(references) / len(references), 4) if references else None
    return values


def as_text(name: str, values: dict[str, Any], every: Sequence[Fared]) -> str:
    """The figures for a person."""
    lines = [f"{name}: {count(values['n'], 'event')}, {values['refused']} without a summary"]
    lines += [
        f"  {figure.replace('_', ' '):<18} {_shown(values[figure])} of {values[f'{figure}_n']}"
        for figure in (*SHARES, "swap", "swap_content")
    ]
    quoted = f"{_shown(values['loaded_quoted'])} inside quotation marks"
    lines.append(f"  loaded rate        {_shown(values['loaded_rate'])} words in 100, {quoted}")
    lines.append(f"  loaded introduced  {values['loaded_introduced']}")
    if values["reference_loaded_rate"] is not None:
        lines.append(f"  references         {_shown(values['reference_loaded_rate'])} loaded words in 100")
    lines += [
        f"  swap changed: {one.event.place}: {', '.join(one.swap.changed)}: {one.event.topic}"
        for one in every
        if one.swap and one.swap.changed
    ]
    return "\n".join(lines)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
