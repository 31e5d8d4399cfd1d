"""Words that deny, and what each of them bears on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.language.words import Word, all_stems, stem, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN = frozenset(
    "not no never none nobody nothing neither nor without cannot hardly scarcely nowhere".split()
)
IMPLIED = frozenset(
    stem(word)
    for word in "denied denies deny failed fails fail failure refused refuses refuse refusal rejected rejects "
    "reject rejection unable".split()
)
SOFT = frozenset(
    stem(word)
    for word in "lack lacked lacking prevent prevented block blocked dismiss dismissed refrain avoid avoided absence absent "
    "cancel cancelled halt halted stop stopped end ended oppose opposed veto vetoed lose lost loss short without ban banned "
    "bar barred suspend suspended scrap scrapped abolish abolished exclude excluded except instead rather unlike "
    "barely impossible unclear uncertain withhold withheld miss missed against dispute disputed contradict "
    "skip skipped abandon abandoned remove removed reverse reversed overturn overturned defeat defeated down out close closed shut exempt exempted spared off".split()
)
"""Words that can say what a negation says ("without power", "ruled out"): they answer one, and ask for none."""
AFFIXED = frozenset(
    stem(word)
    for word in "unclear unknown unlikely unhurt uninjured unharmed unaware unchanged unverified unconfirmed untouched undamaged "
    "unresolved unsuccessful unsuccessfully unaccounted unnamed unidentified undecided unpaid unsafe unfit unfair unfounded "
    "incomplete invalid ineffective inaccurate incorrect impossible improper illegal unlawful disagree disagreed disagreement "
    "nonbinding non-binding homeless harmless fatherless jobless insufficient inadequate intact ineligible".split()
)
"""Words that hold a negation in their beginning or end."""
ENDING = (
    SOFT
    | IMPLIED
    | frozenset(
        stem(word)
        for word in "rule strip deprive cease quit cut withdraw withdrawn postpone delay defer revoke rescind repeal annul void nullify decline "
        "discontinue terminate expel evict omit ignore forbid prohibit outlaw dissolve freeze pause resign lapse expire collapse sack drop".split()
    )
) - frozenset(stem(word) for word in "off out short down instead rather without".split())
"""Words of ending, refusing or taking away: to deny one needs a denial, another such word says the same as it."""
_APART = frozenset(("and", "but", "while", "who", "whose", "which", "after", "because", ";", "."))
_BEING = frozenset("is are was were be been being".split())
_FAILING = frozenset(stem(word) for word in "failed failure fail".split())
_DECLINING = frozenset(("declined", "declines", "decline"))
_HELPERS = frozenset(
    "be been being is are was were have has had do did does to that the a an any it its their his her by".split()
)
_NOUNS = frozenset(stem(word) for word in "end halt stop block".split())
_ARTICLES = frozenset("a an the its his her their year".split())
_HELPING = frozenset("to will would may might could must should can".split())
"""Of the implied denials, "the end of the year" and "a halt" are plain nouns; "will end" is none."""
_UN = re.compile(r"un(?!der|i|til|less|to|veil|anim|cle)[a-z]{4,}")
_PREFIXED = re.compile(
    r"\b(?:un|non-?|dis(?!cover|play|count|charge|patch|order|close|miss|tress))([a-z]{4,})\b"
    r"|\b(?:in|im|il|ir)([a-z]{3,}(?:[ai]ble|ent|ant|ate|al|ive|ect|ance|ence|ability|l?y))\b"
)
"""A word with a negation in its beginning: "unpublished", "disagreed", "incompatible"."""
_BEFORE, _BEHIND = 5, 4  # words around one that a softer denial may bear on
_OBJECT = 2  # content words behind one that it takes away: "ended a strike"
_NEAR = 6  # words from a verb to the negation behind it


def unfolded(text: str, other: str) -> str:
    """The text with "not known" for "unknown" where the other side has "known"."""
    there = [word for word in words(other) if word.content]
    forms, roots = {word.low for word in there}, {word.stem for word in there}

    def put(match: re.Match[str]) -> str:
        bare = match[1] or match[2]
        same = stem(bare) in roots if match.group().startswith("dis") else bare in forms
        return f"not {bare}" if same else match.group()  # "unpaid bills" says nothing of "to pay"

    return _PREFIXED.sub(put, text)


def negates(tokens: Sequence[Word], k: int) -> bool:
    """Whether a word negates; "failed", "failure" and "declined" do only with "to" behind them."""
    word = tokens[k]
    if word.low in _PLAIN or word.low.endswith(("n't", "n’t")):
        return True
    if word.stem in _NOUNS and k and (word.low == "end" or tokens[k - 1].low in _ARTICLES):
        return tokens[k - 1].low in _HELPING
    if word.stem in _FAILING or word.low in _DECLINING:
        return k + 1 < len(tokens) and tokens[k + 1].low == "to"
    return word.stem in IMPLIED


def denied(text: str) -> tuple[str, ...]:
    """For each negating word, the stem of the first content word that it bears on."""
    return tuple(word for word, _ in denied_by(text))


@lru_cache(maxsize=1024)
def denied_by(text: str) -> tuple[tuple[str, str], ...]:
    """The same with the stem of the negating word."""
    tokens = words(text)
    found = (
        (bearing(tokens, k), word.stem) for k, word in enumerate(tokens) if word.stem and negates(tokens, k)
    )
    return tuple((word.stem, by) for word, by in found if word is not None)


def bearing(tokens: Sequence[Word], k: int) -> Word | None:
    """The content word that the negating one at k bears on."""
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
def parity(text: str, stemmed: str) -> bool:
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
        if j == k or not word.stem or not negates(tokens, j):
            continue
        if (word.clause == clause and (j < k or _passive(tokens, j, k))) or (
            word.stem in IMPLIED and j < k and _reaches(tokens, j, k)
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
    return all(word.low not in _APART for word in between)


def plain(word: Word) -> bool:
    """Whether a word denies and does nothing else."""
    return word.low in _PLAIN or word.low.endswith(("n't", "n’t"))


def kin(word: Word) -> bool:
    """Whether a word may say what a negation says."""
    return bool(word.stem) and (word.stem in IMPLIED | SOFT | AFFIXED | _FAILING or _prefixed(word.low))


def _prefixed(low: str) -> bool:
    """As in "unpublished"; "under", "union" and "until" hold no denial."""
    return _UN.fullmatch(low) is not None


def said_softly(text: str, other: str) -> frozenset[str]:
    """The stems of the words of a text that may say what a negation says, and that the other side lacks."""
    there = all_stems(other)
    return frozenset(
        word.stem
        for word in words(text)
        if word.stem and word.stem not in there and (word.stem in SOFT | AFFIXED or _prefixed(word.low))
    )


@lru_cache(maxsize=1024)
def denies(text: str) -> bool:
    """Whether a text has a word that may say what a negation says."""
    return bool(all_stems(text) & (SOFT | AFFIXED))


@lru_cache(maxsize=1024)
def answered(text: str, stemmed: str, other: frozenset[str]) -> bool:
    """Whether such a word, which the other side lacks, governs another one: "power" in "left homes without power".

    Nothing answers for a word of ending or taking away itself ("was not closed"), and what a word leads to
    ("expected to close") is not said of the word.
    """
    if stemmed in ENDING:
        return False
    tokens = [word for word in words(text) if word.stem]
    places = [k for k, word in enumerate(tokens) if word.stem == stemmed]
    return any(
        word.stem in SOFT - other and word.stem != stemmed and not _led_to(tokens, k, j)
        for k in places
        for j, word in enumerate(tokens[: k + _BEHIND])
        if j >= k - _BEFORE and word.clause == tokens[k].clause
    )


def _led_to(tokens: Sequence[Word], k: int, j: int) -> bool:
    """Whether the word at j is what the one at k leads to: "close" in "expected to close"."""
    return j > k and any(word.low == "to" for word in tokens[k + 1 : j])


def scope(text: str, payer: Word) -> frozenset[str]:
    """The content stems that a word of denial may bear on: those behind it in its clause, or else those before."""
    tokens = words(text)
    k = next((k for k, word in enumerate(tokens) if word.start == payer.start), 0)
    inside = [word for word in tokens if word.clause == payer.clause and word.content]
    behind = [word.stem for word in inside if word.start > payer.start][:_OBJECT]
    before = [word.stem for word in inside if word.start < payer.start][-_BEHIND:]
    passive = any(word.low in _BEING for word in tokens[max(0, k - 2) : k])
    return frozenset(before if passive or not behind else behind)


@lru_cache(maxsize=1024)
def negations(text: str) -> tuple[str, ...]:
    """The words of a text that negate."""
    tokens = words(text)
    return tuple(word.text for k, word in enumerate(tokens) if word.stem and negates(tokens, k))


def denying_clauses(text: str) -> list[str]:
    """The clauses of a text that have such a word."""
    tokens = words(text)
    numbers = {word.clause for k, word in enumerate(tokens) if word.stem and negates(tokens, k)}
    return [" ".join(word.text for word in tokens if word.clause == number) for number in sorted(numbers)]
