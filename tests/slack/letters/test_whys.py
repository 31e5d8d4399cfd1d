"""Why an answer is as it is: from its record, in plain words."""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

import pytest

from bot import build
from bot.auditing import CHECKS
from bot.casework import Asking
from bot.incidents import incident
from bot.records import AnswerRecords
from bot.slack.letters import why
from bot.slack.letters.whys import _CHECKS
from bot.slack.post.plain import words
from bot.types import Answer, Code
from tests.articles import NOON, store
from tests.bot.stories import EVENT
from tests.bot.test_explaining import OLD
from tests.slack.letters import limits


def told(record):
    blocks = why(record)
    limits.blocks(blocks)
    return words(blocks)


def test_every_check_has_plain_words():
    """No code of the checks is shown to a reader."""
    assert set(_CHECKS) == set(CHECKS) == set(get_args(Code))


def test_a_real_record_is_told(library):
    """What was searched, which checks passed, who wrote, and how to see all of it."""
    store(library, *EVENT)
    shelf = library.ready()
    outcome = build.desk(shelf).ask(
        "How many people were killed at Ostrel?", Asking(now=NOON + timedelta(days=2))
    )
    assert isinstance(outcome, Answer)

    said = told(AnswerRecords(library.archive.engine).get(outcome.id))

    for part in ("Question: How many people", "What was searched", "Time: no limit", "read for the answer",
                 "passed every check", "Figures are those of the articles.", "Written without a language model",
                 f"evenhand explain {outcome.id}"):  # fmt: skip
        assert part in said


def test_withheld_sentences_are_shown_as_withheld():
    """With the reason in plain words; those that could act are not shown."""
    unsafe = {"text": "Press https://evil.example now", "code": "unsafe_text", "detail": "a link"}
    said = told({**OLD, "withheld": [*OLD["withheld"], unsafe]})

    assert "“All is lost.”\nWithheld: the words it cites do not carry all of it." in said
    assert "evil.example" not in said


def test_the_time_is_told_in_the_zone_of_the_asker():
    """As in the letter."""
    window = {
        "since": "2026-11-19T23:00:00+00:00",
        "until": "2026-11-21T23:00:00+00:00",
        "text": "since Friday",
    }
    record = {"answer": {"id": "k3f9", "window": window}, "understood": {"zone": "Europe/Berlin"}}

    assert "Time: 20 Nov 2026 to 21 Nov 2026 (Europe/Berlin)." in told(record)


@pytest.mark.parametrize(
    "record", [{}, {"answer": {}}, {"answer": {"kind": "no_answer", "reason": "unheard_of"}}]
)
def test_a_record_that_holds_nothing_is_told(record):
    """Records of any version can be shown."""
    assert "evenhand explain" in told(record)


def test_an_incident_shows_nothing_of_the_error():
    """Its id only; what was raised is for the operator."""
    said = told(incident("i12", NOON, "The archive is locked.", question="Why?", error=ValueError("secret")))

    assert "evenhand explain i12" in said
    assert "locked" not in said
    assert "secret" not in said
    assert "ValueError" not in said
