"""Who does what in a text, and whether a claim gives a deed to somebody else or puts another deed in its place.

Only what is plain is read: a noun phrase right before a verb in the past or behind "to be". Names are left to
`names.exchanged`, statements to `attribution`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.language.acts import LIGHT, akin, unlike
from bot.language.binding import looks_verbal
from bot.language.house import house_style
from bot.language.numerals import TENS, UNITS
from bot.language.phrases import BE, FINITE, PRONOUNS, cleaned, heads_of, subject
from bot.language.words import GRAMMAR, Word, all_stems, words
from bot.verify.ground import Failure, Ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ONLY_PAST = frozenset(
    "rose fell grew began went came took gave wrote broke drove flew sank shrank chose rode ran threw saw withdrew".split()
)
"""Past forms that are no participles."""
_JOINING = frozenset(("and", "or", ",", "&", "nor"))
_HURT = frozenset("dead hurt unhurt missing alive ill".split())  # what people "were" without a verb


_ROOT = 4  # letters that a verb and its noun share
_ASKING = frozenset("who when where whether what how why which".split())


class Deed(NamedTuple):
    """A verb with the noun phrase right before it."""

    who: frozenset[str]  # stems of the nouns that name the subject
    phrase: frozenset[str]  # stems of the whole noun phrase
    verb: Word
    passive: bool
    named: bool  # the subject has a name in it


@lru_cache(maxsize=1024)
def deeds(text: str) -> tuple[Deed, ...]:
    """The plain deeds of a text, in order."""
    tokens = words(text)
    found = (_deed(tokens, k, text) for k in range(len(tokens)))
    return tuple(one for one in found if one is not None)


def _deed(tokens: Sequence[Word], k: int, text: str) -> Deed | None:
    word = tokens[k]
    at = _after_be(tokens, k)
    if not word.content or not (looks_verbal(word) or (at is not None and word.low in _HURT)):
        return None
    if at is None and _may_be_participle(tokens, k):
        return None
    at = k if at is None else at
    first = subject(tokens, at)
    region = tokens[first:at]
    if not region or _shared_subject(tokens, first) or any(one.low in PRONOUNS for one in region):
        return None
    source = cleaned(region, text)
    counted = UNITS.keys() | TENS.keys()
    who = heads_of(tuple(one for one in source if one.low not in counted))
    phrase = frozenset(one.stem for one in source if one.content)
    named = any(one.text[0].isupper() and one.start > 0 for one in source)
    return Deed(who, phrase, word, at != k, named) if who else None


def _after_be(tokens: Sequence[Word], k: int) -> int | None:
    """Where the "was" of a passive stands, past adverbs; None when there is none."""
    j = k - 1
    while j > 0 and (tokens[j].adverb or tokens[j].low in {"not", "still", "also"}):
        j -= 1
    return j if j > 0 and tokens[j].low in BE else None


def _shared_subject(tokens: Sequence[Word], first: int) -> bool:
    """Whether a noun phrase is the last of several: "the house and the barn"; not after a clause with its own verb."""
    if not first or tokens[first - 1].low not in _JOINING:
        return False
    before = tokens[first - 1].clause - (tokens[first - 1].low in {"and", "or"})
    return not any(looks_verbal(one) for one in tokens[: first - 1] if one.clause >= before - 1)


def _may_be_participle(tokens: Sequence[Word], k: int) -> bool:
    """As in "people injured in the crash", where nobody acts; a clause's only verb is none."""
    clause = [one for one in tokens if one.clause == tokens[k].clause and one.low not in {"said", "says"}]
    if tokens[k].low in _ONLY_PAST or sum(looks_verbal(one) or one.low in BE for one in clause) == 1:
        return False
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    return after is None or not after.stem or (after.low in GRAMMAR and after.low not in _OBJECTS)


_OBJECTS = frozenset("a an the its his her their all both some more each another that".split())


def misdone(text: str, ground: Ground) -> Failure | None:
    """The first deed of the claim that the cited sentences tell of somebody else, or tell as another deed."""
    if _fragment(text):
        return Failure("low_support", "no sentence")
    near = all_stems(ground.near)
    theirs = [one for stretch in ground.stretches for one in deeds(stretch.near)]
    told = [one for one in deeds(ground.whole) if one.verb.stem not in house_style().reporting]
    for deed in deeds(text):
        if deed.verb.stem in house_style().reporting:
            continue
        if deed.verb.stem in near:
            if (other := _somebody_else(deed, theirs, ground)) is not None:
                return Failure("low_support", f"{deed.verb.text!r} is told of {'/'.join(sorted(other.who))}")
        elif (
            (other := _another_deed(deed, told, all_stems(text))) is not None
            and not akin(deed.verb.stem, near)
            and not _nominal(deed, other, near)
            and unlike(deed.verb.stem, other.verb.stem)
        ):
            return Failure("low_support", f"{deed.verb.text!r} stands for {other.verb.text!r}")
    return None


def _nominal(deed: Deed, other: Deed, near: frozenset[str]) -> bool:
    """As in "rent growth slowed" for "rents climbed 9%, a slowdown": what the article tells is a noun here, or the other way."""
    verb = deed.verb.stem
    if len(verb) >= _ROOT and any(word.startswith(verb) for word in near):
        return True
    roots = {word[:end] for word in deed.phrase for end in range(_ROOT, len(word) + 1)}
    return akin(other.verb.stem, frozenset(roots)) and other.verb.stem not in LIGHT


def _fragment(text: str) -> bool:
    """Whether a claim asks without asking: "Who was responsible", and a full stop."""
    tokens = [word for word in words(text) if word.stem]
    if not tokens or tokens[0].low not in _ASKING or text.rstrip().endswith("?"):
        return False
    verbs = [k for k, word in enumerate(tokens) if looks_verbal(word) or word.low in FINITE]
    return sum(k - 1 not in verbs and k - 2 not in verbs for k in verbs) <= 1


def _somebody_else(deed: Deed, theirs: Iterable[Deed], ground: Ground) -> Deed | None:
    """Whose deed it is in the sentences near, when that is plain and the claim's doer is another one there."""
    same = [one for one in theirs if one.verb.stem == deed.verb.stem]
    near = [word for stretch in ground.stretches for word in words(stretch.near)]
    told = sum(word.stem == deed.verb.stem for word in near)
    if deed.named or not same or told != len(same) or not deed.who <= all_stems(ground.near):
        return None
    apart = all(one.passive == deed.passive and not one.named and not _overlap(deed, one) for one in same)
    return same[0] if apart else None


def _another_deed(deed: Deed, theirs: Iterable[Deed], mine: frozenset[str]) -> Deed | None:
    """The deed of the same doer that the claim has lost, when it has put another in its place."""
    return next(
        (
            one
            for one in theirs
            if _overlap(deed, one) and one.verb.stem not in mine and one.passive == deed.passive
        ),
        None,
    )


def _overlap(deed: Deed, other: Deed) -> bool:
    return bool(deed.who & other.phrase or other.who & deed.phrase)
