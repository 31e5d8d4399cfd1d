"""The speed of model-written answers: judging a claim, releasing it, and all of `ask` but model and search.

The model is a server on loopback that speaks the real protocol and answers at once, so what is measured is ours.
"""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from tests.verify.bench import exhibit, question
from tests.verify.mutation_passages import passages

EXHIBITS = 12
ROUNDS = 5


def main() -> None:
    """Print milliseconds: per claim judged (p50, p95), from a claim's last token to its release, of our own in `ask`."""
    print(json.dumps({"benchmark": "verify", "unit": "ms", **judging()}))


def judging() -> dict[str, float]:
    """Every faithful claim of the mutation suite, judged among twelve passages; caches as in a running bot."""
    from bot.types import Cited, DraftClaim
    from bot.verify import judge

    given = passages()
    spent: list[float] = []
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
                spent.append((time.perf_counter() - began) * 1000)
    return {"claims": len(spent), "p50": round(median(spent), 2), "p95": round(quantiles(spent, n=20)[18], 2)}
