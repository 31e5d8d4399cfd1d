"""What letters say: claims, sources, notes, buttons, in this order."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.slack import ids
from bot.slack.letters import claim_blocks, letter, quotes
from bot.slack.letters.footing import reach
from bot.slack.post.plain import words
from bot.slack.queue.packing import letter_json
from bot.slack.types import Offers
from bot.types import Conflict, Figure, Usage, Withheld
from corpus.health import Silence
from tests.slack.letters import limits
from tests.slack.letters.replies import (
    BERLIN,
    CLAIMS,
    NOON,
    answer,
    claim,
    clarification,
    coverage,
    made,
    no_answer,
    question,
    read,
    receipt,
    shown,
    source,
)

GOLDEN = Path(__file__).parent / "golden" / "answer.json"
EVERYTHING = Offers(share=True, reach=True, human=True, mute=True, feedback=True)
TOLL = Conflict(
    "deaths in the flood",
    (
        Figure("at least 17", "The health ministry", "2026-11-20", 2, reason="Five more died in hospital."),
        Figure("12", "the fire service", "", 1, note="superseded"),
    ),
)


def small(told):
    return [b["elements"][0]["text"] for post in told.posts for b in post.blocks if b["type"] == "context"][
        -1
    ]


def buttons(told):
    rows = [block for post in told.posts for block in post.blocks if block["type"] == "actions"]
    return {element["action_id"]: element for row in rows for element in row["elements"]}


def test_an_answer_is_as_it_was_agreed():
    """The golden letter: every block of an answer with all that one may have."""
    told = letter(
        answer(
            status="partial",
            missing=("who built the dam",),
            conflicts=(TOLL,),
            sources=(source(1, flag="corrected", also_carried_by=("Ostrel Courier",)), source(2, url="")),
            withheld=(Withheld("All is lost.", "low_support"),),
            notices=("The model was not available.",),
            coverage=coverage(silent=(Silence("Northern Star", NOON),)),
        ),
        EVERYTHING,
    )

    assert letter_json(told) == json.loads(GOLDEN.read_text("utf-8"))


def test_claims_come_first_with_marks_and_day():
    """Each claim is a block; its marks link to the articles, and the day is absolute."""
    told = letter(answer())

    assert told.claims == len(CLAIMS)
    marks = limits.links(told.first.blocks[1:2])
    assert [(mark["text"], mark["url"]) for mark in marks] == [
        ("[1]", source(1).url),
        ("[2]", source(2).url),
    ]
    assert words(told.first.blocks[1:2]).endswith("(21 November 2026)")


def test_the_notification_is_the_first_sentence():
    """A telephone shows the first sentence of the first claim, with nothing in it that Slack parses."""
    told = letter(answer(claims=(claim("Tell @here that <!channel> is at evil.example/now. It fell.", 1),)))

    assert told.first.text == "Tell @\u200bhere that &lt;!channel&gt; is at evil\u200b.example/now."


def test_a_partial_answer_says_so():
    """What was asked and not found is told below the claims."""
    told = read(letter(answer(status="partial", missing=("who built the dam",))))

    assert (
        told.index("900 families")
        < told.index("Partial answer")
        < told.index("Not found in the corpus: who built")
    )


def test_figures_that_differ_stand_as_a_dated_series():
    """Each value with its authority, its day and its number, and the words that tell of a change."""
    told = read(letter(answer(conflicts=(TOLL,))))

    for part in (
        "Figures differ: deaths in the flood",
        "at least 17, the health ministry, 20 November 2026 [2]",
        "“Five more died in hospital.” [2]",
        "12, the fire service, undated [1] (superseded)",
    ):
        assert part in told


def test_a_source_tells_outlet_time_title_and_what_became_of_it():
    """To the minute in the asker's zone where that is known; the label names the outlet and the host, never the title."""
    told = letter(
        answer(
            sources=(
                source(1, flag="updated", also_carried_by=("Star", "Sun")),
                source(2, date_quality="day"),
            )
        )
    )

    assert (
        "21 November 2026 12:00 Europe/Berlin (updated): River Tarn rises for day 1. Also carried by Star, Sun"
        in read(told)
    )
    assert "21 November 2026: River Tarn rises for day 2" in read(told)
    assert [link["text"] for link in limits.links(list(told.first.blocks))][-2:] == [
        "Valley Wire 1 (wire1.example)",
        "Valley Wire 2 (wire2.example)",
    ]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.wire.example/a", "wire.example"),
        ("https://wire.example/a b|c>d", "wire.example"),
        ("https://näher.example/a", "xn--nher-loa.example"),
        ("javascript:alert(1)", ""),
        ("ftp://wire.example/a", ""),
        ("https://wire.example@evil.example/", ""),
        ("https://evil.example\\@wire.example/", ""),
        ("https://wire.example/" + "a" * 3000, ""),
        ("", ""),
    ],
)
def test_links_lead_where_they_say(url, host):
    """The label tells the host in ASCII; what is no plain address of the web gives no link at all."""
    told = letter(answer(claims=CLAIMS[:1], sources=(source(1, url=url, outlet="Valley Wire"),)))

    found = [link["text"] for link in limits.links(list(told.first.blocks))]
    assert found == (["[1]", f"Valley Wire ({host})"] if host else [])
    assert "Valley Wire" in read(told)


