"""The writer of topic summaries that needs no model: what each of several reports says, quoted whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import cues
from bot.language.figures import figures
from bot.types import Draft
from bot.writers.extractive import CUE, answers, leads_of, may_answer
from bot.writers.quoting import claim_of, is_sentence, repeats, speaker_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.types import Brief
    from bot.writers import Listener
    from bot.writers.extractive import ExtractiveWriter, Score
    from bot.writers.quoting import Candidate
    from corpus.types import Span

PER_ARTICLE = 2  # sentences: a further report says more than a third sentence of one
TELLING = CUE  # what a figure adds to a score, and a speaker: as much as a cue of the question


class SurveyWriter:
    """Quotes the nearest sentence of every report before a second one of any."""

    name = "extractive"

    def __init__(self, quoting: ExtractiveWriter) -> None:
        self._quoting = quoting

    def write(self, brief: Brief, hear: Listener) -> Draft:
        """Up to `brief.limit` verbatim claims, article by article; `insufficient` when none is near the topic."""
        draft = self._draft(brief)
        for claim in draft.claims:
            hear(claim)
        return draft

    def _draft(self, brief: Brief) -> Draft:
        if cues.open_ended(brief.question.topic):
            return leads_of(brief)
        found = self._quoting.scores(brief)
        scores = [score for score in found if is_sentence(score.candidate.text)] or found
        if not scores or not (answers(scores[0]) or may_answer(scores[0])):
            return Draft("insufficient", ())
        chosen = _spread(_near(scores), brief.limit)
        return Draft("answered", tuple(claim_of(candidate) for candidate in chosen))


def _near(scores: Sequence[Score]) -> list[Score]:
    """The sentences that may be told, nearest first, nothing twice; the first one whatever its score."""
    kept: list[Score] = []
    for score in scores:
        told = any(repeats(score.candidate, other.candidate) for other in kept)
        if (answers(score) or score is scores[0]) and not told:
            kept.append(score)
    return kept


def _spread(near: Sequence[Score], limit: int) -> list[Candidate]:
    """The most telling sentence of each article, then a second of each report; told article by article.

    Opinion comes last, a sentence from each piece.
    """
    by_article: dict[str, list[Score]] = {}
    for score in sorted(near, key=lambda one: one.candidate.exhibit.article.kind == "opinion"):
        by_article.setdefault(score.candidate.exhibit.article.id, []).append(score)
    places = {article: place for place, article in enumerate(by_article)}
    rounds: list[Candidate] = []
    for turn in range(PER_ARTICLE):
        for own in by_article.values():
            best = [one.candidate for one in sorted(own, key=_telling)]
            if turn < len(best) and (turn == 0 or best[0].exhibit.article.kind != "opinion"):
                rounds.append(best[turn])
    return sorted(rounds[:limit], key=lambda one: (places[one.exhibit.article.id], one.span))


def _telling(score: Score) -> tuple[float, Span]:
    """What gives a figure, or says who says so, comes before what is as near."""
    text = score.candidate.text
    telling = any(one.kind != "ordinal" for one in figures(text)) + bool(speaker_of(text))
    return -(score.total + TELLING * telling), score.candidate.span
