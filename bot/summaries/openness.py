"""Sentences in which a report itself says what is not known. Pure."""

from __future__ import annotations

import re

_OPEN = re.compile(
    r"\b(?:(?:not|un)[ -]?(?:yet |immediately |immediately made )?(?:clear|known|confirmed|verified|established|disclosed)"
    r"|unclear|unknown|unconfirmed|could not (?:be |immediately |independently )*(?:verif|confirm|reach|establish)"
    r"|no (?:word|details|information) (?:on|of|about))",
    re.IGNORECASE,
)


def is_open(text: str) -> bool:
    """Whether a sentence tells what is not clear, not confirmed or not disclosed."""
    return bool(_OPEN.search(text))
