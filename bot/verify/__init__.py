"""The checks between a draft and a reader: pure, deterministic, no model.

`verify` judges a whole draft; `locate` finds a quote in a text. The checks of one claim run in a fixed order
and the first failure names the code:

quote_not_found, unsafe_text, quote_altered (also for a speaker who is not named beside the words), number_not_in_evidence, bound_changed, date_not_in_evidence,
name_not_in_evidence (also for two names that change places), polarity_changed, attribution_dropped,
modality_changed, low_support (also for a deed given to somebody else or replaced by another), loaded_language.

Claims or quotes in another language than English have their quotations, figures, names and safety checked
(`abroad`); what could not be read there is told in `Claim.unchecked`.

What the checks were tuned on, and what they scored on text never seen, is in `tests/verify/score.py`.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.language.locate import locate
from bot.types import Withheld

if TYPE_CHECKING:
    from bot.types import Claim, Draft, DraftClaim, Evidence, Question, Verdict

__all__ = ["FELL_OVER", "judge", "locate", "verify"]

_LOG = logging.getLogger("evenhand.verify")
FELL_OVER = "a check fell over; the log tells where"


def verify(draft: Draft, evidence: Evidence, question: Question) -> Verdict:
    """What of a draft may be published: every claim either with exact quotes or withheld with its first failure.

    Deterministic; the order of the claims is kept; empty evidence withholds everything. The same for both
    parties of a story. The question licenses nothing: a name or figure in it must still stand in the evidence.
    """
    from bot.types import Claim, Verdict

    verdicts = [judge(claim, evidence, question) for claim in draft.claims]
    return Verdict(
        tuple(one for one in verdicts if isinstance(one, Claim)),
        tuple(one for one in verdicts if isinstance(one, Withheld)),
    )


def judge(claim: DraftClaim, evidence: Evidence, question: Question) -> Claim | Withheld:
    """The verdict on one claim as soon as it is written: with exact quotes, or withheld with its first failure.

    Nothing of another claim bears on it, so a stream may be judged claim by claim. As for `verify`, the question
    licenses no name or figure; its language only tells what language an answer may be in. A claim that a check falls
    over is withheld: one odd sentence costs itself, not the answers and digests that meet it.
    """
    from bot.verify import claims  # the checks compile some forty patterns: not at import

    try:
        return claims.judged(claim, evidence, question)
    except Exception:  # noqa: BLE001 - whatever it is, what is not checked is not published
        _LOG.exception("a check fell over")
        return Withheld(claim.text, "low_support", FELL_OVER)
