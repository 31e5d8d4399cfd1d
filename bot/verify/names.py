"""Every name of a claim stands near its quotes, and in the same role."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from bot.language.calendar import MONTHS, WEEKDAYS
from bot.language.numerals import ORDINALS, TENS, UNITS
from bot.language.words import GRAMMAR, Word, all_stems, stem, words
from bot.verify.ground import Failure, Ground, Stretch

_PEOPLES = tuple(
    frozenset(line.split())
    for line in (
        "israel israeli israelis", "palestine palestinian palestinians", "russia russian russians",
        "ukraine ukrainian ukrainians", "china chinese", "france french", "germany german germans",
        "italy italian italians", "spain spanish", "japan japanese", "india indian indians", "iran iranian iranians",
        "iraq iraqi iraqis", "syria syrian syrians", "lebanon lebanese", "egypt egyptian egyptians",
        "jordan jordanian jordanians", "turkey turkish turks türkiye", "greece greek greeks", "poland polish poles",
        "hungary hungarian hungarians", "austria austrian austrians", "switzerland swiss", "sweden swedish swedes",
        "norway norwegian norwegians", "denmark danish danes", "finland finnish finns", "ireland irish",
        "scotland scottish", "wales welsh", "england english", "canada canadian canadians",
        "mexico mexican mexicans", "brazil brazilian brazilians", "argentina argentine argentinian",
        "chile chilean", "colombia colombian", "venezuela venezuelan", "cuba cuban", "peru peruvian",
        "australia australian australians", "korea korean koreans", "pakistan pakistani pakistanis",
        "afghanistan afghan afghans", "bangladesh bangladeshi", "yemen yemeni yemenis", "qatar qatari",
        "kuwait kuwaiti", "oman omani", "libya libyan libyans", "tunisia tunisian", "algeria algerian",
        "morocco moroccan", "sudan sudanese", "ethiopia ethiopian", "kenya kenyan", "nigeria nigerian",
        "somalia somali", "ghana ghanaian", "serbia serbian serbs", "croatia croatian", "romania romanian",
        "bulgaria bulgarian", "portugal portuguese", "netherlands dutch", "belgium belgian", "europe european",
        "africa african", "asia asian", "vietnam vietnamese", "thailand thai", "myanmar burmese",
        "indonesia indonesian", "philippines filipino philippine", "taiwan taiwanese", "armenia armenian",
        "azerbaijan azerbaijani", "georgia georgian", "kazakhstan kazakh", "haiti haitian", "gaza gazan gazans",
        "usa american americans america united-states", "uk britain british united-kingdom",
        "un united-nations", "eu european-union",
    )
)  # fmt: skip
"""Countries with their peoples; a capital is no alias of its country."""
_PEOPLE_OF = {name: group for group in _PEOPLES for name in group}
_DAYS = frozenset(
    (*MONTHS, *WEEKDAYS, "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
)
_PARTICLES = frozenset(
    "of the and for de da di del della la le van von der den bin ibn al el y e du des zu".split()
)
TITLES = frozenset(
    "president minister prime secretary chief executive officer director general governor mayor judge justice coach captain "
    "chairman chairwoman chair king queen prince princess senator representative ambassador doctor dr mr mrs ms "
    "professor sir lord lady pope bishop rabbi imam sheikh colonel admiral lieutenant sergeant major "
    "commander inspector detective spokesman spokeswoman spokesperson chancellor premier founder foreign defence "
    "defense interior finance labour labor health education justice energy transport trade home deputy vice former speaker mediator author analyst scientist forecaster editor engineer".split()
)
"""Words that are capitals before a name and ordinary words elsewhere."""
_OPENERS = frozenset(
    "officials police authorities people residents lawmakers shares prices talks negotiators protesters soldiers "
    "troops rebels militants fighters doctors scientists researchers experts analysts workers students teachers "
    "voters families witnesses prosecutors lawyers investors economists critics supporters opponents government "
    "parliament congress court judges ministers leaders members hospitals schools earlier later today yesterday "
    "tomorrow meanwhile however overall together taken separately altogether nobody everyone someone several "
    "many few hundreds thousands millions dozens about around roughly approximately nearly almost only still "
    "yes no none once twice half two three four five six seven eight nine ten".split()
)


_MEANT = frozenset("he she it they his her its their".split())
_NOUN_TAILS = frozenset("of on in for from among during against over to than at by".split())
"""Behind a sentence's first word these show a noun: "Turnout on Sunday"."""


_LAND = 4  # letters of the shortest name of a land from which a people is made
_PEOPLE_ENDS = ("an", "ian", "i", "ese", "ish", "n", "ean")


class Name(NamedTuple):
    """A run of capitalised words in a text, titles included."""

    start: int
    end: int
    parts: tuple[str, ...]  # lower case, without particles and possessive endings


def peoples(name: str) -> frozenset[str]:
    """A country with its people, from either; empty for any other name."""
    return _PEOPLE_OF.get(name.rstrip("."), frozenset())


@lru_cache(maxsize=1024)
def names(text: str) -> tuple[Name, ...]:
    """The names of a text in order; days and months are none, a sentence's first word is one only if not ordinary."""
    found: list[Name] = []
    run: list[Word] = []
    tokens = words(text)
    for k, word in enumerate(tokens):
        if _capital(word) and not (_opens(text, tokens, k) and _ordinary(tokens, k)):
            run.append(word)
        elif (
            run
            and word.low in _PARTICLES
            and k + 1 < len(tokens)
            and _capital(tokens[k + 1])
            and word.low != "and"
        ) or (run and word.text in "-.&’'" and word.start == run[-1].end):
            continue
        else:
            found += _closed(run)
            run = []
    return tuple(found + _closed(run))


