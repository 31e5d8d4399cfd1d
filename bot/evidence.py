"""Choosing what a writer may see: wire copies counted once, nobody dominating, neighbours joined. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.types import Exhibit
from corpus.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.types import Evidence, Question
    from corpus.types import Article, Hit

PER_ARTICLE = 2  # passages
PER_OUTLET = 3  # passages, unless the question names the outlet
LIMIT = 8  # exhibits
TOKENS = 2_400  # of all exhibits together, whole passages only
RECENCY = 0.2  # how much a brand-new report may gain, as a share of its score
HALF_LIFE_LATEST = timedelta(days=3)
HALF_LIFE = timedelta(days=30)
OPINION = 0.5  # an opinion piece has to be twice as near as a report


@dataclass(frozen=True, slots=True)
class _Ranked:
    hit: Hit
    score: float


def select(
    hits: Sequence[Hit], question: Question, *, carriers: Mapping[str, Sequence[Article]] | None = None
) -> Evidence:
    """The exhibits for a question, numbered from 1, best first.

    Args:
        hits: found passages, any number.
        question: names outlets that lift the cap, and says whether newest counts most.
        carriers: by origin, the articles that printed the same wire story, earliest first.
    """
    ranked = sorted((_Ranked(hit, _weigh(hit, question)) for hit in hits), key=_order)
    kept = _capped(_one_print(ranked, question), question)
    joined = sorted(_joined(kept), key=lambda item: -item.score)[:LIMIT]
    return tuple(
        replace(exhibit, number=n, also_carried_by=carried(exhibit.article, carriers or {}))
        for n, exhibit in enumerate(joined, start=1)
    )


def _weigh(hit: Hit, question: Question) -> float:
    score = hit.score * (OPINION if hit.article.kind == "opinion" else 1.0)
    if question.dates:
        return score  # a dated question asks for that day, not for today
    half_life = HALF_LIFE_LATEST if question.latest else HALF_LIFE
    return score * (1 + RECENCY * _aged(hit, now=question.now, half_life=half_life))


def _order(item: _Ranked) -> tuple[float, str]:
    return (-item.score, item.hit.passage.id)


def _one_print(ranked: Sequence[_Ranked], question: Question) -> list[_Ranked]:
    """Of each wire story the print to cite: a named outlet's, else the original, else the best found."""
    prints: dict[str, str] = {}
    for item in ranked:
        article = item.hit.article
        better = article.outlet in question.outlets or article.id == article.origin
        if article.origin not in prints or (better and not _named(prints[article.origin], ranked, question)):
            prints[article.origin] = article.id
    return [item for item in ranked if prints[item.hit.article.origin] == item.hit.article.id]


def _named(article_id: str, ranked: Sequence[_Ranked], question: Question) -> bool:
    return any(i.hit.article.id == article_id and i.hit.article.outlet in question.outlets for i in ranked)


def _capped(ranked: Iterable[_Ranked], question: Question) -> list[_Ranked]:
    by_article: Counter[str] = Counter()
    by_outlet: Counter[str] = Counter()
    tokens = 0
    kept = []
    for item in ranked:
        article, size = item.hit.article, item.hit.passage.tokens
        crowded = by_outlet[article.outlet] >= PER_OUTLET and article.outlet not in question.outlets
        if by_article[article.id] >= PER_ARTICLE or crowded or tokens + size > TOKENS:
            continue
        by_article[article.id] += 1
        by_outlet[article.outlet] += 1
        tokens += size
        kept.append(item)
    return kept


def _joined(kept: Sequence[_Ranked]) -> list[Exhibit]:
    """Passages that follow one another in an article become one exhibit."""
    exhibits: list[tuple[_Ranked, Span]] = []
    for item in sorted(kept, key=lambda i: (i.hit.article.id, i.hit.passage.ordinal)):
        last = exhibits[-1] if exhibits else None
        passage = item.hit.passage
        if (
            last
            and last[0].hit.article.id == passage.article_id
            and last[0].hit.passage.ordinal + 1 == passage.ordinal
        ):
            best = max(last[0], item, key=lambda i: i.score)
            exhibits[-1] = (_Ranked(replace(item.hit), best.score), Span(last[1].start, passage.span.end))
        else:
            exhibits.append((item, passage.span))
    return [Exhibit(0, item.hit.article, span, item.score) for item, span in exhibits]


def carried(article: Article, carriers: Mapping[str, Sequence[Article]]) -> tuple[str, ...]:
    """The other outlets that printed the same story."""
    others = (other.outlet for other in carriers.get(article.origin, ()) if other.id != article.id)
    return tuple(dict.fromkeys(outlet for outlet in others if outlet != article.outlet))


def _aged(hit: Hit, *, now: datetime, half_life: timedelta) -> float:
    """How recent a hit is: 1 for now, a half after one half-life."""
    age = max(0.0, (now - hit.article.when) / half_life)
    return float(2.0**-age)
