"""Who gives a figure, and as of which day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.conflicts.sentences import published
from bot.language.house import house_style
from bot.language.phrases import BE, PRONOUNS, cleaned, subject
from bot.language.words import stem, stems, words
from bot.verify.aliases import GENERIC
from bot.verify.speakers import attributions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.conflicts.sentences import Sentence
    from bot.language.calendar import Mention
    from bot.language.words import Word
    from bot.verify.statement import Attribution

_DENYING = frozenset(
    stem(word) for word in "denied rejected disputed refuted dismissed questioned doubted contested".split()
)
_COUNTING = frozenset(
    "revised lowered raised updated cut corrected reduced increased adjusted amended gave given counted recorded registered listed "
    "confirmed issued released published put estimated tallied gives puts counts estimates places placed set".split()
)
"""Verbs whose subject gives the figure: "the ministry lowered its toll to 471"."""
_OWNED = re.compile(
    r"(?P<who>(?:(?:the|an?) )?(?:[\w’'.-]+ ){0,5}?[\w.-]+(?:['’]s|s['’]))\s+(?:\w+\s+){0,2}(?:toll|count|figure|estimate|tally|number|assessment)\b",
    re.IGNORECASE,
)
_ESTIMATE = re.compile(
    r"\b(?P<who>(?:(?:the|an?|one) )?(?:(?!(?:The|A|An|One|Its|His|Her|Their|This|That|In|By|On) )[A-Z][\w.-]+ ){1,3}(?:[a-z]+ ){0,2}(?:estimate|assessment|count|tally))\b"
)
_LOOSE = re.compile(
    r"^(?:[\s,]|\b(?:and|but|while|as|on|in)\b)+|(?:[\s,]|\b(?:and|on|in|of|at|has|had|have|late|early|earlier|later|also)\b)+$"
)
_OWN_WORD = re.compile(r"\b(?:version of (?:this|the|our)|this (?:article|story|report)|correction)\b")
_NO_WHO = frozenset("it its he she they their his her who which that this".split())
_TOLLS = frozenset(
    stem(word) for word in "toll count figure number total tally dead deaths vote result estimate".split()
)
_ORDINALS = frozenset(stem(word) for word in "first initial final original provisional preliminary".split())
_AS_OF = re.compile(
    r"\b(?:as of|as at|by|until|up to|through)(?: (?:late|early|midday|noon|midnight|the (?:morning|evening|end) of|(?:on|\w+ )?(?:morning|evening|night)))?(?: on)?\s*$",
    re.IGNORECASE,
)
_LED = re.compile(r"^\W*(?:(?:on|late|early|late on|early on|by|earlier on)\s+)?$", re.IGNORECASE)
_SAID_ON = re.compile(
    r"^(?:\W|\b(?:on|late|early|in|a|an|the|statement|briefing|report|update|reporters|its|his|her|that|earlier|later|afternoon|morning)\b){0,40}$",
    re.IGNORECASE,
)
_DAILY = re.compile(
    r"^['’]s (?:\w+ ){0,2}(?:toll|figure|count|estimate|update|statement|number)", re.IGNORECASE
)
_DAY_KINDS = frozenset(("day", "weekday", "near"))
_BACK = 14  # days: a figure as of an older day is history told again
_APPOSED = 2  # characters between "On Monday" and who speaks
_TOLL_ON = re.compile(r"^[^.;,]{0,3}\b(?:on|by|late on)?\s*$", re.IGNORECASE)


class Authority(NamedTuple):
    """Who gives a figure."""

    text: str  # a slice of the article, or the outlet's name
    key: frozenset[str]  # stems that know it again in another article
    outlet: bool = False  # nobody is named: the article's own word

    def same(self, other: Authority) -> bool:
        """Whether two wordings name one authority: equal, or one says less and still names it."""
        if self.outlet != other.outlet:
            return False
        if self.key == other.key:
            return True
        small, large = sorted((self.key, other.key), key=len)
        return not self.outlet and small < large and bool(small - GENERIC) and len(small) > 1


def authority(sentence: Sentence, at: int) -> Authority | None:
    """Who gives the figure at a place of the sentence; None when it is denied or held at arm's length."""
    over = [
        said.attribution
        for said in sentence.said
        if said.attribution.governs[0] <= at < said.attribution.governs[1]
    ]
    if any(one.verb in _DENYING or one.hedge for one in over):
        return None
    if any(one.verb in _DENYING for one in attributions(sentence.text)):
        return None
    leading = [one for one in over if one.end <= at]
    for one in (*reversed(leading), *(one for one in over if one.end > at)):
        if (named := _source(sentence, one)) is not None:
            return named
    return _counter(sentence, at) or (None if _unread(sentence, at) else _outlet(sentence))


