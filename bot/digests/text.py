"""Digests as plain text for a terminal, and their lines for every other form. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import conflicts, render
from bot.scoping import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.conflicts import Disputed
    from bot.digests.types import Change, Digest, Entry, LeftOut, Mention
    from bot.stories.types import Story
    from bot.types import Figure

LABELS = {"new": "NEW", "updated": "UPDATED", "corrected": "CORRECTED", "quiet": "QUIET"}
NOTHING = "There is nothing new in this time."
TUNE = "To change what comes: its topic, outlets, time and days are settings of the subscription."
OUTLETS = 4  # that the line of sources names
SHOWN = 5  # stories that are named as left out, or as quiet; the rest is counted
_DAY_WORDS = 3  # of a day as it is told: "26 March 2024"


def lines(digest: Digest) -> Iterator[str]:
    """The whole digest as a reader sees it."""
    yield heading(digest)
    yield f"{scale(digest)}."
    if late := lateness(digest):
        yield late
    if not digest.entries and not digest.in_brief:
        yield ""
        yield NOTHING
    for entry in digest.entries:
        yield ""
        yield from _entry(entry, digest)
    yield from _brief(digest)
    yield from _ends(digest)
    yield from render.below(digest)


def heading(digest: Digest) -> str:
    """What it is, on which topic."""
    topic = digest.question.text
    return f"News digest: {topic}" if topic else "News digest"


def scale(digest: Digest) -> str:
    """How much was read, and how long reading takes."""
    read, told = digest.coverage, len(digest.entries) + len(digest.in_brief)
    counts = (
        f"{render.count(read.articles, 'article')} from {render.count(read.outlets, 'outlet')}",
        f"{render.count(told, 'story', 'stories')} told",
        *([f"{render.count(digest.minutes, 'minute')} to read"] if told else []),
    )
    return ", ".join(counts)


def lateness(digest: Digest) -> str:
    """That it comes late; "" for one in time."""
    if digest.late is None:
        return ""
    return f"Due at {render.moment(digest.late, digest.question.zone)}; posted late."


def label(entry: Entry | Mention) -> str:
    """The state of a story, and its headline."""
    return f"{LABELS[entry.state]}: {entry.title}"


def carried(story: Story) -> str:
    """How many reports there are, and whose."""
    if not story.articles and story.outlets:
        return f"No report of it is left; it was reported by {listed(story.outlets[:OUTLETS])}"
    others = len(story.outlets) - OUTLETS
    named = list(story.outlets[:OUTLETS]) + ([f"{others} more"] if others > 0 else [])
    reports = render.count(len(story.articles), "report")
    return f"{reports}, {len(story.origins)} independent{f': {listed(named)}' if named else ''}"


def changed(change: Change) -> str:
    """One replaced figure: what it was, and what it is now."""
    return f"{_capital(change.slot)}: was {_figure(change.old)} → now {_figure(change.new)}"


def unshown(slots: Sequence[str]) -> str:
    """What figures differ on without being shown; "" for nothing."""
    return f"Figures differ, too, on: {'; '.join(slots)}." if slots else ""


def quiet(digest: Digest) -> str:
    """Stories that have brought nothing new, in one line; "" without any."""
    if not digest.quiet:
        return ""
    rest = len(digest.quiet) - SHOWN
    more = f"; and {rest} more" if rest > 0 else ""
    return f"Nothing new on: {'; '.join(story.title for story in digest.quiet[:SHOWN])}{more}."


def left_out(digest: Digest) -> str:
    """What is not told, and why, in one line; "" when all is."""
    rest = digest.left_out
    if not rest:
        return ""
    named = "; ".join(_reason(one) for one in rest[:SHOWN])
    more = f"; and {len(rest) - SHOWN} more" if len(rest) > SHOWN else ""
    return f"Left out: {named}{more}."


def counted(text: str) -> int:
    """How many words a reader reads."""
    return len(text.split())


def series_words(slot: Disputed) -> int:
    """How many words a series of differing figures takes."""
    head = counted(f"Figures differ: {slot.slot}")
    return head + sum(
        counted(value.value) + counted(value.authority) + _DAY_WORDS + 1 for value in slot.values
    )


def _entry(entry: Entry, digest: Digest) -> Iterator[str]:
    zone = digest.question.zone
    yield label(entry)
    yield from (f"  {note}" for note in entry.notes)
    yield from (f"  {changed(change)}" for change in entry.changes)
    yield from (f"  {render.claim_line(claim, digest.sources, zone)}" for claim in entry.claims)
    for claim in entry.background:
        yield f"  Before: {render.claim_line(claim, digest.sources, zone).removeprefix('• ')}"
    yield from (f"  {line}" for line in conflicts.lines(entry.conflicts))
    if entry.unshown:
        yield f"  {unshown(entry.unshown)}"
    yield f"  {carried(entry.story)} ({entry.story.id})"


def _brief(digest: Digest) -> Iterator[str]:
    if digest.in_brief:
        yield ""
        yield "In brief"
    for one in digest.in_brief:
        told = (
            f" – {render.claim_line(one.claim, digest.sources, digest.question.zone).removeprefix('• ')}"
            if one.claim
            else ""
        )
        yield f"• {label(one)}{told}"


def _ends(digest: Digest) -> Iterator[str]:
    told = [line for line in (quiet(digest), left_out(digest)) if line]
    if told:
        yield ""
        yield from told


def _reason(one: LeftOut) -> str:
    return f"{one.title} ({one.reason})"


def _figure(figure: Figure) -> str:
    told = (figure.value, figure.authority, conflicts.day(figure.as_of))
    return f"{', '.join(part for part in told if part)} [{figure.citation}]"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
