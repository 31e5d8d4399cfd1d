"""One contract, three implementations: Chroma in this process, Chroma behind HTTP, exact search."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.archive import Archive
from corpus.errors import IndexUnavailable
from corpus.library import Library
from corpus.owner import ChromaFolder
from corpus.settings import load
from corpus.vectors import ChromaVectors, ExactVectors, Update
from tests.articles import document, store


@pytest.fixture(params=["embedded", "server", "exact"])
def shelf(request, home, embedder):
    """A library whose dense index is the implementation under test."""
    with Library.open(load(home=home), embedder) as library:
        if request.param == "exact":
            library._opened = True
        else:
            library.ready(serve=request.param == "server")
        expected = ExactVectors if request.param == "exact" else ChromaVectors
        assert isinstance(library.vectors, expected)
        yield library


def test_what_was_put_is_found(shelf, embedder):
    """The nearest passage to its own words comes first, with a cosine."""
    store(shelf, *(document(n) for n in range(1, 30)))
    vector = embedder.embed(["Town 7 bridge number 7"])[0]

    found = shelf.vectors.search(vector, 5)

    assert len(found) == 5
    assert found == sorted(found, key=lambda hit: -hit.score)
    passages = shelf.archive.articles.passages([hit.id for hit in found])
    assert len(passages) == 5
    assert all(-1.001 <= hit.score <= 1.001 for hit in found)


def test_count_is_that_of_the_live_passages(shelf):
    """After new and changed articles the index holds exactly the current passages."""
    store(shelf, document(1), document(2))
    store(shelf, document(2, text="Town 2 closed its bridge on Tuesday after a flood, the council said."))

    assert shelf.vectors.count() == shelf.archive.ledger.passage_count() == 2


def test_asking_for_more_than_there_is(shelf, embedder):
    """A large k gives all there is; an empty index gives nothing."""
    vector = embedder.embed(["bridge"])[0]
    assert shelf.vectors.search(vector, 10) == []

    store(shelf, document(1))

    assert len(shelf.vectors.search(vector, 1_000)) == 1


def test_chroma_and_exact_search_agree(library, embedder):
    """The approximate index finds what the exact one finds."""
    store(library, *(document(n) for n in range(1, 120)))
    vector = embedder.embed(["Town 55 bridge number 55 million crowns"])[0]

    near = [hit.id for hit in library.vectors.search(vector, 10)]
    exact = [hit.id for hit in library.exact_search(vector, 10)]

    assert len(set(near) & set(exact)) >= 9


def test_applying_a_change_twice_is_harmless(library):
    """A killed run repeats its last step: nothing is doubled."""
    store(library, document(1))
    entry = library.archive.ledger.entries({_only(library)})[0]
    vector = library.archive.ledger.vectors([entry.hash], "bag-1")[entry.hash]
    seq = library.archive.ledger.head()
    update = Update(library._follower.archive_id, seq, (), (entry.id,), np.array([vector]))

    library.vectors.apply(update)
    library.vectors.apply(update)

    assert library.vectors.count() == 1


def test_an_index_of_another_archive_starts_anew(home, embedder, tmp_path):
    """Vectors that follow another archive are never served."""
    folder = ChromaFolder(home)
    client = folder.open()
    index = ChromaVectors(client, "bag-1")
    index.apply(Update("first", 3, (), ("a.1.0",), embedder.embed(["one"])))

    assert index.seq("second") == 0
    index.apply(Update("second", 1, (), ("b.1.0",), embedder.embed(["two"])))

    assert index.count() == 1
    folder.close({})


def test_a_server_that_is_gone_is_unavailable(home):
    """Errors of the client library come out as ours."""
    folder = ChromaFolder(home)
    index = ChromaVectors(folder.open(serve=True), "bag-1")
    assert index.count() == 0
    folder._server.kill()
    folder._server.wait()

    with pytest.raises(IndexUnavailable):
        index.count()
    folder.close({})


def test_exact_search_follows_the_archive(tmp_path, embedder):
    """Exact search over an empty archive finds nothing and does not fail."""
    archive = Archive.open(f"sqlite:///{tmp_path / 'a.db'}")
    exact = ExactVectors(archive, "bag-1")

    assert exact.count() == 0
    assert exact.search(embedder.embed(["x"])[0], 3) == []
    archive.close()


def _only(library):
    ids, _ = library.archive.ledger.changed(0, limit=10)
    return ids[0]
