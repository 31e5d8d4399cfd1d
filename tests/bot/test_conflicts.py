from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conflicts import lines
from bot.types import Claim, Quote
from corpus.types import Span
from tests.bot.disputed import cited, claims_on, disputed, report, series
from tests.bot.test_conflicts_alike import LOOK_ALIKES

FIRST = report(
    "Harbour Wire",
    "2023-10-17",
    "The Kestra health ministry said on Tuesday that at least 500 people had been killed in a blast at the Al-Noor hospital in "
    "Kestra City. The Velland army denied that it had struck the hospital.\n\nMore than 3,000 people have been killed in Kestra "
    "since 7 October, the ministry says. About 1,200 people were killed in Velland in the attack of 7 October.",
    title="Hundreds killed in blast at Kestra hospital",
)
SECOND = report(
    "Northgate Daily",
    "2023-10-18",
    "The health ministry in Kestra said on Wednesday that 471 people were killed and 342 wounded in the blast at Al-Noor hospital. "
    "It revised its count from 500, because some bodies had been counted twice.",
    title="Kestra ministry lowers hospital toll",
)
THIRD = report(
    "Meridian Post",
    "2023-10-19",
    "US intelligence agencies estimate that between 100 and 300 people were killed in the blast at the Al-Noor hospital in Kestra "
    "City, according to a report seen on Thursday.",
    title="US estimate of hospital deaths is lower",
)
VOTED = report(
    "Harbour Wire",
    "2023-10-27",
    "The UN General Assembly adopted a resolution on Friday that calls for a truce in Kestra. The vote was 120-14-45. A Canadian "
    "amendment failed, with 88 votes in favour, 55 against and 23 abstentions.",
    title="UN assembly calls for Kestra truce",
    hour=20,
)
RECOUNTED = report(
    "Northgate Daily",
    "2023-10-28",
    "The General Assembly's resolution on Kestra passed with 121 votes in favour, 14 against and 44 abstentions, the UN said on "
    "Saturday. The result was corrected from 120-14-45 after Iraq said that a technical fault had kept it from voting in favour.",
    title="UN corrects vote on Kestra truce",
)


def test_differing_tolls_are_a_dated_series():
    """Three figures of one event are shown each with its authority and day, newest first, the revised one marked."""
    found = disputed("How many died?", FIRST, SECOND, THIRD)

    assert series(found) == [
        [
            ("between 100 and 300", "US intelligence agencies", "2023-10-19", ""),
            ("471", "The health ministry in Kestra", "2023-10-18", ""),
            ("at least 500", "The Kestra health ministry", "2023-10-17", "superseded"),
        ]
    ]
    assert found[0].slot == "people killed"


def test_a_revision_has_its_reason():
    """The sentence that tells of the revision stands with the new value."""
    [found] = disputed("How many died?", FIRST, SECOND, THIRD)

    assert [value.reason for value in found.values] == [
        "",
        "It revised its count from 500, because some bodies had been counted twice.",
        "",
    ]


def test_a_corrected_vote_is_told_whole():
    """The corrected and the first count of a vote are each one value, never mixed; another vote is left alone."""
    [found] = disputed("What was the vote on the resolution?", VOTED, RECOUNTED)

    assert series([found]) == [
        [
            ("121 votes in favour, 14 against and 44 abstentions", "the UN", "2023-10-28", "corrected"),
            ("120-14-45", "Harbour Wire", "2023-10-27", "superseded"),
        ]
    ]
    assert "technical fault" in found.values[0].reason


CORRECTIONS = {
    "final and initial": "The final tally of the UN General Assembly's vote on the Kestra resolution was 121-14-44, after Iraq changed its "
    "abstention to a vote in favour. The initial count was 120-14-45.",
    "the voter": "UN records show that the Kestra resolution was adopted with 121 votes in favour, 14 against and 44 abstentions. Iraq, "
    "which was first recorded as abstaining, later said that it had meant to vote in favour.",
    "has corrected": "The UN has corrected the result of Friday's General Assembly vote on Kestra to 121-14-44. Iraq had asked for its vote "
    "to be changed from an abstention to a yes.",
    "not": "Correction: The vote on the UN General Assembly's resolution on Kestra was 121-14-44, not 120-14-45. Iraq's vote was recorded "
    "as an abstention because of a technical fault.",
}


