"""Cited words beside a newer revision: whether they stand, and what has taken their place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.corrections.changes import changed, stands
from bot.corrections.citing import citations_of
from bot.corrections.types import Cited
from corpus.types import Article, Span

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
LEAD = "A flood reached the lower town of Ostrel on Friday night."
TOLL = "The regional fire service said 12 people had been killed and 40 were missing."
DAM = "Governor Ilse Marn said that the dam at Kelm had held."
MARKET = "The market hall was closed, and the ferries stayed in port."
TEXT = f"{LEAD} {TOLL}\n\n{DAM} {MARKET}"


def article(text=TEXT, revision=1, **given):
    values = {
        "id": "a1", "url": "https://wire.example/1", "canonical_url": "https://wire.example/1", "title": "Flood",
        "dek": "", "outlet": "Valley Wire", "section": "", "authors": (), "language": "en", "published_at": NOON,
        "date_quality": "minute", "updated_at": None, "first_seen": NOON, "text": text, "content_hash": "",
        "revision": revision, "kind": "news", "origin": "a1",
    }  # fmt: skip
    return Article(**{**values, **given})


def cited(words=TOLL, text=TEXT):
    start = text.index(words)
    return Cited(article(text), Span(start, start + len(words)))


def newer(old="", new="", **given):
    return article(TEXT.replace(old, new) if old else TEXT, 2, **given)


@pytest.mark.parametrize(
    "now",
    [
        newer(MARKET, "The market hall opened again on Sunday."),
        newer(TOLL, f"{TOLL} Rain is forecast."),
        newer("people had been killed and", "people had  been\nkilled and"),
        newer("Governor", "On Sunday, Governor"),
        replace(newer(LEAD, LEAD.upper()), flags=("corrected",)),
    ],
    ids=["elsewhere", "more", "spaces", "another-sentence", "flagged"],
)
def test_words_that_stand_are_no_correction(now):
    """Whatever else has changed in the article, and whether or not it says that it was corrected."""
    assert changed(cited(), now) is None


def test_quotation_marks_and_dashes_are_no_change():
    """A house may print its quotation marks anew."""
    old = f'{LEAD} "The dam at Kelm held - all night," said Ilse Marn.'
    new = f"{LEAD} “The dam at Kelm held – all night,” said Ilse Marn."

    assert changed(cited("The dam at Kelm held - all night", old), article(new, 2)) is None


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("12 people", "14 people", TOLL),
        ("40 were missing", "three were missing", "killed and 40 were missing"),
        (
            TOLL,
            "Fourteen people were killed and 40 are missing, according to the regional fire service.",
            TOLL,
        ),
        (TOLL, TOLL.replace("said 12", "said 120"), "12 people had been killed"),
        (TOLL, TOLL.replace("said 12", "said 3.12"), "12 people had been killed"),
    ],
    ids=["figure", "part", "reworded", "longer-figure", "decimal"],
)
def test_the_sentence_that_took_its_place_is_told(old, new, words):
    """As it stands, whole."""
    now = newer(old, new)

    found = changed(cited(words), now)

    assert found.kind == "updated"
    assert found.was == words
    assert found.now in now.text
    assert found.now == next(line for line in now.text.split("\n\n")[0].split(". ", 1)[1:] if line)


def test_a_deleted_sentence_has_no_successor():
    """A neighbour that stood there before is nobody's new wording."""
    assert changed(cited(), newer(f" {TOLL}")).now == ""


def test_an_article_that_says_so_was_corrected():
    """The words that an article quotes from its earlier version do not stand in it, nor does its notice replace them."""
    note = "Correction: an earlier version of this article said 12 people had been killed."
    now = newer("12 people", "2 people", flags=("corrected",))
    now = replace(now, text=f"{now.text}\n\n{note}")

    found = changed(cited(), now)

    assert (found.kind, found.now) == ("corrected", TOLL.replace("12 people", "2 people"))
    assert changed(cited("12 people had been killed"), now).now == found.now


def test_the_notice_is_told_where_nothing_else_has_taken_the_place():
    """It is the article's own word on what was wrong."""
    note = "Correction: the regional fire service said 2 people had been killed and 40 were missing, not 12."
    now = newer(f" {TOLL}", f" {MARKET}", flags=("corrected",))

    assert changed(cited(), replace(now, text=f"{now.text}\n\n{note}")).now == note


def test_a_sentence_that_told_of_the_past_all_along_stands():
    """Words of a sentence such as "The ministry had said earlier …" are cited as what was said then."""
    old = f"{LEAD} The ministry had said that 12 people were missing. {MARKET}"

    assert changed(cited("12 people were missing", old), article(f"{old} {DAM}", 2)) is None


def test_several_sentences_are_told_together():
    """A quote of two paragraphs of which one sentence changed comes back as two paragraphs."""
    words = f"{TOLL}\n\n{DAM}"

    assert changed(cited(words), newer("12 people", "14 people")).now == words.replace("12", "14")


def test_a_withdrawal_outweighs_everything():
    """Whether or not the words had changed before."""
    for now in (article(state="withdrawn"), newer("12", "14", state="withdrawn", flags=("corrected",))):
        assert changed(cited(), now).kind == "withdrawn"


def test_nobody_is_told_of_what_the_operator_deletes():
    """The words are to be forgotten."""
    assert changed(cited(), None) is None


@pytest.mark.parametrize("words", ["", " ", "“”", "\n"])
def test_no_words_never_stand(words):
    """Nothing is found everywhere."""
    assert not stands(words, article())
    assert changed(Cited(article(f"{words}{TEXT}"), Span(0, len(words))), newer("12", "14")) is None


def test_a_record_is_read_for_what_it_cites():
    """Quotes of claims and figures, each place once; what stands in no source, and what a figure was, is not cited."""
    quote = {"article_id": "a1", "revision": 2, "quote": "x", "start": 3, "end": 9}
    figure = {"article_id": "a2", "quote": "y", "start": 0, "end": 4, "value": "12"}
    stray = {"article_id": "a9", "quote": "z", "start": 0, "end": 4}
    answer = {
        "claims": [{"evidence": [quote, stray]}, {"evidence": [quote]}],
        "conflicts": [{"values": [figure, {**figure, "start": 4}]}],
        "changes": [{"old": {**figure, "start": 1}, "new": {**figure, "start": 2}}],
        "sources": [{"article_id": "a1", "revision": 2}, {"article_id": "a2", "revision": 3}],
    }

    assert citations_of({"answer": answer}) == (("a1", 2, 3, 9), ("a2", 3, 0, 4), ("a2", 3, 2, 4))
    assert citations_of({"answer": {}}) == citations_of({}) == ()
