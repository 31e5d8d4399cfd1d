"""A digest as one HTML file that needs nothing else: no script, no picture, no font from anywhere. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from bot import render
from bot.digests.page_languages import language
from bot.digests.page_templates import direction, filled, stylesheet
from bot.digests.picture import day, drawable, table, timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.digests.types import Digest, Entry, Mention, State
    from bot.types import Claim, Conflict, Figure, Source

STATES: dict[State, str] = {
    "new": "New",
    "updated": "Updated",
    "corrected": "Corrected",
    "quiet": "Nothing new",
}
"""What is said of a story before its title."""


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of foreign text with its language and direction."""

    text: str
    lang: str
    dir: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as it is shown: numbered through the page."""

    number: int
    words: Words
    sources: tuple[Source, ...]
    quotes: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Differing figures: the picture, and the table that says the same."""

    slot: str
    picture: str  # "" where a table says all
    table: str
    quotes: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One story."""

    entry: Entry
    claims: tuple[Line, ...]
    background: tuple[Line, ...]
    changed: tuple[Words, ...]  # the words that give the figures of its changes
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """One story in one line."""

    mention: Mention
    line: Line | None


def page(digest: Digest) -> str:
    """The whole digest as HTML; the same digest gives the same bytes. All that articles say is escaped."""
    css, policy = stylesheet()
    setter = _Setter(digest)
    question = digest.question
    return str(
        filled(
            "page.html.j2",
            digest=digest,
            css=_trusted(css),
            policy=policy,
            states=STATES,
            parts=tuple(map(setter.part, digest.entries)),
            briefs=tuple(map(setter.brief, digest.in_brief)),
            counts=_counts(digest),
            closing=tuple(_closing(digest)),
            day=lambda as_of: day(as_of, question.zone),
            printed=lambda source: render.day(source.published_at, source.date_quality, question.zone),
            moment=lambda when: render.moment(when, question.zone),
            phrase=setter.phrase,
        )
    )


def _trusted(css: str) -> str:
    from markupsafe import Markup

    return Markup(css)  # noqa: S704 - a file of this room


class _Setter:
    """Sets one digest: numbers its claims as they come, and knows its sources."""

    def __init__(self, digest: Digest) -> None:
        self._digest = digest
        self._numbers = count(1)
        self._pictures = count(1)
        self._by_article = {source.article_id: source for source in digest.sources}
        self._by_number = {source.number: source for source in digest.sources}

    def part(self, entry: Entry) -> Part:
        """A story, its claims numbered in the order told."""
        return Part(
            entry,
            tuple(map(self.line, entry.claims)),
            tuple(map(self.line, entry.background)),
            tuple(self._told(figure for change in entry.changes for figure in (change.old, change.new))),
            tuple(map(self.series, entry.conflicts)),
        )

    def brief(self, mention: Mention) -> Brief:
        """A story in brief."""
        return Brief(mention, self.line(mention.claim) if mention.claim else None)

    def line(self, claim: Claim) -> Line:
        """A claim with its sources, and the exact words that it rests on, each once."""
        quotes = (
            self.phrase(quote.text, self._by_article.get(quote.article_id))
            for quote in dict.fromkeys(claim.quotes)
        )
        cited = render.cited(claim, self._digest.sources)
        return Line(next(self._numbers), self.phrase(claim.text), cited, tuple(quotes))

    def series(self, conflict: Conflict) -> Series:
        """Differing figures, with a picture where they can be drawn."""
        zone = self._digest.question.zone
        key = str(next(self._pictures))
        picture = timeline(conflict, zone, key) if drawable(conflict, zone) else ""
        return Series(conflict.slot, picture, table(conflict, zone), tuple(self._told(conflict.values)))

    def phrase(self, text: str, source: Source | None = None) -> Words:
        """A text with its language and direction."""
        return Words(text, language(text, self._digest.question.language), direction(text), source)

    def _told(self, figures: Iterable[Figure]) -> Iterator[Words]:
        """The sentences that give the figures and those that tell of their change, each once."""
        told = ((text, one.citation) for one in figures for text in (one.quote, one.reason) if text)
        for text, citation in dict.fromkeys(told):
            yield self.phrase(text, self._by_number.get(citation))


def _counts(digest: Digest) -> str:
    """How much there is, and how long it takes to read."""
    told, brief = len(digest.entries), len(digest.in_brief)
    parts = [_number(told, "story", "stories"), *([f"{brief} in brief"] if brief else [])]
    read = f"{_number(digest.words, 'word', 'words')}, about {_number(digest.minutes, 'minute', 'minutes')} to read"
    return f"{', '.join(parts)}; {read}."


def _closing(digest: Digest) -> Iterator[str]:
    """What was looked at, what is silent, what was kept back, and who wrote."""
    zone, made = digest.question.zone, digest.provenance
    yield render.covered(digest.coverage, zone)
    yield from (render.silence(each, zone) for each in digest.coverage.silent)
    if digest.withheld:
        yield render.withheld(len(digest.withheld))
    yield from (f"Note: {notice}" for notice in render.notes(digest))
    if made.model and made.usage.requests:
        yield f"Written by {made.model}; every sentence checked by code."
    yield f"Made {render.moment(made.when, zone)}. Why this digest: evenhand explain {digest.id}"


def _number(many: int, one: str, more: str) -> str:
    return f"{many} {one if many == 1 else more}"
