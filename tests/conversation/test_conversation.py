"""Talking in threads: follow-ups, the words behind an answer, and two readings of one question."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.conversation import Clarification, Receipt, reply_json, reply_text
from bot.types import Answer, NoAnswer, Turn, Window
from corpus.errors import EvenhandError
from tests.articles import NOON
from tests.conversation.conftest import NOW, Talk

FIRST = "What did Norland's military say about the hospital blast?"
SECOND = "What did the ministry say about the hospital blast?"


class Rewriting:
    """A rewriter with one reply; it keeps what it was shown."""

    def __init__(self, reply):
        self.reply = reply
        self.seen = []

    def rewrite(self, question, history):
        self.seen.append((question, tuple(history)))
        if isinstance(self.reply, Exception):
            raise self.reply
        return self.reply


def quotes(answer):
    return [quote.text for claim in answer.claims for quote in claim.quotes]


def test_the_second_turn_searches_for_event_and_ministry(talk):
    """The follow-up finds the ministry's report of the same event; the first answer's words take no part."""
    first = talk.say(FIRST)
    second = talk.say("and the ministry?")

    assert second.question.text == SECOND
    assert second.question.said == "and the ministry?"
    evidence = talk.records.get(second.id)["evidence"]
    assert evidence[0]["title"] == "Ministry counts 44 dead after hospital blast"
    assert "health ministry" in second.claims[0].text
    text, asking = talk.desk.asked[-1]
    shown = " ".join([text, *(turn.question for turn in asking.history)])
    assert asking.history == (Turn(FIRST),)
    assert not any(quote in shown for quote in quotes(first))


def test_the_third_turn_shows_the_stored_words(talk):
    """Each quote is verbatim at its place, with its address; nothing is searched or written for it."""
    talk.say(FIRST)
    second = talk.say("and the ministry?")
    before = (talk.desk.calls, talk.library.embedder.embedded)

    receipt = talk.say("show me the quote")

    assert isinstance(receipt, Receipt)
    assert (talk.desk.calls, talk.library.embedder.embedded) == before
    assert [quote.text for claim in receipt.claims for quote in claim.quotes] == quotes(second)
    for quote in (quote for claim in receipt.claims for quote in claim.quotes):
        article = talk.library.archive.articles.get(quote.article_id, revision=quote.revision)
        assert article.text[quote.start : quote.end] == quote.text
        assert quote.url == article.url
        assert f"“{quote.text}”" in reply_text(receipt)


def test_what_was_carried_is_told_first(talk):
    """The answer says what was searched; a question of its own says nothing about it."""
    first = talk.say(FIRST)
    second = talk.say("and the ministry?")

    assert second.notices[0].startswith(
        "Searching: the hospital blast · the ministry. Taken as: What did the ministry"
    )
    assert not any("Searching" in notice for notice in first.notices)


def test_a_note_is_told_once_and_never_empty(talk):
    """What was carried stands once among the notices; a question without a topic has no empty "Searching"."""
    talk.say("Who abstained?")

    notices = talk.say("why?").notices

    assert [notice for notice in notices if "Taken as" in notice] == [
        "Taken as: Who abstained, and why? Ask a full question to begin anew."
    ]


def test_bare_follow_ups_do_not_pile_up(talk):
    """Each is made from the last question that stands alone, not from what an earlier "why?" was made into."""
    talk.say("Who was hurt in the attack at Kelm?")

    asked = [talk.say(said).question.text for said in ("why?", "when?", "any updates?", "and on Monday?")]

    assert asked == [
        "Who was hurt in the attack at Kelm, and why?",
        "Who was hurt in the attack at Kelm, and when?",
        "What is the latest on the attack at Kelm?",
        "Who was hurt in the attack at Kelm on Monday?",
    ]


def test_who_said_that_is_told_from_the_record(talk):
    """The speakers with the outlets that carry their words, and the quotes; nothing is searched."""
    answer = talk.say(SECOND)
    before = talk.desk.calls

    found = talk.say("who said that?")

    assert talk.desk.calls == before
    assert found.detail.startswith("Said by ")
    assert "ministry" in found.detail
    assert "Northern Star" in found.detail
    assert [quote.text for claim in found.claims for quote in claim.quotes] == quotes(answer)


@pytest.mark.parametrize("said", ["1", "?", "help", "thanks", "ok", "hello", "only Reuters"])
def test_what_asks_nothing_costs_no_search(talk, said):
    """A short reply, and the next follow-up leans on the question before it."""
    talk.say(FIRST)
    before = talk.desk.calls

    reply = talk.say(said)

    assert isinstance(reply, Receipt)
    assert (reply.claims, talk.desk.calls) == ((), before)
    assert reply.detail
    assert talk.say("and the ministry?").question.text == SECOND


def test_a_number_that_picks_nothing_leaves_the_choice_open(talk):
    """After "3" the two readings may still be picked."""
    talk.say("What is known about the attack?")

    assert "from 1 to 2" in talk.say("3").detail
    assert talk.say("1").question.text.startswith("What is known about the attack ")


def test_two_disjoint_readings_are_asked_about_once(talk):
    """Two options with labels of their own; the reply picks one, and its question is answered."""
    asked = talk.say("What is known about the attack?")

    assert isinstance(asked, Clarification)
    assert sorted(option.question for option in asked.options) == [
        "What is known about the attack at Kelm?",
        "What is known about the attack near Dorvik?",
    ]
    place = next(n for n, option in enumerate(asked.options, start=1) if "Kelm" in option.question)
    answer = talk.say(str(place))
    assert answer.question.text == "What is known about the attack at Kelm?"
    assert all("Dorvik" not in quote for quote in quotes(answer))


def test_nobody_is_asked_twice_in_a_row(talk):
    """Who asks the same again gets an answer."""
    talk.say("What is known about the attack?")

    assert isinstance(talk.say("What is known about the attack?"), Answer)


@pytest.mark.parametrize(
    "question",
    [
        "What is known about the blast?",
        "What is known about the attack at Kelm?",
        "What is known about the attack on Tuesday?",
        "What did the Northern Star report about the attack?",
        "What did the police say about the attack on the market?",
    ],
)
def test_a_question_with_one_reading_is_answered(talk, question):
    """A name, a day, an outlet, a topic word or a single event leaves nothing to ask back."""
    assert not isinstance(talk.say(question), Clarification)


def test_a_known_attack_is_not_asked_about(talk):
    """Inside a thread about one attack, "the attack" is that one."""
    talk.say("What did Ada Brandt say about the attack at Kelm?")

    reply = talk.say("How many were hurt in the attack?")

    assert reply.question.text == "How many were hurt in the attack at Kelm?"


def test_a_set_limit_holds_for_the_thread(talk):
    """Saying "only Valley Wire" keeps every later answer to it until "all outlets" lifts it; other threads know nothing of it."""
    talk.say(FIRST)
    talk.say("only Valley Wire")

    limited = talk.say("What is known about the hospital in Sarne?")
    elsewhere = talk.say("What is known about the hospital in Sarne?", thread="u")
    lifted = talk.say("all outlets")

    assert {source.outlet for source in limited.sources} == {"Valley Wire"}
    assert len({source.outlet for source in elsewhere.sources}) > 1
    assert lifted.question.text == "What is known about the hospital in Sarne?"


def test_a_set_time_is_a_filter(talk):
    """A stretch of time said in the thread limits what is searched, together with one set by option."""
    option = Window(NOON + timedelta(hours=1), NOW, "", explicit=True)

    talk.say(FIRST)
    reply = talk.say("since Monday?", window=option)

    window = talk.desk.asked[-1][1].window
    assert (window.since, window.text) == (option.since, "since Monday")
    assert reply.question.text == FIRST


@pytest.mark.parametrize(
    ("reply", "question"),
    [
        ("What did Norland say about the hospital?", "What did Norland say about the hospital?"),
        ("Did Westmark do that on 3 May?", f"{FIRST} what about him?"),
        (None, f"{FIRST} what about him?"),
        (EvenhandError("The model is away."), f"{FIRST} what about him?"),
    ],
)
def test_a_model_is_asked_only_when_the_rules_are_at_a_loss(library, talk, reply, question):
    """Its words count when they bring no new name or number; else the rules' attempt is asked."""
    rewriter = Rewriting(reply)
    told = Talk(library, rewriter)
    told.say(FIRST)
    told.say("and the ministry?", thread="other")

    outcome = told.say("what about him?")

    assert outcome.question.text == question
    assert rewriter.seen == [("what about him?", (Turn(FIRST),))]