def _unread(sentence: Sentence, at: int) -> bool:
    """Whether a reporting verb before the figure has a speaker that was not understood."""
    style = house_style()
    known = [(one.attribution.start, one.attribution.end) for one in sentence.said]
    return any(
        (word.low in style.forms or word.low == "according")
        and word.end <= at
        and not any(start <= word.start < end for start, end in known)
        and word.low not in _COUNTING
        for word in sentence.tokens
    )


def _outlet(sentence: Sentence) -> Authority:
    name = sentence.exhibit.article.outlet
    return Authority(name, frozenset(name.lower().split()), outlet=True)


def _source(sentence: Sentence, one: Attribution) -> Authority | None:
    """The source of an attribution in the article's words; a pronoun's is looked for before."""
    if one.source and _OWN_WORD.search(" ".join(word.low for word in one.source)):
        return _outlet(sentence)
    if one.source and not one.heads - _ORDINALS <= _TOLLS:
        return _full(sentence, _slice(sentence, one.source))
    if one.pronoun:
        return _antecedent(sentence)
    return None


def _slice(sentence: Sentence, source: Sequence[Word]) -> str:
    """The source's words as they stand; those of an earlier sentence when the figure's has none of its own."""
    for text in (sentence.text, *sentence.before):
        start, end = source[0].start, source[-1].end
        if (
            text[source[0].start : source[0].end] == source[0].text
            and text[source[-1].start : end] == source[-1].text
        ):
            return _trimmed(text[start:end])
    return " ".join(word.text for word in source)


def _trimmed(text: str) -> str:
    """A source without what hangs on at its ends: "the ministry on", "and the police"."""
    return _LOOSE.sub("", text)


def _antecedent(sentence: Sentence) -> Authority | None:
    """Whom "it" or "they" means: who speaks or counts in the nearest sentence that names one."""
    if (here := _subject_of(sentence.text)) is not None:
        return _full(sentence, here)
    for text in sentence.before:
        found = [one for one in attributions(text) if not one.hedge]
        if found and found[-1].source:
            source = found[-1].source
            return _full(sentence, _trimmed(text[source[0].start : source[-1].end]))
        if (named := _subject_of(text)) is not None:
            return _full(sentence, named)
        if found:
            continue
    return None


def _subject_of(text: str) -> str | None:
    """Who counts in a sentence without a reporting verb."""
    tokens = words(text)
    for k, word in enumerate(tokens):
        if word.low in _COUNTING and k and tokens[k - 1].low not in BE | {"to", "been"}:
            return _subject(tokens, k, text)
    return None


def _subject(tokens: Sequence[Word], k: int, text: str) -> str | None:
    source = cleaned(tokens[subject(tokens, k) : k], text)
    if not source or {word.stem for word in source} & _TOLLS or any(word.low in PRONOUNS for word in source):
        return None
    return _trimmed(text[source[0].start : source[-1].end])


