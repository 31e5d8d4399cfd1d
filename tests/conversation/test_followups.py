"""What a saying in a thread is taken to mean: a table, and what holds for anything that is typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.followups import faithful, resolve
from bot.conversation.history import Option, Past
from tests.conversation.sayings import FLOOD, THURSDAY, past

BLAST = "What did Israel's military say about the hospital blast?"
OFFICE = "What did the health ministry of Lowmark say about the blast at the port?"
VOTE = "How did the council vote on the bridge?"
STAR = "What did the Northern Star report about the vote?"
MARN = "What did Governor Ilse Marn say about the dam at Kelm on Monday?"
GAZA = "How many people have been killed in Gaza?"
FINAL = "Why was the rugby final in Tarn postponed?"
STRIKE = "What's the latest on the strike at the Kelm docks?"
CLAIM = "How many people were killed in the flood at Ostrel according to the ministry?"
KELM = "What happened in Kelm?"
SIDES = "Who abstained?"
AWAY = "How did the council vote according to Reuters?"  # an outlet that is not held

FOLLOW_UPS = [
    # party for party
    (BLAST, "and the ministry?", "What did the ministry say about the hospital blast?"),
    (BLAST, "the ministry?", "What did the ministry say about the hospital blast?"),
    (BLAST, "And the UN?", "What did the UN say about the hospital blast?"),
    (BLAST, "and witnesses?", "What did witnesses say about the hospital blast?"),
    (BLAST, "And what did the ministry say?", "What did the ministry say about the hospital blast?"),
    (BLAST, "What did the ministry say?", "What did the ministry say about the hospital blast?"),
    (BLAST, "And what did Hamas say?", "What did Hamas say about the hospital blast?"),
    (OFFICE, "and the Marran army?", "What did the Marran army say about the blast at the port?"),
    (BLAST, "and the health ministry of Lowmark?", "What did the health ministry of Lowmark say about the hospital blast?"),
    (VOTE, "and the parliament?", "How did the parliament vote on the bridge?"),
    (MARN, "and Tomas Rehn?", "What did Tomas Rehn say about the dam at Kelm on Monday?"),
    (MARN, "and the opposition?", "What did the opposition say about the dam at Kelm on Monday?"),
    (MARN, "what about her deputy?", "What did Governor Ilse Marn’s deputy say about the dam at Kelm on Monday?"),
    (FLOOD, "and the ministry?", CLAIM),
    (FLOOD, "according to the ministry?", CLAIM),
    (CLAIM, "and the fire service?", "How many people were killed in the flood at Ostrel according to the fire service?"),
    # outlet for outlet
    (BLAST, "what about Reuters?", "What did Israel's military say about the hospital blast according to Reuters?"),
    (STAR, "and Valley Wire?", "What did Valley Wire report about the vote?"),
    (STAR, "only Valley Wire", "What did Valley Wire report about the vote?"),
    (STAR, "all outlets", "What did the outlets report about the vote?"),
    (FLOOD, "in the Northern Star?", "How many people were killed in the flood at Ostrel according to the Northern Star?"),
    # time for time
    (BLAST, "and on Monday?", "What did Israel's military say about the hospital blast on Monday?"),
    (BLAST, "since yesterday?", BLAST),
    (MARN, "and on Tuesday?", "What did Governor Ilse Marn say about the dam at Kelm on Tuesday?"),
    (MARN, "Tuesday?", "What did Governor Ilse Marn say about the dam at Kelm on Tuesday?"),
    (MARN, "since Monday?", "What did Governor Ilse Marn say about the dam at Kelm?"),
    (MARN, "any time", "What did Governor Ilse Marn say about the dam at Kelm?"),
    (FLOOD, "on 24 March 2024?", "How many people were killed in the flood at Ostrel on 24 March 2024?"),
    (FLOOD, "and last week?", FLOOD),
    # several at once
    (BLAST, "and the ministry on Monday?", "What did the ministry say about the hospital blast on Monday?"),
    (STAR, "and Valley Wire since Monday?", "What did Valley Wire report about the vote?"),
    # topic for topic, place for place, count for count
    (BLAST, "and about the factory fire?", "What did Israel's military say about the factory fire?"),
    (BLAST, "and wheat prices?", "What did Israel's military say about wheat prices?"),
    (VOTE, "What about the school?", "How did the council vote on the school?"),
    (VOTE, "and on the tax?", "How did the council vote on the tax?"),
    (FLOOD, "and in Kelm?", "How many people were killed in the flood in Kelm?"),
    (FLOOD, "what about Kelm?", "How many people were killed in the flood at Kelm?"),
    (BLAST, "and in Kelm?", "What did Israel's military say about the hospital blast in Kelm?"),
    (FLOOD, "and children?", "How many children were killed in the flood at Ostrel?"),
    (FLOOD, "how many children?", "How many children were killed in the flood at Ostrel?"),
    (FLOOD, "and injured?", "How many people were injured in the flood at Ostrel?"),
    (FLOOD, "and the injured?", "How many people were injured in the flood at Ostrel?"),
    (FLOOD, "and missing?", "How many people were missing in the flood at Ostrel?"),
    # a question word alone
    (VOTE, "why?", "Why did the council vote on the bridge?"),
    (BLAST, "why?", "Why did Israel's military say that about the hospital blast?"),
    (FLOOD, "When?", "When were people killed in the flood at Ostrel?"),
    (BLAST, "where?", "Where was the hospital blast?"),
    (BLAST, "how many?", "How many: what did Israel's military say about the hospital blast?"),
    (BLAST, "How many children?", "How many children in the hospital blast?"),
    (BLAST, "tell me more", "What else is known about the hospital blast?"),
    # pronouns
    (BLAST, "What did they say about the hospital?", "What did Israel's military say about the hospital?"),
    (BLAST, "What did they say?", "What did Israel's military say about the hospital blast?"),
    (BLAST, "What caused it?", "What caused the hospital blast?"),
    (BLAST, "When did it happen?", "When did the hospital blast happen?"),
    (BLAST, "Did it deny that?", "Did Israel's military deny that about the hospital blast?"),
    (BLAST, "Was anyone arrested there?", "Was anyone arrested in the hospital blast?"),
    (VOTE, "Who voted against it?", "Who voted against the bridge?"),
    (STAR, "what did they say about the mayor?", "What did the Northern Star say about the mayor?"),
    (MARN, "what did she say about the flood?", "What did Governor Ilse Marn say about the flood?"),
    (GAZA, "how many of them are children?", "How many of the people killed in Gaza are children?"),
    (GAZA, "who counts them?", "Who counts the people killed in Gaza?"),
    (FINAL, "where will it be played?", "Where will the rugby final in Tarn be played?"),
    (STRIKE, "how long has it lasted?", "How long has the strike at the Kelm docks lasted?"),
    # nouns that an earlier question has in fuller words, and questions that fit any event
    (BLAST, "how many died in the blast?", "How many died in the hospital blast?"),
    (FLOOD, "Who warned of the flood?", "Who warned of the flood at Ostrel?"),
    (BLAST, "How many people were killed?", "How many people were killed in the hospital blast?"),
    (BLAST, "Who is responsible?", "Who is responsible for the hospital blast?"),
    (BLAST, "How did the ministry react?", "How did the ministry react to the hospital blast?"),
    (GAZA, "and wounded?", "How many people have been wounded in Gaza?"),
    (GAZA, "what does Israel say?", "What does Israel say about Gaza?"),
    (GAZA, "any update?", "What is the latest on Gaza?"),
    (FINAL, "What did the captain say?", "What did the captain say about the rugby final in Tarn?"),
    (FINAL, "and the women's final?", "Why was the women's final postponed?"),
    (STRIKE, "what do the workers want?", "What do the workers want in the strike at the Kelm docks?"),
    (STRIKE, "When did the strike start?", "When did the strike at the Kelm docks start?"),
    (VOTE, "did anyone abstain?", "Did anyone abstain on the bridge?"),
    (FLOOD, "what did the governor say?", "What did the governor say about the flood at Ostrel?"),
    # who does something is asked: a party is asked about by name, and takes no place
    (SIDES, "what about Israel?", "Did Israel abstain?"),
    (SIDES, "and the ministry?", "Did the ministry abstain?"),
    ("Who abstained in Norland?", "what about Israel?", "Did Israel abstain in Norland?"),
    ("Who voted against the dam?", "and Sudmark?", "Did Sudmark vote against the dam?"),
    ("Which countries abstained?", "and China?", "Did China abstain?"),
    ("Who will vote against the dam?", "and China?", "Will China vote against the dam?"),
    ("Did Israel abstain?", "and China?", "Did China abstain?"),
    ("Who supports the plan?", "and Egypt?", "What about Egypt: who supports the plan?"),
    ("What about Egypt: who supports the plan?", "and Qatar?", "What about Qatar: who supports the plan?"),
    ("Who was arrested in Kelm?", "and Dorvik?", "Who was arrested in Dorvik?"),
    ("Who was arrested in Kelm?", "and the ministry?", "Who was arrested in Kelm according to the ministry?"),
    (VOTE, "what about Israel?", "How did Israel vote on the bridge?"),
    (SIDES, "why?", "Who abstained, and why?"),
    (SIDES, "how many?", "How many abstained?"),
    (SIDES, "and on 22 March?", "Who abstained on 22 March?"),
    ("Who abstained, and why?", "and China?", "Did China abstain, and why?"),
    # what was said is asked: a party is asked for its words
    ("What was said about the blast?", "and the ministry?", "What did the ministry say about the blast?"),
    ("Who commented on the blast?", "and the ministry?", "What did the ministry say about the blast?"),
    ("Who said the blast was staged?", "and Hamas?", "Did Hamas say the blast was staged?"),
    # sources that are not held go; those that are stand last, once
    (AWAY, "and on 22 March?", "How did the council vote on 22 March?"),
    (AWAY, "and Valley Wire?", "How did the council vote according to Valley Wire?"),
    (CLAIM, "and on Monday?", "How many people were killed in the flood at Ostrel on Monday according to the ministry?"),
    (KELM, "How many people were killed?", "How many people were killed in Kelm?"),
    # short ones in other languages go with the question before
    (BLAST, "y el ministerio?", f"{BLAST} y el ministerio?"),
    (BLAST, "und das Ministerium?", f"{BLAST} und das Ministerium?"),
    (BLAST, "а министерство?", f"{BLAST} а министерство?"),
    (BLAST, "et Reuters ?", "What did Israel's military say about the hospital blast according to Reuters?"),
]  # fmt: skip
STANDALONE = [
    "Who won the vote in Norland?",
    "wheat prices",
    "How did the parliament decide on the budget?",
    "What did the mayor say when he resigned?",
    "What happened in Kelm on Tuesday?",
    "Did the dam hold when it rained?",
    "Why is Valley Wire on strike?",
    "¿Qué dijo el ministro sobre la presa de Kelm?",
    "Is the resolution on Sudmark binding?",
]
RECEIPTS = [
    ("source?", None, "quote"),
    ("sources", None, "quote"),
    ("show me the quote", None, "quote"),
    ("Can you show me the exact words, please?", None, "quote"),
    ("which article?", None, "quote"),
    ("which article says that?", None, "quote"),
    ("Where does that come from?", None, "quote"),
    ("where did you get that from?", None, "quote"),
    ("link?", None, "quote"),
    ("what's the source for that?", None, "quote"),
    ("how do you know?", None, "quote"),
    ("quote 2", 2, "quote"),
    ("the second quote", 2, "quote"),
    ("show me source 3", 3, "source"),
    ("[1]", 1, "source"),
    ("who said that?", None, "quote"),
    ("says who?", None, "quote"),
    ("according to whom?", None, "quote"),
    ("¿fuente?", None, "quote"),
    ("Quelle?", None, "quote"),
    ("المصدر؟", None, "quote"),
]


@pytest.mark.parametrize(("before", "said", "question"), FOLLOW_UPS)
def test_a_follow_up_stands_alone(before, said, question):
    """The question that is asked has all that the saying leaves to the question before."""
    found = resolve(said, [past(before)], THURSDAY)

    assert (found.kind, found.question) == ("follow_up", question)


@pytest.mark.parametrize("said", STANDALONE)
def test_a_full_question_is_left_as_it_is(said):
    """Nothing of the thread is dragged into a question with a matter of its own."""
    found = resolve(said, [past(FLOOD), past(BLAST)], THURSDAY)

    assert (found.kind, found.question, found.window) == ("standalone", said, None)
    assert found.shown() == ""


@pytest.mark.parametrize(
    "said",
    [
        "How did the council vote?",
        "Did the army attack the hospital?",
        "How did the ministry react?",
        "Who abstained?",
        "Which countries abstained?",
    ],
)
@pytest.mark.parametrize("before", [KELM, "What happened in Israel?"])
def test_who_acts_gets_no_place_from_an_earlier_question(before, said):
    """A question with a subject and a verb of its own begins anew; it did not ask about that place."""
    found = resolve(said, [past(before, titles=("Council votes on hospital in Kelm",))], THURSDAY)

    assert (found.kind, found.question, found.shown()) == ("standalone", said, "")


def test_a_full_question_after_an_opening_begins_anew():
    """An "and" before a question that has all it needs changes nothing."""
    found = resolve("And how did the council vote?", [past(KELM)], THURSDAY)

    assert found.question == "How did the council vote?"


@pytest.mark.parametrize("said", ["and the ministry?", "why?", "What did they say?", "only Valley Wire"])
def test_a_first_saying_stands_alone(said):
    """Without earlier questions there is nothing to lean on."""
    assert resolve(said, [], THURSDAY).question == said


@pytest.mark.parametrize(("said", "number", "by"), RECEIPTS)
def test_asking_for_the_words_is_no_question(said, number, by):
    """A wish to see quotes or sources is told from a question about the news."""
    found = resolve(said, [past(BLAST)], THURSDAY)

    assert found.kind == "receipt"
    assert found.wanted.number == number
    assert number is None or found.wanted.by == by


@pytest.mark.parametrize(
    "said",
    [
        "What is the source of the river Tarn?",
        "Where does the flour come from?",
        "Which article of the treaty was broken?",
        "quote the minister on the dam",
        "Which outlets reported the flood?",
    ],
)
def test_questions_with_such_words_are_questions(said):
    """A source may be a river's."""
    assert resolve(said, [past(BLAST)], THURSDAY).kind != "receipt"


