"""What the Desk says, set in type: answers, or the lack of one; and what all outcomes share. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import render
from bot.slack.letters import buttons, cited
from bot.slack.letters.budget import Paragraph, blocks, messages
from bot.slack.letters.footing import footing
from bot.slack.letters.text import foreign, notification, words
from bot.slack.types import Letter, Post
from bot.types import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.outcomes import Outcome
    from bot.slack.types import Block, Offers
    from bot.types import Answer


def answer_letter(answer: Answer, offers: Offers) -> Letter:
    """Claims first, one a block; then what is missing, what differs, the sources.

    Where only the asker sees it, and nothing is streamed, a question that has to be said stands above the claims.
    """
    zone = answer.question.zone
    claims = [block for claim in answer.claims for block in cited.claim_blocks(claim, answer.sources, zone)]
    asked, below = blocks(_asked(answer, offers)), blocks(_after_claims(answer))
    if asked and offers.share:
        return letter_of(answer, offers, (), (*asked, *claims, *below))
    return letter_of(answer, offers, claims, (*asked, *below), streamed=len(claims))


def no_answer_letter(outcome: NoAnswer, offers: Offers) -> Letter:
    """The reason, then the nearest articles."""
    return letter_of(outcome, offers, (), blocks((*_asked(outcome, offers), *_no_answer(outcome))))


def posted(text: str, groups: Iterable[Sequence[Block]], claims: int = 0) -> Letter:
    """Blocks as messages; `claims` is how many of the first are one claim each."""
    packed = messages(groups)
    rest = (
        Post(f"Continued: part {number} of {len(packed)}.", message)
        for number, message in enumerate(packed[1:], start=2)
    )
    return Letter(Post(text, packed[0]), min(claims, len(packed[0])), tuple(rest))


def letter_of(
    outcome: Outcome, offers: Offers, claims: Sequence[Block], below: Sequence[Block], *, streamed: int = 0
) -> Letter:
    """Claims, what stands below them, the footing and the buttons, as messages."""
    told = outcome.claims
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
