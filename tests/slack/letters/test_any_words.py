"""Letters of any words and any number of parts: within every limit, whole, in order, and nothing in them acts."""

from __future__ import annotations

import json
import re
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.slack.letters import claim_blocks, letter, quotes, why
from bot.slack.types import Offers
from tests.servers.slack_checks import check_message, check_view
from tests.slack.letters import limits, replies

EASY = settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
OFFERS = st.builds(Offers, *[st.booleans()] * 5)
OUTCOMES = replies.answers() | replies.summaries() | replies.digests() | replies.refusals()


def bare(text):
    """The visible letters and digits of a text, in order."""
    return "".join(char for char in text if unicodedata.category(char)[0] in "LN")


def said(told):
    return bare("".join(limits.words(post.blocks) for post in told.posts))


def urls_of(outcome):
    return {source.url for source in (*getattr(outcome, "sources", ()), *getattr(outcome, "nearest", ()))}


@EASY
@given(OUTCOMES, OFFERS)
def test_every_message_is_within_every_limit_and_nothing_in_it_acts(outcome, offers):
    """Slack takes each message; its only links are those of the sources."""
    told = letter(outcome, offers)

    limits.check(told, urls_of(outcome))
    for post in told.posts:
        check_message(list(post.blocks))


@EASY
@given(OUTCOMES)
def test_claims_are_told_whole_and_in_order(outcome):
    """No word and no digit of a claim is lost, wherever a message had to end."""
    told, place = said(letter(outcome)), 0

    for claim in outcome.claims:
        words = bare(claim.text)
        assert words in told[place:]
        place = told.index(words, place) + len(words)


@EASY
@given(replies.answers())
def test_the_letter_opens_with_the_streamed_claims(answer):
    """What is streamed claim by claim is what stands at that place of the finished letter."""
    told = letter(answer)
    streamed = [
        block
        for number, claim in enumerate(answer.claims)
        for block in claim_blocks(claim, answer.sources, answer.question.zone)
    ]

    assert list(told.first.blocks[: told.claims]) == streamed[: told.claims]
    rest = [block for post in told.posts for block in post.blocks][told.claims : len(streamed)]
    assert rest == streamed[told.claims :]


@EASY
@given(replies.answers())
def test_numbers_in_the_text_are_those_of_the_source_list(answer):
    """Each claim's citation marks are the numbers of the sources that it quotes, and each source is listed."""
    for claim in answer.claims:
        blocks = claim_blocks(claim, answer.sources, answer.question.zone)
        texts = [element["text"] for element in limits.elements(blocks)]
        marks = [int(text[1:-1]) for text in texts if re.fullmatch(r"\[\d+\]", text)]
        cited = {quote.article_id for quote in claim.quotes}
        assert [f"a{number}" for number in marks if f"a{number}" in cited] == sorted(
            cited, key=lambda a: int(a[1:])
        )

    items = [
        element["text"] for element in limits.elements([b for p in letter(answer).posts for b in p.blocks])
    ]
    assert [f"[{source.number}] " for source in answer.sources] == [
        text for text in items if re.fullmatch(r"\[\d+\] ", text)
    ]


@EASY
@given(replies.receipts())
def test_receipts_fit_and_quote_exactly(receipt):
    """The words of every quote stand in the reply, whole and in order; the form holds what fits."""
    told, place = letter(receipt), 0
    urls = {quote.url for claim in receipt.claims for quote in claim.quotes}

    limits.check(told, urls)
    for claim in receipt.claims:
        for quote in claim.quotes:
            place = said(told).index(bare(quote.text), place) + len(bare(quote.text))
    form = quotes(receipt)
    limits.blocks(form, urls)
    assert check_view(
        {"type": "modal", "title": {"type": "plain_text", "text": "Q"}, "blocks": list(form)}, "modal"
    )


@EASY
@given(replies.WORDS, replies.WORDS)
def test_a_question_back_fits(first, second):
    """Two readings of any words, a button for each."""
    told = letter(replies.clarification(first, second))

    limits.check(told)
    assert bare(first) in said(told)


@EASY
@given(st.lists(replies.WORDS, min_size=1, max_size=40))
def test_reasons_fit_a_form(texts):
    """Whatever stands in a record, the form holds it or says that there is more."""
    record = {
        "answer": {"id": "k3f9", "question": texts[0], "read_as": texts[-1], "claims": [{"unchecked": texts[:1]}],
                   "writer": texts[0], "model": texts[0], "prompt": texts[0], "detail": texts[0],
                   "reason": "not_supported"},
        "searches": [{"outlets": texts[:3], "day": {"text": texts[0]}}],
        "withheld": [{"text": text, "code": "low_support"} for text in texts],
    }  # fmt: skip
    told = why(record)

    limits.blocks(told)
    assert len(told) <= 90
    assert len(json.dumps(told)) <= 200_000
