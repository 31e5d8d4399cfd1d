"""One source being followed: its time, what it is asked, and what its answers say of its health. Pure but for the clock of the budget."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ingest import leads, listings, sources, urls
from ingest.fetching.types import FetchError, Request
from ingest.types import Failed, Gone, Kept

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
_FINAL = frozenset({"robots", "blocked", "content", "too_large", "tls"})  # trying again will not help
_CLOSED = frozenset({401, 402, 403, 405, 406, 451})
_BUSY = frozenset({429, 500, 502, 503, 504})
_GATE = re.compile(
    r"/(?:log-?in|sign-?in|sign-?up|register|subscribe|consent|captcha|account)s?(?:/|\.|$)", re.IGNORECASE
)
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
        etag=_validator(answer.etag, state.etag, answer, listing),
        last_modified=_validator(answer.last_modified, state.last_modified, answer, listing),
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
        return Gone(after.article_id, after, page=True) if known else Failed(after, error)
    if (error.fault in _FINAL and error.status not in _BUSY) or error.status in _CLOSED:
        return _closed(lead, error, now)
    return Failed(leads.put_off(lead, str(error), now=now), error)


def _closed(lead: Lead, error: FetchError, now: datetime) -> Found:
    """The listing's own words for a page that is closed to us; they stay as long as the listing says the same."""
    if not lead.article_id or leads.is_closed(lead):
        after = leads.closed(lead, str(error), now=now)
        if lead.article_id and lead.state == "done":
            return Kept(after)
        if alone := listings.told_alone(after):
            return alone
    give_up = leads.put_off if error.status in _CLOSED else leads.refused
    return Failed(give_up(lead, str(error), now=now), error)


def moved(asked: str, final: str) -> str:
    """Why a page is not the one that was asked for, although it came: "" when it may be."""
    if asked == final:
        return ""
    if _GATE.search(urlsplit(final).path) and not _GATE.search(urlsplit(asked).path):
        return "login"
    return "front" if urls.is_front(final) and not urls.is_front(asked) else ""


def not_the_page(url: str, elsewhere: str) -> FetchError:
    """The answer of a server that leads away from a page, as what it means."""
    if elsewhere == "login":
        return FetchError(
            url, "The site asks to log in.", fault="status", status=401, remedy="Its feed's words are kept."
        )
    return FetchError(
        url,
        "The site leads to its front page: the page is gone.",
        fault="status",
        status=404,
        remedy="It is asked again.",
    )


def resting(state: SourceState, now: datetime) -> bool:
    """Whether a source is to be left alone; not if the wait is longer than any: a clock was wrong then."""
    return state.next_try is not None and now < state.next_try <= now + BACK_OFF_MOST + BACK_OFF


def rest(state: SourceState) -> str:
    """Why a source is left alone, and until when."""
    until = f"{state.next_try:%Y-%m-%d %H:%M} UTC" if state.next_try else "later"
    return f"it is left alone until {until} after {state.failed_streak} failures ({state.error.rstrip('.')})"


def is_passing(error: SourceError) -> bool:
    """Whether the whole server is in trouble, so that asking it for pages now would be no use."""
    return (
        isinstance(error, FetchError)
        and error.fault in {"network", "timeout"} | {"status"}
        and (error.status == 0 or error.status in _BUSY)
    )


def rest_asked(found: Found) -> timedelta:
    """How long a server wants to be left alone after this; zero when it does not say."""
    if isinstance(found, Failed) and isinstance(found.error, FetchError):
        return min(timedelta(seconds=found.error.retry_after), BACK_OFF_MOST)
    return timedelta()


def _validator(new: str, old: str, answer: Fetched, listing: Listing | None) -> str:
    """What to ask with next time: nothing for an index, whose parts change while it stays the same."""
    if listing and listing.parts:
        return ""
    return new or (old if answer.unchanged else "")


def _empty_streak(state: SourceState, listing: Listing | None) -> int:
    if listing is None:
        return state.empty_streak
    return 0 if listing.items else state.empty_streak + 1