@pytest.mark.parametrize("text", CORRECTIONS.values(), ids=CORRECTIONS)
def test_the_count_that_stands_is_marked(text):
    """However the correction is worded, the new count is corrected, the old one superseded, and Iraq's part is told."""
    later = report("Northgate Daily", "2023-10-28", text, title="UN corrects vote on Kestra truce")

    [found] = disputed("How did the UN vote on Kestra?", VOTED, later)

    assert [(value.as_of, value.note) for value in found.values] == [
        ("2023-10-28", "corrected"),
        ("2023-10-27", "superseded"),
    ]
    assert found.values[0].value.startswith("121")
    assert found.values[1].value == "120-14-45"
    assert "Iraq" in found.values[0].reason


def test_one_report_may_hold_both_counts():
    """A report that goes on to the corrected count gives it first; a majority of "204 of its 300 members" is 204."""
    text = (
        "The General Assembly adopted the resolution on Friday by 120 votes in favour, 14 against and 45 abstentions. Iraq later said "
        "that its abstention had been recorded in error, which brought the result to 121-14-44.\n\nKelm's parliament voted on "
        "Saturday to dismiss its speaker, with 204 of its 300 members in favour."
    )

    [found] = disputed("How did the assembly vote?", report("Harbour Wire", "2023-10-28", text))

    assert [(value.value, value.note) for value in found.values] == [
        ("121-14-44", "corrected"),
        ("120 votes in favour, 14 against and 45 abstentions", "superseded"),
    ]


def test_the_series_as_text():
    """A heading, a line for each value, newest first, and why one was changed."""
    conflicts = cited(disputed("How did the UN vote?", VOTED, RECOUNTED), VOTED, RECOUNTED)

    assert list(lines(conflicts)) == [
        "Figures differ: votes for, against and abstaining",
        "  121 votes in favour, 14 against and 44 abstentions, the UN, 28 October 2023 [2] (corrected)",
        "    “The result was corrected from 120-14-45 after Iraq said that a technical fault had kept it from voting in favour.” [2]",
        "  120-14-45, Harbour Wire, 27 October 2023 [1] (superseded)",
    ]


def test_values_of_uncited_articles_are_left_out():
    """A value without a source has no number; a conflict of one value is none."""
    found = disputed("How many died?", FIRST, THIRD)

    assert cited(found, FIRST) == ()
    assert [value.citation for value in cited(found, THIRD, FIRST)[0].values] == [1, 2]


REVISIONS = {
    "lowered from": "Kestra's health ministry on Wednesday revised the death toll from the hospital blast to 471 from 500.",
    "not": "The health ministry in Kestra revised its figure for the hospital blast: it now says 471 people died, not 500.",
    "whose toll": "Rescuers were still at the Al-Noor hospital in Kestra. The health ministry's toll of the blast stood at 471.",
    "in words": "Four hundred and seventy-one people died in the explosion at Al-Noor hospital in Kestra, the ministry of health said.",
    "had said": "The blast at Al-Noor hospital killed 471 people, the health ministry said. It had first given 500.",
    "lives": "The blast at the Al-Noor hospital claimed 471 lives, according to the health ministry.",
}


@pytest.mark.parametrize("text", REVISIONS.values(), ids=REVISIONS)
def test_a_later_figure_of_the_same_authority_supersedes(text):
    """However it is worded, the ministry's second figure takes the place of its first."""
    later = report("Northgate Daily", "2023-10-18", text, title="Kestra ministry lowers hospital toll")

    [found] = series(disputed("How many died?", FIRST, later))

    assert [(value[0].lower(), value[3]) for value in found] == [
        ("four hundred and seventy-one" if text.startswith("Four") else "471", ""),
        ("at least 500", "superseded"),
    ]


ESTIMATES = {
    "assessment": "A US intelligence assessment put the death toll from the Al-Noor hospital blast at 100 to 300.",
    "low end": "The United States estimates that the number of people killed at Al-Noor hospital in Kestra was at the low end of the 100-300 range.",
    "number killed": "A US assessment estimated the number killed in the blast at between 100 and 300, officials said.",
}


