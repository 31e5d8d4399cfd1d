"""One sentence of a draft against articles: supported, contradicted or not found, each with the words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from bot.checking.copies import Swap, swaps
from bot.checking.judging import judged_by
from bot.checking.reading import FRAME, content, read
from bot.checking.stretches import common, nearest, value
from bot.language.calendar import mentions
from bot.language.figures import figures
from bot.language.locate import locate
from bot.language.words import all_stems, words
from bot.types import Claim, Withheld
from bot.verify.names import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.types import Code, Evidence, Exhibit
    from corpus.types import Span

Outcome = Literal["supported", "contradicted", "not_found"]

TRIED = 6  # stretches of one article
ENOUGH = 0.6  # of a sentence's content words that have to stand in its quotes: the verifier asks for half
ABOUT = 0.6  # of a sentence's content words, figures and names of its own left out, that make a stretch be about it
_JOINT = 2  # content words that each of two passages has to bring
COPY = 0.75  # of a sentence's content words: a stretch with so many that says otherwise is not outdone by two others
CLAUSE = 0.5  # the same for each clause that says something by itself
_STATES = 3  # content words of such a clause
_NEAR = 0.1  # of a share: a stretch that much below the best one contradicts nothing
_CONTRADICTS: frozenset[Code] = frozenset(
    (
        "number_not_in_evidence",
        "bound_changed",
        "date_not_in_evidence",
        "name_not_in_evidence",
        "polarity_changed",
        "attribution_dropped",
        "modality_changed",
        "quote_altered",
    )
)


class Passage(NamedTuple):
    """Exact words of an article: `exhibit.article.text[span]`."""

    exhibit: Exhibit
    span: Span

    @property
    def text(self) -> str:
        """The words."""
        return self.span.of(self.exhibit.article.text)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one sentence.

    Attributes:
        outcome: an idle sentence is "not_found", too: see `idle`.
        code: of the verifier, for a contradiction.
        detail: what the verifier found, or what is missing.
        passages: the words that support or contradict; for what is not found, the nearest, if any.
        idle: why there is nothing to check, or "".
    """

    text: str
    outcome: Outcome
    code: Code | None = None
    detail: str = ""
    passages: tuple[Passage, ...] = ()
    idle: str = ""


class _Try(NamedTuple):
    passages: tuple[Passage, ...]
    share: float
    verdict: Claim | Withheld


def examine(sentence: str, evidence: Evidence) -> Finding:
    """The finding on a sentence, from exhibits that hold whole articles; empty evidence finds nothing.

    Supported needs the verifier's consent, and more of the sentence's own words than it asks for. Contradicted
    needs a stretch that is plainly about the same and says another figure, day, name, or the opposite.
    """
    if (copied := _verbatim(sentence, evidence)) is not None:
        return Finding(sentence, "supported", passages=(copied,))
    singles = _singles(sentence, evidence)
    for one in singles:
        if _suffices(sentence, one):
            return Finding(sentence, "supported", passages=one.passages)
    against = _contradicted(sentence, singles)
    if against is not None and against.share >= COPY and _all_clauses(sentence, against.passages):
        return _finding(sentence, against)
    pairs = tuple(_pairs(sentence, evidence))
    for one in pairs:
        if _suffices(sentence, one) and all(_shares(sentence, passage) for passage in one.passages):
            return Finding(sentence, "supported", passages=one.passages)
    fuller = max((one.share for one in pairs), default=0.0)
    if against is not None and against.share >= fuller - _NEAR:
        return _finding(sentence, against)
    return _not_found(sentence, (*singles, *pairs))


def _suffices(sentence: str, one: _Try) -> bool:
    """Whether the verifier consents, and the words bear out every clause without another word in a place of theirs."""
    if not isinstance(one.verdict, Claim) or one.share < ENOUGH:
        return False
    return _all_clauses(sentence, one.passages) and not _swaps(sentence, one)


def _shares(sentence: str, passage: Passage) -> bool:
    """Whether a passage has two words of the sentence: one alone ("the Moon", "made") stands anywhere."""
    return len(set(content(sentence)) & all_stems(passage.text)) >= _JOINT


def _swaps(sentence: str, one: _Try) -> tuple[Swap, ...]:
    return tuple(swap for passage in one.passages for swap in swaps(sentence, passage.text))


def _verbatim(sentence: str, evidence: Evidence) -> Passage | None:
    """A sentence that an article has word for word, as one or more whole sentences, whatever the script."""
    for exhibit in evidence:
        span = locate(sentence, exhibit.article.text)
        if span is not None and _whole(span, exhibit) and not _suspect(span, exhibit):
            return Passage(exhibit, span)
    return None


def _whole(span: Span, exhibit: Exhibit) -> bool:
    """Whether a span begins and ends where sentences do; the last mark may be missing."""
    spans = read(exhibit.article.text, exhibit.article.language).spans
    ends = {one.end for one in spans}
    return span.start in {one.start for one in spans} and bool({span.end, span.end + 1} & ends)


