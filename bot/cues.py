"""What a question asks for, and what a sentence that offers it looks like. Rules, no model. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty".split()
)
_MONTHS = "January February March April May June July August September October November December".split()
# "How many died" and "how many people" ask about no kind of people in particular.
_ANYBODY = frozenset(
    stems("people persons lives dead deaths victims casualties died killed injured wounded hurt missing")
)

_NO_MATTER = frozenset(  # words that ask for news of any kind
    stems(
        "happen happened report reported say tell news latest newest recent publish published cover article story going today update"
    )
) | frozenset(stems(" ".join((*_MONTHS, "yesterday today week month hours days since last past morning"))))

_COUNTED = re.compile(
    r"\bhow many\s+(?P<what>(?:[\w’'-]+\s+){0,4}?[\w’'-]+?)(?=\s+(?:were|was|are|is|have|has|had|did|do|does|will|would|can|could|in|of|on|"
    r"from|at|for|by|died|killed)\b|\s*\?|\s*$)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\bwhat\s+(?:exactly\s+)?(?:did|does|do|has|have|had)\s+(?P<who>.+?)\s+(?:say|said|tell|told|write|written|announce|claim|deny|state|"
    r"promise|declare|warn|post)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A kind of question, and the shape of its answers."""

    asks: re.Pattern[str]
    offers: re.Pattern[str]


FIGURES = Cue(
    re.compile(r"\bhow (?:many|much)\b|\btoll\b|\bnumber of\b|\bfigures?\b|\bcasualt", re.IGNORECASE),
    re.compile(rf"\d|\b(?:{'|'.join(_NUMBER_WORDS)}|dozens?|hundreds?|thousands?)\b", re.IGNORECASE),
)
CUES = (
    FIGURES,
    Cue(
        re.compile(r"\bvot(?:e|es|ed|ing)\b", re.IGNORECASE),
        re.compile(r"\b(?:voted|votes|in favou?r|against|abstain\w*|abstention|vetoe?d?)\b", re.IGNORECASE),
    ),
    Cue(
        re.compile(r"\b(?:ask(?:ed)? for|call(?:ed)? for|demand|urge|request|seek|want)", re.IGNORECASE),
        re.compile(
            r"\b(?:ask|call(?:ed|s)? (?:for|on)|demand|urg|request|seek|sought|requir|must|want|appeal)",
            re.IGNORECASE,
        ),
    ),
    Cue(
        re.compile(r"\bwhy\b|\breasons?\b", re.IGNORECASE),
        re.compile(
            r"\b(?:because|protest|over|after|due to|citing|reasons?|since|in response)\b", re.IGNORECASE
        ),
    ),
    Cue(
        re.compile(r"\bwhen\b|\bwhat (?:day|date|time)\b", re.IGNORECASE),
        re.compile(rf"\b(?:[A-Z]\w+day|{'|'.join(_MONTHS)})\b|\d{{4}}"),
    ),
)


def asked(question: str) -> tuple[Cue, ...]:
    """The cues of a question."""
    return tuple(cue for cue in CUES if cue.asks.search(question))


def counts(question: str) -> bool:
    """Whether a figure is asked for: differing ones are then a dated series."""
    return bool(FIGURES.asks.search(question))


def about_counted(question: str, sentence: str) -> bool:
    """Whether a sentence speaks of what "how many" asks about, with a figure; true for other questions.

    "How many Israeli soldiers" asks about soldiers: a sentence without them does not answer it. A name of a people
    must stand as it is: "Israelis" are not the Israeli army. People in general may have any name.
    """
    found = _COUNTED.search(question)
    if not found:
        return True
    noun = found["what"].split()[-1]
    if not FIGURES.offers.search(sentence):
        return False
    if noun[0].isupper() and not noun.isupper() and not question.isupper():
        return re.search(rf"\b{re.escape(noun)}\b", sentence, re.IGNORECASE) is not None
    wanted = set(stems(noun)) - _ANYBODY
    return not wanted or bool(wanted & set(stems(sentence)))


def open_ended(topic: str) -> bool:
    """Whether a question asks for news without saying of what: "What happened yesterday?"."""
    return all(word in _NO_MATTER or word.isdigit() for word in stems(topic))


def speaker_asked(question: str, names: Iterable[str]) -> tuple[str, ...]:
    """Names whose own words are asked for: "What did X say". Empty for other questions."""
    found = _SAID.search(question)
    return tuple(name for name in names if found and name in found["who"])
