"""Digests against what their reader was shown: nothing twice, nothing crowded out, nothing that has changed passed over."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot import telling
from bot.casework import Asking, Casework
from bot.digests.digester import NO_ROOM, STUDIED, UNCHECKED, Digester
from bot.digests.editions import Editions
from bot.digests.packing import pack
from bot.leads import LeadWriter
from bot.records import AnswerRecords
from bot.types import NoAnswer, Scope
from tests.digests.shelves import MONDAY, FirstWord, bring, evening, report

BRIDGE = report(
    "Ilm Courier",
    8,
    "Nordmark bridge closed after crack found",
    "The Nordmark bridge over the river Ilm was closed on Monday after engineers found a crack. The roads office said that 12 "
    "cables were damaged. Mayor Ola Fahr said that repairs would take three weeks.",
)
HERRING = report(
    "Sea Paper",
    7,
    "Herring quota in Quist cut to 300 tonnes",
    "The fisheries office in Quist cut the herring quota to 300 tonnes on Monday. Skipper Jon Aalto said that the cut would "
    "cost 20 jobs.",
)
REPAIRS = report(
    "Rail Gazette",
    80,
    "Nordmark bridge repairs to take a year",
    "Repairs of the Nordmark bridge over the Ilm will take a year, the building firm Karst said on Thursday.",
)


class Reader:
    """Somebody who reads a digest every evening."""

    def __init__(self, library):
        self.library = library
        work = Casework(library, LeadWriter(), AnswerRecords(library.archive.engine), clock=lambda: MONDAY)
        self.digests = Digester(work, FirstWord(library.archive))
        self.seen = {}

    def read(self, day, *documents, topic="", **asking):
        if documents:
            bring(self.library, day, *documents)
        digest = self.digests.digest(Asking(now=evening(day), **asking), topic, seen=self.seen)
        self.seen |= {one.story_id: one for one in digest.seen}
        return digest


@pytest.fixture
def reader(library):
    return Reader(library)


def anew(old, new, **given):
    text = BRIDGE.text.replace(old, new)
    assert text != BRIDGE.text
    return replace(BRIDGE, text=text, updated_at=MONDAY + timedelta(hours=30), **given)


LONG = (
    "Engineers worked through the night to repair it, and tank lorries brought water to the hospital and to three schools. The "
    "works were built ninety years ago and had been due for renewal since the spring, when the district bought a second pump."
)


def town(n, copies, hours):
    name = "".join(chr(97 + (n * 7 + i * 5) % 26) for i in range(6)).title() + str(n)
    lines = (
        "The council had met for hours.",
        "Ms Ada Kerr said that nobody had been hurt.",
        "Police closed 3 roads.",
    )
    return [
        report(
            f"Paper {n}-{i}",
            hours + i / 10,
            f"{name} market hall",
            f"The market hall of {name} burnt down. {lines[i]}",
        )
        for i in range(copies)
    ]


def test_what_the_reader_knows_does_not_crowd_out_what_is_new(reader):
    """However wide yesterday's stories were, today's are told, and those without room are named."""
    yesterday = [one for n in range(STUDIED) for one in town(n, 3, 8)]
    today = [one for n in range(STUDIED, STUDIED + 28) for one in town(n, 1, 30)]
    bring(reader.library, 0, *yesterday)

    reader.read(0)
    digest = reader.read(1, *today)

    told = [*digest.entries, *digest.in_brief]
    assert len(told) > len(digest.entries) > 0
    assert {one.state for one in told} == {"new"}
    assert {one.story.since for one in told} == {MONDAY + timedelta(hours=30)}
    assert len(told) + len(digest.left_out) == len(today)
    assert {one.reason for one in digest.left_out} == {NO_ROOM}


def test_a_first_digest_tells_of_its_day(reader):
    """A reader without a record is not sent what is older, nor is that named as left out."""
    older = [one for n in range(STUDIED + 2) for one in town(n, 2, 8)]

    bring(reader.library, 0, *older)

    digest = reader.read(1, *town(90, 1, 30))

    assert [entry.story.since for entry in digest.entries] == [MONDAY + timedelta(hours=30)]
    assert (digest.in_brief, digest.quiet, digest.left_out) == ((), (), ())


def test_a_report_that_comes_in_late_is_still_told(reader):
    """Printed before the last digest, ingested after it."""
    reader.read(0, BRIDGE)

    digest = reader.read(1, HERRING)

    assert [entry.title for entry in digest.entries] == [HERRING.title]


def test_a_changed_figure_of_a_shown_report_is_a_correction(reader):
    """What was told is said to have changed, once; the new figure stands beside it."""
    reader.read(0, BRIDGE)

    digest = reader.read(1, anew("12 cables", "21 cables"))

    [entry] = digest.entries
    assert entry.state == "corrected"
    assert "12 cables" in entry.notes[0]
    assert [claim.text for claim in entry.claims] == [
        "Ilm Courier reported: “The roads office said that 21 cables were damaged.”"
    ]
    assert reader.read(2).entries == ()


def test_a_shown_sentence_that_was_taken_out_is_a_correction(reader):
    """Though there is nothing new to quote."""
    reader.read(0, BRIDGE)

    [entry] = reader.read(1, anew(" The roads office said that 12 cables were damaged.", "")).entries

    assert (entry.state, entry.claims) == ("corrected", ())
    assert "12 cables" in entry.notes[0]
    assert reader.read(2).entries == ()


def test_a_change_that_leaves_what_was_shown_is_no_correction(reader):
    """A sentence that is added is an update like any other; other quotation marks or spaces are nothing."""
    reader.read(0, BRIDGE)
    added = " The mayor of Velt, Ines Rao, said that a ferry would run from Friday."

    spaced = reader.read(1, anew("bridge over", "bridge  over"))
    grown = reader.read(2, anew("three weeks.", f"three weeks.{added}"))

    assert spaced.entries == ()
    [entry] = grown.entries
    assert (entry.state, entry.notes) == ("updated", ())
    assert "Ines Rao" in entry.claims[0].text


@pytest.mark.parametrize(
    "others",
    [(), (report("Velt Mail", 9, BRIDGE.title, "Trains to Nordmark stop at Velt, the railway said."),)],
)
def test_a_withdrawn_report_is_told_once(reader, others):
    """Also when it was the story's only one."""
    reader.read(0, BRIDGE, HERRING, *others)
    prints = reader.library.archive.articles.prints()
    reader.library.archive.withdraw([one.id for one in prints if one.outlet == "Ilm Courier"], now=evening(1))

    digest = reader.read(1)

    [entry] = digest.entries
    assert entry.state == "corrected"
    assert "withdrawn by its publisher: Ilm Courier" in entry.notes[0]
    assert "closed" not in "".join(claim.text for claim in digest.claims)
    assert "0 reports" not in telling.text(digest)
    assert reader.read(2).entries == ()


