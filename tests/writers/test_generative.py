"""The generative writer: what it sends, what it hears, what it makes of a reply."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from bot.types import Turn, Usage, Withheld
from bot.writers import WriterUnavailable
from bot.writers.prices import Prices
from tests.servers.openai import Reply, answer, citing, data_of, passages_of, quoting, slowly
from tests.writers.briefs import KEY, brief, ignore, listening, writer


def heard_by(writing, task):
    heard = []
    return writing.write(task, heard.append), heard


def test_claims_of_a_whole_reply_are_drafted_and_heard_in_order(chat):
    """The draft holds what the model said, and every claim of it was heard."""
    chat.script(quoting("was rebuilt", "voted by 11 to 4"))
    draft, heard = heard_by(writer(chat), brief())
    assert [claim.text for claim in draft.claims] == [
        "The Osmer bridge was rebuilt in 2029.",
        "The council of Osmer voted by 11 to 4 on Monday.",
    ]
    assert heard == list(draft.claims)
    assert (draft.status, draft.made.complete, draft.made.again) == ("answered", True, False)
    assert (draft.made.writer, draft.made.model) == ("generative", "test-model")
    assert draft.made.prompt.startswith("answer@")


def test_a_claim_is_heard_before_the_next_one_is_written(chat):
    """Nobody waits for the end of a reply: the first claim is there while the second is still open."""
    first_heard = threading.Event()

    def step(body):
        return Reply(content=answer(citing(body, "was rebuilt"), citing(body, "voted")), pause=0.02)

    chat.script(step)
    result = []
    thread = threading.Thread(
        target=lambda: result.append(writer(chat).write(brief(), lambda _: first_heard.set()))
    )
    thread.start()
    assert first_heard.wait(5)
    assert thread.is_alive()
    assert chat.now_open == 1
    thread.join()
    assert len(result[0].claims) == 2


def test_the_request_is_strict_json_and_ends_with_one_object(chat):
    """System rules first, then one user message with a boundary and the data at its very end."""
    task = brief(history=(Turn("Who paid for the bridge?"),), zone="Asia/Tokyo")
    writer(chat).write(task, ignore)
    body = chat.bodies[0]
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert body["response_format"]["json_schema"]["strict"] is True
    assert body["stream_options"] == {"include_usage": True}
    assert (body["temperature"], body["max_completion_tokens"]) == (0.0, 1200)
    data = data_of(body)
    assert list(data) == ["task", "question", "today", "passages", "history"]
    assert (data["today"], data["history"]) == ("2031-02-06", [{"question": "Who paid for the bridge?"}])
    assert [p["pid"] for p in passages_of(body)] == sorted(e.pid for e in task.evidence)
    assert data["passages"][0]["sentences"][0]["sid"] == "s1"


def test_two_requests_share_every_byte_before_the_task(chat):
    """What a service can cache is the same each time; the boundary is not."""
    writing = writer(chat)
    writing.write(brief(), ignore)
    writing.write(brief(question="Who voted?"), ignore)
    first, second = chat.bodies
    assert first["messages"][0] == second["messages"][0]
    assert first["messages"][1]["content"] != second["messages"][1]["content"]
    lines = [body["messages"][1]["content"].splitlines() for body in (first, second)]
    assert lines[0][2].startswith("data-")
    assert lines[0][2] != lines[1][2]
    assert len(lines[0][2]) == len("data-") + 32


def test_insufficient_is_a_draft_without_claims(chat):
    """That the passages do not answer is an answer of the model, not a failure."""
    chat.script(Reply(content=answer(status="insufficient", missing=["the year"])))
    draft, heard = heard_by(writer(chat), brief())
    assert (draft.status, draft.claims, draft.missing, heard) == ("insufficient", (), ("the year",), [])
    assert len(chat.requests) == 1


def test_without_evidence_nothing_is_sent(chat):
    """There is nothing to write from, and no request says so any better."""
    draft, _ = heard_by(writer(chat), replace(brief(), evidence=()))
    assert (draft.status, chat.requests) == ("insufficient", [])


def test_notes_of_a_first_draft_tell_what_to_do_about_it(chat):
    """On regeneration the model reads what fell, why, and how to mend it; there is no third time."""
    chat.script(quoting("was rebuilt"))
    fault = Withheld("It cost 9 million.", "number_not_in_evidence", "9")
    draft, _ = heard_by(writer(chat), brief(faults=(fault,)))
    (note,) = data_of(chat.bodies[0])["notes"]
    assert note["code"] == "number_not_in_evidence"
    assert note["text"] == "It cost 9 million."
    assert note["advice"] == "Write only figures that stand in the claim's own quotes."
    assert draft.made.again is True


def test_usage_is_what_the_service_counts_and_costs_what_the_prices_say(chat):
    """Cached tokens cost their own price."""
    chat.script(quoting("was rebuilt"))
    draft = writer(chat, prices=Prices(1.0, 0.1, 2.0)).write(brief(), ignore)
    expected = (476 * 1.0 + 1024 * 0.1 + 120 * 2.0) / 1e6
    assert draft.made.usage == Usage(1, 1500, 1024, 120, pytest.approx(expected))


def test_usage_is_counted_here_when_the_service_is_silent(chat):
    """Tokens are known in any case; without prices the cost is unknown, not nothing."""
    chat.script(quoting("was rebuilt", silent_usage=True))
    usage = writer(chat).write(brief(), ignore).made.usage
    assert usage.requests == 1
    assert 1300 < usage.prompt < 1800
    assert 40 < usage.completion < 200
    assert usage.cost is None


def test_more_claims_than_asked_for_are_read_to_a_limit(chat):
    """The brief says how many there may be; of a model that writes more, a dozen are heard."""
    chat.script(lambda body: Reply(content=answer(*[citing(body, "was rebuilt")] * 20)))
    draft, heard = heard_by(writer(chat), brief(limit=2))
    assert len(draft.claims) == len(heard) == 12
    assert "at most 2 claims" in chat.bodies[0]["messages"][1]["content"]


def test_a_malformed_claim_is_left_out_and_told_of(chat):
    """One bad object does not take the others with it."""

    def step(body):
        bad = citing(body, "voted") | {"kind": "rumour"}
        return Reply(content=answer(bad, citing(body, "was rebuilt")))

    chat.script(step)
    draft, heard = heard_by(writer(chat), brief())
    assert [c.text for c in heard] == ["The Osmer bridge was rebuilt in 2029."]
    assert draft.made.notices == ("One sentence of the model could not be read and is left out.",)
    assert draft.made.complete


@pytest.mark.parametrize(
    "wrap",
    [
        lambda text: (
            f"Here is the answer you asked for {{as JSON}}:\n```json\n{text}\n```\nI hope it helps {{}}."
        ),
        lambda text: f'<think>{{"status": "draft"}} hm, so be it</think>{text}',
        lambda text: text + text,
        lambda text: f"\ufeff  {text}\n\n",
    ],
    ids=["prose and fence", "thoughts", "twice", "blank"],
)
def test_what_stands_around_the_object_is_passed_over(chat, wrap):
    """Servers without schemas let models talk; the object is what counts, and only the first."""
    made = quoting("was rebuilt")
    chat.script(lambda body: Reply(content=wrap(made(body).text)))
    draft, heard = heard_by(writer(chat), brief())
    assert (len(heard), draft.status, draft.made.complete) == (1, "answered", True)


@pytest.mark.parametrize(
    "ending",
    [
        {"cut_after": -12},
        {"cut_after": -12, "reset": True, "stall": 0.5},  # a reset takes back what was not read yet
        {"cut_after": -12, "clean_eof": True},
        {"finish": "length"},
        {"finish": None, "done": False},
        {"finish": "content_filter"},
    ],
    ids=["closed", "reset", "clean end", "length", "no finish", "filter"],
)
def test_a_reply_that_breaks_off_keeps_its_closed_claims(chat, ending):
    """What was closed by then stands, and the draft says that it is not the whole."""

    def step(body):
        reply = Reply(content=answer(citing(body, "was rebuilt"), citing(body, "voted"), missing=["tolls"]))
        cut = {**ending}
        if "cut_after" in cut:
            cut["cut_after"] += len(reply.text) - 60
        return Reply(content=reply.content, **cut)

    chat.script(step)
    draft, heard = heard_by(writer(chat), brief())
    assert heard
    assert heard == list(draft.claims)
    assert (draft.status, draft.made.complete) == ("partial", False)
    assert len(chat.requests) == 1
    assert not listening()


def test_a_server_that_marks_the_end_but_no_reason_is_believed(chat):
    """Some servers send [DONE] and never a finish_reason."""
    chat.script(quoting("was rebuilt", finish=None))
    draft = writer(chat).write(brief(), ignore)
    assert (draft.status, draft.made.complete) == ("answered", True)


@pytest.mark.parametrize(
    "useless",
    [
        Reply(content="I would rather talk about boats."),
        Reply(content='{"status":"answered","claims":[{"text":"x","kind":"fact"'),
        Reply(content={"status": "answered", "claims": [{"text": 3}], "missing": []}),
        Reply(content=""),
        Reply(content={"status": "sure", "claims": [], "missing": []}),
        Reply(content="x" * 40, cut_after=20),
        Reply(content="x" * 40, cut_after=20, reset=True),
        Reply(content=answer(status="insufficient"), finish="length"),
        Reply(raw=b"data: {not json\n\ndata: [DONE]\n\n"),
        Reply(raw=b'{"choices":[{"message":{"content":"no stream"}}]}'),
        Reply(raw=b'data: {"choices":[{}]}\n\n'),
        Reply(raw=b"data: []\n\n"),
        Reply(raw=b""),
        Reply(content="[" * 5000),
        Reply(content="y" * 250_000, chunk=5000),
    ],
    ids="prose open malformed empty status closed reset length event whole delta list body deep endless".split(),
)
def test_a_useless_reply_is_asked_for_once_more(chat, useless):
    """The second asking says what was wrong; its draft says that there is no third."""
    chat.script(useless, quoting("was rebuilt"))
    draft, heard = heard_by(writer(chat), brief())
    assert len(heard) == 1
    assert (draft.made.again, draft.made.complete, draft.made.usage.requests) == (True, True, 2)
    assert "notes" not in data_of(chat.bodies[0])
    assert data_of(chat.bodies[1])["notes"][0]["code"] == "unreadable"


def test_two_useless_replies_are_a_failure(chat):
    """After the second there is no draft, and what was spent is told."""
    chat.default = Reply(content="No.")
    with pytest.raises(WriterUnavailable) as error:
        writer(chat).write(brief(), ignore)
    assert (error.value.fault, error.value.usage.requests, len(chat.requests)) == ("unusable", 2, 2)
    assert error.value.usage.prompt == 3000


def test_a_useless_regeneration_is_not_repeated(chat):
    """The Desk's one regeneration is one request."""
    chat.default = Reply(content="No.")
    with pytest.raises(WriterUnavailable, match="no usable reply"):
        writer(chat).write(brief(faults=(Withheld("x", "low_support"),)), ignore)
    assert len(chat.requests) == 1


