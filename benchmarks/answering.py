"""The speed of model-written answers: judging a claim, releasing it, and all of `ask` but model and search.

The model is a server on loopback that speaks the real protocol, so what is measured is ours and the wire's.
"""

from __future__ import annotations

import json
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from tests.servers.openai import FakeChat, Reply, answer, citing
from tests.verify.bench import exhibit, question
from tests.verify.mutation_passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.writers.asking import Model
    from corpus.library import Library

EXHIBITS = 12
ASKED = 30
QUESTION = "How many people have been killed in Gaza?"
QUOTED = "Gaza's health ministry said on Tuesday that 32,414 people had been killed"
SAID = "Gaza's health ministry said on Tuesday that 32,414 people had been killed in the territory."
SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "articles"


def main() -> None:
    """Print milliseconds: per claim judged, from a claim's last token to its release, and of our own in `ask`."""
    print(json.dumps({"benchmark": "verify", "unit": "ms", **judging()}))
    for name, spent in answering().items():
        print(json.dumps({"benchmark": name, "unit": "ms", **spent}))


def judging() -> dict[str, float]:
    """Every faithful claim of the mutation suite, judged among twelve passages: first with cold caches, then warm."""
    first, second = ([*_judged()] for _ in range(2))
    return {"claims": len(first), **_shape(first, "cold_"), **_shape(second, "warm_")}


def _judged() -> Iterator[float]:
    from bot.types import Cited, DraftClaim
    from bot.verify import judge

    given = passages()
    for start in range(0, len(given) - EXHIBITS + 1, EXHIBITS):
        dozen = given[start : start + EXHIBITS]
        evidence = tuple(
            exhibit(one.text, number, outlet=one.outlet, published=one.published)
            for number, one in enumerate(dozen, start=1)
        )
        for shown, passage in zip(evidence, dozen, strict=True):
            for claim in passage.claims:
                cited = tuple(Cited(shown.pid, passage.sentences[k]) for k in claim.cites)
                draft = DraftClaim(claim.text, "attributed", cited)
                began = time.perf_counter()
                judge(draft, evidence, question())
                yield (time.perf_counter() - began) * 1000


def answering() -> dict[str, dict[str, float]]:
    """One question asked again and again of a model that answers at once, over the sample articles.

    `release`: from the moment the server sent a claim's last brace to the moment a reader has it, the wire, the
    parsing and the checks included. `ask_own`: all of `ask` but searching and waiting for the model.
    """
    from bot import build
    from bot.desk import Asking
    from bot.writers.asking import Limits, Model
    from bot.writers.line import Access
    from corpus.settings import load

    with tempfile.TemporaryDirectory() as folder, FakeChat(default=_step) as chat:
        settings = load(home=Path(folder) / "home")
        with build.open_library(settings) as library:
            _filled(library, settings)
            model: Model = Model(Access("fake", "none", chat.url), Limits())
            desk = build.desk(library.ready(), settings, model)
            told = _Clock()
            own = []
            for _ in range(ASKED):
                began = time.perf_counter()
                outcome = desk.ask(QUESTION, Asking(), told)
                spent = (time.perf_counter() - began) * 1000
                stages = outcome.provenance.timings
                own.append(spent - stages["search"] - stages["write"])
    release = [(heard - sent[1]) * 1000 for heard, sent in zip(told.at, chat.sent, strict=True)]
    return {"release": _shape(release[1:]), "ask_own": _shape(own[1:])}


class _Clock:
    """A teller that notes when a claim was told."""

    def __init__(self) -> None:
        self.at: list[float] = []

    def reading(self, evidence: object) -> None:
        """Nothing."""

    def claim(self, claim: object, sources: object) -> None:  # noqa: ARG002 - the port's names
        """Note the time."""
        self.at.append(time.perf_counter())


def _step(body: dict[str, object]) -> Reply:
    """One claim, its last brace at the end of the first event."""
    reply = Reply(content=answer(citing(body, QUOTED, SAID, kind="attributed")))
    return replace(reply, chunk=reply.text.index("}]}") + 3)


def _filled(library: Library, settings: object) -> None:
    from ingest.command import Order, take_in

    take_in(library, Order((str(SAMPLES),)), settings)  # type: ignore[arg-type]


def _shape(spent: list[float], prefix: str = "") -> dict[str, float]:
    return {f"{prefix}p50": round(median(spent), 2), f"{prefix}p95": round(quantiles(spent, n=20)[18], 2)}
