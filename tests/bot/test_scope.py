"""A scope limits what is used, however it is asked; and it is told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest

from bot import contract, scoping, telling
from bot.conversation import Clarification, Conversation, Receipt, Threads, reply_json
from bot.desk import Asking, Desk
from bot.outlets import OutletNames
from bot.records import AnswerRecords
from bot.search import search
from bot.types import EVERYTHING, Answer, NoAnswer, Scope, Window
from bot.understand import understand
from bot.writers.extractive import ExtractiveWriter
from corpus.library import Library
from corpus.settings import load
from corpus.types import SourceState
from tests.articles import NOON, store
from tests.bot.scoped import ALL, WORDS
from tests.bot.stories import article
from tests.fakes import BagEmbedder

NOW = NOON + timedelta(days=2)
ASKED = Asking(now=NOW)
KILLED = "How many people did the flood at Ostrel kill?"
WAYS = {
    "plain": KILLED,
    "reprinted": "Why did dockers at Dorvik walk out?",
    "dated": "What happened at Ostrel on 26 March 2024?",
    "day without a year": "How many people had the flood at Ostrel killed on 27 March?",
    "latest": "What is the latest on the flood at Ostrel?",
    "open": "What is the news?",
    "not held": "What did Reuters report about the flood at Ostrel?",
    "beside it": "Who won the sailing cup?",
    "German": "Wie viele Menschen sind bei der Flut in Ostrel gestorben?",
}
SETS = [
    *combinations(WORDS, 1),
    ("Valley Wire", "Plain Review"),
    ("Northern Star", "Ostrel Courier", "Kelmer Bote"),
]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """All articles; nothing in these tests changes them."""
    with Library.open(load(home=tmp_path_factory.mktemp("scope") / "home"), BagEmbedder()) as library:
        store(library, *ALL)
        yield library.ready()


@pytest.fixture(scope="module")
def records(shelf):
    return AnswerRecords(shelf.archive.engine)


@pytest.fixture(scope="module")
def desk(shelf):
    return desk_of(shelf)


@pytest.fixture
def talk(shelf, desk, records):
    return Conversation(desk, Threads(shelf.archive.engine), records, clock=lambda: NOW)


def desk_of(library):
    writer = ExtractiveWriter(library.embedder.embed)
    return Desk(library, writer, AnswerRecords(library.archive.engine), clock=lambda: NOW)


def names(shelf):
    return OutletNames(shelf.archive.articles.outlets())


def others(outlets):
    return tuple(name for name in WORDS if name not in outlets)


def given_away(value, outlets):
    """Outlets not among `outlets` that a JSON value names, or whose articles' words it holds."""
    text = json.dumps(value, ensure_ascii=False).lower()
    return [name for name in others(outlets) if WORDS[name] in text or name.lower() in text]


def gist(outcome):
    """What an outcome says, without its id, its times and the words about its scope."""
    value = telling.outcome_json(outcome)
    return {
        key: item for key, item in value.items() if key not in {"id", "notices", "usage", "text", "detail"}
    }


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("outlets", SETS, ids=",".join)
def test_nothing_outside_a_scope_is_told(desk, records, way, outlets):
    """Neither an outcome nor its record holds a name or a word of an outlet that is not used."""
    outcome = desk.ask(WAYS[way], replace(ASKED, scope=Scope(outlets=outlets)))

    assert given_away(telling.outcome_json(outcome), outlets) == []
    assert given_away(records.get(outcome.id), outlets) == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("outlets", SETS, ids=",".join)
def test_only_these_is_without_the_others(desk, way, outlets):
    """A scope and its mirror image give the same outcome."""
    only = desk.ask(WAYS[way], replace(ASKED, scope=Scope(outlets=outlets)))
    without = desk.ask(WAYS[way], replace(ASKED, scope=Scope(without=others(outlets))))

    assert gist(only) == gist(without)


@pytest.mark.parametrize("outlets", SETS, ids=",".join)
def test_a_search_stays_inside(desk, outlets):
    """The best passages are those of the scope, in the order that they have among all."""
    found = desk.look_up(KILLED, replace(ASKED, scope=Scope(outlets=outlets)), k=50)

    assert {hit.article.outlet for hit in found} == set(outlets)
    assert given_away(contract.hits_json(KILLED, found), outlets) == []


@pytest.mark.parametrize("outlet", WORDS)
def test_a_named_outlet_outside_is_left_out_and_not_missing(desk, outlet):
    """The refusal says that the outlet is left out here, and names near articles of others only."""
    asked = f"What did the {outlet} report about the flood at Ostrel?"

    outcome = desk.ask(asked, replace(ASKED, scope=Scope(without=(outlet.upper(),))))

    assert isinstance(outcome, NoAnswer)
    assert outcome.reason == "outlet_not_in_corpus"
    assert outcome.detail == f"Articles by {outlet} are left out here."
    assert outcome.notices == (f"Left out here: {outlet}.",)
    assert outlet not in {source.outlet for source in outcome.nearest}


