"""Drafts as a whole: repair, order, exactness, and no text that makes the checks fall over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.house import house_style
from bot.types import Cited, Draft, DraftClaim, Exhibit
from bot.verify import FELL_OVER, claims, verify
from corpus.types import Span
from tests.verify.bench import article, exhibit, judge, question

SOURCE = "The council met on Monday. Mayor Ada Thorne said “the pool must close”. Repairs cost $2 million."
FIRST = exhibit(SOURCE)
SECOND = exhibit("The pool opened in 1971, the archive says. It was rebuilt in 1990.", number=2)


def test_a_wrong_pid_is_repaired():
    """A quote that stands in another exhibit is cited from there."""
    verdict = judge("The pool was rebuilt in 1990.", "It was rebuilt in 1990.", evidence=(FIRST, SECOND))

    assert [quote.exhibit for quote in verdict.claims[0].quotes] == [2]


def test_a_quote_typed_otherwise_becomes_the_source_words():
    """Published is what the article has, letter for letter."""
    verdict = judge(
        'Thorne said "the pool must close".', 'Ada Thorne said "the pool must close".', evidence=(FIRST,)
    )

    assert verdict.claims[0].quotes[0].text == "Ada Thorne said “the pool must close”."


def test_a_split_quote_becomes_two():
    """An ellipsis leaves two exact quotes."""
    verdict = judge("The council met.", "The council met … Repairs cost $2 million", evidence=(FIRST,))

    assert [quote.text for quote in verdict.claims[0].quotes] == [
        "The council met",
        "Repairs cost $2 million",
    ]


@pytest.mark.parametrize(
    "quotes", [("The council never met.",), ("The council met on Monday.", "Words of nobody here.")]
)
def test_a_quote_that_is_nowhere_withholds_the_claim(quotes):
    """Every quote must be found, not only one of them."""
    verdict = judge("The council met on Monday.", *quotes, evidence=(FIRST, SECOND))

    assert [one.code for one in verdict.withheld] == ["quote_not_found"]


def test_a_claim_without_evidence_is_withheld():
    """Nothing is published on trust."""
    draft = Draft("answered", (DraftClaim("The council met.", "fact", ()),))

    assert verify(draft, (FIRST,), question()).withheld[0].code == "quote_not_found"
    assert verify(draft, (), question()).withheld[0].code == "quote_not_found"


def test_a_marker_of_the_machinery_is_withheld():
    """An opaque id never reaches a reader."""
    verdict = judge(f"The council met on Monday {FIRST.pid}.", evidence=(FIRST,))

    assert verdict.withheld[0].code == "unsafe_text"


def test_speaker_and_date_are_left_off_when_not_borne_out():
    """The fields beside a claim are checked like its words."""
    good = judge("The council met on Monday.", evidence=(FIRST,), speaker="Ada Thorne", as_of="2024-03-26")
    bad = judge("The council met on Monday.", evidence=(FIRST,), speaker="Karl Ott", as_of="2024-03-27")

    assert (good.claims[0].speaker, good.claims[0].as_of) == ("Ada Thorne", "2024-03-26")
    assert (bad.claims[0].speaker, bad.claims[0].as_of) == (None, None)


def test_an_inference_needs_two_quotes():
    """One quote supports a statement, not a conclusion."""
    verdict = judge(
        "The council met on Monday.", "The council met on Monday.", evidence=(FIRST,), kind="inference"
    )

    assert verdict.withheld[0].code == "low_support"


def test_spans_lie_within_their_exhibit():
    """A quote outside the exhibit's stretch of the article is not found."""
    part = Exhibit(1, article(SOURCE), Span(0, 26))

    inside = judge("The council met on Monday.", "The council met on Monday.", evidence=(part,))
    outside = judge("Repairs cost $2 million.", "Repairs cost $2 million.", evidence=(part,))

    assert inside.claims[0].quotes[0].span.within(part.span)
    assert outside.withheld[0].code == "quote_not_found"


UN_VOTE = (
    "The Assembly adopted resolution ES-10/21 on Friday by 120 votes in favour, 14 against and 45 abstentions.",
    "Iraq said its vote was recorded in error, and the result became 121-14-44.",
)


