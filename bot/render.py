"""Answers as plain text for a terminal, and the lines that summaries and digests share with them. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot import conflicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from bot.outcomes import Outcome, Told
    from bot.types import Answer, Claim, Coverage, NoAnswer, Provenance, Reason, Source
    from corpus.health import Silence
    from corpus.types import Article, Hit

LEFT_OUT = "No answer: that outlet is left out here."
HEADINGS: dict[Reason, str] = {
    "outlet_not_in_corpus": "No answer: that outlet is not in the corpus.",
    "window_outside_corpus": "No answer: the corpus does not cover that time.",
    "nothing_relevant": "No answer: nothing in the corpus is about this.",
    "not_supported": "No answer: nothing passed the checks.",
    "writer_unavailable": "No answer: the writer is not available.",
    "empty_corpus": "No answer: the corpus is empty.",
}
"""Why there is no answer, in one sentence."""
NOT_DENIED = "That the corpus is silent does not mean that it did not happen."


def below(outcome: Told) -> Iterator[str]:
    """Sources, coverage, notes."""
    zone = outcome.question.zone
    if outcome.sources:
        yield ""
        yield "Sources"
    yield from (f"  {line}" for source in outcome.sources for line in source_lines(source, zone))
    yield ""
    yield from _footer(outcome, notes(outcome))


def answer(answer: Answer) -> Iterator[str]:
    """The claims, then all the rest."""
    for claim in answer.claims:
        yield claim_line(claim, answer.sources, answer.question.zone)
    yield from after_claims(answer)


def heading(outcome: NoAnswer) -> str:
    """That there is no answer, and for which kind of reason."""
    held = outcome.reason == "outlet_not_in_corpus" and not outcome.question.absent_outlets
    return LEFT_OUT if held else HEADINGS[outcome.reason]


def claim_line(claim: Claim, sources: Sequence[Source], zone: str) -> str:
    """One checked claim with its citation numbers and the day of the first article cited."""
    told = cited(claim, sources)
    marks = "".join(f"[{source.number}]" for source in told)
    return f"• {claim.text} {marks} ({day(told[0].published_at, told[0].date_quality, zone)})"


def cited(claim: Claim, sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources that a claim quotes, in the order of their numbers."""
    articles = {quote.article_id for quote in claim.quotes}
    return tuple(source for source in sources if source.article_id in articles)


def after_claims(answer: Answer) -> Iterator[str]:
    """All of an answer but its claims: what was not found, sources, coverage, notes."""
    for missing in answer.missing:
        yield f"• Not found in the corpus: {missing}"
    if answer.conflicts:
        yield ""
        yield from conflicts.lines(answer.conflicts)
    yield from below(answer)


def notes(outcome: Told) -> tuple[str, ...]:
    """The notices, and what the checks could not read."""
    unchecked = dict.fromkeys(what for claim in outcome.claims for what in claim.unchecked)
    if not unchecked:
        return outcome.notices
    return (*outcome.notices, f"Not checked in this language: {', '.join(unchecked)}.")


def no_answer(outcome: NoAnswer) -> Iterator[str]:
    """The reason, then the nearest articles."""
    yield heading(outcome)
    yield outcome.detail
    if outcome.reason in {"nothing_relevant", "not_supported"}:
        yield NOT_DENIED
    if outcome.nearest:
        yield ""
        yield "Nearest in the corpus"
        yield from (f"  {line}" for s in outcome.nearest for line in source_lines(s, outcome.question.zone))
    yield ""
    yield from _footer(outcome, outcome.notices)


def source_lines(source: Source, zone: str) -> Iterator[str]:
    """One cited article: number, outlet, date, title, and where it is."""
    flag = f" ({source.flag})" if source.flag else ""
    yield f"[{source.number}] {source.outlet}, {day(source.published_at, source.date_quality, zone)}{flag}: {source.title}"
    if source.also_carried_by:
        yield f"    also carried by {', '.join(source.also_carried_by)}"
    if source.url:
        yield f"    {source.url}"


