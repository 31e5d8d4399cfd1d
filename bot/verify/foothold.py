"""A claim that the English checks cannot read must at least share words, figures or names with its quotes."""

from __future__ import annotations

import re

from bot.language.counted_abroad import counted
from bot.verify.called_abroad import known, vocabulary
from bot.verify.ground import Failure, Ground
from bot.verify.quotation import unmarked

_WORD = re.compile(r"[^\W\d_]{4,}")
_CAPITAL = re.compile(r"[^\W\d_]+")
SHARE = 0.25  # of a claim's longer words in its quotes, in the same language: the floor for English, too


def lacking(text: str, ground: Ground, language: str, *, same: bool) -> Failure | None:
    """Too few of the claim's words in quotes of its own language; nothing at all in common with foreign ones.

    Args:
        text: the claim.
        ground: its quotes.
        language: of the claim.
        same: whether the quotes are in it, too.
    """
    own = unmarked(text, ground)
    held = vocabulary(f"{ground.whole}\n{ground.header}")
    told = [match.group() for match in _WORD.finditer(own)]
    if not told:
        return None
    if same:
        share = sum(known(word, held, language) for word in told) / len(told)
        return (
            Failure("low_support", f"{share:.0%} of its words are in the quotes") if share < SHARE else None
        )
    theirs = set(_CAPITAL.findall(ground.whole))
    names = [word for word in _CAPITAL.findall(own) if len(word) > 1 and word[0].isupper() and word in theirs]
    anchored = bool(counted(own, language)) or bool(names) or own != text
    return None if anchored else Failure("low_support", "nothing of it can be held against the quotes")
