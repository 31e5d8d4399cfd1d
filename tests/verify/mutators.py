"""Ways to spoil a faithful claim. They share nothing with the checks: their own small patterns, on the text only.

A spoiled claim is dropped again where it would say the same: the text did not change, the new figure or
word stands in the cited sentences for the same thing, or two names exchange places in a list or a meeting.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.verify.mutation_passages import Faithful, WirePassage


class Spoiled(NamedTuple):
    """A claim that must not be published."""

    kind: str
    text: str


DIGITS = re.compile(r"(?<![\w.,-])\d+(?:,\d{3})*(?:\.\d+)?(?!\w*-\d)")
SPELLED = "two three four five six seven eight nine fourteen".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April June July August September October November December".split()
STRANGERS = ("Wilhelm Aster", "Quentin Mabry", "Osgood Falk")
OTHER_SOURCES = ("the harbour pilots", "the opposition leader", "Delphine Roux")
BARE = re.compile(r"[Tt]he [a-z]+")
"""A source such as "the airline" may be one of the passage's names by another word: these are not put for it."""
COUNTED = frozenset(
    "homes schools soldiers civilians hectares firefighters troops tonnes trucks drones missiles adults children "
    "pupils seats hikers rescuers men women flats people goals assists employees countries barrels workers patients "
    "volunteers stores".split()
)  # of the annotated words, those that another noun can stand for
BOUNDS = (
    ("at least", ("", "about ", "up to ")),
    ("more than", ("", "fewer than ", "nearly ")),
    ("about", ("", "more than ")),
    ("around", ("", "at least ")),
    ("up to", ("", "more than ")),
    ("nearly", ("", "more than ")),
    ("almost", ("", "more than ")),
    ("fewer than", ("", "more than ")),
    ("less than", ("", "more than ")),
)
FIRMER = (
    (r"\bmay\b", "will"),
    (r"\bmight\b", "will"),
    (r"\bcould\b", "will"),
    (r"\bplans to\b", "will"),
    (r"\bis expected to\b", "will"),
    (r"\bare expected to\b", "will"),
    (r"\bis likely to\b", "will"),
    (r"\bwas likely to\b", "will"),
    (r"\bhad allegedly\b", "had"),
    (r"\bwas reportedly\b", "was"),
    (r"\bprobably caused\b", "caused"),
    (r"\bwas possible\b", "was certain"),
    (r"\bwas likely\b", "was certain"),
    (r"\bshould close\b", "will close"),
)
NEGATED = (
    (r"\bdid not (\w+)", r"\1"),
    (r"\bdoes not plan\b", "plans"),
    (r"\b(will|would|was|were|has|have|had|is|may|should|must|can) not\b", r"\1"),
    (r"\bcannot\b", "can"),
    (r"\bNo deaths have\b", "Deaths have"),
    (r"\bno (\w+)", r"\1"),
    (r"\bNeither side\b", "Each side"),
    (r"\bNobody\b", "Somebody"),
    (r"\bNone of\b", "Some of"),
    (r"\bnone of\b", "some of"),
    (r"\bdenied\b", "confirmed"),
    (r"\brejected\b", "accepted"),
    (r"\brefused to\b", "agreed to"),
    (r"\bfailed to\b", "managed to"),
    (r"\bdeclined to\b", "agreed to"),
    (r"\bnever\b", "always"),
)
ADDED = (
    (r"\b(was|were|will|would|may|could|had|has|have|is|are|must|should|might)\b(?! not)", r"\1 not"),
    (r"\b(killed|ordered|released|rejected|approved|resigned|treated|launched|bought|cut)\b", r"did not \1"),
)


def number_changed(claim: Faithful, passage: WirePassage) -> Iterator[str]:
    """A figure becomes one that the passage does not have."""
    for match in DIGITS.finditer(claim.text):
        for new in (_next(match.group()), _digits_moved(match.group())):
            if (
                new
                and new != match.group()
                and not re.search(rf"(?<!\d){re.escape(new)}(?!\d)", passage.text)
            ):
                yield _put(claim.text, match, new)
    for match in re.finditer(r"\b(?:" + "|".join(SPELLED) + r")\b", claim.text):
        new = SPELLED[(SPELLED.index(match.group()) + 3) % len(SPELLED)]
        if new not in passage.text.lower().split():
            yield _put(claim.text, match, new)


def _next(figure: str) -> str:
    last = len(figure) - 1
    return figure[:last] + str((int(figure[last]) + 3) % 10)