@pytest.mark.parametrize(
    ("claim", "cited", "passes"),
    [
        ("The Assembly adopted resolution ES-10/21 on Friday by 120-14-45.", 0, True),
        ("Iraq said its vote was recorded in error, and the result became 121-14-44.", 1, True),
        ("The Assembly adopted resolution ES-10/21 on Friday by 121-14-45.", 0, False),
        ("The Assembly adopted resolution ES-10/21 on Friday by 121-14-44.", 0, False),
        ("Iraq said its vote was recorded in error, and the result became 120-14-44.", 1, False),
    ],
)
def test_two_votes_are_never_mixed(claim, cited, passes):
    """Each figure of a vote comes from the vote that is cited."""
    shown = exhibit(" ".join(UN_VOTE))

    verdict = judge(claim, UN_VOTE[cited], evidence=(shown,))

    assert bool(verdict.claims) is passes


def test_the_house_style_is_well_formed():
    """Every graded verb reports, and no term is listed twice in another case."""
    style = house_style()

    assert set(style.graded) <= style.reporting
    assert all(term == term.lower() for term in style.loaded)
    assert len(style.reporting) >= 55


NEWS = (
    "the a of in on by from to since until between and not no never if who said says told denied according Monday yesterday "
    "today last next week month year season decade 1980s 2010s mid-1990s 9990s 2024 1984 March May 31st February 26 3 1,200 12 "
    "12% $3 €4.5bn million billion half dozen two first third Q1 more less than at least about up down rose fell °C 5km a.m. "
    "4:30 09/10/2019 99/99/9999 2019-11-20 1999-99-99 Norland Ministry minister Mr U.S. UN he she they it its his we people "
    "killed were was will may could 10-3 1/2 ½ 100m 16-year-old percent per cent votes against later before hundreds 1.5.2.3 "
    "“ ” \" ' ’ — - ( ) , . ; : ? !"
).split()
TEXTS = (
    st.text(st.sampled_from("abc AB.,“”\"'‘’«»-—12%$\n\u200bé٣漢said not may"), max_size=120)
    | st.text(max_size=60)
    | st.lists(st.sampled_from(NEWS), max_size=25).map(" ".join)
)


@settings(max_examples=250, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_no_text_makes_the_checks_fall_over(claim, body, quote):
    """Any claim on any article gets a verdict, and published quotes are exact slices."""
    shown = exhibit(body)
    draft = Draft("answered", (DraftClaim(claim, "inference", (Cited(shown.pid, quote), Cited("x", body))),))

    verdict = verify(draft, (shown, replace(SECOND, number=2)), question())

    assert len(verdict.claims) + len(verdict.withheld) == 1
    assert all(one.detail != FELL_OVER for one in verdict.withheld)
    for published in verdict.claims:
        assert all(
            one.span.of(body) == one.text or one.span.of(SECOND.article.text) == one.text
            for one in published.quotes
        )


def test_a_claim_that_a_check_falls_over_is_withheld(monkeypatch, caplog):
    """The others of its draft are judged; the log tells where."""

    def odd(text, ground):
        if "1980s" in text:
            raise ValueError("odd")

    monkeypatch.setattr(claims, "_WHOLE", (odd, *claims._WHOLE))
    shown = exhibit("The mill was built in the 1980s. The mill burned down on Monday.")
    texts = ("The mill was built in the 1980s.", "The mill burned down on Monday.")
    draft = Draft("answered", tuple(DraftClaim(text, "fact", (Cited(shown.pid, text),)) for text in texts))

    verdict = verify(draft, (shown,), question())

    assert [one.text for one in verdict.claims] == [texts[1]]
    assert [(one.text, one.detail) for one in verdict.withheld] == [(texts[0], FELL_OVER)]
    assert "a check fell over" in caplog.text


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=80),
    st.sampled_from(["{a} said {b} fired first.", "{b} fired first.", "{b} said {a} fired first."]),
)
def test_mirrored_parties_get_mirrored_verdicts(tail, form):
    """Exchanging the names of two sides in source and claim changes no code."""
    codes = []
    for first, second in (("Norland", "Sudmark"), ("Sudmark", "Norland")):
        names = {"a": first, "b": second}
        shown = exhibit(
            "{a} said {b} fired first. ".format(**names) + tail.replace("Norland", "").replace("Sudmark", "")
        )
        verdict = judge(form.format(**names), evidence=(shown,)) if shown.text.strip() else None
        codes.append([one.code for one in verdict.withheld] if verdict else [])

    assert codes[0] == codes[1]
