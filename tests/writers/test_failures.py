"""What the generative writer does when the service fails, is slow, or lies about being done."""

from __future__ import annotations

import logging
import socket
import threading
import time

import pytest

from bot.writers import WriterUnavailable
from bot.writers.asking import Limits, Model
from bot.writers.generative import GenerativeWriter
from bot.writers.line import Access
from corpus.embedding import SpendCapReached
from tests.servers.openai import EVERYTHING, FakeChat, Reply, answer, citing, quoting, slowly
from tests.writers.briefs import KEY, brief, ignore, listening, model, writer

GRACE = 1.0  # seconds that a busy machine may be late


def failure_of(writing, task=None):
    with pytest.raises(WriterUnavailable) as error:
        writing.write(task or brief(), ignore)
    return error.value


@pytest.mark.parametrize(
    ("step", "fault", "requests"),
    [
        (
            Reply(status=401, error_code="invalid_api_key", error_message=f"Incorrect key: {KEY}"),
            "refused",
            1,
        ),
        (Reply(status=403, error_code="unsupported_country"), "refused", 1),
        (Reply(status=404, error_code="model_not_found"), "refused", 1),
        (Reply(status=429, error_code="insufficient_quota", error_type="insufficient_quota"), "quota", 1),
        (Reply(status=400, error_code="context_length_exceeded"), "refused", 1),
        (Reply(status=400, error_code="content_filter"), "filtered", 1),
        (Reply(status=429, error_code="rate_limit_exceeded", error_type="requests"), "busy", 3),
        (Reply(status=429, error_code="rate_limit_exceeded", retry_after="0"), "busy", 3),
        (Reply(status=408), "busy", 3),
        (Reply(status=409), "busy", 3),
        (Reply(status=500, error_code="server_error"), "unreachable", 3),
        (Reply(status=503), "unreachable", 3),
        (Reply(status=418), "refused", 1),
    ],
    ids="key country model quota length filter rate rate0 timeout conflict error overload other".split(),
)
def test_a_status_becomes_a_fault(chat, step, fault, requests):
    """What may pass later is tried three times, anything else once; no text of the server is passed on."""
    chat.default = step
    error = failure_of(writer(chat))
    assert (error.fault, len(chat.requests), error.usage.requests) == (fault, requests, requests)
    assert error.usage.prompt == 0
    assert KEY not in f"{error} {error.remedy} {error.__cause__} {error.__context__!r}"
    assert "scripted" not in str(error)


def test_a_passing_fault_is_not_noticed(chat):
    """Two failures and then a reply: the draft is whole and says how many requests it took."""
    chat.script(500, Reply(status=429, retry_after="0"), quoting("was rebuilt"))
    draft = writer(chat).write(brief(), ignore)
    assert (len(draft.claims), draft.made.usage.requests, draft.made.again) == (1, 3, False)


def test_a_retry_after_is_kept(chat):
    """The service says when: neither sooner nor our own pause."""
    chat.script(Reply(status=429, retry_after="1"), quoting("was rebuilt"))
    writer(chat, backoff=0.01).write(brief(), ignore)
    first, second = chat.requests
    assert second.time - first.time >= 1.0


@pytest.mark.parametrize("key", ["sk-\u201cquoted\u201d", "sk-two\nlines"], ids=["curly", "lines"])
def test_a_key_that_cannot_be_sent_is_told_as_that(chat, key):
    """A key pasted with a curly quote or a line break: once, with what to check, and without the key."""
    error = failure_of(GenerativeWriter(Model(Access("test-model", key, chat.url), Limits(backoff=0.02))))
    assert (error.fault, error.remedy) == ("refused", "Check OPENAI_API_KEY and OPENAI_BASE_URL.")
    assert (error.usage.requests, chat.requests) == (1, [])
    assert "sk-" not in str(error)


