"""The verdict on a draft: locate and repair quotes, then every check on every claim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.language.locate import locate, locate_parts
from bot.language.mending import mended
from bot.language.tongues import ENGLISH
from bot.language.words import all_stems, stems
from bot.types import Claim, Quote, Withheld
from bot.verify import (
    abroad,
    additions,
    attribution,
    brackets,
    dates,
    deeds,
    foothold,
    insertions,
    modality,
    names,
    numbers,
    polarity,
    quotation,
    roles,
    safety,
    style,
    support,
)
from bot.verify.ground import Failure, Ground, Stretch, stretch
from corpus.types import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.types import Cited, DraftClaim, Evidence, Exhibit, Question

    Check = Callable[[str, Ground], Failure | None]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WHOLE: tuple[Check, ...] = (safety.unsafe, additions.empty, quotation.altered)
"""Checks of the claim as it is written, in order."""
_SPOKEN: tuple[Check, ...] = (attribution.misquoted,)
"""Checks of who is quoted, for English claims."""
_OUTSIDE: tuple[Check, ...] = (
    numbers.missing,
    brackets.displaced,
    numbers.changed_bound,
    insertions.guessed,
    dates.missing,
    names.missing,
    roles.exchanged,
    polarity.changed,
    attribution.dropped,
    modality.changed,
    support.low,
    insertions.unconditional,
    insertions.passed,
    insertions.promoted,
    additions.riding,
    insertions.explained,
    insertions.blamed,
    deeds.misdone,
)
"""Checks of the claim without the whole sentences that it quotes, most specific first."""


def judged(claim: DraftClaim, evidence: Evidence, question: Question) -> Claim | Withheld:
    """The verdict on one claim."""
    pids = {exhibit.pid: exhibit for exhibit in evidence}
    found = [_found(cited, pids) for cited in claim.evidence]
    if not found or not all(found):
        lost = next(
            (cited.quote for cited, spans in zip(claim.evidence, found, strict=True) if not spans), ""
        )
        leak = safety.leaked(claim.text, pids)
        return _withheld(
            claim, leak or Failure("quote_not_found", f"{lost!r}" if found else "no quote given")
        )
    stretches = tuple(dict.fromkeys(one for spans in found for one in spans))
    ground = Ground(stretches, claim.kind)
    mine, theirs = abroad.languages(claim.text, ground, question.language)
    if mine not in theirs and mine != question.language:
        mine = ENGLISH  # nobody here speaks it: the strictest checks
    english = {mine} | theirs == {ENGLISH}
    failure = safety.leaked(claim.text, pids) or (
        _failure(claim.text, ground) if english else _failure_abroad(claim.text, ground, mine)
    )
    if failure is not None:
        return _withheld(claim, failure)
    return _published(claim, stretches, () if english else abroad.unchecked(claim.text, ground, mine))


def _withheld(claim: DraftClaim, failure: Failure) -> Withheld:
    return Withheld(claim.text, failure.code, failure.detail)


def _failure(text: str, ground: Ground) -> Failure | None:
    """The first failure in the fixed order of the checks."""
    if (printed := quotation.framed(text, ground)) is not None:
        return safety.unsafe(printed, ground)
    for check in (*_WHOLE, *_SPOKEN):
        if (failure := check(text, ground)) is not None:
            return failure
    rest = quotation.outside(text, ground)
    for check in _OUTSIDE:
        if (failure := check(rest, ground)) is not None:
            return failure
    return style.loaded(text, ground)


def _failure_abroad(text: str, ground: Ground, language: str) -> Failure | None:
    """The first failure of a claim that is not in English, or not on English quotes."""
    if (printed := quotation.framed(text, ground)) is not None:
        return safety.unsafe(printed, ground)
    for check in _WHOLE:
        if (failure := check(text, ground)) is not None:
            return failure
    rest = quotation.outside(text, ground)
    return (
        abroad.wrong(rest, ground, language)
        or foothold.lacking(rest, ground, language, same=abroad.same(ground, language))
        or (style.term(text, ground) if language == ENGLISH else None)
    )


def _found(cited: Cited, pids: Mapping[str, Exhibit]) -> tuple[Stretch, ...]:
    """Where the cited words stand: in the exhibit named, else in another, else nearly; empty when nowhere."""
    named = pids.get(cited.pid)
    others = [exhibit for exhibit in pids.values() if exhibit is not named]
    order = [named, *others] if named is not None else others
    for find in (_exactly, _in_parts, _nearly):
        for exhibit in order:
            if spans := find(cited.quote, exhibit):
                return tuple(stretch(exhibit, _placed(span, exhibit)) for span in spans)
    return ()


def _exactly(quote: str, exhibit: Exhibit) -> tuple[Span, ...]:
    span = locate(quote, exhibit.text)
    return (span,) if span else ()


def _in_parts(quote: str, exhibit: Exhibit) -> tuple[Span, ...]:
    return locate_parts(quote, exhibit.text)


def _nearly(quote: str, exhibit: Exhibit) -> tuple[Span, ...]:
    span = mended(quote, exhibit.text)
    return (span,) if span else ()


def _placed(span: Span, exhibit: Exhibit) -> Span:
    """A span of the exhibit as a span of its article."""
    return Span(exhibit.span.start + span.start, exhibit.span.start + span.end)


def _published(claim: DraftClaim, stretches: tuple[Stretch, ...], unread: tuple[str, ...]) -> Claim:
    """The claim with exact quotes; a speaker or as-of that the quotes do not bear out is left off."""
    quotes = tuple(
        Quote(one.exhibit.number, one.exhibit.article.id, one.exhibit.article.revision, one.span, one.quote)
        for one in stretches
    )
    named = claim.speaker and "names" not in unread and _speaks(claim.speaker, stretches)
    speaker = claim.speaker if named else None
    day = claim.as_of if _DAY.fullmatch(claim.as_of or "") else None
    as_of = day if day and any(dates.supported(day, one) for one in stretches) else None
    return Claim(claim.text, claim.kind, quotes, speaker, as_of, unread)


def _speaks(speaker: str, stretches: tuple[Stretch, ...]) -> bool:
    """Whether every cited sentence, or the head of its article, has the speaker's words; and nothing in them is unsafe."""
    return all(
        safety.unsafe(speaker, Ground((one,))) is None
        and names.missing(speaker, Ground((one,))) is None
        and stems(speaker) <= all_stems(f"{one.whole}\n{one.header}")
        for one in stretches
    )