def _footer(outcome: Outcome, notices: Sequence[str]) -> Iterator[str]:
    question, coverage, made = outcome.question, outcome.coverage, outcome.provenance
    if question.window:
        until = question.window.until
        yield f"Time: {moment(question.window.since, question.zone)} to {moment(until, question.zone)}."
    yield covered(coverage, question.zone)
    yield from (silence(each, question.zone) for each in coverage.silent)
    if outcome.withheld:
        yield withheld(len(outcome.withheld))
    yield from (f"Note: {notice}" for notice in notices)
    if made.model and made.usage.requests:
        yield _written(made)
    yield f"Why this answer: evenhand explain {outcome.id}"


def withheld(sentences: int) -> str:
    """How many sentences the checks have kept back."""
    return f"{count(sentences, 'sentence')} withheld by the checks."


def _written(made: Provenance) -> str:
    """Which model wrote, and what that took."""
    used = made.usage
    cost = f", ${used.cost:.4f}" if used.cost is not None else ""
    return f"Written by {made.model}, {used.prompt + used.completion:,} tokens{cost}; every sentence checked by code."


def covered(coverage: Coverage, zone: str) -> str:
    """The coverage statement: counts, days, and the time of the last ingest."""
    counts = (
        f"{count(coverage.articles, 'article')}, {count(coverage.outlets, 'outlet')}, "
        f"{count(coverage.origins, 'independent report')}"
    )
    days = ""
    if coverage.earliest and coverage.latest:
        first, last = (day(d, "day", zone) for d in (coverage.earliest, coverage.latest))
        days = f", {first}" if first == last else f", {first} to {last}"
    ingest = f"; last ingest {moment(coverage.last_ingest, zone)}" if coverage.last_ingest else ""
    return f"Looked at {counts}{days}{ingest}."


def silence(each: Silence, zone: str) -> str:
    """That a source gives nothing, and since when."""
    since = f"since {moment(each.since, zone)}" if each.since else "so far"
    return f"No news from {each.name} {since}: its feed fails or is empty."


def article(item: Article) -> str:
    """One article for reading."""
    byline = f"By {', '.join(item.authors)}\n" if item.authors else ""
    told = (*item.flags, *(["withdrawn"] if item.state == "withdrawn" else []))
    flags = f"\n[{', '.join(told)}]" if told else ""
    printed = day(item.published_at, item.date_quality, "UTC")
    head = f"{item.title}\n{item.outlet}, {printed} · revision {item.revision} · {item.id}{flags}\n{item.url}".rstrip()
    dek = f"\n{item.dek}\n" if item.dek else ""
    return f"{head}\n{byline}{dek}\n{item.text}"


def hits(found: Sequence[Hit], zone: str) -> str:
    """Search results for reading."""
    if not found:
        return "Nothing was found."
    blocks = []
    for rank, hit in enumerate(found, start=1):
        printed = day(hit.article.published_at, hit.article.date_quality, zone)
        head = f"{rank:>2}. {hit.article.outlet}, {printed}: {hit.article.title}  [{hit.article.id}]"
        blocks.append(f"{head}\n    {' '.join(hit.passage.text(hit.article).split())}")
    return "\n".join(blocks)


def day(when: datetime | None, quality: str, zone: str) -> str:
    """An absolute date. A date known to the day only is not moved by time zones."""
    if when is None:
        return "undated"
    local = when if quality == "day" else when.astimezone(ZoneInfo(zone))
    return f"{local:%-d %B %Y}"


def moment(when: datetime, zone: str) -> str:
    """An absolute time with its zone."""
    return f"{when.astimezone(ZoneInfo(zone)):%-d %B %Y %H:%M} {zone}"


def count(number: int, noun: str, several: str = "") -> str:
    """A number with its noun: "1 article", "2 articles"."""
    return f"{number} {noun if number == 1 else several or noun + 's'}"
