"""Trying a model out: one question about two sentences, checked as every answer is."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.loose import loose, whole
from bot.types import Brief, Claim, Question
from bot.verify import judge
from bot.writers.generative import GenerativeWriter

if TYPE_CHECKING:
    from bot.types import DraftClaim
    from bot.writers.asking import Model

PATIENCE = 20.0  # seconds; who runs `doctor` waits for this
_PRINTED = datetime(2024, 3, 26, 12, tzinfo=UTC)
_TEXT = (
    "The grid operator said on Monday that at least 4,100 homes in Velden were without power. "
    "Mayor Ilse Brandt said that the lines would be repaired by Wednesday."
)
_ASKED = "How many homes in Velden were without power?"
_FORMS = {
    "json_schema": "knows strict schemas",
    "json_object": "knows JSON objects, no schemas",
    "plain": "knows no form of reply",
}


def tried(model: Model) -> str:
    """What became of the question, in a few words.

    Raises:
        WriterUnavailable: the model wrote nothing usable in 20 seconds.
    """
    article = loose(
        _TEXT,
        title="Homes in Velden without power",
        outlet="Coast Ledger",
        language="en",
        published=(_PRINTED, "minute"),
    )
    exhibit = whole(article, 1)
    question = Question(_ASKED, _PRINTED, "UTC", topic=_ASKED)
    heard: list[DraftClaim] = []
    began = time.monotonic()
    draft = GenerativeWriter(model).write(Brief(question, (exhibit,), until=began + PATIENCE), heard.append)
    spent = time.monotonic() - began
    passed = sum(isinstance(judge(claim, (exhibit,), question), Claim) for claim in heard)
    used = draft.made.usage if draft.made else None
    tokens = f", {used.prompt + used.completion} tokens" if used else ""
    return (
        f"{model.name} {_FORMS[model.abilities.form]}; {passed} of {len(heard)} claims passed the checks "
        f"({spent:.1f} s{tokens})"
    )
