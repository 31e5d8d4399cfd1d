"""Audit records: every answer with all that led to it, as plain JSON in the archive's database."""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.auditing import record_of
from bot.corrections.citing import citations_of
from bot.redaction import redacted
from corpus.archive.engine import reading, writing
from corpus.archive.rows import chunks
from corpus.archive.tables import Instant
from corpus.clock import utc_now
from corpus.errors import ArchiveError, NotFound

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from bot.case import Case
    from corpus.clock import Clock

    Prune = Callable[[datetime], int]
    """Deletes what is older than a time, and says how much that was."""

_LOG = logging.getLogger("evenhand.records")
PAGE = 200  # records read or deleted at a time, of about 25 kB each

_metadata = sa.MetaData()
answers = sa.Table(
    "answers",
    _metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("at", Instant, nullable=False, index=True),  # when it was kept, whatever time was asked about
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("record", sa.JSON, nullable=False),
)
citations = sa.Table(
    "citations",  # which words of which articles an answer rests on, without the words
    _metadata,
    sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
    sa.Column("answer", sa.String, nullable=False, index=True),
    sa.Column("article_id", sa.String, nullable=False, index=True),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sqlite_autoincrement=True,
)


class AnswerRecords:
    """Keeps and finds audit records. Threads may share one.

    Args:
        engine: of the archive.
        keep_days: what is older goes when the first answer of a day is kept; 0 keeps everything.
        along: what else goes with old answers, such as threads: each deletes what is older than a time.
        clock: the time now.
    """

    def __init__(
        self,
        engine: sa.Engine,
        *,
        keep_days: int = 0,
        along: Sequence[Prune] = (),
        clock: Clock = utc_now,
    ) -> None:
        self._engine = engine
        self._keep_days = keep_days
        self._along = tuple(along)
        self._clock = clock
        self._tidied: date | None = None
        with writing(engine) as connection:
            _metadata.create_all(connection)

    def keep(self, case: Case) -> None:
        """Store one case.

        Raises:
            ArchiveError: it could not be stored; an answer without a record is not given.
        """
        self.file(record_of(case))

    def file(self, record: dict[str, Any]) -> None:
        """Store one record: of a case, or of an incident.

        Raises:
            ArchiveError: it could not be stored.
        """
        answer, now = record["answer"], self._clock()
        with writing(self._engine) as connection:
            _drop(connection, [answer["id"]])  # a digest that is told again has the same id
            connection.execute(
                sa.insert(answers).values(id=answer["id"], at=now, kind=answer.get("kind", ""), record=record)
            )
            _index(connection, record)
        self._tidy(now)

    def get(self, answer_id: str) -> dict[str, Any]:
        """The record of one answer.

        Raises:
            NotFound: no answer has this id.
        """
        with reading(self._engine) as connection:
            found = connection.scalar(sa.select(answers.c.record).where(answers.c.id == answer_id))
        if found is None:
            raise NotFound(
                f"No answer has the id {answer_id!r}.",
                remedy="Ids stand below each answer of `evenhand ask`.",
            )
        return dict(found)

    def older(self, before: datetime) -> int:
        """How many answers were kept before a time."""
        query = sa.select(sa.func.count()).select_from(answers).where(answers.c.at < before)
        with reading(self._engine) as connection:
            return connection.scalar(query) or 0

    def prune(self, before: datetime) -> int:
        """Delete what was kept before a time, and what goes along with it; says how many answers went."""
        gone = 0
        old = sa.select(answers.c.id).where(answers.c.at < before).limit(PAGE)
        while True:  # in parts, so that nobody who keeps an answer meanwhile has to wait
            with writing(self._engine) as connection:
                part = connection.scalars(old).all()
                _drop(connection, part)
            gone += len(part)
            if len(part) < PAGE:
                break
        for prune in self._along:
            prune(before)
        return gone

    def forget(self, answer_id: str) -> None:
        """Delete one record; an unknown id is passed over."""
        with writing(self._engine) as connection:
            _drop(connection, [answer_id])

    def forget_team(self, team: str) -> None:
        """Delete the incidents of a workspace of Slack."""
        theirs = answers.c.record["incident"]["team"].as_string() == team
        with writing(self._engine) as connection:
            connection.execute(sa.delete(answers).where(answers.c.kind == "incident", theirs))

    def redact(self, article_ids: Collection[str]) -> int:
        """Take the words of these articles out of all records, which stay; says how many were changed."""
        gone = frozenset(article_ids)
        changed, after = 0, ""
        while page := self._page(after):
            after = page[-1].id
            struck = {row.id: redacted(row.record, gone) for row in page}
            with writing(self._engine) as connection:
                for key, record in struck.items():
                    if record is not None:
                        changed += 1
                        connection.execute(
                            sa.update(answers).where(answers.c.id == key).values(record=record)
                        )
        with writing(self._engine) as connection:
            for part in chunks(sorted(gone)):
                connection.execute(sa.delete(citations).where(citations.c.article_id.in_(part)))
        return changed

    def index(self, after: str, since: datetime) -> str:
        """Note the citations of some answers that were kept before they were noted; the last id, "" at the end.

        May be done again: what was noted is noted anew.

        Args:
            after: the last id of the former call, "" for the first.
            since: older answers are passed over.
        """
        query = sa.select(answers.c.id).where(answers.c.id > after, answers.c.at >= since)
        with reading(self._engine) as connection:
            ids = connection.scalars(query.order_by(answers.c.id).limit(PAGE)).all()
            noted = set(connection.scalars(sa.select(citations.c.answer).where(citations.c.answer.in_(ids))))
            todo = sa.select(answers.c.record).where(answers.c.id.in_(set(ids) - noted))
            records = connection.scalars(todo).all()
        with writing(self._engine) as connection:
            for record in records:
                connection.execute(sa.delete(citations).where(citations.c.answer == record["answer"]["id"]))
                _index(connection, record)
        return ids[-1] if ids else ""

    def _page(self, after: str) -> Sequence[Any]:
        query = sa.select(answers.c.id, answers.c.record).where(answers.c.id > after)
        with reading(self._engine) as connection:
            return connection.execute(query.order_by(answers.c.id).limit(PAGE)).all()

    def _tidy(self, now: datetime) -> None:
        """Once a day and process; an answer that is kept is never lost to it."""
        if not self._keep_days or self._tidied == now.date():
            return
        self._tidied = now.date()
        try:
            self.prune(now - timedelta(days=self._keep_days))
        except ArchiveError as error:
            _LOG.warning("old answers stay for now", extra={"error": str(error)})


def _index(connection: sa.Connection, record: dict[str, Any]) -> None:
    """Note what an answer cites."""
    told = [{"answer": record["answer"]["id"], **place._asdict()} for place in citations_of(record)]
    if told:
        connection.execute(sa.insert(citations), told)


def _drop(connection: sa.Connection, ids: Sequence[str]) -> None:
    """Delete answers with their citations."""
    connection.execute(sa.delete(citations).where(citations.c.answer.in_(ids)))
    connection.execute(sa.delete(answers).where(answers.c.id.in_(ids)))
