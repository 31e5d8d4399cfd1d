"""What the article denies stays denied, and nothing is turned into its opposite."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.language.acts import LIGHT, akin
from bot.language.figures import without_bounds
from bot.language.words import Word, all_stems, stem, stems, words
from bot.verify.denials import (
    AFFIXED,
    ENDING,
    IMPLIED,
    SOFT,
    answered,
    bearing,
    denied,
    denied_by,
    denies,
    denying_clauses,
    kin,
    negates,
    negations,
    parity,
    plain,
    said_softly,
    scope,
    unfolded,
)
from bot.verify.ground import Failure, Ground
from bot.verify.retelling import retold_texts
from bot.verify.roles import conversely
from bot.verify.speakers import sources

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPPOSITES = tuple(
    tuple(frozenset(stem(word) for word in side.split()) for side in pair.split("|"))
    for pair in (
        ("rise rose increase increased grow grew climb jump gain up higher raise raised|fall fell drop dropped decline "
         "declined decrease decreased down lower slip shrink shrank slow cut lowered reduce reduced"),
        "win won beat defeated|lose lost", "accept accepted approve approved adopt adopted agree agreed back backed|reject rejected refuse refused",
        "north northern|south southern", "east eastern|west western",
        "for favour|against", "support supported|oppose opposed", "first|last", "largest biggest highest|smallest lowest",
        "best better|worst worse", "open opened reopen|close closed", "begin began start started|end ended stop stopped",
        "guilty convicted|innocent acquitted", "allow allowed permit permitted|ban banned forbid forbidden bar barred",
        "legal lawful|illegal unlawful", "buy bought|sell sold", "profit|loss", "surplus|deficit", "arrive arrived enter entered|leave left depart",
        "alive|dead", "confirm confirmed admit admitted|deny denied", "include included|exclude excluded",
        "men man male|women woman female", "son|daughter", "husband|wife", "early|late", "import imported|export exported",
        "hire hired|fire fired", "freed released|detained arrested jailed imprisoned", "safe|unsafe dangerous",
        "likely|unlikely", "possible|impossible", "certain|uncertain", "able|unable", "maximum|minimum", "majority|minority",
        "inside|outside", "never|always", "nobody|everybody everyone", "strengthen|weaken", "expand|shrink", "hot|cold",
        "join joined|quit", "remember|forget", "succeed succeeded|fail failed", "find found|lost", "friend ally|enemy foe",
    )
)  # fmt: skip
"""Pairs that wire reports exchange when they go wrong; own list."""
_ORDERS = (("before", "after"), ("above", "below"))
_OR = re.compile(r"\b(?:or|if|unless|otherwise)\b", re.IGNORECASE)
_SHORTEST = 4  # letters of a word that others are made from
_VOTED_FOR = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballots?|\d+|members|lawmakers|deputies)\s+(?:\w+ )?for\b", re.IGNORECASE
)
_FIRST_SINCE = re.compile(r"\bfirst\b[^.;]*\bsince\b", re.IGNORECASE)
_NONE_SINCE = re.compile(r"\b(?:no|not|never|nobody|none)\b(?:(?!\bfirst\b)[^.;])*\bsince\b", re.IGNORECASE)
_NOT_SO = re.compile(r"\bnot (?:doing|having done|to do) (?:so|that|it)\b", re.IGNORECASE)
_BUT_NO = re.compile(r"\bbut (?:no|not)((?: [a-z]+){1,3})(?=[,.;]|$)", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:say|says|said|disclosed?|told|give|gave) (?:who|what|when|where|why|how|whether)\b", re.IGNORECASE
)
_UNSAID = re.compile(
    r"(?:\bnot|n['’]t|\b(?:declin|refus)\w+ to|\bnobody|\bneither \w+) (?:say|said|disclosed?|give|gave) (?:who|what|when|where|why|how|whether)\b",
    re.IGNORECASE,
)
_NIL = re.compile(r"\bvotes? to (?:none|nil|nothing)\b", re.IGNORECASE)
_ROOT = 5  # letters that two forms of one word share: "prevented" and "preventable"
_SHARE = 0.4  # of a clause's content: from here on the claim retells it


def changed(text: str, ground: Ground) -> Failure | None:
    """A negation on one side only, or a word replaced by its opposite."""
    source = without_bounds(
        "\n".join(dict.fromkeys((*retold_texts(text, ground), *_by_speaker(text, ground))))
    )
    text, source = _NIL.sub("votes to 0", without_bounds(text)), _NIL.sub("votes to 0", source)
    text, source = unfolded(text, source), unfolded(source, text)
    roots = all_stems(without_bounds(ground.whole))
    if (
        not conversely(text, ground.whole)
        and (opposite := _opposite(_voting(text), _voting(source), roots))
        and _even(text, source)
    ):
        return Failure("polarity_changed", opposite)
    if one_sided := _one_sided(text, source, roots):
        return Failure("polarity_changed", one_sided)
    if not _withheld(text) and _withheld(source) and _telling(text):
        return Failure("polarity_changed", "what nobody said is said")
    if turned := _ordered(text, source):
        return Failure("polarity_changed", f"{turned} joins the same two things in the quotes")
    if turned := _compared(text, source):
        return Failure("polarity_changed", f"{turned} change sides of 'than'")
    if turned := _conditioned(text, source):
        return Failure("polarity_changed", turned)
    held = unfolded(_NIL.sub("votes to 0", without_bounds(ground.whole)), text)
    return _unpaid(text, held) or _unmatched(text, source, held)


def _by_speaker(text: str, ground: Ground) -> list[str]:
    """The cited sentences in which a named source of the claim says something."""
    named = {word.stem for word in _inside(text, sources(text)) if word.text[0].isupper()}
    every = [one.of(at.exhibit.article.text) for at in ground.stretches for one in at.sentences]
    return [one for one in every if named & {word.stem for word in _inside(one, sources(one))}]


def _inside(text: str, places: Sequence[tuple[int, int]]) -> list[Word]:
    return [
        word
        for word in words(text)
        if word.content and any(start <= word.start < end for start, end in places)
    ]


def _one_sided(text: str, source: str, held: frozenset[str]) -> str:
    """Which word that both sides have is denied on one of them only; or "".

    "Denied" on both sides may bear on words in another order.
    """
    for side, other, where in ((text, source, "claim"), (source, text, "quotes")):
        if _OR.search(other) and _OR.search(side):
            continue
        for word, by in denied_by(side):
            both = by in IMPLIED and bool(IMPLIED & (held if side is text else all_stems(text)))
            if both or (word == "say" and side is source) or word not in all_stems(other):
                continue
            if (
                parity(other, word) != parity(side, word)
                and not answered(other, word, all_stems(side))
                and not _opposed(word, other)
                and not (side is text and _said_otherwise(text, word, source))
            ):
                return f"{word!r} is denied in the {where} only"
    return ""


def _said_otherwise(text: str, word: str, source: str) -> bool:
    """As in "none since 2011" for "the first since 2011", "files were not taken" for "but no files", "not opening the gates" for "not doing so"."""
    if _FIRST_SINCE.search(source) and _NONE_SINCE.search(text):
        return True
    if _NOT_SO.search(source) and re.search(r"\bnot \w+ing\b", text):
        return True
    mine = next((one.clause for one in words(text) if one.stem == word), -1)
    subject = {one.stem for one in words(text) if one.clause == mine and one.content and one.stem != word}
    left_out = (frozenset(stems(match[1])) for match in _BUT_NO.finditer(source))
    return any(names and names <= subject for names in left_out)


def _withheld(text: str) -> bool:
    """Whether somebody does not say what a question asks: "did not say who", "declined to say when"."""
    return _UNSAID.search(text) is not None


def _telling(text: str) -> bool:
    """Whether somebody says who, what or when, with no denial before it."""
    return _SAYS.search(text) is not None and not negations(text)


def _opposite(mine: frozenset[str], theirs: frozenset[str], held: frozenset[str]) -> str:
    for left, right in _OPPOSITES:
        for here, there in ((left, right), (right, left)):
            new = {word for word in mine & here if not _derived(word, held)}
            if new and theirs & there and not (theirs & here) and not (mine & there):
                return f"{min(new)!r} for {min(theirs & there)!r}"
    return ""


def _derived(word: str, held: frozenset[str]) -> bool:
    """Whether a text has the word or one made from it: "slowdown" for "slow"."""
    return word in held or (len(word) >= _SHORTEST and any(one.startswith(word) for one in held))


def _voting(text: str) -> frozenset[str]:
    """All stems of a text; "for" only where it tells a vote, not in "calling for"."""
    return all_stems(text) if _VOTED_FOR.search(text) else all_stems(text) - {"for"}


def _conditioned(text: str, source: str) -> str:
    """As in "if it was withdrawn" for "unless it was withdrawn", or the other way round; or ""."""
    for side, other in ((text, source), (source, text)):
        unless = _supposition(side, "unless")
        supposed = _supposition(other, "if")
        clear = "unless" not in other.lower().split() and "if" not in side.lower().split()
        denied_too = any(negates(supposed, k) for k in range(len(supposed)) if supposed[k].stem)
        if (
            clear
            and not denied_too
            and {word.stem for word in unless if word.content}
            & {word.stem for word in supposed if word.content}
        ):
            return "'if' and 'unless' are exchanged"
    return ""


def _supposition(text: str, opening: str) -> list[Word]:
    """The words of the clause that "if" or "unless" opens."""
    tokens = words(text)
    number = next((word.clause for word in tokens if word.low == opening), -1)
    return [word for word in tokens if word.clause == number]


def _ordered(text: str, source: str) -> str:
    """The word that the source has for "before", "after", "above" or "below" between the same things; or ""."""
    for here, there in (*_ORDERS, *((b, a) for a, b in _ORDERS)):
        left, found, right = text.lower().partition(f" {here} ")
        first, other, last = source.lower().partition(f" {there} ")
        apart = f" {there} " not in text.lower() and f" {here} " not in source.lower()
        if found and other and apart and stems(left) & stems(first) and stems(right) & stems(last):
            return there
    return ""


def _compared(text: str, source: str) -> str:
    """The two words that stand on the other sides of "than" in the claim, or ""."""
    mine, theirs = _sides(text), _sides(source)
    if mine is None or theirs is None:
        return ""
    left = (mine[0] & theirs[1]) - theirs[0]
    right = (mine[1] & theirs[0]) - theirs[1]
    return f"{min(left)!r} and {min(right)!r}" if left and right else ""


def _sides(text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """The content stems before and behind the first "than" that follows no bound; figures left out."""
    before, than, after = without_bounds(text).partition(" than ")
    if not than:
        return None
    figured = {word.stem for word in words(text) if word.text[0].isdecimal()}
    return stems(before) - figured, stems(after) - figured


def _unpaid(text: str, held: str) -> Failure | None:
    """The first plain negation of the claim for which the quotes have no word of denial in a clause like its own.

    A word that the claim itself uses, such as "rejected", answers for no more than the claim's own; one that only
    implies a denial must bear on something of the claim's clause, and denies no word of ending ("was not shut").
    """
    used = all_stems(text)
    tokens = words(held)
    theirs = [
        word
        for k, word in enumerate(tokens)
        if plain(word) or (word.stem and word.stem not in used and (kin(word) or negates(tokens, k)))
    ]
    mine = words(text)
    for k, word in enumerate(mine):
        if not plain(word):
            continue
        about, bears = _clause(text, word.clause), bearing(mine, k)
        if (
            _supposed(text, word, held)
            or (bears and _said_otherwise(text, bears.stem, held))
            or any(_opposed(one, held) for one in about)
        ):
            continue
        about = about if len(about) > 1 else frozenset()
        fitting = [other for other in theirs if _pays(other, about, bears.stem if bears else "", held)]
        alike = [other for other in fitting if other.low == word.low]
        payer = next(iter((*alike, *fitting)), None)
        if payer is None:
            return Failure("polarity_changed", f"{word.text!r} is not in the quotes")
        theirs.remove(payer)
    return None


def _pays(payer: Word, about: frozenset[str], bears: str, held: str) -> bool:
    """Whether a word of the quotes may stand for a negation of `bears` in a clause of those words."""
    if plain(payer) or payer.stem in AFFIXED or not payer.stem:
        return _shared(about, _clause(held, payer.clause))
    if payer.stem[:_ROOT] == bears[:_ROOT] or (payer.stem in SOFT and bears in ENDING):
        return False
    return not about or bool(about & scope(held, payer))


def _shared(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return not mine or not theirs or bool(mine & theirs)


@lru_cache(maxsize=1024)
def _clause(text: str, number: int) -> frozenset[str]:
    """The content stems of a clause."""
    return frozenset(word.stem for word in words(text) if word.clause == number and word.content)


def _even(text: str, source: str) -> bool:
    """Whether both sides deny, or neither does: "not closed" may stand for "open"."""
    mine, theirs = (any(plain(word) for word in words(one)) for one in (text, source))
    return mine == theirs


def _opposed(word: str, other: str) -> bool:
    """Whether a text has the opposite of a word and not the word itself."""
    there = all_stems(other)
    return word not in there and any(
        word in here and there & against for pair in _OPPOSITES for here, against in (pair, pair[::-1])
    )


def _supposed(text: str, word: Word, held: str) -> bool:
    """As in "if it does not comply" for "it has to comply or pay"."""
    clause = {one.low for one in words(text) if one.clause == word.clause}
    return bool(clause & {"if", "unless"}) and _OR.search(held) is not None


def _unmatched(text: str, source: str, held: str) -> Failure | None:
    """A negation whose word the other side lacks, where the claim retells the clause without any.

    It may also come from another cited sentence (`held`) that denies the same, or bear on no word at all
    ("they did not say").
    """
    mine, theirs = negations(text), negations(source)
    borne = all(
        word in all_stems(held) and (parity(held, word) or answered(held, word, all_stems(text)))
        for word in denied(text)
    )
    if mine and (
        (_OR.search(text) and _OR.search(held))
        or _said_otherwise(text, denied(text)[-1] if denied(text) else "", held)
    ):
        return None
    if (
        mine
        and not theirs
        and not (borne and (negations(held) or denies(held)))
        and not _softened(text, source)
    ):
        return Failure("polarity_changed", f"{mine[0]!r} is not in the quotes")
    ending = any(word in ENDING for word in denied(source))  # "did not rule out" says more than "excluded"
    softly = {word for word in said_softly(text, source) if not _stands_for(word, stems(source))}
    if theirs and not mine and (ending or not softly):
        for clause in denying_clauses(source):
            content = stems(clause)
            told = {word for word in content if word in stems(text) or _stands_for(word, stems(text))}
            if content and len(told) >= _SHARE * len(content):
                return Failure("polarity_changed", f"{theirs[0]!r} is not in the claim")
    return None


def _stands_for(word: str, others: frozenset[str]) -> bool:
    """Whether a verb says what another one says: "shut" for "closed"; verbs that say little stand for nothing."""
    return word not in LIGHT and akin(word, others - LIGHT)


def _softened(text: str, source: str) -> bool:
    """Whether the source has none of the words that the claim denies, but another word that denies."""
    return denies(source) and not any(word in all_stems(source) for word in denied(text))
