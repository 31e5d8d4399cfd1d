"""Acceptance 5, 6 and 10 for summaries: differing figures, a corrected vote, and the structure of a neutral account."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot import build, telling
from bot.casework import SILENT, Asking
from bot.conflicts import disputes
from bot.neutrality.measures import loaded_words, measure
from bot.summaries.parties import heading, parties, statements
from tests.acceptance.conftest import NOW, Listening
from tests.articles import NOON, document, store

WIRE = (
    "The grain ship Amaris sank on Monday in the harbour of Vell with 23 people on board, after a collision with the tug "
    "Dorn.\n\nThe coast guard said that 6 people had died when the Amaris sank. The Norline company accused the port authority of "
    "closing the pilot station without notice. The dockers' union accused Norline of sailing without a pilot. Norline denied "
    "that, and said that a pilot had been on the bridge."
)
OTHER = (
    "The grain ship Amaris sank in the harbour of Vell on Monday with 23 people on board, after a collision with the tug Dorn. "
    "The coast guard said that 4 people had died when the Amaris sank. The mayor, Jon Estrel, said that the harbour would open on "
    "Thursday. It was not clear who had given the order to sail."
)
CALL = (
    "Defence Minister Oran Tesk of Marran told his counterpart in Kelm, Ruta Holm, on Tuesday that talks on the prisoners held in "
    "Tessaly require more military pressure, according to Marran State Radio.\n\n"
    "At the meeting, Holm said that Kelm would send no more shells.\n\n"
    "“We do not negotiate under fire,” said Ilse Varga, the spokeswoman of the Coastal Front.\n\n"
    "Twelve of the 15 members of the Council voted for the resolution on Monday while Kelm abstained.\n\n"
    "Marran has waged a savage offensive in Tessaly since an attack by the Coastal Front in which 310 people were killed.\n\n"
    "More than 4,200 people in Tessaly have since been killed and nearly 9,700 injured.\n\n"
    "Marran is accused of starving the city of Sorrel at the Court of Lund, which in January ordered it to open the roads."
)


def report(outlet, text, *, hours, title):
    url = f"https://{outlet.lower().replace(' ', '')}.example/{hours}"
    return document(
        source=url,
        outlet=outlet,
        title=title,
        text=text,
        url=url,
        canonical_url=url,
        published_at=NOON + timedelta(hours=hours),
    )


EVENT = (
    report("Valley Wire", WIRE, hours=0, title="Grain ship sinks in Vell"),
    report("Ostrel Courier", WIRE.replace("\n\n", " "), hours=1, title="Ship lost in harbour of Vell"),
    report("Northern Star", OTHER, hours=2, title="Amaris sinks with 23 on board"),
)
PAGE = report("Anselm News Agency", CALL, hours=3, title="Marran urges more military pressure, report says")
ASKED = Asking(now=NOON + timedelta(days=2))


def summarised(library, text, asking):
    """A summary as the machine contract has it, with the evidence that it was made from."""
    teller = Listening()
    told = telling.outcome_json(build.summarizer(library).about(text, asking, teller))
    assert told["kind"] == "summary", told
    used = _ids(told)
    return told, tuple(one for one in teller.evidence if one.article.id in used)


@pytest.fixture(params=["blast", "ship", "page"])
def event(request, shelf, library):
    """Three events: a contested count, a ship with a reprint among its reports, a page alone."""
    if request.param == "blast":
        return summarised(shelf, "blast at the Sorrel hospital", Asking(now=NOW))
    store(library, *EVENT, PAGE)
    if request.param == "ship":
        return summarised(library, "grain ship Amaris in the harbour of Vell", ASKED)
    return summarised(library, PAGE.url, ASKED)


def first_lines(told):
    """What is read before any section."""
    return told["text"].split("\n\n")[0]


def test_differing_counts_stand_side_by_side(shelf):
    """5: each with its authority and day, the lowered one marked; no average, and no figure in the opening."""
    told, _ = summarised(
        shelf, "How many people were killed in the blast at the Sorrel hospital", Asking(now=NOW)
    )

    [deaths] = [one for one in told["differ"] if "killed" in one["slot"]]
    values = {one["value"]: one for one in deaths["values"]}
    assert list(values) == ["100 to 300", "471", "500"]
    assert all(one["authority"] and one["as_of"] for one in values.values())
    assert re.search(r"500, the health ministry in Tessaly.*\(superseded\)", told["text"])
    assert not re.search(r"\b(?:471|500|100|300)\b", first_lines(told))
    assert told["agreed"] == []


def test_a_corrected_vote_keeps_its_triples(shelf):
    """6: the final and the first result, the reason, both cited; numbers never cross from one to the other."""
    told, _ = summarised(shelf, "vote on resolution ES-10/21", Asking(now=NOW))

    [votes] = [one for one in told["differ"] if "votes" in one["slot"]]
    assert [re.findall(r"\d+", one["value"]) for one in votes["values"]] == [
        ["121", "14", "44"],
        ["120", "14", "45"],
    ]
    for claim in told["claims"]:
        numbers = set(re.findall(r"\d+", claim["text"]))
        assert not ({"120", "45"} & numbers and {"121", "44"} & numbers), claim["text"]
    assert any("technical error" in claim["text"] for claim in told["claims"])
    assert len({one["article_id"] for claim in told["claims"] for one in claim["evidence"]}) == 2


def test_a_summary_has_its_time_and_says_what_is_lacking(event):
    """10: as-of, unknown, coverage by count: always."""
    told, evidence = event

    assert told["asof"]
    assert told["unknown"]
    assert told["coverage"]["origins"] == len({one.article.origin for one in evidence})
    assert told["single"] is (told["coverage"]["origins"] == 1)


def test_what_is_agreed_has_two_origins_and_no_dissent(event):
    """10: and gives no figure on which reports differ."""
    told, evidence = event
    origins = {one.article.id: one.article.origin for one in evidence}
    differing = {one["value"] for slot in told["differ"] for one in slot["values"]}

    for claim in told["agreed"]:
        assert len({origins[one["article_id"]] for one in claim["evidence"]}) >= 2
        assert not differing & set(re.findall(r"\d+", claim["text"]))


def test_every_party_is_heard(event):
    """10: all who have a direct statement in the evidence, each attributed, nobody with more than one more than others."""
    told, evidence = event
    heard = {one["party"]: one["claims"] for one in told["parties"]}
    spoken = {heading(one.name) for one in parties(statements(evidence)) if one.statements}

    assert spoken <= set(heard), spoken - set(heard)
    assert all(claim["speaker"] for claims in heard.values() for claim in claims)
    assert max(map(len, heard.values())) - min(map(len, heard.values())) <= 1


def test_figures_differ_where_the_reports_do(event):
    """10: the section is there if and only if the evidence has such a slot."""
    told, evidence = event

    assert bool(told["differ"]) is bool(disputes(evidence))
    assert ("Where sources differ" in told["text"].split("\n")) is bool(told["differ"])


def test_neutrality_is_measured_and_held(event):
    """10: balance, reporting verbs and loaded words are reported; no loaded word is ours."""
    told, evidence = event

    figures = measure(told, evidence, disputes(evidence)).as_json()

    assert figures["loaded_rate"] == 0
    assert figures["attribution_rate"] == 1.0
    assert figures["said_ratio"] in {None, 1.0}
    assert "balance" in figures
    assert figures["asof_present"]


def test_two_origins_agree_and_the_reprint_does_not_count(library):
    """The sinking is agreed, with the words of both; the numbers of the dead differ."""
    store(library, *EVENT)

    told, _ = summarised(library, "grain ship Amaris in the harbour of Vell", ASKED)

    assert told["coverage"]["origins"] == 2
    [sinking] = [one for one in told["agreed"] if "sank" in one["text"]]
    assert len(sinking["citations"]) == 2
    assert [one["value"] for one in told["differ"][0]["values"]] in (["4", "6"], ["6", "4"])


def test_accusations_stand_beside_their_replies(library):
    """A reply that is there is told; a missing one is said, for whomever it is missing."""
    store(library, *EVENT)

    told, _ = summarised(library, "grain ship Amaris in the harbour of Vell", ASKED)

    unknown = "\n".join(told["unknown"])
    assert "Norline denied" in told["text"]
    assert "No response by the port authority" in unknown
    assert "No response by Norline" not in unknown


def test_one_page_alone_is_told_in_its_own_voice(library):
    """Every line with the outlet and the day; the parties heard; loaded words only between quotation marks."""
    store(library, PAGE)

    told, _ = summarised(library, PAGE.url, ASKED)

    assert told["single"]
    assert told["agreed"] == []
    assert "Single report" in first_lines(told)
    assert all(claim["text"].startswith("Anselm News Agency reported: “") for claim in told["claims"])
    assert all(claim["as_of"] for claim in told["claims"])
    heard = " ".join(one["party"] for one in told["parties"])
    assert all(name in heard for name in ("Oran Tesk", "Holm", "Coastal Front")), heard
    assert {"4,200", "9,700", "310"} <= set(
        re.findall(r"[\d,]*\d", "\n".join(one["text"] for one in told["claims"]))
    )
    assert "No response by Marran" in "\n".join(told["unknown"])
    assert loaded_words(re.sub("“.*?”", "", told["text"])) == ()


def test_a_summary_is_told_the_same_to_listeners_and_to_none(library):
    """And twice the same."""
    store(library, *EVENT)
    summaries = build.summarizer(library)

    told = [
        telling.outcome_json(summaries.about("grain ship Amaris", ASKED, teller))
        for teller in (SILENT, Listening())
    ]

    assert told[0]["text"].split("Why this answer")[0] == told[1]["text"].split("Why this answer")[0]


def _ids(told):
    return {one["article_id"] for one in told["sources"]}
