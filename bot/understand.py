"""Understanding a question by rules: outlets, times, names, phrases. No model, no search."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot import when
from bot.asked_in import asked_in
from bot.types import Question, Window
from corpus.words import STOP_WORDS

if TYPE_CHECKING:
    from datetime import datetime

    from bot.outlets import OutletNames

MAX_QUESTION = 2_000  # characters; longer pastes are not questions

_PHRASE = re.compile(r"[\"“‘]([^\"”’]{3,}?)[\"”’]|(?<!\w)'([^']{3,}?)'(?!\w)")
_LATEST = re.compile(
    r"\b(latest|newest|most recent|now|current(?:ly)?|up to date|so far|update)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][\w’'.-]*|\d+")
_INNER = frozenset({"of", "the", "de", "al", "bin", "von", "van", "del", "la"})  # may stand inside a name
_GENERIC = frozenset(  # capitalised, yet no name
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december compare according summarize summarise tell list give explain describe name
    yes no is was were please latest between mr mrs ms dr lt gen col sen rep gov
    """.split()
)


def understand(
    text: str,
    *,
    names: OutletNames,
    now: datetime,
    zone: str,
    window: Window | None = None,
    newest: datetime | None = None,
) -> Question:
    """What the rules make of a question.

    Args:
        text: the question as asked.
        names: recognises outlets.
        now: the time of asking.
        zone: IANA name of the asker's zone: "yesterday" is theirs.
        window: a stretch set by option; wins over the question's own words.
        newest: the newest publication time of the corpus: a day without a year is the last before it.
    """
    named = names.find(text)
    times = when.read(text, now=now, zone=zone, newest=newest)
    rest = _blanked(text, named.spans)
    for day in times.dates:
        rest = rest.replace(day.text, " " * len(day.text))
    return Question(
        text=text,
        now=now,
        zone=zone,
        window=window or times.window,
        outlets=named.held,
        absent_outlets=named.absent,
        dates=times.dates,
        entities=tuple(_entities(rest)),
        phrases=tuple(a or b for a, b in _PHRASE.findall(rest)),
        latest=bool(_LATEST.search(text)),
        topic=_blanked(text, named.spans),
        language=asked_in(text),
    )


def _blanked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _entities(text: str) -> list[str]:
    """Runs of capitalised words, acronyms included; the word that opens the question only inside a run."""
    found: list[str] = []
    for sentence in re.split(r"(?<=[?!])\s+", text):
        words = list(_WORD.finditer(sentence))
        run: list[re.Match[str]] = []
        for i, word in enumerate([*words, None]):
            joined = run and word and sentence[run[-1].end() : word.start()].strip() == ""
            if (
                word
                and (not run or joined)
                and (_is_name(word.group(), first=i == 0) or (run and _is_inner(words, i)))
            ):
                run.append(word)
                continue
            _keep(run, sentence, found)
            run = [word] if word and _is_name(word.group(), first=i == 0) else []
    return list(dict.fromkeys(found))


def _keep(run: list[re.Match[str]], sentence: str, found: list[str]) -> None:
    while run and run[-1].group().lower() in _INNER:
        run.pop()
    if run:
        name = re.sub(r"['’]s?$", "", sentence[run[0].start() : run[-1].end()]).rstrip(".")
        if not name.isdigit():
            found.append(name)


def _is_name(word: str, *, first: bool) -> bool:
    lower = re.sub(r"['’]s$", "", word).lower().rstrip(".")
    if lower in _GENERIC or not word[0].isupper():
        return False
    if word.isupper() and len(word) > 1:
        return True
    return not (lower in STOP_WORDS or first)


def _is_inner(words: list[re.Match[str]], i: int) -> bool:
    """A small word between two capitalised ones: "Bank of England"; a number or a day after one: "Black Friday"."""
    word = words[i].group()
    follows = words[i + 1].group() if i + 1 < len(words) else ""
    return (word.lower() in _INNER and follows[:1].isupper()) or word.isdigit() or word.endswith("day")
