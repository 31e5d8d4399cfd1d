"""Votes as wholes: for, against and abstaining of one count are one value and are never taken apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.language.figures import figures
from bot.language.words import stem

if TYPE_CHECKING:
    from bot.conflicts.sentences import Sentence
    from bot.language.figures import Figure

_ROLES = (
    frozenset(stem(word) for word in "favour favor yes yea ayes supported support backed for".split()),
    frozenset(stem(word) for word in "against opposed no nays rejected oppose".split()),
    frozenset(stem(word) for word in "abstained abstaining abstentions abstention abstain".split()),
)
_VOTING = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballot|abst\w+|in favou?r|tall(?:y|ies)|adopt(?:ed|s)|result|resolution|count)\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:none|no one|nobody|no (?:votes?|members?|countries|states|delegations?))\b(?: were| was)?(?: voted| voting)? (?:against|opposed)\b"
    r"|\bnone (?:oppos\w+)",
    re.IGNORECASE,
)
_PAIR_LED = re.compile(
    r"\b(?:vot(?:e|ed|es|ing)|tally|count|result|adopt\w*|pass\w*|approv\w*|reject\w*)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_VERDICT_BEHIND = re.compile(r"\W*(?:vote\b|votes\b|with \d+ abst)", re.IGNORECASE)
_OUT_OF = re.compile(r" of (?:(?:the|its|their|all|his|her) )?", re.IGNORECASE)
"""As in "204 of its 300 members": the 204 voted."""
_NEAR = 6  # words between a count and its role: "204 of its 300 members in favour"
_SPLIT = 80  # characters between the parts of one count
_MAJORITY, _WHOLE = 2, 3
_TYPO = 2  # votes
_SHARE = 0.05  # of all votes: from here on two counts are of two votes, not two reports of one (120-14-45 and 121-14-44 differ by 2 of 179)


class Ballot(NamedTuple):
    """One vote as a sentence tells it: its words, and the votes by role (for, against, abstaining)."""

    start: int
    end: int
    votes: tuple[tuple[int, float], ...]

    @property
    def by_role(self) -> dict[int, float]:
        """Votes for (0), against (1) and abstaining (2), as far as they are told."""
        return dict(self.votes)


def ballots(sentence: Sentence) -> tuple[Ballot, ...]:
    """The votes told in a sentence, in order."""
    text = sentence.text
    if not _VOTING.search(text):
        return ()
    counts = [one for one in figures(text) if one.kind == "count" and one.values and one.bound == "exact"]
    counts = [one for one in counts if not any(_OUT_OF.fullmatch(text[k.end : one.start]) for k in counts)]
    parts = [part for one in counts for part in _parts(sentence, one, counts)]
    parts += [_Part(match.start(), match.end(), 1, 0) for match in _NONE.finditer(text)]
    found: list[list[_Part]] = []
    for part in sorted(parts, key=lambda one: (one.start, one.role)):
        last = found[-1] if found else []
        fresh = part.role in {one.role for one in last} or (last and part.start - last[-1].end > _SPLIT)
        if not last or fresh or (part.role == 0 and part.start != last[0].start):
            found.append([part])
        else:
            last.append(part)
    return tuple(ballot for group in found if (ballot := _ballot(group, text)) is not None)


class _Part(NamedTuple):
    start: int
    end: int
    role: int
    votes: float


def _parts(sentence: Sentence, figure: Figure, counts: list[Figure]) -> list[_Part]:
    """A count with its role, or the two or three counts of "120-14-45"."""
    text = sentence.text
    if len(figure.values) in {_MAJORITY, _WHOLE}:
        dashed = (
            not re.search(r"[^\d\s]{3,}", text[figure.start : figure.end])
            or " to " in text[figure.start : figure.end]
        )
        led = _PAIR_LED.search(text[: figure.start]) or _VERDICT_BEHIND.match(text, figure.end)
        if len(figure.values) == _WHOLE or (dashed and led):
            return [
                _Part(figure.start, figure.end, role, votes)
                for role, votes in enumerate(map(float, figure.values))
            ]
        return []
    stop = min((other.start for other in counts if other.start > figure.end), default=len(text))
    behind = [word for word in sentence.tokens if figure.end <= word.start < stop and word.stem][:_NEAR]
    for word in behind:
        for role, names in enumerate(_ROLES):
            if word.stem in names and (word.low != "for" or word is behind[0] or behind[0].stem == "vot"):
                return [_Part(figure.start, word.end, role, float(figure.values[0]))]
    before = [word for word in sentence.tokens if word.end <= figure.start and word.stem][-1:]
    if before and before[0].low == "against":
        return [_Part(figure.start, figure.end, 1, float(figure.values[0]))]
    return []


def _ballot(parts: list[_Part], text: str) -> Ballot | None:
    roles = {part.role for part in parts}
    if 0 not in roles or (len(roles) == 1 and not re.search(r"\bvot", text, re.IGNORECASE)):
        return None
    votes = tuple(sorted((part.role, part.votes) for part in parts))
    return Ballot(parts[0].start, max(part.end for part in parts), votes)


def apart(one: Ballot, other: Ballot) -> bool:
    """Whether two tellings of a vote differ in a role that both tell."""
    mine, theirs = one.by_role, other.by_role
    return any(mine[role] != theirs[role] for role in mine.keys() & theirs.keys())


def alike(one: Ballot, other: Ballot) -> bool:
    """Whether two counts are near enough to be of one vote."""
    mine, theirs = one.by_role, other.by_role
    shared = mine.keys() & theirs.keys()
    off = sum(abs(mine[role] - theirs[role]) for role in shared)
    size = max(sum(mine[role] for role in shared), sum(theirs[role] for role in shared))
    return bool(shared) and off <= max(_TYPO, int(size * _SHARE))
