"""Digests that a model words: sentence by sentence, within what was chosen, and quoted where that goes wrong."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

import prompts
from bot import build
from bot.digests.wording import SOME_QUOTED
from bot.records import AnswerRecords
from bot.types import Claim
from bot.verify import judge
from bot.writers.asking import Limits, Model
from bot.writers.fallback import SAID
from bot.writers.line import Access
from bot.writers.reply import Reading
from tests.articles import store
from tests.bot.stories import EVENT
from tests.digests.test_digester import ASKED
from tests.servers.openai import FakeChat, Reply, answer, citing, claim, passages_of
from tests.verify.bench import exhibit, question

PLAIN = {
    "12 people": "The regional fire service said that 12 people had been killed and 40 were missing.",
    "17 people": "The health ministry said on Tuesday that 17 people had been killed in the flood at Ostrel.",
    "4 per cent": "The farmers' union said that wheat prices rose by 4 per cent in the southern plains last week.",
}


def wording(texts):
    def step(body):
        said = [
            citing(body, words, text)
            for words, text in texts.items()
            if any(words in each["text"] for one in passages_of(body) for each in one["sentences"])
        ]
        return Reply(content=answer(*said))

    return step


@pytest.fixture
def chat():
    with FakeChat(default=wording(PLAIN)) as server:
        yield server


@pytest.fixture
def shelf(library):
    store(library, *EVENT)
    return library.ready()


@pytest.fixture
def digests(shelf, chat):
    model = Model(Access("test-model", "sk-planted", chat.url), Limits(patience=6.0, backoff=0.02))
    return build.digester(shelf, model=model)


def told(digest):
    return [claim.text for claim in digest.claims]


def without_model(shelf):
    return build.digester(shelf).digest(ASKED)


def test_sentences_are_told_in_the_models_words_where_they_pass(digests, shelf):
    """Each in the place of its quotation, with its exact words as evidence; what has no wording stays quoted."""
    digest, plain = digests.digest(ASKED), without_model(shelf)

    assert set(PLAIN.values()) <= set(told(digest))
    assert any("reported: “" in text for text in told(digest))
    assert [entry.title for entry in digest.entries] == [entry.title for entry in plain.entries]
    assert digest.words <= plain.words
    for one in digest.claims:
        for quote in one.quotes:
            assert quote.span.of(shelf.archive.articles.get(quote.article_id).text) == quote.text
    assert (digest.provenance.writer, digest.provenance.model) == ("generative", "test-model")
    assert digest.provenance.prompt.startswith("digest@")
    assert digest.notices == ()


def test_the_model_is_shown_the_chosen_sentences_of_one_story_and_nothing_else(digests, shelf, chat):
    """What the reader knows, and what another story says, cannot be told."""
    digests.digest(ASKED)

    plain = without_model(shelf)
    chosen = {quote.text for one in plain.claims for quote in one.quotes}
    assert len(chat.bodies) == len(plain.entries)
    for body in chat.bodies:
        shown = [" ".join(each["text"] for each in one["sentences"]) for one in passages_of(body)]
        assert set(shown) <= {" ".join(one.split()) for one in chosen}
        assert len({one["outlet"] == "Harvest Gazette" for one in passages_of(body)}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The regional fire service said that 12 people had been killed.",
        "The regional fire service said that 12 people had been killed and 41 were missing.",
        "12 people had been killed and 40 were missing.",
        "In a brutal night, the regional fire service said that 12 people had been killed and 40 were missing.",
        "The regional fire service said that 12 people had been killed, and the regional fire service said that 40 were missing.",
    ],
    ids=["a figure less", "a wrong figure", "no speaker", "a loaded word", "longer"],
)
def test_what_says_less_or_more_is_quoted_instead(digests, chat, text):
    chat.default = wording({"12 people": text})

    said = told(digests.digest(ASKED))

    assert text not in said
    assert any("reported: “The regional fire service said that 12 people" in one for one in said)


def test_a_claim_about_two_sentences_is_not_told(digests, chat, shelf):
    def both(body):
        pids = [(one["pid"], one["sentences"][0]["text"]) for one in passages_of(body)][:2]
        merged = claim("The flood killed people at Ostrel.", *pids[0])
        merged["evidence"] = [{"pid": pid, "quote": quote} for pid, quote in pids]
        return Reply(content=answer(merged))

    chat.default = both

    flood = digests.digest(ASKED).entries[0]
    assert all("reported: “" in one.text for one in flood.claims)


def test_without_the_model_the_digest_is_the_quoted_one(digests, chat, shelf):
    """And says why."""
    chat.default = Reply(status=500)

    digest = digests.digest(ASKED)

    assert told(digest) == told(without_model(shelf))
    assert [SAID[fault] for fault in ("unreachable", "busy")].count(digest.notices[0]) == 1
    assert digest.provenance.model is None


def test_one_story_that_the_model_fails_at_is_quoted(digests, chat):
    def step(body):
        return wording(PLAIN)(body) if "Flood" in str(passages_of(body)) else Reply(status=401)

    chat.default = step

    digest = digests.digest(ASKED)

    assert PLAIN["17 people"] in told(digest)
    assert PLAIN["4 per cent"] not in told(digest)
    assert SOME_QUOTED in digest.notices


def test_a_reader_is_remembered_to_have_read_the_sentence_not_its_wording(digests, shelf):
    """What is new next time does not depend on who worded it."""
    worded, plain = digests.digest(ASKED, seen={}), build.digester(shelf).digest(ASKED, seen={})

    assert told(worded) != told(plain)
    assert [one.claims for one in worded.seen] == [one.claims for one in plain.seen]


def test_the_record_tells_of_both(digests, shelf):
    """An editor sees what was quoted, what the model made of it, and what was withheld."""
    digest = digests.digest(ASKED)

    record = AnswerRecords(shelf.archive.engine).get(digest.id)

    assert [draft["made"]["writer"] for draft in record["drafts"]] == [
        "extractive",
        "generative",
        "generative",
    ]
    pids = {one["pid"] for one in record["evidence"]}
    cited = {each["pid"] for draft in record["drafts"] for one in draft["claims"] for each in one["evidence"]}
    assert cited <= pids
    assert PLAIN["17 people"] in json.dumps(record["drafts"])


def test_what_is_heard_is_what_is_told(digests):
    class Ear:
        def __init__(self):
            self.claims = []

        def reading(self, evidence):
            self.evidence = evidence

        def claim(self, one, sources):
            self.claims.append(one.text)

    ear = Ear()
    digest = digests.digest(ASKED, tell=ear)

    assert sorted(ear.claims) == sorted(told(digest))


def test_the_example_in_the_rules_passes_our_own_checks():
    """Each of its sentences, against the passage that it cites."""
    system = prompts.load("digest").system
    line = next(line for line in system.splitlines() if line.startswith('{"status"'))
    reading = Reading(5)
    claims = reading.feed(line)
    shown = re.findall(r'([0-9a-f]{8}) \(([^,]+), [^)]+\): "((?:[^"\\]|\\.)*)"', system)
    assert reading.closed
    assert len(claims) == len(shown) == 3
    for one, (_, outlet, words) in zip(claims, shown, strict=True):
        passage = exhibit(
            words.replace('\\"', '"'), outlet=outlet, published=datetime(2031, 2, 3, tzinfo=UTC)
        )
        mine = replace(one, evidence=tuple(replace(each, pid=passage.pid) for each in one.evidence))
        judged = judge(mine, (passage,), question("Power cut in Velden"))
        assert isinstance(judged, Claim), judged