def test_a_refusal_leaves_nothing_to_show(talk):
    """After a question without an answer, "source?" says so; before any question, too."""
    nothing = talk.say("source?")
    refusal = talk.say("Who won the football match in Ulmen?")
    receipt = talk.say("source?")

    assert isinstance(refusal, NoAnswer)
    assert (nothing.claims, receipt.claims) == ((), ())
    assert "Nothing has been asked" in nothing.detail
    assert "no answer" in receipt.detail


def test_an_answer_whose_record_is_gone_says_so(talk):
    """Records may be kept for a shorter time than threads; follow-ups still work."""
    answer = talk.say(FIRST)
    talk.records.forget(answer.id)

    assert "no longer kept" in talk.say("source?").detail
    assert talk.say("and the ministry?").question.text == SECOND


@pytest.mark.parametrize("said", ["", "?", "\x00\x1b[31m", "\udce9 what?", "and " * 3_000, "thanks", "2"])
def test_odd_sayings_get_a_reply(talk, said):
    """Whatever is typed, the thread goes on."""
    talk.say(FIRST)

    talk.say(said)

    assert talk.say("and the ministry?").question.text


def test_every_reply_is_one_kind_of_json(talk):
    """Machines tell replies apart by `kind`; all have the thread and a text for readers."""
    said = [FIRST, "source?", "What is known about the attack?", "1", "Who won the match in Ulmen?"]
    values = [reply_json(talk.say(text), "t") for text in said]

    assert [value["kind"] for value in values] == [
        "answer",
        "receipt",
        "clarification",
        "answer",
        "no_answer",
    ]
    assert all(value["thread"] == "t" and value["text"] for value in values)
    assert values[2]["options"][0]["number"] == 1
