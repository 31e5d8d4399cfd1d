"""Asking the questions of a set, and looking at every answer from outside: against the archive, and what is known."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.evals import answers_scores as scores
from bot.evals.answers_figures import Reply
from bot.rereading import place
from bot.types import Answer, Quote
from corpus.errors import NotFound
from corpus.types import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.desk import Asking, Desk
    from bot.evals.answers_scores import Articles
    from bot.evals.answers_sets import Known
    from bot.records import AnswerRecords
    from bot.types import NoAnswer
    from corpus.archive import Articles as Held


@dataclass(frozen=True, slots=True)
class Measured:
    """The replies so far; not all of them when somebody pressed Ctrl-C."""

    replies: tuple[Reply, ...]
    interrupted: bool = False


class Examiner:
    """Asks a Desk and judges what it says.

    Args:
        desk: whose answers are measured.
        records: where it keeps them; the record of a measured answer is deleted again.
        articles: of the archive that it answers from.
    """

    def __init__(self, desk: Desk, records: AnswerRecords, articles: Held) -> None:
        self._desk = desk
        self._records = records
        self._articles = articles

    def all(
        self,
        questions: Sequence[Known],
        asking: Callable[[Known], Asking],
        progress: Callable[[int, int | None], None],
    ) -> Measured:
        """The replies to all questions, in order; to those before Ctrl-C when it is pressed."""
        replies: list[Reply] = []
        try:
            for known in questions:
                replies.append(self.one(known, asking(known)))
                progress(len(replies), len(questions))
        except KeyboardInterrupt:
            return Measured(tuple(replies), interrupted=True)
        return Measured(tuple(replies))

    def one(self, known: Known, asking: Asking) -> Reply:
        """How one question fares."""
        started = time.perf_counter()
        outcome = self._desk.ask(known.question, asking)
        seconds = time.perf_counter() - started
        try:
            record = self._records.get(outcome.id)
        finally:
            self._records.forget(outcome.id)
        return self._reply(known, outcome, record, seconds)

    def _reply(
        self, known: Known, outcome: Answer | NoAnswer, record: dict[str, Any], seconds: float
    ) -> Reply:
        claims = outcome.claims if isinstance(outcome, Answer) else ()
        quotes = [quote for claim in claims for quote in claim.quotes] + _figures(outcome)
        exhibits = record["evidence"]
        articles = self._read(
            {(quote.article_id, quote.revision) for quote in quotes} | set(map(place, exhibits))
        )
        counted = [scores.numbers(claim, articles) for claim in claims]
        shown = [
            articles[place(one)].text[one["start"] : one["end"]] for one in exhibits if place(one) in articles
        ]
        return Reply(
            place=known.place,
            question=known.question,
            outcome=outcome.status if isinstance(outcome, Answer) else outcome.reason,
            kind=known.kind,
            answerable=known.answerable,
            quotes=len(quotes),
            invalid=tuple(quote.text for quote in quotes if not scores.stands(quote, articles)),
            numbers=sum(number for number, _ in counted),
            strayed=tuple(lost for _, stray in counted for lost in stray),
            hit=scores.hit(known.answers, claims) if claims else None,
            gold=len(known.quotes),
            gold_quoted=scores.found(known.quotes, [quote.text for quote in quotes]),
            gold_shown=scores.found(known.quotes, shown),
            claims=len(claims),
            drafted=sum(len(draft["claims"]) for draft in record["drafts"]),
            withheld=tuple(item.code for item in outcome.withheld),
            drafts=len(record["drafts"]),
            writer=outcome.provenance.writer,
            usage=outcome.provenance.usage,
            seconds=seconds,
        )

    def _read(self, places: set[tuple[str, int]]) -> Articles:
        """The revisions as the archive has them now, whatever the Desk had in hand."""
        read = {}
        for article_id, revision in places:
            try:
                read[article_id, revision] = self._articles.get(article_id, revision=revision)
            except NotFound:
                continue
        return read


def _figures(outcome: Answer | NoAnswer) -> list[Quote]:
    """The sentences that the figures of a dated series are taken from."""
    if not isinstance(outcome, Answer):
        return []
    revisions = {source.article_id: source.revision for source in outcome.sources}
    return [
        Quote(0, one.article_id, revisions[one.article_id], Span(one.start, one.end), one.quote)
        for conflict in outcome.conflicts
        for one in conflict.values
        if one.quote
    ]
