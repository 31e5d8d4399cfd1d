from __future__ import annotations

import pytest

from corpus.errors import IndexUnavailable
from corpus.lexical import LexicalIndex
from corpus.types import Entry
from corpus.words import content_words, stems


@pytest.fixture
def index(tmp_path):
    return LexicalIndex(tmp_path / "lexical")


def entry(n, text):
    return Entry(f"a{n}.1.0", f"a{n}", text, f"h{n}")


def test_better_matches_come_first(index):
    """A passage with more of the rarer words is ranked higher."""
    index.apply(
        "x", 1, gone=(), entries=[entry(1, "the council met"), entry(2, "the council voted on resolution")]
    )

    found = index.search("How did the council vote on the resolution?", 5)

    assert [hit.id for hit in found] == ["a2.1.0", "a1.1.0"]


def test_words_are_stemmed_and_folded(index):
    """Plurals, tenses, capitals and accents meet."""
    index.apply("x", 1, gone=(), entries=[entry(1, "Négociations resumed in Genève")])

    assert index.search("negociation geneve", 5)


def test_an_article_is_replaced_whole(index):
    """Applying a change takes the former passages of the article away; twice is the same as once."""
    index.apply("x", 1, gone=(), entries=[entry(1, "old words")])
    for _ in range(2):
        index.apply("x", 2, gone=("a1",), entries=[entry(1, "new words")])

    assert index.count() == 1
    assert index.search("old", 5) == []


def test_the_index_knows_whom_it_follows(index):
    """Another archive, or a lost state, means starting at 0."""
    index.apply("x", 7, gone=(), entries=[entry(1, "words")])

    assert (index.seq("x"), index.seq("y")) == (7, 0)
    (index._folder / "state.json").write_text("{broken")
    assert index.seq("x") == 0


def test_another_reader_sees_commits_after_reload(index, tmp_path):
    """A second opener finds what the first has committed meanwhile."""
    index.apply("x", 1, gone=(), entries=[entry(1, "first")])
    reader = LexicalIndex(tmp_path / "lexical")
    assert reader.count() == 1

    index.apply("x", 2, gone=(), entries=[entry(2, "second")])
    reader.reload()

    assert [hit.id for hit in reader.search("second", 3)] == ["a2.1.0"]


def test_ruined_files_are_unavailable(index, tmp_path):
    """A damaged index is an error of ours, not a panic."""
    index.apply("x", 1, gone=(), entries=[entry(1, "words")])
    for path in (tmp_path / "lexical").iterdir():
        if path.name not in {"state.json", ".tantivy-writer.lock", ".tantivy-meta.lock"}:
            path.write_bytes(b"ruined")

    with pytest.raises(IndexUnavailable):
        LexicalIndex(tmp_path / "lexical").count()


@pytest.mark.parametrize("query", ["", "???", "the of and", "AND OR NOT", '"unbalanced (', "a:b^2~", "\x00"])
def test_no_query_is_a_syntax_error(index, query):
    """Questions are words, never query syntax."""
    index.apply("x", 1, gone=(), entries=[entry(1, "words")])

    assert isinstance(index.search(query, 3), list)


def test_acronyms_are_not_function_words():
    """US, WHO and IT in capitals carry meaning; us, who and it do not."""
    assert content_words("Did the US or WHO help us?") == ["US", "WHO", "help"]
    assert stems("voting votes voted") == ["vote"]
