"""The parts of a summary, whatever a writer has written: agreed, told by one, said by whom, and what is lacking."""

from __future__ import annotations

import pytest

from bot.conflicts import disputes
from bot.summaries import gaps
from bot.summaries.choosing import left_out
from bot.summaries.reading import read
from bot.summaries.skeleton import carded, sorted_out
from bot.summaries.types import Voice
from bot.types import Brief, Cited, Claim, Conflict, DraftClaim, Figure
from bot.verify import judge, verify
from bot.writers.quoting import Quoting
from tests.summaries.newsdesk import QUESTION, exhibits

SUNK = "The ferry Isolde sank off Corvane on Monday with 120 people on board."
ALSO = "The ferry Isolde, with 120 people on board, sank on Monday off Corvane."


def sections(*texts):
    """What is told of these reports without any draft."""
    reading = read(exhibits(*texts), QUESTION)
    chosen = Quoting(left_out(reading, ()))
    draft = chosen.write(Brief(QUESTION, reading.evidence), lambda _claim: None)
    return sorted_out(verify(draft, reading.evidence, QUESTION).claims, reading), reading


def passed(evidence, number, quote, text):
    """A claim that a model may have written."""
    claim = judge(DraftClaim(text, "fact", (Cited(evidence[number - 1].pid, quote),)), evidence, QUESTION)
    assert isinstance(claim, Claim), claim
    return claim


def test_what_two_origins_say_is_agreed_and_cites_both():
    """In the words of one, with the words of the other beside them."""
    told, _ = sections(SUNK, ALSO)

    [claim] = told.agreed
    assert {quote.article_id for quote in claim.quotes} == {"a1", "a2"}


@pytest.mark.parametrize(
    "other",
    [
        ALSO.replace("120", "140"),
        ALSO.replace("120 people", "at least 120 people"),
        ALSO.replace("sank", "did not sink"),
        ALSO.replace("Monday", "Tuesday"),
        "The weather off Corvane was fine on Monday.",
    ],
    ids=["another figure", "another bound", "denied", "another day", "another matter"],
)
def test_what_the_other_does_not_bear_out_is_not_agreed(other):
    """Figures, bounds, days and denials count."""
    told, _ = sections(SUNK, other)

    assert told.agreed == ()


def test_one_report_that_dissents_is_enough():
    """Two say so and a third says otherwise: then it is not agreed."""
    told, _ = sections(SUNK, ALSO, ALSO.replace("120", "140"))

    assert told.agreed == ()


def test_reprints_do_not_agree_with_each_other():
    """Independent origins are counted, not outlets."""
    from dataclasses import replace

    first, second = exhibits(SUNK, ALSO)
    copy = replace(second, article=replace(second.article, origin="a1"))
    reading = read((first, copy), QUESTION)
    claim = passed((first, copy), 1, SUNK, SUNK)

    assert sorted_out([claim], reading).agreed == ()


def test_a_disputed_figure_is_never_agreed_and_never_comes_first():
    """Whoever tells it, and however many."""
    killed = "A blast at the market of Kesh killed 17 people on Monday."
    texts = (f"{killed} The market of Kesh stands by the river.", f"{killed} The market of Kesh stands by the river.",
             "A blast at the market of Kesh killed 31 people on Monday, the ministry said.")  # fmt: skip
    evidence = exhibits(*texts)
    assert disputes(evidence)
    reading = read(evidence, QUESTION)
    figure = passed(evidence, 1, killed, killed)
    plain = passed(
        evidence, 1, "The market of Kesh stands by the river.", "The market of Kesh stands by the river."
    )

    told = sorted_out([figure, plain], reading)

    assert [claim.text for claim in told.agreed] == [plain.text]
    assert [claim.text for claim in told.reported] == [figure.text]


TALKS = (
    "Talks between Norline and the dockers' union failed on Monday. The dockers' union accused Norline of breaking an agreement. "
    "Norline said that 12 ships were waiting. The dockers' union said that 400 members had voted. "
    "The dockers' union said that it would go on. The dockers' union said that Tuesday was the last day. "
    "It was not clear when the harbour of Vell would open."
)  # fmt: skip


def test_nobody_has_more_room_than_others():
    """Two claims of each party at the most, however much one of them is quoted."""
    told, _ = sections(TALKS)

    assert {voice.party: len(voice.claims) for voice in told.voices} == {
        "The dockers' union": 2,
        "Norline": 1,
    }


