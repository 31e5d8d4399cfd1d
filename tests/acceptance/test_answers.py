"""What must hold of model-written answers, whatever the model sends."""

from __future__ import annotations

import re

import pytest

from tests.servers.openai import Reply, answer, citing

BLAST = "How many people were killed in the blast at the Sorrel hospital?"
VOTE = "How did the General Assembly vote on resolution ES-10/21?"
TOLL = "471 people were killed and 342 wounded"


def says(*claims, status="answered", missing=(), **fields):
    """A step that answers with claims given as (words of the source, text said, fields)."""

    def step(body):
        made = [citing(body, words, text, **(more[0] if more else {})) for words, text, *more in claims]
        return Reply(content=answer(*made, status=status, missing=missing), **fields)

    return step


def texts(told):
    return [claim["text"] for claim in told["claims"]]


def codes(told):
    return [item["code"] for item in told["withheld"]]


@pytest.mark.parametrize(
    ("words", "text", "code"),
    [
        ("cannot accept a truce", "Ilse Varga said: “We will not accept a truce.”", "quote_altered"),
        ("471 people", "The health ministry said that 342 people were killed in the blast.", "number_not_in_evidence"),
        ("471 people", "The health ministry said that 480 people were killed in the blast.", "number_not_in_evidence"),
        ("At least 12", "The ministry said that 12 of the dead were nurses.", "bound_changed"),
        ("At least 12", "The ministry said that more than 12 of the dead were nurses.", "bound_changed"),
        ("allegedly hit", "Tomas Hale said that the surgical ward was hit without warning.", "attribution_dropped"),
        ("denied striking", "The Marran army confirmed striking the hospital.", "polarity_changed"),
        ("may have fallen", "A rocket of the Coastal Front fell short, the army said.", "modality_changed"),
        ("471 people", "471 people were killed and 342 wounded in the blast at the Sorrel hospital.", "attribution_dropped"),
        ("471 people", "The director said that 471 people were killed in the blast.", "attribution_dropped"),
        ("471 people", "The health ministry said on Monday that 471 people were killed.", "date_not_in_evidence"),
        ("471 people", "The health ministry said that 471 people were killed in Karvelin.", "name_not_in_evidence"),
        ("471 people", "The health ministry said that 471 people were killed, see www.evil.example.", "unsafe_text"),
        ("471 people", "The health ministry said that 471 people were killed in the terrorist regime's blast.", "loaded_language"),
        ("120 votes in favour", "The General Assembly adopted the resolution by 121-14-45.", "number_not_in_evidence"),
    ],
)  # fmt: skip
def test_a_changed_claim_is_withheld_with_its_reason(newsdesk, words, text, code):
    """Altered quotes, figures, bounds, hedges, denials, sources, dates, names: none is printed, each says why."""
    question = VOTE if "Assembly" in text else f"{BLAST} What did Ilse Varga and the army say?"
    step = says((words, text))
    told = newsdesk.ask(question, step, step)

    assert text not in told["text"]
    assert newsdesk.teller.seen == []
    assert codes(told)[0] == code, told["withheld"]
    assert (told["kind"], told["reason"]) == ("no_answer", "not_supported")
    assert len(newsdesk.chat.requests) == 2


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("471 people", "The health ministry said four hundred seventy-one people were killed in the blast."),
        ("471 people", "According to the health ministry, 471 people were killed and 342 wounded."),
        ("471 people", "The health ministry in Tessaly said on 18 October 2023 that 471 people were killed."),
        ("At least 12", "The ministry said at least 12 of the dead were nurses."),
        (
            "cannot accept a truce",
            "Ilse Varga said: “We cannot accept a truce while people lie under the rubble.”",
        ),
        ("100 to 300", "US intelligence agencies estimated that 100–300 people were killed."),
        ("120 votes in favour", "The General Assembly adopted the resolution by 120-14-45."),
    ],
)
def test_other_words_for_the_same_pass(newsdesk, words, text):
    """Figures in other forms, resolved dates and other grammar are no change."""
    question = VOTE if "Assembly" in text else f"{BLAST} What did Ilse Varga and the agencies say?"
    told = newsdesk.ask(question, says((words, text)))

    assert texts(told) == [text], told["withheld"]
    assert newsdesk.teller.seen == [text]