@pytest.mark.parametrize("text", ESTIMATES.values(), ids=ESTIMATES)
def test_another_authority_supersedes_nothing(text):
    """A lower estimate by somebody else stands beside the first figure, and neither is marked."""
    other = report("Meridian Post", "2023-10-18", text, title="US puts toll of Kestra hospital blast lower")

    [found] = series(disputed("How many died?", FIRST, other))

    assert len(found) == 2
    assert "100" in found[0][0]
    assert "300" in found[0][0]
    assert [value[3] for value in found] == ["", ""]


def test_other_articles_on_the_same_day_are_told_apart():
    """Background figures of three articles form slots of their own, or none."""
    found = disputed("How many died?", FIRST, replace(THIRD, text=THIRD.text + " At least 1,400 people were killed in Velland in the attack of 7 October, the Velland government says."))  # fmt: skip

    assert [one.slot for one in found] == ["people killed (Kestra)", "people killed (Velland)"]
    assert [[value.value for value in one.values] for one in found] == [
        ["between 100 and 300", "at least 500"],
        ["At least 1,400", "About 1,200"],
    ]


def test_a_wire_copy_counts_once():
    """A reprint with another number is no second report."""
    copy = report(
        "Ostrel Courier", "2023-10-17", FIRST.text.replace("500", "520"), title=FIRST.title, origin=FIRST.id
    )

    assert disputed("How many died?", FIRST, copy) == ()


def test_hidden_instructions_give_no_figure():
    """A figure in a suspect stretch is never shown."""
    start = SECOND.text.index("The health")
    poisoned = replace(SECOND, suspect=(Span(start, len(SECOND.text)),))

    assert disputed("How many died?", FIRST, poisoned) == ()


@pytest.mark.parametrize(
    "given_", [{"kind": "opinion"}, {"state": "withdrawn"}], ids=["opinion", "withdrawn"]
)
def test_opinion_and_withdrawn_articles_give_no_figure(given_):
    """Neither is a report of a figure."""
    assert disputed("How many died?", FIRST, replace(SECOND, **given_)) == ()


def test_untouched_conflicts_are_left_out():
    """A question about something else, without a claim on the figures, shows none."""
    assert disputed("What did the council say about ferries?", FIRST, SECOND) == ()


def test_a_claim_touches_a_conflict():
    """A published claim that quotes one of the sentences brings the other figure along."""
    span = Span(0, FIRST.text.index("City.") + 5)
    claim = Claim("…", "attributed", (Quote(1, FIRST.id, 1, span, span.of(FIRST.text)),))

    found = disputed("What happened?", FIRST, SECOND, claims=(claim,))

    assert [value.value for value in found[0].values] == ["471", "at least 500"]


def test_a_corrected_article_tells_its_old_figure():
    """The figure that a correction notice names is superseded, the article's own is corrected."""
    text = (
        "The fire service said on Monday that 12 people were killed in the flood at Ostrel.\n\n"
        "Correction: an earlier version of this article wrongly said that 21 people were killed in the flood at Ostrel."
    )

    [found] = disputed("How many died?", report("Valley Wire", "2023-10-16", text, flags=("corrected",)))

    assert [(value.value, value.note) for value in found.values] == [
        ("12", "corrected"),
        ("21", "superseded"),
    ]


def test_a_flag_without_a_notice_marks_what_an_outlet_changed():
    """An article that is only flagged as corrected has the corrected figure; the outlet's earlier one is superseded."""
    first = report("Valley Wire", "2023-10-16", "The flood at Ostrel killed 21 people.")
    second = report(
        "Valley Wire",
        "2023-10-17",
        "The flood at Ostrel killed 12 people.",
        id="second",
        origin="second",
        flags=("corrected",),
    )

    [found] = disputed("How many died?", first, second)

    assert [(value.value, value.note) for value in found.values] == [
        ("12", "corrected"),
        ("21", "superseded"),
    ]


