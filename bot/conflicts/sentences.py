"""The sentences of the evidence that may hold a figure worth comparing, each read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.language.calendar import mentions, periods
from bot.language.words import words
from bot.verify.attribution import governing
from bot.verify.ground import Stretch, stretch
from bot.verify.speakers import attributions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.language.calendar import Mention
    from bot.language.words import Word
    from bot.types import Exhibit
    from bot.verify.aliases import Said
    from corpus.types import Span

COUNTED = re.compile(
    r"\b(?:kill|die[sd]?\b|dying|dead|death|fatalit|perish|toll\b|lost their li|lives\b|wound|injur|hurt\b|missing"
    r"|unaccounted|displac|evacuat|arrest|detain|vot(?:e|ing)|abst|in favou?r)",
    re.IGNORECASE,
)
"""What must stand in or right before a sentence whose figures are looked at."""
_GIVING = (
    r"\b(?:gave|given|gives|put|puts|said|says|estimat\w+|figure|count|toll|revis\w+|lower\w+|rais\w+|correct\w+|updat\w+|number|tally"
    r"|report\w+|assess\w+|initially|earlier|counted)\b"
)
_GIVES = re.compile(_GIVING, re.IGNORECASE)
GIVING = re.compile(_GIVING + r"[^.;]{0,80}$", re.IGNORECASE)
"""What leads to a figure that stands by itself."""
_NUMERAL = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|hundred|thousand|dozen)\b",
    re.IGNORECASE,
)
_LONGEST = 1_500  # characters; a longer "sentence" is a table or a list, which says nothing about its figures
_DATELINE = re.compile(
    r"[A-Z][A-Z .,’'/-]{2,40}(?:, [A-Z][a-z]+\.? \d{1,2})?(?: ?\([^)]{2,40}\))?\s?[-–—]\s|[A-Z][\w .]{2,40}\s?\([^)]{2,40}\)\s?[-–—]\s"
)


@dataclass(frozen=True)
class Sentence:
    """One sentence of an exhibit, with what stands around it; attributions and words are read when asked for."""

    exhibit: Exhibit
    span: Span
    ordinal: int  # in the exhibit
    around: Stretch

    @cached_property
    def text(self) -> str:
        """The exact words."""
        return self.span.of(self.exhibit.article.text)

    @cached_property
    def tokens(self) -> tuple[Word, ...]:
        """The words and marks."""
        return words(self.text)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """The attributions over the sentence."""
        return governing(self.around, self.span)

    @cached_property
    def dateline(self) -> int:
        """Where the sentence itself begins, behind "GAZA CITY, March 26 (Agency) - "."""
        found = _DATELINE.match(self.text)
        return found.end() if found else 0

    @cached_property
    def dates(self) -> tuple[Mention, ...]:
        """The dates of the sentence, its dateline's left out."""
        return tuple(one for one in mentions(self.text) if one.start >= self.dateline)

    @property
    def before(self) -> Iterator[str]:
        """The sentences before, nearest first."""
        for one in reversed(self.around.before):
            yield one.of(self.exhibit.article.text)

    def days(self, mention: Mention) -> tuple[date, date] | None:
        """The days [first, end) that a date of the sentence means; what was counted is past."""
        found = periods(mention._replace(future=False), published(self.exhibit))
        return (found[0].start, found[0].end) if found else None

    def sources(self) -> Iterator[tuple[int, int]]:
        """Where the sentence names its sources."""
        return ((one.start, one.end) for one in attributions(self.text))


def published(exhibit: Exhibit) -> date | None:
    """The day of publication."""
    moment = exhibit.article.published_at
    return moment.date() if moment else None


def telling(exhibit: Exhibit) -> list[Sentence]:
    """The exhibit's sentences with a numeral that tell of something counted, or go on from one that does.

    Instructions hidden in articles, opinion and withdrawn articles tell nothing.
    """
    article = exhibit.article
    shown = exhibit.text
    if article.kind == "opinion" or article.state == "withdrawn":
        return []
    if not (COUNTED.search(shown) and _NUMERAL.search(shown)):
        return []
    every = stretch(exhibit, exhibit.span)
    row = (*every.before, *every.sentences, *every.after)
    found: list[Sentence] = []
    near = -2
    for number, span in enumerate(row):
        text = span.of(article.text)
        if COUNTED.search(text):
            near = number
        goes_on = near == number - 1 and _GIVES.search(text)
        if not (near == number or goes_on) or len(text) > _LONGEST or not _NUMERAL.search(text):
            continue
        if span.within(exhibit.span) and not hostile(exhibit, span):
            around = Stretch(
                exhibit, span, (span,), row[max(0, number - 3) : number], row[number + 1 : number + 3]
            )
            found.append(Sentence(exhibit, span, number, around))
    return found


def hostile(exhibit: Exhibit, span: Span) -> bool:
    """Whether a stretch touches an instruction hidden in the article."""
    return any(span.start < bad.end and bad.start < span.end for bad in exhibit.article.suspect)