def _digits_moved(figure: str) -> str:
    return (
        figure[1] + figure[0] + figure[2:]
        if len(figure) > 1 and figure[:2].isdigit() and figure[1] != "0"
        else ""
    )


def number_swapped(claim: Faithful, passage: WirePassage) -> Iterator[str]:
    """Two figures of one sort change places; or one becomes another of the cited sentences.

    Of one sort: both plain, both money or both shares. Years, ages and days of a month stay.
    """
    cited = " ".join(passage.sentences[k] for k in claim.cites)
    found = [match for match in DIGITS.finditer(claim.text) if not _dated(claim.text, match)]
    for first, second in pairwise(found):
        if _sort(claim.text, first) == _sort(claim.text, second) and first.group() != second.group():
            between = claim.text[first.end() : second.start()]
            yield (
                claim.text[: first.start()]
                + second.group()
                + between
                + first.group()
                + claim.text[second.end() :]
            )
    for match in found:
        for other in DIGITS.finditer(cited):
            there = other.group() not in re.findall(r"[\d.,]*\d", claim.text) and not _dated(cited, other)
            if there and _sort(cited, other) == _sort(claim.text, match):
                yield _put(claim.text, match, other.group())


def _dated(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 10) : match.end() + 10]
    return bool(re.search("|".join(MONTHS) + "|Oct", around)) or bool(
        re.fullmatch(r"(?:19|20)\d\d", match.group())
    )


def _sort(text: str, match: re.Match[str]) -> str:
    before, after = text[: match.start()][-1:], text[match.end() :]
    if before in "$€£" and before:
        return "money"
    if re.match(r"%| per ?cent| points?", after):
        return "share"
    if re.match(r" (?:billion|million|thousand)|bn|m\b", after):
        return "big"
    return "plain"


def date_shifted(claim: Faithful, passage: WirePassage) -> Iterator[str]:
    """A weekday, a day of a month, a month or a year becomes another."""
    for match in re.finditer("|".join(DAYS), claim.text):
        new = DAYS[(DAYS.index(match.group()) + 2) % 7]
        if new not in passage.text:
            yield _put(claim.text, match, new)
    for match in re.finditer(r"\b(?:" + "|".join(MONTHS) + r")\b", claim.text):
        new = MONTHS[(MONTHS.index(match.group()) + 4) % 11]
        if new not in passage.text:
            yield _put(claim.text, match, new)
    for match in re.finditer(r"\b20[012]\d\b", claim.text):
        yield _put(claim.text, match, str(int(match.group()) - 1))
    month = "|".join(MONTHS)
    for match in re.finditer(rf"(?<=\b)\d{{1,2}}(?= (?:{month}))|(?<= )(?<!\d)\d{{1,2}}(?!\d)", claim.text):
        if _dated(claim.text, match):
            yield _put(claim.text, match, str(int(match.group()) % 27 + 1))


def name_replaced(claim: Faithful, passage: WirePassage) -> Iterator[str]:
    """A name becomes a stranger's."""
    for k, name in enumerate(passage.names):
        if name in claim.text:
            yield claim.text.replace(name, STRANGERS[k % len(STRANGERS)])
        elif (last := name.split()[-1]) in claim.text.split():
            yield re.sub(rf"\b{last}\b", STRANGERS[k % len(STRANGERS)].split()[-1], claim.text)


def names_exchanged(claim: Faithful, passage: WirePassage) -> Iterator[str]:
    """Two names of the claim change places; lists ("A and B met") say the same and are left out."""
    held = [name for name in passage.names if name in claim.text]
    for first, second in pairwise(held):
        if re.search(
            rf"{first}(?: and |, | with )(?:the )?{second}|{second}(?: and |, | with )(?:the )?{first}",
            claim.text,
        ):
            continue
        yield claim.text.replace(first, "\0").replace(second, first).replace("\0", second)


def negation_added(claim: Faithful, passage: WirePassage) -> Iterator[str]:
    """The first helping verb outside quotation marks is denied, or a plain past is."""
    outside = _outside(claim.text)
    for pattern, put in ADDED:
        match = re.search(pattern, outside)
        if match and not re.search(r"\b(?:no|not|none|neither|nobody)\b", outside, re.IGNORECASE):
            yield _put(claim.text, match, match.expand(put))
            return


def negation_removed(claim: Faithful, passage: WirePassage) -> Iterator[str]:
    """A denial becomes its opposite."""
    outside = _outside(claim.text)
    for pattern, put in NEGATED:
        if match := re.search(pattern, outside):
            yield _capital(_put(claim.text, match, match.expand(put)))
            return


