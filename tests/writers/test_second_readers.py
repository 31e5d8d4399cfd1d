"""A model that rewrites follow-ups, and one that doubts claims: both may fail without harm."""

from __future__ import annotations

import time

import pytest

from bot.types import Claim, Quote, Turn
from bot.writers.asking import first_object
from bot.writers.doubting import ModelCheck
from bot.writers.rewriting import Rewriter
from corpus.embedding import SpendCapReached
from corpus.types import Span
from tests.servers.openai import Reply, data_of
from tests.writers.briefs import listening, model

CLAIMS = tuple(
    Claim(f"Claim {n}.", "fact", (Quote(1, "a", 1, Span(0, 5), f"Words {n}."),)) for n in (1, 2, 3)
)
USELESS = [
    Reply(status=500),
    Reply(status=401),
    Reply(content="no"),
    Reply(content="[]"),
    Reply(content={"question": 4, "verdicts": 4}),
    Reply(content={"question": " ", "verdicts": [4, {"number": "1", "verdict": "not"}, {"number": 9}]}),
    Reply(content={"question": "x", "verdicts": [{"number": 1, "verdict": "not"}]}, finish="length"),
    Reply(content={"question": "x", "verdicts": [{"number": 1, "verdict": "not"}]}, cut_after=70),
    Reply(refusal="no"),
    Reply(hang=30),
]
KINDS = "error key prose list wrong odd length cut refusal hang".split()


def verdicts(*given):
    return Reply(content={"verdicts": [{"number": n, "verdict": v} for n, v in given]})


def test_a_follow_up_is_made_to_stand_alone(chat):
    """The model sees questions only, and its reply is one line."""
    chat.script(Reply(content={"question": "What did the mayor\n say?"}))
    spent = []
    rewriter = Rewriter(model(chat.url), spent=spent.append)
    history = [Turn(f"Question {n}?") for n in range(5)]
    assert rewriter.rewrite("And she?", history) == "What did the mayor say?"
    assert data_of(chat.bodies[0]) == {
        "history": ["Question 2?", "Question 3?", "Question 4?"],
        "question": "And she?",
    }
    assert chat.bodies[0]["response_format"]["json_schema"]["name"] == "rewrite"
    assert spent[0].requests == 1


@pytest.mark.parametrize("step", USELESS, ids=KINDS)
def test_without_a_usable_rewriting_there_is_none(chat, step):
    """Rules then have the last word; nobody waits for long."""
    chat.default = step
    began = time.monotonic()
    assert Rewriter(model(chat.url), patience=0.6).rewrite("And she?", ()) is None
    assert time.monotonic() - began < 2
    assert not listening()


def test_claims_that_their_quotes_do_not_bear_out_are_named(chat):
    """All verdicts but "supported" count against a claim; all claims go in one request, with nothing but quotes."""
    chat.script(verdicts((1, "supported"), (2, "partly"), (3, "attribution_changed")))
    assert ModelCheck(model(chat.url))(CLAIMS)[0] == {1, 2}
    assert len(chat.requests) == 1
    assert data_of(chat.bodies[0])["claims"][0] == {"number": 1, "text": "Claim 1.", "quotes": ["Words 1."]}


@pytest.mark.parametrize("step", USELESS, ids=KINDS)
def test_a_check_that_fails_changes_nothing_and_is_logged(chat, step, caplog):
    """A second reader that cannot tell takes nothing away."""
    chat.default = step
    assert ModelCheck(model(chat.url), patience=0.6)(CLAIMS)[0] == frozenset()
    assert not listening()
    assert [record.message for record in caplog.records if record.name == "bot.writers.doubting"] == [
        "model check failed"
    ]
    assert "Words" not in caplog.text


def test_a_check_that_contradicts_itself_changes_nothing(chat):
    """Of two verdicts on one claim, none counts."""
    chat.script(verdicts((1, "supported"), (1, "not"), (2, "whatever"), (0, "not"), (4, "not")))
    assert ModelCheck(model(chat.url))(CLAIMS)[0] == frozenset()


def test_no_claims_are_no_request(chat):
    """There is nothing to ask."""
    assert ModelCheck(model(chat.url))(())[0] == frozenset()
    assert chat.requests == []


def test_a_prompt_that_would_not_fit_is_shorter(chat):
    """Claims beyond the size of a prompt are not asked about."""
    long = [Claim("x y " * 200, "fact", (Quote(1, "a", 1, Span(0, 5), "w z " * 200),)) for _ in range(20)]
    chat.script(verdicts((1, "not"), (20, "not")))
    assert ModelCheck(model(chat.url, prompt_tokens=2_000))(long)[0] == {0}
    assert len(data_of(chat.bodies[0])["claims"]) < 5


def test_both_keep_to_the_budget(chat):
    """What may be spent in a day holds for every request."""

    def empty(_tokens):
        raise SpendCapReached("Used up.")

    asked = model(chat.url, budget=empty)
    assert Rewriter(asked).rewrite("And she?", ()) is None
    assert ModelCheck(asked)(CLAIMS)[0] == frozenset()
    assert chat.requests == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a": 1}', {"a": 1}),
        ('Sure {x}: ```json\n{"a": "b\nc"}\n```', {"a": "b\nc"}),
        ('{"a": 1, "a": 2}', None),
        ("{" * 5000, None),
        ('{"a":' * 2000 + "1" + "}" * 2000, None),
        ('["a"]', None),
    ],
    ids="plain prose twice open deep list".split(),
)
def test_the_first_object_of_a_text_is_found(text, found):
    """Prose and fences are passed over; what is ambiguous is none."""
    assert first_object(text) == found
