"""Votes: for, against and abstaining, told in figures or in words."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from bot.language.figures import Figure, figures
from bot.language.words import stem, words

if TYPE_CHECKING:
    from bot.language.words import Word

_ROLES = (
    frozenset(stem(word) for word in "favour favor for yes yea supported support backed approved".split()),
    frozenset(stem(word) for word in "against opposed no nay rejected oppose".split()),
    frozenset(stem(word) for word in "abstained abstaining abstentions abstention abstain".split()),
)


_ARTICLES = frozenset(("a", "an", "another"))  # "94 for a similar text"
_VOTES = frozenset((stem("votes"),))


def told_vote(text: str) -> Figure | None:
    """A vote told in words, as for-against-abstaining; None when the text tells none.

    "120 in favour, 14 against and 45 abstaining" and "120 votes to 14 with 45 abstentions" give 120-14-45.
    """
    found = figures(text)
    roles: dict[int, Figure] = {}
    for figure in found:
        near = {word.stem for word in _after(text, figure, found)}
        for role, names in enumerate(_ROLES):
            if near & names and role not in roles and len(figure.values) == 1 and figure.kind == "count":
                roles[role] = figure
                break
    if len(roles) < 2 or 0 not in roles:  # noqa: PLR2004
        return None
    ordered = [roles[role] for role in sorted(roles)]
    values = tuple(figure.values[0] for figure in ordered)
    return Figure(min(f.start for f in ordered), max(f.end for f in ordered), values, "count")


def _after(text: str, figure: Figure, found: tuple[Figure, ...]) -> list[Word]:
    """The few words between a figure and the next one, as far as a voting role may stand."""
    end = min((other.start for other in found if other.start > figure.start), default=len(text))
    return [word for word in words(text) if figure.end <= word.start < end and word.stem][:4]


def in_vote(text: str, figure: Figure, own: tuple[Figure, ...]) -> bool:
    """Whether the figure is one part of a vote in the quotes, named by its role."""
    after = _after(text, figure, figures(text))
    pairs = zip_longest(after, after[1:])
    near = {one.stem for one, then in pairs if not (one.low == "for" and then and then.low in _ARTICLES)}
    if near & _VOTES and not any(near & names for names in _ROLES):
        near |= _ROLES[0]  # "received 94 votes"
    votes = [other.values for other in own if len(other.values) in {2, 3}]
    return any(
        near & names and role < len(vote) and vote[role] == figure.values[0]
        for vote in votes
        for role, names in enumerate(_ROLES)
    )
