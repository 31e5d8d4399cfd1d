from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.evidence import PER_ARTICLE, PER_OUTLET, select
from bot.types import Question
from corpus.types import Article, Hit, Passage, Span

NOW = datetime(2024, 3, 27, tzinfo=UTC)
QUESTION = Question("What happened?", NOW, "UTC")


def hit(key, *, outlet="Outlet", score=1.0, ordinal=0, origin="", kind="news", age=0, tokens=100):
    text = " ".join(f"word{n}" for n in range(200))
    article = Article(
        id=key, url="", canonical_url="", title=key, dek="", outlet=outlet, section="", authors=(), language="en",
        published_at=NOW - timedelta(days=age), date_quality="minute", updated_at=None, first_seen=NOW, text=text,
        content_hash="", revision=1, kind=kind, origin=origin or key,
    )  # fmt: skip
    span = Span(ordinal * 50, ordinal * 50 + 49)
    return Hit(Passage(f"{key}.1.{ordinal}", key, 1, ordinal, span, tokens), article, score)


def test_a_wire_story_is_cited_once_by_its_original():
    """Of several prints the original is the exhibit, even when a reprint was found first."""
    hits = [hit("b", outlet="B", score=0.9, origin="a"), hit("a", outlet="A", score=0.8), hit("c", score=0.1)]
    originals = {"a": [hits[1].article, hits[0].article]}

    evidence = select(hits, QUESTION, carriers=originals)

    assert [exhibit.article.id for exhibit in evidence] == ["a", "c"]
    assert evidence[0].also_carried_by == ("B",)


def test_a_named_outlets_print_is_preferred():
    """A question about one outlet cites that outlet's print."""
    hits = [hit("a", outlet="A"), hit("b", outlet="B", score=0.5, origin="a")]

    evidence = select(hits, Question("What did B say?", NOW, "UTC", outlets=("B",)))

    assert [exhibit.article.id for exhibit in evidence] == ["b"]


def test_no_outlet_dominates():
    """At most three passages of one outlet, unless the question names it."""
    hits = [hit(f"a{n}", outlet="A", score=1 - n / 100) for n in range(6)] + [hit("z", outlet="Z", score=0.1)]

    capped = select(hits, QUESTION)
    named = select(hits, Question("What did A say?", NOW, "UTC", outlets=("A",)))

    assert [e.article.outlet for e in capped].count("A") == PER_OUTLET
    assert capped[-1].article.outlet == "Z"
    assert [e.article.outlet for e in named].count("A") == 6


def test_neighbours_are_joined():
    """Passages that follow one another become one exhibit; an article gives at most two passages."""
    evidence = select([hit("a", ordinal=n, score=1 - n / 10) for n in range(4)], QUESTION)

    assert len(evidence) == 1
    assert evidence[0].span == Span(0, 50 * (PER_ARTICLE - 1) + 49)


def test_opinion_has_to_be_much_nearer():
    """A report with a somewhat lower score comes before an opinion piece."""
    evidence = select(
        [hit("o", outlet="O", kind="opinion", score=1.0), hit("r", outlet="R", score=0.6)], QUESTION
    )

    assert [exhibit.article.id for exhibit in evidence] == ["r", "o"]


def test_recency_counts_most_for_the_latest():
    """Asked for the latest, a fresh report overtakes an older one that is slightly nearer; a dated question does not."""
    hits = [hit("old", outlet="A", score=1.0, age=20), hit("new", outlet="B", score=0.9)]

    assert select(hits, Question("latest?", NOW, "UTC", latest=True))[0].article.id == "new"


def test_the_budget_cuts_whole_passages():
    """Evidence stays within its tokens; nothing is cut inside a passage."""
    evidence = select([hit(f"a{n}", outlet=f"O{n}", tokens=1_000) for n in range(5)], QUESTION)

    assert len(evidence) == 2


def test_numbers_count_from_one_and_ids_are_opaque():
    """Exhibits are numbered in order; their ids are stable and tell nothing."""
    evidence = select([hit("a"), hit("b", outlet="B", score=0.5)], QUESTION)

    assert [exhibit.number for exhibit in evidence] == [1, 2]
    assert len({exhibit.pid for exhibit in evidence}) == 2
    assert evidence == select([hit("a"), hit("b", outlet="B", score=0.5)], QUESTION)
