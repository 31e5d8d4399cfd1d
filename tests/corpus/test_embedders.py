from __future__ import annotations

import numpy as np
import pytest

from corpus import embed_local
from corpus.embed_local import LocalEmbedder
from corpus.embed_openai import OpenAIEmbedder
from corpus.embedders import choose
from corpus.errors import EmbedderUnavailable
from corpus.settings import load
from tests.fakes import BagEmbedder


@pytest.fixture(scope="module")
def local():
    return LocalEmbedder()


@pytest.fixture(params=["local", "openai", "bag"])
def any_embedder(request, local, openai_server):
    """Every implementation of the port."""
    if request.param == "openai":
        return OpenAIEmbedder(model="m", api_key="k", base_url=openai_server.url)
    return local if request.param == "local" else BagEmbedder()


def test_vectors_are_unit_and_in_order(any_embedder):
    """One unit vector per text; equal texts give equal vectors wherever they stand."""
    vectors = any_embedder.embed(["the cat", "a much longer text about the harbour strike", "the cat"])

    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.allclose(vectors[0], vectors[2], atol=1e-5)
    assert not np.allclose(vectors[0], vectors[1], atol=1e-2)


def test_no_texts_give_no_vectors(any_embedder):
    """An empty batch is no error."""
    assert len(any_embedder.embed([])) == 0


def test_batching_does_not_change_a_vector(local):
    """Padding beside longer texts leaves a vector as it is."""
    alone = local.embed(["Dockworkers ended their strike."])[0]
    beside = local.embed(["Dockworkers ended their strike.", "word " * 150, "x"])[0]

    assert float(alone @ beside) > 0.9999


def test_meaning_is_near(local):
    """The local model puts a paraphrase nearer than another topic."""
    strike, walkout, eclipse = local.embed(
        [
            "Dockworkers ended their strike.",
            "Harbour staff stopped their walkout.",
            "The eclipse crosses Texas.",
        ]
    )

    assert strike @ walkout > strike @ eclipse + 0.2


def test_altered_weights_are_refused(monkeypatch):
    """Weights that are not those that were measured are never used."""
    monkeypatch.setattr(embed_local, "WEIGHTS_SHA256", "0" * 64)

    with pytest.raises(EmbedderUnavailable, match="altered"):
        LocalEmbedder().embed(["x"])


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (lambda data: data[:1], "usable vectors"),
        (lambda data: [{**item, "index": 0} for item in data], "usable vectors"),
        (lambda data: [{**data[0], "embedding": [1.0]}, data[1]], "usable vectors"),
        (lambda data: [{**item, "embedding": [float("nan")] * 3} for item in data], "finite"),
    ],
    ids=["too few", "same index", "other dimension", "not a number"],
)
def test_unusable_replies_are_refused(openai_server, fault, message):
    """A vector never lands on the wrong text."""
    openai_server.script = [fault]

    with pytest.raises(EmbedderUnavailable, match=message):
        OpenAIEmbedder(model="m", api_key="k", base_url=openai_server.url).embed(["one", "two"])


def test_shuffled_replies_are_put_in_order(openai_server):
    """The index of each vector counts, not its place."""
    openai_server.script = [lambda data: data[::-1]]

    vectors = OpenAIEmbedder(model="m", api_key="k", base_url=openai_server.url).embed(["one", "two"])

    assert np.allclose(vectors, BagEmbedder().embed(["one", "two"]), atol=1e-6)


def test_a_busy_service_is_tried_again(openai_server):
    """429 and 500 are passed over; the work is done at the third try."""
    openai_server.script = [429, 500]

    vectors = OpenAIEmbedder(model="m", api_key="k", base_url=openai_server.url).embed(["one"])

    assert len(vectors) == 1
    assert len(openai_server.requests) == 3


def test_a_service_that_stays_down_is_unavailable(openai_server):
    """After its retries the embedder gives up with one sentence."""
    openai_server.script = [500] * 10

    with pytest.raises(EmbedderUnavailable) as caught:
        OpenAIEmbedder(model="m", api_key="secret-key", base_url=openai_server.url).embed(["one"])

    assert "secret-key" not in str(caught.value)
    assert len(openai_server.requests) == 3


def test_requests_are_bounded(openai_server):
    """Many texts go out in several requests, and come back in order."""
    texts = [f"text {n}" for n in range(600)]

    vectors = OpenAIEmbedder(model="m", api_key="k", base_url=openai_server.url).embed(texts)

    assert [len(request["input"]) for request in openai_server.requests] == [256, 256, 88]
    assert np.allclose(vectors, BagEmbedder().embed(texts), atol=1e-6)


def test_the_setting_chooses(monkeypatch):
    """`EVENHAND_EMBEDDER` names the embedder; its name says what it is."""
    assert choose(load()).name.startswith("all-MiniLM-L6-v2-int8@")
    monkeypatch.setenv("EVENHAND_EMBEDDER", "openai:text-embedding-3-small")
    monkeypatch.setenv("OPENAI_API_KEY", "k")

    assert choose(load()).name == "openai:text-embedding-3-small"
