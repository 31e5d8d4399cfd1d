"""The words behind an answer, and what has become of their articles since."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.conversation.receipts import receipt
from bot.conversation.requests import Wanted
from bot.conversation.showing import receipt_json, receipt_text
from bot.redaction import redacted
from tests.articles import store
from tests.bot.stories import article
from tests.conversation.conftest import NOW
from tests.conversation.stories import BLAST

MILITARY = "What did Norland's military say about the hospital blast?"


def entry(number, article_id="a1"):
    return {
        "citation": number,
        "article_id": article_id,
        "revision": 1,
        "quote": f"Words {number}.",
        "start": number,
        "end": number + 8,
    }


def record():
    """An answer of two claims with three quotes from two articles."""
    sources = [
        {
            "number": n,
            "article_id": f"a{n}",
            "title": f"Title {n}\x1b[2J",
            "outlet": "Valley Wire",
            "url": f"https://valleywire.example/{n}",
            "published_at": NOW.isoformat(),
            "date_quality": "minute",
        }
        for n in (1, 2)
    ]
    claims = [
        {"text": "First.", "kind": "fact", "speaker": None, "citations": [1], "evidence": [entry(1)]},
        {"text": "Second.", "kind": "quote", "speaker": "Ada", "citations": [1, 2], "evidence": [entry(1), entry(2, "a2")]},
    ]  # fmt: skip
    answer = {
        "id": "x1",
        "question": "Why?",
        "read_as": "Why did it fall?",
        "claims": claims,
        "sources": sources,
    }
    answer |= {"withheld": [], "missing": [], "conflicts": [], "text": "Why?"}
    return {"answer": answer, "understood": {"zone": "UTC"}, "evidence": [], "withheld": []}


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Wanted(), [1, 2, 3]),
        (Wanted(2, "quote"), [2]),
        (Wanted(1, "source"), [1, 2]),
        (Wanted(2, "source"), [3]),
    ],
)
def test_quotes_are_numbered_over_the_whole_answer(wanted, numbers):
    """A number picks a quote, or all quotes of one citation."""
    found = receipt(record(), wanted, {})

    assert [quote.number for claim in found.claims for quote in claim.quotes] == numbers


def test_a_number_that_is_not_there_is_said():
    """The reader learns how many there are."""
    found = receipt(record(), Wanted(7, "quote"), {})

    assert found.claims == ()
    assert found.detail == "There is no quote 7; the last answer has 3 quotes from 2 sources."


def test_control_characters_of_titles_do_not_reach_a_terminal():
    """JSON keeps a title as it is; the text has nothing that moves a cursor."""
    found = receipt(record(), Wanted(), {})

    assert "\x1b" not in receipt_text(found)
    assert receipt_json(found)["claims"][0]["quotes"][0]["title"] == "Title 1\x1b[2J"


def test_the_question_shown_is_the_one_that_was_asked():
    """A follow-up's receipt names the question that stands alone."""
    assert "Why did it fall?" in receipt_text(receipt(record(), Wanted(), {}))


def corrected(keeping):
    """A second revision of the military's report, with or without the words that were cited."""
    text = "Norland’s military said on Wednesday that it was still looking into the blast at the hospital in Sarne."
    old = BLAST[0]
    return article(
        old.outlet,
        f"{old.text} {text}" if keeping else text,
        title=old.title,
        url=old.url,
    )


@pytest.mark.parametrize(("keeping", "since"), [(True, "changed"), (False, "words_gone")])
def test_a_newer_revision_is_flagged(talk, keeping, since):
    """The receipt shows the words that were cited, and whether the article still has them."""
    answer = talk.say(MILITARY)
    store(talk.library, corrected(keeping), clock=lambda: NOW + timedelta(hours=1))

    found = talk.say("source?")

    assert found.claims[0].quotes[0].text == answer.claims[0].quotes[0].text
    assert found.claims[0].quotes[0].since == since
    assert "updated since" in receipt_text(found)


def test_deleted_articles_leave_no_words():
    """After a deletion the record has no words, and the receipt says why."""
    found = receipt(redacted(record(), {"a2"}), Wanted(), {})

    last = found.claims[1].quotes[1]
    assert last.since == "deleted"
    assert "Words 2." not in receipt_text(found)
