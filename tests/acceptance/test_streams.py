"""Replies that break, drag or never come: what a reader sees is checked, said once, and there in time."""

from __future__ import annotations

import time

import pytest

from tests.acceptance.test_answers import BLAST, says, texts
from tests.servers.openai import Reply, answer, citing

GOOD = ("471 people", "The health ministry said that 471 people were killed.")
BAD = ("471 people", "The health ministry said that 480 people were killed.")
ALSO = ("100 to 300", "United States intelligence agencies estimated that 100 to 300 people were killed.")
DEADLINE = 6.0  # seconds, of the fixture's model


def whole(body, *claims):
    return answer(*(citing(body, words, text) for words, text in claims))


def broken(**fields):
    """Two and a half claims, and then whatever the fields say."""

    def step(body):
        content = Reply(content=whole(body, GOOD, BAD, ALSO)).text
        return Reply(content=content, cut_after=content.index("100 to 300"), **fields)

    return step


@pytest.mark.parametrize(
    "fields",
    [{}, {"clean_eof": True}, {"reset": True, "pause": 0.01}, {"stall": 0.3}],
    ids=["closed", "clean end", "reset", "stalled"],
)
def test_a_stream_that_is_cut_leaves_what_was_checked(newsdesk, fields):
    """Closed claims that pass stand, the bad one was never seen, and the answer says that it is partial."""
    told = newsdesk.ask(BLAST, broken(**fields))

    assert newsdesk.teller.seen == texts(told) == [GOOD[1]]
    assert told["status"] == "partial"
    assert any("broke off" in notice for notice in told["notices"])
    assert len(newsdesk.chat.requests) == 1


NOTHING = {
    "401": Reply(status=401, error_code="invalid_api_key"),
    "404": Reply(status=404, error_code="model_not_found"),
    "quota": Reply(status=429, error_code="insufficient_quota", error_type="insufficient_quota"),
    "429 for ever": Reply(status=429, retry_after="900"),
    "429": Reply(status=429),
    "500": Reply(status=500),
    "503": Reply(status=503),
    "reset": Reply(cut_after=0, reset=True),
    "empty": Reply(content=""),
    "prose": Reply(content="I am sorry, I cannot say."),
    "not the object": Reply(content='{"answer": "471"}'),
    "an array": Reply(content="[1, 2, 3]"),
    "cut inside the first claim": Reply(
        content='{"status":"answered","claims":[{"text":"The hea', cut_after=40
    ),
    "refusal": Reply(refusal="I will not."),
    "content filter": Reply(content='{"status":', finish="content_filter"),
    "no end of words": Reply(content='{"status":"answered","claims":[' + " " * 400, finish="length"),
    "hang": Reply(hang=60),
    "drip": Reply(drip=0.1),
    "drip in the head": Reply(drip_head=0.1),
    "not HTTP's idea of events": Reply(raw=b"<html>gateway</html>"),
    "broken event": Reply(raw=b'data: {"choices": [\n\n'),
}


@pytest.mark.parametrize("fault", NOTHING)
def test_whatever_fails_there_is_an_answer_in_time(newsdesk, fault):
    """Sentences are quoted from the articles, and the reader is told why, before the deadline."""
    newsdesk.chat.default = NOTHING[fault]
    began = time.monotonic()

    told = newsdesk.ask(BLAST)

    assert time.monotonic() - began < DEADLINE + 4.0
    assert (told["kind"], told["writer"]) == ("answer", "extractive")
    assert any(notice.endswith("quoted from the articles.") for notice in told["notices"])
    assert newsdesk.teller.seen == texts(told)
    assert "sk-planted" not in str(told)


def test_too_many_requests_pass_by(newsdesk):
    """A server that is busy for a moment is asked again."""
    told = newsdesk.ask(BLAST, Reply(status=429, retry_after="0"), Reply(status=500), says(GOOD))

    assert texts(told) == [GOOD[1]]
    assert len(newsdesk.chat.requests) == 3


@pytest.mark.parametrize("known", [{"json_object"}, set()], ids=["objects only", "plain text only"])
def test_a_server_without_schemas_is_asked_without(newsdesk, known):
    """The same claims, the same checks; the second question costs no probe."""
    newsdesk.chat.supports = frozenset(known)
    newsdesk.chat.default = says(GOOD)

    first, tried = newsdesk.ask(BLAST), len(newsdesk.chat.requests)
    second = newsdesk.ask(BLAST)

    assert texts(first) == texts(second) == [GOOD[1]]
    assert len(newsdesk.chat.requests) == tried + 1


@pytest.mark.parametrize(
    "wrap",
    ["Here you are:\n```json\n{}\n```\nI hope this helps.", "{} {}", "Sure! {} That was {{all}}."],
    ids=["fenced", "twice", "prose"],
)
def test_words_around_the_object_change_nothing(newsdesk, wrap):
    """Prose, fences and a second object are passed over."""

    def step(body):
        text = Reply(content=whole(body, GOOD, ALSO)).text
        return Reply(
            content=wrap.replace("{{", "\0")
            .replace("}}", "\1")
            .replace("{}", text)
            .replace("\0", "{")
            .replace("\1", "}")
        )

    told = newsdesk.ask(BLAST, step)

    assert texts(told) == [GOOD[1], ALSO[1]]


def test_the_first_claim_is_seen_before_the_last_is_written(newsdesk):
    """A claim is told when it closes, not when the reply ends."""
    told = newsdesk.ask(BLAST, says(GOOD, ALSO, pause=0.01))

    first, last = newsdesk.teller.at
    assert last - first > 0.1
    assert newsdesk.teller.seen == texts(told)


def test_slow_words_end_at_the_deadline(newsdesk):
    """A model that writes for longer than it may is cut off; what had closed by then stands."""
    began = time.monotonic()

    told = newsdesk.ask(BLAST, says(GOOD, ALSO, pause=0.15, chunk=14))

    assert time.monotonic() - began < DEADLINE + 2.0
    assert told["status"] == "partial"
    assert newsdesk.teller.seen == texts(told)
