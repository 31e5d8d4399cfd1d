"""Accusations in the evidence, and what those accused say to them. Pure; knows no party."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.language.phrases import PRONOUNS, subject
from bot.language.words import stems, words
from bot.summaries.parties import mention, party_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.summaries.parties import Mention, Party
    from bot.writers.quoting import Candidate

_WHO = r"(?P<who>(?:[^\W\d][\w’'.-]*\s+){0,6}?[^\W\d][\w’'.-]*)"
_VERB = r"(?:accus(?:ed|es|e|ing)|blam(?:ed|es|e|ing)|charg(?:ed|ing)|condemn(?:ed|s|ing))"
_ACTIVE = (
    re.compile(rf"\b{_VERB}\s+{_WHO}\s+(?:of|for|with|over)\b", re.IGNORECASE),
    re.compile(rf"\bblam(?:ed|es|e|ing)\s+[^.;,]{{3,80}}?\s+on\s+{_WHO}(?=[.,;”\"]|$)", re.IGNORECASE),
    re.compile(
        rf"\balleg(?:ed|es|e|ing)\s+(?:that\s+)?{_WHO}\s+(?:had|has|have|was|were|is|are|did|\w+ed)\b",
        re.IGNORECASE,
    ),
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|stands?|stood)\s+(?:\w+ly\s+)?(?:accused\s+of|blamed\s+(?:for|by)|charged\s+with|alleged\s+to|suspected\s+of)\b",
    re.IGNORECASE,
)
_NOBODY = PRONOUNS | frozenset(
    "him her them us you me himself herself itself themselves each other who that".split()
)
_DENYING = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject(?:ed|s|ing)?|dismiss(?:ed|es|ing)?|disput(?:ed|es|ing)|refut(?:ed|es|ing)|contest(?:ed|s|ing)"
    r"|respond(?:ed|s|ing)?|repl(?:ied|ies|ying)|counter(?:ed|s)|not true|untrue|false|baseless|unfounded)\b",
    re.IGNORECASE,
)
_NO_COMMENT = re.compile(
    r"\b(?:declin\w+ to comment|no (?:immediate )?(?:comment|response|reply)|did not (?:immediately )?(?:respond|reply|comment|answer))\b",
    re.IGNORECASE,
)
_ABOUT = 2  # words of the accusation in a statement that speaks to it


@dataclass(frozen=True, slots=True)
class Accusation:
    """A sentence that says that somebody did wrong."""

    candidate: Candidate
    who: Mention  # is accused
    told: str  # the words of the accusation
    of: frozenset[str]  # stems of what it is about


def accusations(candidate: Candidate) -> Iterator[Accusation]:
    """Those of one sentence, each of the accused once."""
    text = candidate.text
    seen: set[frozenset[str]] = set()
    for name, end, told in (*_passive(text), *_active(text)):
        who = mention(name)
        if who is None or name.split()[0].lower() in _NOBODY or who.keys[0].full in seen:
            continue
        seen.add(who.keys[0].full)
        yield Accusation(candidate, who, told, stems(text[end:]) - who.keys[0].full)


def _active(text: str) -> Iterator[tuple[str, int, str]]:
    for pattern in _ACTIVE:
        yield from (
            (found["who"], found.end("who"), _clause(text, found.start())) for found in pattern.finditer(text)
        )


def _passive(text: str) -> Iterator[tuple[str, int, str]]:
    tokens = words(text)
    for found in _PASSIVE.finditer(text):
        k = next(place for place, word in enumerate(tokens) if word.start >= found.start())
        first = subject(tokens, k)
        if first < k:
            start = tokens[first].start
            yield text[start : tokens[k - 1].end], found.end(), _clause(text, start)


def _clause(text: str, start: int) -> str:
    """The words from here to the next stop."""
    stop = re.search(r"[.;!?](?:\s|$)", text[start:])
    return " ".join(text[start : start + stop.start() if stop else len(text)].split())


def replies(one: Accusation, parties: Sequence[Party]) -> tuple[Candidate, ...]:
    """What the accused say to it: a denial, or words about the same thing."""
    accused = party_of(one.who.keys, parties)
    if accused is None:
        return ()
    return tuple(said for said in accused.statements if said != one.candidate and _speaks_to(said, one))


def _speaks_to(said: Candidate, one: Accusation) -> bool:
    if _DENYING.search(said.text):
        return True
    return len(stems(said.text) & one.of) >= _ABOUT


def silent(one: Accusation, told: Sequence[Candidate]) -> Candidate | None:
    """The sentence that says that the accused would not comment; None without one."""
    return next(
        (each for each in told if _NO_COMMENT.search(each.text) and one.who.keys[0].full <= stems(each.text)),
        None,
    )
