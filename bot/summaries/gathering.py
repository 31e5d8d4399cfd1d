"""The reports of a summary: those nearest to a topic, made whole by the stories that they belong to. Pure but for its ports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import abstain
from bot.cues import open_ended
from bot.evidence import carried
from bot.loose import whole
from bot.summaries import sentences
from bot.summaries.agreeing import ALIKE
from bot.summaries.reading import read
from bot.types import Coverage, Exhibit
from bot.writers.quoting import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.case import Case
    from bot.casework import Casework
    from bot.stories.types import Stories, Story
    from bot.types import Claim, Evidence, Question
    from corpus.health import Freshness
    from corpus.types import Article

NEAREST = 2  # stories that a topic is made whole by
REPORTS = 12  # independent ones that are read for a summary


def on_topic(case: Case) -> Evidence:
    """The exhibits of articles that are about the topic; all of them when none is plainly, or no topic is named."""
    if open_ended(case.question.topic):
        return case.evidence
    near = {hit.article.id for hit in case.hits if abstain.about(case.question, hit)}
    kept = [exhibit for exhibit in case.evidence if exhibit.article.id in near]
    return _numbered(kept or case.evidence)


def made_whole(evidence: Evidence, question: Question, work: Casework, stories: Stories) -> Evidence:
    """The same with every report of the nearest stories, whole, wire copies counted once; at most `REPORTS` origins."""
    found: dict[str, Story] = {}
    for exhibit in evidence:
        story = stories.of(exhibit.article.id)
        if story is not None and len(found) < NEAREST:
            found.setdefault(story.id, story)
    reports = {
        one.article.origin: one for story in found.values() for one in reports_of(story, question, work)
    }
    first = [
        reports.pop(exhibit.article.origin, exhibit) for exhibit in evidence if _is_first(exhibit, evidence)
    ]
    further = [
        one for one in evidence if not _is_first(one, evidence) and one.article.origin not in _wholes(first)
    ]
    return _numbered([*first, *further, *reports.values()][:REPORTS])


def told_of(
    evidence: Evidence, claims: Sequence[Claim], question: Question, stories: Stories | None
) -> Evidence:
    """The exhibits of reports that the draft tells of; of those that say the same or differ, and of their stories; numbers stay."""
    numbers = {quote.exhibit for claim in claims for quote in claim.quotes}
    said = [words_of(quote.text) for claim in claims for quote in claim.quotes]
    kin = read(evidence, question).kin(claims)
    cited = {
        one.article.origin
        for one in evidence
        if one.number in numbers or one.article.origin in kin or _says(one, said)
    }
    homes = {one.article.origin: _home(one, stories) for one in evidence}
    told = {homes[origin] for origin in cited} - {""}
    return tuple(one for one in evidence if one.article.origin in cited or homes[one.article.origin] in told)


def _says(exhibit: Exhibit, said: Sequence[frozenset[str]]) -> bool:
    """Whether a sentence of it is near enough to what is told: what two reports have is told from one of them only."""
    return any(
        len(words & one.words) >= ALIKE * max(1, len(words))
        for one in sentences.told(exhibit)
        for words in said
    )


def _home(exhibit: Exhibit, stories: Stories | None) -> str:
    story = stories.of(exhibit.article.id) if stories else None
    return story.id if story else ""


def reports_of(story: Story, question: Question, work: Casework) -> tuple[Exhibit, ...]:
    """One print of each report of a story that may be used and lies in the window, the newest first."""
    prints = work.prints(question, set(story.origins))
    used = [print_ for told in prints.values() if (print_ := _print(told, question)) is not None]
    used.sort(key=lambda article: (article.kind == "opinion", -article.when.timestamp(), article.id))
    return _numbered([replace(whole(one, 1), also_carried_by=carried(one, prints)) for one in used][:REPORTS])


def coverage(evidence: Evidence, prints: Mapping[str, Sequence[Article]], freshness: Freshness) -> Coverage:
    """What was looked at, reprints included."""
    articles = {one.article.id: one.article for one in evidence}
    articles |= {one.id: one for told in prints.values() for one in told if one.state == "live"}
    days = sorted(one.published_at for one in articles.values() if one.published_at)
    return Coverage(
        articles=len(articles),
        outlets=len({one.outlet for one in articles.values()}),
        origins=len({one.origin for one in articles.values()}),
        earliest=days[0] if days else None,
        latest=days[-1] if days else None,
        last_ingest=freshness.last_ingest,
        silent=freshness.silent,
    )


def _print(told: Sequence[Article], question: Question) -> Article | None:
    """The print to cite: the original, else the earliest that may be used."""
    window, outlets = question.window, question.outlets
    usable = [
        one
        for one in told
        if one.state == "live"
        and (window is None or window.since <= one.when < window.until)
        and (not outlets or one.outlet in outlets)
    ]
    return next((one for one in usable if one.id == one.origin), usable[0] if usable else None)


def _is_first(exhibit: Exhibit, evidence: Evidence) -> bool:
    return next(one for one in evidence if one.article.origin == exhibit.article.origin) is exhibit


def _wholes(exhibits: Iterable[Exhibit]) -> set[str]:
    """The origins that are told whole."""
    return {one.article.origin for one in exhibits if one.span.end - one.span.start == len(one.article.text)}


def _numbered(exhibits: Iterable[Exhibit]) -> Evidence:
    return tuple(replace(one, number=n) for n, one in enumerate(exhibits, start=1))
