"""Audit records: every answer with all that led to it, as plain JSON in the archive's database."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot import contract
from bot.redaction import redacted
from corpus.archive.engine import reading, writing
from corpus.archive.tables import Instant
from corpus.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.desk import Case

PAGE = 200  # records read at a time, of about 20 kB each

_metadata = sa.MetaData()
answers = sa.Table(
    "answers",
    _metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("record", sa.JSON, nullable=False),
)


class AnswerRecords:
    """Keeps and finds audit records."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        with writing(engine) as connection:
            _metadata.create_all(connection)

    def keep(self, case: Case) -> None:
        """Store one case.

        Raises:
            ArchiveError: it could not be stored; an answer without a record is not given.
        """
        record = record_of(case)
        with writing(self._engine) as connection:
            connection.execute(
                sa.insert(answers).values(
                    id=case.id, at=case.question.now, kind=record["answer"]["kind"], record=record
                )
            )

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
        return changed

    def _page(self, after: str) -> Sequence[Any]:
        query = sa.select(answers.c.id, answers.c.record).where(answers.c.id > after)
        with reading(self._engine) as connection:
            return connection.execute(query.order_by(answers.c.id).limit(PAGE)).all()


def record_of(case: Case) -> dict[str, Any]:
    """Everything about a case in JSON types."""
    question = case.question
    return {
        "answer": contract.outcome_json(case.outcome) if case.outcome else {},
        "understood": {
            "outlets": list(question.outlets),
            "absent_outlets": list(question.absent_outlets),
            "dates": [contract.window_json(day) for day in question.dates],
            "entities": list(question.entities),
            "zone": question.zone,
            "asked_at": question.now.isoformat(),
        },
        "evidence": [
            {
                "number": exhibit.number,
                "pid": exhibit.pid,
                "article_id": exhibit.article.id,
                "revision": exhibit.article.revision,
                "outlet": exhibit.article.outlet,
                "title": exhibit.article.title,
                "start": exhibit.span.start,
                "end": exhibit.span.end,
                "score": round(exhibit.score, 4),
            }
            for exhibit in case.evidence
        ],
        "draft": _plain(asdict(case.draft)) if case.draft else None,
        "withheld": [asdict(item) for item in case.verdict.withheld] if case.verdict else [],
        "timings": case.timings,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime) else value
