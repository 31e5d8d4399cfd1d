"""A figure of a claim counts the same thing as in its source."""

from __future__ import annotations

import re

from bot.language.binding import Side, tight
from bot.language.figures import Figure, figures
from bot.language.numerals import ORDINALS, TENS, UNITS
from bot.language.words import GRAMMAR, Word, stem, stems, words

_CONTRASTS = tuple(
    frozenset(stem(word) for word in group.split())
    for group in (
        (
            "killed wounded missing arrested displaced evacuated rescued hospitalised hospitalized freed released "
            "kidnapped convicted acquitted infected vaccinated recovered treated tested homeless stranded trapped"
        ),
        "destroyed damaged rebuilt",
        "second seconds minute hour day week month quarter year decade century",
        "millimetre centimetre metre kilometre km inch foot feet yard mile",
        "gram kilogram kg tonne ounce pound barrel litre gallon hectare acre truck",
        "revenue profit loss debt sales costs turnover dividend spending exports imports deficit surplus",
        "goal assist point run wicket try win loss draw game match set medal gold silver bronze title",
        "against favour abstained abstention",
    )
)
"""Words of which a figure counts only one; own list of what wire reports count."""

_SCORED = next(group for group in _CONTRASTS if stem("wicket") in group)
_PEOPLE = frozenset(stem(word) for word in "people person persons others someone".split())
_SEXES = frozenset(stem(word) for word in "men women".split())
"""These stand for people of another noun, but never for children or for each other."""
_YOUNG = frozenset(stem(word) for word in "children boys girls babies infants".split())
_HUMAN_ENDINGS = tuple("ers ors ates ists ians ees ants ents men ans is ese nals".split())
_HUMANS = frozenset(
    "children victims police troops staff crew fans refugees relatives pupils hostages adults".split()
)
_TELLING = (
    _YOUNG
    | _SEXES
    | frozenset(
        stem(word)
        for word in "soldiers civilians police officers rebels militants gunmen prisoners hostages firefighters doctors nurses teachers pupils "
        "students judges ministers adults patients tourists".split()
    )
)
"""Nouns that tell which people they are: of these none stands for another."""
_PERSONS = frozenset(
    stem(word)
    for word in "candidates challengers contenders rivals lawmakers deputies legislators senators parliamentarians employees workers staff "
    "passengers travellers fans supporters spectators residents inhabitants locals citizens voters respondents customers clients guests players "
    "members delegates participants volunteers individuals migrants refugees asylum-seekers protesters demonstrators victims casualties experts "
    "analysts researchers scientists politicians officials representatives captives detainees athletes competitors subscribers users families".split()
)
"""Nouns that paraphrases put for each other."""
_ENDS = re.compile(r"\s*(?:[.,;]\s|[.;]?$)")
_APART = frozenset("ahead behind apart away clear short later earlier ago".split())  # "two ahead of them"
_NEAR_HEAD = 8  # words; a noun further from its number does not count it
_OPEN = frozenset(("-", "of", "the", "other", "new", "more", "additional", "people", "us"))
_QUALIFYING = frozenset(
    "previous extra additional further separate different local consecutive straight more new other past".split()
)
"""Adjectives that say nothing of what is counted."""
_PREFIXES = frozenset("ex vice non co former".split())
_NUMBERS = UNITS.keys() | TENS.keys() | ORDINALS.keys() | {"hundred", "thousand", "million"}
_RESULTS = frozenset(
    stem(word)
    for word in "win victory defeat loss draw score result lead triumph vote majority margin".split()
)
"""What a score or a vote may be called."""
_OF_THEM = re.compile(
    r"\s+(?:more\s+)?(?:of (?:them|these|those|whom|which)|(?:were|was|had|have|did|others?))\b"
)
_ALIKE = tuple(
    frozenset(stem(word) for word in group.split())
    for group in (
        "freed released",
        "displaced evacuated homeless",
        "revenue sales turnover",
        "hospitalised hospitalized treated",
        "wounded treated hospitalised hospitalized",
        "stranded trapped",
        "win won victory game match",
        "homes houses",
        "foot feet",
    )
)
"""Of the contrasting words those that may stand for each other."""
_GRAVE = frozenset(
    stem(word)
    for word in "killed wounded convicted acquitted kidnapped infected profit loss debt deficit surplus".split()
)
"""Words that a figure may not get where the quotes have none like them; of the others a paraphrase has plenty."""