def test_both_reasons_are_said(desk):
    """An outlet that the corpus lacks and one that is left out are told apart."""
    asked = "What did Reuters and the Northern Star report about the flood at Ostrel?"

    outcome = desk.ask(asked, replace(ASKED, scope=Scope(without=("Northern Star",))))

    assert outcome.detail == (
        "The corpus holds no articles by Reuters. Articles by Northern Star are left out here."
    )


@pytest.mark.parametrize(
    ("scope", "notice"),
    [
        (Scope(("Valley Wire",)), "Only Valley Wire is used here."),
        (Scope(("the valley wire", "zorvale.example", "Northern Star")), "Only Valley Wire and Northern Star are used here."),
        (Scope(without=("Plain Review", "plain review")), "Left out here: Plain Review."),
        (Scope(("Valley Wire", "Northern Star"), ("Northern Star",)), "Only Valley Wire is used here."),
        (Scope(languages=("EN-gb",)), "Only articles in English are used here."),
        (Scope(("Valley Wire",), languages=("en", "xx")), "Only Valley Wire is used here. Only articles in English and xx are used here."),
    ],
)  # fmt: skip
def test_a_scope_is_told_in_one_notice(desk, scope, notice):
    """A reader learns what was used, and by the names that the corpus has."""
    answer = desk.ask(KILLED, replace(ASKED, scope=scope, notices=("First.",)))

    assert isinstance(answer, Answer)
    assert answer.notices == ("First.", notice)


def test_differing_figures_of_others_stay_outside(desk):
    """Of four counts, the two of the scope are compared."""
    answer = desk.ask(KILLED, replace(ASKED, scope=Scope(("Valley Wire", "Northern Star"))))

    assert [value.value for conflict in answer.conflicts for value in conflict.values] == ["17", "12"]
    assert answer.coverage.outlets == 2


def test_reprints_outside_are_not_named(desk):
    """The copy inside the scope is cited, and of those that carried the story only its own."""
    asking = replace(ASKED, scope=Scope(without=("Valley Wire", "Ostrel Courier")))

    answer = desk.ask(WAYS["reprinted"], asking)

    free = desk.ask(WAYS["reprinted"], ASKED)
    assert free.sources[0].also_carried_by == ("Harvest Gazette", "Ostrel Courier")
    assert [(source.outlet, source.also_carried_by) for source in answer.sources] == [("Harvest Gazette", ())]


def test_languages_limit_articles(desk):
    """Only German articles are cited, whoever printed them."""
    answer = desk.ask(WAYS["German"], replace(ASKED, scope=Scope(languages=("de",))))

    assert {source.outlet for source in answer.sources} == {"Kelmer Bote"}
    assert given_away(telling.outcome_json(answer), ("Kelmer Bote",)) == []


@pytest.mark.parametrize(
    ("scope", "reason", "detail"),
    [
        (Scope(("Nobody’s Paper",)), "outlet_not_in_corpus", "Only Nobody’s Paper is used here. The corpus holds no such articles."),
        (Scope(("",)), "outlet_not_in_corpus", None),
        (Scope(("Plain Review",), ("Plain Review",)), "outlet_not_in_corpus", None),
        (Scope(languages=("fi",)), "nothing_relevant", "Only articles in Finnish are used here. The corpus holds no such articles."),
        (Scope(without=tuple(WORDS)), "nothing_relevant", None),
    ],
)  # fmt: skip
def test_a_scope_without_articles_gives_no_answer(desk, scope, reason, detail):
    """A scope that nothing lies in is never taken for the whole corpus, nor for an empty one."""
    outcome = desk.ask(KILLED, replace(ASKED, scope=scope))

    assert isinstance(outcome, NoAnswer)
    assert outcome.reason == reason
    assert detail in {None, outcome.detail}
    assert (outcome.nearest, outcome.coverage.articles) == ((), 0)
    assert desk.look_up(KILLED, replace(ASKED, scope=scope)) == ()


def test_a_name_of_no_outlet_leaves_nothing_out(desk):
    """It changes nothing but is reported."""
    scope = Scope(without=("Nobody’s Paper",))

    assert gist(desk.ask(KILLED, replace(ASKED, scope=scope))) == gist(desk.ask(KILLED, ASKED))
    assert desk.unknown(Scope(("valley wire", "Wire"), ("Nobody’s Paper", "the Plain Review"))) == (
        "Wire",
        "Nobody’s Paper",
    )


def test_a_window_reaches_into_the_scope_only(desk):
    """Where only others printed in a window, the window counts as empty."""
    window = Window(NOON + timedelta(hours=19), NOW, "", explicit=True)

    outcome = desk.ask(KILLED, replace(ASKED, window=window, scope=Scope(("Valley Wire",))))

    assert outcome.reason == "window_outside_corpus"
    assert outcome.detail.startswith("Nothing that is used here was published")


