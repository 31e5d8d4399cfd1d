"""Words of a sentence with their places, their stems and the clause that each stands in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from bot.language.spelling import american

_TITLED = r"\b(?:Dr|Mr|Mrs|Ms|Prof|Gen|Lt|Col|Sgt|Capt|Gov|Sen|Rep|Adm|Maj|Cmdr|Rev|St)\.(?=\s[^\W\d_])"
_INITIAL = r"\b(?:(?<=[^\W\d_]\s)|(?<=\.\s))[A-Z]\.(?=\s[A-Z][\w.])"  # "Mary E. Lovely", "J. K. Marn"
TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|{_TITLED}|{_INITIAL}|\d+(?:[.,٫٬]\d+)*|[^\W\d_][^\W_]*(?:['’ʼ][^\W_]+)*|[^\w\s]|_"
)

GRAMMAR = frozenset(
    "a an the this that these those of in on at by for from to with into onto over under about around as than "
    "then so such and or but nor yet if while although though because since until when where whereas which who "
    "whom whose what how why there here it its he him his she her hers they them their theirs we us our ours you "
    "your i me my mine is are was were be been being am has have had having do does did done doing will would "
    "shall should may might can could must not no also just only more most less least other others another any "
    "all each both some very too up down out off again still already both either neither between during after "
    "before through across per via among amid within without against near nearly almost at least roughly "
    "approximately according said says say monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words that carry grammar rather than content; they neither support nor bind anything."""

BREAKS = frozenset(
    "and but while although though because whereas which who when after before if unless or".split()
)
"""Words that open a new clause in wire English."""

_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "said:say told:tell fell:fall fallen:fall rose:rise risen:rise won:win lost:lose left:leave met:meet "
        "held:hold took:take taken:take gave:give given:give made:make went:go gone:go struck:strike shot:shoot "
        "sold:sell bought:buy paid:pay sent:send began:begin begun:begin came:come became:become grew:grow "
        "grown:grow knew:know known:know led:lead built:build caught:catch fought:fight found:find kept:keep "
        "thought:think spoke:speak spoken:speak wrote:write written:write drove:drive driven:drive broke:break "
        "broken:break chose:choose chosen:choose flew:fly froze:freeze hid:hide rode:ride ran:run sank:sink "
        "stole:steal stolen:steal swam:swim threw:throw thrown:throw wore:wear beaten:beat brought:bring "
        "taught:teach sought:seek felt:feel heard:hear stood:stand understood:understand withdrew:withdraw "
        "withdrawn:withdraw shrank:shrink shrunk:shrink burnt:burn women:woman men:man children:child "
        "people:person lives:life died:die dying:die dead:die death:die deaths:die saw:see seen:see "
        "bit:bite bitten:bite drew:draw drawn:draw shook:shake shaken:shake blew:blow blown:blow slept:sleep spent:spend fled:flee fed:feed dealt:deal "
        "meant:mean swept:sweep swung:swing bore:bear overcame:overcome underwent:undergo upheld:uphold ate:eat eaten:eat sang:sing "
        "swore:swear sworn:swear tore:tear torn:tear arose:arise lent:lend hung:hang stuck:stick slid:slide "
        "forbade:forbid overthrew:overthrow overthrown:overthrow undertook:undertake denies:deny denied:deny"
    ).split()
)

PASTS = frozenset(_IRREGULAR) - frozenset(
    "people women men children lives death deaths dead dying said".split()
)
"""Irregular past forms."""

_SAME = {
    word: group.split()[0]
    for group in (
        "kill die",
        "miss unaccount",
        "wound injur hurt",
        "arrest detain",
        "rise increas grow climb jump gain",
        "fall drop declin decreas slip",
        "begin start",
        "percent %",
        "euro €",
        "dollar $",
        "kilometer km",
        "meter m",
        "centimeter cm",
        "millimeter mm",
        "kilogram kg",
        "hectare hectar ha",
        "squar sq",
        "hour h",
        "celsius c",
        "tonn ton",
        "favour favor",
        "car automobil",
        "beat defeat",
        "purchas buy",
        "organis organiz",
    )
    for word in group.split()
}
"""Stems that say the same in a wire report; own list, kept short because every entry loosens the checks."""


_ACRONYMS = {"us": "usa"}


class Word(NamedTuple):
    """One word or mark: its letters, lower case, stem ("" for a mark), place and clause (from 0)."""

    text: str
    low: str
    stem: str
    start: int
    end: int
    clause: int

    @property
    def content(self) -> bool:
        """Whether the word carries content."""
        return bool(self.stem) and self.low not in GRAMMAR

    @property
    def adverb(self) -> bool:
        """Whether the word looks like an adverb; "Italy" does not."""
        return self.low.endswith("ly") and self.text[0].islower()


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A crude stem of a lower-case word, one for words that mean the same in a report."""
    word = _IRREGULAR.get(word := american(word), word)
    return _SAME.get(bare := _strip(word), bare)


def _strip(word: str) -> str:
    if len(word) <= 3:  # noqa: PLR2004
        return word
    for suffix, put in (("ies", "y"), ("ied", "y"), ("sses", "ss")):
        if word.endswith(suffix) and len(word) > len(suffix) + 1:
            return word[: -len(suffix)] + put
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in ("ations", "ation", "ments", "ment", "ings", "ing", "ed", "ly", "ion", "e"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:  # noqa: PLR2004
            return _single(word[: -len(suffix)])
    return word


def _single(word: str) -> str:
    """`shipp` as `ship`, but `fill` as it is; a last e is off, as in `raise` and `raising`."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":  # noqa: PLR2004
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word  # noqa: PLR2004


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """Lower case, straight apostrophes, no possessive ending; "U.N." as "un", "WHO" never as "who"."""
    low = word.lower().replace("’", "'").replace("ʼ", "'")
    low = low.removesuffix("'s")
    if word.isupper() and len(word) > 1:
        low = _ACRONYMS.get(low := low.replace(".", ""), low)
        return f"{low}." if low in GRAMMAR else low
    return low.replace(".", "") if low[0].isalpha() else low


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[Word, ...]:
    """The words and marks of a text in order; a clause ends at a mark or before an opening word."""
    found: list[Word] = []
    clause = 0
    for match in TOKEN.finditer(text):
        letters = match.group()
        low = plain(letters)
        spoken = letters[0].isalnum()
        if (not spoken and letters in ",;:.!?()—–") or low in BREAKS:
            clause += 1
        found.append(Word(letters, low, stem(low) if spoken else "", match.start(), match.end(), clause))
    return tuple(found)


@lru_cache(maxsize=1024)
def stems(text: str) -> frozenset[str]:
    """The stems of the content words of a text."""
    return frozenset(word.stem for word in words(text) if word.content)


@lru_cache(maxsize=1024)
def all_stems(text: str) -> frozenset[str]:
    """The stems of all words of a text, grammar included."""
    return frozenset(word.stem for word in words(text) if word.stem)
