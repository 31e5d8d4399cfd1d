"""Small words that turn a true claim into another one: blame, cause, rank, office, and a condition that is gone."""

from __future__ import annotations

import re

from bot.language.house import house_style
from bot.language.words import all_stems, words
from bot.verify.ground import Failure, Ground
from bot.verify.quotation import unmarked
from bot.verify.retelling import retold_texts

_CAUSE = re.compile(
    r"\b(?:because(?: of)?|due to(?! (?:be|start|open|begin|end|close|return|meet|take|go|run|expire|vote|speak|appear|leave|arrive|hold)\b)|owing to|in response to|in retaliation for|as a (?:result|consequence) of|caused by|thanks to|in revenge for)\b",
    re.IGNORECASE,
)
_CAUSAL = re.compile(
    r"\b(?:because|due to|owing|caus\w*|result\w*|respon[sd]\w*|retaliat\w*|prompt\w*|driven|dr[io]ve\w*|led to|leading to|blam\w*|reason\w*|thanks|"
    r"attribut\w*|over|amid|following|followed|trigger\w*|revenge|so that|citing|cited|hit by|forc\w*|lea?ves?|left|leaving|mak\w*|made|for \w+ing|when|as|for|after|from|on)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(r"\b(?:after|following|followed|when|as|for(?! \w+ing\b)|from|on)\b", re.IGNORECASE)
_TOP = re.compile(
    r"\b(?:(?:bigg|larg|high|low|dead|great|long|short|strong|weak|old|young|steep|fast|slow|small|poor|rich|bloodi|heavi|hott|cold|wors|b|"
    r"deadli|earli|lat)(?:e?st|t)|record|only|again|unprecedented|sole|never before)\b",
    re.IGNORECASE,
)
_TOPPED = re.compile(
    r"\b(?:\w{3,}est|best|worst|most\w*|least|record\w*|top|all-time|unprecedented|ever|no (?:other|more|higher|lower)|first|last|since)\b",
    re.IGNORECASE,
)
_REPEATED = re.compile(
    r"\b(?:again|second|third|re\w+|once more|another|repeat\w*|further|also|resum\w*|back|twice|time)\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"\b(?:only|sole\w*|just|single|alone|no other|exclusive\w*|nothing but|other than|except|limited|merely|one|all but|lone)\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:many|several|few|most(?= of| people)|all(?= the| of| people)|every(?:one|body)?|dozens|scores|hundreds|thousands|millions|countless|numerous)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\b(?:many|several|few|most\w*|all|every\w*|each|dozens|scores|hundreds|thousands|millions|countless|numerous|majority|whole|entire|both|"
    r"no|none|nobody|total|a number of|some|various|handful|number|widespread|large|mass\w*|any\w*|nationwide|throughout)\b",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"\b(?:was|were|has been|had been|is) (?:\w+ly )?(?:adopted|passed|approved|carried|ratified)\b",
    re.IGNORECASE,
)
_SUCCESS = re.compile(
    r"\b(?:adopt\w*|pass\w*|approv\w*|carried|ratif\w*|agreed|accept\w*|back\w*|clear\w*|endors\w*)\b",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(?:fail\w*|veto\w*|reject\w*|defeat\w*|block\w*|fell short|voted down|not|n[’']t|never)\b",
    re.IGNORECASE,
)
_VETO = re.compile(r"\bafter [^,]*", re.IGNORECASE)
_IF = re.compile(
    r"(?<!\bas )(?<!\beven )(?<!\bask )(?<!\basked )(?<!\bknow )(?<!\bclear )(?<!\bsee )(?<!\bsay )(?<!\bsaid )(?<!\bwondered )"
    r"\b(?:if|unless|provided that|on condition(?: that)?|as long as|only when|subject to|in case|should (?:the|a|any)\b)",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:if|unless|provided|condition\w*|as long as|when|once|until|subject|should|would|could|may|might|case|depend\w*|requir\w*|need\w*|"
    r"pending|without|threat\w*|whether|after|ask\w*|demand\w*|want\w*|offer\w*|ready|willing|prepared|warn\w*|or)\b",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"\b(deputy|vice|former|acting|interim|assistant|shadow|outgoing|ex)[ -]((?:\w+ ){0,2}?)"
    r"(minister|president|premier|director|governor|mayor|chief|chairman|chairwoman|chair|secretary|commander|ambassador|spokesman|spokeswoman|"
    r"speaker|leader|head|manager|prosecutor|judge|editor|coach)\b",
    re.IGNORECASE,
)
_PRIME = re.compile(r"\bprime minister\b", re.IGNORECASE)
_PREMIER = re.compile(r"\b(?:prime minister|premier|chancellor|taoiseach|pm)\b", re.IGNORECASE)


def blamed(text: str, ground: Ground) -> Failure | None:
    """A word of blame that neither the cited sentences nor the heads of their articles use, in any form."""
    there = all_stems(ground.near) | all_stems(ground.header)
    for word in words(unmarked(text, ground)):
        if word.stem in house_style().accusing and word.stem not in there:
            return Failure("loaded_language", f"{word.text!r}: the cited sentences do not say so")
    return None


def guessed(text: str, ground: Ground) -> Failure | None:
    """An amount in words ("many", "all the") where the cited sentences have a figure, or nothing of the kind."""
    match = _MANY.search(unmarked(text, ground))
    if match is None or _AMOUNT.search(ground.near):
        return None
    return Failure("number_not_in_evidence", f"{match.group()!r} is not in the quotes")


def explained(text: str, ground: Ground) -> Failure | None:
    """A cause, a rank or a repetition that the cited sentences do not tell."""
    own, whole = unmarked(text, ground), ground.whole
    if (match := _CAUSE.search(own)) and not _CAUSAL.search(_ORDER.sub(" ", whole)):
        return Failure("low_support", f"{match.group()!r}: the quotes tell no cause")
    for match in _TOP.finditer(own):
        there = {"only": _SINGLE, "sole": _SINGLE, "again": _REPEATED}.get(match.group().lower(), _TOPPED)
        if not there.search(whole):
            return Failure("low_support", f"{match.group()!r} is not in the quotes")
    return None


def unconditional(text: str, ground: Ground) -> Failure | None:
    """A statement that the cited sentence makes only under a condition, told without one."""
    if _HELD.search(text):
        return None
    for sentence in retold_texts(text, ground):
        if match := _IF.search(sentence):
            return Failure("modality_changed", f"{match.group()!r} is gone")
    return None


def passed(text: str, ground: Ground) -> Failure | None:
    """A motion "was adopted" that failed: the cited sentences tell of a failure and of no success."""
    own = unmarked(text, ground)
    told = _PASSED.search(own) and not _FAILED.search(_VETO.sub(" ", own))
    if told and _FAILED.search(ground.whole) and not _SUCCESS.search(ground.whole):
        return Failure("polarity_changed", "the quotes tell of a failure")
    return None


def promoted(text: str, ground: Ground) -> Failure | None:
    """An office that grew: "the minister" for the deputy minister, "the prime minister" for a minister."""
    if _PRIME.search(text) and not _PREMIER.search(f"{ground.near}\n{ground.header}"):
        return Failure("name_not_in_evidence", "'prime minister' is not near the quotes")
    low = text.lower()
    for match in _RANK.finditer(ground.whole):
        rank, office = match[1].lower(), match[3].lower()
        others = len(re.findall(rf"\b{office}\b", ground.near, re.IGNORECASE))
        if re.search(rf"\b{office}\b", low) and rank not in low and others == 1:
            return Failure("name_not_in_evidence", f"{match.group()!r} lost {rank!r}")
    return None
