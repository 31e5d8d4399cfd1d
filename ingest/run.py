"""One ingest run: take documents as they come, tell what is new, and put it where it can be found.

Write order: archive transaction (articles, passages, vectors, change log), then the leads that it came from, then the
indexes follow. A kill at any point loses at most the batches in hand, which the next run does again.
"""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

from corpus.archive import Filing
from corpus.clock import utc_now
from corpus.errors import SourceError
from ingest import chunking, copies, identity, leads, listings, mending
from ingest.galleys import Galleys
from ingest.report import IngestReport
from ingest.types import Census, Extracted, Failed, Gone, Kept, Left, Raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from corpus.clock import Clock
    from corpus.types import Article, Lead
    from ingest.feeds.types import Source
    from ingest.galleys import Embedding
    from ingest.mending import Shelf
    from ingest.types import Found

_LOG = logging.getLogger("evenhand.ingest")
GROUP = 64  # documents whose fingerprints are looked up together
SETTLE = 5.0  # seconds between two updates of the indexes: a running bot finds what is stored


class Extractor(Protocol):
    """Understands raw documents, in order; a document that cannot be understood gives its error."""

    def extract_many(self, raws: Iterable[Raw]) -> Iterator[Extracted | SourceError]:
        """One result per document."""
        ...


