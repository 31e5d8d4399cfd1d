"""Loaded language: flagged outside quotation marks with what to write instead, untouched inside, alike for all parties."""

from __future__ import annotations

import json
import re

import pytest

from bot.editing import edited
from bot.language.house import house_style
from bot.types import Brief
from bot.writers.asking import Limits, Model
from bot.writers.generative import GenerativeWriter
from bot.writers.line import Access
from tests.servers.openai import FakeChat, Reply, answer, claim, passages_of
from tests.verify.bench import code, exhibit, judge, question

TERMS = {
    "terrorist": (
        "A terrorist attacked the Orvale depot, Marran's army said.",
        "attacker, gunman or militant",
    ),
    "slammed": ("Marran's mayor slammed the Orvale plan on Monday.", "criticised"),
    "brutal": ("A brutal raid hit the Orvale depot, Marran's army said.", ""),
    "so-called": ("The so-called truce in Orvale began on Monday, Marran's army said.", ""),
    "clearly": ("Tessaly clearly broke the truce in Orvale, Marran's army said.", ""),
    "regime": ("The Tessaly regime broke the truce in Orvale, Marran's army said.", "government"),
}
"""The words of the acceptance test in a report's own voice, with the neutral word of the house style."""
LOADED = " ".join(text for text, _ in TERMS.values())
SPOKEN = (
    "“A terrorist did this, a brutal so-called soldier of the regime who clearly slammed the door on peace,” "
    "Marran's spokesman said."
)
REWRITTEN = "Marran's mayor criticised the Orvale plan on Monday."


def swapped(text):
    names = {"Marran": "Tessaly", "Tessaly": "Marran"}
    return re.sub("Marran|Tessaly", lambda match: names[match.group()], text)


def outcome(source, drafts, change=str):
    """Claims and withheld claims of drafts that a scripted model writes on one report, the parties changed or not."""
    shown = exhibit(change(source))
    waiting = list(drafts)

    def step(body):
        (passage,) = passages_of(body)
        sentences = [one["text"] for one in passage["sentences"]]
        draft = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        told = [
            claim(change(text), passage["pid"], next(s for s in sentences if change(about) in s))
            for text, about in draft
        ]
        return Reply(content=answer(*told))

    with FakeChat(default=step) as chat:
        model = Model(Access("test-model", "k", chat.url), Limits(patience=10.0))
        asked = question(change("What did Marran and Tessaly say about Orvale?"))
        result = edited(GenerativeWriter(model), Brief(asked, (shown,), limit=20), lambda _: None)
        requests = [json.dumps(one, default=str) for one in chat.requests]
    verdict = result.verdict
    return (
        [[one.text, one.kind, one.speaker, [q.text for q in one.quotes]] for one in verdict.claims],
        [[one.text, one.code, one.detail] for one in verdict.withheld],
        requests,
    )


@pytest.mark.parametrize("term", TERMS)
def test_a_loaded_word_of_our_own_is_flagged(term):
    """Even where the article writes it in its own voice; an editor is told what to write instead."""
    text, neutral = TERMS[term]

    withheld = judge(text, evidence=(exhibit(text),)).withheld

    assert [one.code for one in withheld] == ["loaded_language"]
    assert term in withheld[0].detail
    assert neutral in withheld[0].detail


@pytest.mark.parametrize("change", [str, swapped], ids=["plain", "swapped"])
def test_a_loaded_word_in_a_located_attributed_quotation_stays(change):
    """What somebody says is shown in their own words."""
    source = change(f"{SPOKEN} A truce began in Orvale on Monday.")
    first, last = change(SPOKEN).split(",” ")

    assert code(change(SPOKEN), source, change(SPOKEN)) == ""
    assert code(f"{last.rstrip('.')}: {first}.”", source, change(SPOKEN)) == ""
    assert (
        code(change("Marran's spokesman called him a “brutal so-called soldier”."), source, change(SPOKEN))
        == ""
    )


@pytest.mark.parametrize("change", [str, swapped], ids=["plain", "swapped"])
def test_a_loaded_word_in_a_quotation_that_is_not_there_falls(change):
    """Quotation marks alone make no word somebody's."""
    source = change("Marran's spokesman said that soldiers of Tessaly came to Orvale.")

    assert (
        code(change("Marran's spokesman said that “terrorists of the regime” came to Orvale."), source)
        == "quote_altered"
    )


@pytest.mark.parametrize("change", [str, swapped], ids=["plain", "swapped"])
@pytest.mark.parametrize(
    ("claimed", "fails"),
    [
        ("Marran's “truce” in Orvale began on Monday.", "loaded_language"),
        ("Marran's army said a “truce” in Orvale began on Monday.", ""),
        ("The ferry “Aurora” reached Orvale on Monday.", ""),
    ],
)
def test_a_word_in_scare_quotes_is_flagged(claimed, fails, change):
    """A single word in quotation marks is somebody's, or a name; doubt without a doubter is not told, though an article has it."""
    source = change(claimed)

    assert code(source, source) == fails


def test_the_model_rewrites_what_was_flagged():
    """A second draft is asked for with what is wrong, and what passes is published; the loaded word never is."""
    text, _ = TERMS["slammed"]

    claims, _, requests = outcome(LOADED, [[(text, "Orvale plan")], [(REWRITTEN, "Orvale plan")]])

    assert [one[0] for one in claims] == [REWRITTEN]
    assert len(requests) == 2
    assert "loaded_language" in requests[1]
    assert "loaded_language" not in requests[0]


def test_mirrored_reports_get_mirrored_outcomes():
    """Claims, quotes, withheld claims, codes and details: the same but for the names, all terms and both parties at once."""
    report = f"{LOADED} {SPOKEN} {swapped(LOADED)} {swapped(SPOKEN)}"
    texts = [text for text, _ in TERMS.values()] + [SPOKEN]
    draft = [(one, one) for text in texts for one in (text, swapped(text))]

    plain, exchanged = outcome(report, [draft]), outcome(report, [draft], swapped)

    assert swapped(json.dumps(plain[:2])) == json.dumps(exchanged[:2])
    assert len(plain[0]) == 2
    assert {one[1] for one in plain[1]} == {"loaded_language"}
    assert len({one[0] for one in plain[1]}) == 2 * len(TERMS)


def test_every_listed_word_falls_for_both_parties_alike():
    """All words of the lists, in the claims of one party and of the other: the same verdict and the same detail."""
    differing, passed = [], []
    for term in house_style().loaded:
        text = f"Marran's army said that Tessaly {term} Orvale on Monday."
        details = [
            [(one.code, swapped(one.detail) if change is swapped else one.detail) for one in judge(change(text), evidence=(exhibit(change(text)),)).withheld]
            for change in (str, swapped)
        ]  # fmt: skip
        differing += [term] if details[0] != details[1] else []
        passed += [term] if not details[0] else []

    assert not differing
    assert not passed
