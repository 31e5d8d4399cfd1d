"""Following sources side by side: what they list, then the pages that are new or due to be looked at again.

Each source has a thread for its time budget, so one that hangs or fails costs only itself. What is found goes
through one bounded queue to the run. What a source lists is kept before its pages are asked for, with the
validators of the listing: a kill loses nothing, and the next run asks only for what is left.
"""

from __future__ import annotations

import logging
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from queue import Empty, Full, Queue
from typing import TYPE_CHECKING, Protocol

from corpus.clock import utc_now
from corpus.errors import ArchiveError, SourceError
from ingest import leads, listings, sources, visits
from ingest.feeds.types import MOST_ITEMS
from ingest.fetching.types import FetchError
from ingest.types import Census, Failed, Gone, Kept, Left, Raw
from ingest.visits import Ended, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future
    from datetime import datetime

    from corpus.archive import Press
    from corpus.clock import Clock
    from corpus.types import Lead, SourceState
    from ingest.feeds.types import Item, Listing, Source
    from ingest.fetching.types import Fetched, Request
    from ingest.types import Found

SIDE_BY_SIDE = 8  # sources followed at once
QUEUED = 32  # documents that wait for the run: bounds memory
PAUSE = 0.5  # seconds without anything new after which what has come is taken up
AGAIN = 30  # pages of a source that are looked at again in a run, those that waited longest first
PARTS = 50  # sitemaps of an index that are asked for in a run
_LOG = logging.getLogger("evenhand.sources")
IN_A_ROW = 5  # pages of a source that fail one after the other before it is left alone for this run


class Fetcher(Protocol):
    """Asks for addresses (`ingest.fetching.fetcher.Fetcher`). Thread-safe."""

    def fetch(self, request: Request) -> Fetched:
        """The answer; raises `FetchError`."""
        ...

    def close(self) -> None:
        """End every request under way."""
        ...


class Reader(Protocol):
    """Understands listings (`ingest.extraction.sandbox.Sandbox`). Thread-safe."""

    def read_feed(self, data: bytes, *, url: str, charset: str) -> Listing | SourceError:
        """What the document lists, or why it cannot be understood."""
        ...


