"""What may happen is not told as what will, and what will not as what has."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.language.phrases import BE
from bot.language.words import BREAKS, GRAMMAR, Word, all_stems, stem, stems, words
from bot.verify.ground import Failure, Ground
from bot.verify.retelling import retold_texts
from bot.verify.speakers import attributions

if TYPE_CHECKING:
    from collections.abc import Sequence

FACT = 5
_INTENT = 3  # up to here a mark leaves it open whether a thing happens
_STRENGTHS = {
    1: "may might could possibly perhaps potentially maybe can possible unlikely",
    2: "likely probably reportedly allegedly apparently seemingly suspected believed thought presumed unconfirmed "
    "expected appears appear appeared seems seem seemed hopes hope hoped aims aim aimed considering considers "
    "wants wanted probable considered should ought",
    3: "plans plan planned intends intend intended scheduled due set proposes proposed threatened threatens "
    "vowed vows pledged pledges promised promises offered",
    4: "will would shall must need needs going",
}
_STRENGTH = {word: level for level, line in _STRENGTHS.items() for word in line.split()}
"""How certain a word leaves what it bears on, 1 weakest; a bare statement is 5. Own scale."""
_IDLE = frozenset(
    ("set", "due")
)  # "a record set in 1998": with "in", "on", "at" or "by" behind them these look ahead to nothing
_TO = frozenset("plans plan planned intends intend intended scheduled due set going expected likely hopes hope hoped aims aim "
    "aimed appears appear appeared seems seem seemed need needs ought wants wanted threatened threatens vowed vows "
    "pledged pledges promised promises offered believed thought suspected presumed proposes proposed considers considered unlikely".split())  # fmt: skip
"""Of the words above, those that bear on what follows only with "to", "of", "that", "for" or "by" behind them."""
_SKIPPED = GRAMMAR | frozenset(("likely", "probably", "eventually", "soon", "again"))
_NOT = frozenset("not neither nor no nobody none never".split())
_TURNING = BREAKS - {"and", "or"}  # a new clause begins
_ARRANGED = frozenset(("due", "scheduled", "set"))  # "were to be freed" says the same
_MUST = frozenset(("has", "have", "having"))  # with "to"
_SPANS = frozenset(stem(span) for span in "hours days weeks months years".split())
_VOWS = frozenset("promised promises pledged pledges vowed vows threatened threatens".split())
"""Who "promised to respond" said that he would."""
_ABLE = ("able", "ible", "ably", "ibly")
_FORECAST = re.compile(
    r"\b(?:forecasts?|projections?|outlook|predict(?:s|ed|ions?)|expect(?:s|ed|ations?)|project(?:s|ed))\b",
    re.IGNORECASE,
)
_ROOT = 5  # letters that two forms of one word share: "prevented" and "preventable"
_DOUBTS = frozenset(
    "may might could possibly perhaps maybe likely probably potentially reportedly allegedly apparently seemingly".split()
)
"""Words that a claim may not add to a plain statement."""
_COULD_NOT = re.compile(
    r"\b(?:can|could|couldn't|cannot|can't|(?:not|un)\s?able to|expects?|risks?|hopes?|forecasts?|(?:not|im) ?possible)\b",
    re.IGNORECASE,
)
_SAYING = frozenset("said says told warned added announced".split())
_HEDGES = frozenset("allegedly reportedly apparently seemingly".split())
_DISTANT = frozenset(stem(verb) for verb in "alleged accused suspected believed claimed".split())
_LIKELY = frozenset("likely unlikely possible probable considering considered".split())
_SURE = frozenset("certain sure definitely certainly inevitable guaranteed surely".split())
_NOUN_LEADS = frozenset("to the a an its his her their of for no any this that these".split())
"""Before a word these make it a noun or an infinitive, which states nothing."""
_SHARE = 0.5  # of a clause's content: from here on the claim retells it


class Mark(NamedTuple):
    """A word of doubt or intent: its strength, and the stem of what it bears on ("" when nothing)."""

    word: str
    strength: int
    bears: str
    clause: int


def changed(text: str, ground: Ground) -> Failure | None:
    """A claim more certain than the cited sentences, or far less so."""
    mine = marks(text)
    sentences = retold_texts(text, ground)
    for sentence in sentences:
        theirs = marks(sentence)
        for mark in theirs:
            if (
                mark.bears in stems(text)
                and (mark.word.lower() in _LIKELY or _asserted(text, mark.bears))
                and _strength(text, mark.bears) > mark.strength
                and not _also(sentence, mark)
                and not (mark.word.lower() in _HEDGES and _held_off(text))
                and not (mark.word.lower() in _TO and stem(mark.word.lower()) in all_stems(text))
                and not _scheduled(text, mark)
                and not _vowed(text, mark, mine)
                and not _supposed(text, mark)
            ):
                return Failure("modality_changed", f"{mark.word!r} bears on {mark.bears!r} in the quotes")
            if (
                mark.bears not in stems(text)
                and not _relative(sentence, mark)
                and not _possible(text, mark)
                and _lost(text, sentence, mark, mine)
            ):
                return Failure("modality_changed", f"{mark.word!r} is not in the claim")
    held = "\n".join(sentences)
    if firmer := _firmer(
        tuple(one for one in mine if not _told_vow(text, one, held)), marks(held)
    ) or _promised(text, mine, held):
        return Failure("modality_changed", f"{firmer!r} is firmer than the quotes")
    for mark in mine:
        if (
            mark.word.lower() in _DOUBTS
            and mark.bears in stems(held)
            and mark.strength < _strength(held, mark.bears) - 1
            and mark.strength <= _INTENT
            and stem(mark.word.lower()) not in all_stems(held)
        ):
            return Failure("modality_changed", f"{mark.word!r} is not in the quotes")
    return None


def _firmer(mine: tuple[Mark, ...], theirs: tuple[Mark, ...]) -> str:
    """The first mark of the claim that is stronger than every mark of the source on the same word, or ""."""
    for mark in mine:
        same = [other.strength for other in theirs if other.bears == mark.bears]
        if same and mark.strength > max(same):
            return mark.word
    return ""


def _supposed(text: str, mark: Mark) -> bool:
    """As in "if it does not comply" for "has 60 days to comply"."""
    tokens = words(text)
    clauses = {word.clause for word in tokens if word.low in {"if", "unless"}}
    return mark.word == "to" and any(word.stem == mark.bears and word.clause in clauses for word in tokens)


def _vowed(text: str, mark: Mark, mine: tuple[Mark, ...]) -> bool:
    """Whether the claim has what somebody promised as what that somebody "said it would" do."""
    would = any(one.word.lower() == "would" and one.bears == mark.bears for one in mine)
    return mark.word.lower() in _VOWS and would and any(word.low in _SAYING for word in words(text))


def _told_vow(text: str, mark: Mark, held: str) -> bool:
    """The same of the claim's "would"."""
    return any(_vowed(text, one, (mark,)) for one in marks(held))