class Ingest:
    """Takes documents into a library. One run at a time: the caller holds the run lock."""

    def __init__(
        self,
        library: Shelf,
        extractor: Extractor,
        embedding: Embedding,
        *,
        clock: Clock = utc_now,
        progress: Callable[[IngestReport], None] = lambda _report: None,
    ) -> None:
        self._library = library
        self._archive = library.archive
        self._extractor = extractor
        self._embedding = embedding
        self._clock = clock
        self._progress = progress
        self._outlets: dict[str, str] = {}
        self._sources: dict[str, Source] = {}
        self._report = IngestReport()
        self._galleys = Galleys(self._archive, embedding, self._report)
        self._settled = time.monotonic()
        self._begun = False

    def run(self, documents: Iterable[Found], sources: Sequence[Source] = ()) -> IngestReport:
        """Take in everything; one bad document never stops the others.

        Args:
            documents: what sources yield, as it comes.
            sources: the entries of feeds.toml that leads may belong to.

        Raises:
            ArchiveError: the archive cannot be written; what was stored before stays.
        """
        started = time.monotonic()
        run_id = uuid4().hex[:12]
        self._archive.ledger.start_run(run_id, now=self._clock())
        self._outlets = {name.casefold(): name for name in self._archive.articles.outlets()}
        self._sources = {source.name: source for source in sources}
        self._report.embedded += mending.finish(self._library)
        for group in _groups(documents):
            self._take(group)
            self._progress(self._report)
        self._galleys.land(now=self._clock())
        if self._begun:
            self._library.ready()
            self._library.claim()
        with self._report.timed("index"):
            self._library.settle()
        self._library.notices.update(self._galleys.notices)
        self._report.seconds = time.monotonic() - started
        self._report.notices += sorted(self._library.notices.values())
        self._archive.ledger.finish_run(run_id, self._report.as_json(), now=self._clock())
        _LOG.info("run finished", extra={"run": run_id, **self._report.counts()})
        return self._report

    def _take(self, group: Sequence[Found]) -> None:
        """A group of what has come: news are read, the rest is noted."""
        raws = self._news([found for found in group if isinstance(found, Raw)])
        if raws:
            self._begin()
        results = iter(self._extractor.extract_many(raws))
        for raw in raws:
            with self._report.timed("read"):
                result = next(results)
            self._judge(raw, result)
            self._progress(self._report)
            if self._galleys.full():
                self._galleys.launch(now=self._clock())
                self._library.ready()
                self._settle_at_times()
        for found in group:  # after the documents: what is gone is judged by what there is
            self._note(found)
        if None in group:
            self._galleys.launch(now=self._clock())

    def _begin(self) -> None:
        """Something is to be stored: say whose vectors these are. The indexes are opened while the first are made."""
        if not self._begun:
            self._begun = True
            self._library.claim()

    def _news(self, raws: Sequence[Raw]) -> list[Raw]:
        """Documents whose bytes are new to the archive; the others are counted."""
        known = self._archive.articles.known_documents([raw.fingerprint for raw in raws])
        news: dict[str, Raw] = {}
        for raw in raws:
            if raw.fingerprint in known:
                self._report.unchanged += 1
                self._follow(raw.lead, known[raw.fingerprint])
            elif raw.fingerprint in news:
                self._report.unchanged += 1  # its lead waits for the next run, when the document is known
            else:
                news[raw.fingerprint] = raw
        return list(news.values())

    def _follow(self, lead: Lead | None, article_id: str) -> None:
        if lead:
            self._archive.press.save([leads.read(lead, now=self._clock(), article_id=article_id)])

    def _note(self, found: Found) -> None:
        """What needs no reading: an error, a page that is unchanged or gone."""
        match found:
            case SourceError():
                self._report.fail(found)
            case Failed(lead, error):
                self._report.fail(error)
                self._archive.press.save([lead])
            case Left(source, pages, why):
                waiting = f"{pages} pages wait for the next run; " if pages else ""
                self._report.notices.append(f"{source}: {waiting}{why}.")
            case Kept(lead):
                self._keep(lead)
            case Gone(article_id, lead, page):
                self._galleys.land(now=self._clock())
                carried = self._archive.press.carried([article_id], but=lead, page=page)
                self._withdraw({article_id} - carried)
                self._archive.press.save([lead])  # last: a kill before it only has it looked at again
            case Census(folder, fingerprints):
                self._galleys.land(now=self._clock())
                left_out = self._archive.articles.left_out(folder, fingerprints)
                self._withdraw(left_out - self._archive.press.carried(left_out))

    def _keep(self, lead: Lead) -> None:
        """A page is what it was; should its article have gone meanwhile, it is read again."""
        self._report.unchanged += 1
        held = self._archive.articles.many([lead.article_id]).get(lead.article_id)
        if self._archive.buried([lead.article_id]):
            lead = leads.buried(lead) or lead
        elif held is None or held.state != "live":
            lead = leads.returned(lead, now=self._clock())
        self._archive.press.save([lead])

    def _withdraw(self, ids: set[str]) -> None:
        """Articles go when no source stands by them any more."""
        if ids:
            self._begin()
            origins = self._galleys.origins().replace_lost(ids)
            self._report.withdrawn += len(self._archive.withdraw(ids, now=self._clock(), origins=origins))

    def _judge(self, raw: Raw, result: Extracted | SourceError) -> None:
        """File what was read, or say why it was not."""
        source = self._sources.get(raw.entry)
        result = listings.completed(raw, result, source, now=self._clock())
        if isinstance(result, SourceError):
            self._fail(raw, result)
        elif (
            raw.lead and listings.SUMMARY_ONLY in result.flags
        ):  # the page's own bytes are not understood yet
            self._file(replace(raw, fingerprint=f"told {raw.lead.digest}"), result)
        else:
            self._file(raw, result)

    def _fail(self, raw: Raw, error: SourceError) -> None:
        self._report.fail(error)
        if raw.lead:
            self._archive.press.save([leads.failed(raw.lead, str(error), now=self._clock())])

    def _file(self, raw: Raw, document: Extracted) -> None:
        article = identity.article_of(document, now=self._clock(), outlets=self._outlets)
        self._outlets.setdefault(article.outlet.casefold(), article.outlet)
        if self._galleys.holds(article.id):
            self._galleys.land(now=self._clock())  # the earlier print is a revision of its own
        lead = self._lead_to(article, raw)
        if self._archive.buried([article.id]):
            self._galleys.repeat((raw.fingerprint, article.id, raw.source), leads.buried(lead))
            self._report.unchanged += 1
            self._library.notices["buried"] = "What was purged stays away, also when a source still has it."
            return
        former = self._archive.articles.many([article.id]).get(article.id)
        if former and _repeats(article, former):
            self._galleys.repeat((raw.fingerprint, article.id, raw.source), lead)
            self._report.unchanged += 1
            return
        if former and raw.url and identity.is_stub(article, former):
            self._fail(raw, _stub(raw))
            return
        self._report.summaries += listings.SUMMARY_ONLY in article.flags
        if former:
            article = replace(article, revision=former.revision + 1, first_seen=former.first_seen)
            self._report.changed += 1
        else:
            self._report.new += 1
        sketch = copies.sketch(article.text)
        with self._report.timed("place"):
            placed = self._galleys.origins().place(article, sketch, known=former is not None)
        self._report.copies += placed.prints > 0
        with self._report.timed("cut"):
            filing = _filing(replace(article, origin=placed.origin), sketch, raw)
        self._galleys.add(filing, placed.moved, lead)
        self._leave_former(raw, article)

    def _lead_to(self, article: Article, raw: Raw) -> Lead | None:
        if raw.lead is None:
            return None
        if (
            listings.SUMMARY_ONLY in article.flags
        ):  # the page is to be read again, whatever its validators say
            return leads.told(leads.again(raw.lead), now=self._clock(), article_id=article.id)
        tell = leads.told if leads.is_closed(raw.lead) or not raw.lead.url else leads.read
        return tell(raw.lead, now=self._clock(), article_id=article.id)

    def _leave_former(self, raw: Raw, article: Article) -> None:
        """A page that has moved is another article now: the one at its former address goes, if nobody else has it."""
        former = raw.lead.article_id if raw.lead else ""
        if former and former != article.id:
            self._galleys.land(now=self._clock())
            self._withdraw({former} - self._archive.press.carried([former], but=raw.lead))

    def _settle_at_times(self) -> None:
        if time.monotonic() - self._settled >= SETTLE:
            with self._report.timed("index"):
                self._library.settle(thorough=False)
            self._settled = time.monotonic()


def _stub(raw: Raw) -> SourceError:
    return SourceError(
        raw.source,
        "the page now holds far less than what is held of it, perhaps an error page or a wall; the former text stays",
        remedy="look at the page; `evenhand purge --article` removes an article for good",
    )


def _repeats(new: Article, former: Article) -> bool:
    """Whether the print says nothing that is not held, or less than is held."""
    return former.state == "live" and (not identity.differs(new, former) or identity.is_older(new, former))


def _filing(article: Article, sketch: frozenset[int], raw: Raw) -> Filing:
    passages, indexed = chunking.cut(article)
    hashes = tuple(chunking.fingerprint(text) for text in indexed)
    return Filing(article, passages, indexed, hashes, raw.fingerprint, raw.source, sketch)


def _groups(documents: Iterable[Found]) -> Iterator[list[Found]]:
    """Documents in groups; a pause (None) ends a group early and is its last."""
    group: list[Found] = []
    for found in documents:
        group.append(found)
        if found is None or len(group) == GROUP:
            yield group
            group = []
    if group:
        yield group