def test_a_figure_without_a_speaker_is_the_outlets():
    """Who gives a figure is the source that the sentence names, whom "it" means, or the outlet itself."""
    texts = (
        "The flood at Ostrel killed 12 people.",
        "The fire service searched the town. The flood at Ostrel killed 15 people, according to the governor, Ada Lund.",
        "The fire service said that the flood at Ostrel was over. It said that the flood at Ostrel had killed 17 people.",
    )
    articles = [report(f"Outlet {n}", f"2023-10-{16 + n}", text) for n, text in enumerate(texts)]

    [found] = disputed("How many died?", *articles)

    assert [value.authority for value in found.values] == [
        "The fire service",
        "the governor, Ada Lund",
        "Outlet 0",
    ]


def test_a_repeated_old_figure_supersedes_nothing():
    """An outlet that repeats the first count days later does not bring it back."""
    late = report(
        "Late Review",
        "2023-10-20",
        FIRST.text.split(". ")[0].replace(" on Tuesday", "") + ".",
        title=FIRST.title,
    )

    [found] = series(disputed("How many died?", late, FIRST, SECOND))

    assert found == [
        ("471", "The health ministry in Kestra", "2023-10-18", ""),
        ("at least 500", "The Kestra health ministry", "2023-10-17", "superseded"),
    ]


def exchanged(text):
    """The same text with the two parties exchanged."""
    other = {"Kestra": "Velland", "Velland": "Kestra"}
    return re.sub("Kestra|Velland", lambda match: other[match[0]], text)


def test_the_parties_may_change_places():
    """Exchanging the names of the two parties exchanges them in the series, and nothing else."""
    articles = (FIRST, SECOND, THIRD, VOTED, RECOUNTED)
    turned = [replace(one, text=exchanged(one.text), title=exchanged(one.title)) for one in articles]

    plain, mirrored = (
        list(lines(cited(disputed("What is new?", *all_, claims=claims_on(*all_)), *all_)))
        for all_ in (articles, turned)
    )

    assert mirrored == [exchanged(line) for line in plain]
    assert len(plain) == 9


SENTENCES = st.lists(
    st.sampled_from(
        [
            *(text for pair in LOOK_ALIKES.values() for text in pair),
            *REVISIONS.values(),
            *ESTIMATES.values(),
            *re.split(r"(?<=\.)\s+", f"{FIRST.text} {SECOND.text} {VOTED.text} {RECOUNTED.text}"),
        ]
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(SENTENCES, st.integers(1, 28), st.sampled_from([" ", "\n", "\n\n"])), min_size=1, max_size=4
    )
)
def test_no_value_is_invented(given_articles):
    """Whatever the articles say, every value stands in its quote, and every quote and reason in its article."""
    articles = [
        report(f"Outlet {n}", f"2023-10-{day:02}", mark.join(sentences))
        for n, (sentences, day, mark) in enumerate(given_articles)
    ]
    texts = {one.id: one.text for one in articles}

    for found in disputed("What is new?", *articles, claims=claims_on(*articles)):
        assert len(found.values) > 1
        for value in found.values:
            assert texts[value.article_id][value.start : value.end] == value.quote
            assert value.value in value.quote
            assert value.reason in texts[value.article_id]
            assert value.authority in texts[value.article_id] or value.authority == value.article_id
        assert [v.as_of for v in found.values] == sorted((v.as_of for v in found.values), reverse=True)


def test_the_series_leads_with_the_newest_value():
    """The order of the evidence changes nothing in the series."""
    assert series(disputed("How many died?", THIRD, SECOND, FIRST)) == series(
        disputed("How many died?", FIRST, SECOND, THIRD)
    )


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_400 + " killed 12",
        "x.x-" * 350 + "'s toll of 12 killed",
        "12 " * 450 + "killed",
        "killed 12, " * 130,
        "the " * 300 + "toll rose to 12",
        "first, " * 180 + "12 killed",
        "Al " * 400 + "count 12 dead",
    ],
    ids=["letters", "dots", "numerals", "kills", "words", "cues", "names"],
)
def test_hostile_text_is_read_to_its_end(text):
    """Text made to be slow to read gives no figures."""
    assert not disputed("How many died?", report("Valley Wire", "2023-10-16", f"{text}.", published_at=None))
