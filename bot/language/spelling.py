"""One spelling for British and American words."""

from __future__ import annotations

import re
from functools import lru_cache

_OUR = "favour labour neighbour honour harbour colour rumour behaviour armour vapour tumour rigour vigour humour flavour endeavour saviour"
_LL = "cancel travel model label signal fuel counsel council marshal channel level total quarrel tunnel"
_PATTERNS = (
    (re.compile(rf"({'|'.join(word[:-2] for word in _OUR.split())})u(?=r)"), r"\1"),
    (re.compile(rf"^({'|'.join(_LL.split())})l(?=(?:ed|ing|ers?|ors?)$)"), r"\1"),
    (re.compile(r"(?<=[a-z]{4})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})ys(?=(?:e|ed|es|er|ers|ing)$)"), "yz"),
    (re.compile(r"^(defen|offen|preten|licen)ce"), r"\1se"),
    (re.compile(r"^(cent|theat|calib|fib|somb|lit|(?:kilo|centi|milli)?met)re(?=s?$)"), r"\1er"),
    (re.compile(r"^(program)me"), r"\1"),
    (re.compile(r"^enquir"), "inquir"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"^(judg|acknowledg)ement"), r"\1ment"),
)
"""What British and American newspapers spell in two ways; own list."""


@lru_cache(maxsize=16384)
def american(word: str) -> str:
    """A lower-case word in one spelling; "promise" becomes "promize", the same for all its forms."""
    for pattern, put in _PATTERNS:
        word = pattern.sub(put, word)
    return word
