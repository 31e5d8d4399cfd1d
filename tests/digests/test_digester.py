"""Digests of a window: story by story, each sentence checked and cited, and why there is none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot import build, explaining, telling
from bot.casework import Asking
from bot.conversation.receipts import receipt
from bot.conversation.requests import Wanted
from bot.digests.editions import Editions
from bot.digests.packing import pack
from bot.digests.types import Digest, Limits
from bot.records import AnswerRecords
from bot.redaction import NOTE
from bot.types import NoAnswer, Scope, Window
from corpus.errors import NotFound
from tests.articles import NOON, document, store
from tests.bot.stories import EVENT, article

ASKED = Asking(now=NOON + timedelta(days=1))


@pytest.fixture
def shelf(library):
    store(library, *EVENT)
    return library.ready()


@pytest.fixture
def digests(shelf):
    return build.digester(shelf)


def outlets(digest):
    return sorted({source.outlet for source in digest.sources})


def titles(digest):
    return [entry.title for entry in digest.entries]


def test_the_last_day_is_told_story_by_story(digests, shelf):
    """The widest story first; a wire story once, with all who carried it; opinion never leads; all words are the articles'."""
    digest = digests.digest(ASKED)

    assert isinstance(digest, Digest)
    assert titles(digest) == ["Flood at Ostrel", "Wheat prices rise"]
    flood, wheat = digest.entries
    assert (flood.state, wheat.state) == ("new", "new")
    assert (len(flood.story.articles), len(flood.story.origins)) == (4, 2)
    wire = next(source for source in digest.sources if source.outlet == "Valley Wire")
    assert wire.also_carried_by == ("Ostrel Courier",)
    assert not any("Plain Review" in claim.text for claim in flood.claims[:1])
    for claim in digest.claims:
        [quote] = claim.quotes
        assert quote.span.of(shelf.archive.articles.get(quote.article_id).text) == quote.text
    assert digest.question.window.since == ASKED.now - timedelta(days=1)
    assert digest.coverage.articles == 5


def test_differing_figures_stand_side_by_side(library):
    """Each with its authority, its day and its citation; nothing is averaged or picked."""
    store(
        library,
        article(
            "Valley Wire",
            "The fire service said on Tuesday that 12 people had been killed in the flood at Ostrel.",
        ),
        article(
            "Northern Star",
            "The health ministry said on Tuesday that 17 people had been killed in the flood at Ostrel.",
            hours=2,
        ),
    )

    [entry] = build.digester(library.ready()).digest(ASKED).entries

    [killed] = entry.conflicts
    assert sorted(figure.value for figure in killed.values) == ["12", "17"]
    assert all(figure.authority and figure.as_of and figure.citation for figure in killed.values)


def test_a_busy_day_is_cut_to_length(library):
    """Stories by rank, the next ones in a line each, the rest named; no story takes more than its share of words."""
    days = [
        document(
            n,
            title=f"{name} opens its new harbour bridge",
            text=f"The mayor of {name} opened the harbour bridge on Monday. It cost {n * 3 + 1} million crowns, the "
            f"council of {name} said. Residents of {name} had waited {n % 9 + 2} years for it.",
            published_at=NOON - timedelta(minutes=n),
        )
        for n, name in enumerate(
            "Aldmoor Brenwick Calloway Dunmere Eskfield Farnholt Garrow Hestle Imber Jarrow Kelwick Lorne Marden Norbury "
            "Oakham Penrith Quorn Rydal Selby Tarn Ulver Vexley".split(),
            start=1,
        )
    ]
    store(library, *days)
    digest = build.digester(library.ready()).digest(
        Asking(now=NOON + timedelta(hours=1)), limits=Limits(stories=3, words=60, total=200, brief=4)
    )

    assert len(digest.entries) <= 3
    assert all(entry.words <= 60 for entry in digest.entries)
    assert digest.words <= 200
    assert len(digest.in_brief) <= 4
    told = {entry.story.id for entry in digest.entries} | {one.story.id for one in digest.in_brief}
    assert len(told) == len(digest.entries) + len(digest.in_brief)
    assert "Left out:" in telling.text(digest) or not digest.left_out


