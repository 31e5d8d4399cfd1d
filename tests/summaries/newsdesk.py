"""A summarizer over a small library, with stories of the test's own."""

from __future__ import annotations

from datetime import timedelta

from bot import build
from bot.casework import Asking, Casework
from bot.loose import loose, whole
from bot.stories.types import Story
from bot.summaries.summarizer import Summarizer
from bot.types import Question
from bot.writers.extractive import ExtractiveWriter
from bot.writers.survey import SurveyWriter
from corpus.types import ALL
from ingest.urls import canonical
from tests.articles import NOON, document

LATER = NOON + timedelta(days=2)
ASKED = Asking(now=LATER)
QUESTION = Question("", LATER, "UTC")


class Shelved:
    """Stories as the test puts them together: by words that all their reports have."""

    def __init__(self, archive, **marks):
        self._archive = archive
        self._marks = marks

    def get(self, story_id):
        return self._story(story_id) if story_id in self._marks else None

    def of(self, article_id):
        text = self._archive.articles.get(article_id).text
        key = next((key for key, mark in self._marks.items() if mark in text), None)
        return self._story(key) if key else None

    def within(self, since, until, sources):
        return tuple(self._story(key) for key in self._marks)

    def _story(self, key):
        prints = self._archive.articles.prints(sources=ALL, limit=99)
        held = self._archive.articles.many({one.id for one in prints}).values()
        told = sorted((one for one in held if self._marks[key] in one.text), key=lambda one: one.when)
        return Story(
            key,
            told[0].title,
            tuple(one.id for one in told),
            tuple(dict.fromkeys(one.origin for one in told)),
            tuple(dict.fromkeys(one.outlet for one in told)),
            told[0].when,
            told[-1].when,
        )


def summarizer(library, writer=None, **given):
    """Summaries as `bot.build` makes them, with what the test gives."""
    work = Casework(
        library,
        writer or SurveyWriter(ExtractiveWriter(library.embedder.embed)),
        build.records(library),
        clock=lambda: LATER,
    )
    return Summarizer(work, canonical, **given)


def report(outlet, text, *, hours=0, title="", **given):
    """An invented report."""
    slug = "".join(outlet.lower().split())
    url = given.pop("url", f"https://{slug}.example/{hours}")
    return document(
        source=f"{slug}-{hours}.txt",
        title=title or " ".join(text.split()[:6]),
        text=text,
        outlet=outlet,
        url=url,
        canonical_url=url,
        published_at=NOON + timedelta(hours=hours),
        **given,
    )


def exhibits(*texts, outlets="ABCDEFGH"):
    """Texts as exhibits of a report each, a day old, of independent origins."""
    made = []
    for number, (text, outlet) in enumerate(zip(texts, outlets, strict=False), start=1):
        article = loose(text, outlet=f"Outlet {outlet}", language="en", published=(NOON, "minute"))
        made.append(whole(_identified(article, number), number))
    return tuple(made)


def _identified(article, number):
    from dataclasses import replace

    return replace(article, id=f"a{number}", origin=f"a{number}")
