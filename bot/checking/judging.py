"""What the verifier says of somebody else's sentence when given stretches stand for it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.types import Cited, Claim, DraftClaim, Exhibit, Question, Withheld
from bot.verify import judge
from bot.verify.quotation import speech
from bot.verify.speakers import attributions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.types import ClaimKind, Code
    from corpus.types import Span

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # of a text without a date; the checks never read it
_NOBODY = Question("", now=_LONG_AGO, zone="UTC")
OBJECTIONS: dict[Code, float] = {
    "number_not_in_evidence": 1.0,
    "bound_changed": 1.0,
    "date_not_in_evidence": 1.0,
    "name_not_in_evidence": 0.8,
    "polarity_changed": 0.8,
    "modality_changed": 0.6,
    "low_support": 0.5,
    "quote_altered": 0.3,
    "attribution_dropped": 0.3,
    "quote_not_found": 1.0,
    "unsafe_text": 0.0,
    "loaded_language": 0.0,
}
"""How much a failure of the verifier speaks against a sentence of somebody else's summary.

By how much more often it met unsupported than supported near-copies (`weights` says of what): figures, days and
bounds nearly only the former; summaries drop sources and marks of quotation without being called wrong.
"""


def judged(sentence: str, exhibit: Exhibit, spans: Sequence[Span]) -> Claim | Withheld:
    """The verdict on a sentence that cites the given spans of one article."""
    return judged_by(sentence, [(exhibit, span) for span in spans])


def judged_by(sentence: str, cited: Sequence[tuple[Exhibit, Span]]) -> Claim | Withheld:
    """The verdict on a sentence that cites spans of one or several articles."""
    evidence = tuple(dict.fromkeys(exhibit for exhibit, _ in cited))
    quotes = tuple(Cited(exhibit.pid, span.of(exhibit.article.text)) for exhibit, span in cited)
    return judge(DraftClaim(sentence, kind_of(sentence), quotes), evidence, _NOBODY)


def kind_of(sentence: str) -> ClaimKind:
    """How the sentence tells what it tells: as a quotation, as somebody's statement, or as a fact."""
    if speech(sentence):
        return "quote"
    return "attributed" if attributions(sentence) else "fact"


def objection(verdict: Claim | Withheld) -> float:
    """How weighty the verdict's failure is, from 0 for none to 1."""
    return OBJECTIONS[verdict.code] if isinstance(verdict, Withheld) else 0.0
