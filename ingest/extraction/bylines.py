"""Who wrote it: names out of byline texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAD = re.compile(
    r"^\W*(?:(?:words|story|text|report|reporting|written|posted|published|reported|analysis|opinion)\s+)?"
    r"(?:by|by:|author|authors|byline|from|par|von|por|di|от|автор|بقلم|כתב|כתבה)\s*:?\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[,;|/•·]|\s(?:and|with|et|und|y|и|و|&)\s)\s*", re.IGNORECASE)
_TAIL = re.compile(r"\s+(?:in|reporting from|for|at)\s+[A-Z].{0,40}$|\s*\([^)]{0,40}\)$")
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_DATED = re.compile(
    rf"[\s,|·•–—-]+(?:(?:last |first )?(?:updated|published|posted|modified)\b|on\s+(?={_MONTH}|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    rf"{_MONTH}\s*\d|\d{{1,2}}(?:st|nd|rd|th)?[\s./-]+(?:{_MONTH}|\d)).*$",
    re.IGNORECASE | re.DOTALL,
)  # a date that stands behind a name
_DEGREE = re.compile(
    r"(?:m\.?a|b\.?a|m\.?d|ph\.?d|r\.?n|j\.?d|m\.?sc|m\.?p\.?h|mba|rdn?|jr|sr|esq|mp|january|february|march|july|september|october|november|december)\.?",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d|[<>{}\[\]]|\b(?:staff|correspondents?|reporters?|editors?|editorial board|newsroom|desk|team|agenc(?:y|ies)|"
    r"contributors?|writers?|bureau|chief|columnists?|admin|user(?:name)?|anonymous|unknown|guest|null|none|undefined|updated|published|min read)\b",
    re.IGNORECASE,
)
_LONGEST = 60  # characters; a longer "name" is a sentence
_WORDS = 6  # of a name
_MOST = 12  # authors kept


def names(texts: Iterable[str], *, outlet: str = "") -> tuple[str, ...]:
    """The people named in byline texts, in order and once each; roles, addresses and the outlet left out."""
    found: dict[str, str] = {}
    for text in texts:
        for part in _BETWEEN.split(LEAD.sub("", _DATED.sub("", text.strip()), count=1)):
            name = " ".join(_TAIL.sub("", LEAD.sub("", part, count=1)).split()).strip(" .,:;-–—")
            if _is_name(name) and name.casefold() != outlet.casefold():
                found.setdefault(name.casefold(), name)
    return tuple(found.values())[:_MOST]


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= _LONGEST
        and not _NO_NAME.search(text)
        and not _DEGREE.fullmatch(text)
        and not text.islower()
        and len(text.split()) <= _WORDS
    )
