"""Whether two wordings name one source, by what the article itself ties together."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.language.phrases import COMPLEMENTS, TELLING, until_preposition
from bot.language.words import stem, words
from bot.verify.deeds import deeds
from bot.verify.names import TITLES, Name, names, peoples
from bot.verify.speakers import attributions

if TYPE_CHECKING:
    from bot.language.words import Word
    from bot.verify.ground import Stretch
    from bot.verify.statement import Attribution
    from corpus.types import Span

GENERIC = frozenset(
    stem(word)
    for word in "company firm club agency group union party bank ministry office authority board council court "
    "league movement organisation team director chief founder lawyer spokesman spokeswoman spokesperson "
    "minister president coach author engineer army police government official captain officer analyst head leader manager boss owner member representative "
    "firm maker operator charity organisation institute body".split()
)
"""Sources that a text names by their kind once it has named them in full."""
_KIN = tuple(
    frozenset(stem(word) for word in group.split())
    for group in (
        "ministry officials official government authorities minister department", "police officers officer authorities detectives force",
        "study researchers researcher authors author scientists scientist paper report team findings", "court judge judges ruling tribunal justices",
        "company firm group business maker operator spokesman spokeswoman spokesperson", "report document audit auditors review inquiry investigators",
        "union leaders members strikers workers", "army military forces officers commander", "hospital doctors doctor medics staff clinic",
        "prosecutors prosecutor prosecution", "council councillors mayor city officials", "poll survey pollsters pollster", "residents witnesses people locals",
        "agency office body organisation organization service commission watchdog regulator board authority", "spokesman spokeswoman spokesperson",
        "lawyer lawyers attorney counsel", "analysts economists experts analyst economist expert", "data figures statistics results",
        "respondents respondent asked surveyed polled questioned interviewed voters participants people adults",
    )
)  # fmt: skip
"""Kinds of source of which one may be called by another."""
_TITLE_STEMS = frozenset(stem(title) for title in TITLES)
_POSSESSIVES = frozenset("his her its their".split())
_KINDS = frozenset(
    stem(word)
    for word in "foreign defence defense interior finance labour labor health education justice energy transport trade home".split()
)
_RANKS = _TITLE_STEMS - _KINDS
"""Titles that may be left off or put on; "health" and "interior" tell one ministry from another."""
_OWNING = ("'s", "’s", "s'", "s’")
_ROLE_ENDS = ("woman", "person", "man", "er", "or")
_PLACED = re.compile(
    r"\b(?:in|at|near|on|off|from|to|outside|across|around|through|into|over|towards)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\s*(?:in|at|on|after|before|during|speaking|writing)\b[^,]{2,60}(?:,[^,]{2,60}){0,2},\s*", re.IGNORECASE
)
"""A phrase that opens a sentence: who is named in it is not who "she" is."""
_PERSON = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_BODIES = frozenset(
    stem(word)
    for word in "committee council court panel ministry government parliament agency company group party union police army bank "
    "board commission office authority assembly senate congress".split()
)
"""What is never "he" or "she"."""
_OPENING = 2  # content words at the head of a sentence
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
    telling = claimed.source and not claimed.heads & {word.stem for word in until_preposition(claimed.source)}
    if (not telling and _turned_about(claimed, given)) or _other_owner(claimed, given):
        return False
    plainly = all(segment & given.heads for segment in claimed.segments)
    if plainly and claimed.stems <= given.stems | _RANKS:
        return True
    known, heads = _aliases(said, stretch)
    if _named_and_described(claimed, heads, stretch):
        return True
    near = _near(stretch)
    segments = [segment for segment in claimed.segments if not segment & heads]
    if len(segments) == len(claimed.segments) and not _generic_for(claimed, given, near):
        return False
    capitals = {word.stem for word in _capitals(claimed.source)} - _TITLE_STEMS
    named = any(segment & heads & capitals for segment in claimed.segments)
    if segments and len(segments) < len(claimed.segments) and not named:
        return False
    kin = _kin(claimed, given)
    if any(not _described(segment, claimed, near | kin) for segment in segments):
        return False
    complemented = given.pronoun or any(word.low in COMPLEMENTS for word in given.source)
    wanted = (claimed.stems if complemented else claimed.own) - TELLING
    extra = [word for word in claimed.source if word.stem in wanted - known - _RANKS]
    common = claimed.heads & heads
    owned = any(word.text.endswith(_OWNING) for word in claimed.source)
    return all(
        _people(word, known)
        or (word.text[0].islower() and word.stem in near | kin | GENERIC)
        or (owned and _owner(word, said, stretch))
        or _opening(word, said, stretch)
        or _beside(word.stem, common, stretch)
        for word in extra
    )


def _near(stretch: Stretch) -> frozenset[str]:
    """The stems of the sentences around the quote and of the article's head."""
    return frozenset(
        word.stem for one in (*_around(stretch), stretch.header) for word in words(one) if word.stem
    )


