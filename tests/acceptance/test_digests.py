"""Acceptance 9 and 13: wire copies count once, and a digest leads with what is new for its reader."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot import build, telling
from bot.casework import Asking
from bot.digests.editions import Editions
from tests.articles import NOON, document, store

WIRE = (
    "The dam at Kelm burst on Monday morning and flooded the old town of Ostrel. The fire service said on Monday that 12 people "
    "had been killed in the flood at Ostrel. Some 900 families had to leave their homes, it added.\n\n"
    "Governor Ilse Marn said that the dam had been inspected in January. The opposition leader Tomas Rehn said that warnings "
    "had been ignored."
)
TOLL = (
    "The fire service said on Tuesday that 17 people had been killed in the flood at Ostrel after the dam at Kelm burst. "
    "On Monday it had given 12. Some 900 families had to leave their homes."
)
FERRY = (
    "The ferry between Sarne and Lund stopped on Monday after its engine failed in the sound. A tug brought 140 passengers to "
    "Sarne, where buses waited. The harbour master said that a cooling pump had burst. Mechanics from Quelm will bring a "
    "new one on Thursday. Until then a mail boat takes people on foot, twice a day."
)
APPLE = (
    "Prosecutors in Lund charged Petra Vogt, who directs the Sound Shipping Company, with fraud on Monday. The charge sheet of 60 pages "
    "speaks of false invoices for paint and rope between 2019 and 2022. Her lawyer, Anton Reil, said that she denied the "
    "charge and would tell the court so. The trial is to open in September before a single judge."
)


def article(n, outlet, text, *, hours, title, **given):
    url = f"https://{outlet.lower().replace(' ', '')}.example/{n}"
    return document(
        n,
        outlet=outlet,
        title=title,
        text=text,
        url=url,
        canonical_url=url,
        published_at=NOON + timedelta(hours=hours),
        **given,
    )


DAYS = (
    (
        article(1, "Valley Wire", WIRE, hours=-6, title="Dam bursts at Kelm, 12 dead in Ostrel"),
        article(
            2, "Ostrel Courier", WIRE.replace("\n\n", " "), hours=-4, title="Twelve dead after dam bursts"
        ),
        article(3, "Harbour Post", FERRY, hours=-3, title="Ferry of Sarne stops"),
        article(4, "Lund Herald", APPLE, hours=-2, title="Director of ferry company charged"),
    ),
    (
        article(5, "Northern Star", TOLL, hours=18, title="Flood count of Ostrel rises to 17"),
        article(6, "Plains Mail", WIRE.replace("\n\n", " "), hours=19, title="Dam bursts at Kelm"),
    ),
    (article(7, "Coast Mail", TOLL, hours=42, title="Flood count of Ostrel rises to 17"),),
)


@pytest.fixture
def desk(library):
    """Digests of a reader whose editions are kept, a day after the other."""
    library.ready()
    digests, editions = build.digester(library), Editions(library.archive.engine)

    def day(number):
        store(library, *DAYS[number])
        asking = Asking(now=NOON + timedelta(days=number))
        digest = digests.digest(asking, seen=editions.seen("cli:desk", before_slot=f"day {number}"))
        editions.keep("cli:desk", f"day {number}", digest, asking.now)
        return digest

    return day


def test_three_days(desk):
    """Day 1 tells, day 2 leads with the one new figure, old beside new, day 3 is quiet; ids stay."""
    first, second, third = (desk(number) for number in range(3))

    [flood] = [entry for entry in first.entries if "am" in entry.title and "Kelm" in entry.title]
    assert {entry.state for entry in first.entries} == {"new"}
    [update] = second.entries
    assert (update.story.id, update.state) == (flood.story.id, "updated")
    assert "17 people" in update.claims[0].text
    assert not any("900 families" in claim.text for claim in update.claims)
    [change] = update.changes
    assert (change.old.value, change.new.value) == ("12", "17")
    assert change.old.as_of < change.new.as_of
    assert "fire service" in change.old.authority
    assert "fire service" in change.new.authority
    assert third.entries == ()
    assert [story.id for story in third.quiet if story.id == flood.story.id]


def test_every_line_is_cited_and_nothing_is_told_twice(desk):
    """Every sentence with its words; no story twice; look-alike stories apart; within the words allowed."""
    for number in range(3):
        digest = desk(number)

        assert all(claim.quotes for claim in digest.claims)
        ids = [one.story.id for one in (*digest.entries, *digest.in_brief)]
        assert len(ids) == len(set(ids))
        assert all(entry.words <= 90 for entry in digest.entries)
        assert digest.words <= 700
        for entry in digest.entries:
            words = " ".join(claim.text for claim in entry.claims)
            assert not ("engine failed" in words and "fraud" in words)


def test_two_runs_are_the_same_to_the_byte(library, desk):
    """Told again from the same archive and the same record, a digest is the same."""
    desk(0)
    told = [desk(1) for _ in range(2)]

    one, two = (json.dumps(telling.outcome_json(digest)) for digest in told)
    assert one == two


def test_wire_copies_are_one_report(library):
    """One report carried by six outlets, two of them shortened, and two of others' own: three independent ones, one citation."""
    short = WIRE.partition("\n\n")[0]
    copies = [
        article(
            n,
            f"Paper {n}",
            WIRE if n < 5 else short,
            hours=n,
            title=f"Dam bursts: {n}" if n == 4 else "Dam bursts",
        )
        for n in range(1, 7)
    ]
    own = [
        article(
            7,
            "Northern Star",
            "Rescue teams searched the old town of Ostrel on Monday for people missing since the dam at Kelm burst. The health "
            "ministry said that 31 people were in hospital.",
            hours=8,
            title="Search goes on in Ostrel after dam at Kelm bursts",
        ),
        article(
            8,
            "Plains Mail",
            "Engineers had asked for repairs of the dam at Kelm, which burst on Monday and flooded Ostrel, the water board said. "
            "Its report is dated 3 January.",
            hours=9,
            title="Repairs of dam at Kelm were asked for before flood of Ostrel",
        ),
    ]
    store(library, *copies, *own)

    digest = build.digester(library.ready()).digest(Asking(now=NOON + timedelta(hours=12)))

    [entry] = digest.entries
    assert (len(entry.story.articles), len(entry.story.origins)) == (8, 3)
    [wire] = [source for source in digest.sources if source.also_carried_by]
    assert len(wire.also_carried_by) == 5
    assert "8 reports, 3 independent" in telling.text(digest)