def _capital(word: Word) -> bool:
    return (
        word.text[0].isupper() and word.low not in _DAYS and (len(word.text) > 1 or word.text not in "AICF")
    )


def _opens(text: str, tokens: tuple[Word, ...], k: int) -> bool:
    before = text[: tokens[k].start].rstrip()
    return not before or before[-1] in ".!?:“”\"'‘\n—;" or "\n" in text[tokens[k - 1].end : tokens[k].start]


def _ordinary(tokens: tuple[Word, ...], k: int) -> bool:
    """Whether a sentence's first word is an ordinary one in capitals."""
    word = tokens[k]
    if word.text.isupper() and len(word.text) > 1:
        return word.low in GRAMMAR
    after = tokens[k + 1 : k + 3]
    if after and after[0].low in _NOUN_TAILS:
        return not (after[0].low == "of" and after[-1].text[0].isupper())  # "Port of Wend"
    counts = word.low in UNITS or word.low in TENS or word.low in ORDINALS
    return counts or word.low in GRAMMAR or word.low in _OPENERS or word.low.endswith(("ing", "ly", "ed"))


def _closed(run: list[Word]) -> list[Name]:
    parts = tuple(word.low for word in run if word.low not in GRAMMAR or word.text.isupper())
    return [Name(run[0].start, run[-1].end, parts)] if parts else []


def missing(text: str, ground: Ground) -> Failure | None:
    """The first name of the claim that is neither near its quotes nor in the article's head.

    Another form counts when the article itself ties it to a form near the quotes: initials, a surname with
    its first name, a country with its people.
    """
    near = _vocabulary(ground)
    ordinary = _lower_words(ground.near)
    for name in names(text):
        for part in name.parts:
            if _known(part, near) or part in _PARTICLES:
                continue
            opening = name.start == 0 and part == name.parts[0] and len(name.parts) == 1
            if opening and (
                part in ordinary or stem(part) in ordinary or stem(part) in all_stems(ground.near)
            ):
                continue
            if not _tied(part, name, ground, near):
                return Failure("name_not_in_evidence", f"{part!r} of {text[name.start : name.end]!r}")
    return None


def _vocabulary(ground: Ground) -> frozenset[str]:
    """Lower-case words near the quotes and in the heads; parts of hyphened words, too."""
    texts = [ground.near, ground.header, *(_led_by_pronoun(stretch) for stretch in ground.stretches)]
    return frozenset[str]().union(*(_lows(text) for one in texts for text in one.split("\n")))


@lru_cache(maxsize=1024)
def _lows(text: str) -> frozenset[str]:
    return frozenset(word.low for word in words(text) if word.stem)


def _led_by_pronoun(stretch: Stretch) -> str:
    """The sentences before one that begins with "he" or "its": whoever is meant is named there."""
    text = stretch.exhibit.article.text
    first = next((word.low for word in words(stretch.sentences[0].of(text)) if word.stem), "")
    return "\n".join(one.of(text) for one in stretch.before) if first in _MEANT else ""


@lru_cache(maxsize=256)
def _lower_words(text: str) -> frozenset[str]:
    low = {word.low for word in words(text) if word.text[0].islower()}
    return frozenset(low | {stem(word) for word in low})


def _known(part: str, near: frozenset[str]) -> bool:
    forms = _PEOPLE_OF.get(part.rstrip("."), frozenset())
    if part in near or part.replace(".", "") in {word.replace(".", "") for word in near}:
        return True
    if any(all(piece in near or f"{piece}." in near for piece in form.split("-")) for form in forms):
        return True
    return not forms and any(_people_of(part, word) or _people_of(word, part) for word in near)


def _people_of(people: str, land: str) -> bool:
    """Whether one word is made of the other by an ending for peoples: "Lethian" of "Lethia"; not for listed countries."""
    if len(land) < _LAND or land[0] != people[0] or people in _PEOPLE_OF or land in _PEOPLE_OF:
        return False
    root = land[:-1] if land[-1] in "aeoy" else land
    return people.removesuffix("s") in {f"{root}{end}" for end in _PEOPLE_ENDS}


def _tied(part: str, name: Name, ground: Ground, near: frozenset[str]) -> bool:
    """Whether the article ties this form to one near the quotes."""
    for stretch in ground.stretches:
        article = _article_names(stretch)
        full = [one for one in article if part in one.parts]
        if part in TITLES and part in {word.low for word in words(stretch.exhibit.article.text)}:
            return True
        if any(other in near and other not in TITLES for one in full for other in one.parts if other != part):
            return True
        if _country_form(part, name, near) or _initialled(part, article, near):
            return True
    return False


def _country_form(part: str, name: Name, near: frozenset[str]) -> bool:
    """As in "United States" where the text has "U.S."."""
    joined = "-".join(
        piece
        for piece in name.parts
        if piece in {"united", "states", "kingdom", "nations", "union", "european"}
    )
    group = _PEOPLE_OF.get(joined, frozenset())
    return part in joined.split("-") and any(form in near or f"{form}." in near for form in group)


def _initialled(part: str, article: tuple[Name, ...], near: frozenset[str]) -> bool:
    """As in "IDF" for "Israel Defense Forces" near the quotes, or the other way about."""
    for one in article:
        initials = "".join(piece[0] for piece in one.parts)
        if len(initials) < 2:  # noqa: PLR2004
            continue
        if part.replace(".", "") == initials and all(piece in near for piece in one.parts):
            return True
        if part in one.parts and initials in near:
            return True
    return False


@lru_cache(maxsize=64)
def _all_names(text: str) -> tuple[Name, ...]:
    return names(text)


def _article_names(stretch: Stretch) -> tuple[Name, ...]:
    return _all_names(stretch.exhibit.article.text)