@pytest.mark.parametrize(
    "loaded",
    [
        "Brutal council slams bridge shut!",
        "Council warns CLOSURE of bridge will last",
        "Bridge report a sham: ferrymen",
    ],
)
def test_a_loaded_headline_is_not_taken_over(library, loaded):
    """The next report's headline stands instead; where none is neutral, the first sentence does."""
    text = (
        "The council of Kelm closed the old bridge on Monday. Engineers had found cracks, the council said."
    )
    other = (
        "The old bridge of Kelm was closed on Monday by the council. A detour of 9 kilometres is signposted."
    )
    given = {"published_at": NOON, "url": "", "canonical_url": ""}
    store(
        library,
        document(1, title=loaded, text=text, outlet="Loud Post", **given),
        document(2, title="Council of Kelm closes old bridge", text=other, outlet="Calm Post", **given),
    )
    digest = build.digester(library.ready()).digest(Asking(now=NOON + timedelta(hours=1)))

    assert loaded not in str(titles(digest))
    assert "Council of Kelm closes old bridge" in titles(digest)


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
    assert titles(digests.digest(ASKED, "the flood at Ostrel")) == ["Flood at Ostrel"]


def test_an_outlet_narrows(digests):
    """The digest of one outlet is its own, reprints included."""
    digest = digests.digest(ASKED, "Ostrel Courier 24h")

    assert outlets(digest) == ["Ostrel Courier"]
    assert digest.coverage.outlets == 1


def test_a_window_by_option_counts(digests):
    """It goes before the words."""
    window = Window(NOON + timedelta(hours=19), NOON + timedelta(hours=21), "")

    digest = digests.digest(replace(ASKED, window=window), "this week")

    [entry] = digest.entries
    assert (entry.state, entry.claims[0].text[:13]) == ("updated", "Northern Star")
    assert "Valley Wire" in entry.background[0].text
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
    assert [claim.text for claim in told.claims] == [claim.text for claim in digest.claims]
    assert "Published digest" in explaining.text(record)
    records.redact(keys[:1])
    after = records.get(digest.id)["answer"]
    assert after["claims"][0]["text"] == NOTE
    assert after["claims"][1]["text"] != NOTE


def test_the_machine_contract_of_a_digest(digests):
    """An answer's keys, and its own: the window, the stories with their state, what is left out."""
    value = telling.outcome_json(digests.digest(ASKED, "24h"))

    assert value["kind"] == "digest"
    assert (value["question"], value["topic"], value["left_out"]) == ("24h", "", [])
    assert value["since"] < value["until"]
    assert [story["state"] for story in value["stories"]] == ["new", "new"]
    for story in value["stories"]:
        assert all(claim["evidence"] and claim["citations"] for claim in story["claims"])
    assert value["text"].startswith("News digest")
    assert value["words"] <= 700


def test_two_digests_are_the_same_to_the_byte(digests):
    """Nothing is left to chance, the id included."""
    one, two = (telling.outcome_json(digests.digest(ASKED)) for _ in range(2))

    assert json.dumps(one) == json.dumps(two)


def test_a_digest_comes_back_from_its_edition_whole(digests, shelf):
    """Kept by reader and slot; kept again, it takes the place of the first."""
    editions, digest = Editions(shelf.archive.engine), digests.digest(ASKED)

    for _ in range(2):
        editions.keep("cli:desk", "2024-03-27", digest, NOON)

    [edition] = editions.listed("cli:desk")
    assert editions.get(edition.id).digest == digest
    assert editions.seen("cli:desk").keys() == {entry.story.id for entry in digest.entries}
    assert editions.seen("cli:desk", before_slot="2024-03-27") == {}
    assert editions.seen("cli:other") == {}


def test_a_purge_empties_editions_and_keeps_what_was_seen(digests, shelf):
    """The words go; the reader is still not told the same story again."""
    editions, digest = Editions(shelf.archive.engine), digests.digest(ASKED)
    editions.keep("cli:desk", "2024-03-27", digest, NOON)

    changed = editions.redact([digest.sources[0].article_id])

    assert changed == 1
    [edition] = editions.listed("cli:desk")
    assert "Ostrel" not in json.dumps(pack(edition.digest))
    assert editions.seen("cli:desk").keys() == {entry.story.id for entry in digest.entries}


def test_editions_go_with_their_time_and_their_workspace(digests, shelf):
    """Old ones are deleted, and those of a workspace that leaves; a slot that never arrived is forgotten."""
    editions, digest = Editions(shelf.archive.engine), digests.digest(ASKED)
    for reader, day in (("slack:T1:C1", 0), ("slack:T2:C1", 1), ("cli:desk", 2), ("cli:desk", 3)):
        editions.keep(reader, f"d{day}", digest, NOON + timedelta(days=day))

    editions.drop("cli:desk", "d3")
    editions.forget("slack:T2:")
    gone = editions.prune(NOON + timedelta(hours=1))

    assert gone == 1
    assert [one.slot for one in editions.listed()] == ["d2"]
    with pytest.raises(NotFound, match="nonsense"):
        editions.get("nonsense")