def _described(segment: frozenset[str], claimed: Attribution, near: frozenset[str]) -> bool:
    """Whether a further name of the source is only what it is called, without a proper name that is not near."""
    capitals = {word.stem for word in _capitals(claimed.source)} - _TITLE_STEMS
    return not segment & capitals - near and all(stem_ in near | GENERIC | _TITLE_STEMS for stem_ in segment)


def _generic_for(claimed: Attribution, given: Attribution, near: frozenset[str]) -> bool:
    """As in "officials" for "the ministry", "researchers" for "the study": kinds of source that stand for each other."""
    if {word.stem for word in _capitals(claimed.source)} - _TITLE_STEMS - near:
        return False
    return bool(_kin(claimed, given)) and not (_capitals(given.source) and _capitals(claimed.source))


def _kin(claimed: Attribution, given: Attribution) -> frozenset[str]:
    """The claim's nouns that stand for one of the article's source: "respondents" for "those asked"."""
    groups = (kin for kin in _KIN if claimed.heads & kin and given.stems & kin)
    return claimed.heads & frozenset[str]().union(*groups)


def _opening(word: Word, said: Said, stretch: Stretch) -> bool:
    """As in "a police spokeswoman" where the sentence opens with the police and ends "a spokeswoman said"."""
    if not said.attribution.stems <= GENERIC or said.attribution.pronoun:
        return False
    opening = [one for one in words(said.sentence.of(stretch.exhibit.article.text)) if one.content]
    return word.stem in {one.stem for one in opening[:_OPENING]}


def _named_and_described(claimed: Attribution, heads: frozenset[str], stretch: Stretch) -> bool:
    """Whether the claim names the source by a proper name, and the article says near by what else it calls it.

    As in "Ada Lund, the clinic's director" where the article has "Ada Lund, who directs the clinic".
    """
    if not claimed.heads & {word.stem for word in _capitals(claimed.source)} & heads - _TITLE_STEMS:
        return False
    if not all(_one_name(run, stretch) for run in _runs(claimed.source)):
        return False
    if _strangers(claimed.source, heads):
        return False
    near = {word.stem for one in _around(stretch) for word in words(one)}
    return all(word.stem in near | _RANKS or _role_of(word, near) for word in claimed.source if word.content)


def _other_owner(claimed: Attribution, given: Attribution) -> bool:
    """As in "Marran's spokesman" for "Tessaly's spokesman"."""
    mine, theirs = (
        {word.stem: word for word in _capitals(one.source) if word.text.endswith(_OWNING)}
        for one in (claimed, given)
    )
    known = frozenset(theirs)
    return bool(mine and theirs) and not any(
        name in known or _people(word, known) for name, word in mine.items()
    )


def _turned_about(claimed: Attribution, given: Attribution) -> bool:
    """As in "the Forum of Ada Lund" for "Ada Lund of the Forum": who speaks has become whose it is."""
    speakers = _capitals(until_preposition(given.source))
    leading = {word.stem for word in speakers if not word.text.endswith(_OWNING)} - _TITLE_STEMS
    owner: set[str] = set()
    behind = False
    for word in claimed.source:
        behind = word.low in COMPLEMENTS or (behind and word.text != ",")
        if behind and word.text[0].isupper():
            owner.add(word.stem)
    return bool(owner & leading) and not claimed.own & leading


def _runs(source: tuple[Word, ...]) -> list[list[Word]]:
    """The runs of capitalised words that stand side by side in a source."""
    runs: list[list[Word]] = []
    for word in _capitals(source):
        if runs and word.start - runs[-1][-1].end <= 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _one_name(run: list[Word], stretch: Stretch) -> bool:
    """Whether the article has all of a run, titles left out, within one name."""
    text = stretch.exhibit.article.text
    parts = {word.low for word in run} - TITLES - {word.text for word in words(text)}
    return not parts or any(parts <= set(one) for one in _article_names(stretch.exhibit.article.text))


def _capitals(source: tuple[Word, ...]) -> list[Word]:
    return [word for word in source if word.content and word.text[0].isupper()]


def _strangers(source: tuple[Word, ...], heads: frozenset[str]) -> bool:
    """Whether a part of the source ends in the name of somebody else: "union leader Ada Lund" for "Union leader Bo Falk"."""
    parts: list[list[Word]] = [[]]
    for word in source:
        if word.text == ",":
            parts.append([])
        else:
            parts[-1].append(word)
    last = [_runs(until_preposition(tuple(part)))[-1:] for part in parts]
    called = [
        [word.stem for word in run] for found in last for run in found if not run[-1].text.endswith(_OWNING)
    ]
    return any(not set(name) & heads and set(name) - _TITLE_STEMS for name in called)


def _role_of(word: Word, near: set[str]) -> bool:
    """Whether a noun is made of a verb near by: "chairman" of "chairs", "leader" of "leads"."""
    made = next((word.low.removesuffix(end) for end in _ROLE_ENDS if word.low.endswith(end)), "")
    return stem(made) in near if made else False


def _around(stretch: Stretch) -> list[str]:
    text = stretch.exhibit.article.text
    return [one.of(text) for one in (*stretch.before, *stretch.sentences, *stretch.after)]


