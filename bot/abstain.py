"""Knowing when not to answer, before anything is written. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.cues import open_ended
from bot.language.tongues import ENGLISH
from bot.scoping import left_out, listed, told
from bot.types import EVERYTHING
from corpus.words import stems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from bot.types import Question, Reason, Scope, Window
    from corpus.types import Extent, Hit

# Top cosine of MiniLM: off-topic questions reach .48 in 5 % of cases, answerable ones fall below .44 in
# 5 % (docs/design.md). Words alone may carry a question that the vectors miss, and the other way round.
COSINE = 0.45
COSINE_FLOOR = 0.25
COSINE_NAMED = 0.35  # when one article holds every name of the question
OVERLAP = 0.5  # share of the question's content words in one passage
OVERLAP_NEARLY_ALL = 0.8  # enough, however far the vectors are
OVERLAP_ALONE = 0.5  # the same, without vectors
OVERLAP_ABROAD = 0.34  # for a question that is not English: its function words count, too
ABSENT_NAMES = 0.4  # share of the question's names: of one or two none may be absent, of three one
MARGIN = timedelta(days=2)  # around the corpus's own days: reports follow events

_ABROAD = (
    "No article was found that is near enough to this question. Articles are found by the words of their own language: "
    "ask in that language if the corpus holds it."
)

# Other names of the same thing; an entity counts as found when any of its forms is.
_SAME = (
    {"us", "u.s.", "usa", "united states", "america", "american", "americans", "washington"},
    {"un", "u.n.", "united nations"},
    {"uk", "u.k.", "united kingdom", "britain", "british"},
    {"eu", "e.u.", "european union"},
    {"israel", "israeli", "israelis"},
    {"palestine", "palestinian", "palestinians"},
    {"russia", "russian", "russians"},
    {"ukraine", "ukrainian", "ukrainians"},
    {"china", "chinese"},
    {"france", "french"},
    {"germany", "german", "germans"},
    {"idf", "israel defense forces", "israeli military", "israeli army"},
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, for the reader."""

    reason: Reason
    detail: str


def before_search(question: Question, extent: Extent, windowed: Extent) -> Refusal | None:
    """A refusal that needs no search.

    Args:
        question: as understood.
        extent: what the corpus holds inside the question's scope.
        windowed: what it holds inside the question's window (the same without a window).
    """
    if extent.articles == 0:
        return _nothing_held(question.scope)
    if refusal := _no_articles_by(question):
        return refusal
    if question.window and question.window.explicit and windowed.articles == 0:
        said = _said(question.window, question)
        return Refusal(
            "window_outside_corpus", f"Nothing {_here(question)} was published {said}; {_reach(extent)}."
        )
    return None


def _nothing_held(scope: Scope) -> Refusal:
    if scope == EVERYTHING:
        return Refusal("empty_corpus", "The corpus holds no articles yet; run `evenhand ingest` first.")
    other = "such" if scope.outlets or scope.languages else "other"
    reason: Reason = "outlet_not_in_corpus" if scope.outlets and not scope.languages else "nothing_relevant"
    return Refusal(reason, f"{told(scope)} The corpus holds no {other} articles.")


def _no_articles_by(question: Question) -> Refusal | None:
    """A refusal because the question names an outlet that is not held, or whose articles may not be used here."""
    said = []
    if question.absent_outlets:
        said.append(f"The corpus holds no articles by {listed(question.absent_outlets, 'or')}.")
    if out := left_out(question.scope, question.outlets):
        said.append(f"Articles by {listed(out)} are left out here.")
    return Refusal("outlet_not_in_corpus", " ".join(said)) if said else None


