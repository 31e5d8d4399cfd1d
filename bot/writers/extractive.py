"""The writer that needs no model: it chooses sentences of the evidence and quotes them whole.

A sentence is scored by nearness and by shared words (z-scores added: .826 top-1 on labelled paragraphs,
against .817 and .808 for either alone, docs/design.md), a little by the rank of its exhibit, and by what
kind of thing the question asks for.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import cues
from bot.abstain import mentions
from bot.types import Cited, Draft, DraftClaim
from bot.verify.speakers import attributions
from corpus import sentences
from corpus.types import Span
from corpus.words import stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np

    from bot.types import Brief, ClaimKind, Evidence, Exhibit
    from bot.writers import Listener

EMBEDDED = 20  # sentences that are embedded: each costs about 25 ms of one core
RANK_PENALTY = 0.15  # per exhibit further down
KEEP = 3.5  # a further sentence may score this much less than the best (z-scores and bonus added)
MIN_OVERLAP = 0.3  # of the question's content words, weighted: enough by itself
MIN_COSINE = 0.55  # the same
WEAK_OVERLAP, WEAK_COSINE = 0.1, 0.45  # enough together, for the best sentence only
TITLE = 0.5  # what a word of the question counts that stands in the title only
SAME = 0.6  # share of words at which two sentences say the same
CUE = 1.0
ANTECEDENTS = 2  # sentences that may be quoted along because a pronoun needs them

_DEPENDENT = re.compile(
    r"^[\"“‘'«]*(?:(?:It|This|That|These|Those|His|Her|Its|Their|Both|Such|The (?:two|move|decision|visit|latter|group|sides?))\b"
    r"|(?:\S+\s+){0,5}?(?:he|she|it|they|him|them)\b(?!\s+(?:is|was) (?:not )?(?:clear|likely|possible)))"
    r"|[”\"],?\s+(?:he|she|they)\s+(?:said|added|told|wrote)",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\b(?:said|says|told|according to|added|wrote|announced|stated|denied|accused|called|warned)\b",
    re.IGNORECASE,
)
_FORMER = re.compile(  # what a correction says of the text before it: by itself it repeats the error
    r"^\W*(?:correction|clarification)\b|\b(?:earlier|previous|former) version of this (?:article|story|report|post|piece)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"«]|''")


@dataclass(frozen=True, slots=True)
class _Candidate:
    exhibit: Exhibit
    span: Span  # in the article
    words: frozenset[str]

    @property
    def text(self) -> str:
        return self.span.of(self.exhibit.article.text)


@dataclass(frozen=True, slots=True)
class _Score:
    candidate: _Candidate
    total: float
    overlap: float
    cosine: float


class ExtractiveWriter:
    """Quotes whole sentences, attributed to the outlet that printed them."""

    name = "extractive"

    def __init__(self, embed: Callable[[Sequence[str]], np.ndarray | None]) -> None:
        self._embed = embed

    def write(self, brief: Brief, hear: Listener) -> Draft:
        """Up to `brief.limit` verbatim claims; `insufficient` when no sentence is near the question."""
        draft = self._draft(brief)
        for claim in draft.claims:
            hear(claim)
        return draft

    def _draft(self, brief: Brief) -> Draft:
        if cues.open_ended(brief.question.topic):
            return _leads(brief)
        scores = self._scores(brief)
        if not scores or not (_answers(scores[0]) or _may_answer(scores[0])):
            return Draft("insufficient", ())
        chosen: list[_Candidate] = []
        for score in scores:
            if len(chosen) == brief.limit or score.total < scores[0].total - KEEP:
                break
            first = score is scores[0]
            further = _answers(score) and _alike(brief.question.text, score.candidate, scores[0].candidate)
            if (first or further) and not any(_repeats(score.candidate, other) for other in chosen):
                chosen.append(score.candidate)
        if cues.counts(brief.question.text):  # figures are a dated series, newest first
            chosen.sort(key=lambda candidate: candidate.exhibit.article.when, reverse=True)
        return Draft("answered", tuple(_claim(candidate) for candidate in chosen))

    def _scores(self, brief: Brief) -> list[_Score]:
        candidates = [c for exhibit in _about(brief) for c in _candidates(exhibit)]
        candidates = _fitting(brief, candidates)
        asked = _words(brief.question.topic)
        weight = _weights(candidates)
        whole = sum(weight(word) for word in asked) or 1.0
        overlap = {c: _shared(asked, c, weight) / whole for c in candidates}
        near = sorted(candidates, key=lambda c: (-overlap[c], c.exhibit.number, c.span))[:EMBEDDED]
        cosine = self._cosine(brief.question.topic, near)
        by_words, by_nearness = _standard(list(overlap.values())), _standard(list(cosine.values()))
        scores = [
            _Score(
                c,
                by_words(overlap[c]) + by_nearness(cosine[c]) + _bonus(brief.question.text, c),
                overlap[c],
                cosine[c],
            )
            for c in near
        ]
        return sorted(scores, key=lambda s: (-s.total, s.candidate.exhibit.number, s.candidate.span))

    def _cosine(self, question: str, candidates: Sequence[_Candidate]) -> dict[_Candidate, float]:
        vectors = self._embed([question, *(c.text for c in candidates)]) if candidates else None
        if vectors is None:
            return dict.fromkeys(candidates, 0.0)
        return {c: float(vectors[0] @ vector) for c, vector in zip(candidates, vectors[1:], strict=True)}


def _leads(brief: Brief) -> Draft:
    """The first sentence of each article in the evidence, reports before opinion, newest first."""
    leads: list[_Candidate] = []
    newest_first = sorted(_pointed_at(brief), key=lambda e: e.article.when, reverse=True)
    for exhibit in sorted(newest_first, key=lambda e: e.article.kind == "opinion"):
        first = next(iter(sentences.split(exhibit.article.text, exhibit.article.language)), None)
        if first and _usable(first, exhibit):
            leads.append(_Candidate(exhibit, first, _words(first.of(exhibit.article.text))))
    chosen = leads[: brief.limit]
    return Draft("answered" if chosen else "insufficient", tuple(_claim(candidate) for candidate in chosen))


def _pointed_at(brief: Brief) -> Evidence:
    """The exhibits of the named outlets and days."""
    outlets, days = brief.question.outlets, brief.question.dates
    return tuple(
        e
        for e in brief.evidence
        if (not outlets or e.article.outlet in outlets)
        and (not days or any(day.since <= e.article.when < day.until for day in days))
    )


def _about(brief: Brief) -> Evidence:
    """The exhibits to quote: of the outlets that the question names, about a name of the question.

    Either is passed over when no exhibit is left; that a named outlet has nothing is said elsewhere.
    """
    outlets = brief.question.outlets
    own = tuple(e for e in brief.evidence if e.article.outlet in outlets) or brief.evidence
    named = tuple(
        exhibit
        for exhibit in own
        if any(
            mentions(f"{exhibit.article.title} {exhibit.article.text}".lower(), name)
            for name in brief.question.entities
        )
    )
    return named or own


def _fitting(brief: Brief, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Sentences that can answer at all: about what is counted, by the speaker whose words are asked for."""
    question = brief.question.text
    fitting = [c for c in candidates if cues.about_counted(question, c.text)]
    speakers = cues.speaker_asked(question, brief.question.entities)
    if not speakers:
        return fitting
    own = [c for c in fitting if any(mentions(_speaker(c.text).lower(), name) for name in speakers)]
    return own or [c for c in fitting if any(mentions(c.text.lower(), name) for name in speakers)]