def _people(word: Word, known: frozenset[str]) -> bool:
    """As in "Sudanese" where the article has "Sudan's"."""
    forms = [form.split("-") for form in peoples(word.low)]
    return any(all(stem(piece) in known for piece in form) for form in forms)


def _owner(word: Word, said: Said, stretch: Stretch) -> bool:
    """As in "Neri's lawyers" where the article has "his lawyers" right after naming Neri."""
    possessed = _POSSESSIVES & {one.low for one in said.attribution.source}
    if not word.text[0].isupper() or not possessed:
        return False
    text = stretch.exhibit.article.text
    before = [one for one in (*stretch.before, *stretch.sentences) if one.end <= said.sentence.start][-1:]
    told = [*(one.of(text) for one in before), said.sentence.of(text)[: said.attribution.start]]
    return any(word.low in name.parts for one in told for name in names(one))


def _aliases(said: Said, stretch: Stretch) -> tuple[frozenset[str], frozenset[str]]:
    """All words for a source, and those that alone can name it."""
    given = said.attribution
    known, heads = set(given.stems), set(given.heads)
    if given.pronoun or (given.stems and given.stems <= GENERIC):
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
        if one.heads & heads - GENERIC - _TITLE_STEMS:
            known |= one.stems
            heads |= one.heads
    return frozenset(known), frozenset(heads)


def _sentence_before(said: Said, stretch: Stretch) -> str:
    text = stretch.exhibit.article.text
    every = [one for one in (*stretch.before, *stretch.sentences) if one.end <= said.sentence.start]
    return every[-1].of(text) if every else ""


def _proper(given: Attribution, heads: set[str]) -> set[str]:
    """The heads that are proper names; all of them where the source is a pronoun or came by one."""
    capitals = {word.stem for word in given.source if word.text[0].isupper()}
    return heads if given.pronoun else capitals


def _earlier(said: Said, stretch: Stretch) -> frozenset[str]:
    """The source, else the first name, of the sentence before: whom "he" or "the company" means."""
    text = stretch.exhibit.article.text
    whole = said.sentence.of(text)
    own = "" if _LEAD.fullmatch(whole[: said.attribution.start]) else whole[: said.attribution.start]
    spoken = _PERSON.search(whole[said.attribution.start : said.attribution.end])
    if said.attribution.pronoun and spoken and not own.strip():
        return _person(_sentence_before(said, stretch))
    if said.attribution.pronoun and own.strip() and (before := _sentence_before(said, stretch)):
        told = [one for one in attributions(before) if one.source]
        if told:  # "Half of them were from Sarrat, it said."
            return told[-1].heads | (
                frozenset(stem(part) for part in names(own)[0].parts) if names(own) else frozenset()
            )
    if said.attribution.pronoun and (here := _of_one(names(own), own)):
        return frozenset(stem(part) for part in here[0].parts)
    owned = _POSSESSIVES & {word.low for word in said.attribution.source}  # "his lawyer" is not he
    if not said.attribution.pronoun and not owned and (alone := _unplaced(own)):
        return frozenset(stem(part) for part in alone[0].parts)
    every = [one for one in (*stretch.before, *stretch.sentences) if one.end <= said.sentence.start]
    for sentence in reversed(every):
        found = [one for one in attributions(sentence.of(text)) if one.source]
        if found:
            other = said.attribution.pronoun or found[-1].heads & GENERIC <= said.attribution.heads
            return found[-1].heads if other else frozenset()
        if named := names(sentence.of(text)):
            return frozenset(stem(part) for part in named[0].parts) | _doers(sentence.of(text))
        if acting := _doers(sentence.of(text)):
            return acting
    return frozenset()


def _person(before: str) -> frozenset[str]:
    """Whom "he" or "she" means: who is named first in the sentence before, and who speaks in it unless that is a body."""
    told = [one.heads for one in attributions(before) if one.source and not one.heads & _BODIES][-1:]
    every = [{stem(part) for part in one.parts} for one in names(before)]
    named = [parts for parts in every if not parts & _BODIES][:1]
    return frozenset[str]().union(*told, *(parts - _TITLE_STEMS or parts for parts in named)) or _doers(
        before
    )


def _of_one(found: tuple[Name, ...], text: str) -> tuple[Name, ...]:
    """The names without a plural that only opens the sentence: "Hackers opened the files of Calloway, it said"."""
    opening = found[:1] and not text[: found[0].start].strip() and len(found[0].parts) == 1
    plural = (
        opening
        and found[0].parts[0].endswith("s")
        and not text[found[0].start : found[0].end].endswith(_OWNING)
    )
    return found[1:] if plural and found[1:] else found


def _unplaced(text: str) -> list[Name]:
    """The names of a text that are not told as places."""
    return [one for one in names(text) if not _PLACED.search(text[: one.start])]


def _doers(sentence: str) -> frozenset[str]:
    """Who acts first in a sentence: whom "they" and "both" mean in the next one."""
    return next((deed.who for deed in deeds(sentence)), frozenset())


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