@dataclass(slots=True)
class Poller:
    """Follows sources. Make a new one for each run."""

    press: Press
    fetcher: Fetcher
    reader: Reader
    clock: Clock = utc_now
    force: bool = False  # ask also those that are to be left alone for a while
    _queue: Queue[Found] = field(default_factory=lambda: Queue(QUEUED))
    _stop: threading.Event = field(default_factory=threading.Event)
    _claimed: set[str] = field(default_factory=set)  # pages that some source follows in this run
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def documents(self, listed: Sequence[Source]) -> Iterator[Found]:
        """Whatever the sources yield, as it comes; None when nothing has come for a moment.

        Raises:
            ArchiveError: what sources list cannot be kept.
        """
        pool = ThreadPoolExecutor(SIDE_BY_SIDE, thread_name_prefix="sources")
        try:
            jobs = [pool.submit(self._follow, source) for source in listed if source.enabled]
            for job in jobs:
                job.add_done_callback(self._wake)
            while not all(job.done() for job in jobs) or not self._queue.empty():
                try:
                    yield self._queue.get(timeout=PAUSE)
                except Empty:
                    yield None
                for job in jobs:
                    if job.done():
                        job.result()  # what one thread cannot store, no other can
        finally:
            self.close()
            pool.shutdown(cancel_futures=True)

    def close(self) -> None:
        """End all of it: threads that wait for servers or for the run are let go. May be called from any thread."""
        self._stop.set()
        self.fetcher.close()

    def _wake(self, _job: Future[None]) -> None:
        """The last source to end must not leave the run waiting."""
        with suppress(Full):
            self._queue.put_nowait(None)

    def _follow(self, source: Source) -> None:
        """One source from its listing to its pages, within its budget.

        Raises:
            ArchiveError: what it lists cannot be kept.
        """
        visit = Visit(source, time.monotonic() + source.budget)
        try:
            match source.kind:
                case "folder":
                    self._folder(visit)
                case "page":
                    self._page(visit)
                    self._pages(visit)
                case _:
                    if self._listing(visit):
                        self._pages(visit)
        except Ended:
            if not self._stop.is_set():
                self._tell(Left(source.name, 0, "its time was up before all was listed"))
        except ArchiveError:
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours costs one source, not the run
            self._tell(
                SourceError(_place(source), f"{source.name}: cannot be followed ({type(error).__name__})")
            )

    def _tell(self, found: Found) -> None:
        with suppress(Ended):
            self._put(found)

    def _listing(self, visit: Visit) -> bool:
        """Ask for the listing, and keep what it lists; says whether its pages may be asked for."""
        source, now = visit.source, self.clock()
        state = self.press.state(source.name, source.url)
        if visits.resting(state, now) and not self.force:
            if state.error:
                self._put(Left(source.name, 0, visits.rest(state)))
            return not state.error
        try:
            answer = self.fetcher.fetch(visit.listing(state))
            listing, whole = (None, False) if answer.unchanged else self._whole(visit, answer)
        except SourceError as error:
            if self._stop.is_set():  # the run ends: that is no fault of the source
                raise Ended from error
            self._failed(source, state, error)
            return not visits.is_passing(error)
        state = visits.succeeded(state, answer, listing, now=now)
        items = listing.items if listing else ()
        gone = self._withdrawn(source, items, now) if whole and items and source.complete else ()
        news = self.press.record(state, [leads.lead_of(item, source.name, now=now) for item in items])
        told = {"source": source.name, "status": answer.status, "items": len(items), "news": news}
        _LOG.info("listing read", extra=told)
        for found in gone:
            self._put(found)
        return True

    def _failed(self, source: Source, state: SourceState, error: SourceError) -> None:
        jitter = random.uniform(0.8, 1.0)  # noqa: S311 - spreads requests, hides nothing
        state = visits.failed(state, error, now=self.clock(), jitter=jitter)
        self.press.record(state)
        told = {
            "source": source.name,
            "fault": getattr(error, "fault", "content"),
            "runs": state.failed_streak,
        }
        _LOG.info("listing failed", extra=told)
        self._put(SourceError(_place(source), f"{source.name}: {error}", remedy=error.remedy))

    def _withdrawn(self, source: Source, items: Sequence[Item], now: datetime) -> tuple[Gone, ...]:
        """What a source that lists everything lists no more. Its leads are not followed in this run."""
        unlisted = self.press.unlisted(source.name, {item.guid for item in items})
        with self._guard:
            self._claimed.update(lead.key or lead.guid for lead in unlisted)
        return tuple(Gone(lead.article_id, replace(leads.gone(lead), checked_at=now)) for lead in unlisted)

    def _whole(self, visit: Visit, answer: Fetched) -> tuple[Listing, bool]:
        """The listing with all parts of an index, and whether it is all there is."""
        listing = self._understood(answer)
        items = list(listing.items)
        whole = not listing.faults and len(items) < MOST_ITEMS and len(listing.parts) <= PARTS
        for part in listing.parts[:PARTS]:
            visit.check(self._stop)
            try:
                found = self._understood(self.fetcher.fetch(visit.part(part)))
            except SourceError as error:
                self._put(SourceError(part, f"{visit.source.name}: {error}", remedy=error.remedy))
                whole = False
                continue
            items += found.items
            whole = whole and not found.faults and len(found.items) < MOST_ITEMS
        return replace(listing, items=tuple(items)), whole

    def _understood(self, answer: Fetched) -> Listing:
        found = self.reader.read_feed(answer.data, url=answer.final_url, charset=answer.charset)
        if isinstance(found, SourceError):
            raise found
        return found

    def _folder(self, visit: Visit) -> None:
        """Files of a folder; of one that is `complete`, also the word that this is all there is."""
        source, now = visit.source, self.clock()
        listed: set[str] = set()
        faults = 0
        for found in sources.read([source.path], stdin=None):
            visit.check(self._stop)
            if isinstance(found, Raw):
                listed.add(found.fingerprint)
                self._put(replace(found, entry=source.name))
            else:
                faults += 1
                self._put(found)
        state = self.press.state(source.name, source.path)
        streak = 0 if listed else state.empty_streak + 1
        self.press.record(replace(state, checked_at=now, succeeded_at=now, empty_streak=streak))
        if source.complete and listed and not faults:  # a folder that is empty or half read is no census
            self._put(Census(source.path, frozenset(listed)))

    def _page(self, visit: Visit) -> None:
        source, now = visit.source, self.clock()
        state = self.press.state(source.name, source.url)
        lead = leads.page_lead(source.name, source.url, now=now)
        self.press.record(replace(state, checked_at=now), [lead])

    def _pages(self, visit: Visit) -> None:
        """Pages of a source that are new or due, until its budget ends or too many fail in a row."""
        source, failed = visit.source, 0
        due = self.press.due(source.name, now=self.clock(), limit=source.most, again=AGAIN)
        for n, lead in enumerate(due):
            if visit.left() <= 0 or failed >= IN_A_ROW:
                why = "its time is up" if visit.left() <= 0 else f"{failed} failed one after the other"
                self._put(Left(source.name, len(due) - n, why))
                return
            found = self._page_of(visit, lead)
            failed = failed + 1 if isinstance(found, Failed) and visits.is_passing(found.error) else 0
            self._put(found)
            _LOG.info("page", extra={"source": source.name, "came": type(found).__name__.lower()})
            if source.kind == "page":
                self._note_page(source, found)
            if rest := visits.rest_asked(found):  # the server wants it: the whole source gets it
                state = self.press.state(source.name, source.url)
                told = "the server asks to be left alone"
                self.press.record(replace(state, next_try=self.clock() + rest, error=told))
                return

    def _note_page(self, source: Source, found: Found) -> None:
        """A source that is one page is as well as its page."""
        state, now = self.press.state(source.name, source.url), self.clock()
        if isinstance(found, Failed):
            self.press.record(replace(visits.failed(state, found.error, now=now, jitter=1.0), next_try=None))
        else:
            self.press.record(replace(state, checked_at=now, succeeded_at=now, failed_streak=0, error=""))

    def _page_of(self, visit: Visit, lead: Lead) -> Found:
        found = self._answer_for(visit, lead)
        return replace(found, entry=visit.source.name) if isinstance(found, Raw) else found

    def _answer_for(self, visit: Visit, lead: Lead) -> Found:
        now = self.clock()
        if not lead.url:
            return listings.told_alone(lead) or Failed(*_nothing(lead, visit.source, now))
        if lead.state == "waiting" and (twin := self.press.twin(lead)):
            return Kept(leads.read(lead, now=now, article_id=twin.article_id))
        if not self._claim(lead):
            return None  # another source follows it at this moment: the next run finds it read
        try:
            answer = self.fetcher.fetch(visit.page(lead))
        except FetchError as error:
            return visits.refusal(lead, error, now=now)
        if answer.unchanged and lead.article_id:
            return Kept(leads.kept(lead, now=now))
        if elsewhere := visits.moved(lead.url, answer.final_url):
            return visits.refusal(lead, visits.not_the_page(lead.url, elsewhere), now=now)
        found = sources.document(answer.data, source=lead.url)
        if isinstance(found, SourceError):
            return Failed(leads.failed(lead, str(found), now=now), found)
        lead = replace(lead, etag=answer.etag, last_modified=answer.last_modified, error="")
        return replace(found, url=answer.final_url, charset=answer.charset, lead=lead)

    def _claim(self, lead: Lead) -> bool:
        with self._guard:
            key = lead.key or lead.guid
            free = key not in self._claimed
            self._claimed.add(key)
        return free

    def _put(self, found: Found) -> None:
        """Hand over what was found; waits while the run has enough to do."""
        while found is not None:
            if self._stop.is_set():
                raise Ended
            try:
                self._queue.put(found, timeout=PAUSE)
            except Full:
                continue
            return


def _place(source: Source) -> str:
    return source.url or source.path


def _nothing(lead: Lead, source: Source, now: datetime) -> tuple[Lead, SourceError]:
    error = SourceError(
        source.url,
        f"{source.name}: an item has neither an address nor a text",
        remedy="tell those who publish the feed",
    )
    return leads.refused(lead, str(error), now=now), error