def wrong_noun(text: str, figure: Figure, source: str, own: list[Figure]) -> str:
    """The noun that the claim counts and the source does not, or ""."""
    noun = _noun(text, figure)
    if all(_OF_THEM.match(source, other.end) for other in own):
        return ""  # what it counts is named before
    if noun is not None and len(figure.values) > 1 and noun.stem in _RESULTS:
        return ""
    if noun is None or noun.low in _APART or noun.stem in _near_stems(source, own):
        return ""
    if noun.stem in _PEOPLE | _SEXES:
        nouns = [_noun(source, other) for other in own]
        other = _YOUNG | _SEXES if noun.stem in _SEXES else frozenset()
        stands = any(_human(word) and (word is None or word.stem not in other) for word in nouns)
        return "" if stands else noun.text
    if _like_people(noun, source, own):
        return ""
    if (
        _unsaid(noun, text, source, own)
        or noun.low.endswith("ed")
        or (noun.stem in stems(source) and len(figures(source)) == len(own))
    ):
        return ""
    return noun.text if figure.kind in {"count", "ordinal"} else ""


def _unsaid(noun: Word, text: str, source: str, own: list[Figure]) -> bool:
    """Whether an earlier figure has the noun and this one leaves it unsaid: "took 84 seats, the others 19".

    It ends its clause, or the same word follows it that follows the noun in the claim: "about 30 oppose it".
    """
    then = next((word.stem for word in words(text) if word.start >= noun.end), "")
    before = [one for one in figures(source) if one.end <= min(other.start for other in own)]
    counted = {word.stem for one in before if (word := _noun(source, one)) is not None}
    return noun.stem in counted and all(
        _ENDS.match(source, other.end) or (then and then == _next(source, other)) for other in own
    )


def _next(source: str, figure: Figure) -> str:
    return next((word.stem for word in words(source) if word.start >= figure.end), "")


def _like_people(noun: Word, source: str, own: list[Figure]) -> bool:
    """As in "four candidates" for "four challengers", unless the article has the noun for others or it tells who they are."""
    if noun.stem not in _PERSONS or noun.stem in stems(source):
        return False
    return any(
        (word := _noun(source, other)) is not None and word.stem not in _TELLING and _human(word)
        for other in own
    )


def _noun(text: str, figure: Figure) -> Word | None:
    """The first content word behind a figure with only grammar between them."""
    for word in (word for word in words(text) if word.start >= figure.end):
        if word.text[0].isdecimal():
            return None
        if word.low in _QUALIFYING or (word.low.endswith("ing") and word.text[0].islower()):
            continue
        if word.low in _NUMBERS:
            return None
        if word.low in _PREFIXES or word.low == "s":
            continue
        if word.content and not word.text.endswith(("'s", "’s")):
            return None if word.text[0].isupper() else word  # names are checked by themselves
        if word.low not in _OPEN and not word.content:
            return None
    return None


def _near_stems(source: str, own: list[Figure]) -> set[str]:
    """Stems of the words around the figure in the source."""
    tokens = [word for word in words(source) if word.stem]
    near: set[str] = set()
    for figure in own:
        before = [word for word in tokens if word.end <= figure.start][-_NEAR_HEAD:]
        behind = [word for word in tokens if word.start >= figure.end][:_NEAR_HEAD]
        near |= {word.stem for word in (*before, *behind) if word.low not in GRAMMAR or word.low == "against"}
    return near


def _human(word: Word | None) -> bool:
    """Whether a number's noun can be called people; a number without a noun of its own can."""
    if word is None or word.low.endswith("ed") or word.low in {"dead", "missing", "hurt"}:
        return True
    return word.low in _HUMANS or word.low.endswith(_HUMAN_ENDINGS)


def contrasted(
    claim: Side, number: int, source: Side, own: list[int], held: tuple[frozenset[str], frozenset[str]]
) -> str:
    """Why the claim's word for what is counted excludes the source's, or "".

    `held` are the stems that may count it: of its own sentence and of those without a figure of the kind; and the
    stems of all quotes. A word of a sentence with another such figure belongs to that one; of words that no
    quote has, only grave ones are foreign.
    """
    if claim.items[number].group == "age":
        return ""
    mine = {word.stem for word in tight(claim, number)}
    theirs = {word.stem for k in own for word in tight(source, k)}
    for group in _CONTRASTS:
        if claim.items[number].group == "percent" and group is _SCORED:
            continue  # "won 58 percent of the votes"
        alike = frozenset[str]().union(*(one for one in _ALIKE if one & theirs))
        new = (mine & group) - theirs - alike
        if new and theirs & group and not mine & theirs & group:
            return f"{'/'.join(sorted(theirs & group))} in the quotes"
        new -= {word for word in new for one in _ALIKE if word in one and one & held[0]}
        if (new & (_GRAVE | held[1])) - held[0]:
            return f"{'/'.join(sorted(new))} is not said of it in the quotes"
    return ""
