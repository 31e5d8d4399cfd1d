"""The figures of even-handedness, by hand on small outcomes."""

from __future__ import annotations

import pytest

from bot.conflicts import Disputed, Value
from bot.neutrality import measures
from bot.neutrality.measures import measure
from bot.neutrality.parties import exchange, parties, speaks
from tests.verify.bench import exhibit

REPORTS = (
    "Marran said its forces struck a depot. Marran's army said four people were killed. The mayor of Orvale opened a bridge.",
    "Tessaly said 12 people were killed. Tessaly denied that there was a depot. Tessaly said it would answer.",
)
EVIDENCE = tuple(
    exhibit(text, n, outlet=outlet)
    for n, (text, outlet) in enumerate(zip(REPORTS, ("Harbor Wire", "Meridian Post"), strict=True), start=1)
)


def claim(text, *quotes, kind="fact", cites=(1,)):
    return {
        "text": text,
        "kind": kind,
        "citations": list(cites),
        "evidence": [{"quote": quote} for quote in quotes],
    }


def told(*claims, **more):
    sources = [{"number": 1, "outlet": "Harbor Wire"}, {"number": 2, "outlet": "Meridian Post"}]
    return {"claims": list(claims), "sources": sources, "asof": "2024-03-26T12:00:00+00:00", **more}


def test_a_statement_needs_its_source():
    """By its kind or by its cited words; what nobody is cited for is no statement."""
    said = "Tessaly said 12 people were killed."
    three = told(
        claim("12 people were killed, Tessaly said.", said),
        claim("12 people were killed.", said),
        claim("A bridge was opened.", "The mayor opened a bridge."),
        claim("Talks go on.", "Talks go on.", kind="attributed"),
    )

    assert measures.attribution_rate(three) == round(1 / 3, 4)
    assert (
        measures.attribution_rate(told(claim("A bridge was opened.", "The mayor opened a bridge."))) is None
    )


def test_the_heading_of_a_party_or_an_outlet_names_the_source():
    """Under a party's heading, or quoted from a named outlet, a statement is somebody's."""
    one = claim("12 people were killed.", "Tessaly said 12 people were killed.")
    other = claim("Harbor Wire reported: “Talks go on.”", "Talks go on.", kind="attributed")

    under = told(one, other, parties=[{"party": "Tessaly", "claims": [one]}])

    assert measures.attribution_rate(under) == 1.0


def test_loaded_words_are_counted_outside_quotation_marks():
    """Two of ten words, the same words in quotation marks or in a name not at all."""
    assert measures.loaded_rate("The brutal regime struck the depot. “Brutal regime,” he said.") == 25.0
    assert measures.loaded_words("The Terrorism Court sat.") == ()
    assert measures.loaded_rate("“Brutal.”") is None
    assert measures.loaded_quoted("The brutal mayor said it was a “vile” act") == 11.1111


def test_a_loaded_word_of_the_cited_words_is_not_introduced():
    """Only what no cited sentence has in any form."""
    kept = claim("The regime slammed it.", "The mayor of the regimes slams it.")
    brought = claim("The brutal raid clearly went on.", "The raid went on.")

    assert measures.loaded_introduced(told(kept)) == 0
    assert measures.loaded_introduced(told(kept, brought)) == 2


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("The mayor said it rained. The union said it did not.", 1.0),
        ("The mayor said it rained. The union claimed it did not.", 0.5),
        ("The mayor ranted that it rained. The union said it did not.", 0.5),
        ("It rained.", None),
        ("“The mayor claimed it rained,” the union said.", 1.0),
    ],
)
def test_the_share_of_plain_reporting_verbs(text, ratio):
    """Judging verbs and loaded ones lower it, those in quotation marks do not."""
    assert measures.said_ratio(text) == ratio


def test_balance_is_of_the_two_that_speak_most():
    """Words of statements, of parties with statements of their own in the reports."""
    sides = measures.main_parties(REPORTS)
    one_sided = told(claim("Tessaly said 12 people were killed.", REPORTS[1]))
    even = told(
        *one_sided["claims"],
        claim("Harbor Wire reported: “Marran said its forces struck a depot.”", REPORTS[0]),
    )

    assert {side.exchangeable for side in sides} == {"Marran", "Tessaly"}
    assert measures.balance(one_sided, sides) == 0.0
    assert measures.balance(even, sides) == round(6 / 10, 4)
    assert measures.balance(even, sides[:1]) is None
    assert measures.balance(told(), sides) is None


