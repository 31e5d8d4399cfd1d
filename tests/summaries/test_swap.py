"""Two parties' names exchanged everywhere in the reports: the same summary with the names exchanged."""

from __future__ import annotations

import json
import re

import pytest

from bot import telling
from corpus.library import Library
from corpus.settings import load
from tests.articles import store
from tests.fakes import BagEmbedder
from tests.summaries.newsdesk import ASKED, report, summarizer

FIRST = (
    "Marran said on Tuesday that its forces had struck a depot of Tessaly near the Sorrel river. Tessaly denied that a depot "
    "was hit and accused Marran of breaking the truce. At least 12 people were killed at the Sorrel river, Tessaly said. "
    "Kelm called for talks. It was not clear who had fired first."
)
SECOND = (
    "A depot near the Sorrel river was struck on Tuesday. Marran said that four people were killed at the Sorrel river. "
    "Marran blamed Tessaly for shelling the village of Oster. “They may regret this,” said a spokesman for Tessaly."
)
NAMES = {"Marran": "Tessaly", "Tessaly": "Marran"}


def swapped(text):
    return re.sub("Marran|Tessaly", lambda match: NAMES[match.group()], text)


def same(text):
    return text


def told(folder, change, asked):
    """Everything that a reader sees, without ids and offsets."""
    with Library.open(load(home=folder), BagEmbedder()) as library:
        store(
            library.ready(),
            report("Valley Wire", change(FIRST), hours=0, title="Depot struck"),
            report("Northern Star", change(SECOND), hours=2, title="Blast at the Sorrel"),
        )
        summary = telling.outcome_json(summarizer(library.ready()).about(asked, ASKED))
    assert summary["kind"] == "summary", summary
    kept = {
        key: summary[key] for key in ("asof", "single", "agreed", "reported", "parties", "differ", "unknown")
    }
    return re.sub(
        r'"(?:article_id|pid|start|end)": (?:"[^"]*"|[0-9]+)', '""', json.dumps(kept, ensure_ascii=False)
    )


@pytest.mark.parametrize(
    "asked", ["strike at the Sorrel river", "https://valleywire.example/0"], ids=["topic", "page"]
)
def test_exchanged_names_exchange_the_summary_and_nothing_else(tmp_path, asked):
    """Sections, room, order, replies and gaps: no rule knows a party."""
    here = told(tmp_path / "here", same, asked)
    there = told(tmp_path / "there", swapped, asked)

    assert swapped(here) == there
    assert "Marran" in here
    assert "Tessaly" in here
