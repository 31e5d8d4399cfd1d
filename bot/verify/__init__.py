"""The checks between a draft and a reader: pure, deterministic, no model.

`verify` judges a whole draft; `locate` finds a quote in a text. The checks of one claim run in a fixed order
and the first failure names the code:

quote_not_found, unsafe_text, quote_altered, number_not_in_evidence, bound_changed, date_not_in_evidence,
name_not_in_evidence (also for two names that change places), polarity_changed, attribution_dropped,
modality_changed, low_support (also for a deed given to somebody else or replaced by another), loaded_language.

What the checks were tuned on, and what they scored on text never seen, is in `tests/verify/score.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.verify.locate import locate

if TYPE_CHECKING:
    from bot.types import Draft, Evidence, Question, Verdict

__all__ = ["locate", "verify"]


def verify(draft: Draft, evidence: Evidence, question: Question) -> Verdict:
    """What of a draft may be published: every claim either with exact quotes or withheld with its first failure.

    Deterministic; the order of the claims is kept; empty evidence withholds everything. The same for both
    parties of a story. The question licenses nothing: a name or figure in it must still stand in the evidence.
    """
    from bot.verify.claims import judged  # the checks compile some forty patterns: not at import

    del question
    return judged(draft, evidence)