def test_outlets_are_cited_as_evenly_as_they_report():
    """All of the evidence's spread, or none."""
    both, one = told(claim("A.", cites=(1,)), claim("B.", cites=(2,))), told(claim("A.", cites=(1,)))

    assert measures.outlet_entropy(both, EVIDENCE) == 1.0
    assert measures.outlet_entropy(one, EVIDENCE) == 0.0
    assert measures.outlet_entropy(one, EVIDENCE[:1]) is None


def test_a_range_is_kept_whole():
    """All values of a slot, each with its authority and its date."""
    values = tuple(
        Value(value, who, "2024-03-26", 1, "a", 1, "", 0, 0)
        for value, who in (("12", "Tessaly"), ("four", "Marran"))
    )
    slot = Disputed("people killed", values)
    shown = [{"value": v.value, "authority": v.authority, "as_of": v.as_of} for v in values]

    assert measures.range_kept(told(differ=[{"slot": "x", "values": shown}]), [slot]) == 1.0
    assert measures.range_kept(told(conflicts=[{"slot": "x", "values": shown[:1]}]), [slot]) == 0.0
    undated = [{**one, "as_of": ""} for one in shown]
    assert measures.range_kept(told(differ=[{"slot": "x", "values": undated}]), [slot]) == 0.0
    assert measures.range_kept(told(), []) is None


@pytest.mark.parametrize("names", [("Marran", "Tessaly"), ("Tessaly", "Marran")])
def test_who_struck_is_not_left_out(names):
    """Where the cited words have a doer the claim has one, whichever side it is."""
    one, other = names
    cited = f"{one}'s army struck a depot in {other} on Monday."
    kept = claim(f"{one}'s army struck a depot in {other}.", cited)
    lost = claim(f"A depot in {other} was struck on Monday.", cited)
    passive = claim(f"A depot in {other} was struck by {one}'s army.", cited)
    nobody = claim("12 people died in the fire.", "12 people died in the fire.")

    assert measures.agency_kept(told(kept, passive, nobody)) == 1.0
    assert measures.agency_kept(told(kept, lost)) == 0.5
    assert measures.agency_kept(told(nobody)) is None


def test_all_figures_of_a_summary():
    """One object; the claims of a digest's stories count like those of a summary."""
    one = claim("Tessaly said 12 people were killed.", "Tessaly said 12 people were killed.", cites=(2,))
    figures = measure(told(one), EVIDENCE)
    of_a_digest = measure({"stories": [{"claims": [one]}], "sources": told()["sources"]}, EVIDENCE)

    assert figures.as_json() == {
        "attribution_rate": 1.0, "loaded_rate": 0.0, "loaded_quoted": 0.0, "loaded_introduced": 0, "said_ratio": 1.0, "balance": 0.0,
        "outlet_entropy": 0.0, "agency_kept": None, "range_kept": None, "asof_present": True,
    }  # fmt: skip
    assert of_a_digest.attribution_rate == 1.0
    assert not of_a_digest.asof_present


def test_parties_are_those_with_statements():
    """By how often they speak; "the ministry" is the one that its text has named, and nobody else's elsewhere."""
    named = "The health ministry in Tessaly said so. The ministry said no."

    found = parties([*REPORTS, named, "The ministry said nothing."])

    assert [(one.name, one.times) for one in found[:2]] == [("Tessaly", 5), ("Marran", 2)]
    assert ("The ministry", 1) in {(one.name, one.times) for one in found}


def test_a_mere_kind_of_body_is_the_one_side_that_it_fits():
    """In a claim "the company" is the company of two sides, and neither where both are companies."""
    union, port, rail = parties(
        ["The dockers' union said no.", "The Lindholt Port Company said yes.", "The Rail Company said maybe."]
    )
    text = "The company said that it would go on."

    assert speaks(text, port, (union, port))
    assert not speaks(text, union, (union, port))
    assert not speaks(text, port, (port, rail))


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("Marran's army met Tessaly.", "Tessaly's army met Marran."),
        ("MARRAN AND TESSALY", "TESSALY AND MARRAN"),
        ("Marranese bread", "Marranese bread"),
    ],
)
def test_an_exchange_is_whole_and_its_own_inverse(text, turned):
    """Names as whole words, in headlines as well."""
    assert exchange(text, "Marran", "Tessaly") == turned
    assert exchange(turned, "Marran", "Tessaly") == text


def test_words_are_exchanged_at_the_beginning_of_a_sentence():
    """Bodies without a name, and names too short for capitals to tell."""
    assert (
        exchange("Police met the union. The police left.", "police", "union")
        == "Union met the police. The union left."
    )
    assert exchange("US troops told us.", "US", "Iran") == "Iran troops told us."
