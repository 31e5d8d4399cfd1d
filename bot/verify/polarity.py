"""What the article denies stays denied, and nothing is turned into its opposite."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.verify.figures import without_bounds
from bot.verify.ground import Failure, Ground
from bot.verify.retelling import retold_texts
from bot.verify.roles import conversely
from bot.verify.words import Word, all_stems, stem, stems, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN = frozenset(
    "not no never none nobody nothing neither nor without cannot hardly scarcely nowhere".split()
)
_IMPLIED = frozenset(
    stem(word)
    for word in "denied denies deny failed fails fail failure refused refuses refuse refusal rejected rejects "
    "reject rejection unable".split()
)
_SOFT = frozenset(
    stem(word)
    for word in "lack lacked lacking prevent prevented block blocked dismiss dismissed refrain avoid avoided ruled absence absent "
    "cancel cancelled halt halted stop stopped end ended oppose opposed veto vetoed lose lost loss short without ban banned "
    "bar barred suspend suspended scrap scrapped abolish abolished exclude excluded except instead rather unlike "
    "barely impossible unclear uncertain withhold withheld miss missed against dispute disputed contradict "
    "skip skipped abandon abandoned remove removed reverse reversed overturn overturned defeat defeated down out close closed shut exempt exempted spared off".split()
)
"""Words that can say what a negation says ("without power", "ruled out"): they answer one, and ask for none."""
_AFFIXED = frozenset(
    stem(word)
    for word in "unclear unknown unlikely unhurt uninjured unharmed unaware unchanged unverified unconfirmed untouched undamaged "
    "unresolved unsuccessful unsuccessfully unaccounted unnamed unidentified undecided unpaid unsafe unfit unfair unfounded "
    "incomplete invalid ineffective inaccurate incorrect impossible improper illegal unlawful disagree disagreed disagreement "
    "nonbinding non-binding homeless harmless fatherless jobless insufficient inadequate intact ineligible".split()
)
"""Words that hold a negation in their beginning or end."""
_FAILING = frozenset(stem(word) for word in "failed failure fail".split())
_DECLINING = frozenset(("declined", "declines", "decline"))
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
_HELPERS = frozenset(
    "be been being is are was were have has had do did does to that the a an any it its their his her by".split()
)
_NOUNS = frozenset(stem(word) for word in "end halt stop block".split())
_ARTICLES = frozenset("a an the its his her their year".split())
_HELPING = frozenset("to will would may might could must should can".split())
"""Of the implied denials, "the end of the year" and "a halt" are plain nouns; "will end" is none."""
_UN = re.compile(
    r"\b(?<=is |as |re |be |en )un([a-z]{3,})\b"
)  # behind "is", "was", "are", "were", "be", "been"
_ORDERS = (("before", "after"), ("above", "below"))
_OR = re.compile(r"\b(?:or|if|unless|otherwise)\b", re.IGNORECASE)
_BEFORE, _BEHIND = 5, 4  # words around one that a softer denial may bear on
_NEAR = 6  # words from a verb to the negation behind it
_SHARE = 0.4  # of a clause's content: from here on the claim retells it


def changed(text: str, ground: Ground) -> Failure | None:
    """A negation on one side only, or a word replaced by its opposite."""
    source = without_bounds("\n".join(retold_texts(text, ground)))
    text = without_bounds(text)
    text, source = _unfolded(text, source), _unfolded(source, text)
    held = all_stems(without_bounds(ground.whole))
    if (
        not conversely(text, ground.whole)
        and (opposite := _opposite(all_stems(text), all_stems(source), held))
        and _even(text, source)
    ):
        return Failure("polarity_changed", opposite)
    for side, other, where in ((text, source, "claim"), (source, text, "quotes")):
        for word, by in _denied_by(side):
            if _OR.search(other) and _OR.search(side):
                continue
            if word == "say" and side is source:
                continue
            if by in _IMPLIED and _IMPLIED & all_stems(
                without_bounds(ground.whole) if side is text else text
            ):
                continue  # "denied" on both sides, of words in another order
            if (
                word in all_stems(other)
                and _parity(other, word) != _parity(side, word)
                and not _answered(other, word, all_stems(side))
                and not _opposed(word, other)
            ):
                return Failure("polarity_changed", f"{word!r} is denied in the {where} only")
    if turned := _ordered(text, source):
        return Failure("polarity_changed", f"{turned} joins the same two things in the quotes")
    if turned := _compared(text, source):
        return Failure("polarity_changed", f"{turned} change sides of 'than'")
    return _unpaid(text, without_bounds(ground.whole)) or _unmatched(
        text, source, without_bounds(ground.whole)
    )


def _unfolded(text: str, other: str) -> str:
    """The text with "not known" for "unknown" where the other side has "known"."""
    there = all_stems(other)
    return _UN.sub(lambda match: f"not {match[1]}" if stem(match[1]) in there else match.group(), text)


def _opposite(mine: frozenset[str], theirs: frozenset[str], held: frozenset[str]) -> str:
    for left, right in _OPPOSITES:
        for here, there in ((left, right), (right, left)):
            new = (mine & here) - held
            if new and theirs & there and not (theirs & here) and not (mine & there):
                return f"{min(new)!r} for {min(theirs & there)!r}"
    return ""


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


def _negates(tokens: Sequence[Word], k: int) -> bool:
    """Whether a word negates; "failed", "failure" and "declined" do only with "to" behind them."""
    word = tokens[k]
    if word.low in _PLAIN or word.low.endswith(("n't", "n’t")):
        return True
    if word.stem in _NOUNS and k and (word.low == "end" or tokens[k - 1].low in _ARTICLES):
        return tokens[k - 1].low in _HELPING
    if word.stem in _FAILING or word.low in _DECLINING:
        return k + 1 < len(tokens) and tokens[k + 1].low == "to"
    return word.stem in _IMPLIED


def _denied(text: str) -> tuple[str, ...]:
    """For each negating word, the stem of the first content word that it bears on."""
    return tuple(word for word, _ in _denied_by(text))


@lru_cache(maxsize=1024)
def _denied_by(text: str) -> tuple[tuple[str, str], ...]:
    """The same with the stem of the negating word."""
    tokens = words(text)
    found = (
        (_bearing(tokens, k), word.stem) for k, word in enumerate(tokens) if word.stem and _negates(tokens, k)
    )
    return tuple((word.stem, by) for word, by in found if word is not None)


def _bearing(tokens: Sequence[Word], k: int) -> Word | None:
    if k + 1 < len(tokens) and tokens[k + 1].low == "by":  # "the bill was rejected by parliament"
        return next((word for word in reversed(tokens[:k]) if word.content), None)
    for word in tokens[k + 1 : k + 8]:
        if word.text[0].isdecimal() and tokens[k].low not in _PLAIN:
            continue
        if word.stem and word.low not in _HELPERS and (word.content or word.low in {"more", "less", "say"}):
            return word
        if not word.stem and word.text not in "'\"“‘-":
            return None
    return None


@lru_cache(maxsize=4096)
def _parity(text: str, stemmed: str) -> bool:
    """Whether an odd number of negations bears on a word; its own negating sense counts, other clauses do not.

    A negating verb ("denied that …", "failed to …") reaches into the clause behind it.
    """
    tokens = words(text)
    best: bool | None = None
    for k, word in enumerate(tokens):
        if word.stem == stemmed:
            odd = _count(tokens, k) % 2 == 1
            best = odd if best is None else best or odd
    return bool(best)


def _count(tokens: Sequence[Word], k: int) -> int:
    clause = tokens[k].clause
    count = 0
    for j, word in enumerate(tokens):
        if j == k or not word.stem or not _negates(tokens, j):
            continue
        if (word.clause == clause and (j < k or _passive(tokens, j, k))) or (
            word.stem in _IMPLIED and j < k and _reaches(tokens, j, k)
        ):
            count += 1
    return count


def _passive(tokens: Sequence[Word], j: int, k: int) -> bool:
    """Whether a later negation bears on an earlier word: "the truce was not accepted", "bail was refused"."""
    return (
        all(
            not word.stem or word.low in _HELPERS or word.clause == tokens[k].clause
            for word in tokens[k + 1 : j]
        )
        and j - k <= _NEAR
    )


def _reaches(tokens: Sequence[Word], j: int, k: int) -> bool:
    """As in "denied that it had struck", with nothing between that opens a new statement."""
    between = tokens[j + 1 : k]
    return all(word.low not in {"and", "but", "while", ";", "."} for word in between)


def _unpaid(text: str, held: str) -> Failure | None:
    """The first plain negation of the claim for which the quotes have no word of denial in a clause like its own.

    A word that the claim itself uses, such as "rejected", answers for no more than the claim's own.
    """
    used = all_stems(text)
    theirs = [word for word in words(held) if _plain(word) or (_kin(word) and word.stem not in used)]
    for word in (word for word in words(text) if _plain(word)):
        about = _clause(text, word.clause)
        if _supposed(text, word, held) or any(_opposed(one, held) for one in about):
            continue
        about = about if len(about) > 1 else frozenset()
        fitting = [other for other in theirs if _shared(about, _clause(held, other.clause))]
        alike = [other for other in fitting if other.low == word.low]
        payer = next(iter((*alike, *fitting)), None)
        if payer is None:
            return Failure("polarity_changed", f"{word.text!r} is not in the quotes")
        theirs.remove(payer)
    return None


def _shared(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return not mine or not theirs or bool(mine & theirs)


@lru_cache(maxsize=1024)
def _clause(text: str, number: int) -> frozenset[str]:
    """The content stems of a clause."""
    return frozenset(word.stem for word in words(text) if word.clause == number and word.content)


def _even(text: str, source: str) -> bool:
    """Whether both sides deny, or neither does: "not closed" may stand for "open"."""
    mine, theirs = (any(_plain(word) for word in words(one)) for one in (text, source))
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


def _plain(word: Word) -> bool:
    return word.low in _PLAIN or word.low.endswith(("n't", "n’t"))


def _kin(word: Word) -> bool:
    return bool(word.stem) and word.stem in _IMPLIED | _SOFT | _AFFIXED | _FAILING


def _unmatched(text: str, source: str, held: str) -> Failure | None:
    """A negation whose word the other side lacks, where the claim retells the clause without any.

    It may also come from another cited sentence (`held`) that denies the same, or bear on no word at all
    ("they did not say").
    """
    mine, theirs = _negations(text), _negations(source)
    borne = all(
        word in all_stems(held) and (_parity(held, word) or _answered(held, word, all_stems(text)))
        for word in _denied(text)
    )
    if mine and _OR.search(text) and _OR.search(held):
        return None
    if (
        mine
        and not theirs
        and not (borne and (_negations(held) or _denies(held)))
        and not _softened(text, source)
    ):
        return Failure("polarity_changed", f"{mine[0]!r} is not in the quotes")
    if theirs and not mine and not (all_stems(text) - all_stems(source)) & (_SOFT | _AFFIXED):
        for clause in _clauses_with_negation(source):
            content = stems(clause)
            if content and len(content & stems(text)) >= _SHARE * len(content):
                return Failure("polarity_changed", f"{theirs[0]!r} is not in the claim")
    return None


@lru_cache(maxsize=1024)
def _denies(text: str) -> bool:
    """Whether a text has a word that may say what a negation says."""
    return bool(all_stems(text) & (_SOFT | _AFFIXED))


@lru_cache(maxsize=1024)
def _answered(text: str, stemmed: str, other: frozenset[str]) -> bool:
    """Whether such a word, which the other side lacks, stands by another one: "power" in "left homes without power"."""
    tokens = [word for word in words(text) if word.stem]
    places = [k for k, word in enumerate(tokens) if word.stem == stemmed]
    return any(
        word.stem in _SOFT - other and word.stem != stemmed
        for k in places
        for word in tokens[max(0, k - _BEFORE) : k + _BEHIND]
        if word.clause == tokens[k].clause
    )


def _softened(text: str, source: str) -> bool:
    """Whether the source has none of the words that the claim denies, but another word that denies."""
    return _denies(source) and not any(word in all_stems(source) for word in _denied(text))


@lru_cache(maxsize=1024)
def _negations(text: str) -> tuple[str, ...]:
    tokens = words(text)
    return tuple(word.text for k, word in enumerate(tokens) if word.stem and _negates(tokens, k))


def _clauses_with_negation(text: str) -> list[str]:
    tokens = words(text)
    numbers = {word.clause for k, word in enumerate(tokens) if word.stem and _negates(tokens, k)}
    return [" ".join(word.text for word in tokens if word.clause == number) for number in sorted(numbers)]
