"""Follow-up questions made to stand alone by a model, where rules cannot."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

import prompts
from bot.writers import WriterUnavailable
from bot.writers.asking import ask_json
from bot.writers.framing import boundary, payload
from bot.writers.prompting import QUESTION, TURN, TURNS
from bot.writers.schema import REWRITE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.types import Turn, Usage
    from bot.writers.asking import Model

PATIENCE = 8.0  # seconds: a reader waits for this before anything is searched
REPLY_TOKENS = 600  # a question of 2,000 characters


class Rewriter:
    """Asks a model for a question that can be searched for without the thread around it.

    Args:
        model: who is asked.
        spent: hears what each asking took.
        patience: seconds for one asking.
    """

    def __init__(
        self, model: Model, *, spent: Callable[[Usage], None] = lambda _: None, patience: float = PATIENCE
    ) -> None:
        self._model = model
        self._spent = spent
        self._patience = patience
        self._prompt = prompts.load("rewrite")

    def rewrite(self, question: str, history: Sequence[Turn], until: float = math.inf) -> str | None:
        """The question standing alone, at most 2,000 characters; None when the model could not say."""
        data = {
            "history": [turn.question[:TURN] for turn in history[-TURNS:]],
            "question": question[:QUESTION],
        }
        messages = self._prompt.render(boundary=boundary(), payload=payload(data))
        conversation = self._model.conversation(min(until, time.monotonic() + self._patience))
        try:
            said = ask_json(conversation, messages, REWRITE, reply_tokens=REPLY_TOKENS)
        except WriterUnavailable:
            said = None
        self._spent(conversation.usage)
        return _question(said.get("question")) if said else None


def _question(value: object) -> str | None:
    """One line of text, or None."""
    if not isinstance(value, str):
        return None
    line = " ".join(value.encode("utf-8", "replace").decode().split())
    return line if 0 < len(line) <= QUESTION else None
