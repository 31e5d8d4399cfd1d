"""Sets of events: JSON lines, each with the reports of one event, and a fair account of it where there is one."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from bot.evals.answers_sets import lines
from bot.neutrality.parties import exchange, parties
from corpus.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

_REMEDY = 'Give one object a line: {"event", "articles": [{"outlet", "title", "text", "published"}], "reference"?, "parties"?}.'
_SIDES = 2
_QUIET = datetime(2024, 1, 1, tzinfo=UTC)  # "now" for events without any date


@dataclass(frozen=True, slots=True)
class Report:
    """One article of an event."""

    outlet: str
    title: str
    text: str
    published: str = ""  # ISO 8601

    def line(self, place: str) -> str:
        """As `ingest` takes it."""
        slug = "".join(filter(str.isalnum, place)).lower()
        told = {
            "outlet": self.outlet,
            "title": self.title,
            "text": self.text,
            "published": self.published,
            "url": f"https://event.example/{slug}",
            "language": "en",
        }
        return json.dumps({key: value for key, value in told.items() if value})


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, in a few words, with the reports of it."""

    place: str  # file and line
    topic: str
    reports: tuple[Report, ...]
    reference: str = ""  # a fair account by somebody else
    sides: tuple[str, str] | None = None  # names of the two parties, as they are to be exchanged

    @property
    def now(self) -> str:
        """The day after the last report."""
        days = [_time(report.published) for report in self.reports if report.published]
        return (max(days, default=_QUIET) + timedelta(days=1)).isoformat()

    @property
    def lines(self) -> str:
        """The reports as JSON lines for `ingest`; an exchange of names does not change their addresses."""
        return "\n".join(report.line(f"{self.place} {n}") for n, report in enumerate(self.reports, start=1))

    def swapped(self) -> tuple[Event, tuple[str, str]] | None:
        """The event with its two parties in each other's place, and their names; None where no two can be exchanged.

        Those named in the set, else the two that speak most. A name is exchanged for a name, or a word for a word.
        """
        found = self.sides or _sides(self.reports)
        if found is None:
            return None
        one, other = found
        turned = tuple(
            replace(
                report,
                outlet=exchange(report.outlet, one, other),
                title=exchange(report.title, one, other),
                text=exchange(report.text, one, other),
            )
            for report in self.reports
        )
        return replace(self, topic=exchange(self.topic, one, other), reports=turned), (one, other)


def read(path: Path, *, limit: int | None = None) -> tuple[Event, ...]:
    """The events of a set.

    Raises:
        SourceError: the set cannot be read, holds a faulty line, or no event.
    """
    events = tuple(_event(place, line) for place, line in islice(lines(path), limit))
    if not events:
        raise SourceError(str(path), f"There are no events in {path}.", remedy=_REMEDY)
    return events


def _sides(reports: tuple[Report, ...]) -> tuple[str, str] | None:
    main = parties(report.text for report in reports)[:_SIDES]
    if len(main) < _SIDES:
        return None
    one, other = (party.exchangeable for party in main)
    fit = one[0].isupper() == other[0].isupper() and one not in other and other not in one
    return (one, other) if fit else None


def _event(place: str, line: dict[str, Any]) -> Event:
    topic, articles = line.get("event"), line.get("articles")
    if not isinstance(topic, str) or not topic.strip():
        raise SourceError(place, f'{place} has no "event".', remedy=_REMEDY)
    if not isinstance(articles, list) or not articles:
        raise SourceError(place, f'{place} has no "articles".', remedy=_REMEDY)
    reference = line.get("reference") or ""
    if not isinstance(reference, str):
        raise SourceError(place, f'{place}: "reference" is no text.', remedy=_REMEDY)
    reports = tuple(_report(f"{place}, article {n}", one) for n, one in enumerate(articles, start=1))
    return Event(place, topic.strip(), reports, reference, _named(place, line.get("parties")))


def _report(place: str, given: Any) -> Report:
    if not isinstance(given, dict):
        raise SourceError(place, f"{place} is not an object.", remedy=_REMEDY)
    values = {key: given.get(key) or "" for key in ("outlet", "title", "text", "published")}
    for key, value in values.items():
        if not isinstance(value, str) or (key in {"outlet", "text"} and not value.strip()):
            raise SourceError(place, f'{place} has no "{key}" that is a text.', remedy=_REMEDY)
    try:
        _time(values["published"] or "2024-01-01")
    except ValueError as error:
        raise SourceError(
            place, f'{place}: "published" is no time: {values["published"]!r}.', remedy="Use ISO 8601."
        ) from error
    return Report(**values)


def _named(place: str, value: Any) -> tuple[str, str] | None:
    if value is None:
        return None
    texts = isinstance(value, list) and all(isinstance(name, str) and name.strip() for name in value)
    if not texts or len(value) != _SIDES:
        raise SourceError(place, f'{place}: "parties" are not two names.', remedy=_REMEDY)
    return value[0], value[1]


def _time(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