@pytest.mark.parametrize("wait", ["30", "99999", "Fri, 31 Dec 9999 23:59:59 GMT"], ids=["30", "day", "date"])
def test_a_retry_after_beyond_the_deadline_is_not_waited_for(chat, wait):
    """Nobody sleeps for a time that is not there."""
    chat.default = Reply(status=429, retry_after=wait)
    began = time.monotonic()
    error = failure_of(writer(chat), brief(seconds=5))
    assert (error.fault, len(chat.requests)) == ("busy", 1)
    assert time.monotonic() - began < GRACE


def test_nothing_is_sent_again_after_a_claim_was_heard(chat):
    """A second reply could say something else: what was told stands by itself."""
    chat.script(
        lambda body: Reply(content=answer(citing(body, "was rebuilt"), citing(body, "voted")), cut_after=290)
    )
    draft = writer(chat).write(brief(), ignore)
    assert (len(draft.claims), len(chat.requests), draft.made.complete) == (1, 1, False)


def test_an_error_inside_a_stream_is_a_failure_of_the_server(chat):
    """Some servers say 200 first and fail afterwards."""
    chat.default = Reply(raw=b'data: {"error": {"message": "boom", "code": "server_error"}}\n\n')
    error = failure_of(writer(chat))
    assert (error.fault, len(chat.requests)) == ("unreachable", 3)
    assert "boom" not in str(error)