def _counting(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The last counting verb before a place with the first word of its subject, as words."""
    tokens = sentence.tokens
    for k, word in reversed(list(enumerate(tokens))):
        if word.end <= at and word.low in _COUNTING and k and tokens[k - 1].low not in BE | {"to", "been"}:
            return subject(tokens, k), k
    return None


def _counter(sentence: Sentence, at: int) -> Authority | None:
    """Who revised, put or gave the figure; whose count or estimate it is."""
    text, tokens = sentence.text, sentence.tokens
    if (place := _counting(sentence, at)) is not None:
        if (named := _subject(tokens, place[1], text)) is not None:
            return _full(sentence, named)
        if tokens[place[0]].low in {"it", "they", "he", "she"}:
            return _antecedent(sentence)
    for pattern in (_OWNED, _ESTIMATE):
        found = [one for one in pattern.finditer(text) if one.end() <= at]
        if found and found[-1]["who"].lower() not in _NO_WHO:
            who = found[-1]["who"]
            return _full(sentence, who[:-2] if who.endswith(("'s", "’s")) else who)
    return None


def _full(sentence: Sentence, text: str) -> Authority:
    """An authority by the fullest name that the article has for it before: "the ministry" as "Gaza's health ministry"."""
    key = _key(text)
    if not key or key <= GENERIC:
        for earlier in sentence.before:
            for one in attributions(earlier):
                fuller = frozenset(word.stem for word in one.source if word.content)
                if one.source and key < fuller and one.heads & key:
                    return Authority(
                        _trimmed(earlier[one.source[0].start : one.source[-1].end]),
                        _key(" ".join(w.text for w in one.source)),
                    )
        if (found := _described(sentence, key)) is not None:
            return Authority(found, _key(found))
        return Authority(text, _titled(sentence.exhibit.article.title, key) or key)
    return Authority(text, key)


def _titled(title: str, key: frozenset[str]) -> frozenset[str]:
    """The words for an authority that only the title names in full: "Kestra ministry raises toll"; none where all words are capitals."""
    tokens = words(title)
    plain = [word for word in tokens if word.stem and word.text[0].islower()]
    for k, word in enumerate(tokens):
        if (
            plain
            and k
            and word.stem in key
            and tokens[k - 1].content
            and (tokens[k - 1].text[0].isupper() or tokens[k - 1].stem in _QUALIFY)
        ):
            return key | {tokens[k - 1].stem}
    return frozenset()


def _described(sentence: Sentence, key: frozenset[str]) -> str | None:
    """The one fuller name in the article so far of what is only "the ministry" here."""
    text = sentence.exhibit.article.text[max(0, sentence.span.start - _LOOK_BACK) : sentence.span.start]
    tokens = words(text)
    found: dict[frozenset[str], str] = {}
    for k, word in enumerate(tokens):
        if word.stem in key and (first := _first_of(tokens, k)) < k:
            stems_ = frozenset(one.stem for one in tokens[first : k + 1])
            found.setdefault(stems_, text[tokens[first].start : word.end])
    largest = max(found, key=len, default=frozenset())
    return found[largest] if largest and all(one <= largest for one in found) else None


def _first_of(tokens: Sequence[Word], k: int) -> int:
    """Where the name begins that ends at a word: "Kestra health ministry"."""
    first = k
    while first and k - first < _QUALIFIERS and _qualifies(tokens[first - 1]):
        first -= 1
    return first


def _qualifies(word: Word) -> bool:
    return word.content and (word.stem in _QUALIFY or word.text[0].isupper())


_LOOK_BACK = 2000  # characters of the article before the figure: names in full stand at its beginning or near
_QUALIFIERS = 3
_QUALIFY = frozenset(
    stem(word)
    for word in "foreign defence defense interior finance health labour justice education energy transport police fire rescue election electoral national regional local state city".split()
)


def _key(text: str) -> frozenset[str]:
    return stems(text) - {"run"}


def as_of(sentence: Sentence, at: int, *, toll: bool) -> Mention | None:
    """The date in the sentence on which the figure at a place was given; None when none is tied to it."""
    text = sentence.text
    heads = [(said.attribution.start, said.attribution.end) for said in sentence.said if said.attribution.end]
    if (place := _counting(sentence, at)) is not None:
        heads.append((sentence.tokens[place[0]].start, sentence.tokens[place[1]].end))
    for one in sentence.dates:
        if one.kind not in _DAY_KINDS or not _recent(sentence, one):
            continue
        if _AS_OF.search(text[: one.start]) or _DAILY.match(text[one.end :]):
            return one
        if any(_dates(sentence, one, head) for head in heads):
            return one
        if toll and one.start > at and _TOLL_ON.match(_past_figure(text, at, one.start)):
            return one
        if toll and _LED.match(text[sentence.dateline : one.start]) and not heads:
            return one
    return None


def _dates(sentence: Sentence, one: Mention, head: tuple[int, int]) -> bool:
    """Whether a date stands beside, inside or right before the words that name a source and its verb."""
    text, (start, end) = sentence.text, head
    if one.start >= end:
        return _SAID_ON.match(text[end : one.start]) is not None
    ahead = _LED.match(text[sentence.dateline : one.start]) and start - one.end <= _APPOSED
    return start <= one.start or bool(ahead)


def _past_figure(text: str, at: int, stop: int) -> str:
    """The words between a figure and a date behind it."""
    return re.sub(r"^[\w,.–-]+", "", text[at:stop])


def _recent(sentence: Sentence, one: Mention) -> bool:
    """Whether a date is a day up to the publication, and not long before."""
    day, seen = sentence.days(one), published(sentence.exhibit)
    return bool(day and seen and (day[1] - day[0]).days == 1 and 0 <= (seen - day[0]).days <= _BACK)


def iso(sentence: Sentence, mention: Mention | None) -> str:
    """The ISO day of a date in the sentence, else of publication; "" for neither."""
    days = sentence.days(mention) if mention else None
    day = days[0] if days else published(sentence.exhibit)
    return day.isoformat() if day else ""
