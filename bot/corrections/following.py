"""Corrections follow the answers: which threads are owed a notice, and what it says."""

from __future__ import annotations

import logging
from collections import defaultdict
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.corrections.book import Book, Pair, Round, Telling, Thread
from bot.corrections.changes import changed, same
from bot.corrections.types import Change, Cited, Correction, Mention
from bot.slack.letters.corrections import correction_letter
from bot.slack.types import Asked
from corpus.clock import utc_now
from corpus.errors import NotFound
from corpus.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.corrections.book import Citation, Notice, State
    from bot.records import AnswerRecords
    from bot.slack.queue.ledger import Ledger
    from bot.slack.types import Letter
    from corpus.archive import Archive
    from corpus.clock import Clock
    from corpus.types import Article

_LOG = logging.getLogger("evenhand.corrections")
KEPT_DAYS = 30  # after which nobody comes back to an answer in a thread
PAGE = 2000  # changes read at a time
TRIES = 5  # against other processes that look at the same time
ON_ITS_WAY = timedelta(
    hours=2
)  # an answer that is not in Slack by then never will be (`clerk.GIVE_UP` is one hour)
RUN = timedelta(minutes=15)  # of an ingest that is waited for, so that all it changes is told at once


class Corrections:
    """Follows the archive's change log to the threads whose answers cite what has changed.

    Args:
        archive: whose log is followed.
        records: of the answers.
        ledger: of the requests of Slack; the notices are among them.
        kept_days: older answers get no notices; 0 for the usual.
        zone: IANA name of the zone of an answer that does not say.
        clock: the time now.
    """

    def __init__(
        self,
        archive: Archive,
        records: AnswerRecords,
        ledger: Ledger,
        *,
        kept_days: int = KEPT_DAYS,
        zone: str = "UTC",
        clock: Clock = utc_now,
    ) -> None:
        self._archive = archive
        self._records = records
        self._book = Book(archive.engine, ledger)
        self._kept = timedelta(days=min(kept_days or KEPT_DAYS, KEPT_DAYS))
        self._zone = zone
        self._clock = clock

    def due(self, now: datetime) -> tuple[Asked, ...]:
        """The requests for notices that are newly owed; they are in the ledger when this returns.

        What changed before the first call is nobody's notice. Several processes may call it at once: each notice is
        given to one of them. Costs two short queries when nothing has changed.

        Raises:
            ArchiveError: nothing was written; the next call finds the same again.
        """
        for _ in range(TRIES):
            state = self._state(now)
            found = self._round(state, now)
            if found is None:
                return ()
            if self._book.write(state, found):
                return tuple(asked for asked, _ in found.notices)
        return ()

    def owed(self, now: datetime) -> tuple[Asked, ...]:
        """What `due` would give; nothing is written."""
        state = self._book.state()
        found = self._round(state, now) if state else None
        return tuple(asked for asked, _ in found.notices) if found else ()

    def letter(self, asked: Asked) -> Letter | None:
        """The notice, of the newest words; None when there is nothing to tell any more.

        The words may stand again by then, or the operator has deleted the article. A notice that was written before
        and not delivered tells the same again.
        """
        for _ in range(TRIES):
            notices = self._book.requested(asked.key)
            written = [self._written(notice) for notice in notices]
            if self._book.tell([telling for telling, _ in written], self._clock()):
                break
        else:
            _LOG.warning("articles change too fast", extra={"request": asked.key})
        told = [change for _, change in written if change is not None]
        return correction_letter([change for change, _ in told], told[-1][1]) if told else None

    def forget(self, team: str) -> None:
        """Delete what a workspace was told."""
        self._book.forget(team)

    def prune(self, before: datetime) -> int:
        """Forget what was told before a time; says how many notices."""
        return self._book.prune(before)

    # -- looking --

    def _state(self, now: datetime) -> State:
        """How far the log was followed; answers of earlier versions are read once for what they cite."""
        state = self._book.state()
        while state is None or state.unread is not None:
            if state is None:
                self._book.begin(now)
            else:
                self._book.read(self._records.index(state.unread or "", now - self._kept))
            state = self._book.state()
        return state

    def _round(self, state: State, now: datetime) -> Round | None:
        """What is to be written down; None when nothing has happened, or an ingest is not through yet."""
        ids, change = self._changed(state.change)
        if ids and self._ingesting(now):
            return None
        since, former = now - self._kept, self._book.waiting()
        overtaken, citation = self._book.overtaken(state.citation, max(since, state.begun))
        pairs = self._book.citing(ids, since) | overtaken | former
        if (change, citation) == (state.change, state.citation) and not pairs:
            return None
        threads = self._book.threads({pair.answer for pair in pairs})
        waiting = self._on_their_way([pair for pair in pairs if pair.answer not in threads], now)
        notices = tuple(self._owed(pairs, threads, state, now))
        if (change, citation, notices) == (state.change, state.citation, ()) and former == set(waiting):
            return None
        return Round(change, citation, waiting, notices)

    def _changed(self, after: int) -> tuple[frozenset[str], int]:
        ids: set[str] = set()
        while True:
            part, last = self._archive.ledger.changed(after, limit=PAGE)
            ids.update(part)
            if last == after:
                return frozenset(ids), after
            after = last

    def _ingesting(self, now: datetime) -> bool:
        newest = self._archive.ledger.runs(1)
        return bool(newest) and newest[0].finished_at is None and now - newest[0].started_at < RUN

    def _on_their_way(self, pairs: Sequence[Pair], now: datetime) -> tuple[Pair, ...]:
        kept = self._book.kept({pair.answer for pair in pairs})
        young = {answer for answer, at in kept.items() if now - at < ON_ITS_WAY}
        return tuple(sorted(pair for pair in pairs if pair.answer in young))

    def _owed(
        self, pairs: frozenset[Pair], threads: dict[str, frozenset[Thread]], state: State, now: datetime
    ) -> Iterator[tuple[Asked, tuple[tuple[str, int, bool], ...]]]:
        """One request for each thread, with the articles that it is to tell of."""
        current = self._archive.articles.many({pair.article_id for pair in pairs})
        touched, noticed = self._touched(pairs, current), self._book.noticed(current)
        owed: dict[Thread, set[str]] = defaultdict(set)
        for pair in pairs:
            for thread in threads.get(pair.answer, ()):
                told_before = (thread, pair.article_id) in noticed
                if told_before or pair in touched:
                    owed[thread].add(pair.article_id)
        for thread in sorted(owed):
            told = tuple(
                (key, current[key].revision, current[key].state == "withdrawn")
                for key in sorted(owed[thread])
                if (thread, key) not in noticed or self._is_owed(current[key], thread)
            )
            if told:
                yield _asked(thread, state.round, now), told

    def _touched(self, pairs: frozenset[Pair], current: Mapping[str, Article]) -> frozenset[Pair]:
        """Those whose answer cites words that stand no more; most revisions leave them as they were."""
        gone: dict[tuple[str, int, int, int], bool] = {}
        found: set[Pair] = set()
        for citation in self._book.citations(pairs):
            place = (citation.article_id, citation.revision, citation.start, citation.end)
            if place not in gone:
                cited = self._words(citation)
                gone[place] = bool(cited and changed(cited, current.get(citation.article_id)))
            if gone[place]:
                found.add(Pair(citation.answer, citation.article_id))
        return frozenset(found)

    def _is_owed(self, article: Article, thread: Thread) -> bool:
        notices = [each for each in self._book.notices(article.id, thread) if each.told or each.open]
        if any(each.told is None for each in notices):
            return False  # it will tell of the newest words when it is written
        return any(True for _ in self._corrections(article, thread, notices[-1] if notices else None))

    # -- telling --

    def _written(self, asked: Notice) -> tuple[Telling, tuple[Change, str] | None]:
        """What a notice tells, with the zone it is told in; None for nothing."""
        article = self._told_of(asked) if asked.told else self._newest(asked.article_id)
        if article is None:
            return Telling(asked, 0, withdrawn=False, owed=False), None
        told = [each for each in self._book.notices(asked.article_id, asked.thread) if each.told]
        earlier = [each for each in told if each.id < asked.id]
        found = tuple(self._corrections(article, asked.thread, earlier[-1] if earlier else None))
        telling = Telling(asked, article.revision, article.state == "withdrawn", owed=bool(found))
        return telling, self._change(article, found) if found else None

    def _change(self, article: Article, found: Sequence[tuple[str, Correction]]) -> tuple[Change, str]:
        mentions, zone = [], self._zone
        for answer in dict.fromkeys(answer for answer, _ in found):
            record = self._record(answer)
            mentions.append(_mention(record, article.id))
            zone = (record.get("understood") or {}).get("zone") or zone
        corrections = {(each.kind, each.was): each for _, each in found}
        seen = self._book.seen(article)
        return Change(article, tuple(corrections.values()), tuple(mentions), seen), zone

    def _corrections(
        self, article: Article, thread: Thread, last: Notice | None
    ) -> Iterator[tuple[str, Correction]]:
        """What is new of cited words since the last notice of a thread, each with the answer that cites them."""
        former = self._told_of(last) if last else None
        for citation in self._cited(article.id, thread):
            cited = self._words(citation)
            if cited is None:
                continue
            now = changed(cited, article)
            known = last is not None and last.told is not None and citation.at <= last.told
            before = changed(cited, former) if known else None
            if same(before, now):
                continue
            again = Correction("restored", article.id, article.revision, cited.text, cited.text)
            yield citation.answer, now or again

    def _cited(self, article_id: str, thread: Thread) -> tuple[Citation, ...]:
        """What the answers of a thread cite of an article."""
        pairs = self._book.citing([article_id], self._clock() - self._kept)
        threads = self._book.threads({pair.answer for pair in pairs})
        return self._book.citations({pair for pair in pairs if thread in threads.get(pair.answer, ())})

    def _words(self, citation: Citation) -> Cited | None:
        try:
            article = self._archive.articles.get(citation.article_id, revision=citation.revision)
        except NotFound:
            return None  # deleted
        return Cited(article, Span(citation.start, citation.end))

    def _told_of(self, notice: Notice) -> Article | None:
        """The article as a notice told of it."""
        try:
            article = self._archive.articles.get(notice.article_id, revision=notice.revision)
        except NotFound:
            return None
        return replace(article, state="withdrawn" if notice.withdrawn else "live")

    def _newest(self, article_id: str) -> Article | None:
        return self._archive.articles.many([article_id]).get(article_id)

    def _record(self, answer: str) -> dict[str, Any]:
        try:
            return self._records.get(answer)
        except NotFound:
            return {}


def _asked(thread: Thread, number: int, now: datetime) -> Asked:
    key = f"correction:{thread.team}:{thread.channel}:{thread.root}:{number}"
    return Asked(
        key=key,
        kind="correction",
        surface="schedule",
        team=thread.team,
        channel=thread.channel,
        user="",
        text="",
        at=now,
        thread=thread.root,
        conversation=key,
    )


def _mention(record: dict[str, Any], article_id: str) -> Mention:
    answer = record.get("answer") or {}
    numbers = (
        source["number"] for source in answer.get("sources") or () if source["article_id"] == article_id
    )
    return Mention(answer.get("kind") or "answer", answer.get("question") or "", next(numbers, 0))
