"""Whether two wordings name one source, by what the article itself ties together."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.verify.names import TITLES, names, peoples
from bot.verify.phrases import COMPLEMENTS
from bot.verify.speakers import Attribution, attributions
from bot.verify.words import stem, words

if TYPE_CHECKING:
    from bot.verify.ground import Stretch
    from bot.verify.words import Word
    from corpus.types import Span

_GENERIC = frozenset(
    stem(word)
    for word in "company firm club agency group union party bank ministry office authority board council court "
    "league movement organisation team director chief founder lawyer spokesman spokeswoman spokesperson "
    "minister president coach author engineer army police government official captain officer analyst".split()
)
"""Sources that a text names by their kind once it has named them in full."""
_TITLE_STEMS = frozenset(stem(title) for title in TITLES)
_POSSESSIVES = frozenset("his her its their".split())
_KINDS = frozenset(
    stem(word)
    for word in "foreign defence defense interior finance labour labor health education justice energy transport trade home".split()
)
_RANKS = _TITLE_STEMS - _KINDS
"""Titles that may be left off or put on; "health" and "interior" tell one ministry from another."""
_CLOSE = 2  # content words from one half of a source's name to the other: "Gaza's health ministry"


class Said(NamedTuple):
    """An attribution of the article, and the sentence that it stands in or reaches."""

    attribution: Attribution
    sentence: Span


def same(claimed: Attribution, said: Said, stretch: Stretch) -> bool:
    """Whether a claim's source is the article's, by any name that the article itself has for it."""
    given = said.attribution
    if claimed.pronoun:
        return given.pronoun
    plainly = all(segment & given.heads for segment in claimed.segments)
    if plainly and claimed.stems <= given.stems | _RANKS:
        return True
    known, heads = _aliases(said, stretch)
    if not all(segment & heads for segment in claimed.segments):
        return False
    complemented = given.pronoun or any(word.low in COMPLEMENTS for word in given.source)
    wanted = claimed.stems if complemented else claimed.own
    extra = [word for word in claimed.source if word.stem in wanted - known - _RANKS]
    common = claimed.heads & heads
    return all(
        _people(word, known) or _owner(word, said, stretch) or _beside(word.stem, common, stretch)
        for word in extra
    )


def _people(word: Word, known: frozenset[str]) -> bool:
    """As in "Sudanese" where the article has "Sudan's"."""
    return any(stem(form) in known for form in peoples(word.low))


def _owner(word: Word, said: Said, stretch: Stretch) -> bool:
    """As in "Neri's lawyers" where the article has "his lawyers" right after naming Neri."""
    if not word.text.endswith(("'s", "’s", "s'", "s’")) or not _POSSESSIVES & {
        one.low for one in said.attribution.source
    }:
        return False
    text = stretch.exhibit.article.text
    before = [one for one in (*stretch.before, *stretch.sentences) if one.end <= said.sentence.start][-1:]
    return any(word.low in name.parts for one in before for name in names(one.of(text)))


def _aliases(said: Said, stretch: Stretch) -> tuple[frozenset[str], frozenset[str]]:
    """All words for a source, and those that alone can name it."""
    given = said.attribution
    known, heads = set(given.stems), set(given.heads)
    if given.pronoun or (given.stems and given.stems <= _GENERIC):
        earlier = _earlier(said, stretch)
        known |= earlier
        heads |= earlier
    for parts in _article_names(stretch.exhibit.article.text):
        own = {stem(part) for part in parts if part not in TITLES}
        initials = "".join(part[0] for part in parts)
        called = len(initials) > 1 and (own <= known or initials in heads)
        if own & heads & _proper(given, heads) or called:
            known |= {stem(part) for part in parts} | {initials}
            heads |= own | ({initials} if called else set())
    for one in _nearby(stretch):
        if one.heads & heads - _GENERIC - _TITLE_STEMS:
            known |= one.stems
            heads |= one.heads
    return frozenset(known), frozenset(heads)


def _proper(given: Attribution, heads: set[str]) -> set[str]:
    """The heads that are proper names; all of them where the source is a pronoun or came by one."""
    capitals = {word.stem for word in given.source if word.text[0].isupper()}
    return heads if given.pronoun else capitals


def _earlier(said: Said, stretch: Stretch) -> frozenset[str]:
    """The source, else the first name, of the sentence before: whom "he" or "the company" means."""
    text = stretch.exhibit.article.text
    own = said.sentence.of(text)[: said.attribution.start]
    if said.attribution.pronoun and (here := names(own)):
        return frozenset(stem(part) for part in here[0].parts)
    every = [one for one in (*stretch.before, *stretch.sentences) if one.end <= said.sentence.start]
    for sentence in reversed(every):
        found = [one for one in attributions(sentence.of(text)) if one.source]
        if found:
            other = said.attribution.pronoun or found[-1].heads & _GENERIC <= said.attribution.heads
            return found[-1].heads if other else frozenset()
        if named := names(sentence.of(text)):
            return frozenset(stem(part) for part in named[0].parts)
    return frozenset()


def _nearby(stretch: Stretch) -> list[Attribution]:
    text = stretch.exhibit.article.text
    near = (*stretch.before, *stretch.sentences, *stretch.after)
    return [one for sentence in near for one in attributions(sentence.of(text)) if one.source]


@lru_cache(maxsize=64)
def _article_names(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(name.parts for name in names(text)))


def _beside(word: str, heads: frozenset[str], stretch: Stretch) -> bool:
    """Whether the article itself puts a word next to one of the source's nouns."""
    tokens = [one for one in words(stretch.exhibit.article.text) if one.content]
    return any(
        near.stem in heads and near.clause == one.clause
        for k, one in enumerate(tokens)
        if one.stem == word
        for near in tokens[max(0, k - _CLOSE) : k + _CLOSE + 1]
    )