def after_search(question: Question, hits: Sequence[Hit], extent: Extent) -> Refusal | None:
    """A refusal because of what was found."""
    nothing = Refusal("nothing_relevant", "No article was found that is near enough to this question.")
    if not hits:
        return nothing
    texts = [
        f"{a.title} {a.outlet} {a.text}".lower() for a in {h.article.id: h.article for h in hits}.values()
    ]
    if question.dates and _outside(question.dates, extent) and not speaks_of(question.dates, texts):
        asked = listed([day.text for day in question.dates], "or")
        corpus = "The corpus" if question.scope == EVERYTHING else "What is used here"
        return Refusal("window_outside_corpus", f"{corpus} does not reach {asked}; {_reach(extent)}.")
    if open_ended(question.topic):
        return None
    passages = [f"{h.article.title} {h.article.outlet} {h.passage.text(h.article)}" for h in hits]
    if question.language != ENGLISH:  # where common nouns have capitals, or nothing has
        words = max(overlap(question.text, set(stems(passage))) for passage in passages)
        near = words >= OVERLAP_ABROAD or max(hit.cosine for hit in hits) >= COSINE
        return None if near else Refusal("nothing_relevant", _ABROAD)
    missing = tuple(name for name in question.entities if not any(mentions(text, name) for text in texts))
    if len(missing) > ABSENT_NAMES * len(question.entities):
        return Refusal("nothing_relevant", f"No article {_here(question)} mentions {listed(missing, 'or')}.")
    named = bool(question.entities) and any(
        all(mentions(text, name) for name in question.entities) for text in texts
    )
    shared = max(overlap(question.text, set(stems(passage))) for passage in passages)
    return None if _near(max(hit.cosine for hit in hits), shared, named=named) else nothing


def _here(question: Question) -> str:
    """What a scope hides is not said to be missing."""
    return "in the corpus" if question.scope == EVERYTHING else "that is used here"


def about(question: Question, hit: Hit) -> bool:
    """Whether an article belongs to a topic by one of its passages.

    Stricter than `after_search`, which asks whether the best of all will do: one word of two, or the name of a
    place alone, makes no article one about the topic.
    """
    article = hit.article
    shared = overlap(question.topic, set(stems(f"{article.title} {hit.passage.text(article)}")))
    if hit.cosine >= COSINE or shared >= OVERLAP_NEARLY_ALL:
        return True
    return shared > OVERLAP and (hit.cosine == 0.0 or hit.cosine >= COSINE_FLOOR)


def _near(nearest: float, shared: float, *, named: bool) -> bool:
    """Whether the best candidates are about what is asked: by vectors, by words, or by the names in it."""
    if nearest == 0.0:  # no vectors took part: words decide alone
        return shared >= OVERLAP_ALONE
    if shared >= OVERLAP_NEARLY_ALL:
        return True
    floor = COSINE_NAMED if named else COSINE
    return nearest >= floor or (shared >= OVERLAP and nearest >= COSINE_FLOOR)


def overlap(question: str, words: Collection[str]) -> float:
    """Share of the question's content words among `words`; both stemmed."""
    asked = stems(question)
    return sum(word in words for word in asked) / len(asked) if asked else 0.0


def mentions(text: str, name: str) -> bool:
    """Whether a name stands in the text (lower-case): whole, by its surname, or under another common name."""
    lower = name.lower()
    forms = next((group for group in _SAME if lower in group), {lower, lower.split()[-1]})
    return any(re.search(rf"(?<!\w){re.escape(form)}(?:['’]?s)?(?!\w)", text) for form in forms)


def _outside(dates: Iterable[Window], extent: Extent) -> bool:
    if extent.earliest is None or extent.latest is None:
        return False
    return all(day.until < extent.earliest - MARGIN or day.since > extent.latest + MARGIN for day in dates)


def speaks_of(dates: Iterable[Window], texts: Sequence[str]) -> bool:
    """Whether an article speaks of one of the days, whenever it was printed."""
    for day in dates:
        middle = day.since + (day.until - day.since) / 2
        month, number = middle.strftime("%b").lower(), middle.day
        shape = rf"\b{month}[a-z]*\.?\s+{number}\b|\b{number}(?:st|nd|rd|th)?\s+{month}|{middle.date().isoformat()}"
        if any(re.search(shape, text) for text in texts):
            return True
    return False


def _said(window: Window, question: Question) -> str:
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(question.zone)
    words = f"{window.text}, that is " if window.text else ""
    return f"{words}between {_stamp(window.since, zone)} and {_stamp(window.until, zone)} ({question.zone})"


def _reach(extent: Extent) -> str:
    if extent.earliest is None or extent.latest is None:
        return "its articles carry no dates"
    return f"it holds articles from {extent.earliest:%-d %B %Y} to {extent.latest:%-d %B %Y}"


def _stamp(moment: datetime, zone: object) -> str:
    return f"{moment.astimezone(zone):%-d %B %Y %H:%M}"  # type: ignore[arg-type]
