"""Whether "the attack" means one thing or two: decided from what was found, and only when nothing else decides. Pure.

A clarification costs the asker a turn, so both readings must stand on articles of their own, with names of their
own, and be about equally near. Otherwise the question is answered as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import render
from bot.conversation import frames, references, wording
from bot.conversation.history import Option
from bot.verify.names import TITLES, names, peoples
from corpus.words import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.types import Question
    from corpus.types import Article, Hit

DEPTH = 10  # hits that are looked at
APART = 0.2  # Jaccard of the two readings' names must be below
LINKED = 0.2  # Jaccard of two articles' names at which they tell of one event
# Best score of the weaker reading, as a share of the stronger one's: below, one dominates. On the two attacks of
# tests/conversation, among eight articles with MiniLM's vectors: .82 to .95 where both are meant (four questions),
# .24 to .66 where a word such as "police" or "market" tells them apart (five).
NEAR = 0.75
SHARE = 0.25  # of all relevant score that the weaker reading has to hold
THIRD = 0.5  # a third reading as strong as this share of the second one: there are no two readings
DECIDES = 0.15  # difference in shared question words at which a topic word decides
HEAD = 700  # characters of an article that say where and about whom it is

_DEFINITE = re.compile(r"\b(?:the|that|this)\s+(?P<np>[a-z][\w’'-]*(?:\s+[a-z][\w’'-]*){0,2})")
_PLACE = r"(?P<prep>in|at|near|outside)\s+(?:the\s+(?:[a-z]+\s+)?(?:of\s+)?)?"
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class _Reading:
    """Articles that tell of one event, best first, and what names it."""

    articles: tuple[Article, ...]
    score: float
    best: float
    names: frozenset[str]


def may_be_two(question: Question) -> str:
    """The definite noun that a question leaves open: "attack" of "What do we know about the attack?"; else "".

    A name, a day, an outlet, a stretch of time or a quoted phrase says which one is meant.
    """
    told = (question.entities, question.dates, question.outlets, question.absent_outlets, question.phrases)
    if any(told) or question.window or any(word[0].isupper() for word in _WORD.findall(question.text)[1:]):
        return ""
    phrases = [references.noun_phrase(found["np"]) for found in _DEFINITE.finditer(question.text)]
    nouns = [phrase.split()[-1] for phrase in phrases if phrase and not wording.is_party(phrase)]
    return nouns[-1] if nouns else ""


def readings(question: Question, hits: Sequence[Hit]) -> tuple[Option, Option] | None:
    """The two things that a question may mean, nearest first; None when one of them is plainly meant.

    Args:
        question: as understood.
        hits: of the plain search, best first.
    """
    noun = may_be_two(question)
    if not noun:
        return None
    found = _relevant(hits[:DEPTH], noun)
    groups = _groups(found)
    if len(groups) < 2 or not _even(groups):  # noqa: PLR2004 - two readings
        return None
    first, second = groups[:2]
    if _jaccard(first.names, second.names) >= APART or _decided(question, first, second):
        return None
    options = [_option(question, noun, mine, other) for mine, other in ((first, second), (second, first))]
    if not all(options) or options[0] == options[1]:
        return None
    return options[0], options[1]  # type: ignore[return-value] # both are there


def _relevant(hits: Sequence[Hit], noun: str) -> dict[str, list[Hit]]:
    """By wire story the hits whose article speaks of the noun: a reprint is no second reading."""
    wanted = stems(noun)
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.article.kind != "opinion" and set(wanted) <= set(
            stems(f"{hit.article.title} {hit.article.text}")
        ):
            found.setdefault(hit.article.origin, []).append(hit)
    return found


def _groups(found: dict[str, list[Hit]]) -> list[_Reading]:
    """Stories joined by their names, strongest first."""
    stories = [(hits, _names(hits[0].article)) for hits in found.values()]
    left, groups = list(range(len(stories))), []
    while left:
        member, queue = [], [left.pop(0)]
        while queue:
            one = queue.pop()
            member.append(one)
            joined = [other for other in left if _jaccard(stories[one][1], stories[other][1]) >= LINKED]
            left = [other for other in left if other not in joined]
            queue += joined
        groups.append(_reading([stories[i] for i in sorted(member)]))
    return sorted(groups, key=lambda group: (-group.best, group.articles[0].id))


def _reading(stories: Sequence[tuple[list[Hit], frozenset[str]]]) -> _Reading:
    hits = [hit for found, _ in stories for hit in found]
    best = sorted(
        {hit.article.id: hit for hit in reversed(hits)}.values(), key=lambda h: (-h.score, h.article.id)
    )
    return _Reading(
        articles=tuple(hit.article for hit in best),
        score=sum(max(hit.score for hit in found) for found, _ in stories),
        best=best[0].score,
        names=frozenset().union(*(told for _, told in stories)),
    )


def _even(groups: Sequence[_Reading]) -> bool:
    """Whether two readings are about equally strong, and no third is."""
    first, second, *others = groups
    total = sum(group.score for group in groups)
    if second.best < NEAR * first.best or min(first.score, second.score) < SHARE * total:
        return False
    return all(other.score < THIRD * min(first.score, second.score) for other in others)


def _decided(question: Question, first: _Reading, second: _Reading) -> bool:
    """Whether a word of the question stands in the articles of one reading only."""
    asked = set(stems(question.text))
    shares = []
    for reading in (first, second):
        words = {stem for article in reading.articles for stem in stems(f"{article.title} {article.text}")}
        shares.append(len(asked & words) / len(asked) if asked else 0.0)
    return abs(shares[0] - shares[1]) > DECIDES


def _names(article: Article) -> frozenset[str]:
    """Places, people and bodies of an article's beginning, a country like its people; its own outlet is none."""
    own = {word.lower() for word in _WORD.findall(article.outlet)}
    found = {part for name in names(article.text[:HEAD]) for part in name.parts}
    told = {part.rstrip(".") for part in found if part not in own and part not in TITLES}
    return frozenset(min(peoples(part), default=part) for part in told)


