"""What a later question may know of the earlier ones of its thread: never an answer's words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.conversation.slots import NOTHING, Slots

if TYPE_CHECKING:
    from datetime import datetime

DEPTH = 3  # earlier questions that a follow-up may refer to: what is meant is seldom further back


@dataclass(frozen=True, slots=True)
class Option:
    """One reading of an unclear question, as it is offered to the asker."""

    label: str
    question: str  # that stands alone
    articles: tuple[str, ...] = ()  # ids of those whose words the label uses


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier question of the thread, with all that may be carried from it.

    Attributes:
        question: made to stand alone.
        at: when it was asked.
        slots: what the rules made of it.
        titles: of the articles that its answer cites.
        options: what was offered, when the question is still waiting for a choice.
    """

    question: str
    at: datetime
    slots: Slots = NOTHING
    titles: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Clarification:
    """Two readings of a question, one of which the asker may pick; asked once, never twice in a row."""

    said: str
    question: str
    options: tuple[Option, Option]
