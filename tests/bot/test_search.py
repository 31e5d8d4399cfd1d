from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.outlets import OutletNames
from bot.search import Slot, search, slots
from bot.types import Window
from bot.understand import understand
from tests.articles import NOON, document, store


@pytest.fixture
def shelf(library):
    store(library, *(document(n) for n in range(1, 60)))
    return library


def question(library, text, **given):
    names = OutletNames(library.archive.articles.outlets())
    return understand(text, names=names, now=NOON, zone="UTC", **given)


def test_without_slots_the_plain_ranking_stands(shelf):
    """A question that names neither outlet nor day is searched once."""
    plain = question(shelf, "how much did bridge number 17 cost")

    assert slots(plain) == ()
    assert search(shelf, plain, k=5).hits[0].article.title == "Town 17 opens bridge"


def test_a_named_outlet_is_among_the_first(shelf):
    """The best passage of each named outlet is in the result, whatever its plain rank."""
    asked = question(shelf, "What did Outlet 3 and Outlet 4 report about bridge number 17?")

    found = search(shelf, asked, k=4).hits

    assert {"Outlet 3", "Outlet 4"} <= {hit.article.outlet for hit in found}
    assert any(hit.article.title == "Town 17 opens bridge" for hit in found)


def test_a_day_is_a_slot_and_not_a_filter(shelf):
    """An article of another day is still found when a day is named."""
    asked = question(shelf, "What was said on 25 March 2024 about bridge number 2 of Town 2?")

    found = search(shelf, asked, k=10).hits

    assert any(hit.article.title == "Town 2 opens bridge" for hit in found)
    assert any(hit.article.published_at.day == 25 for hit in found)


def test_an_empty_slot_is_reported(shelf):
    """A day without articles comes back as an empty slot."""
    found = search(shelf, question(shelf, "bridges on 1 January 2020"), k=5)

    assert found.hits
    assert [slot.day.text for slot in found.empty] == ["1 January 2020"]


def test_an_explicit_window_limits_everything(shelf):
    """Nothing outside a window that the asker set is ever returned, however few there are inside."""
    window = Window(NOON - timedelta(hours=8), NOON - timedelta(hours=6), "", explicit=True)

    found = search(shelf, question(shelf, "bridge", window=window), k=50).hits

    assert sorted(hit.article.title for hit in found) == ["Town 7 opens bridge", "Town 8 opens bridge"]


def test_slots_are_crossed_and_bounded(shelf):
    """Each outlet, and each outlet on each day; at most eight."""
    asked = question(shelf, "What did Outlet 1 and Outlet 2 say on 20 March 2024 and on 21 March 2024?")

    assert len(slots(asked)) == 6
    assert slots(asked)[0] == Slot(("Outlet 1",))


def test_an_empty_corpus_gives_nothing(library):
    """Searching before the first ingest finds nothing and does not fail."""
    assert search(library, question(library, "anything on 1 May 2020?"), k=5).hits == ()


def test_no_more_than_asked_for_and_no_doubles(shelf):
    """`k` bounds the result; each passage stands once, with its ranks and its cosine."""
    found = search(shelf, question(shelf, "bridge number 5 by Outlet 0"), k=7).hits

    assert len(found) == len({hit.passage.id for hit in found}) == 7
    assert any(hit.ranks.dense for hit in found)
    assert any(hit.ranks.lexical for hit in found)
    assert found[0].article.published_at <= datetime(2024, 3, 26, 12, tzinfo=UTC)