def _jaccard(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / len(first | second) if first | second else 0.0


def _option(question: Question, noun: str, mine: _Reading, other: _Reading) -> Option | None:
    """What names a reading: a place if its articles give one, else the name that most of them share."""
    place = _place(mine, noun)
    name = place.split(maxsplit=1)[1] if place else _common(mine, other.names)
    if not name or any(part.lower() in other.names for part in _WORD.findall(name)):
        return None
    lead = mine.articles[0]
    told = render.day(lead.published_at, lead.date_quality, question.zone)
    found = list(re.finditer(rf"\b{re.escape(noun)}\b", question.text))
    end = found[-1].end()
    words = place or f"({name})"
    asked = f"{question.text[:end]} {words}{question.text[end:]}"
    ids = tuple(article.id for article in mine.articles)
    return Option(f"the {noun} {words}, {told}: {lead.title}", frames.asked(asked), ids)


def _place(reading: _Reading, noun: str) -> str:
    """The named place, as "at Kelm", that most articles give, near the noun if any does; "" without one."""
    counted: Counter[str] = Counter()
    for article in reading.articles:
        text = f"{article.title}. {article.text[:HEAD]}"
        told = {text[name.start : name.end]: name.start for name in names(text)}
        for name, start in told.items():
            before = re.search(rf"\b{_PLACE}$", text[:start])
            if before and not peoples(name.lower()):
                close = noun in text[max(0, start - 60) : start].lower()
                counted[f"{before['prep']} {name}"] += 2 if close else 1
    return _most(counted)


def _common(reading: _Reading, others: frozenset[str]) -> str:
    counted: Counter[str] = Counter()
    for article in reading.articles:
        text = article.text[:HEAD]
        for words in {text[name.start : name.end] for name in names(text) if not others & set(name.parts)}:
            counted[words] += 1
    return _most(counted)


def _most(counted: Counter[str]) -> str:
    """The most frequent; of equals the first named."""
    return max(counted, key=counted.__getitem__, default="")
