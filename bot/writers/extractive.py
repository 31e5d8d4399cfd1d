"""The writer that needs no model: it chooses sentences of the evidence and quotes them whole.

A sentence is scored by nearness and by shared words (z-scores added: .826 top-1 on labelled paragraphs,
against .817 and .808 for either alone, docs/design.md), a little by the rank of its exhibit, and by what
kind of thing the question asks for.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import cues
from bot.abstain import mentions
from bot.types import Draft
from bot.writers.quoting import Candidate, claim_of, quotable, repeats, speaker_of, usable, words_of
from corpus import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np

    from bot.types import Brief, Evidence
    from bot.writers import Listener

EMBEDDED = 20  # sentences that are embedded: each costs about 25 ms of one core
RANK_PENALTY = 0.15  # per exhibit further down
KEEP = 3.5  # a further sentence may score this much less than the best (z-scores and bonus added)
MIN_OVERLAP = 0.3  # of the question's content words, weighted: enough by itself
MIN_COSINE = 0.55  # the same
WEAK_OVERLAP, WEAK_COSINE = 0.1, 0.45  # enough together, for the best sentence only
TITLE = 0.5  # what a word of the question counts that stands in the title only
CUE = 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """How near a sentence is to the question."""

    candidate: Candidate
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
            return leads_of(brief)
        scores = self.scores(brief)
        if not scores or not (answers(scores[0]) or may_answer(scores[0])):
            return Draft("insufficient", ())
        chosen: list[Candidate] = []
        for score in scores:
            if len(chosen) == brief.limit or score.total < scores[0].total - KEEP:
                break
            first = score is scores[0]
            further = answers(score) and _alike(brief.question.text, score.candidate, scores[0].candidate)
            if (first or further) and not any(repeats(score.candidate, other) for other in chosen):
                chosen.append(score.candidate)
        if cues.counts(brief.question.text):  # figures are a dated series, newest first
            chosen.sort(key=lambda candidate: candidate.exhibit.article.when, reverse=True)
        return Draft("answered", tuple(claim_of(candidate) for candidate in chosen))

    def scores(self, brief: Brief) -> list[Score]:
        """The sentences nearest to the question, nearest first."""
        candidates = [c for exhibit in _about(brief) for c in quotable(exhibit)]
        candidates = _fitting(brief, candidates)
        asked = words_of(brief.question.topic)
        weight = _weights(candidates)
        whole = sum(weight(word) for word in asked) or 1.0
        overlap = {c: _shared(asked, c, weight) / whole for c in candidates}
        near = sorted(candidates, key=lambda c: (-overlap[c], c.exhibit.number, c.span))[:EMBEDDED]
        cosine = self._cosine(brief.question.topic, near)
        by_words, by_nearness = _standard(list(overlap.values())), _standard(list(cosine.values()))
        scores = [
            Score(
                c,
                by_words(overlap[c]) + by_nearness(cosine[c]) + _bonus(brief.question.text, c),
                overlap[c],
                cosine[c],
            )
            for c in near
        ]
        return sorted(scores, key=lambda s: (-s.total, s.candidate.exhibit.number, s.candidate.span))

    def _cosine(self, question: str, candidates: Sequence[Candidate]) -> dict[Candidate, float]:
        vectors = self._embed([question, *(c.text for c in candidates)]) if candidates else None
        if vectors is None:
            return dict.fromkeys(candidates, 0.0)
        return {c: float(vectors[0] @ vector) for c, vector in zip(candidates, vectors[1:], strict=True)}


def leads_of(brief: Brief) -> Draft:
    """The first sentence of each article in the evidence, reports before opinion, newest first."""
    leads: list[Candidate] = []
    newest_first = sorted(_pointed_at(brief), key=lambda e: e.article.when, reverse=True)
    for exhibit in sorted(newest_first, key=lambda e: e.article.kind == "opinion"):
        first = next(iter(sentences.split(exhibit.article.text, exhibit.article.language)), None)
        if first and usable(first, exhibit):
            leads.append(Candidate(exhibit, first, words_of(first.of(exhibit.article.text))))
    chosen = leads[: brief.limit]
    return Draft("answered" if chosen else "insufficient", tuple(claim_of(candidate) for candidate in chosen))


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


def _fitting(brief: Brief, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Sentences that can answer at all: about what is counted, by the speaker whose words are asked for."""
    question = brief.question.text
    fitting = [c for c in candidates if cues.about_counted(question, c.text)]
    speakers = cues.speaker_asked(question, brief.question.entities)
    if not speakers:
        return fitting
    own = [c for c in fitting if any(mentions(speaker_of(c.text).lower(), name) for name in speakers)]
    return own or [c for c in fitting if any(mentions(c.text.lower(), name) for name in speakers)]


def answers(score: Score) -> bool:
    """Whether a sentence is near enough by itself."""
    return score.overlap >= MIN_OVERLAP or score.cosine >= MIN_COSINE


def _alike(question: str, candidate: Candidate, best: Candidate) -> bool:
    """Whether a sentence offers all that is asked for and that the best one offers, such as a figure."""
    offers = [cue.offers for cue in cues.asked(question)]
    return all(offer.search(candidate.text) for offer in offers if offer.search(best.text))


def may_answer(score: Score) -> bool:
    """Whether a sentence is near enough for want of a nearer one."""
    return score.overlap >= WEAK_OVERLAP and score.cosine >= WEAK_COSINE


def _weights(candidates: Sequence[Candidate]) -> Callable[[str], float]:
    """Rare words say more: inverse frequency among the candidates, as BM25 counts it."""
    seen = Counter(word for candidate in candidates for word in candidate.words)
    total = len(candidates)
    return lambda word: math.log(1 + (total - seen[word] + 0.5) / (seen[word] + 0.5))


def _shared(asked: frozenset[str], candidate: Candidate, weight: Callable[[str], float]) -> float:
    """Weight of the question's words in the sentence; those only in the title count half: it is the topic."""
    own = asked & candidate.words
    topic = (asked & words_of(candidate.exhibit.article.title)) - own
    return sum(map(weight, own)) + TITLE * sum(map(weight, topic))


def _bonus(question: str, candidate: Candidate) -> float:
    total = -RANK_PENALTY * (candidate.exhibit.number - 1)
    for cue in cues.asked(question):
        total += CUE if cue.offers.search(candidate.text) else -CUE
    return total


def _standard(values: Sequence[float]) -> Callable[[float], float]:
    mean = sum(values) / len(values) if values else 0.0
    spread = math.sqrt(sum((v - mean) ** 2 for v in values) / len(values)) if values else 0.0
    return lambda value: (value - mean) / spread if spread else 0.0
