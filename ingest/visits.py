"""One source being followed: its time, what it is asked, and what its answers say of its health. Pure but for the clock of the budget."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ingest import leads, listings, sources
from ingest.fetching.types import FetchError, Request
from ingest.types import Failed, Gone

if TYPE_CHECKING:
    from threading import Event

    from corpus.errors import SourceError
    from corpus.types import Lead, SourceState
    from ingest.feeds.types import Listing, Source
    from ingest.fetching.types import Fetched
    from ingest.types import Found

FEED_LIMIT = 10_000_000  # bytes of a listing
SECONDS = 20.0  # for one answer
TRIES = 3  # of the fetcher: all of them are to end within the budget
BACK_OFF = timedelta(hours=1)  # after the second failure in a row, doubled by each further one...
BACK_OFF_MOST = timedelta(hours=24)  # ...up to this: a source is never given up
_FINAL = frozenset({"robots", "blocked", "content", "too_large"})  # trying again will not help
_CLOSED = frozenset({401, 402, 403, 405, 406, 451})
_GONE = 410
_NO_PAGE = frozenset({404, _GONE})


class Ended(Exception):
    """The run or the source's time is over."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A source with the time that it may take."""

    source: Source
    deadline: float  # of the monotonic clock

    def left(self) -> float:
        """Seconds that are left."""
        return self.deadline - time.monotonic()

    def check(self, stop: Event) -> None:
        """Go no further when the run is over or the time is up.

        Raises:
            Ended: it is.
        """
        if stop.is_set() or self.left() <= 0:
            raise Ended

    def listing(self, state: SourceState) -> Request:
        """Asking for the listing, unless it is what it was."""
        request = self.part(self.source.url)
        return replace(request, etag=state.etag, last_modified=state.last_modified)

    def part(self, url: str) -> Request:
        """Asking for a part of the listing."""
        return Request(url, accept="feed", limit=FEED_LIMIT, seconds=self._seconds(), delay=self.source.delay)

    def page(self, lead: Lead) -> Request:
        """Asking for a page, unless it is what it was."""
        return Request(
            lead.url,
            etag=lead.etag,
            last_modified=lead.last_modified,
            accept="page",
            limit=sources.LIMIT,
            seconds=self._seconds(),
            delay=self.source.delay,
        )

    def _seconds(self) -> float:
        return max(0.1, min(self.left() / TRIES, SECONDS))


def succeeded(state: SourceState, answer: Fetched, listing: Listing | None, *, now: datetime) -> SourceState:
    """The source after an answer; `listing` is None for one that is what it was."""
    wanted = max(answer.fresh_for, listing.fresh_for if listing else 0.0)
    dates = (
        [item.published for item in listing.items if item.published and item.published <= now]
        if listing
        else []
    )
    return replace(
        state,
        checked_at=now,
        succeeded_at=now,
        failed_streak=0,
        error="",
        etag=answer.etag or (state.etag if answer.unchanged else ""),
        last_modified=answer.last_modified or (state.last_modified if answer.unchanged else ""),
        # an hour at most, so that a wrong value costs little
        next_try=now + min(timedelta(seconds=wanted), BACK_OFF) if wanted else None,
        last_item_at=max(dates) if dates else state.last_item_at,
        empty_streak=_empty_streak(state, listing),
    )


def failed(state: SourceState, error: SourceError, *, now: datetime, jitter: float) -> SourceState:
    """The source after a failure: it is left alone for longer and longer, and never given up.

    Args:
        state: before it.
        error: what went wrong.
        now: when.
        jitter: a share of the wait, so that not all sources come back in the same minute.
    """
    streak = state.failed_streak + 1
    wait = BACK_OFF * 2 ** min(streak - 2, 10) if streak > 1 else timedelta()
    asked = timedelta(seconds=error.retry_after) if isinstance(error, FetchError) else timedelta()
    pause = max(min(wait, BACK_OFF_MOST) * jitter, min(asked, BACK_OFF_MOST))
    return replace(
        state, checked_at=now, failed_streak=streak, error=str(error), next_try=now + pause if pause else None
    )


def refusal(lead: Lead, error: FetchError, *, now: datetime) -> Found:
    """What a page that was not given means: gone, perhaps gone, closed to us, or worth another try."""
    if error.status in _NO_PAGE:
        after = leads.missing(lead, now=now, for_good=error.status == _GONE)
        known = after.state == "gone" and after.article_id
        return Gone(after.article_id, after) if known else Failed(after, error)
    if error.fault in _FINAL or error.status in _CLOSED:
        alone = None if lead.article_id else listings.told_alone(lead)
        return alone or Failed(leads.refused(lead, str(error), now=now), error)
    return Failed(leads.failed(lead, str(error), now=now), error)


def rest_asked(found: Found) -> timedelta:
    """How long a server wants to be left alone after this; zero when it does not say."""
    if isinstance(found, Failed) and isinstance(found.error, FetchError):
        return min(timedelta(seconds=found.error.retry_after), BACK_OFF_MOST)
    return timedelta()


def _empty_streak(state: SourceState, listing: Listing | None) -> int:
    if listing is None:
        return state.empty_streak
    return 0 if listing.items else state.empty_streak + 1