def test_an_outlet_called_like_an_address_is_no_label():
    """A label never promises another place than the link leads to."""
    told = letter(answer(claims=CLAIMS[:1], sources=(source(1, outlet="https://valleywire.example"),)))

    assert [link["text"] for link in limits.links(list(told.first.blocks))] == ["[1]", "wire1.example"]


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        ((2026, 11, 19, 23), (2026, 11, 21, 23), "Time: 20 Nov 2026 to 21 Nov 2026 (Europe/Berlin)."),
        ((2026, 11, 19, 23), (2026, 11, 20, 23), "Time: 20 Nov 2026 (Europe/Berlin)."),
        ((2026, 10, 24, 22), (2026, 10, 25, 23), "Time: 25 Oct 2026 (Europe/Berlin)."),
        (
            (2026, 11, 20, 8),
            (2026, 11, 21, 8),
            "Time: 20 Nov 2026 09:00 to 21 Nov 2026 09:00 (Europe/Berlin).",
        ),
        ((1970, 1, 1), (2026, 11, 21, 8), "Time: all articles until 21 Nov 2026 09:00 (Europe/Berlin)."),
    ],
)
def test_the_time_that_was_searched_is_spoken_back(since, until, told):
    """In the asker's zone; in whole days where it consists of such, also on the day when clocks change."""
    assert reach((datetime(*since, tzinfo=UTC), datetime(*until, tzinfo=UTC)), BERLIN) == told


def test_the_small_print_tells_what_was_looked_at_and_who_wrote():
    """Time, coverage, what was kept back, the writer, the answer's id."""
    wrote = made(model="tern-2", usage=Usage(requests=1))
    told = small(letter(answer(withheld=(Withheld("All is lost.", "low_support"),), provenance=wrote)))

    assert told.splitlines() == [
        "Time: 20 Nov 2026 to 21 Nov 2026 (Europe/Berlin).",
        (
            "Looked at 8 articles, 5 outlets, 4 independent reports, 20 November 2026 to 21 November 2026; "
            "last ingest 21 November 2026 13:00 Europe/Berlin."
        ),
        "1 sentence withheld by the checks.",
        "Written by tern-2; every sentence checked by code against the articles.",
        "Answer k3f9",
    ]


def test_notes_and_silent_sources_are_told():
    """Notices, what could not be checked, and who has gone quiet; many silent sources are counted."""
    silent = tuple(Silence(f"Feed {number}", None) for number in range(12))
    told = read(
        letter(
            answer(
                claims=(claim("Der Fluss stieg.", 1, unchecked=("negation",)),),
                notices=("Searched: flood.",),
                coverage=coverage(silent=silent),
            )
        )
    )

    for part in ("Note: Searched: flood.", "Note: Not checked in this language: negation.", "No news from Feed 0 so far",
                 "No news from 4 more sources."):  # fmt: skip
        assert part in told


def test_the_buttons_are_those_on_offer():
    """With everything on offer each button hands back the answer's id."""
    told = buttons(letter(answer(), EVERYTHING))

    assert list(told) == [ids.QUOTES, ids.WHY, ids.REACH, ids.HUMAN, ids.SHARE, ids.MUTE]
    assert {told[name]["value"] for name in (ids.QUOTES, ids.WHY, ids.HUMAN, ids.SHARE)} == {"k3f9"}
    assert [option["value"] for option in told[ids.REACH]["options"]] == ["day", "week", "month", "all"]
    assert letter(answer(), EVERYTHING).first.blocks[-2]["block_id"] == f"{ids.REACH}:k3f9"


def test_feedback_stands_last():
    """The native buttons, with the answer's id."""
    [element] = letter(answer()).first.blocks[-1]["elements"]

    assert element["action_id"] == ids.FEEDBACK
    assert [element[name]["value"] for name in ("positive_button", "negative_button")] == [
        "good:k3f9",
        "bad:k3f9",
    ]


def test_nothing_is_offered_that_is_not_on_offer():
    """Without offers there are the quotes and the reasons."""
    told = letter(answer(), Offers(reach=False, feedback=False))

    assert list(buttons(told)) == [ids.QUOTES, ids.WHY]
    assert told.first.blocks[-1]["type"] == "actions"