def test_an_accusation_without_a_reply_is_marked():
    """In our words, with the accusation in its own, and where it stands."""
    told, reading = sections(TALKS)

    lacking = gaps.unknown(told, reading, _sources(told, reading), {})
    assert lacking[0] == (
        "No response by Norline to this is in the corpus: “accused Norline of breaking an agreement” [1]"
    )


def test_a_reply_is_told_beside_the_accusation():
    """The accused are heard right after who accuses them, with what they say to it; no mark then."""
    told, reading = sections(
        "The mayor, Jon Estrel, said that the talks had failed. " + TALKS + " Norline denied that it had broken the agreement."
    )  # fmt: skip

    names = [voice.party for voice in told.voices]
    assert names.index("Norline") == names.index("The dockers' union") + 1
    assert (
        "Norline denied"
        in told.voices[names.index("Norline")].claims[0].text
        + told.voices[names.index("Norline")].claims[-1].text
    )
    assert not any("No response" in one for one in gaps.unknown(told, reading, _sources(told, reading), {}))


def test_one_sided_reports_are_called_that_by_count():
    """Who speaks, how often, and who is told of and does not."""
    told, reading = sections(
        "Karvel closed the border to Tessary on Monday. Minister Ada Lund of Karvel said that it was safer. Lund said that it would "
        "open in May. Tessary closed its embassy. The army of Tessary moved two brigades. Tessary sent a letter to the council."
    )  # fmt: skip

    lacking = " ".join(gaps.unknown(told, reading, _sources(told, reading), {}))
    assert "No direct statement by Tessary is in the reports used here." in lacking
    assert "has direct statements in these reports (2 statements)" in lacking


def test_what_reports_do_not_know_is_told_last():
    """As a claim of its own, with its citation."""
    told, _ = sections(TALKS)

    assert "It was not clear when the harbour of Vell would open." in told.claims[-1].text


def test_exchanged_names_exchange_the_sections_and_nothing_else():
    """The lists and rules know no party."""
    both = TALKS.replace("the dockers' union", "Kelmar").replace("The dockers' union", "Kelmar")

    def swap(text):
        return text.replace("Norline", "#").replace("Kelmar", "Norline").replace("#", "Kelmar")

    here, reading = sections(both)
    there, mirrored = sections(swap(both))

    assert [swap(claim.text) for claim in here.claims] == [claim.text for claim in there.claims]
    assert [(swap(v.party), len(v.claims)) for v in here.voices] == [
        (v.party, len(v.claims)) for v in there.voices
    ]
    assert [swap(one) for one in gaps.unknown(here, reading, _sources(here, reading), {})] == list(
        gaps.unknown(there, mirrored, _sources(there, mirrored), {})
    )


@pytest.mark.parametrize(
    ("givers", "carded_"),
    [(("Gaza health ministry", "Israeli military"), 2), (("Gaza health ministry", "Kelm council"), 0)],
    ids=["both have one", "one has none"],
)
def test_cards_are_shown_for_all_who_give_a_figure_or_for_none(givers, carded_):
    """No side alone is explained to readers."""
    evidence = exhibits(*(f"The {name} said that 12 people were killed." for name in givers))
    reading = read(evidence, QUESTION)
    voices = tuple(Voice(f"The {name}", ()) for name in givers)
    slot = Conflict("people killed", tuple(Figure("12", f"the {name}", "", 1) for name in givers))

    told = carded(voices, (slot,), reading.parties)

    assert sum(bool(voice.card) for voice in told) == carded_


def _sources(told, reading):
    from bot.composing import sources

    return sources(told.claims, reading.evidence)


def test_a_statement_that_leans_on_the_one_before_it_is_told_with_it():
    """Of a single report; by itself it would name nobody, and left out it would be one statement less."""
    told, _ = sections(
        "Minister Olla Brand said on Monday that the quay of Corvane would be rebuilt, according to Port Radio. It came "
        "at a meeting in Hale where Brand said that the crews must be heard first. The harbour board said that it "
        "had 14 million crowns for the work."
    )

    heard = {voice.party: [claim.text for claim in voice.claims] for voice in told.voices}
    assert len(heard["Minister Olla Brand"]) == 1
    assert (
        "would be rebuilt, according to Port Radio. It came at a meeting" in heard["Minister Olla Brand"][0]
    )
    assert "14 million" in " ".join(heard["The harbour board"])
