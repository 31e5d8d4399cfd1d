"""Who speaks in the evidence: statements found from attributions, and one party for all the names that it goes by. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.language.numerals import UNITS
from bot.language.phrases import COMPLEMENTS, PRONOUNS, RELATIVE, until_preposition
from bot.language.words import stem, words
from bot.summaries.sentences import told
from bot.verify.aliases import GENERIC
from bot.verify.names import names
from bot.verify.speakers import attributions
from corpus import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.language.words import Word
    from bot.types import Evidence
    from bot.verify.statement import Attribution
    from bot.writers.quoting import Candidate

_ROLE = r"spokes(?:man|woman|person|people|men|women)"
_ROLES = re.compile(rf"{_ROLE}$", re.IGNORECASE)
_ARTICLES = frozenset(("the", "a", "an"))
_FOR = frozenset(("for", "of"))
_APPOSED = re.compile(  # behind a name: ", a spokesman for the army", ", the army's spokesman"
    rf"^,\s+(?:an?|the|its)?\s*(?:(?:\w+\s+)?{_ROLE}\s+(?:for|of)\s+(?P<of>[^,.;:]{{2,60}})"
    rf"|(?P<whose>[^,.;:]{{2,60}}?)(?:['’]s?)?\s+{_ROLE}\b)",
    re.IGNORECASE,
)
_RUN = re.compile(r"((?:[A-Z][\w'’-]+\s+)+)(?:[a-z]+ly\s+|also\s+|later\s+)?\w+\W*$")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
DATELINE = re.compile(r"^[A-Z][A-Z .,/'’-]{2,}(?:,? [A-Z][a-z]+\.? \d{1,2})?(?: \([^)]{1,40}\))?\s*[-–—:]\s+")
_POSSESSIVES = frozenset("its his her their our my".split())
_TRAILING = frozenset("still again also now too first later already however meanwhile deny say".split())
_CLAUSE = frozenset("as where when while once until".split())
_THINGS = frozenset(  # what says something, and is nobody: "the resolution calls for a truce"
    stem(word)
    for word in "everybody everyone nobody anybody anyone somebody someone resolution result toll count figure vote law bill act agreement deal plan text rule sign move decision number total "
    "reply article description estimate footage video image photo picture map time day week month year".split()
)
_LOOSE = re.compile(r"^[\s,]+|[\s,]+$|['’]s?$")


_KINDS = frozenset(stem(word) for word in "company firm corporation airline group party movement".split())
"""What may stand behind a name or not: "Norline", "the Norline company"."""


class Key(NamedTuple):
    """What tells a name again: stems of all its words, of those before a preposition, and of its noun."""

    full: frozenset[str]
    own: frozenset[str]
    head: str

    @property
    def generic(self) -> bool:
        """Whether it names a mere kind of body: "the ministry"."""
        return self.full <= GENERIC

    def shortens(self, other: Key) -> bool:
        """Whether it may be a shorter wording of the other: "Marn" of "Governor Ilse Marn", never "Israel" of "Israel's army"."""
        within = self.full <= other.full and self.own <= other.own
        return within and (
            other.head in self.full or (other.head in _KINDS and other.own - self.own == {other.head})
        )


class Mention(NamedTuple):
    """Somebody named as a source."""

    name: str
    keys: tuple[Key, ...]  # of the body first, then of the person who speaks for it

    @property
    def definite(self) -> bool:
        """Whether it points at somebody known: "the ministry", not "officials"."""
        return self.name[:4].lower() == "the "


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that tells what somebody says."""

    candidate: Candidate
    who: Mention


@dataclass(slots=True)
class Party:
    """Somebody with direct statements in the evidence.

    Attributes:
        name: the fullest wording that the reports have.
        keys: of all wordings.
        statements: in the order of the evidence.
    """

    name: str
    keys: list[Key]
    statements: list[Candidate]

    def knows(self, key: Key) -> bool:
        """Whether a key names this party."""
        return any(key.full == own.full or (not key.generic and key.shortens(own)) for own in self.keys)

    def goes_by(self, key: Key) -> bool:
        """Whether a mere kind of body may be this one."""
        return any(key.shortens(own) for own in self.keys)

    def take(self, who: Mention, candidate: Candidate) -> None:
        """One more statement of it."""
        if len(who.keys[0].full) > max(len(own.full) for own in self.keys):
            self.name = who.name
        self.keys += [key for key in who.keys if key not in self.keys]
        self.statements.append(candidate)


def statements(evidence: Evidence) -> Iterator[Statement]:
    """Every sentence of the reports with a source of its own; pieces of opinion are no reports."""
    for exhibit in evidence:
        if exhibit.article.kind != "opinion":
            for candidate in told(exhibit):
                yield from (Statement(candidate, who) for who in speakers(candidate.text))