def _possible(text: str, mark: Mark) -> bool:
    """As in "preventable" for "could have been prevented"."""
    return mark.word.lower() in {"could", "can", "may", "might"} and any(
        word.low.endswith(_ABLE) and word.low[:_ROOT] == mark.bears[:_ROOT] for word in words(text)
    )


def _held_off(text: str) -> bool:
    """Whether a claim keeps its distance in another way: "is alleged to have taken", "was accused of taking"."""
    return any(one.hedge or one.verb in _DISTANT for one in attributions(text))


def _promised(text: str, mine: tuple[Mark, ...], held: str) -> str:
    """The claim's "will" where the source looks ahead, but no further than "may", "expects" or "plans"; or ""."""
    willed = {mark.bears for mark in mine}
    theirs = [one.strength for one in marks(held) if one.word != "to" or one.bears in willed]
    bounded = bool(theirs) or _COULD_NOT.search(held) is not None
    foretold = _FORECAST.search(text) is not None and _FORECAST.search(held) is not None
    if not bounded or foretold or max(theirs, default=0) >= FACT - 1:
        return ""
    return next((mark.word for mark in mine if mark.word.lower() in {"will", "shall"}), "") or next(
        (word.text for word in words(text) if word.low in _SURE and word.stem not in all_stems(held)), ""
    )


def _asserted(text: str, bears: str) -> bool:
    """Whether a claim has a word as its statement, not only as "demanding" or "to demand"."""
    tokens = words(text)
    return any(
        not (k and (tokens[k - 1].low in _NOUN_LEADS or tokens[k - 1].text.endswith(("'s", "’s"))))
        and not (word.low.endswith("ing") and not (k and tokens[k - 1].low in BE))
        for k, word in enumerate(tokens)
        if word.stem == bears
    )


def _relative(sentence: str, mark: Mark) -> bool:
    """Whether a mark describes a thing: "a resolution that would have demanded a truce"."""
    tokens = words(sentence)
    at = next(
        (k for k, word in enumerate(tokens) if word.text == mark.word and word.clause == mark.clause), 0
    )
    return (
        at > 0
        and tokens[at - 1].low in {"that", "which", "who"}
        and at > 1
        and tokens[at - 2].low not in _SAYING
    )


@lru_cache(maxsize=1024)
def marks(text: str) -> tuple[Mark, ...]:
    """The words of doubt or intent in a text, in order."""
    tokens = words(text)
    found = []
    for k, word in enumerate(tokens):
        level = FACT - 1 if _is_to(tokens, k) else _STRENGTH.get(word.low)
        if (
            level is None
            or (word.low in _TO and not _leads(tokens, k))
            or (word.low in _IDLE and tokens[k + 1 : k + 2] and tokens[k + 1].low != "to")
            or _name(tokens, k)
            or _denied(tokens, k)
        ):
            continue
        found.append(Mark(word.text, level, _bearing(tokens, k), word.clause))
        found += _continued(tokens, k, level)
    return tuple(found)


