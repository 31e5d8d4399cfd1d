"""Topics that stories make whole, and stories by their ids."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.casework import Asking
from bot.summaries.types import Summary
from bot.types import Scope, Window
from tests.articles import NOON, store
from tests.summaries.newsdesk import ASKED, LATER, Shelved, report, summarizer

STORY = "s0123456789ab"
WIRE = (
    "The ferry Isolde sank off Corvane on Monday with 120 people on board. The coastguard said that 88 people had been "
    "rescued from the Isolde. The ferry company Marlin Lines said that the ferry had been inspected in March."
)
REPORTS = (
    report("Valley Wire", WIRE, title="Ferry sinks off Corvane"),
    report("Corvane Courier", WIRE, hours=1, title="Ferry goes down"),
    report(
        "Northern Star",
        "The ferry Isolde, with 120 people on board, sank on Monday off Corvane. The crews' union accused Marlin Lines of saving "
        "on pumps. The Isolde was built in 1987.",
        hours=3,
    ),
    report(
        "Plain Review",
        "Divers reached the wreck of the Isolde on Tuesday. The coastguard said that 91 people had been rescued. Minister Olla Brand "
        "said that an inquiry would begin.",
        hours=24,
    ),
    report("Harvest Gazette", "Wheat prices rose in Ostrel by 4 per cent, the farmers' union said. It was a dry spring.", hours=2),
)  # fmt: skip


@pytest.fixture
def shelf(library):
    store(library, *REPORTS)
    return library.ready()


@pytest.fixture
def summaries(shelf):
    return summarizer(shelf, stories=Shelved(shelf.archive, **{STORY: "Isolde"}))


def parties(summary):
    return [voice.party for voice in summary.voices]


def test_a_story_is_told_by_all_of_its_reports(summaries):
    """Reprints count once; each party is heard; what two reports say is agreed; figures that differ are a series."""
    summary = summaries.about(STORY, ASKED)

    assert isinstance(summary, Summary)
    assert (summary.story_id, summary.title) == (STORY, "Ferry sinks off Corvane")
    assert summary.asof == NOON + timedelta(hours=24)
    assert set(parties(summary)) == {
        "The coastguard",
        "The ferry company Marlin Lines",
        "The crews' union",
        "Minister Olla Brand",
    }
    assert "120 people on board" in summary.agreed[0].text
    assert (summary.coverage.articles, summary.coverage.outlets, summary.coverage.origins) == (4, 4, 3)
    wire = next(source for source in summary.sources if source.outlet == "Valley Wire")
    assert wire.also_carried_by == ("Corvane Courier",)


def test_a_story_goes_by_a_headline_that_takes_no_side(library):
    """The preferred one is loud; a calmer outlet's stands above the summary."""
    loud, calm = (
        replace(one, title=title)
        for one, title in zip(REPORTS[:3:2], ("Sham rescue!", "Ferry sinks"), strict=True)
    )
    store(library, loud, calm)
    summaries = summarizer(library.ready(), stories=Shelved(library.archive, **{STORY: "Isolde"}))

    assert summaries.about(STORY, ASKED).title == "Ferry sinks"


def test_a_topic_is_made_whole_by_the_story_of_its_nearest_report(shelf, summaries):
    """A report that shares no word with the topic is told of, because it belongs to the story; other stories are not."""
    plain = summarizer(shelf).about("inspection of the ferry by Marlin Lines", ASKED)
    whole = summaries.about("inspection of the ferry by Marlin Lines", ASKED)

    assert "Minister Olla Brand" not in parties(plain)
    assert "Minister Olla Brand" in parties(whole)
    assert "Harvest Gazette" not in {source.outlet for source in whole.sources}
    assert whole.coverage.origins == 3


def test_a_reply_is_not_lost_for_what_it_replies_to(library):
    """It opens with a pronoun and comes with the sentence before, which another party is told by."""
    store(
        library,
        report("Tarn Herald", "Auditor Lena Brock accused council leader Owen Pryde of selling the Mill Road land below its value."),
        report(
            "Fen Gazette",
            "The council said that the Mill Road land was sold for $3.1 million, not $2.4 million as auditor Lena Brock said. “Her "
            "claim is false,” council leader Owen Pryde said.",
            hours=2,
        ),
    )  # fmt: skip
    shelved = Shelved(library.ready().archive, **{STORY: "Mill Road"})
    summary = summarizer(library, stories=shelved).about(STORY, ASKED)

    [pryde] = [voice for voice in summary.voices if voice.party == "Council leader Owen Pryde"]
    assert "Her claim is false" in pryde.claims[0].text


def test_a_heading_or_a_link_is_no_sentence_of_a_topic(library):
    """Though all its words are those of the topic."""
    text = f"Ferry Isolde off Corvane [PICTURES]\n\n{WIRE}"
    store(library, report("Valley Wire", text, title="Ferry sinks off Corvane"))

    summary = summarizer(library.ready()).about("the ferry Isolde off Corvane", ASKED)

    assert summary.claims
    assert not any("PICTURES" in claim.text for claim in summary.claims)


def test_the_window_and_the_scope_hold_for_a_story(summaries):
    """Only reports that may be used are told of; none is a reason to say so."""
    first = Window(NOON - timedelta(hours=1), NOON + timedelta(hours=2), "", explicit=True)
    early = summaries.about(STORY, replace(ASKED, window=first))
    scoped = summaries.about(STORY, replace(ASKED, scope=Scope(without=("Valley Wire",))))
    never = summaries.about(STORY, replace(ASKED, window=replace(first, until=NOON)))

    assert early.single
    assert {source.outlet for source in scoped.sources} == {
        "Corvane Courier",
        "Northern Star",
        "Plain Review",
    }
    assert (never.reason, "No report of this story" in never.detail) == ("window_outside_corpus", True)


def test_a_story_that_is_not_held_is_said(summaries):
    """No summary of anything else."""
    assert "no story with this id" in summaries.about("sffffffffffff", ASKED).detail
    assert "no story with this id" in summaries.story("nothing", ASKED).detail


def test_a_reply_in_a_report_that_is_not_used_is_pointed_at(library):
    """Before it is said that nobody answered, the corpus is searched; the summary stays one of its report."""
    store(
        library,
        report("Northern Star", "The crews' union accused Marlin Lines of saving on pumps of the ferry. It called a meeting.", hours=1),
        report("Valley Wire", "Marlin Lines denied that it had saved on pumps of the ferry. It gave no figures.", hours=4),
    )  # fmt: skip
    summary = summarizer(library.ready()).about("https://northernstar.example/1", ASKED)

    assert summary.single
    [line] = [one for one in summary.unknown if "responded" in one]
    assert "Marlin Lines has responded to this in a report not used here (Valley Wire, 26 March 2024" in line
    assert not any("No response" in one for one in summary.unknown)


def test_two_tellings_of_a_story_are_the_same(summaries):
    """Nothing is left to chance."""
    one, two = (summaries.about(STORY, Asking(now=LATER)) for _ in range(2))

    assert (one.agreed, one.voices, one.unknown, one.sources) == (
        two.agreed,
        two.voices,
        two.unknown,
        two.sources,
    )
