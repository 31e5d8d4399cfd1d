"""Where a text says that a figure was corrected or revised, which one is the old one, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from bot.conflicts.sentences import hostile
from bot.language.figures import figures

if TYPE_CHECKING:
    from bot.conflicts.sentences import Sentence
    from corpus.types import Span

Cue = Literal["", "revised", "corrected"]

_OLD = re.compile(
    r"(?:\b(?:down |up )?from|\b(?:instead of|rather than|replac(?:es|ed|ing))|[,—–] (?:and )?not"
    r"|\b(?:earlier|initial|initially|previous|previously|first|original|originally|preliminary|provisional|former)\b[^.;:,]{0,60},?"
    r"|\b(?:wrongly|mistakenly|erroneously|incorrectly)\b[^.;:,]{0,40}|\bhad (?:\w+ly )?(?:given|said|reported|put|announced|counted|recorded)\b[^.;]{0,40})"
    r"(?:\s+(?:an?|the|its|of|as|at|about|around))*\s*$",
    re.IGNORECASE,
)
_OLD_BEHIND = re.compile(
    r"^\W{0,3}(?:that )?(?:(?:was|were|had been|has been) (?:later |since |then )?(?:corrected|revised|replaced|changed|withdrawn|wrong|lowered|raised)"
    r"|(?:which|as|that was|that were|had been|was|were)?\s?(?:it |they )?(?:had )?(?:\w+ )?(?:first |initially |originally |earlier |previously )(?:\w+)"
    r"|(?:announced|reported|given|said) (?:at first|initially|earlier|originally|on the night|the day before))",
    re.IGNORECASE,
)
"""What stands right behind an old figure: "500, as first reported", "120-14-45 was corrected"."""
_REPLACED_BEHIND = re.compile(
    r"^\W{0,3}(?:was|were|had been|has been) (?:later |since |then )?(?:corrected|revised|replaced|changed|wrong|lowered|raised)",
    re.IGNORECASE,
)
_REPLACED = re.compile(
    r"[,—–] (?:and )?not\b|\b(?:from|instead of|rather than|replac\w+|wrongly|mistakenly|erroneously|incorrectly|earlier version)\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"\b(?:correct(?:s|ed|ing)\b|correction\b(?! (?:officer|facilit|department|centre|center))|amended\b|amends\b|in error\b|by mistake\b"
    r"|mistaken(?:ly)?\b|erroneous(?:ly)?\b|wrongly\b|incorrectly\b|miscount\w*|misreport\w*|misstated\b|clerical error|earlier version\b)",
    re.IGNORECASE,
)
_VOTE_CORRECTED = re.compile(
    r"\b(?:revis(?:ed|es|ion)|changed (?:its|the|their|his|her)|meant to vote|intended to vote|after the vote\b[^.]{0,60}\b(?:changed|asked))",
    re.IGNORECASE,
)
_VOTER = re.compile(
    r"\b(?:(?:had )?(?:meant|intended|wanted|wished) to vote|chang(?:ed|e|ing) (?:its|their|his|her) (?:vote|abstention)|vote to be (?:changed|corrected)"
    r"|(?:first|initially|wrongly) (?:recorded|counted|registered|listed) as)\b",
    re.IGNORECASE,
)
_REVISED = re.compile(
    r"\b(?:revis(?:ed|es|ing|ion)|lower(?:ed|s|ing)|rais(?:ed|es|ing)|updat(?:ed|es|ing)|adjust(?:ed|s|ing|ment)|reduc(?:ed|es|ing)|increas(?:ed|es|ing)"
    r"|(?:down|up) from|cut (?:its|the))\b",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"\b(?:because|after|due to|owing to|following|as a result|meant to|intended to|had asked|error|mistake\w*|malfunction\w*|technical"
    r"|counted twice|double[- ]count\w*|duplicate\w*|did not work|was not recorded|misheard|unable to)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:vot\w+|figure|toll|count\w*|number|tally|result|abst\w+|deaths?|dead|killed|injured|error|mistake\w*|correct\w*|revis\w*)\b",
    re.IGNORECASE,
)
_EXPLAINING = 2  # sentences behind one that tells of a correction


def old(text: str, start: int, end: int) -> bool:
    """Whether the figure here is told as what was said before: "from 500", "an earlier figure of 500"."""
    return _OLD.search(text[:start]) is not None or _OLD_BEHIND.match(text[end:]) is not None


def replaced(text: str, start: int, end: int) -> bool:
    """Whether the text says that the figure here was replaced by another one."""
    led = _OLD.search(text[:start])
    behind = _REPLACED_BEHIND.match(text[end:]) is not None
    return behind or (led is not None and _REPLACED.search(led.group()) is not None)


def voter_changed(sentence: Sentence) -> bool:
    """Whether the next sentence says that a voter was counted wrongly: "Iraq later said that it had meant to vote in favour"."""
    after = sentence.around.after[0] if sentence.around.after else None
    return after is not None and _VOTER.search(after.of(sentence.exhibit.article.text)) is not None


def cue(text: str, *, vote: bool) -> Cue:
    """Whether a sentence tells of a correction, or of a revision."""
    if _CORRECTED.search(text) or (vote and _VOTE_CORRECTED.search(text)):
        return "corrected"
    return "revised" if _REVISED.search(text) else ""


def reason(sentence: Sentence) -> Span | None:
    """The sentence that says why a figure was changed, else the one that says that it was; inside the exhibit."""
    text = sentence.exhibit.article.text
    if _WHY.search(sentence.text):
        return sentence.span
    near = [*sentence.around.after[:_EXPLAINING], *sentence.around.before[-1:]]
    for one in near:
        told = one.of(text)
        if (
            _WHY.search(told)
            and _ABOUT.search(told)
            and one.within(sentence.exhibit.span)
            and not hostile(sentence.exhibit, one)
        ):
            return one
    return sentence.span


def next_tells(sentence: Sentence, past: set[tuple[object, ...]]) -> Span | None:
    """The next sentence, when it tells of a revision and names one of the past values."""
    after = sentence.around.after[0] if sentence.around.after else None
    if (
        after is None
        or not past
        or not after.within(sentence.exhibit.span)
        or hostile(sentence.exhibit, after)
    ):
        return None
    text = after.of(sentence.exhibit.article.text)
    named = {(float(min(one.values)), float(max(one.values))) for one in figures(text) if one.values}
    return after if cue(text, vote=False) and past & named else None


_NOTICE = re.compile(
    r"\b(?:correction|clarification|erratum)s?\b[^\n:—–]{0,40}[:—–]|\bearlier version of this\b"
    r"|\bthis (?:article|story|report|post|piece) (?:was|has been|is) (?:amended|corrected)",
    re.IGNORECASE,
)


def has_notice(text: str) -> bool:
    """Whether an article's own text says what was corrected in it; else only its flag is known."""
    return _NOTICE.search(text) is not None
