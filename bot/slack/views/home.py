"""The app's home: what Evenhand does, what it holds, how its sources are, and how to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import render
from bot.slack import ids
from bot.slack.pieces import (
    WORDS,
    actions,
    bullets,
    button,
    counted,
    divider,
    header,
    line,
    rich,
    said,
    short,
)
from bot.slack.views import guide
from corpus.health import health

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, timedelta

    from bot.slack.pieces import Element
    from bot.slack.types import Block
    from corpus.health import Health
    from corpus.types import Extent, SourceState

NAMED = 20  # sources in trouble, and subscriptions, that are named: about a screen of each
NAME = 200  # of a source's name or a subscription's line

_TROUBLES: dict[Health, str] = {"failing": "failing", "empty": "gives empty lists", "quiet": "quiet"}
_TOLD: tuple[tuple[Health, str], ...] = (
    ("good", "good"),
    ("failing", "failing"),
    ("empty", "empty"),
    ("quiet", "quiet"),
    ("new", "not read yet"),
)


@dataclass(frozen=True, slots=True)
class HomeState:
    """What the home tells one person.

    Attributes:
        now: the time.
        zone: of the person, as an IANA name.
        extent: what may be searched.
        last_ingest: when articles were last taken in; None when they never were.
        feeds: every source with what is known of it.
        subscriptions: one line for each digest that comes regularly.
        model: that writes answers; "" when none does.
        kept_days: for how long records of answers are kept; 0 for ever, None to say nothing of it.
    """

    now: datetime
    zone: str
    extent: Extent
    last_ingest: datetime | None = None
    feeds: tuple[SourceState, ...] = ()
    subscriptions: tuple[str, ...] = ()
    model: str = ""
    kept_days: int | None = None


def home(state: HomeState) -> Block:
    """The view for `views.publish`."""
    return {"type": "home", "blocks": list(_blocks(state))}


def _blocks(state: HomeState) -> Iterator[Block]:
    yield header("Evenhand")
    yield rich(line(guide.PURPOSE))
    yield header("How to ask")
    yield rich(guide.ways())
    yield actions(button("Settings of a channel", ids.HOME_SETTINGS))
    yield divider()
    yield header("What it holds")
    yield rich(*_coverage(state))
    yield header("Sources")
    yield rich(*_sources(state))
    yield header("My digests")
    yield rich(*_subscriptions(state.subscriptions))
    yield divider()
    yield header("What answers hold to")
    yield rich(guide.policy(state.model, state.kept_days))


def _coverage(state: HomeState) -> Iterator[Element]:
    extent, zone = state.extent, state.zone
    if not extent.articles:
        yield line("No articles yet. An operator takes them in with “evenhand ingest”.")
    else:
        counts = (
            counted(extent.articles, "article"),
            counted(extent.outlets, "outlet"),
            counted(extent.origins, "independent report"),
        )
        yield line(f"{', '.join(counts)}{_days(extent, zone)}.")
    if state.last_ingest:
        ago = age(state.now - state.last_ingest)
        yield line(f"Last ingest: {render.moment(state.last_ingest, zone)}, {ago}.")


def _days(extent: Extent, zone: str) -> str:
    if not (extent.earliest and extent.latest):
        return ""
    first, last = (render.day(each, "day", zone) for each in (extent.earliest, extent.latest))
    return f", {first}" if first == last else f", {first} to {last}"


def age(passed: timedelta) -> str:
    """How long ago that is, in the largest unit of which there are two."""
    minutes = int(passed.total_seconds() // 60)
    if minutes < 1:
        return "just now"
    for unit, length in (("day", 24 * 60), ("hour", 60)):
        if minutes >= 2 * length:
            return f"{counted(minutes // length, unit)} ago"
    return f"{counted(minutes, 'minute')} ago"


def _sources(state: HomeState) -> Iterator[Element]:
    if not state.feeds:
        yield line("No source is read by itself: articles come by hand.")
        return
    found = [(health(feed, state.now), feed) for feed in state.feeds]
    counts = ((sum(each == kind for each, _ in found), label) for kind, label in _TOLD)
    yield line(", ".join(f"{count:,} {label}" for count, label in counts if count), ".")
    troubled = [(kind, feed) for kind in _TROUBLES for each, feed in found if each == kind]
    if troubled:
        yield bullets(_trouble(kind, feed, state.zone) for kind, feed in troubled[:NAMED])
        yield from _more(len(troubled) - NAMED, "Evenhand’s operator sees them all with “evenhand status”.")


def _trouble(kind: Health, feed: SourceState, zone: str) -> Element:
    """One source, what ails it, and since when."""
    since = feed.succeeded_at if kind == "failing" else feed.last_item_at
    what = {"failing": "last read", "empty": "last item", "quiet": "last item"}[kind]
    told = f"{what} {render.moment(since, zone)}" if since else "nothing was ever read from it"
    return line(said(f"{short(feed.name, NAME)} ", "bold"), f"{_TROUBLES[kind]}: {told}")


def _subscriptions(lines: tuple[str, ...]) -> Iterable[Element]:
    if not lines:
        yield line(
            "None. Ask for one with ", said("/digest", "code"), ", followed by a stretch of time or a topic."
        )
        return
    yield bullets(line(short(each, NAME)) for each in lines[:NAMED])
    yield from _more(len(lines) - NAMED, "")


def _more(left: int, where: str) -> Iterator[Element]:
    if left > 0:
        yield line(short(f"And {left:,} more. {where}", WORDS))
