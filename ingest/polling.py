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
from datetime import UTC, datetime
from queue import Empty, Full, Queue
from typing import TYPE_CHECKING, Protocol

from corpus.errors import SourceError
from ingest import leads, listings, sources, visits
from ingest.fetching.types import FetchError
from ingest.types import Census, Failed, Gone, Kept, Left, Raw
from ingest.visits import Ended, Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from corpus.archive import Press
    from corpus.types import Lead
    from ingest.feeds.types import Listing, Source
    from ingest.fetching.types import Fetched, Request
    from ingest.types import Found

SIDE_BY_SIDE = 8  # sources followed at once
QUEUED = 32  # documents that wait for the run: bounds memory
PAUSE = 0.5  # seconds without anything new after which what has come is taken up
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
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
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
                job.result()
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
        """One source from its listing to its pages, within its budget."""
        visit = Visit(source, time.monotonic() + source.budget)
        try:
            match source.kind:
                case "folder":
                    self._folder(visit)
                case "page":
                    self._page(visit)
                    self._pages(visit)
                case _:
                    self._listing(visit)
                    self._pages(visit)
        except Ended:
            return

    def _listing(self, visit: Visit) -> None:
        """Ask for the listing, and keep what it lists."""
        source, now = visit.source, self.clock()
        state = self.press.state(source.name, source.url)
        if state.next_try and state.next_try > now and not self.force:
            return
        try:
            answer = self.fetcher.fetch(visit.listing(state))
            listing = None if answer.unchanged else self._whole(visit, answer)
        except SourceError as error:
            if self._stop.is_set():  # the run ends: that is no fault of the source
                raise Ended from error
            jitter = random.uniform(0.8, 1.0)  # noqa: S311 - spreads requests, hides nothing
            state = visits.failed(state, error, now=now, jitter=jitter)
            self.press.record(state)
            told = {
                "source": source.name,
                "fault": getattr(error, "fault", "content"),
                "runs": state.failed_streak,
            }
            _LOG.info("listing failed", extra=told)
            self._put(SourceError(source.url, f"{source.name}: {error}", remedy=error.remedy))
            return
        state = visits.succeeded(state, answer, listing, now=now)
        items = listing.items if listing else ()
        news = self.press.record(state, [leads.lead_of(item, source.name, now=now) for item in items])
        told = {"source": source.name, "status": answer.status, "items": len(items), "news": news}
        _LOG.info("listing read", extra=told)
        if listing and listing.items and source.complete:
            for lead in self.press.unlisted(source.name, {item.guid for item in listing.items}):
                self._put(Gone(lead.article_id, leads.missing(lead, now=now, for_good=True)))

    def _whole(self, visit: Visit, answer: Fetched) -> Listing:
        """The listing, with all parts of an index."""
        listing = self._understood(answer)
        items = list(listing.items)
        for part in listing.parts[:PARTS]:
            visit.check(self._stop)
            items += self._understood(self.fetcher.fetch(visit.part(part))).items
        return replace(listing, items=tuple(items))

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
        self.press.record(replace(state, checked_at=now, succeeded_at=now), [lead])

    def _pages(self, visit: Visit) -> None:
        """Pages of a source that are new or due, until its budget ends or too many fail in a row."""
        due = self.press.due(visit.source.name, now=self.clock(), limit=visit.source.most)
        failed = 0
        for n, lead in enumerate(due):
            if visit.left() <= 0 or failed >= IN_A_ROW:
                why = "its time is up" if visit.left() <= 0 else f"{failed} failed one after the other"
                self._put(Left(visit.source.name, len(due) - n, why))
                return
            found = self._page_of(visit, lead)
            failed = failed + 1 if isinstance(found, Failed) else 0
            self._put(found)
            _LOG.info("page", extra={"source": visit.source.name, "came": type(found).__name__.lower()})
            if rest := visits.rest_asked(found):  # the server wants it: the whole source gets it
                state = self.press.state(visit.source.name, visit.source.url)
                self.press.record(replace(state, next_try=self.clock() + rest))
                return

    def _page_of(self, visit: Visit, lead: Lead) -> Found:
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
        if answer.unchanged:
            return Kept(leads.kept(lead, now=now))
        found = sources.document(answer.data, source=lead.url)
        if isinstance(found, SourceError):
            return Failed(leads.refused(lead, str(found), now=now), found)
        lead = replace(lead, etag=answer.etag, last_modified=answer.last_modified)
        return replace(
            found, url=answer.final_url, charset=answer.charset, lead=lead, entry=visit.source.name
        )

    def _claim(self, lead: Lead) -> bool:
        with self._guard:
            free = lead.key not in self._claimed
            self._claimed.add(lead.key)
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


def _nothing(lead: Lead, source: Source, now: datetime) -> tuple[Lead, SourceError]:
    error = SourceError(
        source.url,
        f"{source.name}: an item has neither an address nor a text",
        remedy="tell those who publish the feed",
    )
    return leads.refused(lead, str(error), now=now), error