def _suspect(span: Span, exhibit: Exhibit) -> bool:
    """Whether the words look like orders to a machine."""
    return any(one.start < span.end and span.start < one.end for one in exhibit.article.suspect)


def _singles(sentence: str, evidence: Evidence) -> tuple[_Try, ...]:
    """The verifier's verdicts on the nearest stretches of all articles, nearest first."""
    held = [
        (Passage(exhibit, one.span(reading)), one)
        for exhibit in evidence
        if (reading := read(exhibit.article.text, exhibit.article.language))
        for one in nearest(sentence, reading, TRIED)
    ]
    held.sort(key=lambda found: -value(found[1]))
    return tuple(_tried(sentence, (passage,), one.share) for passage, one in held[:TRIED])


def _tried(sentence: str, passages: tuple[Passage, ...], share: float) -> _Try:
    return _Try(passages, share, judged_by(sentence, [(one.exhibit, one.span) for one in passages]))


def _all_clauses(sentence: str, passages: Sequence[Passage]) -> bool:
    """Whether no clause of the sentence goes without its words: "A and B" is not told by what tells A."""
    held = {stem for one in passages for stem in content(one.text)}
    clauses: dict[int, list[str]] = {}
    for word in words(sentence):
        if word.content and word.low not in FRAME:
            clauses.setdefault(word.clause, []).append(word.stem)
    return all(
        sum(stem in held for stem in stems) >= CLAUSE * len(stems)
        for stems in clauses.values()
        if len(stems) >= _STATES
    )


def _pairs(sentence: str, evidence: Evidence) -> Iterator[_Try]:
    """Two single sentences, of one article or of two, that hold more of the words than either alone."""
    wanted = len(content(sentence))
    singles = sorted(
        (
            (one, Passage(exhibit, one.span(reading)))
            for exhibit in evidence
            if (reading := read(exhibit.article.text, exhibit.article.language))
            for one in nearest(sentence, reading, 4 * TRIED)
            if one.end - one.first == 1
        ),
        key=lambda found: -found[0].share,
    )
    for first, passage in singles[:2]:
        gains = [
            (len(first.held | second.held), other)
            for second, other in singles
            if other != passage and len(second.held - first.held) > 0
        ]
        for both, other in sorted(gains, key=lambda gain: -gain[0])[:2]:
            yield _tried(sentence, (passage, other), both / wanted)


def _contradicted(sentence: str, singles: Sequence[_Try]) -> _Try | None:
    """The nearest stretch that is plainly about the same and says otherwise."""
    best = max((one.share for one in singles), default=0.0)
    for one in singles:
        if isinstance(one.verdict, Claim) or one.share < best - _NEAR or _padded(one, singles):
            continue
        if one.verdict.code in _CONTRADICTS and _about(sentence, one) and _answers(one.verdict, one):
            return one
    return None


def _padded(one: _Try, singles: Sequence[_Try]) -> bool:
    """Whether a shorter stretch inside holds as many of the words: what is around it answers nothing."""
    [outer] = one.passages
    inside = (other for other in singles if other.share >= one.share and other is not one)
    return any(
        other.passages[0].exhibit is outer.exhibit and other.passages[0].span.within(outer.span)
        for other in inside
    )


def _finding(sentence: str, against: _Try) -> Finding:
    told = against.verdict
    code, detail = (None, "") if isinstance(told, Claim) else (told.code, told.detail)
    return Finding(sentence, "contradicted", code, detail, against.passages)


def _not_found(sentence: str, tries: Sequence[_Try]) -> Finding:
    """With the nearest words, if there are any."""
    if not tries:
        return Finding(sentence, "not_found", detail="no article has its words")
    near = max(tries, key=lambda one: one.share)
    return Finding(sentence, "not_found", detail=_why(sentence, near), passages=near.passages)


def _why(sentence: str, near: _Try) -> str:
    """Why the nearest words do not suffice."""
    if isinstance(near.verdict, Withheld):
        return f"the nearest words do not bear it out: {near.verdict.detail}"
    if found := _swaps(sentence, near):
        return f"{found[0].word!r} stands where the article has {found[0].theirs!r}"
    return f"the nearest words hold {near.share:.0%} of its own, or not all that it says"


def _about(sentence: str, one: _Try) -> bool:
    """Whether a stretch is plainly about the same: what it has of the words besides figures, days and names."""
    return common(sentence, one.passages[0].text) >= ABOUT


def _answers(verdict: Withheld, one: _Try) -> bool:
    """Whether the stretch has something else in the place of what it lacks: another figure, day or name.

    Without that it is silent rather than contradicting.
    """
    passage = one.passages[0].text
    match verdict.code:
        case "number_not_in_evidence":
            return bool(figures(passage))
        case "date_not_in_evidence":
            return bool(mentions(passage))
        case "name_not_in_evidence":
            return bool(names(passage))
        case _:
            return True
