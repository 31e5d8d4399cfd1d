"""How well a text supports a claim, from 0 to 1: a weighted sum of a few figures, through the logistic curve.

Figures, weights and the way from one to the other are all here to be read; nothing is learned at run time.
"""

from __future__ import annotations

from math import exp
from statistics import fmean
from typing import TYPE_CHECKING

from bot.checking import weights
from bot.checking.reading import content, read, tokens
from bot.checking.stretches import nearest
from bot.checking.support import Support, support
from bot.checking.wording import printed, recased
from bot.loose import exhibit_of
from corpus.sentences import split

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np

    from bot.checking.reading import Reading
    from bot.types import Evidence, Exhibit

    Embed = Callable[[Sequence[str]], "np.ndarray | None"]

_EMBEDDED = 3  # stretches of a text whose vectors are compared with the sentence's


def score(claim: str, text: str, embed: Embed | None = None, language: str = "") -> float:
    """How well `text` supports `claim`, from 0 to 1; 0.5 is where the two kinds were told apart best.

    A claim of several sentences is worth the mean of its sentences, drawn half-way to the worst. 0 for a claim
    without words. Both may come tokenised, the claim in lower case.

    Args:
        claim: one sentence or a few.
        text: the whole text that it was made from.
        embed: gives unit vectors, or None when it cannot now; without it, words alone decide.
        language: of both, ISO 639-1; "" is read as English.
    """
    text = printed(text)
    claim = recased(printed(claim), text)
    reading, exhibit = read(text, language), exhibit_of(text, language=language)
    sentences = [span.of(claim) for span in split(claim, language)]
    logits = [_logit(one, reading, exhibit, embed) for one in sentences if tokens(one)]
    return _curve((fmean(logits) + min(logits)) / 2) if logits else 0.0


def sentence_score(sentence: str, reading: Reading, exhibit: Exhibit, embed: Embed | None = None) -> float:
    """The same of one sentence as it is written, against an article that is laid out already."""
    return _curve(_logit(sentence, reading, exhibit, embed)) if tokens(sentence) else 0.0


def best_score(sentence: str, evidence: Evidence) -> float:
    """The highest score of a sentence against one of several whole articles; 0 without any."""
    read_ones = ((read(one.article.text, one.article.language), one) for one in evidence)
    return max((sentence_score(sentence, reading, one) for reading, one in read_ones), default=0.0)


def overlap(claim: str, text: str) -> float:
    """The share of the claim's words that the text has: what a score has to beat."""
    mine = tokens(printed(claim))
    held = read(printed(text)).places
    return sum(token.low in held for token in mine) / len(mine) if mine else 0.0


def _logit(sentence: str, reading: Reading, exhibit: Exhibit, embed: Embed | None) -> float:
    told = support(sentence, reading, exhibit)
    alike = _likeness(sentence, reading, embed) if embed else None
    if alike is None:
        return _sum(told, weights.WORDS, weights.WORDS_ZERO)
    return _sum(told, weights.BOTH, weights.BOTH_ZERO) + weights.LIKENESS * alike


def _sum(told: Support, by: Support, zero: float) -> float:
    return zero + sum(weight * figure for weight, figure in zip(by, told, strict=True))


def _likeness(sentence: str, reading: Reading, embed: Embed) -> float | None:
    """The highest cosine of the sentence with its nearest stretches; 0 without any, None without vectors."""
    near = nearest(sentence, reading, _EMBEDDED) if content(sentence) else ()
    if not near:
        return 0.0
    vectors = embed([sentence, *(one.span(reading).of(reading.text) for one in near)])
    return None if vectors is None else float((vectors[1:] @ vectors[0]).max())


def _curve(logit: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))