def parties(said: Iterable[Statement]) -> tuple[Party, ...]:
    """The speakers, by who comes first; fullest names are told first, so that shorter ones find theirs."""
    named = list(said)
    by_article: dict[str, list[Statement]] = {}
    for one in named:
        by_article.setdefault(one.candidate.exhibit.article.id, []).append(one)
    resolved = {
        (one.candidate, one.who): _within(one, by_article[one.candidate.exhibit.article.id]) for one in named
    }
    found: list[Party] = []
    for one in sorted(named, key=lambda each: -len(resolved[each.candidate, each.who].keys[0].full)):
        who = resolved[one.candidate, one.who]
        if (party := party_of(who.keys, found, loosely=who.definite)) is None:
            found.append(Party(who.name, list(who.keys), [one.candidate]))
        else:
            party.take(who, one.candidate)
    places = {id(one.candidate): place for place, one in reversed(list(enumerate(named)))}
    for party in found:
        party.statements = list(dict.fromkeys(sorted(party.statements, key=lambda each: places[id(each)])))
        party.name = _in_full(party)
    return tuple(sorted(found, key=lambda party: places[id(party.statements[0])]))


def _in_full(party: Party) -> str:
    """A bare surname as the reports first give it, "Ilse Marn" for "Marn"; as it is where they have several people of that name."""
    if len(party.name.split()) > 1 or party.name.isupper():
        return party.name
    texts = dict.fromkeys(one.exhibit.article.text for one in party.statements)
    whole = [
        (text[one.start : one.end], frozenset(one.parts))
        for text in texts
        for one in names(text)
        if one.parts[-1] == party.name.lower() and len(one.parts) > 1
    ]
    most = max((parts for _, parts in whole), key=len, default=frozenset[str]())
    return _LOOSE.sub("", whole[0][0]) if whole and all(parts <= most for _, parts in whole) else party.name


def party_of(keys: Sequence[Key], among: Iterable[Party], *, loosely: bool = True) -> Party | None:
    """The one party that any of these keys names; None for nobody, or where it may be one of several.

    Args:
        keys: of one name.
        among: the parties.
        loosely: whether a mere kind of body, "the ministry", may be the only ministry.
    """
    among = list(among)
    for key in keys:
        exact = [party for party in among if any(key.full == own.full for own in party.keys)]
        fitting = exact or [party for party in among if party.knows(key)]
        if not fitting and loosely and key.generic:
            fitting = [party for party in among if party.goes_by(key)]
        if len(fitting) == 1:
            return fitting[0]
    longer = [party for party in among if any(own.shortens(key) for own in party.keys for key in keys)]
    named = [party for party in longer if any(not own.generic for own in party.keys)]
    return named[0] if len(named) == 1 else None


def _within(one: Statement, article: Sequence[Statement]) -> Mention:
    """The fullest wording that the same article has for a short one; as it is when two would do.

    A mere kind of body stands for one that was named before: "the ministry", but never "officials".
    """
    who, key = one.who, one.who.keys[0]
    if key.generic:
        article = article[: article.index(one)] if who.definite else ()
    longer = {
        other.who.keys[0]: other.who
        for other in article
        if len(other.who.keys[0].full) > len(key.full) and key.shortens(other.who.keys[0])
    }
    largest = max((other.full for other in longer), key=len, default=frozenset[str]())
    if not longer or not all(other.full <= largest for other in longer):
        return who
    whole = next(other for key, other in longer.items() if key.full == largest)
    return Mention(whole.name, tuple(dict.fromkeys((*whole.keys, *who.keys))))


def speakers(text: str) -> tuple[Mention, ...]:
    """Who the last sentence of a text is by; a pronoun there stands for who is named before."""
    spans = sentences.split(text, "en")
    if not spans:
        return ()
    before = [found for span in spans[:-1] for found in _named(span.of(text))]
    last = spans[-1].of(text)
    here = tuple(_named(last))
    if here:
        return here
    pronoun = any(one.pronoun for one in attributions(last))
    return (before[-1],) if pronoun and before else ()


def _named(sentence: str) -> Iterator[Mention]:
    given = attributions(sentence)
    for one in given:
        passed_on = one.verb == "accord" and any(other.source and other is not one for other in given)
        states = sentence[one.start : one.end].endswith("states")  # "15 US states from Texas to Maine"
        if (
            one.source
            and not one.pronoun
            and not passed_on
            and not states
            and (who := _mention(one, sentence)) is not None
        ):
            yield who


