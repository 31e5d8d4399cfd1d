"""When "the attack" may mean two things: only when both stand on articles of their own and are equally near."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.conversation import ambiguity
from bot.outlets import OutletNames
from bot.understand import understand
from corpus.types import Article, Hit, Passage, Span
from tests.articles import NOON
from tests.conversation.stories import ATTACKS, BLAST

ASKED = "What is known about the attack?"


def question(text=ASKED, **given):
    return understand(text, names=OutletNames({"Valley Wire": ""}), now=NOON, zone="UTC", **given)


def hit(document, score, **given):
    """A passage that is the whole of an article."""
    key = document.url
    values = {
        "id": key, "url": key, "canonical_url": key, "title": document.title, "dek": "", "outlet": document.outlet,
        "section": "", "authors": (), "language": "en", "published_at": document.published_at, "date_quality": "minute",
        "updated_at": None, "first_seen": NOON, "text": document.text, "content_hash": "", "revision": 1, "kind": "news",
        "origin": key,
    }  # fmt: skip
    article = Article(**{**values, **given})
    return Hit(Passage(f"{key}.1.0", key, 1, 0, Span(0, len(article.text)), 50), article, score)


def hits(*scores, documents=ATTACKS):
    return sorted((hit(d, s) for d, s in zip(documents, scores, strict=True)), key=lambda found: -found.score)


def test_two_events_are_two_readings():
    """The stronger comes first; each has its place, its day and a title of its own in the label."""
    first, second = ambiguity.readings(question(), hits(0.8, 0.7, 1.0, 0.9))

    assert first.label == "the attack near Dorvik, 26 March 2024: Three wounded in attack on Dorvik convoy"
    assert first.question == "What is known about the attack near Dorvik?"
    assert second.question == "What is known about the attack at Kelm?"
    assert not set(first.articles) & set(second.articles)


def test_other_articles_do_not_count():
    """Reports without the noun are no reading, however near."""
    found = hits(0.8, 0.7, 1.0, 0.9) + hits(0.99, 0.98, 0.97, 0.96, documents=BLAST)

    assert ambiguity.readings(question(), sorted(found, key=lambda h: -h.score))


@pytest.mark.parametrize(
    "scores",
    [(1.0, 0.9, 0.6, 0.5), (0.3, 0.2, 1.0, 0.9)],
    ids=["Kelm dominates", "Dorvik dominates"],
)
def test_a_reading_that_dominates_is_answered(scores):
    """When one event is plainly nearer, nobody is asked."""
    assert ambiguity.readings(question(), hits(*scores)) is None


@pytest.mark.parametrize(
    "text",
    [
        "What is known about the attack at Kelm?",
        "What is known about the attack on 25 March?",
        "What did Valley Wire report about the attack?",
        "What is known about “the market attack”?",
        "What was the attack since yesterday?",
        "What is known about attacks?",
        "What did the ministry say?",
    ],
)
def test_told_questions_are_not_open(text):
    """A name, a day, an outlet, a phrase, a stretch of time, no definite thing: nothing to ask back."""
    assert ambiguity.may_be_two(question(text)) == ""
    assert ambiguity.readings(question(text), hits(1.0, 1.0, 1.0, 1.0)) is None


def test_a_topic_word_decides():
    """A word that stands in the articles of one reading only says which one is meant."""
    found = hits(0.9, 0.9, 1.0, 0.9)

    assert ambiguity.readings(question("Who was behind the convoy attack on the road?"), found) is None


def test_a_reprint_is_no_second_reading():
    """Two prints of one wire story are one event."""
    prints = [hit(ATTACKS[0], 1.0), hit(ATTACKS[2], 0.95, origin=ATTACKS[0].url)]

    assert ambiguity.readings(question(), prints) is None


def test_a_third_event_leaves_no_two():
    """With three readings alike, two options would hide the third."""
    text = "An attack on the ferry at Ulmen on Friday sank two boats, said harbour master Otto Weil of Ulmen."
    third = hit(
        replace(ATTACKS[0], text=text, title="Ferry attack at Ulmen", url="https://x.example/f"), 0.95
    )

    assert ambiguity.readings(question(), [*hits(1.0, 0.9, 1.0, 0.9), third]) is None


def test_nothing_found_is_nothing_to_ask():
    """Without hits, and with one, there is no second reading."""
    assert ambiguity.readings(question(), []) is None
    assert ambiguity.readings(question(), hits(1.0, 0.9, 1.0, 0.9)[:1]) is None
