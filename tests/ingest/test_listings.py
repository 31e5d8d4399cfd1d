"""What a feed tells and what its page says, put together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from corpus.errors import SourceError
from ingest import leads, listings
from ingest.feeds.types import Item, Source
from ingest.types import Raw
from tests.articles import document

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SUMMARY = (
    "The council of Ostrel agreed on Monday to repair the bridge over the Tarn, mayor Oda Lunt said. The work will cost "
    "fourteen million crowns and take three months."
)


def raw(**told):
    item = Item("g", "https://river.example/a", **told)
    return Raw("a", b"", "html", "f", lead=leads.lead_of(item, "River", now=NOW), entry="River")


def put_together(raw_, result, **source):
    return listings.completed(raw_, result, Source("River", **source), now=NOW)


@pytest.mark.parametrize(
    ("page", "listed", "quality", "expected", "known"),
    [
        ({"published_at": None, "date_quality": "none"}, NOW, "minute", NOW, "minute"),
        ({"published_at": NOW.replace(hour=0), "date_quality": "day"}, NOW, "minute", NOW, "minute"),
        ({"published_at": NOW, "date_quality": "minute"}, NOW + timedelta(minutes=5), "minute", NOW, "minute"),
        ({"published_at": NOW.replace(hour=0), "date_quality": "day"}, NOW - timedelta(days=9), "minute", NOW.replace(hour=0), "day"),
        ({"published_at": None, "date_quality": "none"}, NOW.replace(hour=0), "day", NOW.replace(hour=0), "day"),
        ({"published_at": None, "date_quality": "none"}, NOW + timedelta(days=70), "minute", None, "none"),
    ],
)  # fmt: skip
def test_dates(page, listed, quality, expected, known):
    """The page's date stands; the feed fills in what it lacks; a date ahead of us is nobody's."""
    found = put_together(raw(published=listed, date_quality=quality), document(**page))

    assert (found.published_at, found.date_quality) == (expected, known)


def test_an_update_is_taken_from_the_feed():
    """When the page is silent about it."""
    later = NOW - timedelta(minutes=1)

    found = put_together(raw(updated=later), document())

    assert found.updated_at == later


def test_the_operator_has_the_first_word():
    """Outlet and genre of the list stand above what pages say; section and language only fill in."""
    given = {"outlet": "River Post", "genre": "opinion", "section": "Bridges", "language": "fr"}

    found = put_together(raw(section="Local"), document(section="", outlet="CDN"), **given)

    assert (found.outlet, found.kind, found.section, found.language) == (
        "River Post",
        "opinion",
        "Bridges",
        "en",
    )


def test_a_broken_page_gives_the_feeds_words():
    """Flagged, unless the feed carries the whole article."""
    broken = SourceError("a", "no article text found")

    told = put_together(raw(title="Bridge", summary=SUMMARY), broken)
    whole = put_together(raw(title="Bridge", summary="Short.", content=SUMMARY), broken)

    assert (told.text, "summary_only" in told.flags) == (SUMMARY, True)
    assert "summary_only" not in whole.flags
    assert put_together(raw(title="Bridge", summary="Too short to tell."), broken) is broken


def test_a_thin_page_is_taken_for_what_is_longer():
    """A teaser loses against the feed's summary, a brief does not."""
    teaser = document(text="Subscribe to read.", flags=("thin",))
    brief = document(text=SUMMARY + " It opens in May.", flags=("thin",))

    assert put_together(raw(summary=SUMMARY), teaser).text == SUMMARY
    assert put_together(raw(summary=SUMMARY), brief).text.endswith("May.")


def test_a_document_without_a_source_is_left_alone():
    """Files named by hand say themselves what they are."""
    found = document()

    assert listings.completed(replace(raw(), lead=None, entry=""), found, None, now=NOW) == found
