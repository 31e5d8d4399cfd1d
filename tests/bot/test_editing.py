"""Between writer and reader: what is told, what is withheld, and when a draft is written again."""

from __future__ import annotations

import pytest

from bot.editing import edited
from bot.types import Brief, Cited, Draft, DraftClaim, Made, Usage
from bot.writers import WriterUnavailable
from tests.verify.bench import exhibit, question

TEXT = (
    "The health ministry in Tessaly said 471 people were killed in the blast. "
    "Ormond Hale, a surgeon, said he had treated at least 60 patients overnight. "
    "The army denied striking the market."
)
EVIDENCE = (exhibit(TEXT),)
KILLED, TREATED, DENIED = (
    "The health ministry in Tessaly said 471 people were killed in the blast.",
    "Ormond Hale, a surgeon, said he had treated at least 60 patients overnight.",
    "The army denied striking the market.",
)


def claim(text, quote=None, kind="attributed"):
    return DraftClaim(text, kind, (Cited(EVIDENCE[0].pid, quote or text),))


BAD = claim("The health ministry in Tessaly said 480 people were killed in the blast.", KILLED)


class Scripted:
    """A writer that hands out drafts in order; an exception in place of one is raised."""

    name = "scripted"

    def __init__(self, *drafts):
        self.left = list(drafts)
        self.briefs = []

    def write(self, brief, hear):
        self.briefs.append(brief)
        draft = self.left.pop(0)
        if isinstance(draft, Exception):
            raise draft
        for one in draft.claims:
            hear(one)
        return draft


def draft(*claims, status="answered", missing=(), **made):
    usage = made.pop("usage", Usage(requests=1, prompt=100, completion=10, cost=0.5))
    return Draft(status, claims, missing, Made("generative", "m", "answer@1", usage, **made))


def run(*drafts, doubts=None, until=float("inf")):
    told = []
    writer = Scripted(*drafts)
    result = edited(
        writer, Brief(question("How many died?"), EVIDENCE, until=until), told.append, doubts=doubts
    )
    return result, [one.text for one in told], writer


def test_what_passes_is_told_in_order():
    """Every claim that stands is told, and the verdict holds the same ones."""
    result, told, _ = run(draft(claim(KILLED), claim(DENIED)))

    assert told == [KILLED, DENIED]
    assert [one.text for one in result.verdict.claims] == told
    assert (result.status, result.made.notices) == ("answered", ())


def test_a_spoiled_claim_is_never_told():
    """A claim with another number is withheld with its code; the rest stands without a second draft."""
    result, told, writer = run(draft(claim(KILLED), claim(DENIED), BAD))

    assert told == [KILLED, DENIED]
    assert [one.code for one in result.verdict.withheld] == ["number_not_in_evidence"]
    assert len(writer.briefs) == 1


def test_the_claim_that_answers_is_written_again():
    """When the first claim falls the model is told why, once; the second draft's claims are added."""
    result, told, writer = run(draft(BAD, claim(DENIED)), draft(claim(KILLED)))

    assert told == [DENIED, KILLED]
    assert [fault.code for fault in writer.briefs[1].faults] == ["number_not_in_evidence"]
    assert result.status == "answered"
    assert result.made.usage == Usage(requests=2, prompt=200, completion=20, cost=1.0)


def test_two_in_five_may_fall_and_three_may_not():
    """More than 40 % fallen claims cause a second draft."""
    _, _, once = run(draft(claim(KILLED), claim(DENIED), claim(TREATED), BAD, BAD))
    _, _, twice = run(draft(claim(KILLED), claim(DENIED), BAD, BAD), draft(claim(TREATED)))

    assert (len(once.briefs), len(twice.briefs)) == (1, 2)


def test_there_is_no_third_draft():
    """A second draft that is no better ends in a partial answer that says so, or in none."""
    some, told, _ = run(draft(BAD, claim(DENIED)), draft(BAD))
    none, _, _ = run(draft(BAD), draft(BAD))

    assert (some.status, told) == ("partial", [DENIED])
    assert "did not pass the checks" in some.made.notices[0]
    assert (none.status, none.verdict.claims) == ("insufficient", ())


@pytest.mark.parametrize(
    "first",
    [
        draft(BAD, again=True),
        draft(BAD, complete=False),
        Draft("answered", (BAD,)),
    ],
    ids=["asked twice already", "broken off", "no model"],
)
def test_nobody_is_asked_in_vain(first):
    """A reply from a second request, a broken one and a writer without a model are not written again."""
    _, _, writer = run(first)

    assert len(writer.briefs) == 1


def test_no_second_draft_after_the_deadline():
    """Without time left the first draft's claims stand alone."""
    result, told, writer = run(draft(BAD, claim(DENIED)), until=0.0)

    assert (len(writer.briefs), told, result.status) == (1, [DENIED], "partial")


def test_a_model_that_fails_the_second_time_takes_nothing_away():
    """What passed before stands, and what the failure cost is counted."""
    lost = WriterUnavailable("gone", fault="slow", usage=Usage(requests=1, prompt=7, cost=None))
    result, told, _ = run(draft(BAD, claim(DENIED)), lost)

    assert told == [DENIED]
    assert (result.made.usage.prompt, result.made.usage.cost) == (107, None)


def test_a_broken_reply_is_partial():
    """Claims that had closed stand; the answer is partial and says that the reply broke off."""
    result, told, _ = run(draft(claim(KILLED), complete=False))

    assert (told, result.status) == ([KILLED], "partial")
    assert "broke off" in result.made.notices[0]


def test_nothing_is_told_twice():
    """A second draft that repeats a published claim does not repeat it to the reader."""
    _, told, _ = run(draft(BAD, claim(DENIED)), draft(claim(DENIED), claim(KILLED)))

    assert told == [DENIED, KILLED]


def test_doubts_only_take_away():
    """A second reader's doubts withhold claims before anything is told; places out of range are nothing."""
    result, told, _ = run(
        draft(claim(KILLED), claim(DENIED)),
        doubts=lambda claims, until: ({0, 9}, Usage(requests=1, prompt=5)),
    )

    assert told == [DENIED]
    assert [(one.text, one.code) for one in result.verdict.withheld] == [(KILLED, "low_support")]


@pytest.mark.parametrize(
    ("point", "shown"),
    [
        ("the names of people killed in the blast", "the names of people killed in the blast"),
        ("reaction of the army", "reaction of the army"),
        ("The toll was 900", "part of what was asked"),
        ("see www.evil.example", "part of what was asked"),
        ("no people were killed", "part of what was asked"),
        ("<!channel> people killed", "part of what was asked"),
    ],
)
def test_what_is_missing_is_told_in_the_words_of_the_question(point, shown):
    """A model's list of gaps may hold no fact, link, mention or denial of its own."""
    told = []
    asked = question("How many people were killed in the blast and how did the army react?")
    result = edited(Scripted(draft(claim(KILLED), missing=(point,))), Brief(asked, EVIDENCE), told.append)

    assert result.missing == (shown,)
    assert result.status == "partial"
