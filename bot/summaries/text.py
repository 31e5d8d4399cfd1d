"""Summaries as plain text for a terminal. Pure; article text stays between its quotation marks."""

from __future__ import annotations

from datetime import UTC, time
from typing import TYPE_CHECKING

from bot import conflicts, render
from bot.summaries.openness import is_open

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from bot.summaries.types import Summary
    from bot.types import Claim

SINGLE = "Single report: all of this rests on one article or its reprints."
AGREED = "What independent reports agree on"
REPORTED = "Reported by one outlet each"
ONLY = "What the report says"
VOICES = "What each party says"
DIFFER = "Where sources differ"
UNKNOWN = "Not reported or not known"


def lines(summary: Summary) -> Iterator[str]:
    """The whole summary as a reader sees it."""
    yield f"Summary: {title(summary)}"
    yield from opening(summary)
    yield from _section(AGREED, told(summary.agreed, summary))
    yield from _section(ONLY if summary.single else REPORTED, told(known(summary), summary))
    yield from _section(VOICES, _voices(summary))
    yield from _section(DIFFER, conflicts.lines(summary.conflicts))
    yield from _section(
        UNKNOWN, (*told(still_open(summary), summary), *(f"• {one}" for one in summary.unknown))
    )
    yield from render.below(summary)


def opening(summary: Summary) -> Iterator[str]:
    """The time that it holds for; that it is a single report; that figures differ, without any of them."""
    if summary.asof is not None:
        yield f"As of {_asof(summary.asof, summary.question.zone)}, when the newest report used was published."
    else:
        yield f"As of {render.moment(summary.question.now, summary.question.zone)}; the reports used carry no date."
    if summary.single:
        yield SINGLE
    if summary.conflicts:
        slots = ", ".join(dict.fromkeys(conflict.slot for conflict in summary.conflicts))
        yield f"Reports differ on figures: {slots}; see “{DIFFER}”."


def _asof(moment: datetime, zone: str) -> str:
    """The time; of a report that tells its day only, the day."""
    if moment.astimezone(UTC).time() == time(0):
        return render.day(moment, "day", zone)
    return render.moment(moment, zone)


def title(summary: Summary) -> str:
    """What is summarised; the headline of a report stands in quotation marks, it is not ours."""
    headline = summary.story_id or any(source.title == summary.title for source in summary.sources)
    return f"“{summary.title}”" if headline else summary.title


def known(summary: Summary) -> tuple[Claim, ...]:
    """What single reports state; without the sentences that tell what is not known."""
    return tuple(claim for claim in summary.reported if not is_open(claim.text))


def still_open(summary: Summary) -> tuple[Claim, ...]:
    """The reports' own sentences on what is not known."""
    return tuple(claim for claim in summary.reported if is_open(claim.text))


def told(claims: Sequence[Claim], summary: Summary) -> Iterator[str]:
    """The claims, each with its citations, its outlet and day."""
    for claim in claims:
        yield f"{render.claim_line(claim, summary.sources, summary.question.zone)}{by(claim, summary)}"


def by(claim: Claim, summary: Summary) -> str:
    """The outlets of a claim that does not name one itself; "" of one that does."""
    outlets = [source.outlet for source in render.cited(claim, summary.sources)]
    if len(outlets) == 1 and claim.text.startswith(outlets[0]):
        return ""
    return f" ({', '.join(dict.fromkeys(outlets))})"


def _voices(summary: Summary) -> Iterator[str]:
    for voice in summary.voices:
        yield voice.party
        if voice.card:
            yield f"  ({voice.card})"
        yield from (f"  {line}" for line in told(voice.claims, summary))


def _section(heading: str, body: Iterator[str] | Sequence[str]) -> Iterator[str]:
    first = True
    for line in body:
        if first:
            yield ""
            yield heading
        first = False
        yield line
