"""What stands below an answer: what was looked at, which time, what was kept back, who wrote. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot import render
from bot.slack.letters.budget import Paragraph, blocks
from bot.slack.letters.text import NAME, foreign, short, small, words
from bot.summaries.types import Summary
from bot.types import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.outcomes import Outcome
    from bot.slack.types import Block
    from bot.types import Provenance

_SILENT = 8  # sources that are named as silent; the rest is counted
_EPOCH = 1970  # a window that begins then begins nowhere


def footing(outcome: Outcome) -> tuple[Block, ...]:
    """Notes first, then the small print."""
    question = outcome.question
    window = question.window
    searched = window or not isinstance(outcome, Summary)
    print_ = small(
        reach((window.since, window.until) if window else None, question.zone) if searched else "",
        render.covered(outcome.coverage, question.zone),
        render.withheld(len(outcome.withheld)) if outcome.withheld else "",
        "" if isinstance(outcome, NoAnswer) else _written(outcome.provenance),
        f"Answer {outcome.id}",
    )
    return (*blocks(_notes(outcome)), print_)


def reach(window: tuple[datetime, datetime] | None, zone: str) -> str:
    """The stretch of time that was searched, [since, until), in whole days where it consists of such."""
    if window is None:
        return "Time: no limit, all articles."
    first, last = (each.astimezone(ZoneInfo(zone)) for each in window)
    if window[0].year <= _EPOCH:
        return f"Time: all articles until {_when(last)} ({zone})."
    if _midnight(first) and _midnight(last) and first < last:
        days = [f"{each:%-d %b %Y}" for each in (first, last - timedelta(days=1))]
        return f"Time: {' to '.join(dict.fromkeys(days))} ({zone})."
    return f"Time: {_when(first)} to {_when(last)} ({zone})."


def _when(moment: datetime) -> str:
    return f"{moment:%-d %b %Y %H:%M}"


def _midnight(moment: datetime) -> bool:
    return (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0)


def _notes(outcome: Outcome) -> Iterator[Paragraph]:
    zone, silent = outcome.question.zone, outcome.coverage.silent
    told = outcome.notices if isinstance(outcome, NoAnswer) else render.notes(outcome)
    for notice in told:
        yield Paragraph((words("Note: "), foreign(notice)))
    for each in silent[:_SILENT]:
        yield Paragraph((foreign(render.silence(each, zone)),))
    if len(silent) > _SILENT:
        yield Paragraph((words(f"No news from {len(silent) - _SILENT} more sources."),))


def _written(made: Provenance) -> str:
    model = short(made.model, NAME) if made.model and made.usage.requests else ""
    by = f"by {model}" if model else "without a language model"
    return f"Written {by}; every sentence checked by code against the articles."