def _is_to(tokens: Sequence[Word], k: int) -> bool:
    """As in "tugs are to try", which says the same as "will"."""
    return (
        0 < k < len(tokens) - 1
        and tokens[k].low == "to"
        and (tokens[k - 1].low in BE | _MUST or _deadline(tokens, k))
        and (tokens[k + 1].content or tokens[k + 1].low == "be")
    )


def _deadline(tokens: Sequence[Word], k: int) -> bool:
    """As in "has 60 days to leave"."""
    span = tokens[k - 1]
    plural = span.low.endswith("s") and span.stem in _SPANS  # "the year to March"
    return plural and k + 1 < len(tokens) and tokens[k + 1].text[0].islower()


def _scheduled(text: str, mark: Mark) -> bool:
    """Whether the claim has what "will" be in the present: "the film opens in May"."""
    forms = {word.low for word in words(text) if word.stem == mark.bears}
    return mark.word.lower() == "will" and all(form.endswith("s") for form in forms)


def _continued(tokens: Sequence[Word], k: int, level: int) -> list[Mark]:
    """The same mark on what "and to" adds: "plans to build a plant and to hire 200 people"."""
    if k + 1 >= len(tokens) or tokens[k + 1].low != "to":
        return []
    joints = [
        j
        for j in range(k + 2, len(tokens) - 2)
        if tokens[j].low in {"and", "or"} and tokens[j + 1].low == "to" and tokens[j + 2].content
    ]
    return [Mark(tokens[k].text, level, tokens[j + 2].stem, tokens[j + 2].clause) for j in joints[:1]]


def _leads(tokens: Sequence[Word], k: int) -> bool:
    if k and tokens[k - 1].low in {"a", "an", "the", "its", "his", "her", "their", "any", "no"}:
        return False  # "a plan to sell"
    led = k > 0 and tokens[k - 1].low in {"is", "are", "was", "were", "be", "more", "very", "not"}
    return led or any(
        word.low in {"to", "of", "that", "for", "by", "on", "in"} for word in tokens[k + 1 : k + 2]
    )


def _denied(tokens: Sequence[Word], k: int) -> bool:
    """As in "could not" and "neither can", which is left to the check of denials."""
    if tokens[k].low not in {"can", "could", "possible"}:
        return False
    return any(
        word.low in _NOT and word.clause == tokens[k].clause for word in (*tokens[:k], *tokens[k + 1 : k + 2])
    )


def _name(tokens: Sequence[Word], k: int) -> bool:
    """Whether "Will" or "May" is a name or a month."""
    return k > 0 and tokens[k].text[0].isupper() and not tokens[k].text.isupper()


def _bearing(tokens: Sequence[Word], k: int) -> str:
    for word in tokens[k + 1 : k + 9]:
        if word.content and word.low not in _SKIPPED and word.low not in _STRENGTH:
            return word.stem
        if (not word.stem and word.text not in "'\"“‘-,") or word.low in _TURNING:
            break
    before = [word for word in tokens[max(0, k - 3) : k] if word.content]
    return before[-1].stem if before else ""


@lru_cache(maxsize=4096)
def _strength(text: str, stemmed: str) -> int:
    """How certain a text is of a word: the weakest mark that bears on it, else a bare statement."""
    tokens = words(text)
    levels = [mark.strength for mark in marks(text) if mark.bears == stemmed]
    clauses = {word.clause for word in tokens if word.stem == stemmed}
    levels += [mark.strength for mark in marks(text) if mark.clause in clauses]
    return min(levels, default=FACT)


def _also(sentence: str, mark: Mark) -> bool:
    """Whether the sentence has the word a second time, without the mark."""
    tokens = words(sentence)
    clauses = {word.clause for word in tokens if word.stem == mark.bears}
    return len(clauses) > 1 and mark.clause in clauses


def _lost(text: str, sentence: str, mark: Mark, mine: tuple[Mark, ...]) -> bool:
    """Whether the claim retells the marked clause with no mark as weak, and no hedge."""
    arranged = mark.word.lower() in _ARRANGED and any(other.word == "to" for other in mine)
    none_since = mark.bears == "first" and "since" in text and any(word.low in _NOT for word in words(text))
    if (
        arranged
        or none_since
        or any(other.strength <= mark.strength for other in mine)
        or any(one.hedge for one in attributions(text))
    ):
        return False
    clause = {word.stem for word in words(sentence) if word.content and word.clause == mark.clause} - {
        mark.bears,
        stem(mark.word.lower()),
    }
    return bool(clause) and len(clause & stems(text)) >= _SHARE * len(clause)
