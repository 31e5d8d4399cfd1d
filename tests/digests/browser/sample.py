"""A digest with everything that a page can have: invented, and in part hostile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.digests.types import Change, Digest, Entry, LeftOut, Mention
from bot.stories.types import Story
from bot.types import (
    Claim,
    Conflict,
    Coverage,
    Figure,
    Provenance,
    Question,
    Quote,
    Source,
    Usage,
    Window,
    Withheld,
)
from corpus.health import Silence
from corpus.types import Span

NOON = datetime(2026, 11, 4, 12, 0, tzinfo=UTC)
HOSTILE = (
    "</title><script>alert(1)</script>\"' onload=x \u202e471\u202c {{ 7*7 }} &amp; <img src=//evil.example/x>"
)
HEBREW = "ראש העיר אמר כי 14 בני אדם נפצעו."
ARABIC = "قال المتحدث إن الجسر أُغلق منذ يوم الاثنين."
FRENCH = "Le barrage de Northvale tient bon, a déclaré la préfecture mardi."

TOLL = Conflict(
    "people killed",
    (
        Figure("at least 471", "Northvale Ministry of Health", "2026-11-03", 1, quote="At least 471 people died, the Northvale Ministry of Health said."),
        Figure("100 to 300", "two intelligence officials who asked not to be named", "2026-11-03", 2, quote="Two officials put it at 100 to 300."),
        Figure("about 500", "Northvale Ministry of Health", "2026-11-01", 1, note="superseded"),
        Figure("210", "Vale Red Cross", "2026-11-02", 3, note="corrected", reason="The Red Cross corrected its count to 210."),
        Figure("up to 250", "Southmark Observatory for Human Rights", "", 2),
        Figure("dozens", "residents", "2026-11-01", 2),
    ),
)  # fmt: skip
VOTE = Conflict(
    "votes in the assembly",
    (
        Figure("120 in favour, 14 against and 45 abstentions", "the Speaker", "2026-11-03", 1),
        Figure("121-14-44", "The Vale Courier", "2026-11-02", 2),
    ),
)


def source(number, outlet, title, url="", **given):
    """A cited article."""
    held = {
        "url": url or f"https://paper{number}.example/a/{number}",
        "published_at": NOON - timedelta(hours=number),
        "date_quality": "minute",
        **given,
    }
    return Source(number, f"a{number}", 1, title, outlet, **held)


SOURCES = (
    source(1, "The Northvale Herald", "Ministry gives new toll of dam collapse", also_carried_by=("Vale Wire", "Lake Post")),
    source(2, HOSTILE, f"Toll {HOSTILE}", "javascript:alert(1)", flag="corrected"),
    source(3, "Kol HaEmek", "ראש העיר: 14 נפצעו", flag="updated"),
    source(4, "صحيفة الوادي", "إغلاق الجسر", "https://user:secret@evil.example/"),
    source(5, "Le Courrier du Val", "Le barrage tient", published_at=None, date_quality="none"),
)  # fmt: skip


def claim(text, *quotes, **given):
    """A claim resting on (citation, words)."""
    held = tuple(
        Quote(number, f"a{number}", 1, Span(0, len(words)), words) for number, words in quotes or ((1, text),)
    )
    return Claim(text, "fact", held, **given)


def story(number, title, reports=3, outlets=("The Northvale Herald", "Kol HaEmek")):
    """A story of so many reports."""
    ids = tuple(f"s{number}a{n}" for n in range(reports))
    return Story(
        f"story-{number}",
        title,
        ids,
        ids[:2],
        outlets,
        NOON - timedelta(hours=40),
        NOON - timedelta(hours=number),
    )


def digest(**given):
    """The sample, with what a test wants otherwise."""
    dam, bridge, hostile = (
        "Northvale dam: ministry counts the dead",
        "إغلاق الجسر في الوادي",
        f"Flood {HOSTILE}",
    )
    entries = (
        Entry(
            story(1, dam, 5), "updated", dam,
            (
                claim("At least 471 people died when the Northvale dam broke, the Ministry of Health said on Tuesday.", (1, "At least 471 people died, the Northvale Ministry of Health said."), (3, HEBREW)),
                claim("The prefecture said that the second dam holds.", (5, FRENCH)),
            ),
            background=(claim("The dam broke on 1 November after four days of rain."),),
            changes=(Change("people killed", TOLL.values[2], TOLL.values[0]),),
            conflicts=(TOLL, VOTE), words=64,
        ),
        Entry(story(2, bridge, 1), "new", bridge, (claim(ARABIC, (4, ARABIC), unchecked=("negation",)),), notes=("One report of this story was withdrawn.",), words=20),
        Entry(story(3, hostile, 2, (HOSTILE, "Kol HaEmek")), "corrected", hostile, (claim(f"It was said: {HOSTILE}", (2, HOSTILE)), claim("W" * 200)), conflicts=(TOLL,), words=30),
    )  # fmt: skip
    held = {
        "id": "dg-1",
        "question": Question("rivers & dams", NOON, "Europe/Oslo", Window(NOON - timedelta(days=1), NOON, "")),
        "entries": entries,
        "in_brief": (
            Mention(story(4, "Harbour reopens"), "new", "Harbour reopens", claim("The harbour of Lake City reopened on Tuesday.")),
            Mention(story(5, "Vote put off"), "updated", "Vote put off", None),
        ),
        "quiet": (story(6, "Strike at the Vale railways"), story(7, HOSTILE)),
        "left_out": (LeftOut("story-8", "Cup final", "Fewer independent reports than the stories told."),),
        "sources": SOURCES,
        "withheld": (Withheld("x", "low_support"),),
        "notices": ("The model was not available; sentences were chosen by rule.",),
        "coverage": Coverage(41, 6, 23, NOON - timedelta(days=1), NOON, NOON, (Silence("Lake Post", NOON - timedelta(days=2)),)),
        "provenance": Provenance("model", "some-model", "digest@1", 3, "local", NOON, Usage(1, 10, 10)),
        "late": NOON - timedelta(hours=3),
    }  # fmt: skip
    return Digest(**{**held, **given})