def test_a_server_that_is_not_there_is_unreachable():
    """A refused connection is tried again, and then told with what to check."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        error = failure_of(GenerativeWriter(model(url)))
    assert error.fault == "unreachable"
    assert error.remedy == "Check OPENAI_BASE_URL and that the service is up."
    assert (error.usage.requests, error.usage.prompt) == (3, 0)


@pytest.mark.parametrize(
    "step",
    [
        Reply(hang=60),
        Reply(drip=0.05),
        Reply(drip_head=0.05),
        Reply(content="", cut_after=0, stall=60),
        Reply(content="x" * 4000, pause=0.05, chunk=1),
        Reply(content=" " * 4000, pause=0.05, chunk=1),
    ],
    ids="hang drip head stall prose blank".split(),
)
def test_the_deadline_is_kept_whatever_the_server_does(chat, step):
    """At the deadline there is an error, the connection is shut, and no thread reads on."""
    chat.default = step
    began = time.monotonic()
    error = failure_of(writer(chat), brief(seconds=1.0))
    assert 0.8 < time.monotonic() - began < 1.0 + GRACE
    assert error.fault == "slow"
    assert error.usage.prompt > 1000
    assert not listening()
    chat.closing.set()
    assert chat.wait_until_idle()


def test_claims_that_closed_before_the_deadline_stand(chat):
    """A slow reply gives what it had closed by then."""
    chat.default = slowly(
        lambda body: Reply(content=answer(*[citing(body, "was rebuilt")] * 5), chunk=40), 0.06
    )
    began = time.monotonic()
    draft = writer(chat).write(brief(seconds=1.2), ignore)
    assert time.monotonic() - began < 1.2 + GRACE
    assert 1 <= len(draft.claims) < 5
    assert (draft.status, draft.made.complete) == ("partial", False)
    assert not listening()


def test_a_deadline_that_is_over_sends_nothing_for_long(chat):
    """A brief that comes too late gets an error at once."""
    chat.default = Reply(hang=60)
    began = time.monotonic()
    assert failure_of(writer(chat), brief(seconds=-1)).fault == "slow"
    assert time.monotonic() - began < GRACE
    assert not listening()


def test_without_a_deadline_the_writer_has_one_of_its_own(chat):
    """A brief for ever is no reason to wait for ever."""
    chat.default = Reply(hang=60)
    assert failure_of(writer(chat, patience=0.6)).fault == "slow"


def test_a_second_asking_needs_time(chat):
    """A useless reply shortly before the deadline is the end."""
    chat.script(Reply(content="no", pause=0.12))
    error = failure_of(writer(chat), brief(seconds=1.2))
    assert (error.fault, len(chat.requests)) == ("unusable", 1)


def test_one_deadline_does_not_touch_another_request(chat):
    """Hanging up on one reply leaves those of other threads alone."""
    slow = slowly(quoting("was rebuilt"), 0.02)
    chat.default = lambda body: Reply(hang=60) if "hang" in body["messages"][1]["content"] else slow(body)
    writing, drafts = writer(chat), []
    threads = [
        threading.Thread(target=lambda: drafts.append(writing.write(brief(), ignore))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    assert failure_of(writing, brief(question="Will it hang?", seconds=0.5)).fault == "slow"
    for thread in threads:
        thread.join(10)
    assert [draft.made.complete for draft in drafts] == [True] * 3


@pytest.mark.parametrize(
    "lacking",
    [
        {"json_schema"},
        {"json_schema", "json_object"},
        {"temperature"},
        {"stream_options"},
        {"max_completion_tokens"},
        EVERYTHING,
    ],
    ids="schema object temperature usage tokens all".split(),
)
def test_what_a_server_does_not_know_is_left_out_and_remembered(lacking):
    """The first question finds out, the second costs one request."""
    with FakeChat(quoting("was rebuilt"), supports=EVERYTHING - lacking) as chat:
        writing = writer(chat)
        assert writing.write(brief(), ignore).made.complete
        first = len(chat.requests)
        assert writing.write(brief(), ignore).made.usage.requests == 1
        last = chat.bodies[-1]
    assert first == 1 + len(lacking)
    form = last.get("response_format", {}).get("type", "plain")
    assert (form == "json_schema") is ("json_schema" not in lacking)
    assert ("max_tokens" in last) is ("max_completion_tokens" in lacking)
    assert ("temperature" in last) is ("temperature" not in lacking)


def test_a_complaint_that_names_nothing_is_tried_with_less(chat):
    """Some servers only say that the request is bad."""
    chat.script(Reply(status=400), Reply(status=422), Reply(status=400), quoting("was rebuilt"))
    assert writer(chat).write(brief(), ignore).made.usage.requests == 4
    assert set(chat.bodies[-1]) == {"model", "messages", "stream", "max_tokens"}


def test_a_server_that_refuses_everything_is_left(chat):
    """The ladder has an end, and a request that failed teaches nothing."""
    chat.default = Reply(status=400)
    writing = writer(chat)
    assert failure_of(writing).fault == "refused"
    assert len(chat.requests) == 4
    chat.default = quoting("was rebuilt")
    writing.write(brief(), ignore)
    assert chat.bodies[-1]["response_format"]["type"] == "json_schema"


def test_the_budget_is_asked_before_each_request(chat):
    """Prompt and reply are booked together, for every try."""
    booked = []
    chat.script(500, quoting("was rebuilt"))
    writer(chat, budget=booked.append).write(brief(), ignore)
    assert len(booked) == 2
    assert 1300 + 1200 < booked[0] < 1800 + 1200


def test_nothing_is_sent_when_the_budget_says_no(chat):
    """Our own cap is a fault of its own."""

    def empty(_tokens):
        raise SpendCapReached("The 10 tokens that test-model may be sent a day are used up.", remedy="Wait.")

    error = failure_of(writer(chat, budget=empty))
    assert (error.fault, error.remedy, error.usage.requests, chat.requests) == ("budget", "Wait.", 0, [])


def test_no_log_shows_a_key_or_an_article(chat, caplog):
    """At info, and of our own at debug too."""
    chat.script(Reply(status=401, error_message=f"Incorrect key {KEY}"), quoting("was rebuilt"))
    with caplog.at_level(logging.INFO), caplog.at_level(logging.DEBUG, logger="bot"):
        failure_of(writer(chat))
        writer(chat).write(brief(), ignore)
    assert KEY not in caplog.text
    assert "rebuilt" not in caplog.text
