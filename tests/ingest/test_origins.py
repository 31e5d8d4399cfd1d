"""Wire copies find their origin, whatever the order in which they come."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import copies, identity
from ingest.origins import Origins
from tests.articles import NOON, document, store

STORY = (
    "The river Tarn rose above its banks at Ostrel on Monday night, the regional fire service said. Twelve people had "
    "been killed and forty were missing. Some nine hundred families had to leave their homes. The governor said that "
    "the dam at Kelm had held and that schools would stay closed until Friday. Trains between Ostrel and Kelm were "
    "stopped while engineers looked at two bridges. The army sent three hundred soldiers to help with the search."
)
OTHER = (
    "Farmers in the hills of Bresk asked for help on Tuesday after a third dry month. The union counted two hundred "
    "wells without water, its chair Oda Lunt said. The ministry promised tankers for forty villages by the end of the "
    "week, and said that the price of fodder would be capped until the first rain. Nobody was hurt in a fire near Tolm."
)
PRINTS = (
    STORY,
    STORY[: len(STORY) * 6 // 10],
    STORY.replace("Twelve", "Fifteen"),
    "KELM, Monday (Wire) - " + STORY + " Reporting by Jo Roe.",
    STORY[len(STORY) // 4 :],
    STORY.replace("had held", "had not held"),
    OTHER,
    OTHER[: len(OTHER) * 7 // 10],
    STORY[: len(STORY) // 2] + " " + OTHER[: len(OTHER) // 2],
)


class Memory:
    """Articles that are held, without a database: the port of `Origins`."""

    def __init__(self):
        self.articles = {}

    def many(self, ids):
        return {key: self.articles[key] for key in ids if key in self.articles}

    def sharing(self, sketch, *, since, until):
        sketches = {
            key: copies.sketch(a.text) for key, a in self.articles.items() if since <= a.when <= until
        }
        return {key: (len(sketch & other), len(other)) for key, other in sketches.items() if sketch & other}

    def carriers(self, origins):
        found = {}
        for article in self.articles.values():
            if article.origin in origins:
                found.setdefault(article.origin, []).append(article.id)
        return {origin: tuple(ids) for origin, ids in found.items()}


def an_article(n, text, hours):
    given_ = document(n, text=text, published_at=NOON + timedelta(hours=hours))
    return identity.article_of(given_, now=NOON, outlets={})


def take_in(memory, article):
    from dataclasses import replace

    placed = Origins(memory, {}, {}).place(article, copies.sketch(article.text))
    memory.articles[article.id] = replace(article, origin=placed.origin)
    for key, origin in placed.moved.items():
        memory.articles[key] = replace(memory.articles[key], origin=origin)


def groups(memory):
    return {key: article.origin for key, article in memory.articles.items()}


@given(
    st.lists(st.tuples(st.sampled_from(range(len(PRINTS))), st.integers(0, 60)), min_size=1, max_size=9),
    st.randoms(use_true_random=False),
)
def test_the_order_of_coming_does_not_matter(prints, shuffling):
    """Any order of the same prints gives the same origins."""
    articles = [an_article(n, PRINTS[text], hours) for n, (text, hours) in enumerate(prints)]
    first, second = Memory(), Memory()
    for article in articles:
        take_in(first, article)
    shuffling.shuffle(articles)
    for article in articles:
        take_in(second, article)

    assert groups(first) == groups(second)


@given(st.lists(st.tuples(st.sampled_from(range(len(PRINTS))), st.integers(0, 60)), min_size=2, max_size=8))
def test_a_correction_leaves_what_a_clean_run_would_give(prints):
    """After an article has changed, origins are those of a run that never saw its first text."""
    final = [an_article(n, PRINTS[text], hours) for n, (text, hours) in enumerate(prints)]
    changing, clean = Memory(), Memory()
    take_in(changing, an_article(0, STORY, prints[0][1]))
    for memory in (changing, clean):
        for article in (*final[1:], final[0]):
            take_in(memory, article)

    assert groups(changing) == groups(clean)


def test_no_print_belongs_to_one_with_another_figure(library):
    """An origin stands for its copies: none of them tells another figure."""
    texts = dict(enumerate(PRINTS[:6], start=1))
    store(
        library,
        *(document(n, text=text, published_at=NOON + timedelta(hours=n)) for n, text in texts.items()),
    )

    held = [
        library.archive.articles.get(identity.article_of(document(n), now=NOON, outlets={}).id) for n in texts
    ]
    for article in held:
        origin = library.archive.articles.get(article.origin)
        assert article.id == origin.id or copies.is_copy(article, origin)
    assert len({article.origin for article in held}) == 3


@pytest.mark.parametrize("seed", range(3))
def test_a_print_in_the_same_batch_is_found(library, seed):
    """Prints that come together share an origin before any of them is stored."""
    prints = [document(n, text=PRINTS[0], published_at=NOON + timedelta(minutes=n)) for n in range(1, 5)]
    random.Random(seed).shuffle(prints)

    report = store(library, *prints)

    assert report.copies == 3
    assert library.archive.articles.extent().origins == 1