@pytest.mark.parametrize(
    "step",
    [Reply(refusal="I cannot help with that."), Reply(finish="content_filter")],
    ids=["refusal", "content filter"],
)
def test_a_refusal_is_not_argued_with(chat, step):
    """A model that refuses, or a filter, is asked once."""
    chat.default = step
    with pytest.raises(WriterUnavailable) as error:
        writer(chat).write(brief(), ignore)
    assert (error.value.fault, len(chat.requests)) == ("filtered", 1)
    assert "cannot help" not in str(error.value)


def test_evidence_that_does_not_fit_is_told_of(chat):
    """The reader learns that the model did not see everything."""
    texts = [f"Report {i} on the bridge says that boats wait. " * 6 for i in range(60)]
    draft = writer(chat, prompt_tokens=2500).write(brief(*texts), ignore)
    (notice,) = draft.made.notices
    assert notice.endswith("of the 60 passages found were not, or not wholly, given to the model.")


def test_many_threads_share_one_writer(chat):
    """Each thread hears its own claims."""
    chat.default = slowly(quoting("was rebuilt"), 0.005)
    writing, results = writer(chat), []
    threads = [threading.Thread(target=lambda: results.append(heard_by(writing, brief()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(results) == 8
    assert all(len(heard) == 1 and draft.made.complete for draft, heard in results)


def test_a_listener_that_fails_ends_the_request(chat):
    """An error of ours is ours to see, and the connection does not outlive it."""
    chat.script(slowly(lambda body: Reply(content=answer(*[citing(body, "was rebuilt")] * 5)), 0.05))

    def fail(_claim):
        raise KeyError("ours")

    with pytest.raises(KeyError):
        writer(chat).write(brief(), fail)
    assert not listening()


def test_no_key_is_in_what_can_be_printed(chat):
    """Access and writers may end up in a traceback or a log."""
    model = writer(chat)._model
    assert KEY not in repr(model._exchange.access)
    writer(chat).write(brief(), ignore)
    assert chat.requests[0].headers["authorization"] == f"Bearer {KEY}"
