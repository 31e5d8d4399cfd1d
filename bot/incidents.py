"""What went wrong with a question, kept like an answer's record so that `evenhand explain` can tell it."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from datetime import datetime

FRAMES = 12  # of a traceback, the innermost


def new_id() -> str:
    """An id that a person can read to an operator; it tells incidents from answers."""
    return f"i{uuid4().hex[:9]}"


def incident(
    key: str,
    at: datetime,
    what: str,
    *,
    question: str = "",
    team: str = "",
    error: BaseException | None = None,
) -> dict[str, Any]:
    """The record of an incident, in JSON types.

    Args:
        key: its id.
        at: when it happened.
        what: one sentence for an operator.
        question: what was asked.
        team: of Slack, that asked it: when it leaves, the record goes (`bot.records`).
        error: what was raised; told by its kind and place, as its text may hold anything.
    """
    return {
        "format": 2,
        "answer": {"kind": "incident", "id": key, "question": question},
        "incident": {"what": what, "at": at.isoformat()}
        | ({"team": team} if team else {})
        | (_error(error) if error else {}),
    }


def _error(error: BaseException) -> dict[str, Any]:
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
    return {"error": type(error).__name__, "places": places}