def test_slots_are_carried_and_shown():
    """The reader sees what is searched, and how to change it."""
    first = resolve("What did the ministry say about the hospital blast?", [], THURSDAY)
    earlier = Past(first.question, THURSDAY.now, first.slots)

    found = resolve("only Valley Wire since Monday", [earlier], THURSDAY)

    assert found.slots.parties == ("the ministry",)
    assert found.slots.only == ("Valley Wire",)
    assert found.window.text == "since Monday"
    assert found.shown("UTC").startswith(
        "Searching: the hospital blast · the ministry · Valley Wire · 25–28 March 2024. Taken as: "
    )
    assert '"all outlets" or "any time"' in found.shown("UTC")


def test_a_known_noun_of_a_cited_title_is_about_the_same_matter():
    """Titles tell that a noun belongs to the thread; their words do not enter the question."""
    found = resolve(
        "Did the dam hold?", [past(FLOOD, titles=("Dam near Ostrel withstands flood",))], THURSDAY
    )

    assert found.question == "Did the dam hold (the flood at Ostrel)?"


@pytest.mark.parametrize(
    ("said", "number"),
    [("1", 0), ("the second", 1), ("option two", 1), ("2.", 1), ("the one in Dorvik", 1), ("market", 0)],
)
def test_a_reply_to_a_clarification_picks_a_reading(said, number):
    """By number, by place in the list, or by words of one label."""
    options = (
        Option(
            "the attack at Kelm, 26 March: Seven hurt on market", "What is known about the attack at Kelm?"
        ),
        Option("the attack near Dorvik, 26 March: Convoy hit", "What is known about the attack near Dorvik?"),
    )

    found = resolve(said, [past("What is known about the attack?", options=options)], THURSDAY)

    assert found.question == options[number].question


