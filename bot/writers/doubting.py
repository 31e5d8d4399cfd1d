"""A second reader: a model that sees each claim with its quotes and nothing else. It can only take claims away."""

from __future__ import annotations

import logging
import math
import time
from typing import TYPE_CHECKING, Any

import prompts
from bot.types import Usage
from bot.writers import WriterUnavailable
from bot.writers.asking import ask_json
from bot.writers.framing import boundary, payload
from bot.writers.prompting import size
from bot.writers.schema import CHECK, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.types import Claim
    from bot.writers.asking import Model
    from prompts import Messages

PATIENCE = 15.0  # seconds
REPLY_TOKENS = 400  # 20 verdicts of some 15 tokens each

_logger = logging.getLogger(__name__)


class ModelCheck:
    """Asks a model, in one request, whether quotes bear out their claims.

    Args:
        model: who is asked.
        patience: seconds for one asking.
    """

    def __init__(self, model: Model, *, patience: float = PATIENCE) -> None:
        self._model = model
        self._patience = patience
        self._prompt = prompts.load("check")

    def __call__(self, claims: Sequence[Claim], until: float = math.inf) -> tuple[frozenset[int], Usage]:
        """The places, from 0, of the claims that are not borne out, and what it cost to learn them.

        No places when the model cannot tell, which is logged.
        """
        messages, asked = self._messages(claims)
        if not asked:
            return frozenset(), Usage()
        conversation = self._model.conversation(min(until, time.monotonic() + self._patience))
        fault = "unusable"
        try:
            said = ask_json(conversation, messages, CHECK, reply_tokens=REPLY_TOKENS) or {}
        except WriterUnavailable as error:
            said, fault = {}, error.fault
        verdicts = _verdicts(said, asked)
        if not verdicts:
            _logger.warning("model check failed", extra={"fault": fault})
        against = set(VERDICTS) - {"supported"}
        doubted = frozenset(place for place, found in verdicts.items() if found <= against)
        return doubted, conversation.usage

    def _messages(self, claims: Sequence[Claim]) -> tuple[Messages, int]:
        """The prompt with as many claims, from the first, as it can hold, and how many these are."""
        shown = [
            {"number": number, "text": claim.text, "quotes": [quote.text for quote in claim.quotes]}
            for number, claim in enumerate(claims, start=1)
        ]
        while True:
            messages = self._prompt.render(boundary=boundary(), payload=payload({"claims": shown}))
            if not shown or size(messages) <= self._model.limits.prompt_tokens:
                return messages, len(shown)
            shown.pop()


def _verdicts(said: dict[str, Any], count: int) -> dict[int, set[str]]:
    """What was said of each claim that was asked about, by its place from 0."""
    verdicts: dict[int, set[str]] = {}
    given = said.get("verdicts")
    for one in given if isinstance(given, list) else ():
        number, verdict = (one.get("number"), one.get("verdict")) if isinstance(one, dict) else (None, None)
        if isinstance(number, int) and verdict in VERDICTS and 1 <= number <= count:
            verdicts.setdefault(number - 1, set()).add(verdict)
    return verdicts