def test_a_scope_holds_for_stories_shown_long_ago(reader):
    """Outlets that a channel leaves out stay out when a known story goes on days later."""
    scope = Scope(without=("Rail Gazette",))
    reader.read(0, BRIDGE, scope=scope)

    digest = reader.read(3, REPAIRS, scope=scope)

    assert digest.entries == ()
    assert [(story.id, story.outlets) for story in digest.quiet] == [("s-Nordmark", ("Ilm Courier",))]
    assert [entry.state for entry in reader.read(3).entries] == ["updated"]


def test_a_past_day_is_told_as_it_was(reader):
    """Reports of later days give a story neither its headline nor its number of reports."""
    bring(reader.library, 4, BRIDGE, REPAIRS)

    digest = reader.digests.digest(Asking(now=evening(0)))

    [entry] = digest.entries
    assert (entry.title, entry.story.outlets) == (BRIDGE.title, ("Ilm Courier",))


def test_a_quiet_line_has_no_loaded_words_and_an_end(reader):
    """A headline that shouts is replaced there, too; many stories are counted."""
    loud = report(
        "Shout Daily",
        9,
        "SHOCKING scenes at Torv!",
        "Mayor Ewa Kist of Torv was booed on Monday. Some 40 people came, police said.",
    )
    reader.read(0, loud, *(one for n in range(9) for one in town(n, 1, 9)))

    text = telling.text(reader.read(1))

    assert "Nothing new on:" in text
    assert "SHOCKING" not in text
    assert "; and 5 more." in text


def test_a_story_without_a_sentence_to_tell_is_named(reader):
    """It is left out, and why is said."""
    endless = (
        f"The commission said that {' and '.join(f'item {n} of the list' for n in range(30))} had been read."
    )

    digest = reader.read(0, BRIDGE, report("Long Read", 9, "Commission reads its list", endless))

    assert [(one.title, one.reason) for one in digest.left_out] == [("Commission reads its list", UNCHECKED)]


