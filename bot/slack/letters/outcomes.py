"""What the Desk says, set in type: answers, the lack of one, summaries, digests. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import render
from bot.composing import claims_of
from bot.slack.letters import buttons, cited
from bot.slack.letters.budget import Paragraph, blocks, messages
from bot.slack.letters.footing import footing
from bot.slack.letters.text import TITLE, foreign, named, notification, words
from bot.slack.types import Letter, Post
from bot.types import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.render import Outcome
    from bot.slack.types import Block, Offers
    from bot.types import Answer, Digest, Summary


def answer_letter(answer: Answer, offers: Offers) -> Letter:
    """Claims first, one a block; then what is missing, what differs, the sources.

    Where only the asker sees it, and nothing is streamed, a question that has to be said stands above the claims.
    """
    zone = answer.question.zone
    claims = [block for claim in answer.claims for block in cited.claim_blocks(claim, answer.sources, zone)]
    asked, below = blocks(_asked(answer, offers)), blocks(_after_claims(answer))
    if asked and offers.share:
        return _letter(answer, offers, (), (*asked, *claims, *below))
    return _letter(answer, offers, claims, (*asked, *below), streamed=len(claims))


def no_answer_letter(outcome: NoAnswer, offers: Offers) -> Letter:
    """The reason, then the nearest articles."""
    return _letter(outcome, offers, (), blocks((*_asked(outcome, offers), *_no_answer(outcome))))


def summary_letter(summary: Summary, offers: Offers) -> Letter:
    """The title, then the claims."""
    return _letter(summary, offers, (), blocks(_summary(summary)))


def digest_letter(digest: Digest, offers: Offers) -> Letter:
    """The claims by outlet."""
    return _letter(digest, offers, (), blocks(_digest(digest)))


def posted(text: str, groups: Iterable[Sequence[Block]], claims: int = 0) -> Letter:
    """Blocks as messages; `claims` is how many of the first are one claim each."""
    packed = messages(groups)
    rest = (
        Post(f"Continued: part {number} of {len(packed)}.", message)
        for number, message in enumerate(packed[1:], start=2)
    )
    return Letter(Post(text, packed[0]), min(claims, len(packed[0])), tuple(rest))


def _letter(
    outcome: Outcome, offers: Offers, claims: Sequence[Block], below: Sequence[Block], *, streamed: int = 0
) -> Letter:
    told = claims_of(outcome)
    rows = buttons.rows(outcome.id, offers, quotes=bool(told))
    groups = [*([block] for block in (*claims, *below, *footing(outcome))), rows]
    text = told[0].text if told else _heading(outcome)
    return posted(notification(text, outcome.question.language), groups, streamed)


def _heading(outcome: Outcome) -> str:
    if not isinstance(outcome, NoAnswer):
        return "There is no news to show."
    return render.heading(outcome)


def _asked(outcome: Answer | NoAnswer, offers: Offers) -> Iterator[Paragraph]:
    """The question, where it is to be said; of a follow-up a note tells as what it was taken."""
    question = outcome.question
    if offers.restate and question.text and not question.said:
        yield Paragraph((words("Asked: ", "bold"), foreign(question.text)))


def _after_claims(answer: Answer) -> Iterator[Paragraph]:
    if answer.status == "partial":
        yield Paragraph((words("Partial answer: not all that was asked is covered.", "bold"),), leads=True)
    for point in answer.missing:
        yield Paragraph((words("Not found in the corpus: "), foreign(point)), "item")
    yield from cited.conflict_paragraphs(answer.conflicts)
    yield from cited.source_paragraphs("Sources", answer.sources, answer.question.zone)


def _no_answer(outcome: NoAnswer) -> Iterator[Paragraph]:
    yield Paragraph((words(_heading(outcome), "bold"),), leads=True)
    yield Paragraph((foreign(outcome.detail),))
    if outcome.reason in {"nothing_relevant", "not_supported"}:
        yield Paragraph((words(render.NOT_DENIED),))
    yield from cited.nearest_paragraphs(outcome.nearest, outcome.question.zone)


def _summary(summary: Summary) -> Iterator[Paragraph]:
    zone = summary.question.zone
    yield Paragraph((words("Summary: ", "bold"), named(summary.title, TITLE)), leads=True)
    if summary.single:
        yield Paragraph((words(render.SINGLE, "italic"),), leads=True)
    for claim in summary.claims:
        yield cited.claim_paragraph(claim, summary.sources, zone)
    yield from cited.conflict_paragraphs(summary.conflicts)
    yield from cited.source_paragraphs("Sources", summary.sources, zone)


def _digest(digest: Digest) -> Iterator[Paragraph]:
    zone, topic = digest.question.zone, digest.question.text
    about = (words(": "), named(topic, TITLE)) if topic.strip() else ()
    yield Paragraph((words("News by outlet", "bold"), *about), leads=True)
    for lead in digest.leads:
        yield Paragraph((named(lead.outlet) | {"style": {"bold": True}},), leads=True)
        for claim in lead.claims:
            yield cited.claim_paragraph(claim, digest.sources, zone)
    if digest.left_out:
        yield Paragraph((words(render.left_out(digest.left_out)),))
    yield from cited.source_paragraphs("Sources", digest.sources, zone)
