"""Citations carry the flag from then on: receipts, records, what is shown again, and new answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import explaining
from bot.conversation.receipts import cited, receipt
from bot.conversation.requests import Wanted
from bot.conversation.showing import receipt_json, receipt_text
from bot.corrections.flags import flagged
from bot.desk import Asking
from bot.rereading import marked, places, reread
from corpus.types import Span
from tests.corrections.room import FLOOD, MILL, QUESTION, TOLL, Room, changed, wire
from tests.corrections.test_changes import article
from tests.slack.letters import replies

AGAIN = TOLL.replace("12", "14")
FATES = {
    "updated": (changed(wire(), "12 people", "14 people"), AGAIN),
    "corrected": (changed(wire(), "12 people", "14 people", flags=("corrected",)), AGAIN),
    "withdrawn": (None, ""),
}


@pytest.fixture
def room(library):
    made = Room(library)
    made.ingest(wire())
    made.ask()
    return made


@pytest.fixture(params=FATES)
def fate(request, room):
    """What became of the article: its flag, and the words that stand there now."""
    newer, now = FATES[request.param]
    if newer:
        room.ingest(newer)
    else:
        ids = room.library.archive.articles.live_ids(after="", limit=9)
        room.library.archive.withdraw(ids, now=room.clock())
    return request.param, now


def record_of(room):
    """The record of the only answer."""
    with room.library.archive.engine.connect() as connection:
        return room.records.get(connection.exec_driver_sql("SELECT id FROM answers").scalar())


def test_receipts_show_the_words_as_cited_and_those_of_now(room, fate):
    """With the flag."""
    flag, now = fate
    record = record_of(room)

    told = receipt(record, Wanted(), room.library.archive.articles.many(cited(record)))

    quote = receipt_json(told)["claims"][0]["quotes"][0]
    assert (quote["quote"], quote["flag"], quote["now"]) == (TOLL, flag, now or None)
    text = receipt_text(told)
    assert f"the article was {flag} since" in text
    assert (f"Now: “{now}”" in text) == bool(now)


def test_words_that_stand_are_flagged_and_not_replaced(room):
    """The article was updated elsewhere."""
    record = record_of(room)
    room.ingest(wire(f"{FLOOD} {MILL}"))

    told = receipt(record, Wanted(), room.library.archive.articles.many(cited(record)))

    quote = told.claims[0].quotes[0]
    assert (quote.since, quote.flag, quote.now) == ("changed", "updated", "")


def test_records_are_told_with_what_has_become_of_their_articles(room, fate):
    """Each quote with what stands there now; each source with its flag."""
    flag, now = fate
    record = record_of(room)
    held = room.library.archive.articles
    articles = {(key, revision): held.get(key, revision=revision) for key, revision in places(record)}

    told = reread(record, articles, held.many(key for key, _ in articles))

    assert [source["flag"] for source in told["answer"]["sources"]] == [flag]
    text = explaining.text(told)
    assert f"The article was {flag} since" in text
    assert (f"now: “{now}”" in text) == bool(now)
    assert "since" not in explaining.text(reread(record, articles))
    assert (
        marked(record, held.many(key for key, _ in articles))["answer"]["sources"]
        == told["answer"]["sources"]
    )
    assert marked({"answer": {}}, {}) == {"answer": {}}


def test_what_is_shown_again_bears_the_flags_of_today():
    """Sources that were deleted keep theirs; a refusal has none."""
    kept = replies.answer(
        sources=tuple(replies.source(n, flag="updated" if n == 4 else None) for n in (1, 2, 3, 4))
    )
    current = {
        "a1": held("a1", 1), "a2": held("a2", 2, flags=("corrected",)), "a3": held("a3", 1, state="withdrawn"),
    }  # fmt: skip

    assert [each.flag for each in flagged(kept, current).sources] == [
        None,
        "corrected",
        "withdrawn",
        "updated",
    ]
    assert flagged(replies.no_answer(), current) == replies.no_answer()


def held(key, revision, **given):
    return replace(article(), id=key, revision=revision, suspect=(Span(0, 1),), **given)


@pytest.mark.parametrize("flag", ["updated", "corrected"])
def test_new_answers_cite_the_newest_revision_with_its_flag(room, flag):
    """The source list says so from the first answer on."""
    room.ingest(FATES[flag][0])

    told = room.desk.ask(QUESTION, Asking(now=room.clock()))

    assert [(source.revision, source.flag) for source in told.sources] == [(2, flag)]
