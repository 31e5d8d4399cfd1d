"""Audit records: what is kept of an answer, for how long, and what stays when an article goes."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.auditing import CHECKS, record_of
from bot.case import Case
from bot.desk import Asking, Desk
from bot.records import PAGE, AnswerRecords, answers
from bot.redaction import NOTE, redacted
from bot.types import Cited, Draft, DraftClaim, Made, Turn, Usage
from bot.verify import claims
from corpus.errors import ArchiveBusy, NotFound
from tests.articles import NOON, store
from tests.bot.stories import EVENT

KILLED = "The regional fire service said that 12 people had been killed and 40 were missing."
DAM = "Governor Ilse Marn said that the dam at Kelm had held."
ASKED = Asking(now=NOON + timedelta(days=2), history=(Turn("What happened at Ostrel?"),))
WRONG = KILLED.replace("12", "19")


class Scripted:
    """A writer of fixed sentences, one draft after the other; each cites the sentence that it is paired with."""

    name = "scripted"

    def __init__(self, *drafts):
        self.drafts = list(drafts)

    def write(self, brief, hear):
        told = self.drafts.pop(0)
        pids = {quote: self.pid(brief, quote) for _, quote in told}
        drafted = tuple(DraftClaim(text, "fact", (Cited(pids[quote], quote),)) for text, quote in told)
        for claim in drafted:
            hear(claim)
        usage = Usage(requests=1, prompt=900, cached=512, completion=80, cost=0.001)
        return Draft("answered", drafted, (), Made("generative", "m-1", "answer@abc", usage))

    def pid(self, brief, quote):
        return next((e.pid for e in brief.evidence if quote in e.text), brief.evidence[0].pid)


@pytest.fixture
def shelf(library):
    """The flood at Ostrel, as five outlets tell it."""
    store(library, *EVENT)
    return library.ready()


def ask(library, *drafts, question="How many people were killed in the flood at Ostrel?", **given):
    """The answer of a scripted writer, and its record."""
    records = AnswerRecords(library.archive.engine, **given)
    desk = Desk(library, Scripted(*drafts), records, clock=lambda: NOON)
    answer = desk.ask(question, ASKED)
    return answer, records.get(answer.id)


def verdicts(record):
    return [[(claim["verdict"], claim["code"]) for claim in draft["claims"]] for draft in record["drafts"]]


def test_each_claim_of_each_draft_has_its_verdict(shelf):
    """Published, withheld with code and detail, or told before; in the order drafted."""
    _, record = ask(shelf, [(WRONG, KILLED), (DAM, DAM)], [(KILLED, KILLED), (DAM, DAM), (WRONG, KILLED)])

    wrong = ("withheld", "number_not_in_evidence")
    assert verdicts(record) == [
        [wrong, ("published", None)],
        [("published", None), ("repeated", None), wrong],
    ]
    assert "19" in record["drafts"][0]["claims"][0]["detail"]


def test_the_same_words_may_fall_first_and_pass_later(shelf):
    """With a quote that bears them out the second time; each draft keeps its own verdict."""
    _, record = ask(shelf, [(KILLED, DAM)], [(KILLED, KILLED)])

    assert [[kind for kind, _ in draft] for draft in verdicts(record)] == [["withheld"], ["published"]]


def test_what_led_to_the_answer_is_in_the_record(shelf):
    """Searches, hits with ranks, evidence as places, checks in order, and what each draft cost."""
    _, record = ask(shelf, [(KILLED, KILLED)], question="What did Valley Wire report of the dead at Ostrel?")

    assert record["history"] == ["What happened at Ostrel?"]
    assert [(search["outlets"], search["hits"] > 0) for search in record["searches"]] == [
        (["Valley Wire"], True)
    ]
    first = record["hits"][0]
    assert (first["rank"], first["revision"]) == (1, 1)
    assert first["lexical_rank"] or first["dense_rank"]
    assert record["checks"] == list(CHECKS)
    made = record["drafts"][0]["made"]
    assert (made["model"], made["prompt"], made["usage"]["cached"]) == ("m-1", "answer@abc", 512)
    assert record["indexes"]["embedder"] == "bag-1"
    assert all("text" not in exhibit for exhibit in record["evidence"])


def test_the_named_checks_are_those_that_run():
    """Each check of the house gives one of the codes, in their order; small ones give another's."""
    ran = [check.__module__.rpartition(".")[2] for check in (*claims._WHOLE, *claims._OUTSIDE)]

    assert list(dict.fromkeys(ran)) == [
        "safety", "additions", "quotation", "numbers", "brackets", "insertions", "dates", "names", "roles", "polarity",
        "attribution", "modality", "support", "deeds",
    ]  # fmt: skip
    assert len(set(CHECKS)) == 12