def _candidates(exhibit: Exhibit) -> Iterator[_Candidate]:
    """The exhibit's sentences; instructions hidden in articles are no news."""
    text = exhibit.article.text
    spans = sentences.split(text, exhibit.article.language)
    for i, span in enumerate(spans):
        whole = _with_antecedent(spans, i, exhibit) if _usable(span, exhibit) else None
        if whole is not None:
            yield _Candidate(exhibit, whole, _words(span.of(text)))


def _with_antecedent(spans: Sequence[Span], i: int, exhibit: Exhibit) -> Span | None:
    """The sentence, with those before it as long as it opens with a pronoun that stands for them.

    None when even then nobody is named: a quote must be understood by itself.
    """
    first = i
    while _DEPENDENT.search(spans[first].of(exhibit.article.text)):
        first -= 1
        if first < 0 or i - first > ANTECEDENTS or not _usable(spans[first], exhibit):
            return None
    return Span(spans[first].start, spans[i].end)


def _usable(span: Span, exhibit: Exhibit) -> bool:
    """Whether a sentence may be quoted: inside the evidence, and no instruction hidden in the article."""
    if _FORMER.search(span.of(exhibit.article.text)):
        return False
    hostile = any(span.start < s.end and s.start < span.end for s in exhibit.article.suspect)
    return span.within(exhibit.span) and not hostile


