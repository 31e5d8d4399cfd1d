"""Digests of a window: by outlet, fairly, each lead checked and cited, and why there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot import build, explaining, telling
from bot.casework import Asking
from bot.conversation.receipts import receipt
from bot.conversation.requests import Wanted
from bot.digests.digester import ARTICLES, fairly
from bot.digests.types import Digest
from bot.records import AnswerRecords
from bot.redaction import NOTE
from bot.types import NoAnswer, Scope, Window
from corpus.types import Print
from tests.articles import NOON, document, store
from tests.bot.stories import EVENT

ASKED = Asking(now=NOON + timedelta(days=1))


@pytest.fixture
def shelf(library):
    store(library, *EVENT)
    return library.ready()


@pytest.fixture
def digests(shelf):
    return build.digester(shelf)


@pytest.fixture
def busy(library):
    """Two outlets with a lot to say, and one with little."""
    towns = [
        document(n, outlet=f"Daily {n % 2}", published_at=NOON - timedelta(minutes=n)) for n in range(1, 21)
    ]
    quiet = document(99, outlet="Weekly", published_at=NOON - timedelta(hours=9))
    store(library, *towns, quiet)
    return build.digester(library.ready())


def outlets(digest):
    return [lead.outlet for lead in digest.leads]


def test_the_last_day_is_told_by_outlet(digests, shelf):
    """Reports newest first, then opinion; each with its own words; a wire story once, with all who carried it."""
    digest = digests.digest(ASKED)

    assert isinstance(digest, Digest)
    assert outlets(digest) == ["Northern Star", "Harvest Gazette", "Valley Wire", "Plain Review"]
    wire = next(source for source in digest.sources if source.outlet == "Valley Wire")
    assert wire.also_carried_by == ("Ostrel Courier",)
    assert digest.left_out == 0
    for claim in (claim for lead in digest.leads for claim in lead.claims):
        [quote] = claim.quotes
        assert quote.span.of(shelf.archive.articles.get(quote.article_id).text) == quote.text
    assert digest.question.window.since == ASKED.now - timedelta(days=1)
    assert digest.coverage.articles == 5


def test_no_outlet_crowds_out_another(busy):
    """Every outlet has its first before any has its second; what is not shown is counted."""
    digest = busy.digest(Asking(now=NOON + timedelta(hours=1)))

    shown = {lead.outlet: len(lead.claims) for lead in digest.leads}
    assert shown == {"Daily 1": 6, "Daily 0": 5, "Weekly": 1}
    assert sum(shown.values()) == ARTICLES
    assert digest.left_out == 9
    assert "9 more reports of this time are left out." in telling.text(digest)


@pytest.mark.parametrize(
    ("said", "since", "until", "topic"),
    [
        ("", timedelta(days=-1), timedelta(minutes=1), ""),
        ("24h", timedelta(hours=-24), timedelta(minutes=1), ""),
        ("3 days wheat prices", timedelta(days=-3), timedelta(minutes=1), "wheat prices"),
        ("wheat prices 48h", timedelta(hours=-48), timedelta(minutes=1), "wheat prices"),
        ("since yesterday: wheat prices", timedelta(hours=-36), timedelta(minutes=1), "wheat prices"),
        ("wheat prices since Monday", timedelta(hours=-60), timedelta(minutes=1), "wheat prices"),
        ("this week on wheat prices", timedelta(hours=-60), timedelta(hours=12), "wheat prices"),
        (
            "wheat prices of the last 2 days",
            timedelta(days=-2, minutes=1),
            timedelta(minutes=1),
            "wheat prices",
        ),
        ("26 March", timedelta(hours=-36), timedelta(hours=-12), ""),
        ("yesterday", timedelta(hours=-36), timedelta(hours=-12), ""),
    ],
)
def test_the_words_of_a_digest_name_its_time(digests, said, since, until, topic):
    """Short or long, before the topic or after it; without any, since the same time yesterday."""
    digest = digests.digest(ASKED, said)

    assert (digest.question.window.since, digest.question.window.until) == (
        ASKED.now + since,
        ASKED.now + until,
    )
    assert digest.question.text == topic
    assert "Harvest Gazette" in outlets(digest)


def test_yesterday_is_the_askers(digests):
    """On the morning after clocks went forward, the same time yesterday is 23 hours ago."""
    now = datetime(2024, 3, 31, 10, 0, tzinfo=UTC)

    outcome = digests.digest(Asking(zone="Europe/Berlin", now=now))

    assert outcome.question.window.since == now - timedelta(hours=23)


def test_a_topic_narrows(digests):
    """Only articles about it are shown: the name of a place alone makes none so."""
    assert outlets(digests.digest(ASKED, "wheat prices")) == ["Harvest Gazette"]
    assert set(outlets(digests.digest(ASKED, "the flood at Ostrel"))) == {
        "Northern Star",
        "Valley Wire",
        "Plain Review",
    }


def test_an_outlet_narrows(digests):
    """The digest of one outlet is its own, reprints included."""
    digest = digests.digest(ASKED, "Ostrel Courier 24h")

    assert outlets(digest) == ["Ostrel Courier"]
    assert digest.coverage.outlets == 1


def test_a_window_by_option_counts(digests):
    """It goes before the words."""
    window = Window(NOON + timedelta(hours=19), NOON + timedelta(hours=21), "")

    digest = digests.digest(replace(ASKED, window=window), "this week")

    assert outlets(digest) == ["Northern Star"]
    assert digest.question.text == ""


def test_a_scope_limits(digests):
    """What is left out is in no part of the digest, not even as a carrier."""
    scope = Scope(without=("Ostrel Courier", "Plain Review"))

    told = telling.outcome_json(digests.digest(replace(ASKED, scope=scope)))

    [notice] = told["notices"]
    rest = str(told).replace(notice, "")
    assert "Valley Wire" in rest
    assert "Ostrel Courier" not in rest
    assert "Plain Review" not in rest


@pytest.mark.parametrize(
    ("asking", "said", "reason"),
    [
        (Asking(now=NOON + timedelta(days=30)), "", "window_outside_corpus"),
        (ASKED, "the chess final in Quelm", "nothing_relevant"),
        (ASKED, "reported by Reuters", "outlet_not_in_corpus"),
        (Asking(now=NOON + timedelta(hours=30)), "Harvest Gazette 12h", "nothing_relevant"),
    ],
)
def test_the_reason_for_no_digest_is_said(digests, asking, said, reason):
    """With the nearest or newest articles that are held."""
    outcome = digests.digest(asking, said)

    assert isinstance(outcome, NoAnswer)
    assert outcome.reason == reason
    assert outcome.nearest


def test_an_empty_corpus_is_said(library):
    """Before the first ingest there is nothing to tell."""
    assert build.digester(library.ready()).digest(ASKED).reason == "empty_corpus"


def test_a_digest_is_kept_like_an_answer(digests, shelf):
    """Its record can be explained, gives the quotes, and loses the words of a deleted article."""
    digest = digests.digest(ASKED)
    records = AnswerRecords(shelf.archive.engine)
    record = records.get(digest.id)
    keys = [source.article_id for source in digest.sources]

    told = receipt(record, Wanted(), shelf.archive.articles.many(keys))
    assert len(told.claims) == len(keys)
    assert "Published digest" in explaining.text(record)
    records.redact(keys[:1])
    after = records.get(digest.id)["answer"]
    assert after["claims"][0]["text"] == NOTE
    assert after["claims"][1]["text"] != NOTE


def test_the_machine_contract_of_a_digest(digests):
    """An answer's keys, and its own: the window, what is of which outlet, what is left out."""
    value = telling.outcome_json(digests.digest(ASKED, "24h"))

    assert value["kind"] == "digest"
    assert (value["question"], value["topic"], value["left_out"]) == ("24h", "", 0)
    assert value["since"] < value["until"]
    assert [lead["claims"] for lead in value["leads"]] == [[1], [2], [3], [4]]
    assert [claim["citations"] for claim in value["claims"]] == [[1], [2], [3], [4]]
    assert value["text"].startswith("News by outlet")


def test_two_digests_are_the_same(digests):
    """Nothing is left to chance."""
    one, two = (digests.digest(ASKED) for _ in range(2))

    assert (one.leads, one.sources) == (two.leads, two.sources)


def test_turns_are_taken_in_the_order_given():
    """The first of each outlet, then the second of each, until the limit."""
    prints = [
        Print(f"{outlet}{n}", outlet, f"{outlet}{n}", "en", "news", NOON)
        for outlet in "abc"
        for n in range(3)
    ]

    assert [one.id for one in fairly(prints, 5)] == ["a0", "a1", "b0", "b1", "c0"]