def test_half_characters_can_be_kept(shelf):
    """A model may send what no file can hold."""
    _, record = ask(shelf, [(f"{KILLED} \ud83d", KILLED)], [(KILLED, KILLED)])

    assert "\ud83d" not in json.dumps(record, ensure_ascii=False)
    json.dumps(record, ensure_ascii=False).encode()


def test_a_case_without_an_outcome_is_a_record():
    """Whatever went wrong on the way, the record has its parts."""
    from tests.verify.bench import question

    record = record_of(Case("x", question(), extent=None))

    assert (record["answer"], record["drafts"], record["checks"]) == ({}, [], [])


def test_a_purge_takes_the_words_out_of_every_draft(shelf):
    """Codes, verdicts and costs stay; an article that was only found and not read changes nothing."""
    answer, record = ask(shelf, [(WRONG, KILLED)], [(KILLED, KILLED)])
    cited = answer.claims[0].quotes[0].article_id

    found = redacted(record, {cited})

    told = json.dumps(found["drafts"])
    assert "fire service" not in told
    assert NOTE in told
    assert verdicts(found) == verdicts(record)
    assert found["drafts"][0]["made"] == record["drafts"][0]["made"]
    assert redacted(found, {cited}) is None
    only_hit = {**record, "hits": [{**record["hits"][0], "article_id": "found-only"}]}
    assert redacted(only_hit, {"found-only"}) is None


def aged(library, *days):
    """Records of an earlier time, by days before noon."""
    rows = [{"id": f"old{n}", "at": NOON - timedelta(days=n), "kind": "answer", "record": {}} for n in days]
    AnswerRecords(library.archive.engine)
    with library.archive.engine.begin() as connection:
        connection.execute(answers.insert(), rows)


def held(library):
    with library.archive.engine.connect() as connection:
        return {row.id for row in connection.execute(answers.select())}


def test_old_answers_go_when_a_new_one_is_kept(shelf):
    """By the day of keeping, whatever time was asked about; threads go along."""
    aged(shelf, 31, 29)
    along = []

    def prune(before):
        along.append(before)
        return 0

    answer, _ = ask(shelf, [(KILLED, KILLED)], keep_days=30, clock=lambda: NOON, along=(prune,))

    assert held(shelf) == {"old29", answer.id}
    assert along == [NOON - timedelta(days=30)]


def test_the_first_answer_of_a_day_tidies_up(shelf):
    """Once a day and process; the next day again."""
    now, along = [NOON], []
    records = AnswerRecords(shelf.archive.engine, keep_days=30, along=(along.append,), clock=lambda: now[0])
    desk = Desk(shelf, Scripted(*[[(KILLED, KILLED)]] * 3), records, clock=lambda: NOON)

    for moment in (NOON, NOON + timedelta(hours=2), NOON + timedelta(days=1)):
        now[0] = moment
        desk.ask("How many people were killed in the flood at Ostrel?", ASKED)

    assert along == [NOON - timedelta(days=30), NOON - timedelta(days=29)]


def test_answers_are_kept_for_ever_without_a_setting(shelf):
    """Nothing is deleted that nobody asked to delete."""
    aged(shelf, 4000)

    ask(shelf, [(KILLED, KILLED)])

    assert "old4000" in held(shelf)


def test_an_answer_is_given_although_old_ones_cannot_go(shelf, caplog):
    """The archive may be busy: the answer is kept, and a line is logged."""

    def busy(_before):
        raise ArchiveBusy("The archive is locked by another process.")

    answer, record = ask(shelf, [(KILLED, KILLED)], keep_days=30, clock=lambda: NOON, along=(busy,))

    assert record["answer"]["id"] == answer.id
    assert "old answers stay" in caplog.text


def test_pruning_says_how_many(library):
    """However many there are; those at the very time stay."""
    aged(library, *range(PAGE + 20))
    records = AnswerRecords(library.archive.engine)

    assert records.older(NOON - timedelta(days=5)) == PAGE + 14
    assert records.prune(NOON - timedelta(days=5)) == PAGE + 14
    assert held(library) == {f"old{n}" for n in range(6)}


def test_one_record_can_be_forgotten(library):
    """An unknown id is no error."""
    aged(library, 1)
    records = AnswerRecords(library.archive.engine)

    records.forget("old1")
    records.forget("nowhere")

    with pytest.raises(NotFound, match="old1"):
        records.get("old1")
