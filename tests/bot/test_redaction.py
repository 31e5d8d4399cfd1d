"""Audit records after an article was deleted: what was asked and cited stays, what was said goes."""

from __future__ import annotations

import json

import pytest

from bot.records import PAGE, AnswerRecords, answers
from bot.redaction import NOTE, redacted
from tests.articles import NOON

WORDS = ("ruby", "sapphire")  # of the deleted article, and of the one that stays


def exhibit(key, word):
    return {
        "number": 1,
        "article_id": key,
        "outlet": "Wire",
        "title": f"A {word} title",
        "start": 3,
        "score": 0.5,
    }


def claim(key, word):
    quote = {"citation": 1, "article_id": key, "revision": 1, "quote": f"The {word}", "start": 3, "end": 9}
    return {
        "text": f"The {word} fell.",
        "kind": "fact",
        "speaker": word,
        "as_of": None,
        "citations": [1],
        "evidence": [quote],
    }


@pytest.fixture
def record():
    """A record with a claim, a source, an exhibit and a withheld sentence of each of two articles."""
    pairs = tuple(zip(("gone", "kept"), WORDS, strict=True))
    both = [exhibit(*pair) for pair in pairs]
    withheld = [{"text": f"{word} alone", "code": "unsupported", "detail": word} for word in WORDS]
    answer = {
        "kind": "answer", "id": "a1", "question": "What fell?", "text": " ".join(WORDS), "detail": None,
        "claims": [claim(*pair) for pair in pairs], "sources": both, "nearest": [],
        "withheld": withheld, "missing": list(WORDS), "conflicts": [],
    }  # fmt: skip
    return {
        "answer": answer, "understood": {"entities": ["Elm"]}, "evidence": both,
        "draft": {"claims": list(WORDS)}, "withheld": withheld, "timings": {"write": 1.5},
    }  # fmt: skip


def test_no_word_of_the_article_stays(record):
    """Neither in claims, titles and quotes, nor in the draft and what was withheld."""
    found = redacted(record, {"gone"})

    assert WORDS[0] not in json.dumps(found)
    assert NOTE in found["answer"]["text"]


def test_what_was_asked_and_where_it_was_found_stays(record):
    """The audit still says which characters of which article an answer rested on; other claims are untouched."""
    found = redacted(record, {"gone"})

    gone, kept = found["answer"]["claims"]
    place = gone["evidence"][0]
    assert (place["article_id"], place["start"], place["end"]) == ("gone", 3, 9)
    assert kept == record["answer"]["claims"][1]
    assert found["evidence"][1] == record["evidence"][1]
    assert found["answer"]["question"] == "What fell?"
    assert [item["code"] for item in found["withheld"]] == ["unsupported"] * 2


def test_other_records_are_left_alone(record):
    """A record without the article, or one that has been emptied before, needs nothing."""
    once = redacted(record, {"gone"})

    assert redacted(record, {"elsewhere"}) is None
    assert redacted(once, {"gone"}) is None


def test_all_records_are_looked_through(library, record):
    """However many there are, each that holds the article is changed once."""
    records = AnswerRecords(library.archive.engine)
    rows = [
        {
            "id": f"{n:05d}",
            "at": NOON,
            "kind": "answer",
            "record": record if n % 7 == 0 else {**record, "evidence": [], "answer": {}},
        }
        for n in range(PAGE + 50)
    ]
    with library.archive.engine.begin() as connection:
        connection.execute(answers.insert(), rows)

    assert records.redact({"gone"}) == 36
    assert records.redact({"gone"}) == 0
    assert WORDS[0] not in json.dumps(records.get("00245"))
