"""How far a statement reaches in its sentence: which words its source is answerable for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.calendar import mentions
from bot.language.phrases import FINITE
from bot.language.words import Word, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.statement import Attribution

_OBJECT = 1  # content words that may follow it without a preposition: "told reporters"
_TAIL = 6  # content words that may follow a trailing "X said": "on Tuesday in a statement"
_DONE = frozenset(stem(word) for word in "declare reject condemn criticise urge call".split())
"""What is done by speaking: what it came after is the article's."""


def governs(tokens: Sequence[Word], place: tuple[int, int], sentence: str) -> tuple[int, int]:
    """What an active "X said" is answerable for: what follows it, or all before when it trails."""
    first, k = place
    before = [word for word in tokens[:first] if word.content]
    after = [word for word in tokens[k + 1 :] if word.content]
    trails = first > 0 and not tokens[first - 1].stem and tokens[first - 1].text not in ";.:" and bool(before)
    closes = k + 1 >= len(tokens) or (not tokens[k + 1].stem and tokens[k + 1].text in ',.;"”')
    dated = {one.start for one in mentions(sentence)}
    closes = (
        closes
        or (len(after) <= _TAIL and tokens[k + 1].low in {"on", "in", "at", "late", "early", "by", "after"})
        or (k + 1 < len(tokens) and tokens[k + 1].start in dated)
    )
    closes = closes or (len(after) <= _OBJECT and not any(word.low in FINITE for word in tokens[k + 1 :]))
    quoted = trails and tokens[first - 1].text in "\"”'’»"
    stop = sentence.find(";", tokens[k].end)
    end = stop if stop >= 0 else len(sentence)  # "…, its air force said; the figures could not be checked"
    return (0, end) if trails and (closes or quoted) else (tokens[k].end, _until(tokens, k, sentence))


def _until(tokens: Sequence[Word], k: int, sentence: str) -> int:
    """Where what follows a verb ends: "declared an emergency after 40 deaths" tells the deaths in the article's voice."""
    told = any(word.low == "that" for word in tokens[k + 1 : k + 8])
    if tokens[k].stem not in _DONE or told:
        return len(sentence)
    return next((word.start for word in tokens[k + 1 :] if word.low in {"after", "following"}), len(sentence))


def parted(tokens: Sequence[Word], found: list[Attribution]) -> list[Attribution]:
    """End what one source governs where "and", "but" or "while" brings in the next one."""
    cut: list[Attribution] = []
    for k, one in enumerate(found):
        later = next((other for other in found[k + 1 :] if other.source and _apart(tokens, one, other)), None)
        start, end = one.governs
        if later is not None and start >= one.end and _joined(tokens, later.start):
            end = later.start
        cut.append(one._replace(governs=(start, end)))
    return cut


def _apart(tokens: Sequence[Word], one: Attribution, other: Attribution) -> bool:
    """Whether another statement begins: of another source, or as in "X said P and asked Y"."""
    if other.source != one.source:
        return True
    before = [word.low for word in tokens if word.end <= other.start]
    return before[-1:] in (["and"], ["but"])


def _joined(tokens: Sequence[Word], start: int) -> bool:
    before = [word for word in tokens if word.end <= start]
    return bool(before) and before[-1].low in {"and", "but", "while", "whereas", ";", ","}
