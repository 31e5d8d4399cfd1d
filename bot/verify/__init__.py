"""The checks between a draft and a reader: pure, deterministic, no model.

`verify` judges a whole draft; `locate` finds a quote in a text. The checks of one claim run in a fixed order
and the first failure names the code:

unsafe_text, quote_not_found, quote_altered, number_not_in_evidence, bound_changed, date_not_in_evidence,
name_not_in_evidence (also for two names that change places), polarity_changed, attribution_dropped,
modality_changed, low_support, loaded_language.
"""

from bot.verify.claims import verify
from bot.verify.locate import locate

__all__ = ["locate", "verify"]