@pytest.mark.parametrize("said", ["and then?", "what about him?", "Did he?", "because of them?"])
def test_what_the_rules_do_not_understand_is_left_to_a_model(said):
    """A pronoun without anybody to stand for is unclear; the best attempt is there all the same."""
    found = resolve(said, [past("Why are wheat prices rising?")], THURSDAY)

    assert found.kind == "unclear"
    assert found.question


@pytest.mark.parametrize(
    ("rewritten", "good"),
    [
        ("What did the ministry say about the hospital blast?", True),
        ("Did Israel deny the blast?", True),
        ("What did Hamas say about the hospital blast?", False),
        ("What did the ministry say about the hospital blast on 17 October?", False),
        ("What did the ministry say?\nIgnore this.", False),
        ("Norland denied it?", False),
        ("", False),
    ],
)
def test_a_rewritten_question_brings_nothing_new(rewritten, good):
    """A model's words count only when every name and number stands in the thread's questions."""
    assert faithful(rewritten, [BLAST, "and the ministry?"]) is good


THINGS = [BLAST, FLOOD, VOTE, STAR, MARN]
SAYINGS = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            "and what about the ministry Reuters it they there only since Monday on in Kelm ? blast why how many 24 March "
            "Valley Wire according to did say killed everything all outlets that (2) [1] quote".split()
        ),
        max_size=9,
    ).map(" ".join),
)


@given(SAYINGS, st.lists(st.sampled_from(THINGS), max_size=4))
def test_nothing_that_is_typed_makes_it_fail(said, questions):
    """Any saying has a meaning, of bounded length, that can be shown."""
    found = resolve(said, [past(question) for question in questions], THURSDAY)

    assert found.kind in {"standalone", "follow_up", "receipt", "unclear"}
    assert len(found.question) <= 2_000
    assert isinstance(found.shown(), str)
    assert found.question.lower().count("according to valley wire") <= max(1, said.lower().count("according"))


OURS = set(
    "what did does how many who said so about where was were when why in on at for to after is are according else known the "
    "outlets and that of".split()
)


@given(SAYINGS, st.lists(st.sampled_from(THINGS), min_size=1, max_size=3))
def test_a_question_has_only_words_that_were_asked(said, questions):
    """Every word comes from the saying, an earlier question, or a short list of ours: never from a title or an answer."""
    titles = ("Xylophone quorum zebra dam flood blast vote ministry",)
    found = resolve(said, [past(question, titles=titles) for question in questions], THURSDAY)

    words = set(re.findall(r"\w+", " ".join([said, *questions]).lower()))
    assert set(re.findall(r"\w+", found.question.lower())) <= words | OURS | {"s"}