def test_an_absent_name_is_not_said_to_be_absent_from_the_corpus(desk):
    """Another outlet's articles may hold it."""
    asked = "What did Pia Lund say about the flood at Ostrel?"

    outcome = desk.ask(asked, replace(ASKED, scope=Scope(("Valley Wire",))))

    assert outcome.detail == "No article that is used here mentions Pia Lund."


def test_silent_sources_outside_are_not_named(library):
    """Only sources called like an outlet of the scope are told to be silent."""
    store(library, *ALL)
    for name in ("Valley Wire", "Northern Star", "Somebody’s feed"):
        library.archive.press.record(SourceState(name, f"https://{name}", failed_streak=5, succeeded_at=NOON))
    desk = desk_of(library)

    outcome = desk.ask(KILLED, replace(ASKED, scope=Scope(("Valley Wire",))))

    assert len(desk.ask(KILLED, ASKED).coverage.silent) == 3
    assert [each.name for each in outcome.coverage.silent] == ["Valley Wire"]


def test_a_section_outside_does_not_bar_its_paper(library):
    """A name that sections share stands for those that may be used."""
    paper = "What did the Tarn Post report about the bridge at Kelm?"
    text = "The bridge at Kelm was opened on Monday, the council said. It had cost 40 million crowns."
    store(
        library,
        article("Tarn Post - News", text, title="Bridge opens"),
        article("Tarn Post - Opinion", text[::-1]),
    )
    desk = desk_of(library)

    section = desk.ask(paper, replace(ASKED, scope=Scope(without=("Tarn Post - Opinion",))))
    whole = desk.ask(paper, replace(ASKED, scope=Scope(without=("Tarn Post",))))

    assert [source.outlet for source in section.sources] == ["Tarn Post - News"]
    assert whole.detail.endswith("The corpus holds no other articles.")


def test_follow_ups_stay_inside(talk):
    """A thread under a scope tells nothing of other outlets, from the first turn to the quotes."""
    asking = replace(ASKED, scope=Scope(("Northern Star", "Harvest Gazette")))

    replies = [
        talk.say("inside", said, asking)
        for said in (KILLED, "And the dockers?", "Why did they walk out?", "Show me the quotes", "help")
    ]

    assert isinstance(replies[0], Answer)
    assert isinstance(replies[3], Receipt)
    assert [given_away(reply_json(each, "inside"), asking.scope.outlets) for each in replies] == [[]] * 5


def test_a_scope_set_later_holds_for_quotes_and_follow_ups(talk):
    """What an earlier answer cites is neither quoted nor taken up once its outlet is left out."""
    talk.say("later", KILLED, replace(ASKED, scope=Scope(("Valley Wire",))))
    asking = replace(ASKED, scope=Scope(("Northern Star",)))

    quotes = talk.say("later", "Show me the quotes", asking)
    follow_up = talk.say("later", "And at Kelm?", asking)

    assert (quotes.claims, quotes.detail) == ((), "The last answer rests on articles that are left out here.")
    assert given_away(reply_json(follow_up, "later"), ("Northern Star",)) == []


def test_readings_are_offered_from_the_scope(talk):
    """Two events make two readings only where articles of the scope tell of both."""
    asked = "What is known about the attack?"

    both = talk.say("both", asked, replace(ASKED, scope=Scope(("Northern Star", "Plain Review"))))
    one = talk.say("one", asked, replace(ASKED, scope=Scope(without=("Ostrel Courier", "Plain Review"))))

    assert isinstance(talk.say("all", asked, ASKED), Clarification)
    assert given_away(reply_json(both, "both"), ("Northern Star", "Plain Review")) == []
    assert not isinstance(one, Clarification)


def test_the_whole_corpus_costs_nothing_more(shelf):
    """Without a scope no filter is built and nothing of the ranking changes."""
    question = understand(KILLED, names=names(shelf), now=NOW, zone="UTC")

    assert scoping.narrowed(Scope(), names(shelf)) is EVERYTHING
    assert search(shelf, question, k=9) == search(
        shelf, replace(question, scope=scoping.narrowed(Scope(), names(shelf))), k=9
    )


class Crowded:
    """A library whose index of neighbours knows only its first few passages, as if others crowded a scope out."""

    def __init__(self, library):
        self._library = library

    def __getattr__(self, name):
        return getattr(self._library, name)

    def dense_search(self, vector, k):
        return self._library.dense_search(vector, k)[:1]

    def lexical_search(self, text, k):
        return []


def test_a_crowded_index_does_not_hide_a_scope(shelf):
    """Where the nearest passages are all of others, those of the scope are found all the same."""
    question = understand(KILLED, names=names(shelf), now=NOW, zone="UTC")

    found = search(Crowded(shelf), replace(question, scope=Scope(("Plain Review", "Kelmer Bote"))), k=9)

    assert {hit.article.outlet for hit in found.hits} == {"Plain Review", "Kelmer Bote"}