def test_no_answer_tells_the_reason_and_what_is_nearest():
    """Silence of the corpus is no denial; there are no quotes to show, and the nearest articles bear no numbers."""
    told = letter(no_answer(nearest=(source(1),)))

    assert told.first.text == "No answer: nothing in the corpus is about this."
    for part in (
        "No article tells of it.",
        "does not mean that it did not happen",
        "River Tarn rises for day 1",
    ):
        assert part in read(told)
    assert ids.QUOTES not in buttons(told)
    assert "[1]" not in read(told)


def test_a_question_back_has_a_button_for_each_reading():
    """The readings stand in full above the buttons, which cut them."""
    told = letter(clarification("the attack at Kelm " + "of Friday " * 20, "the attack at Ostrel"))

    assert [element["value"] for element in told.first.blocks[-1]["elements"]] == ["1", "2"]
    assert list(buttons(told)) == [f"{ids.PICK}_1", f"{ids.PICK}_2"]
    assert read(told).count("of Friday") == 20


def test_quotes_are_shown_with_their_place():
    """The exact words, where they stand, and what has become of the article."""
    told = read(
        letter(receipt(shown(1, "It stood at 7.42 metres.", since="words_gone"), detail="Said by the board."))
    )

    assert told.startswith(
        "Said by the board.\nThe river stood at 7.42 metres. (the water board)\n“It stood at 7.42 metres.”"
    )
    assert "characters 10 to 54 of revision 2" in told
    assert "these words no longer stand in it" in told


def test_a_long_claim_goes_on_in_the_next_block():
    """No word of it is cut, and no figure is torn at the seam."""
    told = claim_blocks(claim("The gauge read 12,345.67 metres. " * 200, 1), (source(1),), BERLIN)

    assert len(told) > 1
    assert limits.words(told).count("12,345.67 metres.") == 200
    assert all("12,345.67 metres. " in limits.words([block]) for block in told)


def test_many_claims_flow_into_further_messages():
    """What does not fit follows in order: claims, then all sources, then the buttons."""
    many = tuple(claim(f"Claim number {n} of the day.", n) for n in range(1, 91))
    told = letter(answer(claims=many, sources=tuple(source(n) for n in range(1, 91))))

    assert len(told.posts) > 1
    assert told.claims == len(told.first.blocks)
    assert told.more[0].text == f"Continued: part 2 of {len(told.posts)}."
    said = read(told)
    assert (
        said.index("Claim number 90 of")
        < said.index("Sources")
        < said.index("for day 90")
        < said.index("Time:")
    )
    assert told.more[-1].blocks[-1]["type"] == "context_actions"
    limits.check(told, [source(n).url for n in range(1, 91)])


def test_a_claim_bears_the_day_of_its_first_source():
    """As in the terminal's answer."""
    [block] = claim_blocks(
        claim("It rose.", 1, 2),
        (source(1), source(2, published_at=datetime(2026, 11, 3, tzinfo=UTC))),
        BERLIN,
    )

    assert limits.words([block]).endswith("(21 November 2026)")


def test_a_form_holds_whole_quotes_and_says_that_there_are_more():
    """Slack takes 100 blocks in a form; the record has the rest."""
    told = quotes(receipt(*(shown(number, f"{number} boats. " * 130) for number in range(1, 200))))

    assert len(told) <= 90
    assert words(told).endswith("There are more quotes: evenhand explain k3f9")
    assert words(told).count("1 boats. ") >= 130


def test_a_question_that_nobody_has_written_is_said():
    """Above the claims where only the asker sees them, below them where they are streamed; not where a note tells it."""
    private = letter(answer(), Offers(share=True, restate=True))
    public = letter(answer(), Offers(restate=True))
    told = letter(answer(question=question(said="and there?")), Offers(restate=True))

    assert read(private).startswith(f"Asked: {question().text}\n• ")
    assert read(public).index(CLAIMS[-1].text) < read(public).index("Asked: ")
    assert (private.claims, public.claims) == (0, len(CLAIMS))
    assert "Asked: " not in read(told)
    assert read(letter(no_answer(), Offers(restate=True))).startswith("Asked: ")


def test_an_outlet_that_is_left_out_is_not_called_missing():
    """It is held, and a channel does not use it: the heading and the detail agree."""
    reason = {"reason": "outlet_not_in_corpus", "detail": "Articles by Valley Wire are left out here."}
    held = letter(no_answer(**reason, question=question(outlets=("Valley Wire",))))
    absent = letter(no_answer(**reason, question=question(absent_outlets=("Tern",))))

    assert held.first.text == "No answer: that outlet is left out here."
    assert absent.first.text == "No answer: that outlet is not in the corpus."
