"""How near an extraction comes to what people have written down about the same page. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.extraction.bylines import names
from ingest.extraction.dates import parse
from ingest.extraction.language import tag
from ingest.extraction.votes import shingles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from ingest.types import Extracted

TITLE_RIGHT = 0.8  # token F1 from which a title counts as right
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)  # in scripts without spaces, a character


@dataclass(frozen=True, slots=True)
class Labels:
    """What people say a page's article is; "" and None where they say nothing."""

    body: str | None = None
    title: str = ""
    byline: str = ""  # as printed, not yet taken apart
    published: str = ""
    outlet: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of one page's body over runs of four words."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 when both are 0."""
        return f1(self.precision, self.recall)


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of two shares; 0 when both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def body_score(truth: str, found: str) -> Score:
    """How well `found` matches `truth`, as scrapinghub/article-extraction-benchmark counts; both empty is right."""
    wanted, got = shingles(truth), shingles(found)
    shared = (wanted & got).total()
    missed, extra = wanted.total() - shared, got.total() - shared
    if not missed and not extra:
        return Score(1.0, 1.0)
    return Score(shared / max(1, shared + extra), shared / max(1, shared + missed))


def metadata_scores(labels: Labels, found: Extracted) -> dict[str, float]:
    """One figure from 0 to 1 for each field that is labelled in a way that can be compared; others are absent.

    `title` is 1 from a token F1 of 0.8; `date_day` and `date_minute` compare UTC, the latter only where the
    label tells a time with its zone; `authors` is the F1 of two sets of people; `outlet` is 1 when one name
    holds the other; `language` compares ISO 639-1.
    """
    return {
        name: float(value)
        for name, value in (
            ("title", _title(labels.title, found.title)),
            *_dates(labels.published, found.published_at),
            ("authors", _authors(labels.byline, found.authors)),
            ("outlet", _outlet(labels.outlet, found.outlet)),
            ("language", _language(labels.language, found.language)),
        )
        if value is not None
    }


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean, rounded to four digits; 0 of nothing."""
    return round(sum(values) / len(values), 4) if values else 0.0


def token_f1(truth: str, found: str) -> float:
    """F1 over words, counted, case aside."""
    wanted, got = (Counter(_WORD.findall(text.casefold())) for text in (truth, found))
    shared = (wanted & got).total()
    return 2 * shared / (wanted.total() + got.total()) if shared else 0.0


def _title(label: str, found: str) -> bool | None:
    return token_f1(label, found) >= TITLE_RIGHT if label.strip() else None


def _dates(label: str, found: datetime | None) -> tuple[tuple[str, bool | None], ...]:
    stamp = parse(label)
    if not stamp:
        return ()
    same_day = bool(found and found.date() == stamp.when.date())
    if stamp.quality == "day":
        return (("date_day", same_day),)
    same_minute = bool(found and found.replace(second=0) == stamp.when.replace(second=0))
    return (("date_day", same_day), ("date_minute", same_minute))


def _authors(label: str, found: Iterable[str]) -> float | None:
    wanted = {_key(name) for name in names([label])}
    got = {_key(name) for name in found}
    if not wanted:
        return None
    shared = len(wanted & got)
    return 2 * shared / (len(wanted) + len(got))


def _outlet(label: str, found: str) -> bool | None:
    wanted, got = _key(label), _key(found)
    return (bool(got) and (wanted in got or got in wanted)) if wanted else None


def _language(label: str, found: str) -> bool | None:
    return tag(label) == found if tag(label) else None


def _key(name: str) -> str:
    return "".join(_WORD.findall(name)).casefold()
