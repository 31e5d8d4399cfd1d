"""Reading a reply while it arrives."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.types import Cited, DraftClaim
from bot.writers.reply import Reading, claim_of
from tests.servers.openai import answer, claim

TWO = answer(
    claim('One: "a" {b} [c] \\ ü 中.', "p1", "a quote"),
    claim("Two.", "p2", "b", speaker="Ida", as_of="2031-02-05"),
)


def read(text, size=7, limit=5):
    reading, told = Reading(limit), []
    for start in range(0, len(text), size):
        told += reading.feed(text[start : start + size])
    assert told == reading.claims
    return reading


@given(st.integers(1, 300), st.booleans(), st.sampled_from([None, 2]))
def test_however_a_reply_is_cut_into_pieces_it_reads_the_same(size, plain, indent):
    """Pieces end anywhere, also inside an escape."""
    reading = read(json.dumps(TWO, ensure_ascii=plain, indent=indent), size)
    assert [c.text for c in reading.claims] == ['One: "a" {b} [c] \\ ü 中.', "Two."]
    assert reading.claims[1] == DraftClaim("Two.", "fact", (Cited("p2", "b"),), "Ida", "2031-02-05")
    assert (reading.closed, reading.status, reading.malformed) == (True, "answered", 0)


@given(st.integers(0, 10_000))
def test_a_cut_reply_holds_just_the_claims_that_closed(place):
    """A claim is there from its last brace on, and the whole only with the last one."""
    text = json.dumps(TWO)
    cut = text[: place % len(text)]
    ends = [text.index(json.dumps(one)) + len(json.dumps(one)) for one in TWO["claims"]]
    reading = read(cut)
    assert len(reading.claims) == sum(end <= len(cut) for end in ends)
    assert not reading.closed


@given(st.text(alphabet='{}[]":,\\ claims a1\n`', max_size=300))
def test_no_text_makes_the_reader_fail(text):
    """Whatever a model writes, reading it ends well."""
    reading = read(text, 11)
    assert reading.claims == []
    assert read(text + json.dumps(TWO), 50).malformed >= 0


BROKEN = {
    "kind": {"kind": "rumour"},
    "kind list": {"kind": ["fact"]},
    "text number": {"text": 4},
    "text empty": {"text": "  "},
    "text long": {"text": "x" * 1001},
    "text half a letter": {"text": "\ud800"},
    "text null byte": {"text": "a\0b"},
    "speaker number": {"speaker": 1},
    "as_of long": {"as_of": "2" * 41},
    "evidence none": {"evidence": []},
    "evidence text": {"evidence": "p1"},
    "evidence texts": {"evidence": ["p1"]},
    "evidence many": {"evidence": [{"pid": "p", "quote": "q"}] * 7},
    "quote missing": {"evidence": [{"pid": "p"}]},
    "quote long": {"evidence": [{"pid": "p", "quote": "x" * 2001}]},
    "pid number": {"evidence": [{"pid": 1, "quote": "q"}]},
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN.keys())
def test_a_claim_that_is_not_as_agreed_is_skipped(change):
    """It is counted, and its neighbours are heard."""
    good = claim("Good.", "p", "q")
    reading = read(json.dumps(answer(good, good | change, good)))
    assert ([c.text for c in reading.claims], reading.malformed, reading.closed) == (["Good."] * 2, 1, True)


@pytest.mark.parametrize("field", ["text", "kind", "evidence"])
def test_a_claim_without_a_needed_field_is_skipped(field):
    """Text, kind and evidence are needed; speaker and date may be absent on servers without schemas."""
    made = claim("Good.", "p", "q")
    made.pop(field)
    assert read(json.dumps(answer(made))).malformed == 1


def test_speaker_and_date_may_be_absent():
    """A server without schemas may leave out what is null."""
    made = {"text": "Good.", "kind": "fact", "evidence": [{"pid": "p", "quote": "q"}]}
    assert read(json.dumps(answer(made))).claims == [DraftClaim("Good.", "fact", (Cited("p", "q"),))]


def test_a_claim_with_a_key_twice_is_skipped():
    """Which of two texts is meant is anybody's guess."""
    text = '{"text":"A.","text":"B.","kind":"fact","speaker":null,"as_of":null,"evidence":[{"pid":"p","quote":"q"}]}'
    assert claim_of(text) is None
    assert claim_of(text.replace('"text":"A.",', "")).text == "B."


def test_a_whole_with_a_key_twice_is_never_closed():
    """Two lists of claims: what was heard was heard, but the reply is not whole."""
    good = json.dumps(claim("Good.", "p", "q"))
    reading = read(f'{{"status":"answered","claims":[{good}],"claims":[{good}],"missing":[]}}')
    assert (len(reading.claims), reading.closed, reading.status) == (2, False, "partial")


@pytest.mark.parametrize(
    "text",
    [
        '{"status":"answered","claims":[}',
        '{"status":"answered","claims":[]]',
        '{"status":"answered","claims":' + "[" * 30,
        '{"status":"answered","claims":{},"missing":[]}',
        '{"status":"answered","claims":null,"missing":[]}',
        '{"status":null,"claims":[],"missing":[]}',
        '{"status":"answered","claims":[],"missing":"all"}',
        '{"status":"answered","claims":[],"missing":[1]}',
        '{"status":"answered","claims":[],"missing":[],"n":NaN}',
        '{"claims":[]}',
        '{"answer":{"status":"answered","claims":[],"missing":[]}}',
        '[{"status":"answered"}]',
    ],
    ids="brace bracket deep object null status missing number nan bare nested list".split(),
)
def test_a_whole_that_is_not_as_agreed_is_unusable(text):
    """Nothing is guessed."""
    reading = read(text)
    assert (reading.closed, reading.usable) == (False, False)


def test_a_status_is_made_to_fit_what_was_said():
    """A model that says insufficient but answers, or answered without a claim, contradicts itself."""
    good = claim("Good.", "p", "q")
    assert read(json.dumps(answer(good, status="insufficient"))).status == "partial"
    assert read(json.dumps(answer())).status == "insufficient"
    assert read(json.dumps(answer(good, status="partial"))).status == "partial"


def test_missing_points_are_few_and_short():
    """Ten at the most; empty and overlong ones go."""
    points = ["a  b", "", "x" * 301, *[f"p{i}" for i in range(20)]]
    reading = read(json.dumps(answer(claim("Good.", "p", "q"), missing=points)))
    assert reading.missing == ("a b", *[f"p{i}" for i in range(9)])
