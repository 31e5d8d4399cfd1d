from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import tokens
from ingest.chunking import MAX_TOKENS, MIN_BODY, cut, header
from ingest.identity import article_of
from tests.articles import document

NOW = datetime(2024, 3, 27, tzinfo=UTC)

words = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=30)
texts = st.lists(words, max_size=120).map(" ".join)


def article(text, **given):
    return article_of(document(text=text, **given), now=NOW, outlets={})


@settings(max_examples=60, deadline=None)
@given(texts)
def test_passages_cover_every_word_once(text):
    """Spans are in order, do not overlap, and leave out nothing but white space."""
    item = article(text)

    passages, indexed = cut(item)

    position = 0
    for passage, full in zip(passages, indexed, strict=True):
        assert item.text[position : passage.span.start].strip() == ""
        assert full.endswith("\n" + passage.text(item))
        position = passage.span.end
    assert item.text[position:].strip() == ""


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(["The council met on Monday. ", "It cost 12 million crowns, he said.\n\n", "word "]),
        max_size=400,
    )
)
def test_no_passage_is_over_the_budget(parts):
    """Header and text together stay within what the embedder reads, whatever the sentences are."""
    passages, indexed = cut(article("".join(parts)))

    count = tokens.counter()
    limit = MAX_TOKENS + MIN_BODY // 10
    assert all(count(full) <= limit for full in indexed)
    assert [passage.tokens for passage in passages] == [count(full) for full in indexed]


def test_passages_are_of_about_equal_size():
    """A long article is cut evenly: no stub at the end."""
    passages, _ = cut(article("The council met on Monday to discuss the new bridge over the river. " * 60))

    sizes = [passage.tokens for passage in passages]
    assert len(sizes) > 3
    assert min(sizes) > max(sizes) * 0.6


def test_sentences_are_kept_whole():
    """A passage ends where a sentence ends."""
    item = article("Mr. Smith said 3.5 million people voted. " * 40)

    passages, _ = cut(item)

    assert all(passage.text(item).endswith("voted.") for passage in passages)


def test_an_endless_sentence_is_cut_at_words():
    """A text without any sentence end is still cut within the budget."""
    item = article("word " * 2_000)

    passages, indexed = cut(item)

    assert len(passages) > 5
    assert all(tokens.counter()(full) <= MAX_TOKENS + 10 for full in indexed)


def test_the_header_leaves_out_what_is_unknown():
    """Outlet, day, title and section, joined; an undated article has no empty place."""
    dated = article("x", section="World", title="T", outlet="O")
    undated = article("x", section="", title="T", outlet="O", published_at=None, date_quality="none")

    assert header(dated) == "O | 2024-03-26 | T | World"
    assert header(undated) == "O | T"


def test_no_text_gives_no_passages():
    """An empty article has nothing to find."""
    assert cut(article("")) == ((), ())


def test_ids_are_the_same_everywhere():
    """Cutting twice gives the same ids and the same keys."""
    item = article("The council met on Monday. " * 30)

    assert cut(item) == cut(item)
    assert cut(item)[0][0].id == f"{item.id}.1.0"