def _mention(one: Attribution, sentence: str) -> Mention | None:
    source = one.source
    if source[0].low in _POSSESSIVES:  # "its director, Ilse Marn"
        comma = next((k for k, word in enumerate(source) if word.text == ","), len(source))
        source = source[comma + 1 :]
        if not source or not source[0].text[0].isupper():
            return None
    if source[0].low in PRONOUNS:  # "It came during a meeting where Marn said"
        run = _RUN.search(sentence[one.start : one.end])
        return mention(run[1]) if run else None
    there = sentence[source[0].start : source[-1].end]
    if not there.startswith(source[0].text):  # carried on from elsewhere
        there = " ".join(word.text for word in source)
    return mention(DATELINE.sub("", there), sentence[source[-1].end :])


def mention(name: str, behind: str = "") -> Mention | None:
    """A name as it stands in a text, with its keys; None when no word of it counts.

    Args:
        name: with what stands between commas beside it.
        behind: the text after it, where for whom somebody speaks may stand.
    """
    comma = name.find(",")
    apposed = _APPOSED.match(f"{name[comma:]}{behind}" if comma > 0 else behind)
    person, body = _plain(name), _plain(apposed["of"] or apposed["whose"]) if apposed else None
    if body is None or person is None:
        return person
    return Mention(body.name, (*body.keys, *person.keys))


def _plain(name: str) -> Mention | None:
    tokens = [word for word in words(name) if word.stem or word.text == ","]
    tokens = tokens[: next((k for k, word in enumerate(tokens) if word.low in RELATIVE), len(tokens))]
    cut = next((k for k, word in enumerate(tokens) if word.text == ","), len(tokens))
    main = tokens[:cut]
    if not any(word.text[0].isupper() and word.content for word in main[1:]) and cut < len(tokens):
        main = [word for word in tokens if word.text != ","]  # "the police chief, Ada Lund"
    main = _trimmed(main)
    if not main or _no_name(main):
        return None
    role = next((k for k, word in enumerate(main) if _ROLES.match(word.low)), None)
    parts = [main] if role is None else _spoken_for(main, role)
    keyed = [(part, key) for part in parts if (key := _key(part)) is not None]
    if not keyed:
        return None
    first = keyed[0][0]
    return Mention(_LOOSE.sub("", name[first[0].start : first[-1].end]), tuple(key for _, key in keyed))


def _trimmed(main: list[Word]) -> list[Word]:
    """Without what is no part of a name: "the president still", "victory as the council", "a prospect Marn" (denied)."""
    while main and main[-1].low in _TRAILING:
        main = main[:-1]
    joint = max((k for k, word in enumerate(main) if word.low in _CLAUSE), default=-1)
    if joint >= 0 and (joint == 0 or (main[0].text[0].islower() and main[0].low not in _ARTICLES)):
        main = main[joint + 1 :]
    if main and main[0].low in {"a", "an"} and not any(word.low in COMPLEMENTS for word in main):
        low = max(k for k, word in enumerate(main) if not word.text[0].isupper())
        main = main[low + 1 :] or main  # whoever has a name is no more "a" something
    return main


def _no_name(main: Sequence[Word]) -> bool:
    """As in "heads the agency", "the board released two reports": a verb with its object; or "the statement"."""
    opens = len(main) > 1 and main[0].text[0].islower() and main[0].content and main[1].low in _ARTICLES
    return (
        opens
        or main[-1].low == "statement"
        or any(
            verb.low.endswith("ed") and verb.text[0].islower() and (of.low in _ARTICLES or of.low in UNITS)
            for verb, of in pairwise(main)
        )
    )


def _spoken_for(main: list[Word], role: int) -> list[list[Word]]:
    """The body of "a spokesman for the army", "army spokesman Dan Ober"; then the person. A bare role is itself."""
    after = main[role + 1 :]
    if after and after[0].low in _FOR:
        return [after[1:]]
    parts = [part for part in (main[:role], after) if any(word.content for word in part)]
    return parts or [main]


def _key(part: Sequence[Word]) -> Key | None:
    full = frozenset(word.stem for word in part if word.content)
    own = [word for word in until_preposition(tuple(part)) if word.content]
    if not full or not own or (full & _THINGS and not any(word.text[0].isupper() for word in own[1:])):
        return None
    return Key(full, frozenset(word.stem for word in own), own[-1].stem)


def heading(name: str) -> str:
    """A party's name as a heading has it."""
    line = " ".join(name.split())
    return line[:1].upper() + line[1:]


def inside(name: str) -> str:
    """A party's name as it stands inside a sentence, also in a row of names."""
    line = " ".join(name.replace(",", " ").split())
    return line[:1].lower() + line[1:] if _ARTICLE.match(line) else line
