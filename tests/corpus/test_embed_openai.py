"""A paid service that is slow, wrong, refusing or gone: what was made is kept, what was not stays pending."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import numpy as np
import pytest

from corpus.embed_batches import MAX_TOKENS, SPLITS, UNUSABLE_IN_A_ROW, Closed, parts
from corpus.embed_openai import MAX_REPLY, OpenAIEmbedder, Pace
from corpus.embedding import PartlyEmbedded, SpendCapReached, embed_some
from corpus.errors import EmbedderUnavailable
from tests.fakes import Answer, BagEmbedder

SHORT = lambda data: data[:-1]  # noqa: E731
SAME_INDEX = lambda data: [{**item, "index": 0} for item in data]  # noqa: E731
RAGGED = lambda data: [{**data[0], "embedding": [1.0]}, *data[1:]]  # noqa: E731
NOT_A_NUMBER = lambda data: [{**item, "embedding": [float("nan")] * 3} for item in data]  # noqa: E731
ZERO = lambda data: [{**item, "embedding": [0.0] * 3} for item in data]  # noqa: E731
NO_NUMBERS = lambda data: [{**item, "embedding": "AAAA"} for item in data]  # noqa: E731
FAULTS = ("too few", "same index", "ragged", "not a number", "zero", "no numbers")
WORDS = ("one", "two", "three", "four", "five")


class Waits(list):
    """Remembers how long it was asked to wait, and does not wait."""

    def __call__(self, seconds):
        self.append(seconds)


class Purse:
    """A budget of so many tokens."""

    def __init__(self, left):
        self.left = left
        self.booked = []

    def __call__(self, tokens):
        if tokens > self.left:
            raise SpendCapReached("The tokens of today are used up.")
        self.left -= tokens
        self.booked.append(tokens)


@pytest.fixture
def waits():
    return Waits()


@pytest.fixture
def service(openai_server, waits):
    """An embedder that does not really wait."""
    return OpenAIEmbedder(model="m", api_key="secret-key", base_url=openai_server.url, pace=Pace(sleep=waits))


def sizes(server):
    return [len(request["input"]) for request in server.requests]


@pytest.mark.parametrize("fault", [SHORT, SAME_INDEX, RAGGED, NOT_A_NUMBER, ZERO, NO_NUMBERS], ids=FAULTS)
def test_an_unusable_reply_is_asked_for_again_in_halves(openai_server, service, fault):
    """A vector never lands on the wrong text."""
    openai_server.script = [fault]

    vectors = service.embed(WORDS)

    assert np.allclose(vectors, BagEmbedder().embed(WORDS), atol=1e-6)
    assert sizes(openai_server) == [5, 2, 3]


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b'{"data": 3}', b'{"data": [{"index": "x"}]}', b"[" * 100_000]
)
def test_a_reply_that_is_no_reply_is_asked_for_again(openai_server, service, body):
    """Whatever a proxy puts in the place of vectors."""
    openai_server.script = [Answer(body=body)]

    assert len(service.embed(["one", "two"])) == 2


def test_shuffled_replies_are_put_in_order(openai_server, service):
    """The index of each vector counts, not its place."""
    openai_server.script = [lambda data: data[::-1]]

    assert np.allclose(service.embed(WORDS), BagEmbedder().embed(WORDS), atol=1e-6)
    assert sizes(openai_server) == [5]


@pytest.mark.parametrize("fault", [400, 413, 422, SHORT, NOT_A_NUMBER])
def test_a_poison_text_costs_only_itself(openai_server, service, fault):
    """All others have their vectors; the one stays to be done."""
    texts = [f"text {n}" for n in range(100)]
    openai_server.poison = {"text 37": fault}

    found = embed_some(service, texts)

    assert [n for n, vector in enumerate(found.vectors) if vector is None] == [37]
    assert np.allclose(found.vectors[38], BagEmbedder().embed(["text 38"])[0], atol=1e-6)
    assert isinstance(found.fault, EmbedderUnavailable)
    assert len(openai_server.requests) < 20


def test_only_poison_leaves_nothing(openai_server, service):
    """A single text that is refused is an error of one sentence."""
    openai_server.poison = {"one": 400}

    assert embed_some(service, ["one"]).vectors == (None,)

    with pytest.raises(EmbedderUnavailable, match="BadRequestError") as caught:
        service.embed(["one"])

    assert not isinstance(caught.value, PartlyEmbedded)
    assert "secret-key" not in str(caught.value)


def test_a_service_that_only_sends_nonsense_is_given_up(openai_server, service):
    """Halving ends soon when it is not the texts."""
    openai_server.script = [SHORT] * 1000

    with pytest.raises(EmbedderUnavailable, match="usable vectors"):
        service.embed([f"text {n}" for n in range(256)])

    assert len(openai_server.requests) == UNUSABLE_IN_A_ROW


def test_many_poison_texts_do_not_multiply_requests(openai_server, service):
    """The number of splits is bounded; what was made meanwhile is kept."""
    texts = [f"text {n}" for n in range(256)]
    openai_server.poison = {f"text {n}": 400 for n in range(5, 256, 10)}

    found = embed_some(service, texts)

    assert len(openai_server.requests) <= 1 + 2 * SPLITS
    assert sum(vector is not None for vector in found.vectors) > 50


def test_another_dimension_is_refused(openai_server, service):
    """Vectors of two lengths are never put together."""
    openai_server.script = [lambda data: data] + [
        lambda data: [{**item, "embedding": [1.0, 2.0]} for item in data]
    ] * 100

    with pytest.raises(PartlyEmbedded, match="different lengths") as caught:
        service.embed([f"text {n}" for n in range(300)])

    assert sorted(caught.value.done) == list(range(256))


def test_a_request_that_fails_for_good_takes_no_other_with_it(openai_server, service):
    """The vectors of the other requests are kept, and the rest can be asked for later."""
    texts = [f"text {n}" for n in range(600)]
    openai_server.poison = {"text 300": 500}

    found = embed_some(service, texts)
    missing = [n for n, vector in enumerate(found.vectors) if vector is None]
    openai_server.poison = {}

    assert missing == list(range(256, 512))
    assert len(service.embed([texts[n] for n in missing])) == 256
    assert sizes(openai_server) == [256, 256, 256, 256, 88, 256]


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_a_busy_service_is_tried_again(openai_server, service, status):
    """Passing faults are passed over; the work is done at the third try."""
    openai_server.script = [status, status]

    assert len(service.embed(["one"])) == 1
    assert len(openai_server.requests) == 3


def test_a_service_that_stays_down_is_unavailable(openai_server, service, waits):
    """After three tries, with growing pauses, the embedder gives up with one sentence."""
    openai_server.script = [500] * 10

    with pytest.raises(EmbedderUnavailable, match="did not serve openai:m") as caught:
        service.embed(["one"])

    assert "secret-key" not in str(caught.value)
    assert len(openai_server.requests) == 3
    assert 0.5 <= waits[0] <= 1.0 <= waits[1] <= 2.0


def test_a_service_that_is_down_is_not_asked_for_everything(openai_server, service):
    """After two requests in a row that failed for good, the others wait for the next run."""
    openai_server.script = [500] * 100

    with pytest.raises(EmbedderUnavailable):
        service.embed([f"text {n}" for n in range(2_000)])

    assert len(openai_server.requests) == 6


def test_a_pause_that_is_asked_for_is_kept(openai_server, service, waits):
    """Retry-After counts, in seconds or as a date."""
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    openai_server.script = [
        Answer(429, headers={"Retry-After": "7"}),
        Answer(503, headers={"Retry-After": later}),
    ]

    service.embed(["one"])

    assert waits[0] == 7
    assert 10 < waits[1] <= 20


@pytest.mark.parametrize("said", ["soon", "-5", "nan"])
def test_a_pause_that_makes_no_sense_is_short(openai_server, service, waits, said):
    """A header that is not understood does no harm."""
    openai_server.script = [Answer(429, headers={"Retry-After": said})]

    service.embed(["one"])

    assert 0 <= waits[0] <= 1


def test_a_long_pause_is_left_to_the_next_run(openai_server, service, waits):
    """Nobody sits through an hour; no other request is sent either."""
    openai_server.script = [Answer(429, headers={"Retry-After": "3600"})]

    with pytest.raises(Closed, match="pause of 3600 s"):
        service.embed([f"text {n}" for n in range(600)])

    assert waits == []
    assert len(openai_server.requests) == 1


@pytest.mark.parametrize("answer", [Answer(429, code="insufficient_quota"), 401, 403, 404])
def test_what_no_retry_can_mend_is_not_retried(openai_server, service, answer):
    """No quota, no access, no such model: one request."""
    openai_server.script = [answer]

    with pytest.raises(Closed):
        service.embed([f"text {n}" for n in range(600)])

    assert len(openai_server.requests) == 1


def test_a_reply_that_breaks_off_is_tried_again(openai_server, service):
    """Half a body is no body."""
    openai_server.script = [Answer(body=b'{"data": [', cut=100)]

    assert len(service.embed(["one"])) == 1


def test_a_reply_that_drips_ends_at_the_deadline(openai_server):
    """A server that always sends one more byte is given up all the same."""
    openai_server.script = [Answer(body=b" " * 1_000, pause=0.02)]
    hasty = OpenAIEmbedder(model="m", api_key="k", base_url=openai_server.url, pace=Pace(patience=0.5))

    with pytest.raises(Closed, match="took longer"):
        hasty.embed(["one"])


def test_no_request_is_sent_after_the_deadline(openai_server):
    """The whole call is bounded, whatever the number of requests."""
    late = OpenAIEmbedder(model="m", api_key="k", base_url=openai_server.url, pace=Pace(patience=0.0))

    with pytest.raises(Closed, match="took longer"):
        late.embed(["one"])

    assert openai_server.requests == []


def test_a_server_that_is_not_there_is_unavailable(waits):
    """No connection is tried three times, and told in one sentence."""
    nowhere = OpenAIEmbedder(model="m", api_key="k", base_url="http://127.0.0.1:9/v1", pace=Pace(sleep=waits))

    with pytest.raises(EmbedderUnavailable, match="APIConnectionError"):
        nowhere.embed(["one"])

    assert len(waits) == 2


def test_a_missing_key_is_unavailable(openai_server):
    """What the SDK refuses before sending anything is told like everything else."""
    keyless = OpenAIEmbedder(model="m", api_key="", base_url=openai_server.url)

    with pytest.raises(Closed, match="OpenAIError"):
        keyless.embed(["one"])


def test_requests_are_bounded(openai_server, service):
    """Many texts go out in several requests, and come back in order."""
    texts = [f"text {n}" for n in range(600)]

    vectors = service.embed(texts)

    assert sizes(openai_server) == [256, 256, 88]
    assert np.allclose(vectors, BagEmbedder().embed(texts), atol=1e-6)


def test_requests_are_bounded_by_tokens():
    """Long texts make small requests; a text that is longer than a whole request goes alone."""
    lengths = [MAX_TOKENS // 2, MAX_TOKENS // 2, 1, MAX_TOKENS + 1, 1]
    texts = ["x" * length for length in lengths]

    assert [list(part) for part in parts(texts, len)] == [[0, 1], [2], [3], [4]]


def test_an_empty_text_is_sent_as_a_space(openai_server, service):
    """The service refuses empty strings."""
    service.embed(["", "one"])

    assert openai_server.requests[0]["input"] == [" ", "one"]


def test_the_spend_cap_ends_the_call(openai_server):
    """What was paid for is kept; what the budget does not allow is never sent."""
    purse = Purse(left=256 * 3)
    capped = OpenAIEmbedder(model="m", api_key="k", base_url=openai_server.url, budget=purse)

    found = embed_some(capped, [f"text {n}" for n in range(600)])

    assert sum(vector is not None for vector in found.vectors) == 256
    assert isinstance(found.fault, SpendCapReached)
    assert len(openai_server.requests) == len(purse.booked) == 1


def test_a_used_up_budget_sends_nothing(openai_server):
    """The error says so by its kind."""
    capped = OpenAIEmbedder(model="m", api_key="k", base_url=openai_server.url, budget=Purse(left=0))

    with pytest.raises(SpendCapReached):
        capped.embed(["one"])

    assert openai_server.requests == []


def test_every_try_is_booked(openai_server, waits):
    """A try that times out may have been paid for."""
    purse = Purse(left=1_000)
    openai_server.script = [500, 500]
    embedder = OpenAIEmbedder(
        model="m", api_key="k", base_url=openai_server.url, budget=purse, pace=Pace(sleep=waits)
    )

    embedder.embed(["one"])

    assert len(purse.booked) == 3


def test_some_of_all_is_all(service):
    """Without a fault, every text has its vector."""
    found = embed_some(service, WORDS)

    assert found.fault is None
    assert np.allclose(np.stack(found.vectors), BagEmbedder().embed(WORDS), atol=1e-6)


def test_a_partial_result_travels(openai_server, service):
    """It comes home from a worker process whole."""
    openai_server.poison = {"two": 400}
    with pytest.raises(PartlyEmbedded) as caught:
        service.embed(WORDS)

    home = pickle.loads(pickle.dumps(caught.value))  # noqa: S301

    assert sorted(home.done) == [0, 2, 3, 4]
    assert (str(home), home.remedy, str(home.fault)) == (
        str(caught.value), caught.value.remedy, str(caught.value.fault),
    )  # fmt: skip


def test_too_large_a_reply_is_refused(openai_server, service):
    """Memory is bounded whatever the server sends."""
    openai_server.script = [Answer(body=b" " * (MAX_REPLY + 1))]

    assert len(service.embed(["one", "two"])) == 2