def attribution_dropped(claim: Faithful, passage: WirePassage) -> Iterator[str]:
    """The last attribution goes; what is left stands as fact. Braces around a mere subject do not count."""
    for part in claim.attributions[-1:]:
        if re.fullmatch(r"\[[^\]]*\]", part) or re.search(r"\b(?:denied|accused)\b", part):
            continue
        rest = claim.marked.replace("{" + part + "}", "")
        yield _capital(
            re.sub(r"^[\s,:]*(?:that |it\b(?= was))?", "", re.sub(r"[{}\[\]]", "", rest)).replace(" ,", ",")
        )


def attribution_moved(claim: Faithful, passage: WirePassage) -> Iterator[str]:
    """The statement is given to somebody else: a name of the passage, or a made-up source."""
    for source in re.findall(r"\[([^\]]*)\]", claim.marked)[-1:]:
        own = set(source.lower().split())
        others = [name for name in passage.names if not set(name.lower().split()) & own]
        others = [name for name in others if name not in claim.text]
        if BARE.fullmatch(source):
            others = []
        for other in (*others[:1], OTHER_SOURCES[passage.number % len(OTHER_SOURCES)]):
            yield _capital(
                claim.marked.replace(f"[{source}]", other).translate({ord(c): None for c in "{}[]"})
            )


def quotation_altered(claim: Faithful, passage: WirePassage) -> Iterator[str]:
    """One word between quotation marks becomes another or goes."""
    for match in re.finditer(r"[\"“]([^\"”]{8,})[\"”]", claim.text):
        inside = match.group(1).split(" ")
        middle = len(inside) // 2
        yield _put(claim.text, match, f"“{' '.join([*inside[:middle], 'perhaps', *inside[middle + 1 :]])}”")
        yield _put(claim.text, match, f"“{' '.join([*inside[:middle], *inside[middle + 1 :]])}”")


def bound_changed(claim: Faithful, passage: WirePassage) -> Iterator[str]:
    """As in "At least" and the like go, or become another sort of bound."""
    for bound, others in BOUNDS:
        for match in re.finditer(
            rf"\b{bound} (?=\d|a |half|two|three|five|six|one)", claim.text, re.IGNORECASE
        ):
            for other in others:
                yield _capital(_put(claim.text, match, other))


def made_firmer(claim: Faithful, passage: WirePassage) -> Iterator[str]:
    """What may be becomes what will be."""
    for pattern, put in FIRMER:
        if match := re.search(pattern, claim.text):
            yield _put(claim.text, match, put)


def noun_exchanged(claim: Faithful, passage: WirePassage) -> Iterator[str]:
    """What a figure counts becomes something else that the passage counts, or a thing it does not have."""
    nouns = passage.nouns
    if not re.search(r"\d|\b(?:number|one|" + "|".join(SPELLED) + r")\b", claim.text, re.IGNORECASE):
        return  # nothing is counted
    if len(nouns) == 2:
        first, second = nouns
        swapped = _word(first, "\0", claim.text)
        swapped = _word(second, first, swapped).replace("\0", second)
        if swapped != claim.text:
            yield swapped
    for noun in nouns:
        if noun in COUNTED and re.search(rf"\d (?:\w+ )?{noun}\b", claim.text):
            yield _word(noun, "tractors", claim.text)


def _word(old: str, new: str, text: str) -> str:
    return re.sub(rf"\b{old}\b", lambda _: new, text)


def _put(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def _outside(text: str) -> str:
    return re.sub(r"[\"“][^\"”]*[\"”]", lambda match: " " * len(match.group()), text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


MUTATORS: dict[str, Callable[[Faithful, WirePassage], Iterator[str]]] = {
    "number changed": number_changed,
    "number swapped": number_swapped,
    "date shifted": date_shifted,
    "name replaced": name_replaced,
    "names exchanged": names_exchanged,
    "negation added": negation_added,
    "negation removed": negation_removed,
    "attribution dropped": attribution_dropped,
    "attribution moved": attribution_moved,
    "quotation altered": quotation_altered,
    "bound changed": bound_changed,
    "modality firmer": made_firmer,
    "noun exchanged": noun_exchanged,
}


def spoiled(claim: Faithful, passage: WirePassage) -> tuple[Spoiled, ...]:
    """Every way in which the mutators spoil a claim, without repeats."""
    found = {
        text: Spoiled(kind, text)
        for kind, mutate in MUTATORS.items()
        for text in mutate(claim, passage)
        if text.strip() and text != claim.text
    }
    return tuple(found.values())
