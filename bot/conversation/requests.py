"""Sayings that ask for the words behind the last answer: "source?", "show me the quote", "link 2". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_ORDINALS = {
    word: number
    for number, forms in enumerate(
        ("first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th"), start=1
    )
    for word in forms.split()
}
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_NUMBER = r"(?:(?:number|no\.?|#)\s*)?(?P<number>\d{1,2}|one|two|three|four|five)"
_ORDINAL = rf"(?P<ordinal>{'|'.join(_ORDINALS)})"
_QUOTES = (
    r"quotes?|quotations?|(?:exact|original|actual|precise)\s+(?:words?|wording|quotes?|text|sentences?|language)|wording|"
    r"verbatim(?:\s+(?:quotes?|words?))?|passages?|excerpts?|receipts?"
)
_SOURCES = r"sources?|citations?|references?|refs?|links?|urls?|evidence|proof|articles?|stor(?:y|ies)|(?:news)?papers?|outlets?"
_WHERE_IT_STANDS = r"(?:\s+(?:for|of|behind|to|on|in)\s+(?:that|this|it|these|those|your answer|the answer|the (?:last|first) (?:one|claim|point)|all of (?:that|it)|(?:that|this|the|those|these) (?:numbers?|figures?|claims?|quotes?|statements?|toll|sentences?|answer)))?"
_POLITE = re.compile(
    r"^(?:(?:and|ok|okay|please|so|but|hey)\b[\s,]*)*"
    r"(?:(?:can|could|would|will|may)\s+(?:you|i|we)\s+(?:please\s+)?)?"
    r"(?:(?:please\s+)?(?:show|give|send|get|see|have|let me see|share|post|cite|quote|list|name|open)\b\s*(?:me|us|it)?\s*|"
    r"i(?:['’]d| would) (?:like|want)(?: to see)?\s+|i want(?: to see)?\s+|"
    r"(?:what|where|which)(?:\s+(?:is|are|was|were)|['’]s)\s+|any\s+|do you have\s+|got\s+)?"
    r"(?:(?:the|your|its|a|an|that|those|these|all|all the|some|any)\s+)?",
    re.IGNORECASE,
)
_NOUN = re.compile(
    rf"(?:{_ORDINAL}\s+)?(?P<noun>{_QUOTES}|{_SOURCES})(?:\s+{_NUMBER})?{_WHERE_IT_STANDS}(?:[,\s]+please)?",
    re.IGNORECASE,
)
_QUOTE_NOUN = re.compile(_QUOTES, re.IGNORECASE)
_SENTENCES = re.compile(
    r"(?:(?:and|ok|so|but)\s+)?(?:"
    r"(?:which|what)\s+(?:articles?|sources?|outlets?|papers?|newspapers?|story|stories|site)"
    r"(?:\s+(?:says?|said|reports?|reported|is|was|does|did|are)(?:\s+(?:that|this|it|so|you))?(?:\s+(?:in|from|come from|use|cite|quote))?)?|"
    r"where\s+(?:does|did|do)\s+(?:that|this|it|you|these|those|they)\s+(?:come from|stand|get|read|find|say so|say that|say it)"
    r"(?:\s+(?:that|this|it|these))?(?:\s+from)?|"
    r"where\s+(?:is|are|was|were)\s+(?:that|this|it|these|those)\s+(?:from|written|reported|said)|"
    r"(?:from|in|according to)\s+(?:which|what)\s+(?:article|source|outlet|paper)s?|"
    r"how\s+do\s+you\s+know(?:\s+(?:that|this|it))?|"
    r"(?:based\s+on|on)\s+what(?:\s+(?:basis|evidence|source))?|prove\s+(?:it|that|this)|quote\s+(?:it|that|this|them)|cite\s+(?:it|that|this)|"
    r"(?:what|how)\s+(?:exactly\s+)?does\s+(?:it|the article|the source)\s+(?:exactly\s+)?(?:say|put it)(?:\s+exactly)?|"
    r"says?\s+where|link\s+(?:it|that|this)"
    r")(?:[,\s]+please)?",
    re.IGNORECASE,
)
_SPEAKERS = re.compile(
    r"(?:(?:and|ok|so|but)\s+)?(?:who\s+(?:said|says|told\s+you|claims|claimed|reports|reported|stated)\s+(?:that|this|it|so|these|what)|"
    r"who\s+says|says\s+who|according\s+to\s+whom?)(?:\s+exactly)?",
    re.IGNORECASE,
)
_CITATION = re.compile(rf"\[\s*{_NUMBER}\s*\]", re.IGNORECASE)
# "source" and "quote" as one word, in the languages of the corpus's readers.
_FOREIGN = re.compile(
    r"(?:la |las |el |los |die |das |le |les |l['’])?(?:fuentes?|citas?|enlaces?|quellen?|zitate?|beleg|belege|citations?|liens?|"
    r"kaynak|kaynaklar|alıntı|источники?|цитаты?|ссылки?|المصدر|مصدر|المصادر|اقتباس|מקור|מקורות|ציטוט)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the words behind an answer are asked for; all of them without a number."""

    number: int | None = None  # from 1
    by: Literal["quote", "source"] = "quote"  # what the number counts
    speakers: bool = False  # who said it is asked: they are named first


def receipt_asked(saying: str) -> Wanted | None:
    """What a saying asks to see of the last answer's record; None when it asks something else."""
    bare = " ".join(saying.split()).strip(" ?!.,;:؟¿¡")
    if found := _CITATION.fullmatch(bare):
        return Wanted(_number(found["number"]), "source")
    if _SPEAKERS.fullmatch(bare):
        return Wanted(speakers=True)
    if _FOREIGN.fullmatch(bare) or _SENTENCES.fullmatch(bare):
        return Wanted()
    polite = _POLITE.match(bare)
    found = _NOUN.fullmatch(bare[polite.end() :]) if polite else None
    found = found or _NOUN.fullmatch(bare)
    if not found:
        return None
    number = _ORDINALS.get((found["ordinal"] or "").lower()) or _number(found["number"])
    return Wanted(number, "quote" if _QUOTE_NOUN.fullmatch(found["noun"]) else "source")


def chosen(saying: str, count: int) -> int | None:
    """The place, from 0, of the option that "2", "the second" or "option one" picks of `count`; None for other words."""
    found = _pick(saying)
    if not found:
        return None
    said = found["n"]
    number = {"former": 1, "latter": count, "last": count}.get(said) or _ORDINALS.get(said) or _number(said)
    return number - 1 if number and 1 <= number <= count else None


def picks(saying: str) -> bool:
    """Whether a saying is a number or a place in a list and nothing else, whatever was offered."""
    return _pick(saying) is not None


def _pick(saying: str) -> re.Match[str] | None:
    words = "|".join([*_ORDINALS, *_NUMBERS])
    return re.fullmatch(
        rf"(?:i mean |i meant )?(?:the )?(?:option |number |reading |no\. ?)?(?P<n>\d{{1,2}}|{words}|last|latter|former)(?: (?:one|option|reading))?",
        saying.strip(" ?!.,()[]#").lower(),
    )


def _number(word: str | None) -> int | None:
    if not word:
        return None
    return _NUMBERS.get(word.lower()) or (int(word) if word.isdigit() else None)
