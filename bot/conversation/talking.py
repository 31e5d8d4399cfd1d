"""A conversation: what is said in a thread, answered by the Desk or from the records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from bot.conversation import ambiguity
from bot.conversation.followups import Resolution, faithful, resolve, slots_of
from bot.conversation.fragments import bare_word
from bot.conversation.frames import Reader
from bot.conversation.history import DEPTH, Clarification, Option, Past
from bot.conversation.receipts import (
    LEFT_OUT,
    NOTHING_ASKED,
    RECORD_GONE,
    Receipt,
    Reply,
    cited,
    receipt,
    titles,
    within,
)
from bot.conversation.requests import Wanted
from bot.conversation.threads import Entry
from bot.desk import PLAIN, SILENT
from bot.outlets import OutletNames
from bot.scoping import narrowed
from bot.types import EVERYTHING, Answer, NoAnswer, Turn, Window
from bot.understand import MAX_QUESTION, understand
from corpus.clock import utc_now
from corpus.errors import EvenhandError, NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.conversation.threads import Threads, TurnKind
    from bot.desk import Asking, Teller
    from bot.types import Scope
    from corpus.clock import Clock
    from corpus.types import Hit


class Desk(Protocol):
    """What a conversation needs of the Desk (`bot.desk.Desk`)."""

    def ask(self, text: str, asking: Asking = ..., tell: Teller = ...) -> Answer | NoAnswer:
        """A cited answer, or the reason why there is none."""
        ...

    def look_up(self, text: str, asking: Asking = ..., *, k: int = ...) -> Sequence[Hit]:
        """The best passages."""
        ...


class Records(Protocol):
    """What a conversation needs of the audit records (`bot.records.AnswerRecords`)."""

    def get(self, answer_id: str) -> dict[str, Any]:
        """One record; raises NotFound."""
        ...


class Rewriter(Protocol):
    """Puts a follow-up into words of its own when the rules cannot; a model may stand behind it."""

    def rewrite(self, question: str, history: Sequence[Turn]) -> str | None:
        """The question, standing alone; None when it cannot say. It never sees an answer.

        Raises:
            EvenhandError: the model is not available; the rules' best attempt is then asked.
        """
        ...


RECENT = 4 * DEPTH  # turns that are looked at for the questions that may be referred to


class Conversation:
    """Answers what is said in threads. Holds nothing itself: processes and machines may share one archive."""

    def __init__(
        self,
        desk: Desk,
        threads: Threads,
        records: Records,
        rewriter: Rewriter | None = None,
        *,
        clock: Clock = utc_now,
    ) -> None:
        self._desk = desk
        self._threads = threads
        self._records = records
        self._rewriter = rewriter
        self._clock = clock

    def say(self, thread: str, said: str, asking: Asking = PLAIN, tell: Teller = SILENT) -> Reply:
        """The reply to what was said in a thread, kept as its next turn.

        An answer's first notice tells what was searched, when anything came from earlier turns. Raises what the Desk
        raises; the turn is then not kept.
        """
        text = said[:MAX_QUESTION].encode("utf-8", "replace").decode()  # a terminal may send broken bytes
        asking = replace(asking, now=asking.now or self._clock())
        reader = self._reader(asking)
        entries = self._threads.latest(thread, RECENT)
        known = [entry for entry in entries if not _leans(entry)][-DEPTH:]
        scope = narrowed(asking.scope, reader.names)
        past = tuple(self._past(entry, scope, last=entry is entries[-1]) for entry in known)
        resolution = resolve(text, past, reader)
        if resolution.kind == "receipt":
            return self._receipt(thread, resolution, entries, replace(asking, scope=scope))
        if resolution.kind == "unclear":
            resolution = self._rewritten(resolution, past, reader)
        may_ask = not (entries and entries[-1].kind == "clarification")
        options = self._options(resolution, asking, reader) if may_ask else None
        if options:
            self._threads.add(thread, _entry("clarification", resolution, reader.now, options=options))
            return Clarification(resolution.said, resolution.question, options)
        return self._answer(thread, resolution, past, asking, tell)

    def _reader(self, asking: Asking) -> Reader:
        now = asking.now or self._clock()
        return Reader(OutletNames(self._threads.articles.outlets()), now, asking.zone)

    def _past(self, entry: Entry, scope: Scope, *, last: bool) -> Past:
        told: tuple[str, ...] = ()
        if entry.answer:
            try:
                told = titles(self._usable(self._records.get(entry.answer), scope))
            except NotFound:
                told = ()  # records may be kept for a shorter time than threads
        return Past(entry.asked, entry.at, entry.slots, told, entry.options if last else ())

    def _receipt(
        self, thread: str, resolution: Resolution, entries: Sequence[Entry], asking: Asking
    ) -> Receipt:
        at = asking.now or self._clock()
        if resolution.reply:
            self._threads.add(thread, _entry("receipt", resolution, at))
            return Receipt("", "", (), asking.zone, resolution.reply, owed=resolution.owed)
        wanted = resolution.wanted or Wanted()
        last = next((entry for entry in reversed(entries) if entry.kind != "clarification"), None)
        found = self._from_record(last, wanted, asking)
        self._threads.add(thread, _entry("receipt", resolution, at, answer=found.answer or None))
        return found

    def _from_record(self, entry: Entry | None, wanted: Wanted, asking: Asking) -> Receipt:
        if entry is None or entry.answer is None:
            return Receipt("", entry.asked if entry else "", (), asking.zone, NOTHING_ASKED)
        try:
            record = self._records.get(entry.answer)
        except NotFound:
            return Receipt(entry.answer, entry.asked, (), asking.zone, RECORD_GONE)
        usable = self._usable(record, asking.scope)
        if cited(record) and not cited(usable):
            return Receipt(entry.answer, entry.asked, (), asking.zone, LEFT_OUT)
        return receipt(usable, wanted, self._threads.articles.many(cited(usable)))

    def _usable(self, record: Mapping[str, Any], scope: Scope) -> Mapping[str, Any]:
        """What may still be told of an answer here."""
        if scope == EVERYTHING:
            return record
        return within(record, scope, self._threads.articles.many(cited(record)))

    def _rewritten(self, resolution: Resolution, past: Sequence[Past], reader: Reader) -> Resolution:
        """In the model's words when they bring nothing new; else the rules' best attempt."""
        if self._rewriter is None or not past:
            return resolution
        try:
            said = self._rewriter.rewrite(resolution.said, _turns(past))
        except EvenhandError:
            return resolution
        sources = [resolution.said, *(text for p in past for text in (p.question, *p.titles))]
        if not said or not faithful(said, sources):
            return resolution
        question = " ".join(said.split())
        kept = Resolution(
            "follow_up", resolution.said, question, slots_of(question, reader), resolution.window
        )
        limits = replace(kept.slots, only=resolution.slots.only, stretch=resolution.slots.stretch)
        return replace(kept, slots=limits)

    def _options(
        self, resolution: Resolution, asking: Asking, reader: Reader
    ) -> tuple[Option, Option] | None:
        """Two readings, looked for only where the words leave one open: it costs a second search."""
        window = _both(asking.window, resolution.window)
        question = understand(
            resolution.question, names=reader.names, now=reader.now, zone=reader.zone, window=window
        )
        if not ambiguity.may_be_two(question):
            return None
        hits = self._desk.look_up(resolution.question, replace(asking, window=window), k=ambiguity.DEPTH)
        return ambiguity.readings(question, hits)

    def _answer(
        self, thread: str, resolution: Resolution, past: Sequence[Past], asking: Asking, tell: Teller
    ) -> Answer | NoAnswer:
        line = resolution.shown(asking.zone)
        outcome = self._desk.ask(
            resolution.question,
            replace(
                asking,
                notices=(line,) if line else (),
                window=_both(asking.window, resolution.window),
                said=resolution.said if resolution.said != resolution.question else "",
                history=_turns(past),
            ),
            tell,
        )
        kind: TurnKind = "unclear" if resolution.kind == "unclear" else "question"
        self._threads.add(thread, _entry(kind, resolution, asking.now or self._clock(), answer=outcome.id))
        return outcome


def _leans(entry: Entry) -> bool:
    """Whether a turn is no ground for the next one: it was not understood, or only asked the earlier question again."""
    again = entry.kind == "question" and entry.asked != entry.said and bare_word(entry.said)
    return again or entry.kind == "unclear"


def _entry(
    kind: TurnKind,
    resolution: Resolution,
    at: datetime,
    *,
    answer: str | None = None,
    options: tuple[Option, ...] = (),
) -> Entry:
    return Entry(at, resolution.said, resolution.question, kind, resolution.slots, answer, options)


def _turns(past: Sequence[Past]) -> tuple[Turn, ...]:
    return tuple(Turn(one.question) for one in past)


def _both(option: Window | None, kept: Window | None) -> Window | None:
    """The narrower of a stretch set by option and one set in the thread; where they do not meet, the option's."""
    if option is None or kept is None:
        return option or kept
    since, until = max(option.since, kept.since), min(option.until, kept.until)
    return Window(since, until, kept.text, explicit=True) if since < until else option
