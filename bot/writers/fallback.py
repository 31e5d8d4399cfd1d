"""Two writers: when the first one cannot write, the second does, and the reader is told."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.types import Draft, Made
from bot.writers import WriterUnavailable

if TYPE_CHECKING:
    from bot.types import Brief
    from bot.writers import Fault, Listener, Writer

RESERVE = 1.5  # seconds kept for the second writer: 20 sentences to embed take half a second
SHARE = 0.25  # of the time left, at the most
_INSTEAD = "these are sentences quoted from the articles."
SAID: Final[dict[Fault, str]] = {
    "unreachable": f"The model could not be reached; {_INSTEAD}",
    "refused": f"The model could not be used; {_INSTEAD}",
    "busy": f"The model had too many requests; {_INSTEAD}",
    "quota": f"The account for the model is used up; {_INSTEAD}",
    "budget": f"The model's limit for today is used up; {_INSTEAD}",
    "slow": f"The model did not answer in time; {_INSTEAD}",
    "unusable": f"The model's reply could not be used; {_INSTEAD}",
    "filtered": f"The model did not answer this question; {_INSTEAD}",
}
"""What a reader is told, by fault."""


class FallbackWriter:
    """The first writer, else the second, which has to be one that needs no service."""

    name = "fallback"

    def __init__(self, first: Writer, second: Writer) -> None:
        self._first = first
        self._second = second

    def write(self, brief: Brief, hear: Listener) -> Draft:
        """The first writer's draft; when it has none the second's, with a notice that says why.

        Raises:
            WriterUnavailable: the second found nothing either, or this is a regeneration: what the first writer's
                first draft left standing is not mixed with another's words.
        """
        try:
            return self._first.write(replace(brief, until=_reserved(brief.until)), hear)
        except WriterUnavailable as error:
            if brief.faults:
                raise
            draft = self._second.write(brief, hear)
            if not draft.claims:
                raise
            return self._told(draft, error)

    def _told(self, draft: Draft, error: WriterUnavailable) -> Draft:
        made = draft.made or Made(self._second.name)
        notices = (SAID[error.fault], *made.notices)
        return replace(draft, made=replace(made, usage=error.usage + made.usage, notices=notices, again=True))


def _reserved(until: float) -> float:
    """When the first writer has to be done, so that the second one still has time."""
    return until - min(RESERVE, SHARE * max(0.0, until - time.monotonic()))
