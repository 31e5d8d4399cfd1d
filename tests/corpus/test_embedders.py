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
def local(tmp_path_factory):
    return LocalEmbedder(tmp_path_factory.mktemp("models"))


@pytest.fixture(params=["local", "packaged", "openai", "bag"])
def any_embedder(request, local, openai_server):
    """Every implementation of the port."""
    if request.param == "openai":
        return OpenAIEmbedder(model="m", api_key="k", base_url=openai_server.url)
    return {"local": local, "packaged": LocalEmbedder(), "bag": BagEmbedder()}[request.param]


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


def test_the_setting_chooses(monkeypatch):
    """`EVENHAND_EMBEDDER` names the embedder; its name says what it is."""
    assert choose(load()).name.startswith("all-MiniLM-L6-v2-int8-dynamic-")
    monkeypatch.setenv("EVENHAND_EMBEDDER", "openai:text-embedding-3-small")
    monkeypatch.setenv("OPENAI_API_KEY", "k")

    assert choose(load()).name == "openai:text-embedding-3-small"
