"""`evenhand` with a model on loopback, as a user runs it."""

from __future__ import annotations

import json

import pytest

from tests.servers.openai import FakeChat, Reply, answer, citing, quoting
from tests.system.commands import SAMPLES, evenhand

KILLED = "How many people have been killed in Gaza?"
FIGURE = "Gaza's health ministry said on Tuesday that 32,414 people had been killed"
SAID = "Gaza's health ministry said on Tuesday that 32,414 people had been killed in the territory."


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    evenhand("ingest", SAMPLES, home=folder)
    return folder


@pytest.fixture
def chat():
    with FakeChat() as server:
        yield server


def said(*texts):
    def step(body):
        return Reply(content=answer(*(citing(body, FIGURE, text, kind="attributed") for text in texts)))

    return step


@pytest.fixture
def run(home, chat):
    variables = {
        "OPENAI_BASE_URL": chat.url,
        "OPENAI_API_KEY": "sk-planted-4711",
        "EVENHAND_MODEL": "test-model",
        "EVENHAND_MODEL_PRICES": "1/0.1/2",
        "EVENHAND_ANSWER_SECONDS": "8",
    }

    def call(*args, text=b"", **more):
        code, out, err = evenhand(*args, home=home, text=text, env={**variables, **more})
        assert "sk-planted" not in out + err
        return code, out, err

    return call


def test_a_model_writes_and_what_it_cost_is_told(run, chat):
    """The claim, its quote, the model, the prompt's version, tokens and cost stand in the answer and in its audit."""
    chat.script(said(SAID))

    code, out, _ = run("ask", "--json", KILLED)

    told = json.loads(out)
    assert (code, [claim["text"] for claim in told["claims"]]) == (0, [SAID])
    assert (told["writer"], told["model"]) == ("generative", "test-model")
    assert told["prompt"].startswith("answer@")
    usage = told["usage"]
    assert (usage["requests"], usage["prompt"], usage["cached"], usage["completion"]) == (1, 1500, 1024, 120)
    assert usage["cost"] == pytest.approx((476 * 1 + 1024 * 0.1 + 120 * 2) / 1e6)
    _, audit, _ = run("explain", told["id"])
    assert "test-model" in audit
    assert told["prompt"] in audit


def test_what_fails_the_checks_is_in_the_audit_only(run, chat):
    """The spoiled claim is nowhere in the answer; `explain` shows it with its code and the second draft."""
    bad = SAID.replace("32,414", "32,441")
    chat.script(said(bad), said(SAID))

    _, out, _ = run("ask", KILLED)

    assert "32,441" not in out
    assert SAID in out
    assert "1 sentence withheld" in out
    _, audit, _ = run("explain", out.rsplit(" ", 1)[1].strip())
    assert "32,441" in audit
    assert "number_not_in_evidence" in audit


def test_a_dead_server_is_told_to_the_reader(run, chat):
    """Sentences are quoted, exit 0, and one plain sentence says why."""
    chat.default = Reply(
        status=401, error_code="invalid_api_key", error_message="Incorrect key sk-planted-4711"
    )

    code, out, err = run("ask", KILLED)

    assert code == 0
    assert "Note: The model could not be used; these are sentences quoted from the articles." in out
    assert "reported: “" in out
    assert "Incorrect key" not in out + err


def test_the_days_tokens_are_kept_to(run, chat):
    """Over the cap no request is sent, and the reader is told."""
    _, out, _ = run("ask", KILLED, EVENHAND_MODEL_TOKENS_PER_DAY="100")

    assert "The model's limit for today is used up" in out
    assert chat.requests == []


def test_a_second_reader_may_only_take_away(run, chat):
    """With EVENHAND_MODEL_CHECK the model sees claim and quotes alone, and what it doubts is withheld."""
    chat.script(said(SAID, FIGURE + "."), Reply(content={"verdicts": [{"number": 2, "verdict": "not"}]}))

    _, out, _ = run("ask", "--json", KILLED, EVENHAND_MODEL_CHECK="true")

    told = json.loads(out)
    assert [claim["text"] for claim in told["claims"]] == [SAID]
    assert [(item["text"], item["code"]) for item in told["withheld"]] == [(FIGURE + ".", "low_support")]
    assert told["usage"]["requests"] == 2


def test_the_doctor_tries_the_model_out(run, chat):
    """A model that answers is healthy; a wrong key is named with the next step."""
    chat.script(quoting("homes in Velden"), Reply(status=401))

    _, good, _ = run("doctor")
    code, bad, _ = run("doctor")

    assert "ok  model: test-model knows strict schemas; 1 of 1 claims passed" in good
    assert code == 1
    assert "Check OPENAI_API_KEY" in bad


def test_a_model_without_a_name_is_a_fault_of_the_settings(run):
    """The variable is named, with the remedy."""
    code, _, err = run("ask", KILLED, EVENHAND_MODEL="", EVENHAND_WRITER="openai")

    assert code == 2
    assert "EVENHAND_MODEL" in err
