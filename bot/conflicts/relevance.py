"""Whether a slot with differing figures matters to an answer: the question or a published claim touches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import cues
from bot.language.words import GRAMMAR, stem, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.conflicts.readings import Reading
    from bot.types import Claim, Question

_ASKED = {
    "killed": "killed died dead deaths death toll fatalities casualties victims lives perished",
    "injured": "injured wounded hurt injuries casualties",
    "missing": "missing unaccounted",
    "displaced": "displaced homeless displacement",
    "evacuated": "evacuated evacuation",
    "arrested": "arrested detained arrests",
    "vote": "vote votes voted voting result tally abstained abstentions favour against adopted passed",
}
_ASKED_STEMS = {kind: frozenset(stem(word) for word in line.split()) for kind, line in _ASKED.items()}
_PLAIN = frozenset(stem(word) for line in _ASKED.values() for word in line.split()) | frozenset(
    stem(word)
    for word in "many much number figure figures count people persons reported report tell know latest now".split()
)


def touches(group: Sequence[Reading], claims: Sequence[Claim], question: Question) -> bool:
    """Whether a claim quotes from one of the sentences, or the question asks for what is counted there."""
    return any(_quoted(one, claims) for one in group) or _asked(group, question)


def _quoted(one: Reading, claims: Sequence[Claim]) -> bool:
    span = one.sentence.span
    return any(
        quote.article_id == one.exhibit.article.id
        and quote.span.start < span.end
        and span.start < quote.span.end
        for claim in claims
        for quote in claim.quotes
    )


def _asked(group: Sequence[Reading], question: Question) -> bool:
    """Whether the question names what is counted, and nothing that no sentence or title here has."""
    asked = {word.stem for word in words(question.text) if word.stem}
    if not asked & _ASKED_STEMS[group[0].counts.kind]:
        return False
    if not any(cues.about_counted(question.text, one.sentence.text) for one in group):
        return False
    topic = {word.stem for word in words(question.text) if word.content and word.low not in GRAMMAR} - _PLAIN
    told = {
        word.stem
        for one in group
        for text in (one.sentence.text, one.exhibit.article.title, *one.sentence.before)
        for word in words(text)
    }
    return not topic or bool(topic & told)
