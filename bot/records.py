"""Audit records: every answer with all that led to it, as plain JSON in the archive's database."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot import contract
from corpus.archive.engine import reading, writing
from corpus.archive.tables import Instant
from corpus.errors import NotFound

if TYPE_CHECKING:
    from bot.desk import Case

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
