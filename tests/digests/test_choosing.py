"""Which sentences stand for a report: what it tells, not how it opens; and every report before any has a second turn."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import leads
from bot.digests.fitting import cut
from bot.digests.news import Reports, sentences
from bot.digests.standing import planned
from bot.stories.types import Story
from tests.verify.bench import TUESDAY, exhibit, question

BRIDGE = (
    "The council of Kelm closed the old bridge over the Tarn after engineers had found cracks in its piers."
)
BUSES = "Buses will go round by way of Ostrel while the old bridge of Kelm is closed, the council's works office said."


def report(number, text, title="Council of Kelm closes old bridge", **given):
    return exhibit(text, number, title=title, outlet=f"Outlet {number}", **given)


def told(*reports):
    return [one.text for one in sentences(Reports(fresh=reports), question())]


@pytest.mark.parametrize(
    "opening",
    [
        "Getting to work used to be so simple.",
        "Remember the summer of the long detours?",
        "(Nobody has ever counted the bridges.)\n\n",
        "Mayor Ilse Marn, left, looks at the river with an engineer.",
        "In this April photo the river is high.",
    ],
)
def test_the_lead_tells_what_the_headline_tells(opening):
    """A scene, a question to the reader, an aside or a caption opens no account of a report."""
    feature = report(1, f"{opening} {BRIDGE} It was built of oak.")

    assert leads.lead(feature, question()).text == BRIDGE
    assert leads.telling(feature, question(), 4)[0].text == BRIDGE


@pytest.mark.parametrize(
    "opening",
    [
        "Two children drowned on Monday night.",
        "“Nobody knew,” Ilse Marn said.",
        "The old bridge of Kelm is closed.",
    ],
)
def test_a_lead_that_counts_quotes_or_tells_stays(opening):
    """The first sentence of a report is its most important one, unless it says nothing of its news."""
    assert leads.telling(report(1, f"{opening} {BRIDGE}"), question(), 4)[0].text == opening


def test_without_a_headline_the_first_sentence_leads():
    """There is nothing to hold it against."""
    feature = report(1, f"Getting to work used to be so simple. {BRIDGE}", title="")

    assert leads.lead(feature, question()).text == "Getting to work used to be so simple."


def test_a_list_of_other_news_is_not_told_of_a_story():
    """Its opening has no word of what the other reports tell."""
    news = report(
        2,
        "Good morning, here is what matters today. Traders of Vell expect a poor harvest.",
        "Five things to know",
    )

    assert told(report(1, BRIDGE), news, report(3, BUSES)) == [BRIDGE, BUSES]
    assert len(told(report(1, BRIDGE), news)) > 1  # nobody can tell which of the two is the odd one


def test_a_report_by_itself_or_in_another_language_is_told():
    """There is nothing that it could have in common."""
    german = report(
        2,
        "Die alte Brücke über den Tarn ist seit Montag wegen Rissen gesperrt.",
        "Alte Brücke gesperrt",
        language="de",
    )

    assert told(report(1, "Traders of Vell expect a poor harvest.", "Five things to know")) != []
    assert len(told(report(1, BRIDGE), german)) == 2


def test_whoever_is_quoted_may_say_it_otherwise():
    """One word in common is enough."""
    voice = report(
        2,
        "“We had no warning whatever of this closing,” said Otto Lund, a ferryman of Kelm.",
        "Ferryman angry",
    )

    assert len(told(report(1, BRIDGE), voice)) == 2


def test_no_report_has_a_second_turn_before_each_had_one():
    """A loud report does not fill the room that another one's opening did not fit in."""
    long = f"{BUSES[:-1]}, and added that shops in both towns, the market, the mill and the school had been told of it by letter."
    reports = Reports(
        fresh=(
            report(
                1, f"{BRIDGE} The council has no money for a new one, and will ask the province for help."
            ),
            report(2, long),
        )
    )
    story = Story(
        "s",
        "Council of Kelm closes old bridge",
        ("a", "b"),
        ("a", "b"),
        ("Outlet 1", "Outlet 2"),
        TUESDAY,
        TUESDAY + timedelta(1),
    )
    plan = planned(story, reports, question(), None)

    roomy, tight = cut(plan, 120), cut(plan, 50)

    assert len(roomy.sentences) == 3
    assert [one.text for one in tight.sentences] == [BRIDGE]
