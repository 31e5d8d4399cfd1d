"""What a claim stands on: its cited quotes, each in the sentences around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.sentences import split
from corpus.types import Span

if TYPE_CHECKING:
    from bot.types import ClaimKind, Code, Exhibit


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a claim may not be published. `detail` is for editors."""

    code: Code
    detail: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """One cited quote where it stands. All texts are slices of the article."""

    exhibit: Exhibit
    span: Span  # the exact words cited
    sentences: tuple[Span, ...]  # those that the quote touches, one at least
    before: tuple[Span, ...]  # up to three sentences before, nearest last
    after: tuple[Span, ...]  # the sentence after, if any

    @property
    def quote(self) -> str:
        """The exact words cited."""
        return self.span.of(self.exhibit.article.text)

    @property
    def whole(self) -> str:
        """The whole sentences that the quote touches."""
        return Span(self.sentences[0].start, self.sentences[-1].end).of(self.exhibit.article.text)

    @property
    def near(self) -> str:
        """The whole sentences, one more before and one more after."""
        start = self.before[-1].start if self.before else self.sentences[0].start
        end = self.after[0].end if self.after else self.sentences[-1].end
        return Span(start, end).of(self.exhibit.article.text)

    @property
    def header(self) -> str:
        """Outlet, title, section and authors: never quotable, but known to be true of the article."""
        article = self.exhibit.article
        return "\n".join((article.outlet, article.title, article.section, *article.authors))


@dataclass(frozen=True, slots=True)
class Ground:
    """All that one claim may be checked against."""

    stretches: tuple[Stretch, ...]
    kind: ClaimKind = "fact"

    @property
    def quotes(self) -> str:
        """The cited words, a line each."""
        return "\n".join(stretch.quote for stretch in self.stretches)

    @property
    def whole(self) -> str:
        """The whole sentences cited, a line each."""
        return "\n".join(stretch.whole for stretch in self.stretches)

    @property
    def near(self) -> str:
        """The sentences cited and their neighbours, a line each."""
        return "\n".join(stretch.near for stretch in self.stretches)

    @property
    def header(self) -> str:
        """What the heads of the cited articles say."""
        return "\n".join(dict.fromkeys(stretch.header for stretch in self.stretches))


_HALVES = re.compile("[\ud800-\udfff]")  # the splitter takes UTF-8 only; offsets stay
_SPACES = re.compile(
    r"[^\S\n ]"
)  # sentencex 1.0.32 panics on some stops with a no-break space behind; offsets stay
_BEFORE = 3  # sentences; a pronoun's speaker is seldom named further back


@lru_cache(maxsize=64)
def _sentences(text: str, language: str) -> tuple[Span, ...]:
    return split(_SPACES.sub(" ", _HALVES.sub("\ufffd", text)), language)


def stretch(exhibit: Exhibit, span: Span) -> Stretch:
    """The quote at `span` of the exhibit's article, with its sentences and their neighbours."""
    every = _sentences(exhibit.article.text, exhibit.article.language)
    touched = [k for k, one in enumerate(every) if one.start < span.end and span.start < one.end]
    if not touched:
        return Stretch(exhibit, span, (span,), (), ())
    first, last = touched[0], touched[-1] + 1
    return Stretch(
        exhibit, span, every[first:last], every[max(0, first - _BEFORE) : first], every[last : last + 1]
    )