def test_a_day_of_reprints_is_said_to_be_one(reader):
    """Asked for by itself, such a day has no digest."""
    copy = replace(
        BRIDGE,
        outlet="Copy Times",
        url="https://copytimes.example/1",
        canonical_url="https://copytimes.example/1",
        published_at=MONDAY + timedelta(hours=30),
    )
    bring(reader.library, 1, BRIDGE, copy)

    outcome = reader.digests.digest(Asking(now=evening(1)))

    assert isinstance(outcome, NoAnswer)
    assert "reprints" in telling.text(outcome)


def test_two_stories_with_one_sentence_cite_their_own(reader):
    """The same words of one outlet in two stories are cited to each one's report."""
    line = "The council of Velt meets again on Friday, its clerk said."
    first = report(
        "Velt Mail", 8, "Velt pool shut", f"The pool of Velt was shut on Monday for 6 weeks. {line}"
    )
    second = report(
        "Velt Mail",
        9,
        "Budget of Velt passed",
        f"Velt passed its budget of 9 million crowns on Monday. {line}",
    )

    digest = reader.read(0, first, second)

    for entry in digest.entries:
        cited = {quote.article_id for claim in entry.claims for quote in claim.quotes}
        assert cited <= set(entry.story.articles)


def test_copies_lift_no_story(reader):
    """A wire report that six outlets print and two reports of others' own rank as three independent ones do."""
    lines = (
        "A pump had failed.",
        "Ms Ada Kerr said that nobody had been hurt.",
        "Police closed 3 roads.",
        "Schools stay shut.",
    )

    def event(word, own, copies=0):
        texts = [f"The waterworks of {word} stopped on Monday. {line}" for line in lines[:own]]
        texts[0] += f" {LONG}"
        texts += texts[:1] * copies
        return [report(f"{word} {n}", 9, f"{word} waterworks stop", text) for n, text in enumerate(texts)]

    digest = reader.read(0, *event("Arden", 3, 5), *event("Bresk", 4), *event("Corvo", 3), *event("Dolm", 2))

    places = {entry.story.id: (n, len(entry.story.origins)) for n, entry in enumerate(digest.entries)}
    assert places == {"s-Bresk": (0, 4), "s-Arden": (1, 3), "s-Corvo": (2, 3), "s-Dolm": (3, 2)}


def test_a_topic_keeps_what_it_brought(reader):
    """Corrections, late reports and quiet days are told to who follows a topic as to anybody else."""
    late = report(
        "Late Mail",
        12,
        "Nordmark bridge searched",
        "Divers found 2 loose bolts at the Nordmark bridge on Monday, police said.",
    )

    reader.read(0, BRIDGE, HERRING, topic="Nordmark bridge")
    corrected = reader.read(1, anew("12 cables", "21 cables"), topic="Nordmark bridge")
    updated = reader.read(2, late, topic="Nordmark bridge")
    quiet = reader.read(3, topic="Nordmark bridge")

    assert [entry.state for entry in corrected.entries] == ["corrected"]
    assert [claim.text[:9] for entry in updated.entries for claim in entry.claims] == ["Late Mail"]
    assert quiet.entries == ()
    assert [story.id for story in quiet.quiet] == ["s-Nordmark"]


def test_a_purge_finds_every_headline(reader):
    """Editions lose the words of deleted articles also where these are only named: quiet, left out, or withdrawn."""
    editions = Editions(reader.library.archive.engine)
    sheet = [one for n in range(STUDIED + 1) for one in town(n, 1, 9)]
    days = [reader.read(0, BRIDGE, HERRING, *sheet)]
    prints = {one.outlet: one.id for one in reader.library.archive.articles.prints()}
    reader.library.archive.withdraw([prints["Ilm Courier"]], now=evening(1))
    days += [reader.read(1), reader.read(2)]
    for n, digest in enumerate(days):
        editions.keep("cli:desk", f"{n}", digest, evening(n))
    left_out = days[0].left_out[0]

    editions.redact([prints["Ilm Courier"], prints["Sea Paper"], *left_out.articles])

    kept = json.dumps([pack(one.digest) for one in editions.listed("cli:desk")])
    assert not any(title in kept for title in (BRIDGE.title, HERRING.title, left_out.title))