def _claim(candidate: _Candidate) -> DraftClaim:
    article = candidate.exhibit.article
    words = " ".join(candidate.text.split())
    verb = "said in an opinion piece" if article.kind == "opinion" else "reported"
    kind: ClaimKind = "fact"
    if _REPORTING.search(words):
        kind = "attributed"
    if _QUOTED.search(words):
        kind = "quote"
    as_of = article.published_at.date().isoformat() if article.published_at else None
    evidence = (Cited(candidate.exhibit.pid, candidate.text),)
    text = f"{article.outlet} {verb}: “{words}”"
    return DraftClaim(text, kind, evidence, _speaker(candidate.text) or article.outlet, as_of)


def _speaker(text: str) -> str:
    """The first source that the sentence names, in its own words; "" when it names none."""
    for found in attributions(text):
        if found.source and not found.pronoun:
            return text[found.source[0].start : found.source[-1].end].strip(" ,")
    return ""


def _answers(score: _Score) -> bool:
    return score.overlap >= MIN_OVERLAP or score.cosine >= MIN_COSINE


def _alike(question: str, candidate: _Candidate, best: _Candidate) -> bool:
    """Whether a sentence offers all that is asked for and that the best one offers, such as a figure."""
    offers = [cue.offers for cue in cues.asked(question)]
    return all(offer.search(candidate.text) for offer in offers if offer.search(best.text))


def _may_answer(score: _Score) -> bool:
    return score.overlap >= WEAK_OVERLAP and score.cosine >= WEAK_COSINE


def _repeats(one: _Candidate, other: _Candidate) -> bool:
    """Same words, or stretches of one article that overlap; differing figures are no repetition."""
    same_article = one.exhibit.article.id == other.exhibit.article.id
    if same_article and one.span.start < other.span.end and other.span.start < one.span.end:
        return True
    if _digits(one.text) != _digits(other.text):
        return False
    return len(one.words & other.words) >= SAME * max(1, min(len(one.words), len(other.words)))


def _digits(text: str) -> list[str]:
    return sorted(re.findall(r"\d[\d,.]*", text))


def _words(text: str) -> frozenset[str]:
    return frozenset(stems(text))


def _weights(candidates: Sequence[_Candidate]) -> Callable[[str], float]:
    """Rare words say more: inverse frequency among the candidates, as BM25 counts it."""
    seen = Counter(word for candidate in candidates for word in candidate.words)
    total = len(candidates)
    return lambda word: math.log(1 + (total - seen[word] + 0.5) / (seen[word] + 0.5))


def _shared(asked: frozenset[str], candidate: _Candidate, weight: Callable[[str], float]) -> float:
    """Weight of the question's words in the sentence; those only in the title count half: it is the topic."""
    own = asked & candidate.words
    topic = (asked & _words(candidate.exhibit.article.title)) - own
    return sum(map(weight, own)) + TITLE * sum(map(weight, topic))


def _bonus(question: str, candidate: _Candidate) -> float:
    total = -RANK_PENALTY * (candidate.exhibit.number - 1)
    for cue in cues.asked(question):
        total += CUE if cue.offers.search(candidate.text) else -CUE
    return total


def _standard(values: Sequence[float]) -> Callable[[float], float]:
    mean = sum(values) / len(values) if values else 0.0
    spread = math.sqrt(sum((v - mean) ** 2 for v in values) / len(values)) if values else 0.0
    return lambda value: (value - mean) / spread if spread else 0.0
