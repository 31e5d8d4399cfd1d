"""Who speaks in reports, by how often; and the exchange of two of them everywhere in a text. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.verify.aliases import GENERIC
from bot.verify.speakers import attributions
from corpus.sentences import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.language.words import Word
    from bot.verify.statement import Attribution

_ARTICLE = re.compile(r"^(?:the|an?|its|his|her|their)\s+", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z][\w-]*(?:(?:['’]s)?\s+[A-Z][\w-]*)*")

_SHORT = 3  # letters


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody with direct statements: the shortest wording that reports have for them, and how many."""

    name: str
    key: frozenset[str]  # stems that know it again
    times: int = 1

    def same(self, key: frozenset[str]) -> bool:
        """Whether other words name it: the same ones, or some of them that are no mere kind of body ("the ministry")."""
        small, large = sorted((self.key, key), key=len)
        return small == large or (small <= large and bool(small - GENERIC))

    @property
    def exchangeable(self) -> str:
        """What to exchange in texts: the name in it ("Marran" of "the Marran army"), else the words themselves."""
        bare = _ARTICLE.sub("", self.name)
        named = [match.group().removesuffix("’s").removesuffix("'s") for match in _CAPITALS.finditer(bare)]
        return max(named, key=len, default=bare)


def parties(texts: Iterable[str]) -> tuple[Party, ...]:
    """All with statements of their own in the texts, those who speak most first; then by who comes first."""
    found: list[Party] = []
    for name, key in _speakers(texts):
        at = next((k for k, one in enumerate(found) if one.same(key)), None)
        if at is None:
            found.append(Party(name, key))
            continue
        old = found[at]
        short = (name, key) if len(key) < len(old.key) else (old.name, old.key)
        found[at] = Party(*short, old.times + 1)
    return tuple(sorted(found, key=lambda one: -one.times))


def speaks(text: str, party: Party, others: Sequence[Party] = ()) -> bool:
    """Whether a sentence gives a statement to a party; "the ministry" is the one of these that is a ministry."""
    return any(_is(one.stems, party, others) for one in attributions(text) if one.source)


def _is(key: frozenset[str], party: Party, others: Sequence[Party]) -> bool:
    if key <= GENERIC:
        return key <= party.key and not any(key <= one.key for one in others if one != party)
    return party.same(key)


def exchange(text: str, one: str, other: str) -> str:
    """The text with two names in each other's place, in headlines' capitals and at the beginning of sentences as well."""
    put = {}
    for name, to in ((one, other), (other, one)):
        if len(name) > _SHORT and len(to) > _SHORT:  # "US" is not "us"
            put[name.upper()] = to.upper()
        put[name[0].upper() + name[1:]] = to[0].upper() + to[1:]
        put[name] = to
    longest = sorted(put, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    return pattern.sub(lambda match: put[match.group()], text)


def _speakers(texts: Iterable[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each statement's source; "the ministry" is the last ministry that the same text has named."""
    for text in texts:
        named: list[tuple[str, frozenset[str]]] = []
        for span in split(text, "en"):
            sentence = span.of(text)
            for one in attributions(sentence):
                if not one.source or not one.stems or one.pronoun:
                    continue
                told = (_worded(sentence, one), one.stems)
                if one.stems <= GENERIC:
                    told = next((other for other in reversed(named) if one.stems <= other[1]), told)
                named.append(told)
                yield told


def _worded(sentence: str, one: Attribution) -> str:
    """The source as the sentence has it."""
    first: Word = one.source[0]
    last: Word = one.source[-1]
    there = sentence[first.start : last.end]
    return (
        there
        if first.start < last.end and there.startswith(first.text)
        else " ".join(w.text for w in one.source)
    )
