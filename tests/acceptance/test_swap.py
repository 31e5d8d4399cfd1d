"""Exchanging the two parties' names exchanges them in the output and changes nothing else."""

from __future__ import annotations

import json
import re

from bot.conflicts import conflicts
from bot.editing import edited
from bot.types import Brief
from bot.writers.generative import GenerativeWriter
from tests.servers.openai import FakeChat, Reply, answer, claim, passages_of
from tests.verify.bench import exhibit, question

REPORT = (
    "Marran said on Tuesday that its forces had struck a depot of Tessaly near the Sorrel river. "
    "Tessaly denied that a depot was hit and accused Marran of breaking the truce. "
    "At least 12 people were killed, Tessaly said; Marran put the number at four. "
    "“We will answer every attack,” Marran's spokesman said. “They may regret this,” Tessaly's spokesman replied."
)
SAID = (
    ("Marran said that its forces had struck a depot of Tessaly.", 0),
    ("Tessaly denied that a depot was hit.", 1),
    ("Tessaly accused Marran of breaking the truce.", 1),
    ("Marran denied that a depot was hit.", 1),
    ("At least 12 people were killed, Tessaly said.", 2),
    ("At least 12 people were killed, Marran said.", 2),
    ("12 people were killed, Tessaly said.", 2),
    ("Marran's terrorists struck a depot of Tessaly.", 0),
    ("Marran's spokesman said: “We will answer every attack.”", 3),
    ("Tessaly's spokesman said: “We will answer every attack.”", 3),
)  # fmt: skip


def swapped(text):
    names = {"Marran": "Tessaly", "Tessaly": "Marran"}
    return re.sub("Marran|Tessaly", lambda match: names[match.group()], text)


def outcome(change):
    """Everything that a reader or editor would see of a scripted draft, as text."""
    shown = exhibit(change(REPORT))
    asked = question(
        change("What did Marran and Tessaly say about the depot, and how many people were killed?")
    )

    def step(body):
        (passage,) = passages_of(body)
        sentences = [one["text"] for one in passage["sentences"]]
        return Reply(
            content=answer(*(claim(change(text), passage["pid"], sentences[place]) for text, place in SAID))
        )

    with FakeChat(default=step) as chat:
        writer = GenerativeWriter(_model(chat))
        result = edited(writer, Brief(asked, (shown,), limit=len(SAID)), lambda _: None)
    differing = conflicts(result.verdict.claims, (shown,), asked)
    return json.dumps(
        {
            "claims": [
                [one.text, one.kind, one.speaker, [q.text for q in one.quotes]]
                for one in result.verdict.claims
            ],
            "withheld": [[one.text, one.code] for one in result.verdict.withheld],
            "conflicts": [
                [one.slot, [[v.value, v.authority, v.as_of] for v in one.values]] for one in differing
            ],
        },
        ensure_ascii=False,
    )


def _model(chat):
    from bot.writers.asking import Limits, Model
    from bot.writers.line import Access

    return Model(Access("test-model", "k", chat.url), Limits(patience=10.0))


def test_the_parties_are_treated_alike():
    """Claims, withheld claims with their codes, and differing figures: all the same but for the names."""
    plain, exchanged = outcome(str), outcome(swapped)

    assert swapped(plain) == exchanged
    assert len(json.loads(plain)["claims"]) >= 4
    assert len(json.loads(plain)["withheld"]) >= 4
