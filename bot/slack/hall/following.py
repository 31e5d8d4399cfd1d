"""Whether a message in one of our threads is for us. Pure; wrong silence costs a mention, a wrong reply disturbs people.

A question by the person who asked is for us, and "source?" is. People who talk to each other are left alone: who
mentions somebody else, who answers another person, who says thanks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.conversation.courtesies import HELP, courtesy
from bot.conversation.requests import picks, receipt_asked
from bot.understand import MAX_QUESTION

Verdict = Literal["ours", "talk", "aside"]
"""For us; people talking to each other; or nothing that changes who talks to whom, such as thanks."""

_BY_NAME = re.compile(r"(?:(?:hey|hi|hello|ok|okay|and|so)[\s,]+)?@?evenhand\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]")
_MARKS = ("?", "؟", "？")
_LEAD = r"(?:(?:and|but|so|ok|okay|then|also|please|now)[\s,]+)*"
# A question without its mark. Auxiliaries need a subject: "could be" and "will do" are remarks.
_OPENS = re.compile(
    rf"{_LEAD}(?:(?:who|whom|whose|which|when|where|why)\b|what\b(?!\s+an?\b)|how\s+(?:many|much|long|often|far|old|is|are|was|were|do|does|did|has|have|about)\b|"
    r"(?!(?:has|have|had)\s+an?\b)(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\s+(?:the|an?|any|there|it|this|that|these|those)\s+\w+\s+\w+|"
    r"(?:show|list|give|tell|explain|compare|find|summari[sz]e)\b|more(?:\s+(?:details?|please|on\s+(?:this|that|it)))*(?:\s+about\b.*)?$|"
    r"(?:since|before|after|until)\s+\S+(?:\s+\S+)?$|"
    r"all outlets$|any time$|everything$|(?:the )?(?:first|second|latter|former)(?: one)?$)",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    rf"(?i:{_LEAD}(?:only|just|without|except))(?:\s+(?i:from|in|by|on|the))*(?:\s+[A-Z][\w.&’'-]*){{1,4}}"
)
_CARRIES_ON = re.compile(
    r"(?:and|or|but)\s+(?:the|in|on|for|from|by|according|since|before|after|what|how)(?:\s+\S+){1,3}",
    re.IGNORECASE,
)
_TOLD = re.compile(rf"{_LEAD}(?:show|list|give|tell|explain|compare|summari[sz]e)\b", re.IGNORECASE)
_TO_A_PERSON = re.compile(
    r"\b(?:you|your|yours|yourself|we|us|our|let['’]s|shall|i|i['’](?:ll|m|ve|d)|my|me|"
    r"any(?:one|body)|some(?:one|body)|every(?:one|body)|folks|guys|team|du|dir|dich|euch|vous|tú|ustedes|vosotros)\b",
    re.IGNORECASE,
)
_EXCLAIMED = re.compile(
    r"(?:oh|wow|hm+|huh|really|seriously|sure|what|right|no|so|ok|and|lol)[\s?!.,…]*", re.IGNORECASE
)
_ASKS_US = re.compile(
    r"\b(?:(?:show|tell|give|send|list|remind)\s+(?:me|us)|(?:can|could|would|will)\s+you\s+(?:please\s+)?"
    r"(?:show|tell|give|list|find|summari[sz]e|compare|explain|check)|do\s+you\s+(?:have|know)|i\s+(?:want|need)\s+to\s+(?:see|know))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """How things stand in a thread when somebody speaks.

    Attributes:
        asker: the speaker is the person who last asked us something here.
        talking: the last words that were not for us came from somebody else than the asker: people talk.
        others: the message calls other people.
    """

    asker: bool
    talking: bool = False
    others: bool = False


def verdict(said: str, scene: Scene) -> Verdict:
    """Whom a message is for.

    Args:
        said: as typed.
        scene: who says it, and after what.
    """
    if scene.others:
        return "talk"
    if _BY_NAME.match(said):
        return "ours"
    if len(said) > MAX_QUESTION:
        return _else(scene)
    polite = courtesy(said)
    if polite:
        return "ours" if polite is HELP and not scene.talking else "aside"
    if not _WORD.search(said):
        return "aside"
    return "ours" if _for_us(said, scene) else _else(scene)


def _for_us(said: str, scene: Scene) -> bool:
    """Receipts and questions; of people who talk to each other only those of the asker that address nobody."""
    if receipt_asked(said):
        return scene.asker or not scene.talking
    if picks(said):
        return scene.asker and not scene.talking
    if _EXCLAIMED.fullmatch(said):
        return False
    personal = _TO_A_PERSON.search(said) and not _ASKS_US.search(said)
    if personal:
        return False
    marked = said.rstrip(" \"'”’)").endswith(_MARKS)
    if scene.asker and not scene.talking:
        return marked or _unmarked(said)
    return marked and (scene.asker or not scene.talking)


def _unmarked(said: str) -> bool:
    """Whether words that end in no question mark go on asking all the same."""
    if _LIMITS.fullmatch(said.rstrip(" .")):
        return True
    if said.rstrip().endswith(("!", "…", ".")) and not _TOLD.match(said):
        return False
    return bool(_OPENS.match(said) or _CARRIES_ON.fullmatch(said))


def _else(scene: Scene) -> Verdict:
    """A remark of the asker's is no sign that people talk; another person's is."""
    return "aside" if scene.asker and not scene.talking else "talk"
