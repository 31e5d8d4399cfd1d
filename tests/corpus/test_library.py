from __future__ import annotations

import shutil

import pytest

from corpus.errors import ArchiveError, IndexMismatch
from corpus.library import Library
from corpus.settings import load
from corpus.vectors import ExactVectors
from tests.articles import document, store
from tests.fakes import BagEmbedder


class Broken(BagEmbedder):
    """An embedder that is down until told otherwise."""

    down = True

    def embed(self, texts):
        from corpus.errors import EmbedderUnavailable

        if self.down:
            raise EmbedderUnavailable("The embedder is down.")
        return super().embed(texts)


def test_opening_another_embedders_vectors_is_refused(home, embedder):
    """The error names both embedders and the command that fixes it."""
    with Library.open(load(home=home), embedder) as library:
        store(library, document(1))

    with pytest.raises(IndexMismatch, match=r"bag-1.*bag-2") as caught:
        Library.open(load(home=home), BagEmbedder("bag-2"))

    assert "evenhand reindex" in caught.value.remedy


def test_reindex_embeds_for_the_new_embedder(home, embedder):
    """After a rebuild the other embedder's vectors are in use and the old ones are not searched."""
    with Library.open(load(home=home), embedder) as library:
        store(library, document(1), document(2))

    with Library.open(load(home=home), BagEmbedder("bag-2"), check=False) as library:
        assert library.ready().rebuild(lambda done, total: None) == 2
        assert library.vectors.count() == 2

    with Library.open(load(home=home), BagEmbedder("bag-2")) as library:
        assert library.ready().notices == {}


def test_articles_are_kept_when_nothing_can_embed(home):
    """Without an embedder articles are stored and found by words; the next run embeds them."""
    broken = Broken("bag-1")
    with Library.open(load(home=home), broken) as library:
        report = store(library, document(1), document(2))
        assert (report.new, report.embedded, report.pending) == (2, 0, 2)
        assert report.exit_code == 1
        assert library.lexical_search("bridge", 5)
        assert library.vectors.count() == 0

    broken.down = False
    with Library.open(load(home=home), broken) as library:
        report = store(library)
        assert (report.embedded, report.exit_code) == (2, 0)
        assert library.vectors.count() == 2


@pytest.mark.parametrize("lost", ["lexical", "chroma", "chroma.seal", "both"])
def test_lost_indexes_come_back(home, embedder, lost):
    """A deleted index is rebuilt from the archive without embedding anything."""
    with Library.open(load(home=home), embedder) as library:
        store(library, *(document(n) for n in range(1, 10)))
    for name in ("lexical", "chroma") if lost == "both" else (lost,):
        path = home / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    embedded = embedder.embedded

    with Library.open(load(home=home), embedder) as library:
        assert library.stale() or lost == "chroma.seal"
        library.ready()

        assert library.lexical_count() == library.vector_count() == 9
        assert embedder.embedded == embedded


def test_a_lost_archive_does_not_bring_old_answers_back(home, embedder):
    """With the archive deleted, the indexes of the former one are not served."""
    with Library.open(load(home=home), embedder) as library:
        store(library, document(1), document(2))
    for path in home.glob("archive.db*"):
        path.unlink()

    with Library.open(load(home=home), embedder) as library:
        assert "backup" in library.notices["archive"]
        store(library, document(3))
        vector = embedder.embed(["Town 1 bridge"])[0]

        assert library.vectors.count() == library.lexical.count() == 1
        found = [*library.dense_search(vector, 9), *library.lexical_search("bridge", 9)]
        assert len(library.archive.articles.passages([hit.id for hit in found])) == 1


def test_a_long_backlog_is_left_to_reindex(home, embedder):
    """A reader does not spend minutes indexing: it searches exactly and says so."""
    with Library.open(load(home=home), embedder) as library:
        store(library, *(document(n) for n in range(1, 30)))
    shutil.rmtree(home / "chroma")

    with Library.open(load(home=home), embedder) as library:
        library.backlog = 5
        library.ready()

        assert isinstance(library.vectors, ExactVectors)
        assert "evenhand reindex" in library.notices["vectors"]


def test_a_data_folder_that_cannot_be_made_is_reported(tmp_path, embedder):
    """A file where the folder should be is named, with the setting to change."""
    (tmp_path / "file").write_text("x")

    with pytest.raises(ArchiveError) as caught:
        Library.open(load(home=tmp_path / "file" / "home"), embedder)

    assert "EVENHAND_HOME" in caught.value.remedy


def test_the_data_folder_is_private(library, home):
    """Questions will be kept there: nobody else may look."""
    assert home.stat().st_mode & 0o077 == 0
