"""Whatever comes of a request, as text and as JSON. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot import contract, render
from bot.digests.as_json import digest_json
from bot.digests.text import lines as digest_lines
from bot.digests.types import Digest
from bot.summaries.as_json import summary_json
from bot.summaries.text import lines as summary_lines
from bot.summaries.types import Summary
from bot.types import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.outcomes import Outcome


def text(outcome: Outcome) -> str:
    """The whole answer, summary or digest as a reader sees it."""
    return "\n".join(_lines(outcome))


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """An answer, a summary, a digest, or the lack of one; what they have in common has the same keys."""
    return {**_value(outcome), "text": text(outcome)}


def _lines(outcome: Outcome) -> Iterator[str]:
    match outcome:
        case Answer():
            return render.answer(outcome)
        case Summary():
            return summary_lines(outcome)
        case Digest():
            return digest_lines(outcome)
        case _:
            return render.no_answer(outcome)


def _value(outcome: Outcome) -> dict[str, Any]:
    match outcome:
        case Answer():
            return contract.answer_json(outcome)
        case Summary():
            return summary_json(outcome)
        case Digest():
            return digest_json(outcome)
        case _:
            return contract.no_answer_json(outcome)
