"""Whether the accused have answered in a report that a summary does not use: looked for before it says that nobody did."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.loose import whole
from bot.search import search
from bot.summaries.accusing import replies
from bot.summaries.gaps import unanswered
from bot.summaries.parties import parties, statements

if TYPE_CHECKING:
    from bot.search import Corpus
    from bot.summaries.accusing import Accusation
    from bot.summaries.reading import Reading
    from corpus.types import Article

LOOKED = 3  # accusations that are looked up: each costs a search
NEAREST = 20  # passages


def answers(reading: Reading, corpus: Corpus) -> dict[str, Article]:
    """By accusation, in its words, the nearest report in which the accused say something to it."""
    used = {exhibit.article.id for exhibit in reading.evidence}
    found: dict[str, Article] = {}
    for one in unanswered(reading)[:LOOKED]:
        if (article := _nearest(one, reading, corpus, used)) is not None:
            found[one.told] = article
    return found


def _nearest(one: Accusation, reading: Reading, corpus: Corpus, used: set[str]) -> Article | None:
    asked = f"{one.who.name} denied response {one.told}"
    question = replace(
        reading.question, text=asked, topic=asked, outlets=(), dates=(), entities=(), latest=False
    )
    for hit in search(corpus, question, k=NEAREST).hits:
        if hit.article.id in used or hit.article.kind == "opinion":
            continue
        if replies(one, parties(statements((whole(hit.article, 1),)))):
            return hit.article
        used.add(hit.article.id)
    return None