def test_every_published_quote_stands_at_its_place(newsdesk, shelf):
    """A quote that a model copied with other marks, or from another passage, is replaced by the article's words."""

    def step(body):
        good = citing(body, "471 people", "The health ministry said 471 people were killed.")
        other = citing(body, "100 to 300")["evidence"][0]["pid"]
        quote = good["evidence"][0]["quote"].replace(" ", "\u00a0", 2)
        return Reply(content=answer({**good, "evidence": [{"pid": other, "quote": quote}]}))

    told = newsdesk.ask(BLAST, step)

    evidence = told["claims"][0]["evidence"][0]
    text = shelf.archive.articles.get(evidence["article_id"], revision=evidence["revision"]).text
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert "471" in evidence["quote"]
    assert told["sources"][0]["outlet"] == "Meridian Post"


def test_differing_figures_stand_side_by_side(newsdesk):
    """All three values with authority and date, newest first, the ministry's first one marked; none is averaged."""
    told = newsdesk.ask(BLAST, says(("471 people", "The health ministry said that 471 people were killed.")))

    (slot,) = [one for one in told["conflicts"] if "killed" in one["slot"]]
    assert [(v["value"], v["as_of"], v["note"]) for v in slot["values"]] == [
        ("100 to 300", "2023-10-19", ""),
        ("471", "2023-10-18", ""),
        ("500", "2023-10-17", "superseded"),
    ]
    assert "United States" in slot["values"][0]["authority"]
    assert all("ministry" in value["authority"] for value in slot["values"][1:])
    cited = {value["citation"] for value in slot["values"]}
    assert cited <= {source["number"] for source in told["sources"]}


def test_a_corrected_vote_is_kept_whole(newsdesk):
    """Final and initial result stand as wholes, the initial one marked, with the reason; no figure changes sides."""
    told = newsdesk.ask(
        VOTE,
        says(
            ("121 in favour", "The final vote on resolution ES-10/21 was 121-14-44."),
            ("120 votes in favour", "The General Assembly adopted the resolution by 120-14-45."),
        ),
    )

    (slot,) = told["conflicts"]
    values = [re.findall(r"\d+", value["value"]) for value in slot["values"]]
    assert values == [["121", "14", "44"], ["120", "14", "45"]]
    assert slot["values"][1]["note"] in {"corrected", "superseded"}
    assert len({value["citation"] for value in slot["values"]}) == 2


def test_an_outlet_that_is_not_held_costs_no_request(newsdesk):
    """The reason names the outlet, the nearest coverage is offered, and no model is asked."""
    told = newsdesk.ask("What did Bloomberg report about the blast at the Sorrel hospital?")

    assert (told["kind"], told["reason"]) == ("no_answer", "outlet_not_in_corpus")
    assert told["nearest"]
    assert newsdesk.chat.requests == []


def test_the_model_may_say_that_it_does_not_know(newsdesk):
    """Insufficient is passed on, never worded as a denial."""
    told = newsdesk.ask(BLAST, Reply(content=answer(status="insufficient", missing=("the number killed",))))

    assert (told["kind"], told["status"]) == ("no_answer", "insufficient")
    assert "did not happen" not in told["text"].replace("does not mean that it did not happen", "")


def test_one_regeneration_with_the_codes(newsdesk):
    """The second request tells what was wrong; what passes then is published, and both drafts are counted."""
    told = newsdesk.ask(
        BLAST,
        says(("471 people", "The health ministry said that 480 people were killed.")),
        says(("471 people", "The health ministry said that 471 people were killed.")),
    )

    assert texts(told) == ["The health ministry said that 471 people were killed."]
    assert "number_not_in_evidence" in newsdesk.chat.bodies[1]["messages"][-1]["content"]
    assert told["usage"]["requests"] == 2


def test_the_prefix_of_two_prompts_is_the_same(newsdesk):
    """The system message is equal to the byte, so that a service can cache it."""
    newsdesk.ask(BLAST, says(("471 people", "The health ministry said that 471 people were killed.")))
    newsdesk.ask(VOTE, says(("121 in favour", "The final vote on resolution ES-10/21 was 121-14-44.")))

    first, second = (body["messages"][0] for body in newsdesk.chat.bodies)
    assert first == second
    assert first["role"] == "system"
