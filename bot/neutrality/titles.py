"""Which headline a story goes by: one without loaded words, as far as any outlet has one. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.neutrality.measures import loaded_words
from corpus import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.types import Article

LONGEST = 16  # words of a sentence that stands for a headline: as many as the longest headlines have
_SHOUTING = re.compile(r"[!?]|\b(?=[A-Z]{7})[A-Z]+\b")  # longer than "UNESCO"


def title_of(preferred: str, reports: Sequence[Article], lead: str = "") -> str:
    """The preferred headline when it is neutral, else the first neutral one of a report, else the lead.

    Args:
        preferred: of the most central report.
        reports: of the story, best first.
        lead: the sentence that is told first; without it, the first one of the reports.
    """
    titles = dict.fromkeys((preferred, *_of_news(reports)))
    return next((title for title in titles if neutral(title)), _short(lead or _first(reports)) or preferred)


def neutral(title: str) -> bool:
    """Whether a headline has no loaded word of the house style, no exclamation or question mark, and no word in capitals."""
    shouting = _SHOUTING.search(title if not title.isupper() else title.lower())
    return bool(title.strip()) and shouting is None and not loaded_words(title)


def _first(reports: Iterable[Article]) -> str:
    return next(
        (span.of(one.text) for one in reports for span in sentences.split(one.text, one.language)), ""
    )


def _short(lead: str) -> str:
    words = lead.rstrip(".").split()
    return " ".join(words) if len(words) <= LONGEST else f"{' '.join(words[:LONGEST])} …"


def _of_news(reports: Iterable[Article]) -> list[str]:
    return [article.title for article in reports if article.kind != "opinion"]
