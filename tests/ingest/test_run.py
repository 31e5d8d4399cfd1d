"""What a run does with new, changed, repeated and reprinted articles."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corpus.errors import SourceError
from ingest import copies
from ingest.hands import EmbeddingThread
from ingest.run import Ingest
from tests.articles import NOON, Shelf, document, store

STORY = (
    "The river Tarn rose above its banks at Ostrel on Monday night, the regional fire service said. Twelve people had "
    "been killed and forty were missing. Some nine hundred families had to leave their homes. The governor said that "
    "the dam at Kelm had held and that schools would stay closed until Friday. Trains between Ostrel and Kelm were "
    "stopped while engineers looked at two bridges. The army sent three hundred soldiers to help with the search."
)


def test_counts_tell_what_happened(library):
    """New, unchanged and changed are told apart by the article, not by the file."""
    first = store(library, document(1), document(2))
    second = store(
        library, document(1), document(2, text="Other words about the bridge of Town 2, said on Tuesday.")
    )

    assert (first.new, first.changed, first.unchanged) == (2, 0, 0)
    assert (second.new, second.changed, second.unchanged) == (0, 1, 1)
    assert second.embedded == 1


def test_equal_passages_are_embedded_once(library, embedder):
    """A run on known articles from other files embeds nothing."""
    store(library, document(1))
    before = embedder.embedded

    report = store(library, document(1, source="another.txt"))

    assert (report.unchanged, embedder.embedded) == (1, before)


def test_two_revisions_in_one_run(library):
    """A correction that follows its article in the same batch becomes the second revision."""
    report = store(
        library, document(1), document(1, source="b", text="Corrected words about Town 1 and its bridge.")
    )

    article = library.archive.articles.get(next(iter(_ids(library))))
    assert (report.new, report.changed, article.revision) == (1, 1, 2)
    assert article.text.startswith("Corrected")


def test_an_older_print_does_not_replace_a_correction(library):
    """Files may come in any order: the corrected text stays."""
    fixed = document(
        1,
        text="Corrected words about Town 1 and its bridge.",
        flags=("corrected",),
        updated_at=NOON + timedelta(days=1),
    )

    report = store(library, fixed, document(1, source="late.txt"))

    assert (report.new, report.unchanged) == (1, 1)
    assert library.archive.articles.get(next(iter(_ids(library)))).text.startswith("Corrected")


def test_reprints_share_one_origin(library):
    """An abridged reprint belongs to the earliest print, whichever came first, and counts as a copy."""
    late = document(1, text=STORY, published_at=NOON + timedelta(hours=5))
    early = document(2, text=STORY[: len(STORY) * 6 // 10], published_at=NOON)
    other = document(3)

    report = store(library, late, early, other)

    carriers = library.archive.articles.carriers(_origins(library))
    assert report.copies == 1
    assert sorted(len(prints) for prints in carriers.values()) == [1, 2]
    assert library.archive.articles.extent().origins == 2


def test_reprints_are_found_across_runs(library):
    """A copy that comes in a later run joins the story."""
    store(library, document(1, text=STORY))

    report = store(library, document(2, text="From our wire. " + STORY))

    assert report.copies == 1
    assert library.archive.articles.extent().origins == 1


@pytest.mark.parametrize(
    ("text", "days"), [(STORY, 5), ("Entirely different words about a harvest. " * 8, 0), (STORY[:80], 0)]
)
def test_what_is_no_copy(library, text, days):
    """Other words, too few words, or a week apart: independent."""
    store(library, document(1, text=STORY, published_at=NOON))

    report = store(library, document(2, text=text, published_at=NOON + timedelta(days=days)))

    assert report.copies == 0


def test_a_day_without_a_minute_does_not_overtake(library):
    """A print known to the day only is not earlier than one of that day with its minute."""
    minute = document(1, text=STORY, published_at=NOON)
    day = document(2, text=STORY, published_at=NOON.replace(hour=0), date_quality="day")

    store(library, day, minute)

    assert len(_origins(library)) == 1
    origin = library.archive.articles.get(next(iter(_origins(library))))
    assert origin.date_quality == "minute"


def test_samples_of_equal_shingles_are_equal():
    """The sample depends on the words alone, so that prints meet in it."""
    assert copies.sketch(STORY) == copies.sketch(STORY.upper())
    assert copies.shingles("too short") == frozenset()


def test_failures_are_reported_and_passed_over(library):
    """An error among the documents is one line of the report; the others are stored."""
    shelf = Shelf()
    documents = [
        shelf.raw(document(1)),
        SourceError("bad.html", "It is empty.", remedy="remove it"),
        shelf.raw(document(2)),
    ]

    report = Ingest(library, shelf, EmbeddingThread(library.embedder), clock=lambda: NOON).run(documents)

    assert (report.new, report.failed) == (2, [("bad.html", "It is empty; remove it")])
    assert report.exit_code == 1
    assert "failed: bad.html: It is empty; remove it" in report.as_text()


def test_outlets_have_one_spelling(library):
    """The first spelling of an outlet's name is kept."""
    store(library, document(1, outlet="Harbour Wire"), document(2, outlet="HARBOUR WIRE"))

    assert list(library.archive.articles.outlets()) == ["Harbour Wire"]


def test_articles_without_address_or_outlet(library):
    """Identity then comes from title and day; the outlet is said to be unnamed."""
    bare = {"url": "", "canonical_url": "", "outlet": ""}

    report = store(library, document(1, **bare), document(1, source="copy.txt", **bare))

    assert (report.new, report.unchanged) == (1, 1)
    assert list(library.archive.articles.outlets()) == ["Unnamed outlet"]


def test_a_run_is_recorded(library):
    """The time of the last ingest is that of the last finished run."""
    assert library.archive.ledger.last_ingest() is None

    store(library, document(1))

    assert library.archive.ledger.last_ingest() == NOON


def _ids(library):
    return {entry for ids in library.archive.articles.carriers(_origins(library)).values() for entry in ids}


def _origins(library):
    ids, _ = library.archive.ledger.changed(0, limit=100)
    return {library.archive.articles.get(key).origin for key in ids}


def test_prints_that_differ_in_a_figure_are_two_reports(library):
    """A reprint with another number, or a denial, never stands for the other print."""
    other = STORY.replace("Twelve people", "Twenty people")
    denied = STORY.replace("the dam at Kelm had held", "the dam at Kelm had not held")

    report = store(library, document(1, text=STORY), document(2, text=other), document(3, text=denied))

    assert report.copies == 0
    assert library.archive.articles.extent().origins == 3


def test_a_corrected_original_leaves_its_reprints_behind(library):
    """After a correction the reprint of the old words is a report of its own."""
    store(library, document(1, text=STORY), document(2, text="From our wire. " + STORY))

    store(library, document(1, source="fixed.txt", text=STORY.replace("Twelve people", "Thirteen people")))

    assert library.archive.articles.extent().origins == 2


def test_a_source_that_returns_to_its_former_words(library):
    """Five, then six, then five again: the third print is a revision too."""
    five, six = document(1), document(1, text="Other words about the bridge of Town 1, told on Tuesday.")

    reports = [store(library, item) for item in (five, six, five)]

    assert [report.changed for report in reports] == [0, 1, 1]
    assert library.archive.articles.get(next(iter(_ids(library)))).revision == 3
